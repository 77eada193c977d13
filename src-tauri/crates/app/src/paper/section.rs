//! One place of a text while it is edited: from source to blocks whose fields are told from
//! words, and back.
//!
//! What nobody touched is written back line for line, so that the conditions in it go on
//! deciding. Deliberately absent: storing, laying out, and the text of tables.

use documents::forms::{PlanPaper, passage_anchor};
use documents::{LaidOut, OutlineEntry};
use domain::text::nfc;

use super::fields::{self, Fields};
use super::figures::Figures;
use super::inline::{Part, escaped, kept_parts, plain};
use super::meaning;
use super::outline::Behind;
use super::source::{Block, Place, Source};
use super::template::{Entry, Script, holds_now, opened, source_of, template};
use super::{Chapters, PaperRequest, paper_of, tables};
use crate::view::{
    BlockKind, ComparedKind, ComparedText, SectionBlock, SectionPiece, TypedBlock, TypedPiece,
};
use crate::words::say;

/// Marks at the beginning of a block, and what it is then.
const KINDS: &[(&str, BlockKind)] = &[
    ("#", BlockKind::Heading),
    ("##", BlockKind::Subheading),
    ("", BlockKind::Paragraph),
    ("-", BlockKind::Dash),
    ("*", BlockKind::Point),
    ("@base", BlockKind::Base),
    ("@lead", BlockKind::Lead),
    ("@closing", BlockKind::Closing),
    ("@recipient", BlockKind::Recipient),
    ("@table", BlockKind::Table),
    ("@bases", BlockKind::Bases),
];

/// Where the paper puts the running number of a heading.
const NUMBER: &str = "#. ";

/// Why what was typed cannot stand in the text.
pub(crate) enum Untypable {
    /// A block of that index is not there, or cannot be typed.
    Block,
    /// There is no such field.
    Field(String),
}

/// The text of a place, with what its fields are worth now.
pub(crate) struct Editing<'a> {
    request: &'a PaperRequest<'a>,
    figures: Figures<'a>,
    fields: Fields,
    source: Source,
    at: usize,
}

impl<'a> Editing<'a> {
    /// `None` for a place that is not there or not the commune's to change.
    pub fn of(request: &'a PaperRequest<'a>, place: &str) -> Option<Self> {
        let source = source_of(request.kind, request.plan);
        let at = source.places.iter().position(|one| !place.is_empty() && one.name == place)?;
        let figures = Figures::of(request);
        let fields = fields::all(&figures);
        Some(Self { request, figures, fields, source, at })
    }

    fn place(&self) -> &Place {
        &self.source.places[self.at]
    }

    /// The text as it is stored.
    pub fn text(&self) -> String {
        Place::print(&self.place().blocks)
    }

    /// The template's text of this place.
    pub fn templates(&self) -> Place {
        let source = Source::parse(template(self.request.kind));
        let name = self.place().name.clone();
        let blocks = source.place(&name).map(|place| place.blocks.clone()).unwrap_or_default();
        Place { name, blocks }
    }

    /// As it is called on the screen: its first heading, or what it holds.
    pub fn title(&self) -> String {
        let place = self.place();
        match place.name.as_str() {
            "bases" => return say("paper.bases", &[]),
            "closing" => return say("paper.signature", &[]),
            _ => {}
        }
        let headings = place.blocks.iter().chain(&self.templates().blocks).find_map(|block| {
            let opened = opened(block, &self.fields)?;
            (opened.mark == "#").then(|| plain(&kept_parts(&opened.text, &self.fields)))
        });
        headings.unwrap_or_else(|| place.name.clone())
    }

    /// Its blocks, whether they are printed now or not.
    pub fn blocks(&self, behind: Behind<'_>) -> Vec<SectionBlock> {
        let captions = self.captions();
        let blocks = self.place().blocks.iter().enumerate();
        blocks.filter_map(|(index, block)| self.block(index, block, &captions, behind)).collect()
    }

