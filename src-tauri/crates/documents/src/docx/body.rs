//! The text of the Word file: sections of paragraphs and tables.
//!
//! Deliberately absent: breaking lines and pages, which the word processor does.

use super::styles::{NAMESPACE, heading};
use super::xml::Xml;
use super::{half_points, table, twips};
use crate::document::{
    Align, Block, Document, HeadCell, HeadLine, Orientation, Paragraph, RuleLength, Run, Section,
    SignatureBlock, TwoColumnHead,
};
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::layout::Watch;
use crate::profile::ProfileSpec;
use crate::text::printable;

/// Long and short side of the sheet, points.
const SHEET: (f32, f32) = (841.89, 595.28);
const OFFICE: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// Writes `word/document.xml`.
pub(super) fn write(document: &Document, watch: Watch<'_>) -> Result<Vec<u8>, LayoutError> {
    let spec = document.profile.spec();
    let mut xml = Xml::new();
    xml.open("w:document", &[NAMESPACE, OFFICE]);
    xml.open("w:body", &[]);
    let mut blocks = 0;
    let last = document.sections.len().saturating_sub(1);
    for (index, section) in document.sections.iter().enumerate() {
        let width = text_width(section.orientation, spec);
        for (at, block) in section.blocks.iter().enumerate() {
            blocks += 1;
            if !watch(blocks) {
                return Err(LayoutError::Stopped);
            }
            let next = section.blocks.get(at + 1);
            place(&mut xml, block, next, width, spec)?;
        }
        // The properties of a section stand in its last paragraph, those of the last in the body.
        if index < last {
            xml.open("w:p", &[]);
            xml.open("w:pPr", &[]);
            spacing(&mut xml, 0.0, 0.0, Some((1.0, "exact")));
            properties(&mut xml, index, section, spec);
            xml.close("w:pPr");
            xml.close("w:p");
        } else {
            properties(&mut xml, index, section, spec);
        }
    }
    xml.close("w:body");
    xml.close("w:document");
    Ok(xml.finish())
}

pub(super) fn text_width(orientation: Orientation, spec: &ProfileSpec) -> f32 {
    match orientation {
        Orientation::Portrait => SHEET.1 - spec.portrait.left - spec.portrait.right,
        Orientation::Landscape => SHEET.0 - spec.landscape.left - spec.landscape.right,
    }
}

fn properties(xml: &mut Xml, index: usize, section: &Section, spec: &ProfileSpec) {
    xml.open("w:sectPr", &[]);
    for (kind, name) in [("default", "o"), ("first", "f")] {
        for part in ["header", "footer"] {
            let id = format!("{part}-{name}{index}");
            let tag = format!("w:{part}Reference");
            xml.leaf(&tag, &[("w:type", kind), ("r:id", &id)]);
        }
    }
    xml.value("w:type", "nextPage");
    let (margins, wide) = match section.orientation {
        Orientation::Portrait => (spec.portrait, false),
        Orientation::Landscape => (spec.landscape, true),
    };
    let (width, height) = if wide { SHEET } else { (SHEET.1, SHEET.0) };
    let mut size = vec![("w:w", twips(width)), ("w:h", twips(height))];
    if wide {
        size.push(("w:orient", "landscape".to_owned()));
    }
    leaf(xml, "w:pgSz", &size);
    leaf(
        xml,
        "w:pgMar",
        &[
            ("w:top", twips(margins.top)),
            ("w:right", twips(margins.right)),
            ("w:bottom", twips(margins.bottom)),
            ("w:left", twips(margins.left)),
            ("w:header", twips(margins.top * 0.4)),
            ("w:footer", twips(margins.bottom * 0.4)),
            ("w:gutter", "0".to_owned()),
        ],
    );
    if section.numbering.restart {
        xml.leaf("w:pgNumType", &[("w:start", "1")]);
    }
    // The first page has its own head and foot; whether it bears a number is said there.
    xml.leaf("w:titlePg", &[]);
    xml.close("w:sectPr");
}

