//! Two files of one plan, edited apart and joined: nothing is lost, and both end alike.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use replica::{ActorId, Dot, LedgerId, Owner, RecordId};
use serde_json::{Value, json};
use store::{Author, Identity, Operation, OtherWorkplace, Query, Store, StoreError};

const FIELDS: [&str; 3] = ["note", "code", "cause_other"];

fn ledger() -> LedgerId {
    LedgerId("plan/15670/2020".into())
}

fn owner() -> Owner {
    Owner("15670".into())
}

/// One laptop with its copy of the plan.
struct Laptop {
    name: &'static str,
    path: PathBuf,
    store: Store,
}

impl Laptop {
    fn author(&self) -> Author {
        Author {
            who: format!("Bà {}", self.name),
            device: self.name.into(),
            at: "2020-02-11T14:03:21".into(),
        }
    }

    fn act<T>(&mut self, act: impl FnOnce(&mut store::Act<'_>) -> Result<T, StoreError>) -> T {
        let operation = Operation { name: "household.edit".into(), note: String::new() };
        let author = self.author();
        self.store.transact(&ledger(), &owner(), &operation, &author, act).unwrap()
    }

    fn household(&mut self, name: &str) -> RecordId {
        let id = RecordId::derived(&["household", name]);
        let fields = BTreeMap::from([("head_name".to_owned(), json!(name))]);
        self.act(|act| act.create(id, "household", None, &fields));
        id
    }

    fn write(&mut self, id: RecordId, field: &str, value: Value) {
        let seen = self.dots(id, field);
        self.act(|act| act.write(id, field, value, &seen));
    }

    fn dots(&self, id: RecordId, field: &str) -> Vec<Dot> {
        let record = self.store.record(&ledger(), id).unwrap().unwrap();
        record.field(field).into_iter().flat_map(|register| register.dots()).collect()
    }

    fn values(&self, id: RecordId, field: &str) -> Vec<Value> {
        let record = self.store.record(&ledger(), id).unwrap().unwrap();
        let field = record.field(field);
        field.into_iter().flat_map(|register| register.values()).cloned().collect()
    }

    fn bytes(&self) -> Vec<u8> {
        self.store.ledger(&ledger(), &owner()).unwrap().to_ndjson()
    }

    /// Takes over what a file holds; `steps` = after how many looks somebody stops it.
    fn merges(&mut self, path: &Path, steps: Option<usize>) -> Result<(), StoreError> {
        let scratch = self.path.with_extension("scratch");
        let other = OtherWorkplace::open(path, &scratch, "2020-02-11T14:03:21")?;
        let operation = Operation { name: "workplace.merge".into(), note: String::new() };
        let author = self.author();
        let mut left = steps;
        let mut proceed = || match &mut left {
            Some(0) => Err(StoreError::Cancelled),
            Some(n) => {
                *n -= 1;
                Ok(())
            }
            None => Ok(()),
        };
        let done =
            self.store.merge((&ledger(), &owner()), &other, &operation, &author, &mut proceed);
        drop(other);
        assert!(!scratch.exists(), "the copy is gone");
        done.map(|_| ())
    }

    /// The file as it would lie on a stick.
    fn on_stick(&mut self, folder: &Path) -> PathBuf {
        let folder = folder.join(format!("stick-{}", self.name));
        let _ = std::fs::remove_dir_all(&folder);
        store::backup::back_up(&self.store, &folder, "usb", "2020-02-11T14:03:21").unwrap()
    }

    fn views_agree(&mut self) {
        let kept = self.store.dump_projections().unwrap();
        self.store.rebuild_projections().unwrap();
        assert_eq!(kept, self.store.dump_projections().unwrap());
    }
}

/// A plan with two households, copied to a second laptop.
fn two_laptops(folder: &Path) -> (Laptop, Laptop, [RecordId; 2]) {
    let path = folder.join("a.benvung");
    let identity = Identity { unit: "15670".into(), year: 2020, training: false };
    let store = Store::create(&path, identity, ActorId(10), &[7; 32]).unwrap();
    let mut first = Laptop { name: "A", path, store };
    let ids = ["Lê Văn An", "Hà Văn Bảo"].map(|name| first.household(name));
    let second = folder.join("b.benvung");
    std::fs::copy(first.on_stick(folder), &second).unwrap();
    let store = Store::open(&second, ActorId(20), folder, "2020-02-11T08:00:00").unwrap();
    (first, Laptop { name: "B", path: second, store }, ids)
}

#[test]
fn both_laptops_end_with_the_same_ledger_and_know_who_wrote_what() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, [an, bao]) = two_laptops(folder.path());
    a.write(an, "note", json!("nhà dột"));
    b.write(an, "note", json!("nhà xiêu"));
    b.write(bao, "code", json!("H-02"));
    let fresh = b.household("Trần Văn Đức");
    let (from_a, from_b) = (a.on_stick(folder.path()), b.on_stick(folder.path()));
    let before = std::fs::read(&from_b).unwrap();
    a.merges(&from_b, None).unwrap();
    b.merges(&from_a, None).unwrap();
    assert_eq!(std::fs::read(&from_b).unwrap(), before, "the other file is not touched");
    assert_eq!(a.bytes(), b.bytes());
    assert_eq!(a.values(an, "note").len(), 2);
    let names: Vec<String> = a
        .dots(an, "note")
        .into_iter()
        .map(|dot| a.store.author_of(&ledger(), dot).unwrap().unwrap().0)
        .collect();
    assert_eq!(names, ["Bà A", "Bà B"]);
    assert!(a.store.record(&ledger(), fresh).unwrap().is_some());
    let row = a.store.list(&Query::default()).unwrap();
    assert!(row.iter().any(|row| row.id == an && row.conflict));
    assert_eq!(a.store.history_of(fresh).unwrap()[0].step.who, "Bà B");
    a.views_agree();
    // Once more there is nothing to do, and nothing is written.
    let steps = a.store.steps(1).unwrap();
    a.merges(&from_b, None).unwrap();
    assert_eq!(a.store.steps(1).unwrap(), steps);
}

