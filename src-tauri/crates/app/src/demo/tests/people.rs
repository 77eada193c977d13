//! Counts, families, names, scores and helpers.

use std::collections::{BTreeSet, HashMap};

use domain::catalog::Catalogue;
use domain::plan::{Area, ExpectedResult, HouseholdClass};
use domain::text::{fold, nfc};

use super::super::family::family_name;
use super::super::{InventedCommune, InventedHousehold, InventedMember, Schooling, invent};
use super::{SEED, all_units, count, has, tho_binh, unit};

#[test]
fn every_unit_has_its_opening_numbers_and_meets_its_targets_with_little_to_spare() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        assert_eq!(count(&commune, |own| own.class.is_poor()), unit.poor_start, "{}", unit.name);
        let near_poor = |own: &InventedHousehold| own.class == HouseholdClass::NearPoor;
        assert_eq!(count(&commune, near_poor), unit.near_poor_start, "{}", unit.name);
        let leaves = |own: &InventedHousehold| own.expected == ExpectedResult::Leaves;
        for (leaving, target) in [
            (count(&commune, |own| leaves(own) && own.class.is_poor()), unit.poor_reduce),
            (count(&commune, |own| leaves(own) && near_poor(own)), unit.near_poor_reduce),
        ] {
            assert!((target..=target + 3).contains(&leaving), "{}: {leaving}, {target}", unit.name);
        }
        assert!(!has(&commune, |own| near_poor(own) && own.expected == ExpectedResult::ToNearPoor));
    }
}

#[test]
fn tho_binh_is_mixed_in_every_way_that_the_plan_knows() {
    let commune = tho_binh();
    assert_eq!(commune.hamlets.len(), 9);
    for hamlet in &commune.hamlets {
        assert!(has(&commune, |own| own.hamlet == *hamlet), "{hamlet}");
    }
    for class in [HouseholdClass::PoorN1, HouseholdClass::PoorN2, HouseholdClass::NearPoor] {
        assert!(count(&commune, |own| own.class == class) >= 20, "{class:?}");
    }
    for expected in [ExpectedResult::Leaves, ExpectedResult::ToNearPoor, ExpectedResult::Stays] {
        assert!(has(&commune, |own| own.expected == expected), "{expected:?}");
    }
    for group in ["Kinh", "Mường", "Thái"] {
        assert!(count(&commune, |own| own.ethnic_group == group) >= 20, "{group}");
    }
    let catalogue = Catalogue::built_in();
    for cause in catalogue.causes.iter().take(8) {
        assert!(has(&commune, |own| own.causes.contains(&cause.code)), "{}", cause.code);
    }
    for indicator in &catalogue.indicators {
        assert!(
            has(&commune, |own| own.indicators.contains(&indicator.code)),
            "{}",
            indicator.code
        );
    }
    assert!(has(&commune, |own| own.social_protection));
    assert!(has(&commune, |own| own.indicators.is_empty()));
    let offers: BTreeSet<&str> = commune
        .households
        .iter()
        .flat_map(|own| own.measures.iter().map(|measure| measure.offer.as_str()))
        .collect();
    assert!(offers.len() >= 14, "{offers:?}");
}

#[test]
fn some_names_are_long_and_some_heads_have_the_same_name() {
    let commune = tho_binh();
    let mut years: HashMap<String, BTreeSet<u16>> = HashMap::new();
    for household in &commune.households {
        years.entry(fold(&household.head_name)).or_default().insert(household.birth_year);
    }
    let heads: usize = years.values().map(BTreeSet::len).sum();
    assert_eq!(heads, commune.households.len(), "name and year of birth tell heads apart");
    let alike = years.values().filter(|years| years.len() > 1).count();
    assert!((3..40).contains(&alike), "{alike}");
    let members = commune.households.iter().flat_map(|own| &own.members);
    assert!(members.clone().any(|member| member.name.split(' ').count() >= 5));
    assert!(members.clone().any(|member| member.name.split(' ').count() == 4));
    let helpers: BTreeSet<&str> =
        commune.persons.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(helpers.len(), commune.persons.len());
}

#[test]
fn every_text_is_nfc_and_every_title_is_filled_in() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let texts = format!("{commune:?}");
        assert_eq!(texts, nfc(&texts), "{}", unit.name);
        for household in &commune.households {
            for measure in &household.measures {
                assert!(!measure.title.contains(['{', '}']), "{}", measure.title);
            }
        }
    }
}

