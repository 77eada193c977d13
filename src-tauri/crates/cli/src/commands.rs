//! Each command of the line as calls of `dispatch`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use app::{App, ErrorDto};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Wrong};
use crate::assign;
use crate::merge;
use crate::say::{line, sentence};
use crate::sheets;
use crate::show::{self, dong, household, number, text, words};

/// Rows and findings named one by one; the rest is counted.
pub const SHOWN: usize = 12;

/// Why a command did not end well.
pub enum Failure {
    /// Wrong usage.
    Usage(Wrong),
    /// The program says no.
    Refused(ErrorDto),
}

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Self::Usage(wrong)
    }
}

impl From<ErrorDto> for Failure {
    fn from(error: ErrorDto) -> Self {
        Self::Refused(error)
    }
}

/// How a command ends.
pub type Outcome = Result<ExitCode, Failure>;

/// Runs a command other than `demo`.
pub fn run(app: &App, arguments: &Arguments) -> Outcome {
    match arguments.command.as_str() {
        "new" => new(app, arguments),
        "import" => import(app, arguments),
        "list" => list(app, arguments),
        "draft" => draft(app, arguments),
        "check" => check(app, arguments),
        "pdf" => pdf(app, arguments),
        "copy" => copy(app, arguments),
        "sheets" => sheets::run(app, arguments),
        "freeze" => freeze(app, arguments),
        "key" => key(app, arguments),
        "submit" => submit(app, arguments),
        "versions" => versions(app, arguments),
        "inspect" => inspect(app, arguments),
        "enrol" => enrol(app, arguments),
        "receive" => receive(app, arguments),
        "totals" => totals(app, arguments),
        "assign" => assign::run(app, arguments),
        "merge" => merge::run(app, arguments),
        other => Err(Wrong(sentence("usage.unknown_command", &[("command", &other)])).into()),
    }
}

/// Opens the workplace that a command works in.
pub fn open(app: &App, path: &str) -> Result<(), Failure> {
    app.dispatch("workplace.open", json!({ "path": path }))?;
    Ok(())
}

/// Shows a result as JSON if that was asked for; else lets `people` speak.
pub fn tell(arguments: &Arguments, result: &Value, people: impl FnOnce()) {
    if arguments.has("json") {
        show::json(result);
    } else {
        people();
    }
}

fn new(app: &App, arguments: &Arguments) -> Outcome {
    let unit = match (arguments.options.get("unit"), arguments.options.get("district")) {
        (Some(unit), None) | (None, Some(unit)) => unit,
        _ => return Err(Wrong(sentence("usage.unit_or_district", &[])).into()),
    };
    let year = arguments.need("year")?;
    let year: u16 = year.parse().map_err(|_| Wrong(sentence("usage.year", &[("value", &year)])))?;
    let args = json!({ "unit": unit, "year": year, "path": arguments.file() });
    let made = app.dispatch("workplace.create", args)?;
    tell(arguments, &made, || {
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("unit", &text(&made["unit"], "name")),
            ("year", &year),
            ("path", &text(&made, "path")),
        ];
        line("new.done", args);
    });
    Ok(ExitCode::SUCCESS)
}

fn import(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.need("into")?)?;
    let args = json!({ "path": arguments.file(), "job": "import" });
    let preview = app.dispatch("import.preview", args.clone())?;
    if arguments.has("dry-run") {
        tell(arguments, &preview, || {
            say_preview(arguments, &preview);
            say_errors(&preview);
            line("import.dry", &[]);
        });
        return Ok(ExitCode::SUCCESS);
    }
    let done = app.dispatch("import.apply", args)?;
    tell(arguments, &done, || {
        say_preview(arguments, &preview);
        let (households, new) = (number(&done, "households"), number(&done, "new"));
        let members = number(&done, "members");
        line("import.done", &[("households", &households), ("new", &new), ("members", &members)]);
        if number(&done, "kept") > 0 {
            line("import.kept", &[("count", &number(&done, "kept"))]);
        }
        say_errors(&done);
        if number(&done, "refused") > 0 {
            line("import.refused", &[("count", &number(&done, "refused"))]);
        }
    });
    Ok(ExitCode::SUCCESS)
}

fn say_preview(arguments: &Arguments, preview: &Value) {
    let file = Path::new(arguments.file()).file_name().unwrap_or_default().to_string_lossy();
    let args: &[(&str, &dyn std::fmt::Display)] = &[
        ("file", &file),
        ("sheet", &text(preview, "sheet")),
        ("row", &number(preview, "header_row")),
        ("households", &number(preview, "households")),
        ("new", &number(preview, "new")),
        ("already", &number(preview, "already")),
        ("members", &number(preview, "members")),
    ];
    line("import.preview", args);
    let columns = preview["columns"].as_array().into_iter().flatten();
    let left_out: Vec<&str> = columns
        .filter(|column| column["field"].is_null() && !text(column, "heading").is_empty())
        .map(|column| text(column, "heading"))
        .collect();
    if !left_out.is_empty() {
        line("import.columns", &[("names", &left_out.join(", "))]);
    }
}

