//! Members of the district steering committee and the units they look after
//! (annex 2 of plan 154).
//!
//! Deliberately absent: choosing a leading reviewer where several are named;
//! the district does that.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, yes_no};
use crate::UnitCode;
use serde::{Deserialize, Serialize};

/// Thành viên Ban chỉ đạo giảm nghèo huyện, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewer {
    /// Số thứ tự in annex 2.
    pub number: u32,
    /// Code of this program («BCD01»); the paper has none.
    pub code: String,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ as printed.
    pub position: String,
    /// Đơn vị chỉ đạo.
    pub units: Vec<AssignedUnit>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// One unit as annex 2 names it and the unit of 2020 that it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssignedUnit {
    /// Name as printed: a former unit or a misprint in some places.
    pub printed: String,
    /// Code of the unit of 2020; its canonical name is in the unit list.
    pub code: UnitCode,
}

#[derive(Deserialize)]
struct ReviewerRow {
    stt: u32,
    code: String,
    name: String,
    position_printed: String,
    unit1_printed: String,
    unit1_code: String,
    unit2_printed: String,
    unit2_code: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str) -> Result<Vec<Reviewer>, CatalogueError> {
    let rows = rows::read::<ReviewerRow>("steering_committee.csv", text)?;
    Ok(rows.into_iter().map(|row| reviewer(row.value)).collect())
}

fn reviewer(row: ReviewerRow) -> Reviewer {
    let units = [(row.unit1_printed, row.unit1_code), (row.unit2_printed, row.unit2_code)];
    Reviewer {
        number: row.stt,
        code: row.code,
        name: row.name,
        position: row.position_printed,
        units: units
            .into_iter()
            .filter(|(printed, _)| !printed.is_empty())
            .map(|(printed, code)| AssignedUnit { printed, code: UnitCode(code) })
            .collect(),
        evidence: Evidence {
            source: row.source,
            uncertain: row.uncertain,
            note: row.note,
            confidence_percent: None,
        },
    }
}
