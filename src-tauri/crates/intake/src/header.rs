//! Finding the header of a list: which rows it is in and what each column means.
//!
//! A header is one to four rows, some of them merged, anywhere in the first forty rows.
//! The rows in which most columns make sense are taken. Deliberately absent: looking at
//! the cells below it, and keeping a person's corrections (a profile is a later step).

use std::collections::HashSet;

use domain::catalog::Catalogue;
use domain::text::fold_label;
use serde::Serialize;

use crate::heading::{heading, is_list, within};
use crate::sheet::{Row, Sheet, column_letters};

/// Rows in which a header may begin.
const SEARCHED: usize = 40;
/// Most rows of a header.
const DEEPEST: usize = 4;

/// One column of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// From 0.
    pub index: usize,
    /// Excel's letters.
    pub letters: String,
    /// Its heading; those over it come first, apart by « – ».
    pub heading: String,
    /// What it holds: a field of a household or member (`head_name`, `cause.NN01`), one
    /// read into several (`order`, `name`, `birth_date`, `birth_year.male`, `address`,
    /// `score_b1`, `cause`, `class.poor_n1`, …), or nothing that is understood.
    pub field: Option<String>,
}

/// Where the header is, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct HeaderGuess {
    /// Its first row, from 1; 0 if there is none.
    pub first_row: u32,
    /// Its last row; the households begin below.
    pub last_row: u32,
    /// Each column with a heading, in order.
    pub columns: Vec<Column>,
}

impl HeaderGuess {
    /// Is there a column of names and at least one other?
    #[must_use]
    pub fn is_found(&self) -> bool {
        self.first_row > 0
    }

    /// The columns (from 0) that hold that field.
    pub fn columns_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = usize> + 'a {
        let own = self.columns.iter().filter(move |column| column.field.as_deref() == Some(field));
        own.map(|column| column.index)
    }

    /// The first column that holds that field.
    #[must_use]
    pub fn column_of(&self, field: &str) -> Option<usize> {
        self.columns.iter().find(|c| c.field.as_deref() == Some(field)).map(|c| c.index)
    }
}

/// Finds the header of a list of households; see [`HeaderGuess::is_found`].
#[must_use]
pub fn find_header(sheet: &Sheet, catalogue: &Catalogue) -> HeaderGuess {
    let width = sheet.width();
    let searched = &sheet.rows[..sheet.rows.len().min(SEARCHED + DEEPEST)];
    let named: Vec<bool> = searched.iter().map(|row| has_name(row, catalogue)).collect();
    let mut best: Option<(usize, usize, HeaderGuess)> = None;
    for top in 0..searched.len().min(SEARCHED) {
        for depth in 1..=DEEPEST.min(searched.len() - top) {
            let rows = &searched[top..top + depth];
            let last = rows[depth - 1].number;
            if last - rows[0].number >= DEEPEST as u32 {
                break;
            }
            if !named[top..top + depth].contains(&true) {
                continue;
            }
            let columns = read_columns(sheet, rows, width, catalogue);
            let known = columns.iter().filter(|column| column.field.is_some()).count();
            let has = |field: &str| columns.iter().any(|c| c.field.as_deref() == Some(field));
            if known < 2 || !(has("head_name") || has("name")) {
                continue;
            }
            let better = best
                .as_ref()
                .is_none_or(|(most, rows, _)| known > *most || (known == *most && depth < *rows));
            if better {
                let guess = HeaderGuess { first_row: rows[0].number, last_row: last, columns };
                best = Some((known, depth, guess));
            }
        }
    }
    let Some((_, _, mut guess)) = best else {
        return HeaderGuess::default();
    };
    settle(&mut guess.columns);
    skip_column_numbers(sheet, &mut guess);
    guess
}

fn has_name(row: &Row, catalogue: &Catalogue) -> bool {
    row.cells.iter().filter(|cell| !cell.is_empty()).any(|cell| {
        let field = heading(catalogue, &cell.text());
        matches!(field.as_deref(), Some("head_name" | "name"))
    }) || row.cells.iter().any(|cell| fold_label(&cell.text()).starts_with("ho va ten"))
}

