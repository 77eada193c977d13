//! Places a table: heads repeat, groups stay whole, totals stay with the last group.
//!
//! Groups are measured one at a time, so that ten thousand households cost
//! memory only for what is on the pages. Deliberately absent: sums.

use super::cells::{Columns, Measured};
use super::flow::Composer;
use super::grid::GridPen;
use crate::error::LayoutError;
use crate::fonts::Fonts;
use crate::table_model::{RowGroup, Table};

/// Rounding slack, points.
const SLACK: f32 = 0.01;

/// Places a table below what is on the page; `reserve` points must be free
/// below its last group (the signature that follows).
///
/// # Errors
/// Any [`LayoutError`].
pub(crate) fn place_table(
    composer: &mut Composer<'_>,
    table: &Table,
    reserve: f32,
) -> Result<(), LayoutError> {
    let columns = columns_of(table, composer.width());
    let head = Measured::of(composer.fonts, &columns, &table.head, "head")?;
    let foot = Measured::of(composer.fonts, &columns, &table.foot, "foot")?;
    let measure = |index: usize| {
        table
            .body
            .get(index)
            .map(|group| measure_group(composer.fonts, &columns, group))
            .transpose()
    };
    let mut next = measure(0)?;
    let mut needs = head.height() + next.as_ref().map_or(foot.height(), Measured::height);
    let mut index = 0;
    while table.body.get(index).is_some_and(|group| group.keep_with_next) {
        index += 1;
        needs += measure(index)?.map_or(foot.height(), |group| group.height());
    }
    if index + 1 >= table.body.len() && needs + foot.height() + reserve <= composer.page_room() {
        needs += foot.height() + reserve;
    }
    // What is tied to the table stands above it on the same page.
    let whole = composer.page_room() - composer.tied_height();
    if needs > whole {
        let row = next.as_ref().and_then(|group| group.heights.first()).copied();
        needs = head.height() + row.unwrap_or(0.0);
    }
    if needs > whole {
        needs = head.height() + 4.0 * table.size;
    }
    composer.flush(needs);
    composer.close_gap();
    if composer.room() < needs - SLACK && !composer.is_fresh() {
        composer.new_page();
    }

    let mut sheet = Sheet {
        composer,
        columns: &columns,
        head: &head,
        pen: GridPen::new(&columns.edges, 0.0),
        groups_on_page: 0,
    };
    sheet.begin()?;
    for (index, group) in table.body.iter().enumerate() {
        sheet.composer.go_on()?;
        let measured = match next.take() {
            Some(measured) => measured,
            None => measure_group(sheet.composer.fonts, &columns, group)?,
        };
        let mut tail = 0.0;
        if index + 1 == table.body.len() {
            tail = foot.height() + reserve;
        } else if group.keep_with_next {
            let following = measure_group(sheet.composer.fonts, &columns, &table.body[index + 1])?;
            tail = following.height();
            next = Some(following);
        }
        sheet.place(measured, tail, Some(group))?;
    }
    if !table.foot.is_empty() {
        sheet.place(foot, reserve, None)?;
    }
    sheet.end();
    composer.set_gap(table.space_after);
    Ok(())
}

/// A group measured; what cannot be printed is said to be in its row.
fn measure_group<'t>(
    fonts: &Fonts,
    columns: &Columns,
    group: &'t RowGroup,
) -> Result<Measured<'t>, LayoutError> {
    Measured::of(fonts, columns, &group.rows, "body")
        .map_err(|error| error.in_place(&name_of(group)))
}

/// What a group is about: its entry in the outline, or the first words in it.
fn name_of(group: &RowGroup) -> String {
    if let Some(outline) = &group.outline {
        return outline.title.clone();
    }
    let cells = group.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    let mut words = cells.filter(|text| text.chars().any(char::is_alphabetic));
    words.next().unwrap_or_default().to_owned()
}

