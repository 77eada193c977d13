//! The finished document: sections of blocks, all text already formatted.
//!
//! Deliberately absent: figures, dates, words of any form. What stands here is
//! printed as it stands.

use crate::fonts::FontStyle;
use crate::profile::Profile;
use crate::table_model::Table;

/// A document ready for layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, shown by viewers in the window bar.
    pub title: String,
    /// Issuing organ.
    pub author: String,
    /// What the paper is about.
    pub subject: String,
    /// BCP 47 language of the text (`vi-VN`).
    pub language: String,
    /// Legal profile: margins, sizes, place of the page number.
    pub profile: Profile,
    /// PDF date (`D:20200220080000+07'00'`), passed in, never the clock.
    pub created: String,
    /// Sections in order; each begins on a new page.
    pub sections: Vec<Section>,
    /// Mark in the top margin of every page («DỰ THẢO»), as it is to be printed.
    pub draft_mark: Option<String>,
    /// Line in every footer that carries the short fingerprint, as printed.
    pub fingerprint: Option<String>,
    /// Code drawn as squares at the end of the last page.
    pub qr: Option<QrMatrix>,
}

/// A run of pages with one orientation and one page numbering.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Upright or landscape A4.
    pub orientation: Orientation,
    /// How pages are numbered.
    pub numbering: PageNumbering,
    /// Content in reading order.
    pub blocks: Vec<Block>,
    /// Small line at the left of each footer.
    pub footer_note: Option<String>,
}

/// Direction of the A4 sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// 210 × 297 mm.
    #[default]
    Portrait,
    /// 297 × 210 mm.
    Landscape,
}

/// Page numbering of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumbering {
    /// Start again at 1, as every annex does.
    pub restart: bool,
    /// Leave the number off the first page of the count.
    pub hide_first: bool,
    /// `2` or `2/54`.
    pub form: PageNumberForm,
}

/// How a page number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumberForm {
    /// `2`
    Number,
    /// `2/54`
    NumberOfTotal,
}

impl Default for PageNumbering {
    fn default() -> Self {
        Self { restart: true, hide_first: true, form: PageNumberForm::Number }
    }
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// Head of an official letter.
    TwoColumnHead(Box<TwoColumnHead>),
    /// A table; heads repeat on every page.
    Table(Box<Table>),
    /// A centred line of this length in points.
    Rule {
        /// Length in points.
        length: f32,
    },
    /// Empty height in points, dropped at the top of a page.
    Space(f32),
    /// Nơi nhận and signature; never alone on a page.
    SignatureBlock(Box<SignatureBlock>),
    /// Several people sign side by side; never broken over pages.
    Signatures(Box<Signatures>),
    /// Tick boxes with their words; the boxes are drawn, the font has none.
    Boxes(Boxes),
    /// A new page.
    PageBreak,
}

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Bold?
    pub bold: bool,
    /// Italic?
    pub italic: bool,
    /// Size in points.
    pub size: f32,
}

impl Run {
    /// A run in the given style.
    #[must_use]
    pub fn new(text: impl Into<String>, style: FontStyle, size: f32) -> Self {
        Self {
            text: text.into(),
            bold: matches!(style, FontStyle::Bold | FontStyle::BoldItalic),
            italic: matches!(style, FontStyle::Italic | FontStyle::BoldItalic),
            size,
        }
    }

    /// The face of this run.
    #[must_use]
    pub const fn style(&self) -> FontStyle {
        FontStyle::of(self.bold, self.italic)
    }
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Ragged right.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Ragged left.
    Right,
    /// Both edges straight; the last line ragged.
    Justify,
}

/// An entry of the outline that viewers show beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Depth, from 1.
    pub level: u8,
    /// Text of the entry.
    pub title: String,
}

