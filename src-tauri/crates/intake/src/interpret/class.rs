//! Loại hộ out of the words of lists: «Hộ nghèo», «HN N2», «cận nghèo», «HN BTXH».

use domain::text::fold_label;

use super::remarks::Doubt;
use super::values::tick;
use crate::heading::VOCABULARY;
use crate::sheet::Cell;

/// What is known of a household's class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) class: Option<&'static str>,
    pub(super) social_protection: bool,
    pub(super) merit: bool,
}

impl Class {
    /// Adds a class; a poor household may be N1 or N2 as well, nothing else may be two.
    pub(super) fn add(&mut self, class: &'static str) -> Result<(), Doubt> {
        match (self.class, class) {
            (None, _) => self.class = Some(class),
            (Some(own), new) if own == new => {}
            (Some("poor"), "poor_n1" | "poor_n2") => self.class = Some(class),
            (Some("poor_n1" | "poor_n2"), "poor") => {}
            _ => return Err(Doubt::new("cell.class_two")),
        }
        Ok(())
    }

    /// Adds what the words of one text say.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Doubt> {
        if let Some(class) = VOCABULARY.choice("class", text) {
            return self.add(class);
        }
        let mut rest = format!(" {} ", fold_label(text));
        for (field, flag) in
            [("social_protection", &mut self.social_protection), ("merit", &mut self.merit)]
        {
            // «HN BTXH» is a word of its own for people; its first half says the class.
            let words = VOCABULARY.words(field);
            for word in words.iter().filter(|word| !names_class(word)) {
                if let Some(at) = rest.find(&format!(" {word} ")) {
                    rest.replace_range(at..at + word.len() + 1, "");
                    *flag = true;
                }
            }
        }
        for filler in [" thuoc ", " dien ", " chinh sach ", " co ", " va ", " doi tuong "] {
            rest = rest.replace(filler, " ");
        }
        let rest = rest.trim();
        if rest.is_empty() || rest == "ho" {
            return Ok(());
        }
        if let Some(class) = VOCABULARY.choice("class", rest) {
            return self.add(class);
        }
        // «Hộ nghèo, N1», «HN/N2»: every part by itself.
        let parts: Vec<&str> = text
            .split([',', ';', '/', '+', '\n', '(', ')', '-', ':'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() < 2 {
            return Err(Doubt::new("cell.class"));
        }
        parts.into_iter().try_for_each(|part| self.read(part))
    }

    /// A tick in a column that stands for a class; `None` if it is no tick.
    pub(super) fn tick(&mut self, class: &'static str, cell: &Cell) -> Option<Result<(), Doubt>> {
        tick(cell).map(|ticked| if ticked { self.add(class) } else { Ok(()) })
    }
}

fn names_class(word: &str) -> bool {
    word.split(' ').any(|word| matches!(word, "ngheo" | "hn" | "can"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Class, &'static str> {
        let mut class = Class::default();
        class.read(text).map(|()| class).map_err(|doubt| doubt.key)
    }

    #[test]
    fn classes_are_read_from_words() {
        for (text, class) in [
            ("Hộ nghèo", "poor"),
            ("HN", "poor"),
            ("N1", "poor_n1"),
            ("HN N2", "poor_n2"),
            ("HN-N1", "poor_n1"),
            ("Hộ nghèo (N2)", "poor_n2"),
            ("hộ nghèo, n1", "poor_n1"),
            ("Hộ nghèo về thu nhập", "poor_n1"),
            ("cận nghèo", "near_poor"),
            ("CN", "near_poor"),
            ("HỘ CẬN NGHÈO", "near_poor"),
            ("không nghèo", "not_poor"),
        ] {
            assert_eq!(read(text).map(|read| read.class), Ok(Some(class)), "{text}");
        }
        assert_eq!(read("giàu"), Err("cell.class"));
        assert_eq!(read("Hộ nghèo, cận nghèo"), Err("cell.class_two"));
    }

    #[test]
    fn social_protection_and_merit_come_along_with_a_class() {
        let poor = Class { class: Some("poor"), social_protection: true, merit: false };
        for text in ["HN BTXH", "Hộ nghèo thuộc chính sách BTXH", "Hộ nghèo, BTXH"] {
            assert_eq!(read(text), Ok(poor), "{text}");
        }
        assert_eq!(read("BTXH"), Ok(Class { class: None, social_protection: true, merit: false }));
        assert_eq!(
            read("N1 - NCC"),
            Ok(Class { class: Some("poor_n1"), social_protection: false, merit: true })
        );
    }
}
