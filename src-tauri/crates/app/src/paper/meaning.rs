//! What the figures in the text mean, and which households are behind them.
//!
//! A field of the template that stands here is a figure on the screen; any other is words.
//! Deliberately absent: the figures themselves, which are those of `fields`.

use domain::catalog::Catalogue;

use crate::view::Narrow;
use crate::words::say;

/// What a figure means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// In words.
    pub words: String,
    /// The conditions of the households it counts; none where it counts none.
    pub narrow: Vec<Narrow>,
}

type Conditions = &'static [(&'static str, &'static str)];

const POOR: Conditions = &[("class", "poor")];
const NEAR_POOR: Conditions = &[("class", "near_poor")];
const POOR_PLANNED: Conditions = &[("planned", "poor")];
const NEAR_POOR_PLANNED: Conditions = &[("planned", "near_poor")];

/// Fields, each with its sentence `figure.NAME` and its households.
const FIGURES: &[(&str, Conditions)] = &[
    ("households", &[]),
    ("poor", POOR),
    ("poor_members", POOR),
    ("poor_members_unknown", &[]),
    ("poor_rate", POOR),
    ("poor_kinds", POOR),
    ("poor_policy", &[]),
    ("poor_assigned", &[]),
    ("poor_target", &[]),
    ("poor_planned", POOR_PLANNED),
    ("poor_results", POOR_PLANNED),
    ("poor_to_near_poor", &[("class", "poor"), ("expected", "to_near_poor")]),
    ("poor_missing", &[]),
    ("poor_unanswered", &[("class", "poor"), ("expected", "")]),
    ("poor_end", &[]),
    ("poor_rate_end", &[]),
    ("near_poor", NEAR_POOR),
    ("near_poor_members", NEAR_POOR),
    ("near_poor_members_unknown", &[]),
    ("near_poor_rate", NEAR_POOR),
    ("near_poor_policy", &[]),
    ("near_poor_assigned", &[]),
    ("near_poor_target", &[]),
    ("near_poor_planned", NEAR_POOR_PLANNED),
    ("near_poor_missing", &[]),
    ("near_poor_unanswered", &[("class", "near_poor"), ("expected", "")]),
    ("near_poor_end", &[]),
    ("near_poor_rate_end", &[]),
    ("top_causes", &[]),
    ("top_indicators", &[]),
    ("projects", &[]),
    ("suggested", &[]),
    ("children_out", &[]),
    ("uninsured", &[]),
    ("near_poor_uninsured", &[]),
    ("service_money_total", &[]),
    ("service_money_kinds", &[]),
    ("money_total", &[]),
    ("money_kinds", &[]),
];

/// What the field of that name means; `None` for words that are no figure.
pub(crate) fn meaning(field: &str, catalogue: &Catalogue) -> Option<Meaning> {
    if let Some((name, conditions)) = FIGURES.iter().find(|(name, _)| *name == field) {
        return Some(Meaning {
            words: say(&format!("figure.{name}"), &[]),
            narrow: narrow(conditions),
        });
    }
    if let Some(key) = field.strip_prefix("cause.") {
        let cause = catalogue.causes.iter().find(|cause| cause.key == key)?;
        let words = say("figure.cause", &[("name", &cause.name)]);
        return Some(Meaning { words, narrow: narrow(&[("cause", cause.code.as_ref())]) });
    }
    let (code, part) = field.split_once('.').unwrap_or((field, ""));
    let indicator = catalogue.indicators.iter().find(|one| one.code.as_ref() == code)?;
    let (key, narrow) = match part {
        "" => ("figure.indicator", narrow(&[("indicator", code)])),
        "lacking" => {
            ("figure.indicator_lacking", narrow(&[("class", "poor"), ("indicator", code)]))
        }
        "reached" => ("figure.indicator_reached", narrow(&[("class", "poor"), ("answered", code)])),
        _ => return None,
    };
    Some(Meaning { words: say(key, &[("name", &indicator.name)]), narrow })
}

fn narrow(conditions: &[(&str, &str)]) -> Vec<Narrow> {
    let named = conditions.iter();
    named
        .map(|(key, value)| Narrow { key: (*key).to_owned(), value: (*value).to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_sentence() {
        for (name, _) in FIGURES {
            assert!(crate::words::has(&format!("figure.{name}")), "{name}");
        }
    }

    #[test]
    fn words_are_no_figures() {
        let catalogue = Catalogue::built_in();
        for word in ["year", "unit", "cause.unknown", "D01.other", "D99"] {
            assert_eq!(meaning(word, catalogue), None, "{word}");
        }
        assert!(meaning("cause.capital", catalogue).is_some());
        assert!(meaning("D08.reached", catalogue).is_some());
    }
}
