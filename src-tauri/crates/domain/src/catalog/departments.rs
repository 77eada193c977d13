//! Phòng chuyên môn của huyện: who proposes the service targets and checks their indicators.
//!
//! Deliberately absent: the office that gathers the plans (Lao động - Thương binh và Xã hội).

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, list, yes_no};
use crate::IndicatorCode;
use serde::{Deserialize, Serialize};

/// A department and the indicators in its charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Department {
    /// Code of this program: `health`.
    pub code: String,
    /// Tên phòng.
    pub name: String,
    /// Tên ngắn, for columns.
    pub short_name: String,
    /// Chỉ số phụ trách.
    pub indicators: Vec<IndicatorCode>,
    /// Where it comes from.
    pub evidence: Evidence,
}

#[derive(Deserialize)]
struct DepartmentRow {
    code: String,
    name_vi: String,
    short_vi: String,
    indicators: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str) -> Result<Vec<Department>, CatalogueError> {
    let rows = rows::read::<DepartmentRow>("departments.csv", text)?;
    Ok(rows.into_iter().map(|row| department(row.value)).collect())
}

fn department(row: DepartmentRow) -> Department {
    Department {
        code: row.code,
        name: row.name_vi,
        short_name: row.short_vi,
        indicators: list(&row.indicators).into_iter().map(IndicatorCode).collect(),
        evidence: Evidence {
            source: row.source,
            uncertain: row.uncertain,
            note: row.note,
            confidence_percent: None,
        },
    }
}
