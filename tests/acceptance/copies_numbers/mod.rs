//! The window and three files of one plan say the same numbers: what `plan.totals` and the
//! other screens show stands in the Word file; Excel holds the Word file's tables as real
//! numbers, cell by cell; and the PDF has exactly the numbers of the Word file.

mod files;
mod screen;

use std::collections::BTreeMap;

use acceptance::Office;
use calamine::Data;
use domain::catalog::Catalogue;
use serde_json::{Value, json};

use files::{Sheet, Table, Word, number, numbers, squeezed};

/// A plan drawn by chance, written through the commands of the window.
fn drawn(seed: u64) -> Office {
    let mut chance = Chance(seed);
    let office = Office::new(seed);
    office.opens_new("15670");
    let (poor, near_poor) = (4 + chance.below(10), 2 + chance.below(6));
    let unit = Catalogue::built_in().unit("15670").unwrap();
    let small = |number: u64| u32::try_from(number).unwrap();
    let commune = app::demo::invent(unit, small(poor), small(near_poor), seed);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    let mut homes: Vec<String> = Vec::new();
    for row in office.rows("") {
        let id = row["id"].as_str().unwrap().to_owned();
        spoil(&office, &id, &mut chance);
        homes.push(id);
    }
    for number in 1..=chance.below(3) {
        project(&office, &format!("Mô hình thứ {number}"), &homes, &mut chance);
    }
    let unit = ["dong", "thousand", "million"][small(chance.below(3)) as usize];
    for paper in ["poverty", "services"] {
        let args = json!({ "paper": paper, "field": "money_unit", "value": unit, "seen": [] });
        office.does("paper.choose", args);
    }
    office
}

/// Amounts to the đồng, and here and there no hamlet, another class or another end.
fn spoil(office: &Office, id: &str, chance: &mut Chance) {
    if chance.below(6) == 0 {
        office.writes(id, "hamlet", Value::Null);
    }
    if chance.below(4) == 0 {
        let class = ["poor_n1", "poor_n2", "poor", "near_poor"][chance.below(4) as usize];
        office.writes(id, "class", json!(class));
    }
    if chance.below(3) == 0 {
        let end = ["leaves", "to_near_poor", "stays"][chance.below(3) as usize];
        office.writes(id, "expected", json!(end));
    }
    let dossier = office.does("household.get", json!({ "id": id }));
    for funding in each(&dossier["measures"]).flat_map(|measure| each(&measure["funding"])) {
        if chance.below(2) == 0 {
            let field = &funding["fields"]["money"];
            let mut money = field["value"].clone();
            money["amount"] = json!(chance.amount());
            office.does(
                "record.write",
                json!({ "id": funding["id"], "field": "money", "value": money, "seen": field["dots"] }),
            );
        }
    }
}

fn project(office: &Office, name: &str, homes: &[String], chance: &mut Chance) {
    let fields = json!({ "name": name, "type": "production" });
    let args = json!({ "kind": "project", "parent": null, "fields": fields });
    let id = office.does("record.create", args)["record"]["id"].clone();
    for (source, kind) in [("budget", "grant"), ("household", "in_kind")] {
        let money = json!({ "source": source, "kind": kind, "amount": chance.amount() });
        let args = json!({ "kind": "funding", "parent": id, "fields": { "money": money } });
        office.does("record.create", args);
    }
    let add: Vec<&String> = homes.iter().filter(|_| chance.below(3) == 0).collect();
    office.does("project.participants", json!({ "id": id, "add": add, "remove": [] }));
}

/// Splitmix64: the same plan for the same seed on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// From one đồng to two milliard, most of them not whole thousands.
    fn amount(&mut self) -> u64 {
        let magnitude = 10_u64.pow(u32::try_from(self.below(10)).unwrap());
        1 + self.below(2 * magnitude)
    }
}

