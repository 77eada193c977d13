//! Góp ý thẩm định: what an appraiser says about a field, a household, a section or the plan.

use uuid::Uuid;

use super::words;
use crate::plan::{Facts, PaperKind, RawRecord};
use crate::{CommentId, HouseholdId};

/// How much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Phải sửa.
    Must,
    /// Nên sửa.
    Should,
    /// Lưu ý.
    Note,
}

words! { Severity: Must = "must", Should = "should", Note = "note"; }

/// What a comment hangs on. All empty: on the plan as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The record.
    pub record: Option<Uuid>,
    /// The household it belongs to.
    pub household: Option<HouseholdId>,
    /// The field of the record.
    pub field: Option<String>,
    /// The paper, of a comment on its text.
    pub paper: Option<PaperKind>,
    /// The place in that paper.
    pub place: Option<String>,
    /// The dots of the field as they were read (JSON), to tell whether it was written since.
    pub dots: Option<String>,
    /// The value as it was read, for show.
    pub value: Option<String>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// Fingerprint of the version that was read, hexadecimal.
    pub fingerprint: String,
    /// Its number.
    pub version: u32,
    /// What it hangs on.
    pub about: About,
    /// How much it weighs.
    pub severity: Severity,
    /// What is said.
    pub text: String,
    /// Who said it.
    pub who: String,
    /// When, by the writer's clock.
    pub at: String,
    /// When something of it was said anew, by the writer's clock.
    pub changed_at: Option<String>,
    /// Taken back by its writer.
    pub withdrawn: bool,
    /// The appraiser holds it for answered.
    pub settled: bool,
}

impl Comment {
    /// Reads a record; one that says nothing is none.
    pub(super) fn read(raw: &RawRecord) -> Option<Self> {
        let mut facts = Facts::of(raw);
        let id = |text: &str| text.parse::<Uuid>().ok();
        Some(Self {
            id: CommentId(raw.id),
            text: facts.text("text")?,
            fingerprint: facts.text("fingerprint").unwrap_or_default(),
            version: facts.count("version").unwrap_or(0),
            about: About {
                record: facts.choice("record", id),
                household: facts.choice("household", id).map(HouseholdId),
                field: facts.text("field"),
                paper: facts.choice("paper", PaperKind::from_code),
                place: facts.text("place"),
                dots: facts.text("dots"),
                value: facts.text("value"),
            },
            // A weight of a later version is not taken lightly.
            severity: facts.choice("severity", Severity::from_code).unwrap_or(Severity::Must),
            who: facts.text("who").unwrap_or_default(),
            at: facts.text("at").unwrap_or_default(),
            changed_at: facts.text("changed_at"),
            withdrawn: facts.flag("withdrawn"),
            settled: facts.flag("settled"),
        })
    }
}
