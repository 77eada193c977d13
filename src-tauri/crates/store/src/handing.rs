//! What goes out and comes in: the unit's secret, known senders, frozen snapshots, and at
//! the district the submissions with a pointer to the one that counts.

use rusqlite::{OptionalExtension, Row, params};

use crate::{Result, Store, StoredPaper, papers};

/// A sender whose six words somebody has compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Code of the unit.
    pub unit: String,
    /// Name, for show.
    pub name: String,
    /// Its role and public keys, as the exchange writes them (JSON).
    pub party: String,
    /// When, for show.
    pub enrolled_at: String,
    /// Who compared.
    pub who: String,
}

/// A frozen version: it is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSnapshot {
    /// Bản n.
    pub number: u32,
    /// SHA-256 of the plan's bytes, hexadecimal.
    pub fingerprint: String,
    /// What the plan had seen (JSON).
    pub vector: String,
    /// The plan's canonical bytes.
    pub plan: Vec<u8>,
    /// Its first paper, the plan of poverty reduction; the others are [`StoredPaper`]s.
    pub pdf: Vec<u8>,
    /// Pages of it.
    pub pages: u32,
    /// When, for show.
    pub frozen_at: String,
    /// Who.
    pub who: String,
}

/// A version that the district has received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Code of the commune.
    pub unit: String,
    /// Fingerprint of the plan.
    pub fingerprint: String,
    /// Bản n as the commune numbers it.
    pub number: u32,
    /// What the plan had seen (JSON).
    pub vector: String,
    /// The plan's canonical bytes.
    pub plan: Vec<u8>,
    /// Its first paper; the others are [`StoredPaper`]s.
    pub pdf: Vec<u8>,
    /// When the commune sealed it, by its clock.
    pub sent_at: String,
    /// When the district took it over, by the district's clock.
    pub received_at: String,
}

impl Store {
    /// Remembers a sender; an enrolled unit that comes with other keys is replaced, which
    /// only happens after its words were compared again.
    pub fn enrol(&mut self, sender: &Sender) -> Result<()> {
        self.connection.execute(
            "INSERT INTO sender VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
             SET name = ?2, party = ?3, enrolled_at = ?4, who = ?5",
            params![sender.unit, sender.name, sender.party, sender.enrolled_at, sender.who],
        )?;
        Ok(())
    }

    /// All known senders, by code.
    pub fn senders(&self) -> Result<Vec<Sender>> {
        let mut query = self.connection.prepare_cached(
            "SELECT unit, name, party, enrolled_at, who FROM sender ORDER BY unit",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Sender {
                unit: row.get(0)?,
                name: row.get(1)?,
                party: row.get(2)?,
                enrolled_at: row.get(3)?,
                who: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps a frozen version with the papers printed beside its first.
    pub fn keep_snapshot(
        &mut self,
        snapshot: &StoredSnapshot,
        beside: &[StoredPaper],
    ) -> Result<()> {
        let transaction = self.connection.transaction()?;
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
        transaction.commit()?;
        Ok(())
    }

    /// The number of the latest frozen version.
    pub fn latest_snapshot_number(&self) -> Result<Option<u32>> {
        let mut query = self.connection.prepare_cached("SELECT max(number) FROM snapshot")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// The latest frozen version with all that is kept of it.
    pub fn latest_snapshot(&self) -> Result<Option<StoredSnapshot>> {
        let mut query = self.connection.prepare_cached(
            "SELECT number, fingerprint, vector, plan, pdf, pages, frozen_at, who FROM snapshot
             ORDER BY number DESC LIMIT 1",
        )?;
        let row = query.query_row([], |row| {
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

    /// The submission that counts for a unit.
    pub fn counted(&self, unit: &str) -> Result<Option<Submission>> {
        let sql = format!("{COUNTED} WHERE unit = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([unit], submission).optional()?)
    }

    /// The submissions that count, by unit.
    pub fn all_counted(&self) -> Result<Vec<Submission>> {
        let sql = format!("{COUNTED} ORDER BY unit");
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map([], submission)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

const COUNTED: &str = "SELECT unit, fingerprint, number, vector, plan, pdf, sent_at, received_at
     FROM submission JOIN counted USING (unit, fingerprint)";

fn submission(row: &Row<'_>) -> rusqlite::Result<Submission> {
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
}
