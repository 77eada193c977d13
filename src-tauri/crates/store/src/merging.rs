//! Joining the plan of another file of the same unit and year, in one transaction.
//!
//! The other file is never opened where it lies: a copy of it is, so that no byte of it can
//! change. What comes over is the ledger and the log of who wrote what. Deliberately absent:
//! drafts, frozen versions, keys and known senders, which belong to each file alone.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use replica::{ActorId, Dot, Ledger, LedgerId, Owner, RecordId};
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use crate::{Author, Operation, Result, Store, StoreError, projection, records};

/// The remark that names the actors whose steps were brought along from other files.
const BROUGHT: &str = "brought_actors";

/// Another workplace file, to be read only.
pub struct OtherWorkplace {
    /// Always there until it is dropped.
    store: Option<Store>,
    scratch: PathBuf,
}

/// Two states of one ledger and what becomes of them.
pub struct Merging {
    /// What stands here.
    pub ours: Ledger,
    /// What stands in the other file.
    pub theirs: Ledger,
    /// Both joined.
    pub merged: Ledger,
    /// Records that are new or different here afterwards.
    pub changed: Vec<RecordId>,
}

impl OtherWorkplace {
    /// Opens a copy of the file, made in the folder `scratch`, which goes when this is dropped.
    pub fn open(path: &Path, scratch: &Path, now: &str) -> Result<Self> {
        if !path.is_file() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        refuse_if_held(path)?;
        // What a program that died has left there.
        let _ = fs::remove_dir_all(scratch);
        let io = |error| StoreError::from_io(scratch, error);
        fs::create_dir_all(scratch).map_err(io)?;
        let mut other = Self { store: None, scratch: scratch.to_owned() };
        let copy = scratch.join("so.benvung");
        fs::copy(path, &copy).map_err(|error| StoreError::from_io(path, error))?;
        let log = beside(path, "-wal");
        if log.is_file() {
            // Entries of a program that died before it could put them into the file itself.
            fs::copy(&log, beside(&copy, "-wal")).map_err(|e| StoreError::from_io(&log, e))?;
        }
        // The actor never writes.
        let store = Store::open(&copy, ActorId(0), scratch, now);
        other.store = Some(store.map_err(|error| said_of(path, error))?);
        Ok(other)
    }

    /// The copy, to read from.
    #[must_use]
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("it is open until it is dropped")
    }

    /// The machine and the person of the file's latest step.
    pub fn latest_author(&self) -> Result<Option<(String, String)>> {
        let row = self.store().connection.query_row(
            "SELECT device, who FROM change_set ORDER BY number DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        Ok(row.optional()?)
    }
}

impl Drop for OtherWorkplace {
    fn drop(&mut self) {
        drop(self.store.take());
        if let Err(error) = fs::remove_dir_all(&self.scratch) {
            tracing::warn!(%error, "a copy of the other workplace stays");
        }
    }
}

impl Store {
    /// What joining the other file's ledger would do. Nothing is changed.
    pub fn look_at_merge(
        &self,
        ledger: &LedgerId,
        owner: &Owner,
        other: &OtherWorkplace,
    ) -> Result<Merging> {
        let ours = self.ledger(ledger, owner)?;
        let theirs = other.store().ledger(ledger, owner)?;
        let mut merged = ours.clone();
        let outcome = merged
            .merge(&theirs, self.actor)
            .map_err(|error| StoreError::Ledger(error.to_string()))?;
        if let Some((record, field)) = outcome.doubled_dots.first() {
            let what = format!("two values under one dot in {field} of record {record}");
            return Err(StoreError::Ledger(what));
        }
        Ok(Merging { ours, theirs, merged, changed: outcome.changed })
    }

