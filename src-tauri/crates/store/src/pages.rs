//! A SQLite file read page by page without SQLite: every row that still reads as one.
//!
//! A damaged file loses its way from page to page before it loses the pages themselves, so
//! no page is asked for another one, except for the tail of a long row. Deliberately
//! absent: what the rows mean (`salvage`), and any writing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::types::Value;

/// The head of every SQLite file.
const HEAD: usize = 100;

/// More columns than any table of ours has.
const MOST_COLUMNS: usize = 64;

/// Pages of a file, with what its write-ahead log holds newer.
pub(crate) struct Pages {
    bytes: Vec<u8>,
    size: usize,
    newer: BTreeMap<usize, Vec<u8>>,
    unused: BTreeSet<usize>,
}

/// A row as it stands on its page.
pub(crate) struct RawRow {
    /// Its number, in tables that number their rows.
    pub number: Option<i64>,
    /// Its columns.
    pub columns: Vec<Value>,
    /// Does the page belong to nothing any more? Then the row may be an old one.
    pub unused: bool,
    /// The pages that it lies on.
    #[cfg(test)]
    pub on: Vec<usize>,
}

impl Pages {
    /// Reads the file and the write-ahead log beside it, if there is one.
    pub fn read(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let wal = fs::read(log_of(path)).unwrap_or_default();
        Ok(Self::of(bytes, &wal))
    }

    fn of(bytes: Vec<u8>, wal: &[u8]) -> Self {
        let size = page_size(&bytes);
        let newer = frames(wal, size);
        let mut pages = Self { bytes, size, newer, unused: BTreeSet::new() };
        pages.unused = pages.free_list();
        pages
    }

    /// Number of pages, the last one perhaps cut off.
    pub fn count(&self) -> usize {
        let last = self.newer.last_key_value().map_or(0, |(&number, _)| number);
        self.bytes.len().div_ceil(self.size).max(last)
    }

    /// A page by its number, from 1; what is missing at the end of the file reads as zeros.
    fn page(&self, number: usize) -> Option<Vec<u8>> {
        if let Some(newer) = self.newer.get(&number) {
            return Some(newer.clone());
        }
        let from = number.checked_sub(1)?.checked_mul(self.size)?;
        let until = self.bytes.len().min(from.checked_add(self.size)?);
        let mut page = self.bytes.get(from..until)?.to_vec();
        page.resize(self.size, 0);
        (from < until).then_some(page)
    }

    /// Every row of every page.
    pub fn rows(&self, mut found: impl FnMut(RawRow)) {
        for number in 1..=self.count() {
            let Some(page) = self.page(number) else { continue };
            let head = if number == 1 { HEAD } else { 0 };
            let Some(&kind) = page.get(head) else { continue };
            let (above, is_table) = match kind {
                0x02 => (true, false),
                0x0A => (false, false),
                0x0D => (false, true),
                _ => continue,
            };
            let pointers = head + if above { 12 } else { 8 };
            let cells = short(&page, head + 3).unwrap_or(0);
            for cell in 0..cells {
                let Some(at) = short(&page, pointers + 2 * cell) else { break };
                let at = at + if above { 4 } else { 0 };
                if let Some(row) = self.row(&page, number, at, is_table) {
                    found(row);
                }
            }
        }
    }

    fn row(&self, page: &[u8], number: usize, at: usize, is_table: bool) -> Option<RawRow> {
        let (length, at) = varint(page, at)?;
        let length = usize::try_from(length).ok()?;
        if length > self.bytes.len() + self.newer.len() * self.size {
            return None;
        }
        let (row_number, at) = if is_table {
            let (row_number, at) = varint(page, at)?;
            (Some(row_number), at)
        } else {
            (None, at)
        };
        let local = local_length(length, self.size, is_table);
        let mut payload = page.get(at..at.checked_add(local)?)?.to_vec();
        #[cfg(test)]
        let mut on = vec![number];
        if local < length {
            let mut next = long(page, at + local)?;
            while payload.len() < length {
                // A chain is never longer than the row, so a circle ends.
                let tail = self.page(next)?;
                #[cfg(test)]
                on.push(next);
                next = long(&tail, 0)?;
                let more = (length - payload.len()).min(self.size - 4);
                payload.extend_from_slice(tail.get(4..4 + more)?);
            }
        }
        let unused = self.unused.contains(&number);
        Some(RawRow {
            number: row_number,
            columns: columns(&payload)?,
            unused,
            #[cfg(test)]
            on,
        })
    }

    /// The pages that the file's head says belong to nothing.
    fn free_list(&self) -> BTreeSet<usize> {
        let mut free = BTreeSet::new();
        let mut trunk = self.page(1).and_then(|page| long(&page, 32)).unwrap_or(0);
        while trunk > 1 && trunk <= self.count() && free.insert(trunk) {
            let Some(page) = self.page(trunk) else { break };
            let leaves = long(&page, 4).unwrap_or(0).min(self.size / 4 - 2);
            free.extend((0..leaves).filter_map(|leaf| long(&page, 8 + 4 * leaf)));
            trunk = long(&page, 0).unwrap_or(0);
        }
        free
    }
}

