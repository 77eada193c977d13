//! Phiếu khôi phục: one page in big clear type, words in columns read downwards.
//!
//! Deliberately absent: the words and sentences themselves, which come finished.

use crate::document::{
    Align, Block, Document, Orientation, PageNumberForm, PageNumbering, Paragraph, Run, Section,
};
use crate::fonts::FontStyle;
use crate::profile::Profile;
use crate::table_model::{Cell, Column, Row, RowGroup, Table};

/// Words stand in so many columns.
const COLUMNS: usize = 3;

/// What the sheet says, ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    /// Title shown by viewers.
    pub file_title: String,
    /// Issuing organ.
    pub author: String,
    /// PDF date.
    pub created: String,
    /// Name of the paper.
    pub title: String,
    /// Unit, code, year.
    pub unit: String,
    /// Said under the unit where the sheet is for practice.
    pub training: Option<String>,
    /// What the sheet is for.
    pub purpose: String,
    /// Over the words.
    pub words_heading: String,
    /// The words, numbered in this order.
    pub words: Vec<String>,
    /// The check digits with the words before them.
    pub digits: String,
    /// What they are for.
    pub digits_note: String,
    /// Over the unit's own words.
    pub own_heading: String,
    /// The unit's own words in one line.
    pub own: String,
    /// What they are for.
    pub own_note: String,
    /// Over where to keep it.
    pub keep_heading: String,
    /// Where to keep it, a paragraph each.
    pub keep: Vec<String>,
    /// When it was printed, and who takes it.
    pub printed: String,
}

impl RecoverySheet {
    /// The sheet as blocks.
    #[must_use]
    pub fn into_document(self) -> Document {
        let mut blocks = vec![
            centred(&self.title, FontStyle::Bold, 20.0, 2.0),
            centred(&self.unit, FontStyle::Bold, 15.0, 8.0),
        ];
        if let Some(training) = &self.training {
            blocks.push(centred(training, FontStyle::BoldItalic, 13.0, 8.0));
        }
        blocks.push(text(&self.purpose, 13.0));
        blocks.push(heading(&self.words_heading));
        blocks.push(words_table(&self.words));
        blocks.push(Block::Space(8.0));
        blocks.push(centred(&self.digits, FontStyle::Bold, 17.0, 4.0));
        blocks.push(text(&self.digits_note, 12.0));
        blocks.push(heading(&self.own_heading));
        blocks.push(centred(&self.own, FontStyle::Bold, 14.0, 4.0));
        blocks.push(text(&self.own_note, 12.0));
        blocks.push(heading(&self.keep_heading));
        blocks.extend(self.keep.iter().map(|line| text(line, 13.0)));
        blocks.push(Block::Space(8.0));
        blocks.push(text(&self.printed, 12.0));
        let numbering =
            PageNumbering { restart: true, hide_first: true, form: PageNumberForm::Number };
        Document {
            title: self.file_title,
            author: self.author,
            subject: self.title,
            language: "vi-VN".to_owned(),
            profile: Profile::Nd30_2020,
            created: self.created,
            sections: vec![Section {
                orientation: Orientation::Portrait,
                numbering,
                blocks,
                footer_note: None,
            }],
            draft_mark: None,
            fingerprint: None,
            qr: None,
        }
    }
}

fn words_table(words: &[String]) -> Block {
    let rows = words.len().div_ceil(COLUMNS);
    let number = Column { weight: 1.0, align: Align::Right };
    let word = Column { weight: 4.2, align: Align::Left };
    let body = (0..rows).map(|row| {
        let cells = (0..COLUMNS).flat_map(|column| {
            let at = column * rows + row;
            let word = words.get(at).cloned().unwrap_or_default();
            [Cell::new((at + 1).to_string()), Cell::new(word).style(FontStyle::Bold)]
        });
        RowGroup { rows: vec![Row { cells: cells.collect() }], ..RowGroup::default() }
    });
    Block::Table(Box::new(Table {
        columns: [number, word].repeat(COLUMNS),
        body: body.collect(),
        size: 15.0,
        space_after: 4.0,
        ..Table::default()
    }))
}

fn heading(words: &str) -> Block {
    paragraph(words, FontStyle::Bold, 14.0, Align::Left, 10.0, 4.0)
}

fn text(words: &str, size: f32) -> Block {
    paragraph(words, FontStyle::Regular, size, Align::Left, 0.0, 4.0)
}

fn centred(words: &str, style: FontStyle, size: f32, after: f32) -> Block {
    paragraph(words, style, size, Align::Center, 0.0, after)
}

fn paragraph(
    words: &str,
    style: FontStyle,
    size: f32,
    align: Align,
    space_before: f32,
    space_after: f32,
) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::new(words, style, size)],
        align,
        space_before,
        space_after,
        ..Paragraph::default()
    })
}
