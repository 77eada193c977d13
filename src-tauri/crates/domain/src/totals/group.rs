//! What is counted of a set of households, and the same for each class of them.
//!
//! Deliberately absent: figures that are not sums (rates, ends of year); they are computed
//! from these by [`super::Totals`], so that everything here adds up over hamlets and communes.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::Serialize;

use super::{HouseholdMoney, MoneyTable, Persons};
use crate::plan::{ExpectedResult, Gap, Household, HouseholdClass, Standing};
use crate::{CauseCode, IndicatorCode, NeedCode};

/// Kết quả dự kiến cuối năm (households).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// Thoát nghèo; of near-poor households thoát cận nghèo.
    pub leaves: u64,
    /// Xuống cận nghèo.
    pub to_near_poor: u64,
    /// Còn nghèo, còn cận nghèo.
    pub stays: u64,
    /// Not decided yet.
    pub unanswered: u64,
}

/// Một nguyên nhân hoặc chỉ số (households that have it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Households that have it.
    pub households: u64,
    /// Of these, with a measure that answers it.
    pub answered: u64,
    /// Of these, without a measure but with a reason.
    pub excused: u64,
}

impl Question {
    /// Chưa trả lời: neither measure nor reason.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.households - self.answered - self.excused
    }

    /// Còn thiếu hụt cuối năm if every planned measure succeeds.
    #[must_use]
    pub fn left_at_end(&self) -> u64 {
        self.households - self.answered
    }
}

/// Số liệu of a set of households.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Số hộ.
    pub households: u64,
    /// Số khẩu (persons) of the households that state it.
    pub members: u64,
    /// Households without a number of persons.
    pub members_unknown: u64,
    /// Số lao động (persons) of the households that state it.
    pub workers: u64,
    /// Members counted one by one.
    pub persons: Persons,
    /// Hộ thuộc chính sách bảo trợ xã hội.
    pub social_protection: u64,
    /// Hộ có người có công.
    pub merit: u64,
    /// Kết quả dự kiến.
    pub expected: Expected,
    /// Nguyên nhân; a household may have several.
    pub causes: BTreeMap<CauseCode, Question>,
    /// Chỉ số thiếu hụt.
    pub indicators: BTreeMap<IndicatorCode, Question>,
    /// Nhu cầu (households).
    pub needs: BTreeMap<NeedCode, u64>,
    /// Số giải pháp.
    pub measures: u64,
    /// Of these, «đề xuất, chưa duyệt».
    pub suggested: u64,
    /// Households whose dossier lacks nothing.
    pub complete: u64,
    /// Households that lack each box, in the order of [`Gap`].
    pub lacking: [u64; Gap::COUNT],
    /// Kinh phí of the households' own measures.
    pub money: MoneyTable,
    /// Phần của các hộ in shared projects, for show: it is counted at the project.
    pub shares: MoneyTable,
    /// Of `money`, what goes to measures that answer an indicator.
    pub service_money: MoneyTable,
}

impl Group {
    /// Households that lack this box.
    #[must_use]
    pub fn lacking(&self, gap: Gap) -> u64 {
        self.lacking[gap as usize]
    }

    pub(super) fn count(&mut self, household: &Household, money: &HouseholdMoney, year: u16) {
        self.households += 1;
        match household.member_count() {
            Some(members) => self.members += u64::from(members),
            None => self.members_unknown += 1,
        }
        self.workers += u64::from(household.worker_count().unwrap_or(0));
        self.persons.count(household, year);
        self.social_protection += u64::from(household.social_protection);
        self.merit += u64::from(household.merit);
        match household.expected {
            Some(ExpectedResult::Leaves) => self.expected.leaves += 1,
            Some(ExpectedResult::ToNearPoor) => self.expected.to_near_poor += 1,
            Some(ExpectedResult::Stays) => self.expected.stays += 1,
            None => self.expected.unanswered += 1,
        }
        for cause in &household.causes {
            let question = self.causes.entry(cause.clone()).or_default();
            question.count(household, cause.as_ref());
        }
        for indicator in &household.indicators {
            let question = self.indicators.entry(indicator.clone()).or_default();
            question.count(household, indicator.as_ref());
        }
        for need in &household.needs {
            *self.needs.entry(need.clone()).or_default() += 1;
        }
        for measure in &household.measures {
            self.measures += 1;
            self.suggested += u64::from(measure.standing == Standing::Suggested);
            if household.is_service(measure) {
                let lines = measure.funding.iter().filter_map(|line| line.money);
                lines.for_each(|money| self.service_money.put(money));
            }
        }
        let gaps = household.gaps();
        self.complete += u64::from(gaps.is_empty());
        for gap in gaps {
            self.lacking[gap as usize] += 1;
        }
        self.money += &money.own;
        self.shares += &money.share;
    }
}

