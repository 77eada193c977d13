//! The tables of the plan's text: rows of written figures in the frames of the template.
//!
//! Deliberately absent: heads, captions and widths, which are the template's, and sums,
//! which are `domain`'s.

use documents::{Align, Cell, Column, FontStyle, Row, RowGroup, Table};
use domain::plan::{Helper, MoneyKind, MoneySource, Project};
use domain::text::sort_key_words;
use domain::totals::{Classes, Load, Meter, MoneyTable, sharers};

use super::annex_row::months;
use super::figures::{Figures, Item, count, question, share};
use super::words::word;

/// A table with no more rows than this stays on one page.
const WHOLE: usize = 12;

/// What the template says of one table or annex: `key: value` lines.
pub(super) struct Frame(pub Vec<(String, String)>);

/// Rows of a table; the total row is printed in bold.
pub(super) struct Content {
    pub rows: Vec<Vec<String>>,
    pub total: Option<Vec<String>>,
    /// Names of the places of the rows, where they have some.
    pub anchors: Vec<String>,
}

impl Content {
    /// Rows without a total.
    pub fn of(rows: Vec<Vec<String>>) -> Self {
        Self { rows, total: None, anchors: Vec::new() }
    }
}

impl Frame {
    pub fn every(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.clone()).collect()
    }

    pub fn one(&self, name: &str) -> String {
        self.every(name).into_iter().next().unwrap_or_default()
    }
}

/// The rows of the table of that name; none for an unknown name (tested).
pub(super) fn content(name: &str, figures: &Figures<'_>) -> Option<Content> {
    match name {
        "hamlets" => Some(hamlets(figures)),
        "causes" => Some(questions(&figures.causes(), figures)),
        "indicators" => Some(questions(&figures.indicators(), figures)),
        "targets" => Some(targets(figures)),
        "services" => Some(services(figures)),
        "projects" => Some(projects(figures)),
        "organisations" => Some(helping(figures)),
        "money" => Some(money(figures)),
        _ => None,
    }
}

/// Puts rows into their frame.
pub(super) fn table(frame: &Frame, content: Content) -> Table {
    let columns: Vec<Column> = frame.one("columns").split_whitespace().filter_map(column).collect();
    // What stands at the right is a number.
    let cell = |(at, text): (usize, &String)| match columns.get(at) {
        Some(Column { align: Align::Right, .. }) => Cell::number(text),
        _ => Cell::new(text),
    };
    let whole = content.anchors.is_empty() && content.rows.len() <= WHOLE;
    // A row with a number over rows without: the number of a part.
    let parts = frame.one("bold") == "numbered";
    let plain = |texts: &[String]| {
        let is_part = parts && texts.first().is_some_and(|number| !number.is_empty());
        let cells = texts.iter().enumerate().map(cell);
        Row {
            cells: match is_part {
                true => cells.map(|cell| cell.style(FontStyle::Bold)).collect(),
                false => cells.collect(),
            },
        }
    };
    let row = |cells: Vec<Cell>| Row { cells };
    let total = content.total.iter().map(|texts| Row {
        cells: texts.iter().enumerate().map(cell).map(|cell| cell.style(FontStyle::Bold)).collect(),
    });
    let foot = total.collect();
    Table {
        foot,
        head: frame.every("head").iter().map(|line| row(head(line))).collect(),
        body: content
            .rows
            .chunks(if whole { WHOLE } else { 1 })
            .enumerate()
            .map(|(at, rows)| RowGroup {
                rows: rows.iter().map(|texts| plain(texts)).collect(),
                anchor: content.anchors.get(at).cloned(),
                ..RowGroup::default()
            })
            .collect(),
        columns,
        size: frame.one("size").parse().unwrap_or(12.0), // points
        space_after: 8.0,
    }
}

/// `12r`: weight and alignment.
fn column(text: &str) -> Option<Column> {
    let (weight, align) = text.split_at_checked(text.len() - 1)?;
    let align = match align {
        "l" => Align::Left,
        "r" => Align::Right,
        _ => Align::Center,
    };
    Some(Column { weight: weight.parse().ok()?, align })
}

/// `TT ^2 | Hộ nghèo >3`: cells with the rows and columns they cover.
fn head(line: &str) -> Vec<Cell> {
    let cells = line.split('|').map(str::trim);
    cells
        .map(|text| {
            let bold = |text: &str| Cell::new(text).style(FontStyle::Bold);
            let span = |mark| {
                text.rsplit_once(mark).and_then(|(text, span)| Some((text, span.parse().ok()?)))
            };
            match (span(" ^"), span(" >")) {
                (Some((text, rows)), _) => bold(text).span(1, rows),
                (None, Some((text, columns))) => bold(text).span(columns, 1),
                (None, None) => bold(text),
            }
        })
        .collect()
}

/// Numbered from 1.
pub(super) fn in_order(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let rows = rows.into_iter().zip(1u64..);
    rows.map(|(row, order)| [vec![count(order)], row].concat()).collect()
}

