//! The one way to change a workplace: a named action of a person, whole or not at all.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::schema;
use replica::{Change, DELETED, Dot, Entry, Ledger, LedgerId, Owner, Pen, Record, RecordId};
use replica::{SAME_AS, VersionVector, check};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::{PackageLine, Result, Store, StoreError, projection, records, taking};

/// Who acts, where, and when; passed in, never asked of the system.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// Name of the person at the keyboard.
    pub who: String,
    /// Name of the machine, for show.
    pub device: String,
    /// `yyyy-mm-ddThh:mm:ss`, for show.
    pub at: String,
}

/// What the action is called in the history.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `noun.verb`, e.g. `household.edit`.
    pub name: Cow<'static, str>,
    /// What it was done to, e.g. the name of the head; shown, never interpreted.
    pub note: String,
}

/// How the set stands to undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Do,
    Undo(i64),
    Redo(i64),
}

/// An action under way: reads see its own writes.
pub struct Act<'a> {
    connection: &'a Connection,
    pen: Pen,
    owner: Owner,
    vector: VersionVector,
    /// Records as they are now, changed ones marked.
    loaded: BTreeMap<RecordId, Record>,
    changed: BTreeSet<RecordId>,
    log: Vec<(RecordId, String, Change)>,
    first: u64,
    /// The same for all sets of one action.
    lamport: i64,
}

impl Store {
    /// Runs an action in one transaction: the records it wrote, the projections, the change
    /// log and the vector are on disk together, or nothing is. An action that writes nothing
    /// leaves no trace. The error type is the caller's.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        ledger: &LedgerId,
        owner: &Owner,
        operation: &Operation,
        author: &Author,
        act: impl FnOnce(&mut Act<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact_as(Role::Do, ledger, owner, operation, author, act)
    }

