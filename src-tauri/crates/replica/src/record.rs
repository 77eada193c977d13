//! A record: what it is, where it belongs, and its fields.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Dot, Entry, Fault, Pen, Register, VersionVector, canonical};

/// The field that holds deletions: version vectors, or null once taken back.
pub const DELETED: &str = "deleted";

/// The field that says "this is the same thing as that record".
pub const SAME_AS: &str = "same_as";

/// The name of a record on every machine: 128 bits, written as a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub Uuid);

impl RecordId {
    /// An id from 128 random bits.
    #[must_use]
    pub fn random(bits: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bits).into_uuid())
    }

    /// The same id on every machine for the same thing: a name-based UUID (version 5)
    /// over the parts, each preceded by its length so that no two lists of parts collide.
    #[must_use]
    pub fn derived(parts: &[&str]) -> Self {
        const SPACE: Uuid = Uuid::from_u128(0x6265_6e76_756e_6700_8000_0000_0000_0001);
        let mut name = Vec::new();
        for part in parts {
            name.extend_from_slice(&(part.len() as u64).to_be_bytes());
            name.extend_from_slice(part.as_bytes());
        }
        Self(Uuid::new_v5(&SPACE, &name))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for RecordId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// One record. `kind` and `parent` are fixed when it is made; unknown kinds and
/// fields are kept like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What it is, e.g. `household`.
    pub kind: String,
    /// The record it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RecordId>,
    /// Its fields by name; none is ever empty.
    pub fields: BTreeMap<String, Register>,
}

impl Record {
    /// A record without fields.
    #[must_use]
    pub fn new(kind: &str, parent: Option<RecordId>) -> Self {
        Self { kind: kind.to_owned(), parent, fields: BTreeMap::new() }
    }

    /// The field's register, if it was ever written.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Register> {
        self.fields.get(name)
    }

    /// Writes one value in place of what the author had `seen`. Clearing is writing null.
    pub fn write(
        &mut self,
        pen: &Pen,
        vector: &mut VersionVector,
        field: &str,
        value: Value,
        seen: &[Dot],
    ) -> Dot {
        let dot = vector.next_dot(pen.actor());
        let register = self.fields.entry(field.to_owned()).or_default();
        match pen.fault() {
            Fault::StaleFormReplacesAll => {
                let all: Vec<Dot> = register.dots().collect();
                register.write(dot, value, &all);
            }
            Fault::ClearingRemoves if value.is_null() => {
                self.fields.remove(field);
            }
            _ => register.write(dot, value, seen),
        }
        dot
    }

    /// Writes several values at once in place of what was `seen`: a conflict opened again.
    pub fn write_all(
        &mut self,
        pen: &Pen,
        vector: &mut VersionVector,
        field: &str,
        values: Vec<Value>,
        seen: &[Dot],
    ) -> Vec<Dot> {
        let mut seen = seen;
        let mut dots = Vec::new();
        for value in values {
            dots.push(self.write(pen, vector, field, value, seen));
            seen = &[];
        }
        dots
    }

    /// Deletes the record as far as `vector` has seen it.
    pub fn delete(&mut self, pen: &Pen, vector: &mut VersionVector) -> Dot {
        let seen: Vec<Dot> =
            self.fields.get(DELETED).into_iter().flat_map(Register::dots).collect();
        let now = serde_json::to_value(&*vector).expect("a version vector is plain JSON");
        self.write(pen, vector, DELETED, now, &seen)
    }

    /// Joins two states of the record. A field that one side does not hold at all was
    /// never seen there, whatever its vector says: what was written is cleared, never
    /// absent. A machine that once took a ledger shipped in part is healed by the whole.
    #[must_use]
    pub fn merge(
        &self,
        own: &VersionVector,
        other: &Record,
        theirs: &VersionVector,
        fault: Fault,
    ) -> Record {
        let mut fields = BTreeMap::new();
        for (name, mine) in &self.fields {
            let merged = match other.fields.get(name) {
                Some(others) => mine.merge(own, others, theirs, fault),
                None => mine.clone(),
            };
            if !merged.entries().is_empty() {
                fields.insert(name.clone(), merged);
            }
        }
        for (name, others) in &other.fields {
            if !self.fields.contains_key(name) {
                fields.insert(name.clone(), others.clone());
            }
        }
        // Kind and parent never change; were they to differ (a damaged ledger), every
        // machine still chooses alike.
        let (kind, parent) = (&self.kind, self.parent).min((&other.kind, other.parent));
        Record { kind: kind.clone(), parent, fields }
    }

    /// The dots of everything written in the record, deletions left out.
    pub fn content_dots(&self) -> impl Iterator<Item = Dot> + '_ {
        self.fields
            .iter()
            .filter(|(name, _)| name.as_str() != DELETED)
            .flat_map(|(_, register)| register.dots())
    }

    /// The deletions that stand, each as what its author had seen.
    #[must_use]
    pub fn deletions(&self) -> Vec<VersionVector> {
        self.fields
            .get(DELETED)
            .into_iter()
            .flat_map(Register::entries)
            .filter_map(|Entry(_, value)| serde_json::from_value(value.clone()).ok())
            .collect()
    }

    /// The record as one line of canonical JSON, with its id in front.
    #[must_use]
    pub fn to_line(&self, id: RecordId) -> String {
        let mut value = serde_json::to_value(self).expect("a record is plain JSON");
        value["id"] = Value::String(id.to_string());
        canonical(&value)
    }
}