/// Names what was not understood of a spreadsheet, row by row.
pub fn say_errors(result: &Value) {
    let errors = result["errors"].as_array().cloned().unwrap_or_default();
    for error in errors.iter().take(SHOWN) {
        let (row, message) = (number(error, "row"), text(error, "message"));
        match error["column"].as_str() {
            Some(column) => {
                line("import.cell", &[("row", &row), ("column", &column), ("message", &message)]);
            }
            None => line("import.row", &[("row", &row), ("message", &message)]),
        }
    }
    if errors.len() > SHOWN {
        line("import.more", &[("count", &(errors.len() - SHOWN))]);
    }
}

fn list(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let search = arguments.options.get("search").map_or("", String::as_str);
    let args = json!({
        "search": search, "hamlet": null, "classes": null, "order": "name", "offset": 0, "limit": 0,
    });
    let list = app.dispatch("household.list", args)?;
    tell(arguments, &list["rows"], || {
        for row in list["rows"].as_array().into_iter().flatten() {
            show::out(&household(row));
        }
        let (matching, total) = (number(&list, "matching"), number(&list, "total"));
        line("list.total", &[("matching", &matching), ("total", &total)]);
    });
    Ok(ExitCode::SUCCESS)
}

fn draft(app: &App, arguments: &Arguments) -> Outcome {
    if !arguments.has("suggest") && !arguments.has("accept") {
        return Err(Wrong(sentence("usage.suggest", &[])).into());
    }
    open(app, arguments.file())?;
    let mut result = json!({});
    if arguments.has("suggest") {
        let suggested = app.dispatch("plan.suggest", json!({ "household": null }))?;
        if !arguments.has("json") {
            let (measures, households) =
                (number(&suggested, "measures"), number(&suggested, "households"));
            line("draft.suggested", &[("measures", &measures), ("households", &households)]);
            if number(&suggested, "unanswered") > 0 {
                line("draft.unanswered", &[("count", &number(&suggested, "unanswered"))]);
            }
        }
        result["suggested"] = suggested;
    }
    if arguments.has("accept") {
        let accepted = app.dispatch("plan.accept", json!({ "measures": null }))?;
        if !arguments.has("json") {
            line("draft.accepted", &[("measures", &number(&accepted, "measures"))]);
        }
        result["accepted"] = accepted;
    }
    tell(arguments, &result, || {});
    Ok(ExitCode::SUCCESS)
}

