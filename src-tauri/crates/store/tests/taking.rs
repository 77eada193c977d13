//! Taking over moves a pointer and can be taken back; what came is never forgotten.
#![allow(clippy::unwrap_used, reason = "a test may")]

use store::{
    Author, ForeignLedger, Identity, Incoming, PackageLine, ProofOf, Store, StoredPaper,
    Submission, TakingIn,
};

const UNIT: &str = "15670";

fn author() -> Author {
    Author { who: "Ông Lực".into(), device: "huyện".into(), at: "2020-02-11T16:00:00".into() }
}

fn district(folder: &tempfile::TempDir) -> Store {
    let identity = Identity { unit: "397".into(), year: 2020, training: false };
    Store::create(&folder.path().join("h.benvung"), identity, replica::ActorId(1), &[7; 32])
        .unwrap()
}

fn version(unit: &str, number: u32) -> TakingIn {
    let fingerprint = format!("{number:064}");
    let paper = StoredPaper { paper: "services".into(), pages: 2, pdf: vec![1, 2, 3] };
    TakingIn {
        versions: vec![Incoming {
            submission: Submission {
                unit: unit.into(),
                fingerprint: fingerprint.clone(),
                number,
                vector: "{}".into(),
                plan: b"{}\n".to_vec(),
                pdf: vec![9],
                sent_at: String::new(),
                received_at: String::new(),
            },
            proof: r#"{"statement":"s"}"#.into(),
            papers: vec![(paper, r#"{"statement":"p"}"#.into())],
        }],
        ledgers: Vec::new(),
        packages: vec![PackageLine {
            sha256: fingerprint,
            incoming: true,
            kind: "trinh".into(),
            unit: unit.into(),
            party: unit.into(),
            number,
            file: format!("{number}.bvgoi"),
            bytes: 9,
            at: author().at,
            who: author().who,
            about: "{}".into(),
        }],
    }
}

fn counts(store: &Store, unit: &str) -> Option<u32> {
    store.counted(unit).unwrap().map(|one| one.number)
}

#[test]
fn taking_back_lets_the_version_before_count_again_and_keeps_the_later_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    let first = store.take_in(&version(UNIT, 1), &author()).unwrap().unwrap();
    let second = store.take_in(&version(UNIT, 2), &author()).unwrap().unwrap();
    assert_eq!(counts(&store, UNIT), Some(2));
    assert_eq!(store.take_back_taking(second).unwrap(), Some(Vec::new()));
    assert_eq!(counts(&store, UNIT), Some(1));
    assert_eq!(store.take_back_taking(second).unwrap(), None, "only once");
    assert_eq!(store.take_back_taking(first).unwrap(), Some(Vec::new()));
    assert_eq!(counts(&store, UNIT), None);
    assert_eq!(store.received().unwrap().len(), 2, "both versions are still there");
    assert!(store.takings(9).unwrap().iter().all(|one| one.undone));
}

#[test]
fn a_unit_for_which_something_later_was_taken_over_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    let mut both = version(UNIT, 1);
    let other = version("15664", 7);
    both.versions.extend(other.versions);
    both.packages.extend(other.packages);
    let first = store.take_in(&both, &author()).unwrap().unwrap();
    store.take_in(&version(UNIT, 2), &author()).unwrap().unwrap();
    assert_eq!(store.take_back_taking(first).unwrap(), Some(vec![UNIT.to_owned()]));
    assert_eq!((counts(&store, UNIT), counts(&store, "15664")), (Some(2), None));
}

#[test]
fn the_same_version_again_moves_nothing_and_another_can_be_let_count() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    store.take_in(&version(UNIT, 1), &author()).unwrap().unwrap();
    store.take_in(&version(UNIT, 2), &author()).unwrap().unwrap();
    assert_eq!(store.take_in(&version(UNIT, 2), &author()).unwrap(), None);
    let step = store.let_count(UNIT, &format!("{:064}", 1), &author()).unwrap().unwrap();
    assert_eq!(counts(&store, UNIT), Some(1));
    store.take_back_taking(step).unwrap();
    assert_eq!(counts(&store, UNIT), Some(2));
    assert!(store.let_count(UNIT, &"f".repeat(64), &author()).is_err(), "never received");
    assert_eq!(counts(&store, UNIT), Some(2), "nothing has moved");
}

#[test]
fn what_came_is_kept_with_its_owners_word_and_every_package_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    let id = "answers/15670/2020";
    let mut all = version(UNIT, 1);
    all.ledgers.push(ForeignLedger {
        id: id.into(),
        owner: UNIT.into(),
        vector: "{}".into(),
        bytes: b"{}\n".to_vec(),
        proof: r#"{"statement":"l"}"#.into(),
        received_at: author().at,
    });
    store.take_in(&all, &author()).unwrap();
    store.take_in(&all, &author()).unwrap();
    assert_eq!(store.foreign(id).unwrap().as_ref(), all.ledgers.first());
    assert_eq!(store.foreign_names("answers/").unwrap(), [id]);
    assert_eq!(store.packages(Some(UNIT)).unwrap(), all.packages);
    let print = format!("{:064}", 1);
    assert_eq!(store.package(&print).unwrap().as_ref(), all.packages.first());
    let proof = |of| store.proof(of).unwrap();
    assert_eq!(proof(ProofOf::Snapshot(UNIT, &print)).as_deref(), Some(r#"{"statement":"s"}"#));
    let paper = ProofOf::Paper(UNIT, &print, "services");
    assert_eq!(proof(paper).as_deref(), Some(r#"{"statement":"p"}"#));
    assert_eq!(proof(ProofOf::Ledger("answers/15664/2020")), None);
}

#[test]
fn what_a_file_has_carried_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = district(&folder);
    let (owner, ledger) =
        (replica::Owner("397".into()), replica::LedgerId("district/15670/2020".into()));
    let says = |store: &mut Store, n: u128| {
        let operation = store::Operation { name: "comment.add".into(), note: String::new() };
        let fields = std::collections::BTreeMap::from([("text".to_owned(), "Vay ít thôi".into())]);
        store
            .transact(&ledger, &owner, &operation, &author(), |act| {
                act.create(replica::RecordId(uuid::Uuid::from_u128(n)), "comment", None, &fields)
            })
            .unwrap();
    };
    says(&mut store, 1);
    store.carry(&ledger).unwrap();
    assert!(store.undoable().unwrap().is_none());
    assert!(store.undo(&owner, &author()).is_err());
    assert!(store.steps(9).unwrap().iter().all(|step| !step.undoable()));
    // What is said after the file went out can be taken back.
    says(&mut store, 2);
    assert_eq!(store.count_undoable(0).unwrap(), 1);
    store.undo(&owner, &author()).unwrap();
    assert!(store.undoable().unwrap().is_none());
    // Nor is anything done again that was undone before it went out.
    store.carry(&ledger).unwrap();
    assert!(store.redoable().unwrap().is_none());
}
