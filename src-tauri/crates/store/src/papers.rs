//! What a frozen version prints beside the plan of poverty reduction: one PDF for each
//! further paper, kept once and never changed, at the commune and at the district.
//!
//! Deliberately absent: the first paper, which lies with the version itself
//! (`StoredSnapshot::pdf`, `Submission::pdf`), and what the names of papers mean.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::{Result, Store, StoreError};

/// A printed paper of a frozen version.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredPaper {
    /// Which, as the program names it.
    pub paper: String,
    /// Pages.
    pub pages: u32,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl std::fmt::Debug for StoredPaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredPaper({:?}, {} pages, {} bytes)", self.paper, self.pages, self.pdf.len())
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps the papers of a frozen version; one that is there already stays as it is.
pub(crate) fn keep(
    connection: &Connection,
    number: u32,
    papers: &[StoredPaper],
) -> rusqlite::Result<()> {
    for one in papers {
        connection
            .prepare_cached(
                "INSERT INTO snapshot_paper VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            )?
            .execute(params![number, one.paper, one.pages, sha256(&one.pdf), one.pdf])?;
    }
    Ok(())
}

/// Keeps the papers that came with a received version.
pub(crate) fn keep_received(
    connection: &Connection,
    [unit, fingerprint]: [&str; 2],
    papers: &[StoredPaper],
) -> rusqlite::Result<()> {
    for one in papers {
        connection
            .prepare_cached(
                "INSERT INTO submission_paper VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![unit, fingerprint, one.paper, one.pages, sha256(&one.pdf), one.pdf])?;
    }
    Ok(())
}

impl Store {
    /// Adds a paper to a version that was frozen without it.
    pub fn add_snapshot_paper(&mut self, number: u32, paper: &StoredPaper) -> Result<()> {
        Ok(keep(&self.connection, number, std::slice::from_ref(paper))?)
    }

    /// A paper of a frozen version, byte for byte as it was printed.
    pub fn snapshot_paper(&self, number: u32, paper: &str) -> Result<Option<StoredPaper>> {
        let mut query = self.connection.prepare_cached(
            "SELECT paper, pages, pdf, sha256 FROM snapshot_paper
             WHERE number = ?1 AND paper = ?2",
        )?;
        let found = query.query_row(params![number, paper], stored).optional()?;
        found.map(|found| self.whole(found)).transpose()
    }

    /// All papers of a frozen version beside the first.
    pub fn snapshot_papers(&self, number: u32) -> Result<Vec<StoredPaper>> {
        let mut query = self.connection.prepare_cached(
            "SELECT paper, pages, pdf, sha256 FROM snapshot_paper
             WHERE number = ?1 ORDER BY paper",
        )?;
        let rows = query.query_map([number], stored)?;
        rows.map(|row| self.whole(row?)).collect()
    }

    /// A paper of a received version, byte for byte as it came.
    pub fn submission_paper(
        &self,
        unit: &str,
        fingerprint: &str,
        paper: &str,
    ) -> Result<Option<StoredPaper>> {
        let mut query = self.connection.prepare_cached(
            "SELECT paper, pages, pdf, sha256 FROM submission_paper
             WHERE unit = ?1 AND fingerprint = ?2 AND paper = ?3",
        )?;
        let found = query.query_row([unit, fingerprint, paper], stored).optional()?;
        found.map(|found| self.whole(found)).transpose()
    }

    /// All papers of a received version beside the first.
    pub fn submission_papers(&self, unit: &str, fingerprint: &str) -> Result<Vec<StoredPaper>> {
        let mut query = self.connection.prepare_cached(
            "SELECT paper, pages, pdf, sha256 FROM submission_paper
             WHERE unit = ?1 AND fingerprint = ?2 ORDER BY paper",
        )?;
        let rows = query.query_map([unit, fingerprint], stored)?;
        rows.map(|row| self.whole(row?)).collect()
    }

    fn whole(&self, (paper, sum): (StoredPaper, String)) -> Result<StoredPaper> {
        if sha256(&paper.pdf) == sum {
            Ok(paper)
        } else {
            let what = format!("the paper {:?} is not the one that was kept", paper.paper);
            Err(StoreError::Damaged { path: self.path.clone(), what })
        }
    }
}

fn stored(row: &Row<'_>) -> rusqlite::Result<(StoredPaper, String)> {
    let paper = StoredPaper { paper: row.get(0)?, pages: row.get(1)?, pdf: row.get(2)? };
    Ok((paper, row.get(3)?))
}
