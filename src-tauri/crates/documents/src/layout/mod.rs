//! From blocks to pages.
//!
//! Deliberately absent: PDF. The result is positions only, the same for every writer.

mod blocks;
mod breaking;
mod cells;
mod flow;
mod glue;
mod grid;
mod paragraph;
mod stamp;
mod table;

use crate::document::{Block, Document};
use crate::error::LayoutError;
use crate::fonts::Fonts;
use crate::paper::{LaidOut, Properties};
pub(crate) use cells::{Columns, Measured, PAD_X, PAD_Y};
use flow::Composer;
pub(crate) use glue::holds_together;

/// Lines of text that go with a signature onto its page.
const LINES_WITH_SIGNATURE: usize = 2;

/// Notes under the last table that go with it and the code; longer ones are text.
const LINES_OF_NOTES: usize = 9;

/// Hears how many pages there are so far, and says whether to go on.
pub type Watch<'a> = &'a dyn Fn(usize) -> bool;

/// Lays a document out.
///
/// # Errors
/// [`LayoutError`]: a character the font lacks, or a table that cannot be laid out.
pub fn lay_out(document: &Document, fonts: &Fonts) -> Result<LaidOut, LayoutError> {
    lay_out_watched(document, fonts, &|_| true)
}

/// The same under a watch that may stop it.
///
/// # Errors
/// As [`lay_out`]; [`LayoutError::Stopped`] when the watch says so.
pub fn lay_out_watched(
    document: &Document,
    fonts: &Fonts,
    watch: Watch<'_>,
) -> Result<LaidOut, LayoutError> {
    let mut composer = Composer::new(fonts, document.profile.spec(), watch);
    for (index, section) in document.sections.iter().enumerate() {
        composer.start_section(index, section.orientation);
        let code = match &document.qr {
            Some(code) if index + 1 == document.sections.len() => {
                Some(blocks::qr(fonts, code, composer.width())?)
            }
            _ => None,
        };
        let code_height = code.as_ref().map_or(0.0, |code| code.height + code.gap_before);
        for (at, block) in section.blocks.iter().enumerate() {
            place(&mut composer, block, &section.blocks[at + 1..], code_height)
                .map_err(|error| error.in_place(heading_above(&section.blocks[..=at])))?;
        }
        if let Some(code) = code {
            composer.bind_last_lines(1);
            composer.add(vec![code], 0.0);
        }
        composer.flush(0.0);
    }
    let mut pages = composer.pages;
    stamp::stamp(&mut pages, document, fonts)?;
    Ok(LaidOut {
        pages,
        outline: composer.outline,
        anchors: composer.anchors,
        properties: Properties {
            title: document.title.clone(),
            author: document.author.clone(),
            subject: document.subject.clone(),
            language: document.language.clone(),
            created: document.created.clone(),
        },
    })
}

/// The heading that these blocks end under.
fn heading_above(blocks: &[Block]) -> &str {
    let titles = blocks.iter().rev().filter_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.outline.as_ref(),
        _ => None,
    });
    titles.map(|outline| outline.title.as_str()).next().unwrap_or_default()
}

/// Places a block; `code` is the height of the code that ends the section, if one does.
fn place(
    composer: &mut Composer<'_>,
    block: &Block,
    rest: &[Block],
    code: f32,
) -> Result<(), LayoutError> {
    composer.go_on()?;
    let (fonts, width) = (composer.fonts, composer.width());
    match block {
        Block::Paragraph(paragraph) => {
            let mut boxes = paragraph::line_boxes(fonts, paragraph, width)?;
            if let Some(last) = boxes.last_mut() {
                last.may_break_after &= !paragraph.leads_into(rest.first());
            }
            composer.add(boxes, paragraph.space_after);
        }
        Block::TwoColumnHead(head) => {
            composer.add(vec![blocks::head(fonts, head, width)?], head.space_after);
        }
        Block::Rule { length } => {
            let mut rule = blocks::rule(width, *length);
            // Under a title it belongs to the title, and with it to what follows.
            rule.may_break_after = !composer.is_tied();
            composer.add(vec![rule], 0.0);
        }
        Block::Space(height) => composer.space(*height),
        Block::Boxes(items) => composer.add(blocks::boxes(fonts, items, width)?, 0.0),
        Block::Signatures(signatures) => {
            composer.bind_last_lines(LINES_WITH_SIGNATURE);
            composer.add(vec![blocks::signatures(fonts, signatures, width)?], 0.0);
        }
        Block::SignatureBlock(signature) => {
            composer.bind_last_lines(LINES_WITH_SIGNATURE);
            let flow_box = blocks::signature(fonts, composer.spec, signature, width)?;
            composer.add(vec![flow_box], 0.0);
        }
        Block::PageBreak => {
            composer.flush(0.0);
            composer.new_page();
        }
        Block::Table(table) => {
            let reserve = reserve_after(composer, rest, code)?;
            table::place_table(composer, table, reserve)?;
        }
    }
    Ok(())
}

/// Height of the signature that follows directly or below one line of text, or of the few
/// notes and the code that end the paper: none of them may stand on a page alone.
fn reserve_after(composer: &Composer<'_>, rest: &[Block], code: f32) -> Result<f32, LayoutError> {
    let mut height = 0.0;
    let mut lines = 0;
    let code_after = |at: usize| if at + 1 == rest.len() { code } else { 0.0 };
    for (at, block) in rest.iter().enumerate() {
        match block {
            Block::Space(space) => height += space,
            Block::SignatureBlock(signature) => {
                let flow_box =
                    blocks::signature(composer.fonts, composer.spec, signature, composer.width())?;
                return Ok(height + flow_box.height + flow_box.gap_before + code_after(at));
            }
            Block::Signatures(signatures) => {
                let flow_box = blocks::signatures(composer.fonts, signatures, composer.width())?;
                return Ok(height + flow_box.height + flow_box.gap_before + code_after(at));
            }
            Block::Paragraph(paragraph) => {
                let boxes = paragraph::line_boxes(composer.fonts, paragraph, composer.width())?;
                lines += boxes.len();
                // As many lines as these hold what follows by themselves.
                if lines >= if code > 0.0 { LINES_OF_NOTES } else { LINES_WITH_SIGNATURE } {
                    return Ok(0.0);
                }
                height += boxes.iter().map(|line| line.height + line.gap_before).sum::<f32>();
                height += paragraph.space_after;
            }
            _ => return Ok(0.0),
        }
    }
    Ok(if code > 0.0 { height + code } else { 0.0 })
}
