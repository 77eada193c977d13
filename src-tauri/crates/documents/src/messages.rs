//! What this crate says to people, out of `assets/messages/documents.txt`.
//!
//! Deliberately absent: the words printed on papers, which are `assets/forms`.

use std::fmt::Display;
use std::sync::LazyLock;

use domain::words::Sentences;

static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::parse(include_str!("../../../../assets/messages/documents.txt")));

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

    use super::*;
    use crate::{LayoutError, PdfError};

    #[test]
    fn every_sentence_that_is_said_is_written_and_every_one_written_is_said() {
        let sources = [
            include_str!("error.rs"),
            include_str!("pdf/finish.rs"),
            include_str!("docx/styles.rs"),
        ];
        let sections: BTreeSet<_> =
            SENTENCES.keys().filter_map(|key| key.split_once('.')).map(|key| key.0).collect();
        let literals = sources.iter().flat_map(|source| source.split('"'));
        let said: BTreeSet<&str> = literals
            .filter(|literal| {
                literal.split_once('.').is_some_and(|(section, name)| {
                    sections.contains(section)
                        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                })
            })
            .collect();
        assert_eq!(said, SENTENCES.keys().collect());
    }

    #[test]
    fn every_failure_names_what_it_knows_and_says_what_to_do() {
        let layout = [
            LayoutError::MissingCharacter {
                character: '字',
                code: 0x5B57,
                excerpt: "hộ 字".to_owned(),
                place: "Hà Thị Én".to_owned(),
            },
            LayoutError::TableHeadTooTall { first_words: "Họ và tên".to_owned() },
            LayoutError::CellsDoNotFillColumns { part: "body", row: 3, columns: 17 },
            LayoutError::Stopped,
        ];
        let pdf = [
            PdfError::Font { detail: "cut".to_owned() },
            PdfError::Write { detail: "stream".to_owned() },
        ];
        let sentences: Vec<String> = layout
            .into_iter()
            .map(|error| PdfError::from(error).to_string())
            .chain(pdf.iter().map(PdfError::to_string))
            .collect();
        assert!(
            sentences[0]
                .starts_with("Không in được ký tự «字» (U+5B57) trong đoạn «hộ 字», ở «Hà Thị Én»")
        );
        assert!(sentences[1].contains("«Họ và tên»"));
        assert!(sentences[2].contains("dòng 3 của phần «body» không khớp với 17 cột"));
        for sentence in sentences {
            assert!(sentence.contains("Dữ liệu không thay đổi. Hãy "), "{sentence}");
            assert!(sentence.ends_with('.') && !sentence.contains(['{', '!']), "{sentence}");
        }
    }
}
