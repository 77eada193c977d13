//! A file of 421 households, damaged at many places by chance.

use std::path::PathBuf;
use std::sync::OnceLock;

use replica::Owner;
use serde_json::json;

use super::*;
use crate::{Author, Operation, Query, StoredPaper};

const PAGE: usize = 4096;
const SECRET: [u8; 32] = [9; 32];

/// Small numbers that look like chance and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn identity() -> Identity {
    Identity { unit: "15670".into(), year: 2020, training: false }
}

fn author() -> Author {
    Author { who: "Bà Hà".into(), device: "Máy 1".into(), at: "2020-02-11T14:03:21".into() }
}

/// The bytes of a closed workplace with 421 households, members and corrections.
fn whole() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.benvung");
        let mut store = Store::create(&path, identity(), ActorId(3), &[7; 32]).unwrap();
        store.set_remark("person", "Bà Hà").unwrap();
        let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
        let mut act = |name: &'static str, note: &str, work: &dyn Fn(&mut crate::Act<'_>)| {
            let operation = Operation { name: name.into(), note: note.to_owned() };
            let done: Result<()> = store.transact(&ledger, &owner, &operation, &author(), |act| {
                work(act);
                Ok(())
            });
            done.unwrap();
        };
        act("list.import", "danh sách.xlsx", &|act| {
            for n in 0..421 {
                let id = household(n);
                let mut fields = BTreeMap::new();
                fields.insert("head_name".to_owned(), json!(format!("Lê Văn Hộ {n}")));
                fields.insert("birth_year".to_owned(), json!(1950 + n % 50));
                fields.insert("class".to_owned(), json!("poor_n1"));
                fields.insert("note".to_owned(), json!("ghi chú dài ".repeat(n % 90)));
                act.create(id, "household", None, &fields).unwrap();
                for m in 0..3 {
                    let id = RecordId::derived(&["member", &n.to_string(), &m.to_string()]);
                    let mut fields = BTreeMap::new();
                    fields.insert("name".to_owned(), json!(format!("Người {m} hộ {n}")));
                    act.create(id, "member", Some(household(n)), &fields).unwrap();
                }
            }
        });
        for n in (0..421).step_by(5) {
            act("household.edit", &format!("Lê Văn Hộ {n}"), &|act| {
                let seen: Vec<Dot> = dots_of(act, household(n), "birth_year");
                act.write(household(n), "birth_year", json!(1999), &seen).unwrap();
            });
        }
        act("household.delete", "Lê Văn Hộ 7", &|act| act.delete(household(7)).unwrap());
        store.close().unwrap();
        std::fs::read(&path).unwrap()
    })
}

fn dots_of(act: &mut crate::Act<'_>, id: RecordId, field: &str) -> Vec<Dot> {
    let record = act.record(id).unwrap().unwrap();
    record.field(field).into_iter().flat_map(Register::dots).collect()
}

fn household(n: usize) -> RecordId {
    RecordId::derived(&["household", &n.to_string()])
}

fn wreck_of(bytes: &[u8]) -> Wreck {
    let mut wreck = Wreck::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wreck.benvung");
    std::fs::write(&path, bytes).unwrap();
    let pages = Pages::read(&path).unwrap();
    pages.rows(|row| wreck.take(row));
    wreck
}

/// Damages a copy by chance; the pages that were touched.
fn damage(bytes: &[u8], chance: &mut Chance) -> (Vec<u8>, BTreeSet<usize>) {
    let mut damaged = bytes.to_vec();
    let mut touched = BTreeSet::new();
    for _ in 0..=chance.below(40) {
        let at = chance.below(damaged.len());
        let most = [8, 300, 9000][chance.below(3)];
        let length = 1 + chance.below(most);
        let until = (at + length).min(damaged.len());
        let with = [0x00, 0xFF, 0xA5][chance.below(3)];
        damaged[at..until].fill(with);
        touched.extend(at / PAGE + 1..=(until - 1) / PAGE + 1);
    }
    (damaged, touched)
}

fn opened(wreck: &Wreck) -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cuu.benvung");
    wreck.write(&path, &identity(), &SECRET).unwrap();
    let store = Store::open(&path, ActorId(5), folder.path(), "2020-02-12T08:00:00").unwrap();
    (folder, path, store)
}

