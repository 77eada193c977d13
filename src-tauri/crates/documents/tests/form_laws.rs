//! The rules of the form, over texts and tables by chance: what may stand alone on a page,
//! what may be broken, and what a line may end with.

#![allow(clippy::unwrap_used)] // tests may

mod common;

use common::{body_runs, document, laid, paragraph, without_blanks};
use documents::{
    Align, Block, Cell, Column, Fonts, LaidOut, LayoutError, Outline, Page, Paragraph, QrMatrix,
    Row, RowGroup, SignatureBlock, Table, VerticalAlign, lay_out,
};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One thing of a document by chance; its words tell the tests what it is.
#[derive(Clone, Debug)]
enum Thing {
    /// A paragraph of so many words.
    Text(usize),
    /// A heading, with a caption under it or not.
    Heading(bool),
    /// A table: lines of each row of each group.
    Table(Vec<Vec<usize>>),
}

fn thing() -> impl Strategy<Value = Thing> {
    let rows = prop::collection::vec(prop_oneof![9 => 1_usize..5, 1 => 30_usize..70], 1..4);
    prop_oneof![
        5 => (1_usize..120).prop_map(Thing::Text),
        2 => any::<bool>().prop_map(Thing::Heading),
        2 => prop::collection::vec(rows, 1..9).prop_map(Thing::Table),
    ]
}

fn heading(at: usize) -> Paragraph {
    let title = format!("MỤC-{at}");
    Paragraph {
        keep_with_next: true,
        first_line_indent: 0.0,
        outline: Some(Outline { level: 1, title: title.clone() }),
        ..paragraph(&title, Align::Left)
    }
}

fn table(at: usize, groups: &[Vec<usize>]) -> Table {
    let cell = |text: String| Cell { vertical: VerticalAlign::Top, ..Cell::new(text) };
    let row = |group: usize, row: usize, lines: usize| {
        let text = (0..lines).map(|line| format!("ô-{at}-{group}-{row}-{line}"));
        Row { cells: vec![cell(text.collect::<Vec<_>>().join("\n"))] }
    };
    Table {
        columns: vec![Column { weight: 1.0, align: Align::Left }],
        head: vec![Row { cells: vec![Cell::new(format!("ĐẦU-{at}"))] }],
        body: groups
            .iter()
            .enumerate()
            .map(|(group, rows)| RowGroup {
                rows: rows.iter().enumerate().map(|(at, lines)| row(group, at, *lines)).collect(),
                ..RowGroup::default()
            })
            .collect(),
        foot: vec![Row { cells: vec![Cell::new(format!("TỔNG-{at}"))] }],
        size: 11.0,
        space_after: 9.0,
    }
}

fn signature() -> Block {
    Block::SignatureBlock(Box::new(SignatureBlock {
        recipients_word: "Nơi nhận:".to_owned(),
        recipients: vec!["- Lưu: VT.".to_owned()],
        signer_lines: vec!["KT. CHỦ TỊCH".to_owned(), "PHÓ CHỦ TỊCH".to_owned()],
        signer_name: "Lê Văn Mẫu".to_owned(),
        room: 76.0,
        space_before: 12.0,
    }))
}

fn blocks(things: &[Thing]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (at, thing) in things.iter().enumerate() {
        match thing {
            Thing::Text(words) => {
                let text = (0..*words).map(|word| format!("đoạn-{at} x{word}"));
                let text = text.collect::<Vec<_>>().join(" ");
                blocks.push(Block::Paragraph(paragraph(&text, Align::Justify)));
            }
            Thing::Heading(caption) => {
                blocks.push(Block::Paragraph(heading(at)));
                if *caption {
                    let caption = paragraph(&format!("TÊN-{at}"), Align::Center);
                    blocks.push(Block::Paragraph(Paragraph { keep_with_next: true, ..caption }));
                }
            }
            Thing::Table(groups) => blocks.push(Block::Table(Box::new(table(at, groups)))),
        }
    }
    // A heading has something under it.
    if !matches!(things.last(), Some(Thing::Text(_))) {
        blocks.push(Block::Paragraph(paragraph("hết lời văn", Align::Left)));
    }
    blocks
}