    fn block(
        &self,
        index: usize,
        block: &Block,
        captions: &[(usize, String)],
        behind: Behind<'_>,
    ) -> Option<SectionBlock> {
        let opened = opened(block, &self.fields)?;
        let kind = KINDS.iter().find(|(mark, _)| *mark == opened.mark)?.1;
        let pieces = match kind {
            BlockKind::Table => {
                let shown = captions.iter().find(|(at, _)| *at == index).map(|(_, text)| text);
                let hidden = || opened.property("caption").replacen('#', "…", 1);
                let hidden = || plain(&kept_parts(&hidden(), &self.fields));
                vec![self.words(shown.cloned().unwrap_or_else(hidden))]
            }
            BlockKind::Bases => {
                let bases = self.request.catalogue.assignment.bases.iter();
                bases.map(|basis| self.words(format!("{} {}", opened.text, basis.text))).collect()
            }
            _ => {
                let text = match kind {
                    BlockKind::Subheading => {
                        opened.text.strip_prefix(NUMBER).unwrap_or(&opened.text)
                    }
                    _ => &opened.text,
                };
                let parts = kept_parts(text, &self.fields);
                parts.into_iter().map(|part| self.piece(part, behind)).collect()
            }
        };
        Some(SectionBlock {
            index: u32::try_from(index).ok()?,
            kind,
            pieces,
            conditional: !block.when.is_empty(),
            hidden: !holds_now(block, &self.fields),
        })
    }

    fn words(&self, text: String) -> SectionPiece {
        SectionPiece { text, bold: false, italic: false, field: None, figure: None }
    }

    fn piece(&self, part: Part, behind: Behind<'_>) -> SectionPiece {
        let figure = part.field.as_deref();
        let figure = figure.and_then(|name| meaning::shown(name, &self.figures, behind));
        let Part { text, field, bold, italic } = part;
        SectionPiece { text, bold, italic, field, figure }
    }

    /// The captions of the tables that are printed, by block.
    fn captions(&self) -> Vec<(usize, String)> {
        let script = Script::write(&self.source, &self.fields);
        let chapters = script.chapters(|name| tables::content(name, &self.figures));
        let here = chapters.into_iter().filter(|chapter| chapter.place == self.place().name);
        let entries = here.flat_map(|chapter| chapter.from.into_iter().zip(chapter.entries));
        entries
            .filter_map(|(block, entry)| match entry {
                Entry::Table { caption, .. } => Some((block, caption)),
                Entry::Text(_) => None,
            })
            .collect()
    }

    /// The place as it was typed, and for each typed block its index there, if anything is
    /// left of it.
    pub fn typed(&self, typed: &[TypedBlock]) -> Result<(Place, Vec<Option<usize>>), Untypable> {
        let old = &self.place().blocks;
        let block = |index: u32| {
            let found = usize::try_from(index).ok().and_then(|index| old.get(index));
            found.ok_or(Untypable::Block)
        };
        let (mut blocks, mut indices) = (Vec::new(), Vec::new());
        for one in typed {
            let made = match one.keep {
                Some(index) => Some(block(index)?.clone()),
                None => {
                    let when = match one.from {
                        Some(index) => block(index)?.when.clone(),
                        None => Vec::new(),
                    };
                    self.line(one)?.map(|line| Block { when, lines: vec![line] })
                }
            };
            indices.push(made.is_some().then_some(blocks.len()));
            blocks.extend(made);
        }
        // As it will be read again.
        let place = Place::parse(&self.place().name, &Place::print(&blocks));
        Ok((place, indices))
    }

    /// The line of a typed block; `None` where nothing is left of it.
    fn line(&self, block: &TypedBlock) -> Result<Option<String>, Untypable> {
        let known = KINDS.iter().find(|(_, kind)| *kind == block.kind);
        let mark = match known {
            Some((mark, kind)) if !matches!(kind, BlockKind::Table | BlockKind::Bases) => *mark,
            _ => return Err(Untypable::Block),
        };
        let mut parts = Vec::new();
        for piece in &block.pieces {
            parts.push(self.part(piece)?);
        }
        trim(&mut parts);
        if parts.is_empty() {
            return Ok(None);
        }
        let number = if block.kind == BlockKind::Subheading { NUMBER } else { "" };
        let text = format!("{number}{}", escaped(&parts));
        Ok(Some(if mark.is_empty() { text } else { format!("{mark} {text}") }))
    }

