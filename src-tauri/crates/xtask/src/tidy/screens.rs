//! Rules for the screens: words only in the catalogue, colours only in the
//! tokens, the toolkit only behind `ui/src/lib/ipc`, and no request to a network.
//!
//! Component shape, types and unused code are the business of svelte-check and the
//! screens' own linter.

use super::text::has_word;
use super::{Findings, Violation};

const IPC: &str = "ui/src/lib/ipc/";
const WORDS: &str = "ui/src/lib/i18n/";

/// Ways out of the window other than the bridge; `fetch` by its own rule, below.
const NETWORK: &[&str] = &["XMLHttpRequest", "WebSocket(", "EventSource(", "sendBeacon"];

/// Colour functions, which take raw numbers.
const COLOUR_FUNCTIONS: &[&str] =
    &["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// Colours by name, as far as anybody would write them.
const COLOUR_NAMES: &[&str] = &[
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "brown", "pink",
    "gray", "grey", "silver", "gold", "teal", "navy", "maroon", "indigo", "beige", "crimson",
    "tomato",
];

/// Properties whose value is a colour.
const COLOUR_PROPERTIES: &[&str] =
    &["color", "background", "border", "outline", "fill", "stroke", "shadow", "caret"];

fn is_test(path: &str) -> bool {
    path.contains(".test.")
        || path.contains(".spec.")
        || path.contains("/test/")
        || path.contains("/tests/")
        // The invented core of the development host; not in the build.
        || path.starts_with("ui/src/dev/")
}

/// Cuts comments off, over several lines: `/* … */`, `<!-- … -->` and `// …`.
struct Comments {
    closing: Option<&'static str>,
    line_comments: bool,
}

impl Comments {
    fn code_of(&mut self, line: &str) -> String {
        let mut code = String::new();
        let mut rest = line;
        loop {
            if let Some(closing) = self.closing {
                let Some(at) = rest.find(closing) else {
                    return code;
                };
                rest = &rest[at + closing.len()..];
                self.closing = None;
            }
            let opening = [("/*", "*/"), ("<!--", "-->")]
                .into_iter()
                .filter_map(|(open, close)| rest.find(open).map(|at| (at, open, close)))
                .min();
            let to_end =
                rest.match_indices("//").map(|(at, _)| at).find(|&at| !rest[..at].ends_with(':'));
            match (opening, to_end.filter(|_| self.line_comments)) {
                (Some((at, ..)), Some(end)) if end < at => return code + &rest[..end],
                (None, Some(end)) => return code + &rest[..end],
                (Some((at, open, close)), _) => {
                    code.push_str(&rest[..at]);
                    rest = &rest[at + open.len()..];
                    self.closing = Some(close);
                }
                (None, None) => return code + rest,
            }
        }
    }
}

/// A letter that Vietnamese has and English has not.
pub(super) fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}')
        || "ăâđêôơưàáãèéìíĩòóõùúũýĂÂĐÊÔƠƯÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝ".contains(c)
}

/// Whether the browser's own `fetch` is called: not a method of ours of that name.
fn fetches(code: &str) -> bool {
    code.match_indices("fetch(").any(|(at, _)| {
        let before = &code[..at];
        let of_browser =
            ["window.", "globalThis.", "self."].iter().any(|whole| before.ends_with(whole));
        let longer =
            before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$' | '#'));
        let defined = code.trim_end().ends_with('{')
            && matches!(before.trim(), "" | "async" | "function" | "async function");
        of_browser || !longer && !defined
    })
}

/// The first raw colour of a line of a stylesheet, a component or a script.
fn raw_colour(code: &str, stylesheet: bool) -> Option<String> {
    if let Some(function) = COLOUR_FUNCTIONS.iter().find(|function| has_word(code, function)) {
        return Some((*function).to_owned() + "…)");
    }
    for (at, _) in code.match_indices('#') {
        let digits: String =
            code[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let hex =
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit());
        let before = code[..at].trim_end();
        // In a stylesheet a colour stands after its property; elsewhere inside quotes.
        let placed = if stylesheet {
            before.contains(':') && !before.ends_with('(') && !code.trim_end().ends_with('{')
        } else {
            code[..at].ends_with(['"', '\'', '`'])
        };
        if hex && placed {
            return Some(format!("#{digits}"));
        }
    }
    let (property, value) = code.split_once(':').filter(|_| stylesheet)?;
    let coloured = COLOUR_PROPERTIES.iter().any(|name| property.contains(name));
    // `var(--red)` is a token, not a colour.
    let name = COLOUR_NAMES
        .iter()
        .find(|name| value.split([' ', ',', ';', '(', ')']).any(|word| word == **name))?;
    coloured.then(|| (*name).to_owned())
}

