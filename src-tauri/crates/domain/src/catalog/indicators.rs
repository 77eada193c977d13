//! The indicators of access to basic social services, in the order of the
//! report columns (QĐ 59/2015/QĐ-TTg for 2016-2020).
//!
//! Deliberately absent: measuring a household; deprivation is entered.

use super::evidence::Evidence;
use super::measures::MeasureCode;
use super::rows::{self, CatalogueError, codes, yes_no};
use crate::IndicatorCode;
use serde::{Deserialize, Serialize};

/// Chỉ số thiếu hụt dịch vụ xã hội cơ bản.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Column of the report forms, from 1.
    pub column: u32,
    /// «D07».
    pub code: IndicatorCode,
    /// Wording on screens and papers.
    pub name: String,
    /// Dịch vụ: which of the five services it belongs to.
    pub service: String,
    /// Ngưỡng: when a household is deprived; mostly uncertain.
    pub threshold: String,
    /// Points in B2 for one deprivation.
    pub b2_points: u32,
    /// Measures offered first, in this order: policies or needs.
    pub default_measures: Vec<MeasureCode>,
    /// Where it comes from.
    pub evidence: Evidence,
}

#[derive(Deserialize)]
struct IndicatorRow {
    period: String,
    column_no: u32,
    code: String,
    name_vi: String,
    service: String,
    threshold_vi: String,
    b2_points: u32,
    #[serde(deserialize_with = "codes")]
    default_measures: Vec<MeasureCode>,
    source: String,
    confidence_pct: Option<u8>,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str, period: &str) -> Result<Vec<Indicator>, CatalogueError> {
    let mut indicators: Vec<Indicator> = rows::read::<IndicatorRow>("indicators.csv", text)?
        .into_iter()
        .map(|row| row.value)
        .filter(|row| row.period == period)
        .map(|row| Indicator {
            column: row.column_no,
            code: IndicatorCode(row.code),
            name: row.name_vi,
            service: row.service,
            threshold: row.threshold_vi,
            b2_points: row.b2_points,
            default_measures: row.default_measures,
            evidence: Evidence {
                source: row.source,
                uncertain: row.uncertain,
                note: row.note,
                confidence_percent: row.confidence_pct,
            },
        })
        .collect();
    indicators.sort_by_key(|indicator| indicator.column);
    Ok(indicators)
}
