//! What the figures in the text mean, and which households are behind them.
//!
//! A field of the template that stands here is a figure on the screen; any other is words.
//! A figure that says several numbers has a part for each, and leads to the households of
//! all of them. Deliberately absent: the figures themselves, which are those of `fields`.

use domain::plan::MoneyKind;

use super::figures::Figures;
use super::outline::Behind;
use super::{fields, figures::Item};
use crate::view::{FigurePart, Narrow, PaperFigure};
use crate::words::say;

/// What a figure means.
#[derive(Debug, PartialEq, Eq)]
struct Meaning {
    /// In words.
    words: String,
    /// The conditions of the households behind it; none where there are none.
    narrow: Vec<Narrow>,
    /// What it is made of: name and conditions.
    parts: Vec<(String, Vec<Narrow>)>,
}

type Conditions = &'static [(&'static str, &'static str)];

/// The parts of a figure: sentence `figure_part.NAME`, and what is narrowed further.
type Parts = &'static [(&'static str, (&'static str, &'static str))];

const POOR: Conditions = &[("class", "poor")];
const NEAR_POOR: Conditions = &[("class", "near_poor")];
const POOR_PLANNED: Conditions = &[("planned", "poor")];
const NEAR_POOR_PLANNED: Conditions = &[("planned", "near_poor")];
/// Poor and near-poor together: those the plan is made for.
const BOTH: (&str, &str) = ("class", "planned");
const HAS_POLICY: (&str, &str) = ("priority", "social_protection|merit");
const EVERY_MONEY: &str = "grant|loan|own|in_kind";

const KINDS: Parts = &[
    ("n1", ("class", "poor_n1")),
    ("n2", ("class", "poor_n2")),
    ("unspecified", ("class", "poor_unspecified")),
];
const POLICIES: Parts =
    &[("protected", ("priority", "social_protection")), ("merit", ("priority", "merit"))];
const RESULTS: Parts =
    &[("leaves", ("expected", "leaves")), ("to_near_poor", ("expected", "to_near_poor"))];
const CLASSES: Parts = &[("poor", ("class", "poor")), ("near_poor", ("class", "near_poor"))];

/// Fields, each with its sentence `figure.NAME`, its households and its parts.
const FIGURES: &[(&str, Conditions, Parts)] = &[
    ("households", &[], &[]),
    ("poor", POOR, &[]),
    ("poor_members", POOR, &[]),
    ("poor_members_unknown", &[("class", "poor"), ("members", "")], &[]),
    ("poor_rate", POOR, &[]),
    ("poor_kinds", POOR, KINDS),
    ("poor_policy", &[("class", "poor"), HAS_POLICY], POLICIES),
    ("poor_assigned", &[], &[]),
    ("poor_target", &[], &[]),
    ("poor_planned", POOR_PLANNED, &[]),
    ("poor_results", POOR_PLANNED, RESULTS),
    ("poor_to_near_poor", &[("class", "poor"), ("expected", "to_near_poor")], &[]),
    ("poor_missing", &[], &[]),
    ("poor_unanswered", &[("class", "poor"), ("expected", "")], &[]),
    ("poor_end", &[("at_end", "poor")], &[]),
    ("poor_rate_end", &[("at_end", "poor")], &[]),
    ("near_poor", NEAR_POOR, &[]),
    ("near_poor_members", NEAR_POOR, &[]),
    ("near_poor_members_unknown", &[("class", "near_poor"), ("members", "")], &[]),
    ("near_poor_rate", NEAR_POOR, &[]),
    ("near_poor_policy", &[("class", "near_poor"), HAS_POLICY], POLICIES),
    ("near_poor_assigned", &[], &[]),
    ("near_poor_target", &[], &[]),
    ("near_poor_planned", NEAR_POOR_PLANNED, &[]),
    ("near_poor_missing", &[], &[]),
    ("near_poor_unanswered", &[("class", "near_poor"), ("expected", "")], &[]),
    ("near_poor_end", &[("at_end", "near_poor")], CLASSES),
    ("near_poor_rate_end", &[("at_end", "near_poor")], &[]),
    ("suggested", &[BOTH, ("standing", "suggested")], &[]),
    ("children_out", &[BOTH, ("members", "out_of_school")], CLASSES),
    ("uninsured", &[BOTH, ("members", "uninsured")], CLASSES),
    ("near_poor_uninsured", &[("class", "near_poor"), ("members", "uninsured")], &[]),
    ("service_money_total", &[BOTH, ("service_money", EVERY_MONEY)], &[]),
    ("money_total", &[("money", EVERY_MONEY)], &[]),
];