/// An element with owned attribute values.
pub(super) fn leaf(xml: &mut Xml, name: &str, attributes: &[(&str, String)]) {
    let borrowed: Vec<_> = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
    xml.leaf(name, &borrowed);
}

fn place(
    xml: &mut Xml,
    block: &Block,
    next: Option<&Block>,
    width: f32,
    spec: &ProfileSpec,
) -> Result<(), LayoutError> {
    match block {
        Block::Paragraph(text) => {
            let bound = matches!(next, Some(Block::SignatureBlock(_)));
            paragraph(xml, text, bound);
        }
        Block::TwoColumnHead(head) => official_head(xml, head, width),
        Block::Rule { length } => rule(xml, *length, width),
        Block::Space(height) => gap(xml, *height),
        Block::Boxes(boxes) => {
            for (ticked, words) in &boxes.items {
                let mark = if *ticked { "☑" } else { "☐" };
                let text = format!("{mark} {words}");
                let line = Paragraph {
                    runs: vec![Run::new(text, FontStyle::Regular, boxes.size)],
                    left_indent: boxes.left_indent,
                    ..Paragraph::default()
                };
                paragraph(xml, &line, false);
            }
        }
        Block::SignatureBlock(block) => signature(xml, block, width, spec),
        Block::PageBreak => {
            xml.open("w:p", &[]);
            xml.open("w:r", &[]);
            xml.leaf("w:br", &[("w:type", "page")]);
            xml.close("w:r");
            xml.close("w:p");
        }
        Block::Table(block) => {
            table::write(xml, block, width)?;
            gap(xml, block.space_after.max(1.0));
        }
    }
    Ok(())
}

fn paragraph(xml: &mut Xml, text: &Paragraph, bound: bool) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    if let Some(outline) = &text.outline {
        xml.value("w:pStyle", &heading(outline.level));
    }
    if text.keep_with_next || bound {
        xml.leaf("w:keepNext", &[]);
    }
    let line = text.leading.map(|leading| (leading, "exact"));
    spacing(xml, text.space_before, text.space_after, line);
    let indents =
        [("w:left", twips(text.left_indent)), ("w:firstLine", twips(text.first_line_indent))];
    leaf(xml, "w:ind", &indents);
    xml.value("w:jc", alignment(text.align));
    xml.close("w:pPr");
    for run in &text.runs {
        put_run(xml, &run.text, run.style(), run.size);
    }
    xml.close("w:p");
}

pub(super) fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

fn spacing(xml: &mut Xml, before: f32, after: f32, line: Option<(f32, &str)>) {
    let mut values = vec![("w:before", twips(before)), ("w:after", twips(after))];
    if let Some((height, rule)) = line {
        values.push(("w:line", twips(height)));
        values.push(("w:lineRule", rule.to_owned()));
    }
    leaf(xml, "w:spacing", &values);
}

/// Words in one face; a line feed begins a new line.
pub(super) fn put_run(xml: &mut Xml, text: &str, style: FontStyle, size: f32) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    if matches!(style, FontStyle::Bold | FontStyle::BoldItalic) {
        xml.leaf("w:b", &[]);
    }
    if matches!(style, FontStyle::Italic | FontStyle::BoldItalic) {
        xml.leaf("w:i", &[]);
    }
    xml.value("w:sz", &half_points(size));
    xml.value("w:szCs", &half_points(size));
    xml.close("w:rPr");
    for (at, line) in printable(text).split('\n').enumerate() {
        if at > 0 {
            xml.leaf("w:br", &[]);
        }
        if !line.is_empty() {
            xml.text("w:t", &[("xml:space", "preserve")], line);
        }
    }
    xml.close("w:r");
}

/// Empty height.
fn gap(xml: &mut Xml, height: f32) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    spacing(xml, 0.0, 0.0, Some((height, "exact")));
    xml.close("w:pPr");
    xml.close("w:p");
}

