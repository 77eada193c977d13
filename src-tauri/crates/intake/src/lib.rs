//! Foreign spreadsheets in: a file becomes cells, cells become households with remarks.
//!
//! Three pure steps and one process: [`read_sheet`] (a file's bytes to a [`Sheet`]),
//! [`find_header`] (which column means what), [`interpret`] (rows to households, and
//! what could not be read). [`child`] runs the first step in a process of its own, so
//! that a hostile or broken file can take down nothing but itself.
//!
//! Deliberately absent: ids, storage and comparison with households already on the
//! list (the caller's), writing of spreadsheets (`documents`), and for now the old
//! encodings TCVN3 and VNI.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod child;
mod container;
mod error;
mod header;
mod heading;
mod interpret;
mod messages;
mod read;
mod sheet;

pub use error::{FileLook, ReadError};
pub use header::{Column, HeaderGuess, find_header};
pub use interpret::{
    Context, HouseholdRow, Intake, Remark, RemarkKind, SkipReason, SkippedRow, Summary, interpret,
};
pub use read::{
    MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, read_bytes, read_sheet,
};
pub use sheet::{Area, Cell, Row, Sheet, column_letters};
