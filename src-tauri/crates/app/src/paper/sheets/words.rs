//! The words of working papers, from `assets/forms/sheet_words.txt`.
//!
//! Deliberately absent: sentences of the two plans and of their annexes.

use std::fmt::Display;
use std::sync::OnceLock;

use domain::words::Sentences;

pub(super) const TEXT: &str = include_str!("../../../../../../assets/forms/sheet_words.txt");

fn words() -> &'static Sentences {
    static WORDS: OnceLock<Sentences> = OnceLock::new();
    WORDS.get_or_init(|| Sentences::parse(TEXT))
}

/// The word under `key`.
pub(super) fn word(key: &str) -> String {
    words().say(key, &[])
}

/// The words under `key`, filled in.
pub(super) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    words().say(key, args)
}
