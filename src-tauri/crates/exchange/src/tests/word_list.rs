//! The list of 2,048 words keeps its promises.

use std::collections::HashSet;

use domain::text::{fold, nfc};
use proptest::prelude::*;

use crate::words::{WordError, complete_word, list, parse_words, sound, word};

#[test]
fn there_are_2048_words_of_two_syllables_in_nfc_and_lower_case() {
    assert_eq!(list().len(), 2048);
    for word in list() {
        assert_eq!(nfc(word), **word);
        assert_eq!(word.to_lowercase(), **word);
        let syllables: Vec<&str> = word.split(' ').collect();
        assert_eq!(syllables.len(), 2, "{word}");
        assert!(syllables.iter().all(|s| s.chars().all(char::is_alphabetic)));
        assert!(fold(word).bytes().all(|b| b == b' ' || b.is_ascii_lowercase()));
    }
}

#[test]
fn no_two_words_are_alike_without_tone_marks_or_in_a_regional_accent() {
    let folded: HashSet<String> = list().iter().map(|word| fold(word)).collect();
    let heard: HashSet<String> = list().iter().map(|word| sound(word)).collect();
    assert_eq!((folded.len(), heard.len()), (2048, 2048));
}

#[test]
fn one_slipped_letter_never_makes_another_word() {
    // Two texts are one letter apart exactly if they are equal after that letter is taken
    // out of both, or out of the longer one.
    let mut shapes = HashSet::new();
    for word in list() {
        let folded = fold(word);
        let gaps = (0..folded.len()).map(|at| format!("{}*{}", &folded[..at], &folded[at + 1..]));
        let mut own: HashSet<String> = gaps.collect();
        own.extend((0..=folded.len()).map(|at| format!("{}*{}", &folded[..at], &folded[at..])));
        for shape in own {
            assert!(shapes.insert(shape), "{word} is one letter from another word");
        }
    }
}

#[test]
fn the_list_is_in_the_order_of_its_folded_words() {
    let folded: Vec<String> = list().iter().map(|word| fold(word)).collect();
    assert!(folded.is_sorted());
}

#[test]
fn typing_may_leave_out_marks_and_add_numbers_commas_and_dashes() {
    let typed = "1. CÂY CAM,  2. con-muc;\n bo song – vuon  CAY.";
    let words: Vec<&str> = parse_words(typed).unwrap().into_iter().map(word).collect();
    assert_eq!(words, ["cây cam", "con mực", "bờ sông", "vườn cây"]);
}

#[test]
fn typing_by_ear_still_finds_the_word() {
    for (typed, meant) in
        [("xuong mai", "sương mai"), ("chung ga", "trứng gà"), ("cay chanh", "cây chanh")]
    {
        assert_eq!(parse_words(typed).map(|found| word(found[0])), Ok(meant));
    }
}

#[test]
fn a_wrong_word_is_named_by_its_place() {
    assert_eq!(
        parse_words("cây cam, cây cột, con mực"),
        Err(WordError::Unknown { position: 2, typed: "cay cot".to_owned() })
    );
    assert_eq!(parse_words("cây cam con"), Err(WordError::HalfWord { typed: "con".to_owned() }));
}

proptest! {
    #[test]
    fn words_typed_without_marks_are_read_back(indices in prop::collection::vec(0_u16..2048, 0..30)) {
        let words: Vec<&str> = indices.iter().map(|&index| word(index)).collect();
        prop_assert_eq!(parse_words(&words.join(" ")), Ok(indices.clone()));
        prop_assert_eq!(parse_words(&fold(&words.join(", ")).to_uppercase()), Ok(indices));
    }
}

#[test]
fn a_word_is_completed_without_tone_marks_and_as_it_is_spoken() {
    for whole in list() {
        assert_eq!(complete_word(whole, 5)[0], *whole);
        assert_eq!(complete_word(&fold(whole).replace(' ', "-"), 5)[0], *whole);
        assert_eq!(complete_word(&format!("3. {}", sound(whole)), 5).len().min(1), 1, "{whole}");
    }
    let (first, rest) = list()[900].split_once(' ').unwrap();
    let offered = complete_word(&format!("{first} {}", &fold(rest)[..1]), 2048);
    assert!(offered.contains(&list()[900]));
    assert!(offered.iter().all(|word| fold(word).starts_with(&format!("{} ", fold(first)))));
    assert_eq!(complete_word("c", 7).len(), 7);
    for nothing in ["", "  ", "12.", "xyz"] {
        assert!(complete_word(nothing, 5).is_empty(), "{nothing}");
    }
}