impl Question {
    fn count(&mut self, household: &Household, code: &str) {
        self.households += 1;
        if household.is_answered(code) {
            self.answered += 1;
        } else if household.no_measure.contains_key(code) {
            self.excused += 1;
        }
    }
}

/// The same for each class of households. Every household is in exactly one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Classes {
    /// Hộ nghèo về thu nhập (N1).
    pub poor_n1: Group,
    /// Hộ nghèo thiếu hụt dịch vụ (N2).
    pub poor_n2: Group,
    /// Hộ nghèo whose kind is not entered yet.
    pub poor_unspecified: Group,
    /// Hộ cận nghèo.
    pub near_poor: Group,
    /// Hộ không nghèo, here as hộ bảo trợ xã hội: in no poverty total.
    pub not_poor: Group,
    /// Households without a class yet: in no poverty total until they get one.
    pub unclassed: Group,
}

impl Classes {
    /// Hộ nghèo: N1, N2 and those whose kind is not entered yet.
    #[must_use]
    pub fn poor(&self) -> Group {
        let mut poor = self.poor_n1.clone();
        poor += &self.poor_n2;
        poor += &self.poor_unspecified;
        poor
    }

    /// Hộ nghèo và hộ cận nghèo: those the plan is made for.
    #[must_use]
    pub fn planned_for(&self) -> Group {
        let mut both = self.poor();
        both += &self.near_poor;
        both
    }

    /// Every household of the list.
    #[must_use]
    pub fn all(&self) -> Group {
        let mut all = self.planned_for();
        all += &self.not_poor;
        all += &self.unclassed;
        all
    }

    pub(super) fn of_mut(&mut self, class: Option<HouseholdClass>) -> &mut Group {
        match class {
            Some(HouseholdClass::PoorN1) => &mut self.poor_n1,
            Some(HouseholdClass::PoorN2) => &mut self.poor_n2,
            Some(HouseholdClass::Poor) => &mut self.poor_unspecified,
            Some(HouseholdClass::NearPoor) => &mut self.near_poor,
            Some(HouseholdClass::NotPoor) => &mut self.not_poor,
            None => &mut self.unclassed,
        }
    }
}

impl AddAssign<&Self> for Expected {
    fn add_assign(&mut self, other: &Self) {
        self.leaves += other.leaves;
        self.to_near_poor += other.to_near_poor;
        self.stays += other.stays;
        self.unanswered += other.unanswered;
    }
}

impl AddAssign<&Self> for Question {
    fn add_assign(&mut self, other: &Self) {
        self.households += other.households;
        self.answered += other.answered;
        self.excused += other.excused;
    }
}

impl AddAssign<&Self> for Group {
    fn add_assign(&mut self, other: &Self) {
        // Taken apart by name, so that a new figure cannot be forgotten here.
        let Self {
            households,
            members,
            members_unknown,
            workers,
            persons,
            social_protection,
            merit,
            expected,
            causes,
            indicators,
            needs,
            measures,
            suggested,
            complete,
            lacking,
            money,
            shares,
            service_money,
        } = other;
        self.households += households;
        self.members += members;
        self.members_unknown += members_unknown;
        self.workers += workers;
        self.persons += persons;
        self.social_protection += social_protection;
        self.merit += merit;
        self.expected += expected;
        for (code, question) in causes {
            *self.causes.entry(code.clone()).or_default() += question;
        }
        for (code, question) in indicators {
            *self.indicators.entry(code.clone()).or_default() += question;
        }
        for (code, count) in needs {
            *self.needs.entry(code.clone()).or_default() += count;
        }
        self.measures += measures;
        self.suggested += suggested;
        self.complete += complete;
        for (own, more) in self.lacking.iter_mut().zip(lacking) {
            *own += more;
        }
        self.money += money;
        self.shares += shares;
        self.service_money += service_money;
    }
}

impl AddAssign<&Self> for Classes {
    fn add_assign(&mut self, other: &Self) {
        let Self { poor_n1, poor_n2, poor_unspecified, near_poor, not_poor, unclassed } = other;
        self.poor_n1 += poor_n1;
        self.poor_n2 += poor_n2;
        self.poor_unspecified += poor_unspecified;
        self.near_poor += near_poor;
        self.not_poor += not_poor;
        self.unclassed += unclassed;
    }
}