    /// Joins the other file's ledger and log: all of it is on disk, or nothing is. `proceed` is
    /// asked on the way and stops the work with its error. Where there is nothing new, nothing
    /// is written. It is no step that undo takes back: the writes are those of others.
    pub fn merge(
        &mut self,
        (ledger, owner): (&LedgerId, &Owner),
        other: &OtherWorkplace,
        operation: &Operation,
        author: &Author,
        proceed: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Merging> {
        let merging = self.look_at_merge(ledger, owner, other)?;
        if merging.nothing_new() {
            return Ok(merging);
        }
        let sql = |error| StoreError::from_sql(&self.path, error);
        let transaction = rusqlite::Transaction::new_unchecked(
            &self.connection,
            rusqlite::TransactionBehavior::Immediate,
        )
        .map_err(sql)?;
        self.pen(ledger, owner)?;
        for id in &merging.changed {
            proceed()?;
            records::save(&transaction, ledger, *id, &merging.merged.records[id])?;
        }
        records::save_vector(&transaction, ledger, &merging.merged.vector)?;
        self.bring_log(&transaction, ledger, &other.store().connection)?;
        self.log_merge(&transaction, ledger, operation, author)?;
        projection::rebuild(&transaction, ledger)?;
        proceed()?;
        transaction.commit().map_err(sql)?;
        Ok(merging)
    }

    /// Takes over the steps of the other log that are not known here, so that history and
    /// conflicts can say who wrote what. Merges of the other file wrote nothing themselves.
    fn bring_log(&self, here: &Connection, ledger: &LedgerId, there: &Connection) -> Result<()> {
        let known: BTreeSet<String> = here
            .prepare_cached("SELECT DISTINCT actor FROM change_set")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut brought = self.brought_actors()?;
        let mut numbers: HashMap<i64, i64> = HashMap::new();
        let mut query = there.prepare_cached(
            "SELECT number, actor, first, last, lamport, operation, note, who, device, at, role,
                 takes_back, taken_back FROM change_set
             WHERE ledger = ?1 AND operation <> 'workplace.merge' ORDER BY number",
        )?;
        let mut insert = here.prepare_cached(
            "INSERT INTO change_set (actor, first, last, lamport, operation, note, who, device, at,
                 role, takes_back, taken_back, ledger)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING",
        )?;
        let mut rows = query.query([&ledger.0])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let (actor, first): (String, i64) = (row.get(1)?, row.get(2)?);
            let takes_back: Option<i64> = row.get(11)?;
            let text = |column| row.get::<_, String>(column);
            let (last, lamport): (i64, i64) = (row.get(3)?, row.get(4)?);
            let taken_back: bool = row.get(12)?;
            let added = insert.execute(params![
                actor,
                first,
                last,
                lamport,
                text(5)?,
                text(6)?,
                text(7)?,
                text(8)?,
                text(9)?,
                text(10)?,
                takes_back.and_then(|number| numbers.get(&number)),
                taken_back,
                ledger.0,
            ])?;
            if added == 1 {
                let own = here.last_insert_rowid();
                numbers.insert(number, own);
                copy_changes(here, there, number, own)?;
                if !known.contains(&actor) {
                    brought.insert(actor);
                }
            } else {
                // Both have the step; where the other took it back, it is taken back here too.
                let own = here
                    .prepare_cached(
                        "UPDATE change_set SET taken_back = max(taken_back, ?4)
                         WHERE ledger = ?1 AND actor = ?2 AND first = ?3 RETURNING number",
                    )?
                    .query_row(params![ledger.0, actor, first, taken_back], |row| row.get(0))?;
                numbers.insert(number, own);
            }
        }
        let text = serde_json::to_string(&brought).expect("actors are plain JSON");
        here.execute(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
            params![format!("remark.{BROUGHT}"), text],
        )?;
        Ok(())
    }

    /// The merge itself in the log. It wrote no dots, so its range is empty and lies where no
    /// dot can.
    fn log_merge(
        &self,
        connection: &Connection,
        ledger: &LedgerId,
        operation: &Operation,
        author: &Author,
    ) -> Result<()> {
        connection.execute(
            "INSERT INTO change_set (number, actor, first, last, ledger, lamport, operation, note,
                 who, device, at, role)
             SELECT coalesce(max(number), 0) + 1, ?1, -coalesce(max(number), 0) - 1,
                 -coalesce(max(number), 0) - 2, ?2, coalesce(max(lamport), 0) + 1, ?3, ?4, ?5, ?6,
                 ?7, 'do' FROM change_set",
            params![
                self.actor.to_string(),
                ledger.0,
                operation.name,
                operation.note,
                author.who,
                author.device,
                author.at,
            ],
        )?;
        Ok(())
    }

    /// Actors whose steps came from other files: undo leaves those alone.
    pub(crate) fn brought_actors(&self) -> Result<BTreeSet<String>> {
        let Some(text) = self.remark(BROUGHT)? else { return Ok(BTreeSet::new()) };
        serde_json::from_str(&text).map_err(|error| self.damaged(&error))
    }
}

impl Merging {
    /// Has the other file nothing that is not here?
    #[must_use]
    pub fn nothing_new(&self) -> bool {
        self.merged == self.ours
    }

    /// Was the record made on both sides apart: has neither side seen anything of the other's?
    /// Only what has a derived id is.
    #[must_use]
    pub fn made_apart(&self, id: RecordId) -> bool {
        let unseen = |here: &Ledger, there: &Ledger| {
            here.records.get(&id).is_some_and(|record| {
                record.content_dots().all(|dot: Dot| !there.vector.covers(dot))
            })
        };
        unseen(&self.ours, &self.theirs) && unseen(&self.theirs, &self.ours)
    }
}

fn copy_changes(here: &Connection, there: &Connection, number: i64, own: i64) -> Result<()> {
    let mut query = there.prepare_cached(
        "SELECT position, record, field, dots, before, replaced FROM change WHERE change_set = ?1",
    )?;
    let mut insert =
        here.prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let mut rows = query.query([number])?;
    while let Some(row) = rows.next()? {
        let (position, record): (i64, [u8; 16]) = (row.get(0)?, row.get(1)?);
        let text = |column| row.get::<_, String>(column);
        insert.execute(params![own, position, record, text(2)?, text(3)?, text(4)?, text(5)?])?;
    }
    Ok(())
}

/// Refuses a file that another program or window has open. A connection that may only read
/// cannot get the exclusive lock of this mode, so it makes no file beside the database; one
/// that finds it locked has its answer.
fn refuse_if_held(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let sql = |error| StoreError::from_sql(path, error);
    let connection = Connection::open_with_flags(path, flags).map_err(sql)?;
    connection.busy_timeout(std::time::Duration::from_millis(50)).map_err(sql)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE").map_err(sql)?;
    let asked = connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0));
    match asked.map_err(sql) {
        Err(StoreError::InUse(path)) => Err(StoreError::InUse(path)),
        // Whatever else is wrong with it, the copy will say.
        _ => Ok(()),
    }
}

fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(tail);
    path.with_file_name(name)
}

/// What was said of the copy, said of the file that a person named.
fn said_of(path: &Path, error: StoreError) -> StoreError {
    let path = path.to_owned();
    match error {
        StoreError::NotAWorkplace(_) => StoreError::NotAWorkplace(path),
        StoreError::Damaged { what, .. } => StoreError::Damaged { path, what },
        StoreError::Newer { theirs, ours, .. } => StoreError::Newer { path, theirs, ours },
        other => other,
    }
}
