//! The law: what is written to a spreadsheet is what is read from it.

use domain::catalog::Catalogue;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::book::{To, rows, said};
use crate::row;

/// A household as a random list has it.
#[derive(Debug, Clone)]
struct Written {
    name: String,
    year: i32,
    as_text: bool,
    female: bool,
    hamlet: usize,
    members: i32,
    workers: i32,
    class: usize,
    causes: Vec<usize>,
    indicators: Vec<bool>,
    note: String,
}

const CLASSES: &[(&str, &str)] = &[
    ("Hộ nghèo N1", "poor_n1"),
    ("hn n2", "poor_n2"),
    ("Hộ nghèo", "poor"),
    ("CẬN NGHÈO", "near_poor"),
];
const HAMLETS: &[&str] = &["Suối Trong", "Đồng Xoan", "Bản Mới"];

fn written() -> impl Strategy<Value = Written> {
    let name = "(Lê|Bùi|Quách|Hà|Trương|Phạm) (Thị|Văn|Đình) [A-Y][aăâeêioôơuưyđ]{1,4}";
    (
        (name, 1920i32..2002, any::<bool>(), any::<bool>(), 0..HAMLETS.len()),
        (1i32..12, 0i32..12, 0..CLASSES.len()),
        prop::collection::vec(0usize..10, 0..4),
        prop::collection::vec(any::<bool>(), 10),
        "[a-zàáảãạ]{0,3}( [a-zđêô]{2,5}){0,3}",
    )
        .prop_map(
            |(
                (name, year, as_text, female, hamlet),
                (members, workers, class),
                causes,
                indicators,
                note,
            )| Written {
                name,
                year,
                as_text,
                female,
                hamlet,
                members,
                workers: workers.min(members),
                class,
                causes,
                indicators,
                note,
            },
        )
}

fn header() -> Vec<To> {
    let mut header = row![
        "STT",
        "Họ và tên chủ hộ",
        "Năm sinh",
        "Giới tính",
        "Thôn",
        "Số khẩu",
        "Lao động",
        "Loại hộ",
        "Nguyên nhân",
        "Ghi chú"
    ];
    header.extend(Catalogue::built_in().indicators.iter().map(|own| To::from(own.name.as_str())));
    header
}

impl Written {
    fn row(&self, number: i32) -> Vec<To> {
        let year = self.year.to_string();
        let causes: Vec<String> = self.causes.iter().map(|at| (at + 1).to_string()).collect();
        let causes = causes.join(if self.as_text { "; " } else { "," });
        let mut row = row![
            number,
            self.name.as_str(),
            if self.as_text { To::from(year.as_str()) } else { To::from(self.year) },
            if self.female { "Nữ" } else { "Nam" },
            HAMLETS[self.hamlet],
            self.members,
            self.workers,
            CLASSES[self.class].0,
            // One cause is a number to Excel, several are text.
            match self.causes[..] {
                [one] if !self.as_text => To::from(i32::try_from(one).unwrap() + 1),
                _ => To::from(causes.as_str()),
            },
            self.note.as_str(),
        ];
        row.extend(self.indicators.iter().map(|lacks| To::from(if *lacks { "x" } else { "" })));
        row
    }

    fn fields(&self) -> Value {
        let catalogue = Catalogue::built_in();
        let mut fields = json!({
            "head_name": self.name, "birth_year": self.year,
            "gender": if self.female { "female" } else { "male" },
            "stated_members": self.members, "stated_workers": self.workers,
            "class": CLASSES[self.class].1,
        });
        for at in &self.causes {
            fields[format!("cause.{}", catalogue.causes[*at].code.0)] = json!(true);
        }
        for (indicator, lacks) in catalogue.indicators.iter().zip(&self.indicators) {
            if *lacks {
                fields[format!("indicator.{}", indicator.code.0)] = json!(true);
            }
        }
        let note = self.note.trim();
        if !note.is_empty() {
            fields["note"] = json!(note);
        }
        fields
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn households_written_to_a_sheet_read_back_equal(list in prop::collection::vec(written(), 1..8)) {
        let mut sheet = vec![header()];
        sheet.extend((1..).zip(&list).map(|(number, own)| own.row(number)));
        let intake = rows(&sheet);
        prop_assert!(intake.errors.is_empty(), "{:?}", said(&intake));
        prop_assert_eq!(intake.rows.len(), list.len());
        for (read, own) in intake.rows.iter().zip(&list) {
            prop_assert_eq!(json!(read.fields), own.fields());
            prop_assert_eq!(read.hamlet_name.as_deref(), Some(HAMLETS[own.hamlet]));
        }
    }

    #[test]
    fn no_sheet_of_any_content_makes_the_reader_fail(
        head in prop::sample::subsequence(vec!["STT", "Họ và tên", "Năm sinh", "Quan hệ", "Loại hộ", "Nguyên nhân", "Thôn", "Số khẩu", "BHYT"], 2..9),
        body in prop::collection::vec(prop::collection::vec(".{0,8}|chủ hộ|con|x|[0-9]{1,6}|Tổng cộng|Thôn A|1,6", 0..9), 0..12),
    ) {
        let mut sheet: Vec<Vec<To>> = vec![head.into_iter().map(To::from).collect()];
        sheet.extend(body.iter().map(|row| row.iter().map(|cell| To::from(cell.as_str())).collect()));
        // The reader itself asserts that every row is taken, refused or skipped.
        let intake = rows(&sheet);
        let summary = intake.summary;
        prop_assert_eq!(summary.households, intake.rows.len());
        prop_assert_eq!(summary.skipped, intake.skipped.len());
    }
}
