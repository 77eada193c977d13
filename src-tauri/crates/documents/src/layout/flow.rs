//! Fills pages from the top with boxes that know where a page may end.
//!
//! Deliberately absent: what is inside a box, and tables, which place
//! themselves through [`Composer::place`].

use super::Watch;
use crate::document::{Orientation, Outline};
use crate::error::LayoutError;
use crate::fonts::Fonts;
use crate::paper::{Anchor, Drawing, OutlineEntry, Page};
use crate::profile::{ProfileSpec, mm};

/// Rounding slack when a box exactly fills a page, points.
const SLACK: f32 = 0.01;

/// A box of the vertical flow.
#[derive(Debug, Clone)]
pub(crate) struct FlowBox {
    pub(crate) height: f32,
    /// Empty space above, dropped at the top of a page.
    pub(crate) gap_before: f32,
    /// Content, from the left edge of the text and the top of the box.
    pub(crate) drawing: Drawing,
    pub(crate) may_break_after: bool,
    /// A line of running text (counts for the two lines that go with a signature).
    pub(crate) is_line: bool,
    pub(crate) outline: Option<Outline>,
    pub(crate) anchor: Option<String>,
}

/// The pages so far and the boxes not yet placed.
pub(crate) struct Composer<'a> {
    pub(crate) fonts: &'a Fonts,
    pub(crate) spec: &'a ProfileSpec,
    pub(crate) pages: Vec<Page>,
    pub(crate) outline: Vec<OutlineEntry>,
    pub(crate) anchors: Vec<Anchor>,
    watch: Watch<'a>,
    orientation: Orientation,
    section: usize,
    /// Next free height on the current page.
    y: f32,
    waiting: Vec<FlowBox>,
    /// Space below the last block.
    gap: f32,
}

impl<'a> Composer<'a> {
    pub(crate) fn new(fonts: &'a Fonts, spec: &'a ProfileSpec, watch: Watch<'a>) -> Self {
        Self {
            fonts,
            spec,
            pages: Vec::new(),
            outline: Vec::new(),
            anchors: Vec::new(),
            watch,
            orientation: Orientation::Portrait,
            section: 0,
            y: 0.0,
            waiting: Vec::new(),
            gap: 0.0,
        }
    }

    /// Asks the watch whether to go on.
    pub(crate) fn go_on(&self) -> Result<(), LayoutError> {
        if (self.watch)(self.pages.len()) { Ok(()) } else { Err(LayoutError::Stopped) }
    }

    /// Begins a section on a new page.
    pub(crate) fn start_section(&mut self, index: usize, orientation: Orientation) {
        self.section = index;
        self.orientation = orientation;
        self.new_page();
    }

    /// Ends the current page.
    pub(crate) fn new_page(&mut self) {
        let (width, height, margins) = match self.orientation {
            Orientation::Portrait => (mm(210.0), mm(297.0), &self.spec.portrait),
            Orientation::Landscape => (mm(297.0), mm(210.0), &self.spec.landscape),
        };
        self.pages.push(Page {
            width,
            height,
            area: [margins.left, margins.top, width - margins.right, height - margins.bottom],
            section: self.section,
            drawing: Drawing::default(),
        });
        self.y = margins.top;
        self.gap = 0.0;
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a section begins with a page before anything is placed")
    }

    fn area(&self) -> [f32; 4] {
        self.pages.last().expect("a section begins with a page before anything is placed").area
    }

    /// Width of the text.
    pub(crate) fn width(&self) -> f32 {
        let [left, _, right, _] = self.area();
        right - left
    }

    /// Height of the text on an empty page.
    pub(crate) fn page_room(&self) -> f32 {
        let [_, top, _, bottom] = self.area();
        bottom - top
    }

    /// Height left on the current page.
    pub(crate) fn room(&self) -> f32 {
        self.area()[3] - self.y
    }

