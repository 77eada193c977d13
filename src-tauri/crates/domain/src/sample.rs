//! Invented plans for tests: a household that lacks nothing, to be spoilt one field at a time,
//! and random plans for laws.
//!
//! Deliberately absent: records and merging; these are plans as they are read.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use crate::money::Dong;
use crate::plan::{
    Assignment, ExpectedResult, Funding, Hamlet, Helper, Household, HouseholdClass, Measure,
    Member, Money, MoneyKind, MoneySource, Months, Plan, Project, Standing,
};
use crate::totals::UnitTargets;
use crate::{
    AssignmentId, FundingId, HamletId, HelperId, HouseholdId, IndicatorCode, MeasureId, MemberId,
    ProjectId, UnitCode,
};

/// The id with that number.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub const HAMLET: u128 = 0xA1;
pub const ORGANISATION: u128 = 0xB1;
pub const PERSON: u128 = 0xB2;

pub fn dong(amount: i64) -> Dong {
    Dong::new(amount).expect("a test names an amount within bounds")
}

pub fn money(source: MoneySource, kind: MoneyKind, amount: i64) -> Money {
    Money { source, kind, amount: dong(amount) }
}

pub fn funding(number: u128, money: Money) -> Funding {
    Funding { id: FundingId(id(number)), money: Some(money) }
}

/// A finished measure that answers these codes.
pub fn measure(number: u128, policy: &str, answers: &[&str]) -> Measure {
    Measure {
        id: MeasureId(id(number)),
        title: "Vay vốn nuôi bò sinh sản".to_owned(),
        policy: Some(policy.into()),
        answers: answers.iter().map(|code| (*code).to_owned()).collect(),
        months: Some(Months { from: 3, to: 10 }),
        organisation: Some(HelperId(id(ORGANISATION))),
        person: Some(HelperId(id(PERSON))),
        unfunded: false,
        project: None,
        standing: Standing::Accepted,
        note: None,
        funding: vec![funding(number + 1, money(MoneySource::Credit, MoneyKind::Loan, 40_000_000))],
    }
}

/// A household without anything, of that class.
pub fn bare_household(number: u128, class: Option<HouseholdClass>) -> Household {
    Household {
        id: HouseholdId(id(number)),
        head_name: String::new(),
        birth_year: None,
        gender: None,
        ethnic_group: None,
        hamlet: None,
        code: None,
        area: None,
        class,
        social_protection: class == Some(HouseholdClass::NotPoor),
        merit: false,
        stated_members: None,
        stated_workers: None,
        score: None,
        phone: None,
        identity_number: None,
        causes: Vec::new(),
        cause_other: None,
        indicators: Vec::new(),
        needs: Vec::new(),
        need_other: None,
        no_need_reason: None,
        no_measure: BTreeMap::new(),
        expected: None,
        note: None,
        members: Vec::new(),
        measures: Vec::new(),
        assignments: Vec::new(),
        conflicts: Vec::new(),
        deleted_unseen: false,
    }
}

/// A member of whom nothing is known but a name and what a test says.
pub fn member(number: u128, birth: &str) -> Member {
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
        schooling: None,
    }
}

/// A household whose dossier lacks nothing and that leaves poverty.
pub fn household(number: u128, class: HouseholdClass) -> Household {
    let policy = if class == HouseholdClass::NearPoor { "P02" } else { "P01" };
    Household {
        head_name: format!("Lê Văn {number}"),
        birth_year: Some(1974),
        hamlet: Some(HamletId(id(HAMLET))),
        stated_members: Some(4),
        stated_workers: Some(2),
        causes: vec!["NN01".into()],
        indicators: vec![IndicatorCode::from("D08")],
        no_measure: BTreeMap::from([("D08".to_owned(), "Đang xây, xong trong tháng 1".to_owned())]),
        expected: Some(ExpectedResult::Leaves),
        measures: vec![measure(number * 1000, policy, &["NN01"])],
        assignments: vec![Assignment {
            id: AssignmentId(id(number * 1000 + 500)),
            organisation: Some(HelperId(id(ORGANISATION))),
            person: Some(HelperId(id(PERSON))),
            note: None,
        }],
        ..bare_household(number, Some(class))
    }
}

fn helper(number: u128, is_person: bool, name: &str) -> Helper {
    Helper {
        id: HelperId(id(number)),
        is_person,
        name: name.to_owned(),
        short_name: None,
        position: None,
        organisation: None,
        hamlet: None,
        phone: None,
    }
}

