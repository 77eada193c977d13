//! Puts a finished view model on paper: page layout and the PDF file.
//!
//! Deliberately absent: every figure and every rule of the programme (the
//! caller hands over strings that are already formatted), the clock (the date
//! in the file is passed in), files (bytes come back), and system fonts (only
//! the bundled Liberation Serif is used).
//!
//! The way of a paper: a form builder ([`forms`]) turns a view model into a
//! [`Document`]; [`lay_out`] turns it into positioned runs and rules
//! ([`LaidOut`]), which know nothing of PDF; [`write_pdf`] turns those into
//! bytes, [`svg::page`] one page of them into a picture for the screen. The same input always gives the same bytes.

mod document;
pub mod docx;
mod error;
mod fonts;
pub mod forms;
mod layout;
mod messages;
mod paper;
mod pdf;
mod profile;
pub mod svg;
mod table_model;
mod text;
pub mod xlsx;

pub use document::{
    Align, Block, Boxes, Document, HeadCell, HeadLine, Orientation, Outline, PageNumberForm,
    PageNumbering, Paragraph, QrMatrix, RuleLength, Run, Section, Signature, SignatureBlock,
    Signatures, TwoColumnHead,
};
pub use error::{LayoutError, PdfError};
pub use fonts::{FontStyle, Fonts};
pub use layout::{Watch, lay_out, lay_out_watched};
pub use paper::{
    Anchor, Drawing, LaidOut, OutlineEntry, Page, Properties, RuleLine, Square, TextRun,
};
pub use pdf::write_pdf;
pub use profile::{Margins, NumberPlace, Profile, ProfileSpec, mm};
pub use table_model::{Cell, Column, Figure, Row, RowGroup, Table, VerticalAlign};

/// Lays out and writes in one step.
///
/// # Errors
/// [`PdfError`]; a layout failure arrives as [`PdfError::Layout`].
pub fn print(document: &Document) -> Result<Vec<u8>, PdfError> {
    let laid = lay_out(document, Fonts::bundled())?;
    write_pdf(&laid)
}
