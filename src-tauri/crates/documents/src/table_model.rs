//! Tables of the view model: columns, cells with spans, groups kept whole.
//!
//! Deliberately absent: sums. Total rows are given.

use crate::document::{Align, Outline};
use crate::fonts::FontStyle;

/// A ruled table as wide as the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// Head rows, repeated on every page, centred both ways.
    pub head: Vec<Row>,
    /// Body in order.
    pub body: Vec<RowGroup>,
    /// Total rows; they stay on the page of the last group.
    pub foot: Vec<Row>,
    /// Text size in points.
    pub size: f32,
    /// Space below the table, points.
    pub space_after: f32,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Share of the width; the shares are scaled to the text width.
    pub weight: f32,
    /// Alignment of body cells.
    pub align: Align,
}

/// A row: its own cells from the left; slots covered from above are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Cells.
    pub cells: Vec<Cell>,
}

/// A cell. A line feed in the text begins a new line.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// Face.
    pub style: FontStyle,
    /// Alignment, if not that of the column.
    pub align: Option<Align>,
    /// Vertical place of the text.
    pub vertical: VerticalAlign,
    /// Columns covered, at least 1.
    pub col_span: u16,
    /// Rows of the group covered, at least 1.
    pub row_span: u16,
    /// The number that the text shows, for a table that can be reckoned with.
    pub figure: Option<Figure>,
}

/// An exact number: `digits` with the comma before the last `decimals` of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figure {
    /// All digits.
    pub digits: i64,
    /// Digits behind the comma.
    pub decimals: u8,
}

/// Vertical place of the text in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// At the top.
    Top,
    /// In the middle.
    #[default]
    Middle,
}

/// Rows that stay on one page unless they are taller than a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowGroup {
    /// Rows in order.
    pub rows: Vec<Row>,
    /// Stays with the group that follows (the name of a hamlet over its households).
    pub keep_with_next: bool,
    /// Entry in the outline.
    pub outline: Option<Outline>,
    /// Name under which the laid-out place can be found again.
    pub anchor: Option<String>,
}

impl Figure {
    /// The number that a written figure shows («1.234», «-3», «804,6»); none for words.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
        let (sign, whole) = whole.strip_prefix('-').map_or((1, whole), |whole| (-1, whole));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split('.');
        let first = groups.next().filter(|first| !first.is_empty() && are_digits(first))?;
        let is_grouped = first.len() <= 3 || !whole.contains('.');
        let fits = is_grouped
            && groups.all(|group| group.len() == 3 && are_digits(group))
            && are_digits(rest)
            && (rest.is_empty() != text.contains(','));
        let digits = format!("{}{rest}", whole.replace('.', ""));
        let digits = digits.parse::<i64>().ok().filter(|_| fits)? * sign;
        let decimals = u8::try_from(rest.len()).ok()?;
        Some(Self { digits, decimals })
    }
}

impl Cell {
    /// A cell with a number in it, if its text is one.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        let cell = Self::new(text);
        let figure = Figure::read(&cell.text);
        cell.figure(figure)
    }

    /// A plain cell of one slot.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: FontStyle::Regular,
            align: None,
            vertical: VerticalAlign::default(),
            col_span: 1,
            row_span: 1,
            figure: None,
        }
    }

    /// The same cell with the number that its text shows.
    #[must_use]
    pub const fn figure(mut self, figure: Option<Figure>) -> Self {
        self.figure = figure;
        self
    }

    /// The same cell in another face.
    #[must_use]
    pub const fn style(mut self, style: FontStyle) -> Self {
        self.style = style;
        self
    }

    /// The same cell with its own alignment.
    #[must_use]
    pub const fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// The same cell over several columns and rows.
    #[must_use]
    pub const fn span(mut self, columns: u16, rows: u16) -> Self {
        self.col_span = columns;
        self.row_span = rows;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn a_written_figure_is_read_back_to_the_last_digit() {
        let read = |text| Figure::read(text).map(|figure| (figure.digits, figure.decimals));
        assert_eq!(read("1.984.537,94"), Some((198_453_794, 2)));
        assert_eq!(read("-3"), Some((-3, 0)));
        assert_eq!(read("0,00"), Some((0, 2)));
        for words in [
            "",
            "12a",
            "1,",
            ",5",
            "1.2,3,4",
            "1.2",
            "1234.567",
            "--3",
            "T3-T12",
            "chưa giao",
            "-",
            "5/2",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
