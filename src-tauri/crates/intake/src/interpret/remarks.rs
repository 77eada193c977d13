//! What there is to say about rows and cells, gathered while reading.

use std::fmt::Display;

use serde::Serialize;

use crate::messages::say;
use crate::sheet::column_letters;

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// The row is not taken.
    Refused,
    /// The row is taken without this cell.
    Unread,
    /// The cell was taken, but somebody should look at it.
    Doubtful,
    /// The same household stands on an earlier row; both are taken.
    Duplicate,
}

/// Lỗi hoặc nghi ngờ ở một dòng: something a person should look at.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Row in the file, from 1.
    pub row: u32,
    /// Letters of the column; none if it is about the whole row.
    pub column: Option<String>,
    /// How much it matters.
    pub kind: RemarkKind,
    /// The Vietnamese sentence. It may quote the cell: personal data, never logged.
    pub message: String,
}

impl std::fmt::Debug for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Remark({:?}, row {}, column {:?}, …)", self.kind, self.row, self.column)
    }
}

/// Why a cell cannot be read, or is read with a doubt: the key of a sentence and
/// what it names. The text of the cell is filled in as `{text}`.
pub(super) struct Doubt {
    pub(super) key: &'static str,
    pub(super) args: Vec<(&'static str, String)>,
}

impl Doubt {
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// What was understood of a cell, and the doubt that came along.
pub(super) type Understood<T> = Result<(T, Option<Doubt>), Doubt>;

/// The remarks so far.
#[derive(Default)]
pub(super) struct Remarks {
    pub(super) all: Vec<Remark>,
}

/// Longest quotation of a cell in a sentence (characters).
const QUOTED: usize = 60;

impl Remarks {
    pub(super) fn row(&mut self, row: u32, kind: RemarkKind, doubt: Doubt) {
        self.push(row, None, kind, "", doubt);
    }

    pub(super) fn cell(
        &mut self,
        row: u32,
        column: usize,
        kind: RemarkKind,
        text: &str,
        doubt: Doubt,
    ) {
        self.push(row, Some(column), kind, text, doubt);
    }

    /// Adds the remarks of a second reading of the same row, doubles left out.
    pub(super) fn absorb(&mut self, second: Self) {
        for remark in second.all {
            let mut same_row = self.all.iter().rev().take_while(|own| own.row == remark.row);
            if !same_row.any(|own| *own == remark) {
                self.all.push(remark);
            }
        }
    }

    fn push(
        &mut self,
        row: u32,
        column: Option<usize>,
        kind: RemarkKind,
        text: &str,
        doubt: Doubt,
    ) {
        let mut quoted: String = text.chars().take(QUOTED).collect();
        if quoted.len() < text.len() {
            quoted.push('…');
        }
        let mut args: Vec<(&str, &dyn Display)> = Vec::new();
        for (name, value) in &doubt.args {
            args.push((*name, value));
        }
        // Last, so that a cell that holds «{year}» is quoted and not filled in.
        if !doubt.args.iter().any(|(name, _)| *name == "text") {
            args.push(("text", &quoted));
        }
        let message = say(doubt.key, &args);
        self.all.push(Remark { row, column: column.map(column_letters), kind, message });
    }
}
