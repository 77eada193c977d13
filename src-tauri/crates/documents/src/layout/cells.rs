//! Measures the cells of a group of table rows and cuts groups taller than a page.
//!
//! Deliberately absent: pages and rules.

use std::borrow::Cow;

use super::breaking::{Line, Span, break_lines, widest_part};
use super::paragraph::{SINGLE, fit, set_line};
use crate::document::Align;
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::paper::Drawing;
use crate::table_model::{Row, VerticalAlign};
use crate::text::printable;

/// Padding left and right of the text, points.
pub(crate) const PAD_X: f32 = 3.0;
/// Padding above and below the text, points.
pub(crate) const PAD_Y: f32 = 2.5;

/// A cell's text is set no smaller than this share of the table's size.
const SMALLEST: f32 = 0.72;

/// What all groups of a table share.
pub(crate) struct Columns {
    /// Left edge of every column and the right edge of the last.
    pub(crate) edges: Vec<f32>,
    /// Alignment of body cells.
    pub(crate) aligns: Vec<Align>,
    /// Text size.
    pub(crate) size: f32,
}

impl Columns {
    fn leading(&self) -> f32 {
        self.size * SINGLE
    }
}

/// A measured group of rows.
#[derive(Debug, Clone)]
pub(crate) struct Measured<'t> {
    cells: Vec<MeasuredCell<'t>>,
    pub(crate) heights: Vec<f32>,
    /// Index of the cell over each slot, row by row.
    pub(crate) owners: Vec<u16>,
    columns: usize,
}

#[derive(Debug, Clone)]
struct MeasuredCell<'t> {
    text: Cow<'t, str>,
    style: FontStyle,
    size: f32,
    align: Align,
    vertical: VerticalAlign,
    /// Columns from, to.
    columns: (usize, usize),
    /// Rows from, to.
    rows: (usize, usize),
    lines: Vec<Line>,
}

impl<'t> Measured<'t> {
    /// Breaks all texts of the rows and finds the heights.
    ///
    /// # Errors
    /// [`LayoutError::MissingCharacter`], [`LayoutError::CellsDoNotFillColumns`].
    pub(crate) fn of(
        fonts: &Fonts,
        columns: &Columns,
        rows: &'t [Row],
        part: &'static str,
    ) -> Result<Self, LayoutError> {
        let count = columns.aligns.len();
        let mut cells: Vec<MeasuredCell<'t>> = Vec::new();
        let mut owners = vec![u16::MAX; rows.len() * count];
        for (row, content) in rows.iter().enumerate() {
            let wrong =
                || LayoutError::CellsDoNotFillColumns { part, row: row + 1, columns: count };
            let mut column = 0;
            for cell in &content.cells {
                while column < count && owners[row * count + column] != u16::MAX {
                    column += 1;
                }
                let to = column + usize::from(cell.col_span.max(1));
                let last_row = row + usize::from(cell.row_span.max(1));
                if to > count || last_row > rows.len() {
                    return Err(wrong());
                }
                let index = u16::try_from(cells.len()).map_err(|_| wrong())?;
                for slot_row in row..last_row {
                    for slot in &mut owners[slot_row * count + column..slot_row * count + to] {
                        if *slot != u16::MAX {
                            return Err(wrong());
                        }
                        *slot = index;
                    }
                }
                let text = printable(&cell.text);
                let room = columns.edges[to] - columns.edges[column] - 2.0 * PAD_X;
                let (size, lines) = fitted(fonts, &text, cell.style, columns.size, room)?;
                let natural = match part {
                    "head" => Align::Center,
                    _ => columns.aligns[column],
                };
                cells.push(MeasuredCell {
                    text,
                    style: cell.style,
                    size,
                    align: cell.align.unwrap_or(natural),
                    vertical: cell.vertical,
                    columns: (column, to),
                    rows: (row, last_row),
                    lines,
                });
                column = to;
            }
            if owners[row * count..(row + 1) * count].contains(&u16::MAX) {
                return Err(wrong());
            }
        }
        let mut measured = Self { cells, heights: vec![0.0; rows.len()], owners, columns: count };
        measured.find_heights(columns.leading());
        Ok(measured)
    }

    fn find_heights(&mut self, leading: f32) {
        self.heights.fill(leading + 2.0 * PAD_Y);
        for cell in &self.cells {
            if cell.rows.1 == cell.rows.0 + 1 {
                let height = &mut self.heights[cell.rows.0];
                *height = height.max(cell.height(leading));
            }
        }
        for cell in &self.cells {
            let rows = &mut self.heights[cell.rows.0..cell.rows.1];
            let lacking = cell.height(leading) - rows.iter().sum::<f32>();
            if lacking > 0.0 {
                let share = lacking / rows.len() as f32;
                rows.iter_mut().for_each(|height| *height += share);
            }
        }
    }

    pub(crate) fn height(&self) -> f32 {
        self.heights.iter().sum()
    }