/// The headings of each column, from the top, doubles left out.
fn read_columns(sheet: &Sheet, rows: &[Row], width: usize, catalogue: &Catalogue) -> Vec<Column> {
    let grid = filled_grid(sheet, rows, width);
    let mut taken = HashSet::new();
    let mut columns = Vec::new();
    for index in 0..width {
        let mut path: Vec<&str> = Vec::new();
        for row in &grid {
            let text = row[index].as_str();
            if !text.is_empty() && path.last() != Some(&text) {
                path.push(text);
            }
        }
        if path.is_empty() {
            continue;
        }
        let field =
            meaning(catalogue, &path).filter(|field| is_list(field) || taken.insert(field.clone()));
        columns.push(Column {
            index,
            letters: column_letters(index),
            heading: path.join(" – "),
            field,
        });
    }
    columns
}

/// The texts of the header rows with merged cells, and blanks right of a heading that
/// has others below it, filled.
fn filled_grid(sheet: &Sheet, rows: &[Row], width: usize) -> Vec<Vec<String>> {
    let (first, last) = (rows[0].number, rows[rows.len() - 1].number);
    let mut grid: Vec<Vec<String>> =
        rows.iter().map(|row| (0..width).map(|c| row.cell(c).text()).collect()).collect();
    let mut merged = vec![vec![false; width]; rows.len()];
    for area in sheet.merged.iter().filter(|area| area.top <= last && area.bottom >= first) {
        let text = match rows.iter().find(|row| row.number == area.top) {
            Some(row) => row.cell(area.left).text(),
            // It begins above: its text belongs to a title.
            None => String::new(),
        };
        for (at, row) in rows.iter().enumerate() {
            if (area.top..=area.bottom).contains(&row.number) {
                for column in area.left..=area.right.min(width.saturating_sub(1)) {
                    grid[at][column].clone_from(&text);
                    merged[at][column] = true;
                }
            }
        }
    }
    for at in 0..rows.len() {
        for column in 1..width {
            let below = grid[at + 1..].iter().any(|row| !row[column].is_empty());
            let above = grid[..at].iter().any(|row| !row[column].is_empty());
            let group = grid[at + 1..].iter().any(|row| !row[column - 1].is_empty());
            if grid[at][column].is_empty() && !merged[at][column] && below && !above && group {
                grid[at][column] = grid[at][column - 1].clone();
            }
        }
    }
    grid
}

/// What the lowest heading means: under the nearest group over it, by itself, or
/// together with the one over it («Họ và tên» over «chủ hộ»).
fn meaning(catalogue: &Catalogue, path: &[&str]) -> Option<String> {
    let (leaf, over) = path.split_last()?;
    let group = over.iter().rev().find_map(|text| heading(catalogue, text));
    group
        .and_then(|group| within(catalogue, &group, leaf))
        .or_else(|| heading(catalogue, leaf))
        .or_else(|| heading(catalogue, &format!("{} {leaf}", over.last()?)))
}

/// What only the whole header can tell.
fn settle(columns: &mut [Column]) {
    let has = |columns: &[Column], field: &str| {
        columns.iter().any(|column| column.field.as_deref() == Some(field))
    };
    let by_person = has(columns, "relation");
    if !by_person && !has(columns, "head_name") {
        rename(columns, "name", Some("head_name"));
    }
    let indicators = columns
        .iter()
        .filter(|c| c.field.as_deref().is_some_and(|field| field.starts_with("indicator.")))
        .count();
    // «BHYT» is a card one has, or among indicators one the household lacks.
    if by_person && indicators == 1 {
        rename(columns, "indicator.D02", Some("health_insured"));
    } else if !by_person && indicators > 1 && !has(columns, "indicator.D02") {
        rename(columns, "health_insured", Some("indicator.D02"));
    }
    if !by_person {
        for person in ["health_insured", "works", "schooling", "disability"] {
            rename(columns, person, None);
        }
    }
}

fn rename(columns: &mut [Column], from: &str, to: Option<&str>) {
    for column in columns.iter_mut().filter(|column| column.field.as_deref() == Some(from)) {
        column.field = to.map(str::to_owned);
    }
}

/// A row below the header that only numbers the columns («A», «1», «(2)», «5=6+7»)
/// belongs to it.
fn skip_column_numbers(sheet: &Sheet, guess: &mut HeaderGuess) {
    let name = guess.column_of("head_name").or_else(|| guess.column_of("name"));
    let (Some(name), Some(row)) = (name, sheet.row(guess.last_row + 1)) else {
        return;
    };
    let numbers = |text: &str| {
        let text = text.trim_matches(['(', ')', ' ']);
        text.len() == 1 && text.chars().all(char::is_alphanumeric)
            || !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "=+-.() ".contains(c))
    };
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    if numbers(&row.cell(name).text()) && filled.clone().all(|cell| numbers(&cell.text())) {
        guess.last_row = row.number;
    }
}
