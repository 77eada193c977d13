//! What can answer a cause or a deprived indicator: a policy, or a need of the
//! list where no policy of its own exists.
//!
//! Deliberately absent: choosing for a household (its class, place and date);
//! [`Policy::is_for`], [`Policy::valid_on`] and the conditions tell what fits.

use super::evidence::Evidence;
use super::{Catalogue, Need, Policy};
use crate::{NeedCode, PolicyCode};
use serde::Serialize;

/// Code of something that can be offered as a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureCode {
    /// A policy («P04»).
    Policy(PolicyCode),
    /// A need («X02»), for a measure of the commune itself.
    Need(NeedCode),
}

impl From<&str> for MeasureCode {
    fn from(code: &str) -> Self {
        if code.starts_with('P') {
            MeasureCode::Policy(code.into())
        } else {
            MeasureCode::Need(code.into())
        }
    }
}

impl AsRef<str> for MeasureCode {
    fn as_ref(&self) -> &str {
        match self {
            MeasureCode::Policy(code) => code.as_ref(),
            MeasureCode::Need(code) => code.as_ref(),
        }
    }
}

/// Giải pháp của danh mục: an entry that can be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "entry", rename_all = "snake_case")]
pub enum MeasureEntry<'a> {
    /// A policy with legal basis and perhaps an amount.
    Policy(&'a Policy),
    /// A need; the commune finds the means.
    Need(&'a Need),
}

impl<'a> MeasureEntry<'a> {
    /// Its code.
    pub fn code(self) -> &'a str {
        match self {
            MeasureEntry::Policy(policy) => policy.code.as_ref(),
            MeasureEntry::Need(need) => need.code.as_ref(),
        }
    }

    /// Its Vietnamese name.
    pub fn name(self) -> &'a str {
        match self {
            MeasureEntry::Policy(policy) => &policy.name,
            MeasureEntry::Need(need) => &need.name,
        }
    }

    /// Where it comes from.
    pub fn evidence(self) -> &'a Evidence {
        match self {
            MeasureEntry::Policy(policy) => &policy.evidence,
            MeasureEntry::Need(need) => &need.evidence,
        }
    }

    /// The policy, if it is one.
    pub fn policy(self) -> Option<&'a Policy> {
        match self {
            MeasureEntry::Policy(policy) => Some(policy),
            MeasureEntry::Need(_) => None,
        }
    }
}

impl Catalogue {
    /// What answers a cause: its default policies in their order, then the
    /// other policies that name it, then needs of the list that name it.
    /// Empty only for «Nguyên nhân khác» and unknown codes.
    pub fn measures_for_cause(&self, code: &str) -> Vec<MeasureEntry<'_>> {
        let Some(cause) = self.cause(code) else {
            return Vec::new();
        };
        let defaults = cause
            .default_policies
            .iter()
            .filter_map(|code| self.policy(code.as_ref()))
            .map(MeasureEntry::Policy);
        let others =
            self.policies.iter().filter(|policy| policy.answers(code)).map(MeasureEntry::Policy);
        // The wishes of the form («vay vốn») say what a policy then does; only
        // the extension stands for measures of the commune.
        let needs = self
            .needs
            .iter()
            .filter(|need| !need.printed_in_form && need.answers(code))
            .map(MeasureEntry::Need);
        distinct(defaults.chain(others).chain(needs))
    }

    /// What answers a deprived indicator: its default measures in their order,
    /// then the other policies that name it.
    pub fn measures_for_indicator(&self, code: &str) -> Vec<MeasureEntry<'_>> {
        let Some(indicator) = self.indicator(code) else {
            return Vec::new();
        };
        let defaults =
            indicator.default_measures.iter().filter_map(|code| self.measure(code.as_ref()));
        let others =
            self.policies.iter().filter(|policy| policy.answers(code)).map(MeasureEntry::Policy);
        distinct(defaults.chain(others))
    }

    /// The policy or need with this code.
    pub fn measure(&self, code: &str) -> Option<MeasureEntry<'_>> {
        match MeasureCode::from(code) {
            MeasureCode::Policy(code) => self.policy(code.as_ref()).map(MeasureEntry::Policy),
            MeasureCode::Need(code) => self.need(code.as_ref()).map(MeasureEntry::Need),
        }
    }

    /// Whether the catalogue knows the measure as an answer to this cause or
    /// indicator (`H04`: «giải pháp ngoài danh mục» is a warning).
    pub fn is_known_answer(&self, measure_code: &str, answered_code: &str) -> bool {
        let known = self.measures_for_cause(answered_code);
        let known = known
            .iter()
            .chain(&self.measures_for_indicator(answered_code))
            .any(|entry| entry.code() == measure_code);
        known || self.need(measure_code).is_some_and(|need| need.answers(answered_code))
    }
}

fn distinct<'a>(entries: impl Iterator<Item = MeasureEntry<'a>>) -> Vec<MeasureEntry<'a>> {
    let mut list: Vec<MeasureEntry<'a>> = Vec::new();
    for entry in entries {
        if !list.iter().any(|known| known.code() == entry.code()) {
            list.push(entry);
        }
    }
    list
}
