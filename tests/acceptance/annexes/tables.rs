//! Annexes that are one table say what the dossiers say.

use std::collections::{BTreeMap, BTreeSet};

use acceptance::Office;
use calamine::Data;
use serde_json::{Value, json};

use super::{
    Home, chooses, each, full_plan, homes, names_of, numbered, rewrites, table, text, whole, wholes,
};

#[test]
fn hamlets_say_what_their_households_say_and_add_up_to_the_commune() {
    let office = full_plan(24, 9);
    // One household loses its hamlet; it stands in a row of its own.
    let lost = office.rows("")[3]["id"].as_str().unwrap().to_owned();
    office.writes(&lost, "hamlet", Value::Null);
    chooses(&office, "poverty", "money_unit", json!("dong"));
    let rows = table(&office, "poverty", "hamlets");
    let dossier = office.does("household.get", json!({ "id": lost }));
    let hamlets: BTreeMap<String, String> = each(&dossier["hamlets"])
        .map(|one| {
            (one["id"].as_str().unwrap().to_owned(), one["name"].as_str().unwrap().to_owned())
        })
        .collect();
    let mut counted: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for home in homes(&office) {
        let hamlet = home.field("hamlet").as_str().and_then(|id| hamlets.get(id)).cloned();
        let row = counted.entry(hamlet.unwrap_or_default()).or_insert_with(|| vec![0; 12]);
        let persons = i64::try_from(home.members.len()).unwrap();
        let ends = home.field("expected").as_str().unwrap_or_default();
        if home.is_poor() {
            row[0] += 1;
            row[1] += i64::from(home.field("class") == "poor_n1");
            row[2] += i64::from(home.field("class") == "poor_n2");
            row[3] += persons;
            row[6] += i64::from(matches!(ends, "leaves" | "to_near_poor"));
        } else {
            row[4] += 1;
            row[5] += persons;
            row[7] += i64::from(ends == "leaves");
        }
        let money = home.money();
        for (at, kind) in ["grant", "loan", "own", "in_kind"].into_iter().enumerate() {
            row[8 + at] += money.get(kind).copied().unwrap_or(0);
        }
    }
    let written: BTreeMap<String, Vec<i64>> = numbered(&rows)
        .into_iter()
        .map(|row| (text(&row[1]).replace("Chưa ghi thôn", ""), wholes(row, 2..14)))
        .collect();
    assert_eq!(written, counted);
    let sum = (0..12).map(|at| counted.values().map(|row| row[at]).sum()).collect::<Vec<i64>>();
    assert_eq!(wholes(rows.last().unwrap(), 2..14), sum, "the last row is the commune");
}

#[test]
fn every_cause_counts_its_households_those_that_speak_ill_of_a_person_too() {
    let office = full_plan(24, 9);
    let someone = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    office.writes(&someone, "cause.NN10", json!(true));
    let homes = homes(&office);
    let rows = table(&office, "poverty", "causes");
    let rows = numbered(&rows);
    assert_eq!(rows.len(), 11);
    for (code, row) in (1..).map(|number| format!("NN{number:02}")).zip(rows) {
        let field = format!("cause.{code}");
        let having = homes.iter().filter(|home| *home.field(&field) == true);
        let (poor, near): (Vec<&Home>, Vec<&Home>) = having.partition(|home| home.is_poor());
        let [poor, near] = [poor, near].map(|homes| i64::try_from(homes.len()).unwrap());
        let answered = homes.iter().filter(|home| {
            let answer = format!("answers.{code}");
            *home.field(&field) == true
                && home
                    .measures
                    .iter()
                    .any(|measure| measure["record"]["fields"][&answer]["value"] == true)
        });
        let answered = i64::try_from(answered.count()).unwrap();
        assert_eq!((whole(&row[2]), whole(&row[4])), (poor, near), "{code}");
        assert_eq!((whole(&row[6]), whole(&row[7])), (poor + near, answered), "{code}");
        let [all, answered, excused, open] = [6, 7, 8, 9].map(|at| whole(&row[at]));
        assert_eq!(answered + excused + open, all, "{code}");
    }
}

