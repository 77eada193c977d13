//! The figures of a plan, for screens, papers and the district alike: each from one place.
//!
//! Counts and sums only, so that the totals of several communes are the sum of theirs. Rates
//! and numbers at the end of the year are computed from them when asked. Deliberately absent:
//! rounding (see [`crate::ratio`]) and reading totals from a file: the district computes them
//! anew from the plan it received and believes no summary.

mod district;
mod group;
mod households;
mod money;
mod persons;
mod target;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::ops::{Add, AddAssign};

use serde::Serialize;

pub use district::{Consolidation, ItemComparison, UnitRow};
pub use group::{Classes, Expected, Group, Question};
pub use households::{HouseholdMoney, household_money, sharers};
pub use money::{ByKind, DongSum, MoneyTable, split};
pub use persons::Persons;
pub use target::{Meter, UnitTargets};

use crate::plan::{Household, Plan};
use crate::ratio::Ratio;
use crate::text::sort_key_words;
use crate::{HamletId, HelperId};
use target::signed;

/// Số liệu của kế hoạch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// The whole commune, by class.
    pub commune: Classes,
    /// Each hamlet, by class.
    pub hamlets: BTreeMap<HamletId, HamletTotals>,
    /// Households without a hamlet, or of one that was deleted.
    pub no_hamlet: Classes,
    /// Dự án.
    pub projects: ProjectTotals,
    /// Phân công: the load of every helper that has one.
    pub helpers: BTreeMap<HelperId, Load>,
    /// The same, of poor and near-poor households alone and of projects.
    pub planned_helpers: BTreeMap<HelperId, Load>,
}

/// Số liệu của một thôn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HamletTotals {
    /// Tên thôn.
    pub name: String,
    /// Its households, by class.
    pub classes: Classes,
}

/// Dự án, whose money is counted once and not at the measures that are part of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProjectTotals {
    /// Số dự án.
    pub count: u64,
    /// Their money.
    pub money: MoneyTable,
    /// The part of it that no household shares.
    pub unshared: MoneyTable,
}

/// Khối lượng của một người hoặc tổ chức.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Load {
    /// Households that he, she or it is assigned to help.
    pub households: u64,
    /// Measures and projects that he, she or it is responsible for.
    pub measures: u64,
}