#[test]
fn a_whole_file_is_salvaged_without_any_loss() {
    let wreck = wreck_of(whole());
    let report = wreck.report();
    assert_eq!((report.households, report.lost.len(), report.lost_steps), (420, 0, 0));
    assert_eq!(wreck.identity(), Some(identity()));
    assert!(report.secret && report.orphans == 0);
    assert_eq!(report.last_saved.as_deref(), Some("2020-02-11T14:03:21"));
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("w.benvung");
    std::fs::write(&original, whole()).unwrap();
    let before = Store::open(&original, ActorId(4), folder.path(), "2020-02-12T08:00:00").unwrap();
    let (_kept, _, mut after) = opened(&wreck);
    let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
    assert_eq!(after.ledger(&ledger, &owner).unwrap(), before.ledger(&ledger, &owner).unwrap());
    assert_eq!(after.dump_projections().unwrap(), before.dump_projections().unwrap());
    assert_eq!(after.steps(1000).unwrap(), before.steps(1000).unwrap());
    assert_eq!(after.secret().unwrap(), [7; 32]);
    assert_eq!(after.remark("person").unwrap().as_deref(), Some("Bà Hà"));
    after.undo(&owner, &author()).unwrap();
    assert_eq!(after.count(&Query::default()).unwrap().0, 421, "the history still works");
}

#[test]
fn no_household_whose_pages_are_whole_is_ever_lost() {
    let sound = wreck_of(whole());
    let mut chance = Chance(2020);
    for round in 0..150 {
        let (bytes, touched) = damage(whole(), &mut chance);
        let wreck = wreck_of(&bytes);
        let latest = wreck.latest();
        for (key, copies) in &sound.records {
            let copy = &copies[0];
            if copy.on.iter().all(|page| !touched.contains(page)) {
                assert_eq!(latest.get(key), Some(&&copy.record), "round {round}, {}", key.1);
            }
        }
    }
}

#[test]
fn what_was_salvaged_is_a_sound_workplace_to_go_on_with() {
    let mut chance = Chance(154);
    for round in 0..24 {
        let (bytes, _) = damage(whole(), &mut chance);
        let wreck = wreck_of(&bytes);
        let report = wreck.report();
        let (folder, path, mut store) = opened(&wreck);
        let kept = store.dump_projections().unwrap();
        store.rebuild_projections().unwrap();
        assert_eq!(kept, store.dump_projections().unwrap(), "round {round}");
        let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
        store.ledger(&ledger, &owner).unwrap().check_whole().unwrap();
        let listed = usize::try_from(store.count(&Query::default()).unwrap().0).unwrap();
        assert!(listed <= report.households, "round {round}: {listed} of {}", report.households);
        // A new entry, and taking it back.
        let operation = Operation { name: "household.add".into(), note: "Mới".into() };
        let new = RecordId::derived(&["new"]);
        let fields = BTreeMap::from([("head_name".to_owned(), json!("Hộ mới"))]);
        let made: Result<()> = store.transact(&ledger, &owner, &operation, &author(), |act| {
            act.create(new, "household", None, &fields)
        });
        made.unwrap();
        store.undo(&owner, &author()).unwrap();
        store.close().unwrap();
        let again = Store::open(&path, ActorId(6), folder.path(), "2020-02-12T08:00:00");
        assert_eq!(
            usize::try_from(again.unwrap().count(&Query::default()).unwrap().0).unwrap(),
            listed
        );
    }
}

#[test]
fn a_file_without_its_head_keeps_its_households_and_says_what_it_was_for() {
    let mut bytes = whole().to_vec();
    bytes[..PAGE].fill(0);
    let wreck = wreck_of(&bytes);
    assert_eq!((wreck.report().households, wreck.identity()), (420, Some(identity())));
}

#[test]
fn a_file_cut_off_in_the_middle_gives_what_lies_before_the_cut() {
    let bytes = &whole()[..whole().len() / 2 + 1234];
    let report = wreck_of(bytes).report();
    assert!((50..420).contains(&report.households), "{}", report.households);
}

#[test]
fn a_household_that_is_gone_is_named_if_the_list_still_knows_it() {
    let sound = wreck_of(whole());
    let key = ("plan/15670/2020".to_owned(), household(100));
    let mut bytes = whole().to_vec();
    let page = sound.records[&key][0].on[0];
    bytes[(page - 1) * PAGE..page * PAGE].fill(0xA5);
    let report = wreck_of(&bytes).report();
    assert!(report.lost.contains(&"Lê Văn Hộ 100".to_owned()), "{:?}", report.lost);
    assert_eq!(report.lost.len() + report.households, 420);
}

