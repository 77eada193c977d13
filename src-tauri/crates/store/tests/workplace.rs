//! One workplace as a person uses it: nothing typed is lost, undo survives, views agree.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use replica::{ActorId, Dot, LedgerId, Owner, RecordId};
use serde_json::{Value, json};
use store::{Author, Draft, Identity, Operation, Query, Result, Store, StoreError, StoredPaper};

struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    store: Store,
    ledger: LedgerId,
    owner: Owner,
    openings: u64,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ThoBinh.benvung");
        let identity = Identity { unit: "15670".into(), year: 2020, training: false };
        let store = Store::create(&path, identity, ActorId(1), &[7; 32]).unwrap();
        let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
        Self { _folder: folder, path, store, ledger, owner, openings: 1 }
    }

    fn reopen(mut self) -> Self {
        self.store.close().unwrap();
        self.openings += 1;
        let backups = self.path.with_extension("backups");
        let actor = ActorId(self.openings);
        self.store = Store::open(&self.path, actor, &backups, "2020-02-11T08:00:00").unwrap();
        self
    }

    fn act<T>(&mut self, act: impl FnOnce(&mut store::Act<'_>) -> Result<T>) -> Result<T> {
        let operation = Operation { name: "household.edit".into(), note: "Lê Văn An".into() };
        self.store.transact(&self.ledger, &self.owner, &operation, &author(), act)
    }

    fn household(&mut self, name: &str) -> RecordId {
        let id = RecordId::derived(&["household", name]);
        let fields = fields(&[("head_name", json!(name)), ("class", json!("poor_n1"))]);
        self.act(|act| act.create(id, "household", None, &fields)).unwrap();
        id
    }

    fn write(&mut self, id: RecordId, field: &str, value: Value) {
        let seen = self.dots(id, field);
        self.act(|act| act.write(id, field, value, &seen)).unwrap();
    }

    fn dots(&self, id: RecordId, field: &str) -> Vec<Dot> {
        let record = self.store.record(&self.ledger, id).unwrap().unwrap();
        record.field(field).into_iter().flat_map(|register| register.dots()).collect()
    }

    fn value(&self, id: RecordId, field: &str) -> Option<Value> {
        let record = self.store.record(&self.ledger, id).unwrap().unwrap();
        record.field(field).and_then(|register| register.value().cloned())
    }

    /// The plan as a frozen version with a paper beside its first.
    fn frozen(&self) -> (store::StoredSnapshot, StoredPaper) {
        let ledger = self.store.ledger(&self.ledger, &self.owner).unwrap();
        let frozen = store::StoredSnapshot {
            number: 1,
            fingerprint: "5b".repeat(32),
            vector: serde_json::to_string(&ledger.vector).unwrap(),
            plan: ledger.to_ndjson(),
            pdf: b"%PDF-1.7 one".to_vec(),
            pages: 12,
            frozen_at: "2020-02-11T14:03:21".into(),
            who: "Nguyễn Văn Minh".into(),
        };
        let pdf = b"%PDF-1.7 two".to_vec();
        (frozen, StoredPaper { paper: "services".into(), pages: 7, pdf })
    }

    fn names(&self) -> Vec<String> {
        let rows = self.store.list(&Query::default()).unwrap();
        rows.into_iter().map(|row| row.head_name).collect()
    }

    fn views_agree(&mut self) {
        let kept = self.store.dump_projections().unwrap();
        self.store.rebuild_projections().unwrap();
        assert_eq!(kept, self.store.dump_projections().unwrap());
    }
}

fn author() -> Author {
    Author { who: "Bà Hà".into(), device: "Máy 1".into(), at: "2020-02-11T14:03:21".into() }
}

fn fields(pairs: &[(&str, Value)]) -> BTreeMap<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

#[test]
fn an_entry_is_there_after_closing_and_opening() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    desk.write(id, "birth_year", json!(1968));
    let desk = desk.reopen();
    assert_eq!(desk.value(id, "birth_year"), Some(json!(1968)));
    assert_eq!(desk.names(), ["Lê Văn An"]);
}

