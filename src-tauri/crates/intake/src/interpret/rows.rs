//! Which rows are households or persons, and which are totals, bands and signatures.
//!
//! Deliberately absent: checking of totals against the rows above them.

use domain::text::{fold, fold_label};

use super::columns::Columns;
use super::{Context, SkipReason, hamlets};
use crate::heading::{VOCABULARY, strip_enumerator};
use crate::sheet::{Cell, Row};

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RowIs {
    /// A household or a person.
    Entry,
    /// A band with the name of a hamlet, for the rows below it.
    HamletBand(String),
    /// A band with a class, for the rows below it.
    ClassBand(&'static str, String),
    /// Nothing to take.
    Skip(SkipReason, String),
}

pub(super) fn row_is(row: &Row, columns: &Columns<'_>, context: &Context<'_>) -> RowIs {
    let texts: Vec<&String> = row
        .cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    let name = columns.name().map(|at| row.cell(at).text()).unwrap_or_default();
    let skip = |reason| {
        RowIs::Skip(reason, texts.first().map_or_else(String::new, |t| t.replace('\n', " ")))
    };

    if !name.is_empty() && VOCABULARY.is_heading_of(&name, &["head_name", "name"]) {
        return skip(SkipReason::RepeatedHeader);
    }
    let numbered = columns.at("order").is_some_and(|at| matches!(row.cell(at), Cell::Whole(_)));
    let first = texts.first().map(|text| text.as_str()).unwrap_or_default();
    let is_total = |text: &str| VOCABULARY.begins_row("total", text);
    let birth = ["birth_year", "birth_date"].iter().filter_map(|field| columns.at(field));
    let has_birth = birth
        .chain(columns.choices("birth_year").map(|(_, at)| at))
        .any(|at| !row.cell(at).is_empty());
    // Without tone marks Tống Công Phong begins like «tổng cộng»: whoever has a birth date
    // and a name of three words is a person.
    let is_person = has_birth && name.split_whitespace().count() >= 3;
    if !numbered && !is_person && (is_total(&name) || first != name && is_total(first)) {
        return skip(SkipReason::Total);
    }
    if has_birth || numbered && !name.is_empty() {
        return RowIs::Entry;
    }
    let words: Vec<(usize, &str)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| match cell {
            Cell::Text(text) if !is_mark(text) => Some((at, text.as_str())),
            _ => None,
        })
        .collect();
    // In its own column and with other cells beside it, the name of a hamlet or class is
    // that of a household whose name is missing.
    let own_columns = ["hamlet", "address", "class"].map(|field| columns.at(field));
    if let [(at, only)] = words[..]
        && (row.filled() == 1 || !own_columns.contains(&Some(at)))
        && let Some(band) = band(only, context)
    {
        return band;
    }
    let signature = row.filled() <= 4
        && words.iter().any(|(_, text)| VOCABULARY.begins_row("footer", text) || is_dated(text));
    if signature {
        return skip(SkipReason::Footer);
    }
    let nameless =
        name.is_empty() && columns.at("head_name").is_none_or(|at| row.cell(at).is_empty());
    let content = columns.content().filter(|at| !row.cell(*at).is_empty()).count();
    if nameless && content <= 1 && !numbered {
        return skip(SkipReason::LooseText);
    }
    RowIs::Entry
}

/// «I», «A.», «2)»: the number of a band.
fn is_mark(text: &str) -> bool {
    let bare = text.trim_matches(['.', ')', '(', ' ']);
    bare.len() <= 4 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_digit())
        || bare.len() == 1
}

/// «Thọ Bình, ngày 20 tháng 01 năm 2020».
fn is_dated(text: &str) -> bool {
    let folded = fold(text);
    ["ngay", "thang", "nam"].iter().all(|word| folded.split(' ').any(|own| own == *word))
}

fn band(text: &str, context: &Context<'_>) -> Option<RowIs> {
    let bare = strip_enumerator(text).trim_end_matches([':', '.', ' ']);
    if let Some(class) = VOCABULARY.choice("class", bare) {
        return Some(RowIs::ClassBand(class, bare.to_owned()));
    }
    let named = VOCABULARY.begins_row("hamlet", bare);
    let known = context.hamlets.iter().any(|own| hamlets::key(own) == hamlets::key(bare));
    // «Danh sách hộ nghèo thôn …» is a title, not a hamlet.
    let short = fold_label(bare).split(' ').count() <= 8;
    ((named || known) && short).then(|| RowIs::HamletBand(bare.replace('\n', " ")))
}
