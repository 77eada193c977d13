//! What passes between the offices beside the plan: the task that the district hands out,
//! comments and ticks of the appraisal, decisions, and the commune's answers.
//!
//! Each is a record of a ledger of its writer (`district/…`, `review/…`, `answers/…`), read
//! here like a plan: never failing, what is unknown left alone. Deliberately absent: whether
//! a comment's field has changed since (that needs the dots, crate `replica`), and sending.

mod answer;
mod appraisal;
mod comment;
mod decision;
mod task;
#[cfg(test)]
mod tests;
mod way;

pub use answer::{Answer, AnswerState};
pub use appraisal::{Appraisal, Tick};
pub use comment::{About, Comment, Severity};
pub use decision::{Decision, Outcome};
pub use task::{Task, TaskChange, TaskField};
pub use way::{Known, way};

use std::collections::BTreeMap;

use crate::CommentId;
use crate::plan::RawRecord;

/// Everything that the district, or one reviewer, has written about a commune's plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Tasks by number; the last may be a draft.
    pub tasks: Vec<Task>,
    /// Comments, in the order in which they were written.
    pub comments: Vec<Comment>,
    /// Ticks, one record for each version.
    pub appraisals: Vec<Appraisal>,
    /// Decisions, in the order in which they were taken.
    pub decisions: Vec<Decision>,
}

impl Words {
    /// Reads a `district/…` or `review/…` ledger.
    #[must_use]
    pub fn read(records: &[RawRecord]) -> Self {
        let mut words = Self::default();
        for raw in records {
            match raw.kind.as_str() {
                "task" => words.tasks.extend(Task::read(raw)),
                "comment" => words.comments.extend(Comment::read(raw)),
                "appraisal" => words.appraisals.extend(Appraisal::read(raw)),
                "decision" => words.decisions.extend(Decision::read(raw)),
                _ => {}
            }
        }
        words.tasks.sort_by_key(|task| task.number);
        words.comments.sort_by(|a, b| (&a.at, a.id).cmp(&(&b.at, b.id)));
        words.decisions.sort_by(|a, b| (&a.at, a.id).cmp(&(&b.at, b.id)));
        words
    }

    /// The task in force: the issued one with the highest number.
    #[must_use]
    pub fn task(&self) -> Option<&Task> {
        self.tasks.iter().rev().find(|task| task.issued_at.is_some())
    }

    /// The task that is being written and has not been issued.
    #[must_use]
    pub fn draft_task(&self) -> Option<&Task> {
        self.tasks.last().filter(|task| task.issued_at.is_none())
    }

    /// The latest decision on a version.
    #[must_use]
    pub fn decision(&self, fingerprint: &str) -> Option<&Decision> {
        self.decisions.iter().rev().find(|one| one.fingerprint == fingerprint)
    }

    /// The ticks of a version.
    #[must_use]
    pub fn appraisal(&self, fingerprint: &str) -> Option<&Appraisal> {
        self.appraisals.iter().find(|one| one.fingerprint == fingerprint)
    }
}

/// A commune's answers, by the comment they answer.
#[must_use]
pub fn answers(records: &[RawRecord]) -> BTreeMap<CommentId, Answer> {
    let answers = records.iter().filter(|raw| raw.kind == "answer").filter_map(Answer::read);
    answers.map(|answer| (answer.comment, answer)).collect()
}

/// Enums that stand as words in ledgers.
macro_rules! words {
    ($($type:ident: $($variant:ident = $code:literal),+;)+) => {$(
        impl $type {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in ledgers.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads the word in ledgers.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )+};
}
pub(crate) use words;
