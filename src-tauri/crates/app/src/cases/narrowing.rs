//! The households behind a figure: which of the plan's households all the given conditions
//! fit. Every screen that shows a count names its condition here, so that the figure and the
//! list can never disagree.

use std::collections::BTreeSet;

use domain::catalog::Catalogue;
use domain::check::{self, Severity};
use domain::money::Dong;
use domain::plan::{
    ExpectedResult, Household, HouseholdClass, Measure, Money, MoneyKind, Plan, Standing,
};
use domain::totals::{Persons, UnitTargets, sharers};

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
        let key = condition.key.as_str();
        let values: Vec<&str> = condition.value.split('|').collect();
        let mut unknown = false;
        let founds: Vec<_> = values.iter().map(|value| found(plan, targets, key, value)).collect();
        left.retain(|household| {
            values.iter().zip(&founds).any(|(value, found)| match found {
                Some(found) if found.contains(&household.id) => true,
                Some(_) if key != "money" => false,
                _ => fits(household, plan.year, key, value).unwrap_or_else(|| {
                    unknown = true;
                    false
                }),
            })
        });
        if unknown {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("key", &condition.key)];
            return Err(AppError::new(ErrorCode::Invalid, "error.narrow", args));
        }
    }
    Ok(left)
}

/// Households that a condition finds by looking at the whole plan; money may also be the
/// household's own.
fn found(
    plan: &Plan,
    targets: Option<&UnitTargets>,
    key: &str,
    value: &str,
) -> Option<BTreeSet<domain::HouseholdId>> {
    match key {
        "rule" => Some(found_by(plan, targets, value)),
        "project" if !value.is_empty() => Some(sharing(plan, value)),
        "money" => {
            let kind = MoneyKind::from_code(value)?;
            let paid = plan.projects.iter().filter(|project| {
                project.funding.iter().filter_map(|line| line.money).any(|one| pays(one, kind))
            });
            Some(paid.flat_map(|project| sharers(plan, project)).collect())
        }
        _ => None,
    }
}

fn pays(money: Money, kind: MoneyKind) -> bool {
    money.kind == kind && money.amount != Dong::ZERO
}

/// Has the household measures of its own that pay in that way? Only of those that `counts`.
fn paid(household: &Household, kind: MoneyKind, counts: impl Fn(&Measure) -> bool) -> bool {
    let counted = household.measures.iter().filter(|measure| counts(measure));
    let lines = counted.flat_map(|measure| &measure.funding);
    lines.filter_map(|line| line.money).any(|money| pays(money, kind))
}

/// `None` where there is no such condition.
fn fits(household: &Household, year: u16, key: &str, value: &str) -> Option<bool> {
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
                || (value == "poor_unspecified" && household.class == Some(HouseholdClass::Poor))
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
        // What a household is expected to be at the end of the year.
        "at_end" => match (value, household.expected) {
            ("poor", Some(ExpectedResult::Leaves | ExpectedResult::ToNearPoor)) => false,
            ("poor", _) => household.is_poor(),
            ("near_poor", Some(ExpectedResult::ToNearPoor)) => {
                household.is_poor() || household.is_near_poor()
            }
            ("near_poor", Some(ExpectedResult::Leaves)) => false,
            ("near_poor", _) => household.is_near_poor(),
            _ => return None,
        },
        "members" => match value {
            "" => household.member_count().is_none(),
            "out_of_school" => Persons::of(household, year).out_of_school > 0,
            "uninsured" => Persons::of(household, year).uninsured > 0,
            _ => return None,
        },
        "priority" => match value {
            "" => !household.social_protection && !household.merit,
            "social_protection" => household.social_protection,
            "merit" => household.merit,
            _ => return None,
        },
        "standing" if value == "suggested" => {
            household.measures.iter().any(|one| one.standing == Standing::Suggested)
        }
        // Of the plan's money only what counts there: its own for a poor or near-poor household.
        "money" => {
            let planned = household.is_poor() || household.is_near_poor();
            planned && paid(household, MoneyKind::from_code(value)?, |_| true)
        }
        "service_money" => {
            paid(household, MoneyKind::from_code(value)?, |measure| household.is_service(measure))
        }
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
