//! `same_as`: records that a person has said to be one thing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use replica::{Ledger, RecordId, SAME_AS, groups};
use serde_json::json;

use crate::history::{ledger, pen};

fn id(n: usize) -> RecordId {
    RecordId::derived(&["one", &n.to_string()])
}

fn said(pairs: &[(usize, usize)]) -> Ledger {
    let mut ledger = ledger();
    for n in 0..8 {
        ledger.write(&pen(1), (id(n), "household", None), "name", json!(n), &[]);
    }
    for &(a, b) in pairs {
        let other = json!(id(b).to_string());
        ledger.write(&pen(1), (id(a), "household", None), SAME_AS, other, &[]);
    }
    ledger
}

fn groups_of(ledger: &Ledger) -> BTreeMap<RecordId, RecordId> {
    groups(ledger.records.iter().map(|(&id, record)| (id, record)))
}

/// Who is reachable from `start`, by plain search.
fn reachable(pairs: &[(usize, usize)], start: usize) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::from([start]);
    loop {
        let more: Vec<usize> = pairs
            .iter()
            .flat_map(|&(a, b)| [(a, b), (b, a)])
            .filter(|(a, b)| found.contains(a) && !found.contains(b))
            .map(|(_, b)| b)
            .collect();
        if more.is_empty() {
            return found.into_iter().map(id).collect();
        }
        found.extend(more);
    }
}

proptest! {
    #[test]
    fn the_smallest_id_of_the_group_shows_whatever_the_order(
        pairs in prop::collection::vec((0..8usize, 0..8usize), 0..10),
        turned in any::<bool>(),
    ) {
        let ledger = said(&pairs);
        let found = if turned {
            groups(ledger.records.iter().rev().map(|(&id, record)| (id, record)))
        } else {
            groups_of(&ledger)
        };
        for n in 0..8 {
            let group = reachable(&pairs, n);
            let expected = (group.len() > 1).then(|| *group.first().expect("it has two"));
            prop_assert_eq!(found.get(&id(n)).copied(), expected);
        }
    }
}

#[test]
fn a_record_said_to_be_itself_is_no_group() {
    assert_eq!(groups_of(&said(&[(0, 0)])), BTreeMap::new());
}

#[test]
fn a_record_that_is_not_there_never_leads_a_group() {
    let mut ids: Vec<usize> = (0..3).collect();
    ids.sort_by_key(|&n| id(n));
    let mut ledger = said(&[(ids[1], ids[0]), (ids[2], ids[0])]);
    ledger.records.remove(&id(ids[0]));
    let expected = BTreeMap::from([(id(ids[1]), id(ids[1])), (id(ids[2]), id(ids[1]))]);
    assert_eq!(groups_of(&ledger), expected);
}

#[test]
fn what_is_no_id_joins_nothing() {
    let mut ledger = said(&[]);
    for value in [json!(null), json!("not an id"), json!({"id": 1})] {
        ledger.write(&pen(1), (id(0), "household", None), SAME_AS, value, &[]);
    }
    assert_eq!(groups_of(&ledger), BTreeMap::new());
}
