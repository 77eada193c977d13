//! What must hold for laid-out pages.

#![allow(clippy::unwrap_used)] // tests may

mod common;

use common::{body_runs, document, household, laid, paragraph, plan, without_blanks};
use documents::forms::{Annex, AnnexEntry};
use documents::{
    Align, Block, Cell, Column, Fonts, LaidOut, LayoutError, Outline, Paragraph, Profile, Row,
    RowGroup, Run, SignatureBlock, Table, lay_out,
};
use proptest::prelude::*;

/// A page as lines of text, for snapshots.
fn picture(laid: &LaidOut) -> String {
    let mut out = String::new();
    for (at, page) in laid.pages.iter().enumerate() {
        out += &format!("page {} {:.1} x {:.1}\n", at + 1, page.width, page.height);
        for run in &page.drawing.runs {
            out += &format!(
                "  {:7.2} {:7.2} {:5.1} {:10} {}\n",
                run.x,
                run.y,
                run.size,
                format!("{:?}", run.style),
                page.drawing.text_of(run)
            );
        }
        for rule in &page.drawing.rules {
            let [x0, y0, x1, y1] = rule.ends;
            out += &format!("  rule {x0:.2},{y0:.2} - {x1:.2},{y1:.2}\n");
        }
    }
    for entry in &laid.outline {
        let indent = "  ".repeat(usize::from(entry.level));
        out += &format!("{indent}{} -> page {}\n", entry.title, entry.page + 1);
    }
    out
}

#[test]
fn a_small_plan_looks_like_this() {
    insta::assert_snapshot!(picture(&laid(&plan(2).into_document())));
}

#[test]
fn a_missing_character_names_itself_and_its_text() {
    let broken = document(vec![Block::Paragraph(paragraph("Hộ nghèo ☑ đã duyệt", Align::Left))]);
    let error = lay_out(&broken, Fonts::bundled()).unwrap_err();
    assert_eq!(
        error,
        LayoutError::MissingCharacter {
            character: '☑',
            code: 0x2611,
            excerpt: "Hộ nghèo ☑ đã duyệt".to_owned(),
            place: String::new(),
        }
    );
    assert!(error.to_string().starts_with("Không in được ký tự «☑» (U+2611)"));
}

#[test]
fn a_heading_is_never_the_last_line_of_a_page() {
    for filler in 20..50 {
        let mut blocks = Vec::new();
        for _ in 0..filler {
            blocks.push(Block::Paragraph(paragraph("Dòng lấp.", Align::Left)));
        }
        blocks.push(Block::Paragraph(Paragraph {
            keep_with_next: true,
            ..paragraph("ĐỀ MỤC", Align::Left)
        }));
        blocks.push(Block::Paragraph(paragraph("Nội dung của mục.", Align::Left)));
        for page in &laid(&document(blocks)).pages {
            assert_ne!(body_runs(page).last().unwrap().0, "ĐỀ MỤC", "{filler}");
        }
    }
}

#[test]
fn a_line_that_leads_in_is_never_the_last_of_a_page() {
    let says = [vec!["Căn cứ vào hộ có:"], vec!["Căn cứ vào ", "hộ có: ", " "]];
    let item = "Mục liệt kê dài hơn một dòng của trang giấy khổ A4. ".repeat(5);
    for (says, item) in says.iter().flat_map(|says| [(says, "Mục ngắn."), (says, &item)]) {
        for filler in 20..50 {
            let mut blocks = Vec::new();
            for _ in 0..filler {
                blocks.push(Block::Paragraph(paragraph("Dòng lấp.", Align::Left)));
            }
            let model = paragraph("", Align::Left);
            let run = |text: &&str| Run { text: (*text).to_owned(), ..model.runs[0].clone() };
            let runs = says.iter().map(run).collect();
            blocks.push(Block::Paragraph(Paragraph { runs, ..model.clone() }));
            blocks.push(Block::Paragraph(paragraph(item, Align::Justify)));
            for page in &laid(&document(blocks)).pages {
                let last = body_runs(page).last().unwrap().0;
                assert!(!last.trim_end().ends_with(':'), "{filler}: {last}");
            }
        }
    }
}

