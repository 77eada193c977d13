//! The fields of the template: one table from names to written figures.
//!
//! An empty field or «0» is false in the template's conditions. Deliberately absent:
//! sentences, and figures that `domain` does not give.

use std::collections::BTreeMap;

use domain::catalog::{Unit, UnitKind};
use domain::date::PlanYear;
use domain::plan::SignerRole;
use domain::text::capitalised;

use super::figures::{
    Figures, Item, count, dong, listed, money_phrase, phrase, question, share, signed,
    uncapitalised,
};
use super::words::{say, word};

/// Names and values.
pub(super) type Fields = BTreeMap<String, String>;

type Write = fn(&Figures<'_>) -> String;

/// Room for a number and for a day that are written by hand.
const ROOM: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

const FIELDS: &[(&str, Write)] = &[
    // Place and time.
    ("year", |f| f.request.year.to_string()),
    ("period", |f| f.request.catalogue.period.clone()),
    ("next_period", next_period),
    ("date", date),
    ("number", |f| f.request.choices.number_on_paper().unwrap_or_else(|| ROOM.to_owned())),
    ("signer_deputy", |f| flag(f.request.choices.signer == SignerRole::Deputy)),
    ("unit", |f| f.request.unit.short_name().to_owned()),
    ("unit_full", |f| unit_full(f.request.unit)),
    ("unit_caps", |f| unit_full(f.request.unit).to_uppercase()),
    ("unit_kind", |f| f.request.unit.kind().word().to_owned()),
    ("hamlet_word", hamlet_word),
    ("hamlet_word_caps", |f| hamlet_word(f).to_uppercase()),
    ("hamlet_word_head", |f| capitalised(&hamlet_word(f))),
    ("land_officer", |f| word(&format!("land_officer.{}", kind_key(f.request.unit)))),
    ("district", district),
    ("district_caps", |f| district(f).to_uppercase()),
    ("assignment_number", |f| f.request.catalogue.assignment.number.clone()),
    ("assignment_date", |f| f.request.catalogue.assignment.date.to_string()),
    ("reviewers", reviewers),
    ("reports", reports),
    // Hộ nghèo.
    ("households", |f| count(f.targets.natural_households.into())),
    ("hamlets", |f| flag(!f.request.totals.hamlets.is_empty())),
    ("poor", |f| count(f.poor.households)),
    ("poor_members", |f| count(f.poor.members)),
    ("poor_members_unknown", |f| count(f.poor.members_unknown)),
    ("poor_rate", |f| f.rate(f.poor.households)),
    ("poor_kinds", poor_kinds),
    ("poor_policy", |f| policy(f.poor.social_protection, f.poor.merit)),
    ("poor_assigned", |f| count(f.targets.poor_start.into())),
    ("poor_differs", |f| flag(f.poor_meter.start != f.poor.households)),
    ("poor_target", |f| count(f.poor_meter.target)),
    ("poor_planned", |f| count(f.poor_meter.planned)),
    ("poor_results", |f| {
        let expected = f.poor.expected;
        phrase(&[("count.leaves", expected.leaves), ("count.to_near_poor", expected.to_near_poor)])
    }),
    ("poor_to_near_poor", |f| count(f.near_poor_meter.incoming)),
    ("poor_missing", |f| missing(f.poor_meter.slack())),
    ("poor_unanswered", |f| count(f.poor.expected.unanswered)),
    ("poor_end", |f| count(f.request.totals.poor_at_end())),
    ("poor_rate_end", |f| f.rate(f.request.totals.poor_at_end())),
    // Hộ cận nghèo.
    ("near_poor", |f| count(f.near_poor.households)),
    ("near_poor_members", |f| count(f.near_poor.members)),
    ("near_poor_members_unknown", |f| count(f.near_poor.members_unknown)),
    ("near_poor_rate", |f| f.rate(f.near_poor.households)),
    ("near_poor_policy", |f| policy(f.near_poor.social_protection, f.near_poor.merit)),
    ("near_poor_assigned", |f| count(f.targets.near_poor_start.into())),
    ("near_poor_differs", |f| flag(f.near_poor_meter.start != f.near_poor.households)),
    ("near_poor_target", |f| count(f.near_poor_meter.target)),
    ("near_poor_planned", |f| count(f.near_poor_meter.planned)),
    ("near_poor_missing", |f| missing(f.near_poor_meter.slack())),
    ("near_poor_unanswered", |f| count(f.near_poor.expected.unanswered)),
    ("near_poor_end", |f| count(f.request.totals.near_poor_at_end())),
    ("near_poor_rate_end", |f| f.rate(f.request.totals.near_poor_at_end())),
    // What is lacking, what is done.
    ("income_increase", |f| f.request.catalogue.assignment.income_increase.wording.clone()),
    ("income_level", |f| f.request.catalogue.assignment.income_level.wording.clone()),
    ("top_causes", |f| most(&f.causes(), f)),
    ("top_indicators", |f| most(&f.indicators(), f)),
    ("projects", |f| count(f.request.totals.projects.count)),
    ("organisations", |f| flag(!super::tables::organisations(f).is_empty())),
    ("suggested", |f| count(f.both.suggested)),
    ("children_out", |f| count(f.both.persons.out_of_school)),
    ("uninsured", |f| count(f.both.persons.uninsured)),
    ("near_poor_uninsured", |f| count(f.near_poor.persons.uninsured)),
    ("service_money_total", |f| dong(f.both.service_money.total())),
    ("service_money_kinds", |f| money_phrase(&f.both.service_money)),
    ("money_unit", |f| word(&format!("unit.{}", f.request.choices.money_unit.code()))),
    ("money_total", |f| dong(f.money.total())),
    ("money_kinds", |f| money_phrase(&f.money)),
];

/// Every field with its value: the table above, `cause.KEY` for each cause, and for each
/// indicator `CODE` (both classes) and `CODE.lacking`, `CODE.reached` (poor households).
pub(super) fn all(figures: &Figures<'_>) -> Fields {
    let mut fields: Fields =
        FIELDS.iter().map(|(name, write)| ((*name).to_owned(), write(figures))).collect();
    for cause in &figures.request.catalogue.causes {
        fields.insert(format!("cause.{}", cause.key), reach(figures, cause.code.as_ref()));
    }
    for indicator in &figures.request.catalogue.indicators {
        let code = &indicator.code;
        let poor = question(&figures.poor, code.as_ref());
        fields.insert(code.to_string(), reach(figures, code.as_ref()));
        fields.insert(format!("{code}.lacking"), count(poor.households));
        fields.insert(format!("{code}.reached"), count(poor.answered));
    }
    fields
}

fn flag(is_true: bool) -> String {
    if is_true { "1".to_owned() } else { String::new() }
}

fn kind_key(unit: &Unit) -> &'static str {
    match unit.kind() {
        UnitKind::Commune => "commune",
        UnitKind::Town => "town",
    }
}

