//! Trả lời góp ý: what the commune says to one comment.

use uuid::Uuid;

use super::words;
use crate::CommentId;
use crate::plan::{Facts, RawRecord};

/// What the commune did about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerState {
    /// Đã sửa.
    Done,
    /// Giải trình: nothing was changed, for a reason.
    Explained,
}

words! { AnswerState: Done = "done", Explained = "explained"; }

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The comment.
    pub comment: CommentId,
    /// What was done.
    pub state: AnswerState,
    /// In words.
    pub text: Option<String>,
    /// Who answered.
    pub who: String,
    /// When, by the commune's clock.
    pub at: String,
}

impl Answer {
    pub(super) fn read(raw: &RawRecord) -> Option<Self> {
        let mut facts = Facts::of(raw);
        Some(Self {
            comment: CommentId(facts.choice("comment", |text| text.parse::<Uuid>().ok())?),
            state: facts.choice("state", AnswerState::from_code)?,
            text: facts.text("text"),
            who: facts.text("who").unwrap_or_default(),
            at: facts.text("at").unwrap_or_default(),
        })
    }
}
