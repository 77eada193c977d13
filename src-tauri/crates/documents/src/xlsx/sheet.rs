//! One table on one sheet: its title above, its head frozen and repeated in print.
//!
//! Deliberately absent: what the table says.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, IgnoreError, Worksheet};

use super::refused;
use crate::document::{Align, Orientation, Paragraph, Run};
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts};
use crate::layout::Watch;
use crate::profile::ProfileSpec;
use crate::table_model::{Cell, Figure, Row, Table, VerticalAlign};
use crate::text::printable;

/// Face of every cell: what a Vietnamese office has.
const FACE: &str = "Times New Roman";
/// Letters in the table, points.
const SIZE: f32 = 10.0;
/// Lines of the table, points.
const LINE: f32 = 13.0;
/// Points that a column is wide for each unit of its width in Excel.
const UNIT: f32 = 5.25;
/// Points of a line that a cell's edges take.
const EDGES: f32 = 6.0;
/// Excel takes no taller row.
const TALLEST: f32 = 409.0;

pub(super) struct Sheet<'a> {
    pub name: String,
    /// Label, title, unit: the lines above the table.
    pub lines: Vec<&'a Paragraph>,
    /// The lines below.
    pub notes: Vec<&'a Paragraph>,
    pub table: &'a Table,
    pub orientation: Orientation,
    pub spec: &'a ProfileSpec,
}

/// Which part of the table a row is of.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Head,
    Body,
    Foot,
}

impl Sheet<'_> {
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        note: &str,
        groups: &mut usize,
        watch: Watch<'_>,
    ) -> Result<(), LayoutError> {
        let widths = self.widths();
        for (column, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(column, f64::from(width / UNIT)).map_err(refused)?;
        }
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
        let mut row = 0;
        let total: f32 = widths.iter().sum();
        self.line(sheet, &mut row, last, total, note, &text_format().set_italic())?;
        for line in &self.lines {
            self.line(sheet, &mut row, last, total, &words(line), &look(line))?;
        }
        let head = row;
        let mut pen = Pen { sheet, widths: &widths, table: self.table, row };
        pen.rows(&self.table.head, Part::Head)?;
        let body = pen.row;
        for group in &self.table.body {
            *groups += 1;
            if !watch(*groups) {
                return Err(LayoutError::Stopped);
            }
            pen.rows(&group.rows, Part::Body)?;
        }
        pen.rows(&self.table.foot, Part::Foot)?;
        row = pen.row;
        for line in &self.notes {
            self.line(sheet, &mut row, last, total, &words(line), &look(line))?;
        }
        // A code of digits that begins with a nought is meant to be text.
        let error = IgnoreError::NumberStoredAsText;
        sheet.ignore_error_range(head, 0, row.max(1) - 1, last, error).map_err(refused)?;
        sheet.set_freeze_panes(body, 0).map_err(refused)?;
        if body > head {
            sheet.set_repeat_rows(head, body - 1).map_err(refused)?;
        }
        self.page(sheet, note);
        Ok(())
    }

    /// Points, as on the page, a little wider for a name in the first columns.
    fn widths(&self) -> Vec<f32> {
        let page = match self.orientation {
            Orientation::Portrait => 595.0 - self.spec.portrait.left - self.spec.portrait.right,
            Orientation::Landscape => 842.0 - self.spec.landscape.left - self.spec.landscape.right,
        };
        let sum: f32 = self.table.columns.iter().map(|column| column.weight).sum();
        let columns = self.table.columns.iter();
        let mut widths: Vec<f32> = columns
            .map(|column| (column.weight / sum.max(0.001) * page * 1.15).max(24.0))
            .collect();
        // A number that does not fit is shown as a row of crosses.
        self.each_figure(|column, cell| {
            let own = Fonts::bundled().width_pt(FontStyle::Bold, SIZE, &cell.text).unwrap_or(0.0);
            widths[column] = widths[column].max(own * 1.06 + EDGES);
        });
        widths
    }

    /// Every number that has one column for itself, with that column.
    fn each_figure(&self, mut see: impl FnMut(usize, &Cell)) {
        let columns = self.table.columns.len();
        let groups = self.table.body.iter().map(|group| &group.rows);
        for rows in groups.chain([&self.table.foot]) {
            let mut covered = vec![0_u16; columns];
            for row in rows {
                let mut cells = row.cells.iter();
                let mut column = 0;
                while column < columns {
                    if covered[column] > 0 {
                        covered[column] -= 1;
                        column += 1;
                        continue;
                    }
                    let Some(cell) = cells.next() else { break };
                    if cell.figure.is_some() && cell.col_span <= 1 {
                        see(column, cell);
                    }
                    let end = (column + usize::from(cell.col_span.max(1))).min(columns);
                    covered[column..end].fill(cell.row_span.max(1) - 1);
                    column = end;
                }
            }
        }
    }

    /// A line over the whole width.
    fn line(
        &self,
        sheet: &mut Worksheet,
        row: &mut u32,
        last: u16,
        width: f32,
        text: &str,
        format: &Format,
    ) -> Result<(), LayoutError> {
        let text = printable(text);
        let lines = lines(&text, width, FontStyle::Bold, SIZE + 1.0);
        sheet.set_row_height(*row, f64::from(LINE * 1.15 * lines)).map_err(refused)?;
        if last == 0 {
            sheet.write_string_with_format(*row, 0, &*text, format).map_err(refused)?;
        } else {
            sheet.merge_range(*row, 0, *row, last, &text, format).map_err(refused)?;
        }
        *row += 1;
        Ok(())
    }

    /// As it comes out of the printer.
    fn page(&self, sheet: &mut Worksheet, note: &str) {
        sheet.set_paper_size(9); // A4
        if self.orientation == Orientation::Landscape {
            sheet.set_landscape();
        }
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.6, 0.6, 0.8, 0.6, 0.4, 0.3);
        let face = format!("&\"{FACE},Regular\"&9");
        sheet.set_header(format!("&R{face}{}", note.replace('&', "&&")));
        let name = self.name.replace('&', "&&");
        sheet.set_footer(format!("&L{face}{name}&R{face}&P/&N"));
    }
}

