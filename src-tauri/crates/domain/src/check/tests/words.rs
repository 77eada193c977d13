//! `checks.txt` and the program name the same keys.

use std::collections::BTreeSet;

use crate::catalog::Catalogue;
use crate::check::paper::ITEMS;
use crate::check::sentences::field_label;
use crate::check::{RULES, sentences};
use crate::schema;

/// Keys outside the rules and the names of fields; each stands once in the code.
const OTHERS: &[&str] = &[
    "label.untitled",
    "label.unnamed_project",
    "label.sensitive",
    "label.ticked",
    "label.paper.poverty",
    "label.paper.services",
    "label.blank.number",
    "label.blank.day",
    "label.blank.signer",
    "task.report.words",
    "suggest.policy",
    "suggest.need",
    "suggest.amount",
    "suggest.confirm",
    "suggest.labour",
    "unfit.no_class",
    "unfit.class",
    "unfit.not_in_force",
    "unfit.labour",
    "unfit.condition",
];

fn keys_of_rules() -> impl Iterator<Item = String> {
    RULES.iter().flat_map(|rule| {
        let said = rule.says.iter().map(|(says, _)| *says);
        let sentences = said
            .flat_map(|says| [format!("{}.{says}", rule.id), format!("{}.{says}.fix", rule.id)]);
        sentences.chain(["title", "basis"].map(|part| format!("{}.{part}", rule.id)))
    })
}

/// What a plan must say, and the words by which it is found; of periods only the words.
fn keys_of_tasks() -> impl Iterator<Item = String> {
    let items = ITEMS.iter().map(|(item, _)| *item);
    let items = items.flat_map(|item| [format!("task.{item}"), format!("task.{item}.words")]);
    let periods = Catalogue::built_in().assignment.reports.iter();
    items.chain(periods.map(|period| format!("task.{}.words", period.key)))
}

fn keys_of_fields() -> impl Iterator<Item = String> {
    let fields = schema::KINDS.iter().flat_map(|kind| kind.fields.iter().map(|field| field.name));
    fields.chain(schema::COMMON.iter().copied()).map(|name| format!("field.{name}"))
}

#[test]
fn every_sentence_is_used_and_every_use_has_its_sentence() {
    let others = OTHERS.iter().map(|key| (*key).to_owned());
    let used: BTreeSet<String> =
        keys_of_rules().chain(keys_of_tasks()).chain(keys_of_fields()).chain(others).collect();
    let written: BTreeSet<String> = sentences().keys().map(str::to_owned).collect();
    let unused: Vec<_> = written.difference(&used).collect();
    let missing: Vec<_> = used.difference(&written).collect();
    assert!(unused.is_empty() && missing.is_empty(), "unused {unused:?}, missing {missing:?}");
}

#[test]
fn no_key_is_written_twice() {
    let text = include_str!("../../../../../../assets/messages/checks.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#') && line.contains(" = "));
    assert_eq!(lines.count(), sentences().keys().count());
}

#[test]
fn rules_have_names_that_differ_and_a_gravest_sentence() {
    let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        assert!(!rule.title().is_empty() && !rule.basis().is_empty(), "{}", rule.id);
        assert!(rule.says.iter().any(|(_, severity)| *severity == rule.severity()));
        assert!(rule.household.is_some() || rule.commune.is_some(), "{}", rule.id);
    }
}

#[test]
fn a_field_is_called_by_its_vietnamese_name() {
    let label = |field: &str| field_label(Catalogue::built_in(), field);
    assert_eq!(label("class"), "loại hộ");
    assert_eq!(label("cause.NN01"), "nguyên nhân nghèo «Thiếu vốn sản xuất»");
    assert_eq!(label("need.N01"), "nhu cầu «Hỗ trợ vay vốn ưu đãi»");
    assert_eq!(label("participant.00000000-0000-0000-0000-000000000001"), "hộ tham gia");
    assert_eq!(label("photograph"), "«photograph»");
    assert_eq!(label("photograph.front"), "«photograph.front»");
}
