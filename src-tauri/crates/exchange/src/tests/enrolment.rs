//! Making keys known by six words, and key files.

use std::collections::HashSet;

use domain::text::fold;
use proptest::prelude::*;

use super::World;
use crate::keys::word_indices;
use crate::words::word;
use crate::{
    EnrolError, Issuer, KeyFile, KeyFileRefusal, RecoveryError, Role, UnitSecret, WordError,
    check_digits, confirm_words, differing_words, fingerprint_words, recovery_words,
    secret_from_words,
};

fn key_file(world: &World) -> String {
    let issuer = Issuer {
        district: "397",
        unit: "397",
        name: "huyện Triệu Sơn",
        role: Role::District,
        training: false,
    };
    KeyFile::write(&world.district, issuer)
}

#[test]
fn a_key_file_is_read_back() {
    let world = World::new();
    let file = KeyFile::read(key_file(&world).as_bytes()).unwrap();
    assert_eq!(file.party.unit, "397");
    assert_eq!(file.party.keys, world.district.public_keys());
    assert_eq!(file.words(), fingerprint_words(&world.district.public_keys()));
}

#[test]
fn a_key_file_may_change_its_line_ends_and_nothing_else() {
    let world = World::new();
    let text = key_file(&world);
    assert!(KeyFile::read(text.replace('\n', "\r\n").as_bytes()).is_ok());
    for at in 0..text.len() {
        if text.as_bytes()[at] == b'\n' {
            continue;
        }
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            // A blank or line end before, between or after the JSON values means nothing.
            if bytes[at].is_ascii_whitespace() {
                continue;
            }
            assert!(KeyFile::read(&bytes).is_err(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn a_key_file_of_a_later_version_asks_for_an_update() {
    let world = World::new();
    let text = key_file(&world).replacen("\"format\":1", "\"format\":2", 1);
    assert_eq!(KeyFile::read(text.as_bytes()), Err(KeyFileRefusal::Newer { format: 2 }));
}

#[test]
fn other_files_are_not_key_files() {
    for bytes in [&b""[..], b"abc", b"{}", &[0xFF; 9], b"{\"benvung\":\"plan\"}\n"] {
        assert_eq!(KeyFile::read(bytes), Err(KeyFileRefusal::NotAKeyFile));
    }
}

#[test]
fn six_words_enrol_a_key_even_without_tone_marks() {
    let world = World::new();
    let keys = world.commune.public_keys();
    let words = fingerprint_words(&keys).join(", ");
    assert_eq!(confirm_words(&keys, &words), Ok(()));
    assert_eq!(confirm_words(&keys, &fold(&words).to_uppercase()), Ok(()));
}

#[test]
fn words_of_another_key_enrol_nothing() {
    let world = World::new();
    let keys = world.commune.public_keys();
    let mut words = fingerprint_words(&keys);
    words[3] = word((word_indices(&keys)[3] + 1) % 2048);
    assert_eq!(confirm_words(&keys, &words.join(" ")), Err(EnrolError::Different { position: 4 }));
    assert_eq!(
        confirm_words(&keys, &fingerprint_words(&keys)[..5].join(" ")),
        Err(EnrolError::Count { found: 5 })
    );
}

#[test]
fn both_public_keys_are_in_the_six_words() {
    let world = World::new();
    let keys = world.commune.public_keys();
    let mut mixed = keys.clone();
    mixed.age = world.stranger.public_keys().age;
    assert_ne!(fingerprint_words(&keys), fingerprint_words(&mixed));
}

#[test]
fn keys_with_a_second_spelling_are_refused() {
    let world = World::new();
    let json = serde_json::to_value(world.commune.public_keys()).unwrap();
    for (field, text) in [
        ("age", json["age"].as_str().unwrap().to_uppercase()),
        ("signing", json["signing"].as_str().unwrap().to_uppercase()),
        ("signing", format!("01{}", "0".repeat(62))),
        ("age", "age1".to_owned()),
    ] {
        let mut other = json.clone();
        other[field] = text.into();
        assert!(serde_json::from_value::<crate::PublicKeys>(other).is_err(), "{field}");
    }
}

#[test]
fn a_secret_is_never_printed() {
    assert_eq!(format!("{:?}", UnitSecret::new([7; 32])), "UnitSecret(…)");
}

#[test]
fn a_recovery_sheet_with_too_few_words_says_how_many_there_are() {
    let words = recovery_words(&UnitSecret::new([9; 32]));
    assert_eq!(
        secret_from_words(&words[..23].join(" ")).unwrap_err(),
        RecoveryError::Count { found: 23 }
    );
}

#[test]
fn a_recovery_word_that_is_not_in_the_list_is_named() {
    let mut words = recovery_words(&UnitSecret::new([9; 32])).map(str::to_owned);
    words[16] = "mây bia".to_owned();
    let refused = secret_from_words(&words.join(" ")).unwrap_err();
    let named = WordError::Unknown { position: 17, typed: "may bia".to_owned() };
    assert_eq!(refused, RecoveryError::Word(named));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_secret_is_typed_in_from_its_sheet(bytes in any::<[u8; 32]>()) {
        let secret = UnitSecret::new(bytes);
        let words = recovery_words(&secret).join(", ");
        let digits = check_digits(&secret);
        for typed in [
            words.clone(),
            format!("{words}. {digits}"),
            fold(&format!("{words} – {digits}")).to_uppercase(),
        ] {
            let read = secret_from_words(&typed).unwrap();
            prop_assert_eq!(read.expose(), &bytes);
        }
    }

    #[test]
    fn with_its_check_digits_every_single_wrong_word_is_noticed(
        bytes in any::<[u8; 32]>(),
        place in 0_usize..24,
        other in 0_u16..2048,
    ) {
        let secret = UnitSecret::new(bytes);
        let mut words = recovery_words(&secret);
        prop_assume!(words[place] != word(other));
        words[place] = word(other);
        let typed = format!("{} {}", words.join(" "), check_digits(&secret));
        prop_assert_eq!(secret_from_words(&typed).unwrap_err(), RecoveryError::Check);
    }

    #[test]
    fn with_its_check_digits_two_exchanged_words_are_noticed(
        bytes in any::<[u8; 32]>(),
        first in 0_usize..24,
        second in 0_usize..24,
    ) {
        let secret = UnitSecret::new(bytes);
        let mut words = recovery_words(&secret);
        prop_assume!(words[first] != words[second]);
        words.swap(first, second);
        let typed = format!("{} {}", words.join(" "), check_digits(&secret));
        prop_assert_eq!(secret_from_words(&typed).unwrap_err(), RecoveryError::Check);
    }
}

#[test]
fn a_wrong_word_in_each_place_is_noticed_without_check_digits_but_rarely() {
    // 8 bits inside the words: of 24 × 2047 single wrong words about 1 in 256 passes. That
    // is why the sheet has check digits as well.
    let secret = UnitSecret::new([5; 32]);
    let words = recovery_words(&secret);
    let mut passed = 0;
    for place in 0..24 {
        for other in (0..2048).step_by(16) {
            let mut wrong = words;
            wrong[place] = word(other);
            let read = secret_from_words(&wrong.join(" "));
            passed += usize::from(wrong != words && read.is_ok());
        }
    }
    assert!(passed > 0 && passed < 24 * 128 / 100, "{passed}");
}

#[test]
fn different_secrets_have_different_words() {
    let sheets: HashSet<_> = (0..50).map(|n| recovery_words(&UnitSecret::new([n; 32]))).collect();
    assert_eq!(sheets.len(), 50);
}

#[test]
fn words_typed_one_by_one_name_each_place_that_differs() {
    let keys = World::new().district.public_keys();
    let right = fingerprint_words(&keys);
    let plain: Vec<String> = right.iter().map(|word| fold(word)).collect();
    assert_eq!(differing_words(&keys, &plain), [0; 0]);
    for place in 0..6 {
        let mut typed = plain.clone();
        typed[place] = fold(word((word_indices(&keys)[place] + 1) % 2048));
        assert_eq!(differing_words(&keys, &typed), [place + 1]);
        // Two words in one place, none, or letters that are no word.
        for wrong in [format!("{} {}", right[place], right[0]), String::new(), "zz zz".to_owned()] {
            typed[place] = wrong;
            assert_eq!(differing_words(&keys, &typed), [place + 1]);
        }
    }
    assert_eq!(differing_words(&keys, &plain[..4]), [5, 6]);
}