/// A plan of Thọ Bình for 2020 with these households, one hamlet, one organisation, one person.
pub fn plan(households: Vec<Household>) -> Plan {
    let hamlet = Hamlet {
        id: HamletId(id(HAMLET)),
        name: "Thôn Suối Trong".to_owned(),
        especially_difficult: false,
    };
    let helpers =
        [helper(ORGANISATION, false, "Hội Nông dân xã"), helper(PERSON, true, "Hoàng Văn Hợp")];
    Plan {
        unit: UnitCode::from("15670"),
        year: 2020,
        hamlets: BTreeMap::from([(hamlet.id, hamlet)]),
        households,
        helpers: helpers.into_iter().map(|helper| (helper.id, helper)).collect(),
        projects: Vec::new(),
        sections: Vec::new(),
        papers: Vec::new(),
        reasons: Vec::new(),
        unreadable: Vec::new(),
        conflicts: Vec::new(),
    }
}

/// A finished project of these households.
pub fn project(number: u128, participants: &[u128], amount: i64) -> Project {
    Project {
        id: ProjectId(id(number)),
        name: "Nuôi bò sinh sản".to_owned(),
        policy: Some("P14".into()),
        project_type: Some("production".to_owned()),
        dossier: Some("approved".to_owned()),
        months: Some(Months { from: 3, to: 10 }),
        organisation: Some(HelperId(id(ORGANISATION))),
        person: Some(HelperId(id(PERSON))),
        participants: participants.iter().map(|number| HouseholdId(id(*number))).collect(),
        funding: vec![funding(number + 1, money(MoneySource::Budget, MoneyKind::Grant, amount))],
    }
}

/// Targets that a plan meets exactly.
pub fn targets_met_by(plan: &Plan) -> UnitTargets {
    let totals = crate::totals::Totals::of(plan);
    let small = |count: u64| u32::try_from(count).expect("a sample is small");
    let (poor, near_poor) = (totals.poor(), totals.near_poor());
    UnitTargets {
        natural_households: 2204,
        poor_start: small(poor.households),
        poor_reduce: small(poor.expected.leaves + poor.expected.to_near_poor),
        near_poor_start: small(near_poor.households),
        near_poor_reduce: small(near_poor.expected.leaves),
    }
}

fn any_class() -> impl Strategy<Value = Option<HouseholdClass>> {
    prop::sample::select(vec![
        None,
        Some(HouseholdClass::PoorN1),
        Some(HouseholdClass::PoorN2),
        Some(HouseholdClass::Poor),
        Some(HouseholdClass::NearPoor),
        Some(HouseholdClass::NotPoor),
    ])
}

fn any_money() -> impl Strategy<Value = Money> {
    let amounts = prop_oneof![
        9 => 0i64..2_000_000_000,
        1 => (Dong::MAX.amount() - 10)..=Dong::MAX.amount(),
    ];
    let sources = prop::sample::select(MoneySource::ALL.to_vec());
    let kinds = prop::sample::select(MoneyKind::ALL.to_vec());
    (sources, kinds, amounts).prop_map(|(source, kind, amount)| money(source, kind, amount))
}

fn any_funding() -> impl Strategy<Value = Vec<Funding>> {
    let line = prop::option::weighted(0.8, any_money());
    prop::collection::vec(line, 0..3).prop_map(|lines| {
        let funding = |money| Funding { id: FundingId(id(7)), money };
        lines.into_iter().map(funding).collect()
    })
}

fn any_codes(codes: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(codes.to_vec(), 0..=codes.len())
        .prop_map(|codes| codes.into_iter().map(str::to_owned).collect())
}

const CAUSES: &[&str] = &["NN01", "NN02", "NN05", "NN07", "NN08", "NN11", "NN99"];
const INDICATORS: &[&str] = &["D02", "D04", "D05", "D07", "D08"];

prop_compose! {
    fn any_measure(projects: u128, namespace: u128)(
        policy in prop::option::of(prop::sample::select(vec!["P01", "P09", "P30", "P99"])),
        answers in any_codes(&["NN01", "NN08", "D02", "D07"]),
        funding in any_funding(),
        project in prop::option::weighted(0.3, 0..projects),
        suggested in any::<bool>(),
        helper in prop::option::of(0u128..3),
    ) -> Measure {
        let helper = helper.map(|number| HelperId(id(namespace + 0xB0 + number)));
        let standing = if suggested { Standing::Suggested } else { Standing::Accepted };
        Measure {
            policy: policy.map(Into::into),
            answers,
            funding,
            project: project.map(|number| ProjectId(id(namespace + 0xC0 + number))),
            standing,
            organisation: helper,
            person: helper,
            ..measure(namespace + 0xD0, "P01", &[])
        }
    }
}

