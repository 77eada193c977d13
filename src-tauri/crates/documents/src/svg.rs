//! One laid-out page as an SVG picture, for looking at on a screen.
//!
//! The same positions, sizes and widths as in the PDF: every run of text stands at its own
//! place and is given its own width, so that a screen that measures a letter differently
//! still ends the run where paper does. Deliberately absent: layout, the font itself (whoever
//! shows the picture brings Liberation Serif, without kerning), colours (the ink is the
//! colour of the text around), scripts, links, styles and anything that loads something.

use std::fmt::Write;

use crate::fonts::FontStyle;
use crate::paper::{LaidOut, Page, TextRun};

/// The name under which the bundled font has to be known.
const FAMILY: &str = "Liberation Serif";

/// Draws the page of that index; `None` if there is none.
#[must_use]
pub fn page(laid: &LaidOut, index: usize) -> Option<String> {
    laid.pages.get(index).map(picture)
}

/// The page of that index from afar: words as grey bars, rules and squares, in whole points
/// and a few kilobytes; `None` if there is no such page.
#[must_use]
pub fn thumbnail(laid: &LaidOut, index: usize) -> Option<String> {
    laid.pages.get(index).map(small_picture)
}

fn small_picture(page: &Page) -> String {
    let [width, height] = page.size();
    let mut out = String::with_capacity(2048);
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             fill=\"currentColor\">\n"
        ),
    );
    put_bars(&mut out, page);
    if !page.drawing.rules.is_empty() {
        out.push_str("<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.4\" d=\"");
        for rule in &page.drawing.rules {
            let [x0, y0, x1, y1] = rule.ends.map(Whole);
            put(&mut out, format_args!("M{x0} {y0}L{x1} {y1}"));
        }
        out.push_str("\"/>\n");
    }
    put_squares(&mut out, page);
    out.push_str("</svg>\n");
    out
}

/// Runs that touch on one baseline are one bar, as high as small letters.
fn put_bars(out: &mut String, page: &Page) {
    let drawing = &page.drawing;
    out.push_str("<path fill-opacity=\"0.45\" d=\"");
    let mut bar: Option<[f32; 4]> = None;
    for run in &drawing.runs {
        if drawing.text_of(run).trim().is_empty() {
            continue;
        }
        let (top, height) = (run.y - run.size * 0.5, run.size * 0.5);
        let next = [run.x, top, run.width, height];
        bar = Some(match bar {
            Some([x, y, width, tall])
                if y == top && tall == height && (run.x - x - width).abs() < run.size =>
            {
                [x, y, run.x + run.width - x, tall]
            }
            Some(done) => {
                put_bar(out, done);
                next
            }
            None => next,
        });
    }
    if let Some(last) = bar {
        put_bar(out, last);
    }
    out.push_str("\"/>\n");
}

fn put_bar(out: &mut String, bar: [f32; 4]) {
    let [x, y, width, height] = bar.map(Whole);
    put(out, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
}

fn picture(page: &Page) -> String {
    let drawing = &page.drawing;
    let mut out = String::with_capacity(512 + drawing.runs.len() * 120 + drawing.rules.len() * 24);
    let (width, height) = (Points(page.width), Points(page.height));
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"{FAMILY}\" text-rendering=\"geometricPrecision\" \
             fill=\"currentColor\" xml:space=\"preserve\">\n"
        ),
    );
    put_rules(&mut out, page);
    put_squares(&mut out, page);
    put_text(&mut out, page);
    out.push_str("</svg>\n");
    out
}

/// Rules of one thickness are one path.
fn put_rules(out: &mut String, page: &Page) {
    for rules in page.drawing.rules.chunk_by(|one, next| one.thickness == next.thickness) {
        let thickness = Points(rules[0].thickness);
        put(
            out,
            format_args!(
                "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"{thickness}\" d=\""
            ),
        );
        for rule in rules {
            let [x0, y0, x1, y1] = rule.ends.map(Points);
            put(out, format_args!("M{x0} {y0}L{x1} {y1}"));
        }
        out.push_str("\"/>\n");
    }
}

fn put_squares(out: &mut String, page: &Page) {
    if page.drawing.squares.is_empty() {
        return;
    }
    out.push_str("<path shape-rendering=\"crispEdges\" d=\"");
    for square in &page.drawing.squares {
        let [x, y, width, height] = [square.x, square.y, square.width, square.height].map(Points);
        put(out, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
    }
    out.push_str("\"/>\n");
}

/// Runs of one face and size that follow each other are one group.
fn put_text(out: &mut String, page: &Page) {
    let drawing = &page.drawing;
    for runs in drawing.runs.chunk_by(|one, next| (one.style, one.size) == (next.style, next.size))
    {
        let (weight, slant) = match runs[0].style {
            FontStyle::Regular => ("", ""),
            FontStyle::Bold => (" font-weight=\"700\"", ""),
            FontStyle::Italic => ("", " font-style=\"italic\""),
            FontStyle::BoldItalic => (" font-weight=\"700\"", " font-style=\"italic\""),
        };
        let size = Points(runs[0].size);
        put(out, format_args!("<g font-size=\"{size}\"{weight}{slant}>\n"));
        for run in runs {
            put_run(out, drawing.text_of(run), run);
        }
        out.push_str("</g>\n");
    }
}

fn put_run(out: &mut String, text: &str, run: &TextRun) {
    if text.is_empty() {
        return;
    }
    let (x, y) = (Points(run.x), Points(run.y));
    put(out, format_args!("<text x=\"{x}\" y=\"{y}\""));
    if run.stretch > 0.0 && text.contains(' ') {
        put(out, format_args!(" word-spacing=\"{}\"", Fine(run.stretch)));
    }
    if run.width > 0.0 {
        put(out, format_args!(" textLength=\"{}\"", Points(run.width)));
    }
    out.push('>');
    put_escaped(out, text);
    out.push_str("</text>\n");
}

/// Text as data of the picture: no character of it is ever markup.
fn put_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not characters of XML; the font has no shape for them either.
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).expect("writing into a string cannot fail");
}

/// A length with two decimals, as in the PDF: «12», «12.5», «12.34».
struct Points(f32);

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 * 100.0).round() / 100.0 + 0.0)
    }
}

/// The same with three decimals, for what adds up along a line.
struct Fine(f32);

impl std::fmt::Display for Fine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 * 1000.0).round() / 1000.0 + 0.0)
    }
}

/// A length in whole points.
struct Whole(f32);

impl std::fmt::Display for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.round() + 0.0)
    }
}
