//! A figure and the households it leads to say the same number.

use std::collections::BTreeSet;

use domain::plan::{PaperKind, Plan};
use domain::totals::UnitTargets;

use super::*;
use crate::cases::narrowing::narrowed;
use crate::paper::sample::{frozen, large, small, with_request};

/// Figures of persons, rates, đồng, projects and measures: their number is not of households.
const OTHERS: &[&str] = &[
    "poor_members",
    "poor_rate",
    "poor_rate_end",
    "near_poor_members",
    "near_poor_rate",
    "near_poor_rate_end",
    "projects",
    "suggested",
    "children_out",
    "uninsured",
    "near_poor_uninsured",
    "service_money_total",
    "service_money_kinds",
    "money_total",
    "money_kinds",
];

/// What the district handed out, and what is short of it.
const GIVEN: &[&str] = &[
    "households",
    "poor_assigned",
    "poor_target",
    "poor_missing",
    "near_poor_assigned",
    "near_poor_target",
    "near_poor_missing",
];

/// Every number of households in a phrase: «143 hộ nghèo, 52 hộ cận nghèo».
fn numbers(text: &str) -> Vec<u32> {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '(', ')']).collect();
    let before = words.windows(2).filter(|pair| pair[1].trim_end_matches(',') == "hộ");
    before.filter_map(|pair| pair[0].replace('.', "").parse().ok()).collect()
}

fn check(plan: &Plan) -> usize {
    with_request(PaperKind::Poverty, plan, frozen(), |request| {
        let figures = Figures::of(request);
        let targets = UnitTargets::from(request.unit);
        let ids = |conditions: &[Narrow]| -> BTreeSet<String> {
            let found = narrowed(plan, Some(&targets), conditions).expect("a known condition");
            found.into_iter().map(|one| one.id.to_string()).collect()
        };
        let behind = |conditions: &[Narrow]| u32::try_from(ids(conditions).len()).unwrap();
        let mut compound = 0;
        for (name, value) in fields::all(&figures) {
            let Some(figure) = shown(&name, &figures, &behind) else { continue };
            if GIVEN.contains(&name.as_str()) {
                assert_eq!((figure.narrow.len(), figure.parts.len()), (0, 0), "{name}");
                continue;
            }
            let says = !value.is_empty() && value != "0" && value != "0,00";
            // What is said of nobody leads nowhere, and the other way round; a project may
            // have no household, and money of a project need not have one either.
            if !matches!(name.as_str(), "projects" | "money_total" | "money_kinds") {
                assert_eq!(figure.households > 0, says, "{name}: {value}");
            }
            let of_parts: BTreeSet<String> =
                figure.parts.iter().flat_map(|part| ids(&part.narrow)).collect();
            let all = if figure.narrow.is_empty() { BTreeSet::new() } else { ids(&figure.narrow) };
            if !figure.parts.is_empty() {
                compound += 1;
                assert_eq!(of_parts, all, "{name}: the parts make the whole");
            }
            if OTHERS.contains(&name.as_str()) {
                continue;
            }
            match value.replace('.', "").parse::<u32>() {
                Ok(number) => assert_eq!(figure.households, number, "{name}"),
                Err(_) => {
                    let mut counted: Vec<u32> =
                        figure.parts.iter().map(|part| part.households).collect();
                    // «tất cả đã có giải pháp» says it without the number.
                    if value.contains("tất cả") {
                        assert_eq!(counted.pop(), Some(figure.households), "{name}");
                    }
                    assert_eq!(counted, numbers(&value), "{name}: {value}");
                }
            }
        }
        compound
    })
}

#[test]
fn a_figure_leads_to_exactly_the_households_it_counts() {
    assert!(check(&small()) > 5);
    assert!(check(&large()) > 10);
}

#[test]
fn every_figure_and_every_part_has_its_sentence() {
    for (name, _, parts) in FIGURES {
        assert!(crate::words::has(&format!("figure.{name}")), "{name}");
        for (part, _) in *parts {
            assert!(crate::words::has(&format!("figure_part.{part}")), "{part}");
        }
    }
    for kind in MoneyKind::ALL {
        assert!(crate::words::has(&format!("figure_part.money.{}", kind.code())), "{kind:?}");
    }
}

#[test]
fn words_are_no_figures() {
    with_request(PaperKind::Poverty, &small(), frozen(), |request| {
        let figures = Figures::of(request);
        for word in ["year", "unit", "cause.unknown", "D01.other", "D99"] {
            assert_eq!(meaning(word, &figures), None, "{word}");
        }
        assert!(meaning("cause.capital", &figures).is_some());
        assert!(meaning("D08.reached", &figures).is_some());
        assert!(meaning("top_causes", &figures).is_some());
    });
}
