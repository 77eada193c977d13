//! Which crate may lean on which: the arrows of ARCHITECTURE.md, read off each
//! `Cargo.toml`.
//!
//! Only the line-by-line TOML that cargo manifests use is understood: section
//! heads and `key = value`. Versions and features are cargo's business.

use super::{Findings, Violation};

/// For each of our crates, which of ours it may depend on. Tests (dev-dependencies)
/// may also use `testkit`, except in the two pure crates at the bottom.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("replica", &[]),
    ("store", &["domain", "replica"]),
    ("exchange", &["domain", "replica"]),
    ("intake", &["domain"]),
    ("documents", &["domain"]),
    ("app", &["documents", "domain", "exchange", "intake", "replica", "store"]),
    ("cli", &["app", "domain", "intake", "testkit"]),
    ("benvung", &["app"]),
    ("testkit", &["domain", "exchange", "replica"]),
    ("xtask", &["app", "domain", "replica", "testkit"]),
    ("acceptance", &["app", "domain", "exchange", "replica", "testkit"]),
    ("e2e", &[]),
];

/// Crates of others that only some of ours may link, and why. A name ending in
/// `*` stands for all that begin so.
const ONLY_IN: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["store"], "SQL lives in store"),
    ("libsqlite3-sys", &["store"], "SQL lives in store"),
    ("age", &["exchange"], "cryptography lives in exchange"),
    ("ed25519*", &["exchange"], "cryptography lives in exchange"),
    ("x25519*", &["exchange"], "cryptography lives in exchange"),
    ("curve25519*", &["exchange"], "cryptography lives in exchange"),
    ("chacha20*", &["exchange"], "cryptography lives in exchange"),
    ("aes*", &["exchange"], "cryptography lives in exchange"),
    ("hkdf", &["exchange"], "cryptography lives in exchange"),
    ("hmac", &["exchange"], "cryptography lives in exchange"),
    ("scrypt", &["exchange"], "cryptography lives in exchange"),
    ("argon2", &["exchange"], "cryptography lives in exchange"),
    (
        "sha2",
        &["exchange", "store", "documents"],
        "a fingerprint is made in exchange, store or documents",
    ),
    ("printpdf", &["documents"], "papers are made in documents"),
    ("lopdf", &["documents"], "papers are made in documents"),
    ("subsetter", &["documents"], "papers are made in documents"),
    ("ttf-parser", &["documents"], "papers are made in documents"),
    ("docx-rs", &["documents"], "papers are made in documents"),
    ("calamine", &["intake"], "foreign spreadsheets are read in intake"),
    (
        "rust_xlsxwriter",
        &["documents", "app", "e2e"],
        "spreadsheets are written in documents (and invented lists in app's demo and for e2e)",
    ),
    ("tauri*", &["benvung"], "the window belongs to the shell"),
    ("wry", &["benvung"], "the window belongs to the shell"),
    ("open", &["benvung"], "the shell opens the system's programs"),
    ("tokio", &["benvung"], "only the shell runs commands on threads"),
    ("getrandom", &["app"], "chance is drawn in app and passed in"),
    ("rand*", &["app"], "chance is drawn in app and passed in"),
    ("fastrand", &["app"], "chance is drawn in app and passed in"),
];

/// The shell alone goes without the workspace's lints: Tauri's macros need room.
const OWN_LINTS: &[&str] = &["benvung"];

/// The name of the crate whose manifest lies at `path`, by its folder.
fn crate_of(path: &str) -> Option<&str> {
    match path.strip_suffix("/Cargo.toml")? {
        "src-tauri" => Some("benvung"),
        "tests" => Some("acceptance"),
        "tests/e2e" => Some("e2e"),
        folder => folder.strip_prefix("src-tauri/crates/").filter(|name| !name.contains('/')),
    }
}

fn stands_for(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == pattern,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Normal,
    Dev,
    Lints,
    Other,
}

/// What a section head opens, and the dependency it names itself
/// (`[dependencies.serde]`).
fn section_of(head: &str) -> (Section, Option<&str>) {
    let head = head.trim().trim_start_matches('[').trim_end_matches(']');
    if head == "lints" {
        return (Section::Lints, None);
    }
    for (word, section) in [
        ("dev-dependencies", Section::Dev),
        ("build-dependencies", Section::Normal),
        ("dependencies", Section::Normal),
    ] {
        if let Some(at) = head.find(word)
            && (at == 0 || head.starts_with("target."))
        {
            let rest = &head[at + word.len()..];
            return (section, rest.strip_prefix('.'));
        }
    }
    (Section::Other, None)
}

