//! The sentences of this crate, from `assets/messages/app.txt`.

use std::fmt::Display;
use std::sync::OnceLock;

use domain::words::Sentences;

pub(crate) const TEXT: &str = include_str!("../../../../assets/messages/app.txt");

fn sentences() -> &'static Sentences {
    static SENTENCES: OnceLock<Sentences> = OnceLock::new();
    SENTENCES.get_or_init(|| Sentences::parse(TEXT))
}

/// The sentence under `key`.
pub(crate) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    sentences().say(key, args)
}

/// Is there a sentence under `key`?
pub(crate) fn has(key: &str) -> bool {
    sentences().has(key)
}