/// The words of a line.
fn words(line: &Paragraph) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

/// How a line over or under the table looks on the page.
fn look(line: &Paragraph) -> Format {
    let all = |is: fn(&Run) -> bool| !line.runs.is_empty() && line.runs.iter().all(is);
    let format = text_format().set_align(match line.align {
        Align::Left | Align::Justify => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    });
    let format = if all(|run| run.bold) { format.set_bold() } else { format };
    if all(|run| run.italic) { format.set_italic() } else { format }
}

fn text_format() -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(f64::from(SIZE))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

struct Pen<'a> {
    sheet: &'a mut Worksheet,
    widths: &'a [f32],
    table: &'a Table,
    row: u32,
}

impl Pen<'_> {
    /// Rows that belong together.
    fn rows(&mut self, rows: &[Row], part: Part) -> Result<(), LayoutError> {
        let columns = self.widths.len();
        let mut covered = vec![0_u16; columns];
        let mut heights = vec![LINE * 1.1; rows.len()];
        // What a cell over several rows needs beyond what they have already.
        let mut tall: Vec<(usize, usize, f32)> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let misfit = || LayoutError::CellsDoNotFillColumns {
                part: match part {
                    Part::Head => "head",
                    Part::Body => "body",
                    Part::Foot => "foot",
                },
                row: number + 1,
                columns,
            };
            let mut cells = row.cells.iter();
            let mut column = 0;
            while column < columns {
                if covered[column] > 0 {
                    covered[column] -= 1;
                    column += 1;
                    continue;
                }
                let cell = cells.next().ok_or_else(misfit)?;
                let span = usize::from(cell.col_span.max(1));
                if column + span > columns {
                    return Err(misfit());
                }
                let down = usize::from(cell.row_span.max(1)).min(rows.len() - number);
                self.cell(cell, number, column, span, down, part)?;
                let width = self.widths[column..column + span].iter().sum();
                let text = printable(&cell.text);
                let needed = lines(&text, width, cell.style, SIZE) * LINE + LINE * 0.1;
                if down == 1 {
                    heights[number] = heights[number].max(needed);
                } else {
                    tall.push((number, down, needed));
                }
                for under in &mut covered[column..column + span] {
                    *under = cell.row_span.max(1) - 1;
                }
                column += span;
            }
            if cells.next().is_some() {
                return Err(misfit());
            }
        }
        for (from, down, needed) in tall {
            let have: f32 = heights[from..from + down].iter().sum();
            if needed > have {
                let more = (needed - have) / down as f32;
                heights[from..from + down].iter_mut().for_each(|height| *height += more);
            }
        }
        for height in heights {
            let height = f64::from(height.min(TALLEST));
            self.sheet.set_row_height(self.row, height).map_err(refused)?;
            self.row += 1;
        }
        Ok(())
    }

    fn cell(
        &mut self,
        cell: &Cell,
        number: usize,
        column: usize,
        span: usize,
        down: usize,
        part: Part,
    ) -> Result<(), LayoutError> {
        let shown = shown(cell, part);
        let format = self.format(cell, column, part, shown);
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let row = self.row + u32::try_from(number).unwrap_or(0);
        let text = printable(&cell.text);
        if span > 1 || down > 1 {
            let last = row + u32::try_from(down - 1).unwrap_or(0);
            let to = place(column + span - 1);
            self.sheet
                .merge_range(row, place(column), last, to, &text, &format)
                .map_err(refused)?;
        }
        match shown {
            Shown::Figure(figure) | Shown::Order(figure) => {
                let value = number_of(figure);
                self.sheet.write_number_with_format(row, place(column), value, &format)
            }
            Shown::Text if text.is_empty() => self.sheet.write_blank(row, place(column), &format),
            Shown::Text => self.sheet.write_string_with_format(row, place(column), &*text, &format),
        }
        .map_err(refused)?;
        Ok(())
    }

    fn format(&self, cell: &Cell, column: usize, part: Part, shown: Shown) -> Format {
        let mut format = text_format().set_border(FormatBorder::Thin);
        if matches!(cell.style, FontStyle::Bold | FontStyle::BoldItalic) || part == Part::Foot {
            format = format.set_bold();
        }
        if matches!(cell.style, FontStyle::Italic | FontStyle::BoldItalic) {
            format = format.set_italic();
        }
        let align = match part {
            Part::Head => Align::Center,
            _ => cell.align.unwrap_or(self.table.columns[column].align),
        };
        format = format.set_align(match align {
            Align::Left | Align::Justify => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        });
        if cell.vertical == VerticalAlign::Top && part != Part::Head {
            format = format.set_align(FormatAlign::Top);
        }
        match shown {
            Shown::Figure(figure) => format.set_num_format(picture(figure)),
            Shown::Order(_) => format.set_num_format("0"),
            Shown::Text => format,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy)]
