//! The annexes of both plans: which there are, that they are numbered as they are printed, and
//! that each says what the dossiers say.
//!
//! Numbers are read from the Excel copy, pages from what the window shows; what they should be
//! is counted here, household by household, and not by the program's own totals.

mod lists;
mod switches;
mod tables;

use std::collections::BTreeMap;

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
