//! A workplace on disk: one SQLite file that holds ledgers, their typed views, the change
//! log, undo, drafts, snapshots and submissions.
//!
//! All SQL of the program is here. Deliberately absent: what a command means (crate `app`),
//! how ledgers merge (crate `replica`), keys and seals (crate `exchange`), and the clock —
//! times come in as text for show.

pub mod backup;
mod drafts;
mod error;
pub mod files;
mod handing;
mod history;
mod open;
mod projection;
mod reading;
mod records;
mod search;
mod transact;

pub use drafts::Draft;
pub use error::{Result, StoreError};
pub use handing::{Sender, StoredSnapshot, Submission};
pub use history::{FieldChange, Step, TakenBack};
pub use open::{Identity, SCHEMA, Store};
pub use reading::{ChangedFamilies, raw_ledger};
pub use search::{ListedHousehold, Order, Query};
pub use transact::{Act, Author, Operation};
