//! Whose ledger is it? Only its owner can hold a pen for it.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{ActorId, Fault};

/// The name of a ledger, e.g. `plan/15670/2020`. Opaque here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LedgerId(pub String);

/// Who owns ledgers: a unit or a reviewer. Opaque here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Owner(pub String);

impl fmt::Display for LedgerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody tried to write in, or to send, a ledger of somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("ledger {ledger} belongs to {owner}, not to {writer}")]
pub struct NotOwner {
    /// The ledger.
    pub ledger: LedgerId,
    /// Whose it is.
    pub owner: Owner,
    /// Who tried.
    pub writer: Owner,
}

/// The right to write in one ledger as one actor. Every write needs one, and only
/// [`Pen::take`] gives one out: there is no way to write in a foreign ledger.
#[derive(Clone, Debug)]
pub struct Pen {
    ledger: LedgerId,
    actor: ActorId,
    fault: Fault,
}

impl Pen {
    /// A pen for `ledger`, if `me` owns it.
    pub fn take(
        ledger: &LedgerId,
        owner: &Owner,
        me: &Owner,
        actor: ActorId,
    ) -> Result<Self, NotOwner> {
        if owner != me {
            return Err(NotOwner {
                ledger: ledger.clone(),
                owner: owner.clone(),
                writer: me.clone(),
            });
        }
        Ok(Self { ledger: ledger.clone(), actor, fault: Fault::None })
    }

    /// The ledger it writes in.
    #[must_use]
    pub fn ledger(&self) -> &LedgerId {
        &self.ledger
    }

    /// The actor whose dots it issues.
    #[must_use]
    pub fn actor(&self) -> ActorId {
        self.actor
    }

    pub(crate) fn fault(&self) -> Fault {
        self.fault
    }

    #[doc(hidden)]
    #[must_use]
    pub fn with_fault(self, fault: Fault) -> Self {
        Self { fault, ..self }
    }
}
