//! What must hold for the written file, seen by foreign programs (qpdf, poppler).

#![allow(clippy::unwrap_used)] // tests may

mod common;

use std::path::Path;
use std::process::Command;

use common::{document, paragraph, plan, without_blanks};
use documents::{Align, Block, Boxes, QrMatrix, print};

fn run(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .unwrap_or_else(|error| panic!("{program} (poppler-utils, qpdf) is needed: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{program}: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}

fn with_file(bytes: &[u8], look: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ke-hoach.pdf");
    std::fs::write(&file, bytes).unwrap();
    look(&file);
}

#[test]
fn the_file_is_sound_and_says_what_it_is() {
    let bytes = print(&plan(30).into_document()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    with_file(&bytes, |file| {
        assert!(run("qpdf", &["--check"], file).contains("No syntax or stream encoding errors"));
        let facts = run("pdfinfo", &[], file);
        assert!(facts.contains("Kế hoạch giảm nghèo năm 2020 xã Thử"), "{facts}");
        let objects = run("qpdf", &["--json", "--json-key=qpdf"], file);
        assert!(objects.contains("\"/Lang\": \"u:vi-VN\""));
        assert!(objects.contains("\"/DisplayDocTitle\": true"));
        assert!(objects.contains("\"/PageMode\": \"/UseOutlines\""));
        assert!(objects.contains("/ObjStm") || objects.contains("/Type\": \"/XRef"));
    });
}

#[test]
fn fonts_are_embedded_and_subset() {
    let bytes = print(&plan(5).into_document()).unwrap();
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    with_file(&bytes, |file| {
        let fonts = run("pdffonts", &[], file);
        let rows: Vec<_> = fonts.lines().skip(2).collect();
        assert_eq!(rows.len(), 4, "{fonts}");
        for row in rows {
            let (prefix, rest) = row.split_at(7);
            assert!(prefix.ends_with('+') && prefix[..6].chars().all(|c| c.is_ascii_uppercase()));
            assert!(rest.starts_with("LiberationSerif-"));
            assert!(rest.contains("yes yes yes"), "embedded, subset, with Unicode map: {row}");
        }
    });
}

#[test]
fn extracted_text_is_the_text_in_nfc() {
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Phu\u{31b}\u{31b}\u{323}ng";
    let sentence =
        "Quỹ đất sản xuất, hộ nghèo; “Tiếp cận dịch vụ” – 8 m²/người, Đỗ Đình Ước ẴẶỆỠỨỲỴ";
    let both = document(vec![
        Block::Paragraph(paragraph("Trần Thị Hường Nguye\u{302}\u{303}n", Align::Left)),
        Block::Paragraph(paragraph(sentence, Align::Justify)),
    ]);
    assert_ne!(decomposed, "Nguyễn");
    with_file(&print(&both).unwrap(), |file| {
        let text = run("pdftotext", &["-enc", "UTF-8"], file);
        assert!(text.contains("Trần Thị Hường Nguyễn"), "{text}");
        assert!(without_blanks(&text).contains(&without_blanks(sentence)), "{text}");
        assert!(text.contains("hộ nghèo; “Tiếp cận dịch vụ”"), "{text}");
    });
}

#[test]
fn every_household_can_be_found_by_name() {
    with_file(&print(&plan(50).into_document()).unwrap(), |file| {
        let text = without_blanks(&run("pdftotext", &["-raw"], file));
        for order in 1..=50 {
            assert!(text.contains(&format!("HàThịThử{order}1966")), "{order}");
        }
    });
}

#[test]
fn justified_lines_end_at_the_margin_in_the_file() {
    let long = "Huy động, quản lý và sử dụng có hiệu quả các nguồn lực để giảm nghèo. ".repeat(12);
    let paper = document(vec![Block::Paragraph(paragraph(long.trim(), Align::Justify))]);
    with_file(&print(&paper).unwrap(), |file| {
        let boxes = run("pdftotext", &["-bbox-layout"], file);
        let ends: Vec<f32> = boxes
            .lines()
            .filter(|line| line.trim_start().starts_with("<line"))
            .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        let margin = 595.276 - documents::mm(15.0);
        assert!(ends.len() > 5);
        for end in &ends[..ends.len() - 1] {
            assert!((end - margin).abs() < 0.1, "{end} {margin}");
        }
    });
}

#[test]
fn the_same_input_gives_the_same_bytes_and_another_input_another_id() {
    let first = print(&plan(25).into_document()).unwrap();
    assert!(first == print(&plan(25).into_document()).unwrap());
    let other = print(&plan(26).into_document()).unwrap();
    let id = |bytes: &[u8]| {
        let mut id = String::new();
        with_file(bytes, |file| id = run("qpdf", &["--show-object=trailer"], file));
        id.split("/ID").nth(1).unwrap()[..40].to_owned()
    };
    assert_ne!(id(&first), id(&other));
}

#[test]
fn the_outline_is_a_tree_in_reading_order() {
    with_file(&print(&plan(3).into_document()).unwrap(), |file| {
        let json = run("qpdf", &["--json", "--json-key=outlines"], file);
        let titles: Vec<usize> = ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Phụ lục 1. DANH SÁCH"]
            .iter()
            .map(|title| json.find(title).unwrap_or_else(|| panic!("{title}: {json}")))
            .collect();
        assert_eq!(json.matches("\"title\"").count(), 3);
        // qpdf writes children inside their parent.
        assert!(titles[1] < titles[2]);
        let facts = run("qpdf", &["--json", "--json-key=qpdf"], file);
        assert!(facts.contains("\"/Count\": 3"));
    });
}

#[test]
fn boxes_and_codes_are_drawn_not_typed() {
    let mut paper = document(vec![Block::Boxes(Boxes {
        items: vec![(true, "Hộ nghèo".to_owned()), (false, "Hộ cận nghèo".to_owned())],
        size: 13.0,
        left_indent: 20.0,
    })]);
    paper.qr = Some(QrMatrix {
        side: 21,
        dark: (0..441).map(|at| at % 3 == 0).collect(),
        caption: vec!["Mã".to_owned()],
    });
    with_file(&print(&paper).unwrap(), |file| {
        assert!(run("qpdf", &["--check"], file).contains("No syntax"));
        let text = run("pdftotext", &[], file);
        assert!(text.contains("Hộ nghèo") && text.contains("Hộ cận nghèo") && text.contains("Mã"));
    });
}
