//! The Word copy of a plan, opened by a word processor and read back beside the PDF.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::Command;

use acceptance::{Office, invented};
use serde_json::json;

fn full_plan(poor: u32, near_poor: u32) -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", poor, near_poor);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn copies(office: &Office, paper: &str, format: &str) -> String {
    let path = office.path(&format!("{paper}.{format}"));
    let args = json!({ "paper": paper, "format": format, "path": path, "job": "c" });
    let copied = office.does("paper.copy", args);
    assert_eq!(copied["path"], json!(path));
    path
}

fn prints(office: &Office, paper: &str) -> String {
    let path = office.path(&format!("{paper}-printed.pdf"));
    office.does("paper.plan", json!({ "paper": paper, "path": path, "job": "p" }));
    path
}

fn out(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().expect("the set-up installs it");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Opens the files in LibreOffice, with settings of its own for this test, and prints them.
fn printed_by_office(office: &Office, files: &[&str]) -> Vec<String> {
    let settings = format!("-env:UserInstallation=file://{}", office.path("libreoffice"));
    let folder = office.path("printed");
    let mut args = vec![settings.as_str(), "--headless", "--convert-to", "pdf", "--outdir"];
    args.push(&folder);
    args.extend(files);
    out("soffice", &args);
    let name = |file: &&str| file.rsplit_once('/').map_or(*file, |(_, name)| name).to_owned();
    files.iter().map(|file| format!("{folder}/{}", name(file).replace(".docx", ".pdf"))).collect()
}

fn text_of(pdf: &str) -> String {
    out("pdftotext", &["-raw", pdf, "-"]).replace('\u{a0}', " ").replace('\u{2011}', "-")
}

/// How often each word stands in a text.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    words
}

fn part(docx: &str, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(docx).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words that stand in text elements of a piece of XML.
fn words_of_xml(xml: &str) -> impl Iterator<Item = &str> + '_ {
    let texts = xml.split("<w:t ").skip(1).filter_map(|text| text.split_once('>'));
    texts
        .filter_map(|(_, text)| text.split_once("</w:t>"))
        .flat_map(|(text, _)| text.split_whitespace())
}

/// Words that stand on a page because it is one: in its margins, in heads of tables that go on.
fn of_pages(docx: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let body = part(docx, "word/document.xml");
    for row in body.split("<w:tr>").filter(|row| row.contains("<w:tblHeader/>")) {
        words.extend(words_of_xml(row).map(str::to_owned));
    }
    let sections = body.matches("<w:sectPr>").count();
    for name in (0..sections).flat_map(|at| [format!("header-o{at}"), format!("footer-o{at}")]) {
        let margin = part(docx, &format!("word/{name}.xml"));
        words.extend(words_of_xml(&margin).map(str::to_owned));
    }
    words
}

fn is_page_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '/') && (word.contains('/') || word.len() < 3)
}

#[test]
fn a_word_processor_prints_the_copy_with_the_words_of_the_pdf() {
    let office = full_plan(14, 5);
    let copied = ["poverty", "services"].map(|paper| copies(&office, paper, "docx"));
    let own = ["poverty", "services"].map(|paper| prints(&office, paper));
    let printed = printed_by_office(&office, &[&copied[0], &copied[1]]);
    for ((docx, own), printed) in copied.iter().zip(&own).zip(&printed) {
        let (own, printed) = (text_of(own), text_of(printed));
        let of_pages = of_pages(docx);
        assert!(of_pages.len() > 20, "heads and margins have words");
        let count = |text: &str| -> BTreeMap<String, usize> {
            let words = words(text).into_iter().map(|(word, count)| (word.to_owned(), count));
            words.filter(|(word, _)| !of_pages.contains(word) && !is_page_number(word)).collect()
        };
        let (own, printed) = (count(&own), count(&printed));
        assert!(own.len() > 300);
        let differ: Vec<_> = own
            .keys()
            .chain(printed.keys())
            .filter(|word| own.get(*word) != printed.get(*word))
            .collect();
        assert!(differ.is_empty(), "in PDF and Word: {differ:?}");
    }
}

#[test]
fn every_page_of_a_printed_copy_says_what_it_is() {
    let office = full_plan(14, 5);
    let note = "Bản để sửa, không có giá trị đối chiếu";
    let copied = copies(&office, "poverty", "docx");
    let printed = printed_by_office(&office, &[&copied]);
    let text = text_of(&printed[0]);
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() > 6);
    for page in &pages {
        assert!(page.contains(note) && page.contains("DỰ THẢO"), "{page}");
    }
    // Annexes are counted each for itself, and know how many pages they have.
    let label = |line: &str| line.trim() == "Phụ lục 1" || line.starts_with("Phụ lục 1 ");
    let annex: Vec<_> = pages.iter().filter(|page| page.lines().any(label)).collect();
    assert!(annex.len() > 1);
    let number = format!("2/{}", annex.len());
    assert!(annex[1].split_whitespace().any(|word| word == number), "{number}: {}", annex[1]);
}

#[test]
fn a_frozen_plan_has_copies_without_fingerprint_and_without_the_mark_of_a_draft() {
    let office = Office::new(1);
    office.opens_new("15727");
    let commune = invented("15727", 10, 19);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    let frozen = office.does("plan.freeze", json!({ "job": "f" }));
    let short = frozen["short"].as_str().unwrap();
    let copied = copies(&office, "poverty", "docx");
    let bytes = std::fs::read(&copied).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut all).unwrap();
    }
    assert!(all.contains("không có giá trị đối chiếu"));
    assert!(!all.contains("DỰ THẢO"));
    for group in short.split_whitespace() {
        assert!(!all.contains(group), "{group}");
    }
}

#[test]
fn a_copy_that_cannot_be_written_says_so_as_a_print_does() {
    let office = full_plan(3, 1);
    let path = office.path("khong-co/plan.docx");
    let args = json!({ "format": "docx", "path": path, "job": "c" });
    let copied = office.is_refused("paper.copy", args);
    assert!(copied.message.contains("Không có thư mục"), "{}", copied.message);
}

#[test]
fn the_same_plan_gives_the_same_copies() {
    let office = full_plan(6, 2);
    for format in ["docx", "xlsx"] {
        let first = std::fs::read(copies(&office, "services", format)).unwrap();
        let second = std::fs::read(copies(&office, "services", format)).unwrap();
        assert!(first == second, "{format}");
    }
}
