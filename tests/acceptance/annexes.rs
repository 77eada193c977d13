//! The annexes of both plans: which there are, that they are numbered as they are printed, and
//! that each says what the dossiers say.
//!
//! Numbers are read from the Excel copy, pages from what the window shows; what they should be
//! is counted here, household by household, and not by the program's own totals.

use std::collections::{BTreeMap, BTreeSet};

use acceptance::{Office, invented};
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

const POVERTY: [&str; 8] =
    ["poor", "near_poor", "hamlets", "causes", "services", "money", "assignments", "leaving"];

fn full_plan(poor: u32, near_poor: u32) -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", poor, near_poor);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn chooses(office: &Office, paper: &str, field: &str, value: Value) {
    let record = office.does("paper.choices", json!({ "paper": paper }))["record"].clone();
    let seen = record["fields"][field]["dots"].clone();
    let seen = if seen.is_null() { json!([]) } else { seen };
    let args = json!({ "paper": paper, "field": field, "value": value, "seen": seen });
    office.does("paper.choose", args);
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Writes a field of a record below a household.
fn rewrites(office: &Office, record: &Value, field: &str, value: Value) {
    let seen = record["fields"][field]["dots"].clone();
    let args = json!({ "id": record["id"], "field": field, "value": value, "seen": seen });
    office.does("record.write", args);
}

/// Gives a line of money another amount.
fn costs(office: &Office, funding: &Value, amount: i64) {
    let mut money = funding["fields"]["money"]["value"].clone();
    money["amount"] = json!(amount);
    rewrites(office, funding, "money", money);
}

/// All annexes of the paper as the window lists them.
fn annexes(office: &Office, paper: &str) -> Vec<Value> {
    let outline = office.does("paper.outline", json!({ "paper": paper, "job": "o" }));
    each(&outline["annexes"]).cloned().collect()
}

fn named(office: &Office, paper: &str, name: &str) -> Value {
    let annexes = annexes(office, paper);
    annexes.into_iter().find(|annex| annex["name"] == name).unwrap()
}

/// Labels of those that are printed, in their order.
fn printed(office: &Office, paper: &str) -> Vec<(String, String)> {
    let annexes = annexes(office, paper);
    let printed = annexes.iter().filter(|annex| annex["pages"] != 0);
    let text = |annex: &Value, key: &str| annex[key].as_str().unwrap().to_owned();
    printed.map(|annex| (text(annex, "name"), text(annex, "label"))).collect()
}

fn switches_all_on(office: &Office, paper: &str) {
    for annex in annexes(office, paper) {
        let field = format!("annex.{}", annex["name"].as_str().unwrap());
        chooses(office, paper, &field, json!(true));
    }
}

/// The text of a page, without any blanks.
fn page(office: &Office, paper: &str, number: u64) -> String {
    let args = json!({ "paper": paper, "page": number, "job": "p" });
    let shown = office.does("paper.preview", args);
    runs(shown["svg"].as_str().unwrap()).concat().replace(char::is_whitespace, "")
}

fn runs(svg: &str) -> Vec<String> {
    let runs = svg.split("<text").skip(1);
    let text = |run: &str| {
        let (_, rest) = run.split_once('>').unwrap();
        rest.split_once("</text>").unwrap().0.replace("&amp;", "&").replace("&lt;", "<")
    };
    runs.map(text).collect()
}

/// All pages of an annex, without any blanks.
fn pages(office: &Office, paper: &str, name: &str) -> String {
    let annex = named(office, paper, name);
    let (from, count) = (annex["page"].as_u64().unwrap(), annex["pages"].as_u64().unwrap());
    (from..from + count).map(|number| page(office, paper, number)).collect()
}

fn squeezed(text: &str) -> String {
    text.replace(char::is_whitespace, "")
}

