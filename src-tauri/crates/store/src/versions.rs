//! Frozen versions as a list, and one of them whole.
//!
//! Deliberately absent: freezing and the latest one (`handing`).

use rusqlite::OptionalExtension;

use crate::{Result, Store, StoredSnapshot};

/// A frozen version without its bytes, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotLine {
    /// Bản n.
    pub number: u32,
    /// SHA-256 of the plan's bytes, hexadecimal.
    pub fingerprint: String,
    /// What the plan had seen (JSON).
    pub vector: String,
    /// Pages of its first paper.
    pub pages: u32,
    /// The papers beside it, with their pages.
    pub beside: Vec<(String, u32)>,
    /// When, for show.
    pub frozen_at: String,
    /// Who.
    pub who: String,
}

impl Store {
    /// All frozen versions, the latest first.
    pub fn snapshots(&self) -> Result<Vec<SnapshotLine>> {
        let mut query = self.connection.prepare_cached(
            "SELECT number, fingerprint, vector, pages, frozen_at, who FROM snapshot
             ORDER BY number DESC",
        )?;
        let rows = query.query_map([], |row| {
            Ok(SnapshotLine {
                number: row.get(0)?,
                fingerprint: row.get(1)?,
                vector: row.get(2)?,
                pages: row.get(3)?,
                beside: Vec::new(),
                frozen_at: row.get(4)?,
                who: row.get(5)?,
            })
        })?;
        let mut lines: Vec<SnapshotLine> = rows.collect::<rusqlite::Result<_>>()?;
        let mut query = self
            .connection
            .prepare_cached("SELECT number, paper, pages FROM snapshot_paper ORDER BY paper")?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, u32>(0)?, (row.get::<_, String>(1)?, row.get::<_, u32>(2)?)))
        })?;
        for row in rows {
            let (number, paper) = row?;
            if let Some(line) = lines.iter_mut().find(|line| line.number == number) {
                line.beside.push(paper);
            }
        }
        Ok(lines)
    }

    /// The frozen version of that number.
    pub fn snapshot(&self, number: u32) -> Result<Option<StoredSnapshot>> {
        let mut query = self.connection.prepare_cached(
            "SELECT number, fingerprint, vector, plan, pdf, pages, frozen_at, who FROM snapshot
             WHERE number = ?1",
        )?;
        let row = query.query_row([number], |row| {
            Ok(StoredSnapshot {
                number: row.get(0)?,
                fingerprint: row.get(1)?,
                vector: row.get(2)?,
                plan: row.get(3)?,
                pdf: row.get(4)?,
                pages: row.get(5)?,
                frozen_at: row.get(6)?,
                who: row.get(7)?,
            })
        });
        Ok(row.optional()?)
    }
}