#[test]
fn the_service_plan_has_ten_indicators_and_counts_children_and_cards_by_persons() {
    let office = full_plan(40, 16);
    let homes = homes(&office);
    let rows = table(&office, "services", "services");
    let rows = numbered(&rows);
    assert_eq!(rows.len(), 12);
    let flag = |record: &Value, name: &str| record["fields"][name]["value"].clone();
    for (code, row) in (1..=10).map(|number| format!("D{number:02}")).zip(&rows) {
        assert_eq!(text(&row[2]), "hộ");
        for (poor, at) in [(true, 3), (false, 6)] {
            let lacks = |home: &&Home| {
                home.is_poor() == poor && *home.field(&format!("indicator.{code}")) == true
            };
            let answer = format!("answers.{code}");
            let is_for = |measure: &Value| flag(&measure["record"], &answer) == true;
            let lacking = homes.iter().filter(lacks);
            let answered = lacking.clone().filter(|home| home.measures.iter().any(is_for));
            let (lacking, answered) = (lacking.count() as i64, answered.count() as i64);
            assert_eq!(wholes(row, at..at + 3), [lacking, answered, lacking - answered], "{code}");
        }
    }
    let is_child_out_of_school = |member: &Value| {
        let birth = flag(member, "birth");
        let born: i64 = birth.as_str().unwrap_or_default().get(..4).unwrap_or("0").parse().unwrap();
        (5..15).contains(&(2020 - born)) && flag(member, "schooling") == "dropped_out"
    };
    let has_no_card = |member: &Value| flag(member, "health_insured") == false;
    let persons = |poor: bool, counts: &dyn Fn(&Value) -> bool| {
        let homes = homes.iter().filter(|home| home.is_poor() == poor);
        homes.flat_map(|home| &home.members).filter(|member| counts(member)).count() as i64
    };
    let (children, cards) = (rows[10], rows[11]);
    assert!(text(&children[1]).starts_with("Trẻ em"));
    assert!(text(&cards[1]).contains("bảo hiểm y tế"));
    let by_class =
        |counts: &dyn Fn(&Value) -> bool| [true, false].map(|poor| persons(poor, counts));
    assert_eq!([3, 6].map(|at| whole(&children[at])), by_class(&is_child_out_of_school));
    assert_eq!([3, 6].map(|at| whole(&cards[at])), by_class(&has_no_card));
    assert!(by_class(&has_no_card)[1] > 0 && by_class(&is_child_out_of_school)[0] > 0);

    // Chỉ tiêu of the whole district (KH 154 §II.2), in the units of its own.
    let of_district = |row: &[Data]| text(&row[9]);
    assert_eq!(of_district(children), "65");
    assert!(of_district(cards).starts_with("100%"));
    for (at, target) in [(4, "129"), (5, "295"), (6, "425"), (7, "982")] {
        assert_eq!(of_district(rows[at]), target);
    }
    for at in [8, 9] {
        assert!(of_district(rows[at]).starts_with("46 "), "one target for two indicators");
    }
    for row in &rows[..4] {
        assert_eq!(of_district(row), "", "no target in households");
    }
}

