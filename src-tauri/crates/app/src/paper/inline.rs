//! The sentences of a text: figures between double braces, **bold**, __italic__.
//!
//! What a person typed is never markup: [`escaped`] puts a backslash before every sign that
//! would be. Deliberately absent: what a figure is worth.

use super::fields::Fields;

/// A stretch of a sentence in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// As printed.
    pub text: String,
    /// The field it was filled in from; none for words.
    pub field: Option<String>,
    /// Bold?
    pub bold: bool,
    /// Italic?
    pub italic: bool,
}

/// Signs that a backslash turns into themselves.
const SIGNS: &[char] = &['\\', '{', '}', '*', '_', '@', '#', '-', '/'];

/// Fills in the fields in one pass. A number keeps to the word after it.
pub(super) fn parts(text: &str, fields: &Fields) -> Vec<Part> {
    Reader::default().read(text, fields)
}

/// The same for editing: a field without a value is there too, and blanks are as typed.
pub(super) fn kept_parts(text: &str, fields: &Fields) -> Vec<Part> {
    Reader { keeps: true, ..Reader::default() }.read(text, fields)
}

impl Reader {
    fn read(mut self, text: &str, fields: &Fields) -> Vec<Part> {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (taken, after) = rest.split_at(first.len_utf8());
            if let Some(sign) = after.chars().next().filter(|c| first == '\\' && SIGNS.contains(c))
            {
                self.words(&after[..sign.len_utf8()]);
                rest = &after[sign.len_utf8()..];
            } else if let Some((name, tail)) =
                rest.strip_prefix("{{").and_then(|tail| tail.split_once("}}"))
            {
                self.field(name, fields);
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("**") {
                self.bold = !self.bold;
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("__") {
                self.italic = !self.italic;
                rest = tail;
            } else {
                self.words(taken);
                rest = after;
            }
        }
        self.parts
    }
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    bold: bool,
    italic: bool,
    /// A figure that ends in a digit stands directly before.
    after_digit: bool,
    /// Everything is kept as it was typed.
    keeps: bool,
}

impl Reader {
    fn words(&mut self, text: &str) {
        let kept =
            if std::mem::take(&mut self.after_digit) && text == " " { "\u{a0}" } else { text };
        let (bold, italic) = (self.bold, self.italic);
        match self.parts.last_mut() {
            Some(last) if last.field.is_none() && (last.bold, last.italic) == (bold, italic) => {
                last.text.push_str(kept);
            }
            _ => self.parts.push(Part { text: kept.to_owned(), field: None, bold, italic }),
        }
    }

    fn field(&mut self, name: &str, fields: &Fields) {
        if self.keeps {
            let text = fields.get(name).cloned().unwrap_or_else(|| format!("«{name}»"));
            let (bold, italic) = (self.bold, self.italic);
            return self.parts.push(Part { text, field: Some(name.to_owned()), bold, italic });
        }
        let Some(value) = fields.get(name) else {
            return self.words(&format!("«{name}»"));
        };
        let ends_in_digit = |text: &str| text.ends_with(|end: char| end.is_ascii_digit());
        if value.is_empty() {
            self.after_digit = self.parts.last().is_some_and(|last| ends_in_digit(&last.text));
            return;
        }
        self.after_digit = ends_in_digit(value);
        self.parts.push(Part {
            text: value.clone(),
            field: Some(name.to_owned()),
            bold: self.bold,
            italic: self.italic,
        });
    }
}

/// The words of all parts.
pub(super) fn plain(parts: &[Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect()
}

/// One line that reads back as these parts: fields by name, everything else as typed.
pub(crate) fn escaped(parts: &[Part]) -> String {
    let mut line = String::new();
    let (mut bold, mut italic) = (false, false);
    for part in parts {
        if part.bold != bold {
            line.push_str("**");
            bold = part.bold;
        }
        if part.italic != italic {
            line.push_str("__");
            italic = part.italic;
        }
        match &part.field {
            Some(name) => line.push_str(&format!("{{{{{name}}}}}")),
            None => {
                for sign in part.text.chars() {
                    let sign = if sign.is_control() || sign == '\u{2028}' { ' ' } else { sign };
                    let doubled = matches!(sign, '\\' | '{' | '}' | '*' | '_');
                    let begins = line.is_empty() && matches!(sign, '@' | '#' | '-' | '/');
                    if doubled || begins {
                        line.push('\\');
                    }
                    line.push(sign);
                }
            }
        }
    }
    if italic {
        line.push_str("__");
    }
    if bold {
        line.push_str("**");
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Part {
        Part { text: text.to_owned(), ..Part::default() }
    }

    #[test]
    fn bold_and_italic_go_around_figures_too() {
        let fields = Fields::from([("n".to_owned(), "3".to_owned())]);
        let read = parts("Giảm **{{n}} hộ** __nghèo__", &fields);
        let bold = |part: Part| Part { bold: true, ..part };
        let figure = Part { text: "3".to_owned(), field: Some("n".to_owned()), ..Part::default() };
        let italic = Part { italic: true, ..words("nghèo") };
        assert_eq!(
            read,
            [words("Giảm "), bold(figure), bold(words("\u{a0}hộ")), words(" "), italic]
        );
    }

    proptest! {
        #[test]
        fn what_is_typed_is_read_back_as_typed(text in "[-@#/*_{}\\\\a-c ếđ0-3]{1,24}", bold: bool) {
            let typed = [Part { bold, ..words(&text) }];
            let line = escaped(&typed);
            prop_assert!(!line.starts_with(['@', '#', '-', '/']) , "{line}");
            prop_assert_eq!(plain(&parts(&line, &Fields::new())), text);
        }

        #[test]
        fn a_sentence_that_is_edited_and_written_back_is_the_same(
            said in prop::collection::vec(("[-@#/*_{}\\\\a-c 1]{1,6}", 0_u8..8), 1..6),
        ) {
            let fields = Fields::from([("n".to_owned(), "3".to_owned()), ("none".to_owned(), String::new())]);
            let mut typed: Vec<Part> = Vec::new();
            for (text, how) in said {
                let (bold, italic) = (how & 1 > 0, how & 2 > 0);
                let name = if text.len() > 3 { "n" } else { "none" };
                let part = match how & 4 > 0 {
                    true => Part { text: fields[name].clone(), field: Some(name.to_owned()), bold, italic },
                    false => Part { text, field: None, bold, italic },
                };
                match typed.last_mut() {
                    Some(last) if last.field.is_none() && part.field.is_none()
                        && (last.bold, last.italic) == (bold, italic) => last.text.push_str(&part.text),
                    _ => typed.push(part),
                }
            }
            prop_assert_eq!(kept_parts(&escaped(&typed), &fields), typed);
        }
    }
}
