//! Workbooks made for one test, and what the crate makes of them.

use std::io::{Cursor, Read, Write};

use domain::catalog::Catalogue;
use domain::date::PlanYear;
use intake::{Context, Intake, Sheet, find_header, interpret, read_bytes};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::Value;
use zip::write::SimpleFileOptions;

/// One cell to write.
#[derive(Clone, Debug)]
pub enum To {
    Text(String),
    Number(f64),
    /// A day, formatted dd/mm/yyyy.
    Day(i32, u8, u8),
    Blank,
}

impl From<&str> for To {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<i32> for To {
    fn from(number: i32) -> Self {
        Self::Number(f64::from(number))
    }
}

/// A row of cells of different kinds.
#[macro_export]
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$($crate::book::To::from($cell)),*] };
}

pub fn write(sheet: &mut Worksheet, top: u32, rows: &[Vec<To>]) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (number, row) in (top..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                To::Text(text) => sheet.write_string(number, column, text).unwrap(),
                To::Number(own) => sheet.write_number(number, column, *own).unwrap(),
                To::Day(y, m, d) => {
                    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(*y as u16, *m, *d).unwrap();
                    sheet.write_datetime_with_format(number, column, &date, &day).unwrap()
                }
                To::Blank => continue,
            };
        }
    }
}

/// A workbook of one sheet, filled and then arranged (merged, …).
pub fn book(rows: &[Vec<To>], arrange: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(sheet, 0, rows);
    arrange(sheet);
    book.save_to_buffer().unwrap()
}

/// Merges cells; rows and columns from 0 as the writer counts.
pub fn merge(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16), text: &str) {
    sheet.merge_range(from.0, from.1, to.0, to.1, text, &Format::new()).unwrap();
}

pub fn read(bytes: &[u8]) -> Intake {
    understand(&read_bytes(bytes, None).unwrap())
}

pub fn rows(rows: &[Vec<To>]) -> Intake {
    read(&book(rows, |_| {}))
}

pub fn understand(sheet: &Sheet) -> Intake {
    let catalogue = Catalogue::built_in();
    let hamlets = ["Suối Trong".to_owned(), "Đồng Xoan".to_owned()];
    let year = PlanYear::new(2020).unwrap();
    let context = Context { catalogue, year, area: "rural", hamlets: &hamlets };
    interpret(sheet, &find_header(sheet, catalogue), &context)
}

/// A field of the household at that place.
pub fn field<'a>(intake: &'a Intake, at: usize, name: &str) -> &'a Value {
    intake.rows[at].fields.get(name).unwrap_or(&Value::Null)
}

/// The names of the heads, in order.
pub fn heads(intake: &Intake) -> Vec<&str> {
    intake.rows.iter().map(|row| row.fields["head_name"].as_str().unwrap()).collect()
}

/// The flags of a family that are set: `cause` gives `NN01 NN06`.
pub fn codes(intake: &Intake, at: usize, family: &str) -> String {
    let fields = intake.rows[at].fields.keys();
    let own = fields.filter_map(|name| name.strip_prefix(family)?.strip_prefix('.'));
    own.collect::<Vec<_>>().join(" ")
}

/// Errors and warnings as «11 C: sentence».
pub fn said(intake: &Intake) -> Vec<String> {
    let all = intake.errors.iter().chain(&intake.warnings);
    all.map(|own| format!("{} {}: {}", own.row, own.column.as_deref().unwrap_or("–"), own.message))
        .collect()
}

/// The smallest list.
pub fn list() -> Vec<u8> {
    book(&[row!["Chủ hộ", "Năm sinh"], row!["Lê Thị Hoa", 1974]], |_| {})
}

/// The workbook with one part replaced.
fn with_part(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for at in 0..old.len() {
        let mut own = old.by_index(at).unwrap();
        let name = own.name().unwrap().into_owned();
        new.start_file(name.as_str(), stored).unwrap();
        if name == part {
            new.write_all(content).unwrap();
        } else {
            let mut kept = Vec::new();
            own.read_to_end(&mut kept).unwrap();
            new.write_all(&kept).unwrap();
        }
    }
    new.finish().unwrap().into_inner()
}

/// Cells at chosen places, as raw XML.
pub fn with_cells(cells: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    with_part(&list(), "xl/worksheets/sheet1.xml", sheet.as_bytes())
}
