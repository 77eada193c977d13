//! What a later version writes is kept, merged and passed on by this one.

use replica::{Ledger, Liveness, SAME_AS, groups};
use serde_json::json;

use crate::history::{dots, joined, ledger, owner, pen, record};

const NEXT: &[u8] = include_bytes!("../fixtures/ledger-next-version.ndjson");

fn next() -> Ledger {
    Ledger::from_ndjson(NEXT, &owner()).expect("a later version's ledger is a ledger")
}

#[test]
fn a_later_versions_ledger_is_passed_on_byte_for_byte() {
    let next = next();
    assert_eq!(String::from_utf8(next.to_ndjson()), String::from_utf8(NEXT.to_vec()));
    assert_eq!(next.check_whole(), Ok(()));
}

#[test]
fn a_later_versions_ledger_survives_merging_into_an_empty_one() {
    assert_eq!(joined(&ledger(), &next()), next());
    assert_eq!(joined(&next(), &ledger()), next());
}

#[test]
fn a_later_versions_fields_survive_an_edit_of_this_version() {
    let (mut mine, next) = (next(), next());
    let (&id, survey) = next.records.iter().nth(1).expect("four records");
    let target = (id, "household", survey.parent);
    let seen = dots(&mine, id, "name");
    mine.write(&pen(1), target, "name", json!("Hộ khác"), &seen);
    mine.write(&pen(1), record(0), "name", json!("An"), &[]);
    let both = joined(&next, &mine);
    assert_eq!(both, mine);
    for (id, record) in &next.records {
        for (field, register) in &record.fields {
            let kept = &both.records[id].fields[field];
            assert!(field == "name" || kept == register);
        }
    }
}

#[test]
fn a_later_versions_conflict_with_this_one_is_kept_as_a_conflict() {
    let next = next();
    let household = next.records.values().nth(1).expect("four records");
    assert!(household.fields["class"].is_conflict());
}

#[test]
fn a_deletion_of_a_form_this_version_does_not_know_deletes_nothing() {
    let next = next();
    let (&id, survey) = next.records.iter().nth(2).expect("four records");
    assert!(survey.deletions().is_empty());
    assert_eq!(next.liveness(id), Liveness::Alive);
}

#[test]
fn a_same_as_of_a_form_this_version_does_not_know_joins_nothing() {
    let next = next();
    let records = next.records.iter().map(|(&id, record)| (id, record));
    assert!(next.records.values().any(|record| record.field(SAME_AS).is_some()));
    assert!(groups(records).is_empty());
}
