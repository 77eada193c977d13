//! Phụ lục danh sách hộ nghèo, hộ cận nghèo và giải pháp: one head per household, one line per measure.
//!
//! Columns of DOMAIN §3.4. Deliberately absent: sums, identity numbers, health.

use super::annex::TableAnnex;
use super::words::HouseholdAnnexWords;
use crate::document::{Align, Orientation, Outline};
use crate::fonts::{FontStyle, Fonts};
use crate::profile::{ProfileSpec, mm};
use crate::table_model::{Cell, Column, Row, RowGroup, Table};
use crate::text::printable;

/// How wide a column is.
#[derive(Clone, Copy)]
enum Width {
    /// Points that hold its words («T10-T12», «BTXH», a year) however wide the money is.
    Firm(f32),
    /// Points that the widest amount needs.
    Money,
    /// A share of what is left.
    Share(f32),
}

/// Columns with their widths and alignments.
const COLUMNS: [(Width, Align); 18] = [
    (Width::Firm(22.0), Align::Center), // TT
    (Width::Share(60.0), Align::Left),  // họ tên
    (Width::Firm(27.5), Align::Center), // năm sinh
    (Width::Share(42.0), Align::Left),  // thôn
    (Width::Firm(34.0), Align::Center), // khẩu/LĐ
    (Width::Firm(35.0), Align::Center), // phân loại
    (Width::Share(56.0), Align::Left),  // nguyên nhân
    (Width::Share(50.0), Align::Left),  // thiếu hụt
    (Width::Share(51.0), Align::Left),  // nhu cầu
    (Width::Share(98.0), Align::Left),  // giải pháp
    (Width::Money, Align::Right),       // ngân sách
    (Width::Money, Align::Right),       // vay
    (Width::Money, Align::Right),       // hộ góp
    (Width::Money, Align::Right),       // khác
    (Width::Firm(43.0), Align::Center), // thời gian
    (Width::Share(69.0), Align::Left),  // phụ trách
    (Width::Firm(36.5), Align::Center), // cuối năm
    (Width::Firm(33.0), Align::Left),   // ghi chú
];

/// Index of the hamlet column.
const HAMLET: usize = 3;
/// Index of the column of notes.
const NOTE: usize = 17;
/// Index of the first of the four columns of money.
const MONEY: usize = 10;
/// Edges of a cell of money, points.
const EDGES: f32 = 7.0;
/// No column of words has a smaller part of its share in points.
const NARROWEST_SHARE: f32 = 0.5;
/// No column of money is narrower: its head has to stand in it.
const NARROWEST: f32 = 38.0;
/// Columns before the four sources of money, the hamlet included.
const BEFORE_MONEY: u16 = 10;
/// Columns after them.
const AFTER_MONEY: u16 = 4;

/// Which of the columns that may be left out are there. Households under the name of their
/// hamlet do not repeat it; nobody may have a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    hamlet: bool,
    note: bool,
}

impl Columns {
    /// The columns that are there, in points of a table that is `width` wide; `money` is what
    /// the widest amount of each source needs.
    fn list(self, money: [f32; 4], width: f32) -> Vec<Column> {
        let there = |at: &usize| (self.hamlet || *at != HAMLET) && (self.note || *at != NOTE);
        let places: Vec<usize> = (0..COLUMNS.len()).filter(there).collect();
        let (mut shares, mut taken) = (0.0, 0.0);
        for &at in &places {
            match COLUMNS[at].0 {
                Width::Firm(points) => taken += points,
                Width::Money => taken += money[at - MONEY],
                Width::Share(share) => shares += share,
            }
        }
        let one = (width - taken).max(shares * NARROWEST_SHARE) / shares;
        let column = |at: usize| {
            let (width, align) = COLUMNS[at];
            let weight = match width {
                Width::Firm(points) => points,
                Width::Money => money[at - MONEY],
                Width::Share(share) => share * one,
            };
            Column { weight, align }
        };
        places.into_iter().map(column).collect()
    }

    /// Drops the hamlet's cell where it has no column.
    fn trim(self, cells: &mut Vec<Cell>) {
        if !self.hamlet {
            cells.remove(HAMLET);
        }
    }
}

