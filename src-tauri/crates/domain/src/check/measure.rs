//! H06: every measure has money (or needs none), months and a responsible organisation.
//!
//! Deliberately absent: whether the amount and the policy fit (H12, H13).

use super::Severity::Blocks;
use super::rule::{At, Case, Report, Rule, Whom};
use super::sentences::sentences;
use crate::plan::{Household, Measure};

/// Money, months, organisation of each measure; money of each project.
pub(super) const H06: Rule = Rule {
    id: "H06",
    says: &[
        ("money", Blocks),
        ("both", Blocks),
        ("months", Blocks),
        ("organisation", Blocks),
        ("project_gone", Blocks),
        ("project_money", Blocks),
    ],
    whom: Whom::PoorAndNearPoor,
    household: Some(of_household),
    commune: Some(of_projects),
};

fn of_household(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    for measure in &household.measures {
        let title = title(measure);
        let mut say = |key: &str, field: &str| {
            report.say(key, At::field(measure.id.0, field), &[("measure", &title)]);
        };
        if !measure.is_funded() {
            say("money", "funding");
        }
        if measure.unfunded && measure.funding.iter().any(|line| line.money.is_some()) {
            say("both", "unfunded");
        }
        if measure.months.is_none() {
            say("months", "months");
        }
        if !case.is_organisation(measure.organisation) {
            say("organisation", "organisation");
        }
        let is_there = |id| case.plan.projects.iter().any(|project| project.id == id);
        if measure.project.is_some_and(|id| !is_there(id)) {
            say("project_gone", "project");
        }
    }
}

fn of_projects(case: &Case<'_>, report: &mut Report<'_>) {
    for project in &case.plan.projects {
        if project.funding.iter().all(|line| line.money.is_none()) {
            let name = match project.name.as_str() {
                "" => sentences().say("label.unnamed_project", &[]),
                name => name.to_owned(),
            };
            let at = At::field(project.id.0, "funding");
            report.say("project_money", at, &[("project", &name)]);
        }
    }
}

/// The title of a measure inside a sentence.
pub(super) fn title(measure: &Measure) -> String {
    match measure.title.as_str() {
        "" => sentences().say("label.untitled", &[]),
        title => title.to_owned(),
    }
}
