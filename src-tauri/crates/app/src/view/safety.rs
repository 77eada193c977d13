//! Backups, going back, rescue, the recovery sheet, undoing many steps.

use super::border;
use super::{Saved, WorkplaceView};

border! {
    /// A passphrase for the unit's key.
    pub struct PassphraseArgs {
        /// The passphrase.
        pub passphrase: String,
        /// Name of the job.
        pub job: String,
    }


    /// Where the recovery sheet goes.
    pub struct RecoverySheetArgs {
        /// The PDF file.
        pub path: String,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// Whose backups.
    pub struct BackupListArgs {
        /// The workplace file; null = the open one.
        pub path: Option<String>,
    }

    /// A backup.
    pub struct BackupView {
        /// The file.
        pub path: String,
        /// When it was made.
        pub at: String,
        /// Why, in words.
        pub why: String,
        /// Bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// Households in it; null if it cannot be read.
        pub households: Option<u32>,
        /// Who sat at the keyboard; empty if nobody had said.
        pub person: String,
        /// When the last step in it was saved.
        pub last_saved: Option<String>,
        /// Can it be gone back to?
        pub good: bool,
    }

    /// Backups, newest first.
    pub struct BackupList {
        /// Where they lie.
        pub folder: String,
        /// The backups.
        pub backups: Vec<BackupView>,
    }

    /// Go back to a backup.
    pub struct RestoreArgs {
        /// The workplace file that is to hold it; null = the open one.
        pub path: Option<String>,
        /// The backup.
        pub backup: String,
    }

    /// A workplace that was put back and is open.
    pub struct Restored {
        /// The workplace as it is now.
        pub workplace: WorkplaceView,
        /// Where the state before is kept; null if there was no file.
        pub kept: Option<String>,
        /// What was done and what was kept, in words.
        pub message: String,
    }

    /// What can be read of a damaged file.
    pub struct SalvageView {
        /// Households.
        pub households: u32,
        /// Records in all: households, members, measures and so on.
        pub records: u32,
        /// Heads of households that cannot be read any more, as far as they are known.
        pub lost: Vec<String>,
        /// Records whose household cannot be read any more.
        pub orphans: u32,
        /// Steps of the history.
        pub steps: u32,
        /// Steps of the history that cannot be read any more.
        pub lost_steps: u32,
        /// Is the unit's key still there? Else a new one has to be made.
        pub key: bool,
        /// When the last step was saved.
        pub last_saved: Option<String>,
    }

    /// A damaged file and the ways out.
    pub struct RescueView {
        /// The file.
        pub path: String,
        /// Bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// The unit, if that is still known.
        pub unit_name: Option<String>,
        /// The plan year, if that is still known.
        pub year: Option<u16>,
        /// The newest backup that was read from end to end and is sound.
        pub newest: Option<BackupView>,
        /// What can be read of the file itself; null if nothing.
        pub readable: Option<SalvageView>,
        /// Where backups lie.
        pub folder: String,
        /// All backups, newest first.
        pub backups: Vec<BackupView>,
    }

    /// Read what can be read.
    pub struct SalvageArgs {
        /// The damaged file.
        pub path: String,
        /// Name for progress.
        pub job: String,
    }

    /// A workplace made of what could be read; it is open.
    pub struct Salvaged {
        /// The workplace as it is now.
        pub workplace: WorkplaceView,
        /// Where the damaged file is kept.
        pub kept: Option<String>,
        /// What was done and what was kept, in words.
        pub message: String,
        /// What could be read and what not.
        pub salvage: SalvageView,
    }

    /// The unit's key as a recovery sheet brought it back.
    pub struct KeyBack {
        /// Its six words.
        pub words: Vec<String>,
    }

    /// Take back down to a step.
    pub struct UndoToArgs {
        /// Number of the earliest step that is taken back.
        #[ts(type = "number")]
        pub number: i64,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// What was taken back.
    pub struct UndoneTo {
        /// What is saved now.
        pub saved: Saved,
        /// Steps taken back.
        pub count: u32,
        /// Fields that were written since and were left alone, in words.
        pub left_alone: Option<String>,
        /// Why it ended before the chosen step, in words.
        pub stopped: Option<String>,
    }
}
