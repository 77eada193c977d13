//! Ledgers that honest writing cannot make are refused, and nothing changes.

use proptest::prelude::*;
use replica::{ActorId, DELETED, Dot, Entry, Ledger, LedgerId, MergeError, Owner, Register};
use serde_json::json;

use crate::history::{STRANGER, joined, ledger, lived, owner, pen, record};

/// The error, after a look that the ledger is what it was.
fn refusal(into: &Ledger, other: &Ledger, actor: ActorId) -> Option<MergeError> {
    let mut tried = into.clone();
    let refused = tried.merge(other, actor).err();
    assert!(refused.is_none() || tried == *into, "a refusal changes nothing");
    refused
}

proptest! {
    #[test]
    fn a_ledger_shipped_in_part_under_its_whole_vector_is_refused(
        lived in lived(), which in any::<prop::sample::Index>(),
    ) {
        let whole = joined(&lived.ledgers[0], &lived.ledgers[1]);
        prop_assume!(!whole.records.is_empty());
        let mut part = whole.clone();
        let id = *whole.records.keys().nth(which.index(whole.records.len())).expect("in range");
        part.records.remove(&id);
        prop_assert_eq!(refusal(&whole, &part, STRANGER), Some(MergeError::Hole(id)));
    }

    #[test]
    fn a_record_shipped_without_one_of_its_fields_is_refused(
        lived in lived(), which in any::<prop::sample::Index>(),
    ) {
        let whole = joined(&lived.ledgers[0], &lived.ledgers[1]);
        let fields: Vec<_> = whole
            .records
            .iter()
            .flat_map(|(id, record)| record.fields.keys().map(move |field| (*id, field.clone())))
            .collect();
        prop_assume!(!fields.is_empty());
        let (id, field) = &fields[which.index(fields.len())];
        let mut part = whole.clone();
        part.records.get_mut(id).expect("it is there").fields.remove(field);
        prop_assert_eq!(refusal(&whole, &part, STRANGER), Some(MergeError::Hole(*id)));
    }

    #[test]
    fn a_write_beyond_the_vector_is_refused(lived in lived(), which in any::<prop::sample::Index>()) {
        let whole = &lived.ledgers[0];
        prop_assume!(!whole.records.is_empty());
        let id = *whole.records.keys().nth(which.index(whole.records.len())).expect("in range");
        let mut forged = whole.clone();
        let field = forged.records.get_mut(&id).expect("it is there").fields.values_mut().next();
        let beyond = Dot { actor: ActorId(500), n: 1 };
        field.expect("a record has a field").insert(Entry(beyond, json!(1)));
        for into in [whole, &lived.ledgers[1], &ledger()] {
            prop_assert_eq!(refusal(into, &forged, STRANGER), Some(MergeError::BeyondVector(id)));
        }
    }

    #[test]
    fn a_claim_on_writes_this_opening_has_not_made_is_refused(lived in lived(), more in 1..9u64) {
        let mut mine = lived.ledgers[0].clone();
        mine.write(&pen(77), record(0), "name", json!(1), &[]);
        let mut forged = mine.clone();
        forged.vector.observe(Dot { actor: ActorId(77), n: 1 + more });
        let expected = MergeError::ClaimsTheFuture { claimed: 1 + more, made: 1 };
        prop_assert_eq!(refusal(&mine, &forged, ActorId(77)), Some(expected));
    }

    #[test]
    fn honest_ledgers_are_never_refused(lived in lived()) {
        for a in &lived.ledgers {
            for b in &lived.ledgers {
                prop_assert_eq!(refusal(a, b, STRANGER), None);
            }
        }
    }
}

#[test]
fn another_ledger_is_refused() {
    let mine = ledger();
    let year = Ledger::new(LedgerId("plan/unit/2021".into()), owner());
    let foreign = Ledger::new(mine.id.clone(), Owner("district".into()));
    for other in [year, foreign] {
        let refused = refusal(&mine, &other, STRANGER);
        assert!(matches!(refused, Some(MergeError::OtherLedger { .. })));
    }
}

#[test]
fn a_deletion_that_claims_to_have_seen_more_than_its_ledger_is_refused() {
    let mut forged = ledger();
    forged.write(&pen(1), record(0), "name", json!("An"), &[]);
    forged.delete(&pen(1), record(0).0);
    let mut everything = Register::default();
    let dot = Dot { actor: ActorId(1), n: 2 };
    everything.insert(Entry(dot, json!({"0000000000000001": 2, "0000000000000002": 900})));
    let record_forged = forged.records.get_mut(&record(0).0).expect("it was written");
    record_forged.fields.insert(DELETED.into(), everything);
    let refused = refusal(&ledger(), &forged, STRANGER);
    assert_eq!(refused, Some(MergeError::BeyondVector(record(0).0)));
}

#[test]
fn an_earlier_actor_of_the_same_person_may_be_ahead() {
    let mut sent = ledger();
    sent.write(&pen(1), record(0), "name", json!("An"), &[]);
    assert_eq!(refusal(&ledger(), &sent, ActorId(2)), None);
}

#[test]
fn a_machine_that_once_took_a_part_is_healed_by_the_whole() {
    let mut whole = ledger();
    whole.write(&pen(1), record(0), "name", json!("An"), &[]);
    whole.write(&pen(1), record(0), "class", json!("N1"), &[]);
    whole.write(&pen(1), record(1), "name", json!("Bình"), &[]);
    let mut part = whole.clone();
    part.records.remove(&record(1).0);
    let kept = part.records.get_mut(&record(0).0).expect("it was written");
    kept.fields.remove("class");
    // Nothing of what the part leaves out is known here, so nobody can tell.
    let mut machine = ledger();
    machine.merge(&part, STRANGER).expect("it looks whole");
    machine.merge(&whole, STRANGER).expect("it is whole");
    assert_eq!(machine, whole);
}