/// The annex.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseholdAnnex {
    /// «Phụ lục 1».
    pub label: String,
    /// Title in capitals, one line each.
    pub title_lines: Vec<String>,
    /// «(Kèm theo Kế hoạch số …)».
    pub attached_to: String,
    /// «Đơn vị tính: nghìn đồng».
    pub money_unit: String,
    /// Hamlets and households in order.
    pub entries: Vec<AnnexEntry>,
    /// Total rows as given.
    pub totals: Vec<TotalRow>,
    /// Lines under the table.
    pub notes: Vec<String>,
}

/// A row or group of rows of the annex.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // nearly every entry is a household
pub enum AnnexEntry {
    /// Name of a hamlet over its households.
    Hamlet {
        /// «I», «II», …
        order: String,
        /// «Thôn 1: 32 hộ».
        text: String,
        /// What its households cost: state budget, loan, own share, other.
        funds: [String; 4],
    },
    /// A household.
    Household(HouseholdRow),
}

/// A household as printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HouseholdRow {
    /// Name of the place on paper (the household's id).
    pub anchor: Option<String>,
    /// Order number.
    pub order: String,
    /// Name of the head.
    pub head_name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Hamlet; printed only in a list without names of hamlets over the households.
    pub hamlet: String,
    /// «5/2».
    pub people: String,
    /// N1, N2, CN; BTXH.
    pub class: String,
    /// Causes.
    pub causes: String,
    /// Indicators lacking.
    pub deprivations: String,
    /// Needs.
    pub needs: String,
    /// Measures, one line each; none prints one empty line.
    pub measures: Vec<MeasureLine>,
    /// Expected class at the end of the year.
    pub year_end: String,
    /// Note.
    pub note: String,
}

/// A measure as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureLine {
    /// What is done.
    pub measure: String,
    /// State budget, loan, own share, other.
    pub funds: [String; 4],
    /// Time.
    pub months: String,
    /// Who answers for it.
    pub responsible: String,
}

/// A total row as given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TotalRow {
    /// «Tổng cộng: 421 hộ».
    pub label: String,
    /// State budget, loan, own share, other.
    pub funds: [String; 4],
    /// What stands after the money.
    pub remark: String,
}

impl HouseholdAnnex {
    pub(super) fn into_table_annex(
        self,
        spec: &ProfileSpec,
        words: &HouseholdAnnexWords,
    ) -> TableAnnex {
        let grouped = self.entries.iter().any(|entry| matches!(entry, AnnexEntry::Hamlet { .. }));
        let noted = |entry: &AnnexEntry| match entry {
            AnnexEntry::Household(household) => !household.note.is_empty(),
            AnnexEntry::Hamlet { .. } => false,
        };
        let columns = Columns { hamlet: !grouped, note: self.entries.iter().any(noted) };
        let width = mm(297.0) - spec.landscape.left - spec.landscape.right;
        let money = self.widths(spec.annex_table_size);
        let body = self.entries.into_iter();
        let foot = self.totals.into_iter();
        let table = Table {
            columns: columns.list(money, width),
            head: head_rows(words, columns),
            body: body.map(|entry| entry.into_group(columns)).collect(),
            foot: foot.map(|total| total.into_row(columns)).collect(),
            size: spec.annex_table_size,
            space_after: 6.0,
        };
        TableAnnex {
            label: self.label,
            title_lines: self.title_lines,
            attached_to: self.attached_to,
            unit: self.money_unit,
            orientation: Orientation::Landscape,
            table,
            notes: self.notes,
        }
    }
}

impl HouseholdAnnex {
    /// What the widest amount of each source needs, so that no sum is broken or made smaller.
    fn widths(&self, size: f32) -> [f32; 4] {
        let mut widest = [NARROWEST; 4];
        let mut hear = |funds: &[String; 4], style| {
            for (wide, text) in widest.iter_mut().zip(funds) {
                let own = Fonts::bundled().width_pt(style, size, &printable(text));
                *wide = wide.max(own.unwrap_or(0.0) + EDGES);
            }
        };
        for entry in &self.entries {
            match entry {
                AnnexEntry::Hamlet { funds, .. } => hear(funds, FontStyle::Bold),
                AnnexEntry::Household(row) => {
                    row.measures.iter().for_each(|line| hear(&line.funds, FontStyle::Regular));
                }
            }
        }
        self.totals.iter().for_each(|total| hear(&total.funds, FontStyle::Bold));
        widest
    }
}

