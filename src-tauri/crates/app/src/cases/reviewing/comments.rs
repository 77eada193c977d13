//! Writing comments on the plan in the reading room.

use std::collections::BTreeMap;

use domain::CommentId;
use domain::offices::Severity;
use domain::plan::PaperKind;
use domain::text::clean;
use replica::RecordId;
use serde_json::{Value, json};
use store::StoreError;

use super::super::comments::{mark, value_of};
use super::super::offices::own_words_ledger;
use super::super::packages::name_of;
use super::view::of_reading;
use super::{own_words, read_version};
use crate::cases::assigning::set;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{CommentArgs, CommentEditArgs, ReviewView};

/// `review.comment`
pub fn comment(call: &Call<'_>, args: CommentArgs) -> Result<ReviewView> {
    let text = said(&args.text)?;
    let severity = weight(&args.severity)?;
    let mut desk = call.desk();
    let version = read_version(&mut desk)?;
    let mut fields = BTreeMap::from([
        ("fingerprint".to_owned(), json!(version.fingerprint)),
        ("version".to_owned(), json!(version.number)),
        ("severity".to_owned(), json!(severity.code())),
        ("text".to_owned(), json!(text)),
    ]);
    let paper = args.paper.map(PaperKind::from);
    let reading = desk.reading().ok_or_else(AppError::no_workplace)?;
    let plan = reading.workplace.plan()?;
    // A text without a record of its own is the template's; once it has one it has changed.
    let section = paper.zip(args.place.as_deref());
    let section = section.map(|(kind, place)| section_id(&version.unit, plan.year, kind, place));
    let record = match (&args.record, &args.household) {
        (Some(id), _) | (None, Some(id)) => {
            Some(id.parse::<RecordId>().map_err(|_| AppError::no_record())?)
        }
        (None, None) => section,
    };
    if let Some(id) = record {
        let field = args.field.as_deref().or(section.map(|_| "text"));
        let read = mark(&reading.workplace, id, field)?;
        if read.is_none() && section.is_none() {
            return Err(AppError::no_record());
        }
        fields.insert("dots".to_owned(), json!(read.unwrap_or_else(|| "[]".to_owned())));
        fields.insert("record".to_owned(), json!(id.to_string()));
        if let (Some(field), None) = (field, section) {
            fields.insert("field".to_owned(), json!(field));
            if let Some(value) = value_of(&plan, &reading.workplace, id, field)? {
                fields.insert("value".to_owned(), json!(value));
            }
        } else if section.is_some() {
            fields.insert("field".to_owned(), json!("text"));
        }
    }
    let about = [
        ("household", args.household),
        ("place", args.place),
        ("paper", paper.map(|kind| kind.code().to_owned())),
    ];
    let about = about.into_iter().filter_map(|(name, value)| Some((name, value?)));
    fields.extend(about.map(|(name, value)| (name.to_owned(), json!(value))));
    let workplace = desk.appraiser()?;
    let author = workplace.author(call.environment())?;
    fields.insert("who".to_owned(), json!(author.who));
    fields.insert("at".to_owned(), json!(author.at));
    let id = call.environment().record_id();
    let ledger = own_words_ledger(workplace, &version.unit);
    let note = name_of(&version.unit);
    workplace.change_in(call.environment(), &ledger, ("comment.add", &note), |act| {
        act.create(id, "comment", None, &fields)
    })?;
    of_reading(&mut desk)
}

/// The record of a section's text, the same on every laptop.
fn section_id(unit: &str, year: u16, kind: PaperKind, place: &str) -> RecordId {
    RecordId::derived(&["section", unit, &year.to_string(), kind.code(), place])
}

/// `review.edit`: a comment of one's own is changed, taken back, or held for answered.
pub fn edit(call: &Call<'_>, args: CommentEditArgs) -> Result<ReviewView> {
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let mut desk = call.desk();
    let version = read_version(&mut desk)?;
    let workplace = desk.appraiser()?;
    let own = own_words(workplace, &version.unit)?;
    if !own.comments.iter().any(|comment| comment.id == CommentId(id.0)) {
        return Err(AppError::new(ErrorCode::Refused, "review.not_yours", &[]));
    }
    let mut writes: Vec<(&str, Value)> = Vec::new();
    if let Some(text) = &args.text {
        writes.push(("text", json!(said(text)?)));
    }
    if let Some(severity) = &args.severity {
        writes.push(("severity", json!(weight(severity)?.code())));
    }
    writes.extend(args.withdrawn.map(|flag| ("withdrawn", json!(flag))));
    writes.extend(args.settled.map(|flag| ("settled", json!(flag))));
    // So that it is known to be unsent.
    writes.push(("changed_at", json!(call.environment().moment())));
    let ledger = own_words_ledger(workplace, &version.unit);
    let note = name_of(&version.unit);
    workplace.change_in(call.environment(), &ledger, ("comment.edit", &note), |act| {
        for (field, value) in &writes {
            set(act, id, field, value)?;
        }
        Ok::<_, StoreError>(())
    })?;
    of_reading(&mut desk)
}

fn said(text: &str) -> Result<String> {
    let lines = text.lines().map(clean).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    if text.is_empty() || text.chars().count() > 4_000 {
        return Err(AppError::new(ErrorCode::Invalid, "review.no_text", &[]));
    }
    Ok(text)
}

fn weight(code: &str) -> Result<Severity> {
    Severity::from_code(code)
        .ok_or_else(|| AppError::new(ErrorCode::Invalid, "error.unknown_field", &[]))
}
