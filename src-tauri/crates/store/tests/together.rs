//! One action in several ledgers is one step: whole or not at all, and taken back as one.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeMap;

use replica::{LedgerId, Owner, RecordId};
use serde_json::json;
use store::{Act, Author, Identity, Operation, Store, StoreError};

const UNITS: [&str; 3] = ["15664", "15667", "15670"];

fn author() -> Author {
    Author { who: "Ông Lực".into(), device: "huyện".into(), at: "2020-02-11T16:00:00".into() }
}

fn owner() -> Owner {
    Owner("397".into())
}

fn operation(name: &'static str) -> Operation {
    Operation { name: name.into(), note: "tất cả".into() }
}

fn ledgers() -> Vec<LedgerId> {
    UNITS.iter().map(|unit| LedgerId(format!("district/{unit}/2020"))).collect()
}

fn task(place: usize) -> RecordId {
    RecordId::derived(&["task", UNITS[place]])
}

/// A district whose units each have a task with a number.
fn district(folder: &tempfile::TempDir) -> Store {
    let identity = Identity { unit: "397".into(), year: 2020, training: false };
    let path = folder.path().join("h.benvung");
    let mut store = Store::create(&path, identity, replica::ActorId(1), &[7; 32]).unwrap();
    put(&mut store, "task.make", |place, act| {
        act.create(task(place), "task", None, &BTreeMap::from([("number".into(), json!(1))]))
    })
    .unwrap();
    store
}

fn put(
    store: &mut Store,
    name: &'static str,
    act: impl FnMut(usize, &mut Act<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    store.transact_each(&ledgers(), &owner(), &operation(name), &author(), act)
}

fn write(act: &mut Act<'_>, id: RecordId, field: &str, value: &str) -> Result<(), StoreError> {
    let entries = act.record(id)?.and_then(|record| record.field(field));
    let seen: Vec<_> =
        entries.map(|all| all.entries().iter().map(|one| one.0).collect()).unwrap_or_default();
    act.write(id, field, json!(value), &seen)
}

fn notes(store: &Store) -> Vec<Option<String>> {
    let note = |place: usize| {
        let record = store.record(&ledgers()[place], task(place)).unwrap()?;
        let value = record.field("note")?.value()?.as_str()?.to_owned();
        Some(value)
    };
    (0..UNITS.len()).map(note).collect()
}

fn all(text: &str) -> Vec<Option<String>> {
    vec![Some(text.to_owned()); UNITS.len()]
}

#[test]
fn it_is_one_step_that_is_taken_back_and_done_again_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    put(&mut store, "task.edit", |place, act| write(act, task(place), "note", "sớm")).unwrap();
    assert_eq!(notes(&store), all("sớm"));
    let steps = store.steps(10).unwrap();
    assert_eq!(steps.iter().filter(|step| step.operation == "task.edit").count(), 1);
    assert_eq!(store.count_undoable(steps[0].number).unwrap(), 1);

    let taken = store.undo(&owner(), &author()).unwrap();
    assert_eq!((taken.step.number, taken.left_alone), (steps[0].number, 0));
    assert_eq!(notes(&store), vec![None; 3]);
    store.redo(&owner(), &author()).unwrap();
    assert_eq!(notes(&store), all("sớm"));
    store.undo(&owner(), &author()).unwrap();
    assert_eq!(notes(&store), vec![None; 3]);
    // One step for each time, and the making of the tasks is the next to go.
    assert_eq!(store.steps(10).unwrap().len(), 5);
    assert_eq!(store.undoable().unwrap().unwrap().operation, "task.make");
}

#[test]
fn it_is_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    let before = (store.steps(10).unwrap(), store.vector(&ledgers()[0]).unwrap());
    let failed = put(&mut store, "task.edit", |place, act| {
        write(act, task(place), "note", "sớm")?;
        if place == 2 { Err(StoreError::DiskFull) } else { Ok(()) }
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert_eq!(notes(&store), vec![None; 3]);
    assert_eq!((store.steps(10).unwrap(), store.vector(&ledgers()[0]).unwrap()), before);
}

#[test]
fn what_was_issued_since_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    put(&mut store, "task.edit", |place, act| write(act, task(place), "note", "sớm")).unwrap();
    let issue = |store: &mut Store, place: usize| {
        let issuing = operation("task.issue");
        store.transact(&ledgers()[place], &owner(), &issuing, &author(), |act| {
            write(act, task(place), "issued_at", "2020-02-11T16:00:00")?;
            let seen = act.ledger()?;
            assert!(seen.records[&task(place)].field("issued_at").is_some());
            Ok::<_, StoreError>(())
        })
    };
    // The last of the sets: the step is known by another one then.
    issue(&mut store, 2).unwrap();
    let taken = store.undo(&owner(), &author()).unwrap();
    assert_eq!((taken.step.operation.as_str(), taken.left_alone), ("task.edit", 1));
    assert_eq!(notes(&store), [None, None, Some("sớm".to_owned())]);

    issue(&mut store, 0).unwrap();
    issue(&mut store, 1).unwrap();
    // Nothing is left that is not in the hands of others.
    assert!(store.undoable().unwrap().is_none());
    assert!(store.steps(20).unwrap().iter().all(|step| !step.undoable()));
    assert!(matches!(store.undo(&owner(), &author()), Err(StoreError::NothingToTakeBack)));
}
