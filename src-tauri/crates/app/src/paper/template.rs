//! Reads the template of the plan: conditions, fields, headings, lists, tables, annexes.
//!
//! The markup is explained at the head of `assets/forms/poverty_plan.txt`. Deliberately
//! absent: expressions. A condition asks whether one field is there; everything else is
//! decided where the field is written.

use documents::forms::{Annex, Passage, TextSection};

use super::fields::Fields;
use super::tables::{self, Frame};

pub(super) const POVERTY_PLAN: &str = include_str!("../../../../../assets/forms/poverty_plan.txt");

/// Marks that begin a new piece even without a blank line before it.
const MARKS: &[&str] = &["@", "# ", "## ", "- ", "* "];

/// Letters of points in the order of Vietnamese papers: a), b), c), d), đ), e).
const LETTERS: &[&str] = &[
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// A template with its conditions decided and its fields filled in.
pub(super) struct Script {
    pieces: Vec<Piece>,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words of the template.
    Words(String),
    /// What a field was filled in with.
    Field {
        /// The field.
        name: String,
        /// Its text.
        text: String,
    },
}

/// A heading with what stands under it, figures still told from words.
pub(super) struct Chapter {
    /// 1 for «I. …», 2 for «1. …».
    pub level: u8,
    /// The heading with its number.
    pub heading: String,
    /// What stands under it.
    pub entries: Vec<Entry>,
}

/// What stands under a heading.
pub(super) enum Entry {
    /// A paragraph with its mark.
    Text(Vec<Part>),
    /// A table.
    Table {
        /// «Biểu 1. …».
        caption: String,
        /// «Đơn vị tính: …».
        unit: String,
        /// The table.
        table: documents::Table,
    },
}

/// What stands between two blank lines.
struct Piece {
    /// `@title`, `#`, `-`, …; empty for a plain paragraph.
    mark: String,
    /// The rest of the first line.
    parts: Vec<Part>,
    /// `key: value` lines of a table or annex.
    properties: Vec<(String, String)>,
}

impl Script {
    pub fn write(template: &str, fields: &Fields) -> Self {
        let lines = chosen_lines(template, fields);
        let pieces = chunks(&lines).iter().map(|chunk| Piece::read(chunk, fields)).collect();
        Self { pieces }
    }

    /// Every text under a name: `@organ ỦY BAN NHÂN DÂN`.
    pub fn every(&self, name: &str) -> Vec<String> {
        let named = self.pieces.iter().filter(|piece| piece.mark.strip_prefix('@') == Some(name));
        named.map(Piece::text).collect()
    }

    /// The same with the figures still told from words.
    pub fn every_in_parts(&self, name: &str) -> Vec<Vec<Part>> {
        let named = self.pieces.iter().filter(|piece| piece.mark.strip_prefix('@') == Some(name));
        named.map(|piece| piece.parts.clone()).collect()
    }

    /// The text under a name; a template without it leaves the place empty (tested).
    pub fn one(&self, name: &str) -> String {
        self.every(name).into_iter().next().unwrap_or_default()
    }

    /// Headings with what stands under them; `content` gives the rows of a table by name.
    pub fn chapters(&self, content: impl Fn(&str) -> Option<tables::Content>) -> Vec<Chapter> {
        let mut chapters: Vec<Chapter> = Vec::new();
        let (mut heading_number, mut letter, mut table_number) = (0, 0, 0);
        for piece in &self.pieces {
            let entry = match piece.mark.as_str() {
                "#" | "##" => {
                    heading_number = if piece.mark == "#" { 0 } else { heading_number + 1 };
                    letter = 0;
                    chapters.push(Chapter {
                        level: if piece.mark == "#" { 1 } else { 2 },
                        heading: numbered(&piece.text(), heading_number),
                        entries: Vec::new(),
                    });
                    continue;
                }
                "" => Entry::Text(piece.parts.clone()),
                "-" => Entry::Text(piece.marked("- ".to_owned())),
                "*" => {
                    let mark = LETTERS[letter % LETTERS.len()];
                    letter += 1;
                    Entry::Text(piece.marked(format!("{mark}) ")))
                }
                "@table" => {
                    let Some(content) = content(&piece.text()) else { continue };
                    table_number += 1;
                    let frame = piece.frame(table_number);
                    Entry::Table {
                        caption: frame.one("caption"),
                        unit: frame.one("unit"),
                        table: tables::table(&frame, content),
                    }
                }
                _ => continue,
            };
            if let Some(chapter) = chapters.last_mut() {
                chapter.entries.push(entry);
            }
        }
        chapters
    }

    /// Annexes in order; `build` makes the one of that name.
    pub fn annexes(&self, build: impl Fn(&str, &Frame) -> Option<Annex>) -> Vec<Annex> {
        let mut annexes = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.mark == "@annex") {
            annexes.extend(build(&piece.text(), &piece.frame(annexes.len() + 1)));
        }
        annexes
    }
}

