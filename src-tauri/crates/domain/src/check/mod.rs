//! Tự kiểm tra: the appraisal checklist over the whole plan (DOMAIN §5.1).
//!
//! One rule is one entry of [`RULES`] and one or two functions beside it; what it says is in
//! `assets/messages/checks.txt`. Deliberately absent: a stored result. Findings are computed
//! from the plan whenever they are asked for, so that they can never be out of date.

mod commune;
mod household;
mod measure;
mod paper;
mod record;
mod rule;
mod sentences;

#[cfg(test)]
mod tests;

use serde::Serialize;
use uuid::Uuid;

pub use rule::{Rule, RuleId};
pub use sentences::field_label;
pub(crate) use sentences::{question_label, sentences};

use crate::HouseholdId;
use crate::catalog::Catalogue;
use crate::plan::{Household, Plan};
use crate::totals::UnitTargets;
use rule::{Case, Report};

/// Mức độ of a finding, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Phải sửa: the plan cannot be frozen and sent.
    Blocks,
    /// Cần lý do.
    Warns,
    /// Để biết.
    Informs,
}

/// Một chỗ phải sửa, cần lý do hoặc để biết.
///
/// The sentence does not name the household; whoever shows it has [`Finding::household`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule, e.g. `H04`.
    pub rule: RuleId,
    /// How grave.
    pub severity: Severity,
    /// Does it ask for a reason, or would a reason make it less grave?
    pub takes_reason: bool,
    /// The household it belongs to; none for findings about the commune.
    pub household: Option<HouseholdId>,
    /// The record whose field it speaks of: the household, one of its measures, a project.
    pub record: Option<Uuid>,
    /// The field of that record; or the kind of record that is missing below it
    /// (`funding`, `assignment`).
    pub field: Option<String>,
    /// What is the matter, in Vietnamese.
    pub message: String,
    /// What to do about it, in Vietnamese.
    pub remedy: String,
}

impl Finding {
    /// Lý do that the plan gives for this finding: one written for it, or for an unanswered
    /// cause why it has no measure. Only what wants a reason has one.
    #[must_use]
    pub fn reason<'p>(&self, plan: &'p Plan) -> Option<&'p str> {
        if self.severity != Severity::Warns {
            return None;
        }
        let written = plan.reasons.iter().find(|reason| {
            reason.rule == self.rule
                && reason.household == self.household
                && reason.record == self.record
                && reason.field == self.field
                && !reason.text.is_empty()
        });
        let own = || {
            let code = self.field.as_deref()?.strip_prefix("cause.")?;
            let household = plan.household(self.household?)?;
            let reason = household.no_measure.get(code)?;
            (!household.is_answered(code)).then_some(reason.as_str())
        };
        written.map(|reason| reason.text.as_str()).or_else(own)
    }
}

/// Số chỗ của mỗi mức độ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Phải sửa.
    pub blocks: usize,
    /// Cần lý do.
    pub warns: usize,
    /// Để biết.
    pub informs: usize,
}

impl Summary {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut summary = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Blocks => summary.blocks += 1,
                Severity::Warns => summary.warns += 1,
                Severity::Informs => summary.informs += 1,
            }
        }
        summary
    }

    /// May the plan be frozen and sent?
    #[must_use]
    pub fn lets_pass(&self) -> bool {
        self.blocks == 0
    }
}

/// All rules, in the order in which findings are listed. A rule that comes later gets its
/// line here.
pub static RULES: &[Rule] = &[
    household::H01,
    household::H02,
    household::H04,
    household::H05,
    measure::H06,
    household::H07,
    household::H09,
    commune::C01,
    commune::C02,
    commune::C03,
    commune::C04,
    commune::C05,
    paper::C09,
    paper::C10,
    paper::C11,
    paper::C12,
    paper::C13,
    record::S01,
    record::S02,
    record::S03,
    record::S04,
    record::S05,
];

/// Checks the whole plan: by rule, and within a rule in the order of the list of households.
///
/// `targets` are what the district asks of this commune; without them rule C01 says that
/// they are missing and C02–C05 are silent.
#[must_use]
pub fn check(plan: &Plan, targets: Option<&UnitTargets>, catalogue: &Catalogue) -> Vec<Finding> {
    let case = Case::new(plan, targets, catalogue);
    let mut findings = Vec::new();
    for rule in RULES {
        for household in &plan.households {
            rule.look_at(&case, household, &mut findings);
        }
        if let Some(look) = rule.commune {
            look(&case, &mut Report::of_commune(rule, &mut findings));
        }
    }
    findings
}

/// What the rules about a single household say of this one: for the dossier that is open.
#[must_use]
pub fn check_household(plan: &Plan, household: &Household, catalogue: &Catalogue) -> Vec<Finding> {
    let case = Case::new(plan, None, catalogue);
    let mut findings = Vec::new();
    for rule in RULES {
        rule.look_at(&case, household, &mut findings);
    }
    findings
}
