//! Lists of households: who stands there, what is done for them, with whose money and help.

use std::collections::BTreeSet;

use acceptance::Office;
use calamine::Data;
use serde_json::{Value, json};

use super::{
    Home, chooses, costs, each, full_plan, homes, named, numbered, pages, runs, squeezed,
    switches_all_on, table, text, wholes,
};

#[test]
fn those_who_are_to_leave_are_listed_once_with_what_is_done() {
    let office = full_plan(24, 9);
    let homes = homes(&office);
    let rows = table(&office, "poverty", "leaving");
    let rows = numbered(&rows);
    let leaves = |home: &&Home| match home.field("expected").as_str() {
        Some("leaves") => true,
        Some("to_near_poor") => home.is_poor(),
        _ => false,
    };
    let expected: BTreeSet<String> =
        homes.iter().filter(leaves).map(|home| home.name().to_owned()).collect();
    let written: BTreeSet<String> = rows.iter().map(|row| text(&row[1])).collect();
    assert_eq!(written, expected);
    assert_eq!(rows.len(), homes.iter().filter(leaves).count());
    for row in &rows {
        let home = homes.iter().find(|home| home.name() == text(&row[1])).unwrap();
        assert_eq!(text(&row[4]), home.members.len().to_string(), "members");
        assert!(!text(&row[6]).is_empty() && !text(&row[7]).is_empty(), "{row:?}");
    }
}

#[test]
fn those_who_lack_a_service_are_listed_with_what_answers_it_and_nothing_else() {
    let office = full_plan(24, 9);
    let homes = homes(&office);
    let lacks = |home: &Home, code: &str| *home.field(&format!("indicator.{code}")) == true;
    let codes: Vec<String> = (1..=10).map(|number| format!("D{number:02}")).collect();
    let lacking = homes.iter().filter(|home| codes.iter().any(|code| lacks(home, code)));
    let expected: BTreeSet<String> = lacking.clone().map(|home| home.name().to_owned()).collect();
    let rows = table(&office, "services", "lacking");
    let listed = numbered(&rows);
    let written: BTreeSet<String> = listed.iter().map(|row| text(&row[1])).collect();
    assert_eq!(written, expected);
    assert_eq!(listed.len(), expected.len());
    let all = pages(&office, "services", "lacking");
    for home in lacking {
        for measure in &home.measures {
            let fields = &measure["record"]["fields"];
            let is_for = |code: &&String| {
                lacks(home, code) && fields[&format!("answers.{code}")]["value"] == true
            };
            let title = fields["title"]["value"].as_str().unwrap();
            if codes.iter().any(|code| is_for(&code)) {
                assert!(all.contains(&squeezed(title)), "«{title}» of {}", home.name());
            }
        }
    }
}

#[test]
fn the_same_money_stands_there_in_every_unit_to_the_last_dong() {
    let office = full_plan(8, 3);
    let first = &homes(&office)[0];
    let funding = each(&first.measures[0]["funding"]).next();
    let funding = funding.unwrap_or_else(|| panic!("the first measure has money"));
    costs(&office, funding, 12_345_678_901);
    let written = |unit: &str| {
        for paper in ["poverty", "services"] {
            chooses(&office, paper, "money_unit", json!(unit));
        }
        pages(&office, "poverty", "poor")
    };
    for (unit, amount, said) in [
        ("dong", "12.345.678.901", "Đơn vị tính: đồng"),
        ("thousand", "12.345.678,901", "Đơn vị tính: nghìn đồng"),
        ("million", "12.345,678901", "Đơn vị tính: triệu đồng"),
    ] {
        let text = written(unit);
        assert!(text.contains(amount), "{unit}: {amount}");
        assert!(text.contains(&squeezed(said)), "{unit}");
    }
}

