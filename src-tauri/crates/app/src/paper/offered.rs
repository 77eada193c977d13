//! The fields that can be put into a sentence, under the headings of the list from which a
//! person chooses.
//!
//! Deliberately absent: fields that are only conditions, and what a figure means (`meaning`).

use super::PaperRequest;
use super::fields;
use super::figures::Figures;
use super::meaning;
use super::outline::Behind;
use crate::view::{OfferedField, PaperFigure};
use crate::words::say;

/// Words of the plan that are worth choosing although they are no figures.
const WORDS: &[&str] = &[
    "year",
    "period",
    "unit_full",
    "district",
    "assignment_number",
    "assignment_date",
    "income_increase",
    "income_level",
];

/// Every field that can be chosen; those of one group stand together.
pub(crate) fn offered(request: &PaperRequest<'_>, behind: Behind<'_>) -> Vec<OfferedField> {
    let figures = Figures::of(request);
    let mut offered = Vec::new();
    for (name, value) in fields::all(&figures) {
        let PaperFigure { meaning, narrow, households, parts } =
            match meaning::shown(&name, &figures, behind) {
                Some(figure) => figure,
                None if WORDS.contains(&name.as_str()) => PaperFigure {
                    meaning: say(&format!("word_field.{name}"), &[]),
                    narrow: Vec::new(),
                    households: 0,
                    parts: Vec::new(),
                },
                None => continue,
            };
        let group = group(&name);
        offered.push((
            group,
            OfferedField {
                group: say(&format!("field_group.{group}"), &[]),
                name,
                value,
                meaning,
                narrow,
                households,
                parts,
            },
        ));
    }
    let place = |group: &str| GROUPS.iter().position(|known| *known == group);
    offered.sort_by_key(|(group, _)| place(group));
    offered.into_iter().map(|(_, field)| field).collect()
}

/// Groups in the order in which they are offered.
const GROUPS: &[&str] = &["poor", "near_poor", "money", "causes", "indicators", "general"];

fn group(name: &str) -> &'static str {
    let indicator =
        name.strip_prefix('D').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match name {
        _ if name.starts_with("cause.") || name == "top_causes" => "causes",
        _ if indicator || name == "top_indicators" => "indicators",
        _ if name.starts_with("near_poor") => "near_poor",
        _ if name.starts_with("poor") => "poor",
        _ if name.starts_with("money") || matches!(name, "projects" | "suggested") => "money",
        _ => "general",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_and_every_word_has_its_sentence() {
        for group in GROUPS {
            assert!(crate::words::has(&format!("field_group.{group}")), "{group}");
        }
        for word in WORDS {
            assert!(crate::words::has(&format!("word_field.{word}")), "{word}");
        }
    }
}
