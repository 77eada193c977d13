//! The sentences of the command line, from `assets/messages/cli.txt`.

use std::fmt::Display;
use std::sync::OnceLock;

use domain::words::Sentences;

const TEXT: &str = include_str!("../../../../assets/messages/cli.txt");

fn sentences() -> &'static Sentences {
    static SENTENCES: OnceLock<Sentences> = OnceLock::new();
    SENTENCES.get_or_init(|| Sentences::parse(TEXT))
}

/// The sentence under `key`.
pub fn sentence(key: &str, args: &[(&str, &dyn Display)]) -> String {
    sentences().say(key, args)
}

/// Says a sentence on standard error.
pub fn line(key: &str, args: &[(&str, &dyn Display)]) {
    eprintln!("{}", sentence(key, args));
}

/// How to use it.
pub fn help() {
    line("usage.head", &[("version", &env!("CARGO_PKG_VERSION"))]);
    for number in 1.. {
        let key = format!("help.{number}");
        if !sentences().has(&key) {
            break;
        }
        line(&key, &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every key in the sources has a sentence, and every sentence is used.
    #[test]
    fn sentences_and_their_uses_agree() {
        let sources = [
            include_str!("main.rs"),
            include_str!("arguments.rs"),
            include_str!("assign.rs"),
            include_str!("commands.rs"),
            include_str!("demo.rs"),
            include_str!("merge.rs"),
            include_str!("sheets.rs"),
            include_str!("show.rs"),
            include_str!("say.rs").split("#[cfg(test)]").next().unwrap_or_default(),
        ]
        .concat();
        for key in sentences().keys().filter(|key| !key.starts_with("help.")) {
            assert!(sources.contains(&format!("\"{key}\"")), "{key} is never said");
        }
        let quoted = sources.split('"').skip(1).step_by(2);
        let prefixes: Vec<String> = sentences()
            .keys()
            .filter_map(|key| key.split('.').next())
            .map(|p| format!("{p}."))
            .collect();
        for text in quoted.filter(|text| !text.contains([' ', '/', '{', '\\'])) {
            if prefixes.iter().any(|prefix| text.starts_with(prefix.as_str()))
                && !COMMANDS.contains(&text)
            {
                assert!(sentences().has(text), "{text} has no sentence");
            }
        }
    }

    /// Names of `dispatch` commands that look like keys.
    const COMMANDS: &[&str] = &["import.preview", "import.apply", "sheets.offer", "sheets.print"];
}