#[test]
fn lists_come_in_vietnamese_order_and_are_searched_without_tone_marks() {
    let mut desk = Desk::new();
    for name in ["Hà Văn Bảo", "Đặng Thị Ánh", "Lê Văn An", "Trần Văn Đức", "Bùi Thị Dung"]
    {
        desk.household(name);
    }
    assert_eq!(
        desk.names(),
        ["Lê Văn An", "Đặng Thị Ánh", "Hà Văn Bảo", "Bùi Thị Dung", "Trần Văn Đức"]
    );
    let query = Query { words: vec!["duc".into(), "tran".into()], ..Query::default() };
    assert_eq!(desk.store.list(&query).unwrap()[0].head_name, "Trần Văn Đức");
    assert_eq!(desk.store.count(&query).unwrap(), (5, 1));
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    desk.write(id, "birth_year", json!(1968));
    desk.write(id, "birth_year", json!(1969));
    let mut desk = desk.reopen();
    let done = desk.store.undo(&desk.owner, &author()).unwrap();
    assert_eq!((done.step.note.as_str(), done.record), ("Lê Văn An", Some(id)));
    assert_eq!(desk.value(id, "birth_year"), Some(json!(1968)));
    let mut desk = desk.reopen();
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert_eq!(desk.value(id, "birth_year"), Some(Value::Null));
    desk.store.redo(&desk.owner, &author()).unwrap();
    desk.store.redo(&desk.owner, &author()).unwrap();
    assert_eq!(desk.value(id, "birth_year"), Some(json!(1969)));
    assert!(matches!(desk.store.redo(&desk.owner, &author()), Err(StoreError::NothingToTakeBack)));
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert_eq!(desk.value(id, "birth_year"), Some(json!(1968)));
    desk.views_agree();
}

#[test]
fn undoing_the_making_of_a_household_takes_it_away_and_redo_brings_it_back() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    desk.write(id, "birth_year", json!(1968));
    let mut desk = desk.reopen();
    desk.store.undo(&desk.owner, &author()).unwrap();
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert!(desk.names().is_empty());
    desk.store.redo(&desk.owner, &author()).unwrap();
    assert_eq!(desk.names(), ["Lê Văn An"]);
    desk.views_agree();
}

#[test]
fn deleting_a_household_takes_what_is_below_with_it_and_can_be_undone() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    let member = RecordId::derived(&["member"]);
    let fields = fields(&[("name", json!("Lê Thị Bình")), ("relation", json!("Con"))]);
    desk.act(|act| act.create(member, "member", Some(id), &fields)).unwrap();
    desk.act(|act| act.delete(id)).unwrap();
    assert!(desk.names().is_empty());
    assert!(desk.store.dump_projections().unwrap().is_empty());
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert_eq!(desk.store.list(&Query::default()).unwrap()[0].members, Some(1));
    desk.views_agree();
}

