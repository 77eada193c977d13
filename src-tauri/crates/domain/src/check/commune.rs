//! C01–C05: the list and the planned results against what the district handed out.
//!
//! Another opening number needs a reason (deaths, splits, moves since the approval); then it
//! no longer blocks.

use std::fmt::Display;

use super::Severity::{Blocks, Informs, Warns};
use super::rule::{At, Case, Report, Rule, Whom};
use crate::text::group_thousands;
use crate::totals::Meter;

const fn of_commune(
    id: &'static str,
    says: &'static [super::rule::Says],
    look: fn(&Case<'_>, &mut Report<'_>),
) -> Rule {
    Rule { id, says, whom: Whom::Everybody, household: None, commune: Some(look) }
}

/// The number of poor households in the list is the opening number handed out.
pub(super) const C01: Rule = of_commune(
    "C01",
    &[
        ("fewer", Blocks),
        ("more", Blocks),
        ("fewer_explained", Warns),
        ("more_explained", Warns),
        ("unknown", Blocks),
    ],
    c01,
);

fn c01(case: &Case<'_>, report: &mut Report<'_>) {
    match case.targets {
        Some(targets) => {
            opening_number(case, case.totals().poor().households, targets.poor_start, report);
        }
        None => {
            let (unit, year) = (&case.plan.unit, case.plan.year);
            report.say("unknown", At::commune(), &[("unit", unit), ("year", &year)]);
        }
    }
}

/// The same for near-poor households.
pub(super) const C02: Rule = of_commune(
    "C02",
    &[("fewer", Blocks), ("more", Blocks), ("fewer_explained", Warns), ("more_explained", Warns)],
    c02,
);

fn c02(case: &Case<'_>, report: &mut Report<'_>) {
    if let Some(targets) = case.targets {
        let count = case.totals().near_poor().households;
        opening_number(case, count, targets.near_poor_start, report);
    }
}

fn opening_number(case: &Case<'_>, count: u64, start: u32, report: &mut Report<'_>) {
    let start = u64::from(start);
    let (count_shown, start_shown) = (shown(count), shown(start));
    let gap = shown(count.abs_diff(start));
    let args: &[(&str, &dyn Display)] =
        &[("count", &count_shown), ("start", &start_shown), ("gap", &gap)];
    if count != start {
        report.say_or_explained(case.plan, if count < start { "fewer" } else { "more" }, args);
    }
}

/// At least as many poor households are planned to be no longer poor as asked; the slack.
///
/// Who becomes near-poor is no longer poor and counts (see [`crate::totals::Meter`]).
pub(super) const C03: Rule = of_commune("C03", &[("short", Blocks), ("met", Informs)], c03);

fn c03(case: &Case<'_>, report: &mut Report<'_>) {
    if let Some(targets) = case.targets {
        let expected = case.totals().poor().expected;
        let (leaves, to_near_poor) = (shown(expected.leaves), shown(expected.to_near_poor));
        let parts: [(&str, &dyn Display); 2] =
            [("leaves", &leaves), ("to_near_poor", &to_near_poor)];
        target(&case.totals().poor_meter(targets), &parts, report);
    }
}

/// At least as many near-poor households are planned to leave as asked; the slack.
pub(super) const C04: Rule = of_commune("C04", &[("short", Blocks), ("met", Informs)], c04);

fn c04(case: &Case<'_>, report: &mut Report<'_>) {
    if let Some(targets) = case.targets {
        target(&case.totals().near_poor_meter(targets), &[], report);
    }
}

fn target(meter: &Meter, parts: &[(&str, &dyn Display)], report: &mut Report<'_>) {
    let (planned, asked) = (shown(meter.planned), shown(meter.target));
    let gap = shown(meter.slack().unsigned_abs());
    let mut args: Vec<(&str, &dyn Display)> =
        vec![("planned", &planned), ("target", &asked), ("gap", &gap)];
    args.extend_from_slice(parts);
    let key = if meter.is_met() { "met" } else { "short" };
    report.say(key, At::commune(), &args);
}

/// Poor households that become near-poor raise the near-poor stock.
pub(super) const C05: Rule = of_commune("C05", &[("incoming", Informs)], c05);

fn c05(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(meter) = case.targets.map(|targets| case.totals().near_poor_meter(targets)) else {
        return;
    };
    if meter.incoming > 0 {
        let end = group_thousands(meter.end());
        let (start, planned) = (shown(meter.start), shown(meter.planned));
        let incoming = shown(meter.incoming);
        let args: &[(&str, &dyn Display)] =
            &[("end", &end), ("start", &start), ("planned", &planned), ("incoming", &incoming)];
        report.say("incoming", At::commune(), args);
    }
}

fn shown(count: u64) -> String {
    group_thousands(i64::try_from(count).unwrap_or(i64::MAX))
}
