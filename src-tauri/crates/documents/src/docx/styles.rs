//! Named styles of the Word file: what a clerk changes once for the whole paper.
//!
//! A paragraph takes the style that it differs least from, and writes only where it differs.
//! Deliberately absent: sizes of its own; they are the profile's.

use super::xml::Xml;
use super::{half_points, twips};
use crate::document::{Align, Paragraph};
use crate::fonts::FontStyle;
use crate::messages::word;
use crate::profile::ProfileSpec;

/// The face a Vietnamese office has; the bundled Liberation Serif has its widths.
const FACE: &str = "Times New Roman";

pub(super) const NAMESPACE: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

pub(super) const NORMAL: &str = "Normal";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";
/// Text in tables.
pub(super) const TABLE_TEXT: &str = "TableText";
/// Lines of the official head.
pub(super) const HEAD_LINE: &str = "HeadLine";
/// Nơi nhận.
pub(super) const RECIPIENTS: &str = "Recipients";
/// Capacity, office and name of the signer.
pub(super) const SIGNER: &str = "Signer";
/// Title of an annex, an entry of the outline.
const ANNEX_TITLE: &str = "AnnexTitle";

/// Size of the small lines in the margins.
pub(super) const SMALL: f32 = 9.0;

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub align: Align,
    pub left: f32,
    pub first: f32,
    pub before: f32,
    pub after: f32,
    /// Distance of baselines; single spacing if absent.
    pub leading: Option<f32>,
    /// Stays with what follows.
    pub keep: bool,
    pub face: FontStyle,
    pub size: f32,
}

impl Look {
    pub const fn plain(size: f32) -> Self {
        Self {
            align: Align::Left,
            left: 0.0,
            first: 0.0,
            before: 0.0,
            after: 0.0,
            leading: None,
            keep: false,
            face: FontStyle::Regular,
            size,
        }
    }

    pub fn of(paragraph: &Paragraph, size: f32) -> Self {
        let first = paragraph.runs.iter().max_by_key(|run| run.text.len());
        Self {
            align: paragraph.align,
            left: paragraph.left_indent,
            first: paragraph.first_line_indent,
            before: paragraph.space_before,
            after: paragraph.space_after,
            leading: paragraph.leading,
            keep: paragraph.keep_with_next,
            face: first.map_or(FontStyle::Regular, crate::document::Run::style),
            size: first.map_or(size, |run| run.size),
        }
    }

    fn differences(&self, other: &Self) -> usize {
        let same = [
            self.align == other.align,
            (self.left, self.first) == (other.left, other.first),
            (self.before, self.after) == (other.before, other.after),
            self.leading == other.leading,
            self.keep == other.keep,
            self.face == other.face,
            self.size == other.size,
        ];
        same.into_iter().filter(|same| !same).count()
    }

    /// What keeps the paragraph with the next or begins a page.
    pub fn write_keeping(&self, xml: &mut Xml<'_>, style: &Self, breaks: bool) {
        if self.keep != style.keep {
            xml.switch("w:keepNext", self.keep);
        }
        if breaks {
            xml.leaf("w:pageBreakBefore", &[]);
        }
    }

    /// Spaces, indents and alignment where they differ from those of the style.
    pub fn write_spacing(&self, xml: &mut Xml<'_>, style: &Self) {
        let mut spacing = Vec::new();
        if (self.before, self.after) != (style.before, style.after) {
            spacing.push(("w:before", twips(self.before)));
            spacing.push(("w:after", twips(self.after)));
        }
        if self.leading != style.leading {
            // Larger letters than the form's are not cut off.
            let (line, rule) = self
                .leading
                .map_or(("240".to_owned(), "auto"), |leading| (twips(leading), "atLeast"));
            spacing.push(("w:line", line));
            spacing.push(("w:lineRule", rule.to_owned()));
        }
        if !spacing.is_empty() {
            xml.measures("w:spacing", &spacing);
        }
        if (self.left, self.first) != (style.left, style.first) {
            let first = if self.first < 0.0 { "w:hanging" } else { "w:firstLine" };
            xml.measures(
                "w:ind",
                &[("w:left", twips(self.left)), (first, twips(self.first.abs()))],
            );
        }
        if self.align != style.align {
            xml.value("w:jc", alignment(self.align));
        }
    }
}

pub(super) const fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// Properties of letters where they differ from those around them.
pub(super) fn write_letters(
    xml: &mut Xml<'_>,
    (face, size): (FontStyle, f32),
    (own_face, own_size): (FontStyle, f32),
) {
    let parts = |face| {
        let bold = matches!(face, FontStyle::Bold | FontStyle::BoldItalic);
        (bold, matches!(face, FontStyle::Italic | FontStyle::BoldItalic))
    };
    let ((bold, italic), (own_bold, own_italic)) = (parts(face), parts(own_face));
    if bold != own_bold {
        xml.switch("w:b", bold);
    }
    if italic != own_italic {
        xml.switch("w:i", italic);
    }
    if half_points(size) != half_points(own_size) {
        xml.value("w:sz", &half_points(size));
        xml.value("w:szCs", &half_points(size));
    }
}

/// A named style.
#[derive(Debug)]
struct Style {
    id: &'static str,
    /// Shown by Word; names of its own styles come up in the language of the program.
    name: &'static str,
    /// Level in the outline, from 1.
    level: Option<u8>,
    /// For paragraphs of the text, not only for one kind of block.
    for_text: bool,
    look: Look,
}

