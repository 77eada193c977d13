//! `cargo xtask bench`: how long the program's work takes on invented lists of 421 to
//! 60,000 households, and how much memory.
//!
//! Every case is a process of its own, so that its peak of memory is its own. Cases leave
//! their files for those after them. Deliberately absent: thresholds; a figure is read by a
//! person, and no test hangs on one.

mod meter;
mod office;
mod pipeline;
mod screens;
mod table;
mod typst;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

use office::Office;

/// What goes wrong in a case, as a sentence.
type Outcome = Result<Vec<Value>, String>;

/// One process: its name, and what it does in the folder of the run.
struct Case {
    name: &'static str,
    run: fn(&Office) -> Outcome,
}

/// In the order in which they need each other's files.
const CASES: &[Case] = &[
    Case { name: "lists", run: pipeline::lists },
    Case { name: "import-421", run: |office| pipeline::import(office, "421") },
    Case { name: "import-6066", run: |office| pipeline::import(office, "6066") },
    Case { name: "fill-421", run: |office| pipeline::fill(office, "421") },
    Case { name: "pdf-421", run: |office| pipeline::pdf(office, "421") },
    Case { name: "word-421", run: |office| pipeline::copy(office, "421", "docx") },
    Case { name: "excel-421", run: |office| pipeline::copy(office, "421", "xlsx") },
    Case { name: "typst-421", run: |office| typst::peer(office, "421") },
    Case { name: "libreoffice-421", run: |office| pipeline::libreoffice(office, "421") },
    Case { name: "freeze", run: pipeline::freeze },
    Case { name: "enrol", run: pipeline::enrol },
    Case { name: "seal", run: pipeline::seal },
    Case { name: "judge", run: pipeline::judge },
    Case { name: "open", run: screens::open },
    Case { name: "state", run: screens::state },
    Case { name: "list", run: screens::list },
    Case { name: "get", run: screens::get },
    Case { name: "check", run: screens::check },
    Case { name: "write", run: screens::write },
    Case { name: "after", run: screens::after_a_save },
    Case { name: "typing", run: screens::typing },
    Case { name: "import-10000", run: |office| pipeline::import(office, "10000") },
    Case { name: "fill-10000", run: |office| pipeline::fill(office, "10000") },
    Case { name: "pdf-10000", run: |office| pipeline::pdf(office, "10000") },
    Case { name: "word-10000", run: |office| pipeline::copy(office, "10000", "docx") },
    Case { name: "excel-10000", run: |office| pipeline::copy(office, "10000", "xlsx") },
    Case { name: "typst-10000", run: |office| typst::peer(office, "10000") },
    Case { name: "import-60000", run: |office| pipeline::import(office, "60000") },
    Case { name: "search", run: screens::search },
];

/// Runs all cases and prints the table, or one case for the process that does so.
pub fn run(mut words: impl Iterator<Item = String>) -> ExitCode {
    let done = match (words.next().as_deref(), words.next()) {
        (None, _) => run_all(),
        (Some("--case"), Some(name)) => run_one(&name),
        _ => Err("cargo xtask bench [--case NAME]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Where a run keeps its files: on the disk of the tree, not in a memory file system.
fn folder() -> PathBuf {
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3);
    tree.expect("this crate lies three folders deep in the tree").join("target/bench")
}

fn run_all() -> Result<(), String> {
    if cfg!(debug_assertions) {
        eprintln!("bench: a debug build; `make bench` measures what is handed out");
    }
    let folder = folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    for case in CASES {
        eprintln!("bench: {}", case.name);
        match spawn(case.name) {
            Ok(own) => rows.extend(own),
            Err(why) => failed.push(format!("{}: {why}", case.name)),
        }
    }
    print!("{}", table::aligned(&rows));
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n       ")) }
}

fn spawn(name: &str) -> Outcome {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args(["bench", "--case", name])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("ended with {}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

fn run_one(name: &str) -> Result<(), String> {
    let case = CASES.iter().find(|case| case.name == name);
    let case = case.ok_or_else(|| format!("no case named {name}"))?;
    let rows = (case.run)(&Office::new(folder()))?;
    println!("{}", Value::Array(rows));
    Ok(())
}
