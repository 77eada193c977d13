//! A workplace on disk: one SQLite file that holds ledgers, their typed views, the change
//! log, undo, drafts, snapshots and submissions.
//!
//! All SQL of the program is here. Deliberately absent: what a command means (crate `app`),
//! how ledgers merge (crate `replica`), keys and seals (crate `exchange`), and the clock —
//! times come in as text for show.

pub mod backup;
mod chronicle;
mod drafts;
mod error;
pub mod files;
mod handing;
mod history;
mod merging;
mod open;
mod pages;
mod papers;
mod projection;
mod reading;
mod received;
mod records;
mod relayed;
pub mod restore;
mod salvage;
mod search;
mod secret;
mod taking;
mod transact;
mod versions;

pub use chronicle::{FamilyChange, FamilyStep};
pub use drafts::Draft;
pub use error::{Result, StoreError};
pub use handing::{Sender, StoredSnapshot, Submission};
pub use history::{FieldChange, Step, TakenBack};
pub use merging::{Merging, OtherWorkplace};
pub use open::{Identity, SCHEMA, Store};
pub use papers::StoredPaper;
pub use reading::{ChangedFamilies, raw_ledger};
pub use received::Version;
pub use relayed::{ForeignLedger, ProofOf};
pub use salvage::{Salvage, Wreck};
pub use search::{ListedHousehold, Order, Query};
pub use taking::{Incoming, PackageLine, Taking, TakingIn};
pub use transact::{Act, Author, Operation};
pub use versions::SnapshotLine;
