//! Files that are broken, locked, disguised or hostile.

use std::io::{Cursor, Write};

use intake::{FileLook, ReadError, read_bytes, read_sheet};
use zip::write::SimpleFileOptions;

use crate::book::{book, heads, list, read, with_cells};
use crate::row;

#[test]
fn a_wrong_ending_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sách.xls");
    std::fs::write(&path, list()).unwrap();
    assert_eq!(read_sheet(&path, None).unwrap().rows.len(), 2);
    assert_eq!(read_sheet(&folder.path().join("khác.xlsx"), None), Err(ReadError::NotFound));
}

#[test]
fn garbage_is_called_no_spreadsheet_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rác.xlsx");
    std::fs::write(&path, [7u8, 0, 200, 13, 5, 0, 99]).unwrap();
    let error = read_sheet(&path, None).unwrap_err();
    assert_eq!(error, ReadError::NotASpreadsheet { look: FileLook::Unknown });
    assert!(error.to_string().contains("không phải bảng tính Excel"));
}

#[test]
fn every_truncation_is_refused_and_none_makes_the_reader_panic() {
    let whole = list();
    for length in (0..whole.len()).step_by(37) {
        assert!(read_bytes(&whole[..length], None).is_err(), "{length} bytes");
    }
    assert!(read_bytes(&whole, None).is_ok());
}

#[test]
fn a_half_copied_file_is_called_damaged() {
    let whole = list();
    let half = &whole[..whole.len() / 2];
    let error = read_bytes(half, None).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error:?}");
    assert!(error.to_string().starts_with("Tệp này bị hỏng hoặc chép chưa trọn."));
}

#[test]
fn a_locked_file_says_that_it_has_a_password() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.resize(512, 0);
    locked.extend(utf16("EncryptionInfo"));
    locked.extend(utf16("EncryptedPackage"));
    let error = read_bytes(&locked, None).unwrap_err();
    assert_eq!(error, ReadError::Protected);
    assert!(error.to_string().contains("mật khẩu"));
}

#[test]
fn a_broken_old_workbook_is_damaged_and_not_a_panic() {
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(4096, 0xFF);
    assert!(matches!(read_bytes(&old, None), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let mut bomb = list();
    // The size that each entry of the directory says it unpacks to: 400 MB.
    let entries: Vec<usize> =
        (0..bomb.len() - 4).filter(|at| bomb[*at..].starts_with(b"PK\x01\x02")).collect();
    assert!(entries.len() > 3);
    for at in entries {
        bomb[at + 24..at + 28].copy_from_slice(&400_000_000u32.to_le_bytes());
    }
    assert_eq!(read_bytes(&bomb, None), Err(ReadError::UnpacksTooLarge));
}

#[test]
fn an_open_document_is_read_as_well() {
    let cells = |row: &[&str]| -> String {
        row.iter().map(|text| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)).collect()
    };
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Danh sách"><table:table-row>{}</table:table-row><table:table-row>{}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        cells(&["Chủ hộ", "Năm sinh"]),
        cells(&["Lê Thị Hoa", "1974"]),
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let intake = read(&zip.finish().unwrap().into_inner());
    assert_eq!(heads(&intake), ["Lê Thị Hoa"]);
    assert_eq!(intake.rows[0].fields["birth_year"], 1974);
}

#[test]
fn one_cell_at_the_far_corner_costs_nothing() {
    let far_column = with_cells(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(read_bytes(&far_column, None), Err(ReadError::TooManyColumns));
    let far_row = with_cells(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#,
    );
    let sheet = read_bytes(&far_row, None).unwrap();
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 1_048_576]);
}

#[test]
fn a_cell_longer_than_excel_allows_is_refused_with_its_place() {
    let long = "a".repeat(32_768);
    let bytes = with_cells(&format!(
        r#"<row r="3"><c r="B3" t="inlineStr"><is><t>{long}</t></is></c></row>"#
    ));
    let error = read_bytes(&bytes, None).unwrap_err();
    assert_eq!(error, ReadError::CellTooLong { row: 3, column: 1 });
    assert!(error.to_string().starts_with("Ô B3 "));
}

#[test]
fn more_rows_than_a_list_can_have_are_refused() {
    let rows: String =
        (1..=200_001).map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#)).collect();
    assert_eq!(read_bytes(&with_cells(&rows), None), Err(ReadError::TooManyRows));
}

#[test]
fn an_empty_sheet_says_so() {
    assert_eq!(read_bytes(&book(&[], |_| {}), None), Err(ReadError::NothingInIt));
}

#[test]
fn text_in_combining_letters_is_stored_composed() {
    let bytes = book(
        &[row!["Chủ hộ", "Năm sinh"], row!["Nguye\u{302}\u{303}n  Thị\u{a0}Hoa ", 1974]],
        |_| {},
    );
    assert_eq!(heads(&read(&bytes)), ["Nguyễn Thị Hoa"]);
}