/// The styles of a profile.
#[derive(Debug)]
pub(super) struct Styles(Vec<Style>);

impl Styles {
    pub fn of(spec: &ProfileSpec) -> Self {
        let plain = Look::plain(spec.body_size);
        let body = Look {
            align: Align::Justify,
            first: spec.first_line_indent,
            after: spec.paragraph_space,
            leading: Some(spec.body_leading),
            ..plain
        };
        let heading = Look { keep: true, face: FontStyle::Bold, ..body };
        let centred = |face, size| Look { align: Align::Center, face, size, ..plain };
        let over = Look { keep: true, ..centred(FontStyle::Bold, spec.title_size) };
        let caption = Look { size: spec.body_size - 1.0, after: 4.0, ..over };
        let unit = Look {
            align: Align::Right,
            face: FontStyle::Italic,
            size: spec.annex_table_size + 1.0,
            ..caption
        };
        let note = Look { align: Align::Left, keep: false, before: 4.0, after: 0.0, ..unit };
        let under = Look { face: FontStyle::Italic, size: spec.title_size - 1.0, ..over };
        let text = |id, name, look| Style { id, name, level: None, for_text: true, look };
        let block = |id, name, look| Style { id, name, level: None, for_text: false, look };
        let outlined =
            |id, name, level, look| Style { id, name, level: Some(level), for_text: false, look };
        let first = Look { before: spec.paragraph_space + 2.0, ..heading };
        let third = Look { face: FontStyle::Regular, ..heading };
        Self(vec![
            text(NORMAL, "Normal", plain),
            text("BodyText", "Body Text", body),
            outlined("Heading1", "heading 1", 1, first),
            outlined("Heading2", "heading 2", 2, heading),
            outlined("Heading3", "heading 3", 3, third),
            text("Title", "Title", Look { leading: body.leading, ..over }),
            text("Caption", "caption", caption),
            outlined(ANNEX_TITLE, word("style.annex_title"), 1, over),
            text("AnnexSubtitle", word("style.annex_subtitle"), over),
            text("AnnexReference", word("style.annex_reference"), under),
            text("TableUnit", word("style.table_unit"), unit),
            text("TableNote", word("style.table_note"), note),
            block(TABLE_TEXT, word("style.table_text"), Look::plain(spec.annex_table_size)),
            block(HEAD_LINE, word("style.head_line"), centred(FontStyle::Regular, spec.name_size)),
            block(RECIPIENTS, word("style.recipients"), Look::plain(spec.recipients_size)),
            block(SIGNER, word("style.signer"), centred(FontStyle::Bold, spec.signer_size)),
            block(HEADER, "header", Look { face: FontStyle::Italic, ..Look::plain(SMALL) }),
            block(FOOTER, "footer", Look { face: FontStyle::Italic, ..Look::plain(SMALL) }),
        ])
    }

    /// The look of a style.
    pub fn look(&self, id: &str) -> Look {
        self.0.iter().find(|style| style.id == id).unwrap_or(&self.0[0]).look
    }

    /// The style that a paragraph of the text has, and its look.
    pub fn fitting(&self, look: &Look, level: Option<u8>) -> (&'static str, Look) {
        let found = match level {
            // The only centred entries of the outline are the titles of annexes.
            Some(_) if look.align == Align::Center => {
                self.0.iter().find(|style| style.id == ANNEX_TITLE)
            }
            Some(level) => {
                let level = Some(level.clamp(1, 3));
                self.0.iter().find(|style| style.level == level)
            }
            None => {
                let of_text = self.0.iter().filter(|style| style.for_text);
                of_text.min_by_key(|style| style.look.differences(look))
            }
        };
        found.map_or((NORMAL, self.0[0].look), |style| (style.id, style.look))
    }
}

/// Writes `word/styles.xml`.
pub(super) fn write(xml: &mut Xml<'_>, spec: &ProfileSpec, language: &str) {
    xml.open("w:styles", &[NAMESPACE]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let face = [("w:ascii", FACE), ("w:hAnsi", FACE), ("w:cs", FACE), ("w:eastAsia", FACE)];
    xml.leaf("w:rFonts", &face);
    xml.value("w:sz", &half_points(spec.body_size));
    xml.value("w:szCs", &half_points(spec.body_size));
    xml.leaf("w:lang", &[("w:val", language), ("w:eastAsia", language)]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:widowControl", &[]);
    xml.leaf("w:spacing", &[("w:before", "0"), ("w:after", "0")]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
    let styles = Styles::of(spec);
    let normal = styles.look(NORMAL);
    for style in &styles.0 {
        write_style(xml, style, &normal);
    }
    xml.close("w:styles");
}

fn write_style(xml: &mut Xml<'_>, style: &Style, normal: &Look) {
    let is_default = style.id == NORMAL;
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id)];
    if is_default {
        attributes.push(("w:default", "1"));
    }
    xml.open("w:style", &attributes);
    xml.value("w:name", style.name);
    if !is_default {
        xml.value("w:basedOn", NORMAL);
    }
    if style.level.is_some() && style.id != ANNEX_TITLE {
        xml.value("w:next", "BodyText");
    }
    xml.leaf("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    style.look.write_keeping(xml, normal, false);
    style.look.write_spacing(xml, normal);
    if let Some(level) = style.level {
        xml.value("w:outlineLvl", &(level - 1).to_string());
    }
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    let look = style.look;
    write_letters(xml, (look.face, look.size), (normal.face, normal.size));
    xml.close("w:rPr");
    xml.close("w:style");
}
