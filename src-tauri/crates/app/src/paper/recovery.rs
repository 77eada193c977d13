//! Phiếu khôi phục: one page with the words that bring a unit's key back.
//!
//! The sentences stand in `assets/forms/recovery_sheet.txt`. Deliberately absent: keeping
//! the sheet anywhere; whoever asks for it says where it goes.

use std::fmt::Display;
use std::sync::OnceLock;

use documents::forms::RecoverySheet;
use domain::words::Sentences;

const TEXT: &str = include_str!("../../../../../assets/forms/recovery_sheet.txt");

/// What the sheet is about.
pub(crate) struct SheetRequest<'a> {
    pub unit: &'a str,
    pub code: &'a str,
    pub year: u16,
    pub training: bool,
    pub words: [&'static str; 24],
    pub digits: String,
    pub six: [&'static str; 6],
    /// Day of printing, as it is to be shown.
    pub day: &'a str,
    /// PDF date.
    pub created: String,
}

/// The sheet, ready for layout.
pub(crate) fn sheet(request: &SheetRequest<'_>) -> RecoverySheet {
    let SheetRequest { unit, code, year, day, .. } = request;
    let plain = |key| say(key, &[]);
    RecoverySheet {
        file_title: say("file_title", &[("unit", unit), ("year", year)]),
        author: (*unit).to_owned(),
        created: request.created.clone(),
        title: plain("title"),
        unit: say("unit", &[("unit", unit), ("code", code), ("year", year)]),
        training: request.training.then(|| plain("training")),
        purpose: plain("what"),
        words_heading: plain("words"),
        words: request.words.iter().map(|&word| word.to_owned()).collect(),
        digits: say("digits", &[("digits", &spaced(&request.digits))]),
        digits_note: plain("digits_why"),
        own_heading: plain("six"),
        own: request.six.join("  ·  "),
        own_note: plain("six_why"),
        keep_heading: plain("keep"),
        keep: ["keep_seal", "keep_safe", "keep_never", "keep_new"].map(plain).to_vec(),
        printed: say("printed", &[("day", day)]),
    }
}

fn spaced(digits: &str) -> String {
    let signs: Vec<String> = digits.chars().map(String::from).collect();
    signs.join("\u{a0}\u{a0}")
}

fn say(key: &str, args: &[(&str, &dyn Display)]) -> String {
    static WORDS: OnceLock<Sentences> = OnceLock::new();
    WORDS.get_or_init(|| Sentences::parse(TEXT)).say(key, args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> SheetRequest<'static> {
        let secret = exchange::UnitSecret::new([7; 32]);
        SheetRequest {
            unit: "Xã Thọ Bình",
            code: "15670",
            year: 2020,
            training: false,
            words: exchange::recovery_words(&secret),
            digits: exchange::check_digits(&secret),
            six: exchange::fingerprint_words(&secret.public_keys()),
            day: "11/02/2020",
            created: "D:20200211080000+07'00'".to_owned(),
        }
    }

    #[test]
    fn the_sheet_is_one_page_with_all_words_in_order_and_no_sentence_missing() {
        let laid =
            documents::lay_out(&sheet(&request()).into_document(), documents::Fonts::bundled())
                .expect("it fits");
        assert_eq!(laid.pages.len(), 1);
        let printed = &laid.pages[0].drawing.text;
        assert!(!printed.contains('«'), "{printed}");
        for word in request().words {
            assert!(printed.contains(word), "{word} is missing in {printed}");
        }
        assert!(printed.contains("Xã Thọ Bình"));
    }

    #[test]
    fn the_words_on_the_sheet_bring_the_key_back() {
        let request = request();
        let typed = format!("{} {}", request.words.join(" "), request.digits);
        let secret = exchange::secret_from_words(&typed).expect("the sheet is typed in");
        assert_eq!(secret.expose(), &[7; 32]);
    }
}
