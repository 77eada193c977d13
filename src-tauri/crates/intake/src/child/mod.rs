//! Reading a foreign spreadsheet in a process of its own, with caps on memory and time.
//!
//! The caller starts a program that calls [`serve`] first thing in its `main` (`bv`, or
//! the window's program itself) as `PROGRAM --read-sheet FILE [--sheet NAME]
//! [--memory-limit BYTES]`. The child opens no workplace; it writes the sheet to its
//! standard output, one JSON value a line, and ends. Whatever happens to it is a
//! [`crate::ReadError`] with a sentence.
//!
//! The memory cap is `RLIMIT_AS` and exists on Unix. On Windows there is none yet: the
//! cap of unpacked bytes and of cells still holds there, and the time cap; a job object
//! is a later step.

mod parent;
mod server;
mod wire;

use std::time::Duration;

pub use parent::read_in_child;
pub use server::serve;

/// Asks a program to read a sheet.
pub(crate) const READ_SHEET: &str = "--read-sheet";
/// Names the sheet.
pub(crate) const SHEET: &str = "--sheet";
/// Caps the address space of the child (bytes).
pub(crate) const MEMORY_LIMIT: &str = "--memory-limit";

/// What a reading process may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Its address space (bytes), program and libraries included.
    pub memory: u64,
    /// From its start to its last line.
    pub time: Duration,
    /// What it may write (bytes).
    pub output: u64,
}

impl Default for Limits {
    /// 1.5 GiB, 60 s, 256 MiB: 200,000 rows of 25 columns need about a third.
    fn default() -> Self {
        Self { memory: 3 << 29, time: Duration::from_secs(60), output: 256 << 20 }
    }
}
