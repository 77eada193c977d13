//! What a dossier is filled with, copied from, and what was done to it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{MoneyLine, RecordView, Saved, StepView, border};

border! {
    /// Thời gian, months of the plan year.
    pub struct MonthsView {
        /// First.
        pub from: u8,
        /// Last.
        pub to: u8,
    }

    /// Who helps.
    pub struct HelperPair {
        /// Tổ chức.
        pub organisation: Option<String>,
        /// Người.
        pub person: Option<String>,
    }

    /// A measure of the catalogue for one question of a household.
    pub struct OfferView {
        /// Code of the entry.
        pub entry: String,
        /// Code of the policy, if it is one.
        pub policy: Option<String>,
        /// Tên giải pháp.
        pub title: String,
        /// Kinh phí for this household, where a source confirms the amount.
        pub money: Option<MoneyLine>,
        /// Usual months.
        pub months: MonthsView,
        /// Who usually does it here.
        pub helper: HelperPair,
        /// A service without money.
        pub unfunded: bool,
        /// Vì sao.
        pub why: String,
        /// Căn cứ.
        pub basis: String,
        /// The catalogue marks it as uncertain.
        pub uncertain: bool,
        /// Vì sao không phù hợp.
        pub unfit: Option<String>,
        /// The household's measure from this entry, which can answer this question as well.
        pub link: Option<String>,
    }

    /// What the catalogue offers for an unanswered question.
    pub struct QuestionOffers {
        /// Code of the cause or indicator.
        pub code: String,
        /// Fitting ones first.
        pub offers: Vec<OfferView>,
    }

    /// What a measure lacks and would usually get.
    pub struct PrefilledMeasure {
        /// The measure.
        pub measure: String,
        /// Kinh phí.
        pub money: Option<MoneyLine>,
        /// Thời gian.
        pub months: Option<MonthsView>,
        /// Tổ chức.
        pub organisation: Option<String>,
        /// Người.
        pub person: Option<String>,
    }

    /// What is shown in another hand until somebody accepts it.
    pub struct Prefill {
        /// Measures that lack something.
        pub measures: Vec<PrefilledMeasure>,
        /// Người giúp đỡ hộ.
        pub helper: Option<HelperPair>,
    }

    /// An offer taken with everything it shows.
    pub struct TakenOffer {
        /// The question.
        pub code: String,
        /// The offer as shown.
        pub offer: OfferView,
    }

    /// Accept what the screen shows.
    pub struct AcceptPlanArgs {
        /// The household.
        pub household: String,
        /// What was shown; only what is still empty is written.
        pub prefill: Prefill,
        /// The first suggestion of the gap where the caret is.
        pub taken: Option<TakenOffer>,
    }

    /// What was accepted.
    pub struct AcceptedPlan {
        /// What is saved now.
        pub saved: Saved,
        /// Measures accepted or made.
        pub measures: u32,
        /// Values written.
        pub values: u32,
    }

    /// «Như hộ trước».
    pub struct CopyArgs {
        /// The household to copy from.
        pub from: String,
        /// The household to copy to.
        pub to: String,
        /// Nguyên nhân.
        pub causes: bool,
        /// Giải pháp.
        pub measures: bool,
        /// Người giúp đỡ.
        pub helper: bool,
    }

    /// What was copied.
    pub struct Copied {
        /// What is saved now.
        pub saved: Saved,
        /// Causes ticked.
        pub causes: u32,
        /// Measures proposed.
        pub measures: u32,
        /// The helper was copied.
        pub helper: bool,
        /// What was copied, and what was left out and why.
        pub said: String,
    }

    /// One field of a record to write.
    pub struct FieldWrite {
        /// The field.
        pub field: String,
        /// The value; null clears.
        pub value: Value,
        /// The dots the screen showed.
        pub seen: Vec<String>,
    }

    /// Write several fields of a record in one step.
    pub struct WriteAllArgs {
        /// The record.
        pub id: String,
        /// The fields.
        pub writes: Vec<FieldWrite>,
    }

    /// Make a record and name it in another one, in one step.
    pub struct CreateLinkedArgs {
        /// Kind of the new record.
        pub kind: String,
        /// Its first values.
        pub fields: BTreeMap<String, Value>,
        /// The record that names it; null = one is made, too.
        pub id: Option<String>,
        /// Kind of the record that is made to name it.
        pub owner_kind: String,
        /// What that belongs to.
        pub owner_parent: Option<String>,
        /// The field that names the new record.
        pub field: String,
        /// The dots of that field that the screen showed.
        pub seen: Vec<String>,
    }

    /// What was made.
    pub struct CreatedLinked {
        /// What is saved now.
        pub saved: Saved,
        /// The record that names the new one.
        pub record: RecordView,
        /// The new record.
        pub made: String,
    }

    /// Which page of a household's history.
    pub struct HistoryArgs {
        /// The household.
        pub id: String,
        /// Steps to skip.
        pub offset: u32,
        /// Steps to give.
        pub limit: u32,
    }

    /// One change of one field, in words.
    pub struct HistoryChange {
        /// The record.
        pub record: String,
        /// What it is: «Giải pháp Cho vay hộ nghèo».
        pub about: String,
        /// `made`, `written`, `deleted`, `restored`.
        #[ts(type = "\"made\" | \"written\" | \"deleted\" | \"restored\"")]
        pub doing: String,
        /// The field; empty when the record was made.
        pub field: String,
        /// The field in words.
        pub label: String,
        /// What stood before, in words.
        pub from: String,
        /// What was written, in words.
        pub to: String,
        /// What stood before, to put it back.
        pub value: Value,
        /// The dots that stand in the field now.
        pub seen: Vec<String>,
        /// Can what stood before be put back?
        pub can_put_back: bool,
    }

    /// One step of a household's history.
    pub struct HouseholdStep {
        /// Who, when, which step.
        pub step: StepView,
        /// What it did to the household.
        pub changes: Vec<HistoryChange>,
    }

    /// A page of a household's history.
    pub struct HouseholdHistory {
        /// Steps in all.
        pub total: u32,
        /// The page, newest first.
        pub steps: Vec<HouseholdStep>,
    }
}
