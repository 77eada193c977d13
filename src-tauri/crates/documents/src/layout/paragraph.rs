//! Turns a paragraph into line boxes.
//!
//! Deliberately absent: pages. A line box knows only whether a page may end
//! after it (at least two lines of a paragraph stay together on each side).

use super::breaking::{Line, Span, break_lines, measure};
use super::flow::FlowBox;
use crate::document::{Align, Paragraph};
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::paper::{Drawing, TextRun};
use crate::text::printable;

/// Single spacing of Times New Roman: ascent, descent and line gap over the em.
pub(crate) const SINGLE: f32 = 1.149;

/// The boxes of a paragraph, one per line.
///
/// # Errors
/// [`LayoutError::MissingCharacter`].
pub(crate) fn line_boxes(
    fonts: &Fonts,
    paragraph: &Paragraph,
    width: f32,
) -> Result<Vec<FlowBox>, LayoutError> {
    let (text, spans) = joined(paragraph);
    let measure = width - paragraph.left_indent;
    let mut lines =
        break_lines(fonts, &text, &spans, measure - paragraph.first_line_indent, measure)?;
    if paragraph.align == Align::Center && lines.len() > 1 {
        let indent = paragraph.first_line_indent;
        lines = balanced(fonts, &text, &spans, [indent, measure], lines)?;
    }
    if lines.is_empty() {
        lines.push(Line { start: 0, end: 0, width: 0.0, blanks: 0, last: true });
    }
    let size = spans.iter().map(|span| span.size).fold(0.0, f32::max);
    let leading = paragraph.leading.unwrap_or(size * SINGLE);
    let baseline = fonts.baseline(size, leading);
    let count = lines.len();
    let mut boxes = Vec::with_capacity(count);
    for (at, line) in lines.iter().enumerate() {
        let indent =
            paragraph.left_indent + if at == 0 { paragraph.first_line_indent } else { 0.0 };
        let room = width - indent;
        let (shift, stretch) = fit(paragraph.align, line, room);
        let mut drawing = Drawing::default();
        set_line(fonts, &mut drawing, &text, &spans, line, [indent + shift, baseline], stretch)?;
        let (before, after) = (at + 1, count - at - 1);
        boxes.push(FlowBox {
            height: leading,
            gap_before: if at == 0 { paragraph.space_before } else { 0.0 },
            drawing,
            may_break_after: if after == 0 {
                !paragraph.keep_with_next
            } else {
                before >= 2 && after >= 2
            },
            is_line: true,
            outline: None,
            anchor: None,
        });
    }
    if let Some(first) = boxes.first_mut() {
        first.outline.clone_from(&paragraph.outline);
        first.anchor.clone_from(&paragraph.anchor);
    }
    Ok(boxes)
}

/// Centred text over several lines: about equally long ones, as titles are set.
fn balanced(
    fonts: &Fonts,
    text: &str,
    spans: &[Span],
    [indent, width]: [f32; 2],
    lines: Vec<Line>,
) -> Result<Vec<Line>, LayoutError> {
    let (mut narrow, mut wide) = (width / lines.len() as f32 * 0.8, width);
    let mut best = lines;
    for _ in 0..7 {
        let middle = (narrow + wide) / 2.0;
        let tried = break_lines(fonts, text, spans, middle - indent, middle)?;
        let fits = tried.iter().all(|line| line.width <= middle + 0.01);
        if tried.len() == best.len() && fits {
            wide = middle;
            best = tried;
        } else {
            narrow = middle;
        }
    }
    Ok(best)
}

/// Shift of the line's left end and stretch of each blank.
pub(crate) fn fit(align: Align, line: &Line, room: f32) -> (f32, f32) {
    let free = (room - line.width).max(0.0);
    match align {
        Align::Left => (0.0, 0.0),
        Align::Center => (free / 2.0, 0.0),
        Align::Right => (free, 0.0),
        Align::Justify if line.last || line.blanks == 0 => (0.0, 0.0),
        Align::Justify => (0.0, free / line.blanks as f32),
    }
}

/// Puts one line into a drawing, one run per style.
///
/// # Errors
/// [`LayoutError::MissingCharacter`].
pub(crate) fn set_line(
    fonts: &Fonts,
    drawing: &mut Drawing,
    text: &str,
    spans: &[Span],
    line: &Line,
    [mut x, y]: [f32; 2],
    stretch: f32,
) -> Result<(), LayoutError> {
    let mut at = line.start;
    for span in spans {
        if span.end <= at || at >= line.end {
            continue;
        }
        let stop = span.end.min(line.end);
        let (natural, blanks) = measure(fonts, text, spans, at, stop)?;
        let width = natural + stretch * blanks as f32;
        drawing.put(
            &text[at..stop],
            TextRun { start: 0, end: 0, x, y, size: span.size, style: span.style, stretch, width },
        );
        x += width;
        at = stop;
    }
    Ok(())
}

/// One line of one style, centred or left in a room; too wide a text is broken.
pub(crate) fn simple(text: &str, style: FontStyle, size: f32, align: Align) -> Paragraph {
    Paragraph {
        runs: vec![crate::document::Run::new(text, style, size)],
        align,
        ..Paragraph::default()
    }
}

/// The runs as one text with the style of each stretch.
fn joined(paragraph: &Paragraph) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(paragraph.runs.len());
    for run in &paragraph.runs {
        text.push_str(&printable(&run.text));
        spans.push(Span { end: text.len(), style: run.style(), size: run.size });
    }
    (text, spans)
}
