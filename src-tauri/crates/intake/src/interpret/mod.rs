//! Rows understood as households, with every row accounted for.
//!
//! Each row below the header becomes a household, a person of one, a remark that it was
//! refused, or a skipped row with its reason; none is lost silently. A cell that cannot
//! be read costs only that cell. Deliberately absent: ids, the register, and writing.

mod class;
mod codes;
mod columns;
mod hamlets;
mod household;
mod list;
mod person;
mod remarks;
mod rows;
mod values;

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::date::PlanYear;
use serde::Serialize;
use serde_json::Value;

pub use remarks::{Remark, RemarkKind};

use crate::header::HeaderGuess;
use crate::sheet::Sheet;
use columns::Columns;
use household::Reader;

/// What the reading goes by.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Codes and names of causes, indicators, needs, ethnic groups and relations.
    pub catalogue: &'a Catalogue,
    /// The plan year: ages count back from it, and nobody is born after it.
    pub year: PlanYear,
    /// The commune's area, `rural` or `urban`; a household's is kept only where it differs.
    pub area: &'a str,
    /// The hamlets the commune has already, as it writes them.
    pub hamlets: &'a [String],
}

/// A household as one list has it, in fields of `domain::schema`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HouseholdRow {
    /// Row of the household or of its head, from 1.
    pub row: u32,
    /// Fields of kind `household`; `hamlet` is not among them, see `hamlet_name`.
    pub fields: BTreeMap<String, Value>,
    /// Thành viên: fields of kind `member`, the head among them; empty if the list has
    /// only households.
    pub members: Vec<BTreeMap<String, Value>>,
    /// Thôn: the commune's own spelling if it is known, else the file's.
    pub hamlet_name: Option<String>,
    /// The earlier row with the same name, birth year and hamlet.
    pub same_as_row: Option<u32>,
}

impl std::fmt::Debug for HouseholdRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HouseholdRow(row {}, …)", self.row)
    }
}

/// Why a row is no household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// A sum.
    Total,
    /// The name of a hamlet over its households.
    HamletBand,
    /// The name of a class over its households.
    ClassBand,
    /// The header again.
    RepeatedHeader,
    /// Signatures, dates, notes below the list.
    Footer,
    /// Text that belongs to nothing.
    LooseText,
}

/// A row that is no household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SkippedRow {
    /// Row in the file, from 1.
    pub row: u32,
    /// Why.
    pub reason: SkipReason,
    /// The same as a Vietnamese sentence.
    pub message: String,
}

/// The counts of one reading (rows and persons of the file).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Filled rows below the header.
    pub rows: usize,
    /// Households taken.
    pub households: usize,
    /// Persons taken from rows of their own, heads among them.
    pub members: usize,
    /// Rows that a person has to mend before they can be taken.
    pub refused: usize,
    /// Rows that are no households.
    pub skipped: usize,
    /// Cells not taken.
    pub unread: usize,
    /// Cells and rows taken with a doubt.
    pub doubtful: usize,
    /// Households that stand on the list twice.
    pub duplicates: usize,
}

/// A list as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// The households, in the order of the file.
    pub rows: Vec<HouseholdRow>,
    /// What was not taken: whole rows and single cells.
    pub errors: Vec<Remark>,
    /// What was taken and should be looked at.
    pub warnings: Vec<Remark>,
    /// Rows that are no households.
    pub skipped: Vec<SkippedRow>,
    /// The counts.
    pub summary: Summary,
}

/// Reads the households below a header. Without a header there are none.
#[must_use]
pub fn interpret(sheet: &Sheet, header: &HeaderGuess, context: &Context<'_>) -> Intake {
    if !header.is_found() {
        return Intake::default();
    }
    let reader = Reader { sheet, columns: Columns::of(header, sheet), context };
    let first = sheet.rows.partition_point(|row| row.number <= header.last_row);
    list::read(reader, &sheet.rows[first..])
}
