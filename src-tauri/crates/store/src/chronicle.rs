//! The history of a household: everything that was done to it and to what belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use replica::{Dot, Entry, LedgerId, Record, RecordId};
use rusqlite::{Row, params};
use serde_json::Value;

use crate::{Result, Step, Store, records};

/// One step, with what it did within the family.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyStep {
    /// The step.
    pub step: Step,
    /// What it did, in the order in which it was done.
    pub changes: Vec<FamilyChange>,
}

/// One change of a record of the family.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyChange {
    /// The record.
    pub record: RecordId,
    /// The field; empty when the record was made.
    pub field: String,
    /// What stood before.
    pub before: Vec<Value>,
    /// What was written; empty where a later merge took it away without a trace here.
    pub after: Vec<Value>,
    /// The first values, when the record was made.
    pub first: Vec<(String, Value)>,
}

/// A row of the log: the step with the dots of its set, and one change.
struct Logged {
    step: Step,
    actor: String,
    dots_of_set: (u64, u64),
    record: RecordId,
    field: String,
    dots: String,
    before: String,
}

fn logged(row: &Row<'_>) -> rusqlite::Result<Logged> {
    Ok(Logged {
        step: Step {
            number: row.get(0)?,
            operation: row.get(1)?,
            note: row.get(2)?,
            who: row.get(3)?,
            at: row.get(4)?,
            role: row.get(5)?,
            taken_back: row.get(6)?,
            // The ledgers that are issued hold no households.
            issued: false,
        },
        actor: row.get(7)?,
        dots_of_set: (row.get(8)?, row.get(9)?),
        record: records::id_of(row, 10)?,
        field: row.get(11)?,
        dots: row.get(12)?,
        before: row.get(13)?,
    })
}

impl Store {
    /// Everything that was done to a record and to all below it, deleted ones too, newest
    /// first; and the number of steps in all.
    pub fn family_history(
        &self,
        ledger: &LedgerId,
        root: RecordId,
        family: &BTreeMap<RecordId, Record>,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<FamilyStep>)> {
        let mut query = self.connection.prepare_cached(
            "WITH RECURSIVE below (id) AS (
                 SELECT ?2
                 UNION
                 SELECT record.id
                 FROM below CROSS JOIN record INDEXED BY record_by_parent
                     ON record.ledger = ?1 AND record.parent = below.id
             )
             SELECT number, operation, note, who, at, role, taken_back, actor, first, last,
                 change.record, field, dots, before
             FROM below CROSS JOIN change ON change.record = below.id
                 JOIN change_set ON number = change_set
             ORDER BY number DESC, position DESC",
        )?;
        let rows = query.query_map(params![ledger.0, records::bytes(root)], logged)?;
        // What stood after the change being looked at, walking back from today.
        let mut standing: BTreeMap<RecordId, BTreeMap<String, Vec<Entry>>> = family
            .iter()
            .map(|(id, record)| {
                let fields = record.fields.iter();
                (*id, fields.map(|(name, one)| (name.clone(), one.entries().to_vec())).collect())
            })
            .collect();
        let mut steps: Vec<FamilyStep> = Vec::new();
        for row in rows {
            let row = row?;
            let change = self.family_change(&row, &mut standing)?;
            match steps.last_mut() {
                Some(last) if last.step.number == row.step.number => last.changes.push(change),
                _ => steps.push(FamilyStep { step: row.step, changes: vec![change] }),
            }
        }
        let total = steps.len();
        let mut page: Vec<FamilyStep> = steps.into_iter().skip(offset).take(limit).collect();
        for step in &mut page {
            step.changes.reverse();
        }
        Ok((total, page))
    }

    fn family_change(
        &self,
        row: &Logged,
        standing: &mut BTreeMap<RecordId, BTreeMap<String, Vec<Entry>>>,
    ) -> Result<FamilyChange> {
        let fields = standing.entry(row.record).or_default();
        let mut change = FamilyChange {
            record: row.record,
            field: row.field.clone(),
            before: Vec::new(),
            after: Vec::new(),
            first: Vec::new(),
        };
        if row.field.is_empty() {
            let (first, last) = row.dots_of_set;
            let of_set = |entry: &&Entry| {
                entry.0.actor.to_string() == row.actor && (first..=last).contains(&entry.0.n)
            };
            for (name, entries) in fields.iter() {
                change.first.extend(
                    entries.iter().filter(of_set).map(|entry| (name.clone(), entry.1.clone())),
                );
            }
            return Ok(change);
        }
        let dots: BTreeSet<Dot> =
            serde_json::from_str(&row.dots).map_err(|error| self.damaged(&error))?;
        let before: Vec<Entry> =
            serde_json::from_str(&row.before).map_err(|error| self.damaged(&error))?;
        let after = fields.get(&row.field).map(Vec::as_slice).unwrap_or_default();
        let written = after.iter().filter(|entry| dots.contains(&entry.0));
        change.after = written.map(|entry| entry.1.clone()).collect();
        change.before = before.iter().map(|entry| entry.1.clone()).collect();
        fields.insert(row.field.clone(), before);
        Ok(change)
    }
}