fn columns_of(table: &Table, width: f32) -> Columns {
    let weights: f32 = table.columns.iter().map(|column| column.weight).sum();
    let mut edges = vec![0.0];
    let mut so_far = 0.0;
    for column in &table.columns {
        so_far += column.weight;
        edges.push(width * so_far / weights);
    }
    Columns {
        edges,
        aligns: table.columns.iter().map(|column| column.align).collect(),
        size: table.size,
    }
}

/// The part of the table on the current page.
struct Sheet<'s, 'c> {
    composer: &'s mut Composer<'c>,
    columns: &'s Columns,
    head: &'s Measured<'s>,
    pen: GridPen<'s>,
    groups_on_page: usize,
}

impl Sheet<'_, '_> {
    fn begin(&mut self) -> Result<(), LayoutError> {
        let (left, y, drawing) = self.composer.canvas();
        self.pen = GridPen::new(&self.columns.edges, left);
        self.pen.top(drawing, y);
        self.groups_on_page = 0;
        let head = self.head;
        self.set(head, None)
    }

    fn end(&mut self) {
        let (_, y, drawing) = self.composer.canvas();
        self.pen.finish(drawing, y);
    }

    fn turn_page(&mut self) -> Result<(), LayoutError> {
        self.end();
        self.composer.new_page();
        self.begin()
    }

    fn set(&mut self, group: &Measured<'_>, anchor: Option<&str>) -> Result<(), LayoutError> {
        let fonts = self.composer.fonts;
        let (left, y, drawing) = self.composer.canvas();
        group.draw(fonts, self.columns, drawing, [left, y])?;
        self.pen.rows(drawing, group, y);
        self.composer.advance(group.height(), anchor);
        Ok(())
    }

    /// Places a group with `tail` points of what must follow on the same page.
    fn place(
        &mut self,
        mut group: Measured<'_>,
        tail: f32,
        source: Option<&RowGroup>,
    ) -> Result<(), LayoutError> {
        let anchor = source.and_then(|group| group.anchor.as_deref());
        let mut outline = source.and_then(|group| group.outline.as_ref());
        loop {
            let height = group.height();
            let room = self.composer.room() + SLACK;
            let fresh_room = self.composer.page_room() - self.head.height() + SLACK;
            if height + tail > room && height + tail <= fresh_room && self.groups_on_page > 0 {
                self.turn_page()?;
                continue;
            }
            if height <= room && height + tail > fresh_room && tail > 0.0 {
                // What must follow has no page for all of this: its last row goes along.
                let (last, above) = group.heights.split_last().expect("a group has rows");
                let above: f32 = above.iter().sum();
                let parts = (*last + tail <= fresh_room)
                    .then(|| group.clone().split(self.columns, above + SLACK, [f32::MAX; 2]));
                if let Some(Some((top, rest))) = parts {
                    self.composer.note_outline(outline.take());
                    self.set(&top, anchor)?;
                    group = rest;
                    self.turn_page()?;
                    continue;
                }
            }
            if height <= room {
                self.composer.note_outline(outline);
                self.set(&group, anchor)?;
                self.groups_on_page += 1;
                return Ok(());
            }
            if height <= fresh_room && self.groups_on_page > 0 {
                self.turn_page()?;
                continue;
            }
            // Taller than a page: cut it between rows, a row taller than a page between lines.
            let first_words = self.head.first_words();
            // Under a heading that has the page to itself a row can only be cut.
            let begins = self.groups_on_page == 0 && !self.composer_is_only_head();
            let first = if begins { room } else { fresh_room };
            match group.clone().split(self.columns, room - SLACK, [first, fresh_room]) {
                Some((top, rest)) => {
                    self.composer.note_outline(outline.take());
                    self.set(&top, anchor)?;
                    group = rest;
                    self.turn_page()?;
                }
                None if self.groups_on_page > 0 || !self.composer_is_only_head() => {
                    self.turn_page()?;
                }
                None => return Err(LayoutError::TableHeadTooTall { first_words }),
            }
        }
    }

    /// Is the page as empty as a repeated head allows?
    fn composer_is_only_head(&self) -> bool {
        self.composer.room() + self.head.height() >= self.composer.page_room() - SLACK
    }
}
