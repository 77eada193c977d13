//! Writing fields and making and deleting records.

use std::collections::BTreeMap;

use domain::money::Dong;
use domain::schema::{self, FieldType};
use domain::text::{clean, fold, nfc};
use replica::{Dot, Record, RecordId};
use serde_json::Value;

use super::households::record_view;
use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{
    CreateLinkedArgs, CreatedLinked, IdArgs, ParsedMoney, RecordArgs, Saved, TextArgs,
    WriteAllArgs, WriteArgs, Written,
};

/// `record.write`
pub fn write(call: &Call<'_>, args: WriteArgs) -> Result<Written> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let record = standing(workplace, id)?;
    let seen = dots(&args.seen)?;
    let value = settle(workplace, &record.kind, &args.field, args.value)?;
    let operation = step(workplace, &record.kind, record.parent, Doing::Edit)?;
    let mut note = workplace.note_of(id)?;
    if let (true, Some(name)) = (args.field == "head_name", value.as_str()) {
        note = name.to_owned();
    }
    let same = record
        .field(&args.field)
        .is_some_and(|field| field.entries().len() == 1 && field.entries()[0].1 == value);
    let nothing = value.is_null() && record.field(&args.field).is_none();
    if !same && !nothing {
        workplace.change(call.environment(), operation, &note, |act| {
            act.write(id, &args.field, value, &seen)
        })?;
    }
    workplace.store.drop_draft(&args.id, &args.field)?;
    written(workplace, id)
}

/// `record.write_all`: several fields of one record, in one step.
pub fn write_all(call: &Call<'_>, args: WriteAllArgs) -> Result<Written> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let record = standing(workplace, id)?;
    let mut writes = Vec::new();
    for one in args.writes {
        let seen = dots(&one.seen)?;
        let value = settle(workplace, &record.kind, &one.field, one.value)?;
        let held = record.field(&one.field).map(|register| register.entries());
        let same = match held {
            Some([only]) => only.1 == value,
            None => value.is_null(),
            Some(_) => false,
        };
        if !same {
            writes.push((one.field, value, seen));
        }
    }
    if !writes.is_empty() {
        let operation = step(workplace, &record.kind, record.parent, Doing::Edit)?;
        let note = workplace.note_of(id)?;
        workplace.change(call.environment(), operation, &note, |act| {
            for (field, value, seen) in &writes {
                act.write(id, field, value.clone(), seen)?;
            }
            Ok(())
        })?;
    }
    written(workplace, id)
}

/// `record.create_linked`: a record, and another one that names it, in one step.
pub fn create_linked(call: &Call<'_>, args: CreateLinkedArgs) -> Result<CreatedLinked> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let parsed = |text: &Option<String>| match text {
        Some(text) => text.parse::<RecordId>().map(Some).map_err(|_| AppError::no_record()),
        None => Ok(None),
    };
    let (owner, parent) = (parsed(&args.id)?, parsed(&args.owner_parent)?);
    let owner_kind = match owner {
        Some(id) => standing(workplace, id)?.kind,
        None => args.owner_kind.clone(),
    };
    if let Some(parent) = parent {
        standing(workplace, parent)?;
    }
    let mut fields = BTreeMap::new();
    for (name, value) in args.fields {
        let value = settle(workplace, &args.kind, &name, value)?;
        fields.insert(name, value);
    }
    required(&args.kind, &fields)?;
    let seen = dots(&args.seen)?;
    let names_it = schema::kind(&owner_kind).and_then(|kind| kind.field(&args.field));
    if names_it.is_none_or(|field| field.holds != FieldType::Reference(known(&args.kind))) {
        return Err(AppError::new(ErrorCode::Invalid, "error.unknown_field", &[]));
    }
    let made = id_for(call, workplace, &args.kind, &fields);
    let named = Value::String(made.to_string());
    let note = fields.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, is_new) = match owner {
        Some(id) => (id, false),
        None => (call.environment().record_id(), true),
    };
    let name = operation(&args.kind, Doing::Add);
    workplace.change(call.environment(), name, &note, |act| {
        act.create(made, &args.kind, None, &fields)?;
        if is_new {
            let fields = BTreeMap::from([(args.field.clone(), named)]);
            act.create(id, &owner_kind, parent, &fields)
        } else {
            act.write(id, &args.field, named, &seen)
        }
    })?;
    let written = written(workplace, id)?;
    Ok(CreatedLinked { saved: written.saved, record: written.record, made: made.to_string() })
}

