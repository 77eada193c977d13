//! The operations of one page: rules, squares, then text in reading order.
//!
//! Deliberately absent: fonts' bytes and the file around the page.

use printpdf::{FontId, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, TextItem};

use super::subset::resource;
use crate::fonts::FontStyle;
use crate::paper::{Page, TextRun};

/// Coordinates are written with two decimals: a three-hundredth of a millimetre.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

pub(super) fn operations(page: &Page) -> Vec<Op> {
    let mut out = Vec::with_capacity(page.drawing.runs.len() * 3 + page.drawing.rules.len() + 8);
    put_rules(&mut out, page);
    put_squares(&mut out, page);
    put_text(&mut out, page);
    out
}

fn put_rules(out: &mut Vec<Op>, page: &Page) {
    let point = |x: f32, y: f32| LinePoint {
        p: Point { x: Pt(rounded(x)), y: Pt(rounded(page.height - y)) },
        bezier: false,
    };
    let mut thickness = None;
    for rule in &page.drawing.rules {
        if thickness != Some(rule.thickness) {
            thickness = Some(rule.thickness);
            out.push(Op::SetOutlineThickness { pt: Pt(rule.thickness) });
        }
        let [x0, y0, x1, y1] = rule.ends;
        out.push(Op::DrawLine {
            line: Line { points: vec![point(x0, y0), point(x1, y1)], is_closed: false },
        });
    }
}

fn put_squares(out: &mut Vec<Op>, page: &Page) {
    for square in &page.drawing.squares {
        out.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(rounded(square.x)),
                y: Pt(rounded(page.height - square.y - square.height)),
                width: Pt(rounded(square.width)),
                height: Pt(rounded(square.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }
}

fn put_text(out: &mut Vec<Op>, page: &Page) {
    let mut font: Option<(FontStyle, f32)> = None;
    // Moves are relative to the start of the run before; as differences of
    // rounded places they add up without drift, and are half as long.
    let (mut last_x, mut last_y) = (0.0, 0.0);
    out.push(Op::StartTextSection);
    for run in &page.drawing.runs {
        if font != Some((run.style, run.size)) {
            font = Some((run.style, run.size));
            out.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(resource(run.style).to_owned())),
                size: Pt(run.size),
            });
        }
        let (x, y) = (rounded(run.x), rounded(page.height - run.y));
        out.push(Op::SetTextCursor {
            pos: Point { x: Pt(rounded(x - last_x)), y: Pt(rounded(y - last_y)) },
        });
        (last_x, last_y) = (x, y);
        out.push(Op::ShowText { items: items(page.drawing.text_of(run), run) });
    }
    out.push(Op::EndTextSection);
}

/// The text of a run, with an offset after each blank of a justified line.
/// Offsets are whole thousandths of an em; what rounding leaves over goes to
/// the next blank.
fn items(text: &str, run: &TextRun) -> Vec<TextItem> {
    if run.stretch <= 0.0 {
        return vec![TextItem::Text(text.to_owned())];
    }
    let each = run.stretch * 1000.0 / run.size;
    let (mut wanted, mut given) = (0.0, 0.0);
    let mut out = Vec::new();
    for part in text.split_inclusive(' ') {
        out.push(TextItem::Text(part.to_owned()));
        if part.ends_with(' ') {
            wanted += each;
            let step = (wanted - given).round();
            given += step;
            out.push(TextItem::Offset(-step));
        }
    }
    out
}
