//! The households behind a figure: which of the plan's households all the given conditions
//! fit. Every screen that shows a count names its condition here, so that the figure and the
//! list can never disagree.

use std::collections::BTreeSet;

use domain::catalog::Catalogue;
use domain::check::{self, Severity};
use domain::plan::{Household, Plan};
use domain::totals::UnitTargets;

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
        let found = (condition.key == "rule").then(|| found_by(plan, targets, value));
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
            (value == "poor" && household.is_poor())
                || has(Box::new(household.class.iter().map(|class| class.code().to_owned())))
        }
        "policy" => has(of(|measure| measure.policy.as_ref().map(ToString::to_string))),
        "project" => has(of(|measure| measure.project.map(|id| id.to_string()))),
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
        // An open question: one code, or any.
        "unanswered" => household
            .questions()
            .any(|code| (value.is_empty() || code == value) && !household.is_answered(code)),
        _ => return None,
    })
}

/// Households of which a rule of the self-check says something; empty = any that blocks.
fn found_by(
    plan: &Plan,
    targets: Option<&UnitTargets>,
    rule: &str,
) -> BTreeSet<domain::HouseholdId> {
    check::check(plan, targets, Catalogue::built_in())
        .into_iter()
        .filter(|finding| match rule {
            "" => finding.severity == Severity::Blocks,
            rule => finding.rule == rule,
        })
        .filter_map(|finding| finding.household)
        .collect()
}
