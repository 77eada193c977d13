//! Rule for the words of Rust sources: what a person reads is Vietnamese, and
//! Vietnamese is data in `assets` or the catalogue of the screens, never a string
//! literal of the program.
//!
//! Sources are read literal by literal, over several lines, comments and characters
//! told apart; tests may spell out what they expect. Deliberately absent: English
//! words, which are for developers and logs.

use super::rust::{is_test_file, tests_begin};
use super::screens::is_vietnamese;
use super::{Findings, Violation};

/// Files whose literals are language itself or test data, and why.
const LANGUAGE: &[(&str, &str)] = &[
    ("src-tauri/crates/domain/src/text/words.rs", "the number words and how they join"),
    ("src-tauri/crates/domain/src/text/sort.rs", "the alphabet in its order"),
    ("src-tauri/crates/documents/src/layout/glue.rs", "the words at which no line is broken"),
    ("src-tauri/crates/app/src/paper/template.rs", "the letters of points: a), b), … đ)"),
    ("src-tauri/crates/domain/src/sample.rs", "invented plans, compiled for tests only"),
    ("src-tauri/crates/app/src/paper/sample.rs", "an invented plan, compiled for tests only"),
];

/// Where the program says nothing to a person: the tools, and the inventors of test data,
/// whose words imitate other people's spreadsheets.
const FOR_DEVELOPERS: &[&str] =
    &["src-tauri/crates/xtask/", "src-tauri/crates/testkit/", "src-tauri/crates/app/src/demo/"];

fn is_free(path: &str) -> bool {
    !path.starts_with("src-tauri/")
        || FOR_DEVELOPERS.iter().any(|folder| path.starts_with(folder))
        || LANGUAGE.iter().any(|(file, _)| *file == path)
        || is_test_file(path)
        || path.contains("/examples/")
}

/// The string literals of a source with the line (from 1) on which each begins.
fn literals(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else if let Some((head, tail, raw)) = string_marks(rest) {
            let inside = &rest[head..];
            let end = if raw { inside.find(&tail) } else { plain_end(inside) };
            let end = end.unwrap_or(inside.len());
            found.push((line, &inside[..end]));
            (head + end + tail.len()).min(rest.len())
        } else if first == '\'' {
            character_length(rest)
        } else if first.is_alphanumeric() || first == '_' {
            // A whole word, so that the `r` of `for"` opens no raw string.
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// Length of a block comment, which may hold others.
fn comment_length(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (at, depth) = (at + 2, depth + 1);
        } else if rest[at..].starts_with("*/") {
            (at, depth) = (at + 2, depth - 1);
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// Length of what opens a string literal here, what closes it, and whether a
/// backslash inside is only a backslash.
fn string_marks(rest: &str) -> Option<(usize, String, bool)> {
    let prefix = rest.bytes().take_while(|b| matches!(b, b'b' | b'c' | b'r')).count();
    let raw = rest[..prefix].ends_with('r');
    let hashes = rest[prefix..].bytes().take_while(|b| *b == b'#').count();
    let opens = rest[prefix + hashes..].starts_with('"') && prefix <= 2 && (raw || hashes == 0);
    opens.then(|| (prefix + hashes + 1, format!("\"{}", "#".repeat(hashes)), raw))
}

/// Where a literal with escapes ends.
fn plain_end(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside
        .char_indices()
        .find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        })
        .map(|(at, _)| at)
}

/// Length of a character literal, or of the quote of a lifetime.
fn character_length(rest: &str) -> usize {
    let mut letters = rest[1..].char_indices();
    match letters.next() {
        Some((_, '\\')) => match rest[3..].find('\'') {
            Some(at) => at + 4,
            None => 1,
        },
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 2,
            _ => 1,
        },
        None => 1,
    }
}

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    if is_free(path) {
        return findings.found;
    }
    let tests = tests_begin(text);
    for (line, literal) in literals(text) {
        if line <= tests && literal.contains(is_vietnamese) {
            let shown: String = literal.chars().take(24).collect();
            findings.add(
                line,
                "words",
                format!("`{shown}`: what a person reads stands in assets/messages"),
            );
        }
    }
    findings.found
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "src-tauri/crates/app/src/lists.rs";

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(path, text).into_iter().map(|violation| violation.line).collect()
    }

    #[test]
    fn a_sentence_in_the_program_is_named_with_the_line_on_which_it_begins() {
        assert_eq!(lines(APP, "let a = 1;\nlet b = \"Hộ\";\nlet c = \"Xã\";\n"), [2, 3]);
        assert_eq!(lines(APP, "#[error(\n    \"Không \\\n     mở\"\n)]\nlet a = \"đ\";"), [2, 5]);
        assert_eq!(lines(APP, "let a = r#\"say \"Hộ\" \"#;"), [1]);
        assert_eq!(lines(APP, "let a = \"one\n two\nthrée\"; let b = \"ô\";"), [1, 3]);
        assert_eq!(lines(APP, "let a = \"\\\"Hộ\";"), [1]);
    }

    #[test]
    fn every_letter_that_english_has_not_is_seen_alone() {
        for letter in "ăâđêôơưĂÂĐÊÔƠƯàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵẤẦẨẪẬỜỢỮỲ".chars()
        {
            assert_eq!(lines(APP, &format!("let a = \"x{letter}\";")), [1], "{letter}");
        }
        assert!(lines(APP, "let a = \"a … b — c «d» · 2²\";").is_empty());
    }

    #[test]
    fn comments_characters_and_lifetimes_are_no_sentences() {
        for text in [
            "/// Hộ nghèo «\"Hộ\"».\nfn f() {}",
            "//! Xã.\n/* \"Hộ\" /* \"xã\" */ \"hộ\" */ let a = \"\";",
            "let a = 'đ'; let b = '\"'; // \"Hộ\"",
            "let a = '\\''; let b = '\\\"'; let c = '\\u{111}'; // \"Hộ\"",
            "fn f<'a>(a: &'a str) -> &'a str { a } // \"Hộ\"",
            "let a = \"http://x\"; // \"Hộ\"",
            "let a = \"\\\\\"; // \"Hộ\"",
            "let a = r\"\\\"; // Hộ \"",
            "let a = r\"C:\\\"; let b = 'Ộ'; let c = \"\";",
            "let a = r#type; // \"Hộ\"",
        ] {
            assert!(lines(APP, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn tests_say_what_they_expect_and_what_comes_before_them_does_not() {
        let text = "let a = \"Hộ\";\n#[cfg(test)]\nmod tests {\n    let b = \"Hộ\";\n}\n";
        assert_eq!(lines(APP, text), [1]);
        assert_eq!(lines(APP, "#[cfg(test)]\nmod tests;\nlet a = \"Hộ\";\n"), [3]);
        for path in [
            "src-tauri/crates/app/tests/lists.rs",
            "src-tauri/crates/app/src/tests/lists.rs",
            "src-tauri/crates/app/src/lists_tests.rs",
            "src-tauri/crates/store/benches/lists.rs",
            "src-tauri/crates/documents/examples/plan.rs",
            "src-tauri/crates/testkit/src/names.rs",
            "src-tauri/crates/xtask/src/main.rs",
            "src-tauri/crates/domain/src/text/words.rs",
            "tests/src/story.rs",
        ] {
            assert!(lines(path, "let a = \"Hộ\";").is_empty(), "{path}");
        }
        assert_eq!(lines("src-tauri/src/main.rs", "let a = \"Hộ\";"), [1]);
    }
}
