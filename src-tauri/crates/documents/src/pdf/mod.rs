//! Writes laid-out pages as PDF 1.7, the same bytes for the same pages.
//!
//! printpdf writes page objects, content streams and fonts; `finish` puts
//! right on the object level what it does not offer. Deliberately absent:
//! layout, files, PDF/A, tagged structure.

mod content;
mod finish;
mod subset;

use printpdf::{PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt};

use crate::error::PdfError;
use crate::fonts::Fonts;
use crate::paper::LaidOut;
use subset::Subsets;

/// Pages whose operations are in memory at one time.
const BATCH: usize = 48;

/// Writes the file.
///
/// # Errors
/// [`PdfError`] if the font cannot be subset or the writer fails.
pub fn write_pdf(laid: &LaidOut) -> Result<Vec<u8>, PdfError> {
    let subsets = Subsets::of(laid, Fonts::bundled())?;
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };

    // Content streams, a few pages at a time: the operations are many times
    // larger than the streams.
    let mut streams = Vec::with_capacity(laid.pages.len());
    for batch in laid.pages.chunks(BATCH) {
        let mut document = skeleton(&subsets);
        for page in batch {
            document.pages.push(sheet(page.width, page.height, content::operations(page)));
        }
        let mut warnings = Vec::new();
        let mut written = document.to_lopdf_document(&options, &mut warnings);
        if let Some(warning) = warnings.first() {
            return Err(PdfError::write(format!("{warning:?}")));
        }
        finish::take_streams(&mut written, &mut streams)?;
    }

    // The whole file with empty pages; the first one names every character
    // used, so that fonts, widths and the map to Unicode are complete.
    let mut document = skeleton(&subsets);
    for (index, page) in laid.pages.iter().enumerate() {
        let operations = if index == 0 { subsets.specimen() } else { Vec::new() };
        document.pages.push(sheet(page.width, page.height, operations));
    }
    let written = document.to_lopdf_document(&options, &mut Vec::new());
    finish::finish(written, streams, laid)
}

fn sheet(width: f32, height: f32, operations: Vec<printpdf::Op>) -> PdfPage {
    PdfPage::new(Pt(width).into(), Pt(height).into(), operations)
}

fn skeleton(subsets: &Subsets) -> PdfDocument {
    let mut document = PdfDocument::new("");
    for font in subsets.fonts() {
        document.resources.fonts.map.insert(font.id.clone(), PdfFont::new(font.parsed.clone()));
    }
    document
}
