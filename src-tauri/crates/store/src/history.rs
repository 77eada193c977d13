//! The change log read back: the list of steps, the history of a record, undo and redo.

use std::collections::{BTreeMap, BTreeSet};

use replica::{Change, DELETED, Dot, Entry, LedgerId, Owner, RecordId, undo_values};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use crate::transact::Role;
use crate::{Act, Author, Operation, Result, Store, StoreError, records};

/// One step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number in this workplace.
    pub number: i64,
    /// `noun.verb`.
    pub operation: String,
    /// What it was done to.
    pub note: String,
    /// Who.
    pub who: String,
    /// When, for show.
    pub at: String,
    /// `do`, `undo` or `redo`.
    pub role: String,
    /// Has it been taken back?
    pub taken_back: bool,
    /// A file has carried it, or everything it wrote was issued later.
    pub issued: bool,
}

/// One change of a record's field in the history.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The step it was part of.
    pub step: Step,
    /// The field; empty when the record was made.
    pub field: String,
    /// What stood before.
    pub before: Vec<Value>,
}

/// What undo or redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// The step that was undone, or done again.
    pub step: Step,
    /// A record it touched, to show.
    pub record: Option<RecordId>,
    /// Fields that others have written since: those were left alone.
    pub left_alone: usize,
}

impl Step {
    /// Will undo come to it?
    #[must_use]
    pub fn undoable(&self) -> bool {
        // What was issued is in the hands of others.
        let lasting = self.operation == "workplace.create" || self.operation.ends_with(".issue");
        self.role != "undo" && !self.taken_back && !lasting && !self.issued
    }
}

/// A file has carried the set ([`Store::carry`]), or everything it wrote stands in records that
/// were issued later: that is in the hands of others and stays.
const ISSUED: &str = "(change_set.number <= coalesce((SELECT CAST(value AS INTEGER) FROM meta
         WHERE key = 'remark.carried.' || change_set.ledger), 0)
     OR EXISTS (SELECT 1 FROM change WHERE change.change_set = change_set.number)
    AND NOT EXISTS (
        SELECT 1 FROM change WHERE change.change_set = change_set.number AND NOT EXISTS (
            SELECT 1 FROM change AS later
            JOIN change_set AS issuing ON issuing.number = later.change_set
            WHERE later.record = change.record AND issuing.number > change_set.number
                AND issuing.operation LIKE '%.issue')))";

/// A set after which others of the same action follow: the last one stands for all.
const FOLLOWED: &str = "EXISTS (SELECT 1 FROM change_set AS next
    WHERE next.number = change_set.number + 1 AND next.actor = change_set.actor
        AND next.lamport = change_set.lamport)";

fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        number: row.get(0)?,
        operation: row.get(1)?,
        note: row.get(2)?,
        who: row.get(3)?,
        at: row.get(4)?,
        role: row.get(5)?,
        taken_back: row.get(6)?,
        issued: row.get(7)?,
    })
}

/// The columns of a step, of the table `change_set`.
fn columns() -> String {
    format!("change_set.number, operation, note, who, at, role, taken_back, {ISSUED}")
}

