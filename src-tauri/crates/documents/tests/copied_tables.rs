//! Tables of any shape come back from Word and Excel as they are: merged as they were, with
//! real numbers where a number was meant, and nothing else turned into one.

#![allow(clippy::unwrap_used)] // a panic in a test names its place

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use documents::forms::{Annex, PlanPaper, SignerBlock, TableAnnex};
use documents::{Align, Cell, Column, Document, Figure, Orientation, Profile, Row, RowGroup};
use documents::{Table, docx, xlsx};
use proptest::prelude::*;

/// A cell with what a reader has to find in it.
fn any_cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "",
        "Hộ nghèo",
        "=1+1",
        "+84",
        "-",
        "@SUM(A1)",
        "007",
        "1.2",
        "T3-T12",
        "5/2",
        "12/2020",
        "“Vì người nghèo” & <b>",
        "Thiếu vốn;\nthiếu đất",
    ]);
    let figures = (any::<i32>(), 0_u32..4).prop_map(|(digits, decimals)| {
        let (sign, digits) = (if digits < 0 { "-" } else { "" }, digits.unsigned_abs());
        let (whole, rest) = (digits / 10_u32.pow(decimals), digits % 10_u32.pow(decimals));
        let whole = domain::text::group_thousands(i64::from(whole));
        match decimals {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole},{rest:0width$}", width = decimals as usize),
        }
    });
    prop_oneof![
        words.prop_map(Cell::new),
        (1940_u32..2020).prop_map(|year| Cell::new(year.to_string())),
        figures.prop_map(Cell::number),
    ]
}

/// Two rows that belong together, their first cell over both, or one with a wide cell.
fn any_group() -> impl Strategy<Value = RowGroup> {
    let tall = prop::collection::vec(any_cell(), 6).prop_map(|cells| {
        let [tall, rest @ ..] = <[Cell; 6]>::try_from(cells).expect("six were drawn");
        let (upper, lower) = rest.split_at(3);
        let [wide, ends] = [&lower[0], &lower[1]];
        let upper = [&[tall.span(1, 2)], upper].concat();
        vec![Row { cells: upper }, Row { cells: vec![wide.clone().span(2, 1), ends.clone()] }]
    });
    let flat = prop::collection::vec(any_cell(), 4).prop_map(|cells| vec![Row { cells }]);
    let wide = prop::collection::vec(any_cell(), 2)
        .prop_map(|cells| vec![Row { cells: vec![cells[0].clone(), cells[1].clone().span(3, 1)] }]);
    prop_oneof![tall, flat, wide].prop_map(|rows| RowGroup { rows, ..RowGroup::default() })
}

fn table(body: Vec<RowGroup>, foot: Vec<Cell>) -> Table {
    let words = |text: &str| Cell::new(text);
    Table {
        columns: [1.0, 3.0, 2.0, 2.0].map(|weight| Column { weight, align: Align::Left }).into(),
        head: vec![
            Row {
                cells: vec![
                    words("TT").span(1, 2),
                    words("Hộ").span(1, 2),
                    words("Tiền").span(2, 1),
                ],
            },
            Row { cells: vec![words("2019"), words("2020")] },
        ],
        body,
        foot: vec![Row { cells: foot }],
        size: 10.0,
        space_after: 6.0,
    }
}

fn document(tables: Vec<Table>) -> Document {
    let annexes = (1..).zip(tables).map(|(number, table)| {
        Annex::Table(TableAnnex {
            label: format!("Phụ lục {number}"),
            title_lines: vec!["DANH SÁCH HỘ NGHÈO VÀ GIẢI PHÁP".to_owned()],
            attached_to: "(Kèm theo Kế hoạch số 15)".to_owned(),
            unit: "Đơn vị tính: nghìn đồng".to_owned(),
            orientation: Orientation::Landscape,
            table,
            notes: vec!["Ghi chú: không".to_owned()],
        })
    });
    let empty = String::new;
    PlanPaper {
        profile: Profile::Nd30_2020,
        file_title: "Kế hoạch".to_owned(),
        created: "D:20200220080000+07'00'".to_owned(),
        upper_organ: empty(),
        organ_lines: Vec::new(),
        number: None,
        symbol: empty(),
        place_and_date: empty(),
        kind: "KẾ HOẠCH".to_owned(),
        title_lines: Vec::new(),
        bases: Vec::new(),
        lead_in: None,
        sections: Vec::new(),
        closing: None,
        recipients: Vec::new(),
        signer: SignerBlock { lines: Vec::new(), name: empty() },
        annexes: annexes.collect(),
        draft: false,
        fingerprint: None,
        qr: None,
    }
    .into_document()
}

