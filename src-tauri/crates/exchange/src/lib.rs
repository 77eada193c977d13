//! Sealed packages between units, and the only cryptography of the program.
//!
//! A package is bytes in, bytes out: [`seal`] makes them, [`open`] judges them against
//! an [`OpenContext`] and has no database handle, no file and no clock. Deliberately
//! absent: what a household is (records are lines of JSON here; the control sums come
//! from a function that is passed in), where secrets and enrolled keys are stored, and
//! asking the person anything. Randomness is passed in too, except what the age crate
//! draws for one envelope. The byte layout is written down in `docs/package-format.md`.

mod bounds;
mod content;
mod enrol;
mod fingerprint;
#[doc(hidden)]
pub mod forge;
mod frame;
mod header;
mod hex;
mod keys;
mod manifest;
mod messages;
mod open;
mod part;
mod passphrase;
mod recovery;
mod refusal;
mod relation;
mod rules;
mod seal;
mod sentences;
mod words;

#[cfg(test)]
mod tests;

pub use bounds::{
    MAX_DEPTH, MAX_HEADER, MAX_LINE, MAX_LINES, MAX_PACKED, MAX_PARTS, MAX_STRING, MAX_UNPACKED,
};
pub use enrol::{EnrolError, Issuer, KeyFile, KeyFileRefusal, confirm_words, differing_words};
pub use fingerprint::{Fingerprint, ShortFormError};
pub use frame::{FORMAT, READER};
pub use header::{Header, Kind, Party, Role};
pub use keys::{PublicKeys, UnitSecret, fingerprint_words};
pub use manifest::{ControlSums, Manifest, Receipt};
pub use open::{Inspection, OpenContext, Opened, OpenedPart, Provenance, inspect, open};
pub use part::{
    Extent, FrozenPaper, LedgerBytes, NotALedger, Part, PartKind, Proof, Snapshot, Statement,
    paper_id,
};
pub use passphrase::{PassphraseError, lock, unlock};
pub use recovery::{RecoveryError, check_digits, recovery_words, secret_from_words};
pub use refusal::Refusal;
pub use relation::{Held, Relation, relation};
pub use seal::{SealError, SealRequest, seal};
pub use words::{WordError, complete_word, parse_words, word};
