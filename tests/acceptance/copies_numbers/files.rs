//! The three files as other programs read them: tables of Word and Excel as grids of cells,
//! and the numbers of all text.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};

/// A written number: all digits, and how many of them stand behind the comma.
pub type Number = (i64, u32);

/// A table of the Word file. A cell that others cover is empty, so that every row has as many.
pub struct Table {
    /// Rows of the head, which repeat on each page.
    pub head: usize,
    pub rows: Vec<Vec<String>>,
    /// For each column all words over it, those of wider cells first.
    pub heads: Vec<String>,
}

/// The Word file: its tables with repeating heads, and its paragraphs.
pub struct Word {
    pub tables: Vec<Table>,
    pub text: String,
}

/// A sheet of the workbook from its first cell on.
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Data>>,
}

impl Table {
    /// The column over which these words stand, exactly.
    pub fn column(&self, words: &str) -> Option<usize> {
        self.heads.iter().position(|head| head == words)
    }

    pub fn body(&self) -> &[Vec<String>] {
        &self.rows[self.head..]
    }
}

pub fn word(path: &str) -> Word {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut word = Word { tables: Vec::new(), text: String::new() };
    let mut table: Option<Reading> = None;
    let mut cell: Option<String> = None;
    let mut span = 1;
    for piece in xml.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        let mut put = |text: &str| {
            word.text.push_str(text);
            if let Some(cell) = &mut cell {
                cell.push_str(text);
            }
        };
        match tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default() {
            "w:t" if !tag.starts_with('/') => put(&unescaped(after)),
            "w:br" | "w:tab" => put(" "),
            "w:noBreakHyphen" => put("-"),
            "w:p" if tag.starts_with('/') => put("\n"),
            "w:tbl" if tag.starts_with('/') => {
                word.tables.extend(table.take().and_then(Reading::done))
            }
            "w:tbl" => table = Some(Reading::default()),
            "w:tblHeader" => table.as_mut().unwrap().head += 1,
            "w:tr" if !tag.starts_with('/') => table.as_mut().unwrap().rows.push(Vec::new()),
            "w:tc" if tag.starts_with('/') => {
                let reading = table.as_mut().unwrap();
                let row = reading.rows.last_mut().unwrap();
                row.push((squeezed(&cell.take().unwrap()), span));
            }
            "w:tc" => (cell, span) = (Some(String::new()), 1),
            "w:gridSpan" => span = value(tag).parse().unwrap(),
            _ => {}
        }
    }
    word
}

/// A table being read: cells with the columns they cover.
#[derive(Default)]
struct Reading {
    head: usize,
    rows: Vec<Vec<(String, usize)>>,
}

impl Reading {
    /// Letterheads and signatures are tables without a head.
    fn done(self) -> Option<Table> {
        if self.head == 0 {
            return None;
        }
        let columns = self.rows[0].iter().map(|(_, span)| span).sum();
        let mut heads = vec![String::new(); columns];
        for row in &self.rows[..self.head] {
            let mut column = 0;
            for (text, span) in row {
                for head in &mut heads[column..column + span] {
                    let gap = if head.is_empty() || text.is_empty() { "" } else { " / " };
                    *head = format!("{head}{gap}{text}");
                }
                column += span;
            }
        }
        let rows = self.rows.into_iter().map(|row| {
            let mut cells = Vec::new();
            for (text, span) in row {
                cells.push(text);
                cells.extend((1..span).map(|_| String::new()));
            }
            assert_eq!(cells.len(), columns, "{cells:?}");
            cells
        });
        Some(Table { head: self.head, rows: rows.collect(), heads })
    }
}

fn value(tag: &str) -> &str {
    tag.split_once("w:val=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0
}

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// One blank between words, as a plain hyphen if the hyphen may not end a line.
pub fn squeezed(text: &str) -> String {
    let text = text.replace('\u{2011}', "-").replace(['\u{2060}', '\u{200b}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn workbook(path: &str) -> Vec<Sheet> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let names = book.sheet_names();
    let sheets = names.into_iter().map(|name| {
        let range = book.worksheet_range(&name).unwrap();
        assert_eq!(range.start(), Some((0, 0)), "{name} begins in its first cell");
        Sheet { rows: range.rows().map(<[Data]>::to_vec).collect(), name }
    });
    sheets.collect()
}

pub fn pdf(path: &str) -> String {
    let output = Command::new("pdftotext").args(["-raw", path, "-"]).output();
    let output = output.expect("the set-up installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// «1.984,5» as it is written by the rules of the house, and by no others.
pub fn number(text: &str) -> Option<Number> {
    let (whole, rest) =
        text.split_once(',').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, whole) = whole.strip_prefix('-').map_or((1, whole), |whole| (-1, whole));
    let groups: Vec<&str> = whole.split('.').collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let long = |group: &&str| group.len() == 3;
    if !digits(&groups.concat())
        || groups.len() > 1 && (groups[0].len() > 3 || !groups[1..].iter().all(long))
    {
        return None;
    }
    let rest = rest.unwrap_or_default();
    if text.contains(',') && !digits(rest) {
        return None;
    }
    let all: i64 = format!("{}{rest}", groups.concat()).parse().ok()?;
    Some((sign * all, u32::try_from(rest.len()).ok()?))
}

/// The numbers of a text with how often each stands there: digits with dots and commas inside.
pub fn numbers(text: &str) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for token in text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')) {
        let token = token.trim_matches(['.', ',']);
        if !token.is_empty() {
            *found.entry(token.to_owned()).or_default() += 1;
        }
    }
    found
}
