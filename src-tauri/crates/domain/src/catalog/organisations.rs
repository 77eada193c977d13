//! Organisations that every commune has and that a plan can name as responsible.
//!
//! Deliberately absent: persons. Who sits in an organisation is the commune's to say.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, yes_no};
use serde::{Deserialize, Serialize};

/// Tổ chức, đoàn thể ở xã.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Stable code («HPN»); ids on laptops are derived from it.
    pub code: String,
    /// Tên đầy đủ.
    pub name: String,
    /// Tên gọn for tables.
    pub short_name: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

#[derive(Deserialize)]
struct OrganisationRow {
    code: String,
    name_vi: String,
    short_name: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str) -> Result<Vec<Organisation>, CatalogueError> {
    let rows = rows::read::<OrganisationRow>("organisations.csv", text)?;
    Ok(rows
        .into_iter()
        .map(|row| Organisation {
            code: row.value.code,
            name: row.value.name_vi,
            short_name: row.value.short_name,
            evidence: Evidence {
                source: row.value.source,
                uncertain: row.value.uncertain,
                note: row.value.note,
                confidence_percent: None,
            },
        })
        .collect())
}
