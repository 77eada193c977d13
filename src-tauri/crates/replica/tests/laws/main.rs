//! The laws of merging, one module for each group of them.
//!
//! Deliberately absent: long schedules of machines, packages and backups. Those are
//! the fuzzer's (`testkit::fuzz`), which holds the engine against a model of the truth.

mod deleting;
mod history;
mod joining;
mod merging;
mod reading;
mod refusing;
mod undoing;
mod unknown;
mod writing;
