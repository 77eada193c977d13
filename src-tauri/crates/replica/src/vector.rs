//! What a ledger has seen: for each actor, the number of its last known write.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ActorId, Dot};

/// The largest number that a write can have.
const LAST: u64 = crate::MAX_INTEGER as u64;

/// A version vector. Actors not named have been seen up to 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<ActorId, u64>")]
pub struct VersionVector(BTreeMap<ActorId, u64>);

/// How one vector stands to another. Numbers and times are never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both have seen exactly the same writes.
    Same,
    /// The left one has seen all of the right one, and more.
    Newer,
    /// The right one has seen all of the left one, and more.
    Older,
    /// Each has seen something the other has not: two branches.
    Diverged,
}

impl TryFrom<BTreeMap<ActorId, u64>> for VersionVector {
    type Error = String;

    /// Refuses numbers that no write can have.
    fn try_from(counts: BTreeMap<ActorId, u64>) -> Result<Self, Self::Error> {
        match counts.values().find(|n| !(1..=LAST).contains(*n)) {
            Some(n) => Err(format!("not the number of a write: {n}")),
            None => Ok(Self(counts)),
        }
    }
}

impl VersionVector {
    /// The last write of `actor` that is known, 0 for none.
    #[must_use]
    pub fn get(&self, actor: ActorId) -> u64 {
        self.0.get(&actor).copied().unwrap_or(0)
    }

    /// Has this write been seen?
    #[must_use]
    pub fn covers(&self, dot: Dot) -> bool {
        self.get(dot.actor) >= dot.n
    }

    /// Notes that all writes of the dot's actor up to it have been seen.
    pub fn observe(&mut self, dot: Dot) {
        let known = self.0.entry(dot.actor).or_insert(0);
        *known = (*known).max(dot.n);
    }

    /// The name of the actor's next write; the vector has seen it from now on.
    pub fn next_dot(&mut self, actor: ActorId) -> Dot {
        let dot = Dot { actor, n: self.get(actor) + 1 };
        self.observe(dot);
        dot
    }

    /// Sees everything the other has seen.
    pub fn join(&mut self, other: &VersionVector) {
        for (&actor, &n) in &other.0 {
            self.observe(Dot { actor, n });
        }
    }

    /// How this vector stands to `other`.
    #[must_use]
    pub fn relation(&self, other: &VersionVector) -> Relation {
        let all_of =
            |a: &VersionVector, b: &VersionVector| b.0.iter().all(|(&actor, &n)| a.get(actor) >= n);
        match (all_of(self, other), all_of(other, self)) {
            (true, true) => Relation::Same,
            (true, false) => Relation::Newer,
            (false, true) => Relation::Older,
            (false, false) => Relation::Diverged,
        }
    }

    /// The actors and their last known writes, in the order of the actors.
    pub fn iter(&self) -> impl Iterator<Item = (ActorId, u64)> + '_ {
        self.0.iter().map(|(&actor, &n)| (actor, n))
    }

    /// Has nothing been seen?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
