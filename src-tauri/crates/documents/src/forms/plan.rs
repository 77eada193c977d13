//! Kế hoạch giảm nghèo của Ủy ban nhân dân xã in the form of an official letter.
//!
//! Deliberately absent: the text of the plan and every figure in it.

use super::annex::Annex;
use super::words::{PlanWords, plan_words};
use crate::document::{
    Align, Block, Document, HeadCell, HeadLine, Orientation, Outline, PageNumberForm,
    PageNumbering, Paragraph, QrMatrix, RuleLength, Run, Section, SignatureBlock, TwoColumnHead,
};
use crate::fonts::{FontStyle, Fonts};
use crate::profile::{Profile, ProfileSpec};
use crate::table_model::Table;
use crate::text::printable;

/// Room for seal and signature, points.
const SIGNATURE_ROOM: f32 = 76.0;

/// Everything a plan prints that is not a word of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanPaper {
    /// Legal profile, chosen by the date of issue.
    pub profile: Profile,
    /// Title in the file («Kế hoạch giảm nghèo năm 2020 xã Thọ Bình»).
    pub file_title: String,
    /// PDF date of the file.
    pub created: String,
    /// Cơ quan chủ quản («UBND HUYỆN TRIỆU SƠN»).
    pub upper_organ: String,
    /// Cơ quan ban hành, one line each («ỦY BAN NHÂN DÂN», «XÃ THỌ BÌNH»).
    pub organ_lines: Vec<String>,
    /// Number («15»); room is left for it if absent.
    pub number: Option<String>,
    /// Symbol after the slash («KH-UBND»).
    pub symbol: String,
    /// «Thọ Bình, ngày 20 tháng 02 năm 2020».
    pub place_and_date: String,
    /// Tên loại («KẾ HOẠCH»).
    pub kind: String,
    /// Trích yếu, one line each.
    pub title_lines: Vec<String>,
    /// Căn cứ in order; their end marks are set here.
    pub bases: Vec<String>,
    /// The sentence that issues the plan, if the bases do not.
    pub lead_in: Option<String>,
    /// The text.
    pub sections: Vec<TextSection>,
    /// Last paragraph; the end mark is added.
    pub closing: Option<String>,
    /// Nơi nhận, with dashes and end marks.
    pub recipients: Vec<String>,
    /// Who signs.
    pub signer: SignerBlock,
    /// Annexes in order.
    pub annexes: Vec<Annex>,
    /// Not final: every page bears the mark, and neither fingerprint nor code is printed.
    pub draft: bool,
    /// Short fingerprint of the frozen plan.
    pub fingerprint: Option<String>,
    /// Code for the last page.
    pub qr: Option<QrMatrix>,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct TextSection {
    /// 1 for «I. MỤC ĐÍCH», 2 for «1. Mục đích», 3 for «1.1. …» or «a) …».
    pub level: u8,
    /// The heading with its number, as printed; empty for none.
    pub heading: String,
    /// What stands under it.
    pub passages: Vec<Passage>,
}

/// A piece of the text under a heading.
#[derive(Debug, Clone, PartialEq)]
pub enum Passage {
    /// A paragraph; list items bring their own mark («- », «+ », «a) »).
    Text(Vec<Span>),
    /// A table with an optional caption and unit line.
    Table {
        /// Centred bold line above; empty for none.
        caption: String,
        /// Line in italics at the right above the table; empty for none.
        unit: String,
        /// The table.
        table: Table,
    },
}

/// A stretch of a paragraph in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Bold?
    pub bold: bool,
    /// Italic?
    pub italic: bool,
}

impl Passage {
    /// A paragraph in one style.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Span { text: text.into(), ..Span::default() }])
    }
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignerBlock {
    /// Capacity and office («TM. ỦY BAN NHÂN DÂN», «CHỦ TỊCH»).
    pub lines: Vec<String>,
    /// Name without title; empty before it is known.
    pub name: String,
}

impl PlanPaper {
    /// Builds the document.
    #[must_use]
    pub fn into_document(self) -> Document {
        let words = plan_words();
        let spec = self.profile.spec();
        let author = self.organ_lines.join(" ");
        let subject = self.title_lines.join(" ");
        let mut blocks = vec![self.head(words, spec)];
        self.title(spec, &mut blocks);
        self.bases(spec, &mut blocks);
        for (at, section) in self.sections.into_iter().enumerate() {
            place_section(section, at, spec, &mut blocks);
        }
        if let Some(closing) = self.closing {
            let closing = closing.trim_end().trim_end_matches(['.', '/', ';', ' ']);
            let text = format!("{closing}{}", words.end_mark);
            blocks.push(Block::Paragraph(body(text, FontStyle::Regular, spec)));
        }
        blocks.push(Block::SignatureBlock(Box::new(SignatureBlock {
            recipients_word: words.recipients_word.clone(),
            recipients: self.recipients,
            signer_lines: self.signer.lines,
            signer_name: self.signer.name,
            room: SIGNATURE_ROOM,
            space_before: 12.0,
        })));
        let mut sections = vec![Section {
            orientation: Orientation::Portrait,
            numbering: PageNumbering {
                restart: true,
                hide_first: true,
                form: PageNumberForm::Number,
            },
            blocks,
            footer_note: None,
        }];
        for annex in self.annexes {
            sections.push(annex.into_section(spec, words));
        }
        Document {
            title: self.file_title,
            author,
            subject,
            language: "vi-VN".to_owned(),
            profile: self.profile,
            created: self.created,
            sections,
            draft_mark: self.draft.then(|| words.draft_mark.clone()),
            fingerprint: self
                .fingerprint
                .filter(|_| !self.draft)
                .map(|short| format!("{} {short}", words.fingerprint_word)),
            qr: self.qr.filter(|_| !self.draft),
        }
    }

