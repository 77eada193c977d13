//! Laws of the invented communes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::UnitCode;
use domain::catalog::{AmountUnit, Catalogue, Unit};
use domain::date::PlanYear;
use domain::plan::{Area, ExpectedResult, HouseholdClass, MoneyKind, MoneySource, Plan, RawRecord};
use domain::schema;
use domain::text::{fold, nfc};
use intake::{Context, HouseholdRow};
use replica::RecordId;
use serde_json::json;

use super::family::family_name;
use super::*;

const SEED: u64 = 154;

fn unit(code: &str) -> &'static Unit {
    Catalogue::built_in().unit(code).expect("the catalogue has it")
}

fn tho_binh() -> InventedCommune {
    InventedCommune::of(unit("15670"), SEED)
}

fn all_units() -> impl Iterator<Item = &'static Unit> {
    let catalogue = Catalogue::built_in();
    catalogue.units.iter().chain([&catalogue.training_unit])
}

fn count(commune: &InventedCommune, is: impl Fn(&InventedHousehold) -> bool) -> u32 {
    u32::try_from(commune.households.iter().filter(|household| is(household)).count()).unwrap()
}

fn has(commune: &InventedCommune, is: impl Fn(&InventedHousehold) -> bool) -> bool {
    commune.households.iter().any(is)
}

#[test]
fn the_same_seed_gives_the_same_commune_and_the_same_file() {
    let (one, other) = (tho_binh(), tho_binh());
    assert_eq!(one, other);
    for layout in [Layout::Households, Layout::Members] {
        assert!(one.list_xlsx(layout).unwrap() == other.list_xlsx(layout).unwrap(), "{layout:?}");
    }
    assert_ne!(one.households, InventedCommune::of(unit("15670"), SEED + 1).households);
    assert_ne!(one.households, InventedCommune::of(unit("15769"), SEED).households);
}

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
fn every_cause_and_indicator_is_answered_as_the_catalogue_allows() {
    let catalogue = Catalogue::built_in();
    let year = PlanYear::new(2020).unwrap();
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        for household in &commune.households {
            assert!((1..=4).contains(&household.causes.len()));
            assert!(!household.needs.is_empty());
            let other = household.causes.iter().any(|code| code.as_ref() == "NN11");
            assert_eq!(other, household.cause_other.is_some());
            let causes = household.causes.iter().map(AsRef::as_ref);
            for code in causes.chain(household.indicators.iter().map(AsRef::as_ref)) {
                let answers =
                    |measure: &&InventedMeasure| measure.answers.iter().any(|own| own == code);
                assert!(
                    household.measures.iter().any(|own| answers(&own)),
                    "{code} {:?}",
                    household.class
                );
            }
            for measure in &household.measures {
                assert!(!measure.answers.is_empty());
                for code in &measure.answers {
                    assert!(
                        catalogue.is_known_answer(&measure.offer, code),
                        "{} {code}",
                        measure.offer
                    );
                    assert!(
                        household.causes.iter().any(|own| own.as_ref() == code)
                            || household.indicators.iter().any(|own| own.as_ref() == code)
                    );
                }
                if let Some(policy) = measure.policy.as_ref() {
                    let policy = catalogue.policy(policy.as_ref()).unwrap();
                    assert!(
                        policy.is_for(household.class) && policy.valid_in(year),
                        "{}",
                        policy.code
                    );
                    assert!(
                        !policy.needs_labour || household.stated_workers > 0,
                        "{}",
                        policy.code
                    );
                }
                let organisations = &catalogue.organisations;
                assert!(organisations.iter().any(|own| own.code == measure.organisation));
                let person =
                    &commune.persons[measure.person.expect("every organisation has its person")];
                assert_eq!(person.organisation, measure.organisation);
                assert!(
                    (1..=measure.months.to).contains(&measure.months.from)
                        && measure.months.to <= 12
                );
            }
        }
    }
}