pub fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Every cell of the table in Word is the cell of the sheet: a number where a number is
/// written, the same text elsewhere. Gives the lines above it.
fn same_table(table: &Table, sheet: &Sheet) -> Vec<String> {
    let name = &sheet.name;
    let text = |cell: &Data| match cell {
        Data::String(text) => squeezed(text),
        Data::Empty => String::new(),
        other => panic!("{name}: {other:?} among words"),
    };
    let is_first = |row: &&Vec<Data>| {
        row.len() == table.heads.len()
            && row.iter().zip(&table.rows[0]).all(|(cell, wanted)| {
                matches!(cell, Data::String(_) | Data::Empty) && text(cell) == *wanted
            })
    };
    let first = sheet.rows.iter().position(|row| is_first(&row)).unwrap_or_else(|| {
        panic!("{name}: no row {:?}", table.rows[0]);
    });
    for (at, wanted) in table.rows.iter().enumerate() {
        let row = &sheet.rows[first + at];
        for (column, (cell, wanted)) in row.iter().zip(wanted).enumerate() {
            let place = format!("{name}, row {}, column {}", first + at + 1, column + 1);
            match (cell, number(wanted)) {
                (Data::Float(value), Some((digits, decimals))) => {
                    #[allow(
                        clippy::cast_precision_loss,
                        reason = "below 2^53 by the rule of money"
                    )]
                    let number = digits as f64 / 10_f64.powi(i32::try_from(decimals).unwrap());
                    assert!(*value == number, "{place}: {value} for {wanted}");
                }
                (cell, None) => assert_eq!(text(cell), *wanted, "{place}"),
                (Data::String(_), Some(_)) if at < table.head || wanted.starts_with('0') => {
                    assert_eq!(text(cell), *wanted, "{place}");
                }
                (cell, Some(_)) => panic!("{place}: {cell:?} for the number {wanted}"),
            }
        }
    }
    sheet.rows[..first].iter().map(|row| text(&row[0])).collect()
}

/// The tables with the lines above each, as both Word and Excel have them.
fn tables(own: Vec<Table>, sheets: &[Sheet]) -> Vec<(Vec<String>, Table)> {
    assert_eq!(own.len(), sheets.len(), "a sheet for each table");
    // Annexes come first in the workbook and last in the paper.
    let annexes = sheets.iter().take_while(|sheet| sheet.name.starts_with("PL")).count();
    assert!(annexes > 0, "{:?}", sheets.iter().map(|sheet| &sheet.name).collect::<Vec<_>>());
    let in_order = sheets[annexes..].iter().chain(&sheets[..annexes]);
    let both = own.into_iter().zip(in_order);
    both.map(|(table, sheet)| (same_table(&table, sheet), table)).collect()
}

/// The PDF has every number of the Word file as often, and beyond them only the numbers of
/// pages and annexes in its margins and heads that repeat.
fn same_numbers(text: &str, pdf: &str, pages: i64) {
    let mut more = numbers(pdf);
    for (number, times) in numbers(text) {
        let left = more.entry(number.clone()).or_default();
        *left -= times;
        assert!(*left >= 0, "the PDF lacks {} of {times} «{number}»", -*left);
    }
    more.retain(|_, times| *times > 0);
    for (number, times) in more {
        let is_page = number.parse().is_ok_and(|page: i64| page <= pages.max(20));
        assert!(is_page, "«{number}» stands {times} times in the PDF only");
    }
}

/// What the window shows of the paper's text stands in the Word file.
fn same_text(outline: &Value, text: &str) {
    let text = squeezed(text);
    let entries = each(&outline["sections"]).flat_map(|section| each(&section["entries"]));
    let mut heard = 0;
    for entry in entries.filter(|entry| entry["kind"] == "text") {
        let pieces = each(&entry["pieces"]).map(|piece| piece["text"].as_str().unwrap());
        let sentence = squeezed(&pieces.collect::<String>());
        assert!(text.contains(&sentence), "{sentence}");
        heard += numbers(&sentence).len();
    }
    assert!(heard > 10, "the text has figures");
}

/// The files in the order in which they are written here.
#[derive(Clone, Copy, PartialEq, Debug)]
enum File {
    Pdf,
    Word,
    Excel,
}