prop_compose! {
    fn any_member(namespace: u128)(
        birth in prop::option::of(prop::sample::select(vec![
            "1950", "1986-02-11", "2005", "2006-12-31", "2010-09-05", "2015", "2016", "2020-01-01",
        ])),
        health_insured in any::<Option<bool>>(),
        works in any::<Option<bool>>(),
        schooling in prop::option::of(prop::sample::select(vec![
            "attends", "dropped_out", "finished",
        ])),
    ) -> Member {
        Member {
            birth: birth.map(str::to_owned),
            health_insured,
            works,
            schooling: schooling.map(str::to_owned),
            ..member(namespace + 0xF0, "1950")
        }
    }
}

prop_compose! {
    fn any_household(namespace: u128)(
        class in any_class(),
        hamlet in prop::option::of(0u128..4),
        (members, workers) in (prop::option::of(0u32..9), prop::option::of(0u32..5)),
        (causes, indicators) in (any_codes(CAUSES), any_codes(INDICATORS)),
        reasons in any_codes(INDICATORS),
        expected in prop::option::of(prop::sample::select(vec![
            ExpectedResult::Leaves, ExpectedResult::ToNearPoor, ExpectedResult::Stays,
        ])),
        measures in prop::collection::vec(any_measure(3, namespace), 0..4),
        people in prop::collection::vec(any_member(namespace), 0..4),
        helper in prop::option::of(0u128..3),
        (social_protection, merit, named) in any::<(bool, bool, bool)>(),
    ) -> Household {
        let organisation = helper.map(|number| HelperId(id(namespace + 0xB0 + number)));
        let assignment = Assignment {
            id: AssignmentId(id(namespace + 0xE0)),
            organisation,
            person: organisation,
            note: None,
        };
        Household {
            head_name: if named { "Phạm Thị Hằng".to_owned() } else { String::new() },
            hamlet: hamlet.map(|number| HamletId(id(namespace + 0xA0 + number))),
            stated_members: members,
            stated_workers: workers,
            causes: causes.iter().map(|code| code.as_str().into()).collect(),
            indicators: indicators.iter().map(|code| code.as_str().into()).collect(),
            no_measure: reasons.into_iter().map(|code| (code, "Không có đất".to_owned())).collect(),
            expected,
            measures,
            members: people,
            assignments: vec![assignment],
            social_protection,
            merit,
            ..bare_household(0, class)
        }
    }
}

prop_compose! {
    /// A plan with up to eight households, three hamlets of which a fourth was deleted, three
    /// projects of which the third may be missing. Plans of two namespaces share no id.
    pub fn any_plan(namespace: u128)(
        mut households in prop::collection::vec(any_household(namespace), 0..8),
        shared in prop::collection::vec(
            (any_funding(), prop::sample::subsequence((0u128..8).collect::<Vec<_>>(), 0..8)), 2..=3,
        ),
    ) -> Plan {
        for (number, household) in (1u128..).zip(&mut households) {
            household.id = HouseholdId(id(namespace + number));
        }
        let mut plan = plan(households);
        plan.hamlets = (0..3)
            .map(|number| Hamlet {
                id: HamletId(id(namespace + 0xA0 + number)),
                name: format!("Thôn {number}"),
                especially_difficult: number == 0,
            })
            .map(|hamlet| (hamlet.id, hamlet))
            .collect();
        plan.helpers = (0..3)
            .map(|number| helper(namespace + 0xB0 + number, number == 2, "Hội Phụ nữ"))
            .map(|helper| (helper.id, helper))
            .collect();
        plan.projects = (0u128..)
            .zip(shared)
            .map(|(number, (funding, participants))| Project {
                id: ProjectId(id(namespace + 0xC0 + number)),
                participants: participants
                    .into_iter()
                    .map(|number| HouseholdId(id(namespace + number)))
                    .collect(),
                funding,
                ..project(1, &[], 0)
            })
            .collect();
        plan
    }
}

/// Two plans that share no id, as one.
pub fn union(mut left: Plan, right: Plan) -> Plan {
    left.hamlets.extend(right.hamlets);
    left.households.extend(right.households);
    left.helpers.extend(right.helpers);
    left.projects.extend(right.projects);
    left
}