/// «xã Thọ Bình», «thị trấn Nưa».
fn unit_full(unit: &Unit) -> String {
    format!("{} {}", unit.kind().word(), unit.short_name())
}

pub(super) fn hamlet_word(figures: &Figures<'_>) -> String {
    word(&format!("hamlet.{}", kind_key(figures.request.unit)))
}

/// «huyện Triệu Sơn»: the catalogue's name, inside a sentence.
fn district(figures: &Figures<'_>) -> String {
    uncapitalised(&figures.request.catalogue.assignment.district_name)
}

fn next_period(figures: &Figures<'_>) -> String {
    let year = PlanYear::new(i32::from(figures.request.year) + 5);
    year.map_or_else(|_| String::new(), PlanYear::period)
}

/// The day of issue, or the month of the last day in time with room for the day.
fn date(figures: &Figures<'_>) -> String {
    let Some(day) = figures.request.choices.issue_date else {
        let last = figures.request.catalogue.assignment.deadline.last_day();
        return last.in_words().replacen(&format!("{:02}", last.day()), ROOM, 1);
    };
    day.in_words()
}

fn reviewers(figures: &Figures<'_>) -> String {
    let reviewers = figures.request.catalogue.reviewers_of(figures.request.unit.code.as_ref());
    let said = reviewers.iter().map(|reviewer| {
        say("reviewer", &[("name", &reviewer.name), ("position", &reviewer.position)])
    });
    said.collect::<Vec<_>>().join("; ")
}

fn reports(figures: &Figures<'_>) -> String {
    let periods = figures.request.catalogue.assignment.reports.iter();
    listed(&periods.map(|period| period.name.clone()).collect::<Vec<_>>())
}

fn poor_kinds(figures: &Figures<'_>) -> String {
    let commune = &figures.request.totals.commune;
    phrase(&[
        ("count.n1", commune.poor_n1.households),
        ("count.n2", commune.poor_n2.households),
        ("count.unspecified", commune.poor_unspecified.households),
    ])
}

fn policy(protected: u64, merit: u64) -> String {
    phrase(&[("count.protected", protected), ("count.merit", merit)])
}

/// What the plan is short of; empty if it reaches the target.
fn missing(slack: i64) -> String {
    if slack < 0 { signed(slack).trim_start_matches('-').to_owned() } else { String::new() }
}

/// «143 hộ nghèo, 52 hộ cận nghèo; đã có giải pháp cho 190 hộ»; empty if nobody has it.
fn reach(figures: &Figures<'_>, code: &str) -> String {
    let both = question(&figures.both, code);
    if both.households == 0 {
        return String::new();
    }
    let who = phrase(&[
        ("count.poor", question(&figures.poor, code).households),
        ("count.near_poor", question(figures.near_poor, code).households),
    ]);
    let key = match both.answered {
        0 => "reach.none",
        all if all == both.households => "reach.all",
        _ => "reach.some",
    };
    say(key, &[("who", &who), ("n", &count(both.answered))])
}

/// «thiếu vốn (195 hộ, 46,32%), thiếu lao động (88 hộ, 20,9%) và …»: the three most frequent.
fn most(items: &[Item], figures: &Figures<'_>) -> String {
    let said = most_frequent(items, figures).into_iter().map(|(item, households)| {
        let share = share(households, figures.both.households);
        let name = uncapitalised(&item.short);
        say("count.named", &[("name", &name), ("n", &count(households)), ("share", &share)])
    });
    listed(&said.collect::<Vec<_>>())
}

/// The three most frequent of all poor and near-poor households, with their households.
pub(super) fn most_frequent<'i>(items: &'i [Item], figures: &Figures<'_>) -> Vec<(&'i Item, u64)> {
    let counted = items.iter().map(|item| (item, question(&figures.both, &item.code).households));
    let mut counted: Vec<_> = counted.filter(|(_, households)| *households > 0).collect();
    // Stable: of equals, the one that comes first on the form.
    counted.sort_by_key(|(_, households)| std::cmp::Reverse(*households));
    counted.truncate(3);
    counted
}
