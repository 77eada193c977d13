//! Annexes that are one table: by hamlet, by cause, by indicator, money, who helps whom, who
//! is to leave.
//!
//! Heads and widths are the template's, counting and adding `domain`'s.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalog::Counted;
use domain::plan::{ExpectedResult, Helper, Household, MoneyKind, MoneySource};
use domain::text::{sort_key, sort_key_words};
use domain::totals::{Classes, Group, MoneyTable};
use domain::{HelperId, IndicatorCode};

use super::annex_row::{Rows, Told, class, year_end};
use super::figures::{Figures, count, question, share};
use super::tables::{Content, in_order};
use super::words::{say, word};

/// A row begins with nothing where its number would stand.
fn unnumbered(row: Vec<String>) -> Vec<String> {
    [vec![String::new()], row].concat()
}

/// Phụ lục theo thôn.
pub(super) fn hamlets(figures: &Figures<'_>) -> Content {
    let totals = figures.request.totals;
    let row = |name: String, classes: &Classes| {
        let (poor, near_poor) = (classes.poor(), &classes.near_poor);
        let both = classes.planned_for();
        let mut row = vec![
            name,
            count(poor.households),
            count(classes.poor_n1.households),
            count(classes.poor_n2.households),
            count(poor.members),
            count(near_poor.households),
            count(near_poor.members),
            count(poor.expected.leaves + poor.expected.to_near_poor),
            count(near_poor.expected.leaves),
        ];
        row.extend(MoneyKind::ALL.map(|kind| figures.amount(both.money.by_kind(kind))));
        row
    };
    let hamlets = totals.hamlets_in_order().into_iter();
    let some = |classes: &Classes| classes.planned_for().households > 0;
    let named = hamlets
        .filter(|(_, hamlet)| some(&hamlet.classes))
        .map(|(_, hamlet)| row(hamlet.name.clone(), &hamlet.classes));
    let elsewhere =
        Some(row(word("no_hamlet"), &totals.no_hamlet)).filter(|_| some(&totals.no_hamlet));
    Content {
        rows: in_order(named.chain(elsewhere)),
        total: Some(unnumbered(row(word("total"), &totals.commune))),
        anchors: Vec::new(),
    }
}

/// Phụ lục theo nguyên nhân: sensitive causes are counted here, where nobody is named.
pub(super) fn causes(figures: &Figures<'_>) -> Content {
    let rows = figures.causes().into_iter().map(|item| {
        let both = question(&figures.both, &item.code);
        let mut row = vec![item.name];
        for group in [&figures.poor, figures.near_poor] {
            let households = question(group, &item.code).households;
            row.extend([count(households), share(households, group.households)]);
        }
        row.extend([both.households, both.answered, both.excused, both.open()].map(count));
        row
    });
    let rows = if figures.both.households == 0 { Vec::new() } else { in_order(rows) };
    Content::of(rows)
}

/// Phụ lục theo chỉ số: ten indicators by households, then what counts persons.
pub(super) fn services(figures: &Figures<'_>) -> Content {
    let targets = &figures.request.catalogue.assignment.services;
    let household_word = word("counted.household");
    // Their places in the table.
    let order = |code: &IndicatorCode| {
        let place = figures.indicators().iter().position(|item| item.code == code.0)?;
        Some((place + 1).to_string())
    };
    let of_district = |code: &str| {
        let target = targets.iter().find(|target| {
            target.counted == Counted::PoorHouseholds
                && target.indicators.iter().any(|own| own.as_ref() == code)
        });
        let said = target.and_then(|target| {
            let several = target.indicators.iter().filter_map(order).collect::<Vec<_>>();
            let count = count(target.count?.into());
            Some(if several.len() > 1 {
                say("counted.together", &[("n", &count), ("codes", &several.join(", "))])
            } else {
                count
            })
        });
        said.unwrap_or_default()
    };
    let indicators = figures.indicators().into_iter().map(|item| {
        let mut row = vec![item.name, household_word.clone()];
        for group in [&figures.poor, figures.near_poor] {
            let question = question(group, &item.code);
            row.extend([question.households, question.answered, question.left_at_end()].map(count));
        }
        row.push(of_district(&item.code));
        row
    });
    let persons = targets.iter().filter_map(|target| {
        let (key, counted): (_, fn(&Group) -> u64) = match target.counted {
            Counted::Persons => ("counted.children", |group| group.persons.out_of_school),
            Counted::NearPoorPersons => ("counted.uninsured", |group| group.persons.uninsured),
            Counted::PoorHouseholds => return None,
        };
        let mut row = vec![word(key), word("counted.person")];
        for group in [&figures.poor, figures.near_poor] {
            row.extend([count(counted(group)), String::new(), String::new()]);
        }
        row.push(target.count.map_or_else(|| word("counted.all"), |n| count(n.into())));
        Some(row)
    });
    let rows =
        if figures.both.households == 0 { Vec::new() } else { in_order(indicators.chain(persons)) };
    Content::of(rows)
}