#[test]
fn entries_that_only_stand_in_the_log_beside_the_file_are_salvaged_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.benvung");
    std::fs::write(&path, whole()).unwrap();
    let mut store = Store::open(&path, ActorId(8), folder.path(), "2020-02-12T08:00:00").unwrap();
    let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
    let operation = Operation { name: "household.add".into(), note: "Mới".into() };
    let fields = BTreeMap::from([("head_name".to_owned(), json!("Hộ mới"))]);
    let made: Result<()> = store.transact(&ledger, &owner, &operation, &author(), |act| {
        act.create(RecordId::derived(&["new"]), "household", None, &fields)
    });
    made.unwrap();
    // The power goes: the file and its log as they lie.
    let wreck = Wreck::read(&path).unwrap();
    assert_eq!(wreck.report().households, 421);
}

#[test]
fn other_files_give_nothing_and_do_no_harm() {
    for bytes in [Vec::new(), vec![b'x'; 10_000], b"SQLite format 3\0".to_vec()] {
        let wreck = wreck_of(&bytes);
        assert_eq!((wreck.report().records, wreck.identity()), (0, None));
    }
}

#[test]
fn frozen_and_received_versions_are_salvaged_with_all_their_papers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.benvung");
    let mut store = Store::create(&path, identity(), ActorId(3), &[7; 32]).unwrap();
    let plan = b"{}\n".to_vec();
    let fingerprint = sha256(&plan);
    let pages_of = |with: u8| -> Vec<u8> { (0..60_000_u32).map(|at| with ^ at as u8).collect() };
    let frozen = crate::StoredSnapshot {
        number: 1,
        fingerprint: fingerprint.clone(),
        vector: "{}".into(),
        plan: plan.clone(),
        pdf: pages_of(1),
        pages: 9,
        frozen_at: "2020-02-11T14:03:21".into(),
        who: "Bà Hà".into(),
    };
    let services = StoredPaper { paper: "services".into(), pages: 7, pdf: pages_of(2) };
    store.keep_snapshot(&frozen, std::slice::from_ref(&services)).unwrap();
    let received = crate::Submission {
        unit: "15670".into(),
        fingerprint: fingerprint.clone(),
        number: 1,
        vector: "{}".into(),
        plan,
        pdf: pages_of(3),
        sent_at: "2020-02-11T15:00:00".into(),
        received_at: "2020-02-11T16:00:00".into(),
    };
    let beside = StoredPaper { pdf: pages_of(4), ..services.clone() };
    let came = crate::Incoming {
        submission: received.clone(),
        proof: "{}".into(),
        papers: vec![(beside.clone(), "{}".into())],
    };
    let package = crate::PackageLine {
        sha256: "ab".repeat(32),
        incoming: true,
        kind: "trinh".into(),
        unit: "15670".into(),
        party: "15670".into(),
        number: 1,
        file: "BV-15670.bvgoi".into(),
        bytes: 1_000,
        at: "2020-02-11T16:00:00".into(),
        who: "Ông Lực".into(),
        about: "{}".into(),
    };
    let all = crate::TakingIn {
        versions: vec![came],
        ledgers: Vec::new(),
        packages: vec![package.clone()],
    };
    store.take_in(&all, &crate::Author::default()).unwrap();
    store.close().unwrap();

    let bytes = std::fs::read(&path).unwrap();
    let (_folder, _, store) = opened(&wreck_of(&bytes));
    assert_eq!(store.latest_snapshot().unwrap(), Some(frozen.clone()));
    assert_eq!(store.snapshot_papers(1).unwrap(), [services]);
    assert_eq!(store.counted("15670").unwrap(), Some(received));
    assert_eq!(store.submission_papers("15670", &fingerprint).unwrap(), [beside]);
    assert_eq!(store.packages(None).unwrap(), [package]);
    let of = crate::ProofOf::Snapshot("15670", &fingerprint);
    assert_eq!(store.proof(of).unwrap().as_deref(), Some("{}"));
    let takings = store.takings(9).unwrap();
    assert_eq!(takings[0].units, [("15670".to_owned(), fingerprint.clone(), None)]);

    // A paper that is no longer whole is left out, the version stays.
    let mut damaged = bytes;
    let inside = pages_of(2)[20_000..20_300].to_vec();
    let at = damaged.windows(300).position(|window| window == inside).unwrap();
    damaged[at..at + 300].fill(0);
    let (_folder, _, store) = opened(&wreck_of(&damaged));
    assert!(store.snapshot_papers(1).unwrap().is_empty());
    assert_eq!(store.latest_snapshot().unwrap(), Some(frozen));
}
