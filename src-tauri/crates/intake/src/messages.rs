//! What this crate says to people, out of `assets/messages/intake.txt`.

use std::fmt::Display;
use std::sync::LazyLock;

use domain::words::Sentences;

static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::parse(include_str!("../../../../assets/messages/intake.txt")));

pub(crate) fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    SENTENCES.say(key, args)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every literal key in the sources of this crate.
    fn keys_in_use() -> Vec<String> {
        fn visit(folder: &std::path::Path, keys: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    visit(&path, keys);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for start in ["\"read.", "\"cell.", "\"row.", "\"skip."] {
                    for rest in text.split(start).skip(1) {
                        let tail = rest.split('"').next().unwrap();
                        if !tail.is_empty()
                            && tail.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                        {
                            keys.push(format!("{}{tail}", &start[1..]));
                        }
                    }
                }
            }
        }
        let mut keys = Vec::new();
        visit(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut keys);
        keys.sort();
        keys.dedup();
        keys
    }

    #[test]
    fn every_sentence_that_is_said_is_written_and_every_one_written_is_said() {
        let used = keys_in_use();
        assert!(used.len() > 40, "{used:?}");
        let missing: Vec<_> = used.iter().filter(|key| !SENTENCES.has(key)).collect();
        assert!(missing.is_empty(), "not written: {missing:?}");
        let idle: Vec<_> =
            SENTENCES.keys().filter(|key| !used.iter().any(|used| used == key)).collect();
        assert!(idle.is_empty(), "never said: {idle:?}");
    }

    #[test]
    fn no_sentence_shouts_or_stops_short() {
        for key in SENTENCES.keys() {
            let sentence = say(key, &[]);
            assert!(!sentence.contains('!'), "{key}: {sentence}");
            assert!(sentence.ends_with('.'), "{key}: {sentence}");
        }
    }
}