#[test]
fn money_by_source_and_kind_is_the_households_and_each_project_once() {
    let office = full_plan(16, 6);
    let fields = json!({ "name": "Nuôi bò sinh sản", "type": "production" });
    let args = json!({ "kind": "project", "parent": null, "fields": fields });
    let project = office.does("record.create", args)["record"]["id"].clone();
    let money = json!({ "source": "budget", "kind": "grant", "amount": 123_456_789 });
    let args = json!({ "kind": "funding", "parent": project, "fields": { "money": money } });
    office.does("record.create", args);
    let homes = homes(&office);
    let ids: Vec<&str> = homes.iter().take(7).map(|home| home.id.as_str()).collect();
    let args = json!({ "id": project, "add": ids, "remove": [] });
    office.does("project.participants", args);
    chooses(&office, "poverty", "money_unit", json!("dong"));
    let rows = table(&office, "poverty", "money");
    let kinds = ["grant", "loan", "own", "in_kind"];
    let sums = |homes: &mut dyn Iterator<Item = &Home>| {
        let mut sums = vec![0; 5];
        for money in homes.map(Home::money) {
            for (at, kind) in kinds.into_iter().enumerate() {
                let amount = money.get(kind).copied().unwrap_or(0);
                sums[at] += amount;
                sums[4] += amount;
            }
        }
        sums
    };
    let parts: Vec<Vec<i64>> = numbered(&rows).into_iter().map(|row| wholes(row, 2..7)).collect();
    let poor = sums(&mut homes.iter().filter(|home| home.is_poor()));
    let near = sums(&mut homes.iter().filter(|home| !home.is_poor()));
    let project = vec![123_456_789, 0, 0, 0, 123_456_789];
    assert_eq!(parts, [poor.clone(), near.clone(), project.clone()]);
    let total: Vec<i64> = (0..5).map(|at| poor[at] + near[at] + project[at]).collect();
    assert_eq!(wholes(rows.last().unwrap(), 2..7), total);
    // Under each part its sources, which add up to it.
    let mut left: Vec<Vec<i64>> = Vec::new();
    for row in &rows[..rows.len() - 1] {
        match text(&row[0]).as_str() {
            "" => {
                let part = left.last_mut().unwrap();
                part.iter_mut().zip(wholes(row, 2..7)).for_each(|(left, one)| *left -= one);
            }
            _ => left.push(wholes(row, 2..7)),
        }
    }
    assert_eq!(left, vec![vec![0; 5]; 3], "sources add up to their part");
}

#[test]
fn everyone_who_helps_stands_under_an_organisation_with_the_households() {
    let office = full_plan(16, 6);
    let helpers = office.does("helper.list", json!({}));
    let names = names_of(&helpers, "helpers");
    let all = homes(&office);
    // At one household the person alone was written down, not the organisation.
    let alone = &all[0].assignments[0];
    rewrites(&office, alone, "organisation", Value::Null);
    // Another one is no longer poor: the paper is of those who are, and does not name it.
    office.writes(&all[1].id, "class", json!("not_poor"));
    let person = |record: &Value| record["fields"]["person"]["value"].as_str().map(str::to_owned);
    let mut helped: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut charged: BTreeMap<String, i64> = BTreeMap::new();
    for home in all.iter().filter(|home| home.id != all[1].id) {
        for person in home.assignments.iter().filter_map(person) {
            helped.entry(names[&person].clone()).or_default().insert(home.name().to_owned());
        }
        for person in home.measures.iter().filter_map(|measure| person(&measure["record"])) {
            *charged.entry(names[&person].clone()).or_default() += 1;
        }
    }
    let rows = table(&office, "poverty", "assignments");
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| text(&row[0]).is_empty()) {
        let label = text(&row[1]);
        let name = label.trim_start_matches("- ").split(',').next().unwrap().to_owned();
        let households: BTreeSet<String> = text(&row[4]).split("; ").map(str::to_owned).collect();
        assert_eq!(whole(&row[2]), i64::try_from(households.len()).unwrap(), "{label}");
        assert_eq!(whole(&row[3]), charged.get(&name).copied().unwrap_or(0), "{label}");
        assert!(written.insert(name, households).is_none(), "{label} stands twice");
    }
    assert_eq!(written, helped);
}

#[test]
fn a_person_whose_organisation_nobody_named_is_not_lost() {
    let office = Office::new(1);
    office.opens_new("15670");
    let home = office.adds("Quách Thị Thảo Nguyên");
    let makes = |kind: &str, parent: Value, fields: Value| {
        let args = json!({ "kind": kind, "parent": parent, "fields": fields });
        office.does("record.create", args)["record"]["id"].clone()
    };
    let fields = json!({ "type": "organisation", "name": "Hội Làm vườn" });
    let organisation = makes("helper", Value::Null, fields);
    let fields = json!({
        "type": "person", "name": "Hoàng Văn Hợp", "organisation": organisation,
    });
    let person = makes("helper", Value::Null, fields);
    makes("assignment", json!(home), json!({ "person": person }));
    let rows = table(&office, "poverty", "assignments");
    let said: Vec<String> = rows.iter().map(|row| text(&row[1])).collect();
    assert!(said.iter().any(|name| name.contains("Hoàng Văn Hợp")), "{said:?}");
}
