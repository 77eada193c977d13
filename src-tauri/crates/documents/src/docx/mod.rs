//! The same document as an editable Word file.
//!
//! Written from the blocks that the pages are laid out from, never from the pages: words,
//! sizes and widths are those of the one document, and the word processor breaks the lines.
//! The XML is written as a stream with `quick-xml` into the file that `zip` packs: `docx-rs`
//! knows no repeated head rows, packs without compression and holds 10,000 households in
//! 604 MB. Deliberately absent: fingerprint and code, which only the stored PDF may bear.

mod body;
mod flow;
mod letter;
mod package;
mod section;
mod styles;
mod table;
mod xml;

use crate::document::Document;
use crate::error::LayoutError;
use crate::layout::Watch;

/// The Word file's bytes; `note` stands in the margin of every page.
///
/// `watch` hears how many blocks and groups of rows there are so far. The same input gives
/// the same bytes.
///
/// # Errors
/// [`LayoutError::Stopped`] when the watch says so, [`LayoutError::CellsDoNotFillColumns`] for
/// a table whose rows do not fit its columns.
pub fn write(document: &Document, note: &str, watch: Watch<'_>) -> Result<Vec<u8>, LayoutError> {
    package::pack(document, note, watch)
}

/// Points as twentieths of a point.
fn twips(points: f32) -> String {
    ((points * 20.0).round() as i64).to_string()
}

/// Points as half points, the unit of letter sizes; rounded down, so that what was made to
/// fit still does.
fn half_points(points: f32) -> String {
    ((points * 2.0 + 0.01).floor() as i64).to_string()
}
