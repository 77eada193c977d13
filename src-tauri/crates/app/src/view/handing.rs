//! What the commune's screen of freezing and handing over shows.

use super::{PaperName, PrintedPaper, border};

border! {
    /// Where a plan stands on its way to the district.
    pub struct HandingView {
        /// Households in the plan.
        pub households: u32,
        /// Findings that stand in the way of freezing.
        pub blocks: u32,
        /// Findings that need a reason; they do not stand in the way.
        pub warns: u32,
        /// The rules behind the blocking findings, those of most findings first.
        pub blocking: Vec<BlockingRule>,
        /// Frozen versions, the latest first.
        pub versions: Vec<FrozenVersion>,
        /// What changed since the latest of them; null if nothing did, or none is frozen.
        pub changed: Option<ChangedSince>,
        /// The district's key, if its six words were compared.
        pub receiver: Option<KnownReceiver>,
        /// This unit's six words.
        pub own_words: Vec<String>,
        /// Packages written so far, the latest first.
        pub sent: Vec<SentPackage>,
        /// Only for practice: the district refuses what comes from here.
        pub training: bool,
    }

    /// A rule that blocks, with the first place it speaks of.
    pub struct BlockingRule {
        /// Rule, e.g. `H04`.
        pub rule: String,
        /// How many places.
        pub count: u32,
        /// What is wrong at the first.
        pub message: String,
        /// The household of the first.
        pub household: Option<String>,
        /// Name of its head.
        pub head_name: Option<String>,
        /// The record.
        pub record: Option<String>,
        /// The field.
        pub field: Option<String>,
    }

    /// A frozen version.
    pub struct FrozenVersion {
        /// Bản n.
        pub number: u32,
        /// When.
        pub frozen_at: String,
        /// Who.
        pub who: String,
        /// Short fingerprint, as on paper.
        pub short: String,
        /// All of it, hexadecimal.
        pub fingerprint: String,
        /// Pages of the plan of poverty reduction.
        pub pages: u32,
        /// All its papers in order, as they were printed.
        pub papers: Vec<PrintedPaper>,
        /// Households in it.
        pub households: u32,
        /// Nothing was written in the plan since.
        pub current: bool,
        /// How many times a package of it was written.
        pub sent: u32,
        /// Its papers that no package written so far brings: those added after the last one.
        pub unsent: Vec<PaperName>,
    }

    /// What changed in the plan since a version was frozen.
    pub struct ChangedSince {
        /// The version.
        pub number: u32,
        /// Fields and records that are other now; 0 if all changes were taken back.
        pub places: u32,
        /// Households with such a place.
        pub households: u32,
        /// Households that came.
        pub added: u32,
        /// Households that went.
        pub removed: u32,
    }

    /// The district as it is known here.
    pub struct KnownReceiver {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Its six words.
        pub words: Vec<String>,
        /// When they were compared.
        pub since: String,
        /// Who compared them.
        pub who: String,
    }

    /// A package that was written and read back.
    pub struct SentPackage {
        /// Bản n.
        pub number: u32,
        /// Short fingerprint of the plan in it.
        pub short: String,
        /// The file.
        pub path: String,
        /// Bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// SHA-256 of the file, hexadecimal.
        pub sha256: String,
        /// When.
        pub at: String,
        /// Who.
        pub who: String,
        /// Name of the receiver.
        pub receiver: String,
        /// Its six words.
        pub words: Vec<String>,
        /// The papers in it; none named by a program that could print only the first.
        #[serde(default)]
        pub papers: Vec<PaperName>,
        /// What the answers in it had seen (JSON); none if it brings none.
        #[serde(default)]
        pub answers: Option<String>,
    }

    /// A key file of the district, looked at.
    pub struct KeyFileView {
        /// The file.
        pub path: String,
        /// Name of the unit it says it is of.
        pub name: String,
        /// `new`, `known`: the key that was compared already, `other`: another than that one.
        #[ts(type = "\"new\" | \"known\" | \"other\"")]
        pub relation: String,
        /// When the known key was compared.
        pub known_since: Option<String>,
    }

    /// The district's six words as somebody typed them from its letter.
    pub struct TrustArgs {
        /// The key file.
        pub path: String,
        /// Six words, one by one.
        pub words: Vec<String>,
    }

    /// Whether the words fit; only then is the key known from now on.
    pub struct Trusted {
        /// The district as it is known now; null if a word does not fit.
        pub receiver: Option<KnownReceiver>,
        /// The words that do not fit, from 1.
        pub wrong: Vec<u32>,
        /// What to do about them; empty if all fit.
        pub message: String,
    }

    /// Which frozen version's PDF to write, and where.
    pub struct FrozenPdfArgs {
        /// Bản n.
        pub number: u32,
        /// Which of its papers.
        #[serde(default)]
        pub paper: PaperName,
        /// The PDF file; null = in the program's own folder, for looking at it.
        pub path: Option<String>,
    }
}
