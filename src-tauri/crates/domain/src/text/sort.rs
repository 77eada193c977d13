//! Vietnamese alphabetical order as a text that sorts byte by byte.
//!
//! The key is printable ASCII, so it can be stored in a column and compared
//! with `memcmp`. Order of letters: a ă â b c d đ e ê … o ô ơ … u ư …; of
//! tones, only when all letters are equal: ngang, huyền, hỏi, ngã, sắc, nặng.
//! A tone belongs to its syllable, so «Hòa» and «Hoà» have one key. Numbers
//! inside names sort by value: «Thôn 2» before «Thôn 10».
//!
//! Deliberately absent: difference of case, and a last tie-break; equal keys
//! are ordered by the caller (by id), which must decide anyway.

use super::clean;
use unicode_normalization::UnicodeNormalization;

/// The Vietnamese alphabet with f, j, w, z in their usual places.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Marks in the order in which ICU sorts them between blank and digits.
const PUNCTUATION: &str = "_-,;:!?.'\"()/&";

/// Byte between the parts of a key: lower than anything inside a part, so
/// that the shorter of two texts comes first.
const END_OF_PART: char = ' ';
const BLANK: char = '!';

/// Order of persons («xếp theo tên»): the given name (last word) with its
/// tone first, then surname and middle names from the left.
///
/// A bracketed note at the end, as in «Lê Thị Hoa (con)», counts to the rest.
pub fn sort_key(name: &str) -> String {
    let line = clean(name);
    let (person, bracketed) = match line.find('(') {
        Some(at) if at > 0 => line.split_at(at),
        _ => (line.as_str(), ""),
    };
    let person = person.trim_end();
    let (rest, given) = person.rsplit_once(' ').unwrap_or(("", person));
    let rest = format!("{rest} {bracketed}");
    let mut key = sort_key_words(given);
    key.push(END_OF_PART);
    key.push_str(&sort_key_words(&rest));
    key
}

/// Order of everything that is not a person's name (hamlets, organisations):
/// from the left, letters of the whole text first, then the tones.
pub fn sort_key_words(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    let mut tones = String::new();
    for (index, word) in clean(text).split(' ').enumerate() {
        if index > 0 {
            key.push(BLANK);
        }
        tones.push(push_word(&mut key, word));
    }
    key.push(END_OF_PART);
    key.push_str(&tones);
    key
}

/// Appends the letters of one word and returns its tone as a digit.
fn push_word(key: &mut String, word: &str) -> char {
    let mut tone = '0';
    let mut digits = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        push_number(key, &mut digits);
        let (letter, mark) = split_tone(c);
        if let Some(mark) = mark {
            tone = tone.max(mark);
        }
        push_letter(key, letter);
    }
    push_number(key, &mut digits);
    tone
}

/// A run of digits: its length, then the digits, so that bytes sort by value.
fn push_number(key: &mut String, digits: &mut String) {
    if digits.is_empty() {
        return;
    }
    let value = digits.trim_start_matches('0');
    // '0'..='9', then ':' to '?' for up to fifteen digits, '@' for longer.
    match u8::try_from(value.len()) {
        Ok(length) if length < 16 => key.push(char::from(b'0' + length)),
        _ => {
            key.push('@');
            key.push_str(&format!("{:06}", value.len()));
        }
    }
    key.push_str(value);
    digits.clear();
}

fn push_letter(key: &mut String, letter: char) {
    if let Some(place) = place_in(ALPHABET, letter) {
        key.push(char::from(b'A' + place));
    } else if let Some(place) = place_in(PUNCTUATION, letter) {
        key.push(char::from(b'"' + place));
    } else {
        // Anything foreign sorts after the alphabet, by code point.
        key.push_str(&format!("~{:06x}", u32::from(letter)));
    }
}

fn place_in(order: &str, letter: char) -> Option<u8> {
    let place = order.chars().position(|c| c == letter)?;
    u8::try_from(place).ok()
}

