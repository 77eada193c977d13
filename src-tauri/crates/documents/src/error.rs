//! What can go wrong between a view model and a PDF, as sentences for the person.
//!
//! Deliberately absent: I/O errors of files, because this crate opens none.

use thiserror::Error;

use crate::messages::say;

/// A document that cannot be laid out. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// The bundled font has no glyph for a character of the text.
    #[error("{}", missing_character(*.character, .excerpt, .place))]
    MissingCharacter {
        /// The character itself.
        character: char,
        /// Its code point.
        code: u32,
        /// The text around it, at most about forty characters.
        excerpt: String,
        /// The section, annex or row it stands in; empty if that is not known.
        place: String,
    },
    /// The repeated head of a table leaves no room for a single body line.
    #[error("{}", say("layout.table_head_too_tall", &[("first_words", .first_words)]))]
    TableHeadTooTall {
        /// First text of the head.
        first_words: String,
    },
    /// The cells of a row do not fill the columns exactly: a fault of the form builder.
    #[error("{}", say("layout.cells", &[("row", .row), ("part", .part), ("columns", .columns)]))]
    CellsDoNotFillColumns {
        /// `head`, `body` or `foot`.
        part: &'static str,
        /// Row number inside the group, from 1.
        row: usize,
        /// Number of columns of the table.
        columns: usize,
    },
    /// A table that a workbook cannot hold.
    #[error("{}", say("layout.workbook", &[]))]
    Workbook {
        /// What the writer said, for the log.
        detail: String,
    },
    /// Whoever watched the layout did not want to wait longer.
    #[error("{}", say("layout.stopped", &[]))]
    Stopped,
}

fn missing_character(character: char, excerpt: &str, place: &str) -> String {
    let code = format!("{:04X}", u32::from(character));
    let args: [(&str, &dyn std::fmt::Display); 4] =
        [("character", &character), ("code", &code), ("excerpt", &excerpt), ("place", &place)];
    match place {
        "" => say("layout.missing_character", &args[..3]),
        _ => say("layout.missing_character_in", &args),
    }
}

impl LayoutError {
    /// The same error, said to be in that section or row, unless it names one already.
    pub(crate) fn in_place(self, where_it_is: &str) -> Self {
        match self {
            Self::MissingCharacter { character, code, excerpt, place } if place.is_empty() => {
                let place = where_it_is.chars().take(80).collect();
                Self::MissingCharacter { character, code, excerpt, place }
            }
            other => other,
        }
    }
}

/// A laid-out document that could not be written as PDF.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The layout failed before writing.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The font could not be cut down to the used glyphs.
    #[error("{}", say("pdf.font", &[]))]
    Font {
        /// Name of the face and what the subsetter said.
        detail: String,
    },
    /// The writer produced something unexpected or failed to write.
    #[error("{}", say("pdf.write", &[]))]
    Write {
        /// What failed, for the log.
        detail: String,
    },
}

impl PdfError {
    pub(crate) fn write(detail: impl std::fmt::Display) -> Self {
        Self::Write { detail: detail.to_string() }
    }
}
