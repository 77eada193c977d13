//! The running text of a Word file: paragraphs, and the empty height between blocks.
//!
//! Deliberately absent: breaking lines and pages, which the word processor does.

use super::section::{end_mark, properties};
use super::styles::{Look, NORMAL, Styles, write_letters};
use super::twips;
use super::xml::Xml;
use crate::document::{Document, HeadLine, Paragraph};
use crate::error::LayoutError;
use crate::fonts::FontStyle;
use crate::layout::{Watch, holds_together};
use crate::profile::ProfileSpec;
use crate::text::{NO_BREAK_SPACE, printable};

/// Height of a paragraph that is there only because Word wants one.
const SCARCELY: f32 = 1.0;
/// Room above a rule and the paragraph that carries it, points.
const RULE_ROOM: f32 = 3.0;

/// What has been written so far and what the next block owes to it.
pub(super) struct Flow<'a, 'w> {
    pub xml: Xml<'w>,
    pub document: &'a Document,
    pub spec: &'a ProfileSpec,
    pub styles: Styles,
    /// Width of the text in this section.
    pub width: f32,
    watch: Watch<'a>,
    steps: usize,
    /// Empty height before the next block; paragraphs bring their own below.
    owed: f32,
    /// Space below the last paragraph.
    after: f32,
    /// The next block begins a page.
    breaks: bool,
    /// The last block was a table: one that follows directly would grow together with it.
    needs_paragraph: bool,
}

impl<'a, 'w> Flow<'a, 'w> {
    pub fn new(document: &'a Document, watch: Watch<'a>, xml: Xml<'w>) -> Self {
        let spec = document.profile.spec();
        Self {
            xml,
            document,
            spec,
            styles: Styles::of(spec),
            width: 0.0,
            watch,
            steps: 0,
            owed: 0.0,
            after: 0.0,
            breaks: false,
            needs_paragraph: false,
        }
    }

    /// Counts a block or group of rows.
    pub fn step(&mut self) -> Result<(), LayoutError> {
        self.steps += 1;
        if (self.watch)(self.steps) { Ok(()) } else { Err(LayoutError::Stopped) }
    }

    pub fn begin_section(&mut self, width: f32) {
        (self.width, self.owed, self.after) = (width, 0.0, 0.0);
        (self.breaks, self.needs_paragraph) = (false, false);
    }

    /// Empty height that was asked for.
    pub fn space(&mut self, height: f32) {
        self.owed = self.owed.max(self.after) + height;
    }

    pub fn page_break(&mut self) {
        self.breaks = true;
    }

    /// Before a table: what is owed, as an empty paragraph where there has to be one.
    pub fn before_table(&mut self, space: f32) {
        let height = self.owed.max(space) - self.after;
        if self.breaks || self.needs_paragraph || height > 0.0 {
            let breaks = std::mem::take(&mut self.breaks);
            empty(&mut self.xml, height.max(SCARCELY), breaks, true);
        }
        (self.owed, self.after) = (0.0, 0.0);
    }

    pub fn after_table(&mut self, space: f32) {
        (self.owed, self.after) = (space, 0.0);
        self.needs_paragraph = true;
    }

    /// The last paragraph of a section, if the section does not end with one of its own.
    pub fn last_paragraph(&mut self, index: usize) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        scarcely(&mut self.xml, SCARCELY);
        self.end_section(index);
        self.xml.close("w:pPr");
        self.mark_end(index);
        self.xml.close("w:p");
    }

    /// The properties of a section stand in its last paragraph, those of the last in the body.
    fn end_section(&mut self, index: usize) {
        if index + 1 < self.document.sections.len() {
            properties(&mut self.xml, self.document, index);
        }
    }

    fn mark_end(&mut self, index: usize) {
        let (id, name) = (index.to_string(), end_mark(index));
        self.xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        self.xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// A paragraph; `bound` to what follows, ending the section of number `ends`.
    pub fn paragraph(&mut self, text: &Paragraph, bound: bool, ends: Option<usize>) {
        let mut look = Look::of(text, self.spec.body_size);
        let level = text.outline.as_ref().map(|outline| outline.level);
        let (style, base) = self.styles.fitting(&look, level);
        look.keep |= bound;
        look.before = look.before.max(if self.owed > self.after { self.owed } else { 0.0 });
        let breaks = std::mem::take(&mut self.breaks);
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        name_style(xml, style);
        look.write_keeping(xml, &base, breaks);
        look.write_spacing(xml, &base);
        if let Some(index) = ends {
            self.end_section(index);
        }
        self.xml.close("w:pPr");
        let xml = &mut self.xml;
        let letters = (base.face, base.size);
        let whole: String = text.runs.iter().map(|run| printable(&run.text)).collect();
        let held = held_together(&whole);
        let mut at = 0;
        for run in &text.runs {
            let end = at + printable(&run.text).chars().count();
            let words: String = held[at..end].iter().collect();
            put_run(xml, &words, (run.style(), run.size), letters);
            at = end;
        }
        if let Some(index) = ends {
            self.mark_end(index);
        }
        self.xml.close("w:p");
        (self.owed, self.after, self.needs_paragraph) = (0.0, look.after, false);
    }

    /// A ticked or empty box and its words.
    pub fn tick_box(&mut self, ticked: bool, words: &str, size: f32, indent: f32) {
        let hang = size * 0.68 + 6.0;
        let look = Look { left: indent + hang, first: -hang, ..Look::plain(size) };
        let normal = self.styles.look(NORMAL);
        let base = (normal.face, normal.size);
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        look.write_keeping(xml, &normal, false);
        look.write_spacing(xml, &normal);
        xml.close("w:pPr");
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        // Times New Roman has no boxes.
        let face = "Segoe UI Symbol";
        xml.leaf("w:rFonts", &[("w:ascii", face), ("w:hAnsi", face), ("w:eastAsia", face)]);
        write_letters(xml, (FontStyle::Regular, size), base);
        xml.close("w:rPr");
        xml.text("w:t", &[], if ticked { "☑" } else { "☐" });
        xml.leaf("w:tab", &[]);
        xml.close("w:r");
        put_run(xml, &printable(words), (FontStyle::Regular, size), base);
        xml.close("w:p");
        (self.owed, self.after, self.needs_paragraph) = (0.0, 0.0, false);
    }

    /// A rule in the middle of the text.
    pub fn rule(&mut self, length: f32) {
        let width = self.width;
        rule(&mut self.xml, length, width);
        (self.owed, self.after, self.needs_paragraph) = (0.0, 0.0, false);
    }
}

