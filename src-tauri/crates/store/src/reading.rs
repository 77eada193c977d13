//! From records with their dots to the plain values that `domain` reads.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::RawRecord;
use replica::{DELETED, Family, LedgerId, Liveness, Record, RecordId, SAME_AS};
use rusqlite::params;

use crate::{Result, Store, projection, records};

/// Beyond this many changed families reading all of a ledger is no dearer.
const FEW: usize = 64;

/// Families of records that were changed, as they stand now.
#[derive(Clone, Debug, Default)]
pub struct ChangedFamilies {
    /// Every record of these families, also those that are gone.
    pub ids: BTreeSet<RecordId>,
    /// The live ones as plain values.
    pub records: Vec<RawRecord>,
}

impl Store {
    /// The families (a top record with all below it) in which a step after that one wrote.
    /// `None` where it is simpler to read the whole ledger: many, or joined to one another.
    pub fn changed_since(&self, ledger: &LedgerId, step: i64) -> Result<Option<ChangedFamilies>> {
        let unlogged: bool = self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM change_set WHERE number > ?1 AND ledger = ?2
                 AND (NOT EXISTS (SELECT 1 FROM change WHERE change_set = number)
                     OR EXISTS (SELECT 1 FROM change
                         WHERE change_set = number AND field = ?3)))",
            )?
            .query_row(params![step, ledger.0, SAME_AS], |row| row.get(0))?;
        if unlogged {
            // A merge, say, whose writes are in the logs of others; or records that were joined
            // or parted, which shows in families where nothing was written.
            return Ok(None);
        }
        let mut query = self.connection.prepare_cached(
            "SELECT DISTINCT record FROM change JOIN change_set ON number = change_set
             WHERE number > ?1 AND ledger = ?2 LIMIT ?3",
        )?;
        let limit = FEW * 8;
        let rows = query.query_map(params![step, ledger.0, limit], |row| records::id_of(row, 0))?;
        let changed: BTreeSet<RecordId> = rows.collect::<rusqlite::Result<_>>()?;
        if changed.len() == limit {
            return Ok(None);
        }
        let Some(tops) = projection::tops(&self.connection, ledger, &changed)? else {
            return Ok(None);
        };
        if tops.len() > FEW {
            return Ok(None);
        }
        let mut families = ChangedFamilies::default();
        for top in tops {
            let family = self.family(ledger, top)?;
            families.records.extend(raw_records(&family, &BTreeMap::new()));
            families.ids.extend(family.into_keys());
        }
        Ok(Some(families))
    }
}

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
