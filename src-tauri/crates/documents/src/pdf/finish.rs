//! Puts right on the object level what printpdf does not offer.
//!
//! Nested outline in reading order, language, window title, page mode, file
//! id from the content, object streams. Deliberately absent: layout.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat};
use sha2::{Digest, Sha256};

use crate::error::PdfError;
use crate::messages::word;
use crate::paper::{LaidOut, OutlineEntry};

/// Takes the compressed content streams of all pages, in page order.
///
/// # Errors
/// [`PdfError::Write`].
pub(super) fn take_streams(document: &mut Document, out: &mut Vec<Stream>) -> Result<(), PdfError> {
    for page in document.get_pages().into_values() {
        let contents = contents_of(document, page)?;
        let Some(Object::Stream(mut stream)) = document.objects.remove(&contents) else {
            return Err(PdfError::write("page contents are not a stream"));
        };
        stream.compress().map_err(PdfError::write)?;
        out.push(stream);
    }
    Ok(())
}

fn contents_of(document: &Document, page: ObjectId) -> Result<ObjectId, PdfError> {
    document
        .get_dictionary(page)
        .and_then(|dictionary| dictionary.get(b"Contents"))
        .and_then(Object::as_reference)
        .map_err(PdfError::write)
}

/// Completes the document and serialises it.
///
/// # Errors
/// [`PdfError::Write`].
pub(super) fn finish(
    mut document: Document,
    streams: Vec<Stream>,
    laid: &LaidOut,
) -> Result<Vec<u8>, PdfError> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != streams.len() {
        return Err(PdfError::write("a page is missing"));
    }
    let mut hash = Sha256::new();
    for (page, stream) in pages.iter().zip(streams) {
        hash.update(&stream.content);
        let contents = contents_of(&document, *page)?;
        document.objects.insert(contents, Object::Stream(stream));
        let dictionary = document.get_dictionary_mut(*page).map_err(PdfError::write)?;
        dictionary.remove(b"Annots");
        dictionary.remove(b"TrimBox");
        dictionary.remove(b"CropBox");
    }
    share_resources(&mut document, &pages)?;
    for (id, object) in &mut document.objects {
        if let Object::Stream(stream) = object {
            stream.compress().map_err(PdfError::write)?;
            hash.update(id.0.to_be_bytes());
            hash.update(&stream.content);
        }
    }

    let outlines = add_outline(&mut document, &laid.outline, &pages, laid);
    let properties = &laid.properties;
    let catalog = document.catalog_mut().map_err(PdfError::write)?;
    catalog.set("Lang", literal(properties.language.as_bytes()));
    catalog.set("ViewerPreferences", dictionary([("DisplayDocTitle", Object::Boolean(true))]));
    match outlines {
        Some(id) => {
            catalog.set("Outlines", id);
            catalog.set("PageMode", name("UseOutlines"));
        }
        None => catalog.set("PageMode", name("UseNone")),
    }

    let info = dictionary([
        ("Title", text(&properties.title)),
        ("Author", text(&properties.author)),
        ("Subject", text(&properties.subject)),
        ("Creator", text(word("pdf.producer"))),
        ("Producer", text(word("pdf.producer"))),
        ("CreationDate", literal(properties.created.as_bytes())),
        ("ModDate", literal(properties.created.as_bytes())),
    ]);
    let info_id =
        document.trailer.get(b"Info").and_then(Object::as_reference).map_err(PdfError::write)?;
    document.objects.insert(info_id, info);

    for part in [&properties.title, &properties.author, &properties.subject, &properties.created] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let id = Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.version = "1.7".to_owned();
    document.prune_objects();

    let mut bytes = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .build();
    document.save_with_options(&mut bytes, options).map_err(PdfError::write)?;
    Ok(bytes)
}

/// Lets all pages use one resource dictionary, which printpdf writes once per page.
fn share_resources(document: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
    let mut shared = None;
    for page in pages {
        let dictionary = document.get_dictionary_mut(*page).map_err(PdfError::write)?;
        let own =
            dictionary.get(b"Resources").and_then(Object::as_reference).map_err(PdfError::write)?;
        let first = *shared.get_or_insert(own);
        dictionary.set("Resources", first);
    }
    if let Some(id) = shared {
        let resources = document.get_dictionary_mut(id).map_err(PdfError::write)?;
        for empty in [&b"XObject"[..], b"ExtGState", b"Shading"] {
            resources.remove(empty);
        }
    }
    Ok(())
}

/// Writes the outline as a tree; returns its root.
fn add_outline(
    document: &mut Document,
    entries: &[OutlineEntry],
    pages: &[ObjectId],
    laid: &LaidOut,
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    // The parent is the nearest entry above with a lower level.
    let parents: Vec<Option<usize>> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (0..at).rev().find(|&above| entries[above].level < entry.level))
        .collect();
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..entries.len()).filter(|&at| parents[at] == parent).collect()
    };
    // Entries below an entry, at any depth: all of them are shown open.
    let descendants = |at: usize| {
        entries[at + 1..].iter().take_while(|entry| entry.level > entries[at].level).count()
    };
    for parent in std::iter::once(None).chain((0..entries.len()).map(Some)) {
        let below = children(parent);
        let id = parent.map_or(root, |at| ids[at]);
        for (place, &at) in below.iter().enumerate() {
            let entry = &entries[at];
            let y = laid.pages[entry.page].height - entry.y;
            let target = vec![
                Object::Reference(pages[entry.page]),
                name("XYZ"),
                Object::Null,
                Object::Real(y.round()),
                Object::Null,
            ];
            let mut item = Dictionary::new();
            item.set("Title", text(&entry.title));
            item.set("Parent", id);
            item.set("Dest", target);
            if place > 0 {
                item.set("Prev", ids[below[place - 1]]);
            }
            if let Some(&next) = below.get(place + 1) {
                item.set("Next", ids[next]);
            }
            add_children(&mut item, &children(Some(at)), &ids, descendants(at));
            document.objects.insert(ids[at], Object::Dictionary(item));
        }
    }
    let mut item = Dictionary::new();
    item.set("Type", name("Outlines"));
    add_children(&mut item, &children(None), &ids, entries.len());
    document.objects.insert(root, Object::Dictionary(item));
    Some(root)
}

fn add_children(item: &mut Dictionary, below: &[usize], ids: &[ObjectId], shown: usize) {
    if let (Some(&first), Some(&last)) = (below.first(), below.last()) {
        item.set("First", ids[first]);
        item.set("Last", ids[last]);
        item.set("Count", i64::try_from(shown).unwrap_or(i64::MAX));
    }
}

fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Object {
    Object::Dictionary(Dictionary::from_iter(entries))
}

fn name(value: &str) -> Object {
    Object::Name(value.as_bytes().to_vec())
}

fn literal(value: &[u8]) -> Object {
    Object::String(value.to_vec(), StringFormat::Literal)
}

/// A text string in UTF-16 with byte order mark.
fn text(value: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    for unit in value.encode_utf16() {
        bytes.extend(unit.to_be_bytes());
    }
    Object::String(bytes, StringFormat::Hexadecimal)
}
