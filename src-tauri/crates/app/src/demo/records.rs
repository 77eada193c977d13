//! The invented plan as records of a plan ledger, for the caller to create one after another.
//!
//! Deliberately absent: households, members, hamlets and organisations, which come with the
//! list and the workplace. Ids of new records are derived, so that filling twice changes nothing.

use std::collections::BTreeMap;

use domain::plan::Money;
use replica::RecordId;
use serde_json::{Value, json};

use super::{InventedCommune, InventedMeasure};

/// Something that has its record already; the caller knows its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    /// A hamlet, by name.
    Hamlet(&'a str),
    /// An organisation, by its code in `organisations.csv`.
    Organisation(&'a str),
    /// A household: place in [`InventedCommune::households`], the order of the list.
    Household(usize),
}

/// A record to create, or to write into if it is there.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRecord {
    /// Its id.
    pub id: RecordId,
    /// Its kind in `domain::schema`.
    pub kind: &'static str,
    /// The record it belongs to; it comes earlier or is [`Known`].
    pub parent: Option<RecordId>,
    /// Its fields in `domain::schema`.
    pub fields: BTreeMap<String, Value>,
}

fn fields<const N: usize>(own: [(&str, Value); N]) -> BTreeMap<String, Value> {
    own.map(|(name, value)| (name.to_owned(), value)).into()
}

fn reference(id: RecordId) -> Value {
    json!(id.to_string())
}

impl InventedCommune {
    /// The plan: the persons who help, and for each household its expected result, measures
    /// with money, and assignment. Parents come before children.
    #[must_use]
    pub fn plan_records(&self, known: &dyn Fn(Known<'_>) -> RecordId) -> Vec<PlanRecord> {
        let mut records = Vec::new();
        let mut persons = Vec::new();
        for person in &self.persons {
            let id = RecordId::derived(&["demo person", self.unit.as_ref(), &person.name]);
            let mut own = fields([
                ("type", json!("person")),
                ("name", json!(person.name)),
                ("position", json!(person.position)),
                ("organisation", reference(known(Known::Organisation(&person.organisation)))),
            ]);
            if let Some(hamlet) = &person.hamlet {
                own.insert("hamlet".to_owned(), reference(known(Known::Hamlet(hamlet))));
            }
            persons.push(id);
            records.push(PlanRecord { id, kind: "helper", parent: None, fields: own });
        }
        for (at, household) in self.households.iter().enumerate() {
            let id = known(Known::Household(at));
            let own = fields([("expected", json!(household.expected))]);
            records.push(PlanRecord { id, kind: "household", parent: None, fields: own });
            let helper = &household.helper;
            records.push(PlanRecord {
                id: child(id, "assignment", 0),
                kind: "assignment",
                parent: Some(id),
                fields: fields([
                    ("organisation", reference(known(Known::Organisation(&helper.organisation)))),
                    ("person", reference(persons[helper.person])),
                ]),
            });
            for (nth, measure) in household.measures.iter().enumerate() {
                let own = child(id, "measure", nth);
                let organisation = known(Known::Organisation(&measure.organisation));
                let person = measure.person.map(|person| persons[person]);
                let fields = measure.fields(organisation, person);
                records.push(PlanRecord { id: own, kind: "measure", parent: Some(id), fields });
                for (nth, money) in measure.money.iter().enumerate() {
                    let id = child(own, "funding", nth);
                    let fields = fields_of_money(money);
                    records.push(PlanRecord { id, kind: "funding", parent: Some(own), fields });
                }
            }
        }
        records
    }
}

impl InventedMeasure {
    fn fields(&self, organisation: RecordId, person: Option<RecordId>) -> BTreeMap<String, Value> {
        let mut own = fields([
            ("title", json!(self.title)),
            ("months", json!(self.months)),
            ("organisation", reference(organisation)),
            ("standing", json!("accepted")),
        ]);
        own.extend(self.answers.iter().map(|code| (format!("answers.{code}"), json!(true))));
        if let Some(policy) = &self.policy {
            own.insert("policy".to_owned(), json!(policy));
        }
        if let Some(person) = person {
            own.insert("person".to_owned(), reference(person));
        }
        if self.unfunded {
            own.insert("unfunded".to_owned(), json!(true));
        }
        own
    }
}

fn fields_of_money(money: &Money) -> BTreeMap<String, Value> {
    fields([("money", json!(money))])
}

fn child(parent: RecordId, kind: &str, nth: usize) -> RecordId {
    RecordId::derived(&["demo", &parent.to_string(), kind, &nth.to_string()])
}
