//! The copies for Word and Excel say what the document says, and nothing that only the stored
//! PDF may say.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

mod common;

use std::io::{Cursor, Read};

use documents::{Block, Document, Profile, Run, docx, xlsx};
use zip::ZipArchive;

const NOTE: &str = "Bản để sửa";

fn never(_: usize) -> bool {
    true
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of all `w:t` in order, without any blanks.
fn letters_of_xml(xml: &str) -> String {
    // A hyphen that no line ends at, and the boxes, which stand for themselves.
    let xml = xml.replace("<w:noBreakHyphen/>", "<w:t x>-</w:t>").replace("<w:t>", "<w:t x>");
    let runs = xml.split("<w:t ").skip(1);
    let runs = runs
        .map(|run| run.split_once('>').and_then(|(_, rest)| rest.split_once("</w:t>")).unwrap().0);
    let text: String = runs.collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    squeezed(&text.replace("&apos;", "'").replace("&amp;", "&"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the document says, in the order of its blocks.
fn letters_of(document: &Document) -> String {
    let mut text = String::new();
    let mut add = |more: &str| text.push_str(&squeezed(more));
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(paragraph) => {
                paragraph.runs.iter().for_each(|Run { text, .. }| add(text));
            }
            Block::TwoColumnHead(head) => {
                let cells = [&head.left, &head.right];
                let lines = cells.iter().flat_map(|cell| &cell.upper);
                let lines = lines.chain(cells.iter().flat_map(|cell| &cell.lower));
                lines.for_each(|line| add(&line.text));
            }
            Block::Table(table) => {
                let body = table.body.iter().flat_map(|group| &group.rows);
                let rows = table.head.iter().chain(body).chain(&table.foot);
                rows.flat_map(|row| &row.cells).for_each(|cell| add(&cell.text));
            }
            Block::SignatureBlock(block) => {
                add(&block.recipients_word);
                block.recipients.iter().chain(&block.signer_lines).for_each(|line| add(line));
                add(&block.signer_name);
            }
            Block::Signatures(_)
            | Block::Boxes(_)
            | Block::Rule { .. }
            | Block::Space(_)
            | Block::PageBreak => {}
        }
    }
    text
}

#[test]
fn the_word_file_says_what_the_document_says_in_the_same_order() {
    let document = common::plan(40).into_document();
    let file = docx::write(&document, NOTE, &never).unwrap();
    assert_eq!(letters_of_xml(&part(&file, "word/document.xml")), letters_of(&document));
}

#[test]
fn the_word_file_is_built_to_be_worked_on() {
    let document = common::plan(40).into_document();
    let file = docx::write(&document, NOTE, &never).unwrap();
    let body = part(&file, "word/document.xml");
    let heads: usize = document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .map(|block| if let Block::Table(table) = block { table.head.len() } else { 0 })
        .sum();
    assert!(heads > 0);
    assert_eq!(body.matches("<w:tblHeader/>").count(), heads, "every head row repeats");
    assert_eq!(body.matches("<w:sectPr>").count(), document.sections.len());
    assert!(body.contains("w:orient=\"landscape\""), "annexes lie on their side");
    for style in ["Heading1", "BodyText", "AnnexTitle", "TableText", "HeadLine", "Signer"] {
        assert!(body.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
    }
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("vi-VN"));
    assert!(part(&file, "docProps/core.xml").contains(&document.title));
    assert!(file.len() * 4 < body.len(), "packed: {} of {}", file.len(), body.len());
    assert_eq!(file, docx::write(&document, NOTE, &never).unwrap(), "the same bytes each time");
}

#[test]
fn a_copy_says_that_it_is_one_and_bears_no_fingerprint() {
    let mut document = common::plan(3).into_document();
    document.fingerprint = Some("Mã đối chiếu ABCDE-FGHIJ".to_owned());
    let word = docx::write(&document, NOTE, &never).unwrap();
    let excel = xlsx::write(&document, NOTE, &never).unwrap();
    for file in [&word, &excel] {
        let mut archive = ZipArchive::new(Cursor::new(file.as_slice())).unwrap();
        let mut all = String::new();
        for index in 0..archive.len() {
            archive.by_index(index).unwrap().read_to_string(&mut all).unwrap();
        }
        assert!(!all.contains("ABCDE"), "no fingerprint");
        assert!(all.contains(NOTE));
    }
    // The note stands above or below, where the number is not.
    for (profile, margin) in [(Profile::Tt01_2011, "header"), (Profile::Nd30_2020, "footer")] {
        document.profile = profile;
        let word = docx::write(&document, NOTE, &never).unwrap();
        for index in 0..document.sections.len() {
            for name in ["f", "o"] {
                assert!(part(&word, &format!("word/{margin}-{name}{index}.xml")).contains(NOTE));
            }
        }
    }
}

#[test]
fn a_name_that_looks_like_a_formula_stays_a_name() {
    let mut paper = common::plan(1);
    for annex in &mut paper.annexes {
        if let documents::forms::Annex::Households(annex) = annex {
            for entry in &mut annex.entries {
                if let documents::forms::AnnexEntry::Household(row) = entry {
                    row.head_name = "=HYPERLINK(1)".to_owned();
                }
            }
        }
    }
    let file = xlsx::write(&paper.into_document(), NOTE, &never).unwrap();
    assert!(part(&file, "xl/sharedStrings.xml").contains("=HYPERLINK(1)"));
    assert!(!part(&file, "xl/worksheets/sheet1.xml").contains("<f>"));
}

#[test]
fn writing_can_be_stopped() {
    let document = common::plan(40).into_document();
    assert!(docx::write(&document, NOTE, &|blocks| blocks < 3).is_err());
    assert!(xlsx::write(&document, NOTE, &|groups| groups < 3).is_err());
}
