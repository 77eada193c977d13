//! Papers, frozen versions and packages.

use super::border;

border! {
    /// Where to print to.
    pub struct PaperArgs {
        /// The PDF file.
        pub path: String,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A paper that was written.
    pub struct PaperWritten {
        /// The file.
        pub path: String,
        /// Pages.
        pub pages: u32,
        /// «DỰ THẢO» or the frozen version's number.
        pub version: Option<u32>,
    }

    /// Freeze.
    pub struct FreezeArgs {
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A frozen version.
    pub struct Frozen {
        /// Bản n.
        pub number: u32,
        /// SHA-256, hexadecimal.
        pub fingerprint: String,
        /// Short form, as on paper.
        pub short: String,
        /// Pages of its PDF.
        pub pages: u32,
        /// Nothing has changed since the last frozen version: it is that one.
        pub unchanged: bool,
    }

    /// A key file that was written.
    pub struct KeyWritten {
        /// The file.
        pub path: String,
        /// Its six words, to be compared.
        pub words: Vec<String>,
    }

    /// Seal and hand over.
    pub struct SubmitArgs {
        /// The receiver's key file.
        pub to: String,
        /// The folder to write to.
        pub folder: String,
        /// The receiver's six words as compared with its letter; null if it is known already.
        pub words: Option<String>,
        /// Take the key of a receiver that is not known yet without its words; the command
        /// line does so and shows the words, the window never does.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub on_first_use: bool,
    }

    /// A package that was written.
    pub struct Submitted {
        /// The file.
        pub path: String,
        /// Bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// Bản n.
        pub number: u32,
        /// Short fingerprint.
        pub short: String,
        /// Name of the receiver.
        pub receiver: String,
        /// The receiver's six words.
        pub words: Vec<String>,
    }

    /// What a package says of itself.
    pub struct Inspected {
        /// `trinh`, `giao`, `tra`, `gop`, `nhan`.
        pub kind: String,
        /// Unit it is about.
        pub unit: String,
        /// Its name.
        pub unit_name: String,
        /// Plan year.
        pub year: u16,
        /// Who signed it.
        pub sender: String,
        /// Name of the signer.
        pub sender_name: String,
        /// The signer's six words.
        pub words: Vec<String>,
        /// Number of the round.
        pub number: u32,
        /// Only for practice.
        pub training: bool,
        /// When it was sealed, by the sender's clock.
        pub sealed_at: String,
        /// For whom.
        pub recipients: Vec<String>,
    }

    /// Enrol.
    pub struct EnrolArgs {
        /// A package or key file of the sender.
        pub path: String,
        /// The six words as the sender's signed paper says them.
        pub words: String,
    }

    /// A sender that is known now.
    pub struct Enrolled {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Its six words.
        pub words: Vec<String>,
    }
}