#[test]
fn an_import_is_one_step_of_undo() {
    let mut desk = Desk::new();
    desk.act(|act| {
        for n in 0..50 {
            let id = RecordId::derived(&["household", &n.to_string()]);
            act.create(id, "household", None, &fields(&[("head_name", json!(format!("Hộ {n}")))]))?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(desk.names().len(), 50);
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert!(desk.names().is_empty());
}

#[test]
fn an_action_that_fails_leaves_nothing_behind() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    let before = desk.store.ledger(&desk.ledger, &desk.owner).unwrap().to_ndjson();
    let steps = desk.store.steps(10).unwrap().len();
    let result = desk.act(|act| {
        act.write(id, "head_name", json!("Lê Văn Bình"), &[])?;
        act.write(id, "birth_year", json!("không phải năm"), &[])
    });
    assert!(matches!(result, Err(StoreError::NotAccepted { field, .. }) if field == "birth_year"));
    assert_eq!(desk.store.ledger(&desk.ledger, &desk.owner).unwrap().to_ndjson(), before);
    assert_eq!(desk.store.steps(10).unwrap().len(), steps);
}

#[test]
fn a_stale_form_does_not_replace_what_it_never_showed() {
    let mut desk = Desk::new();
    let id = desk.household("Lê Văn An");
    desk.write(id, "note", json!("nhà dột"));
    let shown = desk.dots(id, "note");
    desk.act(|act| act.write(id, "note", json!("nhà đã lợp lại"), &shown)).unwrap();
    desk.act(|act| act.write(id, "note", json!("nhà xiêu vẹo"), &shown)).unwrap();
    let row = &desk.store.list(&Query::default()).unwrap()[0];
    assert!(row.conflict, "both values stand until a person decides");
    desk.views_agree();
    let both = desk.dots(id, "note");
    desk.act(|act| act.write(id, "note", json!("nhà đã lợp lại"), &both)).unwrap();
    assert!(!desk.store.list(&Query::default()).unwrap()[0].conflict);
    desk.store.undo(&desk.owner, &author()).unwrap();
    assert!(desk.store.list(&Query::default()).unwrap()[0].conflict, "undo opens it again");
}

#[test]
fn joined_households_show_as_the_smallest_id_with_all_their_members() {
    let mut desk = Desk::new();
    let (a, b) = (desk.household("Lê Văn An"), desk.household("Lê Văn Ân"));
    for (owner, name) in [(a, "Con một"), (b, "Con hai")] {
        let id = RecordId::derived(&["member", name]);
        let name = fields(&[("name", json!(name))]);
        desk.act(|act| act.create(id, "member", Some(owner), &name)).unwrap();
    }
    let (small, large) = (a.min(b), a.max(b));
    desk.act(|act| act.write(large, "same_as", json!(small.to_string()), &[])).unwrap();
    let rows = desk.store.list(&Query::default()).unwrap();
    assert_eq!((rows.len(), rows[0].id, rows[0].members), (1, small, Some(2)));
    desk.write(large, "note", json!("ghi chú"));
    desk.views_agree();
    desk.act(|act| act.delete(small)).unwrap();
    let rows = desk.store.list(&Query::default()).unwrap();
    assert_eq!((rows.len(), rows[0].id), (1, large), "deleting one does not hide the other");
    desk.views_agree();
}

#[test]
fn half_typed_text_is_kept_until_the_field_is_left() {
    let mut desk = Desk::new();
    let draft = |text: &str| Draft {
        record: "r".into(),
        field: "head_name".into(),
        text: text.into(),
        at: "2020-02-11T14:03:21".into(),
    };
    desk.store.keep_draft(&draft("Lê V")).unwrap();
    desk.store.keep_draft(&draft("Lê Văn")).unwrap();
    let mut desk = desk.reopen();
    assert_eq!(desk.store.drafts().unwrap(), [draft("Lê Văn")]);
    desk.store.drop_draft("r", "head_name").unwrap();
    assert!(desk.store.drafts().unwrap().is_empty());
}

#[test]
fn a_second_program_is_told_that_the_workplace_is_open() {
    let mut desk = Desk::new();
    desk.household("Lê Văn An");
    let backups = desk.path.with_extension("backups");
    let second = Store::open(&desk.path, ActorId(9), &backups, "2020-02-11T08:00:00");
    assert!(matches!(second.err(), Some(StoreError::InUse(_))));
}

#[test]
fn files_that_are_no_workplace_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str, bytes: Option<&[u8]>| {
        let path = folder.path().join(name);
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).unwrap();
        }
        Store::open(&path, ActorId(1), folder.path(), "2020-02-11T08:00:00").err().unwrap()
    };
    assert!(matches!(open("missing", None), StoreError::Missing(_)));
    assert!(matches!(open("text", Some(&[b'x'; 4096])), StoreError::NotAWorkplace(_)));
    assert!(matches!(open("empty", Some(b"")), StoreError::NotAWorkplace(_)));
}

#[test]
fn a_damaged_workplace_is_recognised_and_a_newer_one_named() {
    let mut desk = Desk::new();
    for n in 0..40 {
        desk.household(&format!("Hộ {n}"));
    }
    desk.store.close().unwrap();
    let whole = std::fs::read(&desk.path).unwrap();
    let mut damaged = whole.clone();
    for page in 4..12 {
        damaged[page * 4096..][..2048].fill(0xA5);
    }
    std::fs::write(&desk.path, &damaged).unwrap();
    let open = || {
        let backups = desk.path.with_extension("backups");
        Store::open(&desk.path, ActorId(2), &backups, "2020-02-11T08:00:00").err().unwrap()
    };
    assert!(matches!(open(), StoreError::Damaged { .. }));
    let mut newer = whole;
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&desk.path, &newer).unwrap();
    let newer = open();
    assert!(matches!(newer, StoreError::Newer { theirs: 99, ours, .. } if ours == store::SCHEMA));
}

