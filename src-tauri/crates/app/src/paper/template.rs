//! A template with the plan's figures: conditions decided, fields filled in, headings and
//! points numbered, tables and annexes in their frames.
//!
//! Deliberately absent: expressions. A condition asks whether one field is there; everything
//! else is decided where the field is written.

use documents::forms::{Annex, Passage, Span, TextSection};
use domain::plan::{PaperKind, Plan};

use super::fields::Fields;
use super::inline::{Part, parts, plain};
use super::source::{Block, Condition, MARKS, Place, Source};
use super::tables::{self, Frame};

/// The text of each paper as it comes with the program.
pub(crate) const TEMPLATES: [(PaperKind, &str); 2] = [
    (PaperKind::Poverty, include_str!("../../../../../assets/forms/poverty_plan.txt")),
    (PaperKind::Services, include_str!("../../../../../assets/forms/services_plan.txt")),
];

/// Letters of points in the order of Vietnamese papers: a), b), c), d), đ), e).
const LETTERS: &[&str] = &[
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// The template of a paper.
pub(crate) fn template(kind: PaperKind) -> &'static str {
    let found = TEMPLATES.iter().find(|(known, _)| *known == kind);
    found.map_or("", |(_, text)| text)
}

/// The text of a paper: the template's, with the places that the commune has changed.
pub(crate) fn source_of(kind: PaperKind, plan: &Plan) -> Source {
    let mut source = Source::parse(template(kind));
    for place in source.places.iter_mut().filter(|place| !place.name.is_empty()) {
        if let Some(own) = plan.section(kind, &place.name) {
            *place = Place::parse(&place.name, &own.text);
        }
    }
    source
}

/// A template with its conditions decided and its fields filled in.
pub(super) struct Script {
    pieces: Vec<Piece>,
}

/// A heading with what stands under it, figures still told from words.
pub(super) struct Chapter {
    /// The place of the text it stands in.
    pub place: String,
    /// 1 for «I. …», 2 for «1. …».
    pub level: u8,
    /// The heading with its number.
    pub heading: String,
    /// Its block in that place.
    pub block: usize,
    /// What stands under it.
    pub entries: Vec<Entry>,
    /// The block of each entry.
    pub from: Vec<usize>,
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
    /// The place it stands in.
    place: String,
    /// Its block there.
    block: usize,
    /// `@title`, `#`, `-`, …; empty for a plain paragraph.
    mark: String,
    /// The rest of the first line.
    parts: Vec<Part>,
    /// `key: value` lines of a table or annex.
    properties: Vec<(String, String)>,
}

impl Script {
    pub fn write(source: &Source, fields: &Fields) -> Self {
        let blocks = source.places.iter().flat_map(|place| {
            let blocks = place.blocks.iter().enumerate();
            blocks.filter_map(|(at, block)| Piece::read(&place.name, at, block, fields))
        });
        Self { pieces: blocks.collect() }
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
                        place: piece.place.clone(),
                        level: if piece.mark == "#" { 1 } else { 2 },
                        heading: match heading_number {
                            0 => piece.text(),
                            number => numbered(&piece.text(), number),
                        },
                        block: piece.block,
                        entries: Vec::new(),
                        from: Vec::new(),
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
                chapter.from.push(piece.block);
            }
        }
        chapters
    }

    /// Annexes by name in order; `build` makes the one of that name.
    pub fn annexes(&self, build: impl Fn(&str, &Frame) -> Option<Annex>) -> Vec<(String, Annex)> {
        let mut annexes = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.mark == "@annex") {
            let name = piece.text();
            let annex = build(&name, &piece.frame(annexes.len() + 1));
            annexes.extend(annex.map(|annex| (name, annex)));
        }
        annexes
    }

    /// All annexes that the template knows, printed or not: name and frame.
    pub fn known_annexes(&self) -> Vec<(String, Frame)> {
        let pieces = self.pieces.iter().filter(|piece| piece.mark == "@annex");
        pieces.map(|piece| (piece.text(), piece.frame(0))).collect()
    }
}

impl Piece {
    /// A block whose conditions hold.
    fn read(place: &str, at: usize, block: &Block, fields: &Fields) -> Option<Self> {
        if !holds_now(block, fields) {
            return None;
        }
        let opened = opened(block, fields)?;
        Some(Self {
            place: place.to_owned(),
            block: at,
            parts: parts(&opened.text, fields),
            properties: opened
                .properties()
                .map(|(key, value)| (key.to_owned(), filled(value.trim(), fields)))
                .collect(),
            mark: opened.mark,
        })
    }

    fn text(&self) -> String {
        plain(&self.parts)
    }

    /// With the mark of a list before it.
    fn marked(&self, mark: String) -> Vec<Part> {
        let mut parts = vec![Part { text: mark, ..Part::default() }];
        parts.extend(self.parts.iter().cloned());
        parts
    }

    fn frame(&self, number: usize) -> Frame {
        let properties = self.properties.iter();
        let numbered = properties.map(|(key, value)| (key.clone(), numbered(value, number)));
        Frame(numbered.collect())
    }
}

