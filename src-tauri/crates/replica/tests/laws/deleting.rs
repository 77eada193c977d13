//! A record is gone when one standing deletion had seen everything in it and below.

use std::collections::BTreeSet;

use proptest::prelude::*;
use replica::{DELETED, Dot, Ledger, Liveness, RecordId, VersionVector};
use serde_json::{Value, json};

use crate::history::{dots, joined, ledger, lived, pen, record};

/// Everything written in a record and its children, by plain search.
fn content(ledger: &Ledger, id: RecordId) -> BTreeSet<Dot> {
    let family =
        ledger.records.iter().filter(|(other, record)| **other == id || record.parent == Some(id));
    family
        .flat_map(|(_, record)| record.fields.iter())
        .filter(|(name, _)| *name != DELETED)
        .flat_map(|(_, register)| register.entries().iter().map(|entry| entry.0))
        .collect()
}

fn seen_by(deletion: &VersionVector) -> BTreeSet<Dot> {
    deletion.iter().flat_map(|(actor, last)| (1..=last).map(move |n| Dot { actor, n })).collect()
}

proptest! {
    #[test]
    fn the_deletion_rule_is_the_causal_truth(lived in lived()) {
        let [a, b, c] = &lived.ledgers;
        for ledger in [a.clone(), joined(a, b), joined(&joined(a, b), c)] {
            for (&id, here) in &ledger.records {
                let deleted = |id: RecordId| {
                    let deletions = ledger.records.get(&id).map(replica::Record::deletions);
                    let content = content(&ledger, id);
                    deletions
                        .into_iter()
                        .flatten()
                        .any(|deletion| content.is_subset(&seen_by(&deletion)))
                };
                let expected = if deleted(id) || here.parent.is_some_and(deleted) {
                    Liveness::Gone
                } else if here.deletions().is_empty() {
                    Liveness::Alive
                } else {
                    Liveness::AliveDespiteDeletion
                };
                prop_assert_eq!(ledger.liveness(id), expected);
            }
        }
    }

    #[test]
    fn a_fresh_deletion_takes_the_record_and_its_children(lived in lived(), n in 0..3usize) {
        let mut ledger = lived.ledgers[0].clone();
        if ledger.delete(&pen(77), record(n).0).is_some() {
            prop_assert_eq!(ledger.liveness(record(n).0), Liveness::Gone);
            prop_assert_eq!(ledger.liveness(record(n + 3).0), Liveness::Gone);
        }
    }

    #[test]
    fn a_write_the_deletion_had_not_seen_brings_the_record_back(
        lived in lived(), n in 0..3usize, below in any::<bool>(),
    ) {
        let mut here = lived.ledgers[0].clone();
        here.write(&pen(76), record(n), "name", json!("x"), &[]);
        let mut there = here.clone();
        here.delete(&pen(77), record(n).0);
        there.write(&pen(78), record(if below { n + 3 } else { n }), "name", json!("y"), &[]);
        let both = joined(&here, &there);
        prop_assert_eq!(both.liveness(record(n).0), Liveness::AliveDespiteDeletion);
    }
}

#[test]
fn two_deletions_that_each_saw_half_do_not_delete() {
    let (mut a, mut b) = (ledger(), ledger());
    a.write(&pen(1), record(0), "name", json!("An"), &[]);
    b.write(&pen(2), record(0), "class", json!("N1"), &[]);
    a.delete(&pen(1), record(0).0);
    b.delete(&pen(2), record(0).0);
    let both = joined(&a, &b);
    assert_eq!(both.records[&record(0).0].deletions().len(), 2);
    assert_eq!(both.liveness(record(0).0), Liveness::AliveDespiteDeletion);
}

#[test]
fn deleting_again_after_seeing_all_deletes() {
    let mut a = ledger();
    a.write(&pen(1), record(0), "name", json!("An"), &[]);
    let mut b = a.clone();
    a.delete(&pen(1), record(0).0);
    b.write(&pen(2), record(3), "name", json!("Bé"), &[]);
    let mut both = joined(&a, &b);
    assert_eq!(both.liveness(record(0).0), Liveness::AliveDespiteDeletion);
    both.delete(&pen(1), record(0).0);
    assert_eq!(both.liveness(record(0).0), Liveness::Gone);
    assert_eq!(both.records[&record(0).0].deletions().len(), 1);
}

#[test]
fn taking_the_deletion_back_brings_the_record_back_on_every_machine() {
    let mut a = ledger();
    a.write(&pen(1), record(0), "name", json!("An"), &[]);
    a.delete(&pen(1), record(0).0);
    let deleted = a.clone();
    let seen = dots(&a, record(0).0, DELETED);
    a.write(&pen(1), record(0), DELETED, Value::Null, &seen);
    assert_eq!(a.liveness(record(0).0), Liveness::Alive);
    assert_eq!(joined(&deleted, &a), a);
}

#[test]
fn an_unknown_record_counts_as_gone_and_deleting_it_does_nothing() {
    let mut a = ledger();
    assert_eq!(a.liveness(record(0).0), Liveness::Gone);
    assert_eq!(a.delete(&pen(1), record(0).0), None);
    assert_eq!(a, ledger());
}

#[test]
fn a_child_whose_parent_is_not_there_is_alive() {
    let mut a = ledger();
    a.write(&pen(1), record(3), "name", json!("Bé"), &[]);
    assert_eq!(a.liveness(record(3).0), Liveness::Alive);
}

#[test]
fn a_circle_of_parents_ends_the_walk() {
    let mut a = ledger();
    let (x, y) = (record(0).0, record(1).0);
    a.write(&pen(1), (x, "k", Some(y)), "name", json!(1), &[]);
    a.write(&pen(1), (y, "k", Some(x)), "name", json!(2), &[]);
    assert_eq!(a.liveness(x), Liveness::Alive);
    a.delete(&pen(1), x);
    assert_eq!(a.liveness(y), Liveness::Gone);
}
