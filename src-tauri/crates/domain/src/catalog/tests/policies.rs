//! Policies: amounts, kinds of money, classes, validity.

use super::*;
use crate::date::{PlanYear, ViDate};
use crate::plan::{HouseholdClass, MoneyKind, MoneySource};

#[test]
fn only_amounts_that_a_source_names_are_confirmed() {
    let confirmed: Vec<&str> = catalogue()
        .policies
        .iter()
        .filter(|policy| policy.amount_confirmed())
        .map(|policy| policy.code.as_ref())
        .collect();
    assert_eq!(confirmed, ["P01", "P05", "P06", "P16"]);
    for policy in catalogue().policies.iter().filter(|policy| policy.amount_confirmed()) {
        assert!(!policy.evidence.source.is_empty(), "{}", policy.code);
        let note = &policy.evidence.note;
        assert!(note.is_empty() || note.starts_with("lãi suất:"), "{}: {note}", policy.code);
    }
    for policy in &catalogue().policies {
        let none = policy.amount_evidence == AmountEvidence::None;
        assert_eq!(policy.amount.is_none(), none, "{}", policy.code);
    }
}

#[test]
fn amounts_may_differ_by_class() {
    let training = catalogue().policy("P16").expect("vocational training is listed");
    assert_eq!(training.confirmed_amount_for(HouseholdClass::PoorN1), dong(3_000_000));
    assert_eq!(training.confirmed_amount_for(HouseholdClass::NearPoor), dong(2_500_000));
    let production = catalogue().policy("P14").expect("production support is listed");
    assert_eq!(production.amount_for(HouseholdClass::NearPoor), dong(8_000_000));
    assert_eq!(production.confirmed_amount_for(HouseholdClass::NearPoor), None);
    assert!(production.needs_labour);
}

#[test]
fn an_amount_that_is_no_number_stays_words() {
    let abroad = catalogue().policy("P07").expect("work abroad is listed");
    assert_eq!(abroad.amount, None);
    assert_eq!(abroad.amount_text, "100% chi phí theo hợp đồng");
}

#[test]
fn the_loans_are_those_of_the_social_policy_bank() {
    let loans: Vec<&str> = catalogue()
        .policies
        .iter()
        .filter(|policy| policy.is_loan())
        .map(|policy| policy.code.as_ref())
        .collect();
    assert_eq!(loans, ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P20"]);
    for policy in &catalogue().policies {
        let bank = policy.funding_source.starts_with("NHCSXH");
        assert_eq!(policy.is_loan(), bank, "{}", policy.code);
        assert_eq!(policy.is_loan(), policy.money_source == MoneySource::Credit, "{}", policy.code);
        assert_ne!(policy.money_kind, Some(MoneyKind::Own), "{}", policy.code);
    }
}

#[test]
fn classes_decide_which_loan_is_offered() {
    let loan = |code: &str| catalogue().policy(code).expect("a listed loan");
    assert!(loan("P01").is_for(HouseholdClass::PoorN2));
    assert!(loan("P01").is_for(HouseholdClass::Poor));
    assert!(!loan("P01").is_for(HouseholdClass::NearPoor));
    assert!(loan("P02").is_for(HouseholdClass::NearPoor));
    assert!(!loan("P03").is_for(HouseholdClass::Poor));
    assert_eq!(loan("P04").conditions, [Condition::Rural]);
}

#[test]
fn validity_is_read_with_the_words_behind_it() {
    let left = catalogue().policy("P03").expect("the loan after leaving poverty is listed");
    assert_eq!(left.valid_to, ViDate::new(2020, 12, 31));
    assert_eq!(left.validity_note, "giải ngân; sau được bỏ mốc bởi QĐ 02/2021");
    let day = |y, m, d| ViDate::new(y, m, d).expect("a real day");
    assert!(left.valid_on(day(2020, 12, 31)));
    assert!(!left.valid_on(day(2021, 1, 1)));
    assert!(!left.valid_on(day(2015, 9, 4)));
    assert!(left.valid_in(plan_2020()));
    assert!(!left.valid_in(PlanYear::new(2021).expect("2021 is a plan year")));
}
