//! The commune's side: files of the district, where the plan stands, answers to comments.

use super::{ChangedSince, CommentView, DecisionView, Saved, TaskChangeView, border};

border! {
    /// What is thought of a file of the district.
    #[derive(Default)]
    pub struct InboxVerdict {
        /// The file.
        pub path: String,
        /// Can it be taken in, or was it?
        pub good: bool,
        /// In words.
        pub message: String,
        /// `giao`, `tra`, `nhan`; none if it could not be opened.
        pub kind: Option<String>,
        /// Its number.
        pub number: Option<u32>,
        /// Who signed it, by its own account.
        pub sender_name: Option<String>,
        /// When it was sealed, by the sender's clock.
        pub sealed_at: Option<String>,
        /// Does the district's key have to be compared first?
        pub unknown_sender: bool,
        /// It is signed with another key than the one that was compared.
        pub key_changed: bool,
        /// The number of the task in it, if it is another than the one in force.
        pub task_number: Option<u32>,
        /// What the task in it changes.
        pub task_changes: Vec<TaskChangeView>,
        /// Comments that are new, or open again.
        pub comments: u32,
        /// Comments that say something else now.
        pub edited: u32,
        /// Comments that the appraiser holds for answered now.
        pub settled: u32,
        /// Comments that were taken back.
        pub withdrawn: u32,
        /// Decisions that are new.
        pub decisions: Vec<DecisionView>,
        /// Bản n that it acknowledges, and when it was taken over.
        pub receipt: Option<ReceiptView>,
    }

    /// The district has taken a version over.
    pub struct ReceiptView {
        /// Bản n.
        pub number: u32,
        /// Short fingerprint, if it was named.
        pub short: Option<String>,
        /// By the district's clock.
        pub received_at: String,
    }

    /// A frozen version on its way.
    pub struct VersionStatus {
        /// Bản n.
        pub number: u32,
        /// Short fingerprint.
        pub short: String,
        /// Where it stands.
        #[ts(type = "\"frozen\" | \"sent\" | \"received\" | \"in_review\" | \"returned\" | \"passed\" | \"approved\"")]
        pub stage: String,
        /// When it was frozen.
        pub frozen_at: String,
        /// When a file with it was first written.
        pub sent_at: Option<String>,
        /// When the district took it over, by its clock.
        pub received_at: Option<String>,
        /// What was decided on it.
        pub decisions: Vec<DecisionView>,
        /// Is the plan as it is this version?
        pub current: bool,
    }

    /// Where the plan stands at the district.
    pub struct StatusView {
        /// Frozen versions, the latest first.
        pub versions: Vec<VersionStatus>,
        /// The approved version, if there is one.
        pub approved: Option<u32>,
        /// What the draft changes against the approved version: the amendment.
        pub amendment: Option<ChangedSince>,
        /// Comments that must be mended and are open.
        pub must: u32,
        /// Other comments that are open.
        pub open: u32,
        /// Comments that were answered or mended and are not settled.
        pub answered: u32,
        /// Answers that no file has carried yet.
        pub answers_unsent: bool,
    }

    /// Comments to work through.
    pub struct AnswersView {
        /// When the last step was saved, and what undo would take back.
        pub saved: Saved,
        /// All that were not taken back, the unsettled and heavier first.
        pub comments: Vec<CommentView>,
        /// Decisions on any version.
        pub decisions: Vec<DecisionView>,
        /// Comments that must be mended and are open.
        pub must: u32,
        /// Other comments that are open.
        pub open: u32,
        /// Comments that were answered or mended and are not settled.
        pub answered: u32,
    }

    /// An answer to a comment.
    pub struct AnswerArgs {
        /// Id of the comment.
        pub comment: String,
        /// `done` or `explained`; none takes the answer back.
        #[ts(type = "\"done\" | \"explained\" | null")]
        pub state: Option<String>,
        /// In words; an explanation needs some.
        pub text: Option<String>,
    }
}