#[test]
fn a_cause_that_speaks_ill_of_a_person_is_named_only_if_the_commune_says_so() {
    let office = Office::new(1);
    office.opens_new("15670");
    let home = office.adds("Quách Thị Thảo Nguyên");
    for (field, value) in [("cause.NN10", json!(true)), ("expected", json!("leaves"))] {
        office.writes(&home, field, value);
    }
    let fields = json!({
        "title": "Vận động bỏ thói chây lười", "answers.NN10": true, "unfunded": true,
    });
    let args = json!({ "kind": "measure", "parent": home, "fields": fields });
    office.does("record.create", args);
    switches_all_on(&office, "services");
    let betrayed = |paper: &str, name: &str| {
        let text = pages(&office, paper, name).to_lowercase();
        text.contains("châylười")
    };
    let lists = [("poverty", "poor"), ("poverty", "leaving"), ("services", "poor")];
    for (paper, name) in lists {
        assert!(!betrayed(paper, name), "{paper}: {name}");
    }
    assert!(betrayed("poverty", "causes"), "it is counted where nobody is named");
    for paper in ["poverty", "services"] {
        chooses(&office, paper, "names_sensitive", json!(true));
    }
    for (paper, name) in lists {
        assert!(betrayed(paper, name), "{paper}: {name}");
    }
}

#[test]
fn the_sum_of_a_commune_stands_on_one_line_in_letters_of_the_usual_size() {
    let office = full_plan(6, 2);
    for home in homes(&office) {
        for funding in home.measures.iter().flat_map(|measure| each(&measure["funding"])) {
            costs(&office, funding, 4_321_987_654);
        }
    }
    let mut shrunk = Vec::new();
    for unit in ["dong", "thousand", "million"] {
        chooses(&office, "poverty", "money_unit", json!(unit));
        for name in ["poor", "near_poor", "hamlets", "money"] {
            let annex = named(&office, "poverty", name);
            let first = annex["page"].as_u64().unwrap();
            let mut sizes: BTreeSet<String> = BTreeSet::new();
            let mut sums = 0;
            for number in first..first + annex["pages"].as_u64().unwrap() {
                let args = json!({ "paper": "poverty", "page": number, "job": "p" });
                let shown = office.does("paper.preview", args);
                // Runs of one size stand in one group.
                for group in shown["svg"].as_str().unwrap().split("<g font-size=\"").skip(1) {
                    let size = group.split('"').next().unwrap();
                    let sum = |text: &String| {
                        let digits = text.chars().filter(char::is_ascii_digit).count();
                        digits >= 9 && text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
                    };
                    let found = runs(group).iter().filter(|text| sum(text)).count();
                    if found > 0 {
                        sizes.insert(size.to_owned());
                        sums += found;
                    }
                }
            }
            assert!(sums > 0, "{unit}: {name} has sums on one line");
            if sizes.len() > 1 {
                shrunk.push(format!("{unit}: {name}: {sizes:?}"));
            }
        }
    }
    assert!(shrunk.is_empty(), "{shrunk:?}");
}

/// Makes a record and gives its id.
fn makes(office: &Office, kind: &str, parent: &Value, fields: &Value) -> Value {
    let args = json!({ "kind": kind, "parent": parent, "fields": fields });
    office.does("record.create", args)["record"]["id"].clone()
}

