//! What a poverty-reduction plan is: households, measures, money, targets, rules.
//!
//! Pure. Deliberately absent: storage and SQL, clocks, randomness, files, windows and
//! paper. Time and ids are passed in; catalogues are data in `assets/catalog`.

pub mod catalog;
pub mod check;
pub mod date;
mod ids;
mod ledgers;
mod messages;
pub mod money;
pub mod offices;
pub mod plan;
pub mod ratio;
#[cfg(test)]
mod sample;
pub mod schema;
pub mod states;
pub mod suggest;
pub mod text;
pub mod totals;
pub mod words;

pub use ids::*;
pub use ledgers::{DISTRICT, LedgerName};