impl Piece {
    fn read(chunk: &[&str], fields: &Fields) -> Self {
        let mark = match chunk[0] {
            line if line.starts_with('@') => line.split(' ').next().unwrap_or(line),
            line => MARKS.iter().map(|mark| mark.trim_end()).fold("", |found, mark| {
                let begins = line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
                if begins { mark } else { found }
            }),
        };
        let first = chunk[0][mark.len()..].trim_start();
        let has_properties = matches!(mark, "@table" | "@annex");
        let text = if has_properties { first.to_owned() } else { joined(first, &chunk[1..]) };
        let properties = if has_properties { &chunk[1..] } else { &[] };
        Self {
            mark: mark.to_owned(),
            parts: parts(&text, fields),
            properties: properties
                .iter()
                .filter_map(|line| line.split_once(':'))
                .map(|(key, value)| (key.to_owned(), filled(value.trim(), fields)))
                .collect(),
        }
    }

    fn text(&self) -> String {
        plain(&self.parts)
    }

    /// With the mark of a list before it.
    fn marked(&self, mark: String) -> Vec<Part> {
        let mut parts = vec![Part::Words(mark)];
        parts.extend(self.parts.iter().cloned());
        parts
    }

    fn frame(&self, number: usize) -> Frame {
        let properties = self.properties.iter();
        let numbered = properties.map(|(key, value)| (key.clone(), numbered(value, number)));
        Frame(numbered.collect())
    }
}

/// Puts the running number at `#`.
fn numbered(text: &str, number: usize) -> String {
    text.replacen('#', &number.to_string(), 1)
}

/// The lines whose conditions hold, without remarks and without the conditions themselves.
fn chosen_lines<'t>(template: &'t str, fields: &Fields) -> Vec<&'t str> {
    let is_there =
        |name: &str| fields.get(name).is_some_and(|text| !text.is_empty() && text != "0");
    let mut open: Vec<bool> = Vec::new();
    let mut chosen = Vec::new();
    for line in template.lines().filter(|line| !line.starts_with("//")) {
        if let Some(condition) = line.strip_prefix("@if ") {
            open.push(match condition.strip_prefix("not ") {
                Some(name) => !is_there(name),
                None => is_there(condition),
            });
        } else if line == "@else" {
            if let Some(holds) = open.last_mut() {
                *holds = !*holds;
            }
        } else if line == "@end" {
            open.pop();
        } else if open.iter().all(|holds| *holds) {
            chosen.push(line);
        }
    }
    chosen
}

/// Groups the lines of each piece.
fn chunks<'t>(lines: &[&'t str]) -> Vec<Vec<&'t str>> {
    let mut chunks: Vec<Vec<&str>> = Vec::new();
    let mut begins = true;
    for line in lines {
        if line.trim().is_empty() {
            begins = true;
            continue;
        }
        if begins || MARKS.iter().any(|mark| line.starts_with(mark)) {
            chunks.push(Vec::new());
        }
        begins = false;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(line);
        }
    }
    chunks
}

/// One paragraph of its lines; a line that begins with a closing mark follows without a blank.
fn joined(first: &str, rest: &[&str]) -> String {
    rest.iter().fold(first.to_owned(), |mut text, line| {
        if !line.starts_with([',', ';', '.', ':', ')']) {
            text.push(' ');
        }
        text.push_str(line);
        text
    })
}

/// The words of all parts.
pub(super) fn plain(parts: &[Part]) -> String {
    let texts = parts.iter().map(|part| match part {
        Part::Words(text) | Part::Field { text, .. } => text.as_str(),
    });
    texts.collect()
}

impl From<Chapter> for TextSection {
    fn from(chapter: Chapter) -> Self {
        let passage = |entry| match entry {
            Entry::Text(parts) => Passage::Text(plain(&parts)),
            Entry::Table { caption, unit, table } => Passage::Table { caption, unit, table },
        };
        Self {
            level: chapter.level,
            heading: chapter.heading,
            passages: chapter.entries.into_iter().map(passage).collect(),
        }
    }
}

