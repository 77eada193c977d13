//! What this crate says to people, out of `assets/messages/domain.txt`.
//!
//! Deliberately absent: the number words and the alphabet in `text`, which are language
//! and not sentences.

use std::fmt::Display;
use std::sync::LazyLock;

use crate::words::Sentences;

static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::parse(include_str!("../../../../assets/messages/domain.txt")));

/// The sentence under `key`, filled in.
pub(crate) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    SENTENCES.say(key, args)
}

/// The words under `key`, which have nothing to fill in.
pub(crate) fn word(key: &str) -> &'static str {
    SENTENCES.word(key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::catalog::CatalogueError;
    use crate::date::DateError;
    use crate::money::MoneyError;
    use crate::states::{NotNow, Period, Stage, Step};

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
        let text = || "2tr50".to_owned();
        let (file, name) = ("causes.csv", || "NN01".to_owned());
        let not_now = NotNow { stage: Stage::Reported(Period::H1), step: Step::Report(Period::Q1) };
        let errors: [(&dyn Display, &str); 15] = [
            (&MoneyError::Empty, "số tiền"),
            (&MoneyError::NotAnAmount { text: text() }, "«2tr50»"),
            (&MoneyError::Ambiguous { text: text() }, "«2tr50»"),
            (&MoneyError::FractionOfDong { text: text() }, "«2tr50»"),
            (&MoneyError::Negative, "từ 0 trở lên"),
            (&MoneyError::TooLarge, "9.007.199.254.740.991"),
            (&DateError::Empty, "ngày"),
            (&DateError::NotADate { text: text() }, "«2tr50»"),
            (&DateError::NoSuchDay { text: text() }, "«2tr50»"),
            (&DateError::PlanYearOutOfRange { year: 2015 }, "kế hoạch 2015"),
            (&not_now, "Chưa báo cáo quý I được vì kế hoạch đang ở bước «đã báo cáo 6 tháng»."),
            (&CatalogueError::Row { file, line: 3, problem: text() }, "causes.csv, dòng 3: 2tr50."),
            (&CatalogueError::Duplicate { file, name: name() }, "causes.csv có hai mục"),
            (&CatalogueError::UnknownCode { file, entry: text(), code: name() }, "mã «NN01»"),
            (&CatalogueError::Missing { file, name: name() }, "causes.csv thiếu mục «NN01»"),
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
            let sentence = word(key);
            assert!(!sentence.contains('!'), "{key}: {sentence}");
            if sentence.contains("Hãy ") {
                assert!(sentence.ends_with('.'), "{key}: {sentence}");
            }
        }
    }
}
