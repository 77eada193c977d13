//! The words of figures, tables and annexes, from `assets/forms/paper_words.txt`.
//!
//! Deliberately absent: sentences of the plan, which are the template's.

use std::fmt::Display;
use std::sync::OnceLock;

use domain::words::Sentences;

pub(super) const TEXT: &str = include_str!("../../../../../assets/forms/paper_words.txt");

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

/// The short word under `key`, or the catalogue's own name.
pub(super) fn word_or(key: &str, name: &str) -> String {
    if words().has(key) { word(key) } else { name.to_owned() }
}
