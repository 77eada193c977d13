//! Tables of the Word file: head rows that repeat, rows that stay whole, merged cells.
//!
//! Deliberately absent: heights of rows that stand alone, which the word processor finds.

use super::flow::{Flow, put_run};
use super::styles::{Look, TABLE_TEXT, alignment};
use super::twips;
use super::xml::Xml;
use crate::document::Align;
use crate::error::LayoutError;
use crate::fonts::Fonts;
use crate::layout::{Columns, Measured, PAD_X, PAD_Y};
use crate::table_model::{Cell, Row, Table, VerticalAlign};
use crate::text::printable;

/// What is true of every row of a part.
#[derive(Clone, Copy)]
struct Part {
    name: &'static str,
    /// Repeated on every page, centred both ways.
    is_head: bool,
}

pub(super) fn write(flow: &mut Flow<'_, '_>, table: &Table) -> Result<(), LayoutError> {
    let width = flow.width;
    let sum: f32 = table.columns.iter().map(|column| column.weight).sum();
    let widths: Vec<f32> =
        table.columns.iter().map(|column| column.weight / sum.max(0.001) * width).collect();
    let xml = &mut flow.xml;
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.measures("w:tblW", &[("w:w", twips(width)), ("w:type", "dxa".to_owned())]);
    borders(xml);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for (side, room) in
        [("w:top", PAD_Y), ("w:left", PAD_X), ("w:bottom", PAD_Y), ("w:right", PAD_X)]
    {
        xml.measures(side, &[("w:w", twips(room)), ("w:type", "dxa".to_owned())]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in &widths {
        xml.measures("w:gridCol", &[("w:w", twips(*width))]);
    }
    xml.close("w:tblGrid");
    let base = flow.styles.look(TABLE_TEXT);
    let columns = Columns {
        edges: std::iter::once(0.0)
            .chain(widths.iter().scan(0.0, |edge, width| {
                *edge += width;
                Some(*edge)
            }))
            .collect(),
        aligns: table.columns.iter().map(|column| column.align).collect(),
        size: table.size,
    };
    let mut grid = Grid { flow, table, widths, columns, base };
    grid.rows(&table.head, Part { name: "head", is_head: true }, true)?;
    let last = table.body.len().saturating_sub(1);
    for (at, group) in table.body.iter().enumerate() {
        grid.flow.step()?;
        let body = Part { name: "body", is_head: false };
        let bound = group.keep_with_next || (at == last && !table.foot.is_empty());
        grid.rows(&group.rows, body, bound)?;
    }
    grid.rows(&table.foot, Part { name: "foot", is_head: false }, false)?;
    grid.flow.xml.close("w:tbl");
    Ok(())
}

fn borders(xml: &mut Xml<'_>) {
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
        xml.leaf(side, &line);
    }
    xml.close("w:tblBorders");
}

struct Grid<'g, 'a, 'w> {
    flow: &'g mut Flow<'a, 'w>,
    table: &'g Table,
    widths: Vec<f32>,
    columns: Columns,
    /// The look of text in tables.
    base: Look,
}

impl Grid<'_, '_, '_> {
    /// Rows that belong together; `bound` keeps the last of them with what follows.
    fn rows(&mut self, rows: &[Row], part: Part, bound: bool) -> Result<(), LayoutError> {
        let columns = self.widths.len();
        let measured = match Measured::of(Fonts::bundled(), &self.columns, rows, part.name) {
            Ok(measured) => Some(measured),
            // A character that only the bundled face lacks is no fault here.
            Err(LayoutError::MissingCharacter { .. }) => None,
            Err(error) => return Err(error),
        };
        // Programs disagree on which row grows for a cell over several, some on none.
        let spans = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.row_span > 1);
        let heights = measured.as_ref().filter(|_| spans).map(|measured| &measured.heights);
        let mut sizes = measured.iter().flat_map(Measured::sizes);
        // Columns still covered from above: rows left, and how wide the cell is.
        let mut covered: Vec<(u16, u16)> = vec![(0, 0); columns];
        for (number, row) in rows.iter().enumerate() {
            let misfit =
                || LayoutError::CellsDoNotFillColumns { part: part.name, row: number + 1, columns };
            let whole = bound || number + 1 < rows.len();
            self.begin_row(part, heights.map(|heights| heights[number]));
            let mut cells = row.cells.iter();
            let mut column = 0;
            while column < columns {
                let (left, span) = covered[column];
                if left > 0 {
                    self.cell(None, (column, span), part, whole);
                    covered[column].0 -= 1;
                    column += usize::from(span.max(1));
                    continue;
                }
                let cell = cells.next().ok_or_else(misfit)?;
                let span = cell.col_span.max(1);
                if column + usize::from(span) > columns {
                    return Err(misfit());
                }
                let size = sizes.next().unwrap_or(self.table.size);
                self.cell(Some((cell, size)), (column, span), part, whole);
                covered[column] = (cell.row_span.max(1) - 1, span);
                column += usize::from(span);
            }
            if cells.next().is_some() {
                return Err(misfit());
            }
            self.flow.xml.close("w:tr");
        }
        Ok(())
    }

    fn begin_row(&mut self, part: Part, height: Option<f32>) {
        let xml = &mut self.flow.xml;
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.leaf("w:cantSplit", &[]);
        if let Some(height) = height {
            let rule = ("w:hRule", "atLeast".to_owned());
            xml.measures("w:trHeight", &[("w:val", twips(height)), rule]);
        }
        if part.is_head {
            xml.leaf("w:tblHeader", &[]);
        }
        xml.close("w:trPr");
    }

    /// A cell and the size of its words; without content it is covered from above.
    fn cell(
        &mut self,
        content: Option<(&Cell, f32)>,
        (column, span): (usize, u16),
        part: Part,
        whole: bool,
    ) {
        let cell = content.map(|(cell, _)| cell);
        let width: f32 = self.widths[column..column + usize::from(span)].iter().sum();
        let base = (self.base.face, self.base.size);
        let xml = &mut self.flow.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.measures("w:tcW", &[("w:w", twips(width)), ("w:type", "dxa".to_owned())]);
        if span > 1 {
            xml.value("w:gridSpan", &span.to_string());
        }
        match cell {
            None => xml.leaf("w:vMerge", &[]),
            Some(cell) if cell.row_span > 1 => xml.value("w:vMerge", "restart"),
            Some(_) => {}
        }
        if cell.is_some_and(|cell| cell.vertical == VerticalAlign::Middle) {
            xml.value("w:vAlign", "center");
        }
        xml.close("w:tcPr");
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", TABLE_TEXT);
        if whole {
            xml.leaf("w:keepNext", &[]);
        }
        let own = cell.and_then(|cell| cell.align);
        let align = if part.is_head { Align::Center } else { self.table.columns[column].align };
        let align = own.unwrap_or(align);
        if align != self.base.align {
            xml.value("w:jc", alignment(align));
        }
        xml.close("w:pPr");
        if let Some((cell, size)) = content.filter(|(cell, _)| !cell.text.is_empty()) {
            put_run(xml, &printable(&cell.text), (cell.style, size), base);
        }
        xml.close("w:p");
        xml.close("w:tc");
    }
}