enum Shown {
    /// Words.
    Text,
    /// A count or amount, its thousands apart.
    Figure(Figure),
    /// A running number or a year.
    Order(Figure),
}

/// Text of nothing but digits is a number too, unless a nought stands before them.
fn shown(cell: &Cell, part: Part) -> Shown {
    let text = cell.text.as_str();
    let is_order = part != Part::Head
        && (1..=9).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    match (cell.figure, text.parse()) {
        (Some(figure), _) => Shown::Figure(figure),
        (None, Ok(digits)) if is_order => Shown::Order(Figure { digits, decimals: 0 }),
        (None, _) => Shown::Text,
    }
}

/// How Excel shows the number: thousands apart, as many digits behind the comma as it has.
fn picture(figure: Figure) -> String {
    match figure.decimals {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals.into())),
    }
}

/// Excel knows numbers of fifteen digits; amounts of a plan have fewer.
fn number_of(figure: Figure) -> f64 {
    figure.digits as f64 / 10_f64.powi(figure.decimals.into())
}

/// How many lines a text takes in a column of that width.
fn lines(text: &str, width: f32, style: FontStyle, size: f32) -> f32 {
    let room = (width - EDGES).max(10.0);
    let fonts = Fonts::bundled();
    let measure = |text: &str| fonts.width_pt(style, size, text).unwrap_or(0.0) * 1.06;
    let mut count = 0.0;
    for line in text.split('\n') {
        let mut used = 0.0;
        count += 1.0;
        for word in line.split(' ') {
            let word = measure(word);
            let gap = measure(" ");
            if used > 0.0 && used + gap + word > room {
                count += 1.0;
                used = 0.0;
            }
            if word > room {
                count += (word / room).floor();
                used = word % room;
            } else {
                used += if used > 0.0 { gap + word } else { word };
            }
        }
    }
    count
}
