//! Text made ready for paper: NFC, one kind of blank, no invisible characters.
//!
//! Deliberately absent: any change of visible letters.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// No-break space: kept during line breaking, written as a plain blank.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';

/// Brings a text into the form that is measured and written.
///
/// Tabs become blanks, non-breaking hyphens plain ones (lines never break at
/// them anyway), and characters without a shape (zero-width blanks, byte order
/// marks, soft hyphens, carriage returns) go away. Line feeds stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let plain = is_nfc_quick(text.chars()) == IsNormalized::Yes
        && !text.chars().any(|c| replacement(c).is_some());
    if plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfc() {
        match replacement(character) {
            None => out.push(character),
            Some("") => {}
            Some(other) => out.push_str(other),
        }
    }
    Cow::Owned(out)
}

const fn replacement(character: char) -> Option<&'static str> {
    match character {
        '\u{2007}' | '\u{202f}' => Some("\u{a0}"),
        '\t' | '\u{2002}'..='\u{200a}' => Some(" "),
        '\u{2010}' | '\u{2011}' => Some("-"),
        '\r' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_vietnamese_becomes_nfc() {
        assert_eq!(printable("Tha\u{302}\u{301}t nghie\u{323}\u{302}p"), "Thất nghiệp");
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(printable("Thọ Bình"), Cow::Borrowed(_)));
    }

    #[test]
    fn invisible_characters_go_and_tabs_become_blanks() {
        assert_eq!(printable("\u{feff}N\u{ad}ăm\t2020\r\u{2011}A"), "Năm 2020-A");
    }
}