pub(super) fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut findings = Findings::of(path);
    if !path.starts_with("ui/src/") && path != "ui/index.html" {
        return findings.found;
    }
    let css = path.ends_with(".css");
    let mut comments = Comments { closing: None, line_comments: !css };
    let mut in_style = css;
    for (at, line) in text.lines().enumerate() {
        let code = comments.code_of(line);
        let code = code.as_str();
        let line = at + 1;
        if !css && code.contains("<style") {
            in_style = true;
        }
        if code.contains("@tauri-apps/") && !path.starts_with(IPC) {
            findings.add(line, "toolkit", format!("`@tauri-apps/*` is used in {IPC} only"));
        }
        if !is_test(path) {
            check_shown(path, code, line, in_style, &mut findings);
        }
        if !css && code.contains("</style") {
            in_style = false;
        }
    }
    findings.found
}

fn check_shown(path: &str, code: &str, line: usize, in_style: bool, findings: &mut Findings<'_>) {
    if !path.starts_with(IPC) {
        let way = NETWORK.iter().copied().find(|way| has_word(code, way));
        if let Some(way) = way.or_else(|| fetches(code).then_some("fetch(")) {
            findings.add(
                line,
                "socket",
                format!("`{way}`: screens speak to the program through {IPC} only"),
            );
        }
    }
    let in_catalogue = path.starts_with(WORDS) || path.starts_with(IPC) || path == "ui/index.html";
    if !in_catalogue && let Some(letter) = code.chars().find(|&c| is_vietnamese(c)) {
        findings.add(
            line,
            "words",
            format!("“{letter}”: what a person reads stands in {WORDS}vi.ts"),
        );
    }
    let in_style = in_style || code.contains("style=");
    if !path.ends_with("/tokens.css")
        && let Some(colour) = raw_colour(code, in_style)
    {
        findings.add(line, "colour", format!("`{colour}`: colours stand in tokens.css"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        check(path, text).into_iter().map(|violation| violation.rule).collect()
    }

    const SCREEN: &str = "ui/src/features/households/List.svelte";

    #[test]
    fn words_for_people_stand_in_the_catalogue() {
        assert_eq!(rules(SCREEN, "<h1>Danh sách hộ</h1>"), ["words"]);
        assert_eq!(rules("ui/src/lib/state/a.ts", "const title = 'Đã lưu';"), ["words"]);
        assert!(rules("ui/src/lib/i18n/vi.ts", "title: 'Đã lưu',").is_empty());
        assert!(rules("ui/src/features/a/List.test.ts", "getByText('Đã lưu')").is_empty());
    }

    #[test]
    fn a_comment_may_name_the_vietnamese_term() {
        for text in [
            "// hộ cận nghèo",
            "const near = 1; // hộ cận nghèo",
            "/* hộ\n * cận nghèo */ const near = 1;",
            "<!-- hộ\n cận nghèo --><p></p>",
            "/** Hộ */ const a = 1; /* nghèo */",
        ] {
            assert!(rules(SCREEN, text).is_empty(), "{text}");
        }
        assert_eq!(rules(SCREEN, "/* hộ */ const a = 'Hộ';"), ["words"]);
    }

    #[test]
    fn colours_stand_in_the_tokens() {
        assert_eq!(rules("ui/src/app.css", "a { color: #1a2b3c; }"), ["colour"]);
        assert_eq!(rules("ui/src/app.css", "  background: rgb(1 2 3);"), ["colour"]);
        assert_eq!(rules("ui/src/app.css", "  border: 1px solid white;"), ["colour"]);
        assert_eq!(rules(SCREEN, "<style>\n  a { color: #fff; }\n</style>"), ["colour"]);
        assert_eq!(rules(SCREEN, "<path fill=\"#abcdef\" />"), ["colour"]);
        assert!(rules("ui/src/lib/ui/tokens.css", "--ink: #111111;").is_empty());
        assert!(rules("ui/src/app.css", "  color: var(--red); white-space: nowrap;").is_empty());
    }

    #[test]
    fn what_only_looks_like_a_colour_passes() {
        assert!(rules("ui/src/app.css", "#add { margin: 0; }").is_empty());
        assert!(rules("ui/src/app.css", "  fill: url(#abc);").is_empty());
        assert!(rules(SCREEN, "{#each rows as row}").is_empty());
        assert!(rules("ui/src/a.ts", "class A { #add = 1; }").is_empty());
    }

    #[test]
    fn the_toolkit_and_the_network_stay_behind_the_bridge() {
        assert_eq!(rules(SCREEN, "import { invoke } from '@tauri-apps/api/core';"), ["toolkit"]);
        assert_eq!(rules(SCREEN, "await fetch('/a')"), ["socket"]);
        assert!(
            rules("ui/src/lib/ipc/tauri.ts", "import { invoke } from '@tauri-apps/api/core';")
                .is_empty()
        );
        assert!(rules("ui/src/lib/ipc/host.ts", "await fetch('/dispatch')").is_empty());
        assert_eq!(rules(SCREEN, "const a = () => window.fetch('/a');"), ["socket"]);
        for ours in [
            "await prefetch(rows)",
            "  async fetch(index: number): Promise<Row> {",
            "await rows.fetch(3)",
        ] {
            assert!(rules(SCREEN, ours).is_empty(), "{ours}");
        }
    }

    #[test]
    fn an_address_in_a_string_is_no_comment() {
        assert_eq!(
            rules(SCREEN, "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Hộ</title></svg>"),
            ["words"]
        );
    }
}