/// Every cell at its place; those that it covers are left out.
fn places(table: &Table) -> Vec<(usize, usize, &Cell, bool)> {
    let mut found = Vec::new();
    let mut first = 0;
    let groups = table.body.iter().map(|group| (group.rows.as_slice(), false));
    let parts = [(table.head.as_slice(), true)].into_iter().chain(groups);
    for (rows, is_head) in parts.chain([(table.foot.as_slice(), false)]) {
        let mut covered = [0; 4];
        for (number, row) in rows.iter().enumerate() {
            let mut column = 0;
            let mut cells = row.cells.iter();
            while column < 4 {
                if covered[column] > 0 {
                    covered[column] -= 1;
                    column += 1;
                    continue;
                }
                let cell = cells.next().unwrap();
                found.push((first + number, column, cell, is_head));
                for _ in 0..cell.col_span {
                    covered[column] = cell.row_span - 1;
                    column += 1;
                }
            }
        }
        first += rows.len();
    }
    found
}

fn in_excel(cell: &Cell, is_head: bool) -> Data {
    let is_number = !is_head
        && cell.text.bytes().all(|byte| byte.is_ascii_digit())
        && !cell.text.starts_with('0');
    let digits = cell.text.parse::<u32>().ok().filter(|_| is_number);
    match (cell.figure, digits) {
        (Some(Figure { digits, decimals }), _) => {
            Data::Float(digits as f64 / 10_f64.powi(i32::from(decimals)))
        }
        (None, Some(digits)) => Data::Float(digits.into()),
        (None, None) if cell.text.is_empty() => Data::Empty,
        (None, None) => Data::String(cell.text.clone()),
    }
}

/// The words of each cell of the Word file's tables that is not covered from above.
fn cells_of_word(file: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let tables = xml.split("<w:tbl>").filter(|table| table.contains("<w:tblHeader/>"));
    let cells =
        tables.flat_map(|table| table.split("</w:tbl>").next().unwrap().split("<w:tc>").skip(1));
    let own = cells.filter(|cell| !cell.contains("<w:vMerge/>"));
    own.map(|cell| {
        let cell = cell.replace("<w:br/>", "<w:t>\n</w:t>");
        let runs = cell.split("<w:t").skip(1).filter(|run| run.starts_with(['>', ' ']));
        let text: String = runs
            .map(|run| run.split_once('>').unwrap().1.split_once("</w:t>").unwrap().0)
            .collect();
        let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_table_comes_back_from_word_and_excel_cell_by_cell(
        bodies in prop::collection::vec(prop::collection::vec(any_group(), 0..5), 1..3),
        foot in prop::collection::vec(any_cell(), 4),
    ) {
        let tables: Vec<Table> =
            bodies.into_iter().map(|body| table(body, foot.clone())).collect();
        let document = document(tables.clone());
        let file = xlsx::write(&document, "Bản để sửa", &|_| true).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file)).unwrap();
        let names = book.sheet_names();
        prop_assert_eq!(names.len(), tables.len());
        for ((number, name), table) in (1..).zip(&names).zip(&tables) {
            prop_assert_eq!(name, &format!("PL{number} Hộ nghèo"));
            let sheet = book.worksheet_range(name).unwrap();
            let at = |row: usize, column: usize| sheet.get((row, column)).cloned();
            let first = (0..9).find(|row| at(*row, 0) == Some(Data::String("TT".to_owned())));
            // The note, the label, the title, the plan it belongs to, the unit.
            prop_assert_eq!(first, Some(5));
            for (row, column, cell, is_head) in places(table) {
                let read = at(5 + row, column).unwrap_or(Data::Empty);
                prop_assert_eq!(read, in_excel(cell, is_head), "row {}, column {}", row, column);
            }
        }
        let words: Vec<String> =
            tables.iter().flat_map(places).map(|(_, _, cell, _)| cell.text.clone()).collect();
        prop_assert_eq!(cells_of_word(&docx::write(&document, "Bản để sửa", &|_| true).unwrap()), words);
        prop_assert_eq!(file, xlsx::write(&document, "Bản để sửa", &|_| true).unwrap());
    }
}