fn check(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let report = app.dispatch("plan.check", json!({}))?;
    tell(arguments, &report, || say_findings(app, &report));
    let blocks = number(&report, "blocks") > 0;
    Ok(if blocks { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Each rule with its first findings.
fn say_findings(app: &App, report: &Value) {
    let args = json!({
        "search": "", "hamlet": null, "classes": null, "order": "name", "offset": 0, "limit": 0,
    });
    let rows = app.dispatch("household.list", args).unwrap_or_default();
    let names: BTreeMap<&str, &str> = rows["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| (text(row, "id"), text(row, "head_name")))
        .collect();
    let mut said: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let (rule, severity) = (text(finding, "rule"), text(finding, "severity"));
        let count = said.entry((severity.to_owned(), rule.to_owned())).or_default();
        *count += 1;
        if *count > SHOWN / 2 {
            continue;
        }
        let place = names.get(text(finding, "household")).map(|name| format!("{name}: "));
        let severity = match severity {
            "blocks" => sentence("check.blocks", &[]),
            "warns" => sentence("check.warns", &[]),
            _ => sentence("check.informs", &[]),
        };
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("severity", &severity),
            ("rule", &rule),
            ("where", &place.unwrap_or_default()),
            ("message", &text(finding, "message")),
            ("remedy", &text(finding, "remedy")),
        ];
        line("check.line", args);
    }
    for ((_, rule), count) in said {
        if count > SHOWN / 2 {
            line("check.more", &[("count", &(count - SHOWN / 2)), ("rule", &rule)]);
        }
    }
    let counts = ["blocks", "warns", "informs"].map(|field| number(report, field));
    line(
        "check.summary",
        &[("blocks", &counts[0]), ("warns", &counts[1]), ("informs", &counts[2])],
    );
    if counts[0] == 0 {
        line("check.good", &[]);
    }
}

fn pdf(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let args = json!({ "paper": paper(arguments), "path": arguments.need("out")?, "job": "pdf" });
    let written = app.dispatch("paper.plan", args)?;
    tell(arguments, &written, || {
        let (path, pages) = (text(&written, "path"), number(&written, "pages"));
        match written["version"].as_i64() {
            Some(version) => {
                line("pdf.frozen", &[("number", &version), ("pages", &pages), ("path", &path)]);
            }
            None => line("pdf.draft", &[("pages", &pages), ("path", &path)]),
        }
    });
    Ok(ExitCode::SUCCESS)
}

/// Which of the two plans; the core refuses any other word.
fn paper(arguments: &Arguments) -> &str {
    arguments.options.get("paper").map_or("poverty", String::as_str)
}

fn copy(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let path = arguments.need("out")?;
    let format = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    if !["docx", "xlsx"].contains(&format.as_str()) {
        return Err(Wrong(sentence("usage.copy", &[])).into());
    }
    let paper = paper(arguments);
    let args = json!({ "paper": paper, "format": format, "path": path, "job": "copy" });
    let written = app.dispatch("paper.copy", args)?;
    tell(arguments, &written, || {
        line(
            "copy.written",
            &[("path", &text(&written, "path")), ("note", &text(&written, "note"))],
        );
    });
    Ok(ExitCode::SUCCESS)
}

fn freeze(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let frozen = app.dispatch("plan.freeze", json!({ "job": "freeze" }))?;
    tell(arguments, &frozen, || {
        let (number, pages) = (number(&frozen, "number"), number(&frozen, "pages"));
        let short = text(&frozen, "short");
        if frozen["unchanged"] == true {
            line("freeze.unchanged", &[("number", &number), ("short", &short)]);
        } else {
            let services = services_printed(&frozen);
            let pages: &[(&str, &dyn std::fmt::Display)] = &[
                ("number", &number),
                ("pages", &pages),
                ("services", &services),
                ("short", &short),
            ];
            line("freeze.done", pages);
        }
    });
    Ok(ExitCode::SUCCESS)
}

/// What a frozen version has of the plan of services: its pages, or that it was not printed.
pub(crate) fn services_printed(version: &Value) -> String {
    let papers = version["papers"].as_array().into_iter().flatten();
    let services = papers.into_iter().find(|one| one["paper"] == "services");
    match services {
        Some(one) => sentence("freeze.services", &[("pages", &number(one, "pages"))]),
        None => sentence("freeze.no_services", &[]),
    }
}

fn key(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let written = app.dispatch("package.key", json!({ "path": arguments.need("out")? }))?;
    tell(arguments, &written, || {
        line("key.done", &[("path", &text(&written, "path"))]);
        line("key.words", &[("words", &words(&written, "words"))]);
    });
    Ok(ExitCode::SUCCESS)
}

fn submit(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let args = json!({
        "to": arguments.options.get("to"),
        "folder": arguments.need("out")?,
        "words": arguments.options.get("words"),
        "on_first_use": true,
        "make_folder": true,
    });
    let written = app.dispatch("package.submit", args)?;
    tell(arguments, &written, || {
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("number", &number(&written, "number")),
            ("bytes", &number(&written, "bytes")),
            ("path", &text(&written, "path")),
        ];
        line(if written["already"] == true { "submit.already" } else { "submit.done" }, args);
        if written["renamed"] == true {
            line("submit.renamed", &[]);
        }
        let (receiver, words) = (text(&written, "receiver"), words(&written, "words"));
        line("submit.compare", &[("receiver", &receiver), ("words", &words)]);
    });
    Ok(ExitCode::SUCCESS)
}

fn versions(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let view = app.dispatch("handing.view", json!({}))?;
    tell(arguments, &view, || {
        let list = |field: &str| view[field].as_array().cloned().unwrap_or_default();
        for version in list("versions") {
            let args: &[(&str, &dyn std::fmt::Display)] = &[
                ("number", &number(&version, "number")),
                ("at", &text(&version, "frozen_at")),
                ("who", &text(&version, "who")),
                ("pages", &number(&version, "pages")),
                ("services", &services_printed(&version)),
                ("households", &number(&version, "households")),
                ("short", &text(&version, "short")),
            ];
            line("versions.line", args);
        }
        if view["changed"].is_object() {
            let changed = &view["changed"];
            let (places, number) = (number(changed, "places"), number(changed, "number"));
            line("versions.changed", &[("places", &places), ("number", &number)]);
        }
        for sent in list("sent") {
            let args: &[(&str, &dyn std::fmt::Display)] = &[
                ("number", &number(&sent, "number")),
                ("at", &text(&sent, "at")),
                ("receiver", &text(&sent, "receiver")),
                ("path", &text(&sent, "path")),
            ];
            line("versions.sent", args);
        }
        let (blocks, warns) = (number(&view, "blocks"), number(&view, "warns"));
        line("versions.check", &[("blocks", &blocks), ("warns", &warns)]);
    });
    Ok(ExitCode::SUCCESS)
}

fn inspect(app: &App, arguments: &Arguments) -> Outcome {
    let found = app.dispatch("package.inspect", json!({ "path": arguments.file() }))?;
    tell(arguments, &found, || {
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("kind", &text(&found, "kind")),
            ("number", &number(&found, "number")),
            ("unit", &text(&found, "unit_name")),
            ("year", &number(&found, "year")),
            ("sender", &text(&found, "sender_name")),
            ("at", &text(&found, "sealed_at")),
        ];
        line("inspect.from", args);
        line("inspect.words", &[("words", &words(&found, "words"))]);
        let names: Vec<&str> = found["recipients"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        line("inspect.for", &[("names", &names.join(", "))]);
        if found["training"] == true {
            line("inspect.training", &[]);
        }
    });
    Ok(ExitCode::SUCCESS)
}

fn enrol(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.need("into")?)?;
    let args = json!({ "path": arguments.file(), "words": arguments.need("words")? });
    let enrolled = app.dispatch("package.enrol", args)?;
    tell(arguments, &enrolled, || {
        let (name, unit) = (text(&enrolled, "name"), text(&enrolled, "unit"));
        line("enrol.done", &[("name", &name), ("unit", &unit)]);
    });
    Ok(ExitCode::SUCCESS)
}

