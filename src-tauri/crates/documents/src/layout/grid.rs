//! Draws the rules of a table: long verticals through many rows, few horizontals.
//!
//! Deliberately absent: text.

use super::cells::Measured;
use crate::paper::Drawing;

/// Thickness of all table rules, points.
pub(crate) const RULE: f32 = 0.5;

/// The verticals still open on the current page.
pub(crate) struct GridPen<'e> {
    edges: &'e [f32],
    left: f32,
    open: Vec<Option<f32>>,
}

impl<'e> GridPen<'e> {
    pub(crate) fn new(edges: &'e [f32], left: f32) -> Self {
        Self { edges, left, open: vec![None; edges.len()] }
    }

    /// The rule above the first row of a page.
    pub(crate) fn top(&self, drawing: &mut Drawing, y: f32) {
        self.horizontal(drawing, 0, self.edges.len() - 1, y);
    }

    /// The rules of a group whose top is at `y`.
    pub(crate) fn rows(&mut self, drawing: &mut Drawing, group: &Measured<'_>, mut y: f32) {
        let count = self.edges.len() - 1;
        let rows = group.heights.len();
        for (row, height) in group.heights.iter().enumerate() {
            let owners = &group.owners[row * count..(row + 1) * count];
            for edge in 0..=count {
                let covered = edge > 0 && edge < count && owners[edge - 1] == owners[edge];
                if covered {
                    self.close(drawing, edge, y);
                } else if self.open[edge].is_none() {
                    self.open[edge] = Some(y);
                }
            }
            y += height;
            if row + 1 == rows {
                self.horizontal(drawing, 0, count, y);
                continue;
            }
            let below = &group.owners[(row + 1) * count..(row + 2) * count];
            let mut from = 0;
            while from < count {
                let length =
                    (from..count).take_while(|&column| owners[column] != below[column]).count();
                if length > 0 {
                    self.horizontal(drawing, from, from + length, y);
                }
                from += length.max(1);
            }
        }
    }

    /// Ends all verticals at the bottom of the table or page.
    pub(crate) fn finish(&mut self, drawing: &mut Drawing, y: f32) {
        for edge in 0..self.edges.len() {
            self.close(drawing, edge, y);
        }
    }

    fn close(&mut self, drawing: &mut Drawing, edge: usize, y: f32) {
        if let Some(start) = self.open[edge].take()
            && y > start
        {
            let x = self.left + self.edges[edge];
            drawing.rule([x, start, x, y], RULE);
        }
    }

    fn horizontal(&self, drawing: &mut Drawing, from: usize, to: usize, y: f32) {
        let half = RULE / 2.0;
        let (x0, x1) = (self.left + self.edges[from], self.left + self.edges[to]);
        drawing.rule([x0 - half, y, x1 + half, y], RULE);
    }
}
