//! The self-check, suggestions and the commune's totals.

use super::{HouseholdName, PaperSpot, ReasonView, RuleView, Saved, border};

border! {
    /// One finding of the self-check.
    pub struct Finding {
        /// Rule, e.g. `H04`.
        pub rule: String,
        /// `blocks`, `warns` or `informs`.
        #[ts(type = "\"blocks\" | \"warns\" | \"informs\"")]
        pub severity: String,
        /// The household.
        pub household: Option<String>,
        /// The record whose field it speaks of.
        pub record: Option<String>,
        /// The field.
        pub field: Option<String>,
        /// What is wrong.
        pub message: String,
        /// What to do.
        pub remedy: String,
        /// Does it ask for a reason, or would a reason make it less grave?
        pub takes_reason: bool,
        /// Why it stands so, where a reason is wanted and was given.
        pub reason: Option<String>,
        /// Where it is mended: a screen's name, or `reason` for the reason of another finding.
        pub place: Option<String>,
        /// Where in a paper.
        pub spot: Option<PaperSpot>,
    }

    /// The self-check.
    pub struct CheckReport {
        /// All findings, blocking ones first.
        pub findings: Vec<Finding>,
        /// How many block.
        pub blocks: u32,
        /// How many need a reason that was not given yet.
        pub warns: u32,
        /// How many have the reason they need.
        pub explained: u32,
        /// How many only inform.
        pub informs: u32,
        /// The rules that found something, in the order of the checklist.
        pub rules: Vec<RuleView>,
        /// Reasons that were written.
        pub reasons: Vec<ReasonView>,
        /// The households that findings speak of.
        pub households: Vec<HouseholdName>,
    }

    /// For which household to suggest.
    pub struct SuggestArgs {
        /// One household; null = all.
        pub household: Option<String>,
    }

    /// What was suggested.
    pub struct Suggested {
        /// What is saved now.
        pub saved: Saved,
        /// Measures proposed.
        pub measures: u32,
        /// Households they are for.
        pub households: u32,
        /// Causes and indicators for which the catalogue has nothing fitting.
        pub unanswered: u32,
    }

    /// Which proposed measures to accept.
    pub struct AcceptArgs {
        /// The measures; null = all.
        pub measures: Option<Vec<String>>,
    }

    /// What was accepted.
    pub struct Accepted {
        /// What is saved now.
        pub saved: Saved,
        /// Measures accepted.
        pub measures: u32,
    }

    /// A line of totals.
    pub struct TotalLine {
        /// Code or key.
        pub key: String,
        /// In words.
        pub name: String,
        /// Hộ nghèo.
        pub poor: u32,
        /// Hộ cận nghèo.
        pub near_poor: u32,
    }

    /// Money of one source and kind.
    pub struct MoneyLine {
        /// `budget`, `credit`, `household`, `other`.
        pub source: String,
        /// `grant`, `loan`, `own`, `in_kind`.
        pub kind: String,
        /// đồng.
        #[ts(type = "number")]
        pub amount: i64,
    }

    /// The commune's totals.
    pub struct PlanTotalsView {
        /// Hộ nghèo.
        pub poor: u32,
        /// N1.
        pub poor_n1: u32,
        /// N2.
        pub poor_n2: u32,
        /// Hộ cận nghèo.
        pub near_poor: u32,
        /// Persons in both.
        pub members: u32,
        /// Poor households planned to leave.
        pub poor_planned: u32,
        /// Near-poor households planned to leave.
        pub near_poor_planned: u32,
        /// By hamlet.
        pub hamlets: Vec<TotalLine>,
        /// By cause.
        pub causes: Vec<TotalLine>,
        /// By indicator.
        pub indicators: Vec<TotalLine>,
        /// By source and kind.
        pub money: Vec<MoneyLine>,
    }
}
