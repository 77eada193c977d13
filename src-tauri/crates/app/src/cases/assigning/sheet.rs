//! Targets from a spreadsheet: units by code or any of their names, columns by their heading.
//!
//! Read by the process that reads every foreign sheet. Deliberately absent: guessing at a unit
//! or column that is not known; it is named and left out.

use std::collections::BTreeMap;
use std::path::Path;

use domain::catalog::Catalogue;
use domain::offices::{Task, TaskField};
use domain::text::fold;
use intake::{Cell, Row, Sheet};
use serde_json::{Value, json};

use super::super::importing::read;
use super::super::offices::{district_words, task};
use super::super::packages::name_of;
use super::super::workplaces::{back_up_before, saved};
use super::drafts::{count, put};
use super::view::{changes_in_words, label};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{RowError, TargetColumn, TargetSheet, TargetSheetArgs, UnitChanges};
use crate::words::say;

/// Rows among which the head is looked for.
const HEAD_WITHIN: usize = 30;

/// What a column says of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Unit,
    Figure(TaskField),
}

/// `assign.sheet`
pub fn sheet(call: &Call<'_>, args: TargetSheetArgs) -> Result<TargetSheet> {
    let job = call.job(&args.job);
    let sheet = read(call, Path::new(&args.path), &job)?;
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let (at, columns) =
        head(&sheet).ok_or_else(|| AppError::new(ErrorCode::Invalid, "assign.no_head", &[]))?;
    let mut errors = Vec::new();
    let mut units: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for row in sheet.rows.iter().skip(at + 1) {
        take(row, &columns, &mut units, &mut errors);
    }
    let mut changes = Vec::new();
    for (unit, figures) in &units {
        let changed = changes_of(workplace, unit, figures)?;
        if !changed.is_empty() {
            changes.push(UnitChanges { unit: unit.clone(), name: name_of(unit), changes: changed });
        }
    }
    if args.apply && !changes.is_empty() {
        back_up_before(call, workplace, "truoc-nhap")?;
        let written: Vec<_> =
            changes.iter().map(|one| (one.unit.clone(), units[&one.unit].clone())).collect();
        let note = changes.len().to_string();
        put(call, workplace, written, ("task.sheet", &note))?;
    }
    let heads = &sheet.rows[at];
    let shown = columns.iter().map(|(column, means)| TargetColumn {
        heading: heads.cell(*column).text(),
        label: match means {
            Column::Unit => Some(say("assign.unit_column", &[])),
            Column::Figure(field) => Some(label(field)),
        },
    });
    Ok(TargetSheet {
        sheet: sheet.name.clone(),
        columns: shown.collect(),
        units: u32::try_from(units.len()).unwrap_or(u32::MAX),
        changes,
        errors,
        applied: args.apply,
        saved: saved(workplace)?,
    })
}

/// The row that names a unit column and at least one figure, and what its columns mean.
fn head(sheet: &Sheet) -> Option<(usize, Vec<(usize, Column)>)> {
    sheet.rows.iter().take(HEAD_WITHIN).enumerate().find_map(|(at, row)| {
        let mut columns: Vec<(usize, Column)> = Vec::new();
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(means) = meaning(&cell.text()) else { continue };
            if !columns.iter().any(|(_, known)| *known == means) {
                columns.push((column, means));
            }
        }
        let unit = columns.iter().any(|(_, means)| *means == Column::Unit);
        (unit && columns.len() > 1).then_some((at, columns))
    })
}

/// What a heading means, by words that the district's own tables use.
fn meaning(heading: &str) -> Option<Column> {
    let text = fold(heading);
    let has = |words: &str| words.split(' ').all(|word| text.contains(&word.replace('_', " ")));
    if text.is_empty() {
        return None;
    }
    for target in &Catalogue::built_in().assignment.services {
        let named = domain_words(&target.key).iter().any(|words| has(words));
        if named {
            return Some(Column::Figure(TaskField::Service(target.key.clone())));
        }
    }
    let figures = [
        ("can_ngheo giam", TaskField::NearPoorReduce),
        ("can_ngheo dau_nam", TaskField::NearPoorStart),
        ("so_ho_can_ngheo", TaskField::NearPoorStart),
        ("ngheo giam", TaskField::PoorReduce),
        ("ngheo dau_nam", TaskField::PoorStart),
        ("so_ho_ngheo", TaskField::PoorStart),
        ("ho_tu_nhien", TaskField::NaturalHouseholds),
        ("tong_so_ho", TaskField::NaturalHouseholds),
    ];
    if let Some((_, field)) = figures.into_iter().find(|(words, _)| has(words)) {
        // A rate beside a count has the same words.
        return (!text.contains("ty le") && !text.contains('%')).then_some(Column::Figure(field));
    }
    let unit = ["ma xa", "ten xa", "don vi", "xa, thi tran", "xa, tt", "xa"];
    unit.iter().any(|words| text == *words || text.starts_with(words)).then_some(Column::Unit)
}

