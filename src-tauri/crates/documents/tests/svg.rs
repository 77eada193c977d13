//! What must hold for a page drawn as SVG.

#![allow(clippy::unwrap_used)] // tests may

mod common;

use common::{document, laid, paragraph, plan};
use documents::{Align, Block, LaidOut, LayoutError, QrMatrix, lay_out_watched, svg};
use proptest::prelude::*;

/// The texts of a picture with their places, its own markup read back.
fn texts(picture: &str) -> Vec<(String, String, String)> {
    let value = |tag: &str, name: &str| {
        let at = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        tag[at..].split('"').next().unwrap().to_owned()
    };
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&#39;", "'").replace("&amp;", "&")
    };
    let pieces = picture.split("<text").skip(1);
    pieces
        .map(|piece| {
            let (tag, rest) = piece.split_once('>').unwrap();
            let text = rest.split_once("</text>").unwrap().0;
            (plain(text), value(tag, "x"), value(tag, "y"))
        })
        .collect()
}

fn written(length: f32) -> String {
    format!("{}", (length * 100.0).round() / 100.0 + 0.0)
}

/// Every run of every page stands in its picture at its place.
fn all_runs_are_drawn(laid: &LaidOut) {
    for (index, page) in laid.pages.iter().enumerate() {
        let drawn = texts(&svg::page(laid, index).unwrap());
        let runs = page
            .drawing
            .runs
            .iter()
            .map(|run| (page.drawing.text_of(run).to_owned(), written(run.x), written(run.y)));
        let runs: Vec<_> = runs.filter(|(text, ..)| !text.is_empty()).collect();
        assert_eq!(drawn, runs, "page {}", index + 1);
    }
}

#[test]
fn a_small_page_looks_like_this() {
    let mut paper = document(vec![Block::Paragraph(paragraph(
        "Kế hoạch giảm nghèo của xã Thọ Bình: hộ nghèo, hộ cận nghèo và các giải pháp đến từng hộ trong năm.",
        Align::Justify,
    ))]);
    paper.draft_mark = Some("DỰ THẢO".to_owned());
    insta::assert_snapshot!(svg::page(&laid(&paper), 0).unwrap());
}

#[test]
fn every_run_of_a_plan_with_annexes_is_drawn_at_its_place() {
    all_runs_are_drawn(&laid(&plan(40).into_document()));
}

#[test]
fn rules_and_the_squares_of_the_code_are_drawn() {
    let mut paper = plan(2).into_document();
    paper.draft_mark = None;
    let code = QrMatrix { side: 2, dark: vec![true, false, false, true], caption: Vec::new() };
    paper.qr = Some(code);
    let laid = laid(&paper);
    let last = laid.pages.len() - 1;
    let picture = svg::page(&laid, last).unwrap();
    let drawing = &laid.pages[last].drawing;
    let paths = picture.split(" d=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let paths: String = paths.collect();
    assert!(!drawing.squares.is_empty());
    assert_eq!(paths.matches('z').count(), drawing.squares.len());
    assert_eq!(paths.matches('L').count(), drawing.rules.len());
}

#[test]
fn a_page_from_afar_has_bars_in_place_of_words() {
    let laid = laid(&plan(40).into_document());
    for (index, page) in laid.pages.iter().enumerate() {
        let picture = svg::thumbnail(&laid, index).unwrap();
        assert!(picture.contains("fill-opacity") && !picture.contains("<text"));
        assert_eq!(picture.matches('L').count(), page.drawing.rules.len());
        // A few kilobytes: the bars and rules only.
        assert!(picture.len() < 20_000, "page {}: {} bytes", index + 1, picture.len());
    }
    assert!(svg::thumbnail(&laid, laid.pages.len()).is_none());
}

#[test]
fn there_is_no_picture_of_a_page_that_is_not_there() {
    let laid = laid(&plan(1).into_document());
    assert!(svg::page(&laid, laid.pages.len()).is_none());
    assert_eq!(laid.pages[0].size(), [595, 842]);
}

#[test]
fn a_watch_stops_the_layout() {
    let paper = plan(400).into_document();
    let seen = std::cell::Cell::new(0);
    let watch = |pages| {
        seen.set(pages);
        pages < 5
    };
    let stopped = lay_out_watched(&paper, documents::Fonts::bundled(), &watch);
    assert_eq!(stopped, Err(LayoutError::Stopped));
    assert_eq!(seen.get(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a person types stays text: the tags of the picture are only ours.
    #[test]
    fn no_text_breaks_out_of_the_picture(
        text in "[a-zA-Z <>&\"'/=!\\-\\]\\[;:#%(){}ạếộ]{0,60}",
    ) {
        let hostile = format!("</text></svg><script>alert(1)</script>{text}]]><!--<image href='x'/>");
        let laid = laid(&document(vec![Block::Paragraph(paragraph(&hostile, Align::Left))]));
        for index in 0..laid.pages.len() {
            let picture = svg::page(&laid, index).unwrap();
            for tag in picture.split('<').skip(1) {
                let name: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
                let closing = tag.strip_prefix('/').map(|rest| rest.split('>').next().unwrap());
                let known = ["svg", "g", "path", "text"];
                prop_assert!(known.contains(&closing.unwrap_or(&name)), "<{tag}");
            }
            prop_assert_eq!(picture.matches("<svg").count(), 1);
        }
        all_runs_are_drawn(&laid);
    }
}
