//! The blocks of an official letter in a Word file: head and signatures, in tables without
//! rules.
//!
//! Deliberately absent: the words, which come with the document.

use super::flow::{Flow, empty, line, rule};
use super::styles::{HEAD_LINE, RECIPIENTS, SIGNER};
use super::twips;
use super::xml::Xml;
use crate::document::{HeadCell, HeadLine, RuleLength, SignatureBlock, Signatures, TwoColumnHead};
use crate::fonts::{FontStyle, Fonts};
use crate::text::printable;

/// Space between the two parts of the head.
const PART_GAP: f32 = 5.0;
/// Share of the width that Nơi nhận takes.
const RECIPIENTS_SHARE: f32 = 0.46;

/// Quốc hiệu and the issuing organ side by side, in a table without rules: names and their
/// rules above, number and date below, so that these stand on one height.
pub(super) fn official_head(flow: &mut Flow<'_, '_>, head: &TwoColumnHead) {
    let style = (HEAD_LINE, flow.styles.look(HEAD_LINE));
    let left = flow.width * head.left_share;
    let widths = [left, flow.width - left];
    columns(&mut flow.xml, &widths, |xml| {
        row(xml, &widths, |xml, column| {
            let cell = if column == 0 { &head.left } else { &head.right };
            for text in &cell.upper {
                line(xml, style, text, true);
            }
            if let Some(length) = cell.rule {
                rule(xml, rule_length(length, cell, widths[column]), widths[column]);
            }
            empty(xml, PART_GAP, false, true);
        });
        row(xml, &widths, |xml, column| {
            let cell = if column == 0 { &head.left } else { &head.right };
            for text in &cell.lower {
                line(xml, style, text, true);
            }
            if cell.lower.is_empty() {
                empty(xml, 1.0, false, true);
            }
        });
    });
}

fn rule_length(rule: RuleLength, cell: &HeadCell, width: f32) -> f32 {
    let Some(last) = cell.upper.last() else { return 0.0 };
    let measure = |line: &HeadLine| {
        let text = printable(&line.text);
        let own = Fonts::bundled().width_pt(line.style, line.size, &text);
        own.unwrap_or(width / 2.0).min(width)
    };
    match rule {
        RuleLength::Full => measure(last),
        RuleLength::Share(share) => {
            let lines = cell.upper.iter().rev().take_while(|line| line.style == last.style);
            lines.map(measure).fold(0.0, f32::max) * share
        }
    }
}

/// Nơi nhận on the left, the signer on the right, in a row that no page breaks.
pub(super) fn signature(flow: &mut Flow<'_, '_>, block: &SignatureBlock) {
    let spec = flow.spec;
    let recipients = (RECIPIENTS, flow.styles.look(RECIPIENTS));
    let signer = (SIGNER, flow.styles.look(SIGNER));
    let left = flow.width * RECIPIENTS_SHARE;
    let widths = [left, flow.width - left];
    let text = |text: &String, style, size| HeadLine { text: text.clone(), style, size };
    columns(&mut flow.xml, &widths, |xml| {
        row(xml, &widths, |xml, column| {
            if column == 0 {
                // The first lines of both columns stand on about one baseline.
                let drop = spec.signer_size - spec.recipients_word_size;
                empty(xml, drop.max(1.0), false, true);
                if !block.recipients_word.is_empty() {
                    let size = spec.recipients_word_size;
                    let word = text(&block.recipients_word, FontStyle::BoldItalic, size);
                    line(xml, recipients, &word, true);
                }
                for one in &block.recipients {
                    let one = text(one, FontStyle::Regular, spec.recipients_size);
                    line(xml, recipients, &one, true);
                }
            } else {
                for one in &block.signer_lines {
                    line(xml, signer, &text(one, FontStyle::Bold, spec.signer_size), true);
                }
                empty(xml, block.room, false, true);
                let name = text(&block.signer_name, FontStyle::Bold, spec.signer_size);
                line(xml, signer, &name, false);
            }
        });
    });
}

/// People who sign side by side, in a row that no page breaks.
pub(super) fn signatures(flow: &mut Flow<'_, '_>, block: &Signatures) {
    let signer = (SIGNER, flow.styles.look(SIGNER));
    let count = block.columns.len().max(1);
    let widths = vec![flow.width / count as f32; count];
    let text = |text: &String, style| HeadLine { text: text.clone(), style, size: block.size };
    columns(&mut flow.xml, &widths, |xml| {
        row(xml, &widths, |xml, column| {
            let Some(who) = block.columns.get(column) else { return empty(xml, 1.0, false, true) };
            line(xml, signer, &text(&who.capacity, FontStyle::Bold), true);
            if !who.note.is_empty() {
                line(xml, signer, &text(&who.note, FontStyle::Italic), true);
            }
            empty(xml, block.room, false, true);
        });
        row(xml, &widths, |xml, column| {
            let name = block.columns.get(column).map(|who| who.name.clone()).unwrap_or_default();
            line(xml, signer, &text(&name, FontStyle::Bold), false);
        });
    });
}

/// A table without rules.
fn columns(xml: &mut Xml<'_>, widths: &[f32], fill: impl FnOnce(&mut Xml<'_>)) {
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    let all = twips(widths.iter().sum());
    xml.measures("w:tblW", &[("w:w", all), ("w:type", "dxa".to_owned())]);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.leaf(side, &[("w:w", "0"), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.measures("w:gridCol", &[("w:w", twips(*width))]);
    }
    xml.close("w:tblGrid");
    fill(xml);
    xml.close("w:tbl");
}

/// A row that no page breaks.
fn row(xml: &mut Xml<'_>, widths: &[f32], fill: impl Fn(&mut Xml<'_>, usize)) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.leaf("w:cantSplit", &[]);
    xml.close("w:trPr");
    for (column, width) in widths.iter().enumerate() {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.measures("w:tcW", &[("w:w", twips(*width)), ("w:type", "dxa".to_owned())]);
        xml.close("w:tcPr");
        fill(xml, column);
        xml.close("w:tc");
    }
    xml.close("w:tr");
}
