//! Lý do: why something that the self-check asks about stands as it does.
//!
//! Deliberately absent: the reason for no measure, which is the household's own field
//! (`no_measure.`).

use uuid::Uuid;

use super::facts::{Facts, RawRecord, Unreadable};
use crate::HouseholdId;

/// Một lý do, for one finding: the same rule, household, record and field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its name on every machine.
    pub id: Uuid,
    /// The rule, e.g. `H02`.
    pub rule: String,
    /// The household it belongs to.
    pub household: Option<HouseholdId>,
    /// The record that the finding speaks of.
    pub record: Option<Uuid>,
    /// The field of that record.
    pub field: Option<String>,
    /// In the words of whoever plans; empty once it was taken back.
    pub text: String,
}

impl Reason {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let reason = Self {
            id: raw.id,
            rule: facts.text("rule").unwrap_or_default(),
            household: raw.parent.map(HouseholdId),
            record: facts.reference("record"),
            field: facts.text("field"),
            text: facts.text("text").unwrap_or_default(),
        };
        unreadable.extend(facts.unreadable());
        reason
    }
}
