//! The list of 2,048 words in which keys are compared by phone and secrets put on paper.
//!
//! Every word is two syllables of plain Vietnamese («cây cau», «con bò»). Any two differ
//! in at least two letters after their tone marks are taken off, and sound different even
//! where tr/ch, s/x, d/gi/r and l/n are spoken alike, so a word survives typing without
//! marks, a regional accent and the usual misspelling, and one slipped letter never makes
//! another word. The list is final: packages and recovery sheets already printed depend
//! on its order. Deliberately absent: guessing what a wrong word was meant to be.

use std::collections::HashMap;
use std::sync::OnceLock;

use domain::text::fold;
use thiserror::Error;

use crate::messages::say;

const LIST: &str = include_str!("../../../../assets/words/vi-2048.txt");

/// Bits of one word.
pub(crate) const WORD_BITS: u32 = 11;

/// What was typed is not words of the list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordError {
    /// A pair of syllables is not in the list.
    #[error("{}", say("word.unknown", &[("position", .position), ("typed", .typed)]))]
    Unknown {
        /// Which word, from 1.
        position: usize,
        /// The two syllables without tone marks.
        typed: String,
    },
    /// The last word has one syllable only.
    #[error("{}", say("word.half", &[("typed", .typed)]))]
    HalfWord {
        /// The syllable without tone marks.
        typed: String,
    },
}

pub(crate) fn list() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| LIST.lines().collect())
}

/// The word with this number.
///
/// # Panics
/// If `index` is not below 2,048; an index is always 11 bits.
#[must_use]
pub fn word(index: u16) -> &'static str {
    list()[usize::from(index)]
}

/// Reads typed words as their numbers in the list. Tone marks, capitals, digits (as of
/// «1. con bò»), commas, dashes and blanks may be there or not.
pub fn parse_words(typed: &str) -> Result<Vec<u16>, WordError> {
    static BY_SOUND: OnceLock<HashMap<String, u16>> = OnceLock::new();
    let by_sound = BY_SOUND.get_or_init(|| {
        let keys = list().iter().map(|word| sound(word));
        keys.zip(0..).collect()
    });
    let folded = fold(typed);
    let syllables: Vec<&str> = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|syllable| !syllable.is_empty())
        .collect();
    let mut found = Vec::with_capacity(syllables.len() / 2);
    for pair in syllables.chunks(2) {
        let &[first, second] = pair else {
            return Err(WordError::HalfWord { typed: pair[0].to_owned() });
        };
        let typed = format!("{first} {second}");
        match by_sound.get(&sound(&typed)) {
            Some(&index) => found.push(index),
            None => {
                return Err(WordError::Unknown { position: found.len() + 1, typed });
            }
        }
    }
    Ok(found)
}

/// Words of the list that begin like what was typed, tone marks aside, at most `most`; one
/// that is typed in full comes first. A completion is an offer: what was typed stays.
#[must_use]
pub fn complete_word(typed: &str, most: usize) -> Vec<&'static str> {
    static FOLDED: OnceLock<Vec<String>> = OnceLock::new();
    let all = FOLDED.get_or_init(|| list().iter().map(|word| fold(word)).collect());
    let folded = fold(typed);
    let letters = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    let syllables: Vec<&str> =
        letters.split(|c: char| !c.is_alphabetic()).filter(|one| !one.is_empty()).collect();
    let mut begins = syllables.join(" ");
    if syllables.len() == 1 && letters.ends_with(|c: char| !c.is_alphabetic()) {
        begins.push(' ');
    }
    if begins.is_empty() {
        return Vec::new();
    }
    let found = list().iter().zip(all).filter(|(_, folded)| folded.starts_with(&begins));
    let mut words: Vec<&'static str> = found.map(|(word, _)| *word).take(most).collect();
    if words.is_empty()
        && let Ok(heard) = parse_words(&begins)
    {
        // Spelt as it is spoken where tr is ch and s is x.
        words.extend(heard.first().map(|&index| word(index)));
    }
    words
}

/// How a word sounds where the most letters are spoken alike, without tone marks.
pub(crate) fn sound(word: &str) -> String {
    let folded = fold(word);
    let syllables: Vec<String> = folded.split(' ').map(sound_of_syllable).collect();
    syllables.join(" ")
}

fn sound_of_syllable(syllable: &str) -> String {
    let mut heard = if let Some(rest) = syllable.strip_prefix("gi") {
        // «gì», «giêng» keep their i; in «gia», «gió», «giúp» it belongs to the consonant.
        if rest.starts_with(['a', 'o', 'u']) { format!("d{rest}") } else { format!("di{rest}") }
    } else if let Some(rest) = syllable.strip_prefix("tr") {
        format!("ch{rest}")
    } else if let Some(rest) = syllable.strip_prefix('r') {
        format!("d{rest}")
    } else if let Some(rest) = syllable.strip_prefix('s') {
        format!("x{rest}")
    } else if syllable.starts_with('n')
        && !syllable.starts_with("ng")
        && !syllable.starts_with("nh")
    {
        format!("l{}", &syllable[1..])
    } else {
        syllable.to_owned()
    };
    // «kỹ» and «kĩ», «quý» and «quí» are one word; «máy» and «mai» are not.
    if let Some(stem) = heard.strip_suffix('y')
        && (stem == "qu" || stem.ends_with(|c: char| !"aeiouy".contains(c)))
    {
        heard = format!("{stem}i");
    }
    heard
}
