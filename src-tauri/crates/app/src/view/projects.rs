//! Projects that several households share.

use super::{HelperChoice, RecordView, border};

border! {
    /// The projects of the plan.
    pub struct ProjectList {
        /// In the order of their names.
        pub projects: Vec<ProjectView>,
        /// The money of all projects (đồng), each counted once.
        #[ts(type = "number")]
        pub total: i64,
        /// Helpers to choose.
        pub helpers: Vec<HelperChoice>,
    }

    /// A project with its money and households.
    pub struct ProjectView {
        /// The project.
        pub record: RecordView,
        /// Its money, each line.
        pub funding: Vec<RecordView>,
        /// Money by source (đồng): budget, credit, household, other.
        #[ts(type = "number[]")]
        pub money: Vec<i64>,
        /// All of it (đồng), counted once in the plan.
        #[ts(type = "number")]
        pub total: i64,
        /// Households that share it, in the plan's order.
        pub participants: Vec<ParticipantView>,
    }

    /// A household that shares a project.
    pub struct ParticipantView {
        /// Id.
        pub id: String,
        /// Họ tên chủ hộ.
        pub head_name: String,
        /// Thôn.
        pub hamlet: Option<String>,
        /// `poor_n1`, `poor_n2`, `poor`, `near_poor`, `not_poor`.
        pub class: Option<String>,
        /// Was it entered as a participant?
        pub listed: bool,
        /// Measures of the household that are part of the project.
        pub measures: u32,
        /// Its share of the money (đồng), for show.
        #[ts(type = "number")]
        pub share: i64,
    }

    /// Who takes part, and who no longer.
    pub struct ParticipantsArgs {
        /// The project.
        pub id: String,
        /// Households to enter.
        pub add: Vec<String>,
        /// Households to take out.
        pub remove: Vec<String>,
    }
}
