//! The households behind a figure: which of the plan's households all the given conditions
//! fit. Every screen that shows a count names its condition here, so that the figure and the
//! list can never disagree.

use std::collections::BTreeSet;

use domain::catalog::Catalogue;
use domain::check::{self, Severity};
use domain::plan::{ExpectedResult, Household, Plan};
use domain::totals::{UnitTargets, sharers};

use crate::error::{AppError, ErrorCode, Result};
use crate::view::Narrow;

/// The households that every condition fits, in the plan's order.
pub(crate) fn narrowed<'p>(
    plan: &'p Plan,
    targets: Option<&UnitTargets>,
    conditions: &[Narrow],
) -> Result<Vec<&'p Household>> {
    let mut left: Vec<&Household> = plan.households.iter().collect();
    for condition in conditions {
        let value = condition.value.as_str();
        let found = match condition.key.as_str() {
            "rule" => Some(found_by(plan, targets, value)),
            "project" if !value.is_empty() => Some(sharing(plan, value)),
            _ => None,
        };
        let mut unknown = false;
        left.retain(|household| match &found {
            Some(found) => found.contains(&household.id),
            None => fits(household, &condition.key, value).unwrap_or_else(|| {
                unknown = true;
                false
            }),
        });
        if unknown {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("key", &condition.key)];
            return Err(AppError::new(ErrorCode::Invalid, "error.narrow", args));
        }
    }
    Ok(left)
}

/// `None` where there is no such condition.
fn fits(household: &Household, key: &str, value: &str) -> Option<bool> {
    let has = |mut codes: Box<dyn Iterator<Item = String> + '_>| {
        if value.is_empty() { codes.next().is_none() } else { codes.any(|code| code == value) }
    };
    let of = |of: fn(&domain::plan::Measure) -> Option<String>| {
        Box::new(household.measures.iter().filter_map(of)) as Box<dyn Iterator<Item = String>>
    };
    Some(match key {
        "cause" => has(Box::new(household.causes.iter().map(ToString::to_string))),
        "indicator" => has(Box::new(household.indicators.iter().map(ToString::to_string))),
        "need" => has(Box::new(household.needs.iter().map(ToString::to_string))),
        "gap" => has(Box::new(household.gaps().into_iter().map(|gap| gap.code().to_owned()))),
        "expected" => has(Box::new(household.expected.iter().map(|one| one.code().to_owned()))),
        "class" => {
            (matches!(value, "poor" | "planned") && household.is_poor())
                || (value == "planned" && household.is_near_poor())
                || has(Box::new(household.class.iter().map(|class| class.code().to_owned())))
        }
        "policy" => has(of(|measure| measure.policy.as_ref().map(ToString::to_string))),
        "project" => has(of(|measure| measure.project.map(|id| id.to_string()))),
        "household" => household.id.to_string() == value,
        "hamlet" => has(Box::new(household.hamlet.iter().map(ToString::to_string))),
        "assigned" => {
            let helps = household.assignments.iter();
            let helpers = helps.flat_map(|help| help.organisation.into_iter().chain(help.person));
            has(Box::new(helpers.map(|id| id.to_string())))
        }
        "responsible" => {
            let own = household.measures.iter();
            let helpers = own.flat_map(|one| one.organisation.into_iter().chain(one.person));
            has(Box::new(helpers.map(|id| id.to_string())))
        }
        "helper" => {
            let helps = household.assignments.iter();
            let helpers = helps.flat_map(|help| help.organisation.into_iter().chain(help.person));
            let own = household.measures.iter();
            let own = own.flat_map(|one| one.organisation.into_iter().chain(one.person));
            if value.is_empty() {
                helpers.count() == 0
            } else {
                has(Box::new(helpers.chain(own).map(|id| id.to_string())))
            }
        }
        // What counts towards the target: of the poor also those that become near-poor.
        "planned" => match (value, household.expected) {
            ("poor", Some(ExpectedResult::Leaves | ExpectedResult::ToNearPoor)) => {
                household.is_poor()
            }
            ("near_poor", Some(ExpectedResult::Leaves)) => household.is_near_poor(),
            ("poor" | "near_poor", _) => false,
            _ => return None,
        },
        // A question that a measure answers.
        "answered" => {
            household.questions().any(|code| code == value && household.is_answered(code))
        }
        // An open question, neither measure nor reason: one code, or any.
        "unanswered" => household.questions().any(|code| {
            let settled = household.is_answered(code) || household.no_measure.contains_key(code);
            (value.is_empty() || code == value) && !settled
        }),
        // Deprived or with this cause, and no measure for it, whether or not a reason says why.
        "unmeasured" => {
            household.questions().any(|code| code == value) && !household.is_answered(value)
        }
        _ => return None,
    })
}

/// Households that share a project: participants, and those with a measure that is part of it.
fn sharing(plan: &Plan, project: &str) -> BTreeSet<domain::HouseholdId> {
    let found = plan.projects.iter().find(|one| one.id.to_string() == project);
    found.map(|project| sharers(plan, project)).unwrap_or_default()
}

/// Households of which a rule of the self-check says something, or something that grave
/// (`H04/warns`); empty = any that blocks.
fn found_by(
    plan: &Plan,
    targets: Option<&UnitTargets>,
    rule: &str,
) -> BTreeSet<domain::HouseholdId> {
    let (rule, severity) = match rule.split_once('/') {
        Some((rule, "blocks")) => (rule, Some(Severity::Blocks)),
        Some((rule, "warns")) => (rule, Some(Severity::Warns)),
        Some((rule, _)) => (rule, Some(Severity::Informs)),
        None if rule.is_empty() => (rule, Some(Severity::Blocks)),
        None => (rule, None),
    };
    check::check(plan, targets, Catalogue::built_in())
        .into_iter()
        .filter(|finding| rule.is_empty() || finding.rule == rule)
        .filter(|finding| severity.is_none_or(|severity| finding.severity == severity))
        .filter_map(|finding| finding.household)
        .collect()
}
