//! The lists of a catalogue checked against each other.
//!
//! Deliberately absent: judging figures. Sums that differ from printed totals
//! are shown, never refused.

use super::{Catalogue, CatalogueError};
use std::collections::HashSet;

/// Refuses codes used twice and codes that lead nowhere.
pub(super) fn check(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    distinct(
        "communes.csv",
        catalogue.units.iter().chain([&catalogue.training_unit]).map(|unit| unit.code.as_ref()),
    )?;
    distinct(
        "steering_committee.csv",
        catalogue.reviewers.iter().map(|reviewer| reviewer.code.as_str()),
    )?;
    distinct("causes.csv", catalogue.causes.iter().map(|cause| cause.code.as_ref()))?;
    distinct(
        "indicators.csv",
        catalogue.indicators.iter().map(|indicator| indicator.code.as_ref()),
    )?;
    distinct("needs.csv", catalogue.needs.iter().map(|need| need.code.as_ref()))?;
    distinct("policies.csv", catalogue.policies.iter().map(|policy| policy.code.as_ref()))?;
    distinct("ethnic_groups.csv", catalogue.ethnic_groups.iter().map(|group| group.name.as_str()))?;
    distinct("organisations.csv", catalogue.organisations.iter().map(|one| one.code.as_str()))?;
    distinct("relations.csv", catalogue.relations.iter().map(|relation| relation.code.as_str()))?;
    check_references(catalogue)
}

fn distinct<'a>(
    file: &'static str,
    codes: impl Iterator<Item = &'a str>,
) -> Result<(), CatalogueError> {
    let mut seen = HashSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(CatalogueError::Duplicate { file, name: code.to_owned() });
        }
    }
    Ok(())
}

fn check_references(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let is_measure = |code: &str| catalogue.measure(code).is_some();
    let is_need = |code: &str| catalogue.need(code).is_some();
    let is_unit = |code: &str| catalogue.unit(code).is_some();
    for reviewer in &catalogue.reviewers {
        let codes = reviewer.units.iter().map(|unit| unit.code.as_ref());
        known("steering_committee.csv", &reviewer.name, codes, is_unit)?;
    }
    for cause in &catalogue.causes {
        let policies = cause.default_policies.iter().map(AsRef::as_ref);
        known("causes.csv", &cause.name, policies, is_measure)?;
        let needs = cause.default_needs.iter().map(AsRef::as_ref);
        known("causes.csv", &cause.name, needs, is_need)?;
    }
    for indicator in &catalogue.indicators {
        let measures = indicator.default_measures.iter().map(AsRef::as_ref);
        known("indicators.csv", &indicator.name, measures, is_measure)?;
    }
    // Needs and policies carry no period; what they answer belongs to the
    // period of the codes and is checked where that period is read.
    if catalogue.period == "2016-2020" {
        check_answers(catalogue)?;
    }
    Ok(())
}

fn check_answers(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let is_cause = |code: &str| catalogue.cause(code).is_some();
    let is_indicator = |code: &str| catalogue.indicator(code).is_some();
    let is_answered = |code: &str| is_cause(code) || is_indicator(code);
    for need in &catalogue.needs {
        known("needs.csv", &need.name, need.answers.iter().map(String::as_str), is_answered)?;
    }
    for policy in &catalogue.policies {
        let causes = policy.answers_causes.iter().map(AsRef::as_ref);
        known("policies.csv", &policy.name, causes, is_cause)?;
        let indicators = policy.answers_deprivations.iter().map(AsRef::as_ref);
        known("policies.csv", &policy.name, indicators, is_indicator)?;
    }
    for target in &catalogue.assignment.services {
        let indicators = target.indicators.iter().map(AsRef::as_ref);
        known("assignment_154.csv", &target.key, indicators, is_indicator)?;
    }
    Ok(())
}

fn known<'a>(
    file: &'static str,
    entry: &str,
    codes: impl Iterator<Item = &'a str>,
    exists: impl Fn(&str) -> bool,
) -> Result<(), CatalogueError> {
    for code in codes {
        if !exists(code) {
            return Err(CatalogueError::UnknownCode {
                file,
                entry: entry.to_owned(),
                code: code.to_owned(),
            });
        }
    }
    Ok(())
}