fn hamlets(figures: &Figures<'_>) -> Content {
    let row = |name: String, classes: &Classes| {
        let (poor, near_poor) = (classes.poor(), &classes.near_poor);
        vec![
            name,
            count(poor.households),
            count(classes.poor_n1.households),
            count(classes.poor_n2.households),
            count(poor.members),
            count(near_poor.households),
            count(near_poor.members),
        ]
    };
    let totals = figures.request.totals;
    let hamlets = totals.hamlets_in_order().into_iter();
    let named = hamlets.map(|(_, hamlet)| row(hamlet.name.clone(), &hamlet.classes));
    let elsewhere = Some(row(word("no_hamlet"), &totals.no_hamlet))
        .filter(|_| totals.no_hamlet.planned_for().households > 0);
    Content {
        total: Some([vec![String::new()], row(word("total"), &totals.commune)].concat()),
        ..Content::of(in_order(named.chain(elsewhere)))
    }
}

/// Causes or indicators: households and their share of each class.
fn questions(items: &[Item], figures: &Figures<'_>) -> Content {
    let rows = items.iter().map(|item| {
        let mut row = vec![item.name.clone()];
        for group in [&figures.poor, figures.near_poor] {
            let households = question(group, &item.code).households;
            row.push(count(households));
            row.push(share(households, group.households));
        }
        row
    });
    Content::of(in_order(rows))
}

fn targets(figures: &Figures<'_>) -> Content {
    let totals = figures.request.totals;
    let row = |name: &str, meter: &Meter, listed: u64, end: u64| {
        vec![
            word(name),
            count(meter.start),
            count(listed),
            count(meter.target),
            count(meter.planned),
            count(end),
            figures.rate(end),
        ]
    };
    let poor = figures.poor.households;
    let near_poor = figures.near_poor.households;
    let rows = vec![
        row("row.poor", &figures.poor_meter, poor, totals.poor_at_end()),
        row("row.near_poor", &figures.near_poor_meter, near_poor, totals.near_poor_at_end()),
    ];
    Content::of(rows)
}

fn services(figures: &Figures<'_>) -> Content {
    let indicators = figures.indicators();
    let rows = indicators.iter().map(|item| {
        let mut row = vec![item.name.clone()];
        for group in [&figures.poor, figures.near_poor] {
            let question = question(group, &item.code);
            row.extend([question.households, question.answered, question.left_at_end()].map(count));
        }
        row
    });
    Content::of(in_order(rows))
}

fn projects(figures: &Figures<'_>) -> Content {
    let plan = figures.request.plan;
    let name = |helper| plan.helpers.get(&helper).map(short_name);
    let row = |project: &Project| {
        let mut money = MoneyTable::default();
        project.funding.iter().filter_map(|line| line.money).for_each(|line| money.put(line));
        let households = u64::try_from(sharers(plan, project).len()).unwrap_or(u64::MAX);
        let organisation = project.organisation.and_then(name);
        let mut row = vec![
            project.name.clone(),
            count(households),
            months(project.months),
            organisation.or(project.person.and_then(name)).unwrap_or_default(),
        ];
        row.extend(MoneyKind::ALL.map(|kind| figures.amount(money.by_kind(kind))));
        row
    };
    let money = &figures.request.totals.projects.money;
    let mut total = vec![String::new(), word("total"), String::new(), String::new(), String::new()];
    total.extend(MoneyKind::ALL.map(|kind| figures.amount(money.by_kind(kind))));
    Content { total: Some(total), ..Content::of(in_order(plan.projects.iter().map(row))) }
}

/// Organisations that help poor and near-poor households, the one with most of them first.
pub(super) fn organisations<'a>(figures: &Figures<'a>) -> Vec<(&'a Helper, Load)> {
    let loads = figures.request.totals.planned_helpers.iter();
    let mut organisations: Vec<_> = loads
        .filter_map(|(id, load)| Some((figures.request.plan.helpers.get(id)?, *load)))
        .filter(|(helper, load)| !helper.is_person && load.households > 0)
        .collect();
    organisations.sort_by_cached_key(|(helper, load)| {
        (std::cmp::Reverse(load.households), sort_key_words(&helper.name), helper.id)
    });
    organisations
}

fn helping(figures: &Figures<'_>) -> Content {
    let rows = organisations(figures).into_iter().map(|(organisation, load)| {
        vec![organisation.name.clone(), count(load.households), count(load.measures)]
    });
    Content::of(in_order(rows))
}

fn money(figures: &Figures<'_>) -> Content {
    let table = &figures.money;
    let rows = MoneySource::ALL.map(|source| {
        let mut row = vec![word(&format!("source.{}", source.code()))];
        row.extend(MoneyKind::ALL.map(|kind| figures.amount(table.cell(source, kind))));
        row.push(figures.amount(table.by_source(source)));
        row
    });
    let mut total = vec![word("total")];
    total.extend(MoneyKind::ALL.map(|kind| figures.amount(table.by_kind(kind))));
    total.push(figures.amount(table.total()));
    Content { total: Some(total), ..Content::of(rows.into()) }
}

/// «Hội PN», or the whole name.
pub(super) fn short_name(helper: &Helper) -> String {
    helper.short_name.clone().unwrap_or_else(|| helper.name.clone())
}
