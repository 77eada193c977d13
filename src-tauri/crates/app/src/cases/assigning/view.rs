//! All tasks of the year as the screen shows them: what is in force, what a draft changes, and
//! sums beside the printed totals.

use domain::catalog::{Catalogue, Counted, TotalItem, Unit};
use domain::date::ViDate;
use domain::offices::{Task, TaskChange, TaskField};

use super::super::offices::{district_words, task};
use super::super::workplaces::{choice, saved};
use super::drafts::number_of_draft;
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::{
    AssignView, AssignedUnit, NoArgs, OddField, ReviewerChoice, ServiceCount, ServiceSum,
    StatedLine, TaskChangeView,
};
use crate::words::say;

/// `assign.view`
pub fn view(call: &Call<'_>, _: NoArgs) -> Result<AssignView> {
    all(call.desk().district_to_read()?)
}

pub(super) fn all(workplace: &Workplace) -> Result<AssignView> {
    let catalogue = Catalogue::built_in();
    let known: Vec<String> =
        workplace.store.senders()?.into_iter().map(|sender| sender.unit).collect();
    let mut units = Vec::new();
    for unit in &catalogue.units {
        units.push(assigned(workplace, unit, known.iter().any(|one| *one == unit.code.as_ref()))?);
    }
    let count = |wanted: fn(&AssignedUnit) -> bool| {
        u32::try_from(units.iter().filter(|unit| wanted(unit)).count()).unwrap_or(u32::MAX)
    };
    Ok(AssignView {
        open: count(|unit| unit.draft || unit.issued == 0),
        known: count(|unit| unit.known),
        reviewers: reviewers(),
        services: service_sums(&units),
        stated: stated(&units),
        saved: saved(workplace)?,
        units,
    })
}

fn assigned(workplace: &Workplace, unit: &Unit, known: bool) -> Result<AssignedUnit> {
    let code = unit.code.to_string();
    let words = district_words(workplace, &code)?;
    let in_force = task(workplace, &code)?.unwrap_or_default();
    let draft = words.draft_task().filter(|draft| draft.number == number_of_draft(&words));
    let shown = draft.unwrap_or(&in_force);
    let changes = draft.map(|draft| draft.changes_since(&in_force)).unwrap_or_default();
    let issued = words.task();
    let choice = choice(unit);
    let targets = &shown.targets;
    Ok(AssignedUnit {
        order: unit.number,
        name: choice.name,
        search: choice.search,
        former: choice.note,
        known,
        issued: issued.map_or(0, |task| task.number),
        issued_at: issued.and_then(|task| task.issued_at.clone()),
        draft: !changes.is_empty(),
        changes: changes_in_words(&changes),
        natural_households: targets.natural_households,
        poor_start: targets.poor_start,
        poor_reduce: targets.poor_reduce,
        near_poor_start: targets.near_poor_start,
        near_poor_reduce: targets.near_poor_reduce,
        services: services(shown),
        last_day: shown.last_day.map(|day| day.iso()),
        inner_last_day: shown.inner_last_day.map(|day| day.iso()),
        reviewers: shown.reviewers.clone(),
        lead: shown.lead.clone(),
        reviewer_note: reviewer_note(unit, shown),
        odd: odd(shown),
        paper_number: shown.paper_number.clone(),
        paper_date: shown.paper_date.map(|day| day.iso()),
        note: shown.note.clone(),
        unit: code,
    })
}

fn services(task: &Task) -> Vec<ServiceCount> {
    let targets = Catalogue::built_in().assignment.services.iter();
    let count = |key: &str| task.services.get(key).copied();
    targets.map(|one| ServiceCount { key: one.key.clone(), count: count(&one.key) }).collect()
}

/// Under which former names its reviewers are printed, and whether a lead has to be chosen.
fn reviewer_note(unit: &Unit, task: &Task) -> Option<String> {
    let printed: Vec<String> = Catalogue::built_in()
        .reviewers_of(unit.code.as_ref())
        .into_iter()
        .filter_map(|reviewer| {
            let own = reviewer.units.iter().find(|one| one.code == unit.code)?;
            let args: &[(&str, &dyn std::fmt::Display)] =
                &[("name", &reviewer.name), ("unit", &own.printed)];
            (own.printed != unit.short_name()).then(|| say("assign.printed", args))
        })
        .collect();
    let mut note = printed.join(" ");
    if task.lead.is_none() && task.reviewers.len() > 1 {
        let many = say("assign.no_lead", &[("count", &task.reviewers.len())]);
        note = if note.is_empty() { many } else { format!("{many} {note}") };
    }
    Some(note).filter(|note| !note.is_empty())
}

/// Targets beyond the opening numbers, and an inner day after the last one.
fn odd(task: &Task) -> Vec<OddField> {
    let mut odd = Vec::new();
    let targets = &task.targets;
    let pairs = [
        ("poor_reduce", targets.poor_reduce, targets.poor_start),
        ("near_poor_reduce", targets.near_poor_reduce, targets.near_poor_start),
    ];
    for (field, reduce, start) in pairs.into_iter().filter(|(_, reduce, start)| reduce > start) {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("reduce", &reduce), ("start", &start)];
        let message = say("assign.odd_target", args);
        odd.push(OddField { field: field.to_owned(), message });
    }
    if let (Some(inner), Some(last)) = (task.inner_last_day, task.last_day)
        && inner > last
    {
        let message = say("assign.odd_days", &[("inner", &inner), ("last", &last)]);
        odd.push(OddField { field: "inner_last_day".to_owned(), message });
    }
    odd
}