/// The rows of an annex in the Excel copy that begin with a number or with nothing: what
/// stands under its head and above its notes.
fn table(office: &Office, paper: &str, name: &str) -> Vec<Vec<Data>> {
    let path = office.path("copy.xlsx");
    let args = json!({ "paper": paper, "format": "xlsx", "path": path, "job": "x" });
    office.does("paper.copy", args);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let label = named(office, paper, name)["label"].as_str().unwrap().to_owned();
    // «PL1 Hộ nghèo» holds «Phụ lục 1».
    let short = format!("{} ", label.replace("Phụ lục ", "PL"));
    let names = book.sheet_names();
    let sheet = names.iter().find(|name| format!("{name} ").starts_with(&short));
    let sheet = sheet.unwrap_or_else(|| panic!("{name} has no sheet: {names:?}"));
    let range = book.worksheet_range(sheet).unwrap();
    let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
    let head = rows.iter().position(|row| row[0] == Data::String("TT".to_owned())).unwrap();
    let is_note = |row: &&Vec<Data>| text(&row[0]).starts_with("Ghi chú");
    rows[head + 1..].iter().take_while(|row| !is_note(row)).cloned().collect()
}

/// Rows with an order number.
fn numbered(rows: &[Vec<Data>]) -> Vec<&Vec<Data>> {
    let is_number = |row: &&Vec<Data>| {
        let order = text(&row[0]);
        !order.is_empty() && order.bytes().all(|byte| byte.is_ascii_digit())
    };
    rows.iter().filter(is_number).collect()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

/// A whole number; nothing stands for none.
#[allow(clippy::cast_possible_truncation, reason = "counts and sums of a small plan")]
fn whole(cell: &Data) -> i64 {
    match cell {
        Data::Empty => 0,
        Data::Float(number) => {
            assert!(number.fract() == 0.0, "{number} is whole");
            *number as i64
        }
        Data::Int(number) => *number,
        other => panic!("«{other}» is no number"),
    }
}

fn wholes(row: &[Data], columns: std::ops::Range<usize>) -> Vec<i64> {
    row[columns].iter().map(whole).collect()
}

/// A household as its dossier has it.
struct Home {
    id: String,
    fields: Value,
    members: Vec<Value>,
    assignments: Vec<Value>,
    measures: Vec<Value>,
}

impl Home {
    fn field(&self, name: &str) -> &Value {
        &self.fields[name]["value"]
    }

    fn is_poor(&self) -> bool {
        self.field("class").as_str().is_some_and(|class| class.starts_with("poor"))
    }

    fn name(&self) -> &str {
        self.field("head_name").as_str().unwrap()
    }

    /// Đồng of its own measures by kind.
    fn money(&self) -> BTreeMap<String, i64> {
        let mut sums = BTreeMap::new();
        for funding in self.measures.iter().flat_map(|measure| each(&measure["funding"])) {
            let money = &funding["fields"]["money"]["value"];
            let kind = money["kind"].as_str().unwrap().to_owned();
            *sums.entry(kind).or_default() += money["amount"].as_i64().unwrap();
        }
        sums
    }
}

fn homes(office: &Office) -> Vec<Home> {
    let rows = office.rows("");
    let ids = rows.iter().map(|row| row["id"].as_str().unwrap().to_owned());
    ids.map(|id| {
        let dossier = office.does("household.get", json!({ "id": id }));
        let list = |key: &str| each(&dossier[key]).cloned().collect();
        Home {
            fields: dossier["record"]["fields"].clone(),
            members: list("members"),
            assignments: list("assignments"),
            measures: list("measures"),
            id,
        }
    })
    .collect()
}

fn names_of(list: &Value, key: &str) -> BTreeMap<String, String> {
    let record = |one: &Value| {
        let text = |key: &str| one[key].as_str().unwrap().to_owned();
        (text("id"), text("name"))
    };
    each(&list[key]).map(record).collect()
}

#[test]
fn each_plan_has_its_annexes_numbered_as_they_are_printed() {
    let office = full_plan(24, 9);
    let names = |paper| -> Vec<String> {
        let annexes = annexes(&office, paper);
        annexes.iter().map(|annex| annex["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("poverty"), POVERTY);
    assert_eq!(names("services")[..2], ["services", "lacking"]);
    for paper in ["poverty", "services"] {
        for (number, (name, label)) in (1..).zip(printed(&office, paper)) {
            assert_eq!(label, format!("Phụ lục {number}"), "{name}");
        }
        let all = annexes(&office, paper);
        let mut next = None;
        for annex in all.iter().filter(|annex| annex["pages"] != 0) {
            assert_eq!(annex["on"], true, "what is printed is on");
            let begins = annex["page"].as_u64().unwrap();
            assert!(next.is_none_or(|next| next == begins), "no page between two annexes");
            next = Some(begins + annex["pages"].as_u64().unwrap());
            let first = page(&office, paper, begins);
            for key in ["label", "title"] {
                assert!(first.contains(&squeezed(annex[key].as_str().unwrap())), "{first}");
            }
        }
        let outline = office.does("paper.outline", json!({ "paper": paper, "job": "o" }));
        assert_eq!(next, outline["pages"].as_u64().map(|pages| pages + 1));
    }
}

#[test]
fn an_annex_that_is_switched_off_is_gone_and_those_behind_it_move_up() {
    let office = full_plan(8, 4);
    let before = printed(&office, "poverty");
    assert_eq!(before.len(), POVERTY.len(), "all are on unless somebody says otherwise");
    chooses(&office, "poverty", "annex.near_poor", json!(false));
    let after = printed(&office, "poverty");
    let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [&["poor"][..], &POVERTY[2..]].concat());
    assert_eq!(after[1], ("hamlets".to_owned(), "Phụ lục 2".to_owned()));
    let off = named(&office, "poverty", "near_poor");
    assert_eq!((&off["on"], &off["pages"], &off["label"]), (&json!(false), &json!(0), &json!("")));
    assert!(off["title"].as_str().unwrap().contains("CẬN NGHÈO"), "it can still be named");

    let services = printed(&office, "services");
    chooses(&office, "services", "annex.money", json!(true));
    assert_eq!(printed(&office, "services").len(), services.len() + 1);
    assert_eq!(printed(&office, "poverty"), after, "each plan has its own switches");
    office.does("history.undo", json!({}));
    office.does("history.undo", json!({}));
    assert_eq!(printed(&office, "services"), services);
    assert_eq!(printed(&office, "poverty"), before);
}

#[test]
fn an_annex_that_would_say_nothing_is_left_out_although_it_is_on() {
    let office = Office::new(1);
    office.opens_new("15670");
    for paper in ["poverty", "services"] {
        switches_all_on(&office, paper);
        for annex in annexes(&office, paper) {
            let shown = (&annex["on"], &annex["pages"], &annex["label"]);
            assert_eq!(shown, (&json!(true), &json!(0), &json!("")), "{annex}");
        }
    }
    // One household, of which nothing is known but its name and class.
    office.adds("Quách Thị Thảo Nguyên");
    let names = |paper| -> Vec<String> {
        printed(&office, paper).into_iter().map(|(name, _)| name).collect()
    };
    let poverty = names("poverty");
    assert!(poverty.contains(&"poor".to_owned()), "{poverty:?}");
    for empty in ["near_poor", "leaving", "assignments", "money"] {
        assert!(!poverty.contains(&empty.to_owned()), "{empty}");
    }
    assert!(!names("services").contains(&"lacking".to_owned()));
    assert_eq!(numbered(&table(&office, "poverty", "services")).len(), 12, "always ten, and two");
}

#[test]
fn every_annex_names_the_plan_it_belongs_to_and_counts_its_own_pages() {
    let office = full_plan(24, 9);
    for paper in ["poverty", "services"] {
        switches_all_on(&office, paper);
        chooses(&office, paper, "number", json!("7"));
        chooses(&office, paper, "issue_date", json!("2020-02-05"));
        for annex in annexes(&office, paper) {
            let (from, count) = (annex["page"].as_u64().unwrap(), annex["pages"].as_u64().unwrap());
            let first = page(&office, paper, from);
            let attached = "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2020 của";
            assert!(first.contains(&squeezed(attached)), "{}: {first}", annex["name"]);
            // The first page of an annex bears no number, as that of the text.
            for number in 2..=count {
                let shown = page(&office, paper, from + number - 1);
                assert!(shown.contains(&format!("{number}/{count}")), "{}: {shown}", annex["name"]);
            }
        }
    }
}

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
    let mut helped: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for home in &all {
        for assignment in &home.assignments {
            let person = assignment["fields"]["person"]["value"].as_str().unwrap();
            helped.entry(names[person].clone()).or_default().insert(home.name().to_owned());
        }
    }
    let rows = table(&office, "poverty", "assignments");
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| text(&row[0]).is_empty()) {
        let label = text(&row[1]);
        let name = label.trim_start_matches("- ").split(',').next().unwrap().to_owned();
        let households: BTreeSet<String> = text(&row[4]).split("; ").map(str::to_owned).collect();
        assert_eq!(whole(&row[2]), i64::try_from(households.len()).unwrap(), "{label}");
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
