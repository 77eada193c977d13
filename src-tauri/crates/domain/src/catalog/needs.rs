//! What households ask for: the wishes of form C, and an extension for the
//! plan of basic services.
//!
//! Deliberately absent: money. A need becomes a measure by a person's decision.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, codes, yes_no};
use crate::NeedCode;
use serde::{Deserialize, Serialize};

/// Nguyện vọng, nhu cầu hỗ trợ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    /// Place in the form; above 20 for the extension.
    pub order: u32,
    /// «N01» in the form, «X01» in the extension.
    pub code: NeedCode,
    /// Wording on screens and papers.
    pub name: String,
    /// Codes of causes or indicators it answers.
    pub answers: Vec<String>,
    /// Whether form C prints it.
    pub printed_in_form: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl Need {
    /// Whether it answers a cause or indicator.
    pub fn answers(&self, code: &str) -> bool {
        self.answers.iter().any(|answered| answered == code)
    }

    /// «Nguyện vọng khác», which needs its own words.
    pub fn is_other(&self) -> bool {
        self.code.as_ref() == "N09"
    }
}

#[derive(Deserialize)]
struct NeedRow {
    code: String,
    order: u32,
    name_vi: String,
    #[serde(deserialize_with = "codes")]
    answers: Vec<String>,
    #[serde(deserialize_with = "yes_no")]
    printed_in_form: bool,
    source: String,
    confidence_pct: Option<u8>,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse(text: &str) -> Result<Vec<Need>, CatalogueError> {
    let mut needs: Vec<Need> = rows::read::<NeedRow>("needs.csv", text)?
        .into_iter()
        .map(|row| row.value)
        .map(|row| Need {
            order: row.order,
            code: NeedCode(row.code),
            name: row.name_vi,
            answers: row.answers,
            printed_in_form: row.printed_in_form,
            evidence: Evidence {
                source: row.source,
                uncertain: row.uncertain,
                note: row.note,
                confidence_percent: row.confidence_pct,
            },
        })
        .collect();
    needs.sort_by_key(|need| need.order);
    Ok(needs)
}
