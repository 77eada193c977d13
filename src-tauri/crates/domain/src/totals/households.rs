//! The money of each household, and its share of the projects it takes part in.
//!
//! Deliberately absent: weights. The sources give no key by which a project's money would
//! belong to its households, so shares are equal and only for show.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::MoneyTable;
use super::money::split;
use crate::HouseholdId;
use crate::plan::{Money, Plan, Project};

/// Kinh phí của một hộ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HouseholdMoney {
    /// Of its own measures.
    pub own: MoneyTable,
    /// Its share of projects, for show: the projects count it once for all.
    pub share: MoneyTable,
}

/// The households that share a project, in the order of their ids: those entered as
/// participants, and those with a measure that is part of it. Deleted ones are left out.
#[must_use]
pub fn sharers(plan: &Plan, project: &Project) -> BTreeSet<HouseholdId> {
    let takes_part = |id: HouseholdId| project.participants.contains(&id);
    plan.households
        .iter()
        .filter(|household| {
            takes_part(household.id)
                || household.measures.iter().any(|measure| measure.project == Some(project.id))
        })
        .map(|household| household.id)
        .collect()
}

/// The money of every household of the plan, and the project money that nobody shares.
#[must_use]
pub fn household_money(plan: &Plan) -> (BTreeMap<HouseholdId, HouseholdMoney>, MoneyTable) {
    let mut by_household: BTreeMap<HouseholdId, HouseholdMoney> = BTreeMap::new();
    let mut unshared = MoneyTable::default();
    for household in &plan.households {
        let own = &mut by_household.entry(household.id).or_default().own;
        let lines = household.measures.iter().flat_map(|measure| &measure.funding);
        lines.filter_map(|line| line.money).for_each(|money| own.put(money));
    }
    for project in &plan.projects {
        let sharers = sharers(plan, project);
        for money in project.funding.iter().filter_map(|line| line.money) {
            if sharers.is_empty() {
                unshared.put(money);
            }
            for (id, amount) in sharers.iter().zip(split(money.amount, sharers.len())) {
                by_household.entry(*id).or_default().share.put(Money { amount, ..money });
            }
        }
    }
    (by_household, unshared)
}