#[test]
fn families_could_live() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let year = commune.year;
        for household in &commune.households {
            let age = |member: &InventedMember| i32::from(year) - i32::from(member.birth_year());
            let members = &household.members;
            let head = &members[0];
            assert_eq!(
                (&head.name, head.birth_year()),
                (&household.head_name, household.birth_year)
            );
            assert!(members.iter().all(|member| (0..=100).contains(&age(member))));
            assert!((20..=95).contains(&age(head)));
            let of = |key: &str| {
                let relations = &Catalogue::built_in().relations;
                let word = &relations.iter().find(|own| own.key == key).unwrap().name;
                members.iter().filter(move |member| member.relation == *word)
            };
            assert_eq!(of("head").count(), 1);
            assert!(of("spouse").count() <= 1);
            for spouse in of("spouse") {
                assert_ne!(spouse.gender, head.gender);
                assert!(age(spouse) >= 20);
            }
            let father =
                of("spouse").chain([head]).find(|own| own.gender == domain::plan::Gender::Male);
            let families: BTreeSet<&str> =
                of("child").map(|child| family_name(&child.name)).collect();
            assert!(families.len() <= 1, "brothers and sisters have one father");
            for child in of("child") {
                assert!(of("spouse").chain([head]).all(|own| age(own) - age(child) >= 19));
                if let Some(father) = father {
                    assert_eq!(family_name(&child.name), family_name(&father.name));
                }
            }
            assert!(of("parent").all(|parent| age(parent) - age(head) >= 19));
            assert!(of("grandchild").all(|own| age(head) - age(own) >= 40));
            for member in members {
                let working_age = (16..=66).contains(&age(member));
                assert!(
                    !member.works || working_age && member.schooling != Some(Schooling::Attends)
                );
                match member.schooling {
                    Some(Schooling::Attends) => assert!((3..=22).contains(&age(member))),
                    Some(Schooling::DroppedOut) => assert!((6..=34).contains(&age(member))),
                    _ => {}
                }
            }
            assert_eq!(usize::try_from(household.stated_members).unwrap(), members.len());
            let working = members.iter().filter(|member| member.works).count();
            assert_eq!(usize::try_from(household.stated_workers).unwrap(), working);
        }
    }
}

#[test]
fn class_scores_and_indicators_agree() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let (poor, near) = if unit.area == Area::Urban { (140, 175) } else { (120, 150) };
        for household in &commune.households {
            let (b1, b2) = (household.score.b1.unwrap(), household.score.b2.unwrap());
            assert_eq!(usize::try_from(b2).unwrap(), 10 * household.indicators.len());
            let said = match household.class {
                HouseholdClass::PoorN1 => b1 <= poor,
                HouseholdClass::PoorN2 => (poor + 1..=near).contains(&b1) && b2 >= 30,
                _ => (poor + 1..=near).contains(&b1) && b2 < 30,
            };
            assert!(said, "{:?} {b1} {b2}", household.class);
            let lacks = |code: &str| household.indicators.iter().any(|own| own.as_ref() == code);
            let uninsured = household.members.iter().any(|member| !member.health_insured);
            assert_eq!(lacks("D02"), uninsured);
            let dropped = |adult: bool| {
                household.members.iter().any(|member| {
                    member.schooling == Some(Schooling::DroppedOut)
                        && (commune.year - member.birth_year() >= 15) == adult
                })
            };
            assert_eq!((lacks("D03"), lacks("D04")), (dropped(true), dropped(false)));
            assert_eq!(household.social_protection, household.stated_workers == 0);
            if household.expected != ExpectedResult::Stays {
                assert!(household.stated_workers > 0, "nobody leaves poverty without labour");
            }
        }
    }
}

#[test]
fn nobody_helps_more_than_four_households_and_all_helpers_live_in_the_hamlet() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let mut helped: HashMap<usize, usize> = HashMap::new();
        for household in &commune.households {
            let person = &commune.persons[household.helper.person];
            assert_eq!(person.organisation, household.helper.organisation);
            assert_eq!(person.hamlet.as_ref(), Some(&household.hamlet));
            *helped.entry(household.helper.person).or_default() += 1;
        }
        assert!(helped.values().all(|count| *count <= 4), "{}", unit.name);
    }
}

#[test]
fn the_district_is_its_communes_and_larger_numbers_keep_the_share_of_the_target() {
    let households: usize = Catalogue::built_in()
        .units
        .iter()
        .map(|unit| InventedCommune::of(unit, SEED).households.len())
        .sum();
    assert_eq!(households, 6_066);
    let large = invent(unit("15670"), 4_000, 2_000, SEED);
    assert_eq!(large.households.len(), 6_000);
    let leaving =
        count(&large, |own| own.class.is_poor() && own.expected == ExpectedResult::Leaves);
    assert!(
        (2_616..=2_618).contains(&leaving),
        "200 of 306 rounded up, and 1 to 3 more: {leaving}"
    );
}
