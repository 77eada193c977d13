//! Values that must never change: packages and papers already out in the world depend on
//! them. They are described in `docs/package-format.md`.

use serde::Deserialize;

use super::{World, snapshot, tally};
use crate::{
    Fingerprint, KeyFile, OpenContext, UnitSecret, check_digits, fingerprint_words, inspect, open,
    recovery_words,
};

const KEYS: &str = include_str!("../../tests/vectors/keys.json");
const PACKAGE: &[u8] = include_bytes!("../../tests/vectors/BV-15670-ThoBinh-2020-trinh-02.bvgoi");
const KEY_FILE: &[u8] = include_bytes!("../../tests/vectors/397.key");

#[derive(Deserialize)]
struct KeyVector {
    secret: String,
    signing: String,
    age: String,
    words: Vec<String>,
    recovery: Vec<String>,
    check: String,
}

#[test]
fn keys_words_and_recovery_sheets_come_out_as_they_always_have() {
    let vectors: Vec<KeyVector> = serde_json::from_str(KEYS).unwrap();
    assert_eq!(vectors.len(), 3);
    for vector in vectors {
        let secret = UnitSecret::new(crate::hex::decode(&vector.secret).unwrap());
        let keys = secret.public_keys();
        assert_eq!(crate::hex::encode(&keys.signing), vector.signing);
        assert_eq!(keys.age, vector.age);
        assert_eq!(vector.words, fingerprint_words(&keys));
        assert_eq!(vector.recovery, recovery_words(&secret));
        assert_eq!(vector.check, check_digits(&secret));
    }
}

#[test]
fn a_package_sealed_by_the_first_version_opens() {
    let world = World::new();
    let opened = open(PACKAGE, &world.at_district()).unwrap();
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
    assert_eq!(opened.header.file_name(), "BV-15670-ThoBinh-2020-trinh-02.bvgoi");
    assert_eq!(opened.manifest.sums, tally(&opened.parts[0].part).unwrap());
}

#[test]
fn the_package_of_the_first_version_is_laid_out_as_documented() {
    let number = |at: usize| {
        let four: [u8; 4] = PACKAGE[at..at + 4].try_into().unwrap();
        u32::from_le_bytes(four) as usize
    };
    assert_eq!(PACKAGE[..8], [0x89, 0x42, 0x56, 0x47, 0x4F, 0x49, 0x0D, 0x0A]);
    let (header, envelope) = (number(8), number(12));
    assert_eq!(PACKAGE.len(), 16 + header + envelope + 64);
    assert!(PACKAGE[16 + header..].starts_with(b"age-encryption.org/v1\n"));
    assert_eq!(inspect(PACKAGE).unwrap().header.plan_year, 2020);
}

#[test]
fn the_package_of_the_first_version_is_refused_elsewhere() {
    let world = World::new();
    let elsewhere = OpenContext { plan_year: 2021, ..world.at_district() };
    assert!(open(PACKAGE, &elsewhere).is_err());
}

#[test]
fn a_key_file_of_the_first_version_is_read() {
    let world = World::new();
    let file = KeyFile::read(KEY_FILE).unwrap();
    assert_eq!(file.party.keys, world.district.public_keys());
}

#[test]
fn the_short_form_of_a_known_fingerprint_comes_out_as_it_always_has() {
    let fingerprint = Fingerprint::of(b"{\"ledger\":\"plan/15670/2020\"}\n");
    insta::assert_snapshot!(format!("{}\n{}", fingerprint.hex(), fingerprint.short()));
}
