//! What one frozen plan changes against another: households by name, figures before and after.
//!
//! Deliberately absent: single fields; in the reading room everything can be seen.

use std::collections::BTreeMap;

use domain::HouseholdId;
use domain::plan::{Household, Plan};
use domain::totals::{Totals, UnitTargets};
use exchange::Snapshot;
use store::Submission;

use super::packages::plan_of_bytes;
use super::planning::totals_of;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{FigureChange, HouseholdChange, PackagePreview};

/// The version held, if there is one, beside the one that came.
pub(super) fn preview(
    unit: &str,
    held: Option<&Submission>,
    came: &Snapshot,
    targets: &UnitTargets,
) -> Result<PackagePreview> {
    let read = |bytes: &[u8]| {
        plan_of_bytes(bytes, unit).map_err(|detail| {
            AppError::new(ErrorCode::Unexpected, "error.unexpected", &[])
                .because(std::io::Error::other(detail))
        })
    };
    let after = read(&came.plan.bytes)?;
    let before = match held {
        Some(held) => Some(read(&held.plan)?),
        None => None,
    };
    let mut changes = of_plans(before.as_ref(), &after, targets)?;
    changes.number = came.number;
    changes.held = held.map(|held| held.number);
    Ok(changes)
}

/// One plan against another; without one before it, its figures alone.
pub(super) fn of_plans(
    before: Option<&Plan>,
    after: &Plan,
    targets: &UnitTargets,
) -> Result<PackagePreview> {
    let mut changes = before.map(|before| changes(before, after)).unwrap_or_default();
    changes.figures = figures(targets, before, after)?;
    Ok(changes)
}

fn changes(before: &Plan, after: &Plan) -> PackagePreview {
    let by_id = |plan: &'_ Plan| -> BTreeMap<HouseholdId, usize> {
        plan.households.iter().enumerate().map(|(at, one)| (one.id, at)).collect()
    };
    let (were, are) = (by_id(before), by_id(after));
    let mut preview = PackagePreview::default();
    for household in &after.households {
        match were.get(&household.id) {
            None => preview.added.push(change(after, household, Vec::new())),
            Some(&at) if before.households[at] == *household => preview.unchanged += 1,
            Some(&at) => {
                let what = differences(&before.households[at], household);
                preview.changed.push(change(after, household, what));
            }
        }
    }
    let gone = before.households.iter().filter(|household| !are.contains_key(&household.id));
    preview.removed = gone.map(|household| change(before, household, Vec::new())).collect();
    preview.other = before.helpers != after.helpers
        || before.projects != after.projects
        || before.sections != after.sections
        || before.hamlets != after.hamlets;
    preview
}

fn change(plan: &Plan, household: &Household, what: Vec<String>) -> HouseholdChange {
    let hamlet = household.hamlet.and_then(|id| plan.hamlets.get(&id));
    HouseholdChange {
        id: household.id.to_string(),
        head_name: household.head_name.clone(),
        hamlet: hamlet.map(|hamlet| hamlet.name.clone()),
        what,
    }
}

/// The parts of a dossier that differ, in the order of the screen.
fn differences(before: &Household, after: &Household) -> Vec<String> {
    let parts = [
        (
            "head",
            before.head_name != after.head_name
                || before.birth_year != after.birth_year
                || before.hamlet != after.hamlet,
        ),
        (
            "class",
            before.class != after.class
                || before.score != after.score
                || before.social_protection != after.social_protection,
        ),
        (
            "members",
            before.members != after.members
                || before.stated_members != after.stated_members
                || before.stated_workers != after.stated_workers,
        ),
        (
            "causes",
            before.causes != after.causes
                || before.cause_other != after.cause_other
                || before.indicators != after.indicators,
        ),
        ("needs", before.needs != after.needs || before.need_other != after.need_other),
        ("measures", before.measures != after.measures || before.no_measure != after.no_measure),
        ("helper", before.assignments != after.assignments),
        ("expected", before.expected != after.expected),
    ];
    let named = parts.iter().filter(|(_, differs)| *differs);
    let what: Vec<String> = named.map(|(part, _)| (*part).to_owned()).collect();
    if what.is_empty() { vec!["other".to_owned()] } else { what }
}

fn figures(
    targets: &UnitTargets,
    before: Option<&Plan>,
    after: &Plan,
) -> Result<Vec<FigureChange>> {
    let after = numbers(after, targets)?;
    let before = match before {
        Some(plan) => Some(numbers(plan, targets)?),
        None => None,
    };
    let assigned = [
        ("households", None),
        ("poor", Some(targets.poor_start)),
        ("near_poor", Some(targets.near_poor_start)),
        ("poor_planned", Some(targets.poor_reduce)),
        ("near_poor_planned", Some(targets.near_poor_reduce)),
        ("money", None),
    ];
    let lines = assigned.into_iter().enumerate().map(|(at, (key, assigned))| FigureChange {
        key: key.to_owned(),
        before: before.map(|numbers| numbers[at]),
        after: after[at],
        assigned: assigned.map(i64::from),
    });
    Ok(lines.collect())
}

/// In the order of [`figures`].
fn numbers(plan: &Plan, targets: &UnitTargets) -> Result<[i64; 6]> {
    let totals: Totals = totals_of(plan)?;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let money = totals.money().total().dong();
    Ok([
        i64::try_from(plan.households.len()).unwrap_or(i64::MAX),
        count(totals.poor().households),
        count(totals.near_poor().households),
        count(totals.poor_meter(targets).planned),
        count(totals.near_poor_meter(targets).planned),
        money.map_or(0, domain::money::Dong::amount),
    ])
}

#[cfg(test)]
mod tests {
    use domain::UnitCode;
    use domain::plan::RawRecord;
    use replica::RecordId;
    use serde_json::{Value, json};

    use super::*;

    fn plan(households: &[(u8, &str, Value)]) -> Plan {
        let records: Vec<RawRecord> = households
            .iter()
            .map(|(id, name, class)| RawRecord {
                id: RecordId::derived(&[&id.to_string()]).0,
                kind: "household".to_owned(),
                facts: BTreeMap::from([
                    ("head_name".to_owned(), json!(name)),
                    ("class".to_owned(), class.clone()),
                ]),
                ..RawRecord::default()
            })
            .collect();
        Plan::read(UnitCode("15727".to_owned()), 2020, &records)
    }

    #[test]
    fn households_that_come_go_and_change_are_told_by_name() {
        let (poor, near) = (json!("poor_n1"), json!("near_poor"));
        let before =
            plan(&[(1, "An", poor.clone()), (2, "Ba", poor.clone()), (3, "Ca", near.clone())]);
        let after = plan(&[(1, "An", poor.clone()), (2, "Ba", near), (4, "Da", poor)]);
        let changes = changes(&before, &after);
        let names = |list: &[HouseholdChange]| -> Vec<String> {
            list.iter().map(|one| one.head_name.clone()).collect()
        };
        assert_eq!(names(&changes.added), ["Da"]);
        assert_eq!(names(&changes.removed), ["Ca"]);
        assert_eq!(names(&changes.changed), ["Ba"]);
        assert_eq!(changes.changed[0].what, ["class"]);
        assert_eq!((changes.unchanged, changes.other), (1, false));
    }
}
