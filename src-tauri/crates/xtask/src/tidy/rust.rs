//! Rules for Rust and SQL sources: a purpose on the first line; SQL only in
//! `store`; no socket of our own; no clock, file or chance in the pure crates; no
//! floating point where money is counted; no sleeping test.
//!
//! Lines are read as text, not parsed: comments are cut off, and the tests at the
//! end of a file (from `#[cfg(test)] mod … {` on) are told from what comes before.

use super::text::{has_word, is_the_rules};
use super::{Findings, Violation};

/// How a statement begins, at the start of a line or of a string.
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "REPLACE INTO ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "CREATE UNIQUE ",
    "CREATE VIEW ",
    "CREATE TRIGGER ",
    "DROP TABLE ",
    "ALTER TABLE ",
    "PRAGMA ",
    "WITH RECURSIVE ",
    "VACUUM INTO ",
    "ATTACH DATABASE ",
];

/// A socket by any of these would be ours.
const SOCKETS: &[&str] = &[
    "std::net",
    "tokio::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "std::os::unix::net",
    "UnixStream",
];

/// What the pure crates do not do, with the word that says so.
const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "no file"),
    ("std::env", "no environment"),
    ("std::process", "no process"),
    ("std::io::std", "no terminal"),
    ("println!", "no terminal"),
    ("eprintln!", "no terminal"),
    ("Utc::now", "no clock: time is passed in"),
    ("Local::now", "no clock: time is passed in"),
    ("SystemTime::now", "no clock: time is passed in"),
    ("Instant::now", "no clock: time is passed in"),
    ("thread_rng", "no chance: ids are passed in"),
    ("getrandom", "no chance: ids are passed in"),
    ("new_v4", "no chance: ids are passed in"),
];

/// The clock of the crates above them is passed in as well.
const CLOCKS: &[&str] = &["Utc::now", "Local::now", "SystemTime::now"];

fn crate_of(path: &str) -> &str {
    match path.strip_prefix("src-tauri/crates/") {
        Some(rest) => rest.split('/').next().unwrap_or_default(),
        None => "",
    }
}

/// Whether the whole file is test code.
pub(super) fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") && !path.starts_with("tests/e2e/src/")
        || path.contains("/benches/")
        || path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
        || path.starts_with("tests/src/")
        || path.starts_with("tests/tests/")
}

/// The line without its comment. A `//` inside a string (an address) is kept.
fn code_of(line: &str) -> &str {
    let (mut in_string, mut escaped, mut last) = (false, false, ' ');
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' if last != '\'' => in_string = !in_string,
            '/' if !in_string && last == '/' => return &line[..at - 1],
            _ => {}
        }
        last = c;
    }
    line
}

/// The line (from 0) at which the tests at the end of the file begin.
pub(super) fn tests_begin(text: &str) -> usize {
    let mut marked = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test") {
            marked = true;
        } else if marked && line.starts_with("mod ") && line.ends_with('{') {
            return at;
        } else if !line.starts_with("#[") {
            marked = false;
        }
    }
    usize::MAX
}

fn begins_sql(code: &str) -> Option<&'static str> {
    let line = code.trim_start();
    SQL.iter()
        .copied()
        .find(|start| line.starts_with(start) || code.contains(&format!("\"{start}")))
}

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    if path.ends_with(".sql") {
        if crate_of(path) != "store" {
            findings.add(1, "sql", "SQL lives in store");
        }
        return findings.found;
    }
    let first = text.lines().next().unwrap_or_default();
    let purpose = first.strip_prefix("//!").map(str::trim).unwrap_or_default();
    if purpose.is_empty() && !path.ends_with("/build.rs") {
        findings.add(1, "module-doc", "the first line says the purpose: `//! …`");
    }
    if is_the_rules(path) {
        return findings.found;
    }
    let tests = if is_test_file(path) { 0 } else { tests_begin(text) };
    for (at, line) in text.lines().enumerate() {
        let code = code_of(line);
        if !code.trim().is_empty() {
            check_everywhere(path, code, at + 1, at >= tests, &mut findings);
            if at < tests {
                check_program(path, code, at + 1, &mut findings);
            }
        }
    }
    findings.found
}

fn check_everywhere(path: &str, code: &str, line: usize, test: bool, findings: &mut Findings<'_>) {
    if path.starts_with("src-tauri/") && !matches!(crate_of(path), "store" | "xtask") {
        if let Some(start) = begins_sql(code) {
            findings.add(line, "sql", format!("`{}…`: SQL lives in store", start.trim_end()));
        }
        if has_word(code, "rusqlite") {
            findings.add(line, "sql", "`rusqlite` is used in store only");
        }
    }
    // The browser dev host (xtask) and the hand in the window (e2e) listen on this machine.
    if path.starts_with("src-tauri/")
        && crate_of(path) != "xtask"
        && let Some(socket) = SOCKETS.iter().find(|socket| has_word(code, socket))
    {
        findings.add(line, "socket", format!("`{socket}`: the program opens no socket"));
    }
    if test && (code.contains("thread::sleep") || code.contains("time::sleep")) {
        findings.add(line, "sleep", "a test waits for what it needs, not for time to pass");
    }
}

