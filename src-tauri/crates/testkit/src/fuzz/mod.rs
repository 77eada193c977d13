//! The merge fuzzer: random schedules of three laptops and a district, run on the
//! engine and on a model of the truth at once.
//!
//! A [`Schedule`] is a list of steps made from a seed: edits from fresh and stale
//! screens, deletions, bulk steps, undo, packages that are dropped, doubled, reordered,
//! relayed or late, backups and copied files, forged packages, clocks ten years off and
//! a laptop of a later version. [`play`] runs it and holds the engine against the
//! [`Truth`] after every step. [`Broken`] switches one rule off, which proves that the
//! fuzzer would see it; [`shrink`] cuts a failing schedule down to the steps that matter.
//!
//! Deliberately absent: storage, cryptography and the meaning of fields.

mod broken;
mod campaign;
mod commands;
mod compare;
mod district;
mod forging;
mod generate;
mod random;
mod saved;
mod schedule;
mod set;
mod shrink;
mod steps;
#[cfg(test)]
mod tests;
mod truth;
mod undo;
mod vocabulary;
mod world;

pub use broken::Broken;
pub use campaign::{Campaign, Found, Report};
pub use generate::{generate, nth};
pub use saved::{Saved, regressions_folder};
pub use schedule::{Forgery, Schedule, Step};
pub use set::Set;
pub use shrink::shrink;
pub use truth::{Thing, Truth, Written};
pub use world::{Failure, Stats, play};
