//! How what came stands to what is held: told by vectors, never by numbers or times.

use std::fmt;

use replica::VersionVector;

use crate::messages::phrase;
use crate::{Fingerprint, Refusal};

/// What the receiver holds of the same plan.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// Everything the held snapshot has seen.
    pub vector: &'a VersionVector,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// Its number, for the sentence only.
    pub number: u32,
}

/// The verdict. Its `Display` is the sentence of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Nothing of this plan is held yet.
    First,
    /// It has seen all of what is held, and more.
    Newer,
    /// Exactly what is held.
    Same,
    /// What is held has seen all of it, and more.
    Older,
    /// Each has something the other lacks, or the same writes give different bytes.
    TwoBranches,
}

/// Compares a snapshot that came with the one held.
#[must_use]
pub fn relation(
    vector: &VersionVector,
    fingerprint: Fingerprint,
    held: Option<Held<'_>>,
) -> Relation {
    let Some(held) = held else {
        return Relation::First;
    };
    if fingerprint == held.fingerprint {
        return Relation::Same;
    }
    match vector.relation(held.vector) {
        replica::Relation::Newer => Relation::Newer,
        replica::Relation::Older => Relation::Older,
        replica::Relation::Same | replica::Relation::Diverged => Relation::TwoBranches,
    }
}

impl Relation {
    /// Why it cannot simply be taken over, if it cannot: `number` came, `held` is held.
    #[must_use]
    pub fn refusal(self, number: u32, held: u32) -> Option<Refusal> {
        match self {
            Self::First | Self::Newer => None,
            Self::Same => Some(Refusal::Same { number, held }),
            Self::Older => Some(Refusal::Older { number, held }),
            Self::TwoBranches => Some(Refusal::TwoBranches { number, held }),
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(phrase(match self {
            Self::First => "relation.first",
            Self::Newer => "relation.newer",
            Self::Same => "relation.same",
            Self::Older => "relation.older",
            Self::TwoBranches => "relation.two_branches",
        }))
    }
}
