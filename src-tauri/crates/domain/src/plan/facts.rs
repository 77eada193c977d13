//! A record as plain values, and reading them without ever failing.
//!
//! A code, type or shape that this program does not know reads as empty and leaves an
//! [`Unreadable`] behind, which shows as a finding; the value itself stays in the ledger.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::money::Dong;

/// One record of a ledger, each field resolved to the value every machine uses.
#[derive(Clone, Debug, Default)]
pub struct RawRecord {
    /// Its id.
    pub id: Uuid,
    /// Its kind, e.g. `household`.
    pub kind: String,
    /// The record it belongs to.
    pub parent: Option<Uuid>,
    /// Its values; null for a cleared field.
    pub facts: BTreeMap<String, Value>,
    /// Fields with two or more standing values, for a person to decide.
    pub conflicts: Vec<String>,
    /// Somebody deleted it without having seen all of it.
    pub deleted_unseen: bool,
}

/// A value that this program cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The record.
    pub record: Uuid,
    /// Its kind.
    pub kind: String,
    /// The field, or empty when the whole kind is unknown.
    pub field: String,
}

/// Reads the fields of one record.
pub struct Facts<'a> {
    raw: &'a RawRecord,
    unreadable: Vec<Unreadable>,
}

impl<'a> Facts<'a> {
    /// Begins reading.
    #[must_use]
    pub fn of(raw: &'a RawRecord) -> Self {
        Self { raw, unreadable: Vec::new() }
    }

    /// What could not be read.
    #[must_use]
    pub fn unreadable(self) -> Vec<Unreadable> {
        self.unreadable
    }

    fn read<T>(&mut self, name: &str, as_type: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let value = self.raw.facts.get(name).filter(|value| !value.is_null())?;
        let read = as_type(value);
        if read.is_none() {
            self.unreadable.push(Unreadable {
                record: self.raw.id,
                kind: self.raw.kind.clone(),
                field: name.to_owned(),
            });
        }
        read
    }

    /// A text; blank text is none.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.read(name, |value| value.as_str().map(str::to_owned)).filter(|text| !text.is_empty())
    }

    /// A count of persons or the like, 0–1,000,000.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        self.read(name, |value| {
            value.as_u64().filter(|&n| n <= 1_000_000).and_then(|n| u32::try_from(n).ok())
        })
    }

    /// A year 1800–2200.
    pub fn year(&mut self, name: &str) -> Option<u16> {
        self.read(name, |value| {
            value.as_u64().filter(|y| (1800..=2200).contains(y)).and_then(|y| u16::try_from(y).ok())
        })
    }

    /// A flag; never set reads as false.
    pub fn flag(&mut self, name: &str) -> bool {
        self.read(name, Value::as_bool).unwrap_or(false)
    }

    /// A flag that may be unanswered.
    pub fn answer(&mut self, name: &str) -> Option<bool> {
        self.read(name, Value::as_bool)
    }

    /// The id of another record.
    pub fn reference(&mut self, name: &str) -> Option<Uuid> {
        self.read(name, |value| value.as_str().and_then(|text| text.parse().ok()))
    }

    /// One word of a list, through the enum's own reading.
    pub fn choice<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(name, |value| value.as_str().and_then(parse))
    }

    /// A group such as `{from, to}`, through its own reading.
    pub fn group<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&serde_json::Map<String, Value>) -> Option<T>,
    ) -> Option<T> {
        self.read(name, |value| value.as_object().and_then(parse))
    }

    /// The codes ticked in a family of flags: `cause.NN01`, `cause.NN08` → NN01, NN08.
    pub fn ticked(&mut self, family: &str) -> Vec<String> {
        let names: Vec<String> = self.family(family);
        let ticked = |name: &String| self.flag(&format!("{family}{name}"));
        names.into_iter().filter(ticked).collect()
    }

    /// The texts of a family: `no_measure.NN01` → (NN01, reason).
    pub fn texts(&mut self, family: &str) -> BTreeMap<String, String> {
        let names = self.family(family);
        names
            .into_iter()
            .filter_map(|code| self.text(&format!("{family}{code}")).map(|text| (code, text)))
            .collect()
    }

    /// The flags of a family, whichever way they were answered: `annex.poor` → (poor, false).
    pub fn answers(&mut self, family: &str) -> BTreeMap<String, bool> {
        let names = self.family(family);
        names
            .into_iter()
            .filter_map(|code| self.answer(&format!("{family}{code}")).map(|flag| (code, flag)))
            .collect()
    }

    fn family(&self, family: &str) -> Vec<String> {
        let names = self.raw.facts.keys();
        names.filter_map(|name| name.strip_prefix(family)).map(str::to_owned).collect()
    }
}

/// An amount inside a group.
pub(crate) fn dong(value: Option<&Value>) -> Option<Dong> {
    value.and_then(Value::as_i64).and_then(|amount| Dong::new(amount).ok())
}