#[test]
fn undo_leaves_the_merge_and_the_other_laptop_alone_and_goes_on_with_its_own_steps() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, [an, bao]) = two_laptops(folder.path());
    a.write(an, "note", json!("nhà dột"));
    b.write(bao, "note", json!("thiếu đất"));
    let stick = b.on_stick(folder.path());
    a.merges(&stick, None).unwrap();
    assert!(a.store.redoable().unwrap().is_none());
    let author = a.author();
    a.store.undo(&owner(), &author).unwrap();
    assert_eq!(a.values(an, "note"), [Value::Null]);
    assert_eq!(a.values(bao, "note"), [json!("thiếu đất")]);
    a.store.redo(&owner(), &author).unwrap();
    assert_eq!(a.values(an, "note"), [json!("nhà dột")]);
    // The other laptop wrote below this household: its making is not taken back.
    a.write(an, "code", json!("H-01"));
    for _ in 0..2 {
        a.store.undo(&owner(), &author).unwrap();
    }
    assert!(matches!(a.store.undo(&owner(), &author), Err(StoreError::Overwritten)));
    assert!(a.store.list(&Query::default()).unwrap().iter().any(|row| row.id == bao));
    a.views_agree();
}

#[test]
fn what_the_other_laptop_took_back_is_taken_back_here_and_undo_passes_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, _, [an, _]) = two_laptops(folder.path());
    a.write(an, "note", json!("nhà dột"));
    a.write(an, "code", json!("H-01"));
    let copy = folder.path().join("c.benvung");
    std::fs::copy(a.on_stick(folder.path()), &copy).unwrap();
    let store = Store::open(&copy, ActorId(30), folder.path(), "2020-02-11T08:00:00").unwrap();
    let mut c = Laptop { name: "C", path: copy, store };
    let author = c.author();
    c.store.undo(&owner(), &author).unwrap();
    let stick = c.on_stick(folder.path());
    a.merges(&stick, None).unwrap();
    assert_eq!(a.values(an, "code"), [Value::Null]);
    let author = a.author();
    a.store.undo(&owner(), &author).unwrap();
    assert_eq!(a.values(an, "note"), [Value::Null]);
}

#[test]
fn a_merge_that_is_stopped_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, [an, bao]) = two_laptops(folder.path());
    b.write(an, "note", json!("nhà xiêu"));
    b.write(bao, "note", json!("thiếu đất"));
    let stick = b.on_stick(folder.path());
    let (bytes, steps) = (a.bytes(), a.store.steps(9).unwrap());
    let views = a.store.dump_projections().unwrap();
    for looks in 0..3 {
        assert!(matches!(a.merges(&stick, Some(looks)), Err(StoreError::Cancelled)));
        assert_eq!(a.bytes(), bytes);
        assert_eq!(a.store.steps(9).unwrap(), steps);
        assert_eq!(a.store.dump_projections().unwrap(), views);
    }
    a.merges(&stick, None).unwrap();
    assert_eq!(a.bytes(), b.bytes());
}