    /// Runs one action in several ledgers of this workplace, in one transaction. It is one
    /// step: its sets share actor and `lamport`, are shown as one, and are taken back together.
    pub fn transact_each<E: From<StoreError>>(
        &mut self,
        ledgers: &[LedgerId],
        owner: &Owner,
        operation: &Operation,
        author: &Author,
        mut act: impl FnMut(usize, &mut Act<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let sets: Vec<_> = ledgers.iter().map(|ledger| (Role::Do, ledger.clone())).collect();
        self.transact_sets(&sets, owner, operation, author, &mut act)
    }

    pub(crate) fn transact_as<T, E: From<StoreError>>(
        &mut self,
        role: Role,
        ledger: &LedgerId,
        owner: &Owner,
        operation: &Operation,
        author: &Author,
        act: impl FnOnce(&mut Act<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (mut act, mut result) = (Some(act), None);
        let sets = [(role, ledger.clone())];
        self.transact_sets(&sets, owner, operation, author, &mut |_, acting| {
            let act = act.take().expect("there is one set");
            result = Some(act(acting)?);
            Ok::<(), E>(())
        })?;
        Ok(result.expect("the only set was acted"))
    }

    /// One transaction in which `act` writes each set, told by its place.
    pub(crate) fn transact_sets<E: From<StoreError>>(
        &mut self,
        sets: &[(Role, LedgerId)],
        owner: &Owner,
        operation: &Operation,
        author: &Author,
        act: &mut dyn FnMut(usize, &mut Act<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = |error| StoreError::from_sql(&self.path, error);
        let transaction = rusqlite::Transaction::new_unchecked(
            &self.connection,
            rusqlite::TransactionBehavior::Immediate,
        )
        .map_err(sql)?;
        let lamport = transaction
            .query_row("SELECT coalesce(max(lamport), 0) + 1 FROM change_set", [], |row| row.get(0))
            .map_err(sql)?;
        for (place, (role, ledger)) in sets.iter().enumerate() {
            let (pen, vector) = self.pen(ledger, owner)?;
            let first = vector.get(pen.actor()) + 1;
            let mut acting = Act {
                connection: &transaction,
                pen,
                owner: owner.clone(),
                vector,
                loaded: BTreeMap::new(),
                changed: BTreeSet::new(),
                log: Vec::new(),
                first,
                lamport,
            };
            act(place, &mut acting)?;
            acting.finish(*role, operation, author)?;
        }
        transaction.commit().map_err(sql)?;
        Ok(())
    }
}

impl Act<'_> {
    /// The record, deleted or not, with the writes of this action.
    pub fn record(&mut self, id: RecordId) -> Result<Option<&Record>> {
        if !self.loaded.contains_key(&id)
            && let Some(record) = records::load(self.connection, self.pen.ledger(), id)?
        {
            self.loaded.insert(id, record);
        }
        Ok(self.loaded.get(&id))
    }

    /// Makes a record. An id that is there already (a derived one) is written into instead,
    /// in place of what stands; if it was deleted, it comes back.
    pub fn create(
        &mut self,
        id: RecordId,
        kind: &str,
        parent: Option<RecordId>,
        fields: &BTreeMap<String, Value>,
    ) -> Result<()> {
        if self.record(id)?.is_some() {
            for (name, value) in fields {
                let standing = self.field(id, name);
                let seen: Vec<Dot> = standing.iter().map(|entry| entry.0).collect();
                if standing.len() != 1 || standing[0].1 != *value {
                    self.write(id, name, value.clone(), &seen)?;
                }
            }
            let deletions = self.field(id, DELETED);
            if deletions.iter().any(|entry| !entry.1.is_null()) {
                let seen: Vec<Dot> = deletions.iter().map(|entry| entry.0).collect();
                self.put(id, DELETED, vec![Value::Null], &seen);
            }
            return Ok(());
        }
        let ledger = self.pen.ledger().0.clone();
        let known = schema::kind_in(&ledger, kind).ok_or_else(|| refused(kind, ""))?;
        if let Some(parent) = parent {
            let above = self.record(parent)?.ok_or(StoreError::NoRecord(parent))?;
            if !known.parents.contains(&above.kind.as_str()) {
                return Err(refused(kind, "parent"));
            }
        } else if !known.can_stand_alone() {
            return Err(refused(kind, "parent"));
        }
        let mut record = Record::new(kind, parent);
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            accept(&ledger, &record, name, value)?;
            record.write(&self.pen, &mut self.vector, name, value.clone(), &[]);
        }
        self.loaded.insert(id, record);
        self.changed.insert(id);
        let made = Change { dots: Vec::new(), before: Vec::new(), replaced: Vec::new() };
        self.log.push((id, String::new(), made));
        Ok(())
    }

    /// Writes one field in place of the dots the person had seen; null clears it.
    pub fn write(&mut self, id: RecordId, field: &str, value: Value, seen: &[Dot]) -> Result<()> {
        let ledger = self.pen.ledger().0.clone();
        let record = self.record(id)?.ok_or(StoreError::NoRecord(id))?;
        accept(&ledger, record, field, &value)?;
        self.put(id, field, vec![value], seen);
        Ok(())
    }

    /// Deletes the record with what is below it, as far as this machine has seen them.
    pub fn delete(&mut self, id: RecordId) -> Result<()> {
        self.record(id)?.ok_or(StoreError::NoRecord(id))?;
        let seen: Vec<Dot> = self.field(id, DELETED).iter().map(|entry| entry.0).collect();
        let now = serde_json::to_value(&self.vector).expect("a vector is plain JSON");
        self.put(id, DELETED, vec![now], &seen);
        Ok(())
    }

    /// The whole ledger with the writes of this action, as it will stand if the action comes
    /// to its end.
    pub fn ledger(&self) -> Result<Ledger> {
        let mut records = records::all(self.connection, self.pen.ledger())?;
        for id in &self.changed {
            records.insert(*id, self.loaded[id].clone());
        }
        let (id, owner) = (self.pen.ledger().clone(), self.owner.clone());
        Ok(Ledger { id, owner, vector: self.vector.clone(), records })
    }

    /// Notes a package that was written, together with what the action writes.
    pub fn note_package(&mut self, package: &PackageLine) -> Result<()> {
        Ok(taking::note_package(self.connection, package)?)
    }

    /// Marks a step as taken back, whether anything of it could be put back or not.
    pub(crate) fn mark_taken_back(&mut self, number: i64) -> Result<()> {
        let mut update = self
            .connection
            .prepare_cached("UPDATE change_set SET taken_back = 1 WHERE number = ?1")?;
        update.execute([number])?;
        Ok(())
    }

    /// The standing entries of a loaded record's field.
    pub(crate) fn field(&self, id: RecordId, field: &str) -> Vec<Entry> {
        let register = self.loaded.get(&id).and_then(|record| record.field(field));
        register.map(|register| register.entries().to_vec()).unwrap_or_default()
    }

    /// Writes values unchecked: for deletions, and for undo, which puts back what stood.
    pub(crate) fn put(&mut self, id: RecordId, field: &str, values: Vec<Value>, seen: &[Dot]) {
        let before = self.field(id, field);
        let replaced =
            before.iter().map(|entry| entry.0).filter(|dot| seen.contains(dot)).collect();
        let record = self.loaded.get_mut(&id).expect("the caller has loaded the record");
        let dots = record.write_all(&self.pen, &mut self.vector, field, values, seen);
        self.changed.insert(id);
        self.log.push((id, field.to_owned(), Change { dots, before, replaced }));
    }

    pub(crate) fn family(&self, root: RecordId) -> Result<BTreeMap<RecordId, Record>> {
        let mut family = records::family(self.connection, self.pen.ledger(), root)?;
        for (&id, record) in &self.loaded {
            let belongs = id == root || record.parent.is_some_and(|p| family.contains_key(&p));
            if belongs || family.contains_key(&id) {
                family.insert(id, record.clone());
            }
        }
        Ok(family)
    }

    fn finish(self, role: Role, operation: &Operation, author: &Author) -> Result<()> {
        if self.log.is_empty() {
            return Ok(());
        }
        let (connection, ledger) = (self.connection, self.pen.ledger());
        for &id in &self.changed {
            records::save(connection, ledger, id, &self.loaded[&id])?;
        }
        records::save_vector(connection, ledger, &self.vector)?;
        let last = self.vector.get(self.pen.actor());
        self.log_set(role, operation, author, last)?;
        if self.log.iter().any(|(_, field, _)| field == SAME_AS) {
            projection::rebuild(connection, ledger)
        } else {
            projection::refresh(connection, ledger, &self.changed)
        }
    }

    fn log_set(&self, role: Role, operation: &Operation, author: &Author, last: u64) -> Result<()> {
        let (role, takes_back) = match role {
            Role::Do => ("do", None),
            Role::Undo(number) => ("undo", Some(number)),
            Role::Redo(number) => ("redo", Some(number)),
        };
        self.connection
            .prepare_cached(
                "INSERT INTO change_set (actor, first, last, ledger, lamport, operation, note, who,
                     device, at, role, takes_back)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                self.pen.actor().to_string(),
                self.first,
                last,
                self.pen.ledger().0,
                self.lamport,
                operation.name,
                operation.note,
                author.who,
                author.device,
                author.at,
                role,
                takes_back,
            ])?;
        let number = self.connection.last_insert_rowid();
        if let Some(taken) = takes_back {
            self.connection
                .execute("UPDATE change_set SET taken_back = 1 WHERE number = ?1", [taken])?;
        }
        let mut query = self
            .connection
            .prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        for (position, (id, field, change)) in self.log.iter().enumerate() {
            query.execute(params![
                number,
                position,
                records::bytes(*id),
                field,
                json(&change.dots),
                json(&change.before),
                json(&change.replaced),
            ])?;
        }
        Ok(())
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("dots and entries are plain JSON")
}

fn accept(ledger: &str, record: &Record, field: &str, value: &Value) -> Result<()> {
    let kind = record.kind.as_str();
    let known = schema::kind_in(ledger, kind).and_then(|kind| kind.field(field));
    let joins = field == SAME_AS && (value.is_null() || value.is_string());
    let fits = known.is_some_and(|field| field.holds.accepts(value)) || joins;
    if fits && check(value).is_ok() { Ok(()) } else { Err(refused(kind, field)) }
}

fn refused(kind: &str, field: &str) -> StoreError {
    StoreError::NotAccepted { kind: kind.to_owned(), field: field.to_owned() }
}
