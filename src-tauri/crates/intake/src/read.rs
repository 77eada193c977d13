//! A workbook's bytes to one [`Sheet`], within fixed caps.
//!
//! Runs in the capped child process (see [`crate::child`]); the caps here are those of
//! any sensible list, the child's are those of the machine. Deliberately absent:
//! understanding of any cell.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Dimensions, Ods, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx};
use domain::catalog::Catalogue;
use domain::date::ViDate;

use crate::container::{Format, format_of};
use crate::error::ReadError;
use crate::header::find_header;
use crate::sheet::{Area, Cell, Row, Sheet};

/// Largest file that is opened (bytes).
pub const MAX_FILE_BYTES: u64 = 64 << 20;
/// Most filled rows of a sheet.
pub const MAX_ROWS: usize = 200_000;
/// Columns A to IV.
pub const MAX_COLUMNS: usize = 256;
/// Most cells in all, blanks inside rows counted: 200,000 rows of 25 columns.
pub const MAX_CELLS: usize = 5_000_000;
/// Longest text of one cell (characters); Excel's own limit.
pub const MAX_CELL_CHARS: usize = 32_767;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads one sheet of a workbook (.xlsx, .xlsm, .xls, .xlsb, .ods; told by content).
///
/// Without a name it is the first visible sheet that has a header of households, or
/// else the first with anything in it.
///
/// # Errors
/// Any [`ReadError`] but those of the child process.
pub fn read_sheet(path: &Path, sheet: Option<&str>) -> Result<Sheet, ReadError> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::NotFound,
        _ => ReadError::Unreadable { detail: error.to_string() },
    };
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > MAX_FILE_BYTES {
        return Err(ReadError::FileTooLarge { megabytes: size.div_ceil(1 << 20) });
    }
    let mut bytes = Vec::new();
    // One byte more than allowed shows a file that grew, or that is no plain file.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    read_bytes(&bytes, sheet)
}

/// Reads one sheet out of the bytes of a workbook; see [`read_sheet`].
///
/// # Errors
/// Any [`ReadError`] but those of files and of the child process.
pub fn read_bytes(bytes: &[u8], sheet: Option<&str>) -> Result<Sheet, ReadError> {
    let size = bytes.len() as u64;
    if size > MAX_FILE_BYTES {
        return Err(ReadError::FileTooLarge { megabytes: size.div_ceil(1 << 20) });
    }
    let mut book = Book::open(bytes)?;
    let names = book.visible_sheets();
    if let Some(name) = sheet {
        let Some(name) = names.iter().find(|own| own.as_str() == name) else {
            return Err(ReadError::NoSuchSheet { name: name.to_owned(), names });
        };
        let sheet = book.sheet(name, &names)?;
        return if sheet.rows.is_empty() { Err(ReadError::NothingInIt) } else { Ok(sheet) };
    }
    let mut first_filled = None;
    for name in &names {
        let sheet = book.sheet(name, &names)?;
        if find_header(&sheet, Catalogue::built_in()).is_found() {
            return Ok(sheet);
        }
        if first_filled.is_none() && !sheet.rows.is_empty() {
            first_filled = Some(sheet);
        }
    }
    first_filled.ok_or(ReadError::NothingInIt)
}

enum Book<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Box<Ods<Bytes<'a>>>),
}

fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { detail: error.to_string() }
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let reader = Cursor::new(bytes);
        Ok(match format_of(bytes)? {
            Format::Xlsx => {
                Self::Xlsx(Box::new(Xlsx::new(reader).map_err(|error| match error {
                    calamine::XlsxError::Password => ReadError::Protected,
                    other => damaged(other),
                })?))
            }
            Format::Xlsb => Self::Xlsb(Box::new(Xlsb::new(reader).map_err(damaged)?)),
            Format::Xls => Self::Xls(Box::new(Xls::new(reader).map_err(|error| match error {
                XlsError::Password => ReadError::Protected,
                other => damaged(other),
            })?)),
            Format::Ods => Self::Ods(Box::new(Ods::new(reader).map_err(|error| match error {
                calamine::OdsError::Password => ReadError::Protected,
                other => damaged(other),
            })?)),
        })
    }

    fn visible_sheets(&self) -> Vec<String> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        all.iter()
            .filter(|sheet| {
                sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
            })
            .map(|sheet| sheet.name.clone())
            .collect()
    }

    fn sheet(&mut self, name: &str, names: &[String]) -> Result<Sheet, ReadError> {
        let mut rows = Rows::default();
        let merged = match self {
            Self::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
                while let Some(cell) = cells.next_cell().map_err(damaged)? {
                    let (row, column) = cell.get_position();
                    rows.put(row, column, &Data::from(cell.get_value().clone()))?;
                }
                drop(cells);
                book.merge_cells_by_sheet_name(name).map_err(damaged)?
            }
            Self::Xlsb(book) => {
                rows.put_all(&book.worksheet_range(name).map_err(damaged)?)?;
                Vec::new()
            }
            Self::Xls(book) => {
                rows.put_all(&book.worksheet_range(name).map_err(damaged)?)?;
                book.merge_cells_by_sheet_name(name).unwrap_or_default()
            }
            Self::Ods(book) => {
                rows.put_all(&book.worksheet_range(name).map_err(damaged)?)?;
                Vec::new()
            }
        };
        let mut sheet = Sheet {
            name: name.to_owned(),
            names: names.to_vec(),
            rows: rows.done(),
            merged: Vec::new(),
        };
        sheet.merged = areas(&merged, &sheet);
        Ok(sheet)
    }
}