/// The crate that a dependency line means: its key, or the `package` it renames.
fn dependency_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once('=')?;
    if let Some((_, rest)) = value.split_once("package")
        && let Some(name) = rest.split('"').nth(1)
    {
        return Some(name);
    }
    key.trim().trim_matches('"').split('.').next()
}

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    if path == "Cargo.toml" {
        check_workspace(text, &mut findings);
        return findings.found;
    }
    let Some(owner) = crate_of(path) else {
        findings.add(
            1,
            "arrow",
            "a crate in an unexpected place: add it to the arrows of xtask tidy",
        );
        return findings.found;
    };
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == owner) else {
        findings.add(
            1,
            "arrow",
            format!("`{owner}` has no arrows: add it to xtask tidy and ARCHITECTURE.md"),
        );
        return findings.found;
    };
    let mut section = Section::Other;
    let mut workspace_lints = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or(line).trim();
        let dependency = if line.starts_with('[') {
            let (opened, named) = section_of(line);
            section = if named.is_some() { Section::Other } else { opened };
            named.map(|name| (opened, name))
        } else if matches!(section, Section::Normal | Section::Dev) {
            dependency_of(line).map(|name| (section, name))
        } else {
            workspace_lints |=
                section == Section::Lints && line.replace(' ', "") == "workspace=true";
            None
        };
        if let Some((section, name)) = dependency {
            check_dependency(owner, allowed, section, name, at + 1, &mut findings);
        }
    }
    if !workspace_lints && !OWN_LINTS.contains(&owner) {
        findings.add(
            1,
            "lints",
            "add `[lints]` with `workspace = true`, which forbids unsafe code",
        );
    }
    findings.found
}

fn check_dependency(
    owner: &str,
    allowed: &[&str],
    section: Section,
    name: &str,
    line: usize,
    findings: &mut Findings<'_>,
) {
    let pure = matches!(owner, "domain" | "replica");
    let dev = section == Section::Dev;
    if ARROWS.iter().any(|(ours, _)| *ours == name) {
        let for_tests = dev && name == "testkit" && !pure;
        if !allowed.contains(&name) && !for_tests {
            findings.add(line, "arrow", format!("`{owner}` does not depend on `{name}`"));
        }
        return;
    }
    if dev && !pure && !name.starts_with("tauri") {
        return; // tests may read back what other crates write
    }
    for (pattern, owners, why) in ONLY_IN {
        if stands_for(pattern, name) && !owners.contains(&owner) {
            findings.add(line, "only-in", format!("`{owner}` does not use `{name}`: {why}"));
        }
    }
}

/// The root manifest: no feature there may open the network.
fn check_workspace(text: &str, findings: &mut Findings<'_>) {
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("tokio ") && (line.contains("\"net\"") || line.contains("\"full\"")) {
            findings.add(at + 1, "socket", "tokio is used without its network");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whys(path: &str, dependencies: &str) -> Vec<String> {
        let text =
            format!("[package]\nname = \"x\"\n\n[lints]\nworkspace = true\n\n{dependencies}");
        check(path, &text).into_iter().map(|violation| violation.why).collect()
    }

    #[test]
    fn a_crate_leans_only_on_those_below_it() {
        let app = "src-tauri/crates/app/Cargo.toml";
        assert!(whys(app, "[dependencies]\nstore.workspace = true\n").is_empty());
        let store = "src-tauri/crates/store/Cargo.toml";
        assert_eq!(
            whys(store, "[dependencies]\napp.workspace = true\n"),
            ["`store` does not depend on `app`"]
        );
    }

    #[test]
    fn every_way_of_writing_a_dependency_is_seen() {
        let domain = "src-tauri/crates/domain/Cargo.toml";
        for dependencies in [
            "[dependencies]\nrusqlite = \"0.43\"\n",
            "[dependencies]\nrusqlite.workspace = true\n",
            "[dependencies]\nsql = { package = \"rusqlite\", version = \"0.43\" }\n",
            "[dependencies.rusqlite]\nversion = \"0.43\"\n",
            "[target.'cfg(unix)'.dependencies]\nrusqlite = \"0.43\"\n",
            "[build-dependencies]\nrusqlite = \"0.43\"\n",
            "[dev-dependencies]\nrusqlite = \"0.43\"\n",
        ] {
            assert_eq!(
                whys(domain, dependencies),
                ["`domain` does not use `rusqlite`: SQL lives in store"],
                "{dependencies}"
            );
        }
    }

    #[test]
    fn tests_may_read_back_what_another_crate_writes_but_open_no_window() {
        let exchange = "src-tauri/crates/exchange/Cargo.toml";
        assert!(
            whys(exchange, "[dev-dependencies]\nlopdf = \"1\"\ntestkit.workspace = true\n")
                .is_empty()
        );
        assert_eq!(whys(exchange, "[dev-dependencies]\ntauri = \"2\"\n").len(), 1);
        assert_eq!(whys(exchange, "[dev-dependencies]\nstore.workspace = true\n").len(), 1);
    }

    #[test]
    fn names_in_other_sections_are_no_dependencies() {
        let domain = "src-tauri/crates/domain/Cargo.toml";
        assert!(
            whys(domain, "[features]\ntauri = []\n\n[dependencies]\nserde = \"1\" # not tokio\n")
                .is_empty()
        );
    }

    #[test]
    fn a_member_without_the_workspace_lints_is_named_except_the_shell() {
        let without = "[package]\nname = \"x\"\n";
        assert_eq!(check("src-tauri/crates/app/Cargo.toml", without)[0].rule, "lints");
        assert!(check("src-tauri/Cargo.toml", without).is_empty());
    }

    #[test]
    fn a_new_crate_needs_its_arrows() {
        assert_eq!(check("src-tauri/crates/cloud/Cargo.toml", "")[0].rule, "arrow");
    }

    #[test]
    fn the_workspace_turns_on_no_network() {
        assert!(
            check("Cargo.toml", "tokio = { version = \"1\", features = [\"rt\"] }\n").is_empty()
        );
        assert_eq!(
            check("Cargo.toml", "tokio = { version = \"1\", features = [\"net\"] }\n")[0].rule,
            "socket"
        );
    }
}
