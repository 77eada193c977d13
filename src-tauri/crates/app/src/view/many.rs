//! One change for many households, and the organisations and persons who help.

use super::{Choice, HelperChoice, RecordView, Saved, border};

/// What to do with every household that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ManyChange {
    /// Give it somebody who helps.
    Helper {
        /// Tổ chức; none = that of the person.
        organisation: Option<String>,
        /// Người.
        person: Option<String>,
        /// Also where somebody else helps already.
        replace: bool,
    },
    /// Give it a measure of the catalogue.
    Measure {
        /// The cause or indicator that it answers.
        question: String,
        /// The entry of the catalogue.
        entry: String,
        /// Months of the plan year; none = to be filled in later.
        months: Option<MonthSpan>,
        /// Money for each household; none = see `by_policy`.
        money: Option<GivenMoney>,
        /// Fill in the amount of the policy, where a source confirms one.
        by_policy: bool,
        /// Whoever helps the household answers for the measure.
        with_helper: bool,
        /// Also where the question has a measure already.
        also_answered: bool,
    },
    /// Write the expected result.
    Expected {
        /// `leaves`, `to_near_poor`, `stays`.
        expected: String,
        /// Also where another one stands.
        replace: bool,
    },
    /// Put it in that thôn.
    Hamlet {
        /// Thôn.
        hamlet: String,
    },
    /// Delete it.
    Delete,
}

border! {
    /// Months of the plan year, both included.
    pub struct MonthSpan {
        /// 1–12.
        pub from: u8,
        /// 1–12, not before `from`.
        pub to: u8,
    }

    /// A sum of money with its source.
    pub struct GivenMoney {
        /// `budget`, `credit`, `household`, `other`.
        pub source: String,
        /// `grant`, `loan`, `own`, `in_kind`.
        pub kind: String,
        /// đồng.
        #[ts(type = "number")]
        pub amount: i64,
    }

    /// One change for many households.
    pub struct ManyArgs {
        /// The households.
        pub ids: Vec<String>,
        /// What to do.
        pub change: ManyChange,
        /// Only say what would happen.
        pub preview: bool,
    }

    /// Households with something in common.
    pub struct Because {
        /// A sentence.
        pub reason: String,
        /// The households.
        pub households: Vec<Choice>,
    }

    /// What a change of many households does, or did.
    pub struct ChangedMany {
        /// What is saved now.
        pub saved: Saved,
        /// The households that change.
        pub changed: Vec<Choice>,
        /// Those that stay as they are, by reason.
        pub kept: Vec<Because>,
        /// What somebody still has to see to, by reason.
        pub remarks: Vec<Because>,
        /// Money that is added (đồng).
        #[ts(type = "number")]
        pub money: i64,
        /// Measures that go with deleted households.
        pub measures: u32,
        /// Households that the given person, or else organisation, helps afterwards.
        pub load: Option<u32>,
    }

    /// Some households.
    pub struct IdsArgs {
        /// Their ids.
        pub ids: Vec<String>,
    }

    /// What can be given for a cause or an indicator.
    pub struct ChosenEntry {
        /// Code of the policy or need.
        pub code: String,
        /// Name.
        pub name: String,
        /// Basis in law, or where it comes from.
        pub basis: String,
        /// Amount in the policy (đồng), often a ceiling.
        #[ts(type = "number | null")]
        pub amount: Option<i64>,
        /// What the amount is counted for.
        pub unit: Option<String>,
        /// The amount can be filled in for each household.
        pub fills: bool,
        /// Source and kind of the money; none = a service, or no policy.
        pub money: Option<GivenMoney>,
        /// It brings no money.
        pub service: bool,
        /// The chosen households for which it is not surely unfit.
        pub fits: u32,
        /// The catalogue marks it as uncertain.
        pub uncertain: bool,
    }

    /// A cause or indicator of chosen households.
    pub struct ChosenQuestion {
        /// Code.
        pub code: String,
        /// `cause` or `indicator`.
        #[ts(type = "\"cause\" | \"indicator\"")]
        pub kind: String,
        /// Number on the form.
        pub number: u32,
        /// Name.
        pub name: String,
        /// Chosen households that have it.
        pub households: u32,
        /// Those of them in which no measure answers it.
        pub open: u32,
        /// What answers it.
        pub entries: Vec<ChosenEntry>,
    }

    /// What the chosen households have together, and what can be done with them.
    pub struct Chosen {
        /// Households.
        pub households: u32,
        /// Hộ nghèo.
        pub poor: u32,
        /// Hộ cận nghèo.
        pub near_poor: u32,
        /// Khẩu.
        pub members: u32,
        /// Lao động.
        pub workers: u32,
        /// Giải pháp.
        pub measures: u32,
        /// Kinh phí (đồng).
        #[ts(type = "number")]
        pub money: i64,
        /// Households without any measure.
        pub no_measure: u32,
        /// Households that lack an organisation and a person who help.
        pub no_helper: u32,
        /// Their causes and indicators, the most frequent first.
        pub questions: Vec<ChosenQuestion>,
        /// Helpers to choose.
        pub helpers: Vec<HelperChoice>,
        /// Thôn to choose.
        pub hamlets: Vec<Choice>,
    }

    /// An organisation or a person, with the load.
    pub struct HelperLine {
        /// The record, to be edited.
        pub record: RecordView,
        /// Id.
        pub id: String,
        /// A person, or an organisation?
        pub is_person: bool,
        /// Name.
        pub name: String,
        /// Short name.
        pub short_name: Option<String>,
        /// Chức vụ.
        pub position: Option<String>,
        /// Tổ chức of a person.
        pub organisation: Option<String>,
        /// Thôn that a person is in charge of.
        pub hamlet: Option<String>,
        /// Households that it helps.
        pub households: u32,
        /// Hộ nghèo among them.
        pub poor: u32,
        /// Hộ cận nghèo among them.
        pub near_poor: u32,
        /// Names of their thôn.
        pub hamlets: Vec<String>,
        /// Measures and projects that it answers for.
        pub measures: u32,
        /// Households of these measures.
        pub measured: u32,
        /// Their money (đồng).
        #[ts(type = "number")]
        pub money: i64,
        /// Persons of an organisation.
        pub persons: u32,
    }

    /// Who helps in a thôn.
    pub struct HelpedHamlet {
        /// Thôn; none = households without one.
        pub id: Option<String>,
        /// Name.
        pub name: String,
        /// Households that need somebody who helps.
        pub households: u32,
        /// Those that lack an organisation and a person.
        pub without: Vec<String>,
        /// Persons in charge of the thôn.
        pub persons: Vec<String>,
    }

    /// Who helps whom.
    pub struct HelpersView {
        /// Organisations and persons, in Vietnamese order.
        pub helpers: Vec<HelperLine>,
        /// Thôn in order.
        pub hamlets: Vec<HelpedHamlet>,
        /// Households that need somebody who helps.
        pub households: u32,
        /// Those that lack an organisation and a person.
        pub without: u32,
    }

    /// Delete an organisation or a person.
    pub struct DropHelperArgs {
        /// Which.
        pub id: String,
        /// Who takes over what it has; none = nobody.
        pub to: Option<String>,
        /// Only say what would happen.
        pub preview: bool,
    }

    /// What deleting an organisation or a person means, or meant.
    pub struct DroppedHelper {
        /// What is saved now.
        pub saved: Saved,
        /// Households that it helped.
        pub households: u32,
        /// Measures and projects that it answered for.
        pub measures: u32,
        /// Persons who belonged to it.
        pub persons: u32,
    }
}
