//! A field: every write that still stands in it, each under its dot.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Dot, Fault, VersionVector, canonical};

/// One write that stands: the value and the dot that names the write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry(pub Dot, pub Value);

/// A multi-value register: usually one entry, several when machines wrote unseen by each other.
///
/// Equal values keep all their dots. An empty register stands for "never written"
/// and is not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Register(Vec<Entry>);

impl Register {
    /// The standing writes, smallest dot first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The dots a screen shows; a command that writes names them as seen.
    pub fn dots(&self) -> impl Iterator<Item = Dot> + '_ {
        self.0.iter().map(|entry| entry.0)
    }

    /// The value that lists and totals use on every machine: that of the smallest dot.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        self.0.first().map(|entry| &entry.1)
    }

    /// The different values that stand, in the order of their smallest dots.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        let mut values: Vec<&Value> = Vec::new();
        for entry in &self.0 {
            if !values.iter().any(|seen| canonical(seen) == canonical(&entry.1)) {
                values.push(&entry.1);
            }
        }
        values
    }

    /// Do two different values stand, so that a person has to decide?
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.0.len() > 1 && self.values().len() > 1
    }

    /// Do two different values stand under one dot? Only a forged or damaged ledger does that.
    #[must_use]
    pub fn has_doubled_dot(&self) -> bool {
        self.0.windows(2).any(|pair| pair[0].0 == pair[1].0)
    }

    /// Writes `value` under `dot` in place of the entries whose dots the author had `seen`.
    pub fn write(&mut self, dot: Dot, value: Value, seen: &[Dot]) {
        self.0.retain(|entry| !seen.contains(&entry.0));
        self.insert(Entry(dot, value));
    }

    /// Adds an entry beside those that stand (used when a conflict is opened again).
    pub fn insert(&mut self, entry: Entry) {
        if let Err(place) = self.0.binary_search_by(|known| order(known, &entry)) {
            self.0.insert(place, entry);
        }
    }

    /// Joins two states of one field: a pair stays unless the other side's vector
    /// covers its dot and the other side no longer holds that dot.
    #[must_use]
    pub fn merge(
        &self,
        own: &VersionVector,
        other: &Register,
        theirs: &VersionVector,
        fault: Fault,
    ) -> Register {
        let kept = |mine: &Register, held: &Register, seen: &VersionVector| -> Vec<Entry> {
            let stays = |entry: &&Entry| match fault {
                Fault::SeenWriteReturns => true,
                Fault::UnseenWriteDropped => held.holds(entry.0),
                _ => held.holds(entry.0) || !seen.covers(entry.0),
            };
            mine.0.iter().filter(stays).cloned().collect()
        };
        let mut merged = Register::default();
        for entry in kept(self, other, theirs).into_iter().chain(kept(other, self, own)) {
            let twin = |known: &Entry| canonical(&known.1) == canonical(&entry.1);
            if fault == Fault::EqualValuesJoined && merged.0.iter().any(twin) {
                continue;
            }
            merged.insert(entry);
        }
        merged
    }

    fn holds(&self, dot: Dot) -> bool {
        self.0.iter().any(|entry| entry.0 == dot)
    }

    /// Sorts entries that came from outside into the one order; doubles fall together.
    pub(crate) fn normalise(&mut self) {
        self.0.sort_by(order);
        self.0.dedup();
    }
}

fn order(a: &Entry, b: &Entry) -> Ordering {
    a.0.cmp(&b.0).then_with(|| canonical(&a.1).cmp(&canonical(&b.1)))
}