    fn head(&self, words: &PlanWords, spec: &ProfileSpec) -> Block {
        let line = |text: &str, style, size| HeadLine { text: text.to_owned(), style, size };
        let mut organ = vec![line(&self.upper_organ, FontStyle::Regular, spec.name_size)];
        organ.extend(
            self.organ_lines.iter().map(|text| line(text, FontStyle::Bold, spec.name_size)),
        );
        // Six blanks leave room for a number written by hand.
        let number = self.number.as_deref().unwrap_or("\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}");
        let symbol = format!("{} {number}/{}", words.number_word, self.symbol);
        Block::TwoColumnHead(Box::new(TwoColumnHead {
            left: HeadCell {
                upper: organ,
                rule: Some(RuleLength::Share(0.45)),
                lower: vec![line(&symbol, FontStyle::Regular, spec.symbol_size)],
            },
            right: HeadCell {
                upper: vec![
                    line(&words.country, FontStyle::Bold, spec.name_size),
                    line(&words.motto, FontStyle::Bold, spec.motto_size),
                ],
                rule: Some(RuleLength::Full),
                lower: vec![line(&self.place_and_date, FontStyle::Italic, spec.motto_size)],
            },
            left_share: 0.39,
            space_after: 18.0,
        }))
    }

    fn title(&self, spec: &ProfileSpec, blocks: &mut Vec<Block>) {
        let lines = std::iter::once(&self.kind).chain(&self.title_lines);
        for text in lines {
            blocks.push(Block::Paragraph(Paragraph {
                runs: vec![Run::new(text, FontStyle::Bold, spec.title_size)],
                align: Align::Center,
                leading: Some(spec.body_leading),
                keep_with_next: true,
                ..Paragraph::default()
            }));
        }
        if let Some(last) = self.title_lines.last() {
            blocks.push(Block::Rule { length: rule_under(last, spec.title_size) });
        }
        blocks.push(Block::Space(14.0));
    }

    fn bases(&self, spec: &ProfileSpec, blocks: &mut Vec<Block>) {
        let style = FontStyle::of(false, spec.bases_italic);
        let count = self.bases.len();
        for (at, basis) in self.bases.iter().enumerate() {
            let end = if at + 1 == count { spec.last_basis_end } else { ";" };
            let text = basis.trim_end().trim_end_matches([';', ',', '.']);
            blocks.push(Block::Paragraph(body(format!("{text}{end}"), style, spec)));
        }
        if let Some(lead_in) = &self.lead_in {
            let style = FontStyle::Regular;
            blocks.push(Block::Paragraph(body(lead_in.clone(), style, spec)));
        }
    }
}

/// Two fifths of the text: between the third and the half that the rule wants.
pub(super) fn rule_under(text: &str, size: f32) -> f32 {
    // A character the font lacks is reported by the layout, not here.
    let width = Fonts::bundled().width_pt(FontStyle::Bold, size, &printable(text));
    width.unwrap_or(240.0).min(400.0) * 0.4
}

/// A justified paragraph of the body.
pub(super) fn body(text: String, style: FontStyle, spec: &ProfileSpec) -> Paragraph {
    Paragraph {
        runs: vec![Run::new(text, style, spec.body_size)],
        align: Align::Justify,
        first_line_indent: spec.first_line_indent,
        space_after: spec.paragraph_space,
        leading: Some(spec.body_leading),
        ..Paragraph::default()
    }
}

/// The name of the place of a passage: section and passage, counted from 0.
#[must_use]
pub fn passage_anchor(section: usize, passage: usize) -> String {
    format!("{section}.{passage}")
}

fn place_section(section: TextSection, number: usize, spec: &ProfileSpec, blocks: &mut Vec<Block>) {
    if !section.heading.is_empty() {
        let style = FontStyle::of(section.level <= 2, false);
        let mut heading = body(section.heading.clone(), style, spec);
        heading.keep_with_next = true;
        if section.level == 1 {
            heading.space_before = spec.paragraph_space + 2.0;
        }
        heading.outline = Some(Outline { level: section.level.max(1), title: section.heading });
        blocks.push(Block::Paragraph(heading));
    }
    for (at, passage) in section.passages.into_iter().enumerate() {
        let anchor = Some(passage_anchor(number, at));
        match passage {
            Passage::Text(spans) => {
                let mut paragraph = body(String::new(), FontStyle::Regular, spec);
                let run = |span: Span| {
                    Run::new(span.text, FontStyle::of(span.bold, span.italic), spec.body_size)
                };
                paragraph.runs = spans.into_iter().map(run).collect();
                blocks.push(Block::Paragraph(Paragraph { anchor, ..paragraph }));
            }
            Passage::Table { caption, unit, table } => {
                let above = blocks.len();
                above_table(&caption, &unit, spec, blocks);
                if let Some(Block::Paragraph(first)) = blocks.get_mut(above) {
                    first.anchor = anchor;
                }
                blocks.push(Block::Table(Box::new(table)));
            }
        }
    }
}

/// Caption and unit line, kept with the table.
pub(super) fn above_table(caption: &str, unit: &str, spec: &ProfileSpec, blocks: &mut Vec<Block>) {
    for (text, style, align, size) in [
        (caption, FontStyle::Bold, Align::Center, spec.body_size - 1.0),
        (unit, FontStyle::Italic, Align::Right, spec.annex_table_size + 1.0),
    ] {
        if !text.is_empty() {
            blocks.push(Block::Paragraph(Paragraph {
                runs: vec![Run::new(text, style, size)],
                align,
                space_after: 4.0,
                keep_with_next: true,
                ..Paragraph::default()
            }));
        }
    }
}
