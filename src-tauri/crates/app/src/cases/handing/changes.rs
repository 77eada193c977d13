//! What changed in the plan since a version was frozen, as counts.
//!
//! Deliberately absent: who changed it and the values; the history of a household has them.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::RawRecord;
use replica::{Ledger, RecordId};
use serde_json::Value;
use store::StoredSnapshot;

use crate::cases::packages::broken_snapshot;
use crate::desk::Workplace;
use crate::error::Result;
use crate::view::ChangedSince;

type Records = BTreeMap<RecordId, RawRecord>;

/// Compares the plan as it is with the frozen version.
pub(crate) fn changed_since(
    workplace: &Workplace,
    snapshot: &StoredSnapshot,
) -> Result<ChangedSince> {
    let owner = workplace.owner();
    let frozen = Ledger::from_ndjson(&snapshot.plan, &owner)
        .map_err(|error| broken_snapshot(error.to_string()))?;
    let now = workplace.store.ledger(&workplace.plan_ledger(), &owner)?;
    Ok(compare(
        snapshot.number,
        &by_id(store::raw_ledger(&frozen.records)),
        &by_id(store::raw_ledger(&now.records)),
    ))
}

fn by_id(records: Vec<RawRecord>) -> Records {
    records.into_iter().map(|record| (RecordId(record.id), record)).collect()
}

fn compare(number: u32, before: &Records, now: &Records) -> ChangedSince {
    let mut changed = ChangedSince { number, places: 0, households: 0, added: 0, removed: 0 };
    let mut households = BTreeSet::new();
    let ids: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    for id in ids {
        let (old, new) = (before.get(id), now.get(id));
        let places = match (old, new) {
            (Some(old), Some(new)) => differing_fields(old, new),
            _ => 1,
        };
        if places == 0 {
            continue;
        }
        changed.places += places;
        let shown = if new.is_some() { now } else { before };
        if let Some(household) = household_of(*id, shown) {
            households.insert(household);
        }
        let is_household = shown.get(id).is_some_and(|record| record.kind == "household");
        match (old, new) {
            (None, Some(_)) if is_household => changed.added += 1,
            (Some(_), None) if is_household => changed.removed += 1,
            _ => {}
        }
    }
    changed.households = u32::try_from(households.len()).unwrap_or(u32::MAX);
    changed
}

/// Fields that say something else now; a cleared field is as one never written.
fn differing_fields(old: &RawRecord, new: &RawRecord) -> u32 {
    let value = |record: &RawRecord, field: &str| match record.facts.get(field) {
        None => Value::Null,
        Some(value) => value.clone(),
    };
    let fields: BTreeSet<&String> = old.facts.keys().chain(new.facts.keys()).collect();
    let differ = fields.into_iter().filter(|field| value(old, field) != value(new, field));
    u32::try_from(differ.count()).unwrap_or(u32::MAX)
}

fn household_of(id: RecordId, records: &Records) -> Option<RecordId> {
    let mut next = Some(id);
    // A plan has few levels; what is deeper is no plan of ours.
    for _ in 0..8 {
        let record = records.get(&next?)?;
        if record.kind == "household" {
            return Some(RecordId(record.id));
        }
        next = record.parent.map(RecordId);
    }
    None
}
