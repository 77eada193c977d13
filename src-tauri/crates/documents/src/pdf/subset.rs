//! Cuts the faces down to the characters a document uses.
//!
//! Deliberately absent: printpdf's own subsetting, which needs a text engine.

use std::collections::BTreeMap;

use printpdf::{FontId, Op, ParsedFont, PdfFontHandle, Pt, TextItem};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::error::PdfError;
use crate::fonts::{Face, FontStyle, Fonts};
use crate::paper::LaidOut;

/// One subset face as printpdf wants it.
pub(super) struct SubsetFont {
    pub(super) id: FontId,
    pub(super) parsed: ParsedFont,
    /// All characters used, in order.
    characters: String,
}

/// The subset faces of a document.
pub(super) struct Subsets {
    fonts: Vec<SubsetFont>,
}

/// Resource name of a face, fixed so that the file does not vary.
pub(super) const fn resource(style: FontStyle) -> &'static str {
    match style {
        FontStyle::Regular => "LSR",
        FontStyle::Bold => "LSB",
        FontStyle::Italic => "LSI",
        FontStyle::BoldItalic => "LSX",
    }
}

impl Subsets {
    /// Finds the characters of all pages and subsets each face that is used.
    ///
    /// # Errors
    /// [`PdfError::Font`].
    pub(super) fn of(laid: &LaidOut, fonts: &Fonts) -> Result<Self, PdfError> {
        let mut used: [Vec<bool>; 4] = std::array::from_fn(|_| vec![false; 0x11_0000]);
        for page in &laid.pages {
            for run in &page.drawing.runs {
                let slots = &mut used[run.style as usize];
                for character in page.drawing.text_of(run).chars() {
                    slots[character as usize] = true;
                }
            }
        }
        let mut out = Vec::new();
        for style in FontStyle::ALL {
            let characters: String = used[style as usize]
                .iter()
                .zip(0_u32..)
                .filter_map(|(used, code)| used.then(|| char::from_u32(code)).flatten())
                .collect();
            if !characters.is_empty() {
                out.push(subset_face(fonts.face(style), style, characters)?);
            }
        }
        Ok(Self { fonts: out })
    }

    pub(super) fn fonts(&self) -> &[SubsetFont] {
        &self.fonts
    }

    /// Operations that show every used character once.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let mut out = vec![Op::StartTextSection];
        for font in &self.fonts {
            out.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(1.0) });
            out.push(Op::ShowText { items: vec![TextItem::Text(font.characters.clone())] });
        }
        out.push(Op::EndTextSection);
        out
    }
}

fn subset_face(face: &Face, style: FontStyle, characters: String) -> Result<SubsetFont, PdfError> {
    let mut remapper = GlyphRemapper::new();
    let mut codes = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for character in characters.chars() {
        let (glyph, width) = face.glyph(character).ok_or_else(|| PdfError::Font {
            detail: format!("{}: no glyph for U+{:04X}", face.name, character as u32),
        })?;
        let code = remapper.remap(glyph);
        codes.insert(character as u32, code);
        widths.insert(code, width);
    }
    let program = subsetter::subset(face.data, 0, &remapper)
        .map_err(|error| PdfError::Font { detail: format!("{}: {error}", face.name) })?;
    let name = format!("{}+{}", prefix(&program), face.name);
    // All measures are in 1/1000 em already, so that the written widths are
    // exactly the measured ones.
    let mut parsed = ParsedFont::with_glyph_data(
        program,
        0,
        Some(name),
        codes,
        widths,
        1000,
        printpdf::FontMetrics { ascent: face.ascent, descent: face.descent },
    );
    let [x_min, y_min, x_max, y_max] = face.bbox;
    parsed.pdf_font_metrics.x_min = x_min;
    parsed.pdf_font_metrics.y_min = y_min;
    parsed.pdf_font_metrics.x_max = x_max;
    parsed.pdf_font_metrics.y_max = y_max;
    parsed.pdf_font_metrics.caret_slope_rise = face.slope.0;
    parsed.pdf_font_metrics.caret_slope_run = face.slope.1;
    parsed.pdf_font_metrics.us_weight_class = face.weight;
    Ok(SubsetFont { id: FontId(resource(style).to_owned()), parsed, characters })
}

/// Six capitals from the hash of the subset (ISO 32000-1, 9.6.4).
fn prefix(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
