//! What the district holds of a received version, and a workplace in memory made of one:
//! the reading room.
//!
//! Deliberately absent: any way to write there. Its connection is closed to writing once
//! the tables are filled, and it has no secret, no history and no drafts.

use std::path::PathBuf;

use replica::{ActorId, Ledger, Owner};
use rusqlite::{Connection, Row, params};

use crate::{
    ForeignLedger, Identity, Result, Store, StoreError, StoredPaper, StoredSnapshot, Submission,
    open, papers, projection, records, relayed,
};

/// A received version without its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Code of the commune.
    pub unit: String,
    /// Fingerprint of the plan, hexadecimal.
    pub fingerprint: String,
    /// Bản n as the commune numbers it.
    pub number: u32,
    /// When the commune sealed it, by its clock.
    pub sent_at: String,
    /// When the district took it over, by the district's clock.
    pub received_at: String,
    /// Is it the one that counts for its unit?
    pub counts: bool,
    /// The papers that came beside its first.
    pub beside: Vec<String>,
}

impl Store {
    /// Every received version, by unit; the latest received first.
    pub fn received(&self) -> Result<Vec<Version>> {
        let mut query = self.connection.prepare_cached(
            "SELECT unit, fingerprint, number, sent_at, received_at,
                 EXISTS (SELECT 1 FROM counted WHERE counted.unit = submission.unit
                     AND counted.fingerprint = submission.fingerprint)
             FROM submission ORDER BY unit, received_at DESC, number DESC",
        )?;
        let rows = query.query_map([], version)?;
        let mut versions: Vec<Version> = rows.collect::<rusqlite::Result<_>>()?;
        let mut query = self.connection.prepare_cached(
            "SELECT unit, fingerprint, paper FROM submission_paper ORDER BY paper",
        )?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        for row in rows {
            let (unit, fingerprint, paper) = row?;
            let of = |one: &&mut Version| one.unit == unit && one.fingerprint == fingerprint;
            if let Some(version) = versions.iter_mut().find(of) {
                version.beside.push(paper);
            }
        }
        Ok(versions)
    }

    /// A received version with all that is kept of it.
    pub fn submission(&self, unit: &str, fingerprint: &str) -> Result<Option<Submission>> {
        use rusqlite::OptionalExtension;
        let mut query = self.connection.prepare_cached(
            "SELECT unit, fingerprint, number, vector, plan, pdf, sent_at, received_at
             FROM submission WHERE unit = ?1 AND fingerprint = ?2",
        )?;
        let row = query.query_row([unit, fingerprint], |row| {
            Ok(Submission {
                unit: row.get(0)?,
                fingerprint: row.get(1)?,
                number: row.get(2)?,
                vector: row.get(3)?,
                plan: row.get(4)?,
                pdf: row.get(5)?,
                sent_at: row.get(6)?,
                received_at: row.get(7)?,
            })
        });
        Ok(row.optional()?)
    }

    /// A workplace in memory that shows a frozen plan and can never be written in: the
    /// plan's canonical bytes with the version they were frozen as, and what was said about it.
    pub fn of_snapshot(
        identity: Identity,
        snapshot: &StoredSnapshot,
        beside: &[StoredPaper],
        said: &[ForeignLedger],
        actor: ActorId,
    ) -> Result<Self> {
        let ledger = Ledger::from_ndjson(&snapshot.plan, &Owner(identity.unit.clone()))
            .map_err(|error| StoreError::Ledger(error.to_string()))?;
        let connection = fill(&identity, snapshot, beside, said, &ledger)?;
        let path = PathBuf::from(":memory:");
        Ok(Self { connection, path, identity, actor, unlocked: None })
    }
}

fn fill(
    identity: &Identity,
    snapshot: &StoredSnapshot,
    beside: &[StoredPaper],
    said: &[ForeignLedger],
    ledger: &Ledger,
) -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    open::migrate(&connection, 0)?;
    let transaction = connection.transaction()?;
    let about = [
        ("unit", identity.unit.clone()),
        ("year", identity.year.to_string()),
        ("training", u8::from(identity.training).to_string()),
    ];
    for (key, value) in about {
        transaction.execute("INSERT INTO meta VALUES (?1, ?2)", params![key, value])?;
    }
    transaction.execute(
        "INSERT INTO ledger VALUES (?1, ?2, '{}')",
        params![ledger.id.0, ledger.owner.0],
    )?;
    for (id, record) in &ledger.records {
        records::save(&transaction, &ledger.id, *id, record)?;
    }
    records::save_vector(&transaction, &ledger.id, &ledger.vector)?;
    transaction.execute(
        "INSERT INTO snapshot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            snapshot.number,
            snapshot.fingerprint,
            snapshot.vector,
            snapshot.plan,
            snapshot.pdf,
            snapshot.pages,
            snapshot.frozen_at,
            snapshot.who,
        ],
    )?;
    papers::keep(&transaction, snapshot.number, beside)?;
    relayed::keep_foreign(&transaction, said)?;
    projection::rebuild(&transaction, &ledger.id)?;
    transaction.commit()?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        unit: row.get(0)?,
        fingerprint: row.get(1)?,
        number: row.get(2)?,
        sent_at: row.get(3)?,
        received_at: row.get(4)?,
        counts: row.get(5)?,
        beside: Vec::new(),
    })
}
