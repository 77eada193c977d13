//! Phiếu thẩm định: the appraiser's own list, ticked for one version of a plan.

use std::collections::BTreeMap;

use super::{Outcome, words};
use crate::plan::{Facts, RawRecord};

/// An answer to an item of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tick {
    /// Đạt.
    Yes,
    /// Chưa đạt.
    No,
    /// Không áp dụng.
    NotApplicable,
}

words! { Tick: Yes = "yes", No = "no", NotApplicable = "not_applicable"; }

/// The ticks of one appraiser for one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appraisal {
    /// Fingerprint of the version, hexadecimal.
    pub fingerprint: String,
    /// Its number.
    pub version: u32,
    /// Items by code.
    pub items: BTreeMap<String, Tick>,
    /// Remarks on items by code.
    pub notes: BTreeMap<String, String>,
    /// Kết luận.
    pub conclusion: Option<String>,
    /// What a reviewer proposes to the district.
    pub proposal: Option<Outcome>,
    /// When it was begun, by the writer's clock.
    pub begun_at: Option<String>,
    /// Who.
    pub who: Option<String>,
}

impl Appraisal {
    pub(super) fn read(raw: &RawRecord) -> Option<Self> {
        let mut facts = Facts::of(raw);
        let codes = raw.facts.keys().filter_map(|name| name.strip_prefix("item."));
        let codes: Vec<String> = codes.map(str::to_owned).collect();
        let items = codes
            .into_iter()
            .filter_map(|code| {
                let tick = facts.choice(&format!("item.{code}"), Tick::from_code)?;
                Some((code, tick))
            })
            .collect();
        Some(Self {
            fingerprint: facts.text("fingerprint")?,
            version: facts.count("version").unwrap_or(0),
            items,
            notes: facts.texts("item_note."),
            conclusion: facts.text("conclusion"),
            proposal: facts.choice("proposal", Outcome::from_code),
            begun_at: facts.text("begun_at"),
            who: facts.text("who"),
        })
    }
}
