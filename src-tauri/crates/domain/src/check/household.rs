//! H01–H05, H07, H09: what the plan of each household must say (KH 154 §III.1.3).
//!
//! Deliberately absent: social-protection households that are not poor; the plan is not
//! made for them.

use super::Severity::{Blocks, Warns};
use super::rule::{At, Case, Report, Rule, Whom};
use super::sentences::question_label;
use crate::plan::{ExpectedResult, Household, HouseholdClass, Measure};

/// Name, thôn, class (N1 or N2 of a poor household), number of persons, area.
pub(super) const H01: Rule = Rule {
    id: "H01",
    says: &[
        ("name", Blocks),
        ("hamlet", Blocks),
        ("class", Blocks),
        ("kind", Blocks),
        ("members", Blocks),
        ("area", Blocks),
    ],
    whom: Whom::AlsoUnclassed,
    household: Some(h01),
    commune: None,
};

fn h01(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    let at = |field: &str| At::field(household.id.0, field);
    if household.head_name.is_empty() {
        report.say("name", at("head_name"), &[]);
    }
    // A hamlet that was deleted is none.
    if case.plan.hamlet_name(household).is_none_or(str::is_empty) {
        report.say("hamlet", at("hamlet"), &[]);
    }
    match household.class {
        None => report.say("class", at("class"), &[]),
        Some(HouseholdClass::Poor) => report.say("kind", at("class"), &[]),
        Some(_) => {}
    }
    if household.member_count().is_none_or(|members| members == 0) {
        report.say("members", at("stated_members"), &[]);
    }
    let known_area = household.area.or(case.catalogue.unit(&case.plan.unit.0).map(|u| u.area));
    if known_area.is_none() {
        report.say("area", at("area"), &[]);
    }
}

/// At least one cause; «khác» in words; more than four want a reason.
pub(super) const H02: Rule = Rule {
    id: "H02",
    says: &[("none", Blocks), ("other", Warns), ("many", Warns)],
    whom: Whom::PoorAndNearPoor,
    household: Some(h02),
    commune: None,
};

/// More causes than this want a reason.
const MANY_CAUSES: usize = 4;

fn h02(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    let count = household.causes.len();
    if count == 0 {
        report.say("none", At::field(household.id.0, "cause."), &[]);
    }
    let is_other = |code: &str| case.catalogue.cause(code).is_some_and(|cause| cause.is_other());
    let other = household.causes.iter().any(|code| is_other(code.as_ref()));
    if other && household.cause_other.is_none() {
        report.say("other", At::field(household.id.0, "cause_other"), &[]);
    }
    if count > MANY_CAUSES {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("count", &count), ("limit", &MANY_CAUSES)];
        report.say("many", At::field(household.id.0, "cause."), args);
    }
}

/// Each cause is answered by a measure. A written reason makes it a warning that shows the
/// reason; so does an answer by policies outside the cause's map alone. A measure without a
/// policy is the commune's own and is not measured against the map.
pub(super) const H04: Rule = Rule {
    id: "H04",
    says: &[("open", Blocks), ("excused", Warns), ("outside", Warns)],
    whom: Whom::PoorAndNearPoor,
    household: Some(h04),
    commune: None,
};

fn h04(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    for cause in &household.causes {
        let code = cause.as_ref();
        let at = At::field(household.id.0, format!("cause.{code}"));
        let question = question_label(case.catalogue, code);
        let answers = |measure: &&Measure| measure.answers.iter().any(|answer| answer == code);
        let mut answering = household.measures.iter().filter(answers).peekable();
        if answering.peek().is_none() {
            match household.no_measure.get(code) {
                Some(reason) => {
                    report.say("excused", at, &[("question", &question), ("reason", reason)]);
                }
                None => report.say("open", at, &[("question", &question)]),
            }
        } else if has_map(case, code) && answering.all(|measure| is_outside(case, measure, code)) {
            report.say("outside", at, &[("question", &question)]);
        }
    }
}

/// «Nguyên nhân khác» and codes of another catalogue have no map to stay inside of.
fn has_map(case: &Case<'_>, code: &str) -> bool {
    let cause = case.catalogue.cause(code);
    cause.is_some_and(|cause| !cause.is_other() && !cause.default_policies.is_empty())
}

fn is_outside(case: &Case<'_>, measure: &Measure, code: &str) -> bool {
    let policy = measure.policy.as_ref();
    policy.is_some_and(|policy| !case.catalogue.is_known_answer(policy.as_ref(), code))
}

/// Each deprived indicator is answered by a measure, or there is a reason why not.
pub(super) const H05: Rule = Rule {
    id: "H05",
    says: &[("open", Blocks)],
    whom: Whom::PoorAndNearPoor,
    household: Some(h05),
    commune: None,
};

fn h05(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    for indicator in &household.indicators {
        let code = indicator.as_ref();
        if !household.is_answered(code) && !household.no_measure.contains_key(code) {
            let question = question_label(case.catalogue, code);
            let at = At::field(household.id.0, format!("indicator.{code}"));
            report.say("open", at, &[("question", &question)]);
        }
    }
}

/// An organisation and a person who help; an organisation alone wants a reason.
pub(super) const H07: Rule = Rule {
    id: "H07",
    says: &[("none", Blocks), ("person", Warns), ("organisation", Blocks)],
    whom: Whom::PoorAndNearPoor,
    household: Some(h07),
    commune: None,
};

fn h07(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    let mut organisation_alone = None;
    let mut person_alone = None;
    for help in &household.assignments {
        match (case.is_organisation(help.organisation), case.is_person(help.person)) {
            (true, true) => return,
            (true, false) => organisation_alone = Some(help.id.0),
            (false, true) => person_alone = Some(help.id.0),
            (false, false) => {}
        }
    }
    if let Some(help) = organisation_alone {
        report.say("person", At::field(help, "person"), &[]);
    } else if let Some(help) = person_alone {
        report.say("organisation", At::field(help, "organisation"), &[]);
    } else {
        report.say("none", At::field(household.id.0, "assignment"), &[]);
    }
}

/// The expected result, one that the class allows.
pub(super) const H09: Rule = Rule {
    id: "H09",
    says: &[("none", Blocks), ("near_poor", Blocks)],
    whom: Whom::PoorAndNearPoor,
    household: Some(h09),
    commune: None,
};

fn h09(_: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    let at = At::field(household.id.0, "expected");
    match household.expected {
        None => report.say("none", at, &[]),
        Some(ExpectedResult::ToNearPoor) if household.is_near_poor() => {
            report.say("near_poor", at, &[]);
        }
        Some(_) => {}
    }
}
