//! Reading what passes between the offices, and where a version stands.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Known, Outcome, Task, TaskField, Words, answers, way};
use crate::catalog::Catalogue;
use crate::plan::RawRecord;
use crate::states::Stage;

fn raw(n: u128, kind: &str, facts: Value) -> RawRecord {
    let Value::Object(facts) = facts else { panic!("facts are an object") };
    RawRecord {
        id: Uuid::from_u128(n),
        kind: kind.to_owned(),
        facts: facts.into_iter().collect(),
        ..RawRecord::default()
    }
}

fn decided(n: u128, outcome: &str, at: &str) -> RawRecord {
    let facts = json!({"fingerprint": "ab", "version": 1, "outcome": outcome, "at": at});
    raw(n, "decision", facts)
}

#[test]
fn the_task_in_force_is_the_last_one_that_was_issued() {
    let task = |n: u128, number: u32, issued: Value, poor: u32| {
        raw(n, "task", json!({"number": number, "issued_at": issued, "poor_reduce": poor}))
    };
    let words = Words::read(&[
        task(3, 3, Value::Null, 210),
        task(1, 1, json!("2020-02-01T08:00:00"), 200),
        task(2, 2, json!("2020-02-05T08:00:00"), 205),
    ]);
    assert_eq!(words.task().map(|task| (task.number, task.targets.poor_reduce)), Some((2, 205)));
    assert_eq!(words.draft_task().map(|task| task.number), Some(3));
}

#[test]
fn a_changed_task_names_exactly_the_fields_that_changed() {
    let catalogue = Catalogue::built_in();
    let before = Task::of_plan_154(catalogue.unit("15670").unwrap(), catalogue);
    assert!(before.changes_since(&before).is_empty());
    let mut now = before.clone();
    now.targets.poor_reduce = 190;
    now.services.insert("latrines".to_owned(), 30);
    let changes = now.changes_since(&before);
    let fields: Vec<TaskField> = changes.iter().map(|one| one.field.clone()).collect();
    assert_eq!(fields, [TaskField::PoorReduce, TaskField::Service("latrines".to_owned())]);
    assert_eq!(
        (changes[0].before.as_deref(), changes[0].now.as_deref()),
        (Some("200"), Some("190"))
    );
    assert_eq!((changes[1].before.as_deref(), changes[1].now.as_deref()), (None, Some("30")));
}

#[test]
fn a_town_with_three_reviewers_has_no_lead_until_one_is_chosen() {
    let catalogue = Catalogue::built_in();
    let task = Task::of_plan_154(catalogue.unit("15664").unwrap(), catalogue);
    assert_eq!(task.reviewers.len(), 3);
    assert_eq!(task.lead, None);
}

#[test]
fn a_version_goes_its_way_from_frozen_to_approved() {
    let known = |sent, received| Known { number: 1, sent, received };
    let stage = |records: &[RawRecord], known| way("ab", known, &Words::read(records)).stage;
    assert_eq!(stage(&[], known(false, false)), Stage::Frozen);
    assert_eq!(stage(&[], known(true, false)), Stage::Sent);
    assert_eq!(stage(&[], known(true, true)), Stage::Received);
    let comment = raw(9, "comment", json!({"fingerprint": "ab", "text": "x"}));
    assert_eq!(stage(&[comment], known(true, true)), Stage::InReview);
    let returned = decided(1, "returned", "1");
    assert_eq!(stage(&[returned], known(true, false)), Stage::Returned);
    let [passed, approved] = [decided(1, "passed", "1"), decided(2, "approved", "2")];
    assert_eq!(stage(&[approved, passed], known(true, false)), Stage::Approved);
    let other = raw(5, "decision", json!({"fingerprint": "cd", "outcome": "passed"}));
    assert_eq!(stage(&[other], known(true, false)), Stage::Sent);
}

#[test]
fn what_a_later_program_wrote_is_left_alone() {
    let words = Words::read(&[
        raw(1, "decision", json!({"fingerprint": "ab", "outcome": "postponed"})),
        raw(2, "verdict", json!({"text": "x"})),
        raw(3, "comment", json!({"text": "x", "severity": "grave"})),
        decided(4, "returned", "1"),
    ]);
    assert_eq!(words.decision("ab").map(|one| one.outcome), Some(Outcome::Returned));
    assert_eq!(words.comments.len(), 1);
    assert!(answers(&[raw(5, "answer", json!({"comment": "no id", "state": "done"}))]).is_empty());
}