/// A block with the conditions inside it decided.
pub(super) struct Opened<'b> {
    /// `@title`, `#`, `-`, …; empty for a plain paragraph.
    pub mark: String,
    /// Its one sentence or paragraph, fields by name.
    pub text: String,
    /// The lines below that of a table or annex.
    lines: Vec<&'b str>,
}

impl<'b> Opened<'b> {
    fn properties(&self) -> impl Iterator<Item = (&'b str, &'b str)> {
        self.lines.iter().filter_map(|line| line.split_once(':'))
    }

    /// The value of that key, fields by name; empty if it is not there.
    pub fn property(&self, key: &str) -> String {
        let found = self.properties().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    }
}

/// Reads a block; `None` where the conditions in it leave nothing.
pub(super) fn opened<'b>(block: &'b Block, fields: &Fields) -> Option<Opened<'b>> {
    let mut lines = chosen_lines(&block.lines, fields);
    let first = *lines.first()?;
    let mark = match first {
        line if line.starts_with('@') => line.split(' ').next().unwrap_or(line),
        line => MARKS.iter().map(|mark| mark.trim_end()).fold("", |found, mark| {
            let begins = line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
            if begins { mark } else { found }
        }),
    };
    let text = first[mark.len()..].trim_start();
    let has_properties = matches!(mark, "@table" | "@annex");
    let text = if has_properties { text.to_owned() } else { joined(text, &lines[1..]) };
    lines.drain(..if has_properties { 1 } else { lines.len() });
    Some(Opened { mark: mark.to_owned(), text, lines })
}

/// Do all conditions around a block hold?
pub(super) fn holds_now(block: &Block, fields: &Fields) -> bool {
    block.when.iter().all(|condition| holds(condition, fields))
}

/// Puts the running number at `#`.
fn numbered(text: &str, number: usize) -> String {
    text.replacen('#', &number.to_string(), 1)
}

fn holds(condition: &Condition, fields: &Fields) -> bool {
    let text = fields.get(&condition.field);
    text.is_some_and(|text| !text.is_empty() && text != "0") == condition.holds
}

/// The lines of a block whose own conditions hold, without the conditions.
fn chosen_lines<'t>(lines: &'t [String], fields: &Fields) -> Vec<&'t str> {
    let mut open: Vec<bool> = Vec::new();
    let mut chosen = Vec::new();
    for line in lines {
        if let Some(condition) = line.strip_prefix("@if ") {
            open.push(holds(&Condition::parse(condition), fields));
        } else if line == "@else" {
            if let Some(holds) = open.last_mut() {
                *holds = !*holds;
            }
        } else if line == "@end" {
            open.pop();
        } else if open.iter().all(|holds| *holds) {
            chosen.push(line.as_str());
        }
    }
    chosen
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

impl From<Chapter> for TextSection {
    fn from(chapter: Chapter) -> Self {
        let passage = |entry| match entry {
            Entry::Text(parts) => Passage::Text(spans(&parts)),
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

/// As it is printed.
pub(super) fn spans(parts: &[Part]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for part in parts {
        match spans.last_mut() {
            Some(last) if (last.bold, last.italic) == (part.bold, part.italic) => {
                last.text.push_str(&part.text);
            }
            _ => spans.push(Span { text: part.text.clone(), bold: part.bold, italic: part.italic }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn texts(template: &str, pairs: &[(&str, &str)]) -> Vec<String> {
        let script = Script::write(&Source::parse(template), &fields(pairs));
        let sections = script.chapters(|_| None).into_iter().map(TextSection::from);
        let passages = sections.flat_map(|section| section.passages);
        passages
            .map(|passage| match passage {
                Passage::Text(spans) => spans.into_iter().map(|span| span.text).collect(),
                Passage::Table { caption, .. } => caption,
            })
            .collect()
    }

    #[test]
    fn a_condition_is_false_for_nothing_and_for_zero() {
        let template = "# I\n\nXã\n@if n\ncó {{n}} hộ\n@else\nkhông có hộ nào\n@end\n.";
        assert_eq!(texts(template, &[("n", "3")]), ["Xã có 3\u{a0}hộ."]);
        for nothing in ["", "0"] {
            assert_eq!(texts(template, &[("n", nothing)]), ["Xã không có hộ nào."]);
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
        let script = Script::write(
            &Source::parse("# I\n- Giảm {{n}} hộ {{x}}."),
            &fields(&[("n", "3"), ("x", "")]),
        );
        let chapters = script.chapters(|_| None);
        let Entry::Text(parts) = &chapters[0].entries[0] else { panic!("a paragraph") };
        let words = |text: &str| Part { text: text.to_owned(), ..Part::default() };
        let field = Part { field: Some("n".to_owned()), ..words("3") };
        assert_eq!(*parts, [words("- "), words("Giảm "), field, words("\u{a0}hộ .")]);
    }

    #[test]
    fn left_out_headings_leave_no_hole_in_the_numbers() {
        let template = "# I\n## #. A\n@if no\n## #. B\n@end\n## #. C\n# II\n## #. D";
        let sections = Script::write(&Source::parse(template), &fields(&[])).chapters(|_| None);
        let headings: Vec<_> = sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["I", "1. A", "2. C", "II", "1. D"]);
    }
}
