//! The fixed blocks of an official letter: head, signature, tick boxes, code.
//!
//! Deliberately absent: the words, which come with the view model.

use super::flow::FlowBox;
use super::paragraph::{SINGLE, line_boxes, simple};
use crate::document::{
    Align, Boxes, HeadCell, HeadLine, QrMatrix, RuleLength, SignatureBlock, Signatures,
    TwoColumnHead,
};
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::paper::{Drawing, Square};
use crate::profile::ProfileSpec;
use crate::text::printable;

/// Thickness of rules under names.
const RULE: f32 = 0.75;
/// From the baseline's line box to the rule under it.
const RULE_GAP: f32 = 3.0;
/// Space between the two parts of the head.
const PART_GAP: f32 = 7.0;
/// Side of one module of the code.
const MODULE: f32 = 1.9;

fn whole(height: f32, gap_before: f32, drawing: Drawing) -> FlowBox {
    FlowBox {
        height,
        gap_before,
        drawing,
        may_break_after: true,
        is_line: false,
        outline: None,
        anchor: None,
    }
}

/// Sets lines of one style under each other; returns the height.
fn set_lines(
    fonts: &Fonts,
    drawing: &mut Drawing,
    lines: &[HeadLine],
    align: Align,
    [left, mut y, width]: [f32; 3],
) -> Result<f32, LayoutError> {
    let top = y;
    for line in lines {
        let paragraph = simple(&line.text, line.style, line.size, align);
        for line_box in line_boxes(fonts, &paragraph, width)? {
            drawing.append(&line_box.drawing, left, y);
            y += line_box.height;
        }
    }
    Ok(y - top)
}

/// The head as one box.
pub(crate) fn head(
    fonts: &Fonts,
    head: &TwoColumnHead,
    width: f32,
) -> Result<FlowBox, LayoutError> {
    let left_width = width * head.left_share;
    let columns = [(&head.left, 0.0, left_width), (&head.right, left_width, width - left_width)];
    let mut drawing = Drawing::default();
    let mut upper: f32 = 0.0;
    for (cell, left, column) in columns {
        upper = upper.max(head_upper(fonts, &mut drawing, cell, left, column)?);
    }
    let mut lower: f32 = 0.0;
    for (cell, left, column) in columns {
        let place = [left, upper + PART_GAP, column];
        lower = lower.max(set_lines(fonts, &mut drawing, &cell.lower, Align::Center, place)?);
    }
    let mut flow_box = whole(upper + PART_GAP + lower, 0.0, drawing);
    flow_box.may_break_after = false;
    Ok(flow_box)
}

fn head_upper(
    fonts: &Fonts,
    drawing: &mut Drawing,
    cell: &HeadCell,
    left: f32,
    width: f32,
) -> Result<f32, LayoutError> {
    let mut height = set_lines(fonts, drawing, &cell.upper, Align::Center, [left, 0.0, width])?;
    if let (Some(rule), Some(last)) = (cell.rule, cell.upper.last()) {
        // A name over several lines of one face is ruled by its widest line.
        let mut text: f32 = 0.0;
        for line in cell.upper.iter().rev().take_while(|line| line.style == last.style) {
            let measured = match rule {
                RuleLength::Full => last,
                RuleLength::Share(_) => line,
            };
            let own = fonts.width_pt(measured.style, measured.size, &printable(&measured.text))?;
            text = text.max(own.min(width));
        }
        let length = match rule {
            RuleLength::Full => text,
            RuleLength::Share(share) => text * share,
        };
        height += RULE_GAP;
        let middle = left + width / 2.0;
        drawing.rule([middle - length / 2.0, height, middle + length / 2.0, height], RULE);
    }
    Ok(height)
}

/// A centred rule as a box that stays with the block above.
pub(crate) fn rule(width: f32, length: f32) -> FlowBox {
    let mut drawing = Drawing::default();
    let left = (width - length) / 2.0;
    drawing.rule([left, RULE_GAP, left + length, RULE_GAP], RULE);
    whole(RULE_GAP + RULE, 0.0, drawing)
}