#[test]
fn who_answers_for_a_measure_stands_beside_it() {
    let office = Office::new(1);
    office.opens_new("15670");
    let home = json!(office.adds("Quách Thị Thảo Nguyên"));
    office.writes(home.as_str().unwrap(), "indicator.D08", json!(true));
    let nobody = Value::Null;
    let organisation = |name: &str| {
        makes(&office, "helper", &nobody, &json!({ "type": "organisation", "name": name }))
    };
    let [farmers, women, elders] =
        ["Hội Nông dân", "Hội Phụ nữ", "Hội Người cao tuổi"].map(organisation);
    let person = |name: &str, own: &Value| {
        let fields = json!({ "type": "person", "name": name, "organisation": own });
        makes(&office, "helper", &nobody, &fields)
    };
    let (thu, hop) = (person("Lê Thị Thu", &women), person("Hoàng Văn Hợp", &farmers));
    let project = json!({ "name": "Nuôi bò", "type": "production", "organisation": elders });
    let project = makes(&office, "project", &nobody, &project);
    makes(&office, "assignment", &home, &json!({ "person": hop }));
    let for_toilet = |more: Value| {
        let mut fields = json!({ "answers.D08": true, "unfunded": true });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        makes(&office, "measure", &home, &fields);
    };
    for_toilet(json!({ "title": "Một", "organisation": women, "person": thu }));
    for_toilet(json!({ "title": "Hai", "organisation": farmers }));
    for_toilet(json!({ "title": "Ba", "project": project }));
    for_toilet(json!({ "title": "Bốn" }));
    for_toilet(json!({ "title": "Năm", "organisation": farmers, "person": hop }));
    let wanted = [
        ("Một", "Lê Thị Thu (Hội Phụ nữ)"),
        ("Hai", "Hội Nông dân"),
        ("Ba", "Hội Người cao tuổi"),
        // Nobody is named: the household's helper.
        ("Bốn", "Hoàng Văn Hợp (Hội Nông dân)"),
        ("Năm", "Hoàng Văn Hợp (Hội Nông dân)"),
    ];
    for (paper, name) in [("poverty", "poor"), ("services", "lacking")] {
        let rows = table(&office, paper, name);
        // The same names in lines one after another stand once.
        let mut above = String::new();
        let lines = rows.iter().filter(|row| text(&row[8]).contains('(')).map(|row| {
            let title = text(&row[8]).split(' ').next().unwrap().to_owned();
            let own = text(&row[14]);
            above = if own.is_empty() { above.clone() } else { own };
            (title, above.clone())
        });
        let written: BTreeSet<(String, String)> = lines.collect();
        let wanted = wanted.map(|(title, who)| (title.to_owned(), who.to_owned()));
        assert_eq!(written, BTreeSet::from(wanted), "{name}");
    }
}

#[test]
fn lines_add_up_to_their_hamlet_and_hamlets_to_the_total_shares_of_projects_too() {
    let office = full_plan(16, 6);
    let project = json!({ "name": "Nuôi bò sinh sản", "type": "production" });
    let project = makes(&office, "project", &Value::Null, &project);
    let money = json!({ "source": "budget", "kind": "grant", "amount": 123_456_789 });
    makes(&office, "funding", &project, &json!({ "money": money }));
    let ids: Vec<Value> = office.rows("").iter().map(|row| row["id"].clone()).take(9).collect();
    let args = json!({ "id": project, "add": ids, "remove": [] });
    office.does("project.participants", args);
    chooses(&office, "poverty", "money_unit", json!("dong"));
    let mut shares = 0;
    for name in ["poor", "near_poor"] {
        let rows = table(&office, "poverty", name);
        let sums = |row: &Vec<Data>| wholes(row, 9..13);
        let adds = |rows: &[&Vec<Data>]| -> Vec<i64> {
            rows.iter().map(|row| sums(row)).fold(vec![0; 4], |sum, row| {
                sum.iter().zip(row).map(|(one, other)| one + other).collect()
            })
        };
        let is_total = |row: &&Vec<Data>| text(&row[0]).starts_with("Tổng cộng");
        let foot = rows.iter().position(|row| is_total(&row)).unwrap();
        let is_band = |row: &Vec<Data>| text(&row[0]).starts_with(['I', 'V', 'X']);
        let mut bands = Vec::new();
        let first = rows.iter().position(is_band).unwrap();
        for part in rows[first..foot].chunk_by(|_, next| !is_band(next)) {
            let lines: Vec<&Vec<Data>> = part[1..].iter().collect();
            assert_eq!(sums(&part[0]), adds(&lines), "{name}: {}", text(&part[0][1]));
            bands.push(&part[0]);
        }
        assert!(bands.len() > 1);
        assert_eq!(sums(&rows[foot]), adds(&bands), "{name}");
        shares += rows[foot + 1..].iter().map(|row| sums(row)[0]).sum::<i64>();
    }
    assert_eq!(shares, 123_456_789, "each đồng of the project is somebody's");
}
