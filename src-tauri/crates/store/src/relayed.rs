//! Ledgers of others, kept and relayed as the bytes their owner signed, and the owners'
//! signatures for everything that came from them.
//!
//! Deliberately absent: judging a signature or which state is newer (crate `exchange`), and
//! any way to write in such a ledger.

use replica::{Ledger, Owner};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store, StoreError};

/// A whole ledger of another unit.
#[derive(Clone, PartialEq, Eq)]
pub struct ForeignLedger {
    /// Its name.
    pub id: String,
    /// Code of its owner.
    pub owner: String,
    /// What it had seen (JSON).
    pub vector: String,
    /// Its canonical bytes.
    pub bytes: Vec<u8>,
    /// The owner's word for them, as the exchange writes it (JSON).
    pub proof: String,
    /// When it was taken in, by this workplace's clock.
    pub received_at: String,
}

impl std::fmt::Debug for ForeignLedger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ForeignLedger({:?}, {} bytes)", self.id, self.bytes.len())
    }
}

impl ForeignLedger {
    /// The ledger inside.
    pub fn read(&self) -> Result<Ledger> {
        Ledger::from_ndjson(&self.bytes, &Owner(self.owner.clone()))
            .map_err(|error| StoreError::Ledger(error.to_string()))
    }
}

/// What a signature is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofOf<'a> {
    /// A ledger, by its name.
    Ledger(&'a str),
    /// The frozen plan of a received version: unit and fingerprint.
    Snapshot(&'a str, &'a str),
    /// A paper of it: unit, fingerprint and paper.
    Paper(&'a str, &'a str, &'a str),
}

impl ProofOf<'_> {
    fn key(self) -> (&'static str, String) {
        match self {
            Self::Ledger(id) => ("ledger", id.to_owned()),
            Self::Snapshot(unit, fingerprint) => ("snapshot", format!("{unit}/{fingerprint}")),
            Self::Paper(unit, fingerprint, paper) => {
                ("paper", format!("{unit}/{fingerprint}/{paper}"))
            }
        }
    }
}

/// Keeps a signature; of a thing that is there already the later one stands.
pub(crate) fn keep_proof(
    connection: &Connection,
    of: ProofOf<'_>,
    proof: &str,
) -> rusqlite::Result<()> {
    let (part, id) = of.key();
    connection
        .prepare_cached(
            "INSERT INTO proof VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET proof = ?3",
        )?
        .execute(params![part, id, proof])?;
    Ok(())
}

impl Store {
    /// The owner's word for something that was received, if it was kept.
    pub fn proof(&self, of: ProofOf<'_>) -> Result<Option<String>> {
        let (part, id) = of.key();
        let mut query = self
            .connection
            .prepare_cached("SELECT proof FROM proof WHERE part = ?1 AND id = ?2")?;
        Ok(query.query_row([part, &id], |row| row.get(0)).optional()?)
    }

    /// A ledger of another unit.
    pub fn foreign(&self, id: &str) -> Result<Option<ForeignLedger>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, owner, vector, bytes, received_at,
                 (SELECT proof FROM proof WHERE part = 'ledger' AND proof.id = foreign_ledger.id)
             FROM foreign_ledger WHERE id = ?1",
        )?;
        let row = query.query_row([id], |row| {
            Ok(ForeignLedger {
                id: row.get(0)?,
                owner: row.get(1)?,
                vector: row.get(2)?,
                bytes: row.get(3)?,
                received_at: row.get(4)?,
                proof: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            })
        });
        Ok(row.optional()?)
    }

    /// The names of the ledgers of others whose name begins so, e.g. `review/`.
    pub fn foreign_names(&self, prefix: &str) -> Result<Vec<String>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id FROM foreign_ledger WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id",
        )?;
        let rows = query.query_map([prefix], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The names of this unit's own ledgers whose name begins so, e.g. `district/`.
    pub fn own_names(&self, prefix: &str) -> Result<Vec<String>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id FROM ledger WHERE substr(id, 1, length(?1)) = ?1 AND vector <> '{}'
             ORDER BY id",
        )?;
        let rows = query.query_map([prefix], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Keeps ledgers of others in place of what was held of them.
pub(crate) fn keep_foreign(
    connection: &Connection,
    ledgers: &[ForeignLedger],
) -> rusqlite::Result<()> {
    for one in ledgers {
        connection
            .prepare_cached(
                "INSERT INTO foreign_ledger VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
                 SET owner = ?2, vector = ?3, bytes = ?4, received_at = ?5",
            )?
            .execute(params![one.id, one.owner, one.vector, one.bytes, one.received_at])?;
        if !one.proof.is_empty() {
            keep_proof(connection, ProofOf::Ledger(&one.id), &one.proof)?;
        }
    }
    Ok(())
}
