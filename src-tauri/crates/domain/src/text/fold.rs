//! The key under which text is searched: without tone marks, without case.
//!
//! Deliberately absent: unifying spellings (y/i, «Hòa»/«Hoà» meet only because
//! both lose their marks), stemming, and fuzzy matching.

use unicode_normalization::UnicodeNormalization;

/// Folded search key: NFC, lower case, tone and vowel marks off, đ to d.
///
/// `fold("Đặng Thị Tuyết") == "dang thi tuyet"`. Blanks and punctuation stay.
/// Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    text.nfd()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|c| !matches!(c, '\u{0300}'..='\u{036F}'))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .nfc()
        .collect()
}

/// Whether every word of what was typed into the search field occurs in a
/// stored folded key, in any order, also in the middle of a word. An empty
/// query matches everything.
pub fn search_match(folded_key: &str, query: &str) -> bool {
    fold(query).split_whitespace().all(|word| folded_key.contains(word))
}

/// Key for comparing labels of columns and lists: [`fold`], then everything
/// that is neither letter nor digit counts as a blank, and blanks are single.
///
/// `fold_label("Hố xí/nhà tiêu  hợp vệ sinh:") == "ho xi nha tieu hop ve sinh"`.
pub fn fold_label(text: &str) -> String {
    let folded = fold(text);
    let mut label = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    label
}

/// Name for a file name: plain letters and digits only, each word with a
/// capital, no blanks. `ascii_name("Thọ Bình") == "ThoBinh"`.
pub fn ascii_name(text: &str) -> String {
    fold_label(text)
        .split(' ')
        .flat_map(|word| {
            let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_vietnamese_letters_fold_to_plain_ones() {
        assert_eq!(fold("ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ"), "aaaaa aaaaaa aaaaaa d");
        assert_eq!(fold("èéẻẽẹ êềếểễệ ìíỉĩị"), "eeeee eeeeee iiiii");
        assert_eq!(fold("òóỏõọ ôồốổỗộ ơờớởỡợ"), "ooooo oooooo oooooo");
        assert_eq!(fold("ùúủũụ ưừứửữự ỳýỷỹỵ"), "uuuuu uuuuuu yyyyy");
    }

    #[test]
    fn folding_keeps_punctuation_and_spelling() {
        assert_eq!(fold("Dân Lý, Dân Lí"), "dan ly, dan li");
    }

    #[test]
    fn combining_and_precomposed_text_fold_alike() {
        assert_eq!(fold("Nguye\u{0302}\u{0303}n"), fold("Nguyễn"));
    }

    #[test]
    fn every_word_of_the_query_must_occur() {
        let key = fold("Nguyễn Thị Bích Đào");
        assert!(search_match(&key, "đào nguyễn"));
        assert!(search_match(&key, "bich"));
        assert!(search_match(&key, "uyên"));
        assert!(search_match(&key, "  "));
        assert!(!search_match(&key, "bích hằng"));
    }

    #[test]
    fn labels_lose_their_punctuation() {
        assert_eq!(fold_label(" Hố xí/nhà tiêu  hợp vệ sinh:"), "ho xi nha tieu hop ve sinh");
    }

    #[test]
    fn file_names_are_plain_letters() {
        assert_eq!(ascii_name("Thọ Bình"), "ThoBinh");
        assert_eq!(ascii_name("Mẫu Sơn (tập huấn)"), "MauSonTapHuan");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_text_is_found_by_each_of_its_own_words(
            words in prop::collection::vec("[a-zA-ZăâêôơưđĂÂÊÔƠƯĐàảãáạềệốợữýỵ]{1,8}", 1..6),
        ) {
            let key = fold(&words.join(" "));
            for word in &words {
                prop_assert!(search_match(&key, word));
                prop_assert!(search_match(&key, &fold(word)));
            }
        }
    }
}
