//! Half-typed text, kept at most a second old until its field is left.

use rusqlite::params;

use crate::{Result, Store};

/// Typing that was not left: a crash, a power cut, a closed lid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The record, as text (it may not be made yet).
    pub record: String,
    /// The field.
    pub field: String,
    /// What was typed.
    pub text: String,
    /// When, for show.
    pub at: String,
}

impl Store {
    /// Keeps what is in a field right now.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO draft VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET text = ?3, at = ?4",
            )?
            .execute(params![draft.record, draft.field, draft.text, draft.at])?;
        Ok(())
    }

    /// Forgets it: the field was saved, or the person threw the text away.
    pub fn drop_draft(&mut self, record: &str, field: &str) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM draft WHERE record = ?1 AND field = ?2")?
            .execute(params![record, field])?;
        Ok(())
    }

    /// All drafts, oldest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let mut query = self.connection.prepare_cached(
            "SELECT record, field, text, at FROM draft ORDER BY at, record, field",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Draft {
                record: row.get(0)?,
                field: row.get(1)?,
                text: row.get(2)?,
                at: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