/// A line in one of the named styles, as stands in the head or under the text.
pub(super) fn line(xml: &mut Xml<'_>, (style, look): (&str, Look), line: &HeadLine, bound: bool) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    name_style(xml, style);
    if bound {
        xml.leaf("w:keepNext", &[]);
    }
    xml.close("w:pPr");
    let mut letters: Vec<char> = printable(&line.text).chars().collect();
    hold_hyphens(&mut letters);
    let text: String = letters.into_iter().collect();
    put_run(xml, &text, (line.style, line.size), (look.face, look.size));
    xml.close("w:p");
}

pub(super) fn name_style(xml: &mut Xml<'_>, style: &str) {
    if style != NORMAL {
        xml.value("w:pStyle", style);
    }
}

/// Words in one face; a line feed begins a new line, U+2011 is a hyphen that no line ends at.
pub(super) fn put_run(
    xml: &mut Xml<'_>,
    text: &str,
    letters: (FontStyle, f32),
    around: (FontStyle, f32),
) {
    xml.open("w:r", &[]);
    if letters != around {
        xml.open("w:rPr", &[]);
        write_letters(xml, letters, around);
        xml.close("w:rPr");
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.leaf("w:br", &[]);
        }
        for (at, piece) in line.split(HELD_HYPHEN).enumerate() {
            if at > 0 {
                xml.leaf("w:noBreakHyphen", &[]);
            }
            if !piece.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], piece);
            }
        }
    }
    xml.close("w:r");
}

/// Empty height, which stays with what follows.
pub(super) fn empty(xml: &mut Xml<'_>, height: f32, breaks: bool, keep: bool) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    if keep {
        xml.leaf("w:keepNext", &[]);
    }
    if breaks {
        xml.leaf("w:pageBreakBefore", &[]);
    }
    scarcely(xml, height);
    xml.close("w:pPr");
    xml.close("w:p");
}

fn scarcely(xml: &mut Xml<'_>, height: f32) {
    xml.measures("w:spacing", &[("w:line", twips(height)), ("w:lineRule", "exact".to_owned())]);
}

/// A rule of that length in the middle: the lower border of a paragraph drawn in on both sides.
pub(super) fn rule(xml: &mut Xml<'_>, length: f32, width: f32) {
    let side = twips(((width - length) / 2.0).max(0.0));
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:keepNext", &[]);
    xml.open("w:pBdr", &[]);
    let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "auto")];
    xml.leaf("w:bottom", &line);
    xml.close("w:pBdr");
    scarcely(xml, RULE_ROOM);
    xml.measures("w:ind", &[("w:left", side.clone()), ("w:right", side)]);
    xml.close("w:pPr");
    xml.close("w:p");
}

/// Stands for a hyphen inside a word until it is written.
const HELD_HYPHEN: char = '\u{2011}';

/// The text, letter for letter, with blanks and hyphens that no line ends at where the pages
/// have them so.
fn held_together(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    let (mut at, mut byte) = (0, 0);
    let mut last: Option<(&str, usize)> = None;
    for word in text.split(' ') {
        let held = last.is_some_and(|(left, start)| {
            !left.is_empty() && !word.is_empty() && holds_together(&text[..start], left, word)
        });
        if held {
            letters[at - 1] = NO_BREAK_SPACE;
        }
        last = Some((word, byte));
        at += word.chars().count() + 1;
        byte += word.len() + 1;
    }
    hold_hyphens(&mut letters);
    letters
}

fn hold_hyphens(letters: &mut [char]) {
    for at in 1..letters.len().saturating_sub(1) {
        let inside = letters[at - 1].is_alphanumeric() && letters[at + 1].is_alphanumeric();
        if letters[at] == '-' && inside {
            letters[at] = HELD_HYPHEN;
        }
    }
}