#[test]
fn a_backup_opens_as_the_same_workplace() {
    let mut desk = Desk::new();
    desk.household("Lê Văn An");
    let folder = desk.path.with_extension("backups");
    let copy =
        store::backup::back_up(&desk.store, &folder, "truoc-nhap", "2020-02-11T14:03:21").unwrap();
    assert!(copy.ends_with("ThoBinh.2020-02-11T140321.truoc-nhap.benvung"));
    let copy = Store::open(&copy, ActorId(5), &folder, "2020-02-11T15:00:00").unwrap();
    assert_eq!(
        copy.ledger(&desk.ledger, &desk.owner).unwrap(),
        desk.store.ledger(&desk.ledger, &desk.owner).unwrap()
    );
}

#[test]
fn backups_thin_out_with_age_and_wrong_clocks_cost_none() {
    let name = |moment: &str| format!("ThoBinh.{moment}.thoat.benvung");
    let names = [
        "2020-02-11T140000",
        "2020-02-11T130000",
        "2020-02-10T080000", // two days: all
        "2020-02-05T170000",
        "2020-02-05T090000", // a day: the last
        "2020-01-22T170000",
        "2020-01-21T090000", // a week: the last
        "2019-11-20T170000",
        "2019-11-02T090000", // a month: the last
        "2031-01-01T000000", // a wrong clock
    ]
    .map(name);
    let surplus = store::backup::superfluous(&names, "2020-02-11T18:00:00");
    let gone = ["2019-11-02T090000", "2020-01-21T090000", "2020-02-05T090000"].map(name);
    assert_eq!(surplus, gone);
}

#[test]
fn the_ledger_of_another_unit_cannot_be_written_or_read_as_own() {
    let mut desk = Desk::new();
    let foreign = (LedgerId("district/15670/2020".into()), Owner("397".into()));
    let operation = Operation { name: "household.edit".into(), note: String::new() };
    let result = desk.store.transact(&foreign.0, &foreign.1, &operation, &author(), |act| {
        act.create(RecordId::derived(&["x"]), "hamlet", None, &BTreeMap::new())
    });
    assert!(matches!(result, Err(StoreError::NotOwner(_))));
    assert!(matches!(desk.store.ledger(&foreign.0, &foreign.1), Err(StoreError::NotOwner(_))));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goi.bvgoi");
    store::files::write_whole(&path, b"mot").unwrap();
    store::files::write_whole(&path, b"hai").unwrap();
    assert!(store::files::holds(&path, b"hai").unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let nowhere = folder.path().join("khong-co/goi.bvgoi");
    assert!(matches!(store::files::write_whole(&nowhere, b"ba"), Err(StoreError::NoFolder(_))));
}

#[test]
fn a_frozen_version_and_all_its_papers_lie_in_every_backup() {
    let mut desk = Desk::new();
    desk.household("Lê Văn An");
    let (frozen, services) = desk.frozen();
    desk.store.keep_snapshot(&frozen, std::slice::from_ref(&services)).unwrap();
    let folder = desk.path.with_extension("backups");
    let copy = store::backup::back_up(&desk.store, &folder, "tay", "2020-02-11T14:03:21").unwrap();
    let copy = Store::open(&copy, ActorId(9), &folder, "2020-02-11T14:03:22").unwrap();
    assert_eq!(copy.snapshot(1).unwrap(), Some(frozen.clone()));
    assert_eq!(copy.snapshot_papers(1).unwrap(), [services]);
    let again = desk.store.keep_snapshot(&frozen, &[]);
    assert!(again.is_err(), "a frozen version is never replaced");
}

/// The file was written by the first release of schema 1: two households, one of them
/// corrected, one step taken back, one text half typed.
#[test]
fn a_workplace_of_schema_1_opens_with_all_its_entries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.benvung");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema-1.benvung"), &path)
        .unwrap();
    let mut store = Store::open(&path, ActorId(77), folder.path(), "2020-02-12T08:00:00").unwrap();
    let identity = Identity { unit: "15670".into(), year: 2020, training: false };
    assert_eq!(store.identity(), &identity);
    let rows = store.list(&Query::default()).unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.head_name.as_str()).collect();
    assert_eq!(names, ["Lê Văn An", "Hà Thị Én"]);
    assert_eq!(rows[0].birth_year, Some(1968));
    assert_eq!(store.drafts().unwrap().len(), 1);
    assert!(store.redoable().unwrap().is_some());
    let owner = Owner("15670".into());
    store.redo(&owner, &author()).unwrap();
    assert_eq!(store.list(&Query::default()).unwrap()[0].birth_year, Some(1969));
    assert_eq!(store.secret().unwrap(), [7; 32]);
}