/// Phụ lục nguồn lực: measures of poor and near-poor households, projects once; each by source.
pub(super) fn money(figures: &Figures<'_>) -> Content {
    let totals = figures.request.totals;
    let parts = [
        ("part.poor", figures.poor.money),
        ("part.near_poor", figures.near_poor.money),
        ("part.projects", totals.projects.money),
    ];
    let row = |name: String, table: &dyn Fn(MoneyKind) -> String, sum: String| {
        let mut row = vec![name];
        row.extend(MoneyKind::ALL.map(table));
        row.push(sum);
        row
    };
    let whole = |name: String, table: &MoneyTable| {
        row(name, &|kind| figures.amount(table.by_kind(kind)), figures.amount(table.total()))
    };
    let mut rows = Vec::new();
    for (number, (key, table)) in (1_u64..).zip(parts.iter().filter(|(_, t)| !t.total().is_zero()))
    {
        rows.push([vec![count(number)], whole(word(key), table)].concat());
        for source in MoneySource::ALL {
            let sum = table.by_source(source);
            if !sum.is_zero() {
                let name =
                    say("part.source", &[("name", &word(&format!("source.{}", source.code())))]);
                let cell = |kind| figures.amount(table.cell(source, kind));
                rows.push(unnumbered(row(name, &cell, figures.amount(sum))));
            }
        }
    }
    Content { total: Some(unnumbered(whole(word("total"), &figures.money))), ..Content::of(rows) }
}

/// Phụ lục phân công: every organisation, and each of its persons with the households.
pub(super) fn assignments(figures: &Figures<'_>) -> Content {
    let plan = figures.request.plan;
    let loads = &figures.request.totals.planned_helpers;
    let load_of = |id: HelperId| loads.get(&id).copied().unwrap_or_default();
    let names = helped(figures);
    let households =
        |id: HelperId| names.get(&id).map(|names| names.join("; ")).unwrap_or_default();
    let mut persons: BTreeMap<Option<HelperId>, Vec<&Helper>> = BTreeMap::new();
    for person in plan.helpers.values().filter(|helper| helper.is_person) {
        if load_of(person.id).households > 0 {
            // An organisation that is gone is none.
            let own = person.organisation.filter(|id| plan.helpers.contains_key(id));
            persons.entry(own).or_default().push(person);
        }
    }
    for group in persons.values_mut() {
        group.sort_by_cached_key(|person| (sort_key(&person.name), person.id));
    }
    let mut organisations: Vec<&Helper> = plan
        .helpers
        .values()
        .filter(|helper| !helper.is_person)
        .filter(|own| load_of(own.id).households > 0 || persons.contains_key(&Some(own.id)))
        .collect();
    organisations.sort_by_cached_key(|own| {
        (std::cmp::Reverse(load_of(own.id).households), sort_key_words(&own.name), own.id)
    });
    let person_row = |person: &&Helper| {
        let load = load_of(person.id);
        let name = match &person.position {
            Some(position) => say("part.person", &[("name", &person.name), ("position", position)]),
            None => person.name.clone(),
        };
        let said = say("part.source", &[("name", &name)]);
        let figures = [load.households, load.measures].map(count);
        unnumbered([vec![said], figures.into(), vec![households(person.id)]].concat())
    };
    let mut rows = Vec::new();
    for (number, organisation) in (1_u64..).zip(organisations) {
        let load = load_of(organisation.id);
        rows.push(vec![
            count(number),
            organisation.name.clone(),
            count(load.households),
            count(load.measures),
            households(organisation.id),
        ]);
        rows.extend(persons.get(&Some(organisation.id)).into_iter().flatten().map(person_row));
    }
    rows.extend(persons.get(&None).into_iter().flatten().map(person_row));
    Content::of(rows)
}

/// The poor and near-poor households of every person, and of every organisation those that no
/// person of it helps.
fn helped<'a>(figures: &Figures<'a>) -> BTreeMap<HelperId, Vec<&'a str>> {
    let mut names: BTreeMap<HelperId, Vec<&str>> = BTreeMap::new();
    let planned = |one: &&Household| one.is_poor() || one.is_near_poor();
    for household in figures.request.plan.households.iter().filter(planned) {
        let helpers =
            household.assignments.iter().filter_map(|one| one.person.or(one.organisation));
        for helper in helpers.collect::<BTreeSet<_>>() {
            names.entry(helper).or_default().push(&household.head_name);
        }
    }
    names
}

/// Phụ lục hộ dự kiến thoát nghèo, thoát cận nghèo.
pub(super) fn leaving(figures: &Figures<'_>) -> Content {
    let plan = figures.request.plan;
    let leaves = |household: &&Household| match household.expected {
        Some(ExpectedResult::Leaves) => household.is_poor() || household.is_near_poor(),
        Some(ExpectedResult::ToNearPoor) => household.is_poor(),
        Some(ExpectedResult::Stays) | None => false,
    };
    let money = BTreeMap::new();
    let rows = Rows::new(figures, &money, Told::Everything);
    let households: Vec<&Household> = plan.households.iter().filter(leaves).collect();
    let anchors = households.iter().map(|household| household.id.to_string()).collect();
    let rows = households.into_iter().map(|household| {
        vec![
            household.head_name.clone(),
            household.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            plan.hamlet_name(household).unwrap_or_default().to_owned(),
            household.member_count().map(|n| count(n.into())).unwrap_or_default(),
            class(household),
            rows.main_measures(household),
            year_end(household),
        ]
    });
    Content { anchors, ..Content::of(in_order(rows)) }
}