fn receive(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.need("into")?)?;
    let verdicts = app.dispatch("package.receive", json!({ "paths": arguments.files }))?;
    let all = verdicts.as_array().cloned().unwrap_or_default();
    tell(arguments, &verdicts, || {
        for verdict in &all {
            let (path, message) = (text(verdict, "path"), text(verdict, "message"));
            if verdict["good"] == true {
                line("receive.good", &[("path", &path), ("message", &message)]);
                let args: &[(&str, &dyn std::fmt::Display)] = &[
                    ("number", &number(verdict, "number")),
                    ("households", &number(verdict, "households")),
                    ("members", &number(verdict, "members")),
                    ("money", &dong(number(verdict, "dong"))),
                    ("short", &text(verdict, "short")),
                ];
                line("receive.sums", args);
            } else {
                line("receive.bad", &[("path", &path), ("message", &message)]);
                if verdict["unknown_sender"] == true {
                    line("receive.enrol", &[("words", &words(verdict, "words"))]);
                }
            }
        }
    });
    let good = all.iter().all(|verdict| verdict["good"] == true);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn totals(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let totals = app.dispatch("district.totals", json!({}))?;
    tell(arguments, &totals, || say_totals(&totals));
    Ok(ExitCode::SUCCESS)
}

/// The table of units on standard output, the rest on standard error.
pub fn say_totals(totals: &Value) {
    show::out(&sentence("totals.head", &[]));
    let units = totals["units"].as_array().cloned().unwrap_or_default();
    let came = units.iter().filter(|unit| unit["received"] == true);
    for unit in came.chain([&totals["sum"]]) {
        let money = unit["money"].as_i64().map(domain::text::group_thousands);
        let figure = |field: &str| number(unit, field);
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("name", &text(unit, "name")),
            ("poor", &figure("poor")),
            ("poor_start", &figure("poor_start")),
            ("poor_planned", &figure("poor_planned")),
            ("poor_target", &figure("poor_target")),
            ("near_poor", &figure("near_poor")),
            ("near_poor_start", &figure("near_poor_start")),
            ("near_poor_planned", &figure("near_poor_planned")),
            ("near_poor_target", &figure("near_poor_target")),
            ("money", &money.unwrap_or_default()),
        ];
        show::out(&sentence("totals.line", args));
    }
    let received = number(totals, "received");
    line("totals.received", &[("received", &received), ("all", &units.len())]);
    for one in totals["stated"].as_array().into_iter().flatten() {
        let [name, stated, summed, planned] =
            ["name", "stated", "summed", "planned"].map(|field| text(one, field));
        let mut args: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("name", &name), ("stated", &stated), ("summed", &summed), ("planned", &planned)];
        match one["explanation"].as_str() {
            Some(explanation) => {
                args.push(("explanation", &explanation));
                line("totals.stated", &args);
            }
            None => line("totals.stated_plain", &args),
        }
    }
}
