//! The invented list as communes write it: titles, one header row, households or persons.
//!
//! Deliberately absent: the file itself (`sheet`), and everything of the plan: a list says
//! who is poor and why, not what is done about it.

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::plan::{Gender, HouseholdClass};
use intake::HouseholdRow;
use serde_json::{Value, json};

use super::{InventedCommune, InventedHousehold, InventedMember, Schooling};

/// What a row of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Mỗi hộ một dòng.
    Households,
    /// Mỗi người một dòng; what is said of the household stands in the head's row.
    Members,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListCell {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A whole number.
    Number(u32),
}

/// A list ready to be written into a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTable {
    /// Lines above the table.
    pub titles: Vec<String>,
    /// Headings of the columns, and their widths (characters).
    pub columns: Vec<(&'static str, u32)>,
    /// The rows, as wide as the header.
    pub rows: Vec<Vec<ListCell>>,
    /// Lines below the table.
    pub footers: Vec<String>,
}

/// Headings of the person of a row, by layout; then those of the household.
const OF_HOUSEHOLD: [(&str, u32); 10] = [
    ("Thôn", 14),
    ("Số khẩu", 8),
    ("Số lao động", 9),
    ("Phân loại", 14),
    ("BTXH", 7),
    ("Điểm B1", 8),
    ("Điểm B2", 8),
    ("Nguyên nhân nghèo", 18),
    ("Chỉ số thiếu hụt", 16),
    ("Nhu cầu hỗ trợ", 40),
];

fn text(text: impl Into<String>) -> ListCell {
    ListCell::Text(text.into())
}

fn mark(set: bool) -> ListCell {
    if set { text("x") } else { ListCell::Blank }
}

/// «1, 6», or the number alone as a number, as a spreadsheet has it.
fn numbers(words: &[String]) -> ListCell {
    match words {
        [] => ListCell::Blank,
        [one] => one.parse().map_or_else(|_| text(one), ListCell::Number),
        several => {
            text(several.join(if several.iter().all(|word| is_number(word)) { ", " } else { "; " }))
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn gender_word(gender: Gender) -> &'static str {
    match gender {
        Gender::Male => "Nam",
        Gender::Female => "Nữ",
    }
}

fn class_word(class: HouseholdClass) -> &'static str {
    match class {
        HouseholdClass::PoorN1 => "Hộ nghèo N1",
        HouseholdClass::PoorN2 => "Hộ nghèo N2",
        HouseholdClass::Poor => "Hộ nghèo",
        HouseholdClass::NearPoor => "Hộ cận nghèo",
        HouseholdClass::NotPoor => "Hộ không nghèo",
    }
}

/// `2008-03-07` as `07/03/2008`; a bare year as a number.
fn birth(member: &InventedMember) -> ListCell {
    match member.birth.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => text(format!("{day}/{month}/{year}")),
        _ => ListCell::Number(member.birth_year().into()),
    }
}

impl InventedCommune {
    /// The list in that layout.
    #[must_use]
    pub fn list(&self, layout: Layout) -> ListTable {
        let mut columns = vec![("STT", 6)];
        match layout {
            Layout::Households => columns.extend([
                ("Họ và tên chủ hộ", 28),
                ("Năm sinh", 9),
                ("Giới tính", 8),
                ("Dân tộc", 9),
            ]),
            Layout::Members => columns.extend([
                ("Họ và tên", 28),
                ("Quan hệ với chủ hộ", 18),
                ("Ngày, tháng, năm sinh", 12),
                ("Giới tính", 8),
                ("Dân tộc", 9),
                ("Có khả năng lao động", 10),
                ("Tình trạng đi học", 12),
                ("Thẻ BHYT", 8),
            ]),
        }
        columns.extend(OF_HOUSEHOLD);
        let mut rows = Vec::new();
        for (household, number) in self.households.iter().zip(1..) {
            match layout {
                Layout::Households => {
                    let mut row = vec![
                        ListCell::Number(number),
                        text(&household.head_name),
                        ListCell::Number(household.birth_year.into()),
                        text(gender_word(household.gender)),
                        text(&household.ethnic_group),
                    ];
                    row.extend(household.cells());
                    rows.push(row);
                }
                Layout::Members => {
                    let mut number = ListCell::Number(number);
                    let mut own = household.cells();
                    for member in &household.members {
                        let mut row = vec![std::mem::replace(&mut number, ListCell::Blank)];
                        row.extend(member.cells());
                        let blank = vec![ListCell::Blank; OF_HOUSEHOLD.len()];
                        row.extend(std::mem::replace(&mut own, blank));
                        rows.push(row);
                    }
                }
            }
        }
        ListTable { titles: self.titles(), columns, rows, footers: self.footers() }
    }

    fn titles(&self) -> Vec<String> {
        vec![
            "UBND HUYỆN TRIỆU SƠN".to_owned(),
            format!("UBND {}", self.unit_name.to_uppercase()),
            format!("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO ĐẦU NĂM {}", self.year),
            "(Số liệu tự đặt để minh họa, không phải hộ có thật)".to_owned(),
        ]
    }

