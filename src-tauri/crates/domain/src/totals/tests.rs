//! The laws of sums, and the few figures that are no sums.

mod persons;

use proptest::prelude::*;

use super::*;
use crate::UnitCode;
use crate::catalog::{Catalogue, TotalItem};
use crate::money::Dong;
use crate::plan::{ExpectedResult, HouseholdClass, MoneyKind, MoneySource};
use crate::sample::{self, any_plan, dong, id, plan, project};

const OTHER: u128 = 0x1_0000;

fn leaving(
    number: u128,
    class: HouseholdClass,
    expected: ExpectedResult,
) -> crate::plan::Household {
    crate::plan::Household { expected: Some(expected), ..sample::household(number, class) }
}

#[test]
fn a_poor_household_that_becomes_near_poor_counts_as_reduced_and_raises_the_near_poor_stock() {
    let plan = plan(vec![
        leaving(1, HouseholdClass::PoorN1, ExpectedResult::Leaves),
        leaving(2, HouseholdClass::PoorN2, ExpectedResult::ToNearPoor),
        leaving(3, HouseholdClass::PoorN1, ExpectedResult::Stays),
        leaving(4, HouseholdClass::NearPoor, ExpectedResult::Leaves),
        leaving(5, HouseholdClass::NearPoor, ExpectedResult::Stays),
    ]);
    let targets = UnitTargets {
        natural_households: 200,
        poor_start: 3,
        poor_reduce: 1,
        near_poor_start: 2,
        near_poor_reduce: 2,
    };
    let totals = Totals::of(&plan);
    let (poor, near_poor) = (totals.poor_meter(&targets), totals.near_poor_meter(&targets));
    assert_eq!((poor.planned, poor.slack(), poor.end()), (2, 1, 1));
    assert_eq!((near_poor.planned, near_poor.slack(), near_poor.end()), (1, -1, 2));
    assert!(poor.is_met() && !near_poor.is_met());
    assert_eq!((totals.poor_at_end(), totals.near_poor_at_end()), (1, 2));
    let shown = poor.rate_at_end(&targets).map(|rate| rate.to_string());
    assert_eq!(shown.as_deref(), Some("0,50"));
    assert_eq!(totals.poor_rate(&targets).map(|rate| rate.to_string()).as_deref(), Some("1,50"));
}

#[test]
fn a_social_protection_household_that_is_not_poor_is_in_no_poverty_total() {
    let counted = plan(vec![sample::household(1, HouseholdClass::PoorN1)]);
    let with_other = plan(vec![
        sample::household(1, HouseholdClass::PoorN1),
        sample::household(2, HouseholdClass::NotPoor),
    ]);
    let (before, after) = (Totals::of(&counted), Totals::of(&with_other));
    assert_eq!(before.commune.planned_for(), after.commune.planned_for());
    assert_eq!(before.money(), after.money());
    assert_eq!(after.commune.not_poor.households, 1);
}

#[test]
fn the_money_of_a_project_is_counted_once_however_many_measures_are_part_of_it() {
    let part_of_it = |number| {
        let mut household = sample::household(number, HouseholdClass::PoorN1);
        household.measures[0].funding.clear();
        household.measures[0].project = Some(crate::ProjectId(id(0xC1)));
        household
    };
    let mut plan = plan(vec![part_of_it(1), part_of_it(2), part_of_it(3)]);
    plan.projects = vec![project(0xC1, &[1], 100)];
    let totals = Totals::of(&plan);
    assert_eq!(totals.money().total().dong(), Some(dong(100)));
    let (shares, unshared) = household_money(&plan);
    let shares: Vec<_> =
        shares.values().map(|money| money.share.by_kind(MoneyKind::Grant).dong()).collect();
    assert_eq!(shares, [Some(dong(34)), Some(dong(33)), Some(dong(33))]);
    assert!(unshared.total().is_zero());
}

