//! The way of one numbered version of a plan through the offices.
//!
//! Deliberately absent: dates, who may take a step, and amendments: the approved version stays
//! in force while a later version goes its own way from [`Stage::Frozen`].

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::messages::{say, word};

/// Bước mà kế hoạch đang ở.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage", content = "period")]
pub enum Stage {
    /// Nháp: nothing frozen yet, or being mended after a return.
    Draft,
    /// Đã chốt: numbered and never changed again.
    Frozen,
    /// Đã gửi huyện.
    Sent,
    /// Huyện đã nhận.
    Received,
    /// Đang thẩm định.
    InReview,
    /// Trả lại để sửa.
    Returned,
    /// Đã thẩm định đạt.
    Passed,
    /// Đã phê duyệt.
    Approved,
    /// Đang thực hiện.
    InForce,
    /// Đã báo cáo kỳ này; the last report that came.
    Reported(Period),
    /// Đã tổng kết.
    Closed,
}

/// Kỳ báo cáo of a plan year, in time order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Quý I.
    Q1,
    /// 6 tháng đầu năm.
    H1,
    /// Quý III (9 tháng).
    Q3,
    /// Cả năm.
    Year,
}

/// Việc đưa kế hoạch sang bước khác.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step", content = "period")]
pub enum Step {
    /// Chốt bản mới: takes the next number.
    Freeze,
    /// Gửi huyện.
    Send,
    /// Huyện nhận.
    Receive,
    /// Bắt đầu thẩm định.
    BeginReview,
    /// Trả lại.
    Return,
    /// Thẩm định đạt.
    Pass,
    /// Phê duyệt.
    Approve,
    /// Bắt đầu thực hiện.
    TakeEffect,
    /// Báo cáo một kỳ.
    Report(Period),
    /// Tổng kết.
    Close,
}

/// A plan's stage and the number of its latest frozen version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanState {
    /// Where it is.
    pub stage: Stage,
    /// Bản chốt số: 0 while nothing is frozen, then 1, 2, ….
    pub version: u32,
}

/// The state does not allow the step. Not a bug: somebody tried it too early or too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say("step.not_now", &[("step", .step), ("stage", .stage)]))]
pub struct NotNow {
    /// Where the plan is.
    pub stage: Stage,
    /// What was tried.
    pub step: Step,
}

impl Default for PlanState {
    fn default() -> Self {
        Self { stage: Stage::Draft, version: 0 }
    }
}

impl PlanState {
    /// The state after a step.
    ///
    /// A version may be frozen anew until the district has received one, and again after it
    /// was returned; each gets its own number. The district may receive a version that the
    /// commune's own file does not yet call sent: it came on a stick. Reports come in time
    /// order, and one that never came blocks no later one.
    ///
    /// # Errors
    /// [`NotNow`] where the stage does not allow the step.
    pub fn after(self, step: Step) -> Result<Self, NotNow> {
        let stage = match (self.stage, step) {
            (Stage::Draft | Stage::Frozen | Stage::Sent | Stage::Returned, Step::Freeze) => {
                let version = self.version.saturating_add(1);
                return Ok(Self { stage: Stage::Frozen, version });
            }
            (Stage::Frozen | Stage::Sent, Step::Send) => Stage::Sent,
            (Stage::Frozen | Stage::Sent, Step::Receive) => Stage::Received,
            (Stage::Received, Step::BeginReview) => Stage::InReview,
            (Stage::InReview, Step::Return) => Stage::Returned,
            (Stage::InReview, Step::Pass) => Stage::Passed,
            (Stage::Passed, Step::Approve) => Stage::Approved,
            (Stage::Approved, Step::TakeEffect) => Stage::InForce,
            (Stage::InForce, Step::Report(period)) => Stage::Reported(period),
            (Stage::Reported(last), Step::Report(period)) if last < period => {
                Stage::Reported(period)
            }
            (Stage::Reported(Period::Year), Step::Close) => Stage::Closed,
            (stage, step) => return Err(NotNow { stage, step }),
        };
        Ok(Self { stage, ..self })
    }

    /// The steps that the state allows.
    #[must_use]
    pub fn steps(self) -> Vec<Step> {
        Step::ALL.into_iter().filter(|step| self.after(*step).is_ok()).collect()
    }
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: [Self; 14] = [
        Self::Draft,
        Self::Frozen,
        Self::Sent,
        Self::Received,
        Self::InReview,
        Self::Returned,
        Self::Passed,
        Self::Approved,
        Self::InForce,
        Self::Reported(Period::Q1),
        Self::Reported(Period::H1),
        Self::Reported(Period::Q3),
        Self::Reported(Period::Year),
        Self::Closed,
    ];
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 13] = [
        Self::Freeze,
        Self::Send,
        Self::Receive,
        Self::BeginReview,
        Self::Return,
        Self::Pass,
        Self::Approve,
        Self::TakeEffect,
        Self::Report(Period::Q1),
        Self::Report(Period::H1),
        Self::Report(Period::Q3),
        Self::Report(Period::Year),
        Self::Close,
    ];
}

