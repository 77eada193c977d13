//! Giấy tờ làm việc: sheets with a head of their own, several in one file, each numbered anew.
//!
//! Deliberately absent: what the sheets say, fingerprints and the draft mark: a sheet bears
//! the day on which it was printed and nothing that could be compared with the plan.

use super::plan::{Span, above_table, rule_under};
use super::words::plan_words;
use crate::document::{
    Align, Block, Document, HeadCell, HeadLine, Orientation, Outline, PageNumberForm,
    PageNumbering, Paragraph, RuleLength, Run, Section, Signature, Signatures, TwoColumnHead,
};
use crate::fonts::{FontStyle, Fonts};
use crate::profile::{Profile, ProfileSpec};
use crate::table_model::Table;
use crate::text::printable;

/// Names in the head of a sheet are a step smaller than in a letter.
const HEAD_STEP: f32 = 1.0;

/// Text below this size, in points, is small print.
const SMALL: f32 = 10.5;

/// One file of sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetPaper {
    /// Legal profile: margins and the place of page numbers.
    pub profile: Profile,
    /// Title in the file.
    pub file_title: String,
    /// Issuing organ.
    pub author: String,
    /// PDF date.
    pub created: String,
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a page, or several with numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Cơ quan chủ quản; empty for none.
    pub upper_organ: String,
    /// Cơ quan, one line each.
    pub organ_lines: Vec<String>,
    /// «Thọ Bình, ngày …»; empty for none.
    pub place_and_date: String,
    /// Title in capitals, one line each.
    pub title_lines: Vec<String>,
    /// Line in italics under the title; empty for none.
    pub subtitle: String,
    /// Entry in the outline.
    pub outline: String,
    /// Name under which the sheet can be found again.
    pub anchor: Option<String>,
    /// Upright or landscape.
    pub orientation: Orientation,
    /// Size of the text in points.
    pub size: f32,
    /// Content in order.
    pub parts: Vec<SheetPart>,
    /// Small line at the left of each footer.
    pub footer: String,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetPart {
    /// A heading in bold.
    Heading(String),
    /// A paragraph from the left edge.
    Text(Vec<Span>),
    /// A line to be filled in by hand: words, each followed by dots over its share of the room.
    Blanks(Vec<(String, u16)>),
    /// So many dotted lines to write on, as wide as the text.
    Dotted(usize),
    /// A table with an optional caption and unit line.
    Table {
        /// Bold line above; empty for none.
        caption: String,
        /// Line in italics at the right above the table; empty for none.
        unit: String,
        /// The table.
        table: Table,
    },
    /// Who signs, side by side.
    Signatures(Vec<Signature>),
    /// Goes on overleaf: said at the end of this page, and by a title on the next.
    Overleaf {
        /// «(Xem tiếp trang sau)».
        here: String,
        /// «PHIẾU HỘ … (tiếp theo)».
        there: String,
    },
}

impl SheetPaper {
    /// Builds the document.
    #[must_use]
    pub fn into_document(self) -> Document {
        let spec = self.profile.spec();
        let mut sheets = self.sheets.into_iter().map(|sheet| sheet.into_section(spec));
        Document {
            subject: self.file_title.clone(),
            title: self.file_title,
            author: self.author,
            language: "vi-VN".to_owned(),
            profile: self.profile,
            created: self.created,
            sections: sheets.by_ref().collect(),
            draft_mark: None,
            fingerprint: None,
            qr: None,
        }
    }
}

impl Sheet {
    fn into_section(self, spec: &ProfileSpec) -> Section {
        let mut blocks = vec![self.head(spec)];
        let title = |text: &str, style, size, outline, anchor| {
            Block::Paragraph(Paragraph {
                runs: vec![Run::new(text, style, size)],
                align: Align::Center,
                keep_with_next: true,
                outline,
                anchor,
                ..Paragraph::default()
            })
        };
        // A sheet in small print has a smaller title.
        let title_size = if self.size < SMALL { spec.title_size - 2.0 } else { spec.title_size };
        let mut entry = Some(Outline { level: 1, title: self.outline });
        let mut anchor = self.anchor;
        for line in &self.title_lines {
            let (entry, anchor) = (entry.take(), anchor.take());
            blocks.push(title(line, FontStyle::Bold, title_size, entry, anchor));
        }
        if !self.subtitle.is_empty() {
            blocks.push(title(&self.subtitle, FontStyle::Italic, title_size - 2.0, None, None));
        } else if let Some(last) = self.title_lines.last() {
            blocks.push(Block::Rule { length: rule_under(last, title_size) });
        }
        blocks.push(Block::Space(self.size * 0.6));
        let width = width_of(self.orientation, spec);
        for part in self.parts {
            part.place(self.size, width, spec, &mut blocks);
        }
        Section {
            orientation: self.orientation,
            numbering: PageNumbering {
                restart: true,
                hide_first: true,
                form: PageNumberForm::NumberOfTotal,
            },
            blocks,
            footer_note: Some(self.footer).filter(|footer| !footer.is_empty()),
        }
    }

