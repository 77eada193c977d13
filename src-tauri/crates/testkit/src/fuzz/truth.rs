//! The model of the truth: which writes there are, and which of them each write replaced.
//!
//! A replica is nothing but the set of writes it knows. What stands, what is in conflict,
//! what is gone and what is one thing follow by plain operations on sets. Deliberately
//! absent: any code of the engine beyond the names of its types — no vectors, no
//! registers, no merging.

use std::collections::{BTreeMap, BTreeSet};

use replica::{ActorId, Dot, Liveness, RecordId};
use serde_json::Value;

use super::set::Set;

/// The fields the rules speak of, under their names in files.
pub(super) const DELETED: &str = "deleted";
pub(super) const SAME_AS: &str = "same_as";

/// A record as it was made.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its id.
    pub id: RecordId,
    /// Its kind.
    pub kind: &'static str,
    /// What it belongs to.
    pub parent: Option<RecordId>,
}

/// One write, with all that its author had seen of it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The name the engine gave it.
    pub dot: Dot,
    /// Which thing, by its number.
    pub thing: usize,
    /// Which field.
    pub field: &'static str,
    /// What was written.
    pub value: Value,
    /// The writes its author named as seen.
    pub replaced: Set,
    /// For a deletion: all writes its author knew.
    pub saw: Option<Set>,
    /// Its author's clock in minutes, for show.
    pub minute: i64,
}

/// Everything that ever happened.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    /// The things.
    pub things: Vec<Thing>,
    /// The writes.
    pub writes: Vec<Written>,
}

impl Truth {
    /// The number of the thing, which is made if it is new.
    pub fn thing(&mut self, id: RecordId, kind: &'static str, parent: Option<RecordId>) -> usize {
        let known = self.things.iter().position(|thing| thing.id == id);
        known.unwrap_or_else(|| {
            self.things.push(Thing { id, kind, parent });
            self.things.len() - 1
        })
    }

    /// Of the writes known, those that no known write replaced.
    #[must_use]
    pub fn standing(&self, known: &Set) -> Set {
        let replaced =
            known.iter().fold(Set::default(), |all, write| all | self.writes[write].replaced);
        *known - replaced
    }

    /// Of a set of writes, those in one field.
    #[must_use]
    pub fn in_field(&self, writes: &Set, thing: usize, field: &str) -> Set {
        let here =
            |&write: &usize| self.writes[write].thing == thing && self.writes[write].field == field;
        writes.iter().filter(here).collect()
    }

    /// The things that some known write is about.
    #[must_use]
    pub fn known_things(&self, known: &Set) -> Vec<usize> {
        let things: BTreeSet<usize> = known.iter().map(|write| self.writes[write].thing).collect();
        things.into_iter().collect()
    }

    /// How many writes of each actor are known.
    #[must_use]
    pub fn counts(&self, known: &Set) -> BTreeMap<ActorId, u64> {
        let mut counts = BTreeMap::new();
        for write in known.iter() {
            *counts.entry(self.writes[write].dot.actor).or_insert(0) += 1;
        }
        counts
    }

    /// The value a deletion that saw `known` writes into its field.
    #[must_use]
    pub fn deletion(&self, known: &Set) -> Value {
        let counts = self.counts(known).into_iter();
        counts
            .map(|(actor, n)| (format!("{:016x}", actor.0), Value::from(n)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    /// The different values among writes to one field, those of smaller dots first.
    #[must_use]
    pub fn shown(&self, writes: &Set) -> Vec<Value> {
        let mut by_dot: Vec<&Written> = writes.iter().map(|write| &self.writes[write]).collect();
        by_dot.sort_by_key(|write| write.dot);
        let mut values: Vec<Value> = Vec::new();
        for write in by_dot {
            if !values.contains(&write.value) {
                values.push(write.value.clone());
            }
        }
        values
    }

    /// The fields in which different values stand.
    #[must_use]
    pub fn conflicts(&self, known: &Set) -> Vec<(usize, &'static str)> {
        let mut fields: BTreeMap<(usize, &str), Set> = BTreeMap::new();
        for write in self.standing(known).iter() {
            let Written { thing, field, .. } = self.writes[write];
            fields.entry((thing, field)).or_default().insert(write);
        }
        fields.retain(|_, writes| self.shown(writes).len() > 1);
        fields.into_keys().collect()
    }

    /// Whether each known thing shows: it is gone when a standing deletion of it, or of
    /// something above it, had seen every standing write in what it deleted and below.
    #[must_use]
    pub fn liveness(&self, known: &Set) -> Vec<(RecordId, Liveness)> {
        let things = self.known_things(known);
        let above = |thing: usize| {
            let parent = self.things[thing].parent?;
            let found = things.iter().find(|&&other| self.things[other].id == parent);
            found.copied()
        };
        let lines: Vec<(usize, Vec<usize>)> = things
            .iter()
            .map(|&thing| {
                let line = std::iter::successors(Some(thing), |&here| above(here));
                (thing, line.collect())
            })
            .collect();
        let mut content = vec![Set::default(); self.things.len()];
        let mut deletions: Vec<Vec<Set>> = vec![Vec::new(); self.things.len()];
        for write in self.standing(known).iter() {
            let Written { thing, field, value, saw, .. } = &self.writes[write];
            if *field != DELETED {
                content[*thing].insert(write);
            } else if !value.is_null() {
                deletions[*thing].extend(saw);
            }
        }
        let mut below = vec![Set::default(); self.things.len()];
        for (thing, line) in &lines {
            for &upper in line {
                below[upper] = below[upper] | content[*thing];
            }
        }
        let deleted = |thing: usize| deletions[thing].iter().any(|saw| below[thing].is_subset(saw));
        lines
            .into_iter()
            .map(|(thing, line)| {
                let liveness = if line.into_iter().any(deleted) {
                    Liveness::Gone
                } else if deletions[thing].is_empty() {
                    Liveness::Alive
                } else {
                    Liveness::AliveDespiteDeletion
                };
                (self.things[thing].id, liveness)
            })
            .collect()
    }

    /// For each known thing that somebody joined with another: the smallest id joined.
    #[must_use]
    pub fn groups(&self, known: &Set) -> BTreeMap<RecordId, RecordId> {
        let mut groups: Vec<BTreeSet<RecordId>> = Vec::new();
        for write in self.standing(known).iter() {
            let Written { thing, field, value, .. } = &self.writes[write];
            let Some(text) = value.as_str().filter(|_| *field == SAME_AS) else {
                continue;
            };
            let named = self.things.iter().find(|thing| thing.id.to_string() == text);
            let Some(named) = named else { continue };
            let pair = BTreeSet::from([self.things[*thing].id, named.id]);
            let (touched, apart) = groups.into_iter().partition(|group| !group.is_disjoint(&pair));
            groups = apart;
            let touched: Vec<BTreeSet<RecordId>> = touched;
            groups.push(touched.into_iter().flatten().chain(pair).collect());
        }
        let larger = groups.into_iter().filter(|group| group.len() > 1);
        larger
            .filter_map(|group| group.first().copied().map(|first| (first, group)))
            .flat_map(|(first, group)| group.into_iter().map(move |id| (id, first)))
            .collect()
    }
}