#[test]
fn a_file_in_use_damaged_or_not_there_is_refused_without_a_trace_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, b, _) = two_laptops(folder.path());
    assert!(matches!(a.merges(&b.path, None), Err(StoreError::InUse(path)) if path == b.path));
    let own = a.path.clone();
    assert!(matches!(a.merges(&own, None), Err(StoreError::InUse(_))));
    let missing = folder.path().join("khong-co.benvung");
    assert!(matches!(a.merges(&missing, None), Err(StoreError::Missing(_))));
    let lone = folder.path().join("lone");
    std::fs::create_dir(&lone).unwrap();
    let text = lone.join("text.benvung");
    std::fs::write(&text, "không phải sổ").unwrap();
    assert!(matches!(a.merges(&text, None), Err(StoreError::NotAWorkplace(path)) if path == text));
    let mut broken = std::fs::read(a.on_stick(folder.path())).unwrap();
    let middle = broken.len() / 2;
    broken[middle..middle + 4096].fill(0xA5);
    let path = lone.join("broken.benvung");
    std::fs::write(&path, &broken).unwrap();
    assert!(
        matches!(a.merges(&path, None), Err(StoreError::Damaged { path: found, .. }) if found == path)
    );
    assert_eq!(std::fs::read(&path).unwrap(), broken);
    assert_eq!(std::fs::read_dir(&lone).unwrap().count(), 2, "no file was made beside them");
}

#[test]
fn entries_that_only_stand_in_the_log_of_a_program_that_died_come_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b, [an, _]) = two_laptops(folder.path());
    b.write(an, "note", json!("nhà xiêu"));
    // What a pulled plug leaves: the file with its log beside it, nobody holding them.
    let stick = folder.path().join("dead.benvung");
    for tail in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{tail}", path.display()));
        std::fs::copy(name(&b.path), name(&stick)).unwrap();
    }
    let before = std::fs::read(&stick).unwrap();
    a.merges(&stick, None).unwrap();
    assert_eq!(a.values(an, "note"), [json!("nhà xiêu")]);
    assert_eq!(std::fs::read(&stick).unwrap(), before);
}

/// What one laptop does: which one, which household, which field, which value; or takes over
/// the other's file; or takes back its last step.
#[derive(Clone, Debug)]
enum Doing {
    Write(bool, bool, usize, u8),
    Delete(bool, bool),
    Undo(bool),
    Merge(bool),
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        6 => (any::<bool>(), any::<bool>(), 0..FIELDS.len(), any::<u8>())
            .prop_map(|(who, home, field, value)| Doing::Write(who, home, field, value)),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(who, home)| Doing::Delete(who, home)),
        1 => any::<bool>().prop_map(Doing::Undo),
        1 => any::<bool>().prop_map(Doing::Merge),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_laptops_do_they_end_alike(doings in prop::collection::vec(doing(), 1..16)) {
        let folder = tempfile::tempdir().unwrap();
        let (mut a, mut b, homes) = two_laptops(folder.path());
        for doing in doings {
            let who = match doing {
                Doing::Write(who, ..) | Doing::Delete(who, _) | Doing::Undo(who) | Doing::Merge(who) => who,
            };
            let (own, other) = if who { (&mut a, &mut b) } else { (&mut b, &mut a) };
            match doing {
                Doing::Write(_, home, field, value) => {
                    own.write(homes[usize::from(home)], FIELDS[field], json!(format!("{value}")));
                }
                Doing::Delete(_, home) => own.act(|act| act.delete(homes[usize::from(home)])),
                Doing::Undo(_) => {
                    let author = own.author();
                    match own.store.undo(&owner(), &author) {
                        Ok(_) | Err(StoreError::Overwritten | StoreError::NothingToTakeBack) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
                Doing::Merge(_) => own.merges(&other.on_stick(folder.path()), None).unwrap(),
            }
        }
        a.merges(&b.on_stick(folder.path()), None).unwrap();
        b.merges(&a.on_stick(folder.path()), None).unwrap();
        prop_assert_eq!(a.bytes(), b.bytes());
        a.views_agree();
        b.views_agree();
    }
}
