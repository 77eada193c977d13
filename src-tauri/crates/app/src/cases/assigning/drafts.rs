//! The draft of a unit's task: all fields of the task before it under the next number.

use std::collections::BTreeMap;

use domain::LedgerName;
use domain::catalog::Catalogue;
use domain::offices::{Task, Words};
use domain::schema::{self, FieldType};
use domain::text::parse_grouped;
use replica::RecordId;
use serde_json::{Value, json};
use store::{Act, StoreError};

use super::super::offices::{district_ledger, district_words, task};
use super::super::packages::name_of;
use super::view::all;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{AssignArgs, AssignView, UnitArgs};
use crate::words::say;

/// Fields that may be written for all units at once.
const FOR_ALL: &[&str] = &["last_day", "inner_last_day", "paper_number", "paper_date", "note"];

/// Figures that a task always has; without one it would ask for nothing.
const ALWAYS: &[&str] =
    &["natural_households", "poor_start", "poor_reduce", "near_poor_start", "near_poor_reduce"];

/// No unit has more households or persons.
const MOST: u64 = 1_000_000;

/// `assign.write`
pub fn write(call: &Call<'_>, args: AssignArgs) -> Result<AssignView> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let field = args.field.as_str();
    let value = read(field, args.value)?;
    let (units, note): (Vec<String>, String) = match &args.unit {
        Some(unit) if Catalogue::built_in().unit(unit).is_some() => {
            (vec![unit.clone()], name_of(unit))
        }
        Some(unit) => {
            return Err(AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", unit)]));
        }
        None if FOR_ALL.contains(&field) => (all_units(), say("assign.all_units", &[])),
        None => return Err(AppError::new(ErrorCode::Invalid, "assign.one_unit", &[])),
    };
    let written = BTreeMap::from([(args.field, value)]);
    let written: Vec<_> = units.into_iter().map(|unit| (unit, written.clone())).collect();
    put(call, workplace, written, ("task.edit", &note))?;
    all(workplace)
}

/// `assign.forget`: the draft of a unit goes, what was issued stands.
pub fn forget(call: &Call<'_>, args: UnitArgs) -> Result<AssignView> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    if let Some(draft) = district_words(workplace, &args.unit)?.draft_task() {
        let id = task_id(workplace, &args.unit, draft.number);
        let (ledger, name) = (district_ledger(workplace, &args.unit), name_of(&args.unit));
        let step = ("task.forget", name.as_str());
        workplace.change_in(call.environment(), &ledger, step, |act| act.delete(id))?;
    }
    all(workplace)
}

/// The value as it is stored; a count may come as it was typed. Refused where the schema does
/// not take it for this field of a task.
fn read(field: &str, value: Value) -> Result<Value> {
    let refused = |key: &str| AppError::new(ErrorCode::Invalid, key, &[]);
    let kind = schema::OFFICE_KINDS.iter().find(|kind| kind.name == "task");
    let known = kind.and_then(|kind| kind.field(field)).map(|field| field.holds);
    let catalogue = Catalogue::built_in();
    let exists = match field.split_once('.') {
        Some(("service", key)) => catalogue.assignment.services.iter().any(|one| one.key == key),
        Some(("reviewer", code)) => catalogue.reviewers.iter().any(|one| one.code == code),
        _ => !matches!(field, "number" | "issued_at"),
    };
    let Some(holds) = known.filter(|_| exists) else { return Err(refused("assign.value")) };
    let value = match (holds, value) {
        (FieldType::Count, Value::String(typed)) => match count(&typed) {
            Some(count) => count.map_or(Value::Null, |n| json!(n)),
            None => {
                let args: &[(&str, &dyn std::fmt::Display)] = &[("typed", &typed.trim())];
                return Err(AppError::new(ErrorCode::Invalid, "assign.count", args));
            }
        },
        (_, value) => value,
    };
    // A year alone is no last day.
    let whole_day =
        !matches!(holds, FieldType::DayOrYear) || value.as_str().is_none_or(|day| day.len() == 10);
    if value.is_null() && ALWAYS.contains(&field) {
        return Err(refused("assign.count_needed"));
    }
    if whole_day && holds.accepts(&value) { Ok(value) } else { Err(refused("assign.value")) }
}

