//! Records that several offline machines write and that merge without losing a write.
//!
//! Pure and generic: a ledger is a set of records, a record a set of fields,
//! and every field remembers each write it holds. Deliberately absent: clocks,
//! randomness, storage, cryptography and any word about households — time
//! never takes part in a merge, and what a field means is `domain`'s business.
//!
//! The rules (see `ARCHITECTURE.md`, "The rules of merging"):
//! 1. a write replaces only the dots its author had seen ([`Register::write`]);
//! 2. merging keeps a pair unless the other side saw its dot and no longer holds it ([`Register::merge`]);
//! 3. equal values keep all their dots;
//! 4. deleting writes the version vector of that moment, and a record is gone only
//!    when one deletion saw everything in it and below ([`Family::liveness`]);
//! 5. clearing writes null: a written field never becomes absent;
//! 6. a ledger is shipped whole and written only with its owner's [`Pen`].

mod dot;
mod fault;
mod ledger;
mod liveness;
mod ownership;
mod record;
mod register;
mod same_as;
mod undo;
mod value;
mod vector;

pub use dot::{ActorId, Dot};
#[doc(hidden)]
pub use fault::Fault;
pub use ledger::{Ledger, MergeError, MergeOutcome, ReadError};
pub use liveness::{Family, Liveness};
pub use ownership::{LedgerId, NotOwner, Owner, Pen};
pub use record::{DELETED, Record, RecordId, SAME_AS};
pub use register::{Entry, Register};
pub use same_as::groups;
pub use undo::{Change, undo_values};
pub use value::{MAX_INTEGER, ValueError, canonical, check};
pub use vector::{Relation, VersionVector};