#[test]
fn what_leads_into_headings_may_end_a_page() {
    let ends = (20..50).filter(|filler| {
        let mut blocks = vec![Block::Paragraph(paragraph("Dòng lấp.", Align::Left)); *filler];
        blocks.push(Block::Paragraph(paragraph("Ban hành Kế hoạch như sau:", Align::Left)));
        let outline = Some(Outline { level: 1, title: "ĐỀ MỤC".to_owned() });
        let heading = paragraph("ĐỀ MỤC", Align::Left);
        blocks.push(Block::Paragraph(Paragraph { keep_with_next: true, outline, ..heading }));
        blocks.push(Block::Paragraph(paragraph("Nội dung của mục.", Align::Left)));
        let pages = laid(&document(blocks)).pages;
        body_runs(&pages[0]).last().unwrap().0.ends_with(':')
    });
    assert!(ends.count() > 0);
}

#[test]
fn a_signature_takes_two_lines_of_text_along() {
    let signature = SignatureBlock {
        recipients_word: "Nơi nhận:".to_owned(),
        recipients: vec!["- Lưu: VT.".to_owned()],
        signer_lines: vec!["CHỦ TỊCH".to_owned()],
        signer_name: "Lê Văn Mẫu".to_owned(),
        room: 76.0,
        space_before: 12.0,
    };
    let long = "Trong quá trình thực hiện nếu có khó khăn, vướng mắc, đề nghị phản ánh. ".repeat(5);
    for filler in 1..60 {
        for last in ["Câu cuối ngắn.", &long] {
            let mut blocks = Vec::new();
            for _ in 0..filler {
                blocks.push(Block::Paragraph(paragraph("Dòng lấp.", Align::Left)));
            }
            blocks.push(Block::Paragraph(paragraph(last, Align::Justify)));
            blocks.push(Block::SignatureBlock(Box::new(signature.clone())));
            let pages = laid(&document(blocks)).pages;
            let page = pages.last().unwrap();
            let before = body_runs(page).position(|(text, _)| text == "Nơi nhận:").unwrap();
            assert!(before >= 2, "{filler} lines before: {before}");
        }
    }
}

#[test]
fn annexes_count_their_own_pages() {
    let pages = laid(&plan(60).into_document()).pages;
    let annex: Vec<_> = pages.iter().filter(|page| page.section == 1).collect();
    assert!(annex.len() > 3);
    let number = format!("2/{}", annex.len());
    let runs = &annex[1].drawing;
    assert!(runs.runs.iter().any(|run| runs.text_of(run) == number));
    let first = &annex[0].drawing;
    assert!(!first.runs.iter().any(|run| first.text_of(run).starts_with("1/")));
}

#[test]
fn the_page_number_stands_where_the_profile_wants_it() {
    for (profile, at_bottom) in [(Profile::Tt01_2011, true), (Profile::Nd30_2020, false)] {
        let mut paper = plan(40);
        paper.profile = profile;
        let laid = laid(&paper.into_document());
        let page = laid.pages.iter().filter(|page| page.section == 1).nth(1).unwrap();
        let drawing = &page.drawing;
        let number =
            drawing.runs.iter().find(|run| drawing.text_of(run).starts_with("2/")).unwrap();
        let [left, top, right, bottom] = page.area;
        if at_bottom {
            assert!(number.y > bottom && (number.x + number.width - right).abs() < 0.1);
        } else {
            let middle = number.x + number.width / 2.0;
            assert!(number.y < top && (middle - (left + right) / 2.0).abs() < 0.1);
        }
    }
}

#[test]
fn every_draft_page_bears_the_mark_and_no_fingerprint() {
    let mut paper = plan(20);
    paper.draft = true;
    for page in &laid(&paper.into_document()).pages {
        let texts: Vec<_> = page.drawing.runs.iter().map(|run| page.drawing.text_of(run)).collect();
        assert!(texts.contains(&"DỰ THẢO"));
        assert!(!texts.iter().any(|text| text.contains("Mã đối chiếu")));
    }
}

#[test]
fn legal_bases_end_as_the_profile_wants() {
    for (profile, end) in [(Profile::Tt01_2011, "huyện,"), (Profile::Nd30_2020, "huyện.")] {
        let mut paper = plan(1);
        paper.profile = profile;
        let laid = laid(&paper.into_document());
        let all: String = body_runs(&laid.pages[0]).map(|(text, _)| format!("{text} ")).collect();
        assert!(all.contains(&format!("ngày 31/01/2020 của UBND {end}")), "{all}");
    }
}

#[test]
fn a_number_not_yet_given_leaves_room() {
    let mut paper = plan(1);
    paper.number = None;
    let laid = laid(&paper.into_document());
    assert!(body_runs(&laid.pages[0]).any(|(text, _)| text == "Số:       /KH-UBND"));
}

