//! Where a version stands on its way, told from what is known of it at one office.

use super::{Outcome, Words};
use crate::states::{PlanState, Stage, Step};

/// What an office knows of one version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its number.
    pub number: u32,
    /// A file with it was written.
    pub sent: bool,
    /// The district has it: taken over here, or a receipt or answer came.
    pub received: bool,
}

/// The stage of the version with that fingerprint. The steps are taken one after another by
/// the table of states; one that it does not allow is passed over, so that words in an
/// unexpected order never hide the later ones.
#[must_use]
pub fn way(fingerprint: &str, known: Known, words: &Words) -> PlanState {
    let mut state = PlanState { stage: Stage::Frozen, version: known.number };
    let mut take = |step: Step| {
        if let Ok(next) = state.after(step) {
            state = next;
        }
    };
    let said = words.decisions.iter().any(|one| one.fingerprint == fingerprint)
        || words.comments.iter().any(|one| one.fingerprint == fingerprint && !one.withdrawn)
        || words.appraisal(fingerprint).is_some();
    if known.sent {
        take(Step::Send);
    }
    if known.received || said {
        take(Step::Receive);
    }
    if said {
        take(Step::BeginReview);
    }
    for decision in words.decisions.iter().filter(|one| one.fingerprint == fingerprint) {
        take(match decision.outcome {
            Outcome::Returned => Step::Return,
            Outcome::Passed => Step::Pass,
            Outcome::Approved => Step::Approve,
        });
    }
    state
}
