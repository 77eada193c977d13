//! Sentences for people, kept as data in `assets/messages` and never in code.
//!
//! One line a sentence: `key = Không tìm thấy tệp {path}.`; `#` begins a remark.

use std::collections::BTreeMap;
use std::fmt::Display;

/// The sentences of one part of the program.
pub struct Sentences(BTreeMap<&'static str, &'static str>);

impl Sentences {
    /// Reads the lines of a file of sentences; lines without ` = ` are remarks.
    #[must_use]
    pub fn parse(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.split_once(" = ")).collect())
    }

    /// The sentence under `key`, with `{name}` filled in from `args`.
    ///
    /// A key that is not there shows as itself between angle quotes: a test of each
    /// crate asks for every key it uses.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &dyn Display)]) -> String {
        let Some(sentence) = self.0.get(key) else {
            return format!("«{key}»");
        };
        let mut out = String::with_capacity(sentence.len());
        let mut rest = *sentence;
        // One pass, so that braces inside a filled-in value stay what they are.
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let filled = after.split_once('}').and_then(|(name, tail)| {
                let (_, value) = args.iter().find(|(known, _)| *known == name)?;
                Some((value.to_string(), tail))
            });
            match filled {
                Some((value, tail)) => {
                    out.push_str(&value);
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out + rest
    }

    /// The words under `key` as they stand; «?» if there are none.
    #[must_use]
    pub fn word(&self, key: &str) -> &'static str {
        self.0.get(key).copied().unwrap_or("«?»")
    }

    /// Is there a sentence under `key`?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A remark = no key\nfile.gone = Không tìm thấy tệp {path} của {who}.\n";

    #[test]
    fn a_sentence_is_filled_in_and_a_remark_is_none() {
        let sentences = Sentences::parse(TEXT);
        let said = sentences.say("file.gone", &[("who", &"Lan"), ("path", &2020)]);
        assert_eq!(said, "Không tìm thấy tệp 2020 của Lan.");
        assert_eq!(sentences.keys().collect::<Vec<_>>(), ["file.gone"]);
    }

    #[test]
    fn braces_that_a_person_typed_are_not_filled_in() {
        let sentences = Sentences::parse(TEXT);
        let said = sentences.say("file.gone", &[("path", &"{who}.{"), ("who", &"Lan")]);
        assert_eq!(said, "Không tìm thấy tệp {who}.{ của Lan.");
    }

    #[test]
    fn what_is_not_there_shows() {
        let sentences = Sentences::parse(TEXT);
        assert_eq!(sentences.say("file.found", &[]), "«file.found»");
        assert_eq!(sentences.word("file.found"), "«?»");
        assert_eq!(sentences.say("file.gone", &[]), sentences.word("file.gone"));
    }
}
