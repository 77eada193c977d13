//! The commune's inbox: files of the district are judged before anything is stored, then taken
//! in together.
//!
//! What they carry are ledgers of the district and its reviewers, kept as they were signed.
//! Deliberately absent: files of the second laptop (`merging`), and the plan itself, which no
//! file of the district changes.

mod held;
mod judge;
mod status;
mod take;

pub(crate) use judge::judge;
pub(crate) use status::{status, waiting};
pub(crate) use take::take;
