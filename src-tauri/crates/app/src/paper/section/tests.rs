//! What is typed is read back as typed: through the text that is stored, and again.

use domain::plan::PaperKind;
use proptest::prelude::*;

use super::*;
use crate::paper::sample::{frozen, small, with_request};

/// A piece as it is read: text (empty for a field), field, bold, italic.
type Read = (String, Option<String>, bool, bool);

fn typed_piece() -> impl Strategy<Value = TypedPiece> {
    let words = "[-@#/*_{}\\\\.a-cI1 \u{a0}\t\nđếe\u{301}]{0,8}".prop_map(|text| (text, None));
    let fields = prop::sample::select(vec!["poor", "poor_kinds", "top_causes", "money_total"]);
    let fields = fields.prop_map(|name| ("3".to_owned(), Some(name.to_owned())));
    let marks = prop::sample::select(vec!["{{poor}}", "**", "@if poor", "@end", "- ", "//", "#. "]);
    let marks = marks.prop_map(|text| (text.to_owned(), None));
    let said = prop_oneof![4 => words, 2 => fields, 1 => marks];
    (said, any::<bool>(), any::<bool>()).prop_map(|((text, field), bold, italic)| TypedPiece {
        text,
        field,
        bold,
        italic,
    })
}

fn typed_block() -> impl Strategy<Value = TypedBlock> {
    let kinds = vec![
        BlockKind::Heading,
        BlockKind::Subheading,
        BlockKind::Paragraph,
        BlockKind::Dash,
        BlockKind::Point,
    ];
    (prop::sample::select(kinds), prop::collection::vec(typed_piece(), 0..6))
        .prop_map(|(kind, pieces)| TypedBlock { keep: None, from: None, kind, pieces })
}

/// One stretch for what has one style, in the blanks of the paper.
fn joined(pieces: impl IntoIterator<Item = Read>) -> Vec<Read> {
    let mut joined: Vec<Read> = Vec::new();
    for (text, field, bold, italic) in pieces {
        match joined.last_mut() {
            Some(last)
                if field.is_none() && last.1.is_none() && (last.2, last.3) == (bold, italic) =>
            {
                last.0.push_str(&text);
            }
            _ if field.is_none() && text.is_empty() => {}
            _ => joined.push((text, field, bold, italic)),
        }
    }
    joined
}

/// A block as it was meant: without blanks at its ends; `None` if nothing is left.
fn meant(block: &TypedBlock) -> Option<(BlockKind, Vec<Read>)> {
    let blank = |sign: char| sign == '\u{a0}' || sign.is_control();
    let pieces = block.pieces.iter().map(|piece| match &piece.field {
        Some(name) => (String::new(), Some(name.clone()), piece.bold, piece.italic),
        None => (nfc(&piece.text).replace(blank, " "), None, piece.bold, piece.italic),
    });
    let mut pieces: Vec<Read> = pieces.collect();
    let empty = |piece: &Read| piece.1.is_none() && piece.0.trim().is_empty();
    while pieces.last().is_some_and(empty) {
        pieces.pop();
    }
    let first = pieces.iter().position(|piece| !empty(piece))?;
    pieces.drain(..first);
    pieces.first_mut()?.0 = pieces.first()?.0.trim_start().to_owned();
    pieces.last_mut()?.0 = pieces.last()?.0.trim_end().to_owned();
    Some((block.kind, joined(pieces)))
}

fn read(blocks: Vec<SectionBlock>) -> Vec<(BlockKind, Vec<Read>)> {
    let pieces = |block: SectionBlock| {
        block.pieces.into_iter().map(|piece| {
            let text = if piece.field.is_some() { String::new() } else { piece.text };
            (text, piece.field, piece.bold, piece.italic)
        })
    };
    blocks.into_iter().map(|block| (block.kind, joined(pieces(block)))).collect()
}

proptest! {
    #[test]
    fn a_section_that_is_typed_stored_and_read_is_the_same(
        typed in prop::collection::vec(typed_block(), 1..6),
    ) {
        let wanted: Vec<_> = typed.iter().filter_map(meant).collect();
        let (found, text, again) = with_request(PaperKind::Poverty, &small(), frozen(), |request| {
            let mut editing = Editing::of(request, "goals").expect("a place of the template");
            let Ok((place, indices)) = editing.typed(&typed) else { panic!("it can be typed") };
            assert_eq!(indices.iter().flatten().count(), place.blocks.len());
            let at = editing.at;
            editing.source.places[at] = place;
            let text = editing.text();
            let again = Place::print(&Place::parse("goals", &text).blocks);
            (read(editing.blocks(&|_| 0)), text, again)
        });
        prop_assert_eq!(found, wanted, "{}", text);
        prop_assert_eq!(again, text);
    }
}
