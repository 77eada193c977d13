//! The commune's own words in a paper: read in blocks, tried on the page, written, put back.
//!
//! One record for each place that differs from the template, the same on every laptop.
//! Deliberately absent: what stands in a block (`crate::paper::section`).

use std::collections::BTreeMap;

use documents::{Fonts, PdfError};
use domain::plan::PaperKind;
use replica::RecordId;
use serde_json::{Value, json};

use super::laid::{last_change, refused, with_request};
use crate::cases::narrowing::narrowed;
use crate::cases::records::standing;
use crate::cases::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::paper::section::{Editing, Untypable, page_of};
use crate::paper::{Edition, PaperRequest, offered};
use crate::view::{
    ComparedText, Narrow, OfferedField, PaperName, PaperNamed, PaperPage, SectionArgs, SectionView,
    SectionWritten, TryArgs, WriteSectionArgs,
};

/// `paper.section`
pub fn section(call: &Call<'_>, args: SectionArgs) -> Result<SectionView> {
    view(call.desk().plan_to_read()?, args.paper.into(), &args.place)
}

/// `paper.compare_section`
pub fn compare_section(call: &Call<'_>, args: SectionArgs) -> Result<Vec<ComparedText>> {
    let mut desk = call.desk();
    edited(
        desk.plan_to_read()?,
        args.paper.into(),
        &args.place,
        |_, editing| Ok(editing.compared()),
    )
}

/// `paper.fields`
pub fn fields(call: &Call<'_>, args: PaperNamed) -> Result<Vec<OfferedField>> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    requested(workplace, args.paper.into(), |request| {
        let behind = |conditions: &[Narrow]| behind(request, conditions);
        Ok(offered::offered(request, &behind))
    })
}

/// `paper.write_section`
pub fn write_section(call: &Call<'_>, args: WriteSectionArgs) -> Result<SectionWritten> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let kind = args.paper.into();
    let now = view(workplace, kind, &args.place)?;
    if now.mark != args.mark || now.conflict {
        let key = if now.conflict { "section.conflict" } else { "section.stale" };
        return Err(AppError::new(ErrorCode::Refused, key, &[("title", &now.title)]));
    }
    let text = edited(workplace, kind, &args.place, |_, editing| {
        let (place, _) = editing.typed(&args.blocks).map_err(|why| untypable(&why, &now.title))?;
        let text = (place.blocks != editing.templates().blocks)
            .then(|| domain::text::nfc(&crate::paper::source::Place::print(&place.blocks)));
        // What cannot be printed is told now, while it can still be typed otherwise.
        let document = editing.paper_with(place).0.into_document();
        documents::lay_out(&document, Fonts::bundled())
            .map_err(|error| refused(PdfError::from(error)))?;
        Ok(text)
    })?;
    if text.as_deref() == Some("") {
        return Err(AppError::new(ErrorCode::Refused, "section.empty", &[("title", &now.title)]));
    }
    put(call, workplace, kind, &now, text)?;
    written(workplace, kind, &args.place)
}

/// `paper.reset_section`
pub fn reset_section(call: &Call<'_>, args: SectionArgs) -> Result<SectionWritten> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let kind = args.paper.into();
    let now = view(workplace, kind, &args.place)?;
    put(call, workplace, kind, &now, None)?;
    written(workplace, kind, &args.place)
}

/// `paper.try`
pub fn try_section(call: &Call<'_>, args: TryArgs) -> Result<PaperPage> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let kind: PaperKind = args.paper.into();
    let annex_pages = workplace
        .papers
        .get(&kind)
        .map_or(0, |paper| paper.laid.pages.iter().filter(|page| page.section > 0).count());
    edited(workplace, kind, &args.place, |_, editing| {
        if mark(kind, &args.place, &editing.text()) != args.mark {
            let title = editing.title();
            return Err(AppError::new(ErrorCode::Refused, "section.stale", &[("title", &title)]));
        }
        let (place, indices) =
            editing.typed(&args.blocks).map_err(|why| untypable(&why, &editing.title()))?;
        let name = place.name.clone();
        let (paper, chapters) = editing.paper_with(place);
        let laid = documents::lay_out(&paper.into_document(), Fonts::bundled())
            .map_err(|error| refused(PdfError::from(error)))?;
        let last = laid.pages.len().saturating_sub(1);
        let at = args.block.and_then(|block| usize::try_from(block).ok());
        let wanted = at.and_then(|at| match (name.as_str(), indices.get(at)) {
            ("bases", _) => Some(0),
            ("closing", _) => Some(last),
            (_, Some(Some(block))) => page_of(&laid, &chapters, &name, *block),
            _ => None,
        });
        let asked = args.page.and_then(|page| usize::try_from(page).ok());
        let index = wanted.or(asked.map(|page| page.saturating_sub(1))).unwrap_or(0).min(last);
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let [width, height] = laid.pages.get(index).map_or([0, 0], documents::Page::size);
        Ok(PaperPage {
            page: small(index + 1),
            pages: small(laid.pages.len() + annex_pages),
            width,
            height,
            svg: documents::svg::page(&laid, index).unwrap_or_default(),
            version: None,
            places: Vec::new(),
            findings: Vec::new(),
        })
    })
}

