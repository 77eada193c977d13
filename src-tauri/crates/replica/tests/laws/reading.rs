//! Canonical lines: one spelling for one ledger, and nothing read that is not a ledger.

use proptest::prelude::*;
use replica::{
    ActorId, Dot, Ledger, MAX_INTEGER, Owner, ReadError, ValueError, VersionVector, canonical,
    check,
};
use serde_json::{Value, json};

use crate::history::{ledger, lived, owner, pen, record};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_ledger_written_and_read_is_the_same(lived in lived()) {
        let bytes = lived.ledgers[0].to_ndjson();
        let read = Ledger::from_ndjson(&bytes, &owner()).expect("its own bytes");
        prop_assert_eq!(&read, &lived.ledgers[0]);
        prop_assert_eq!(read.to_ndjson(), bytes);
    }

    #[test]
    fn every_allowed_value_is_kept_by_writing_and_reading(value in value(), name in ".{1,8}") {
        let mut a = ledger();
        a.write(&pen(1), (record(0).0, &name, None), &name, value, &[]);
        let read = Ledger::from_ndjson(&a.to_ndjson(), &owner()).expect("its own bytes");
        prop_assert_eq!(read, a);
    }

    #[test]
    fn canonical_text_is_read_back_and_spelt_alike(value in value()) {
        let text = canonical(&value);
        let read: Value = serde_json::from_str(&text).expect("canonical text is JSON");
        prop_assert_eq!(&read, &value);
        prop_assert_eq!(canonical(&read), text);
        prop_assert_eq!(check(&value), Ok(()));
    }

    #[test]
    fn bytes_that_are_no_ledger_are_refused_and_never_panic(bytes in any::<Vec<u8>>()) {
        prop_assert!(Ledger::from_ndjson(&bytes, &owner()).is_err());
    }

    #[test]
    fn a_ledger_cut_short_is_refused_or_not_missing_anything(lived in lived(), cut in any::<prop::sample::Index>()) {
        let whole = lived.ledgers[0].to_ndjson();
        let cut = cut.index(whole.len());
        if let Ok(read) = Ledger::from_ndjson(&whole[..cut], &owner()) {
            prop_assert_eq!(&read, &lived.ledgers[0]);
            prop_assert_eq!(cut, whole.len() - 1, "only the last line feed may lack");
        }
    }
}

