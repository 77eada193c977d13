//! What a person waits for at the window: opening, lists, a dossier, a saved field.
//!
//! Every figure is that of the whole command, JSON on both sides included. Deliberately
//! absent: the time the window takes to draw.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use serde_json::{Value, json};

use super::Outcome;
use super::meter::{self, timed};
use super::office::Office;

/// Fields written.
const WRITES: usize = 500;

/// Times that other things are done.
const TIMES: usize = 100;

/// What is looked for: common and rare names, with and without tone marks, and nothing.
const SEARCHES: [&str; 10] = [
    "nguyễn",
    "le thi",
    "Phạm Văn",
    "hoa",
    "tran thi hoa",
    "bùi",
    "thanh tu",
    "quách văn hùng",
    "x",
    "không có ai như vậy",
];

/// `workplace.open`
pub fn open(office: &Office) -> Outcome {
    let mut times = Vec::new();
    for _ in 0..20 {
        timed(&mut times, || office.opens("421"))?;
        office.does("workplace.close", json!({}))?;
    }
    Ok(vec![meter::row_of_many("open the workplace, 421 households", times, "")])
}

/// `session.state`, nothing written in between.
pub fn state(office: &Office) -> Outcome {
    office.opens("421")?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        timed(&mut times, || office.does("session.state", json!({})))?;
    }
    Ok(vec![meter::row_of_many("state of the session, 421 households", times, "")])
}

/// `household.list`: the whole list, as the grid asks for it.
pub fn list(office: &Office) -> Outcome {
    office.opens("421")?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        timed(&mut times, || office.lists("", 0))?;
    }
    Ok(vec![meter::row_of_many("the whole list, 421 households", times, "")])
}

/// `household.get` of every household, nothing written in between.
pub fn get(office: &Office) -> Outcome {
    office.opens("421")?;
    let mut times = Vec::new();
    for id in office.ids()? {
        timed(&mut times, || office.does("household.get", json!({ "id": id })))?;
    }
    Ok(vec![meter::row_of_many("a dossier, 421 households", times, "")])
}

/// `plan.check` over the whole plan.
pub fn check(office: &Office) -> Outcome {
    office.opens("421")?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        timed(&mut times, || office.does("plan.check", json!({})))?;
    }
    Ok(vec![meter::row_of_many("self-check, 421 households", times, "")])
}

/// `record.write`, beside one small write with fsync on the same disk in the same moment.
pub fn write(office: &Office) -> Outcome {
    office.opens("421")?;
    let ids = office.ids()?;
    let mut shown = Shown::default();
    for id in &ids {
        shown.learn(&office.does("household.get", json!({ "id": id }))?["record"]);
    }
    let mut file = File::create(office.path("fsync")).map_err(|error| error.to_string())?;
    let (mut times, mut fsyncs) = (Vec::new(), Vec::new());
    for id in ids.iter().cycle().take(WRITES) {
        let args = shown.change(id)?;
        let written = timed(&mut times, || office.does("record.write", args))?;
        shown.learn(&written["record"]);
        timed(&mut fsyncs, || write_block(&mut file).map_err(|error| error.to_string()))?;
    }
    Ok(vec![
        meter::row_of_many("a field saved, 421 households", times, ""),
        meter::row_of_many("  one 4 KiB write with fsync", fsyncs, "; between those saves"),
    ])
}

/// What comes first after a save, when the plan is read anew.
pub fn after_a_save(office: &Office) -> Outcome {
    office.opens("421")?;
    let ids = office.ids()?;
    let mut shown = Shown::default();
    for id in &ids {
        shown.learn(&office.does("household.get", json!({ "id": id }))?["record"]);
    }
    let asked: [(&str, &str); 3] = [
        ("  a dossier after a save", "household.get"),
        ("  state of the session after a save", "session.state"),
        ("  self-check after a save", "plan.check"),
    ];
    let mut rows = Vec::new();
    for (what, command) in asked {
        let mut times = Vec::new();
        for id in ids.iter().take(TIMES) {
            let written = office.does("record.write", shown.change(id)?)?;
            shown.learn(&written["record"]);
            let args = if command == "household.get" { json!({ "id": id }) } else { json!({}) };
            timed(&mut times, || office.does(command, args))?;
        }
        rows.push(meter::row_of_many(what, times, ""));
    }
    Ok(rows)
}

/// `paper.try`: the page redrawn after each key in a paragraph of the goals.
pub fn typing(office: &Office) -> Outcome {
    office.opens("421")?;
    let at = json!({ "paper": "poverty", "place": "goals" });
    let section = office.does("paper.section", at)?;
    let blocks = section["blocks"].as_array().ok_or("a section has blocks")?;
    let typed = blocks.iter().position(|block| block["kind"] == "paragraph");
    let typed = typed.ok_or("the goals have a paragraph")?;
    let mut times = Vec::new();
    for keys in 0..TIMES {
        let text = format!("Phấn đấu hoàn thành chỉ tiêu {}", "giảm nghèo ".repeat(keys));
        let blocks = blocks.iter().enumerate().map(|(at, block)| {
            let piece = json!({ "text": text, "bold": false, "italic": false, "field": null });
            match at == typed {
                true => json!({
                    "keep": null, "kind": "paragraph", "from": block["index"], "pieces": [piece],
                }),
                false => json!({
                    "keep": block["index"], "kind": block["kind"], "from": null, "pieces": [],
                }),
            }
        });
        let args = json!({
            "paper": "poverty",
            "place": "goals",
            "mark": section["mark"],
            "blocks": blocks.collect::<Vec<_>>(),
            "block": typed,
        });
        timed(&mut times, || office.does("paper.try", args))?;
    }
    Ok(vec![meter::row_of_many("a page redrawn after a key, 421 households", times, "")])
}

/// `household.list` with words, and its first page without, over 60,000.
pub fn search(office: &Office) -> Outcome {
    office.opens("60000")?;
    let (mut times, mut first) = (Vec::new(), Vec::new());
    let mut matching = 0;
    for words in SEARCHES.iter().cycle().take(TIMES) {
        let page = timed(&mut times, || office.lists(words, 50))?;
        matching = matching.max(page["matching"].as_u64().unwrap_or(0));
        timed(&mut first, || office.lists("", 50))?;
    }
    let note = format!("; first 50 of at most {matching} that match");
    Ok(vec![
        meter::row_of_many("search, 60000 households", times, &note),
        meter::row_of_many("  first page of the list", first, "; 50 of all"),
    ])
}

/// The number of workers of each household as a screen shows it, with its dots.
#[derive(Default)]
struct Shown(BTreeMap<String, Value>);

impl Shown {
    fn learn(&mut self, record: &Value) {
        let id = record["id"].as_str().unwrap_or_default().to_owned();
        self.0.insert(id, record["fields"]["stated_workers"].clone());
    }

    /// Arguments that change it.
    fn change(&self, id: &str) -> Result<Value, String> {
        let field = self.0.get(id).ok_or("the household was not shown")?;
        let value = if field["value"] == 1 { 2 } else { 1 };
        let seen = if field["dots"].is_null() { json!([]) } else { field["dots"].clone() };
        Ok(json!({ "id": id, "field": "stated_workers", "value": value, "seen": seen }))
    }
}

fn write_block(file: &mut File) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&[b'.'; 4_096])?;
    file.sync_all()
}
