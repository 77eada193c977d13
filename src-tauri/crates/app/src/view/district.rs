//! What the district sees.

use super::{PaperName, border};

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
        /// `first`, `newer`, `same`, `papers`, `older`, `two_branches`; none if it could not be
        /// opened. `papers` is the version held, with papers that are not held.
        pub relation: Option<String>,
        /// Does the sender have to be made known first?
        pub unknown_sender: bool,
        /// Is it signed with another key than the one that was compared?
        pub key_changed: bool,
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
        /// Hộ nghèo in it.
        pub poor: Option<u32>,
        /// Hộ cận nghèo in it.
        pub near_poor: Option<u32>,
        /// Hộ nghèo as assigned to the unit.
        pub poor_start: Option<u32>,
        /// Hộ cận nghèo as assigned to the unit.
        pub near_poor_start: Option<u32>,
        /// Who signed it, by its own account.
        pub sender_name: Option<String>,
        /// When it was sealed, by the sender's clock.
        pub sealed_at: Option<String>,
        /// The version that counts now for the unit, if there is one.
        pub held: Option<VersionLine>,
        /// The papers it brings.
        pub papers: Vec<PaperName>,
    }

    /// Whether the typed six words fit; only then is the sender known from now on.
    pub struct SenderTrusted {
        /// Do they?
        pub trusted: bool,
        /// Code of the unit.
        pub unit: String,
        /// Its name, by its own account.
        pub name: String,
        /// The words that do not fit, from 1.
        pub wrong: Vec<u32>,
        /// What to do about them; empty if all fit.
        pub message: String,
    }

    /// A version that was received.
    pub struct VersionLine {
        /// SHA-256 of the plan, hexadecimal.
        pub fingerprint: String,
        /// Short form, as on paper.
        pub short: String,
        /// Bản n.
        pub number: u32,
        /// When the commune sealed it, by its clock.
        pub sent_at: String,
        /// When it was taken over here.
        pub received_at: String,
        /// Was that after the last day?
        pub late: bool,
        /// Is it the one that counts?
        pub counts: bool,
        /// The papers that came with it.
        pub papers: Vec<PaperName>,
    }

    /// A unit on the board.
    pub struct BoardUnit {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// «Thọ Bình».
        pub short_name: String,
        /// All its names, folded, for searching.
        pub search: String,
        /// Its number in annex 1.
        pub order: u32,
        /// The version that counts.
        pub version: Option<VersionLine>,
        /// Versions received.
        pub versions: u32,
        /// Has its key been compared?
        pub known: bool,
        /// Nothing has come and the last day is over.
        pub overdue: bool,
    }

    /// Who has sent.
    pub struct Board {
        /// In order of annex 1.
        pub units: Vec<BoardUnit>,
        /// Units that have sent.
        pub received: u32,
        /// Last day; none if no assignment of this year is known.
        pub last_day: Option<String>,
        /// Days left; negative = overdue.
        #[ts(type = "number | null")]
        pub days_left: Option<i64>,
        /// The district's own six words, for its letter.
        pub words: Vec<String>,
    }

    /// A unit.
    pub struct UnitArgs {
        /// Its code.
        pub unit: String,
    }

    /// A unit's card.
    pub struct UnitCard {
        /// The unit.
        pub unit: BoardUnit,
        /// All its versions, the latest received first.
        pub versions: Vec<VersionLine>,
        /// The version that counts against the targets.
        pub line: UnitLine,
        /// The six words of its key, if that is known.
        pub words: Vec<String>,
        /// Who compared them.
        pub compared_by: Option<String>,
        /// When.
        pub compared_at: Option<String>,
    }

    /// A received version.
    pub struct SubmissionArgs {
        /// Code of the unit.
        pub unit: String,
        /// Which one; null = the one that counts.
        pub fingerprint: Option<String>,
    }

    /// A received version to print.
    pub struct SubmissionPaperArgs {
        /// Code of the unit.
        pub unit: String,
        /// Which one; null = the one that counts.
        pub fingerprint: Option<String>,
        /// Which of its papers.
        #[serde(default)]
        pub paper: PaperName,
        /// Where to; null = the program's own folder.
        pub path: Option<String>,
    }

    /// The version in the reading room.
    pub struct ReadingView {
        /// Bản n.
        pub number: u32,
        /// Short fingerprint, as on paper.
        pub short: String,
        /// When it was taken over.
        pub received_at: String,
        /// Is it the one that counts?
        pub counts: bool,
    }

    /// What a package would change.
    #[derive(Default)]
    pub struct PackagePreview {
        /// Bản n in it.
        pub number: u32,
        /// Bản n that is held; none if it is the first.
        pub held: Option<u32>,
        /// Households that are new.
        pub added: Vec<HouseholdChange>,
        /// Households that are no longer there.
        pub removed: Vec<HouseholdChange>,
        /// Households whose entries differ.
        pub changed: Vec<HouseholdChange>,
        /// Households without a difference.
        pub unchanged: u32,
        /// Helpers, projects or text of the plan differ.
        pub other: bool,
        /// Figures before and after.
        pub figures: Vec<FigureChange>,
    }

    /// A household that a package changes.
    pub struct HouseholdChange {
        /// Id.
        pub id: String,
        /// Họ tên chủ hộ.
        pub head_name: String,
        /// Thôn.
        pub hamlet: Option<String>,
        /// What differs: `head`, `class`, `members`, `causes`, `needs`, `measures`, `helper`,
        /// `expected`, `other`; empty for a household that comes or goes.
        pub what: Vec<String>,
    }

    /// A figure before and after.
    pub struct FigureChange {
        /// `households`, `poor`, `near_poor`, `poor_planned`, `near_poor_planned`, `money`.
        pub key: String,
        /// In the held version.
        #[ts(type = "number | null")]
        pub before: Option<i64>,
        /// In the package.
        #[ts(type = "number")]
        pub after: i64,
        /// What was assigned, where something was.
        #[ts(type = "number | null")]
        pub assigned: Option<i64>,
    }

    /// Packages, and the name of the job that judges or takes them over.
    pub struct PackagesArgs {
        /// Files, or folders whose packages are meant.
        pub paths: Vec<String>,
        /// The job; none = nobody watches.
        #[serde(default)]
        #[ts(optional, as = "Option<String>")]
        pub job: Option<String>,
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
        /// Households by cause, over the plans that have come.
        pub causes: Vec<super::TotalLine>,
        /// Households by deprived indicator, over the plans that have come.
        pub indicators: Vec<super::TotalLine>,
        /// Names of the units that have sent nothing.
        pub missing: Vec<String>,
    }
}
