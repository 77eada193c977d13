//! Reading rows of catalogue files, tolerant of what spreadsheets do to them:
//! a byte-order mark, semicolons instead of commas.
//!
//! Deliberately absent: repair. A row that cannot be read is named by file and
//! line and refuses the whole file.

use crate::messages::say;
use crate::text::clean;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

/// Why a catalogue was refused. The text is meant for the person who edits it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// A row that cannot be read.
    #[error("{}", say("catalogue.row", &[("file", .file), ("line", .line), ("problem", .problem)]))]
    Row {
        /// File name.
        file: &'static str,
        /// Line in the file, the heading being line 1.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
    /// One code, name or synonym stands for two entries.
    #[error("{}", say("catalogue.duplicate", &[("file", .file), ("name", .name)]))]
    Duplicate {
        /// File name.
        file: &'static str,
        /// The code, name or synonym.
        name: String,
    },
    /// An entry names a code that exists nowhere.
    #[error("{}", say("catalogue.unknown_code", &[("file", .file), ("entry", .entry), ("code", .code)]))]
    UnknownCode {
        /// File name.
        file: &'static str,
        /// The entry that names it.
        entry: String,
        /// The unknown code.
        code: String,
    },
    /// Something that must be there is not.
    #[error("{}", say("catalogue.missing", &[("file", .file), ("name", .name)]))]
    Missing {
        /// File name.
        file: &'static str,
        /// What is missing.
        name: String,
    },
}

/// A row and the line it stands on.
pub(super) struct Row<T> {
    pub line: u64,
    pub value: T,
}

impl<T> Row<T> {
    /// The refusal of this row.
    pub fn refused(&self, file: &'static str, problem: impl Into<String>) -> CatalogueError {
        CatalogueError::Row { file, line: self.line, problem: problem.into() }
    }
}

/// Reads all rows of a file with a heading.
pub(super) fn read<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<Row<T>>, CatalogueError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text.as_bytes());
    let refused = |line: u64, problem: csv::Error| CatalogueError::Row {
        file,
        line: problem.position().map_or(line, csv::Position::line),
        problem: problem_text(&problem),
    };
    let headers = reader.headers().map_err(|e| refused(1, e))?.clone();
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        if !reader.read_record(&mut record).map_err(|e| refused(line, e))? {
            return Ok(rows);
        }
        let line = record.position().map_or(line, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cleaned: csv::StringRecord = record.iter().map(clean).collect();
        let value = cleaned.deserialize(Some(&headers)).map_err(|e| refused(line, e))?;
        rows.push(Row { line, value });
    }
}

/// Vietnamese spreadsheets save CSV with semicolons; the heading, whose names
/// hold neither character, tells.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    if heading.matches(';').count() > heading.matches(',').count() { b';' } else { b',' }
}

fn problem_text(problem: &csv::Error) -> String {
    match problem.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            say("row_problem.cells", &[("found", len), ("expected", expected_len)])
        }
        csv::ErrorKind::Deserialize { err, .. } => match err.field() {
            Some(column) => {
                say("row_problem.cell", &[("number", &(column + 1)), ("reason", err.kind())])
            }
            None => err.kind().to_string(),
        },
        _ => problem.to_string(),
    }
}

/// A cell with several codes apart by semicolons; empty means none.
pub(super) fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// A cell that says yes or no.
pub(super) fn yes_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(D::Error::custom(say("row_problem.yes_no", &[("cell", &other)]))),
    }
}

/// A cell with a list of codes, read where it stands.
pub(super) fn codes<'de, D, C>(deserializer: D) -> Result<Vec<C>, D::Error>
where
    D: Deserializer<'de>,
    C: for<'a> From<&'a str>,
{
    let cell = String::deserialize(deserializer)?;
    Ok(list(&cell).iter().map(|code| C::from(code.as_str())).collect())
}

/// Reads «2.18» or «2,18» as hundredths (218).
pub(super) fn hundredths(cell: &str) -> Option<i64> {
    let (whole, decimals) = cell.split_once(['.', ',']).unwrap_or((cell, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || decimals.len() != 2 || !digits(decimals) {
        return None;
    }
    format!("{whole}{decimals}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Pair {
        code: String,
        #[serde(deserialize_with = "codes")]
        needs: Vec<crate::NeedCode>,
    }

    #[test]
    fn a_file_saved_by_a_vietnamese_spreadsheet_is_read() {
        let text = "\u{FEFF}code;needs\r\nNN01;\"N01;N02\"\r\n;\r\n";
        let rows = read::<Pair>("causes.csv", text).expect("the file is well formed");
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].value.code, "NN01");
        assert_eq!(rows[0].value.needs, [crate::NeedCode::from("N01"), "N02".into()]);
    }

    #[test]
    fn a_short_row_is_refused_with_its_line() {
        let error = read::<Pair>("causes.csv", "code,needs\nA,\nB\n").err();
        assert_eq!(
            error.map(|e| e.to_string()).as_deref(),
            Some(
                "Không đọc được danh mục causes.csv, dòng 3: có 1 ô, cần 2 ô. Danh mục đang dùng không thay đổi. Hãy sửa dòng đó rồi nạp lại."
            )
        );
    }

    #[test]
    fn percentages_are_read_as_hundredths() {
        assert_eq!(hundredths("13.07"), Some(1307));
        assert_eq!(hundredths("0,71"), Some(71));
        assert_eq!(hundredths("1.6"), None);
        assert_eq!(hundredths("-1.00"), None);
    }
}
