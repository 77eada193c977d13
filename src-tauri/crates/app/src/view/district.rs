//! What the district sees.

use super::border;

border! {
    /// What is thought of a package.
    #[derive(Default)]
    pub struct Verdict {
        /// The file.
        pub path: String,
        /// Can it be taken over, or was it?
        pub good: bool,
        /// In words.
        pub message: String,
        /// `first`, `newer`, `same`, `older`, `two_branches`; none if it could not be opened.
        pub relation: Option<String>,
        /// Does the sender have to be made known first?
        pub unknown_sender: bool,
        /// Code of the unit.
        pub unit: Option<String>,
        /// Its name.
        pub unit_name: Option<String>,
        /// Bản n.
        pub number: Option<u32>,
        /// The sender's six words.
        pub words: Vec<String>,
        /// Short fingerprint of the plan.
        pub short: Option<String>,
        /// Households in it.
        #[ts(type = "number | null")]
        pub households: Option<u64>,
        /// Members in it.
        #[ts(type = "number | null")]
        pub members: Option<u64>,
        /// đồng in it.
        #[ts(type = "number | null")]
        pub dong: Option<u64>,
    }

    /// A unit against its targets.
    pub struct UnitLine {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Has it sent a plan that counts?
        pub received: bool,
        /// Bản n.
        pub version: Option<u32>,
        /// Hộ nghèo in the plan.
        pub poor: u32,
        /// Hộ nghèo as assigned.
        pub poor_start: u32,
        /// Planned to leave.
        pub poor_planned: u32,
        /// Target.
        pub poor_target: u32,
        /// Hộ cận nghèo in the plan.
        pub near_poor: u32,
        /// As assigned.
        pub near_poor_start: u32,
        /// Planned to leave.
        pub near_poor_planned: u32,
        /// Target.
        pub near_poor_target: u32,
        /// đồng, all sources; null if there is no plan or the sum is beyond what is kept exactly.
        #[ts(type = "number | null")]
        pub money: Option<i64>,
    }

    /// A stated total beside the sum.
    pub struct StatedLine {
        /// In words.
        pub name: String,
        /// As the paper says.
        pub stated: String,
        /// As the rows add up.
        pub summed: String,
        /// As the plans that have come plan it.
        pub planned: String,
        /// Why they differ, if they do.
        pub explanation: Option<String>,
    }

    /// The district's totals.
    pub struct DistrictTotalsView {
        /// Units in order of the annex.
        pub units: Vec<UnitLine>,
        /// Units that have sent.
        pub received: u32,
        /// Sum of the units.
        pub sum: UnitLine,
        /// Totals as issued beside the sums.
        pub stated: Vec<StatedLine>,
        /// Money by source and kind.
        pub money: Vec<super::MoneyLine>,
    }
}
