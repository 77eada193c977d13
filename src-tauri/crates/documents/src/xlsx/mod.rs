//! The tables of a document as a workbook: one sheet for each annex, then for each table of
//! the text.
//!
//! A cell that shows a number holds that number, so that it can be reckoned with; every other
//! is text, whatever it begins with. Deliberately absent: formulas (sums are the plan's own),
//! fingerprint and code.

mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::document::{Block, Document, Paragraph, Section};
use crate::error::LayoutError;
use crate::forms::plan_words;
use crate::layout::Watch;
use crate::text::printable;
use sheet::Sheet;

/// Longest name of a sheet that Excel takes.
const NAME: usize = 31;

/// The workbook's bytes; `note` stands above every table and in the head of every page.
///
/// `watch` hears how many groups of rows there are so far. The same input gives the same bytes.
///
/// # Errors
/// [`LayoutError::Stopped`] when the watch says so, [`LayoutError::CellsDoNotFillColumns`] for
/// a table whose rows do not fit its columns, [`LayoutError::Workbook`] if Excel cannot hold it.
pub fn write(document: &Document, note: &str, watch: Watch<'_>) -> Result<Vec<u8>, LayoutError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    let note = match &document.draft_mark {
        Some(mark) => format!("{mark}. {note}"),
        None => note.to_owned(),
    };
    let mut names: Vec<String> = Vec::new();
    let mut groups = 0;
    let (text, annexes) = document.sections.split_at(document.sections.len().min(1));
    for section in annexes.iter().chain(text) {
        for sheet in sheets(section, document) {
            let mut worksheet = Worksheet::new();
            worksheet.set_name(unique(&sheet.name, &mut names)).map_err(refused)?;
            sheet.write(&mut worksheet, &note, &mut groups, watch)?;
            workbook.push_worksheet(worksheet);
        }
    }
    // A workbook has at least one sheet.
    if names.is_empty() {
        let mut worksheet = Worksheet::new();
        worksheet.write_string(0, 0, &document.title).map_err(refused)?;
        worksheet.write_string(1, 0, &note).map_err(refused)?;
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer().map_err(refused)
}

fn refused(error: XlsxError) -> LayoutError {
    LayoutError::Workbook { detail: error.to_string() }
}

/// The tables of a section, each with the lines directly above it.
fn sheets<'a>(section: &'a Section, document: &'a Document) -> Vec<Sheet<'a>> {
    let mut sheets = Vec::new();
    let mut above: Vec<&Paragraph> = Vec::new();
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                let lines = std::mem::take(&mut above);
                let after = section.blocks[at + 1..].iter();
                let is_annex = section.footer_note.is_some();
                let notes = after.map_while(|block| match block {
                    Block::Paragraph(text) if is_annex => Some(text),
                    _ => None,
                });
                let first = |at: usize| lines.get(at).map_or("", |line| text_of(line));
                let name = match &section.footer_note {
                    Some(label) => annex_name(label, first(1)),
                    None if lines.is_empty() => document.title.clone(),
                    None => first(0).replacen('.', "", 1),
                };
                sheets.push(Sheet {
                    name,
                    lines,
                    notes: notes.collect(),
                    table,
                    orientation: section.orientation,
                    spec: document.profile.spec(),
                });
            }
            Block::Paragraph(text) if text.keep_with_next => {
                // A heading of the text over a caption is not the table's.
                if text.outline.is_some() && section.footer_note.is_none() {
                    above.clear();
                } else {
                    above.push(text);
                }
            }
            Block::Rule { .. } | Block::Space(_) => {}
            _ => above.clear(),
        }
    }
    sheets
}

/// The words of a line that has one run.
fn text_of(line: &Paragraph) -> &str {
    line.runs.first().map_or("", |run| run.text.as_str())
}

/// «PL1 Hộ nghèo» for «Phụ lục 1», «DANH SÁCH HỘ NGHÈO VÀ GIẢI PHÁP …».
fn annex_name(label: &str, title: &str) -> String {
    let short: String = label
        .split_whitespace()
        .map(|word| {
            let whole = word.starts_with(|c: char| c.is_ascii_digit());
            word.chars().take(if whole { NAME } else { 1 }).collect::<String>().to_uppercase()
        })
        .collect();
    let words = plan_words();
    let title =
        if title.chars().any(char::is_lowercase) { title.to_owned() } else { title.to_lowercase() };
    let title = title.strip_prefix(&words.sheet_leading).unwrap_or(&title).trim();
    let joint = format!(" {} ", words.sheet_joint);
    let title = title.split(&joint).next().unwrap_or(title);
    let mut letters = title.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{short} {capital}{}", letters.as_str())
}

/// A name that Excel takes and no other sheet has.
fn unique(name: &str, names: &mut Vec<String>) -> String {
    let legal: String = printable(name)
        .chars()
        .filter(|c| {
            !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control()
        })
        .collect();
    let mut number = 1;
    loop {
        let tail = if number == 1 { String::new() } else { format!(" ({number})") };
        let stem = cut(legal.trim(), NAME - tail.len());
        let chosen = format!("{stem}{tail}");
        if !stem.is_empty()
            && !names.iter().any(|known| known.to_lowercase() == chosen.to_lowercase())
        {
            names.push(chosen.clone());
            return chosen;
        }
        number += 1;
        if stem.is_empty() {
            return unique("Sheet", names);
        }
    }
}

/// As many whole words as fit, or the beginning of the first.
fn cut(text: &str, room: usize) -> &str {
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= room {
        return text;
    }
    let ends = text.char_indices().map(|(at, _)| at).take_while(|at| units(&text[..*at]) <= room);
    let end = ends.last().unwrap_or(0);
    let is_word = text[end..].starts_with(' ');
    let whole = if is_word { end } else { text[..end].rfind(' ').unwrap_or(end) };
    text[..whole].trim_end_matches([' ', ',', ';', '-'])
}

fn properties(document: &Document) -> Result<DocProperties, LayoutError> {
    let digits: Vec<u16> = document
        .created
        .chars()
        .filter_map(|c| c.to_digit(10))
        .filter_map(|digit| u16::try_from(digit).ok())
        .collect();
    let number = |from: usize, to: usize| {
        let digits = digits.get(from..to).unwrap_or_default();
        digits.iter().fold(0, |number, digit| number * 10 + digit)
    };
    let small = |from| u8::try_from(number(from, from + 2)).unwrap_or(1).max(1);
    let created = ExcelDateTime::from_ymd(number(0, 4).max(1900), small(4), small(6));
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(&document.subject)
        .set_author(&document.author)
        .set_creation_datetime(&created.map_err(refused)?))
}
