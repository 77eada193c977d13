//! Joining the file of a second laptop, and what two laptops left to decide.

use serde_json::Value;

use super::{Saved, border};

border! {
    /// The file of a second laptop.
    pub struct MergeArgs {
        /// The workplace file (.benvung) of the same unit and year.
        pub path: String,
        /// Only look, take nothing over.
        pub preview: bool,
        /// Name for progress and cancelling.
        #[serde(default)]
        #[ts(optional, as = "Option<String>")]
        pub job: String,
    }

    /// A household, helper, project … that the other file changes.
    pub struct MergedRecord {
        /// `household`, `hamlet`, `helper`, `project`, `section`.
        pub kind: String,
        /// `new`, `changed`, `removed`.
        #[ts(type = "\"new\" | \"changed\" | \"removed\"")]
        pub how: String,
        /// The household.
        pub household: Option<String>,
        /// Name of its head, or its own.
        pub name: String,
        /// Thôn.
        pub hamlet: Option<String>,
        /// What changed, in words.
        pub what: Vec<String>,
    }

    /// A household that both laptops entered on their own, with other members: perhaps two.
    pub struct JoinedView {
        /// The household.
        pub household: String,
        /// Name of its head.
        pub name: String,
        /// Thôn.
        pub hamlet: Option<String>,
        /// Members here.
        pub ours: Vec<String>,
        /// Members in the other file.
        pub theirs: Vec<String>,
    }

    /// What a merge does or did.
    pub struct MergeReport {
        /// The other file.
        pub path: String,
        /// The other machine.
        pub device: String,
        /// Who wrote there last.
        pub person: String,
        /// Was it taken over, or only looked at?
        pub applied: bool,
        /// Everything in the other file is here already.
        pub nothing_new: bool,
        /// Households that are new here.
        pub new: u32,
        /// Households that change.
        pub changed: u32,
        /// Households that go.
        pub removed: u32,
        /// All of them, and what else changes.
        pub records: Vec<MergedRecord>,
        /// Fields with two values that were not open here before.
        pub conflicts: Vec<ConflictView>,
        /// Households that may be two.
        pub joined: Vec<JoinedView>,
        /// The backup made before.
        pub backup: Option<String>,
        /// What is saved now.
        pub saved: Saved,
    }

    /// One of the values of a conflict.
    pub struct ConflictValue {
        /// The value.
        pub value: Value,
        /// In words.
        pub shown: String,
        /// Its dot.
        pub dot: String,
        /// Who wrote it, if known here.
        pub who: Option<String>,
        /// When, if known here.
        pub at: Option<String>,
    }

    /// A field with two values; a person decides by writing one with all dots as seen.
    pub struct ConflictView {
        /// The household it belongs to.
        pub household: Option<String>,
        /// Name of its head, or of the helper, project, hamlet.
        pub name: String,
        /// Thôn of the household.
        pub hamlet: Option<String>,
        /// The member, measure … inside the household, in words.
        pub within: Option<String>,
        /// The record.
        pub record: String,
        /// Its kind.
        pub kind: String,
        /// The field.
        pub field: String,
        /// The field in words.
        pub label: String,
        /// All dots that stand.
        pub dots: Vec<String>,
        /// The values, in the order of their dots.
        pub values: Vec<ConflictValue>,
    }
}