/// The kind's own name, for comparing with what a field refers to.
fn known(kind: &str) -> &'static str {
    schema::kind(kind).map_or("", |kind| kind.name)
}

pub(crate) fn dots(seen: &[String]) -> Result<Vec<Dot>> {
    let dots = seen.iter().map(|dot| dot.parse::<Dot>());
    dots.collect::<Result<Vec<_>, _>>()
        .map_err(|_| AppError::new(ErrorCode::Invalid, "error.dots", &[]))
}

/// `record.create`
pub fn create(call: &Call<'_>, args: RecordArgs) -> Result<Written> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let parent: Option<RecordId> = match &args.parent {
        Some(text) => Some(text.parse().map_err(|_| AppError::no_record())?),
        None => None,
    };
    if let Some(parent) = parent {
        standing(workplace, parent)?;
    }
    let mut fields = BTreeMap::new();
    for (name, value) in args.fields {
        let value = settle(workplace, &args.kind, &name, value)?;
        fields.insert(name, value);
    }
    required(&args.kind, &fields)?;
    let id = id_for(call, workplace, &args.kind, &fields);
    let own = fields.get("head_name").or_else(|| fields.get("name")).and_then(Value::as_str);
    let note = match (parent, own) {
        (Some(parent), _) => workplace.note_of(parent)?,
        (None, own) => own.unwrap_or_default().to_owned(),
    };
    let operation = step(workplace, &args.kind, parent, Doing::Add)?;
    workplace.change(call.environment(), operation, &note, |act| {
        act.create(id, &args.kind, parent, &fields)
    })?;
    written(workplace, id)
}

/// `record.delete`
pub fn delete(call: &Call<'_>, args: IdArgs) -> Result<Saved> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let record = standing(workplace, id)?;
    let note = workplace.note_of(id)?;
    let operation = step(workplace, &record.kind, record.parent, Doing::Delete)?;
    workplace.change(call.environment(), operation, &note, |act| act.delete(id))?;
    saved(workplace)
}

/// `money.parse`
pub fn parse_money(_: &Call<'_>, args: TextArgs) -> Result<ParsedMoney> {
    Ok(match Dong::parse_typed(&args.text) {
        Ok(amount) => ParsedMoney {
            amount: Some(amount.amount()),
            shown: Some(amount.to_string()),
            message: None,
        },
        Err(error) => ParsedMoney { amount: None, shown: None, message: Some(error.to_string()) },
    })
}

enum Doing {
    Add,
    Edit,
    Delete,
}

/// The name of a step: money of a project is not money of a household.
fn step(
    workplace: &Workplace,
    kind: &str,
    parent: Option<RecordId>,
    doing: Doing,
) -> Result<&'static str> {
    if let ("funding", Some(parent)) = (kind, parent) {
        let above = workplace.store.record(&workplace.plan_ledger(), parent)?;
        if above.is_some_and(|above| above.kind == "project") {
            return Ok(operation("project_money", doing));
        }
    }
    Ok(operation(kind, doing))
}

/// The name of the step in the history.
fn operation(kind: &str, doing: Doing) -> &'static str {
    macro_rules! names {
        ($($kind:literal),*) => {
            match (kind, doing) {
                $(
                    ($kind, Doing::Add) => concat!($kind, ".add"),
                    ($kind, Doing::Edit) => concat!($kind, ".edit"),
                    ($kind, Doing::Delete) => concat!($kind, ".delete"),
                )*
                (_, Doing::Add) => "record.add",
                (_, Doing::Edit) => "record.edit",
                (_, Doing::Delete) => "record.delete",
            }
        };
    }
    names!(
        "household",
        "member",
        "measure",
        "funding",
        "helper",
        "assignment",
        "project",
        "project_money",
        "hamlet",
        "section",
        "paper",
        "person"
    )
}