/// Reads a typed count, «1.234» or «1234»; `Some(None)` for nothing, `None` for what is none.
pub(super) fn count(typed: &str) -> Option<Option<u32>> {
    if typed.trim().is_empty() {
        return Some(None);
    }
    let n = parse_grouped(typed).filter(|n| *n <= MOST)?;
    u32::try_from(n).ok().map(Some)
}

/// A draft to be written: what the next task begins with, and what is written into it.
pub(super) struct Draft {
    id: RecordId,
    number: u32,
    /// The task before it, where the draft is still to be made.
    made_of: Option<Task>,
    fields: BTreeMap<String, Value>,
}

impl Draft {
    pub fn of(
        workplace: &Workplace,
        unit: &str,
        mut fields: BTreeMap<String, Value>,
    ) -> Result<Self> {
        let words = district_words(workplace, unit)?;
        let before = task(workplace, unit)?.unwrap_or_default();
        let number = number_of_draft(&words);
        let shown = words.draft_task().unwrap_or(&before);
        keep_lead(&mut fields, shown)?;
        let made_of = words.draft_task().is_none().then_some(before);
        Ok(Self { id: task_id(workplace, unit, number), number, made_of, fields })
    }

    pub fn write(&self, act: &mut Act<'_>) -> std::result::Result<(), StoreError> {
        if let Some(before) = &self.made_of {
            let mut all = fields_of(before);
            all.insert("number".to_owned(), json!(self.number));
            // A draft that was taken back comes again with what it held: cleared first.
            for gone in stale(act, self.id, &all)? {
                all.insert(gone, Value::Null);
            }
            act.create(self.id, "task", None, &all)?;
        }
        for (field, value) in &self.fields {
            set(act, self.id, field, value)?;
        }
        Ok(())
    }

    /// Writes when it was issued; from then on it is in force.
    pub fn issue(&self, act: &mut Act<'_>, at: &str) -> std::result::Result<(), StoreError> {
        self.write(act)?;
        set(act, self.id, "issued_at", &json!(at))?;
        set(act, self.id, "number", &json!(self.number))
    }
}

/// Writes fields of the drafts of units, in one step.
pub(super) fn put(
    call: &Call<'_>,
    workplace: &mut Workplace,
    written: Vec<(String, BTreeMap<String, Value>)>,
    step: (&'static str, &str),
) -> Result<()> {
    let (mut ledgers, mut drafts) = (Vec::new(), Vec::new());
    for (unit, fields) in written {
        ledgers.push(district_ledger(workplace, &unit));
        drafts.push(Draft::of(workplace, &unit, fields)?);
    }
    workplace.change_each(call.environment(), &ledgers, step, |at, act| drafts[at].write(act))
}

/// Only one of the reviewers leads: whoever is no longer one does not, and one alone does.
fn keep_lead(fields: &mut BTreeMap<String, Value>, shown: &Task) -> Result<()> {
    let ticked = |code: &String| match fields.get(&format!("reviewer.{code}")) {
        Some(tick) => *tick == Value::Bool(true),
        None => shown.reviewers.contains(code),
    };
    let all = Catalogue::built_in().reviewers.iter().map(|one| &one.code);
    let reviewers: Vec<&String> = all.filter(|code| ticked(code)).collect();
    if let Some(Value::String(lead)) = fields.get("lead") {
        if reviewers.contains(&lead) {
            return Ok(());
        }
        return Err(AppError::new(ErrorCode::Invalid, "assign.lead", &[]));
    }
    let touched = fields.keys().any(|field| field.starts_with("reviewer."));
    let stays = shown.lead.as_ref().is_some_and(|lead| reviewers.contains(&lead));
    if touched && !stays {
        let lead = match reviewers.as_slice() {
            [only] => json!(only),
            _ => Value::Null,
        };
        fields.insert("lead".to_owned(), lead);
    }
    Ok(())
}

/// Fields that a record holds and the new ones do not.
fn stale(
    act: &mut Act<'_>,
    id: RecordId,
    new: &BTreeMap<String, Value>,
) -> std::result::Result<Vec<String>, StoreError> {
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
) -> std::result::Result<(), StoreError> {
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
fn task_id(workplace: &Workplace, unit: &str, number: u32) -> RecordId {
    let year = workplace.year().to_string();
    RecordId::derived(&["task", unit, &year, &number.to_string()])
}

/// A task as the fields of its record.
fn fields_of(task: &Task) -> BTreeMap<String, Value> {
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
