//! Which measure is suggested, which is not, and why.

use proptest::prelude::*;

use super::*;
use crate::catalog::Condition;
use crate::plan::{HouseholdClass, Member, MoneyKind, MoneySource};
use crate::sample::{self, any_plan, bare_household, dong, id};
use crate::{IndicatorCode, MemberId};

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

/// A household with labour and these questions.
fn asking(class: HouseholdClass, causes: &[&str], indicators: &[&str]) -> Household {
    Household {
        stated_members: Some(4),
        stated_workers: Some(2),
        ethnic_group: Some("Kinh".to_owned()),
        causes: causes.iter().map(|code| (*code).into()).collect(),
        indicators: indicators.iter().map(|code| IndicatorCode::from(*code)).collect(),
        ..bare_household(1, Some(class))
    }
}

fn suggested(household: Household) -> Vec<Suggestion> {
    suggest(&sample::plan(vec![household]), catalogue())
}

fn codes(suggestions: &[Suggestion]) -> Vec<&str> {
    suggestions.iter().map(|suggestion| suggestion.entry.as_ref()).collect()
}

fn member(number: u128, birth: &str, schooling: Option<&str>) -> Member {
    Member {
        id: MemberId(id(number)),
        name: "Lê Thị Mai".to_owned(),
        relation: None,
        birth: Some(birth.to_owned()),
        gender: None,
        ethnic_group: None,
        identity_number: None,
        works: None,
        health_insured: None,
        schooling: schooling.map(str::to_owned),
    }
}

#[test]
fn lack_of_capital_is_answered_by_the_loan_of_the_class_with_its_confirmed_amount() {
    let poor = suggested(asking(HouseholdClass::PoorN1, &["NN01"], &[]));
    let loan =
        Money { source: MoneySource::Credit, kind: MoneyKind::Loan, amount: dong(100_000_000) };
    assert_eq!((codes(&poor), poor[0].money), (vec!["P01"], Some(loan)));
    // From memory only: no amount.
    let near_poor = suggested(asking(HouseholdClass::NearPoor, &["NN01"], &[]));
    assert_eq!((codes(&near_poor), near_poor[0].money), (vec!["P02"], None));
}

#[test]
fn a_suggestion_says_why_and_from_where() {
    let loan = &suggested(asking(HouseholdClass::PoorN1, &["NN01", "NN03"], &[]))[0];
    insta::assert_snapshot!(loan.why, @"Trả lời «Thiếu vốn sản xuất», «Thiếu phương tiện sản xuất»; hộ thuộc đối tượng của chính sách trong năm 2020. Mức 100.000.000 đ; danh mục ghi «đ/hộ (tối đa), không bảo đảm».");
    assert_eq!(loan.source, "NĐ 78/2002/NĐ-CP; QĐ 12/QĐ-HĐQT 22/02/2019 (NHCSXH)");
    assert!(loan.uncertain);
}

#[test]
fn one_policy_that_answers_two_questions_is_suggested_once() {
    let illness = suggested(asking(HouseholdClass::PoorN1, &["NN08"], &["D02"]));
    assert_eq!(codes(&illness), ["P09"]);
    assert_eq!(illness[0].answers, ["NN08", "D02"]);
}

#[test]
fn a_household_without_labour_gets_no_measure_that_needs_it() {
    let mut household = asking(HouseholdClass::PoorN1, &["NN01"], &[]);
    household.stated_workers = Some(0);
    let plan = sample::plan(vec![household]);
    let policy = catalogue().policy("P01").expect("P01 is built in");
    assert_eq!(unfit(&plan, &plan.households[0], policy, catalogue()), Some(Unfit::Labour));
    assert_eq!(codes(&suggest(&plan, catalogue())), ["X08"]);
}

#[test]
fn labour_that_is_not_entered_is_to_be_confirmed() {
    let mut household = asking(HouseholdClass::PoorN1, &["NN01"], &[]);
    household.stated_workers = None;
    let loan = &suggested(household)[0];
    assert!(loan.to_confirm.labour);
    assert!(loan.why.ends_with("Cần xác nhận: hộ có người lao động."), "{}", loan.why);
}

#[test]
fn an_indicator_with_only_a_need_becomes_a_measure_of_the_commune() {
    let house = suggested(asking(HouseholdClass::PoorN2, &[], &["D05", "D06", "D08"]));
    assert_eq!(codes(&house), ["X01", "X03"]);
    assert_eq!((house[0].policy.as_ref(), house[0].money, house[0].unfunded), (None, None, false));
    assert_eq!(house[0].answers, ["D05", "D06"]);
}

#[test]
fn a_service_brings_no_money() {
    let jobs = &suggested(asking(HouseholdClass::PoorN1, &["NN05"], &[]))[0];
    assert_eq!((jobs.entry.as_ref(), jobs.unfunded, jobs.money), ("P17", true, None));
}

#[test]
fn months_are_given_only_where_the_policy_has_both_its_days() {
    let land = &suggested(asking(HouseholdClass::PoorN1, &["NN02"], &[]))[0];
    assert_eq!((land.entry.as_ref(), land.months), ("P14", Some(Months { from: 1, to: 12 })));
    let loan = &suggested(asking(HouseholdClass::PoorN1, &["NN01"], &[]))[0];
    assert_eq!(loan.months, None);
}

