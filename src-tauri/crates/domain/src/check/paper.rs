//! C09–C13: the two plans as papers: number, day, signer, legal bases, and what the district
//! asks the text to say.
//!
//! A text is looked at only where the commune has its own; the template says all of it (a test
//! of the papers holds it to that). Deliberately absent: quốc hiệu, the signer's office and
//! the second plan itself, which the program always prints; judging whether a text is good.

use std::fmt::Display;

use super::Severity::{Blocks, Informs, Warns};
use super::rule::{At, Case, Report, Rule, Says, Whom};
use super::sentences::sentences;
use crate::catalog::Assignment;
use crate::plan::{Paper, PaperChoices, PaperKind, Plan};

const fn of_papers(
    id: &'static str,
    says: &'static [Says],
    look: fn(&Case<'_>, &mut Report<'_>),
) -> Rule {
    Rule { id, says, whom: Whom::Everybody, household: None, commune: Some(look) }
}

/// The two plans are told apart by their numbers.
pub(super) const C09: Rule = of_papers("C09", &[("same_number", Warns)], c09);

fn c09(case: &Case<'_>, report: &mut Report<'_>) {
    let first = case.plan.paper(PaperKind::Poverty).number_on_paper();
    let Some(services) = chosen(case.plan, PaperKind::Services) else { return };
    if let Some(number) = services.choices.number_on_paper().filter(|_| first.is_some())
        && first.as_ref() == Some(&number)
    {
        let at = At::field(services.id, "number");
        report.say("same_number", at, &[("number", &number)]);
    }
}

/// Number, day, legal bases, recipients.
pub(super) const C10: Rule = of_papers(
    "C10",
    &[
        ("number", Warns),
        ("late", Warns),
        ("early", Warns),
        ("bases", Blocks),
        ("recipients", Blocks),
        ("blank", Informs),
    ],
    c10,
);

fn c10(case: &Case<'_>, report: &mut Report<'_>) {
    let assignment = assignment(case);
    for &kind in PaperKind::ALL {
        if let Some(paper) = chosen(case.plan, kind) {
            number(kind, paper, report);
            if let Some(assignment) = assignment {
                day(kind, paper, assignment, report);
            }
        }
        if let Some(assignment) = assignment {
            bases(case, kind, assignment, report);
        }
        if let Some(closing) = case.plan.section(kind, "closing")
            && !closing.text.lines().any(|line| line.starts_with("@recipient"))
        {
            let at = At::field(closing.id.0, "text");
            report.say("recipients", at, &[("paper", &name(kind))]);
        }
    }
    let blank = blanks(case.plan, |choices| {
        let number = choices.number_on_paper().is_none().then_some("number");
        number.into_iter().chain(choices.issue_date.is_none().then_some("day")).collect()
    });
    if let Some(blank) = blank {
        report.say("blank", At::commune(), &[("what", &blank)]);
    }
}

/// A number of a letter has two to four digits (DOMAIN §5.1). «15a» is seen in practice, so
/// that another one asks for a reason and does not block.
fn number(kind: PaperKind, paper: &Paper, report: &mut Report<'_>) {
    let Some(number) = paper.choices.number_on_paper() else { return };
    let digits = number.chars().all(|c| c.is_ascii_digit());
    if !digits || !(2..=4).contains(&number.len()) {
        let at = At::field(paper.id, "number");
        report.say("number", at, &[("paper", &name(kind)), ("number", &number)]);
    }
}

/// Issued in time, and not before the plan of the district that it carries out.
fn day(kind: PaperKind, paper: &Paper, assignment: &Assignment, report: &mut Report<'_>) {
    let Some(day) = paper.choices.issue_date else { return };
    let last = assignment.deadline.last_day();
    let name = name(kind);
    let at = At::field(paper.id, "issue_date");
    if day > last {
        report.say("late", at, &[("paper", &name), ("day", &day), ("last", &last)]);
    } else if day < assignment.date {
        let (number, first) = (&assignment.number, &assignment.date);
        let args: &[(&str, &dyn Display)] =
            &[("paper", &name), ("day", &day), ("number", number), ("first", first)];
        report.say("early", at, args);
    }
}

/// The numbers of those bases that every plan of a commune rests on begin so: the district's
/// plan and its decision that hands the targets out.
const BASES: &[&str] = &["154/", "54/"];

fn bases(case: &Case<'_>, kind: PaperKind, assignment: &Assignment, report: &mut Report<'_>) {
    let Some(section) = case.plan.section(kind, "bases") else { return };
    // The line of the template for all bases of the assignment.
    if section.text.lines().any(|line| line.starts_with("@bases")) {
        return;
    }
    let text = plain(&section.text);
    let wanted = assignment.bases.iter().map(|basis| basis.number.as_str());
    let wanted = wanted.filter(|number| BASES.iter().any(|begins| number.starts_with(begins)));
    let missing: Vec<&str> = wanted
        .filter(|number| {
            let given = **number == assignment.number && text.contains("{{assignment_number}}");
            !given && !cites(&text, number)
        })
        .collect();
    if !missing.is_empty() {
        let at = At::field(section.id.0, "text");
        let missing = missing.join(", ");
        report.say("bases", at, &[("paper", &name(kind)), ("bases", &missing)]);
    }
}

