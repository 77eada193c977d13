//! Vietnamese text: one spelling for storing, one key for searching, one key
//! for sorting, numbers in figures and in words.
//!
//! Deliberately absent: legacy encodings (TCVN3 and VNI are decoded by
//! `intake`), guessing of missing tone marks, and any joining of spelling
//! variants such as «Hòa» and «Hoà»: what a person typed is kept as typed.

mod clean;
mod fold;
mod number;
mod sort;
mod words;

pub use clean::{clean, nfc};
pub use fold::{ascii_name, fold, fold_label, search_match};
pub use number::{group_thousands, parse_grouped};
pub use sort::{sort_key, sort_key_words};
pub use words::{capitalised, number_in_words};
