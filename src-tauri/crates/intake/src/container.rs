//! What kind of file the bytes are, told from the bytes and never from the name.
//!
//! Deliberately absent: reading of any cell.

use std::io::Cursor;

use crate::error::{FileLook, ReadError};

/// The kinds of workbook that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

/// Unpacked parts of a workbook may come to this many bytes together. A list of
/// 200,000 households takes about a fifth of it.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// A workbook has a part for each sheet and picture; no list has this many.
const MAX_PARTS: usize = 10_000;

const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

pub(crate) fn format_of(bytes: &[u8]) -> Result<Format, ReadError> {
    let not = |look| Err(ReadError::NotASpreadsheet { look });
    if bytes.is_empty() {
        return not(FileLook::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    // Excel 5 and older wrote the workbook stream without a container.
    if bytes.starts_with(b"\x09\x08") {
        return Ok(Format::Xls);
    }
    if bytes.starts_with(b"%PDF") {
        return not(FileLook::Pdf);
    }
    if bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xFF\xD8\xFF")
        || bytes.starts_with(b"GIF8")
    {
        return not(FileLook::Picture);
    }
    not(text_look(bytes))
}

fn text_look(bytes: &[u8]) -> FileLook {
    let head = &bytes[..bytes.len().min(4096)];
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let controls = head.iter().filter(|b| **b < 9 || (14..32).contains(*b)).count();
    if controls > 0 && !wide {
        return FileLook::Unknown;
    }
    let plain: Vec<u8> = head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let has = |word: &[u8]| plain.windows(word.len()).any(|window| window == word);
    if has(b"<html") || has(b"<table") || has(b"<!doctype") {
        FileLook::WebPage
    } else {
        FileLook::Text
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A compound file is an old workbook, a locked new one, or an old Word document;
/// the names in its directory tell which.
fn compound(bytes: &[u8]) -> Result<Format, ReadError> {
    let has = |name: &str| {
        let name = utf16(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return Err(ReadError::Protected);
    }
    if has("WordDocument") {
        return Err(ReadError::NotASpreadsheet { look: FileLook::Word });
    }
    Ok(Format::Xls)
}

fn archive(bytes: &[u8]) -> Result<Format, ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged { detail: error.to_string() };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::UnpacksTooLarge);
    }
    let mut unpacked = 0u64;
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(damaged)?;
        unpacked = unpacked.saturating_add(part.size());
        if part.encrypted() {
            return Err(ReadError::Protected);
        }
        names.push(part.name().map_err(damaged)?.to_ascii_lowercase());
    }
    if unpacked > MAX_UNPACKED_BYTES {
        return Err(ReadError::UnpacksTooLarge);
    }
    let has = |name: &str| names.iter().any(|part| part == name);
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if names.iter().any(|part| part.starts_with("xl/")) {
        Ok(Format::Xlsx)
    } else if has("content.xml") {
        Ok(Format::Ods)
    } else if has("word/document.xml") {
        Err(ReadError::NotASpreadsheet { look: FileLook::Word })
    } else {
        Err(ReadError::NotASpreadsheet { look: FileLook::Archive })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(bytes: &[u8]) -> FileLook {
        match format_of(bytes) {
            Err(ReadError::NotASpreadsheet { look }) => look,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_that_is_no_spreadsheet_is_called_what_it_is() {
        assert_eq!(look(b""), FileLook::Empty);
        assert_eq!(look(b"%PDF-1.7"), FileLook::Pdf);
        assert_eq!(look(b"<!DOCTYPE html><html><table>"), FileLook::WebPage);
        assert_eq!(look("STT;Họ tên;Năm sinh\n1;Lê Thị Hoa;1974".as_bytes()), FileLook::Text);
        assert_eq!(look(b"\x89PNG\r\n"), FileLook::Picture);
        assert_eq!(look(&[0, 1, 2, 3, 200, 7]), FileLook::Unknown);
        let word: Vec<u8> = [COMPOUND, &utf16("WordDocument")].concat();
        assert_eq!(look(&word), FileLook::Word);
    }

    #[test]
    fn a_locked_workbook_is_told_from_an_old_one() {
        let locked = [COMPOUND, &[0; 512], &utf16("EncryptedPackage")].concat();
        assert_eq!(format_of(&locked), Err(ReadError::Protected));
        let old = [COMPOUND, &[0; 512], &utf16("Workbook")].concat();
        assert_eq!(format_of(&old), Ok(Format::Xls));
    }
}