fn reviewers() -> Vec<ReviewerChoice> {
    let reviewers = Catalogue::built_in().reviewers.iter();
    let choice = |one: &domain::catalog::Reviewer| ReviewerChoice {
        code: one.code.clone(),
        name: one.name.clone(),
        position: one.position.clone(),
    };
    reviewers.map(choice).collect()
}

fn service_sums(units: &[AssignedUnit]) -> Vec<ServiceSum> {
    let catalogue = Catalogue::built_in();
    let services = catalogue.assignment.services.iter().enumerate();
    let sum = |(at, target): (usize, &domain::catalog::ServiceTarget)| {
        let given: Vec<u32> =
            units.iter().filter_map(|unit| unit.services.get(at)?.count).collect();
        let names: Vec<&str> = target
            .indicators
            .iter()
            .filter_map(|code| catalogue.indicator(code.as_ref()))
            .map(|indicator| indicator.name.as_str())
            .collect();
        ServiceSum {
            key: target.key.clone(),
            wording: target.wording.clone(),
            name: names.join(", "),
            counted: match target.counted {
                Counted::Persons => "persons",
                Counted::NearPoorPersons => "near_poor_persons",
                Counted::PoorHouseholds => "poor_households",
            }
            .to_owned(),
            department: department(target),
            stated: target.count,
            sum: given.iter().sum(),
            units: u32::try_from(given.len()).unwrap_or(u32::MAX),
        }
    };
    services.map(sum).collect()
}

/// The department that proposes a service target: the one in charge of its indicators.
fn department(target: &domain::catalog::ServiceTarget) -> String {
    let own = target.indicators.first();
    let departments = Catalogue::built_in().departments.iter();
    let mut in_charge =
        departments.filter(|one| own.is_some_and(|code| one.indicators.contains(code)));
    in_charge.next().map(|one| one.short_name.clone()).unwrap_or_default()
}

/// The printed totals beside the sums of what the units are asked.
fn stated(units: &[AssignedUnit]) -> Vec<StatedLine> {
    let sum = |of: fn(&AssignedUnit) -> u32| -> i64 {
        units.iter().map(|unit| i64::from(of(unit))).sum()
    };
    let households = sum(|unit| unit.natural_households);
    let rate = |count: i64| {
        domain::ratio::Ratio::of(count, households)
            .map_or(0, domain::ratio::Ratio::hundredths_of_percent)
    };
    let totals = Catalogue::built_in().compared_totals().into_iter();
    totals
        .map(|total| {
            let asked = match total.item {
                TotalItem::NaturalHouseholds => households,
                TotalItem::PoorStart => sum(|unit| unit.poor_start),
                TotalItem::PoorReduce => sum(|unit| unit.poor_reduce),
                TotalItem::PoorReduceRate => rate(sum(|unit| unit.poor_reduce)),
                TotalItem::NearPoorStart => sum(|unit| unit.near_poor_start),
                TotalItem::NearPoorReduce => sum(|unit| unit.near_poor_reduce),
                TotalItem::NearPoorReduceRate => rate(sum(|unit| unit.near_poor_reduce)),
            };
            StatedLine {
                name: total.name.clone(),
                stated: total.unit.show(total.stated),
                summed: total.unit.show(total.summed),
                planned: total.unit.show(asked),
                explanation: Some(total.explanation).filter(|text| !text.is_empty()),
            }
        })
        .collect()
}

/// Changes of a task as people read them.
pub(crate) fn changes_in_words(changes: &[TaskChange]) -> Vec<TaskChangeView> {
    let view = |change: &TaskChange| TaskChangeView {
        field: change.field.code(),
        label: label(&change.field),
        before: change.before.as_deref().map(|value| shown(&change.field, value)),
        now: change.now.as_deref().map(|value| shown(&change.field, value)),
    };
    changes.iter().map(view).collect()
}

/// A field of a task in words.
pub(super) fn label(field: &TaskField) -> String {
    match field {
        TaskField::Service(key) => {
            let services = &Catalogue::built_in().assignment.services;
            let target = services.iter().find(|one| one.key == *key);
            target.map_or_else(|| key.clone(), |target| target.wording.clone())
        }
        other => say(&format!("task_field.{}", other.code()), &[]),
    }
}

fn shown(field: &TaskField, value: &str) -> String {
    let name = |code: &str| {
        let reviewers = &Catalogue::built_in().reviewers;
        let known = reviewers.iter().find(|one| one.code == code);
        known.map_or_else(|| code.to_owned(), |one| one.name.clone())
    };
    match field {
        TaskField::LastDay | TaskField::InnerLastDay => {
            ViDate::parse_iso(value).map_or_else(|| value.to_owned(), |day| day.to_string())
        }
        TaskField::Reviewers => {
            let names: Vec<String> =
                value.split(',').filter(|code| !code.is_empty()).map(name).collect();
            names.join(", ")
        }
        TaskField::Lead => name(value),
        _ => value.to_owned(),
    }
}
