//! The sentences of this crate, from `assets/messages/app.txt`.

use std::fmt::Display;
use std::sync::OnceLock;

use domain::words::Sentences;

pub(crate) const TEXT: &str = include_str!("../../../../assets/messages/app.txt");

fn sentences() -> &'static Sentences {
    static SENTENCES: OnceLock<Sentences> = OnceLock::new();
    SENTENCES.get_or_init(|| Sentences::parse(TEXT))
}

/// The sentence under `key`.
pub(crate) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    sentences().say(key, args)
}

/// Is there a sentence under `key`?
pub(crate) fn has(key: &str) -> bool {
    sentences().has(key)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The sources of this crate without their tests.
    fn sources(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, all);
            } else if !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                all.push_str(text.split("#[cfg(test)]").next().unwrap_or_default());
            }
        }
    }

    #[test]
    fn every_sentence_is_said_and_everything_said_has_a_sentence() {
        let mut all = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let computed = [
            "step.",
            "field.",
            "word.",
            "figure.",
            "figure_part.",
            "field_group.",
            "word_field.",
            "task_field.",
        ];
        for key in sentences().keys() {
            let named = computed.iter().any(|family| key.starts_with(family));
            assert!(named || all.contains(&format!("\"{key}\"")), "{key} is never said");
        }
        let families: Vec<&str> = sentences()
            .keys()
            .filter_map(|key| key.split_once('.').map(|(family, _)| family))
            .collect();
        let is_key = |text: &str| {
            let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
            let family = text.split_once('.').map(|(family, _)| family);
            text.chars().all(plain) && family.is_some_and(|family| families.contains(&family))
        };
        let quoted = all.split('"').skip(1).step_by(2);
        for text in quoted.filter(|text| is_key(text)) {
            let is_command = crate::commands::NAMES.contains(&text);
            let is_step = has(&format!("step.{text}"));
            assert!(
                has(text) || is_command || is_step || text.ends_with('.'),
                "{text} has no sentence"
            );
        }
    }

    #[test]
    fn every_step_of_the_history_has_a_name() {
        for kind in domain::schema::KINDS {
            for doing in ["add", "edit", "delete"] {
                let named = has(&format!("step.{}.{doing}", kind.name));
                // Progress and movements have no screen yet; they show as «mục».
                assert!(
                    named || matches!(kind.name, "progress" | "movement"),
                    "{} {doing}",
                    kind.name
                );
            }
        }
        for step in [
            "list.import",
            "measures.suggest",
            "measures.accept",
            "households.helper",
            "households.measure",
            "households.expected",
            "households.hamlet",
            "households.delete",
            "demo.fill",
            "dossier.accept",
            "dossier.copy",
            "workplace.create",
            "workplace.merge",
            "record.edit",
        ] {
            assert!(has(&format!("step.{step}")), "{step}");
        }
    }
}