    /// The size in which each cell is set, in the order of the rows' own cells.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = f32> {
        self.cells.iter().map(|cell| cell.size)
    }

    /// First words, for messages.
    pub(crate) fn first_words(&self) -> String {
        self.cells
            .iter()
            .find(|cell| !cell.text.is_empty())
            .map(|cell| cell.text.chars().take(40).collect())
            .unwrap_or_default()
    }

    /// Sets all texts with the table's left edge at `x` and the group's top at `y`.
    pub(crate) fn draw(
        &self,
        fonts: &Fonts,
        columns: &Columns,
        drawing: &mut Drawing,
        [x, y]: [f32; 2],
    ) -> Result<(), LayoutError> {
        let leading = columns.leading();
        for cell in &self.cells {
            let baseline = fonts.baseline(cell.size, leading);
            let above: f32 = self.heights[..cell.rows.0].iter().sum();
            let height: f32 = self.heights[cell.rows.0..cell.rows.1].iter().sum();
            let free = height - cell.lines.len() as f32 * leading;
            let mut top = y
                + above
                + match cell.vertical {
                    VerticalAlign::Top => PAD_Y,
                    VerticalAlign::Middle => free / 2.0,
                };
            let left = columns.edges[cell.columns.0] + PAD_X;
            let room = columns.edges[cell.columns.1] - PAD_X - left;
            let spans = [Span { end: cell.text.len(), style: cell.style, size: cell.size }];
            for line in &cell.lines {
                let (shift, stretch) = fit(cell.align, line, room);
                let place = [x + left + shift, top + baseline];
                set_line(fonts, drawing, &cell.text, &spans, line, place, stretch)?;
                top += leading;
            }
        }
        Ok(())
    }

    /// Cuts the group so that the first part is at most `room` high: between rows, or
    /// between the lines of a row that is higher than a whole page (`page`; `first` for the
    /// first row).
    /// `None` if nothing fits.
    pub(crate) fn split(
        self,
        columns: &Columns,
        room: f32,
        [first, page]: [f32; 2],
    ) -> Option<(Self, Self)> {
        let leading = columns.leading();
        let mut cut_row = 0;
        let mut above = 0.0;
        while cut_row < self.heights.len() && above + self.heights[cut_row] <= room {
            above += self.heights[cut_row];
            cut_row += 1;
        }
        let inside = room - above >= leading + 2.0 * PAD_Y
            && self
                .heights
                .get(cut_row)
                .is_some_and(|height| *height > if cut_row == 0 { first } else { page });
        if cut_row == 0 && !inside {
            return None;
        }
        let top_rows = cut_row + usize::from(inside);
        let mut top = Vec::new();
        let mut rest = Vec::new();
        for mut cell in self.cells {
            cell.vertical = VerticalAlign::Top;
            if cell.rows.1 <= cut_row {
                top.push(cell);
            } else if cell.rows.0 >= top_rows {
                cell.rows = (cell.rows.0 - cut_row, cell.rows.1 - cut_row);
                rest.push(cell);
            } else {
                let start: f32 = self.heights[..cell.rows.0].iter().sum();
                let limit = if inside { room } else { above };
                let fit = ((limit - start - 2.0 * PAD_Y) / leading + 0.001).floor().max(0.0);
                let fit = (fit as usize).min(cell.lines.len());
                let remaining = cell.lines.split_off(fit);
                let lower = MeasuredCell {
                    rows: (cell.rows.0.saturating_sub(cut_row), cell.rows.1 - cut_row),
                    lines: remaining,
                    ..cell.clone()
                };
                cell.rows.1 = top_rows;
                top.push(cell);
                rest.push(lower);
            }
        }
        let rest_rows = self.heights.len() - cut_row;
        let part = |mut cells: Vec<MeasuredCell<'t>>, rows: usize| {
            cells.sort_by_key(|cell| (cell.rows.0, cell.columns.0));
            let mut owners = vec![u16::MAX; rows * self.columns];
            for (index, cell) in cells.iter().enumerate() {
                let index = u16::try_from(index)
                    .expect("a group has fewer cells than slots were numbered for");
                for row in cell.rows.0..cell.rows.1 {
                    owners
                        [row * self.columns + cell.columns.0..row * self.columns + cell.columns.1]
                        .fill(index);
                }
            }
            let mut measured =
                Self { cells, heights: vec![0.0; rows], owners, columns: self.columns };
            measured.find_heights(leading);
            measured
        };
        Some((part(top, top_rows), part(rest, rest_rows)))
    }
}

/// Lines of a cell and the size they are set in: a word or amount a little too
/// wide for its column makes the whole cell smaller instead of being cut.
fn fitted(
    fonts: &Fonts,
    text: &str,
    style: FontStyle,
    size: f32,
    room: f32,
) -> Result<(f32, Vec<Line>), LayoutError> {
    let end = text.len();
    let lines = break_lines(fonts, text, &[Span { end, style, size }], room, room)?;
    // A word was cut only if some line is nearly full.
    if lines.iter().all(|line| line.width < room * 0.6) {
        return Ok((size, lines));
    }
    let widest = widest_part(fonts, text, &[Span { end, style, size }])?;
    if widest <= room || widest * SMALLEST > room {
        return Ok((size, lines));
    }
    let size = (size * room / widest * 10.0).floor() / 10.0;
    let lines = break_lines(fonts, text, &[Span { end, style, size }], room, room)?;
    Ok((size, lines))
}

impl MeasuredCell<'_> {
    fn height(&self, leading: f32) -> f32 {
        self.lines.len() as f32 * leading + 2.0 * PAD_Y
    }
}
