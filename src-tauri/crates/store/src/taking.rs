//! Taking in what came, in one transaction, and taking it back: the district moves the
//! pointer to the version that counts, and moves it back; nothing is merged into a plan.
//!
//! Deliberately absent: judging packages (they were judged before), and forgetting a
//! version: what was received stays, whether it counts or not.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::relayed::{ForeignLedger, ProofOf, keep_foreign, keep_proof};
use crate::{Author, Result, Store, StoredPaper, Submission, papers};

/// A package that was written or taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageLine {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Did it come in?
    pub incoming: bool,
    /// `giao`, `trinh`, `tra`, `gop`, `nhan`.
    pub kind: String,
    /// Code of the unit whose plan it is about.
    pub unit: String,
    /// Code of the other side: who sent it, or for whom it is.
    pub party: String,
    /// Its number.
    pub number: u32,
    /// Name of the file.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// When, by this workplace's clock.
    pub at: String,
    /// Who.
    pub who: String,
    /// What else is to be known of it (JSON): a fingerprint, a receipt.
    pub about: String,
}

/// A received version with the owner's word for it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The version.
    pub submission: Submission,
    /// The owner's word for the plan (JSON).
    pub proof: String,
    /// The papers printed beside its first, each with the owner's word.
    pub papers: Vec<(StoredPaper, String)>,
}

/// Everything that packages bring, to be taken in together or not at all.
#[derive(Clone, Debug, Default)]
pub struct TakingIn {
    /// Versions; each becomes the one that counts for its unit.
    pub versions: Vec<Incoming>,
    /// Whole ledgers of others.
    pub ledgers: Vec<ForeignLedger>,
    /// The packages themselves.
    pub packages: Vec<PackageLine>,
}

/// A step of taking over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// Was it taken back?
    pub undone: bool,
    /// Unit, what counts since, and what counted before.
    pub units: Vec<(String, String, Option<String>)>,
}

impl Store {
    /// Takes everything in, in one transaction; the number of the step if a pointer moved.
    pub fn take_in(&mut self, all: &TakingIn, author: &Author) -> Result<Option<i64>> {
        let transaction = self.connection.transaction()?;
        let mut moved = Vec::new();
        for one in &all.versions {
            let (unit, fingerprint) = (&one.submission.unit, &one.submission.fingerprint);
            keep_version(&transaction, one)?;
            // What was held under this name before stays as it came, and so does its proof.
            if holds(&transaction, [unit, fingerprint], &one.submission.pdf)? {
                keep_proof(&transaction, ProofOf::Snapshot(unit, fingerprint), &one.proof)?;
            }
            for (paper, proof) in &one.papers {
                if holds_paper(&transaction, [unit, fingerprint], paper)? {
                    let of = ProofOf::Paper(unit, fingerprint, &paper.paper);
                    keep_proof(&transaction, of, proof)?;
                }
            }
            moved.push((unit.as_str(), fingerprint.as_str()));
        }
        keep_foreign(&transaction, &all.ledgers)?;
        for package in &all.packages {
            note_package(&transaction, package)?;
        }
        let number = point(&transaction, &moved, author)?;
        transaction.commit()?;
        Ok(number)
    }

    /// Lets another received version count for a unit, as a step that can be taken back.
    pub fn let_count(
        &mut self,
        unit: &str,
        fingerprint: &str,
        author: &Author,
    ) -> Result<Option<i64>> {
        let transaction = self.connection.transaction()?;
        let number = point(&transaction, &[(unit, fingerprint)], author)?;
        transaction.commit()?;
        Ok(number)
    }

    /// Steps of taking over, the latest first.
    pub fn takings(&self, limit: u32) -> Result<Vec<Taking>> {
        let mut query = self.connection.prepare_cached(
            "SELECT number, at, who, undone FROM taking ORDER BY number DESC LIMIT ?1",
        )?;
        let rows = query.query_map([limit], |row| {
            Ok(Taking {
                number: row.get(0)?,
                at: row.get(1)?,
                who: row.get(2)?,
                undone: row.get(3)?,
                units: Vec::new(),
            })
        })?;
        let mut takings: Vec<Taking> = rows.collect::<rusqlite::Result<_>>()?;
        for taking in &mut takings {
            taking.units = taken(&self.connection, taking.number)?;
        }
        Ok(takings)
    }

    /// Takes a step of taking over back: each of its units counts again what counted before.
    /// A unit for which something else was taken over since is left alone; those are told.
    /// `None`: there is no such step, or it was taken back.
    pub fn take_back_taking(&mut self, number: i64) -> Result<Option<Vec<String>>> {
        let transaction = self.connection.transaction()?;
        let changed = transaction
            .execute("UPDATE taking SET undone = 1 WHERE number = ?1 AND undone = 0", [number])?;
        if changed == 0 {
            return Ok(None);
        }
        let mut left_alone = Vec::new();
        for (unit, fingerprint, before) in taken(&transaction, number)? {
            let counts = counted(&transaction, &unit)?;
            if counts.as_deref() != Some(fingerprint.as_str()) {
                left_alone.push(unit);
                continue;
            }
            match before {
                Some(before) => set_counted(&transaction, &unit, &before)?,
                None => {
                    transaction.execute("DELETE FROM counted WHERE unit = ?1", [&unit])?;
                }
            }
        }
        transaction.commit()?;
        Ok(Some(left_alone))
    }

