//! The parts of the Word file and how they are packed.
//!
//! Deliberately absent: the clock. The date in the file is the document's.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body;
use super::section::{KINDS, Margin, margins};
use super::styles::{self, NAMESPACE};
use super::xml::Xml;
use crate::document::Document;
use crate::error::LayoutError;
use crate::layout::Watch;

const RELATIONS: (&str, &str) =
    ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

type Zip = ZipWriter<Cursor<Vec<u8>>>;

pub(super) fn pack(
    document: &Document,
    note: &str,
    watch: Watch<'_>,
) -> Result<Vec<u8>, LayoutError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let (spec, language) = (document.profile.spec(), &document.language);
    content_types(&mut part(&mut zip, "[Content_Types].xml"), document);
    relations(&mut part(&mut zip, "_rels/.rels"), &root_relations());
    core(&mut part(&mut zip, "docProps/core.xml"), document);
    relations(&mut part(&mut zip, "word/_rels/document.xml.rels"), &word_relations(document));
    styles::write(&mut part(&mut zip, "word/styles.xml"), spec, language);
    settings(&mut part(&mut zip, "word/settings.xml"), language);
    for index in 0..document.sections.len() {
        for (kind, name) in KINDS {
            let margin = Margin::new(document, note, index, kind == "first");
            margin.head(&mut part(&mut zip, &format!("word/header-{name}{index}.xml")));
            margin.foot(&mut part(&mut zip, &format!("word/footer-{name}{index}.xml")));
        }
    }
    body::write(part(&mut zip, "word/document.xml"), document, watch)?;
    Ok(zip.finish().expect("writing into memory cannot fail").into_inner())
}

/// Begins a part of the file.
fn part<'z>(zip: &'z mut Zip, name: &str) -> Xml<'z> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    zip.start_file(name, options).expect("names of parts are short and differ");
    let out: &mut dyn Write = zip;
    Xml::new(out)
}

fn content_types(xml: &mut Xml<'_>, document: &Document) {
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

fn relations(xml: &mut Xml<'_>, all: &[Relation]) {
    xml.open("Relationships", &[RELATIONS]);
    for (id, kind, target) in all {
        xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.close("Relationships");
}

fn core(xml: &mut Xml<'_>, document: &Document) {
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

fn settings(xml: &mut Xml<'_>, language: &str) {
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
}