/// Nơi nhận and signer as one box.
pub(crate) fn signature(
    fonts: &Fonts,
    spec: &ProfileSpec,
    block: &SignatureBlock,
    width: f32,
) -> Result<FlowBox, LayoutError> {
    let mut drawing = Drawing::default();
    let left_width = width * 0.46;
    let list = |text: &String, style, size| HeadLine { text: text.clone(), style, size };
    let mut recipients = Vec::new();
    if !block.recipients_word.is_empty() {
        recipients.push(list(
            &block.recipients_word,
            FontStyle::BoldItalic,
            spec.recipients_word_size,
        ));
    }
    recipients.extend(
        block.recipients.iter().map(|line| list(line, FontStyle::Regular, spec.recipients_size)),
    );
    // The first lines of both columns stand on one baseline.
    let base = |size: f32| fonts.baseline(size, size * SINGLE);
    let drop = base(spec.signer_size) - base(spec.recipients_word_size);
    let place = [0.0, drop, left_width];
    let left_height = drop + set_lines(fonts, &mut drawing, &recipients, Align::Left, place)?;

    let signer: Vec<HeadLine> = block
        .signer_lines
        .iter()
        .map(|line| list(line, FontStyle::Bold, spec.signer_size))
        .collect();
    let (left, right_width) = (left_width, width - left_width);
    let mut right_height =
        set_lines(fonts, &mut drawing, &signer, Align::Center, [left, 0.0, right_width])?;
    right_height += block.room;
    if !block.signer_name.is_empty() {
        let name = [list(&block.signer_name, FontStyle::Bold, spec.signer_size)];
        right_height += set_lines(
            fonts,
            &mut drawing,
            &name,
            Align::Center,
            [left, right_height, right_width],
        )?;
    }
    Ok(whole(left_height.max(right_height), block.space_before, drawing))
}

/// Several who sign side by side as one box; their names stand on one height.
pub(crate) fn signatures(
    fonts: &Fonts,
    block: &Signatures,
    width: f32,
) -> Result<FlowBox, LayoutError> {
    let mut drawing = Drawing::default();
    let size = block.size;
    let column = width / block.columns.len().max(1) as f32;
    let line = |text: &String, style| HeadLine { text: text.clone(), style, size };
    let mut above: f32 = 0.0;
    for (at, who) in block.columns.iter().enumerate() {
        let mut lines = vec![line(&who.capacity, FontStyle::Bold)];
        if !who.note.is_empty() {
            lines.push(line(&who.note, FontStyle::Italic));
        }
        let place = [column * at as f32, 0.0, column];
        above = above.max(set_lines(fonts, &mut drawing, &lines, Align::Center, place)?);
    }
    let mut below = size * SINGLE;
    for (at, who) in block.columns.iter().enumerate().filter(|(_, who)| !who.name.is_empty()) {
        let name = [line(&who.name, FontStyle::Bold)];
        let place = [column * at as f32, above + block.room, column];
        below = below.max(set_lines(fonts, &mut drawing, &name, Align::Center, place)?);
    }
    Ok(whole(above + block.room + below, block.space_before, drawing))
}

/// Tick boxes as boxes of the flow.
pub(crate) fn boxes(fonts: &Fonts, block: &Boxes, width: f32) -> Result<Vec<FlowBox>, LayoutError> {
    let mut out = Vec::new();
    let side = block.size * 0.68;
    let indent = block.left_indent + side + 6.0;
    for (ticked, words) in &block.items {
        let mut paragraph = simple(words, FontStyle::Regular, block.size, Align::Left);
        paragraph.left_indent = indent;
        let mut lines = line_boxes(fonts, &paragraph, width)?;
        if let Some(first) = lines.first_mut() {
            let base = fonts.baseline(block.size, first.height);
            let (x0, x1) = (block.left_indent, block.left_indent + side);
            let (y0, y1) = (base - side, base);
            let drawing = &mut first.drawing;
            for ends in [[x0, y0, x1, y0], [x1, y0, x1, y1], [x1, y1, x0, y1], [x0, y1, x0, y0]] {
                drawing.rule(ends, 0.7);
            }
            if *ticked {
                let inset = side * 0.2;
                drawing.rule([x0 + inset, y0 + inset, x1 - inset, y1 - inset], 1.1);
                drawing.rule([x0 + inset, y1 - inset, x1 - inset, y0 + inset], 1.1);
            }
        }
        out.append(&mut lines);
    }
    Ok(out)
}

/// The code and its caption as one box; dark modules of a row are joined.
pub(crate) fn qr(fonts: &Fonts, code: &QrMatrix, width: f32) -> Result<FlowBox, LayoutError> {
    let mut drawing = Drawing::default();
    for (row, modules) in code.dark.chunks(code.side.max(1)).enumerate() {
        let mut column = 0;
        while column < modules.len() {
            let length = modules[column..].iter().take_while(|dark| **dark).count();
            if length > 0 {
                drawing.squares.push(Square {
                    x: column as f32 * MODULE,
                    y: row as f32 * MODULE,
                    width: length as f32 * MODULE,
                    height: MODULE,
                });
            }
            column += length.max(1);
        }
    }
    let side = code.side as f32 * MODULE;
    let caption: Vec<HeadLine> = code
        .caption
        .iter()
        .map(|text| HeadLine { text: text.clone(), style: FontStyle::Regular, size: 9.0 })
        .collect();
    let left = side + 10.0;
    let beside = set_lines(fonts, &mut drawing, &caption, Align::Left, [left, 0.0, width - left])?;
    Ok(whole(side.max(beside), 18.0, drawing))
}
