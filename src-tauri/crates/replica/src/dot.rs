//! Who wrote what, as a name no other write can have.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One opening of a workplace: 64 random bits drawn at its first write.
///
/// A restored, copied or cloned file draws a new one, so no dot is ever issued
/// twice. Text form: 16 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u64);

/// One write: the `n`-th of an actor in a ledger, counted from 1. Text form `actor.n`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who wrote.
    pub actor: ActorId,
    /// The how-manieth write of that actor in this ledger, from 1.
    pub n: u64,
}

impl fmt::Display for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.actor, self.n)
    }
}

impl fmt::Debug for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ActorId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() != 16 || !lower {
            return Err(format!("not an actor: {text}"));
        }
        u64::from_str_radix(text, 16).map(ActorId).map_err(|e| e.to_string())
    }
}

impl FromStr for Dot {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (actor, n) = text.split_once('.').ok_or_else(|| format!("not a dot: {text}"))?;
        let number: u64 = n.parse().map_err(|_| format!("not a dot: {text}"))?;
        if number == 0 || number > crate::MAX_INTEGER as u64 || n != number.to_string() {
            return Err(format!("not a dot: {text}"));
        }
        Ok(Dot { actor: actor.parse()?, n: number })
    }
}

/// Both types travel as their text form, also as keys of JSON objects.
macro_rules! as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

as_text!(ActorId);
as_text!(Dot);
