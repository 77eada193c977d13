//! What can still be read from a damaged workplace, put into a new one.
//!
//! Rows are known by their shape wherever they lie ([`crate::pages`]): a household whose
//! pages are whole is never lost, whatever happened to the others. Of several copies of a
//! record the latest wins. The projections are made anew. Deliberately absent: guessing at
//! what is gone, and any change of the damaged file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use replica::{ActorId, Change, Dot, Entry, LedgerId, Record, RecordId, Register, VersionVector};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params, params_from_iter};
use uuid::Uuid;

use crate::files::put_in_place;
use crate::open::{APPLICATION_ID, Identity, connect, migrate};
use crate::pages::{Pages, RawRow, log_of};
use crate::papers::sha256;
use crate::{Result, Store, StoreError, records};

/// Tables whose rows are taken over as they are, with their first columns as the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    Meta,
    Draft,
    Sender,
    Snapshot,
    SnapshotPaper,
    Submission,
    SubmissionPaper,
    Counted,
    ForeignLedger,
    Proof,
    Taking,
    Taken,
    Package,
    LockedSecret,
}

impl Kept {
    fn insert(self) -> &'static str {
        match self {
            Self::Meta => "INSERT OR IGNORE INTO meta VALUES (?1, ?2)",
            Self::Draft => "INSERT OR IGNORE INTO draft VALUES (?1, ?2, ?3, ?4)",
            Self::Sender => "INSERT OR IGNORE INTO sender VALUES (?1, ?2, ?3, ?4, ?5)",
            Self::Snapshot => {
                "INSERT OR IGNORE INTO snapshot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            }
            Self::SnapshotPaper => {
                "INSERT OR IGNORE INTO snapshot_paper SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS
                 (SELECT 1 FROM snapshot WHERE number = ?1)"
            }
            Self::SubmissionPaper => {
                "INSERT OR IGNORE INTO submission_paper SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS
                 (SELECT 1 FROM submission WHERE unit = ?1 AND fingerprint = ?2)"
            }
            Self::Submission => {
                "INSERT OR IGNORE INTO submission VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            }
            Self::Counted => {
                "INSERT OR IGNORE INTO counted SELECT ?1, ?2 WHERE EXISTS
                 (SELECT 1 FROM submission WHERE unit = ?1 AND fingerprint = ?2)"
            }
            Self::ForeignLedger => {
                "INSERT OR IGNORE INTO foreign_ledger VALUES (?1, ?2, ?3, ?4, ?5)"
            }
            Self::Proof => "INSERT OR IGNORE INTO proof VALUES (?1, ?2, ?3)",
            Self::LockedSecret => "INSERT OR IGNORE INTO locked_secret VALUES (1, ?2)",
            Self::Taking => "INSERT OR IGNORE INTO taking VALUES (?1, ?2, ?3, ?4)",
            Self::Taken => {
                "INSERT OR IGNORE INTO taken SELECT ?1, ?2, ?3, ?4 WHERE EXISTS
                 (SELECT 1 FROM taking WHERE number = ?1)"
            }
            Self::Package => {
                "INSERT OR IGNORE INTO package VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
            }
        }
    }
}

/// One copy of a record.
struct Copy {
    record: Record,
    unused: bool,
    #[cfg(test)]
    on: Vec<usize>,
}

/// What was read from a damaged file.
#[derive(Default)]
pub struct Wreck {
    records: BTreeMap<(String, RecordId), Vec<Copy>>,
    owners: BTreeMap<String, String>,
    vectors: BTreeMap<String, VersionVector>,
    sets: BTreeMap<i64, Vec<Value>>,
    changes: BTreeMap<i64, BTreeMap<i64, Vec<Value>>>,
    kept: BTreeMap<(Kept, String), (bool, Vec<Value>)>,
    secret: Option<[u8; 32]>,
    /// Households that the lists still name.
    named: BTreeMap<RecordId, String>,
}

/// What a wreck still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvage {
    /// Households.
    pub households: usize,
    /// Records in all.
    pub records: usize,
    /// Heads of households that the list still names and whose record is gone.
    pub lost: Vec<String>,
    /// Records that belong to a household or measure whose own record is gone.
    pub orphans: usize,
    /// Steps of the history.
    pub steps: usize,
    /// Steps that could only be read in part; they are left out.
    pub lost_steps: usize,
    /// Is the unit's secret there?
    pub secret: bool,
    /// When the last step was saved.
    pub last_saved: Option<String>,
}

