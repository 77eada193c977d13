//! Đối chiếu bản giấy: the short fingerprint of a signed paper against what is kept.

use super::{PaperName, border};

border! {
    /// Whether some kept version bears what was typed from a paper.
    pub struct PaperCheck {
        /// Does one?
        pub equal: bool,
        /// In words.
        pub message: String,
        /// That version; of an unequal one the nearest, if it differs in a few signs only.
        pub version: Option<CheckedVersion>,
        /// The groups of five, from 1, in which the nearest differs.
        pub differs: Vec<u32>,
    }

    /// A kept version.
    pub struct CheckedVersion {
        /// Code of its unit.
        pub unit: String,
        /// Its name.
        pub unit_name: String,
        /// Bản n.
        pub number: u32,
        /// Its fingerprint, hexadecimal.
        pub fingerprint: String,
        /// Short form, as on paper.
        pub short: String,
        /// When it was frozen (at its commune), or taken over (elsewhere).
        pub at: String,
        /// Is it the one that counts, or the plan as it is now?
        pub counts: bool,
        /// The papers that are kept of it.
        pub papers: Vec<PaperName>,
    }
}