/// «quý I», «6 tháng».
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(match self {
            Self::Q1 => "period.q1",
            Self::H1 => "period.h1",
            Self::Q3 => "period.q3",
            Self::Year => "period.year",
        }))
    }
}

/// «nháp», «đã chốt».
impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(match self {
            Self::Draft => "stage.draft",
            Self::Frozen => "stage.frozen",
            Self::Sent => "stage.sent",
            Self::Received => "stage.received",
            Self::InReview => "stage.in_review",
            Self::Returned => "stage.returned",
            Self::Passed => "stage.passed",
            Self::Approved => "stage.approved",
            Self::InForce => "stage.in_force",
            Self::Reported(period) => {
                return f.write_str(&say("stage.reported", &[("period", period)]));
            }
            Self::Closed => "stage.closed",
        }))
    }
}

/// «chốt bản mới», «gửi huyện».
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(match self {
            Self::Freeze => "step.freeze",
            Self::Send => "step.send",
            Self::Receive => "step.receive",
            Self::BeginReview => "step.begin_review",
            Self::Return => "step.return",
            Self::Pass => "step.pass",
            Self::Approve => "step.approve",
            Self::TakeEffect => "step.take_effect",
            Self::Report(period) => {
                return f.write_str(&say("step.report", &[("period", period)]));
            }
            Self::Close => "step.close",
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn walk(steps: &[Step]) -> Result<PlanState, NotNow> {
        steps.iter().try_fold(PlanState::default(), |state, step| state.after(*step))
    }

    #[test]
    fn a_plan_returned_once_is_approved_as_version_two_and_closed_after_its_year() {
        use Step::{Approve, BeginReview, Close, Freeze, Pass, Receive, Return, Send, TakeEffect};
        let way = [
            Freeze,
            Send,
            Receive,
            BeginReview,
            Return,
            Freeze,
            Send,
            Receive,
            BeginReview,
            Pass,
            Approve,
            TakeEffect,
            Step::Report(Period::Q1),
            Step::Report(Period::H1),
            Step::Report(Period::Q3),
            Step::Report(Period::Year),
            Close,
        ];
        assert_eq!(walk(&way), Ok(PlanState { stage: Stage::Closed, version: 2 }));
    }

    #[test]
    fn nothing_is_approved_that_was_not_passed() {
        for stage in Stage::ALL {
            let state = PlanState { stage, version: 1 };
            assert_eq!(state.after(Step::Approve).is_ok(), stage == Stage::Passed, "{stage}");
        }
    }

    #[test]
    fn an_approved_version_is_never_frozen_over_or_returned() {
        let later = Stage::ALL.into_iter().filter(|stage| *stage >= Stage::Passed);
        for state in later.map(|stage| PlanState { stage, version: 1 }) {
            assert!(state.after(Step::Freeze).is_err(), "{}", state.stage);
            assert!(state.after(Step::Return).is_err(), "{}", state.stage);
        }
    }

    #[test]
    fn a_late_quarter_does_not_come_after_the_half_year_but_a_missing_one_blocks_nothing() {
        let reported = PlanState { stage: Stage::Reported(Period::H1), version: 1 };
        assert!(reported.after(Step::Report(Period::Q1)).is_err());
        assert!(reported.after(Step::Report(Period::Year)).is_ok());
        assert!(reported.after(Step::Close).is_err());
    }

    #[test]
    fn a_refusal_is_a_sentence_that_says_what_was_kept() {
        let refusal = PlanState::default().after(Step::Send).map_err(|e| e.to_string());
        assert_eq!(
            refusal,
            Err("Chưa gửi huyện được vì kế hoạch đang ở bước «nháp». Kế hoạch không thay đổi. Hãy làm bước còn thiếu trước, hoặc kiểm tra lại đúng bản cần xử lý.".to_owned())
        );
    }

    #[test]
    fn every_stage_can_be_reached_and_only_the_closed_one_ends() {
        let mut reached = BTreeSet::from([Stage::Draft]);
        for _ in Stage::ALL {
            for stage in reached.clone() {
                let state = PlanState { stage, version: 1 };
                let next = state.steps().into_iter().filter_map(|step| state.after(step).ok());
                reached.extend(next.map(|state| state.stage));
            }
        }
        assert_eq!(reached, BTreeSet::from(Stage::ALL));
        let ends = |stage: &Stage| PlanState { stage: *stage, version: 1 }.steps().is_empty();
        assert_eq!(Stage::ALL.into_iter().filter(ends).collect::<Vec<_>>(), [Stage::Closed]);
    }

    proptest! {
        #[test]
        fn the_version_is_the_number_of_freezes(tried in prop::collection::vec(prop::sample::select(Step::ALL.to_vec()), 0..60)) {
            let (mut state, mut freezes) = (PlanState::default(), 0);
            for step in tried {
                if let Ok(next) = state.after(step) {
                    freezes += u32::from(step == Step::Freeze);
                    state = next;
                }
            }
            prop_assert_eq!(state.version, freezes);
        }
    }
}