#[test]
fn the_head_of_a_table_stands_on_every_page() {
    let pages = laid(&plan(60).into_document()).pages;
    for page in pages.iter().filter(|page| page.section == 1) {
        assert_eq!(body_runs(page).filter(|(text, _)| *text == "Kinh phí dự kiến").count(), 1);
    }
}

#[test]
fn a_caption_stays_on_the_page_of_its_table() {
    let table = Table {
        columns: vec![Column { weight: 1.0, align: Align::Left }],
        head: vec![Row { cells: vec![Cell::new("Đầu bảng")] }],
        body: vec![
            RowGroup {
                rows: vec![Row { cells: vec![Cell::new("Dòng bảng\nhai dòng")] }],
                ..RowGroup::default()
            };
            4
        ],
        size: 11.0,
        ..Table::default()
    };
    for filler in 20..45 {
        let mut blocks = vec![Block::Paragraph(paragraph("Dòng lấp.", Align::Left)); filler];
        blocks.push(Block::Paragraph(Paragraph {
            keep_with_next: true,
            space_after: 9.0,
            ..paragraph("Tên bảng", Align::Center)
        }));
        blocks.push(Block::Table(Box::new(table.clone())));
        for page in &laid(&document(blocks)).pages {
            let texts: Vec<_> = body_runs(page).map(|(text, _)| text).collect();
            if let Some(at) = texts.iter().position(|text| *text == "Tên bảng") {
                assert_eq!(
                    texts.get(at + 1..at + 3),
                    Some(&["Đầu bảng", "Dòng bảng"][..]),
                    "{filler}"
                );
            }
        }
    }
}

#[test]
fn the_total_never_stands_alone_under_a_head() {
    for households in 1..40 {
        let pages = laid(&plan(households).into_document()).pages;
        let last = pages.last().unwrap();
        let rows = body_runs(last).filter(|(text, _)| text.starts_with("Hà Thị")).count();
        assert!(rows >= 1, "{households}");
    }
}

#[test]
fn a_group_taller_than_a_page_is_cut_between_lines_and_loses_none() {
    let mut paper = plan(0);
    let Annex::Households(annex) = &mut paper.annexes[0] else {
        unreachable!("the sample has a household annex")
    };
    annex.entries = vec![household(1, 3), household(2, 40), household(3, 1)];
    let laid = laid(&paper.into_document());
    let parts = laid.anchors.iter().filter(|anchor| anchor.name == "hộ 2").count();
    assert!(parts >= 2);
    let all: String = laid.pages.iter().flat_map(body_runs).map(|(text, _)| text).collect();
    let all = without_blanks(&all);
    for line in 1..=40 {
        let words = without_blanks(&format!("Giải pháp thứ {line} cho hộ 2:"));
        assert_eq!(all.matches(&words).count(), 1, "{line}");
    }
}

#[test]
fn a_head_taller_than_a_page_is_refused() {
    let table = Table {
        columns: vec![Column { weight: 1.0, align: Align::Left }],
        head: vec![Row { cells: vec![Cell::new("Tên\n".repeat(90))] }],
        body: vec![RowGroup {
            rows: vec![Row { cells: vec![Cell::new("1")] }],
            ..RowGroup::default()
        }],
        size: 10.0,
        ..Table::default()
    };
    let error = lay_out(&document(vec![Block::Table(Box::new(table))]), Fonts::bundled());
    assert!(matches!(error, Err(LayoutError::TableHeadTooTall { .. })));
}

#[test]
fn cells_that_do_not_fill_the_columns_are_refused() {
    let table = Table {
        columns: vec![Column { weight: 1.0, align: Align::Left }; 3],
        body: vec![RowGroup {
            rows: vec![Row { cells: vec![Cell::new("1"), Cell::new("2")] }],
            ..RowGroup::default()
        }],
        size: 10.0,
        ..Table::default()
    };
    let error = lay_out(&document(vec![Block::Table(Box::new(table))]), Fonts::bundled());
    assert_eq!(error, Err(LayoutError::CellsDoNotFillColumns { part: "body", row: 1, columns: 3 }));
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[A-ZĐÂƯa-zàảạăằấầẩậđéẹẻêềểệìỉịôốồộơớờợùúụưứừựỳỷỵ]{1,7}[,;.]?",
        1 => "[0-9]{1,3}\\.[0-9]{3}",
        1 => Just("18/TTr-VHXH".to_owned()),
        1 => prop_oneof![Just("-"), Just("ngày"), Just("số"), Just("31"), Just("đồng/người/tháng")].prop_map(str::to_owned),
        1 => "[a-z]{60,90}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..120).prop_map(|words| words.join(" "))
}