    /// Notes a package that was written.
    pub fn note_package(&mut self, package: &PackageLine) -> Result<()> {
        Ok(note_package(&self.connection, package)?)
    }

    /// Packages written or taken in, the latest first; of one unit, or of all.
    pub fn packages(&self, unit: Option<&str>) -> Result<Vec<PackageLine>> {
        let mut query = self.connection.prepare_cached(
            "SELECT sha256, direction, kind, unit, party, number, file, bytes, at, who, about
             FROM package WHERE ?1 IS NULL OR unit = ?1 ORDER BY at DESC, number DESC, sha256",
        )?;
        let rows = query.query_map([unit], package)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The package with these bytes, if it was written or taken in here.
    pub fn package(&self, sha256: &str) -> Result<Option<PackageLine>> {
        let mut query = self.connection.prepare_cached(
            "SELECT sha256, direction, kind, unit, party, number, file, bytes, at, who, about
             FROM package WHERE sha256 = ?1",
        )?;
        Ok(query.query_row([sha256], package).optional()?)
    }
}

fn keep_version(connection: &Connection, one: &Incoming) -> rusqlite::Result<()> {
    let version = &one.submission;
    connection
        .prepare_cached(
            "INSERT INTO submission VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            version.unit,
            version.fingerprint,
            version.number,
            version.vector,
            version.plan,
            version.pdf,
            version.sent_at,
            version.received_at,
        ])?;
    let papers: Vec<StoredPaper> = one.papers.iter().map(|(paper, _)| paper.clone()).collect();
    papers::keep_received(connection, [&version.unit, &version.fingerprint], &papers)
}

/// Is this the PDF that is kept of that version?
fn holds(
    connection: &Connection,
    [unit, fingerprint]: [&str; 2],
    pdf: &[u8],
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT pdf = ?3 FROM submission WHERE unit = ?1 AND fingerprint = ?2")?
        .query_row(params![unit, fingerprint, pdf], |row| row.get(0))
}

/// Is this the paper that is kept beside that version?
fn holds_paper(
    connection: &Connection,
    [unit, fingerprint]: [&str; 2],
    paper: &StoredPaper,
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT pdf = ?4 FROM submission_paper
             WHERE unit = ?1 AND fingerprint = ?2 AND paper = ?3",
        )?
        .query_row(params![unit, fingerprint, paper.paper, paper.pdf], |row| row.get(0))
}

/// Moves the pointers and remembers where they stood; none is moved to where it stands.
fn point(
    connection: &Connection,
    units: &[(&str, &str)],
    author: &Author,
) -> rusqlite::Result<Option<i64>> {
    let mut number = None;
    for (unit, fingerprint) in units {
        let before = counted(connection, unit)?;
        if before.as_deref() == Some(fingerprint) {
            continue;
        }
        let step = match number {
            Some(step) => step,
            None => {
                connection.execute(
                    "INSERT INTO taking (at, who) VALUES (?1, ?2)",
                    params![author.at, author.who],
                )?;
                connection.last_insert_rowid()
            }
        };
        number = Some(step);
        connection
            .prepare_cached("INSERT INTO taken VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![step, unit, fingerprint, before])?;
        set_counted(connection, unit, fingerprint)?;
    }
    Ok(number)
}

fn counted(connection: &Connection, unit: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT fingerprint FROM counted WHERE unit = ?1")?
        .query_row([unit], |row| row.get(0))
        .optional()
}

fn set_counted(connection: &Connection, unit: &str, fingerprint: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO counted VALUES (?1, ?2) ON CONFLICT DO UPDATE SET fingerprint = ?2",
        )?
        .execute([unit, fingerprint])?;
    Ok(())
}

fn taken(
    connection: &Connection,
    number: i64,
) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    let mut query = connection.prepare_cached(
        "SELECT unit, fingerprint, before FROM taken WHERE taking = ?1 ORDER BY unit",
    )?;
    let rows = query.query_map([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

pub(crate) fn note_package(connection: &Connection, package: &PackageLine) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO package VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            package.sha256,
            if package.incoming { "in" } else { "out" },
            package.kind,
            package.unit,
            package.party,
            package.number,
            package.file,
            package.bytes,
            package.at,
            package.who,
            package.about,
        ])?;
    Ok(())
}

fn package(row: &Row<'_>) -> rusqlite::Result<PackageLine> {
    let direction: String = row.get(1)?;
    Ok(PackageLine {
        sha256: row.get(0)?,
        incoming: direction == "in",
        kind: row.get(2)?,
        unit: row.get(3)?,
        party: row.get(4)?,
        number: row.get(5)?,
        file: row.get(6)?,
        bytes: row.get(7)?,
        at: row.get(8)?,
        who: row.get(9)?,
        about: row.get(10)?,
    })
}
