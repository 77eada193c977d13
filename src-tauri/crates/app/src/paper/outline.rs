//! The text of the plan for the screen: sections whose figures are told from words, each
//! with the page it is printed on.
//!
//! The sentences are those that are printed, from the same script; the pages are those of
//! the layout. Deliberately absent: words of its own but the names of the parts of a paper
//! that have no heading.

use documents::LaidOut;
use documents::forms::passage_anchor;

use super::figures::Figures;
use super::inline::Part;
use super::meaning;
use super::template::{Chapter, Entry, Script, source_of};
use super::{PaperRequest, bases, fields, tables};
use crate::view::{
    Narrow, PaperAnnex, PaperEntry, PaperEntryKind, PaperFigure, PaperPiece, PaperSection,
};
use crate::words::say;

/// How many households some conditions fit.
pub(crate) type Behind<'a> = &'a dyn Fn(&[Narrow]) -> u32;

/// The sections in order of reading.
pub(crate) fn sections(
    request: &PaperRequest<'_>,
    laid: &LaidOut,
    behind: Behind<'_>,
) -> Vec<PaperSection> {
    let figures = Figures::of(request);
    let source = source_of(request.kind, request.plan);
    let script = Script::write(&source, &fields::all(&figures));
    let reader = Reader { request, figures: &figures, laid, behind };
    let mut sections = vec![reader.beginning(request, &script)];
    let chapters = script.chapters(|name| tables::content(name, &figures));
    for (at, chapter) in chapters.into_iter().enumerate() {
        reader.read(at, chapter, &mut sections);
    }
    sections.push(reader.end(&script));
    sections
}

/// All annexes of the paper, those printed with their pages.
pub(crate) fn annexes(request: &PaperRequest<'_>, laid: &LaidOut) -> Vec<PaperAnnex> {
    let figures = Figures::of(request);
    let source = source_of(request.kind, request.plan);
    let script = Script::write(&source, &fields::all(&figures));
    let printed = super::printed(&script, request.choices, &figures);
    let place = |name: &str| printed.iter().position(|(known, _)| known == name);
    let annexes = script.known_annexes().into_iter().map(|(name, frame)| {
        let section = place(&name).map(|at| at + 1);
        let of = |page: &&documents::Page| Some(page.section) == section;
        let first = laid.pages.iter().position(|page| Some(page.section) == section);
        PaperAnnex {
            on: super::is_on(&name, &frame, request.choices),
            label: place(&name).map(|at| printed[at].1.label().to_owned()).unwrap_or_default(),
            title: frame.every("title").join(" "),
            page: first.map(number).unwrap_or_default(),
            pages: small(laid.pages.iter().filter(of).count()),
            name,
        }
    });
    annexes.collect()
}

struct Reader<'a> {
    request: &'a PaperRequest<'a>,
    figures: &'a Figures<'a>,
    laid: &'a LaidOut,
    behind: Behind<'a>,
}

impl Reader<'_> {
    /// Căn cứ and the sentence that issues the plan.
    fn beginning(&self, request: &PaperRequest<'_>, script: &Script) -> PaperSection {
        let mut entries: Vec<PaperEntry> =
            bases(request.catalogue, script).into_iter().map(|text| words(text, 1)).collect();
        for parts in script.every_in_parts("lead") {
            entries.push(self.text(&parts, 1));
        }
        self.section("bases", say("paper.bases", &[]), 1, entries)
    }

    /// A heading of the first level begins a section, one of the second stands in it.
    fn read(&self, at: usize, chapter: Chapter, sections: &mut Vec<PaperSection>) {
        // Headings come first in the outline, in order; annexes follow.
        let page = number(self.laid.outline.get(at).map_or(0, |entry| entry.page));
        let section = match sections.last_mut() {
            Some(last) if chapter.level > 1 => {
                let heading =
                    PaperEntry { kind: PaperEntryKind::Heading, ..words(chapter.heading, page) };
                last.entries.push(heading);
                last
            }
            _ => {
                let heading = chapter.heading;
                sections.push(self.section(&chapter.place, heading, page, Vec::new()));
                sections.last_mut().expect("one was pushed just now")
            }
        };
        for (passage, entry) in chapter.entries.into_iter().enumerate() {
            let name = passage_anchor(at, passage);
            let place = self.laid.anchors.iter().find(|anchor| anchor.name == name);
            let page = place.map_or(page, |anchor| number(anchor.page));
            section.entries.push(match entry {
                Entry::Text(parts) => self.text(&parts, page),
                Entry::Table { caption, .. } => {
                    PaperEntry { kind: PaperEntryKind::Table, ..words(caption, page) }
                }
            });
        }
    }

    /// The last sentence, nơi nhận and who signs: on the last page of the text.
    fn end(&self, script: &Script) -> PaperSection {
        let text_pages = self.laid.pages.iter().filter(|page| page.section == 0).count();
        let page = small(text_pages.max(1));
        let closing = script.every_in_parts("closing");
        let mut entries: Vec<_> = closing.iter().map(|parts| self.text(parts, page)).collect();
        for (heading, name) in [("paper.recipients", "recipient"), ("paper.signer", "signer")] {
            let heading = words(say(heading, &[]), page);
            entries.push(PaperEntry { kind: PaperEntryKind::Heading, ..heading });
            entries.extend(script.every(name).into_iter().map(|text| words(text, page)));
        }
        self.section("closing", say("paper.signature", &[]), page, entries)
    }

    fn section(
        &self,
        place: &str,
        heading: String,
        page: u32,
        entries: Vec<PaperEntry>,
    ) -> PaperSection {
        let changed = self.request.plan.section(self.request.kind, place).is_some();
        PaperSection { place: place.to_owned(), changed, heading, page, entries }
    }

    fn text(&self, parts: &[Part], page: u32) -> PaperEntry {
        let mut pieces: Vec<PaperPiece> = Vec::new();
        for part in parts {
            let text = &part.text;
            let figure = part.field.as_deref().and_then(|name| self.figure(name));
            let styled = |last: &PaperPiece| (last.bold, last.italic) == (part.bold, part.italic);
            match pieces.last_mut() {
                Some(last) if figure.is_none() && last.figure.is_none() && styled(last) => {
                    last.text.push_str(text);
                }
                _ => pieces.push(PaperPiece {
                    text: text.clone(),
                    bold: part.bold,
                    italic: part.italic,
                    figure,
                }),
            }
        }
        PaperEntry { kind: PaperEntryKind::Text, page, pieces }
    }

    fn figure(&self, field: &str) -> Option<PaperFigure> {
        meaning::shown(field, self.figures, self.behind)
    }
}

fn words(text: String, page: u32) -> PaperEntry {
    PaperEntry {
        kind: PaperEntryKind::Text,
        page,
        pieces: vec![PaperPiece { text, bold: false, italic: false, figure: None }],
    }
}

/// Pages are counted from 1 on the screen.
fn number(index: usize) -> u32 {
    small(index + 1)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