impl Store {
    /// The latest steps, newest first.
    pub fn steps(&self, limit: u32) -> Result<Vec<Step>> {
        let sql = format!(
            "SELECT {} FROM change_set WHERE NOT {FOLLOWED} ORDER BY number DESC LIMIT ?1",
            columns()
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([limit], step)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everything that was done to a record, newest first.
    pub fn history_of(&self, record: RecordId) -> Result<Vec<FieldChange>> {
        let sql = format!(
            "SELECT {}, field, before FROM change JOIN change_set ON number = change_set
             WHERE record = ?1 ORDER BY number DESC, position",
            columns()
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([records::bytes(record)], |row| {
            let before: String = row.get(9)?;
            Ok((step(row)?, row.get::<_, String>(8)?, before))
        })?;
        rows.map(|row| {
            let (step, field, before) = row?;
            let before: Vec<Entry> =
                serde_json::from_str(&before).map_err(|error| self.damaged(&error))?;
            let before = before.into_iter().map(|entry| entry.1).collect();
            Ok(FieldChange { step, field, before })
        })
        .collect()
    }

    /// In whose step a dot was issued and when, if this workplace knows.
    pub fn author_of(&self, ledger: &LedgerId, dot: Dot) -> Result<Option<(String, String)>> {
        let mut query = self.connection.prepare_cached(
            // A person who has not said who he or she is goes by the machine.
            "SELECT CASE who WHEN '' THEN device ELSE who END, at FROM change_set
             WHERE ledger = ?1 AND actor = ?2 AND ?3 BETWEEN first AND last",
        )?;
        let row = query.query_row(params![ledger.0, dot.actor.to_string(), dot.n], |row| {
            Ok((row.get(0)?, row.get(1)?))
        });
        Ok(row.optional()?)
    }

    /// Who wrote a value that stands in a field, and when. A value that undo put back is still
    /// of the one who had written it.
    pub fn writer_of(
        &self,
        ledger: &LedgerId,
        id: RecordId,
        field: &str,
        dot: Dot,
    ) -> Result<Option<(String, String)>> {
        let later = self.names(id, field)?;
        let earlier: BTreeMap<Dot, Dot> = later.iter().map(|(old, new)| (*new, *old)).collect();
        let mut dot = dot;
        // An earlier name is always an earlier write: the walk cannot turn in a circle.
        while let Some(&before) = earlier.get(&dot) {
            dot = before;
        }
        self.author_of(ledger, dot)
    }

    /// How many steps undo would take back down to that one.
    pub fn count_undoable(&self, number: i64) -> Result<u32> {
        let sql = format!(
            "SELECT count(*) FROM change_set WHERE number >= ?1 AND role IN ('do', 'redo')
             AND taken_back = 0 AND operation <> 'workplace.create'
             AND operation NOT LIKE '%.issue' AND NOT {ISSUED} AND NOT {FOLLOWED}"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row([number], |row| row.get(0))?)
    }

    /// The step that undo would take back.
    pub fn undoable(&self) -> Result<Option<Step>> {
        // The making of the workplace is nothing a person did by hand; what a merge brought
        // was done on another machine.
        let step = self.one_step(&format!(
            "role IN ('do', 'redo') AND taken_back = 0
             AND operation NOT IN ('workplace.create', 'workplace.merge')
             AND operation NOT LIKE '%.issue' AND NOT {ISSUED}
             AND actor NOT IN (SELECT value FROM json_each(coalesce(
                 (SELECT value FROM meta WHERE key = 'remark.brought_actors'), '[]')))",
        ))?;
        // The last set of an action stands for it, also where that one was issued since.
        let Some(mut step) = step else { return Ok(None) };
        if let Some((last, _)) = self.sets_of(step.number)?.pop() {
            step.number = last;
        }
        Ok(Some(step))
    }

    /// The sets of the action that a set belongs to, in their order, each with its ledger.
    /// They stand one behind the other, so no other row of the log is looked at.
    fn sets_of(&self, number: i64) -> Result<Vec<(i64, LedgerId)>> {
        let mut query = self.connection.prepare_cached(
            "WITH RECURSIVE known AS (SELECT actor, lamport FROM change_set WHERE number = ?1),
             before (number) AS (
                 SELECT ?1
                 UNION ALL
                 SELECT one.number FROM before
                     CROSS JOIN change_set AS one ON one.number = before.number - 1
                     CROSS JOIN known USING (actor, lamport)
             ),
             after (number) AS (
                 SELECT ?1
                 UNION ALL
                 SELECT one.number FROM after
                     CROSS JOIN change_set AS one ON one.number = after.number + 1
                     CROSS JOIN known USING (actor, lamport)
             )
             SELECT number, ledger FROM change_set
             WHERE number IN (SELECT number FROM before UNION SELECT number FROM after)
             ORDER BY number",
        )?;
        let rows = query.query_map([number], |row| Ok((row.get(0)?, row.get(1).map(LedgerId)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Was a record issued after that step?
    fn issued_since(&self, id: RecordId, number: i64) -> Result<bool> {
        let mut query = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change JOIN change_set AS issuing
                 ON issuing.number = change.change_set
             WHERE record = ?1 AND issuing.number > ?2 AND issuing.operation LIKE '%.issue')",
        )?;
        Ok(query.query_row(params![records::bytes(id), number], |row| row.get(0))?)
    }

    /// The step that redo would do again: an undo after which nothing new was done.
    pub fn redoable(&self) -> Result<Option<Step>> {
        self.one_step(&format!(
            "role = 'undo' AND taken_back = 0 AND NOT {ISSUED}
             AND number > (SELECT coalesce(max(number), 0) FROM change_set WHERE role = 'do')",
        ))
    }

    fn one_step(&self, condition: &str) -> Result<Option<Step>> {
        let sql = format!(
            "SELECT {} FROM change_set WHERE {condition} ORDER BY number DESC LIMIT 1",
            columns()
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row([], step).optional()?)
    }

    /// A file has carried what was written in a ledger so far: it is in the hands of others, and
    /// no step of it is taken back any more.
    pub fn carry(&mut self, ledger: &LedgerId) -> Result<()> {
        let last: i64 = self.connection.query_row(
            "SELECT coalesce(max(number), 0) FROM change_set WHERE ledger = ?1",
            [&ledger.0],
            |row| row.get(0),
        )?;
        self.set_remark(&format!("carried.{}", ledger.0), &last.to_string())
    }

    /// Takes the last step back as a new step, where what it wrote still stands alone.
    pub fn undo(&mut self, owner: &Owner, author: &Author) -> Result<TakenBack> {
        let step = self.undoable()?.ok_or(StoreError::NothingToTakeBack)?;
        self.take_back(Role::Undo, step, owner, author)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, owner: &Owner, author: &Author) -> Result<TakenBack> {
        let step = self.redoable()?.ok_or(StoreError::NothingToTakeBack)?;
        self.take_back(Role::Redo, step, owner, author)
    }

    fn take_back(
        &mut self,
        role: fn(i64) -> Role,
        step: Step,
        owner: &Owner,
        author: &Author,
    ) -> Result<TakenBack> {
        let mut sets = Vec::new();
        let mut all = Vec::new();
        let mut left_alone = 0;
        for (number, ledger) in self.sets_of(step.number)?.into_iter().rev() {
            let mut changes = Vec::new();
            for (id, field, mut change) in self.changes(number)? {
                // What was issued is in the hands of others.
                if self.issued_since(id, number)? {
                    left_alone += 1;
                    continue;
                }
                if !field.is_empty() {
                    change = change.renamed(&self.names(id, &field)?);
                }
                changes.push((id, field, change));
            }
            let local = self.local_actors(&ledger)?;
            sets.push((role(number), ledger));
            all.push((number, changes, local));
        }
        let operation = Operation { name: step.operation.clone().into(), note: step.note.clone() };
        let first = all.iter().rev().find_map(|(_, changes, _)| changes.first());
        let record = first.map(|(id, ..)| *id);
        let (mut written, last) = (0, sets.len().saturating_sub(1));
        self.transact_sets(&sets, owner, &operation, author, &mut |place, act| -> Result<()> {
            let (number, changes, local) = &all[place];
            for (id, field, change) in changes.iter().rev() {
                act.record(*id)?.ok_or(StoreError::NoRecord(*id))?;
                let done = if field.is_empty() {
                    unmake(act, *id, local)?
                } else {
                    put_back(act, *id, field, change)
                };
                if done { written += 1 } else { left_alone += 1 }
            }
            act.mark_taken_back(*number)?;
            if place == last && written == 0 { Err(StoreError::Overwritten) } else { Ok(()) }
        })?;
        Ok(TakenBack { step, record, left_alone })
    }

    /// Under which later dots what was replaced in this field stands again, after undo and redo.
    fn names(&self, id: RecordId, field: &str) -> Result<BTreeMap<Dot, Dot>> {
        let mut query = self.connection.prepare_cached(
            "SELECT taken.dots, taken.before, taken.replaced, undo.dots, undo.before, undo.replaced
             FROM change AS undo
             JOIN change_set ON number = undo.change_set AND takes_back IS NOT NULL
             JOIN change AS taken ON taken.change_set = takes_back
                 AND taken.record = undo.record AND taken.field = undo.field
             WHERE undo.record = ?1 AND undo.field = ?2 ORDER BY number",
        )?;
        let rows = query.query_map(params![records::bytes(id), field], |row| {
            let text = |column| row.get::<_, String>(column);
            Ok(([text(0)?, text(1)?, text(2)?], [text(3)?, text(4)?, text(5)?]))
        })?;
        let mut names = BTreeMap::new();
        for row in rows {
            let (taken, undo) = row?;
            names.extend(self.change(&taken)?.restored_by(&self.change(&undo)?));
        }
        Ok(names)
    }

    fn change(&self, [dots, before, replaced]: &[String; 3]) -> Result<Change> {
        let damaged = |error: serde_json::Error| self.damaged(&error);
        Ok(Change {
            dots: serde_json::from_str(dots).map_err(damaged)?,
            before: serde_json::from_str(before).map_err(damaged)?,
            replaced: serde_json::from_str(replaced).map_err(damaged)?,
        })
    }

    /// The actors of all openings of this workplace that wrote in the ledger; not those whose
    /// steps a merge brought.
    fn local_actors(&self, ledger: &LedgerId) -> Result<BTreeSet<String>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT DISTINCT actor FROM change_set WHERE ledger = ?1")?;
        let rows = query.query_map([&ledger.0], |row| row.get(0))?;
        let mut actors: BTreeSet<String> = rows.collect::<rusqlite::Result<_>>()?;
        for brought in self.brought_actors()? {
            actors.remove(&brought);
        }
        actors.insert(self.actor.to_string());
        Ok(actors)
    }

    fn changes(&self, number: i64) -> Result<Vec<(RecordId, String, Change)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT record, field, dots, before, replaced FROM change
             WHERE change_set = ?1 ORDER BY position",
        )?;
        let rows = query.query_map(params![number], |row| {
            let text = |column| row.get::<_, String>(column);
            Ok((records::id_of(row, 0)?, text(1)?, [text(2)?, text(3)?, text(4)?]))
        })?;
        rows.map(|row| {
            let (id, field, change) = row?;
            Ok((id, field, self.change(&change)?))
        })
        .collect()
    }
}

fn put_back(act: &mut Act<'_>, id: RecordId, field: &str, change: &Change) -> bool {
    let entries = act.field(id, field);
    let mut register = replica::Register::default();
    entries.iter().cloned().for_each(|entry| register.insert(entry));
    match undo_values(&register, change) {
        None => false,
        Some(values) => {
            let seen: Vec<_> = entries.iter().map(|entry| entry.0).collect();
            let own: Vec<_> =
                seen.iter().copied().filter(|dot| change.dots.contains(dot)).collect();
            act.put(id, field, values, &own);
            true
        }
    }
}

/// Takes back the making of a record: deletes it, if only this workplace has written in it
/// and below. What it wrote after the making has been undone before.
fn unmake(act: &mut Act<'_>, id: RecordId, local: &BTreeSet<String>) -> Result<bool> {
    let family = act.family(id)?;
    let mut dots = family.values().flat_map(replica::Record::content_dots);
    if !dots.all(|dot| local.contains(&dot.actor.to_string())) {
        return Ok(false);
    }
    if act.field(id, DELETED).iter().all(|entry| entry.1.is_null()) {
        act.delete(id)?;
    }
    Ok(true)
}
