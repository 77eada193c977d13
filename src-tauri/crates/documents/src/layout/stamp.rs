//! Writes into the margins what is known only when all pages exist: numbers, footers, draft mark.
//!
//! Deliberately absent: words of its own.

use crate::document::{Document, PageNumberForm};
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::paper::{Page, TextRun};
use crate::profile::{NumberPlace, ProfileSpec};
use crate::text::printable;

/// Size of the footer line with note and fingerprint.
const FOOTER: f32 = 9.0;
/// Size of the draft mark.
const MARK: f32 = 12.0;

/// Stamps every page.
///
/// # Errors
/// [`LayoutError::MissingCharacter`].
pub(crate) fn stamp(
    pages: &mut [Page],
    document: &Document,
    fonts: &Fonts,
) -> Result<(), LayoutError> {
    let spec = document.profile.spec();
    let numbers = page_numbers(pages, document);
    for (page, (number, total)) in pages.iter_mut().zip(numbers) {
        let section = &document.sections[page.section];
        let numbering = section.numbering;
        if !(numbering.hide_first && number == 1) {
            let text = match numbering.form {
                PageNumberForm::Number => number.to_string(),
                PageNumberForm::NumberOfTotal => format!("{number}/{total}"),
            };
            put_number(page, spec, fonts, &text)?;
        }
        let footer: Vec<&str> = [section.footer_note.as_deref(), document.fingerprint.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        if !footer.is_empty() {
            let place = (page.area[0], bottom_baseline(page));
            put(page, fonts, &footer.join("   "), FontStyle::Italic, FOOTER, place)?;
        }
        if let Some(mark) = &document.draft_mark {
            put_mark(page, fonts, mark)?;
        }
    }
    Ok(())
}

/// Number and total of every page.
fn page_numbers(pages: &[Page], document: &Document) -> Vec<(usize, usize)> {
    let mut numbers = Vec::with_capacity(pages.len());
    let mut start = 0;
    for at in 0..pages.len() {
        let section = pages[at].section;
        let begins = at > 0 && pages[at - 1].section != section;
        if begins && document.sections[section].numbering.restart {
            start = at;
        }
        numbers.push((at - start + 1, 0));
    }
    let mut total = 0;
    for at in (0..numbers.len()).rev() {
        total = total.max(numbers[at].0);
        numbers[at].1 = total;
        if numbers[at].0 == 1 {
            total = 0;
        }
    }
    numbers
}

fn bottom_baseline(page: &Page) -> f32 {
    page.height - (page.height - page.area[3]) * 0.45
}

fn put_number(
    page: &mut Page,
    spec: &ProfileSpec,
    fonts: &Fonts,
    text: &str,
) -> Result<(), LayoutError> {
    let size = spec.number_size;
    let width = fonts.width_pt(FontStyle::Regular, size, text)?;
    let [left, top, right, _] = page.area;
    let place = match spec.number_place {
        NumberPlace::BottomRight => (right - width, bottom_baseline(page)),
        NumberPlace::TopCentre => ((left + right - width) / 2.0, top * 0.62),
    };
    put(page, fonts, text, FontStyle::Regular, size, place)
}

fn put_mark(page: &mut Page, fonts: &Fonts, mark: &str) -> Result<(), LayoutError> {
    let mark = printable(mark);
    let width = fonts.width_pt(FontStyle::Bold, MARK, &mark)?;
    let [_, top, right, _] = page.area;
    let (x, y) = (right - width - 6.0, top * 0.62);
    put(page, fonts, &mark, FontStyle::Bold, MARK, (x, y))?;
    let (x0, x1, y0, y1) = (x - 6.0, x + width + 6.0, y - 12.5, y + 5.0);
    for ends in [[x0, y0, x1, y0], [x1, y0, x1, y1], [x1, y1, x0, y1], [x0, y1, x0, y0]] {
        page.drawing.rule(ends, 0.75);
    }
    Ok(())
}

fn put(
    page: &mut Page,
    fonts: &Fonts,
    text: &str,
    style: FontStyle,
    size: f32,
    (x, y): (f32, f32),
) -> Result<(), LayoutError> {
    let text = printable(text);
    let width = fonts.width_pt(style, size, &text)?;
    page.drawing.put(&text, TextRun { start: 0, end: 0, x, y, size, style, stretch: 0.0, width });
    Ok(())
}
