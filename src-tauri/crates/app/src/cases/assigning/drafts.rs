//! The draft of a unit's task: all fields of the task before it under the next number.

use std::collections::BTreeMap;

use domain::LedgerName;
use domain::catalog::Catalogue;
use domain::offices::{Task, Words};
use domain::schema::{self, FieldType};
use replica::RecordId;
use serde_json::{Value, json};
use store::{Act, StoreError};

use super::super::offices::{district_ledger, district_words, task};
use super::super::packages::name_of;
use super::view::all;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{AssignArgs, AssignView, UnitArgs};

/// Fields that may be written for all units at once.
const FOR_ALL: &[&str] = &["last_day", "inner_last_day", "paper_number", "paper_date", "note"];

/// `assign.write`
pub fn write(call: &Call<'_>, args: AssignArgs) -> Result<AssignView> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let field = args.field.as_str();
    if !fits(field, &args.value) {
        return Err(AppError::new(ErrorCode::Invalid, "assign.value", &[]));
    }
    let units: Vec<String> = match &args.unit {
        Some(unit) if Catalogue::built_in().unit(unit).is_some() => vec![unit.clone()],
        Some(unit) => {
            return Err(AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", unit)]));
        }
        None if FOR_ALL.contains(&field) => all_units(),
        None => return Err(AppError::new(ErrorCode::Invalid, "assign.one_unit", &[])),
    };
    let written = BTreeMap::from([(args.field, args.value)]);
    for unit in &units {
        put(call, workplace, unit, &written)?;
    }
    all(workplace)
}

/// `assign.forget`: the draft of a unit goes, what was issued stands.
pub fn forget(call: &Call<'_>, args: UnitArgs) -> Result<AssignView> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    if let Some(draft) = district_words(workplace, &args.unit)?.draft_task() {
        let id = task_id(workplace, &args.unit, draft.number);
        let (ledger, name) = (district_ledger(workplace, &args.unit), name_of(&args.unit));
        workplace
            .change_in(call.environment(), &ledger, ("task.edit", &name), |act| act.delete(id))?;
    }
    all(workplace)
}

/// Does the schema take the value for this field of a task?
fn fits(field: &str, value: &Value) -> bool {
    let kind = schema::OFFICE_KINDS.iter().find(|kind| kind.name == "task");
    let known = kind.and_then(|kind| kind.field(field)).map(|field| field.holds);
    let catalogue = Catalogue::built_in();
    let exists = match field.split_once('.') {
        Some(("service", key)) => catalogue.assignment.services.iter().any(|one| one.key == key),
        Some(("reviewer", code)) => catalogue.reviewers.iter().any(|one| one.code == code),
        _ => !matches!(field, "number" | "issued_at"),
    };
    // A year alone is no last day.
    let whole_day = !matches!(known, Some(FieldType::DayOrYear))
        || value.as_str().is_none_or(|day| day.len() == 10);
    exists && whole_day && known.is_some_and(|holds| holds.accepts(value))
}

/// Writes fields of a unit's draft, in one step.
pub(super) fn put(
    call: &Call<'_>,
    workplace: &mut Workplace,
    unit: &str,
    fields: &BTreeMap<String, Value>,
) -> Result<()> {
    let words = district_words(workplace, unit)?;
    let before = task(workplace, unit)?.unwrap_or_default();
    let number = number_of_draft(&words);
    let id = task_id(workplace, unit, number);
    let fresh = words.draft_task().is_none();
    let (ledger, name) = (district_ledger(workplace, unit), name_of(unit));
    workplace.change_in(call.environment(), &ledger, ("task.edit", &name), |act| {
        if fresh {
            let mut all = fields_of(&before);
            all.insert("number".to_owned(), json!(number));
            // A draft that was taken back comes again with what it held: cleared first.
            for gone in stale(act, id, &all)? {
                all.insert(gone, Value::Null);
            }
            act.create(id, "task", None, &all)?;
        }
        for (field, value) in fields {
            set(act, id, field, value)?;
        }
        Ok::<_, StoreError>(())
    })
}

/// Fields that a record holds and the new ones do not.
fn stale(
    act: &mut Act<'_>,
    id: RecordId,
    new: &BTreeMap<String, Value>,
) -> Result<Vec<String>, StoreError> {
    let Some(record) = act.record(id)? else { return Ok(Vec::new()) };
    let known = record.fields.keys().filter(|name| !schema::COMMON.contains(&name.as_str()));
    Ok(known.filter(|name| !new.contains_key(*name)).cloned().collect())
}

/// Writes a field in place of whatever stands, if it is something else.
pub(crate) fn set(
    act: &mut Act<'_>,
    id: RecordId,
    field: &str,
    value: &Value,
) -> Result<(), StoreError> {
    let record = act.record(id)?.ok_or(StoreError::NoRecord(id))?;
    let entries = record.field(field).map(|register| register.entries().to_vec());
    let entries = entries.unwrap_or_default();
    let same = match entries.as_slice() {
        [] => value.is_null(),
        [only] => only.1 == *value,
        _ => false,
    };
    if same {
        return Ok(());
    }
    let seen: Vec<_> = entries.iter().map(|entry| entry.0).collect();
    act.write(id, field, value.clone(), &seen)
}

/// The number that the draft has, or would get.
pub(super) fn number_of_draft(words: &Words) -> u32 {
    let last = words.task().map_or(0, |task| task.number);
    words.draft_task().map_or(last + 1, |draft| draft.number)
}

/// The same number of the same unit is the same record.
pub(super) fn task_id(workplace: &Workplace, unit: &str, number: u32) -> RecordId {
    let year = workplace.year().to_string();
    RecordId::derived(&["task", unit, &year, &number.to_string()])
}

/// A task as the fields of its record.
pub(super) fn fields_of(task: &Task) -> BTreeMap<String, Value> {
    let targets = &task.targets;
    let mut fields = BTreeMap::from([
        ("natural_households".to_owned(), json!(targets.natural_households)),
        ("poor_start".to_owned(), json!(targets.poor_start)),
        ("poor_reduce".to_owned(), json!(targets.poor_reduce)),
        ("near_poor_start".to_owned(), json!(targets.near_poor_start)),
        ("near_poor_reduce".to_owned(), json!(targets.near_poor_reduce)),
    ]);
    let days = [
        ("paper_date", task.paper_date),
        ("last_day", task.last_day),
        ("inner_last_day", task.inner_last_day),
    ];
    let days = days.into_iter().filter_map(|(name, day)| Some((name, day?.iso())));
    let texts = [
        ("paper_number", task.paper_number.clone()),
        ("lead", task.lead.clone()),
        ("note", task.note.clone()),
    ];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text?)));
    fields.extend(days.chain(texts).map(|(name, text)| (name.to_owned(), json!(text))));
    fields.extend(task.services.iter().map(|(key, n)| (format!("service.{key}"), json!(n))));
    fields.extend(task.reviewers.iter().map(|code| (format!("reviewer.{code}"), json!(true))));
    fields
}

/// Codes of all units, in the order of annex 1.
pub(super) fn all_units() -> Vec<String> {
    Catalogue::built_in().units.iter().map(|unit| unit.code.to_string()).collect()
}

/// The ledger of a unit, for whoever issues.
pub(super) fn ledger(workplace: &Workplace, unit: &str) -> LedgerName {
    district_ledger(workplace, unit)
}