#[test]
fn a_policy_that_has_ended_is_not_suggested() {
    let mut plan = sample::plan(vec![asking(HouseholdClass::PoorN1, &["NN02"], &[])]);
    plan.year = 2021;
    let policy = catalogue().policy("P14").expect("P14 is built in");
    let reason = unfit(&plan, &plan.households[0], policy, catalogue());
    assert_eq!(reason, Some(Unfit::NotInForce(2021)));
    assert_eq!(codes(&suggest(&plan, catalogue())), [""; 0]);
}

#[test]
fn school_children_are_looked_for_among_the_members() {
    let dependants = |members: Vec<Member>| {
        let mut household = asking(HouseholdClass::PoorN1, &["NN07"], &[]);
        household.members = members;
        suggested(household)
    };
    let pupil = dependants(vec![member(10, "2010-09-01", Some("attends"))]);
    assert_eq!(codes(&pupil), ["P10"]);
    let small_child = dependants(vec![member(10, "2016", None)]);
    assert_eq!(codes(&small_child), ["P11"]);
    let nobody = dependants(vec![member(10, "1950", None)]);
    assert_eq!(codes(&nobody), [""; 0]);
    // Without members nobody knows: the first of the list, to be confirmed.
    let unknown = dependants(Vec::new());
    assert_eq!(codes(&unknown), ["P10"]);
    assert_eq!(unknown[0].to_confirm.conditions, [Condition::Pupil]);
}

#[test]
fn land_for_minorities_goes_to_minorities_and_marked_hamlets() {
    let mut muong = asking(HouseholdClass::PoorN1, &["NN02"], &[]);
    muong.ethnic_group = Some("Mường".to_owned());
    assert_eq!(codes(&suggested(muong)), ["P19"]);
    let mut kinh = asking(HouseholdClass::PoorN1, &["NN02"], &[]);
    kinh.hamlet = Some(crate::HamletId(id(sample::HAMLET)));
    let mut plan = sample::plan(vec![kinh]);
    let policy = catalogue().policy("P19").expect("P19 is built in");
    let condition = Unfit::Condition(Condition::MinorityOrProgramme135);
    assert_eq!(unfit(&plan, &plan.households[0], policy, catalogue()), Some(condition));
    plan.hamlets.values_mut().for_each(|hamlet| hamlet.especially_difficult = true);
    assert_eq!(unfit(&plan, &plan.households[0], policy, catalogue()), None);
}

#[test]
fn what_has_a_measure_or_a_reason_gets_no_suggestion() {
    let finished = sample::household(1, HouseholdClass::PoorN1);
    assert_eq!(suggested(finished), []);
}

#[test]
fn a_measure_that_is_there_already_is_not_suggested_again() {
    let mut household = asking(HouseholdClass::PoorN1, &["NN01"], &[]);
    household.measures = vec![sample::measure(50, "P01", &[])];
    assert_eq!(codes(&suggested(household)), ["P14"]);
}

#[test]
fn reasons_against_a_policy_are_sentences() {
    let reasons = [
        Unfit::NoClass,
        Unfit::Class,
        Unfit::NotInForce(2020),
        Unfit::Labour,
        Unfit::Condition(Condition::Merit),
    ];
    let text: Vec<String> = reasons.into_iter().map(Unfit::sentence).collect();
    insta::assert_snapshot!(text.join("\n"), @r"
    Hộ chưa có loại hộ.
    Chính sách không dành cho loại hộ này.
    Chính sách không còn hoặc chưa có hiệu lực trong năm 2020.
    Hộ không có lao động.
    Chính sách chỉ dành cho: hộ có người có công.
    ");
}

#[test]
fn every_question_of_the_period_has_something_to_offer_to_an_ordinary_poor_household() {
    let causes: Vec<&str> = catalogue().causes.iter().map(|cause| cause.code.as_ref()).collect();
    let indicators = catalogue().indicators.iter().map(|indicator| indicator.code.as_ref());
    let indicators: Vec<&str> = indicators.collect();
    let suggestions = suggested(asking(HouseholdClass::PoorN1, &causes, &indicators));
    let answered: usize = suggestions.iter().map(|suggestion| suggestion.answers.len()).sum();
    assert_eq!(answered, causes.len() + indicators.len());
}

proptest! {
    #[test]
    fn suggestions_answer_open_questions_once_with_measures_that_fit(plan in any_plan(0)) {
        let suggestions = suggest(&plan, catalogue());
        prop_assert_eq!(&suggestions, &suggest(&plan, catalogue()));
        let mut answered = std::collections::BTreeSet::new();
        for suggestion in &suggestions {
            let household = plan.household(suggestion.household).expect("it is in the plan");
            prop_assert!(household.is_poor() || household.is_near_poor());
            for code in &suggestion.answers {
                prop_assert!(household.questions().any(|question| question == code));
                prop_assert!(!household.is_answered(code) && !household.no_measure.contains_key(code));
                prop_assert!(catalogue().is_known_answer(suggestion.entry.as_ref(), code));
                prop_assert!(answered.insert((suggestion.household, code)));
            }
            let policy = suggestion.policy.as_ref().and_then(|code| catalogue().policy(&code.0));
            if let Some(policy) = policy {
                prop_assert_eq!(unfit(&plan, household, policy, catalogue()), None);
            }
            if suggestion.money.is_some() {
                prop_assert!(policy.is_some_and(Policy::amount_confirmed));
            }
        }
    }
}
