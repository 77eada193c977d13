//! The engine held against the truth: every standing write and nothing else.
//!
//! Deliberately absent: tolerance. The first difference is a failure.

use std::collections::{BTreeMap, BTreeSet};

use replica::{Family, Fault, Ledger, RecordId, groups};

use super::set::Set;
use super::truth::{Truth, Written};

/// `Err` says the first difference between the ledger and what the writes `known` come to.
pub(super) fn compare(
    ledger: &Ledger,
    truth: &Truth,
    known: &Set,
    fault: Fault,
) -> Result<(), String> {
    let standing = truth.standing(known);
    let mut fields: BTreeMap<(usize, &str), Vec<&Written>> = BTreeMap::new();
    for write in standing.iter() {
        let written = &truth.writes[write];
        fields.entry((written.thing, written.field)).or_default().push(written);
    }
    for (&(thing, field), writes) in &mut fields {
        writes.sort_by_key(|write| write.dot);
        compare_field(ledger, truth, thing, field, writes)?;
    }
    let held: usize = ledger.records.values().map(|record| record.fields.len()).sum();
    if held != fields.len() {
        return Err(format!("{held} fields stand instead of {}", fields.len()));
    }
    let things = truth.known_things(known);
    if ledger.records.len() != things.len() {
        return Err(format!("{} records instead of {}", ledger.records.len(), things.len()));
    }
    if !truth.counts(known).into_iter().eq(ledger.vector.iter()) {
        return Err(format!("the vector {:?} is not what was seen", ledger.vector));
    }
    let records = || ledger.records.iter().map(|(&id, record)| (id, record));
    let family = Family::with_fault(records(), fault);
    for (id, expected) in truth.liveness(known) {
        let found = family.liveness(id);
        if found != expected {
            return Err(format!("record {id} is {found:?} instead of {expected:?}"));
        }
    }
    let (found, expected) = (groups(records()), truth.groups(known));
    if found != expected {
        return Err(format!("groups {found:?} instead of {expected:?}"));
    }
    Ok(())
}

fn compare_field(
    ledger: &Ledger,
    truth: &Truth,
    thing: usize,
    field: &str,
    writes: &[&Written],
) -> Result<(), String> {
    let made = &truth.things[thing];
    let place = || format!("{field} of record {}", made.id);
    let Some(record) = ledger.records.get(&made.id) else {
        return Err(format!("record {} has vanished", made.id));
    };
    if record.kind != made.kind || record.parent != made.parent {
        return Err(format!("record {} has become another", made.id));
    }
    let Some(register) = record.field(field) else {
        return Err(format!("{} has vanished", place()));
    };
    let entries = register.entries();
    let matches = |(entry, write): (&replica::Entry, &&Written)| {
        entry.0 == write.dot && entry.1 == write.value
    };
    if entries.len() != writes.len() || !entries.iter().zip(writes).all(matches) {
        let lost = writes.iter().find(|write| !entries.iter().any(|entry| matches((entry, write))));
        return Err(match lost {
            Some(write) => format!("write {} of {} to {} is lost", write.dot, write.value, place()),
            None => format!("a replaced write stands again in {}", place()),
        });
    }
    let mut values = Vec::new();
    for write in writes {
        if !values.contains(&&write.value) {
            values.push(&write.value);
        }
    }
    let shown = register.values() == values
        && register.value() == values.first().copied()
        && register.is_conflict() == (values.len() > 1)
        && !register.has_doubled_dot();
    if shown { Ok(()) } else { Err(format!("{} shows {:?}", place(), register.values())) }
}

/// The records in which more or fewer writes stand than before, in the order of their ids.
pub(super) fn changed(truth: &Truth, before: &Set, after: &Set) -> Vec<RecordId> {
    let different = truth.standing(before) ^ truth.standing(after);
    let records: BTreeSet<RecordId> =
        different.iter().map(|write| truth.things[truth.writes[write].thing].id).collect();
    records.into_iter().collect()
}
