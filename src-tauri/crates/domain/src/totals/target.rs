//! What the district asks of a commune, and how far the plan goes towards it.
//!
//! Deliberately absent: service targets; plan 154 gives none per commune (DOMAIN §4.5).

use serde::{Deserialize, Serialize};

use super::ratio;
use crate::catalog::Unit;
use crate::ratio::Ratio;

/// Số giao và chỉ tiêu of one commune for one year (households).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitTargets {
    /// Tổng số hộ tự nhiên: the denominator of every rate.
    pub natural_households: u32,
    /// Hộ nghèo đầu năm.
    pub poor_start: u32,
    /// Chỉ tiêu giảm hộ nghèo.
    pub poor_reduce: u32,
    /// Hộ cận nghèo đầu năm.
    pub near_poor_start: u32,
    /// Chỉ tiêu giảm hộ cận nghèo.
    pub near_poor_reduce: u32,
}

impl From<&Unit> for UnitTargets {
    /// The figures of annex 1.
    fn from(unit: &Unit) -> Self {
        Self {
            natural_households: unit.natural_households,
            poor_start: unit.poor_start,
            poor_reduce: unit.poor_reduce,
            near_poor_start: unit.near_poor_start,
            near_poor_reduce: unit.near_poor_reduce,
        }
    }
}

/// Đã đủ hay còn thiếu: a planned reduction beside its target (households).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Meter {
    /// Số hộ đầu năm huyện giao.
    pub start: u64,
    /// Số hộ dự kiến giảm: poor households that are no longer poor at the end of the year
    /// (thoát nghèo and xuống cận nghèo alike); near-poor households that leave, gross.
    pub planned: u64,
    /// Chỉ tiêu giảm.
    pub target: u64,
    /// Poor households that become near-poor; they raise the near-poor stock (rule C05).
    /// Zero in the meter of the poor.
    pub incoming: u64,
}

impl Meter {
    /// Planned minus target: what is to spare, or below zero what is missing.
    #[must_use]
    pub fn slack(&self) -> i64 {
        signed(self.planned) - signed(self.target)
    }

    /// Does the plan reach the target?
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.planned >= self.target
    }

    /// Số hộ cuối năm dự kiến: start − planned + incoming. Below zero only while the list
    /// holds more households than the district's opening number (rules C01, C02).
    #[must_use]
    pub fn end(&self) -> i64 {
        signed(self.start) - signed(self.planned) + signed(self.incoming)
    }

    /// Tỷ lệ cuối năm dự kiến over all households.
    #[must_use]
    pub fn rate_at_end(&self, targets: &UnitTargets) -> Option<Ratio> {
        ratio(self.end(), targets.natural_households)
    }
}

pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).expect("a count of records in memory is far below 2^63")
}
