//! `bv sheets`: the papers beside the two plans, many in one run.
//!
//! Deliberately absent: what they say. Hamlets and helpers are named as people name them and
//! looked up among those the plan has.

use std::process::ExitCode;

use app::App;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Wrong};
use crate::commands::{Outcome, open, tell};
use crate::say::{line, sentence};
use crate::show::{number, text};

/// Runs the command.
pub fn run(app: &App, arguments: &Arguments) -> Outcome {
    open(app, arguments.file())?;
    let kind = arguments.need("kind")?;
    let wanted = json!({});
    let offer = app.dispatch("sheets.offer", wanted)?;
    let kinds = offer["kinds"].as_array().into_iter().flatten();
    if !kinds.map(|one| text(one, "kind")).any(|known| known == kind) {
        return Err(Wrong(sentence("sheets.kind", &[("kind", &kind)])).into());
    }
    let wanted = json!({
        "households": [],
        "hamlet": named(&offer, "hamlets", arguments, "hamlet")?,
        "organisation": named(&offer, "organisations", arguments, "organisation")?,
        "helper": named(&offer, "persons", arguments, "helper")?,
    });
    let args = json!({
        "kind": kind,
        "wanted": wanted,
        "personal": arguments.has("personal"),
        "as": if arguments.has("each") { "file_each" } else { "one_file" },
        "path": arguments.need("out")?,
        "replace": arguments.has("replace"),
        "job": "sheets",
    });
    let written = app.dispatch("sheets.print", args)?;
    if let Some(first) = written["there"].as_array().and_then(|there| there.first()) {
        let count = written["there"].as_array().map_or(0, Vec::len);
        let first = first.as_str().unwrap_or_default();
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("path", &text(&written, "path")), ("count", &count), ("first", &first)];
        return Err(Wrong(sentence("sheets.there", args)).into());
    }
    tell(arguments, &written, || {
        let files = written["files"].as_array().map_or(0, Vec::len);
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("sheets", &number(&written, "sheets")),
            ("pages", &number(&written, "pages")),
            ("files", &files),
            ("path", &text(&written, "path")),
        ];
        line(if arguments.has("each") { "sheets.each" } else { "sheets.one" }, args);
    });
    Ok(ExitCode::SUCCESS)
}

/// The id of what an option names; null where it is not given.
fn named(offer: &Value, list: &str, arguments: &Arguments, option: &str) -> Result<Value, Wrong> {
    let Some(name) = arguments.options.get(option) else { return Ok(Value::Null) };
    let mut known = offer[list].as_array().into_iter().flatten();
    let found = known.find(|one| domain::text::fold(text(one, "name")) == domain::text::fold(name));
    match found {
        Some(found) => Ok(found["id"].clone()),
        None => Err(Wrong(sentence("sheets.unknown", &[("name", name)]))),
    }
}