/// Words of the headings under which each service target is met.
fn domain_words(key: &str) -> &'static [&'static str] {
    match key {
        "children_at_school" => &["tre_em hoc", "di_hoc"],
        "near_poor_insured" => &["bao_hiem", "bhyt"],
        "solid_houses" => &["kien_co", "chat_luong nha"],
        "floor_area" => &["dien_tich"],
        "latrines" => &["nha_tieu", "ho_xi"],
        "clean_water" => &["nuoc"],
        "information" => &["thong_tin", "vien_thong"],
        _ => &[],
    }
}

fn take(
    row: &Row,
    columns: &[(usize, Column)],
    units: &mut BTreeMap<String, BTreeMap<String, Value>>,
    errors: &mut Vec<RowError>,
) {
    let mut wrong = |column: usize, key: &str, args: &[(&str, &dyn std::fmt::Display)]| {
        errors.push(RowError {
            row: row.number,
            column: Some(intake::column_letters(column)),
            message: say(key, args),
            refused: true,
        });
    };
    let unit_column = columns.iter().find(|(_, means)| *means == Column::Unit);
    let Some((at, _)) = unit_column else { return };
    let named = row.cell(*at).text();
    let blank = columns.iter().filter(|(column, _)| column != at);
    let blank = blank.clone().all(|(column, _)| row.cell(*column).is_empty());
    if named.is_empty() || blank || is_sum(&named) {
        return;
    }
    let catalogue = Catalogue::built_in();
    let Some(unit) = catalogue.unit(&named).or_else(|| catalogue.find_unit(&named)) else {
        wrong(*at, "assign.unknown_row", &[("name", &named)]);
        return;
    };
    let unit = unit.code.to_string();
    if units.contains_key(&unit) {
        wrong(*at, "assign.row_twice", &[("name", &named)]);
        return;
    }
    let mut figures = BTreeMap::new();
    for (column, means) in columns {
        let Column::Figure(field) = means else { continue };
        let cell = row.cell(*column);
        match number(cell) {
            Some(Some(n)) => {
                figures.insert(field.code(), json!(n));
            }
            Some(None) => {}
            None => wrong(*column, "assign.no_number", &[("cell", &cell.text())]),
        }
    }
    units.insert(unit, figures);
}

/// The line of sums is no unit.
fn is_sum(name: &str) -> bool {
    let name = fold(name);
    ["tong", "cong", "toan huyen"].iter().any(|word| name.starts_with(word))
}

/// A count; `Some(None)` for an empty cell, `None` for what is none.
fn number(cell: &Cell) -> Option<Option<u32>> {
    match cell {
        Cell::Empty => Some(None),
        Cell::Whole(n) => count(&n.to_string()),
        Cell::Text(text) => count(text),
        _ => None,
    }
}

/// What the figures change against what the unit is asked, with its draft.
fn changes_of(
    workplace: &Workplace,
    unit: &str,
    figures: &BTreeMap<String, Value>,
) -> Result<Vec<crate::view::TaskChangeView>> {
    let words = district_words(workplace, unit)?;
    let before = match words.draft_task() {
        Some(draft) => draft.clone(),
        None => task(workplace, unit)?.unwrap_or_default(),
    };
    let mut now: Task = before.clone();
    for (field, value) in figures {
        let n = value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        match field.as_str() {
            "natural_households" => now.targets.natural_households = n,
            "poor_start" => now.targets.poor_start = n,
            "poor_reduce" => now.targets.poor_reduce = n,
            "near_poor_start" => now.targets.near_poor_start = n,
            "near_poor_reduce" => now.targets.near_poor_reduce = n,
            other => {
                if let Some(key) = other.strip_prefix("service.") {
                    now.services.insert(key.to_owned(), n);
                }
            }
        }
    }
    Ok(changes_in_words(&now.changes_since(&before)))
}
