//! S01–S05: what the records themselves leave open, whatever the plan is about.
//!
//! Deliberately absent: settling it. A suggestion, a conflict, a deletion is decided by a
//! person, and what cannot be read stays in the ledger as it came.

use super::Severity::{Blocks, Informs, Warns};
use super::measure::title;
use super::rule::{At, Case, Report, Rule, Whom};
use super::sentences::field_label;
use crate::plan::{Household, Standing};

/// Measures that nobody has accepted yet.
pub(super) const S01: Rule = Rule {
    id: "S01",
    says: &[("suggested", Blocks)],
    whom: Whom::Everybody,
    household: Some(s01),
    commune: None,
};

fn s01(_: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    for measure in &household.measures {
        if measure.standing == Standing::Suggested {
            let at = At::field(measure.id.0, "standing");
            report.say("suggested", at, &[("measure", &title(measure))]);
        }
    }
}

/// Fields with two standing values.
pub(super) const S02: Rule = Rule {
    id: "S02",
    says: &[("open", Blocks)],
    whom: Whom::Everybody,
    household: None,
    commune: Some(s02),
};

fn s02(case: &Case<'_>, report: &mut Report<'_>) {
    for (record, field) in &case.plan.conflicts {
        let label = field_label(case.catalogue, field);
        let at = At::field(*record, field);
        report.say_of(case.owner(*record), "open", at, &[("field", &label)]);
    }
}

/// Households deleted by somebody who had not seen all of them.
pub(super) const S03: Rule = Rule {
    id: "S03",
    says: &[("kept", Warns)],
    whom: Whom::Everybody,
    household: Some(s03),
    commune: None,
};

fn s03(_: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    if household.deleted_unseen {
        report.say("kept", At::record(household.id.0), &[]);
    }
}

/// Values, kinds and codes that this program or its catalogue does not know.
pub(super) const S04: Rule = Rule {
    id: "S04",
    says: &[("value", Warns), ("kind", Informs), ("code", Warns)],
    whom: Whom::Everybody,
    household: Some(unknown_codes),
    commune: Some(unreadable),
};

fn unknown_codes(case: &Case<'_>, household: &Household, report: &mut Report<'_>) {
    let catalogue = case.catalogue;
    let mut say = |at: At, family: &str, code: &str| {
        let field = field_label(catalogue, family);
        report.say("code", at, &[("code", &code), ("field", &field)]);
    };
    let at = |family: &str, code: &str| At::field(household.id.0, format!("{family}{code}"));
    for code in household.causes.iter().map(AsRef::as_ref) {
        if catalogue.cause(code).is_none() {
            say(at("cause.", code), "cause.", code);
        }
    }
    for code in household.indicators.iter().map(AsRef::as_ref) {
        if catalogue.indicator(code).is_none() {
            say(at("indicator.", code), "indicator.", code);
        }
    }
    for code in household.needs.iter().map(AsRef::as_ref) {
        if catalogue.need(code).is_none() {
            say(at("need.", code), "need.", code);
        }
    }
    for measure in &household.measures {
        if let Some(code) = measure.policy.as_ref().map(AsRef::as_ref)
            && catalogue.measure(code).is_none()
        {
            say(At::field(measure.id.0, "policy"), "policy", code);
        }
    }
}

fn unreadable(case: &Case<'_>, report: &mut Report<'_>) {
    for value in &case.plan.unreadable {
        let household = case.owner(value.record);
        if value.field.is_empty() {
            let at = At::record(value.record);
            report.say_of(household, "kind", at, &[("kind", &value.kind)]);
        } else {
            let label = field_label(case.catalogue, &value.field);
            let at = At::field(value.record, &value.field);
            report.say_of(household, "value", at, &[("field", &label)]);
        }
    }
}

/// The sum of all money is no longer an exact number.
pub(super) const S05: Rule = Rule {
    id: "S05",
    says: &[("sum", Blocks)],
    whom: Whom::Everybody,
    household: None,
    commune: Some(s05),
};

fn s05(case: &Case<'_>, report: &mut Report<'_>) {
    if case.totals().money().total().dong().is_none() {
        report.say("sum", At::commune(), &[]);
    }
}
