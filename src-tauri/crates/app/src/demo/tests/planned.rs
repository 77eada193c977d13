//! Measures and money, and the whole plan read as a workplace has it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::catalog::{AmountUnit, Catalogue};
use domain::check::{Summary, check};
use domain::date::PlanYear;
use domain::plan::{HouseholdClass, MoneyKind, MoneySource, Plan, RawRecord};
use domain::schema;
use domain::suggest::unfit;
use domain::totals::UnitTargets;
use replica::RecordId;
use serde_json::json;

use super::super::{InventedCommune, InventedMeasure, Known};
use super::{SEED, all_units, tho_binh};

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

/// The workplace as it would be after the import and the plan.
fn records_of(commune: &InventedCommune) -> Vec<RawRecord> {
    let mut records: Vec<RawRecord> = Vec::new();
    let mut places: HashMap<RecordId, usize> = HashMap::new();
    let mut put = |id: RecordId,
                   kind: &str,
                   parent: Option<RecordId>,
                   fields: BTreeMap<String, serde_json::Value>| {
        let known = schema::kind(kind).expect("a kind of the schema");
        for (name, value) in &fields {
            let field = known.field(name).unwrap_or_else(|| panic!("{kind}.{name}"));
            assert!(field.holds.accepts(value), "{kind}.{name}: {value}");
        }
        match places.get(&id) {
            Some(at) => records[*at].facts.extend(fields),
            None => {
                places.insert(id, records.len());
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
fn the_plan_of_every_unit_passes_the_self_check_and_every_policy_fits_its_household() {
    let catalogue = Catalogue::built_in();
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let plan = Plan::read(unit.code.clone(), commune.year, &records_of(&commune));
        let findings = check(&plan, Some(&UnitTargets::from(unit)), catalogue);
        let summary = Summary::of(&findings);
        assert_eq!((summary.blocks, summary.warns), (0, 0), "{}: {findings:?}", unit.name);
        for household in &plan.households {
            for code in household.measures.iter().filter_map(|measure| measure.policy.as_ref()) {
                let policy = catalogue.policy(code.as_ref()).unwrap();
                assert_eq!(unfit(&plan, household, policy, catalogue), None, "{code}");
            }
        }
    }
}

#[test]
fn the_records_read_as_a_plan_without_gaps() {
    for unit in all_units() {
        let commune = InventedCommune::of(unit, SEED);
        let plan = Plan::read(unit.code.clone(), commune.year, &records_of(&commune));
        assert!(plan.unreadable.is_empty(), "{:?}", plan.unreadable);
        assert_eq!(plan.households.len(), commune.households.len());
        for household in &plan.households {
            assert!(household.gaps().is_empty(), "{:?}", household.gaps());
            assert_eq!(household.member_count(), household.stated_members);
            assert_eq!(household.worker_count(), household.stated_workers);
        }
        let measures: usize = commune.households.iter().map(|own| own.measures.len()).sum();
        assert_eq!(plan.households.iter().map(|own| own.measures.len()).sum::<usize>(), measures);
    }
}

#[test]
fn filling_a_workplace_twice_makes_the_same_records() {
    let commune = tho_binh();
    let known = |known: Known<'_>| RecordId::derived(&["known", &format!("{known:?}")]);
    let records = commune.plan_records(&known);
    assert_eq!(records, commune.plan_records(&known));
    let ids: BTreeSet<RecordId> = records.iter().map(|record| record.id).collect();
    assert_eq!(ids.len(), records.len(), "no two records share an id");
}