/// Stands that number there, and not as the end of a longer one?
fn cites(text: &str, number: &str) -> bool {
    let number = plain(number);
    text.match_indices(&number).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// Who signs, by name; the office is always printed.
pub(super) const C11: Rule = of_papers("C11", &[("unnamed", Informs)], c11);

fn c11(case: &Case<'_>, report: &mut Report<'_>) {
    let unnamed = blanks(case.plan, |choices| {
        let is_named = choices.signer_name.as_deref().is_some_and(|name| !name.trim().is_empty());
        if is_named { Vec::new() } else { vec!["signer"] }
    });
    if let Some(unnamed) = unnamed {
        report.say("unnamed", At::commune(), &[("what", &unnamed)]);
    }
}

/// What KH 154 §III.2.2 asks of the yearly plan, and the place where the template says it.
pub(super) const ITEMS: &[(&str, &str)] = &[
    ("projects", "tasks"),
    ("dossiers", "tasks"),
    ("land", "tasks"),
    ("resources", "tasks"),
    ("reward", "tasks"),
    ("monitoring", "organising"),
];

/// The plan of poverty reduction says each of them.
pub(super) const C12: Rule = of_papers("C12", &[("items", Warns)], c12);

fn c12(case: &Case<'_>, report: &mut Report<'_>) {
    let kind = PaperKind::Poverty;
    let own = own_texts(case.plan, kind);
    let is_missing = |(item, home): &&(&str, &str)| {
        let alternatives = sentences().say(&format!("task.{item}.words"), &[]);
        case.plan.section(kind, home).is_some()
            && !own.iter().any(|text| says_one_of(text, &alternatives))
    };
    let missing: Vec<&(&str, &str)> = ITEMS.iter().filter(is_missing).collect();
    let Some(home) = missing.first().and_then(|(_, home)| case.plan.section(kind, home)) else {
        return;
    };
    let names: Vec<String> =
        missing.iter().map(|(item, _)| sentences().say(&format!("task.{item}"), &[])).collect();
    let at = At::field(home.id.0, "text");
    report.say("items", at, &[("paper", &name(kind)), ("items", &names.join("; "))]);
}

/// Reports each quarter, half-year and year, in both plans.
pub(super) const C13: Rule = of_papers("C13", &[("periods", Blocks)], c13);

fn c13(case: &Case<'_>, report: &mut Report<'_>) {
    for &kind in PaperKind::ALL {
        let Some(home) = case.plan.section(kind, "organising") else { continue };
        let own = own_texts(case.plan, kind);
        let about = sentences().say("task.report.words", &[]);
        let reports = own.iter().flat_map(|text| text.split("\n\n"));
        let reports: Vec<&str> = reports.filter(|text| says_one_of(text, &about)).collect();
        if reports.iter().any(|text| text.contains("{{reports}}")) {
            continue;
        }
        let periods = case.catalogue.assignment.reports.iter().filter(|period| {
            let words = sentences().say(&format!("task.{}.words", period.key), &[]);
            !reports.iter().any(|text| says_one_of(text, &words))
        });
        let missing: Vec<&str> = periods.map(|period| period.name.as_str()).collect();
        if !missing.is_empty() {
            let at = At::field(home.id.0, "text");
            let missing = missing.join(", ");
            report.say("periods", at, &[("paper", &name(kind)), ("periods", &missing)]);
        }
    }
}

/// The district's assignment, if it is of the year of the plan.
fn assignment<'a>(case: &Case<'a>) -> Option<&'a Assignment> {
    let assignment = &case.catalogue.assignment;
    (assignment.year.year() == i32::from(case.plan.year)).then_some(assignment)
}

/// The record of what was chosen for a paper.
fn chosen(plan: &Plan, kind: PaperKind) -> Option<&Paper> {
    plan.papers.iter().find(|paper| paper.kind == Some(kind))
}

fn name(kind: PaperKind) -> String {
    sentences().say(&format!("label.paper.{}", kind.code()), &[])
}

/// «Kế hoạch giảm nghèo (số, ngày ban hành); Kế hoạch dịch vụ (số)»; none if nothing is blank.
fn blanks(plan: &Plan, of: impl Fn(&PaperChoices) -> Vec<&'static str>) -> Option<String> {
    let each = PaperKind::ALL.iter().filter_map(|&kind| {
        let blank = of(&plan.paper(kind)).into_iter();
        let blank: Vec<String> =
            blank.map(|what| sentences().say(&format!("label.blank.{what}"), &[])).collect();
        (!blank.is_empty()).then(|| format!("{} ({})", name(kind), blank.join(", ")))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| each.join("; "))
}

/// The commune's own texts of a paper, ready to look for words in them.
fn own_texts(plan: &Plan, kind: PaperKind) -> Vec<String> {
    let own = plan.sections.iter().filter(|section| section.paper == kind.code());
    own.map(|section| plain(&section.text)).collect()
}

/// In lower case, without what marks bold, italic and signs, with one kind of space and hyphen;
/// paragraphs stay apart.
fn plain(text: &str) -> String {
    let bare = text.replace(['\\', '\u{ad}'], "").replace("**", "").replace("__", "");
    let bare = bare.replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-").to_lowercase();
    let paragraphs = bare.split("\n\n");
    let words = paragraphs.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    words.collect::<Vec<_>>().join("\n\n")
}

/// `alternatives` are separated by `;`.
fn says_one_of(text: &str, alternatives: &str) -> bool {
    alternatives.split(';').any(|words| text.contains(words.trim()))
}