fn head_rows(words: &HouseholdAnnexWords, columns: Columns) -> Vec<Row> {
    let bold = |text: &String| Cell::new(text.as_str()).style(FontStyle::Bold);
    let tall = |text| bold(text).span(1, 2);
    let mut first: Vec<Cell> = [
        &words.order,
        &words.head_name,
        &words.birth_year,
        &words.hamlet,
        &words.people,
        &words.class,
        &words.causes,
        &words.deprivations,
        &words.needs,
        &words.measure,
    ]
    .map(tall)
    .into();
    columns.trim(&mut first);
    first.push(bold(&words.funding).span(4, 1));
    first.extend([&words.months, &words.responsible, &words.year_end].map(tall));
    if columns.note {
        first.push(tall(&words.note));
    }
    let second = [&words.state, &words.loan, &words.own, &words.other].map(bold);
    vec![Row { cells: first }, Row { cells: second.into() }]
}

impl AnnexEntry {
    fn into_group(self, columns: Columns) -> RowGroup {
        match self {
            Self::Hamlet { order, text, funds } => {
                let bold = |cell: Cell| cell.style(FontStyle::Bold);
                let outline = Outline { level: 2, title: text.clone() };
                let before = BEFORE_MONEY - 2 + u16::from(columns.hamlet);
                let after = AFTER_MONEY - 1 + u16::from(columns.note);
                let mut cells = vec![
                    bold(Cell::new(order)),
                    bold(Cell::new(text)).span(before, 1).align(Align::Left),
                ];
                cells.extend(funds.map(|sum| bold(Cell::number(sum))));
                cells.push(Cell::new("").span(after, 1));
                RowGroup {
                    outline: Some(outline),
                    rows: vec![Row { cells }],
                    keep_with_next: true,
                    anchor: None,
                }
            }
            Self::Household(household) => household.into_group(columns),
        }
    }
}

impl HouseholdRow {
    fn into_group(mut self, columns: Columns) -> RowGroup {
        if self.measures.is_empty() {
            self.measures.push(MeasureLine::default());
        }
        let lines = u16::try_from(self.measures.len()).unwrap_or(u16::MAX);
        let mut responsible = runs(&self.measures).into_iter();
        let tall = |text| Cell::new(text).span(1, lines);
        let mut rows = Vec::with_capacity(self.measures.len());
        for (at, line) in self.measures.into_iter().enumerate() {
            let mut cells = Vec::new();
            if at == 0 {
                cells.reserve_exact(COLUMNS.len());
                cells.extend(
                    [
                        std::mem::take(&mut self.order),
                        std::mem::take(&mut self.head_name),
                        std::mem::take(&mut self.birth_year),
                        std::mem::take(&mut self.hamlet),
                        std::mem::take(&mut self.people),
                        std::mem::take(&mut self.class),
                        std::mem::take(&mut self.causes),
                        std::mem::take(&mut self.deprivations),
                        std::mem::take(&mut self.needs),
                    ]
                    .map(tall),
                );
                columns.trim(&mut cells);
            }
            cells.push(Cell::new(line.measure));
            cells.extend(line.funds.map(Cell::number));
            cells.push(Cell::new(line.months));
            cells.extend(
                responsible.next().flatten().map(|n| Cell::new(line.responsible).span(1, n)),
            );
            if at == 0 {
                cells.push(tall(std::mem::take(&mut self.year_end)));
                if columns.note {
                    cells.push(tall(std::mem::take(&mut self.note)));
                }
            }
            rows.push(Row { cells });
        }
        RowGroup { rows, keep_with_next: false, outline: None, anchor: self.anchor }
    }
}

/// For the first of measures one after another with the same people how many they are; their
/// names stand once.
fn runs(lines: &[MeasureLine]) -> Vec<Option<u16>> {
    let same = lines.chunk_by(|one, next| one.responsible == next.responsible);
    same.flat_map(|run| {
        let first = Some(u16::try_from(run.len()).unwrap_or(u16::MAX));
        std::iter::once(first).chain(run.iter().skip(1).map(|_| None))
    })
    .collect()
}

impl TotalRow {
    fn into_row(self, columns: Columns) -> Row {
        let bold = |text| Cell::number(text).style(FontStyle::Bold);
        let before = BEFORE_MONEY - 1 + u16::from(columns.hamlet);
        let label = Cell::new(self.label).style(FontStyle::Bold);
        let mut cells = vec![label.span(before, 1).align(Align::Center)];
        cells.extend(self.funds.map(bold));
        cells.push(
            Cell::new(self.remark)
                .style(FontStyle::Bold)
                .span(AFTER_MONEY - 1 + u16::from(columns.note), 1),
        );
        Row { cells }
    }
}
