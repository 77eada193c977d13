//! Merging is a join: order, grouping and repetition do not matter, and no unseen write is lost.

use std::collections::BTreeSet;

use proptest::prelude::*;
use replica::{Dot, Fault, Ledger, Register, Relation};
use serde_json::json;

use crate::history::{STRANGER, dots, joined, ledger, lived, pen, record};

proptest! {
    #[test]
    fn merging_is_commutative(lived in lived()) {
        let [a, b, _] = &lived.ledgers;
        prop_assert_eq!(joined(a, b), joined(b, a));
    }

    #[test]
    fn merging_is_associative(lived in lived()) {
        let [a, b, c] = &lived.ledgers;
        prop_assert_eq!(joined(&joined(a, b), c), joined(a, &joined(b, c)));
    }

    #[test]
    fn merging_is_idempotent(lived in lived()) {
        let [a, b, _] = &lived.ledgers;
        let mut both = joined(a, b);
        let before = both.clone();
        for again in [&before, a, b] {
            let outcome = both.merge(again, STRANGER).expect("an honest ledger merges");
            prop_assert!(outcome.changed.is_empty());
            prop_assert_eq!(&both, &before);
        }
    }

    #[test]
    fn a_write_stands_unless_some_write_that_is_known_replaced_it(lived in lived()) {
        let [a, b, c] = &lived.ledgers;
        for side in [a.clone(), joined(a, b), joined(&joined(a, b), c)] {
            let known = |dot: &&Dot| side.vector.covers(**dot);
            let replaced: BTreeSet<Dot> = lived
                .writes
                .iter()
                .filter(|(dot, _)| side.vector.covers(**dot))
                .flat_map(|(_, (_, _, _, replaced))| replaced.iter().copied())
                .collect();
            for dot in lived.writes.keys().filter(known) {
                let (id, field, value, _) = &lived.writes[dot];
                let entries = side.records[id].fields[*field].entries();
                let standing = entries.iter().find(|entry| entry.0 == *dot);
                prop_assert_eq!(standing.is_some(), !replaced.contains(dot));
                prop_assert!(standing.is_none_or(|entry| entry.1 == *value));
            }
        }
    }

    #[test]
    fn merging_reports_exactly_the_records_that_changed(lived in lived()) {
        let [a, b, _] = &lived.ledgers;
        let mut both = a.clone();
        let outcome = both.merge(b, STRANGER).expect("an honest ledger merges");
        let differing: Vec<_> = both
            .records
            .keys()
            .filter(|id| a.records.get(id) != both.records.get(id))
            .copied()
            .collect();
        prop_assert_eq!(outcome.changed, differing);
        prop_assert!(outcome.doubled_dots.is_empty());
    }

    #[test]
    fn vectors_say_which_of_two_ledgers_has_seen_more(lived in lived()) {
        let [a, b, _] = &lived.ledgers;
        let both = joined(a, b);
        prop_assert_eq!(both.vector.relation(&both.vector), Relation::Same);
        match a.vector.relation(&b.vector) {
            Relation::Same => prop_assert_eq!(a, b),
            Relation::Newer => prop_assert_eq!(&both, a),
            Relation::Older => prop_assert_eq!(&both, b),
            Relation::Diverged => prop_assert!(both.vector != a.vector && both.vector != b.vector),
        }
    }
}

#[test]
fn equal_values_keep_all_their_dots_and_are_shown_as_one() {
    let (mut a, mut b) = (ledger(), ledger());
    a.write(&pen(1), record(0), "name", json!("An"), &[]);
    b.write(&pen(2), record(0), "name", json!("An"), &[]);
    let both = joined(&a, &b);
    let register = &both.records[&record(0).0].fields["name"];
    assert_eq!(register.dots().count(), 2);
    assert_eq!(register.values(), [&json!("An")]);
    assert!(!register.is_conflict());
}

#[test]
fn an_equal_value_written_unseen_outlives_the_replacement_of_its_twin() {
    let (mut a, mut b) = (ledger(), ledger());
    let first = a.write(&pen(1), record(0), "name", json!("An"), &[]);
    b.write(&pen(2), record(0), "name", json!("An"), &[]);
    let both = joined(&a, &b);
    a.write(&pen(1), record(0), "name", json!("Anh"), &[first]);
    let all = joined(&both, &a);
    let register = &all.records[&record(0).0].fields["name"];
    assert_eq!(register.values().len(), 2);
    assert!(register.is_conflict());
}

#[test]
fn two_values_under_one_dot_are_both_kept_and_raise_an_alarm() {
    let (mut a, mut b) = (ledger(), ledger());
    a.write(&pen(1), record(0), "name", json!("An"), &[]);
    b.write(&pen(1), record(0), "name", json!("Anh"), &[]);
    let mut both = a.clone();
    let outcome = both.merge(&b, STRANGER).expect("vectors agree");
    assert_eq!(outcome.doubled_dots, [(record(0).0, "name".to_owned())]);
    assert_eq!(both.records[&record(0).0].fields["name"].values().len(), 2);
    assert_eq!(both, joined(&b, &a));
}

#[test]
fn the_value_that_lists_use_is_that_of_the_smallest_dot() {
    let (mut a, mut b) = (ledger(), ledger());
    a.write(&pen(7), record(0), "name", json!("An"), &[]);
    b.write(&pen(3), record(0), "name", json!("Bình"), &[]);
    for both in [joined(&a, &b), joined(&b, &a)] {
        let register = &both.records[&record(0).0].fields["name"];
        assert_eq!(register.value(), Some(&json!("Bình")));
    }
}

#[test]
fn records_made_apart_with_another_kind_or_parent_are_chosen_alike_everywhere() {
    let (mut a, mut b) = (ledger(), ledger());
    let id = record(0).0;
    a.write(&pen(1), (id, "member", Some(record(1).0)), "name", json!(1), &[]);
    b.write(&pen(2), (id, "household", None), "class", json!(2), &[]);
    let both = joined(&a, &b);
    assert_eq!(both, joined(&b, &a));
    assert_eq!(both.records[&id].kind, "household");
}

#[test]
fn a_restored_machine_gets_the_writes_back_that_its_backup_lacks() {
    let mut machine = ledger();
    machine.write(&pen(1), record(0), "name", json!("An"), &[]);
    let backup = machine.clone();
    let seen = dots(&machine, record(0).0, "name");
    machine.write(&pen(1), record(0), "name", json!("Anh"), &seen);
    let sent: Ledger = machine.clone();
    let mut restored = backup;
    restored.write(&pen(4), record(1), "name", json!("Bình"), &[]);
    restored.merge(&sent, replica::ActorId(4)).expect("an earlier actor may be ahead");
    let register = &restored.records[&record(0).0].fields["name"];
    assert_eq!(register.values(), [&json!("Anh")]);
}

#[test]
fn an_empty_register_is_a_unit_of_merging() {
    let mut a = ledger();
    let dot = a.write(&pen(1), record(0), "name", json!("An"), &[]);
    let written = &a.records[&record(0).0].fields["name"];
    let unseen = replica::VersionVector::default();
    let empty = Register::default();
    assert_eq!(&empty.merge(&unseen, written, &a.vector, Fault::None), written);
    assert_eq!(&written.merge(&a.vector, &empty, &unseen, Fault::None), written);
    assert_eq!(written.dots().collect::<Vec<_>>(), [dot]);
}
