//! Phiếu thẩm định: what an appraiser of a commune's plan looks at (KH 154 §III.1.2).
//!
//! Deliberately absent: judging; the self-check's rules beside an item only show what they found.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, list, yes_no};
use serde::{Deserialize, Serialize};

/// An item of the appraiser's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppraisalItem {
    /// Code of this program: «A03».
    pub code: String,
    /// `list`, `household`, `policy`, `target`, `money`, `text`, `truth`.
    pub group: String,
    /// What is asked.
    pub text: String,
    /// Where it is asked.
    pub basis: String,
    /// Rules of the self-check that look at the same.
    pub rules: Vec<String>,
    /// Where it comes from.
    pub evidence: Evidence,
}

#[derive(Deserialize)]
struct ItemRow {
    code: String,
    group: String,
    text: String,
    basis: String,
    rules: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str) -> Result<Vec<AppraisalItem>, CatalogueError> {
    let rows = rows::read::<ItemRow>("appraisal.csv", text)?;
    Ok(rows.into_iter().map(|row| item(row.value)).collect())
}

fn item(row: ItemRow) -> AppraisalItem {
    AppraisalItem {
        code: row.code,
        group: row.group,
        text: row.text,
        basis: row.basis,
        rules: list(&row.rules),
        evidence: Evidence {
            source: row.source,
            uncertain: row.uncertain,
            note: row.note,
            confidence_percent: None,
        },
    }
}
