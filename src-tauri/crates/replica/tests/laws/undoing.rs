//! Undo writes back what stood, or says that it can no longer.

use proptest::prelude::*;
use replica::{Change, Dot, Entry, Ledger, Register, undo_values};
use serde_json::{Value, json};

use crate::history::{ledger, lived, pen, record};

const FIELD: &str = "name";

fn register(ledger: &Ledger, n: usize) -> Register {
    let record = ledger.records.get(&record(n).0);
    let register = record.and_then(|record| record.field(FIELD));
    register.cloned().unwrap_or_default()
}

fn write(ledger: &mut Ledger, n: usize, value: Value, seen: &[Dot]) -> Change {
    let before: Vec<Entry> = register(ledger, n).entries().to_vec();
    let dot = ledger.write(&pen(77), record(n), FIELD, value, seen);
    Change { dots: vec![dot], before, replaced: seen.to_vec() }
}

/// Takes the change back; `false` when that can no longer be.
fn undo(ledger: &mut Ledger, n: usize, change: &Change) -> bool {
    let Some(values) = undo_values(&register(ledger, n), change) else {
        return false;
    };
    let Ledger { records, vector, .. } = ledger;
    let record = records.get_mut(&record(n).0).expect("it was written");
    record.write_all(&pen(77), vector, FIELD, values, &change.dots);
    true
}

fn shown(register: &Register) -> Vec<String> {
    let mut values: Vec<String> = register.values().into_iter().map(replica::canonical).collect();
    values.sort();
    values
}

proptest! {
    #[test]
    fn undoing_an_edit_shows_what_stood_before(
        lived in lived(), n in 0..6usize, cut in 0..3usize,
    ) {
        let mut ledger = lived.ledgers[0].clone();
        let before = register(&ledger, n);
        let seen: Vec<Dot> = before.dots().take(cut).collect();
        let change = write(&mut ledger, n, json!("new"), &seen);
        prop_assert!(undo(&mut ledger, n, &change));
        let expected = if before.entries().is_empty() {
            vec!["null".to_owned()]
        } else {
            shown(&before)
        };
        prop_assert_eq!(shown(&register(&ledger, n)), expected);
    }
}

#[test]
fn undoing_a_settled_conflict_opens_it_again() {
    let mut a = ledger();
    let first = write(&mut a, 0, json!("An"), &[]);
    let second = write(&mut a, 0, json!("Anh"), &[]);
    let seen = [first.dots[0], second.dots[0]];
    let settled = write(&mut a, 0, json!("An"), &seen);
    assert!(!register(&a, 0).is_conflict());
    assert!(undo(&mut a, 0, &settled));
    assert!(register(&a, 0).is_conflict());
}

#[test]
fn undoing_the_first_write_clears_the_field() {
    let mut a = ledger();
    let change = write(&mut a, 0, json!("An"), &[]);
    assert!(undo(&mut a, 0, &change));
    assert_eq!(register(&a, 0).value(), Some(&Value::Null));
}

#[test]
fn undoing_a_write_beside_an_unseen_one_leaves_no_conflict() {
    let mut a = ledger();
    a.write(&pen(1), record(0), FIELD, json!("An"), &[]);
    let change = write(&mut a, 0, json!("Anh"), &[]);
    assert!(register(&a, 0).is_conflict());
    assert!(undo(&mut a, 0, &change));
    assert_eq!(register(&a, 0).values(), [&json!("An")]);
}

#[test]
fn an_edit_that_somebody_has_replaced_is_not_undone() {
    let mut a = ledger();
    let change = write(&mut a, 0, json!("An"), &[]);
    a.write(&pen(1), record(0), FIELD, json!("Anh"), &change.dots);
    assert_eq!(undo_values(&register(&a, 0), &change), None);
}

#[test]
fn an_edit_that_somebody_has_written_beside_is_not_undone() {
    let mut a = ledger();
    let change = write(&mut a, 0, json!("An"), &[]);
    a.write(&pen(1), record(0), FIELD, json!("Anh"), &[]);
    assert_eq!(undo_values(&register(&a, 0), &change), None);
}

#[test]
fn undo_writes_back_what_was_replaced_and_not_what_stood_beside() {
    let mut a = ledger();
    a.write(&pen(1), record(0), FIELD, json!("An"), &[]);
    let seen = a.write(&pen(2), record(0), FIELD, json!("Bình"), &[]);
    let change = write(&mut a, 0, json!("Anh"), &[seen]);
    assert_eq!(undo_values(&register(&a, 0), &change), Some(vec![json!("Bình")]));
}
