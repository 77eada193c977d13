//! Nhiệm vụ: what the district asks, how far the commune is, what is left before sending.

use super::{Choice, Narrow, TargetLine, border};

border! {
    /// The paper that hands the targets out.
    pub struct AssignmentView {
        /// «154/KH-UBND».
        pub number: String,
        /// Ngày ban hành.
        pub date: String,
        /// Cơ quan ban hành.
        pub issuer: String,
        /// Row of annex 1; none for the training commune.
        pub row: Option<u32>,
        /// Hộ tự nhiên (households): what every rate is of.
        pub natural_households: u32,
        /// Last day for the plan.
        pub last_day: String,
        /// Days left; negative = overdue.
        #[ts(type = "number")]
        pub days_left: i64,
        /// Thu nhập tăng thêm (đồng a person a month).
        #[ts(type = "number")]
        pub income_increase: i64,
        /// Thu nhập cuối năm (đồng a person a month).
        #[ts(type = "number")]
        pub income_level: i64,
        /// The paper's words about it, and what it is not for.
        pub income_note: String,
        /// Which paper and section says so.
        pub income_source: String,
        /// Who appraises the plan, the leading one first.
        pub reviewers: Vec<ReviewerView>,
        /// Giao lần n; 0 = plan 154 as printed.
        pub task: u32,
        /// When it was issued.
        pub issued_at: Option<String>,
        /// What it changed against the one before it.
        pub changes: Vec<super::TaskChangeView>,
        /// The district's own last day, before the one above.
        pub inner_last_day: Option<String>,
        /// Service targets of this commune beside what the plan answers.
        pub services: Vec<ServiceTargetLine>,
        /// Lời nhắn của huyện.
        pub note: Option<String>,
    }

    /// A service target of this commune.
    pub struct ServiceTargetLine {
        /// Key.
        pub key: String,
        /// As plan 154 words it.
        pub wording: String,
        /// What is counted: `persons`, `near_poor_persons`, `poor_households`.
        pub counted: String,
        /// Handed out.
        pub target: u32,
        /// Households of the plan that lack it and have a measure for it.
        pub answered: u32,
    }

    /// A member of the steering committee who looks after this commune.
    pub struct ReviewerView {
        /// Họ tên.
        pub name: String,
        /// Does this one lead?
        pub leads: bool,
        /// Chức vụ as printed.
        pub position: String,
        /// The unit as annex 2 names it, where that is not its name.
        pub printed: Option<String>,
        /// What is odd about it.
        pub note: Option<String>,
    }

    /// How many dossiers a day it takes.
    pub struct Pace {
        /// Households whose dossier is complete.
        pub complete: u32,
        /// Households that need one.
        pub total: u32,
        /// Dossiers to complete each day from now to the last day; none when overdue.
        pub per_day: Option<u32>,
    }

    /// A hamlet's households and complete dossiers.
    pub struct HamletLine {
        /// Id; none for households without a hamlet.
        pub id: Option<String>,
        /// Tên thôn; none for households without one.
        pub name: Option<String>,
        /// Hộ nghèo.
        pub poor: u32,
        /// Hộ cận nghèo.
        pub near_poor: u32,
        /// Complete dossiers of both.
        pub complete: u32,
    }

    /// Something to be done before sending.
    pub struct WorkLine {
        /// `list`, `facts`, `causes`, `answers`, `measures`, `helper`, `expected`, `findings`,
        /// `frozen`.
        #[ts(type = "\"list\" | \"facts\" | \"causes\" | \"answers\" | \"measures\" | \"helper\" | \"expected\" | \"findings\" | \"frozen\"")]
        pub key: String,
        /// Nothing is left.
        pub done: bool,
        /// Households or findings that are left.
        pub left: u32,
        /// The households; empty where another screen is the place.
        pub narrow: Vec<Narrow>,
        /// The hamlets in which most are left, with how many: at most two.
        pub most: Vec<HamletCount>,
    }

    /// Households of a hamlet.
    pub struct HamletCount {
        /// The hamlet.
        pub hamlet: Choice,
        /// How many.
        pub count: u32,
    }

    /// The latest frozen version.
    pub struct FrozenLine {
        /// Bản n.
        pub number: u32,
        /// When.
        pub at: String,
        /// Nothing has changed since.
        pub current: bool,
    }

    /// Everything the screen of the task shows.
    pub struct TaskView {
        /// Plan year.
        pub year: u16,
        /// Only for practice.
        pub training: bool,
        /// Today by the program's clock.
        pub today: String,
        /// What was handed out for this year.
        pub assignment: Option<AssignmentView>,
        /// Targets; empty without an assignment.
        pub targets: Vec<TargetLine>,
        /// Dossiers a day.
        pub pace: Pace,
        /// Dossiers by hamlet.
        pub hamlets: Vec<HamletLine>,
        /// What is to be done before sending, in order.
        pub work: Vec<WorkLine>,
        /// The line to go on with: a key of `work`; none when all is done.
        pub next: Option<String>,
        /// The latest frozen version.
        pub frozen: Option<FrozenLine>,
        /// Period of the built-in catalogues.
        pub catalogue: String,
        /// Entries of causes, indicators, needs and policies that are not confirmed.
        pub uncertain: u32,
        /// Version of the program that brought them.
        pub version: String,
    }
}
