//! Giao nhiệm vụ at the district: tasks of the units, drafts beside what was issued, files.

use super::{Saved, StatedLine, border};

border! {
    /// A field of a task that says something else than what was issued before.
    pub struct TaskChangeView {
        /// `poor_reduce`, `service.latrines`, `last_day`, `reviewers`, `lead`, `paper`, …
        pub field: String,
        /// In words.
        pub label: String,
        /// Before, in words; none = nothing.
        pub before: Option<String>,
        /// Now, in words; none = nothing.
        pub now: Option<String>,
    }

    /// What does not fit together in a task; it can be issued all the same.
    pub struct OddField {
        /// The field that shows it.
        pub field: String,
        /// In words.
        pub message: String,
    }

    /// A service target of a unit.
    pub struct ServiceCount {
        /// Key of the service target.
        pub key: String,
        /// Persons or households; none = not handed out.
        pub count: Option<u32>,
    }

    /// A unit and what it is asked.
    pub struct AssignedUnit {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Its number in annex 1.
        pub order: u32,
        /// All its names, folded, for searching.
        pub search: String,
        /// Former units and other spellings, in words.
        pub former: Option<String>,
        /// Has its key been compared?
        pub known: bool,
        /// Giao lần n; 0 = plan 154 as printed, no file was written yet.
        pub issued: u32,
        /// When.
        pub issued_at: Option<String>,
        /// Is there something that was not issued yet?
        pub draft: bool,
        /// What it changes against what was issued, or against plan 154.
        pub changes: Vec<TaskChangeView>,
        /// Hộ tự nhiên.
        pub natural_households: u32,
        /// Hộ nghèo đầu năm.
        pub poor_start: u32,
        /// Chỉ tiêu giảm hộ nghèo.
        pub poor_reduce: u32,
        /// Hộ cận nghèo đầu năm.
        pub near_poor_start: u32,
        /// Chỉ tiêu giảm hộ cận nghèo.
        pub near_poor_reduce: u32,
        /// Service targets, in the order of the plan.
        pub services: Vec<ServiceCount>,
        /// Ngày cuối.
        pub last_day: Option<String>,
        /// Hạn trong.
        pub inner_last_day: Option<String>,
        /// Codes of its reviewers.
        pub reviewers: Vec<String>,
        /// Code of the one who leads; none where it has to be chosen.
        pub lead: Option<String>,
        /// What is odd about its reviewers, in words.
        pub reviewer_note: Option<String>,
        /// What does not fit together.
        pub odd: Vec<OddField>,
        /// Số văn bản giao.
        pub paper_number: Option<String>,
        /// Ngày văn bản giao.
        pub paper_date: Option<String>,
        /// Lời nhắn.
        pub note: Option<String>,
    }

    /// A member of the steering committee.
    pub struct ReviewerChoice {
        /// Code.
        pub code: String,
        /// Họ tên.
        pub name: String,
        /// Chức vụ as printed.
        pub position: String,
    }

    /// A service target of the district beside the sum of its units.
    pub struct ServiceSum {
        /// Key.
        pub key: String,
        /// As the plan words it.
        pub wording: String,
        /// Short, for a column.
        pub name: String,
        /// What is counted: `persons`, `near_poor_persons`, `poor_households`.
        pub counted: String,
        /// The office in charge.
        pub department: String,
        /// The district's figure; none where the plan gives a share only.
        pub stated: Option<u32>,
        /// Handed out to units.
        pub sum: u32,
        /// Units that have a figure.
        pub units: u32,
    }

    /// All tasks of the year.
    pub struct AssignView {
        /// Units in the order of annex 1.
        pub units: Vec<AssignedUnit>,
        /// Members of the steering committee.
        pub reviewers: Vec<ReviewerChoice>,
        /// Service targets beside the sums of the units.
        pub services: Vec<ServiceSum>,
        /// Totals as issued beside the sums of the units.
        pub stated: Vec<StatedLine>,
        /// Units with something that was not issued yet, or never issued anything.
        pub open: u32,
        /// Units whose key was compared.
        pub known: u32,
        /// What is saved, and what undo would do.
        pub saved: Saved,
    }

    /// A field of a unit's task, or of every unit's.
    pub struct AssignArgs {
        /// Code of the unit; none = all units, for days and paper only.
        pub unit: Option<String>,
        /// `poor_reduce`, `service.<key>`, `last_day`, `reviewer.<code>`, `lead`, …
        pub field: String,
        /// The new value; null clears it. A count may come as it was typed: «1.234».
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
    }

    /// Writes assignment files.
    pub struct IssueArgs {
        /// Codes of units; empty = all.
        pub units: Vec<String>,
        /// Where to.
        pub folder: String,
        /// Make the folder if it is not there.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub make_folder: bool,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// What became of a unit's file.
    pub struct IssuedFile {
        /// Code of the unit.
        pub unit: String,
        /// Its name.
        pub name: String,
        /// Was it written and read back?
        pub written: bool,
        /// `no_key`: nobody has compared the unit's key; `stopped`: not tried.
        #[ts(type = "\"written\" | \"no_key\" | \"failed\" | \"stopped\"")]
        pub outcome: String,
        /// Giao lần n.
        pub number: u32,
        /// Where it lies.
        pub path: Option<String>,
        /// Why not, or what is to be known of it.
        pub message: String,
    }

    /// What became of the files.
    pub struct Issued {
        /// One for each unit that was asked for, in that order.
        pub files: Vec<IssuedFile>,
        /// What is saved, and what undo would do: what was issued stays.
        pub saved: Saved,
    }

    /// A spreadsheet of targets as understood.
    pub struct TargetSheet {
        /// The sheet.
        pub sheet: String,
        /// Columns that were understood: heading and field.
        pub columns: Vec<TargetColumn>,
        /// Units with figures.
        pub units: u32,
        /// What would change: code of the unit and its changes.
        pub changes: Vec<UnitChanges>,
        /// Rows that were not understood.
        pub errors: Vec<super::RowError>,
        /// Were the changes taken over?
        pub applied: bool,
        /// What is saved, and what undo would do.
        pub saved: Saved,
    }

    /// A column of a spreadsheet of targets.
    pub struct TargetColumn {
        /// As in the file.
        pub heading: String,
        /// The field it was taken for, in words; none = left out.
        pub label: Option<String>,
    }

    /// What changes for a unit.
    pub struct UnitChanges {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Fields.
        pub changes: Vec<TaskChangeView>,
    }

    /// A spreadsheet of targets.
    pub struct TargetSheetArgs {
        /// The file.
        pub path: String,
        /// Take it over; else only look.
        pub apply: bool,
        /// Name for progress and cancelling.
        pub job: String,
    }
}
