//! Causes, indicators, needs, ethnic groups, relations, and finding them.

use super::*;
use crate::plan::HouseholdClass;

#[test]
fn the_lists_have_their_printed_lengths_and_order() {
    let causes: Vec<u32> = catalogue().causes.iter().map(|cause| cause.order).collect();
    let columns: Vec<u32> =
        catalogue().indicators.iter().map(|indicator| indicator.column).collect();
    assert_eq!(causes, (1..=11).collect::<Vec<_>>());
    assert_eq!(columns, (1..=10).collect::<Vec<_>>());
    assert_eq!(catalogue().needs.iter().filter(|need| need.printed_in_form).count(), 9);
    assert_eq!(catalogue().needs.len(), 17);
    assert_eq!(catalogue().policies.len(), 30);
    assert_eq!(catalogue().ethnic_groups.len(), 55);
    assert_eq!(catalogue().relations.len(), 9);
    assert_eq!(catalogue().indicators.iter().map(|i| i.b2_points).sum::<u32>(), 100);
}

#[test]
fn every_cause_but_the_free_one_has_a_valid_measure_for_the_poor() {
    for cause in &catalogue().causes {
        let measures = catalogue().measures_for_cause(cause.code.as_ref());
        let fits = measures.iter().any(|entry| {
            entry.policy().is_some_and(|policy| {
                policy.valid_in(plan_2020()) && policy.is_for(HouseholdClass::Poor)
            })
        });
        if cause.is_other() {
            assert!(
                measures
                    .iter()
                    .all(|entry| entry.policy().is_none_or(|p| p.code.as_ref() == "P22"))
            );
        } else {
            assert!(fits, "{}", cause.name);
        }
    }
}

#[test]
fn every_indicator_has_a_valid_measure() {
    for indicator in &catalogue().indicators {
        let measures = catalogue().measures_for_indicator(indicator.code.as_ref());
        let valid = measures
            .iter()
            .any(|entry| entry.policy().is_none_or(|policy| policy.valid_in(plan_2020())));
        assert!(valid, "{}", indicator.name);
    }
}

#[test]
fn default_measures_come_first_and_each_once() {
    let codes = |entries: Vec<MeasureEntry<'static>>| -> Vec<&'static str> {
        entries.into_iter().map(MeasureEntry::code).collect()
    };
    assert_eq!(
        codes(catalogue().measures_for_cause("NN01")),
        ["P01", "P02", "P14", "P06", "P03", "X08"]
    );
    assert_eq!(codes(catalogue().measures_for_indicator("D03")), ["X06"]);
    assert_eq!(codes(catalogue().measures_for_indicator("D07")), ["X02", "P04", "P19", "P15"]);
    assert!(catalogue().is_known_answer("P04", "D07"));
    assert!(catalogue().is_known_answer("N01", "NN01"));
    assert!(!catalogue().is_known_answer("P12", "NN01"));
}

#[test]
fn what_comes_from_memory_is_marked_uncertain() {
    assert!(catalogue().causes.iter().all(|cause| cause.evidence.uncertain));
    assert!(catalogue().needs.iter().all(|need| need.evidence.uncertain));
    assert!(catalogue().relations.iter().all(|relation| relation.evidence.uncertain));
    let sure: Vec<&str> = catalogue()
        .indicators
        .iter()
        .filter(|indicator| !indicator.evidence.uncertain)
        .map(|indicator| indicator.code.as_ref())
        .collect();
    assert_eq!(sure, ["D06"]);
    let memory = "theo trí nhớ";
    for policy in &catalogue().policies {
        let spoken = policy.evidence.note.contains(memory) || policy.evidence.source.is_empty();
        assert!(!spoken || policy.evidence.uncertain, "{}", policy.code);
    }
    let doubted = |code| catalogue().unit(code).is_some_and(|unit| unit.evidence.uncertain);
    assert!(doubted("15712"));
    assert!(!doubted("15670"));
}

