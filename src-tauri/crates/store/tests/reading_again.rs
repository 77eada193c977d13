//! A plan that is read anew family by family is the plan that reading everything gives.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

use std::collections::BTreeMap;

use domain::UnitCode;
use domain::plan::Plan;
use proptest::prelude::*;
use replica::{ActorId, LedgerId, Owner, RecordId};
use serde_json::{Value, json};
use store::{Author, Identity, Operation, Store};

/// One step of a person; numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Make { kind: usize, parent: usize },
    Write { record: usize, field: usize, value: usize },
    Join { record: usize, to: usize },
    Delete { record: usize },
    Undo,
    Redo,
}

const KINDS: [(&str, Option<&str>); 8] = [
    ("hamlet", None),
    ("household", None),
    ("helper", None),
    ("project", None),
    ("member", Some("household")),
    ("measure", Some("household")),
    ("funding", Some("measure")),
    ("funding", Some("project")),
];

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..100_usize;
    prop_oneof![
        4 => (n(), n()).prop_map(|(kind, parent)| Deed::Make { kind, parent }),
        6 => (n(), n(), n()).prop_map(|(record, field, value)| Deed::Write { record, field, value }),
        1 => (n(), n()).prop_map(|(record, to)| Deed::Join { record, to }),
        1 => n().prop_map(|record| Deed::Delete { record }),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

fn choices(kind: &str, value: usize, hamlets: &[RecordId]) -> Vec<(&'static str, Value)> {
    let name = ["Lê Văn An", "Bùi Thị Dung", "Đặng Thị Ánh", ""][value % 4];
    let hamlet = hamlets.get(value % hamlets.len().max(1));
    match kind {
        "household" => vec![
            ("head_name", json!(name)),
            ("class", json!(["poor_n1", "near_poor", "no such class"][value % 3])),
            ("hamlet", hamlet.map_or(Value::Null, |id| json!(id.to_string()))),
            ("cause.NN01", json!(value.is_multiple_of(2))),
        ],
        "measure" => vec![("title", json!(name)), ("answers.NN01", json!(value.is_multiple_of(2)))],
        "funding" => {
            vec![("money", json!({ "source": "budget", "kind": "grant", "amount": value * 1000 }))]
        }
        "helper" => vec![("name", json!(name)), ("type", json!("person"))],
        _ => vec![("name", json!(name))],
    }
}

struct Desk {
    store: Store,
    ledger: LedgerId,
    owner: Owner,
    made: Vec<(RecordId, &'static str)>,
}

impl Desk {
    fn of(&self, kind: &str) -> Vec<RecordId> {
        self.made.iter().filter(|(_, own)| *own == kind).map(|(id, _)| *id).collect()
    }

    fn whole(&self) -> Plan {
        let ledger = self.store.ledger(&self.ledger, &self.owner).unwrap();
        Plan::read(UnitCode("15670".into()), 2020, &store::raw_ledger(&ledger.records))
    }

    /// What cannot be done (nothing there to do it to) is left out.
    fn does(&mut self, deed: &Deed) {
        let author =
            Author { who: String::new(), device: String::new(), at: "2020-02-11T14:03:21".into() };
        let operation = Operation { name: "household.edit".into(), note: String::new() };
        let (ledger, owner) = (self.ledger.clone(), self.owner.clone());
        match *deed {
            // Few records, so that steps meet on them.
            Deed::Make { kind, parent } if self.made.len() < 8 => {
                let (kind, below) = KINDS[kind % KINDS.len()];
                let parents = below.map(|below| self.of(below));
                let parent = match parents {
                    Some(parents) if parents.is_empty() => return,
                    Some(parents) => Some(parents[parent % parents.len()]),
                    None => None,
                };
                let id = RecordId::derived(&["made", &self.made.len().to_string()]);
                let (name, value) = choices(kind, self.made.len(), &[]).swap_remove(0);
                let fields = BTreeMap::from([(name.to_owned(), value)]);
                let made = self.store.transact(&ledger, &owner, &operation, &author, |act| {
                    act.create(id, kind, parent, &fields)
                });
                if made.is_ok() {
                    self.made.push((id, kind));
                }
            }
            Deed::Write { record, field, value } if !self.made.is_empty() => {
                let (id, kind) = self.made[record % self.made.len()];
                let choices = choices(kind, value, &self.of("hamlet"));
                let (field, value) = choices[field % choices.len()].clone();
                // Half of the writes have not seen what stands: a second value stays.
                let _ = self.store.transact(&ledger, &owner, &operation, &author, |act| {
                    let standing = act.record(id)?.and_then(|own| own.field(field));
                    let seen: Vec<_> = standing.into_iter().flat_map(|one| one.dots()).collect();
                    act.write(id, field, value, if record.is_multiple_of(2) { &seen } else { &[] })
                });
            }
            Deed::Join { record, to } if !self.of("household").is_empty() => {
                let homes = self.of("household");
                let (id, to) = (homes[record % homes.len()], homes[to % homes.len()]);
                let _ = self.store.transact(&ledger, &owner, &operation, &author, |act| {
                    act.write(id, replica::SAME_AS, json!(to.to_string()), &[])
                });
            }
            Deed::Delete { record } if !self.made.is_empty() => {
                let (id, _) = self.made[record % self.made.len()];
                let _ =
                    self.store.transact(&ledger, &owner, &operation, &author, |act| act.delete(id));
            }
            Deed::Undo => drop(self.store.undo(&owner, &author)),
            Deed::Redo => drop(self.store.redo(&owner, &author)),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_kept_up_to_date_is_the_plan_read_whole(
        bouts in prop::collection::vec(prop::collection::vec(deed(), 1..6), 1..24)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ThoBinh.benvung");
        let identity = Identity { unit: "15670".into(), year: 2020, training: false };
        let store = Store::create(&path, identity, ActorId(1), &[7; 32]).unwrap();
        let (ledger, owner) = (LedgerId("plan/15670/2020".into()), Owner("15670".into()));
        let mut desk = Desk { store, ledger, owner, made: Vec::new() };
        let mut kept = desk.whole();
        let mut step = 0;
        for bout in bouts {
            for deed in &bout {
                desk.does(deed);
            }
            match desk.store.changed_since(&desk.ledger, step).unwrap() {
                Some(families) => {
                    let ids = families.ids.iter().map(|id| id.0).collect();
                    kept.read_again(&ids, &families.records);
                }
                None => kept = desk.whole(),
            }
            step = desk.store.steps(1).unwrap().first().map_or(0, |step| step.number);
            prop_assert_eq!(&kept, &desk.whole());
        }
    }
}