#[test]
fn a_sum_beyond_the_exact_range_is_no_number_and_spoils_nothing_else() {
    let mut plan = plan(vec![
        sample::household(1, HouseholdClass::PoorN1),
        sample::household(2, HouseholdClass::PoorN1),
    ]);
    plan.households[0].measures[0].funding[0].money =
        Some(sample::money(MoneySource::Credit, MoneyKind::Loan, Dong::MAX.amount()));
    let totals = Totals::of(&plan);
    assert_eq!(totals.money().by_source(MoneySource::Credit).dong(), None);
    assert_eq!(totals.money().by_source(MoneySource::Budget).dong(), Some(Dong::ZERO));
    assert_eq!(totals.poor().households, 2);
    let json = serde_json::to_value(totals.money()).expect("totals are plain values");
    assert_eq!(json["credit"]["loan"], serde_json::Value::Null);
    assert_eq!(json["credit"]["grant"], 0);
}

#[test]
fn totals_can_be_written_as_json() {
    let totals = Totals::of(&plan(vec![sample::household(1, HouseholdClass::PoorN2)]));
    let json = serde_json::to_value(&totals).expect("totals are plain values");
    assert_eq!(json["commune"]["poor_n2"]["causes"]["NN01"]["answered"], 1);
    assert_eq!(json["hamlets"][id(sample::HAMLET).to_string()]["name"], "Thôn Suối Trong");
}

#[test]
fn a_helper_named_twice_at_one_household_helps_one_household() {
    let mut plan = plan(vec![sample::household(1, HouseholdClass::PoorN1)]);
    let again = plan.households[0].assignments[0].clone();
    plan.households[0].assignments.push(again);
    let load = Totals::of(&plan).helpers[&HelperId(id(sample::PERSON))];
    assert_eq!(load, Load { households: 1, measures: 1 });
}

#[test]
fn who_helps_the_poor_is_counted_apart_from_who_helps_anybody() {
    let of = |class| sample::household(1, class);
    let poor = Totals::of(&plan(vec![of(HouseholdClass::PoorN1)]));
    let person = HelperId(id(sample::PERSON));
    assert_eq!(poor.planned_helpers, poor.helpers);
    let not_poor = Totals::of(&plan(vec![of(HouseholdClass::NotPoor)]));
    assert_eq!(not_poor.helpers[&person], Load { households: 1, measures: 1 });
    assert_eq!(not_poor.planned_helpers.get(&person), None);
    let both = poor.clone() + not_poor;
    assert_eq!(both.planned_helpers, poor.planned_helpers);
}

#[test]
fn the_district_sees_who_is_missing_and_both_near_poor_totals() {
    let totals = Totals::of(&plan(vec![
        leaving(1, HouseholdClass::PoorN1, ExpectedResult::Leaves),
        leaving(2, HouseholdClass::NearPoor, ExpectedResult::Leaves),
    ]));
    let plans = ["15670", "00001", "99999", "15670"].map(|code| (code.into(), totals.clone()));
    let whole = Consolidation::of(plans, Catalogue::built_in());
    assert_eq!((whole.rows.len(), whole.missing.len()), (34, 33));
    let left_out: Vec<UnitCode> = ["00001", "99999", "15670"].map(Into::into).to_vec();
    assert_eq!(whole.left_out, left_out);
    assert_eq!(whole.totals, totals);
    let came = whole.rows.iter().find(|row| row.totals.is_some()).expect("one plan has come");
    assert_eq!(
        (came.name.as_str(), came.poor.map(|meter| meter.slack())),
        ("Xã Thọ Bình", Some(-199))
    );
    let near_poor = whole.compared.iter().find(|total| total.item == TotalItem::NearPoorReduce);
    let near_poor = near_poor.expect("annex 1 prints it");
    assert_eq!((near_poor.stated, near_poor.summed, near_poor.planned), (795, 818, 1));
    assert_eq!(whole.targets.near_poor_reduce, 818);
}

/// Every sum of the table, by source and by kind.
fn sums(table: &MoneyTable) -> (DongSum, DongSum) {
    let by_source = MoneySource::ALL.into_iter().map(|source| table.by_source(source)).sum();
    let by_kind = MoneyKind::ALL.into_iter().map(|kind| table.by_kind(kind)).sum();
    (by_source, by_kind)
}