/// As it is shown: with the number of its households. `None` for words that are no figure.
pub(super) fn shown(field: &str, figures: &Figures<'_>, behind: Behind<'_>) -> Option<PaperFigure> {
    let Meaning { words, narrow, parts } = meaning(field, figures)?;
    let behind = |narrow: &[Narrow]| if narrow.is_empty() { 0 } else { behind(narrow) };
    let parts = parts.into_iter().map(|(name, narrow)| {
        let households = behind(&narrow);
        FigurePart { name, narrow, households }
    });
    Some(PaperFigure {
        meaning: words,
        households: behind(&narrow),
        parts: parts.filter(|part| part.households > 0).collect(),
        narrow,
    })
}

/// What the field of that name means.
fn meaning(field: &str, figures: &Figures<'_>) -> Option<Meaning> {
    if let Some((name, conditions, parts)) = FIGURES.iter().find(|(name, ..)| *name == field) {
        let parts = parts.iter().map(|(part, more)| {
            let all: Vec<_> = conditions.iter().chain([more]).copied().collect();
            (say(&format!("figure_part.{part}"), &[]), narrow(&all))
        });
        return Some(Meaning {
            words: say(&format!("figure.{name}"), &[]),
            narrow: narrow(conditions),
            parts: parts.collect(),
        });
    }
    let words = || say(&format!("figure.{field}"), &[]);
    match field {
        "top_causes" => return Some(most(words(), "cause", &figures.causes(), figures)),
        "top_indicators" => {
            return Some(most(words(), "indicator", &figures.indicators(), figures));
        }
        "projects" => {
            let projects = figures.request.plan.projects.iter();
            let all = projects.map(|one| one.id.to_string()).collect::<Vec<_>>().join("|");
            let narrow = if all.is_empty() { Vec::new() } else { narrow(&[("project", &all)]) };
            return Some(Meaning { words: words(), narrow, parts: Vec::new() });
        }
        "service_money_kinds" => {
            return Some(by_kind(words(), &[BOTH], "service_money"));
        }
        "money_kinds" => return Some(by_kind(words(), &[], "money")),
        _ => {}
    }
    let catalogue = figures.request.catalogue;
    if let Some(key) = field.strip_prefix("cause.") {
        let cause = catalogue.causes.iter().find(|cause| cause.key == key)?;
        let words = say("figure.cause", &[("name", &cause.name)]);
        return Some(reach(words, "cause", cause.code.as_ref()));
    }
    let (code, part) = field.split_once('.').unwrap_or((field, ""));
    let indicator = catalogue.indicators.iter().find(|one| one.code.as_ref() == code)?;
    let (key, condition) = match part {
        "" => {
            let words = say("figure.indicator", &[("name", &indicator.name)]);
            return Some(reach(words, "indicator", code));
        }
        "lacking" => ("figure.indicator_lacking", "indicator"),
        "reached" => ("figure.indicator_reached", "answered"),
        _ => return None,
    };
    Some(Meaning {
        words: say(key, &[("name", &indicator.name)]),
        narrow: narrow(&[("class", "poor"), (condition, code)]),
        parts: Vec::new(),
    })
}

/// Who has a cause or indicator, by class, and who of them has a measure for it.
fn reach(words: String, key: &str, code: &str) -> Meaning {
    let has = [BOTH, (key, code)];
    let mut parts: Vec<_> = CLASSES
        .iter()
        .map(|(part, more)| {
            (say(&format!("figure_part.{part}"), &[]), narrow(&[*more, (key, code)]))
        })
        .collect();
    parts.push((say("figure_part.answered", &[]), narrow(&[BOTH, ("answered", code)])));
    Meaning { words, narrow: narrow(&has), parts }
}

/// Those that the figure names: the three most frequent.
fn most(words: String, key: &str, items: &[Item], figures: &Figures<'_>) -> Meaning {
    let named = fields::most_frequent(items, figures);
    let codes: Vec<&str> = named.iter().map(|(item, _)| item.code.as_str()).collect();
    let conditions = match codes.is_empty() {
        true => Vec::new(),
        false => narrow(&[BOTH, (key, &codes.join("|"))]),
    };
    let parts =
        named.iter().map(|(item, _)| (item.short.clone(), narrow(&[BOTH, (key, &item.code)])));
    Meaning { words, narrow: conditions, parts: parts.collect() }
}

/// Money by kind.
fn by_kind(words: String, of: &[(&str, &str)], key: &str) -> Meaning {
    let with = |value: &str| {
        let all: Vec<_> = of.iter().copied().chain([(key, value)]).collect();
        narrow(&all)
    };
    let parts = MoneyKind::ALL
        .into_iter()
        .map(|kind| (say(&format!("figure_part.money.{}", kind.code()), &[]), with(kind.code())));
    Meaning { words, narrow: with(EVERY_MONEY), parts: parts.collect() }
}

fn narrow(conditions: &[(&str, &str)]) -> Vec<Narrow> {
    let named = conditions.iter();
    named
        .map(|(key, value)| Narrow { key: (*key).to_owned(), value: (*value).to_owned() })
        .collect()
}

#[cfg(test)]
mod tests;
