//! One spelling for everything that is stored.
//!
//! Deliberately absent: changing letters a person meant. Only forms that look
//! the same on paper are made the same.

use unicode_normalization::UnicodeNormalization;

/// Precomposed form (NFC, «Unicode dựng sẵn») and nothing else.
///
/// Text typed with combining marks («Unicode tổ hợp») renders wrongly on
/// paper and compares unequal, so every text enters the program through this
/// or through [`clean`].
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The stored form of one line of typed or imported text: [`nfc`], any white
/// space (no-break space, tab, line end) as one single space, none at the
/// ends, invisible characters gone, and the Icelandic look-alikes ð/Ð turned
/// into the Vietnamese đ/Đ.
pub fn clean(text: &str) -> String {
    let visible: String = text
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            'ð' => 'đ',
            'Ð' => 'Đ',
            other => other,
        })
        .collect();
    let mut line = String::with_capacity(visible.len());
    for word in visible.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    // Taking an invisible character out can bring a letter and its mark
    // together, so the result is composed once more.
    nfc(&line)
}

/// Zero-width and soft-hyphen characters, byte-order marks and controls that
/// are not white space: they come along when text is pasted from Word or web
/// pages.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn combining_marks_become_one_letter() {
        assert_eq!(nfc("Nguye\u{0302}\u{0303}n"), "Nguyễn");
    }

    #[test]
    fn clean_joins_blanks_of_every_kind() {
        assert_eq!(clean("\u{FEFF} Lê\u{00A0}\u{00A0}Thị\t Hoa \r\n"), "Lê Thị Hoa");
    }

    #[test]
    fn icelandic_letters_become_vietnamese_ones() {
        assert_eq!(clean("Ðặng Ðình ðức"), "Đặng Đình đức");
    }

    #[test]
    fn tone_placement_is_kept_as_typed() {
        assert_eq!(clean("Hòa Hoà"), "Hòa Hoà");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn clean_text_never_begins_or_ends_with_a_blank(text in ".{0,40}") {
            let line = clean(&text);
            prop_assert_eq!(line.trim(), line.as_str());
            prop_assert!(!line.contains("  "));
        }
    }
}