    fn head(&self, spec: &ProfileSpec) -> Block {
        let words = plan_words();
        let (name, motto) = (spec.name_size - HEAD_STEP, spec.motto_size - HEAD_STEP);
        let line = |text: &String, style, size| HeadLine { text: text.clone(), style, size };
        let upper = Some(&self.upper_organ).filter(|organ| !organ.is_empty());
        let mut organ: Vec<HeadLine> =
            upper.into_iter().map(|text| line(text, FontStyle::Regular, name)).collect();
        organ.extend(self.organ_lines.iter().map(|text| line(text, FontStyle::Bold, name)));
        let date = Some(&self.place_and_date).filter(|text| !text.is_empty());
        Block::TwoColumnHead(Box::new(TwoColumnHead {
            left: HeadCell { upper: organ, rule: Some(RuleLength::Share(0.45)), lower: Vec::new() },
            right: HeadCell {
                upper: vec![
                    line(&words.country, FontStyle::Bold, name),
                    line(&words.motto, FontStyle::Bold, motto),
                ],
                rule: Some(RuleLength::Full),
                lower: date.map(|text| line(text, FontStyle::Italic, motto)).into_iter().collect(),
            },
            left_share: 0.39,
            space_after: self.size,
        }))
    }
}

impl SheetPart {
    fn place(self, size: f32, width: f32, spec: &ProfileSpec, blocks: &mut Vec<Block>) {
        let text = |text: String, style| Paragraph {
            runs: vec![Run::new(text, style, size)],
            space_after: size * 0.25,
            ..Paragraph::default()
        };
        match self {
            Self::Heading(heading) => blocks.push(Block::Paragraph(Paragraph {
                space_before: size * 0.5,
                keep_with_next: true,
                ..text(heading, FontStyle::Bold)
            })),
            Self::Text(spans) => {
                let run =
                    |span: Span| Run::new(span.text, FontStyle::of(span.bold, span.italic), size);
                blocks.push(Block::Paragraph(Paragraph {
                    runs: spans.into_iter().map(run).collect(),
                    ..text(String::new(), FontStyle::Regular)
                }));
            }
            Self::Blanks(words) => {
                let shares: f32 = words.iter().map(|(_, share)| f32::from(*share)).sum();
                let said: f32 = words.iter().map(|(words, _)| wide(words, size)).sum();
                let room = (width - said - 2.0).max(0.0); // a little, so that nothing wraps
                let line = words.into_iter().map(|(words, share)| {
                    words + &dots(room * f32::from(share) / shares.max(1.0), size)
                });
                let line = line.collect::<String>();
                blocks.push(Block::Paragraph(Paragraph {
                    leading: Some(size * 1.5),
                    ..text(line, FontStyle::Regular)
                }));
            }
            Self::Dotted(lines) => {
                let dots = dots(width, size);
                for _ in 0..lines {
                    blocks.push(Block::Paragraph(Paragraph {
                        leading: Some(size * 1.6),
                        ..text(dots.clone(), FontStyle::Regular)
                    }));
                }
            }
            Self::Table { caption, unit, table } => {
                above_table(&caption, &unit, spec, blocks);
                blocks.push(Block::Table(Box::new(table)));
            }
            Self::Signatures(columns) => {
                blocks.push(Block::Signatures(Box::new(Signatures {
                    columns,
                    size,
                    room: size * 4.4,
                    space_before: size,
                })));
            }
            Self::Overleaf { here, there } => {
                blocks.push(Block::Paragraph(Paragraph {
                    align: Align::Right,
                    ..text(here, FontStyle::Italic)
                }));
                blocks.push(Block::PageBreak);
                blocks.push(Block::Paragraph(Paragraph {
                    align: Align::Center,
                    keep_with_next: true,
                    space_after: size * 0.6,
                    ..text(there, FontStyle::Bold)
                }));
            }
        }
    }
}

/// Width of words, points. A character the font lacks is reported by the layout, not here.
fn wide(words: &str, size: f32) -> f32 {
    Fonts::bundled().width_pt(FontStyle::Regular, size, &printable(words)).unwrap_or(0.0)
}

/// Dots over that width, never more.
fn dots(width: f32, size: f32) -> String {
    let dot = wide(".", size).max(1.0);
    ".".repeat((width / dot).floor().max(0.0) as usize)
}

/// A size given in tenths of a point, for crates that know no fractions.
#[must_use]
pub fn points(tenths: u16) -> f32 {
    f32::from(tenths) / 10.0
}

/// Width of the text, points.
fn width_of(orientation: Orientation, spec: &ProfileSpec) -> f32 {
    let (page, margins) = match orientation {
        Orientation::Portrait => (crate::profile::mm(210.0), &spec.portrait),
        Orientation::Landscape => (crate::profile::mm(297.0), &spec.landscape),
    };
    page - margins.left - margins.right
}
