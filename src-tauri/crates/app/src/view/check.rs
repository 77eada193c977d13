//! The self-check beside its findings: reasons, targets, who could leave next, charts.

use super::{FieldView, border};

border! {
    /// A rule of the self-check.
    pub struct RuleView {
        /// Its name, e.g. `H04`.
        pub id: String,
        /// Heading of its findings.
        pub title: String,
        /// The paper it rests on.
        pub basis: String,
    }

    /// A household by its name.
    pub struct HouseholdName {
        /// Id.
        pub id: String,
        /// Họ tên chủ hộ.
        pub head_name: String,
        /// Thôn.
        pub hamlet: Option<String>,
    }

    /// A reason that was written for a finding.
    pub struct ReasonView {
        /// Its record.
        pub id: String,
        /// The rule.
        pub rule: String,
        /// The household.
        pub household: Option<String>,
        /// The record that the finding speaks of.
        pub record: Option<String>,
        /// The field.
        pub field: Option<String>,
        /// The words, with the dots that a write has to name.
        pub text: FieldView,
    }

    /// Say why something stands as it does.
    pub struct ExplainArgs {
        /// The rule of the finding.
        pub rule: String,
        /// Its household.
        pub household: Option<String>,
        /// Its record.
        pub record: Option<String>,
        /// Its field.
        pub field: Option<String>,
        /// The reason; empty takes it back.
        pub text: String,
        /// The dots of the reason that the screen showed.
        pub seen: Vec<String>,
    }

    /// A target of the district with what the list and the plan say.
    pub struct TargetLine {
        /// `poor` or `near_poor`.
        #[ts(type = "\"poor\" | \"near_poor\"")]
        pub key: String,
        /// Households at the beginning of the year, as assigned.
        pub start: u32,
        /// Households in the list now.
        pub listed: u32,
        /// Households that have to leave.
        pub reduce: u32,
        /// Households planned to leave.
        pub planned: u32,
        /// What is still to be planned; 0 = the target is met.
        pub missing: u32,
        /// Households at the end of the year, as planned.
        #[ts(type = "number")]
        pub end: i64,
        /// «4,81»: of all households.
        pub end_rate: Option<String>,
        /// Households at the end of the year if just the target is reached.
        #[ts(type = "number")]
        pub target_end: i64,
        /// Their rate.
        pub target_rate: Option<String>,
    }

    /// A household that could be planned to leave next.
    pub struct NearHousehold {
        /// Id.
        pub id: String,
        /// Họ tên chủ hộ.
        pub head_name: String,
        /// Thôn.
        pub hamlet: Option<String>,
        /// Điểm B1.
        pub b1: Option<u32>,
        /// Điểm B2.
        pub b2: Option<u32>,
        /// Deprived indicators.
        pub indicators: u32,
        /// Lao động (persons).
        pub workers: Option<u32>,
        /// Its expected result now, with the dots that a write has to name.
        pub expected: FieldView,
    }

    /// Who could be planned to leave next, of one target.
    pub struct NearGroup {
        /// `poor` or `near_poor`.
        #[ts(type = "\"poor\" | \"near_poor\"")]
        pub key: String,
        /// Households not yet planned to leave.
        pub candidates: u32,
        /// The nearest of them: as many as the target lacks.
        pub households: Vec<NearHousehold>,
    }

    /// A bar of the chart of causes.
    pub struct CauseBar {
        /// Code; none for the line that sums up those not named.
        pub code: Option<String>,
        /// In words.
        pub name: Option<String>,
        /// Households that have it.
        pub households: u32,
        /// Of these, with neither measure nor reason.
        pub open: u32,
    }

    /// An indicator in the chart.
    pub struct IndicatorBar {
        /// Code.
        pub code: String,
        /// Number on the form.
        pub number: u32,
        /// In words.
        pub name: String,
        /// Households deprived at the beginning of the year.
        pub start: u32,
        /// Of these, with a measure.
        pub answered: u32,
        /// Still deprived at the end of the year if every measure succeeds.
        pub end: u32,
    }

    /// The plan beside its targets, and its charts.
    pub struct CheckSurvey {
        /// Targets.
        pub targets: Vec<TargetLine>,
        /// Who could be planned to leave next, for each target that is not met.
        pub near: Vec<NearGroup>,
        /// Causes, the most frequent first; sensitive ones only inside the last line.
        pub causes: Vec<CauseBar>,
        /// Sensitive causes that the last line of causes holds; 0 = none.
        pub unnamed: u32,
        /// The ten indicators, the most frequent first.
        pub indicators: Vec<IndicatorBar>,
    }

    /// A household and the dots of its expected result that the screen showed.
    pub struct ExpectedOf {
        /// The household.
        pub household: String,
        /// The dots.
        pub seen: Vec<String>,
    }

    /// Expect the same result of several households.
    pub struct ExpectArgs {
        /// The households.
        pub households: Vec<ExpectedOf>,
        /// `leaves`, `to_near_poor` or `stays`.
        pub expected: String,
    }
}
