//! Laid-out pages: positioned runs, rules and squares.
//!
//! Deliberately absent: PDF, fonts' glyphs, the blocks the pages came from.
//! Coordinates are points from the top left corner of the page; `y` of a run
//! is its baseline. Text lies in one string per page, so that thousands of
//! table pages stay small.

use crate::fonts::FontStyle;

/// A document on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidOut {
    /// Pages in order.
    pub pages: Vec<Page>,
    /// Outline in reading order.
    pub outline: Vec<OutlineEntry>,
    /// Places with names.
    pub anchors: Vec<Anchor>,
    /// What the file says about itself.
    pub properties: Properties,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// BCP 47 language.
    pub language: String,
    /// PDF date.
    pub created: String,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Text area: left, top, right, bottom.
    pub area: [f32; 4],
    /// Index of the section.
    pub section: usize,
    /// Content, in reading order.
    pub drawing: Drawing,
}

/// Things with positions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// The text of all runs, one after the other.
    pub text: String,
    /// Runs.
    pub runs: Vec<TextRun>,
    /// Rules.
    pub rules: Vec<RuleLine>,
    /// Filled squares.
    pub squares: Vec<Square>,
}

/// Text in one face on one baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextRun {
    /// First byte in [`Drawing::text`].
    pub start: u32,
    /// End byte.
    pub end: u32,
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    /// Face.
    pub style: FontStyle,
    /// Extra width of every blank, points (justified lines).
    pub stretch: f32,
    /// Width including the stretch.
    pub width: f32,
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleLine {
    /// Start and end: x, y, x, y.
    pub ends: [f32; 4],
    /// Thickness.
    pub thickness: f32,
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Square {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// An entry of the outline with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Depth, from 1.
    pub level: u8,
    /// Text.
    pub title: String,
    /// Page index.
    pub page: usize,
    /// Top of the entry's line.
    pub y: f32,
}

/// A named place.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// Name given in the view model.
    pub name: String,
    /// Page index.
    pub page: usize,
    /// Top.
    pub y: f32,
    /// Height on that page.
    pub height: f32,
}

impl Anchor {
    /// Top and height in whole points.
    #[must_use]
    pub fn span(&self) -> [u32; 2] {
        // A sheet measures a few hundred points.
        let [top, end] = [self.y, self.y + self.height].map(|edge| edge.round() as u32);
        [top, end.saturating_sub(top)]
    }
}

impl Page {
    /// Width and height in whole points: 595 × 842 for an upright sheet.
    #[must_use]
    pub fn size(&self) -> [u32; 2] {
        // A sheet measures a few hundred points.
        [self.width, self.height].map(|side| side.round() as u32)
    }
}

impl Drawing {
    /// The text of a run.
    #[must_use]
    pub fn text_of(&self, run: &TextRun) -> &str {
        &self.text[run.start as usize..run.end as usize]
    }

    /// Adds a rule.
    pub(crate) fn rule(&mut self, ends: [f32; 4], thickness: f32) {
        self.rules.push(RuleLine { ends, thickness });
    }

    /// Adds a run; no-break blanks are written as plain ones.
    pub(crate) fn put(&mut self, text: &str, mut run: TextRun) {
        run.start = u32::try_from(self.text.len()).expect("a page holds less than 4 GB of text");
        for (at, part) in text.split(crate::text::NO_BREAK_SPACE).enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            self.text.push_str(part);
        }
        run.end = u32::try_from(self.text.len()).expect("a page holds less than 4 GB of text");
        self.runs.push(run);
    }

    /// Copies another drawing in, moved.
    pub(crate) fn append(&mut self, other: &Self, dx: f32, dy: f32) {
        for run in &other.runs {
            self.put(other.text_of(run), TextRun { x: run.x + dx, y: run.y + dy, ..*run });
        }
        for rule in &other.rules {
            let [x0, y0, x1, y1] = rule.ends;
            self.rule([x0 + dx, y0 + dy, x1 + dx, y1 + dy], rule.thickness);
        }
        for square in &other.squares {
            self.squares.push(Square { x: square.x + dx, y: square.y + dy, ..*square });
        }
    }
}