/// Stores the text of a place, or clears it; the same text is no step.
fn put(
    call: &Call<'_>,
    workplace: &mut Workplace,
    kind: PaperKind,
    now: &SectionView,
    text: Option<String>,
) -> Result<()> {
    let id = record_id(workplace, kind, &now.place);
    let step = if text.is_some() { "section.edit" } else { "section.delete" };
    let value = text.map_or(Value::Null, Value::String);
    let environment = call.environment();
    match standing(workplace, id) {
        Ok(record) => {
            let held = record.field("text").map(|field| field.entries().to_vec());
            let held = held.unwrap_or_default();
            let same = match held.as_slice() {
                [] => value.is_null(),
                some => some.iter().all(|entry| entry.1 == value),
            };
            if !same {
                let seen: Vec<_> = held.iter().map(|entry| entry.0).collect();
                workplace.change(environment, step, &now.title, |act| {
                    act.write(id, "text", value, &seen)
                })?;
            }
        }
        Err(_) if value.is_null() => {}
        Err(_) => {
            let fields = BTreeMap::from([
                ("paper".to_owned(), json!(kind.code())),
                ("place".to_owned(), json!(now.place)),
                ("text".to_owned(), value),
            ]);
            workplace.change(environment, "section.add", &now.title, |act| {
                act.create(id, "section", None, &fields)
            })?;
        }
    }
    let name: PaperName = kind.into();
    let name = serde_json::to_value(name).expect("a name of a paper is plain JSON");
    let draft = format!("paper.{}.{}", name.as_str().unwrap_or_default(), now.place);
    workplace.store.drop_draft(&draft, "text")?;
    Ok(())
}

fn written(workplace: &mut Workplace, kind: PaperKind, place: &str) -> Result<SectionWritten> {
    let section = view(workplace, kind, place)?;
    Ok(SectionWritten { saved: saved(workplace)?, section })
}

fn view(workplace: &mut Workplace, kind: PaperKind, place: &str) -> Result<SectionView> {
    let id = record_id(workplace, kind, place);
    // The same text from two laptops is one text.
    let conflict = standing(workplace, id).is_ok_and(|record| {
        let entries = record.field("text").map(|field| field.entries()).unwrap_or_default();
        entries.windows(2).any(|pair| pair[0].1 != pair[1].1)
    });
    edited(workplace, kind, place, |request, editing| {
        let behind = |conditions: &[Narrow]| behind(request, conditions);
        Ok(SectionView {
            place: place.to_owned(),
            title: editing.title(),
            changed: request.plan.section(kind, place).is_some(),
            conflict,
            mark: mark(kind, place, &editing.text()),
            blocks: editing.blocks(&behind),
        })
    })
}

/// The text of a place of the plan as it stands.
fn edited<T>(
    workplace: &mut Workplace,
    kind: PaperKind,
    place: &str,
    make: impl FnOnce(&PaperRequest<'_>, &Editing<'_>) -> Result<T>,
) -> Result<T> {
    requested(workplace, kind, |request| {
        let unknown = || AppError::new(ErrorCode::Invalid, "section.unknown", &[("place", &place)]);
        make(request, &Editing::of(request, place).ok_or_else(unknown)?)
    })
}

fn requested<T>(
    workplace: &mut Workplace,
    kind: PaperKind,
    make: impl FnOnce(&PaperRequest<'_>) -> Result<T>,
) -> Result<T> {
    let moment = last_change(workplace)?;
    with_request(workplace, kind, Edition::Draft, &moment, make)
}

fn behind(request: &PaperRequest<'_>, conditions: &[Narrow]) -> u32 {
    let found = narrowed(request.plan, Some(&request.targets), conditions);
    found.map_or(0, |found| u32::try_from(found.len()).unwrap_or(u32::MAX))
}

/// The same place of the same paper is the same record on every laptop.
fn record_id(workplace: &Workplace, kind: PaperKind, place: &str) -> RecordId {
    let identity = workplace.store.identity();
    let year = identity.year.to_string();
    RecordId::derived(&["section", &identity.unit, &year, kind.code(), place])
}

/// Stands for a text: the same text, the same mark.
fn mark(kind: PaperKind, place: &str, text: &str) -> String {
    RecordId::derived(&["mark of a section", kind.code(), place, text]).to_string()
}

fn untypable(why: &Untypable, title: &str) -> AppError {
    match why {
        Untypable::Block => {
            AppError::new(ErrorCode::Invalid, "section.stale", &[("title", &title)])
        }
        Untypable::Field(name) => {
            AppError::new(ErrorCode::Invalid, "section.field", &[("name", name)])
        }
    }
}
