//! What passes between district and commune, as both sides' screens show it.

use super::{PaperName, border};

border! {
    /// Góp ý: what an appraiser says, with what has become of it in the plan that is shown.
    pub struct CommentView {
        /// Id.
        pub id: String,
        /// Who said it: `district`, or the code of a reviewer.
        pub office: String,
        /// The person.
        pub who: String,
        /// When, by the writer's clock.
        pub at: String,
        /// Bản n that was read.
        pub version: u32,
        /// Its fingerprint, hexadecimal.
        pub fingerprint: String,
        /// How much it weighs.
        #[ts(type = "\"must\" | \"should\" | \"note\"")]
        pub severity: String,
        /// What is said.
        pub text: String,
        /// Household it is about.
        pub household: Option<String>,
        /// Its head; also of one that is no longer there, if that is known.
        pub name: Option<String>,
        /// Thôn of the household.
        pub hamlet: Option<String>,
        /// The member, measure … of the household, in words.
        pub within: Option<String>,
        /// Record.
        pub record: Option<String>,
        /// Field of the record; none = the household or record as a whole.
        pub field: Option<String>,
        /// The field in words.
        pub label: Option<String>,
        /// Paper, of a comment on its text.
        pub paper: Option<PaperName>,
        /// Place in the paper's text.
        pub place: Option<String>,
        /// The value as it was read, in words.
        pub read: Option<String>,
        /// The value as it is in the plan that is shown, in words.
        pub now: Option<String>,
        /// «Đã sửa sau góp ý»: what it hangs on was written since.
        pub changed: bool,
        /// What it hangs on is no longer in the plan that is shown.
        pub gone: bool,
        /// Taken back by its writer.
        pub withdrawn: bool,
        /// The appraiser holds it for answered.
        pub settled: bool,
        /// What the commune has answered.
        pub answer: Option<AnswerView>,
    }

    /// Trả lời một góp ý.
    pub struct AnswerView {
        /// `done`: changed in the plan; `explained`: left, for a reason.
        #[ts(type = "\"done\" | \"explained\"")]
        pub state: String,
        /// In words.
        pub text: Option<String>,
        /// Who answered.
        pub who: String,
        /// When, by the commune's clock.
        pub at: String,
    }

    /// Quyết định của huyện on a version.
    pub struct DecisionView {
        /// Id.
        pub id: String,
        /// Bản n.
        pub version: u32,
        /// Its fingerprint, hexadecimal.
        pub fingerprint: String,
        /// What was decided.
        #[ts(type = "\"returned\" | \"passed\" | \"approved\"")]
        pub outcome: String,
        /// Số quyết định, công văn.
        pub paper_number: Option<String>,
        /// Ngày ký.
        pub date: Option<String>,
        /// Người ký.
        pub signer: Option<String>,
        /// Lời kèm theo.
        pub note: Option<String>,
        /// Who entered it.
        pub who: String,
        /// When, by the district's clock.
        pub at: String,
    }
}
