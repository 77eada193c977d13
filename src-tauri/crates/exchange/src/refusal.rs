//! Why a package is refused: every case with what the program needs to act on it.
//!
//! Deliberately absent: a general "something went wrong", and the sentences themselves
//! (`sentences`).

use crate::{ControlSums, Kind, Party};

/// Why a package is not taken in. `Display` is what the person reads; nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than [`crate::MAX_PACKED`].
    TooBig {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The file does not begin as a package does.
    NotAPackage,
    /// The file ends before the package does.
    Truncated {
        /// How many bytes are missing, if the beginning is there to tell.
        missing: Option<u64>,
    },
    /// The bytes are not those that the sender signed.
    Damaged,
    /// Only a later reader understands it.
    NewerFormat {
        /// The lowest reader that does.
        needs: u32,
        /// Version of the program that wrote it.
        program: String,
    },
    /// A training package in a real workplace.
    TrainingInReal,
    /// A real package in a training workplace.
    RealInTraining,
    /// It belongs to another district.
    OtherDistrict {
        /// Code of its district.
        district: String,
        /// Code of ours.
        own: String,
    },
    /// It belongs to another plan year.
    OtherYear {
        /// Its year.
        year: u16,
        /// Year of the workplace.
        own: u16,
    },
    /// The sender's keys are not enrolled.
    UnknownSender {
        /// Who the package says it is from, with the keys that signed it.
        sender: Box<Party>,
        /// The six words of these keys.
        words: [&'static str; 6],
    },
    /// The sender is enrolled under other keys.
    SenderKeyChanged {
        /// Who the package says it is from, with the keys that signed it.
        sender: Box<Party>,
        /// The six words of these keys.
        words: [&'static str; 6],
    },
    /// It is sealed for others.
    NotForUs {
        /// Names of the recipients.
        recipients: Vec<String>,
    },
    /// It is sealed for this unit, but for another key of it.
    OldKey {
        /// Name of the sender.
        sender: String,
    },
    /// It is about another unit than the one of this workplace.
    OtherUnit {
        /// Code of that unit.
        unit: String,
        /// Code of ours.
        own: String,
    },
    /// A package of this kind cannot come from this sender.
    KindNotAllowed {
        /// The kind.
        kind: Kind,
        /// Name of the sender.
        sender: String,
    },
    /// A merge package of another unit.
    MergeFromOutside {
        /// Name of the sender.
        sender: String,
    },
    /// It unpacks to more than [`crate::MAX_UNPACKED`].
    UnpacksTooBig,
    /// A line longer than [`crate::MAX_LINE`].
    LineTooLong,
    /// More lines than [`crate::MAX_LINES`].
    TooManyLines,
    /// More parts than [`crate::MAX_PARTS`].
    TooManyParts,
    /// A text longer than [`crate::MAX_STRING`].
    StringTooLong,
    /// JSON nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
    /// Signed and sealed as it should be, but not written as a package is.
    Contents {
        /// What is wrong, for the log.
        detail: &'static str,
    },
    /// The header outside and the one inside differ.
    HeaderMismatch,
    /// A ledger under the name of one who may not own it.
    ForeignLedger {
        /// The ledger.
        ledger: String,
        /// Who claims it.
        claimed: String,
        /// Who owns it.
        owner: String,
    },
    /// A ledger that its owner has not signed.
    NotSignedByOwner {
        /// The ledger.
        ledger: String,
        /// Who should have.
        owner: String,
        /// Name of the sender.
        sender: String,
    },
    /// A ledger of another year than the package's.
    LedgerOfOtherYear {
        /// The ledger.
        ledger: String,
        /// Year of the package.
        year: u16,
    },
    /// A ledger about another unit than the package's.
    LedgerOfOtherUnit {
        /// The ledger.
        ledger: String,
        /// Unit of the package.
        unit: String,
    },
    /// A change log in a package that is not for merging.
    LogOutsideMerge,
    /// A submission without exactly one frozen plan of its unit.
    NoSnapshot,
    /// A commune brings a reviewer's comments.
    ReviewByCommune {
        /// The ledger.
        ledger: String,
    },
    /// One ledger twice.
    LedgerTwice {
        /// The ledger.
        ledger: String,
    },
    /// The bytes, lines or parts are not as many as the manifest says.
    Counts,
    /// The frozen plan does not have the fingerprint or the vector that the manifest says.
    Fingerprint,
    /// The records could not be counted.
    Uncountable {
        /// The ledger.
        ledger: String,
        /// Why, for the log.
        detail: String,
    },
    /// The control sums do not come out.
    Sums {
        /// What the sender counted.
        said: ControlSums,
        /// What is there.
        found: ControlSums,
    },
    /// What is held is newer.
    Older {
        /// Number of the snapshot that came.
        number: u32,
        /// Number of the one held.
        held: u32,
    },
    /// What came is what is held.
    Same {
        /// Number of the snapshot that came.
        number: u32,
        /// Number of the one held.
        held: u32,
    },
    /// What came and what is held were changed apart.
    TwoBranches {
        /// Number of the snapshot that came.
        number: u32,
        /// Number of the one held.
        held: u32,
    },
}
