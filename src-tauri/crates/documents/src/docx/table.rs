//! Tables of the Word file: head rows that repeat, rows that stay whole, merged cells.
//!
//! Deliberately absent: heights, which the word processor finds.

use super::body::{alignment, leaf, put_run};
use super::styles::TABLE_TEXT;
use super::twips;
use super::xml::Xml;
use crate::document::Align;
use crate::error::LayoutError;
use crate::table_model::{Cell, Row, Table, VerticalAlign};

/// Room left and right of the text in a cell, points.
const PADDING: f32 = 1.6;

/// What is true of every row of a part.
#[derive(Clone, Copy)]
struct Part {
    name: &'static str,
    /// Repeated on every page, centred both ways.
    is_head: bool,
}

pub(super) fn write(xml: &mut Xml, table: &Table, width: f32) -> Result<(), LayoutError> {
    let sum: f32 = table.columns.iter().map(|column| column.weight).sum();
    let widths: Vec<f32> =
        table.columns.iter().map(|column| column.weight / sum.max(0.001) * width).collect();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    leaf(xml, "w:tblW", &[("w:w", twips(width)), ("w:type", "dxa".to_owned())]);
    borders(xml);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        leaf(xml, side, &[("w:w", twips(PADDING)), ("w:type", "dxa".to_owned())]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in &widths {
        leaf(xml, "w:gridCol", &[("w:w", twips(*width))]);
    }
    xml.close("w:tblGrid");
    let mut grid = Grid { xml, table, widths };
    let body = Part { name: "body", is_head: false };
    grid.rows(&table.head, Part { name: "head", is_head: true }, true)?;
    let last = table.body.len().saturating_sub(1);
    for (at, group) in table.body.iter().enumerate() {
        let bound = group.keep_with_next || (at == last && !table.foot.is_empty());
        grid.rows(&group.rows, body, bound)?;
    }
    grid.rows(&table.foot, Part { name: "foot", is_head: false }, false)?;
    grid.xml.close("w:tbl");
    Ok(())
}

fn borders(xml: &mut Xml) {
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
        xml.leaf(side, &line);
    }
    xml.close("w:tblBorders");
}

struct Grid<'a> {
    xml: &'a mut Xml,
    table: &'a Table,
    widths: Vec<f32>,
}

impl Grid<'_> {
    /// Rows that belong together; `bound` keeps the last of them with what follows.
    fn rows(&mut self, rows: &[Row], part: Part, bound: bool) -> Result<(), LayoutError> {
        let columns = self.widths.len();
        // Columns still covered from above: rows left, and how wide the cell is.
        let mut covered: Vec<(u16, u16)> = vec![(0, 0); columns];
        for (number, row) in rows.iter().enumerate() {
            let misfit =
                || LayoutError::CellsDoNotFillColumns { part: part.name, row: number + 1, columns };
            let whole = bound || number + 1 < rows.len();
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.leaf("w:cantSplit", &[]);
            if part.is_head {
                self.xml.leaf("w:tblHeader", &[]);
            }
            self.xml.close("w:trPr");
            let mut cells = row.cells.iter();
            let mut column = 0;
            while column < columns {
                let (left, span) = covered[column];
                if left > 0 {
                    self.cell(None, column, span, part, whole);
                    covered[column].0 -= 1;
                    column += usize::from(span.max(1));
                    continue;
                }
                let cell = cells.next().ok_or_else(misfit)?;
                let span = cell.col_span.max(1);
                if column + usize::from(span) > columns {
                    return Err(misfit());
                }
                self.cell(Some(cell), column, span, part, whole);
                covered[column] = (cell.row_span.max(1) - 1, span);
                column += usize::from(span);
            }
            if cells.next().is_some() {
                return Err(misfit());
            }
            self.xml.close("w:tr");
        }
        Ok(())
    }

    /// A cell; without content it is covered from above.
    fn cell(&mut self, cell: Option<&Cell>, column: usize, span: u16, part: Part, whole: bool) {
        let xml = &mut *self.xml;
        let width: f32 = self.widths[column..column + usize::from(span)].iter().sum();
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        leaf(xml, "w:tcW", &[("w:w", twips(width)), ("w:type", "dxa".to_owned())]);
        if span > 1 {
            xml.value("w:gridSpan", &span.to_string());
        }
        match cell {
            None => xml.leaf("w:vMerge", &[]),
            Some(cell) if cell.row_span > 1 => xml.value("w:vMerge", "restart"),
            Some(_) => {}
        }
        let top = cell.is_some_and(|cell| cell.vertical == VerticalAlign::Top);
        xml.value("w:vAlign", if top && !part.is_head { "top" } else { "center" });
        xml.close("w:tcPr");
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", TABLE_TEXT);
        if whole {
            xml.leaf("w:keepNext", &[]);
        }
        let own = cell.and_then(|cell| cell.align);
        let align = if part.is_head { Align::Center } else { self.table.columns[column].align };
        xml.value("w:jc", alignment(own.unwrap_or(align)));
        xml.close("w:pPr");
        if let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) {
            put_run(xml, &cell.text, cell.style, self.table.size);
        }
        xml.close("w:p");
        xml.close("w:tc");
    }
}
