//! Quyết định của huyện on one version of a plan: returned, passed, approved.

use super::words;
use crate::DecisionId;
use crate::date::ViDate;
use crate::plan::{Facts, RawRecord};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Trả lại để sửa.
    Returned,
    /// Thẩm định đạt.
    Passed,
    /// Phê duyệt.
    Approved,
}

words! { Outcome: Returned = "returned", Passed = "passed", Approved = "approved"; }

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Fingerprint of the version, hexadecimal.
    pub fingerprint: String,
    /// Its number.
    pub version: u32,
    /// What was decided.
    pub outcome: Outcome,
    /// Số quyết định, công văn.
    pub paper_number: Option<String>,
    /// Ngày ký.
    pub date: Option<ViDate>,
    /// Người ký.
    pub signer: Option<String>,
    /// Lời kèm theo.
    pub note: Option<String>,
    /// Who entered it.
    pub who: String,
    /// When, by the district's clock.
    pub at: String,
}

impl Decision {
    pub(super) fn read(raw: &RawRecord) -> Option<Self> {
        let mut facts = Facts::of(raw);
        Some(Self {
            id: DecisionId(raw.id),
            outcome: facts.choice("outcome", Outcome::from_code)?,
            fingerprint: facts.text("fingerprint")?,
            version: facts.count("version").unwrap_or(0),
            paper_number: facts.text("paper_number"),
            date: facts.choice("date", ViDate::parse_iso),
            signer: facts.text("signer"),
            note: facts.text("note"),
            who: facts.text("who").unwrap_or_default(),
            at: facts.text("at").unwrap_or_default(),
        })
    }
}