/// The record, if it is there and not deleted.
pub(crate) fn standing(workplace: &Workplace, id: RecordId) -> Result<Record> {
    let ledger = workplace.plan_ledger();
    let record = workplace.store.record(&ledger, id)?.ok_or_else(AppError::no_record)?;
    let mut family = workplace.store.family(&ledger, id)?;
    let mut above = record.parent;
    while let Some(parent) = above {
        family.extend(workplace.store.family(&ledger, parent)?);
        above = family.get(&parent).and_then(|record| record.parent);
    }
    let liveness =
        replica::Family::new(family.iter().map(|(&id, record)| (id, record))).liveness(id);
    if liveness == replica::Liveness::Gone { Err(AppError::no_record()) } else { Ok(record) }
}

/// Brings a value into the form it is kept in, and refuses one that does not fit.
pub(crate) fn settle(
    workplace: &Workplace,
    kind: &str,
    field: &str,
    value: Value,
) -> Result<Value> {
    let refused = |key: &str| {
        let shown = match &value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        AppError::new(ErrorCode::Invalid, key, &[("value", &shown)])
    };
    let Some(known) = schema::kind(kind).and_then(|kind| kind.field(field)) else {
        return Err(refused("error.unknown_field"));
    };
    let value = match (&value, known.holds) {
        (Value::String(text), FieldType::Text) if field == "text" || field == "note" => {
            Value::String(nfc(text).trim().to_owned())
        }
        (Value::String(text), FieldType::Text) => Value::String(clean(text)),
        _ => value.clone(),
    };
    let value = if value.as_str() == Some("") { Value::Null } else { value };
    if !known.holds.accepts(&value) {
        let key = match known.holds {
            FieldType::Year => "value.year",
            FieldType::DayOrYear => "value.day_or_year",
            FieldType::Count => "value.count",
            FieldType::Money => "value.money",
            FieldType::Months => "value.months",
            FieldType::Score => "value.score",
            FieldType::Text => "value.text",
            _ => "value.choice",
        };
        return Err(refused(key));
    }
    if let (FieldType::Reference(kind), Some(text)) = (known.holds, value.as_str()) {
        let id: RecordId = text.parse().map_err(|_| refused("value.reference"))?;
        if standing(workplace, id).map_err(|_| refused("value.reference"))?.kind != kind {
            return Err(refused("value.reference"));
        }
    }
    if field == "head_name" && value.is_null() {
        return Err(AppError::new(ErrorCode::Invalid, "error.head_name", &[]));
    }
    Ok(value)
}

/// What a new record cannot do without.
fn required(kind: &str, fields: &BTreeMap<String, Value>) -> Result<()> {
    let (field, key) = match kind {
        "household" => ("head_name", "error.head_name"),
        "member" | "hamlet" | "helper" | "project" | "person" => ("name", "error.name"),
        _ => return Ok(()),
    };
    match fields.get(field) {
        Some(value) if !value.is_null() => Ok(()),
        _ => Err(AppError::new(ErrorCode::Invalid, key, &[])),
    }
}

/// Derived for what is the same thing on two laptops, else random.
fn id_for(
    call: &Call<'_>,
    workplace: &Workplace,
    kind: &str,
    fields: &BTreeMap<String, Value>,
) -> RecordId {
    match (kind, fields.get("name").and_then(Value::as_str)) {
        ("hamlet", Some(name)) => hamlet_id(workplace, name),
        _ => call.environment().record_id(),
    }
}

/// The id of a hamlet: the same name in the same unit is the same hamlet.
pub(crate) fn hamlet_id(workplace: &Workplace, name: &str) -> RecordId {
    let identity = workplace.store.identity();
    RecordId::derived(&["hamlet", &identity.unit, &identity.year.to_string(), &fold(name)])
}

pub(crate) fn written(workplace: &Workplace, id: RecordId) -> Result<Written> {
    let record = standing(workplace, id)?;
    Ok(Written { saved: saved(workplace)?, record: record_view(workplace, id, &record, false)? })
}
