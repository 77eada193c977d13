//! The text of the Word file: sections of blocks.
//!
//! Deliberately absent: breaking lines and pages, which the word processor does.

use super::flow::Flow;
use super::letter::{official_head, signature, signatures};
use super::section::{properties, text_width};
use super::styles::NAMESPACE;
use super::table;
use super::xml::Xml;
use crate::document::{Block, Document};
use crate::error::LayoutError;
use crate::layout::Watch;

/// Writes `word/document.xml`.
pub(super) fn write(
    xml: Xml<'_>,
    document: &Document,
    watch: Watch<'_>,
) -> Result<(), LayoutError> {
    let mut flow = Flow::new(document, watch, xml);
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    flow.xml.open("w:document", &[NAMESPACE, ("xmlns:r", office)]);
    flow.xml.open("w:body", &[]);
    let sections = document.sections.len();
    for (index, section) in document.sections.iter().enumerate() {
        flow.begin_section(text_width(section.orientation, flow.spec));
        for (at, block) in section.blocks.iter().enumerate() {
            flow.step()?;
            let next = section.blocks.get(at + 1);
            let ends = next.is_none().then_some(index);
            place(&mut flow, block, next, ends)?;
        }
        // Word wants a paragraph behind a table.
        if !matches!(section.blocks.last(), Some(Block::Paragraph(_))) {
            flow.last_paragraph(index);
        }
        if index + 1 == sections {
            properties(&mut flow.xml, document, index);
        }
    }
    flow.xml.close("w:body");
    flow.xml.close("w:document");
    Ok(())
}

fn place(
    flow: &mut Flow<'_, '_>,
    block: &Block,
    next: Option<&Block>,
    ends: Option<usize>,
) -> Result<(), LayoutError> {
    match block {
        Block::Paragraph(text) => {
            // A rule hangs under its text, and no signature stands on a page alone.
            let bound = matches!(
                next,
                Some(Block::Rule { .. } | Block::SignatureBlock(_) | Block::Signatures(_))
            );
            flow.paragraph(text, bound || text.leads_into(next), ends);
        }
        Block::TwoColumnHead(head) => {
            flow.before_table(0.0);
            official_head(flow, head);
            flow.after_table(head.space_after);
        }
        Block::Rule { length } => flow.rule(*length),
        Block::Space(height) => flow.space(*height),
        Block::Boxes(boxes) => {
            for (ticked, words) in &boxes.items {
                flow.tick_box(*ticked, words, boxes.size, boxes.left_indent);
            }
        }
        Block::SignatureBlock(block) => {
            flow.before_table(block.space_before);
            signature(flow, block);
            flow.after_table(0.0);
        }
        Block::Signatures(block) => {
            flow.before_table(block.space_before);
            signatures(flow, block);
            flow.after_table(0.0);
        }
        Block::PageBreak => flow.page_break(),
        Block::Table(block) => {
            flow.before_table(0.0);
            table::write(flow, block)?;
            flow.after_table(block.space_after);
        }
    }
    Ok(())
}
