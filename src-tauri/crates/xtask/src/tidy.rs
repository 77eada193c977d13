//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md that no compiler sees,
//! read off the text of the tree.
//!
//! Each rule is a pure function from a path and a text to violations, so that its
//! tests need no files. Nothing is repaired here, and style that `rustfmt`, clippy
//! or the screens' linter already watch is not watched again.

mod crates;
mod literals;
mod lock;
mod rust;
mod screens;
mod text;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// One place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Path from the root of the tree, with `/` between its parts.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The short name of the rule.
    pub rule: &'static str,
    /// Why this breaks it, as half a sentence.
    pub why: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}: {}", self.path, self.line, self.rule, self.why)
    }
}

/// Gathers the violations of one file.
struct Findings<'a> {
    path: &'a str,
    found: Vec<Violation>,
}

impl<'a> Findings<'a> {
    fn of(path: &'a str) -> Self {
        Self { path, found: Vec::new() }
    }

    fn add(&mut self, line: usize, rule: &'static str, why: impl Into<String>) {
        self.found.push(Violation { path: self.path.to_owned(), line, rule, why: why.into() });
    }
}

/// Folders that hold nothing written by hand.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "artefacts", "gen", ".git"];

/// Files of other kinds (fonts, pictures, tables, papers) are not read.
const READ: &[&str] =
    &["css", "html", "js", "json", "lock", "md", "mjs", "rs", "sh", "sql", "svelte", "toml", "ts"];

/// Everything about one file that its path and its text can tell.
fn check_file(path: &str, text: &str) -> Vec<Violation> {
    let mut found = text::check(path, text);
    let name = path.rsplit('/').next().unwrap_or(path);
    if name == "Cargo.toml" {
        found.extend(crates::check(path, text));
    } else if path.ends_with(".rs") || path.ends_with(".sql") {
        found.extend(rust::check(path, text));
        if path.ends_with(".rs") {
            found.extend(literals::check(path, text));
        }
    } else if path.starts_with("ui/") {
        found.extend(screens::check(path, text));
    } else if path == "Cargo.lock" {
        found.extend(lock::check(path, text));
    }
    found
}

/// Paths of all files to read below `root`, relative to it, sorted.
fn files_below(root: &Path) -> std::io::Result<Vec<String>> {
    fn visit(root: &Path, folder: &Path, into: &mut Vec<String>) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                if !NOT_OURS.contains(&name.as_str()) {
                    visit(root, &path, into)?;
                }
                continue;
            }
            let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
            let read = match ending {
                Some(ending) => READ.contains(&ending.as_str()),
                None => name == "Makefile" || path.ends_with(".ci/run"),
            };
            if read && let Ok(relative) = path.strip_prefix(root) {
                into.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
        Ok(())
    }
    let mut paths = Vec::new();
    visit(root, root, &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// The crates that are linked on this platform, by cargo's own resolution.
fn linked_crates(root: &Path) -> Result<Vec<String>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["tree", "--offline", "--locked", "--workspace"])
        .args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .output()
        .map_err(|error| format!("cargo tree does not run: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}

/// The root of the tree: the nearest folder upwards with a `Cargo.lock`.
fn root() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).map(Path::to_owned)
}

/// Checks the tree around the current folder and prints each violation as
/// `path:line: rule: why`. Fails if there is one, or if a file cannot be read.
pub fn run() -> ExitCode {
    let Some(root) = root() else {
        eprintln!("tidy: no Cargo.lock in this folder or above it");
        return ExitCode::from(2);
    };
    let paths = match files_below(&root) {
        Ok(paths) => paths,
        Err(error) => {
            eprintln!("tidy: {}: {error}", root.display());
            return ExitCode::from(2);
        }
    };
    let mut found = Vec::new();
    for path in &paths {
        match fs::read_to_string(root.join(path)) {
            Ok(text) => found.extend(check_file(path, &text)),
            Err(error) => found.push(Violation {
                path: path.clone(),
                line: 1,
                rule: "text",
                why: format!("cannot be read as UTF-8 text ({error})"),
            }),
        }
    }
    match linked_crates(&root) {
        Ok(names) => found.extend(lock::check_linked(&names)),
        Err(why) => found.push(Violation {
            path: "Cargo.lock".to_owned(),
            line: 1,
            rule: "socket-crate",
            why: format!("what is linked could not be told: {why}"),
        }),
    }
    found.sort();
    for violation in &found {
        println!("{violation}");
    }
    println!("tidy: {} files, {} violations", paths.len(), found.len());
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_violation_reads_as_path_line_rule_why() {
        let mut findings = Findings::of("ui/src/app.ts");
        findings.add(7, "marker", "unfinished work belongs in an issue");
        assert_eq!(
            findings.found[0].to_string(),
            "ui/src/app.ts:7: marker: unfinished work belongs in an issue"
        );
    }

    #[test]
    fn each_kind_of_file_meets_its_own_rules() {
        let rules = |path: &str, text: &str| -> Vec<&str> {
            check_file(path, text).iter().map(|violation| violation.rule).collect()
        };
        assert_eq!(rules("src-tauri/crates/domain/src/lib.rs", "pub fn f() {}\n"), ["module-doc"]);
        assert_eq!(
            rules("src-tauri/crates/domain/src/lib.rs", "//! Purpose.\nconst A: &str = \"Xã\";\n"),
            ["words"]
        );
        assert_eq!(
            rules(
                "src-tauri/crates/domain/Cargo.toml",
                "[lints]\nworkspace = true\n[dependencies]\ntokio = \"1\"\n"
            ),
            ["only-in"]
        );
        assert_eq!(rules("ui/src/app.css", "a { color: #fff; }\n"), ["colour"]);
        assert_eq!(rules("Cargo.lock", "[[package]]\nname = \"ureq\"\n"), ["socket-crate"]);
    }
}
