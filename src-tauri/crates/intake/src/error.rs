//! Why a spreadsheet could not be read, as data and as a sentence for the person.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::messages::say;
use crate::sheet::column_letters;

/// What a file that is no spreadsheet seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileLook {
    /// Zero bytes.
    Empty,
    /// A web page, as some programs export under the name `.xls`.
    WebPage,
    /// Readable text, such as CSV.
    Text,
    /// A PDF.
    Pdf,
    /// A Word document.
    Word,
    /// A picture.
    Picture,
    /// An archive without a workbook in it.
    Archive,
    /// Anything else.
    Unknown,
}

/// Không đọc được tệp bảng tính. `Display` is the sentence for the person; nothing has
/// been written anywhere when it is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// The system does not let us read it (open elsewhere, no permission, pulled stick).
    Unreadable {
        /// What the system said.
        detail: String,
    },
    /// The file is larger than [`crate::MAX_FILE_BYTES`].
    FileTooLarge {
        /// Its size in megabytes, rounded up.
        megabytes: u64,
    },
    /// It is no spreadsheet, whatever its name says.
    NotASpreadsheet {
        /// What it seems to be.
        look: FileLook,
    },
    /// It is locked with a password.
    Protected,
    /// It is a spreadsheet, but broken.
    Damaged {
        /// What the reader stumbled over, in English.
        detail: String,
    },
    /// Packed small, it unpacks to more than any list needs.
    UnpacksTooLarge,
    /// No visible sheet has that name.
    NoSuchSheet {
        /// The name asked for.
        name: String,
        /// The names there are.
        names: Vec<String>,
    },
    /// Nothing is written on the sheet.
    NothingInIt,
    /// More than [`crate::MAX_ROWS`] rows.
    TooManyRows,
    /// Something stands beyond column [`crate::MAX_COLUMNS`].
    TooManyColumns,
    /// More than [`crate::MAX_CELLS`] cells in all.
    TooManyCells,
    /// One cell holds more than [`crate::MAX_CELL_CHARS`] characters.
    CellTooLong {
        /// Row, from 1.
        row: u32,
        /// Column, from 0.
        column: usize,
    },
    /// The reading process could not be started.
    NotStarted {
        /// What the system said.
        detail: String,
    },
    /// The reading process came to its cap of memory.
    OutOfMemory,
    /// The reading process died, or said what nobody understands.
    Died {
        /// Its end and its last words, in English.
        detail: String,
    },
    /// The reading process took too long and was ended.
    TooSlow {
        /// Seconds it was given.
        seconds: u64,
    },
    /// The person stopped it.
    Cancelled,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::NotFound => say("read.not_found", &[]),
            Self::Unreadable { .. } => say("read.unreadable", &[]),
            Self::FileTooLarge { megabytes } => {
                say("read.file_too_large", &[("megabytes", megabytes)])
            }
            Self::NotASpreadsheet { look } => match look {
                FileLook::Empty => say("read.empty_file", &[]),
                FileLook::WebPage => say("read.web_page", &[]),
                FileLook::Text => say("read.text_file", &[]),
                FileLook::Pdf => say("read.pdf", &[]),
                FileLook::Word => say("read.word", &[]),
                FileLook::Picture => say("read.picture", &[]),
                FileLook::Archive | FileLook::Unknown => say("read.not_a_spreadsheet", &[]),
            },
            Self::Protected => say("read.protected", &[]),
            Self::Damaged { .. } => say("read.damaged", &[]),
            Self::UnpacksTooLarge => say("read.unpacks_too_large", &[]),
            Self::NoSuchSheet { name, names } => {
                let names = names.join("», «");
                say("read.no_such_sheet", &[("name", name), ("names", &names)])
            }
            Self::NothingInIt => say("read.nothing_in_it", &[]),
            Self::TooManyRows => say("read.too_many_rows", &[]),
            Self::TooManyColumns => say("read.too_many_columns", &[]),
            Self::TooManyCells => say("read.too_many_cells", &[]),
            Self::CellTooLong { row, column } => {
                say("read.cell_too_long", &[("row", row), ("column", &column_letters(*column))])
            }
            Self::NotStarted { .. } => say("read.not_started", &[]),
            Self::OutOfMemory => say("read.out_of_memory", &[]),
            Self::Died { .. } => say("read.died", &[]),
            Self::TooSlow { seconds } => say("read.too_slow", &[("seconds", seconds)]),
            Self::Cancelled => say("read.cancelled", &[]),
        };
        f.write_str(&sentence)
    }
}