#[test]
fn money_stays_within_what_policies_give() {
    let catalogue = Catalogue::built_in();
    for unit in all_units() {
        for household in &InventedCommune::of(unit, SEED).households {
            let mut loans = 0;
            let mut given: BTreeMap<&str, i64> = BTreeMap::new();
            let people = i64::from(household.stated_members);
            for measure in &household.measures {
                assert_eq!(measure.unfunded, measure.money.is_empty());
                for money in &measure.money {
                    let amount = money.amount.amount();
                    assert!((20_000..=50_000_000).contains(&amount), "{} {amount}", measure.offer);
                    match money.kind {
                        MoneyKind::Loan => {
                            assert_eq!(money.source, MoneySource::Credit);
                            loans += amount;
                        }
                        MoneyKind::Own => assert_eq!(money.source, MoneySource::Household),
                        MoneyKind::Grant => assert!(matches!(
                            money.source,
                            MoneySource::Budget | MoneySource::Other
                        )),
                        MoneyKind::InKind => {}
                    }
                }
                let Some(policy) =
                    measure.policy.as_ref().and_then(|code| catalogue.policy(code.as_ref()))
                else {
                    continue;
                };
                let own = measure.money.iter().filter(|money| money.source == policy.money_source);
                let own: i64 = own.map(|money| money.amount.amount()).sum();
                let total = given.entry(policy.code.as_ref()).or_default();
                *total += own;
                if let Some(each) = policy.amount_for(household.class) {
                    let times = match policy.unit {
                        AmountUnit::Household | AmountUnit::PersonCourse | AmountUnit::Worker => 1,
                        AmountUnit::Installation => 2,
                        AmountUnit::PersonYear | AmountUnit::Person => people,
                        AmountUnit::PersonMonth | AmountUnit::HouseholdMonth => 12 * people,
                        AmountUnit::PupilMonth => 9 * people,
                        AmountUnit::StudentMonth => 10,
                        AmountUnit::Project => 1,
                    };
                    assert!(*total <= each.amount() * times, "{} {total}", policy.code);
                    if policy.unit == AmountUnit::Installation {
                        assert!(own <= each.amount());
                    }
                }
            }
            assert!(loans <= 100_000_000, "{loans}");
        }
    }
}

#[test]
fn a_card_costs_the_poor_nothing_and_the_near_poor_their_share() {
    let commune = tho_binh();
    let mut seen = BTreeSet::new();
    for household in &commune.households {
        for measure in household.measures.iter().filter(|measure| measure.offer == "P09") {
            let amounts: Vec<i64> =
                measure.money.iter().map(|money| money.amount.amount()).collect();
            let people = i64::from(household.stated_members);
            let expected = match household.class {
                HouseholdClass::PoorN1 => vec![804_600 * people],
                HouseholdClass::NearPoor => vec![563_220 * people, 241_380 * people],
                _ => continue,
            };
            assert_eq!(amounts, expected);
            seen.insert(household.class);
        }
    }
    assert_eq!(seen.len(), 2);
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
fn the_district_is_its_communes_and_sixty_thousand_households_are_invented() {
    let households: usize = Catalogue::built_in()
        .units
        .iter()
        .map(|unit| InventedCommune::of(unit, SEED).households.len())
        .sum();
    assert_eq!(households, 6_066);
    let large = invent(unit("15670"), 40_000, 20_000, SEED);
    assert_eq!(large.households.len(), 60_000);
    let leaving =
        count(&large, |own| own.class.is_poor() && own.expected == ExpectedResult::Leaves);
    assert!((26_144..=26_147).contains(&leaving), "the target's share of 200 in 306: {leaving}");
}

fn read_back(commune: &InventedCommune, layout: Layout) -> intake::Intake {
    let catalogue = Catalogue::built_in();
    let bytes = commune.list_xlsx(layout).unwrap();
    let sheet = intake::read_bytes(&bytes, None).unwrap();
    let header = intake::find_header(&sheet, catalogue);
    let unread: Vec<&str> = header
        .columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| column.heading.as_str())
        .collect();
    assert!(unread.is_empty(), "{unread:?}");
    let area = if commune.area == Area::Urban { "urban" } else { "rural" };
    let year = PlanYear::new(2020).unwrap();
    let context = Context { catalogue, year, area, hamlets: &commune.hamlets };
    let intake = intake::interpret(&sheet, &header, &context);
    assert!(intake.errors.is_empty(), "{:?}", intake.errors);
    assert!(intake.warnings.is_empty(), "{:?}", intake.warnings);
    intake
}