/// A rule of that length in the middle: the lower border of a paragraph drawn in on both sides.
fn rule(xml: &mut Xml, length: f32, width: f32) {
    let side = twips(((width - length) / 2.0).max(0.0));
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:keepNext", &[]);
    xml.open("w:pBdr", &[]);
    let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "auto")];
    xml.leaf("w:bottom", &line);
    xml.close("w:pBdr");
    spacing(xml, 0.0, 0.0, Some((3.0, "exact")));
    leaf(xml, "w:ind", &[("w:left", side.clone()), ("w:right", side)]);
    xml.close("w:pPr");
    xml.close("w:p");
}

/// Quốc hiệu and the issuing organ side by side, in a table without rules.
fn official_head(xml: &mut Xml, head: &TwoColumnHead, width: f32) {
    let left = width * head.left_share;
    two_columns(xml, [left, width - left], |xml, column, width| {
        let cell = if column == 0 { &head.left } else { &head.right };
        head_lines(xml, &cell.upper);
        if let Some(length) = cell.rule {
            rule(xml, rule_length(length, cell, width), width);
        }
        // Both columns have their rules on one height only if the lines above are as many.
        let lines = head.left.upper.len().max(head.right.upper.len());
        for _ in cell.upper.len()..lines {
            head_lines(xml, &[HeadLine { text: String::new(), ..first_line(cell) }]);
        }
        gap(xml, 6.0);
        head_lines(xml, &cell.lower);
    });
    gap(xml, head.space_after);
}

fn first_line(cell: &HeadCell) -> HeadLine {
    let plain = HeadLine { text: String::new(), style: FontStyle::Regular, size: 13.0 };
    cell.upper.first().cloned().unwrap_or(plain)
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

fn head_lines(xml: &mut Xml, lines: &[HeadLine]) {
    for line in lines {
        lined(xml, line, "center", false);
    }
}

fn lined(xml: &mut Xml, line: &HeadLine, align: &str, bound: bool) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    if bound {
        xml.leaf("w:keepNext", &[]);
    }
    xml.value("w:jc", align);
    xml.close("w:pPr");
    put_run(xml, &line.text, line.style, line.size);
    xml.close("w:p");
}

/// Nơi nhận on the left, the signer on the right, in a row that no page breaks.
fn signature(xml: &mut Xml, block: &SignatureBlock, width: f32, spec: &ProfileSpec) {
    gap(xml, block.space_before.max(1.0));
    let left = width * 0.46;
    two_columns(xml, [left, width - left], |xml, column, _| {
        let line = |text: &String, style, size| HeadLine { text: text.clone(), style, size };
        if column == 0 {
            if !block.recipients_word.is_empty() {
                let size = spec.recipients_word_size;
                let word = line(&block.recipients_word, FontStyle::BoldItalic, size);
                lined(xml, &word, "left", true);
            }
            for text in &block.recipients {
                let one = line(text, FontStyle::Regular, spec.recipients_size);
                lined(xml, &one, "left", true);
            }
            if block.recipients.is_empty() && block.recipients_word.is_empty() {
                gap(xml, 1.0);
            }
        } else {
            for text in &block.signer_lines {
                lined(xml, &line(text, FontStyle::Bold, spec.signer_size), "center", true);
            }
            gap(xml, block.room);
            lined(
                xml,
                &line(&block.signer_name, FontStyle::Bold, spec.signer_size),
                "center",
                false,
            );
        }
    });
    gap(xml, 1.0);
}

fn two_columns(xml: &mut Xml, widths: [f32; 2], fill: impl Fn(&mut Xml, usize, f32)) {
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    leaf(xml, "w:tblW", &[("w:w", twips(widths[0] + widths[1])), ("w:type", "dxa".to_owned())]);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.leaf(side, &[("w:w", "0"), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        leaf(xml, "w:gridCol", &[("w:w", twips(width))]);
    }
    xml.close("w:tblGrid");
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.leaf("w:cantSplit", &[]);
    xml.close("w:trPr");
    for (column, width) in widths.into_iter().enumerate() {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        leaf(xml, "w:tcW", &[("w:w", twips(width)), ("w:type", "dxa".to_owned())]);
        xml.close("w:tcPr");
        fill(xml, column, width);
        xml.close("w:tc");
    }
    xml.close("w:tr");
    xml.close("w:tbl");
}
