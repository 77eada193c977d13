//! Thẩm định: plans to look through, the list of appraisal, rounds compared, decisions.

use super::{CommentView, DecisionView, FigureChange, HouseholdChange, PaperName, border};

border! {
    /// A received plan on its way through the appraisal.
    pub struct ReviewLine {
        /// Code of the unit.
        pub unit: String,
        /// Its name.
        pub name: String,
        /// All its names, folded, for searching.
        pub search: String,
        /// Where the version that counts stands.
        #[ts(type = "\"received\" | \"in_review\" | \"returned\" | \"passed\" | \"approved\"")]
        pub stage: String,
        /// Bản n.
        pub number: u32,
        /// Its fingerprint, hexadecimal.
        pub fingerprint: String,
        /// Short form, as on paper.
        pub short: String,
        /// When it was taken over.
        pub received_at: String,
        /// Was that after the last day?
        pub late: bool,
        /// Versions received so far: the round of the appraisal.
        pub round: u32,
        /// An earlier version was approved: this one amends it.
        pub amends: bool,
        /// Codes of the reviewers, the leading one first.
        pub reviewers: Vec<String>,
        /// Their names.
        pub reviewer_names: Vec<String>,
        /// Comments that must be mended and are neither changed, answered nor settled.
        pub must: u32,
        /// Other comments that are open.
        pub open: u32,
        /// Comments that the commune has answered or mended and nobody has settled.
        pub answered: u32,
        /// What reviewers propose: `returned` or `passed`.
        pub proposals: Vec<String>,
        /// The last decision.
        pub decision: Option<DecisionView>,
        /// Something was said that no file has carried to the commune yet.
        pub unsent: bool,
    }

    /// Plans to look through.
    pub struct ReviewList {
        /// Those that have come, by stage and day.
        pub plans: Vec<ReviewLine>,
        /// Units whose plan has not come.
        pub missing: u32,
        /// May decide (the district); a reviewer proposes.
        pub decides: bool,
    }

    /// An item of the list of appraisal.
    pub struct ChecklistLine {
        /// Code.
        pub code: String,
        /// Group.
        pub group: String,
        /// What is asked.
        pub text: String,
        /// Where.
        pub basis: String,
        /// Its evidence is memory or a proposal.
        pub uncertain: bool,
        /// `yes`, `no`, `not_applicable`; none = not ticked.
        #[ts(type = "\"yes\" | \"no\" | \"not_applicable\" | null")]
        pub tick: Option<String>,
        /// Remark.
        pub note: Option<String>,
        /// Rules of the self-check that look at the same.
        pub rules: Vec<String>,
        /// What they find that must be mended.
        pub blocks: u32,
        /// What they find that asks for a reason.
        pub warns: u32,
    }

    /// The appraisal of the plan in the reading room.
    pub struct ReviewView {
        /// The plan.
        pub plan: ReviewLine,
        /// Comments of all rounds, the unsettled and the heavier first.
        pub comments: Vec<CommentView>,
        /// The list of appraisal.
        pub checklist: Vec<ChecklistLine>,
        /// Kết luận.
        pub conclusion: Option<String>,
        /// What this reviewer proposes.
        #[ts(type = "\"returned\" | \"passed\" | null")]
        pub proposal: Option<String>,
        /// Decisions on any version.
        pub decisions: Vec<DecisionView>,
        /// What can be decided now: `returned`, `passed`, `approved`.
        pub can: Vec<String>,
        /// The version before, to compare with.
        pub before: Option<u32>,
        /// May decide; a reviewer proposes.
        pub decides: bool,
    }

    /// A comment to be written on the plan in the reading room.
    pub struct CommentArgs {
        /// Household it is about.
        pub household: Option<String>,
        /// Record.
        pub record: Option<String>,
        /// Field.
        pub field: Option<String>,
        /// Paper.
        pub paper: Option<PaperName>,
        /// Place in its text.
        pub place: Option<String>,
        /// How much it weighs.
        #[ts(type = "\"must\" | \"should\" | \"note\"")]
        pub severity: String,
        /// What is said.
        pub text: String,
    }

    /// A comment to be changed.
    pub struct CommentEditArgs {
        /// Id.
        pub id: String,
        /// New text; none = as it is.
        pub text: Option<String>,
        /// New weight; none = as it is.
        #[ts(type = "\"must\" | \"should\" | \"note\" | null")]
        pub severity: Option<String>,
        /// Taken back, or not; none = as it is.
        pub withdrawn: Option<bool>,
        /// Held for answered, or not; none = as it is.
        pub settled: Option<bool>,
    }

    /// A tick on the list of appraisal.
    pub struct TickArgs {
        /// Code of the item.
        pub code: String,
        /// The tick; none takes it away.
        #[ts(type = "\"yes\" | \"no\" | \"not_applicable\" | null")]
        pub tick: Option<String>,
        /// Remark; none takes it away.
        pub note: Option<String>,
    }

    /// The appraiser's conclusion.
    pub struct ConcludeArgs {
        /// In words; none takes it away.
        pub conclusion: Option<String>,
        /// What a reviewer proposes; none takes it away.
        #[ts(type = "\"returned\" | \"passed\" | null")]
        pub proposal: Option<String>,
    }

    /// A decision on the plan in the reading room.
    pub struct DecideArgs {
        /// What is decided.
        #[ts(type = "\"returned\" | \"passed\" | \"approved\"")]
        pub outcome: String,
        /// Số quyết định, công văn.
        pub paper_number: Option<String>,
        /// Ngày ký, `yyyy-mm-dd`.
        pub date: Option<String>,
        /// Người ký.
        pub signer: Option<String>,
        /// Lời kèm theo.
        pub note: Option<String>,
    }

    /// The plan in the reading room against the version before it.
    pub struct RoundCompared {
        /// Bản n before.
        pub before: u32,
        /// Bản n read.
        pub number: u32,
        /// Households that are new.
        pub added: Vec<HouseholdChange>,
        /// Households that are gone.
        pub removed: Vec<HouseholdChange>,
        /// Households whose entries differ.
        pub changed: Vec<HouseholdChange>,
        /// Helpers, projects or text differ.
        pub other: bool,
        /// Figures before and after.
        pub figures: Vec<FigureChange>,
    }

    /// Writes the answer to a commune.
    pub struct AnswerFileArgs {
        /// Code of the unit.
        pub unit: String,
        /// Where to.
        pub folder: String,
        /// Make the folder if it is not there.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub make_folder: bool,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A file that was written and read back.
    pub struct AnswerFile {
        /// Where it lies.
        pub path: String,
        /// Its number.
        pub number: u32,
        /// Its size.
        #[ts(type = "number")]
        pub bytes: u64,
        /// For whom.
        pub receiver: String,
    }
}
