//! Sheets of a section: size, margins, and what stands in the margins of its pages.
//!
//! The copy's note stands where the profile does not have the page number. Deliberately
//! absent: the line with the fingerprint.

use super::flow::{name_style, put_run};
use super::styles::{FOOTER, HEADER, NAMESPACE, SMALL, Styles, write_letters};
use super::twips;
use super::xml::Xml;
use crate::document::{Document, Orientation, PageNumberForm, Section};
use crate::fonts::FontStyle;
use crate::profile::{NumberPlace, ProfileSpec, mm};
use crate::text::printable;

/// Long and short side of the sheet, points.
const SHEET: (f32, f32) = (mm(297.0), mm(210.0));
/// Size of the draft mark.
const MARK: f32 = 12.0;
/// Heads and feet of a section: those of its first page, and of all others.
pub(super) const KINDS: [(&str, &str); 2] = [("default", "o"), ("first", "f")];

pub(super) fn text_width(orientation: Orientation, spec: &ProfileSpec) -> f32 {
    match orientation {
        Orientation::Portrait => SHEET.1 - spec.portrait.left - spec.portrait.right,
        Orientation::Landscape => SHEET.0 - spec.landscape.left - spec.landscape.right,
    }
}

/// Ids of the parts in the margins, and what they are.
pub(super) fn margins(document: &Document) -> Vec<(String, &'static str)> {
    let sections = 0..document.sections.len();
    let of_section = |index: usize| {
        KINDS.into_iter().flat_map(move |(_, name)| {
            ["header", "footer"].map(|part| (format!("{part}-{name}{index}"), part))
        })
    };
    sections.flat_map(of_section).collect()
}

/// `w:sectPr` of the section of that number.
pub(super) fn properties(xml: &mut Xml<'_>, document: &Document, index: usize) {
    let spec = document.profile.spec();
    let section = &document.sections[index];
    xml.open("w:sectPr", &[]);
    for (kind, name) in KINDS {
        for part in ["header", "footer"] {
            let id = format!("{part}-{name}{index}");
            xml.leaf(&format!("w:{part}Reference"), &[("w:type", kind), ("r:id", &id)]);
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
    xml.measures("w:pgSz", &size);
    xml.measures(
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

/// Name of the mark at the end of a section: where its last page is.
pub(super) fn end_mark(index: usize) -> String {
    format!("_end{index}")
}

/// What stands in the margins of the pages of a section.
pub(super) struct Margin<'a> {
    document: &'a Document,
    note: &'a str,
    index: usize,
    section: &'a Section,
    numbered: bool,
    styles: Styles,
}

impl<'a> Margin<'a> {
    pub fn new(document: &'a Document, note: &'a str, index: usize, is_first: bool) -> Self {
        let section = &document.sections[index];
        let counts_from_one = section.numbering.restart || index == 0;
        Self {
            document,
            note,
            index,
            section,
            numbered: !(is_first && counts_from_one && section.numbering.hide_first),
            styles: Styles::of(document.profile.spec()),
        }
    }

    /// Note or number above, and the mark of a draft.
    pub fn head(&self, xml: &mut Xml<'_>) {
        xml.open("w:hdr", &[NAMESPACE]);
        self.begin(xml, HEADER);
        match self.place() {
            NumberPlace::BottomRight => self.small(xml, self.note),
            NumberPlace::TopCentre => {
                tab(xml);
                self.number(xml);
            }
        }
        if let Some(mark) = &self.document.draft_mark {
            if self.place() == NumberPlace::BottomRight {
                tab(xml);
            }
            tab(xml);
            self.draft(xml, mark);
        }
        xml.close("w:p");
        xml.close("w:hdr");
    }

    /// The section's own line, and number or note below.
    pub fn foot(&self, xml: &mut Xml<'_>) {
        xml.open("w:ftr", &[NAMESPACE]);
        self.begin(xml, FOOTER);
        if let Some(line) = &self.section.footer_note {
            self.small(xml, line);
        }
        tab(xml);
        tab(xml);
        match self.place() {
            NumberPlace::BottomRight => self.number(xml),
            NumberPlace::TopCentre => self.small(xml, self.note),
        }
        xml.close("w:p");
        xml.close("w:ftr");
    }

    fn place(&self) -> NumberPlace {
        self.document.profile.spec().number_place
    }

    /// A line with stops in the middle and at the right edge of this section's text.
    fn begin(&self, xml: &mut Xml<'_>, style: &str) {
        let width = text_width(self.section.orientation, self.document.profile.spec());
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        name_style(xml, style);
        xml.open("w:tabs", &[]);
        for (kind, at) in [("center", width / 2.0), ("right", width)] {
            xml.measures("w:tab", &[("w:val", kind.to_owned()), ("w:pos", twips(at))]);
        }
        xml.close("w:tabs");
        xml.close("w:pPr");
    }

    fn around(&self) -> (FontStyle, f32) {
        let look = self.styles.look(HEADER);
        (look.face, look.size)
    }

    fn small(&self, xml: &mut Xml<'_>, text: &str) {
        put_run(xml, &printable(text), (FontStyle::Italic, SMALL), self.around());
    }

    fn draft(&self, xml: &mut Xml<'_>, mark: &str) {
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        write_letters(xml, (FontStyle::Bold, MARK), self.around());
        let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "auto")];
        xml.leaf("w:bdr", &line);
        xml.close("w:rPr");
        xml.text("w:t", &[("xml:space", "preserve")], &format!("\u{a0}{}\u{a0}", printable(mark)));
        xml.close("w:r");
    }

    fn number(&self, xml: &mut Xml<'_>) {
        if !self.numbered {
            return;
        }
        let letters = (FontStyle::Regular, self.document.profile.spec().number_size);
        let around = self.around();
        // The number takes its look from the runs around it when it is counted anew.
        let piece = |xml: &mut Xml<'_>, fill: &dyn Fn(&mut Xml<'_>)| {
            xml.open("w:r", &[]);
            xml.open("w:rPr", &[]);
            write_letters(xml, letters, around);
            xml.close("w:rPr");
            fill(xml);
            xml.close("w:r");
        };
        let part = |xml: &mut Xml<'_>, kind: &str| {
            piece(xml, &|xml| xml.leaf("w:fldChar", &[("w:fldCharType", kind)]));
        };
        let begin = |xml: &mut Xml<'_>, code: &str| {
            part(xml, "begin");
            piece(xml, &|xml| xml.text("w:instrText", &[("xml:space", "preserve")], code));
            part(xml, "separate");
        };
        begin(xml, " PAGE ");
        put_run(xml, "1", letters, around);
        part(xml, "end");
        if self.section.numbering.form == PageNumberForm::NumberOfTotal {
            put_run(xml, "/", letters, around);
            // Word counts the section's pages; a program that cannot shows what lies in
            // the field, which is the number of the section's last page.
            begin(xml, " SECTIONPAGES ");
            begin(xml, &format!(" PAGEREF {} ", end_mark(self.index)));
            put_run(xml, "1", letters, around);
            part(xml, "end");
            part(xml, "end");
        }
    }
}

fn tab(xml: &mut Xml<'_>) {
    xml.open("w:r", &[]);
    xml.leaf("w:tab", &[]);
    xml.close("w:r");
}