    fn footers(&self) -> Vec<String> {
        let of =
            |poor: bool| self.households.iter().filter(|own| own.class.is_poor() == poor).count();
        vec![
            format!("Tổng cộng: {} hộ nghèo, {} hộ cận nghèo", of(true), of(false)),
            "Người lập biểu".to_owned(),
        ]
    }

    /// The households as `intake` understands the list of members, for callers that
    /// already have them and need no file; `row` counts households from 1.
    #[must_use]
    pub fn household_rows(&self) -> Vec<HouseholdRow> {
        let rows = self.households.iter().zip(1..);
        rows.map(|(household, row)| HouseholdRow {
            row,
            fields: household.fields(),
            members: household.members.iter().map(InventedMember::fields).collect(),
            hamlet_name: Some(household.hamlet.clone()),
            same_as_row: None,
        })
        .collect()
    }
}

impl InventedHousehold {
    fn cells(&self) -> Vec<ListCell> {
        let catalogue = Catalogue::built_in();
        let score = |points: Option<u32>| points.map_or(ListCell::Blank, ListCell::Number);
        let cause = |code: &domain::CauseCode| {
            let number = catalogue.cause(code.as_ref()).map(|cause| cause.order.to_string());
            match (&self.cause_other, code.as_ref()) {
                (Some(words), "NN11") => format!("Khác: {words}"),
                _ => number.unwrap_or_else(|| code.to_string()),
            }
        };
        let indicator = |code: &domain::IndicatorCode| {
            let own = catalogue.indicator(code.as_ref());
            own.map_or_else(|| code.to_string(), |own| own.column.to_string())
        };
        // Only the wishes of the form have numbers; the others are written out.
        let need = |code: &domain::NeedCode| match catalogue.need(code.as_ref()) {
            Some(need) if need.printed_in_form => need.order.to_string(),
            Some(need) => need.name.clone(),
            None => code.to_string(),
        };
        vec![
            text(&self.hamlet),
            ListCell::Number(self.stated_members),
            ListCell::Number(self.stated_workers),
            text(class_word(self.class)),
            mark(self.social_protection),
            score(self.score.b1),
            score(self.score.b2),
            numbers(&self.causes.iter().map(cause).collect::<Vec<_>>()),
            numbers(&self.indicators.iter().map(indicator).collect::<Vec<_>>()),
            numbers(&self.needs.iter().map(need).collect::<Vec<_>>()),
        ]
    }

    /// Fields of the household in its list, by their names in the schema; without its
    /// hamlet, and without its area, which is the commune's.
    #[must_use]
    pub fn fields(&self) -> BTreeMap<String, Value> {
        let mut fields: BTreeMap<String, Value> = [
            ("head_name", json!(self.head_name)),
            ("birth_year", json!(self.birth_year)),
            ("gender", json!(self.gender)),
            ("ethnic_group", json!(self.ethnic_group)),
            ("class", json!(self.class)),
            ("stated_members", json!(self.stated_members)),
            ("stated_workers", json!(self.stated_workers)),
            ("score", json!(self.score)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        if self.social_protection {
            fields.insert("social_protection".to_owned(), json!(true));
        }
        if let Some(words) = &self.cause_other {
            fields.insert("cause_other".to_owned(), json!(words));
        }
        let causes = self.causes.iter().map(|code| format!("cause.{code}"));
        let indicators = self.indicators.iter().map(|code| format!("indicator.{code}"));
        let needs = self.needs.iter().map(|code| format!("need.{code}"));
        fields.extend(causes.chain(indicators).chain(needs).map(|name| (name, json!(true))));
        fields
    }
}

impl InventedMember {
    fn cells(&self) -> Vec<ListCell> {
        let schooling = match self.schooling {
            Some(Schooling::Attends) => text("Đang học"),
            Some(Schooling::DroppedOut) => text("Bỏ học"),
            Some(Schooling::Finished) => text("Học xong"),
            None => ListCell::Blank,
        };
        let yes_no = |yes: bool| text(if yes { "Có" } else { "Không" });
        vec![
            text(&self.name),
            text(&self.relation),
            birth(self),
            text(gender_word(self.gender)),
            text(&self.ethnic_group),
            yes_no(self.works),
            schooling,
            yes_no(self.health_insured),
        ]
    }

    /// Fields of the member by their names in the schema.
    #[must_use]
    pub fn fields(&self) -> BTreeMap<String, Value> {
        let mut fields: BTreeMap<String, Value> = [
            ("name", json!(self.name)),
            ("relation", json!(self.relation)),
            ("birth", json!(self.birth)),
            ("gender", json!(self.gender)),
            ("ethnic_group", json!(self.ethnic_group)),
            ("works", json!(self.works)),
            ("health_insured", json!(self.health_insured)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        if let Some(schooling) = self.schooling {
            fields.insert("schooling".to_owned(), json!(schooling.code()));
        }
        fields
    }
}
