//! Rules for every text of the tree, whatever its language: nothing unfinished,
//! nothing of the machine it was written on, no file that is more than one idea.

use super::{Findings, Violation};

/// A file is one idea; beyond this it is two.
const LONGEST: usize = 800;

/// Languages that are written by hand, as opposed to described (md) or generated (json, lock).
const WRITTEN: &[&str] = &["css", "html", "js", "mjs", "rs", "sh", "sql", "svelte", "ts"];

/// Generated, committed, and as long as the command table is.
const GENERATED: &[&str] = &["ui/src/lib/ipc/bindings.ts"];

/// Words that mean "not finished", in any source.
const UNFINISHED: &[&str] =
    &["TODO", "FIXME", "XXX", "todo!", "unimplemented!", "dbg!", "#[ignore"];

/// Tests left out or singled out, in the screens' tests.
const LEFT_OUT: &[&str] = &[".only(", ".skip(", ".todo(", "xit(", "xdescribe(", "fdescribe("];

/// Beginnings of paths that exist on one machine only.
const MACHINE_PATHS: &[&str] = &["/work/", "/root/", "/home/", "/Users/", "C:\\Users"];

/// Where packages come from is the business of each machine's own clients.
const PACKAGE_HOSTS: &[&str] = &[
    "registry.npmjs",
    "registry.yarnpkg",
    "deb.debian.org",
    "static.crates.io",
    "index.crates.io",
    "pypi.org",
    "pythonhosted",
    "static.rust-lang.org",
    "nodejs.org/dist",
    "\"resolved\": \"http",
];

/// The rules themselves, which must spell out what they forbid.
pub(super) fn is_the_rules(path: &str) -> bool {
    path.starts_with("src-tauri/crates/xtask/src/tidy")
}

/// Whether `word` stands in `line` by itself, not inside a longer word.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let begins = !word.starts_with(|c: char| c.is_alphanumeric()) || !letter(before);
        let ends = !word.ends_with(|c: char| c.is_alphanumeric()) || !letter(after);
        begins && ends
    })
}

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    let ending = path.rsplit('.').next().unwrap_or_default();
    let written = WRITTEN.contains(&ending) || matches!(path, "Makefile" | ".ci/run");
    let lines = text.lines().count();
    if written && lines > LONGEST && !GENERATED.contains(&path) {
        findings.add(
            LONGEST + 1,
            "length",
            format!("{lines} lines; a file is one idea, split it by {LONGEST}"),
        );
    }
    if is_the_rules(path) {
        return findings.found;
    }
    for (at, line) in text.lines().enumerate() {
        if written && let Some(word) = UNFINISHED.iter().find(|word| has_word(line, word)) {
            findings.add(at + 1, "marker", format!("`{word}`: finish it, or file an issue"));
        }
        if path.starts_with("ui/")
            && written
            && let Some(word) = LEFT_OUT.iter().find(|word| has_word(line, word))
        {
            findings.add(at + 1, "left-out", format!("`{word}…)` leaves tests out of every run"));
        }
        if let Some(place) = MACHINE_PATHS.iter().find(|place| names_path(line, place)) {
            findings.add(at + 1, "machine-path", format!("`{place}` exists on one machine only"));
        }
        if let Some(host) = PACKAGE_HOSTS.iter().find(|host| line.contains(*host)) {
            findings.add(
                at + 1,
                "package-host",
                format!("`{host}`: packages are named without their host"),
            );
        }
    }
    findings.found
}

/// Whether an absolute path begins here: not the middle of a relative path or an address.
fn names_path(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | ')' | '~'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        check(path, text).into_iter().map(|violation| violation.rule).collect()
    }

    #[test]
    fn unfinished_work_is_named_wherever_it_is_written() {
        for line in
            ["// TODO: later", "    todo!()", "#[ignore = \"slow\"]", "dbg!(x);", "/* FIXME */"]
        {
            assert_eq!(rules("src-tauri/src/main.rs", line), ["marker"], "{line}");
        }
        assert!(rules("src-tauri/src/main.rs", "let todos = TODOS; // a list").is_empty());
        assert!(rules("CONTRIBUTING.md", "No TODO in the tree.").is_empty());
    }

    #[test]
    fn a_screen_test_left_out_is_named_but_an_iterator_may_skip() {
        assert_eq!(rules("ui/src/app.test.ts", "it.only('saves', () => {})"), ["left-out"]);
        assert_eq!(rules("ui/src/app.test.ts", "describe.skip('saves', () => {})"), ["left-out"]);
        assert!(rules("src-tauri/src/main.rs", "rows.iter().skip(1)").is_empty());
        assert!(rules("ui/src/app.ts", "process.exit(1)").is_empty());
    }

    #[test]
    fn a_path_of_one_machine_is_named_but_not_a_path_inside_the_tree() {
        assert_eq!(rules("README.md", "see /home/lan/benvung"), ["machine-path"]);
        assert_eq!(rules("docs/a.md", "open(\"/root/x\")"), ["machine-path"]);
        assert!(rules("README.md", "assets/work/x and ~/work/ and https://a.vn/home/").is_empty());
    }

    #[test]
    fn a_package_host_is_named_even_in_a_lock_file() {
        assert_eq!(
            rules("ui/package-lock.json", "      \"resolved\": \"https://example.org/a.tgz\","),
            ["package-host"]
        );
    }

    #[test]
    fn a_file_of_801_lines_is_too_long_unless_it_is_generated() {
        let text = "x\n".repeat(LONGEST + 1);
        assert_eq!(rules("ui/src/app.ts", &text), ["length"]);
        assert!(rules("ui/src/app.ts", &"x\n".repeat(LONGEST)).is_empty());
        assert!(rules("ui/src/lib/ipc/bindings.ts", &text).is_empty());
        assert!(rules("ui/package-lock.json", &text).is_empty());
    }
}