/// Lines of a page: runs of one height together.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for (text, run) in body_runs(page) {
        match lines.last_mut() {
            Some((y, line)) if (*y - run.y).abs() < 0.5 => line.push_str(text),
            _ => lines.push((run.y, text.to_owned())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn all_lines(laid: &LaidOut) -> Vec<Vec<String>> {
    laid.pages.iter().map(lines).collect()
}

fn is_title(line: &str) -> bool {
    line.starts_with("MỤC-") || line.starts_with("TÊN-")
}

/// Page by page the lines of each paragraph: how many stand on each page.
fn lines_of(pages: &[Vec<String>], mark: &str) -> Vec<usize> {
    let on_page = |page: &Vec<String>| {
        page.iter().filter(|line| line.split(' ').any(|word| word == mark)).count()
    };
    pages.iter().map(on_page).filter(|lines| *lines > 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_line_is_left_alone_and_no_title_ends_a_page(
        things in prop::collection::vec(thing(), 1..14)
    ) {
        let laid = laid(&document(blocks(&things)));
        let pages = all_lines(&laid);
        for (at, thing) in things.iter().enumerate() {
            if let Thing::Text(_) = thing {
                // Every line of the paragraph has its mark but by chance the last; a page
                // with one line of several is a widow or an orphan.
                let per_page = lines_of(&pages, &format!("đoạn-{at}"));
                if per_page.len() > 1 {
                    let (last, others) = per_page.split_last().unwrap();
                    prop_assert!(others.iter().all(|lines| *lines >= 2), "{per_page:?}");
                    prop_assert!(*last >= 1);
                }
            }
        }
        for page in &pages {
            let last = page.last().unwrap();
            // Only titles that fill a page by themselves may end it.
            prop_assert!(!is_title(last) || page.iter().all(|line| is_title(line)), "{page:?}");
        }
    }

    #[test]
    fn rows_are_whole_unless_taller_than_a_page_and_every_page_repeats_the_head(
        things in prop::collection::vec(thing(), 1..10)
    ) {
        let laid = laid(&document(blocks(&things)));
        let pages = all_lines(&laid);
        let mut cells = 0;
        for (at, thing) in things.iter().enumerate() {
            let Thing::Table(groups) = thing else { continue };
            for (group, rows) in groups.iter().enumerate() {
                for (row, lines) in rows.iter().enumerate() {
                    cells += lines;
                    let mark = format!("ô-{at}-{group}-{row}-");
                    let pages_with: Vec<usize> = pages
                        .iter()
                        .map(|page| page.iter().filter(|line| line.starts_with(&mark)).count())
                        .filter(|lines| *lines > 0)
                        .collect();
                    prop_assert_eq!(pages_with.iter().sum::<usize>(), *lines);
                    // 50 lines of 11 points and more are as high as a page with its titles.
                    prop_assert!(*lines > 40 || pages_with.len() == 1, "{mark} {pages_with:?}");
                }
            }
            for page in &pages {
                let mark = format!("ô-{at}-");
                let first = page.iter().position(|line| line.starts_with(&mark));
                if let Some(first) = first {
                    let head = format!("ĐẦU-{at}");
                    prop_assert!(first > 0 && page[first - 1] == head, "{page:?}");
                    prop_assert_eq!(page.iter().filter(|line| **line == head).count(), 1);
                }
                let total = format!("TỔNG-{at}");
                let last = groups.last().and_then(|rows| rows.last()).copied().unwrap_or(0);
                if page.contains(&total) && last < 40 {
                    prop_assert!(first.is_some(), "a total has a row above it: {page:?}");
                }
            }
        }
        let printed = pages.iter().flatten().filter(|line| line.starts_with("ô-")).count();
        prop_assert_eq!(printed, cells, "no line of a cell is lost or doubled");
    }

    #[test]
    fn a_signature_and_the_code_never_stand_alone(
        things in prop::collection::vec(thing(), 1..12),
        closing in prop::option::of(1_usize..40),
        code in any::<bool>(),
    ) {
        let mut all: Vec<Block> = Vec::new();
        for block in blocks(&things) {
            all.push(block);
        }
        // The last of them is a table more often than chance would have it.
        if let Some(words) = closing {
            let text = vec!["kết-thúc"; words].join(" ");
            all.push(Block::Table(Box::new(table(99, &[vec![2], vec![1, 2]]))));
            all.push(Block::Paragraph(paragraph(&text, Align::Justify)));
        }
        all.push(signature());
        let mut paper = document(all);
        if code {
            let caption = vec!["Mã đối chiếu".to_owned()];
            paper.qr = Some(QrMatrix { side: 21, dark: vec![true; 441], caption });
        }
        let laid = laid(&paper);
        let pages = all_lines(&laid);
        let last = pages.last().unwrap();
        let at = last.iter().position(|line| line.starts_with("Nơi nhận:"));
        let at = at.expect("nothing but the code stands behind the signature, on its page");
        // A closing paragraph of one line is all that can stand with it.
        prop_assert!(at >= 1, "{last:?}");
        prop_assert!(!code || last.iter().any(|line| line.contains("Mã đối chiếu")));
    }

    #[test]
    fn numbers_keep_their_words_and_symbols_on_one_line(
        words in prop::collection::vec(
            prop_oneof![
                6 => "[a-zàảãạăđêôơư]{1,7}",
                1 => Just("Số 154/KH-UBND".to_owned()),
                1 => Just("Nghị định 30/2020/NĐ-CP".to_owned()),
                1 => Just("ngày 31/01/2020".to_owned()),
                1 => Just("1.234.567 đồng".to_owned()),
                1 => Just("Điều 5".to_owned()),
                1 => Just("khoản 2".to_owned()),
                1 => Just("12,5 triệu đồng/hộ".to_owned()),
                1 => Just("Mục III.1.3".to_owned()),
                1 => Just("2,18%".to_owned()),
            ],
            1..90,
        ),
        narrow in 0_u8..120,
    ) {
        let text = words.join(" ");
        let mut block = paragraph(&text, Align::Justify);
        block.left_indent = f32::from(narrow);
        let laid = laid(&document(vec![Block::Paragraph(block)]));
        let lines: Vec<String> = all_lines(&laid).concat();
        let whole = [
            "154/KH-UBND", "30/2020/NĐ-CP", "31/01/2020", "1.234.567", "III.1.3", "2,18%",
        ];
        for part in whole {
            let wanted = text.matches(part).count();
            let found: usize = lines.iter().map(|line| line.matches(part).count()).sum();
            prop_assert_eq!(found, wanted, "{} in {:?}", part, &lines);
        }
        for line in &lines[..lines.len() - 1] {
            let end = line.rsplit(' ').next().unwrap();
            let never = ["Số", "định", "ngày", "1.234.567", "Điều", "khoản", "12,5", "triệu", "Mục"];
            prop_assert!(!never.contains(&end), "{line}");
        }
        prop_assert_eq!(without_blanks(&lines.concat()), without_blanks(&text));
    }

    #[test]
    fn whatever_form_a_text_comes_in_it_is_printed_in_nfc(
        text in "[a-zA-ZàảãạăằấầẩậđéẹẻêềểệìỉịôốồộơớờợùúụưứừựỳỷỵĐÂƯ ]{1,80}"
    ) {
        let wanted: String = text.trim().nfc().collect();
        prop_assume!(!wanted.is_empty());
        for form in [text.trim().nfd().collect::<String>(), wanted.clone()] {
            let laid = laid(&document(vec![Block::Paragraph(paragraph(&form, Align::Left))]));
            let printed = &laid.pages[0].drawing.text;
            prop_assert!(is_nfc(printed));
            let body: String = body_runs(&laid.pages[0]).map(|(text, _)| text).collect();
            prop_assert_eq!(without_blanks(&body), without_blanks(&wanted));
        }
    }
}

#[test]
fn a_title_with_its_rule_stays_with_the_table_under_it() {
    for lines in 20..70 {
        let mut all = vec![Block::Paragraph(heading(0)), Block::Rule { length: 90.0 }];
        all.push(Block::Space(8.0));
        all.push(Block::Table(Box::new(table(1, &[vec![lines], vec![1]]))));
        let pages = all_lines(&laid(&document(all)));
        assert!(pages[0].len() > 2, "{lines}: {:?}", pages[0]);
    }
}

#[test]
fn a_missing_character_is_named_with_the_section_or_household_it_stands_in() {
    let in_text = document(vec![
        Block::Paragraph(heading(1)),
        Block::Paragraph(paragraph("Ký hiệu 字 lạ", Align::Left)),
    ]);
    let mut rows = table(2, &[vec![1], vec![1]]);
    rows.columns.push(Column { weight: 1.0, align: Align::Left });
    rows.head[0].cells.push(Cell::new("Ghi chú"));
    rows.foot[0].cells.push(Cell::new(""));
    for (at, group) in rows.body.iter_mut().enumerate() {
        let note = if at == 1 { "đã 字 ghi" } else { "đã ghi" };
        group.rows[0].cells = vec![Cell::new(format!("Hà Thị {at}")), Cell::new(note)];
    }
    let in_row = document(vec![Block::Table(Box::new(rows))]);
    for (paper, wanted) in [(in_text, "MỤC-1"), (in_row, "Hà Thị 1")] {
        let error = lay_out(&paper, Fonts::bundled()).unwrap_err();
        let LayoutError::MissingCharacter { character, place, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!((*character, place.as_str()), ('字', wanted));
        let said = error.to_string();
        assert!(said.contains("«字» (U+5B57)") && said.contains(wanted), "{said}");
    }
}