/// The write-ahead log that belongs to a file.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Where the file's head is unreadable, what this program always writes.
fn page_size(bytes: &[u8]) -> usize {
    let told = bytes.starts_with(b"SQLite format 3\0").then(|| short(bytes, 16)).flatten();
    match told {
        Some(1) => 65_536,
        Some(size) if (512..=32_768).contains(&size) && size.is_power_of_two() => size,
        _ => 4096,
    }
}

/// The pages of the log up to its last finished transaction.
fn frames(wal: &[u8], size: usize) -> BTreeMap<usize, Vec<u8>> {
    let mut finished = BTreeMap::new();
    if long(wal, 8) != Some(size) {
        return finished;
    }
    let salt = wal.get(16..24);
    let mut open = BTreeMap::new();
    for frame in wal.get(32..).unwrap_or_default().chunks_exact(24 + size) {
        if frame.get(8..16) != salt {
            break;
        }
        if let Some(number) = long(frame, 0) {
            open.insert(number, frame[24..].to_vec());
        }
        if long(frame, 4) != Some(0) {
            finished.append(&mut open);
        }
    }
    finished
}

/// How much of a row lies on its own page (SQLite's file format, section 1.6).
fn local_length(length: usize, usable: usize, is_table: bool) -> usize {
    let least = (usable - 12) * 32 / 255 - 23;
    let most = if is_table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    if length <= most {
        return length;
    }
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

fn columns(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload, 0)?;
    let mut data = usize::try_from(head).ok()?;
    let end = data;
    let mut columns = Vec::new();
    while at < end {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let (value, length) = value(payload, data, kind)?;
        data += length;
        columns.push(value);
        if columns.len() > MOST_COLUMNS {
            return None;
        }
    }
    (at == end && data <= payload.len()).then_some(columns)
}

fn value(payload: &[u8], at: usize, kind: i64) -> Option<(Value, usize)> {
    let integer = |length: usize| {
        let bytes = payload.get(at..at.checked_add(length)?)?;
        let negative = bytes.first()? & 0x80 != 0;
        let start = if negative { -1_i64 } else { 0 };
        let value = bytes.iter().fold(start, |sum, &byte| sum << 8 | i64::from(byte));
        Some((Value::Integer(value), length))
    };
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => integer(usize::try_from(kind).ok()?),
        5 => integer(6),
        6 => integer(8),
        8 => Some((Value::Integer(0), 0)),
        9 => Some((Value::Integer(1), 0)),
        12.. => {
            let length = usize::try_from((kind - 12) / 2).ok()?;
            let bytes = payload.get(at..at.checked_add(length)?)?.to_vec();
            let value = if kind % 2 == 0 {
                Value::Blob(bytes)
            } else {
                Value::Text(String::from_utf8(bytes).ok()?)
            };
            Some((value, length))
        }
        // Fractions and kinds that SQLite keeps for itself: no table of ours has them.
        _ => None,
    }
}

fn varint(bytes: &[u8], mut at: usize) -> Option<(i64, usize)> {
    let mut value: i64 = 0;
    for n in 0..9 {
        let byte = *bytes.get(at)?;
        at += 1;
        if n == 8 {
            return Some((value << 8 | i64::from(byte), at));
        }
        value = value << 7 | i64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((value, at))
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_be_bytes([pair[0], pair[1]])))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes([four[0], four[1], four[2], four[3]])).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_read_with_their_sign() {
        let read = |bytes: &[u8], kind| value(bytes, 0, kind).map(|(value, _)| value);
        assert_eq!(read(&[0xFF], 1), Some(Value::Integer(-1)));
        assert_eq!(read(&[0x07, 0xE4], 2), Some(Value::Integer(2020)));
        assert_eq!(read(&[0x80, 0, 0, 0, 0, 0], 5), Some(Value::Integer(-(1 << 47))));
        assert_eq!(read(&[1], 2), None, "cut off");
        assert_eq!(varint(&[0x81, 0x00], 0), Some((128, 2)));
        assert_eq!(varint(&[0xFF; 9], 0), Some((-1, 9)));
    }

    #[test]
    fn anything_at_all_can_be_read_without_harm() {
        let mut state = 1_u64;
        for _ in 0..400 {
            let bytes: Vec<u8> = (0..8192)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 56) as u8
                })
                .collect();
            let mut bytes = bytes;
            bytes[4096] = 0x0A;
            bytes[4097..4104].copy_from_slice(&[0, 0, 1, 0, 0, 0, 0]);
            Pages::of(bytes, &[]).rows(|_| {});
        }
        Pages::of(Vec::new(), &[0; 40]).rows(|_| {});
    }
}
