//! What a rule is, what it sees, and how it reports.
//!
//! Deliberately absent: sentences; a rule names the key of what it says, and how grave that
//! is stands beside the key.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Display;

use uuid::Uuid;

use super::sentences::sentences;
use super::{Finding, Severity};
use crate::catalog::Catalogue;
use crate::plan::{Household, Plan};
use crate::totals::{Totals, UnitTargets};
use crate::{HelperId, HouseholdId};

/// The name of a rule, e.g. `H04` (DOMAIN §5.1) or `S01` (of this program).
pub type RuleId = &'static str;

/// One sentence a rule can say, and how grave it is.
pub(super) type Says = (&'static str, Severity);

/// Whom a rule about households looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// Hộ nghèo, hộ cận nghèo: those the plan is made for.
    PoorAndNearPoor,
    /// Also those without a class yet.
    AlsoUnclassed,
    /// Every household, hộ bảo trợ xã hội too.
    Everybody,
}

/// Một quy tắc.
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    pub(super) says: &'static [Says],
    pub(super) whom: Whom,
    pub(super) household: Option<fn(&Case<'_>, &Household, &mut Report<'_>)>,
    pub(super) commune: Option<fn(&Case<'_>, &mut Report<'_>)>,
}

impl Rule {
    /// The gravest thing it can say.
    #[must_use]
    pub fn severity(&self) -> Severity {
        let severities = self.says.iter().map(|(_, severity)| *severity);
        severities.min().unwrap_or(Severity::Informs)
    }

    /// Tên quy tắc, as the heading of its findings.
    #[must_use]
    pub fn title(&self) -> String {
        sentences().say(&format!("{}.title", self.id), &[])
    }

    /// Căn cứ: the paper it rests on.
    #[must_use]
    pub fn basis(&self) -> String {
        sentences().say(&format!("{}.basis", self.id), &[])
    }

    pub(super) fn look_at(
        &'static self,
        case: &Case<'_>,
        household: &Household,
        findings: &mut Vec<Finding>,
    ) {
        let concerned = match self.whom {
            Whom::Everybody => true,
            Whom::AlsoUnclassed => household.class.is_none() || is_planned_for(household),
            Whom::PoorAndNearPoor => is_planned_for(household),
        };
        if let Some(look) = self.household.filter(|_| concerned) {
            look(
                case,
                household,
                &mut Report { rule: self, household: Some(household.id), findings },
            );
        }
    }
}

fn is_planned_for(household: &Household) -> bool {
    household.is_poor() || household.is_near_poor()
}

/// What rules look at. What costs more than one household is computed when first asked for.
pub(super) struct Case<'a> {
    pub plan: &'a Plan,
    pub targets: Option<&'a UnitTargets>,
    pub catalogue: &'a Catalogue,
    totals: OnceCell<Totals>,
    owners: OnceCell<HashMap<Uuid, HouseholdId>>,
}

impl<'a> Case<'a> {
    pub fn new(plan: &'a Plan, targets: Option<&'a UnitTargets>, catalogue: &'a Catalogue) -> Self {
        Self { plan, targets, catalogue, totals: OnceCell::new(), owners: OnceCell::new() }
    }

    pub fn totals(&self) -> &Totals {
        self.totals.get_or_init(|| Totals::of(self.plan))
    }

    /// The household a record belongs to, or is.
    pub fn owner(&self, record: Uuid) -> Option<HouseholdId> {
        let owners = self.owners.get_or_init(|| {
            let mut owners = HashMap::new();
            for household in &self.plan.households {
                let members = household.members.iter().map(|member| member.id.0);
                let assignments = household.assignments.iter().map(|help| help.id.0);
                let measures = household.measures.iter().flat_map(|measure| {
                    let lines = measure.funding.iter().map(|line| line.id.0);
                    lines.chain([measure.id.0])
                });
                let records = members.chain(assignments).chain(measures);
                owners.extend(records.chain([household.id.0]).map(|id| (id, household.id)));
            }
            let reasons = self.plan.reasons.iter();
            owners.extend(reasons.filter_map(|reason| Some((reason.id, reason.household?))));
            owners
        });
        owners.get(&record).copied()
    }

    /// Does this name an organisation that is still there?
    pub fn is_organisation(&self, helper: Option<HelperId>) -> bool {
        self.helper_is(helper, false)
    }

    /// Does this name a person who is still there?
    pub fn is_person(&self, helper: Option<HelperId>) -> bool {
        self.helper_is(helper, true)
    }

    fn helper_is(&self, helper: Option<HelperId>, person: bool) -> bool {
        let helper = helper.and_then(|id| self.plan.helpers.get(&id));
        helper.is_some_and(|helper| helper.is_person == person)
    }
}

/// Where a finding points to.
pub(super) struct At {
    record: Option<Uuid>,
    field: Option<String>,
}

impl At {
    /// A field of a record.
    pub fn field(record: Uuid, field: impl Into<String>) -> Self {
        Self { record: Some(record), field: Some(field.into()) }
    }

    /// A whole record.
    pub fn record(record: Uuid) -> Self {
        Self { record: Some(record), field: None }
    }

    /// No single record.
    pub fn commune() -> Self {
        Self { record: None, field: None }
    }
}

/// Takes what one rule finds.
pub(super) struct Report<'a> {
    rule: &'static Rule,
    household: Option<HouseholdId>,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    pub fn of_commune(rule: &'static Rule, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, household: None, findings }
    }

    /// Reports the sentence of that key.
    pub fn say(&mut self, key: &str, at: At, args: &[(&str, &dyn Display)]) {
        self.say_of(self.household, key, at, args);
    }

    /// Reports it of the commune; with a reason written for it as its twin `…_explained`.
    pub fn say_or_explained(&mut self, plan: &Plan, key: &str, args: &[(&str, &dyn Display)]) {
        let explained = plan.reasons.iter().any(|reason| {
            reason.rule == self.rule.id
                && (reason.household, reason.record, &reason.field) == (None, None, &None)
                && !reason.text.is_empty()
        });
        let twin = format!("{key}_explained");
        self.say(if explained { &twin } else { key }, At::commune(), args);
    }

    /// Reports it of a household found on the way.
    pub fn say_of(
        &mut self,
        household: Option<HouseholdId>,
        key: &str,
        at: At,
        args: &[(&str, &dyn Display)],
    ) {
        let (_, severity) = self
            .rule
            .says
            .iter()
            .find(|(says, _)| *says == key)
            .expect("a rule lists every sentence it says; a test reports each of them");
        let twin = format!("{key}_explained");
        let has_twin = self.rule.says.iter().any(|(says, _)| *says == twin);
        let key = format!("{}.{key}", self.rule.id);
        self.findings.push(Finding {
            rule: self.rule.id,
            severity: *severity,
            takes_reason: *severity == Severity::Warns || has_twin,
            household,
            record: at.record,
            field: at.field,
            message: sentences().say(&key, args),
            remedy: sentences().say(&format!("{key}.fix"), args),
        });
    }
}