fn align() -> impl Strategy<Value = Align> {
    prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right), Just(Align::Justify)]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn text_stays_inside_the_margins_and_no_word_is_lost(
        paragraphs in prop::collection::vec((text(), align()), 1..12)
    ) {
        let blocks = paragraphs
            .iter()
            .map(|(text, align)| Block::Paragraph(paragraph(text, *align)))
            .collect();
        let laid = laid(&document(blocks));
        let mut found = String::new();
        for page in &laid.pages {
            let [left, top, right, bottom] = page.area;
            for (text, run) in body_runs(page) {
                prop_assert!(run.x >= left - 0.1 && run.x + run.width <= right + 0.1, "{text}");
                prop_assert!(run.y - run.size * 0.7 >= top - 0.1 && run.y + run.size * 0.22 <= bottom + 0.1);
                found.push_str(text);
            }
            // Only the page number stands outside.
            let outside = page.drawing.runs.len() - body_runs(page).count();
            prop_assert!(outside <= 1);
        }
        let wanted: String = paragraphs.iter().map(|(text, _)| text.as_str()).collect();
        prop_assert_eq!(without_blanks(&found), without_blanks(&wanted));
    }

    #[test]
    fn justified_lines_end_at_the_margin(text in text()) {
        let laid = laid(&document(vec![Block::Paragraph(paragraph(&text, Align::Justify))]));
        let lines: Vec<_> = laid
            .pages
            .iter()
            .flat_map(|page| body_runs(page).map(move |(text, run)| (text, run, page.area[2])))
            .collect();
        for (at, (text, run, right)) in lines.iter().enumerate() {
            if at + 1 < lines.len() && text.contains(' ') {
                prop_assert!((run.x + run.width - right).abs() < 0.1, "{text}");
            } else {
                prop_assert!(run.stretch == 0.0);
            }
        }
    }

    #[test]
    fn a_paragraph_leaves_at_least_two_lines_on_each_page(
        filler in 1_usize..40, words in 20_usize..200
    ) {
        let mut blocks = vec![Block::Paragraph(paragraph("Dòng lấp.", Align::Left)); filler];
        let long = "nghèo ".repeat(words);
        blocks.push(Block::Paragraph(paragraph(long.trim_end(), Align::Justify)));
        let laid = laid(&document(blocks));
        let per_page: Vec<usize> = laid
            .pages
            .iter()
            .map(|page| body_runs(page).filter(|(text, _)| text.contains("nghèo")).count())
            .filter(|lines| *lines > 0)
            .collect();
        if per_page.len() > 1 {
            prop_assert!(per_page.iter().all(|lines| *lines >= 2), "{per_page:?}");
        }
    }

    #[test]
    fn rows_of_a_household_stay_on_one_page(
        measures in prop::collection::vec(1_usize..9, 1..40)
    ) {
        let mut paper = plan(0);
        if let Annex::Households(annex) = &mut paper.annexes[0] {
            annex.entries = measures
                .iter()
                .enumerate()
                .map(|(at, measures)| household(at + 1, *measures))
                .collect();
            annex.entries.insert(0, AnnexEntry::Hamlet {
                order: "I".to_owned(),
                text: "Thôn 2".to_owned(),
                funds: <[String; 4]>::default(),
            });
        }
        let laid = laid(&paper.into_document());
        let households = || laid.anchors.iter().filter(|anchor| anchor.name.starts_with("hộ "));
        let names: Vec<_> = households().map(|anchor| anchor.name.clone()).collect();
        let wanted: Vec<_> = (1..=measures.len()).map(|at| format!("hộ {at}")).collect();
        prop_assert_eq!(names, wanted);
        for anchor in households() {
            let page = &laid.pages[anchor.page];
            prop_assert!(anchor.y + anchor.height <= page.area[3] + 0.1);
            let own = anchor.name.trim_start_matches("hộ ");
            let name = format!("Hà Thị Thử {own}");
            let all: String = body_runs(page).map(|(text, _)| text).collect();
            prop_assert!(without_blanks(&all).contains(&without_blanks(&name)));
        }
        // The name of a hamlet is never the last row of a page.
        for page in laid.pages.iter().filter(|page| page.section == 1) {
            prop_assert_ne!(body_runs(page).last().map(|(text, _)| text), Some("Thôn 2"));
        }
    }
}
