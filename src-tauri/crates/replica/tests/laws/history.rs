//! Random honest histories: three machines of one owner that write and merge.
//!
//! Deliberately absent: forged ledgers. The laws hold for states that writing and
//! merging can produce; everything else is refused (see `refusing`).

use std::collections::BTreeMap;

use proptest::prelude::*;
use replica::{ActorId, Dot, Ledger, LedgerId, Owner, Pen, RecordId};
use serde_json::{Value, json};

/// Names of the fields that histories write.
pub const FIELDS: [&str; 3] = ["name", "class", "money"];

/// The owner of every ledger here.
pub fn owner() -> Owner {
    Owner("unit".into())
}

/// An empty ledger.
pub fn ledger() -> Ledger {
    Ledger::new(LedgerId("plan/unit/2020".into()), owner())
}

/// A pen for it.
pub fn pen(actor: u64) -> Pen {
    Pen::take(&ledger().id, &owner(), &owner(), ActorId(actor)).expect("the owner holds the pen")
}

/// The `n`-th record; records 3 to 5 are children of 0 to 2.
pub fn record(n: usize) -> (RecordId, &'static str, Option<RecordId>) {
    let id = |n: usize| RecordId::derived(&["record", &n.to_string()]);
    if n < 3 { (id(n), "household", None) } else { (id(n), "member", Some(id(n - 3))) }
}

/// The dots that stand in a field.
pub fn dots(ledger: &Ledger, id: RecordId, field: &str) -> Vec<Dot> {
    let register = ledger.records.get(&id).and_then(|record| record.field(field));
    register.map_or_else(Vec::new, |register| register.dots().collect())
}

/// One thing that happens on one of three machines.
#[derive(Clone, Debug)]
pub enum Event {
    /// A field is written in place of what stands, or beside it if the form is stale.
    Write(usize, usize, usize, Value, bool),
    /// A record is deleted.
    Delete(usize, usize),
    /// The first merges the second.
    Merge(usize, usize),
    /// The workplace is opened again.
    Reopen(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let value = prop_oneof![
        Just(Value::Null),
        Just(json!("a")),
        Just(json!("b")),
        Just(json!({"source": "state", "amount": 5})),
    ];
    prop_oneof![
        6 => (0..3usize, 0..6usize, 0..3usize, value, prop::bool::weighted(0.3))
            .prop_map(|(who, record, field, value, stale)| Event::Write(who, record, field, value, stale)),
        1 => (0..3usize, 0..6usize).prop_map(|(who, record)| Event::Delete(who, record)),
        3 => (0..3usize, 0..3usize).prop_map(|(into, from)| Event::Merge(into, from)),
        1 => (0..3usize).prop_map(Event::Reopen),
    ]
}

/// What three machines hold after a history, and what was in it.
#[derive(Clone, Debug)]
pub struct Lived {
    /// The three ledgers.
    pub ledgers: [Ledger; 3],
    /// Every write to a field: the record, the field, the value and the dots it replaced.
    pub writes: BTreeMap<Dot, (RecordId, &'static str, Value, Vec<Dot>)>,
}

/// An actor that takes part in no history.
pub const STRANGER: ActorId = ActorId(9_999);

fn live(events: Vec<Event>) -> Lived {
    let mut ledgers = [ledger(), ledger(), ledger()];
    let mut actors = [1, 2, 3];
    let mut writes = BTreeMap::new();
    for event in events {
        match event {
            Event::Write(who, n, field, value, stale) => {
                let (ledger, field) = (&mut ledgers[who], FIELDS[field]);
                let (id, kind, parent) = record(n);
                let mut seen = dots(ledger, id, field);
                if stale {
                    seen.truncate(seen.len() / 2);
                }
                let pen = pen(actors[who]);
                let dot = ledger.write(&pen, (id, kind, parent), field, value.clone(), &seen);
                writes.insert(dot, (id, field, value, seen));
            }
            Event::Delete(who, n) => {
                let _ = ledgers[who].delete(&pen(actors[who]), record(n).0);
            }
            Event::Merge(into, from) => {
                let from = ledgers[from].clone();
                ledgers[into].merge(&from, ActorId(actors[into])).expect("an honest ledger merges");
            }
            Event::Reopen(who) => actors[who] += 10,
        }
    }
    Lived { ledgers, writes }
}

/// A history of up to 60 events.
pub fn lived() -> impl Strategy<Value = Lived> {
    prop::collection::vec(event(), 0..60).prop_map(live)
}

/// The two joined, on a machine that wrote neither.
pub fn joined(a: &Ledger, b: &Ledger) -> Ledger {
    let mut both = a.clone();
    both.merge(b, STRANGER).expect("honest ledgers merge");
    both
}
