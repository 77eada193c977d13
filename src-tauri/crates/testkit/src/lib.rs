//! What only tests and development need: builders, invented data and the merge fuzzer.
//!
//! Deliberately absent: anything a shipped program links.

pub mod fuzz;
pub mod openings;
