//! Records in their table: one row each, fields with their dots as JSON.

use std::collections::BTreeMap;

use replica::{Ledger, LedgerId, Owner, Record, RecordId, Register, VersionVector};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Result, Store, StoreError};

pub(crate) fn bytes(id: RecordId) -> [u8; 16] {
    *id.0.as_bytes()
}

pub(crate) fn id_of(row: &Row<'_>, column: usize) -> rusqlite::Result<RecordId> {
    row.get::<_, [u8; 16]>(column).map(|bytes| RecordId(Uuid::from_bytes(bytes)))
}

pub(crate) fn optional_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<RecordId>> {
    let bytes: Option<[u8; 16]> = row.get(column)?;
    Ok(bytes.map(|bytes| RecordId(Uuid::from_bytes(bytes))))
}

/// Columns `id, kind, parent, fields`.
fn record_of(row: &Row<'_>) -> rusqlite::Result<(RecordId, Record)> {
    let text = row.get_ref(3)?.as_str()?;
    let fields: BTreeMap<String, Register> = serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, error.into())
    })?;
    Ok((id_of(row, 0)?, Record { kind: row.get(1)?, parent: optional_id(row, 2)?, fields }))
}

pub(crate) fn load(
    connection: &Connection,
    ledger: &LedgerId,
    id: RecordId,
) -> Result<Option<Record>> {
    let mut query = connection.prepare_cached(
        "SELECT id, kind, parent, fields FROM record WHERE ledger = ?1 AND id = ?2",
    )?;
    let row = query.query_row(params![ledger.0, bytes(id)], record_of).optional()?;
    Ok(row.map(|(_, record)| record))
}

pub(crate) fn save(
    connection: &Connection,
    ledger: &LedgerId,
    id: RecordId,
    record: &Record,
) -> Result<()> {
    let fields = serde_json::to_string(&record.fields).expect("fields are plain JSON");
    let mut query = connection.prepare_cached(
        "INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET fields = excluded.fields",
    )?;
    let parent = record.parent.map(bytes);
    query.execute(params![ledger.0, bytes(id), record.kind, parent, fields])?;
    Ok(())
}

/// The record with everything above and below it: what liveness has to look at.
pub(crate) fn family(
    connection: &Connection,
    ledger: &LedgerId,
    root: RecordId,
) -> Result<BTreeMap<RecordId, Record>> {
    let mut query = connection.prepare_cached(
        // CROSS JOIN keeps the order: from the few to their children, never through the ledger.
        "WITH RECURSIVE below (id) AS (
             SELECT ?2
             UNION
             SELECT record.id
             FROM below CROSS JOIN record INDEXED BY record_by_parent
                 ON record.ledger = ?1 AND record.parent = below.id
         )
         SELECT record.id, kind, parent, fields
         FROM below CROSS JOIN record ON record.ledger = ?1 AND record.id = below.id",
    )?;
    let rows = query.query_map(params![ledger.0, bytes(root)], record_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn all(
    connection: &Connection,
    ledger: &LedgerId,
) -> Result<BTreeMap<RecordId, Record>> {
    let mut query = connection
        .prepare_cached("SELECT id, kind, parent, fields FROM record WHERE ledger = ?1")?;
    let rows = query.query_map(params![ledger.0], record_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// One record of an own ledger, deleted or not.
    pub fn record(&self, ledger: &LedgerId, id: RecordId) -> Result<Option<Record>> {
        load(&self.connection, ledger, id)
    }

    /// The record and all below it.
    pub fn family(&self, ledger: &LedgerId, root: RecordId) -> Result<BTreeMap<RecordId, Record>> {
        family(&self.connection, ledger, root)
    }

    /// A whole own ledger, to be frozen, shipped or read.
    pub fn ledger(&self, id: &LedgerId, owner: &Owner) -> Result<Ledger> {
        if owner.0 != self.identity.unit {
            let writer = Owner(self.identity.unit.clone());
            let (ledger, owner) = (id.clone(), owner.clone());
            return Err(replica::NotOwner { ledger, owner, writer }.into());
        }
        let records = all(&self.connection, id)?;
        Ok(Ledger { id: id.clone(), owner: owner.clone(), vector: self.vector(id)?, records })
    }
}

pub(crate) fn save_vector(
    connection: &Connection,
    ledger: &LedgerId,
    vector: &VersionVector,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(vector).expect("a vector is plain JSON");
    let mut query = connection.prepare_cached("UPDATE ledger SET vector = ?2 WHERE id = ?1")?;
    query.execute(params![ledger.0, text])?;
    Ok(())
}