    /// Nothing stands on the current page yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.y <= self.area()[1] + SLACK
    }

    /// Adds boxes to the flow; `space_after` belongs to the last one.
    pub(crate) fn add(&mut self, mut boxes: Vec<FlowBox>, space_after: f32) {
        if let Some(first) = boxes.first_mut() {
            first.gap_before = first.gap_before.max(self.gap);
            self.gap = space_after;
        }
        self.waiting.append(&mut boxes);
    }

    /// Adds empty height.
    pub(crate) fn space(&mut self, height: f32) {
        self.gap += height;
    }

    /// Must what is added next stand on the page of what was added last?
    pub(crate) fn is_tied(&self) -> bool {
        self.waiting.last().is_some_and(|last| !last.may_break_after)
    }

    /// Height of the boxes that must stand on the page of what is added next.
    pub(crate) fn tied_height(&self) -> f32 {
        let tied = self.waiting.iter().rev().take_while(|flow_box| !flow_box.may_break_after);
        let height: f32 = tied.map(|flow_box| flow_box.height + flow_box.gap_before).sum();
        height + self.gap
    }

    /// Ties the last lines (at least `count`) to what is added next.
    pub(crate) fn bind_last_lines(&mut self, count: usize) {
        let mut lines = 0;
        for flow_box in self.waiting.iter_mut().rev() {
            flow_box.may_break_after = false;
            lines += usize::from(flow_box.is_line);
            if lines >= count {
                break;
            }
        }
    }

    /// Places all waiting boxes. If they are tied to what follows, `needs_after`
    /// points are left below the last of them.
    pub(crate) fn flush(&mut self, needs_after: f32) {
        let boxes = std::mem::take(&mut self.waiting);
        let mut from = 0;
        while from < boxes.len() {
            let fits = self.fitting(&boxes[from..], needs_after);
            for flow_box in &boxes[from..from + fits] {
                let gap = if self.is_fresh() { 0.0 } else { flow_box.gap_before };
                self.y += gap;
                self.place_box(flow_box);
            }
            from += fits;
            if from < boxes.len() {
                let gap = self.gap;
                self.new_page();
                self.gap = gap;
            }
        }
    }

    /// How many boxes go on the current page.
    fn fitting(&self, boxes: &[FlowBox], needs_after: f32) -> usize {
        let bottom = self.area()[3] + SLACK;
        let mut y = self.y;
        let mut fresh = self.is_fresh();
        let mut breakable = 0;
        let mut fitting = boxes.len();
        for (at, flow_box) in boxes.iter().enumerate() {
            y += flow_box.height + if fresh { 0.0 } else { flow_box.gap_before };
            fresh = false;
            if y > bottom {
                fitting = at;
                break;
            }
            if flow_box.may_break_after {
                breakable = at + 1;
            }
        }
        let tied = boxes.last().is_some_and(|last| !last.may_break_after);
        if fitting == boxes.len() && (!tied || y + self.gap + needs_after <= bottom) {
            return fitting;
        }
        if breakable > 0 || !self.is_fresh() {
            return breakable;
        }
        // A chain of tied boxes longer than a page: it must be cut somewhere.
        fitting.max(1)
    }

    fn place_box(&mut self, flow_box: &FlowBox) {
        self.note_outline(flow_box.outline.as_ref());
        self.place(&flow_box.drawing, flow_box.height, flow_box.anchor.as_deref());
    }

    /// Records an outline entry at the current height.
    pub(crate) fn note_outline(&mut self, outline: Option<&Outline>) {
        if let Some(outline) = outline {
            self.outline.push(OutlineEntry {
                level: outline.level.max(1),
                title: outline.title.clone(),
                page: self.pages.len() - 1,
                y: self.y,
            });
        }
    }

    /// Draws at the current height and moves down.
    pub(crate) fn place(&mut self, drawing: &Drawing, height: f32, anchor: Option<&str>) {
        let (left, y, page) = self.canvas();
        page.append(drawing, left, y);
        self.advance(height, anchor);
    }

    /// Moves down by the space below the last block, unless the page is empty.
    pub(crate) fn close_gap(&mut self) {
        if !self.is_fresh() {
            self.y += self.gap;
        }
        self.gap = 0.0;
    }

    /// Sets the space below what was placed directly.
    pub(crate) fn set_gap(&mut self, gap: f32) {
        self.gap = gap;
    }

    /// Current height and the drawing of the current page, for tables.
    pub(crate) fn canvas(&mut self) -> (f32, f32, &mut Drawing) {
        let (left, y) = (self.area()[0], self.y);
        (left, y, &mut self.page().drawing)
    }

    /// Moves down after drawing on the canvas.
    pub(crate) fn advance(&mut self, height: f32, anchor: Option<&str>) {
        if let Some(name) = anchor {
            self.anchors.push(Anchor {
                name: name.to_owned(),
                page: self.pages.len() - 1,
                y: self.y,
                height,
            });
        }
        self.y += height;
    }
}
