//! `bv assign`: the assignment files of all units, after targets from a spreadsheet if one is
//! given, told in sentences.

use std::path::Path;
use std::process::ExitCode;

use app::App;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commands::{Outcome, open, say_errors, tell};
use crate::say::line;
use crate::show::{number, text};

/// Takes the spreadsheet over (`--sheet`), then writes a file for each unit, or for one.
pub fn run(app: &App, arguments: &Arguments) -> Outcome {
    let folder = arguments.need("out")?;
    open(app, arguments.file())?;
    let sheet = match arguments.options.get("sheet") {
        None => Value::Null,
        Some(path) => {
            let args = json!({ "path": path, "apply": true, "job": "assign" });
            let sheet = app.dispatch("assign.sheet", args)?;
            if !arguments.has("json") {
                say_sheet(path, &sheet);
            }
            sheet
        }
    };
    let units: Vec<&String> = arguments.options.get("unit").into_iter().collect();
    let args = json!({ "units": units, "folder": folder, "make_folder": true, "job": "assign" });
    let issued = app.dispatch("assign.issue", args)?;
    let files = issued["files"].as_array().cloned().unwrap_or_default();
    let written = files.iter().filter(|file| file["written"] == true).count();
    let result = json!({ "sheet": sheet, "files": files });
    tell(arguments, &result, || {
        for file in &files {
            match file["path"].as_str() {
                Some(path) => {
                    line("tasks.file", &[("message", &text(file, "message")), ("path", &path)]);
                }
                None => line("tasks.none", &[("message", &text(file, "message"))]),
            }
        }
        line("tasks.done", &[("written", &written), ("all", &files.len())]);
    });
    let understood = sheet["errors"].as_array().is_none_or(Vec::is_empty);
    let all = written == files.len() && understood;
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn say_sheet(path: &str, sheet: &Value) {
    let file = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    let changes = sheet["changes"].as_array().map_or(0, Vec::len);
    let args: &[(&str, &dyn std::fmt::Display)] = &[
        ("file", &file),
        ("sheet", &text(sheet, "sheet")),
        ("units", &number(sheet, "units")),
        ("changes", &changes),
    ];
    line("tasks.sheet", args);
    say_errors(sheet);
}