#[test]
fn entries_are_found_by_what_people_write() {
    let cause = |text: &str| catalogue().find_cause(text).map(|c| c.code.0.as_str());
    assert_eq!(cause("thieu von"), Some("NN01"));
    assert_eq!(cause("Thiếu vốn sản xuất"), Some("NN01"));
    assert_eq!(cause("(08)"), Some("NN08"));
    assert_eq!(cause("Ốm đau nặng"), Some("NN08"));
    assert_eq!(cause("nn10"), Some("NN10"));
    assert_eq!(cause("vui tính"), None);
    assert_eq!(cause(""), None);
    let indicator = |text: &str| catalogue().find_indicator(text).map(|i| i.code.0.as_str());
    assert_eq!(indicator("Hố xí, nhà tiêu hợp vệ sinh"), Some("D08"));
    assert_eq!(indicator("BHYT"), Some("D02"));
    assert_eq!(indicator("7"), Some("D07"));
    let need = |text: &str| catalogue().find_need(text).map(|n| n.code.0.as_str());
    assert_eq!(need("vay vốn"), Some("N01"));
    assert_eq!(need("nhà vệ sinh"), Some("X03"));
    assert_eq!(need("21"), None);
}

#[test]
fn ethnic_groups_go_by_name_and_numbers_only_by_a_stated_list() {
    let name = |text: &str| catalogue().find_ethnic(text).map(|group| group.name.as_str());
    assert_eq!(name("muong"), Some("Mường"));
    assert_eq!(name("H'Mông"), Some("Hmông"));
    assert_eq!(name("Khơ me"), Some("Khơ-me"));
    assert_eq!(name("6"), None);
    let by_code =
        |list, code| catalogue().ethnic_group_by_code(list, code).map(|group| group.name.as_str());
    assert_eq!(by_code(EthnicCodeList::Decision121Of1979, "6"), Some("Mường"));
    assert_eq!(by_code(EthnicCodeList::Newer, "06"), Some("Hoa"));
    assert_eq!(by_code(EthnicCodeList::Newer, "04"), Some("Mường"));
    let kinh = catalogue().find_ethnic("Kinh").and_then(|group| group.minority);
    assert_eq!(kinh, Some(false));
}

#[test]
fn relations_go_by_name() {
    let key = |text: &str| catalogue().find_relation(text).map(|relation| relation.key.as_str());
    assert_eq!(key("Chủ hộ"), Some("head"));
    assert_eq!(key("VỢ"), Some("spouse"));
    assert_eq!(key("con gái"), Some("child"));
    assert_eq!(key("con dâu"), Some("child_in_law"));
    assert_eq!(key("cháu nội"), Some("grandchild"));
    assert_eq!(key("1"), None);
}

#[test]
fn every_synonym_leads_to_an_entry_of_the_built_in_lists() {
    let synonyms = CatalogueFiles::built_in().synonyms;
    for line in synonyms.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [kind, code, synonym] = cells[..] else { panic!("{line}") };
        let found = match kind {
            "cause" => catalogue().find_cause(synonym).map(|c| c.code.0.as_str()),
            "indicator" => catalogue().find_indicator(synonym).map(|i| i.code.0.as_str()),
            "need" => catalogue().find_need(synonym).map(|n| n.code.0.as_str()),
            "ethnic" => catalogue().find_ethnic(synonym).map(|g| g.name.as_str()),
            _ => catalogue().find_relation(synonym).map(|r| r.code.as_str()),
        };
        assert_eq!(found, Some(code), "{line}");
    }
}

#[test]
fn the_lists_of_the_next_period_are_read_from_the_same_files() {
    let later = Catalogue::parse(&CatalogueFiles::built_in(), "2021-2025")
        .expect("both periods are in the files");
    assert_eq!(later.causes.len(), 8);
    assert_eq!(later.indicators.len(), 12);
    assert!(later.causes.iter().all(|cause| cause.default_policies.is_empty()));
}

#[test]
fn all_texts_of_the_files_are_clean() {
    let files = CatalogueFiles::built_in();
    for text in [
        files.communes,
        files.unit_aliases,
        files.training_commune,
        files.stated_totals,
        files.reviewers,
        files.causes,
        files.indicators,
        files.needs,
        files.policies,
        files.ethnic_groups,
        files.relations,
        files.assignment,
        files.synonyms,
    ] {
        for line in text.lines() {
            assert_eq!(crate::text::clean(line), line);
        }
    }
}