impl Wreck {
    /// Reads everything that can be read. The file is only looked at.
    pub fn read(path: &Path) -> Result<Self> {
        let pages = Pages::read(path).map_err(|error| StoreError::from_io(path, error))?;
        let mut wreck = Self::default();
        pages.rows(|row| wreck.take(row));
        Ok(wreck)
    }

    /// What the workplace was for, if that is still to be read.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        let told = |key: &str| match self.kept.get(&(Kept::Meta, key.to_owned()))?.1.get(1)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let of_plan = self.records.keys().map(|(ledger, _)| ledger).chain(self.vectors.keys());
        let of_plan = of_plan.filter_map(|ledger| {
            let (unit, year) = ledger.strip_prefix("plan/")?.split_once('/')?;
            Some((unit.to_owned(), year.parse::<u16>().ok()?))
        });
        let named = of_plan.into_iter().next();
        let unit = told("unit").or_else(|| Some(named.as_ref()?.0.clone()))?;
        let year = told("year").and_then(|year| year.parse().ok());
        let year = year.or_else(|| Some(named.as_ref()?.1))?;
        let training = told("training").is_some_and(|told| told == "1");
        Some(Identity { unit, year, training })
    }

    /// What there is.
    #[must_use]
    pub fn report(&self) -> Salvage {
        let ids: BTreeSet<RecordId> = self.records.keys().map(|(_, id)| *id).collect();
        let latest = self.latest();
        let whole = self.whole_steps();
        let deleted = |record: &Record| !record.deletions().is_empty();
        let mut lost: Vec<String> = self
            .named
            .iter()
            .filter(|(id, _)| !ids.contains(id))
            .map(|(_, name)| name.clone())
            .collect();
        lost.sort();
        let orphan = |record: &&Record| record.parent.is_some_and(|parent| !ids.contains(&parent));
        Salvage {
            households: latest
                .values()
                .filter(|record| record.kind == "household" && !deleted(record))
                .count(),
            records: latest.len(),
            lost,
            orphans: latest.values().copied().filter(orphan).count(),
            steps: whole.len(),
            lost_steps: self.sets.len() - whole.len(),
            secret: self.secret.is_some(),
            last_saved: self.sets.values().next_back().and_then(|set| text(set, 10)),
        }
    }

    /// Writes a new workplace to `path`, whole and checked, or nothing. `secret` stands in
    /// for a lost one; `identity` is what the caller takes it for.
    pub fn write(&self, path: &Path, identity: &Identity, secret: &[u8; 32]) -> Result<()> {
        let temporary = path.with_extension("benvung.tam");
        let forget = || {
            let _ = fs::remove_file(&temporary);
            let _ = fs::remove_file(log_of(&temporary));
        };
        forget();
        let made = self.fill(&temporary, identity, secret);
        let result = made.and_then(|()| put_in_place(&temporary, path));
        if result.is_err() {
            forget();
        }
        result
    }

    fn fill(&self, path: &Path, identity: &Identity, secret: &[u8; 32]) -> Result<()> {
        let sql = |error| StoreError::from_sql(path, error);
        let connection = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(sql)?;
        migrate(&connection, 0).map_err(sql)?;
        connection.execute_batch("BEGIN IMMEDIATE").map_err(sql)?;
        self.insert(&connection, identity, secret)?;
        connection.execute_batch("COMMIT").map_err(sql)?;
        let mut store = Store {
            connection,
            path: path.to_owned(),
            identity: identity.clone(),
            actor: ActorId(0),
            unlocked: None,
        };
        store.rebuild_projections()?;
        let verdict: String = store
            .connection
            .pragma_query_value(None, "integrity_check", |row| row.get(0))
            .map_err(sql)?;
        let loose: i64 = store
            .connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .map_err(sql)?;
        store.close()?;
        let file = fs::File::options().write(true).open(path);
        file.and_then(|file| file.sync_all()).map_err(|e| StoreError::from_io(path, e))?;
        if verdict == "ok" && loose == 0 {
            Ok(())
        } else {
            Err(StoreError::NotKept(path.to_owned()))
        }
    }

    fn insert(
        &self,
        connection: &Connection,
        identity: &Identity,
        secret: &[u8; 32],
    ) -> Result<()> {
        let put = |key: &str, value: &str| {
            connection.execute("INSERT INTO meta VALUES (?1, ?2)", params![key, value])
        };
        put("unit", &identity.unit)?;
        put("year", &identity.year.to_string())?;
        put("training", if identity.training { "1" } else { "0" })?;
        let secret = self.secret.as_ref().unwrap_or(secret);
        connection.execute("INSERT INTO unit_secret VALUES (1, ?1)", [secret.as_slice()])?;
        for (ledger, vector) in self.seen() {
            let owner = self.owners.get(&ledger).unwrap_or(&identity.unit);
            let vector = serde_json::to_string(&vector).expect("a vector is plain JSON");
            connection.execute(
                "INSERT INTO ledger VALUES (?1, ?2, ?3)",
                params![ledger, owner, vector],
            )?;
        }
        for ((ledger, id), record) in self.latest() {
            records::save(connection, &LedgerId(ledger.clone()), *id, record)?;
        }
        for ((table, _), (_, columns)) in &self.kept {
            connection.prepare_cached(table.insert())?.execute(params_from_iter(columns.iter()))?;
        }
        self.insert_log(connection)
    }

    fn insert_log(&self, connection: &Connection) -> Result<()> {
        let whole = self.whole_steps();
        for (number, set) in &self.sets {
            if !whole.contains(number) {
                continue;
            }
            let takes_back = match set.get(12) {
                Some(Value::Integer(taken)) if whole.contains(taken) => Some(*taken),
                _ => None,
            };
            let mut columns = set.clone();
            columns[0] = Value::Integer(*number);
            columns[12] = takes_back.map_or(Value::Null, Value::Integer);
            let made = connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO change_set VALUES
                     (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                )?
                .execute(params_from_iter(columns.iter()))?;
            if made == 0 {
                continue;
            }
            for change in self.changes.get(number).into_iter().flat_map(BTreeMap::values) {
                connection
                    .prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                    .execute(params_from_iter(change.iter()))?;
            }
        }
        Ok(())
    }

    /// The latest copy of each record.
    fn latest(&self) -> BTreeMap<&(String, RecordId), &Record> {
        let order = self.order();
        self.records
            .iter()
            .filter_map(|(key, copies)| {
                let newest = copies.iter().max_by_key(|copy| {
                    let dots = copy.record.fields.values().flat_map(Register::dots);
                    let dots: Vec<Dot> = dots.collect();
                    let step = dots.iter().filter_map(|dot| order.step(&key.0, *dot)).max();
                    // Where the log does not say, a page in use, then the one with more in it.
                    (step, !copy.unused, dots.len(), dots.iter().map(|dot| dot.n).sum::<u64>())
                })?;
                Some((key, &newest.record))
            })
            .collect()
    }

    /// What each ledger has seen: what it says, and every write that is still to be read.
    fn seen(&self) -> BTreeMap<String, VersionVector> {
        let mut seen = self.vectors.clone();
        for ((ledger, _), copies) in &self.records {
            let vector = seen.entry(ledger.clone()).or_default();
            for copy in copies {
                copy.record.fields.values().flat_map(Register::dots).for_each(|dot| {
                    vector.observe(dot);
                });
                copy.record.deletions().iter().for_each(|deletion| vector.join(deletion));
            }
        }
        for set in self.sets.values() {
            if let (Some(ledger), Some(actor), Some(last)) =
                (text(set, 4), text(set, 1), integer(set, 3))
                && let (Ok(actor), Ok(n)) = (actor.parse(), u64::try_from(last))
                && n > 0
            {
                seen.entry(ledger).or_default().observe(Dot { actor, n });
            }
        }
        seen
    }

    /// Steps whose changes are all there, as far as can be told: none is missing between
    /// the others, and without a record made in it a step has as many dots as it says.
    fn whole_steps(&self) -> BTreeSet<i64> {
        let whole = |number: &i64, set: &Vec<Value>| {
            let changes = self.changes.get(number)?;
            let in_a_row = changes.keys().copied().eq((0..).take(changes.len()));
            let makes = changes.values().any(|change| text(change, 3).as_deref() == Some(""));
            let dots = changes.values().map(|change| dots(change).map_or(0, |dots| dots.len()));
            let dots = i64::try_from(dots.sum::<usize>()).ok()?;
            let (first, last) = (integer(set, 2)?, integer(set, 3)?);
            let fits = makes || last.checked_sub(first)?.checked_add(1)? == dots;
            (in_a_row && fits).then_some(())
        };
        let sets = self.sets.iter().filter(|(number, set)| whole(number, set).is_some());
        sets.map(|(number, _)| *number).collect()
    }

    fn order(&self) -> Order {
        let mut order = Order::default();
        for (&number, set) in &self.sets {
            if let (Some(ledger), Some(actor)) = (text(set, 4), text(set, 1))
                && let Ok(actor) = actor.parse()
                && let (Some(first), Some(last)) = (integer(set, 2), integer(set, 3))
            {
                let steps = order.0.entry((ledger, actor)).or_default();
                steps.push((first, last, number));
            }
        }
        order
    }

    /// Takes a row in, if it is one of ours by its shape.
    fn take(&mut self, row: RawRow) {
        use Value::{Blob, Integer, Null, Text};
        #[cfg(test)]
        let on = row.on;
        let (number, columns, unused) = (row.number, row.columns, row.unused);
        match columns.as_slice() {
            [Text(ledger), Blob(id), Text(kind), parent @ (Null | Blob(_)), Text(fields)]
                if number.is_none() =>
            {
                let parent = match parent {
                    Blob(parent) => record_id(parent).map(Some),
                    _ => Some(None),
                };
                let fields: Option<BTreeMap<String, Register>> = serde_json::from_str(fields).ok();
                if let (Some(id), Some(parent), Some(fields)) = (record_id(id), parent, fields)
                    && ledger.contains('/')
                {
                    let record = Record { kind: kind.clone(), parent, fields };
                    self.records.entry((ledger.clone(), id)).or_default().push(Copy {
                        record,
                        unused,
                        #[cfg(test)]
                        on,
                    });
                }
            }
            [Integer(set), Integer(position), Blob(id), Text(_), Text(_), Text(_), Text(_)]
                if number.is_none() && id.len() == 16 && dots(&columns).is_some() =>
            {
                self.changes.entry(*set).or_default().insert(*position, columns);
            }
            [Null, Text(_), Integer(_), Integer(_), Text(_), Integer(_), rest @ ..]
                if rest.len() == 8
                    && rest[..5].iter().all(|cell| matches!(cell, Text(_)))
                    && matches!(&rest[5], Text(role) if ["do", "undo", "redo"].contains(&&**role))
                    && matches!(rest[7], Integer(0 | 1)) =>
            {
                if let Some(number) = number
                    && !(unused && self.sets.contains_key(&number))
                {
                    self.sets.insert(number, columns);
                }
            }
            [Text(id), Text(owner), Text(vector)] if id.contains('/') => {
                if let Ok(vector) = serde_json::from_str::<VersionVector>(vector) {
                    self.owners.insert(id.clone(), owner.clone());
                    self.vectors.entry(id.clone()).or_default().join(&vector);
                }
            }
            [Null, Blob(secret)] if number == Some(1) && secret.len() == 32 => {
                self.secret = secret.as_slice().try_into().ok();
            }
            [Blob(id), Text(name), rest @ ..] if rest.len() == 21 => {
                if let Some(id) = record_id(id) {
                    self.named.insert(id, name.clone());
                }
            }
            _ => self.keep(number, columns, unused),
        }
    }

    fn keep(&mut self, number: Option<i64>, mut columns: Vec<Value>, unused: bool) {
        use Value::{Blob, Integer, Null, Text};
        let of = |fingerprint: &str, plan: &[u8]| sha256(plan) == fingerprint;
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
        let kept = match columns.as_slice() {
            [Text(key), Text(_)]
                if ["unit", "year", "training"].contains(&&**key) || key.starts_with("remark.") =>
            {
                (Kept::Meta, key.clone())
            }
            [Text(unit), Text(fingerprint)] if fingerprint.len() == 64 => {
                (Kept::Counted, unit.clone())
            }
            [Text(record), Text(field), Text(_), Text(_)] => {
                (Kept::Draft, format!("{record}|{field}"))
            }
            [Text(unit), Text(_), Text(party), Text(_), Text(_)] if json(party) => {
                (Kept::Sender, unit.clone())
            }
            [Text(id), Text(_), Text(_), Blob(_), Text(_)] if id.contains('/') => {
                (Kept::ForeignLedger, id.clone())
            }
            [Null, Text(print), Text(_), Blob(plan), Blob(_), Integer(_), Text(_), Text(_)]
                if of(print, plan) =>
            {
                let Some(number) = number else { return };
                (Kept::Snapshot, number.to_string())
            }
            [
                Text(unit),
                Text(print),
                Integer(_),
                Text(_),
                Blob(plan),
                Blob(_),
                Text(_),
                Text(_),
            ] if of(print, plan) => (Kept::Submission, format!("{unit}|{print}")),
            [Integer(version), Text(paper), Integer(_), Text(sum), Blob(pdf)]
                if number.is_none() && of(sum, pdf) =>
            {
                (Kept::SnapshotPaper, format!("{version}|{paper}"))
            }
            [Text(unit), Text(print), Text(paper), Integer(_), Text(sum), Blob(pdf)]
                if of(sum, pdf) =>
            {
                (Kept::SubmissionPaper, format!("{unit}|{print}|{paper}"))
            }
            [Text(part), Text(id), Text(proof)]
                if ["ledger", "snapshot", "paper"].contains(&&**part) && json(proof) =>
            {
                (Kept::Proof, format!("{part}|{id}"))
            }
            [Null, Text(_), Text(_), Integer(0 | 1)] => {
                let Some(number) = number else { return };
                (Kept::Taking, number.to_string())
            }
            [Null, Blob(locked)] if number == Some(1) && locked.len() > 32 => {
                (Kept::LockedSecret, String::new())
            }
            [Integer(taking), Text(unit), Text(print), Null | Text(_)] if print.len() == 64 => {
                (Kept::Taken, format!("{taking}|{unit}"))
            }
            [
                Text(sum),
                Text(direction),
                Text(_),
                Text(_),
                Text(_),
                Integer(_),
                Text(_),
                Integer(_),
                Text(_),
                Text(_),
                Text(about),
            ] if sum.len() == 64 && ["in", "out"].contains(&&**direction) && json(about) => {
                (Kept::Package, sum.clone())
            }
            _ => return,
        };
        if let (Kept::Snapshot | Kept::Taking, Some(number)) = (kept.0, number) {
            columns[0] = Integer(number);
        }
        match self.kept.get(&kept) {
            Some((false, _)) => {}
            _ => {
                self.kept.insert(kept, (unused, columns));
            }
        }
    }
}