proptest! {
    #[test]
    fn the_totals_of_two_communes_are_the_sum_of_theirs(left in any_plan(0), right in any_plan(OTHER)) {
        let apart = Totals::of(&left) + Totals::of(&right);
        prop_assert_eq!(&apart, &(Totals::of(&right) + Totals::of(&left)));
        prop_assert_eq!(Totals::of(&sample::union(left, right)), apart);
    }

    #[test]
    fn nothing_added_changes_nothing(plan in any_plan(0)) {
        let totals = Totals::of(&plan);
        prop_assert_eq!(totals.clone() + Totals::default(), totals);
    }

    #[test]
    fn the_hamlets_add_up_to_the_commune(plan in any_plan(0)) {
        let totals = Totals::of(&plan);
        let mut sum = totals.no_hamlet.clone();
        for hamlet in totals.hamlets.values() {
            sum += &hamlet.classes;
        }
        prop_assert_eq!(sum, totals.commune);
    }

    #[test]
    fn n1_and_n2_and_those_not_yet_told_apart_are_the_poor(plan in any_plan(0)) {
        let totals = Totals::of(&plan);
        prop_assert_eq!(totals.poor().households, plan.poor().count() as u64);
        prop_assert_eq!(totals.near_poor().households, plan.near_poor().count() as u64);
        prop_assert_eq!(totals.commune.all().households, plan.households.len() as u64);
    }

    #[test]
    fn every_household_has_one_result_or_none(plan in any_plan(0)) {
        let group = Totals::of(&plan).commune.all();
        let Expected { leaves, to_near_poor, stays, unanswered } = group.expected;
        prop_assert_eq!(leaves + to_near_poor + stays + unanswered, group.households);
        for question in group.causes.values().chain(group.indicators.values()) {
            prop_assert_eq!(question.open() + question.answered + question.excused, question.households);
        }
    }

    #[test]
    fn poor_and_near_poor_together_neither_appear_nor_vanish(plan in any_plan(0)) {
        let totals = Totals::of(&plan);
        let both = totals.commune.planned_for();
        let left = totals.poor().expected.leaves + totals.near_poor().expected.leaves;
        prop_assert_eq!(totals.poor_at_end() + totals.near_poor_at_end() + left, both.households);
    }

    #[test]
    fn money_by_source_and_by_kind_is_the_sum_of_the_lines(plan in any_plan(0)) {
        let counted = plan.poor().chain(plan.near_poor());
        let measures = counted.flat_map(|household| &household.measures);
        let lines = measures.flat_map(|measure| &measure.funding);
        let lines = lines.chain(plan.projects.iter().flat_map(|project| &project.funding));
        let sum: DongSum = lines.filter_map(|line| line.money).map(|money| money.amount.into()).sum();
        let table = Totals::of(&plan).money();
        prop_assert_eq!(sums(&table), (sum, sum));
        prop_assert_eq!(table.total(), sum);
    }

    #[test]
    fn shares_of_projects_add_up_to_the_projects(plan in any_plan(0)) {
        let totals = Totals::of(&plan);
        let shared = totals.commune.all().shares;
        prop_assert_eq!(shared + totals.projects.unshared, totals.projects.money);
    }

    #[test]
    fn parts_differ_by_at_most_one_dong_and_add_up(amount in 0i64..=Dong::MAX.amount(), parts in 1usize..500) {
        let amounts = split(dong(amount), parts);
        let sum = Dong::sum(amounts.iter().copied()).map(Dong::amount);
        prop_assert_eq!(sum, Ok(amount));
        let (most, least) = (amounts[0].amount(), amounts[parts - 1].amount());
        prop_assert!(most - least <= 1 && amounts.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn order_does_not_matter(plan in any_plan(0)) {
        let mut turned = plan.clone();
        turned.households.reverse();
        turned.projects.reverse();
        prop_assert_eq!(Totals::of(&plan), Totals::of(&turned));
    }
}