/// Written by the last program of schema 1: a version frozen there and one received.
#[test]
fn what_schema_1_froze_and_received_stands_after_the_upgrade_and_takes_papers_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.benvung");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/schema-1-frozen.benvung");
    std::fs::copy(fixture, &path).unwrap();
    let open = || Store::open(&path, ActorId(77), folder.path(), "2020-02-12T08:00:00").unwrap();
    let mut store = open();
    let before = std::fs::read_dir(folder.path()).unwrap().flatten();
    let before = before.map(|entry| entry.file_name().into_string().unwrap());
    assert!(before.into_iter().any(|name| name.contains("truoc-nang-cap")), "kept before it");

    let frozen = store.latest_snapshot().unwrap().unwrap();
    assert_eq!((frozen.number, frozen.pages), (1, 12));
    assert_eq!(frozen.pdf, b"%PDF-1.7 frozen by the first release");
    assert!(store.snapshots().unwrap()[0].beside.is_empty());
    assert!(store.snapshot_papers(1).unwrap().is_empty());
    let received = store.counted("15670").unwrap().unwrap();
    assert_eq!(received.pdf, b"%PDF-1.7 received by the first release");
    assert_eq!(received.plan, frozen.plan);
    assert_eq!(store.remark("frozen.1.households").unwrap().as_deref(), Some("1"));

    let services =
        StoredPaper { paper: "services".into(), pages: 7, pdf: b"%PDF-1.7 two".to_vec() };
    store.add_snapshot_paper(1, &services).unwrap();
    let other = StoredPaper { pages: 8, pdf: b"%PDF-1.7 other".to_vec(), ..services.clone() };
    store.add_snapshot_paper(1, &other).unwrap();
    store.close().unwrap();
    let store = open();
    let kept = store.snapshot_paper(1, "services").unwrap();
    assert_eq!(kept, Some(services), "what is kept is never replaced");
    assert_eq!(store.snapshots().unwrap()[0].beside, [("services".to_owned(), 7)]);
    assert_eq!(store.latest_snapshot().unwrap(), Some(frozen));
}

/// Writes the fixture of the schema of this version; run by hand once for each new schema:
/// `BENVUNG_WRITE_FIXTURE=1 cargo test -p store the_fixture`.
#[test]
fn the_fixture_of_this_schema_is_kept() {
    let kept = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .join(format!("schema-{}.benvung", store::SCHEMA));
    if std::env::var_os("BENVUNG_WRITE_FIXTURE").is_some() {
        let mut desk = Desk::new();
        let id = desk.household("Lê Văn An");
        desk.household("Hà Thị Én");
        desk.write(id, "birth_year", json!(1968));
        desk.write(id, "birth_year", json!(1969));
        desk.store.undo(&desk.owner, &author()).unwrap();
        let draft = Draft {
            record: id.to_string(),
            field: "note".into(),
            text: "nhà d".into(),
            at: "2020-02-11T14:03:21".into(),
        };
        desk.store.keep_draft(&draft).unwrap();
        let (frozen, services) = desk.frozen();
        desk.store.keep_snapshot(&frozen, &[services]).unwrap();
        desk.store.close().unwrap();
        std::fs::copy(&desk.path, &kept).unwrap();
    }
    assert!(kept.is_file(), "every released schema keeps a file that it wrote");
}