/// The writes `first..=last` of an actor and the number of their step.
type Span = (i64, i64, i64);

/// In which step each write was made.
#[derive(Default)]
struct Order(BTreeMap<(String, ActorId), Vec<Span>>);

impl Order {
    fn step(&self, ledger: &str, dot: Dot) -> Option<i64> {
        let n = i64::try_from(dot.n).ok()?;
        let steps = self.0.get(&(ledger.to_owned(), dot.actor))?;
        let at = steps.iter().rfind(|(first, last, _)| (*first..=*last).contains(&n))?;
        Some(at.2)
    }
}

/// The dots of a logged change, if it reads as one.
fn dots(change: &[Value]) -> Option<Vec<Dot>> {
    let read = Change {
        dots: serde_json::from_str(&text(change, 4)?).ok()?,
        before: serde_json::from_str::<Vec<Entry>>(&text(change, 5)?).ok()?,
        replaced: serde_json::from_str(&text(change, 6)?).ok()?,
    };
    Some(read.dots)
}

fn record_id(bytes: &[u8]) -> Option<RecordId> {
    Some(RecordId(Uuid::from_bytes(bytes.try_into().ok()?)))
}

fn text(columns: &[Value], at: usize) -> Option<String> {
    match columns.get(at)? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn integer(columns: &[Value], at: usize) -> Option<i64> {
    match columns.get(at)? {
        Value::Integer(value) => Some(*value),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
