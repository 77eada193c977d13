//! What is counted by persons, and the money that goes to services.

use proptest::prelude::*;

use crate::plan::{HouseholdClass, Member, MoneyKind, MoneySource};
use crate::sample::{self, any_plan, dong, funding, measure, member, money, plan};
use crate::totals::{DongSum, Persons, Totals};

fn of(members: Vec<Member>) -> Persons {
    let household =
        crate::plan::Household { members, ..sample::household(1, HouseholdClass::PoorN1) };
    Totals::of(&plan(vec![household])).poor().persons
}

#[test]
fn a_child_is_of_school_age_from_five_to_under_fifteen_in_the_year_of_the_plan() {
    let school_age = |birth: &str| of(vec![member(1, birth)]).school_age;
    // The plan is that of 2020; of a day of birth only the year counts.
    let tried = ["2005", "2006", "2006-12-31", "2010-09-05", "2015", "2016", "2021", ""];
    assert_eq!(tried.map(school_age), [0, 1, 1, 1, 1, 0, 0, 0]);
}

#[test]
fn only_a_child_known_to_stay_away_is_out_of_school() {
    let child = |schooling: Option<&str>| Member {
        schooling: schooling.map(str::to_owned),
        ..member(1, "2010")
    };
    let children = [None, Some("attends"), Some("finished"), Some("dropped_out")].map(child);
    let grown = Member { schooling: Some("dropped_out".to_owned()), ..member(2, "1990") };
    let persons = of(children.into_iter().chain([grown]).collect());
    assert_eq!((persons.listed, persons.school_age, persons.out_of_school), (5, 4, 1));
}

#[test]
fn nobody_is_without_a_card_until_somebody_has_said_so() {
    let with = |health_insured| Member { health_insured, ..member(1, "1990") };
    let persons = of(vec![with(None), with(Some(true)), with(Some(true)), with(Some(false))]);
    assert_eq!((persons.listed, persons.insured, persons.uninsured), (4, 2, 1));
}

#[test]
fn a_household_with_a_number_of_persons_but_no_names_has_no_persons_to_count() {
    let totals = Totals::of(&plan(vec![sample::household(1, HouseholdClass::PoorN1)]));
    assert_eq!((totals.poor().members, totals.poor().persons), (4, Persons::default()));
}

#[test]
fn money_goes_to_services_where_a_measure_answers_an_indicator_the_household_lacks() {
    let paid = |number: u128, answers: &[&str], amount| {
        let line = money(MoneySource::Budget, MoneyKind::Grant, amount);
        crate::plan::Measure {
            funding: vec![funding(number + 1, line)],
            ..measure(number, "P01", answers)
        }
    };
    // The household lacks D08 and has the cause NN01.
    let mut household = sample::household(1, HouseholdClass::PoorN1);
    household.measures = vec![
        paid(10, &["D08"], 100),
        paid(20, &["NN01"], 20),
        paid(30, &["NN01", "D08"], 3),
        paid(40, &["D07"], 4000),
    ];
    let poor = Totals::of(&plan(vec![household])).poor();
    assert_eq!(poor.service_money.total().dong(), Some(dong(103)));
    assert_eq!(poor.money.total().dong(), Some(dong(4123)));
}

proptest! {
    #[test]
    fn persons_are_counted_once_and_never_beyond_those_listed(plan in any_plan(0)) {
        let persons = Totals::of(&plan).commune.all().persons;
        let listed: u64 = plan.households.iter().map(|household| household.members.len() as u64).sum();
        prop_assert_eq!(persons.listed, listed);
        prop_assert!(persons.insured + persons.uninsured <= persons.listed);
        prop_assert!(persons.out_of_school <= persons.school_age);
        prop_assert!(persons.school_age <= persons.listed);
    }

    #[test]
    fn the_money_for_services_is_the_sum_of_the_lines_that_go_there(plan in any_plan(0)) {
        let group = Totals::of(&plan).commune.all();
        for source in MoneySource::ALL {
            for kind in MoneyKind::ALL {
                let lines = plan.households.iter().flat_map(|household| {
                    let lacks = |code: &String| household.indicators.iter().any(|own| own.as_ref() == code);
                    let measures = household.measures.iter();
                    measures
                        .filter(move |measure| measure.answers.iter().any(lacks))
                        .flat_map(|measure| &measure.funding)
                });
                let lines = lines.filter_map(|line| line.money);
                let lines = lines.filter(|money| (money.source, money.kind) == (source, kind));
                let sum: DongSum = lines.map(|money| money.amount.into()).sum();
                prop_assert_eq!(group.service_money.cell(source, kind), sum);
            }
        }
    }
}
