//! What happens: a schedule and its steps.
//!
//! Steps name laptops, records and packages by small numbers that are taken modulo what
//! exists at that moment. Every list of steps is therefore a schedule, also after some
//! steps were cut out. Deliberately absent: ids, dots and values, which follow from the seed.

use serde::{Deserialize, Serialize};

/// How many laptops the owner has.
pub const LAPTOPS: usize = 3;

/// A run of the fuzzer, complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Where actors and random ids come from.
    pub seed: u64,
    /// How many years each laptop's clock is off. It takes part in nothing.
    pub clocks: [i8; LAPTOPS],
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the numbers described above")]
pub enum Step {
    /// A record with a random id; `parent` 0 is none.
    Create { laptop: u8, kind: u8, parent: u8, value: u8 },
    /// A record with a derived id, the same on every laptop.
    Derive { laptop: u8, name: u8, value: u8 },
    /// A field is written (or cleared), from a fresh screen or from the last look.
    Edit { laptop: u8, record: u8, field: u8, value: u8, stale: bool },
    /// A screen is opened: what stands now is what stale edits will name.
    Look { laptop: u8 },
    /// A record is deleted.
    Delete { laptop: u8, record: u8 },
    /// A deletion is taken back.
    Undelete { laptop: u8, record: u8 },
    /// One field of every record is written, as one command.
    BulkEdit { laptop: u8, field: u8, value: u8 },
    /// Three derived records are written, as one command.
    Import { laptop: u8, name: u8, value: u8 },
    /// The last command is taken back, field by field.
    Undo { laptop: u8 },
    /// The last undo is taken back.
    Redo { laptop: u8 },
    /// A conflict is decided.
    Settle { laptop: u8, pick: u8 },
    /// A person says that a record is the same thing as another.
    SameAs { laptop: u8, record: u8, other: u8 },
    /// A package is made. It may be delivered never, once, twice, late.
    Send { laptop: u8 },
    /// A laptop merges the package that is `back` packages old.
    Deliver { laptop: u8, back: u8 },
    /// The district receives that package.
    ToDistrict { back: u8 },
    /// The district hands one of the packages it keeps to a laptop.
    FromDistrict { laptop: u8, pick: u8 },
    /// The laptop's file is backed up.
    Backup { laptop: u8 },
    /// A backup (of any laptop) takes the place of the laptop's file.
    Restore { laptop: u8, pick: u8 },
    /// A copy of one laptop's file takes the place of another's.
    CopyFile { from: u8, to: u8 },
    /// The program is closed and opened.
    Reopen { laptop: u8 },
    /// Somebody hands the laptop a package that honest writing cannot make.
    Forge { laptop: u8, back: u8, forgery: Forgery, pick: u8 },
}

/// How a package was forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgery {
    /// It claims writes of this very opening.
    Future,
    /// It is another owner's.
    Foreign,
    /// It is another ledger of the owner.
    OtherLedger,
    /// It holds a write its vector does not cover.
    Beyond,
    /// It lacks a record that its vector covers.
    Part,
    /// It lacks a field that its vector covers.
    FieldPart,
}

impl Forgery {
    /// All of them.
    pub const ALL: [Forgery; 6] = [
        Forgery::Future,
        Forgery::Foreign,
        Forgery::OtherLedger,
        Forgery::Beyond,
        Forgery::Part,
        Forgery::FieldPart,
    ];
}