    fn part(&self, piece: &TypedPiece) -> Result<Part, Untypable> {
        if let Some(name) = &piece.field
            && !self.fields.contains_key(name)
        {
            return Err(Untypable::Field(name.clone()));
        }
        // A browser puts a no-break space wherever two blanks meet; the paper sets its own.
        let words =
            nfc(&piece.text).replace(|sign: char| sign == '\u{a0}' || sign.is_control(), " ");
        Ok(Part {
            text: if piece.field.is_some() { String::new() } else { words },
            field: piece.field.clone(),
            bold: piece.bold,
            italic: piece.italic,
        })
    }

    /// The paper with this place in the text, without annexes, and where its blocks stand.
    pub fn paper_with(&self, place: Place) -> (PlanPaper, Chapters) {
        let mut source = source_of(self.request.kind, self.request.plan);
        source.places[self.at] = place;
        paper_of(self.request, &source, false)
    }

    /// What the commune changed against the template, paragraph by paragraph.
    pub fn compared(&self) -> Vec<ComparedText> {
        let paragraphs = |place: &Place| -> Vec<String> {
            let blocks = place.blocks.iter().filter(|block| holds_now(block, &self.fields));
            blocks.filter_map(|block| self.paragraph(block)).collect()
        };
        let (old, new) = (paragraphs(&self.templates()), paragraphs(self.place()));
        let said = |kind, texts: &[String]| -> Vec<ComparedText> {
            texts.iter().map(|text| ComparedText { kind, text: text.clone() }).collect()
        };
        // Shortest list of changes; the crate is in the house already, for snapshots in tests.
        let changes = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new);
        let mut compared = Vec::new();
        for change in changes {
            let (tag, before, after) = change.as_tag_tuple();
            if tag == similar::DiffTag::Equal {
                compared.extend(said(ComparedKind::Same, &new[after]));
            } else {
                compared.extend(said(ComparedKind::Removed, &old[before]));
                compared.extend(said(ComparedKind::Added, &new[after]));
            }
        }
        compared
    }

    /// A block as one line of the comparison.
    fn paragraph(&self, block: &Block) -> Option<String> {
        let opened = opened(block, &self.fields)?;
        let kind = KINDS.iter().find(|(mark, _)| *mark == opened.mark)?.1;
        let text = match kind {
            BlockKind::Table => opened.property("caption"),
            BlockKind::Bases => return Some(say("paper.given_bases", &[])),
            _ => opened.text.strip_prefix(NUMBER).unwrap_or(&opened.text).to_owned(),
        };
        let text = plain(&kept_parts(&text, &self.fields));
        Some(match kind {
            BlockKind::Dash => format!("- {text}"),
            BlockKind::Table => text.replacen('#', "…", 1),
            _ => text,
        })
    }
}

/// Blanks at both ends go; a paragraph of blanks goes whole.
fn trim(parts: &mut Vec<Part>) {
    let blank = |part: &Part| part.field.is_none() && part.text.trim().is_empty();
    while parts.first().is_some_and(blank) {
        parts.remove(0);
    }
    while parts.last().is_some_and(blank) {
        parts.pop();
    }
    if let Some(first) = parts.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = parts.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
}

/// On which page a block is printed; `None` where it is not.
pub(crate) fn page_of(
    laid: &LaidOut,
    chapters: &Chapters,
    place: &str,
    block: usize,
) -> Option<usize> {
    let heading = |chapter: usize| laid.outline.get(chapter).map(|OutlineEntry { page, .. }| *page);
    for (number, chapter) in chapters.iter().enumerate() {
        if chapter.place != place {
            continue;
        }
        if chapter.block == block {
            return heading(number);
        }
        if let Some(passage) = chapter.from.iter().position(|from| *from == block) {
            let name = passage_anchor(number, passage);
            let anchor = laid.anchors.iter().find(|anchor| anchor.name == name);
            return anchor.map(|anchor| anchor.page).or_else(|| heading(number));
        }
    }
    None
}

#[cfg(test)]
mod tests;
