//! From records with their dots to the plain values that `domain` reads.

use std::collections::BTreeMap;

use domain::plan::RawRecord;
use replica::{DELETED, Family, Liveness, Record, RecordId, SAME_AS};

/// The live records of a ledger as plain values: every field resolved to the value of its
/// smallest dot, deleted records left out, and what belongs to a record that was joined to
/// another (`same_as`) shown under the one that shows.
#[must_use]
pub fn raw_records(
    records: &BTreeMap<RecordId, Record>,
    groups: &BTreeMap<RecordId, RecordId>,
) -> Vec<RawRecord> {
    let family = Family::new(records.iter().map(|(&id, record)| (id, record)));
    let leaders = live_leaders(&family, groups);
    let shown = |id: RecordId| leaders.get(&id).copied().unwrap_or(id);
    let mut raw = Vec::with_capacity(records.len());
    for (&id, record) in records {
        let liveness = family.liveness(id);
        if liveness == Liveness::Gone || shown(id) != id {
            continue;
        }
        let fields = record.fields.iter().filter(|(name, _)| *name != DELETED && *name != SAME_AS);
        let mut plain = RawRecord {
            id: id.0,
            kind: record.kind.clone(),
            parent: record.parent.map(|parent| shown(parent).0),
            deleted_unseen: liveness == Liveness::AliveDespiteDeletion,
            ..RawRecord::default()
        };
        for (name, register) in fields {
            if let Some(value) = register.value() {
                plain.facts.insert(name.clone(), value.clone());
            }
            if register.is_conflict() {
                plain.conflicts.push(name.clone());
            }
        }
        raw.push(plain);
    }
    raw
}

/// The live records of a whole ledger.
#[must_use]
pub fn raw_ledger(records: &BTreeMap<RecordId, Record>) -> Vec<RawRecord> {
    raw_records(records, &replica::groups(records.iter().map(|(&id, record)| (id, record))))
}

/// For each record of a group the smallest id of the group that is alive: a joined record
/// must not disappear because the one it was joined to was deleted.
fn live_leaders(
    family: &Family<'_>,
    groups: &BTreeMap<RecordId, RecordId>,
) -> BTreeMap<RecordId, RecordId> {
    let mut smallest: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    for (&member, &leader) in groups {
        if family.liveness(member) != Liveness::Gone {
            let known = smallest.entry(leader).or_insert(member);
            *known = (*known).min(member);
        }
    }
    groups.iter().filter_map(|(&id, leader)| Some((id, *smallest.get(leader)?))).collect()
}