fn filled(text: &str, fields: &Fields) -> String {
    plain(&parts(text, fields))
}

/// Fills in the fields in one pass, so that what a person typed is never read as markup. A
/// number keeps to the word after it.
fn parts(text: &str, fields: &Fields) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    let is_digit = |end: char| end.is_ascii_digit();
    while let Some((before, (name, after))) =
        rest.split_once("{{").and_then(|(before, tail)| Some((before, tail.split_once("}}")?)))
    {
        words.push_str(before);
        rest = after;
        let mut ends_in_digit = match parts.last() {
            Some(last) if words.is_empty() => plain(std::slice::from_ref(last)).ends_with(is_digit),
            _ => words.ends_with(is_digit),
        };
        match fields.get(name) {
            Some(value) if value.is_empty() => {}
            Some(value) => {
                ends_in_digit = value.ends_with(is_digit);
                if !words.is_empty() {
                    parts.push(Part::Words(std::mem::take(&mut words)));
                }
                parts.push(Part::Field { name: name.to_owned(), text: value.clone() });
            }
            None => {
                ends_in_digit = false;
                words.push_str(&format!("«{name}»"));
            }
        }
        if ends_in_digit && let Some(word) = rest.strip_prefix(' ') {
            words.push('\u{a0}');
            rest = word;
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn texts(template: &str, pairs: &[(&str, &str)]) -> Vec<String> {
        let script = Script::write(template, &fields(pairs));
        let sections = script.chapters(|_| None).into_iter().map(TextSection::from);
        let passages = sections.flat_map(|section| section.passages);
        passages
            .map(|passage| match passage {
                Passage::Text(text) => text,
                Passage::Table { caption, .. } => caption,
            })
            .collect()
    }

    #[test]
    fn a_condition_is_false_for_nothing_and_for_zero() {
        let template = "# I\n\n@if n\nCó {{n}} hộ\n@else\nKhông có hộ nào\n@end\n.";
        assert_eq!(texts(template, &[("n", "3")]), ["Có 3\u{a0}hộ."]);
        for nothing in ["", "0"] {
            assert_eq!(texts(template, &[("n", nothing)]), ["Không có hộ nào."]);
        }
    }

    #[test]
    fn conditions_may_stand_in_one_another() {
        let template = "# I\n\n@if a\n@if not b\nA\n@end\n@if b\nB\n@end\n@end";
        assert_eq!(texts(template, &[("a", "1"), ("b", "1")]), ["B"]);
        assert_eq!(texts(template, &[("a", "1")]), ["A"]);
        assert!(texts(template, &[("b", "1")]).is_empty());
    }

    #[test]
    fn points_are_lettered_as_vietnamese_papers_letter_them_and_begin_anew() {
        let template = "# I\n* một\n* hai\n* ba\n* bốn\n* năm\n## #. Mới\n* sáu";
        assert_eq!(
            texts(template, &[]),
            ["a) một", "b) hai", "c) ba", "d) bốn", "đ) năm", "a) sáu"]
        );
    }

    #[test]
    fn a_value_that_looks_like_markup_is_printed_as_it_stands() {
        assert_eq!(texts("# I\n\n{{a}}", &[("a", "{{b}}"), ("b", "x")]), ["{{b}}"]);
    }

    #[test]
    fn figures_stay_apart_from_the_words_around_them() {
        let script =
            Script::write("# I\n- Giảm {{n}} hộ {{x}}.", &fields(&[("n", "3"), ("x", "")]));
        let chapters = script.chapters(|_| None);
        let Entry::Text(parts) = &chapters[0].entries[0] else { panic!("a paragraph") };
        let field = Part::Field { name: "n".to_owned(), text: "3".to_owned() };
        let words = |text: &str| Part::Words(text.to_owned());
        assert_eq!(*parts, [words("- "), words("Giảm "), field, words("\u{a0}hộ .")]);
    }

    #[test]
    fn left_out_headings_leave_no_hole_in_the_numbers() {
        let template = "# I\n## #. A\n@if no\n## #. B\n@end\n## #. C\n# II\n## #. D";
        let sections = Script::write(template, &fields(&[])).chapters(|_| None);
        let headings: Vec<_> = sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["I", "1. A", "2. C", "II", "1. D"]);
    }
}