fn read(records: u64, lines: &[&str]) -> Result<Ledger, ReadError> {
    read_with_vector(records, r#"{"00000000000000aa":5}"#, lines)
}

fn read_with_vector(records: u64, vector: &str, lines: &[&str]) -> Result<Ledger, ReadError> {
    let mut text = format!(
        r#"{{"ledger":"plan/unit/2020","owner":"unit","records":{records},"vector":{vector}}}"#
    );
    for line in lines {
        text.push('\n');
        text.push_str(line);
    }
    Ledger::from_ndjson(text.as_bytes(), &owner())
}

fn line(id: u8, value: &str) -> String {
    format!(
        r#"{{"fields":{{"name":[["00000000000000aa.1",{value}]]}},"id":"{id:08}-0000-4000-8000-000000000000","kind":"k"}}"#
    )
}

#[test]
fn keys_are_sorted_by_their_bytes_and_nothing_is_indented() {
    let value: Value =
        serde_json::from_str(r#"{ "é": 1, "z": [ 1, {"b": null, "a": true} ], "B": "" }"#)
            .expect("JSON");
    assert_eq!(canonical(&value), r#"{"B":"","z":[1,{"a":true,"b":null}],"é":1}"#);
}

#[test]
fn the_canonical_form_of_a_ledger_does_not_change() {
    let mut a = ledger();
    a.write(&pen(0xaa), record(3), "name", json!("Bé\n"), &[]);
    a.write(&pen(0xaa), record(3), "money", json!({"kind": "loan", "amount": -5}), &[]);
    a.delete(&pen(0xaa), record(3).0);
    let expected = format!(
        concat!(
            r#"{{"ledger":"plan/unit/2020","owner":"unit","records":1,"vector":{{"00000000000000aa":3}}}}"#,
            "\n",
            r#"{{"fields":{{"deleted":[["00000000000000aa.3",{{"00000000000000aa":2}}]],"#,
            r#""money":[["00000000000000aa.2",{{"amount":-5,"kind":"loan"}}]],"#,
            r#""name":[["00000000000000aa.1","Bé\n"]]}},"id":"{id}","kind":"member","parent":"{parent}"}}"#,
            "\n",
        ),
        id = record(3).0,
        parent = record(0).0,
    );
    assert_eq!(String::from_utf8(a.to_ndjson()), Ok(expected));
}

#[test]
fn fractions_are_refused_wherever_they_stand() {
    for value in ["1.5", "1.0", "1e3", "-0", "-0.0", "[1,[2.5]]", r#"{"a":{"b":0.1}}"#] {
        let refused = read(1, &[&line(1, value)]);
        let fraction =
            matches!(refused, Err(ReadError::Value { line: 2, source: ValueError::Fraction(_) }));
        assert!(fraction, "{value}");
    }
}

#[test]
fn integers_beyond_two_to_the_53_are_refused_and_the_last_one_is_kept() {
    for value in ["9007199254740992", "-9007199254740992", "18446744073709551615"] {
        let refused = read(1, &[&line(1, value)]);
        let too_large =
            matches!(refused, Err(ReadError::Value { source: ValueError::TooLarge(_), .. }));
        assert!(too_large, "{value}");
    }
    assert!(read(1, &[&line(1, "9007199254740991")]).is_ok());
    assert!(read(1, &[&line(1, "-9007199254740991")]).is_ok());
    assert!(read(1, &[&line(1, "18446744073709551616")]).is_err());
}

#[test]
fn a_record_that_comes_twice_is_refused() {
    let twice = read(2, &[&line(1, "1"), &line(1, "2")]);
    assert!(matches!(twice, Err(ReadError::Twice(_))));
}

#[test]
fn a_wrong_number_of_records_is_refused() {
    let fewer = read(2, &[&line(1, "1")]);
    assert!(matches!(fewer, Err(ReadError::Count { said: 2, found: 1 })));
    let more = read(0, &[&line(1, "1")]);
    assert!(matches!(more, Err(ReadError::Count { said: 0, found: 1 })));
}

#[test]
fn a_ledger_of_another_owner_than_its_signer_is_refused() {
    let bytes = ledger().to_ndjson();
    let refused = Ledger::from_ndjson(&bytes, &Owner("district".into()));
    assert!(matches!(refused, Err(ReadError::Foreign { owner: of, .. }) if of == owner()));
}

#[test]
fn nothing_is_no_ledger() {
    assert!(matches!(Ledger::from_ndjson(b"", &owner()), Err(ReadError::NoHead)));
    assert!(matches!(Ledger::from_ndjson(b"\n\n", &owner()), Err(ReadError::NoHead)));
}

#[test]
fn names_of_writes_have_one_spelling() {
    for wrong in [
        "aa.1",
        "00000000000000AA.1",
        "00000000000000aa.0",
        "00000000000000aa.01",
        "00000000000000aa.+1",
        "00000000000000aa.9007199254740992",
        "00000000000000aa",
        "00000000000000aa.1.2",
        "+0000000000000aa.1",
    ] {
        assert!(wrong.parse::<Dot>().is_err(), "{wrong}");
    }
    let dot: Dot = "00000000000000aa.12".parse().expect("a dot");
    assert_eq!((dot.actor, dot.n), (ActorId(0xaa), 12));
    assert_eq!(dot.to_string(), "00000000000000aa.12");
}

#[test]
fn a_vector_counts_from_1_to_two_to_the_53() {
    for wrong in ["0", "-1", "1.5", "9007199254740992", "18446744073709551615"] {
        let vector = format!(r#"{{"00000000000000bb":{wrong}}}"#);
        assert!(read_with_vector(0, &vector, &[]).is_err(), "{wrong}");
    }
    let last = read_with_vector(0, r#"{"00000000000000bb":9007199254740991}"#, &[]);
    assert_eq!(last.expect("the last number").vector.get(ActorId(0xbb)), 9_007_199_254_740_991);
    assert!(VersionVector::default().is_empty());
}
