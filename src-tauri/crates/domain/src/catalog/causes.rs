//! Causes of poverty, in the order of household form C.
//!
//! Deliberately absent: weighing causes; a household may have several.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, codes, yes_no};
use crate::{CauseCode, NeedCode, PolicyCode};
use serde::{Deserialize, Serialize};

/// Nguyên nhân nghèo. Wording, order and codes are uncertain until checked
/// against the printed form (Thông tư 17/2016, 14/2018 not read).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// Place in the form, from 1.
    pub order: u32,
    /// «NN01».
    pub code: CauseCode,
    /// Wording on screens and papers.
    pub name: String,
    /// Meaning across periods («capital», «illness», «other»).
    pub key: String,
    /// Policies offered first, in this order.
    pub default_policies: Vec<PolicyCode>,
    /// Needs that usually go with it.
    pub default_needs: Vec<NeedCode>,
    /// Recorded against a person (tệ nạn, chây lười): printed in sums only.
    pub sensitive: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl Cause {
    /// «Nguyên nhân khác», which needs its own words and has no measures.
    pub fn is_other(&self) -> bool {
        self.key == "other"
    }
}

#[derive(Deserialize)]
struct CauseRow {
    period: String,
    order: u32,
    code: String,
    name_vi: String,
    key: String,
    #[serde(deserialize_with = "codes")]
    default_measures: Vec<PolicyCode>,
    #[serde(deserialize_with = "codes")]
    default_needs: Vec<NeedCode>,
    #[serde(deserialize_with = "yes_no")]
    sensitive: bool,
    source: String,
    confidence_pct: Option<u8>,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str, period: &str) -> Result<Vec<Cause>, CatalogueError> {
    let mut causes: Vec<Cause> = rows::read::<CauseRow>("causes.csv", text)?
        .into_iter()
        .map(|row| row.value)
        .filter(|row| row.period == period)
        .map(|row| Cause {
            order: row.order,
            code: CauseCode(row.code),
            name: row.name_vi,
            key: row.key,
            default_policies: row.default_measures,
            default_needs: row.default_needs,
            sensitive: row.sensitive,
            evidence: Evidence {
                source: row.source,
                uncertain: row.uncertain,
                note: row.note,
                confidence_percent: row.confidence_pct,
            },
        })
        .collect();
    causes.sort_by_key(|cause| cause.order);
    Ok(causes)
}
