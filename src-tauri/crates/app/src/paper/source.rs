//! The text of a paper before any figure is known: places, and in each its blocks with the
//! conditions under which they are printed.
//!
//! Templates and the commune's own text are one language, explained at the head of
//! `assets/forms/poverty_plan.txt`. A block that a person did not touch is written back line
//! for line, so that its conditions go on deciding. Deliberately absent: figures, numbering.

/// Marks that begin a new block even without a blank line before it.
pub(super) const MARKS: &[&str] = &["@", "# ", "## ", "- ", "* "];

/// A whole text.
pub(crate) struct Source {
    /// Places in order; what stands before the first `@section`, or after one without a
    /// name, is not the commune's to change.
    pub places: Vec<Place>,
}

/// What is changed and put back as a whole.
pub(crate) struct Place {
    /// Its name: `bases`, `goals`, …
    pub name: String,
    /// What stands there.
    pub blocks: Vec<Block>,
}

/// What stands between two blank lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// All of these have to hold.
    pub when: Vec<Condition>,
    /// Its lines, those of conditions inside the sentence included.
    pub lines: Vec<String>,
}

/// Is a field there?
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The field.
    pub field: String,
    /// Printed if it is there, or if it is not.
    pub holds: bool,
}

impl Condition {
    /// `poor`, `not poor`.
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix("not ") {
            Some(field) => Self { field: field.trim().to_owned(), holds: false },
            None => Self { field: text.trim().to_owned(), holds: true },
        }
    }

    fn line(&self) -> String {
        let word = if self.holds { "" } else { "not " };
        format!("@if {word}{}", self.field)
    }
}

impl Source {
    /// Reads a text; nothing in it is ever wrong, only printed as it stands.
    pub fn parse(text: &str) -> Self {
        let mut reader = Reader::default();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("//")).collect();
        for (at, line) in lines.iter().enumerate() {
            reader.line(line.trim_end(), &lines[at + 1..]);
        }
        reader.close();
        Self { places: reader.places }
    }

    /// The place of that name.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }
}

impl Place {
    /// Reads the text of one place.
    pub fn parse(name: &str, text: &str) -> Self {
        let blocks = Source::parse(text).places.into_iter().flat_map(|place| place.blocks);
        Self { name: name.to_owned(), blocks: blocks.collect() }
    }

    /// The text that reads as these blocks.
    pub fn print(blocks: &[Block]) -> String {
        blocks.iter().map(Block::print).collect::<Vec<_>>().join("\n\n")
    }
}

impl Block {
    fn print(&self) -> String {
        let conditions = self.when.iter().map(Condition::line);
        let ends = self.when.iter().map(|_| "@end".to_owned());
        conditions.chain(self.lines.iter().cloned()).chain(ends).collect::<Vec<_>>().join("\n")
    }
}

struct Reader {
    places: Vec<Place>,
    /// Conditions around whole blocks.
    around: Vec<Condition>,
    /// The block being read.
    open: Vec<String>,
    /// Conditions open inside it.
    inside: usize,
}

impl Default for Reader {
    fn default() -> Self {
        let first = Place { name: String::new(), blocks: Vec::new() };
        Self { places: vec![first], around: Vec::new(), open: Vec::new(), inside: 0 }
    }
}

impl Reader {
    fn line(&mut self, line: &str, rest: &[&str]) {
        if let Some(condition) = line.strip_prefix("@if ") {
            if !self.open.is_empty() && goes_on(rest) {
                self.inside += 1;
                self.open.push(line.to_owned());
            } else {
                self.close();
                self.around.push(Condition::parse(condition));
            }
        } else if line == "@else" || line == "@end" {
            if self.inside > 0 {
                self.inside -= usize::from(line == "@end");
                self.open.push(line.to_owned());
                return;
            }
            self.close();
            if line == "@end" {
                self.around.pop();
            } else if let Some(condition) = self.around.last_mut() {
                condition.holds = !condition.holds;
            }
        } else if let Some(name) = line.strip_prefix("@section") {
            self.close();
            self.places.push(Place { name: name.trim().to_owned(), blocks: Vec::new() });
        } else if line.is_empty() {
            if self.inside == 0 {
                self.close();
            }
        } else {
            if self.inside == 0 && begins(line) {
                self.close();
            }
            self.open.push(line.to_owned());
        }
    }

    fn close(&mut self) {
        self.inside = 0;
        let lines = std::mem::take(&mut self.open);
        if let Some(place) = self.places.last_mut().filter(|_| !lines.is_empty()) {
            place.blocks.push(Block { when: self.around.clone(), lines });
        }
    }
}

fn begins(line: &str) -> bool {
    MARKS.iter().any(|mark| line.starts_with(mark))
}

/// Does a condition stand inside the sentence? Not if a new block begins under it.
fn goes_on(rest: &[&str]) -> bool {
    let first = rest.iter().find(|line| !line.starts_with("@if "));
    first.is_some_and(|line| {
        let line = line.trim_end();
        !line.is_empty() && !begins(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        Source::parse(text).places.into_iter().flat_map(|place| place.blocks).collect()
    }

    #[test]
    fn a_condition_around_blocks_goes_to_each_and_one_inside_a_sentence_stays() {
        let text = "@if a\n- Có {{a}} hộ\n@if b\n, {{b}} khẩu\n@end\n.\n@else\n- Không.\n@end\n\nX";
        let read = blocks(text);
        let when = |read: &Block| read.when.iter().map(Condition::line).collect::<Vec<_>>();
        assert_eq!(
            read.iter().map(when).collect::<Vec<_>>(),
            [vec!["@if a".to_owned()], vec!["@if not a".to_owned()], vec![],]
        );
        assert_eq!(read[0].lines, ["- Có {{a}} hộ", "@if b", ", {{b}} khẩu", "@end", "."]);
    }

    #[test]
    fn places_are_told_apart() {
        let source = Source::parse("@kind A\n@section goals\n# I\n\nB\n@section end\n@closing C");
        let names: Vec<_> = source.places.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["", "goals", "end"]);
        assert_eq!(source.place("goals").map(|place| place.blocks.len()), Some(2));
    }

    #[test]
    fn what_is_written_back_reads_the_same() {
        for (_, template) in super::super::template::TEMPLATES {
            for place in Source::parse(template).places {
                let text = Place::print(&place.blocks);
                assert_eq!(Place::parse(&place.name, &text).blocks, place.blocks, "{}", place.name);
            }
        }
    }
}
