//! What this crate says to people, out of `assets/messages/exchange.txt`.
//!
//! Deliberately absent: the words that compare keys, which are `assets/words`.

use std::fmt::Display;
use std::sync::LazyLock;

use domain::words::Sentences;

static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::parse(include_str!("../../../../assets/messages/exchange.txt")));

/// The sentence under `key`, filled in.
pub(crate) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    SENTENCES.say(key, args)
}

/// The words under `key`, which have nothing to fill in.
pub(crate) fn phrase(key: &str) -> &'static str {
    SENTENCES.word(key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::{
        EnrolError, KeyFileRefusal, RecoveryError, Refusal, SealError, ShortFormError, WordError,
    };

    /// Every literal in the sources below `folder` that begins with a section of the file.
    fn keys_in_use(folder: &Path, sections: &BTreeSet<&str>, keys: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("a folder entry is read").path();
            if path.is_dir() {
                keys_in_use(&path, sections, keys);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source is text");
            let literals = text.split('"').filter(|literal| {
                literal.split_once('.').is_some_and(|(section, name)| {
                    sections.contains(section)
                        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
                })
            });
            keys.extend(literals.map(str::to_owned));
        }
    }

    #[test]
    fn every_sentence_that_is_said_is_written_and_every_one_written_is_said() {
        let written: BTreeSet<String> = SENTENCES.keys().map(str::to_owned).collect();
        let sections = SENTENCES.keys().filter_map(|key| key.split('.').next()).collect();
        let mut said = BTreeSet::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        keys_in_use(&sources, &sections, &mut said);
        assert!(written.len() > 50, "{written:?}");
        assert_eq!(said, written);
    }

    #[test]
    fn every_error_names_what_it_knows_and_leaves_no_gap() {
        let typed = || "con bo".to_owned();
        let errors: [(&dyn Display, &str); 16] = [
            (&WordError::Unknown { position: 4, typed: typed() }, "Từ thứ 4 «con bo»"),
            (&WordError::HalfWord { typed: typed() }, "«con bo»"),
            (&EnrolError::Count { found: 5 }, "được 5 từ"),
            (&EnrolError::Different { position: 2 }, "từ thứ 2"),
            (&KeyFileRefusal::NotAKeyFile, ".key"),
            (&KeyFileRefusal::Newer { format: 7 }, "mẫu số 7"),
            (&KeyFileRefusal::Damaged, "bị hỏng"),
            (&RecoveryError::Count { found: 23 }, "được 23 từ"),
            (&RecoveryError::Check, "số kiểm tra"),
            (&ShortFormError::Length { found: 19 }, "đã gõ 19"),
            (&ShortFormError::Sign { sign: 'U' }, "«U»"),
            (&SealError::WouldBeRefused(Refusal::Counts), "bảng kê của gói"),
            (&SealError::TooBig, "32 MB"),
            (&SealError::Recipient { name: "xã Thọ Bình".to_owned() }, "của xã Thọ Bình"),
            (&Refusal::Truncated { missing: None }, "từ đầu"),
            (&Refusal::LedgerTwice { ledger: "la".to_owned() }, "sổ «la»"),
        ];
        for (error, known) in errors {
            let sentence = error.to_string();
            assert!(sentence.contains(known), "{sentence}");
            assert!(!sentence.contains('{') && sentence.ends_with('.'), "{sentence}");
        }
    }

    #[test]
    fn no_sentence_shouts_and_what_happened_ends_with_what_to_do() {
        for key in SENTENCES.keys() {
            let sentence = phrase(key);
            assert!(!sentence.contains('!'), "{key}: {sentence}");
            if sentence.contains(". Hãy ") {
                assert!(sentence.ends_with('.'), "{key}: {sentence}");
            }
        }
    }
}
