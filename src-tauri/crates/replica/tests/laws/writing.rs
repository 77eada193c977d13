//! A write replaces what its author had seen, and nothing else.

use proptest::prelude::*;
use replica::{Dot, LedgerId, Owner, Pen};
use serde_json::{Value, json};

use crate::history::{dots, joined, ledger, lived, owner, pen, record};

proptest! {
    #[test]
    fn a_write_removes_the_seen_dots_and_keeps_every_other(
        lived in lived(), n in 0..6usize, cut in 0..3usize,
    ) {
        let mut ledger = lived.ledgers[0].clone();
        let before = dots(&ledger, record(n).0, "name");
        let (seen, unseen) = before.split_at(cut.min(before.len()));
        let dot = ledger.write(&pen(77), record(n), "name", json!("new"), seen);
        let mut expected: Vec<Dot> = unseen.to_vec();
        expected.push(dot);
        expected.sort();
        prop_assert_eq!(dots(&ledger, record(n).0, "name"), expected);
        prop_assert!(ledger.vector.covers(dot));
    }

    #[test]
    fn a_written_field_never_becomes_absent(lived in lived()) {
        let [a, b, c] = &lived.ledgers;
        let all = joined(&joined(a, b), c);
        for (id, field, ..) in lived.writes.values() {
            prop_assert!(!dots(&all, *id, field).is_empty());
        }
    }
}

#[test]
fn clearing_writes_null() {
    let mut a = ledger();
    let name = a.write(&pen(1), record(0), "name", json!("An"), &[]);
    a.write(&pen(1), record(0), "name", Value::Null, &[name]);
    let register = &a.records[&record(0).0].fields["name"];
    assert_eq!(register.value(), Some(&Value::Null));
}

#[test]
fn a_cleared_field_stays_cleared_when_an_old_state_arrives() {
    let mut a = ledger();
    let name = a.write(&pen(1), record(0), "name", json!("An"), &[]);
    let old = a.clone();
    a.write(&pen(1), record(0), "name", Value::Null, &[name]);
    assert_eq!(joined(&a, &old), a);
    assert_eq!(joined(&old, &a), a);
}

#[test]
fn a_stale_form_leaves_what_the_person_never_saw() {
    let mut a = ledger();
    let seen = a.write(&pen(1), record(0), "name", json!("An"), &[]);
    a.write(&pen(2), record(0), "name", json!("Anh"), &[seen]);
    a.write(&pen(3), record(0), "name", json!("Ánh"), &[seen]);
    let register = &a.records[&record(0).0].fields["name"];
    assert_eq!(register.values(), [&json!("Anh"), &json!("Ánh")]);
}

#[test]
fn each_write_of_an_actor_has_the_next_number() {
    let mut a = ledger();
    let numbers: Vec<u64> =
        (0..4).map(|n| a.write(&pen(1), record(n), "name", json!(n), &[]).n).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn nobody_takes_a_pen_for_a_foreign_ledger() {
    let ledger = ledger();
    let district = Owner("district".into());
    let refused = Pen::take(&ledger.id, &owner(), &district, replica::ActorId(1))
        .expect_err("the district does not own the plan");
    assert_eq!(refused.ledger, LedgerId("plan/unit/2020".into()));
    assert_eq!(refused.owner, owner());
    assert_eq!(refused.writer, district);
}

#[test]
fn derived_ids_agree_on_two_machines_and_differ_for_differently_cut_parts() {
    let id = replica::RecordId::derived(&["hamlet", "15670", "1"]);
    assert_eq!(id, replica::RecordId::derived(&["hamlet", "15670", "1"]));
    assert_ne!(id, replica::RecordId::derived(&["hamlet", "1567", "01"]));
    assert_ne!(id, replica::RecordId::derived(&["hamlet", "15670", "1", ""]));
    assert_eq!(id.to_string().parse(), Ok(id));
}
