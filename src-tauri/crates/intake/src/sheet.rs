//! A sheet as it was found: rows of cells, with nothing understood yet.
//!
//! Deliberately absent: formulas, formats, colours and fonts. A number with decimals
//! stays text, because nothing is computed with it here.

use std::fmt;

use domain::date::ViDate;
use domain::text::clean;
use serde::{Deserialize, Serialize};

/// What stands in one cell. Cells are personal data: `Debug` shows only their kinds.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// Clean text (NFC, single blanks); lines inside the cell are kept apart by `\n`.
    Text(String),
    /// A whole number; Excel's `1974.0` is 1974.
    Whole(i64),
    /// A number with decimals as Excel shows it, with a dot: `1.6`.
    Decimal(String),
    /// A day, from a cell formatted as a date.
    Day(ViDate),
    /// TRUE or FALSE.
    Flag(bool),
    /// A formula that came to nothing: `#REF!`.
    Error(String),
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Empty",
            Self::Text(_) => "Text(…)",
            Self::Whole(_) => "Whole(…)",
            Self::Decimal(_) => "Decimal(…)",
            Self::Day(_) => "Day(…)",
            Self::Flag(_) => "Flag(…)",
            Self::Error(_) => "Error(…)",
        })
    }
}

impl Cell {
    /// A cell of text, cleaned line by line; blank text is [`Cell::Empty`].
    #[must_use]
    pub fn text_of(text: &str) -> Self {
        let lines = text.split(['\n', '\r', '\u{2028}', '\u{0B}']).map(clean);
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        if lines.is_empty() { Self::Empty } else { Self::Text(lines.join("\n")) }
    }

    /// Does nothing stand here?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The cell as one line for people: days as dd/mm/yyyy, flags as Excel's words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.replace('\n', " "),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.replace('.', ","),
            Self::Day(day) => day.to_string(),
            Self::Flag(true) => "TRUE".to_owned(),
            Self::Flag(false) => "FALSE".to_owned(),
            Self::Error(error) => error.clone(),
        }
    }
}

/// One row with at least one filled cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its cells from column A on; blanks at the end are left out.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of that column (from 0); [`Cell::Empty`] beyond the end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// How many cells are filled.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Merged cells, both ends included. Rows from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: usize,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: usize,
}

/// One sheet of a workbook. Empty rows are left out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// The names of all visible sheets of the file, in order, this one among them.
    pub names: Vec<String>,
    /// Its filled rows, in order.
    pub rows: Vec<Row>,
    /// Its merged cells within the rows and columns read.
    pub merged: Vec<Area>,
}

impl Sheet {
    /// The width: one more than the last filled column.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The row of that number, if anything stands in it.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }
}

/// The letters over a column: 0 is «A», 25 «Z», 26 «AA».
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_excel_does() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn text_is_cleaned_line_by_line() {
        assert_eq!(Cell::text_of(" a\u{a0} b \r\n\n c"), Cell::Text("a b\nc".to_owned()));
        assert_eq!(Cell::text_of(" \n\t\u{200B}"), Cell::Empty);
    }
}
