//! `bv merge`: the file of a second laptop into this one, told in sentences.

use std::process::ExitCode;

use app::App;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commands::{Outcome, SHOWN, open, tell};
use crate::say::{line, sentence};
use crate::show::{number, text};

/// Looks at the other file (`--preview`) or takes it over.
pub fn run(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.need("into")?)?;
    let args =
        json!({ "path": arguments.file(), "preview": arguments.has("preview"), "job": "merge" });
    let report = app.dispatch("workplace.merge", args)?;
    tell(arguments, &report, || say_report(&report));
    Ok(ExitCode::SUCCESS)
}

fn say_report(report: &Value) {
    if report["nothing_new"] == true {
        line("merge.nothing", &[("path", &text(report, "path"))]);
        return;
    }
    let from: Vec<&str> = ["device", "person"]
        .into_iter()
        .map(|field| text(report, field))
        .filter(|name| !name.is_empty())
        .collect();
    let from = if from.is_empty() { sentence("merge.other", &[]) } else { from.join(", ") };
    let args: &[(&str, &dyn std::fmt::Display)] = &[
        ("from", &from),
        ("new", &number(report, "new")),
        ("changed", &number(report, "changed")),
        ("removed", &number(report, "removed")),
    ];
    line("merge.summary", args);
    let records = report["records"].as_array().cloned().unwrap_or_default();
    for record in records.iter().take(SHOWN) {
        let what: Vec<&str> =
            record["what"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let (name, what) = (named(record), what.join(", "));
        match text(record, "how") {
            "new" => line("merge.new", &[("name", &name)]),
            "removed" => line("merge.removed", &[("name", &name)]),
            _ => line("merge.changed", &[("name", &name), ("what", &what)]),
        }
    }
    if records.len() > SHOWN {
        line("import.more", &[("count", &(records.len() - SHOWN))]);
    }
    for joined in report["joined"].as_array().into_iter().flatten() {
        let members = |field: &str| {
            let names = joined[field].as_array().into_iter().flatten().filter_map(Value::as_str);
            names.collect::<Vec<_>>().join(", ")
        };
        let (ours, theirs) = (members("ours"), members("theirs"));
        line("merge.joined", &[("name", &named(joined)), ("ours", &ours), ("theirs", &theirs)]);
    }
    let conflicts = report["conflicts"].as_array().cloned().unwrap_or_default();
    for conflict in &conflicts {
        let place = match conflict["within"].as_str() {
            Some(within) => format!("{}, {within}", named(conflict)),
            None => named(conflict),
        };
        line("merge.conflict", &[("name", &place), ("label", &text(conflict, "label"))]);
        for value in conflict["values"].as_array().into_iter().flatten() {
            let args: &[(&str, &dyn std::fmt::Display)] = &[
                ("value", &text(value, "shown")),
                ("who", &text(value, "who")),
                ("at", &text(value, "at")),
            ];
            line("merge.value", args);
        }
    }
    if !conflicts.is_empty() {
        line("merge.decide", &[("count", &conflicts.len())]);
    }
    match report["backup"].as_str() {
        Some(backup) => line("merge.done", &[("backup", &backup)]),
        None if report["applied"] == true => {}
        None => line("merge.preview", &[]),
    }
}

/// «Lê Văn An (Suối Trong)»
fn named(record: &Value) -> String {
    match record["hamlet"].as_str() {
        Some(hamlet) => format!("{} ({hamlet})", text(record, "name")),
        None => text(record, "name").to_owned(),
    }
}