/// Writes and compares everything; after the file named, an amount changes by one đồng.
fn holds(office: &Office, paper: &str, changed_after: Option<File>) {
    let place = |name: &str| office.path(&format!("{paper}.{name}"));
    let (pdf, docx, xlsx) = (place("pdf"), place("docx"), place("xlsx"));
    for file in [File::Pdf, File::Word, File::Excel] {
        let (command, args) = match file {
            File::Pdf => ("paper.plan", json!({ "paper": paper, "path": pdf, "job": "p" })),
            File::Word => copy(paper, "docx", &docx),
            File::Excel => copy(paper, "xlsx", &xlsx),
        };
        office.does(command, args);
        if changed_after == Some(file) {
            one_dong_more(office);
        }
    }
    let outline = office.does("paper.outline", json!({ "paper": paper, "job": "o" }));
    let Word { tables: own, text } = files::word(&docx);
    let tables = tables(own, &files::workbook(&xlsx));
    same_numbers(&text, &files::pdf(&pdf), outline["pages"].as_i64().unwrap());
    screen::same_figures(office, paper, &tables);
    same_text(&outline, &text);
}

fn copy(paper: &str, format: &str, path: &str) -> (&'static str, Value) {
    ("paper.copy", json!({ "paper": paper, "format": format, "path": path, "job": "c" }))
}

/// One household's first amount.
fn one_dong_more(office: &Office) {
    let rows = office.rows("");
    let dossiers = rows.iter().map(|row| office.does("household.get", json!({ "id": row["id"] })));
    let funding = dossiers
        .filter(|one| one["record"]["fields"]["class"]["value"] == "poor_n1")
        .find_map(|one| {
            let measures = each(&one["measures"]);
            measures.flat_map(|measure| each(&measure["funding"])).next().cloned()
        })
        .unwrap();
    let field = &funding["fields"]["money"];
    let mut money = field["value"].clone();
    money["amount"] = json!(money["amount"].as_i64().unwrap() + 1);
    let args = json!({
        "id": funding["id"], "field": "money", "value": money, "seen": field["dots"],
    });
    office.does("record.write", args);
}

#[test]
fn every_number_in_pdf_word_and_excel_is_the_windows() {
    for seed in 1..=6 {
        let office = drawn(seed);
        for paper in ["poverty", "services"] {
            holds(&office, paper, None);
        }
    }
}

#[test]
fn one_dong_of_difference_is_noticed_wherever_it_is() {
    for file in [File::Pdf, File::Word, File::Excel] {
        let office = drawn(8);
        let compared = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            holds(&office, "poverty", Some(file));
        }));
        assert!(compared.is_err(), "an amount that changed after {file:?} was not noticed");
    }
}

/// LibreOffice opens the workbook and finds the same values in it.
#[test]
fn another_program_reads_the_same_workbook() {
    let office = drawn(7);
    let path = office.path("plan.xlsx");
    office.does("paper.copy", json!({ "format": "xlsx", "path": path, "job": "c" }));
    let folder = office.path("read");
    let profile = format!("-env:UserInstallation=file://{}", office.path("profile"));
    let output = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir", &folder, &path])
        .output()
        .expect("the set-up installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (ours, theirs) = (files::workbook(&path), files::workbook(&format!("{folder}/plan.xlsx")));
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!(ours.name, theirs.name);
        for (at, (ours, theirs)) in ours.rows.iter().zip(&theirs.rows).enumerate() {
            for (one, other) in ours.iter().zip(theirs) {
                let same = match (one, other) {
                    (Data::Float(one), Data::Float(other)) => one == other,
                    (one, other) => one == other,
                };
                assert!(same, "row {}: {one:?} became {other:?}", at + 1);
            }
        }
        assert_eq!(ours.rows.len(), theirs.rows.len());
    }
}

/// How often each figure is there, for lists whose order is not the point.
pub fn counted<T: Ord>(list: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counted = BTreeMap::new();
    list.into_iter().for_each(|one| *counted.entry(one).or_default() += 1);
    counted
}
