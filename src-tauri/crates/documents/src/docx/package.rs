//! The parts of the Word file and how they are packed.
//!
//! Deliberately absent: the clock. The date in the file is the document's.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::body::text_width;
use super::styles::{self, NAMESPACE};
use super::twips;
use super::xml::Xml;
use crate::document::{Document, Section};
use crate::fonts::FontStyle;
use crate::profile::NumberPlace;

const RELATIONS: (&str, &str) =
    ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Size of the small lines in the margins.
const SMALL: f32 = 9.0;

pub(super) fn pack(document: &Document, note: &str, body: &[u8]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(document)),
        ("_rels/.rels".to_owned(), relations(&root_relations())),
        ("docProps/core.xml".to_owned(), core(document)),
        ("word/_rels/document.xml.rels".to_owned(), relations(&word_relations(document))),
        ("word/styles.xml".to_owned(), styles::write(document.profile.spec(), &document.language)),
        ("word/settings.xml".to_owned(), settings(&document.language)),
    ];
    for (index, section) in document.sections.iter().enumerate() {
        for (name, is_first) in [("o", false), ("f", true)] {
            let numbered = !(is_first && section.numbering.hide_first);
            let margin = Margin { document, section, note, numbered };
            parts.push((format!("word/header-{name}{index}.xml"), margin.head()));
            parts.push((format!("word/footer-{name}{index}.xml"), margin.foot()));
        }
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let all = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    for (name, bytes) in all.chain([("word/document.xml", body)]) {
        zip.start_file(name, options).expect("names of parts are short and differ");
        zip.write_all(bytes).expect("writing into memory cannot fail");
    }
    zip.finish().expect("writing into memory cannot fail").into_inner()
}

/// Ids of the heads and feet of all sections.
fn margins(document: &Document) -> Vec<(String, &'static str)> {
    let sections = 0..document.sections.len();
    sections
        .flat_map(|index| {
            ["o", "f"].into_iter().flat_map(move |name| {
                ["header", "footer"].map(|part| (format!("{part}-{name}{index}"), part))
            })
        })
        .collect()
}

fn content_types(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |name: &str, kind: &str| {
        xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{WORD}.document.main+xml"));
    part("/word/styles.xml", &format!("{WORD}.styles+xml"));
    part("/word/settings.xml", &format!("{WORD}.settings+xml"));
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    for (id, kind) in margins(document) {
        part(&format!("/word/{id}.xml"), &format!("{WORD}.{kind}+xml"));
    }
    xml.close("Types");
    xml.finish()
}

type Relation = (String, String, String);

fn root_relations() -> Vec<Relation> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    vec![
        ("word".to_owned(), format!("{OFFICE}/officeDocument"), "word/document.xml".to_owned()),
        ("core".to_owned(), core.to_owned(), "docProps/core.xml".to_owned()),
    ]
}

fn word_relations(document: &Document) -> Vec<Relation> {
    let named = |id: String, kind: &str| {
        let target = format!("{id}.xml");
        (id, format!("{OFFICE}/{kind}"), target)
    };
    let own = ["styles", "settings"].map(|kind| named(kind.to_owned(), kind));
    let margins = margins(document).into_iter().map(|(id, kind)| named(id, kind));
    own.into_iter().chain(margins).collect()
}

fn relations(all: &[Relation]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[RELATIONS]);
    for (id, kind, target) in all {
        xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

fn core(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.text("dc:title", &[], &document.title);
    xml.text("dc:subject", &[], &document.subject);
    xml.text("dc:creator", &[], &document.author);
    xml.text("dc:language", &[], &document.language);
    let day = w3c_date(&document.created);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
    }
    xml.close("cp:coreProperties");
    xml.finish()
}

/// `D:20200220080000+07'00'` as `2020-02-20T08:00:00+07:00`.
fn w3c_date(pdf: &str) -> String {
    let digits: String = pdf.chars().filter(char::is_ascii_digit).take(14).collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("01");
    format!(
        "{}-{}-{}T{}:{}:{}+07:00",
        digits.get(0..4).unwrap_or("2020"),
        part(4, 6),
        part(6, 8),
        digits.get(8..10).unwrap_or("00"),
        digits.get(10..12).unwrap_or("00"),
        digits.get(12..14).unwrap_or("00"),
    )
}

fn settings(language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[NAMESPACE]);
    xml.open("w:compat", &[]);
    xml.leaf(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close("w:compat");
    xml.leaf("w:themeFontLang", &[("w:val", language)]);
    xml.close("w:settings");
    xml.finish()
}

/// What stands in the margins of the pages of a section.
struct Margin<'a> {
    document: &'a Document,
    section: &'a Section,
    note: &'a str,
    numbered: bool,
}

impl Margin<'_> {
    /// The number where the profile has it above, and what this copy is.
    fn head(&self) -> Vec<u8> {
        let spec = self.document.profile.spec();
        let mut xml = Xml::new();
        xml.open("w:hdr", &[NAMESPACE]);
        if spec.number_place == NumberPlace::TopCentre && self.numbered {
            self.number(&mut xml, "center");
        }
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", "Header");
        xml.value("w:jc", "right");
        xml.close("w:pPr");
        if let Some(mark) = &self.document.draft_mark {
            super::body::put_run(&mut xml, &format!("{mark}   "), FontStyle::Bold, 12.0);
        }
        super::body::put_run(&mut xml, self.note, FontStyle::Italic, SMALL);
        xml.close("w:p");
        xml.close("w:hdr");
        xml.finish()
    }

    /// The section's own line, and the number where the profile has it below.
    fn foot(&self) -> Vec<u8> {
        let spec = self.document.profile.spec();
        let mut xml = Xml::new();
        xml.open("w:ftr", &[NAMESPACE]);
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", "Footer");
        xml.open("w:tabs", &[]);
        let width = twips(text_width(self.section.orientation, spec));
        xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &width)]);
        xml.close("w:tabs");
        xml.close("w:pPr");
        if let Some(line) = &self.section.footer_note {
            super::body::put_run(&mut xml, line, FontStyle::Italic, SMALL);
        }
        if spec.number_place == NumberPlace::BottomRight && self.numbered {
            xml.open("w:r", &[]);
            xml.leaf("w:tab", &[]);
            xml.close("w:r");
            self.fields(&mut xml);
        }
        xml.close("w:p");
        xml.close("w:ftr");
        xml.finish()
    }

    fn number(&self, xml: &mut Xml, align: &str) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", "Header");
        xml.value("w:jc", align);
        xml.close("w:pPr");
        self.fields(xml);
        xml.close("w:p");
    }

    /// The number alone: not every word processor knows how many pages a section has.
    fn fields(&self, xml: &mut Xml) {
        let size = self.document.profile.spec().number_size;
        xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
        super::body::put_run(xml, "1", FontStyle::Regular, size);
        xml.close("w:fldSimple");
    }
}