fn check_program(path: &str, code: &str, line: usize, findings: &mut Findings<'_>) {
    let owner = crate_of(path);
    if matches!(owner, "domain" | "replica") {
        if let Some((word, why)) = IMPURE.iter().find(|(word, _)| code.contains(word)) {
            findings.add(line, "pure", format!("`{word}` in `{owner}`: {why}"));
        }
    } else if matches!(owner, "exchange" | "documents" | "intake")
        && let Some(word) = CLOCKS.iter().find(|word| code.contains(*word))
    {
        findings.add(line, "pure", format!("`{word}` in `{owner}`: time is passed in"));
    }
    if matches!(owner, "domain" | "replica" | "store" | "exchange" | "app")
        && let Some(word) = ["f32", "f64"].iter().find(|word| has_word(code, word))
    {
        findings.add(
            line,
            "float",
            format!("`{word}` in `{owner}`: money and rates are whole numbers and fractions"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, body: &str) -> Vec<&'static str> {
        check(path, &format!("//! Purpose.\n{body}"))
            .into_iter()
            .map(|violation| violation.rule)
            .collect()
    }

    const APP: &str = "src-tauri/crates/app/src/lists.rs";
    const DOMAIN: &str = "src-tauri/crates/domain/src/money.rs";
    const STORE: &str = "src-tauri/crates/store/src/lists.rs";

    #[test]
    fn a_module_says_its_purpose_on_its_first_line() {
        assert_eq!(check(APP, "use std::fmt;\n")[0].rule, "module-doc");
        assert_eq!(check(APP, "//!\n//! Late.\n")[0].rule, "module-doc");
        assert!(check("src-tauri/build.rs", "fn main() {}\n").is_empty());
    }

    #[test]
    fn sql_outside_store_is_named_in_one_line_or_in_many() {
        assert_eq!(rules(APP, "let q = \"SELECT id FROM record\";"), ["sql"]);
        assert_eq!(rules(APP, "let q = \"\n    DELETE FROM record\n\";"), ["sql"]);
        assert!(rules(STORE, "let q = \"SELECT id FROM record\";").is_empty());
        assert!(rules(APP, "// \"SELECT id FROM record\"").is_empty());
        assert!(rules(APP, "let label = \"Please SELECT one\";").is_empty());
        assert_eq!(check("src-tauri/crates/app/src/a.sql", "")[0].rule, "sql");
    }

    #[test]
    fn no_source_of_the_program_opens_a_socket_not_even_in_its_tests() {
        assert_eq!(rules(APP, "use std::net::TcpStream;"), ["socket"]);
        assert_eq!(rules(APP, "#[cfg(test)]\nmod tests {\n    use std::net;\n}"), ["socket"]);
        assert!(rules("tests/e2e/src/webdriver.rs", "use std::net::TcpStream;").is_empty());
        assert!(rules(APP, "let a = \"http://ipc.localhost\"; // not std::net").is_empty());
    }

    #[test]
    fn the_pure_crates_read_no_clock_and_no_file_outside_their_tests() {
        assert_eq!(rules(DOMAIN, "let now = Utc::now();"), ["pure"]);
        assert_eq!(rules(DOMAIN, "std::fs::read(path)"), ["pure"]);
        assert!(rules(DOMAIN, "#[cfg(test)]\nmod tests {\n    use std::fs;\n}").is_empty());
        assert!(rules("src-tauri/crates/domain/tests/catalogue.rs", "use std::fs;").is_empty());
        assert_eq!(rules("src-tauri/crates/exchange/src/a.rs", "SystemTime::now()"), ["pure"]);
        assert!(rules(APP, "SystemTime::now()").is_empty());
    }

    #[test]
    fn money_knows_no_floating_point_but_paper_does() {
        assert_eq!(rules(DOMAIN, "pub fn share(&self) -> f64 {"), ["float"]);
        assert!(rules(DOMAIN, "let half64 = buf64; // f64").is_empty());
        assert!(rules("src-tauri/crates/documents/src/layout.rs", "let x: f64 = 1.0;").is_empty());
    }

    #[test]
    fn a_test_does_not_sleep_but_a_program_may_wait_for_a_locked_file() {
        assert_eq!(
            rules(STORE, "#[cfg(test)]\nmod tests {\n    std::thread::sleep(d);\n}"),
            ["sleep"]
        );
        assert_eq!(rules("tests/src/story.rs", "std::thread::sleep(d);"), ["sleep"]);
        assert!(rules(STORE, "std::thread::sleep(d);").is_empty());
    }

    #[test]
    fn a_test_only_import_does_not_begin_the_tests() {
        assert_eq!(rules(DOMAIN, "#[cfg(test)]\nuse std::fs;\nfn f() { Utc::now(); }").len(), 2);
        assert_eq!(rules(DOMAIN, "#[cfg(test)]\nmod tests;\nfn f() { Utc::now(); }").len(), 1);
    }

    #[test]
    fn a_comment_ends_the_code_but_an_address_does_not() {
        assert_eq!(code_of("let a = \"http://x\"; // why"), "let a = \"http://x\"; ");
        assert_eq!(code_of("let q = '\"'; // \"why"), "let q = '\"'; ");
        assert_eq!(code_of("let s = \"a\\\"//b\";"), "let s = \"a\\\"//b\";");
    }
}
