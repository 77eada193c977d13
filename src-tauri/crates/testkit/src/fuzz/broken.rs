//! The rules that can be switched off, one at a time, to test the tester.
//!
//! Deliberately absent: two faults at once. Each must be seen by itself.

use replica::Fault;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::schedule::Forgery;

/// Which rule does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// All rules hold.
    Nothing,
    /// A rule of the engine is off.
    Engine(Fault),
    /// A restored or copied file goes on writing under the actor it was saved with.
    ActorKept,
    /// A restored or copied file counts its openings and derives its actor from the count.
    ActorFromEpoch,
    /// Where two writes meet, the later clock wins.
    ClockPicks,
    /// Commands do not name the dots their screen showed.
    ScreenForgotten,
    /// Packages lack a record that their vector covers, as if a hamlet had been handed out.
    PartShipped,
}

impl Broken {
    /// Every fault with its name; the first is none.
    pub const ALL: [(&'static str, Broken); 17] = [
        ("nothing", Broken::Nothing),
        ("seen-write-returns", Broken::Engine(Fault::SeenWriteReturns)),
        ("unseen-write-dropped", Broken::Engine(Fault::UnseenWriteDropped)),
        ("equal-values-joined", Broken::Engine(Fault::EqualValuesJoined)),
        ("stale-form-replaces-all", Broken::Engine(Fault::StaleFormReplacesAll)),
        ("clearing-removes", Broken::Engine(Fault::ClearingRemoves)),
        ("deletion-always-wins", Broken::Engine(Fault::DeletionAlwaysWins)),
        ("deletion-ignores-children", Broken::Engine(Fault::DeletionIgnoresChildren)),
        ("vector-not-joined", Broken::Engine(Fault::VectorNotJoined)),
        ("hole-accepted", Broken::Engine(Fault::HoleAccepted)),
        ("future-accepted", Broken::Engine(Fault::FutureAccepted)),
        ("beyond-vector-accepted", Broken::Engine(Fault::BeyondVectorAccepted)),
        ("actor-kept", Broken::ActorKept),
        ("actor-from-epoch", Broken::ActorFromEpoch),
        ("clock-picks", Broken::ClockPicks),
        ("screen-forgotten", Broken::ScreenForgotten),
        ("part-shipped", Broken::PartShipped),
    ];

    /// The fault of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, broken)| *broken)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, broken)| *broken == self);
        found.map_or("unnamed", |(name, _)| name)
    }

    /// What is off in the engine. Where the engine has a guard that would only refuse the
    /// consequence, the guard is off too, so that the loss behind it shows.
    pub(super) fn engine(self) -> Fault {
        match self {
            Broken::Engine(fault) => fault,
            Broken::ActorKept | Broken::ActorFromEpoch => Fault::FutureAccepted,
            Broken::PartShipped => Fault::HoleAccepted,
            Broken::Nothing | Broken::ClockPicks | Broken::ScreenForgotten => Fault::None,
        }
    }

    /// False where the guard is off only so that something else shows.
    pub(super) fn leaves_guard_against(self, forgery: Forgery) -> bool {
        match self {
            Broken::ActorKept | Broken::ActorFromEpoch => forgery != Forgery::Future,
            Broken::PartShipped => !matches!(forgery, Forgery::Part | Forgery::FieldPart),
            _ => true,
        }
    }
}

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Broken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| de::Error::custom(format!("no fault named {name}")))
    }
}