impl Totals {
    /// Counts a plan. Never fails: a sum of money beyond 2^53−1 đồng becomes «no number»
    /// ([`DongSum`]) and leaves every other figure usable.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut totals = Self::default();
        let (money, unshared) = household_money(plan);
        for (id, hamlet) in &plan.hamlets {
            let classes = Classes::default();
            totals.hamlets.insert(*id, HamletTotals { name: hamlet.name.clone(), classes });
        }
        for household in &plan.households {
            let own = money.get(&household.id).copied().unwrap_or_default();
            totals.commune.of_mut(household.class).count(household, &own, plan.year);
            let place = match household.hamlet.and_then(|id| totals.hamlets.get_mut(&id)) {
                Some(hamlet) => &mut hamlet.classes,
                None => &mut totals.no_hamlet,
            };
            place.of_mut(household.class).count(household, &own, plan.year);
            count_helpers(&mut totals.helpers, household);
            if household.is_poor() || household.is_near_poor() {
                count_helpers(&mut totals.planned_helpers, household);
            }
        }
        for project in &plan.projects {
            totals.projects.count += 1;
            for money in project.funding.iter().filter_map(|line| line.money) {
                totals.projects.money.put(money);
            }
            for helper in distinct([project.organisation, project.person]) {
                totals.helpers.entry(helper).or_default().measures += 1;
                totals.planned_helpers.entry(helper).or_default().measures += 1;
            }
        }
        totals.projects.unshared = unshared;
        totals
    }

    /// Hộ nghèo, of all kinds.
    #[must_use]
    pub fn poor(&self) -> Group {
        self.commune.poor()
    }

    /// Hộ cận nghèo.
    #[must_use]
    pub fn near_poor(&self) -> &Group {
        &self.commune.near_poor
    }

    /// Kinh phí of the plan: the measures of poor and near-poor households, and each project
    /// once. Money of other households stands apart in their groups.
    #[must_use]
    pub fn money(&self) -> MoneyTable {
        self.commune.planned_for().money + self.projects.money
    }

    /// Hamlets in the order of every list.
    #[must_use]
    pub fn hamlets_in_order(&self) -> Vec<(HamletId, &HamletTotals)> {
        let mut hamlets: Vec<_> = self.hamlets.iter().map(|(id, hamlet)| (*id, hamlet)).collect();
        hamlets.sort_by_cached_key(|(id, hamlet)| (sort_key_words(&hamlet.name), *id));
        hamlets
    }

    /// Poor households beside the target. Who becomes near-poor is no longer poor and counts
    /// as reduced (thoát nghèo and xuống cận nghèo; DOMAIN §4.4, C03, C05).
    #[must_use]
    pub fn poor_meter(&self, targets: &UnitTargets) -> Meter {
        let expected = self.poor().expected;
        Meter {
            start: targets.poor_start.into(),
            planned: expected.leaves + expected.to_near_poor,
            target: targets.poor_reduce.into(),
            incoming: 0,
        }
    }

    /// Near-poor households beside the target, gross: poor households that become near-poor
    /// raise the stock but are not set off against the target (whether the district means
    /// it so is uncertain, DOMAIN §7.8).
    #[must_use]
    pub fn near_poor_meter(&self, targets: &UnitTargets) -> Meter {
        Meter {
            start: targets.near_poor_start.into(),
            planned: self.near_poor().expected.leaves,
            target: targets.near_poor_reduce.into(),
            incoming: self.poor().expected.to_near_poor,
        }
    }

    /// Hộ nghèo cuối năm dự kiến, of the households in the list.
    #[must_use]
    pub fn poor_at_end(&self) -> u64 {
        let poor = self.poor();
        poor.households - poor.expected.leaves - poor.expected.to_near_poor
    }

    /// Hộ cận nghèo cuối năm dự kiến, of the households in the list: those that do not leave,
    /// and the poor that become near-poor.
    #[must_use]
    pub fn near_poor_at_end(&self) -> u64 {
        let near_poor = self.near_poor();
        near_poor.households - near_poor.expected.leaves + self.poor().expected.to_near_poor
    }

    /// Tỷ lệ hộ nghèo: the households in the list over all households.
    #[must_use]
    pub fn poor_rate(&self, targets: &UnitTargets) -> Option<Ratio> {
        ratio(signed(self.poor().households), targets.natural_households)
    }

    /// Tỷ lệ hộ cận nghèo: the households in the list over all households.
    #[must_use]
    pub fn near_poor_rate(&self, targets: &UnitTargets) -> Option<Ratio> {
        ratio(signed(self.near_poor().households), targets.natural_households)
    }
}

fn ratio(count: i64, natural_households: u32) -> Option<Ratio> {
    Ratio::of(count, natural_households.into())
}

fn count_helpers(loads: &mut BTreeMap<HelperId, Load>, household: &Household) {
    let assigned = household.assignments.iter().flat_map(|a| [a.organisation, a.person]);
    for helper in distinct(assigned) {
        loads.entry(helper).or_default().households += 1;
    }
    for measure in &household.measures {
        for helper in distinct([measure.organisation, measure.person]) {
            loads.entry(helper).or_default().measures += 1;
        }
    }
}

fn add_loads(loads: &mut BTreeMap<HelperId, Load>, more: &BTreeMap<HelperId, Load>) {
    for (id, more) in more {
        let load = loads.entry(*id).or_default();
        load.households += more.households;
        load.measures += more.measures;
    }
}

fn distinct(helpers: impl IntoIterator<Item = Option<HelperId>>) -> BTreeSet<HelperId> {
    helpers.into_iter().flatten().collect()
}

impl AddAssign<&Self> for Totals {
    fn add_assign(&mut self, other: &Self) {
        let Self { commune, hamlets, no_hamlet, projects, helpers, planned_helpers } = other;
        self.commune += commune;
        for (id, more) in hamlets {
            let hamlet = self.hamlets.entry(*id).or_default();
            // Ids differ between communes; should one name two, the choice must not depend
            // on the order of adding.
            hamlet.name = hamlet.name.clone().max(more.name.clone());
            hamlet.classes += &more.classes;
        }
        self.no_hamlet += no_hamlet;
        self.projects.count += projects.count;
        self.projects.money += &projects.money;
        self.projects.unshared += &projects.unshared;
        add_loads(&mut self.helpers, helpers);
        add_loads(&mut self.planned_helpers, planned_helpers);
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += &other;
        self
    }
}

impl<'a> iter::Sum<&'a Self> for Totals {
    fn sum<I: Iterator<Item = &'a Self>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, totals| {
            sum += totals;
            sum
        })
    }
}