/// Merged cells that lie in what was read; a list merges heads and titles, not
/// hundreds of thousands of cells.
fn areas(merged: &[Dimensions], sheet: &Sheet) -> Vec<Area> {
    let last = sheet.rows.last().map_or(0, |row| row.number);
    let width = sheet.width();
    merged
        .iter()
        .map(|area| Area {
            top: area.start.0.saturating_add(1),
            left: area.start.1 as usize,
            bottom: area.end.0.saturating_add(1),
            right: area.end.1 as usize,
        })
        .filter(|area| area.top <= last && area.left < width)
        .take(MAX_ROWS)
        .collect()
}

/// Rows as they fill up, with the caps kept at every cell.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    cells: usize,
}

impl Rows {
    fn put_all(&mut self, range: &calamine::Range<Data>) -> Result<(), ReadError> {
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, data) in range.used_cells() {
            let at = |start: u32, offset: usize| {
                u32::try_from(offset).map_or(u32::MAX, |offset| start.saturating_add(offset))
            };
            self.put(at(top, row), at(left, column), data)?;
        }
        Ok(())
    }

    fn put(&mut self, row: u32, column: u32, data: &Data) -> Result<(), ReadError> {
        let number = row.saturating_add(1);
        let column = column as usize;
        if let Data::String(text) = data
            && text.chars().nth(MAX_CELL_CHARS).is_some()
        {
            return Err(ReadError::CellTooLong { row: number, column });
        }
        let cell = cell_of(data);
        if cell.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns);
        }
        if self.rows.last().is_none_or(|last| last.number != number) {
            if self.rows.last().is_some_and(|last| last.number > number) {
                return Err(damaged("rows are out of order"));
            }
            if self.rows.len() == MAX_ROWS {
                return Err(ReadError::TooManyRows);
            }
            self.rows.push(Row { number, cells: Vec::new() });
        }
        let cells = &mut self.rows.last_mut().expect("a row was just made sure of").cells;
        if column >= cells.len() {
            self.cells += column + 1 - cells.len();
            if self.cells > MAX_CELLS {
                return Err(ReadError::TooManyCells);
            }
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    fn done(self) -> Vec<Row> {
        self.rows
    }
}

fn cell_of(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Whole(*number),
        Data::Float(number) => number_cell(*number),
        Data::String(text) => Cell::text_of(text),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = ViDate::new(i32::from(year), u32::from(month), u32::from(day));
            // Serial 0 and below is no day: a time, or a zero in a column of dates.
            match day {
                Some(day) if moment.as_f64() >= 1.0 => Cell::Day(day),
                _ => number_cell(moment.as_f64()),
            }
        }
        Data::DateTime(moment) => number_cell(moment.as_f64()),
        Data::DateTimeIso(text) => match text.get(..10).and_then(ViDate::parse_iso) {
            Some(day) => Cell::Day(day),
            None => Cell::text_of(text),
        },
        Data::DurationIso(text) => Cell::text_of(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A number as Excel shows it, to 15 digits, so that 0.1 + 0.2 is 0.3 and 1974.0 is 1974.
fn number_cell(number: f64) -> Cell {
    if !number.is_finite() {
        return Cell::Error(number.to_string());
    }
    let shown: f64 = format!("{number:.14e}").parse().expect("a written float reads back");
    if shown.fract() == 0.0 && shown.abs() < 1e15 {
        // Exact: a whole number below 2^53.
        return Cell::Whole(shown as i64);
    }
    Cell::Decimal(shown.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_the_noise_of_binary_fractions() {
        assert_eq!(number_cell(1974.0), Cell::Whole(1974));
        assert_eq!(number_cell(1_973.999_999_999_999_9), Cell::Whole(1974));
        assert_eq!(number_cell(0.1 + 0.2), Cell::Decimal("0.3".to_owned()));
        assert_eq!(number_cell(-3.0), Cell::Whole(-3));
        assert_eq!(number_cell(38_012_345_678.0), Cell::Whole(38_012_345_678));
    }
}