#[test]
fn the_file_reads_back_as_the_same_households() {
    for unit in [unit("15670"), unit("15664"), &Catalogue::built_in().training_unit] {
        let commune = InventedCommune::of(unit, SEED);
        for layout in [Layout::Households, Layout::Members] {
            let intake = read_back(&commune, layout);
            let bare = |row: HouseholdRow| HouseholdRow { row: 0, ..row };
            let mut own: Vec<HouseholdRow> =
                commune.household_rows().into_iter().map(bare).collect();
            if layout == Layout::Households {
                own.iter_mut().for_each(|row| row.members.clear());
            }
            let read: Vec<HouseholdRow> = intake.rows.into_iter().map(bare).collect();
            for (own, read) in own.iter().zip(&read) {
                assert_eq!(
                    (&own.fields, &own.members),
                    (&read.fields, &read.members),
                    "{layout:?}"
                );
                assert_eq!(own.hamlet_name, read.hamlet_name);
            }
            assert!(own == read);
        }
    }
}

/// The workplace as it would be after the import and the plan.
fn records_of(commune: &InventedCommune) -> Vec<RawRecord> {
    let mut records: Vec<RawRecord> = Vec::new();
    let mut put = |id: RecordId,
                   kind: &str,
                   parent: Option<RecordId>,
                   fields: BTreeMap<String, serde_json::Value>| {
        let known = schema::kind(kind).expect("a kind of the schema");
        for (name, value) in &fields {
            let field = known.field(name).unwrap_or_else(|| panic!("{kind}.{name}"));
            assert!(field.holds.accepts(value), "{kind}.{name}: {value}");
        }
        match records.iter_mut().rev().find(|own| own.id == id.0) {
            Some(own) => own.facts.extend(fields),
            None => {
                let parent = parent.map(|parent| parent.0);
                records.push(RawRecord {
                    id: id.0,
                    kind: kind.to_owned(),
                    parent,
                    facts: fields,
                    ..RawRecord::default()
                });
            }
        }
    };
    let known = |known: Known<'_>| match known {
        Known::Hamlet(name) => RecordId::derived(&["hamlet", name]),
        Known::Organisation(code) => RecordId::derived(&["organisation", code]),
        Known::Household(at) => RecordId::derived(&["household", &at.to_string()]),
    };
    for name in &commune.hamlets {
        let fields = BTreeMap::from([("name".to_owned(), json!(name))]);
        put(known(Known::Hamlet(name)), "hamlet", None, fields);
    }
    for organisation in &Catalogue::built_in().organisations {
        let fields = BTreeMap::from([
            ("type".to_owned(), json!("organisation")),
            ("name".to_owned(), json!(organisation.name)),
        ]);
        put(known(Known::Organisation(&organisation.code)), "helper", None, fields);
    }
    for (at, row) in commune.household_rows().into_iter().enumerate() {
        let id = known(Known::Household(at));
        let mut fields = row.fields;
        let hamlet = row.hamlet_name.expect("every household has its hamlet");
        fields.insert("hamlet".to_owned(), json!(known(Known::Hamlet(&hamlet)).to_string()));
        put(id, "household", None, fields);
        for (nth, member) in row.members.into_iter().enumerate() {
            let own = RecordId::derived(&["member", &at.to_string(), &nth.to_string()]);
            put(own, "member", Some(id), member);
        }
    }
    for record in commune.plan_records(&known) {
        put(record.id, record.kind, record.parent, record.fields);
    }
    records
}

#[test]
fn the_records_read_as_a_plan_without_gaps() {
    for unit in [unit("15670"), unit("15664"), unit("15727")] {
        let commune = InventedCommune::of(unit, SEED);
        let plan =
            Plan::read(UnitCode::from(unit.code.as_ref()), commune.year, &records_of(&commune));
        assert!(plan.unreadable.is_empty(), "{:?}", plan.unreadable);
        assert_eq!(plan.households.len(), commune.households.len());
        assert_eq!(plan.poor().count(), usize::try_from(unit.poor_start).unwrap());
        for household in &plan.households {
            assert!(household.gaps().is_empty(), "{:?}", household.gaps());
            assert!(household.questions().all(|code| household.is_answered(code)));
            assert_eq!(household.member_count(), household.stated_members);
            assert_eq!(household.worker_count(), household.stated_workers);
        }
        let measures: usize = commune.households.iter().map(|own| own.measures.len()).sum();
        assert_eq!(plan.households.iter().map(|own| own.measures.len()).sum::<usize>(), measures);
    }
}
