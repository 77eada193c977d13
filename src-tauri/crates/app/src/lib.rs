//! What a person can do with a workplace: use cases behind one entrance, [`App::dispatch`].
//!
//! The window, the command line, and the acceptance tests all come in
//! here, with the name of a command and its arguments as JSON; [`commands`] is the one
//! table of them. Deliberately absent: SQL, cryptography, page layout, windows, and
//! rules of the plan, which are `domain`'s.

pub mod bindings;
mod cases;
mod clock;
pub mod commands;
pub mod demo;
mod desk;
mod error;
mod jobs;
mod paper;
mod view;
mod words;

pub use clock::{Clock, Environment, IdSource, SetClock, SystemClock, SystemIds, Viewer};
pub use desk::App;
pub use error::{AppError, ErrorCode, ErrorDto, Result, unforeseen};
pub use jobs::{Progress, Sink};
pub use view::*;

/// Reads a foreign spreadsheet if the arguments ask for it: the first thing that a program
/// does which may be started as the reading process.
pub fn serve_sheets(
    arguments: impl IntoIterator<Item = std::ffi::OsString>,
) -> Option<std::process::ExitCode> {
    intake::child::serve(arguments)
}