/// Splits «ế» into «ê» and the tone sắc. Marks that are neither a Vietnamese
/// tone nor part of a Vietnamese letter are left out of the order.
fn split_tone(c: char) -> (char, Option<char>) {
    let mut tone = None;
    let letter: String = std::iter::once(c)
        .nfd()
        .filter(|mark| {
            let found = match mark {
                '\u{0300}' => '1',
                '\u{0309}' => '2',
                '\u{0303}' => '3',
                '\u{0301}' => '4',
                '\u{0323}' => '5',
                _ => return true,
            };
            tone = Some(found);
            false
        })
        .nfc()
        .collect();
    let letter = match letter.chars().next() {
        Some(first) if place_in(ALPHABET, first).is_some() => first,
        Some(first) => std::iter::once(first).nfd().next().unwrap_or(first),
        None => c,
    };
    (letter, tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_collator::options::{CollatorOptions, Strength};
    use icu_collator::preferences::CollationNumericOrdering;
    use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
    use icu_locale_core::locale;
    use proptest::prelude::*;
    use std::cmp::Ordering;
    use std::sync::OnceLock;

    fn sorted(mut names: Vec<&str>, key: fn(&str) -> String) -> Vec<&str> {
        names.sort_by_cached_key(|name| key(name));
        names
    }

    #[test]
    fn given_names_come_before_surnames() {
        assert_eq!(
            sorted(vec!["Lê Văn Bình", "Trần Thị An", "Lê Thị An"], sort_key),
            ["Lê Thị An", "Trần Thị An", "Lê Văn Bình"]
        );
    }

    #[test]
    fn tones_of_the_given_name_count_before_the_surname() {
        assert_eq!(
            sorted(vec!["An Hạ", "Vũ Hà", "Lê Ha", "Lê Há", "Lê Hả", "Lê Hã"], sort_key),
            ["Lê Ha", "Vũ Hà", "Lê Hả", "Lê Hã", "Lê Há", "An Hạ"]
        );
    }

    #[test]
    fn letters_with_vowel_marks_are_letters_of_their_own() {
        assert_eq!(
            sorted(vec!["Đa", "Ân", "Dy", "Ăn", "Az", "Ưu", "Uy", "Ơn", "Oz", "Ôn"], sort_key),
            ["Az", "Ăn", "Ân", "Dy", "Đa", "Oz", "Ôn", "Ơn", "Uy", "Ưu"]
        );
    }

    #[test]
    fn hamlets_sort_by_the_value_of_their_number() {
        assert_eq!(
            sorted(vec!["Thôn 10", "Thôn 2", "Thôn 02B", "Thôn 2A", "Đội 3"], sort_key_words),
            ["Đội 3", "Thôn 2", "Thôn 2A", "Thôn 02B", "Thôn 10"]
        );
    }

    #[test]
    fn both_spellings_of_hoa_have_one_key() {
        assert_eq!(sort_key("Lê Thị Hòa"), sort_key("Lê Thị Hoà"));
    }

    #[test]
    fn a_bracketed_note_is_not_the_given_name() {
        assert!(sort_key("Lê Thị Hoa (con)") < sort_key("Lê Thị Mai"));
        assert!(sort_key("Lê Thị Hoa") < sort_key("Lê Thị Hoa (con)"));
    }

    #[test]
    fn case_makes_no_difference() {
        assert_eq!(sort_key("NGUYỄN VĂN ĐỨC"), sort_key("Nguyễn Văn Đức"));
    }

    /// ICU's Vietnamese order, down to tones, numbers by value.
    fn icu() -> &'static CollatorBorrowed<'static> {
        static ICU: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
        ICU.get_or_init(|| {
            let mut preferences = CollatorPreferences::from(&locale!("vi"));
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            let mut options = CollatorOptions::default();
            options.strength = Some(Strength::Secondary);
            Collator::try_new(preferences, options).expect("the Vietnamese order is compiled in")
        })
    }

    fn icu_names(a: &str, b: &str) -> Ordering {
        let (a_rest, a_given) = a.rsplit_once(' ').unwrap_or(("", a));
        let (b_rest, b_given) = b.rsplit_once(' ').unwrap_or(("", b));
        icu().compare(a_given, b_given).then_with(|| icu().compare(a_rest, b_rest))
    }

    /// Syllables of one tone rule: the tone stands on the letter a chart gives
    /// for the rhyme, so that spelling variants do not enter the comparison.
    fn syllable() -> impl Strategy<Value = String> {
        let initial = prop::sample::select(vec![
            "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
            "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
        ]);
        let before = prop::sample::select(vec!["", "", "", "i", "o", "u", "y"]);
        let vowel = prop::sample::select("aăâeêioôơuưy".chars().collect::<Vec<_>>());
        let after = prop::sample::select(vec![
            "", "", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "o", "u",
        ]);
        let tone = prop::sample::select(vec![
            "", "\u{0300}", "\u{0309}", "\u{0303}", "\u{0301}", "\u{0323}",
        ]);
        (initial, before, vowel, after, tone, any::<bool>()).prop_map(
            |(initial, before, vowel, after, tone, capital)| {
                let word: String = format!("{initial}{before}{vowel}{tone}{after}").nfc().collect();
                if capital { super::super::capitalised(&word) } else { word }
            },
        )
    }

    /// A few initials and rhymes only, so that equal letters with different
    /// tones meet often.
    fn close_syllable() -> impl Strategy<Value = String> {
        let base =
            prop::sample::select(vec!["ha", "hoa", "hoan", "an", "ăn", "ân", "da", "đa", "u", "ư"]);
        let tone = prop::sample::select(vec![
            "", "\u{0300}", "\u{0309}", "\u{0303}", "\u{0301}", "\u{0323}",
        ]);
        (base, tone).prop_map(|(base, tone)| {
            let at = base.rfind(|c| "aăâuư".contains(c)).expect("each base has a vowel");
            let vowel_end = at + base[at..].chars().next().map_or(0, char::len_utf8);
            format!("{}{tone}{}", &base[..vowel_end], &base[vowel_end..]).nfc().collect()
        })
    }

    fn name() -> impl Strategy<Value = String> {
        let word = prop_oneof![syllable(), close_syllable(), close_syllable()];
        prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
    }

    /// One text with two choices of tones: only the tones decide the order.
    fn toned_twice() -> impl Strategy<Value = (String, String)> {
        let tone = || {
            prop::sample::select(vec![
                "", "\u{0300}", "\u{0309}", "\u{0303}", "\u{0301}", "\u{0323}",
            ])
        };
        let base = prop::sample::select(vec!["h a", "đ ô ng", "th ơ m", "l ư", "k i nh"]);
        prop::collection::vec((base, tone(), tone()), 1..4).prop_map(|words| {
            let text = |second: bool| {
                let toned = words.iter().map(|(base, first_tone, second_tone)| {
                    let tone = if second { second_tone } else { first_tone };
                    let mut parts = base.split(' ');
                    let (initial, vowel) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
                    let end = parts.next().unwrap_or("");
                    format!("{initial}{vowel}{tone}{end}").nfc().collect::<String>()
                });
                toned.collect::<Vec<_>>().join(" ")
            };
            (text(false), text(true))
        })
    }

    /// Whether the tone of each word can stand in one place only; where two
    /// words of equal letters carry it on different vowels, ICU (which counts
    /// letters, not syllables) and Vietnamese usage differ: Hoà against Hóa.
    fn same_tone_places(a: &str, b: &str) -> bool {
        let places = |text: &str| -> Vec<(String, Vec<usize>)> {
            text.split(' ')
                .map(|word| {
                    let letters: Vec<_> = word.to_lowercase().chars().map(split_tone).collect();
                    let toned = letters.iter().enumerate().filter(|(_, l)| l.1.is_some());
                    (letters.iter().map(|l| l.0).collect(), toned.map(|(i, _)| i).collect())
                })
                .collect()
        };
        places(a)
            .iter()
            .zip(places(b))
            .all(|(a, b)| a.0 != b.0 || a.1.is_empty() || b.1.is_empty() || a.1 == b.1)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn names_sort_as_icu_sorts_them((a, b) in prop_oneof![(name(), name()), toned_twice()]) {
            prop_assume!(same_tone_places(&a, &b));
            prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), icu_names(&a, &b), "{} / {}", a, b);
        }

        #[test]
        fn plain_words_sort_as_icu_sorts_them(
            (a, b) in prop_oneof![(name(), name()), toned_twice(), toned_twice()],
            n in prop_oneof![Just(7u32), 0u32..40],
            m in prop_oneof![Just(7u32), 0u32..40],
        ) {
            prop_assume!(same_tone_places(&a, &b));
            let (a, b) = (format!("{a} {n}"), format!("{b} {m}"));
            prop_assert_eq!(
                sort_key_words(&a).cmp(&sort_key_words(&b)), icu().compare(&a, &b), "{} / {}", a, b
            );
        }

        #[test]
        fn any_text_has_a_printable_key(text in any::<String>()) {
            let key = sort_key(&text);
            prop_assert!(key.bytes().all(|b| (0x20..0x7F).contains(&b)), "{:?}", key);
        }
    }
}