/// Running text. A line feed in a run forces a new line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Text in reading order.
    pub runs: Vec<Run>,
    /// Alignment.
    pub align: Align,
    /// Extra indent of the first line, points.
    pub first_line_indent: f32,
    /// Indent of every line, points.
    pub left_indent: f32,
    /// Space above, points; the larger of this and the space below the block above counts.
    pub space_before: f32,
    /// Space below, points.
    pub space_after: f32,
    /// Distance of baselines, points; single spacing if absent.
    pub leading: Option<f32>,
    /// Stays on the page of the block that follows.
    pub keep_with_next: bool,
    /// Entry in the outline.
    pub outline: Option<Outline>,
    /// Name under which the laid-out place can be found again.
    pub anchor: Option<String>,
}

impl Paragraph {
    /// Does it lead into the block that follows («… có:»), so that they stand on one page? What
    /// leads into whole headings may end a page.
    #[must_use]
    pub fn leads_into(&self, next: Option<&Block>) -> bool {
        let ends = self.runs.iter().rev().map(|run| run.text.trim_end());
        let end = ends.into_iter().find(|text| !text.is_empty());
        let is_heading = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.outline.is_some(),
            _ => false,
        };
        end.is_some_and(|text| text.ends_with(':')) && next.is_some_and(|next| !is_heading(next))
    }
}

/// The head of an official letter: two columns of centred lines.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoColumnHead {
    /// Issuing organ and number.
    pub left: HeadCell,
    /// Quốc hiệu, tiêu ngữ, place and date.
    pub right: HeadCell,
    /// Share of the text width that the left column takes, 0 to 1.
    pub left_share: f32,
    /// Space below, points.
    pub space_after: f32,
}

/// One column of the head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeadCell {
    /// Lines above the rule.
    pub upper: Vec<HeadLine>,
    /// Rule under them.
    pub rule: Option<RuleLength>,
    /// Lines below, on one height with those of the other column.
    pub lower: Vec<HeadLine>,
}

/// A centred line of the head.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadLine {
    /// The words; broken if wider than the column.
    pub text: String,
    /// Face.
    pub style: FontStyle,
    /// Size in points.
    pub size: f32,
}

/// Length of a rule relative to the line of text above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RuleLength {
    /// As long as the text (tiêu ngữ).
    Full,
    /// A share of the text (a third to a half for the name of the organ).
    Share(f32),
}

/// Nơi nhận on the left, the signer on the right.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureBlock {
    /// The words over the list («Nơi nhận:»); empty for none.
    pub recipients_word: String,
    /// The list as printed («- UBND huyện (b/c);»).
    pub recipients: Vec<String>,
    /// Capacity and office («TM. ỦY BAN NHÂN DÂN», «CHỦ TỊCH»).
    pub signer_lines: Vec<String>,
    /// Name under the room for seal and signature; empty leaves the room.
    pub signer_name: String,
    /// Height left for seal and signature, points.
    pub room: f32,
    /// Space above, points.
    pub space_before: f32,
}

/// People who sign side by side, in columns of one width.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatures {
    /// From the left.
    pub columns: Vec<Signature>,
    /// Size of the text in points.
    pub size: f32,
    /// Height left for signatures, points.
    pub room: f32,
    /// Space above, points.
    pub space_before: f32,
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// In which capacity.
    pub capacity: String,
    /// «(Ký, ghi rõ họ tên)»; empty for none.
    pub note: String,
    /// Name under the room; empty leaves the room.
    pub name: String,
}

/// Tick boxes, one per line.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxes {
    /// Ticked or not, and the words.
    pub items: Vec<(bool, String)>,
    /// Size of the words in points.
    pub size: f32,
    /// Indent of the boxes in points.
    pub left_indent: f32,
}

/// A square code, dark modules true, with its caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrMatrix {
    /// Modules per side.
    pub side: usize,
    /// `side * side` modules, row by row.
    pub dark: Vec<bool>,
    /// Lines beside the code.
    pub caption: Vec<String>,
}
