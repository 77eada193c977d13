//! Where on a row each field stands, worked out once for all rows.

use std::collections::HashMap;

use crate::header::HeaderGuess;
use crate::sheet::{Cell, Row, Sheet};

/// The columns of a list by what they hold.
pub(super) struct Columns<'a> {
    single: HashMap<&'a str, usize>,
    /// `class.poor_n1`, `cause.NN01`, …: family, choice, column.
    choices: Vec<(&'a str, &'a str, usize)>,
    lists: Vec<(&'a str, usize)>,
    /// Cells merged downwards in the columns of hamlets and classes: (column, rows).
    runs: Vec<(usize, u32, u32)>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(header: &'a HeaderGuess, sheet: &Sheet) -> Self {
        let mut columns = Self {
            single: HashMap::new(),
            choices: Vec::new(),
            lists: Vec::new(),
            runs: Vec::new(),
        };
        for column in &header.columns {
            let Some(field) = column.field.as_deref() else { continue };
            match field.split_once('.') {
                Some((family, choice)) => columns.choices.push((family, choice, column.index)),
                None if crate::heading::is_list(field) => columns.lists.push((field, column.index)),
                None => {
                    columns.single.entry(field).or_insert(column.index);
                }
            }
        }
        let down: Vec<usize> =
            ["hamlet", "address", "class"].iter().filter_map(|field| columns.at(field)).collect();
        for area in &sheet.merged {
            if area.top > header.last_row && area.bottom > area.top && down.contains(&area.left) {
                columns.runs.push((area.left, area.top, area.bottom));
            }
        }
        columns.runs.sort_unstable();
        columns
    }

    /// The column of a field.
    pub(super) fn at(&self, field: &str) -> Option<usize> {
        self.single.get(field).copied()
    }

    /// The column of names of persons: of heads, where every row is a household.
    pub(super) fn name(&self) -> Option<usize> {
        self.at("name").or_else(|| self.at("head_name"))
    }

    /// Is every person a row?
    pub(super) fn by_person(&self) -> bool {
        self.at("relation").is_some()
            || (self.at("name").is_some() && self.at("head_name").is_some())
    }

    /// The columns of choices of a family, with their choices.
    pub(super) fn choices(&self, family: &str) -> impl Iterator<Item = (&'a str, usize)> {
        let own = self.choices.iter().filter(move |(own, ..)| *own == family);
        own.map(|(_, choice, column)| (*choice, *column))
    }

    /// The columns that list codes of a family.
    pub(super) fn lists(&self, family: &str) -> impl Iterator<Item = usize> {
        self.lists.iter().filter(move |(own, _)| *own == family).map(|(_, column)| *column)
    }

    /// Every column that holds something about a household or person.
    pub(super) fn content(&self) -> impl Iterator<Item = usize> {
        let single = self.single.iter().filter(|(field, _)| **field != "order").map(|(_, at)| *at);
        let choices = self.choices.iter().map(|(.., at)| *at);
        single.chain(choices).chain(self.lists.iter().map(|(_, at)| *at))
    }

    /// The row whose cell stands for this one where cells are merged downwards.
    pub(super) fn row_of_run(&self, column: usize, row: u32) -> Option<u32> {
        let next = self.runs.partition_point(|(own, top, _)| (*own, *top) <= (column, row));
        let (own, top, bottom) = *self.runs.get(next.checked_sub(1)?)?;
        (own == column && row <= bottom).then_some(top)
    }

    /// The cell of a field, merged cells followed upwards.
    pub(super) fn cell<'s>(
        &self,
        sheet: &'s Sheet,
        row: &'s Row,
        field: &str,
    ) -> Option<(usize, &'s Cell)> {
        let column = self.at(field)?;
        let own = row.cell(column);
        if !own.is_empty() {
            return Some((column, own));
        }
        let top = sheet.row(self.row_of_run(column, row.number)?)?;
        Some((column, top.cell(column))).filter(|(_, cell)| !cell.is_empty())
    }
}
