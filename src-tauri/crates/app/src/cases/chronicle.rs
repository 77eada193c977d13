//! The history of a household in words: who did what to it and to all that belongs to it.

use std::collections::BTreeMap;

use replica::{DELETED, Family, Liveness, Record, RecordId, SAME_AS};
use serde_json::Value;
use store::FamilyChange;

use super::spoken;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, Result};
use crate::view::{HistoryArgs, HistoryChange, HouseholdHistory, HouseholdStep};
use crate::words::say;

/// The most steps of one page.
const MOST: u32 = 200;

/// A household's records, for looking up names and what stands now.
struct Household<'a> {
    workplace: &'a Workplace,
    records: &'a BTreeMap<RecordId, Record>,
    liveness: Family<'a>,
}

/// `history.household`
pub fn household(call: &Call<'_>, args: HistoryArgs) -> Result<HouseholdHistory> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let ledger = workplace.plan_ledger();
    let records = workplace.store.family(&ledger, id)?;
    if records.get(&id).is_none_or(|record| record.kind != "household") {
        return Err(AppError::no_record());
    }
    let (offset, limit) = (args.offset as usize, args.limit.min(MOST) as usize);
    let (total, steps) = workplace.store.family_history(&ledger, id, &records, offset, limit)?;
    let liveness = Family::new(records.iter().map(|(&id, record)| (id, record)));
    let household = Household { workplace, records: &records, liveness };
    let mut shown = Vec::with_capacity(steps.len());
    for step in steps {
        let changes = step.changes.iter().map(|change| household.change(change));
        shown.push(HouseholdStep {
            changes: changes.collect::<Result<_>>()?,
            step: super::history::view(&step.step),
        });
    }
    Ok(HouseholdHistory { total: u32::try_from(total).unwrap_or(u32::MAX), steps: shown })
}

impl Household<'_> {
    fn change(&self, change: &FamilyChange) -> Result<HistoryChange> {
        let record = self.records.get(&change.record);
        let kind = record.map(|record| record.kind.as_str()).unwrap_or_default();
        let mut shown = HistoryChange {
            record: change.record.to_string(),
            about: self.about(change.record),
            doing: "written".to_owned(),
            field: change.field.clone(),
            label: String::new(),
            from: String::new(),
            to: String::new(),
            value: Value::Null,
            seen: Vec::new(),
            can_put_back: false,
        };
        match change.field.as_str() {
            "" => {
                "made".clone_into(&mut shown.doing);
                shown.to = self.first_values(kind, change)?;
            }
            DELETED => {
                let gone = change.after.iter().any(|value| !value.is_null());
                if gone { "deleted" } else { "restored" }.clone_into(&mut shown.doing);
            }
            field => {
                shown.label = spoken::label(kind, field);
                shown.from = self.values(kind, field, &change.before)?;
                shown.to = if change.after.is_empty() {
                    say("history.unknown", &[])
                } else {
                    self.values(kind, field, &change.after)?
                };
                shown.value = change.before.first().cloned().unwrap_or_default();
                self.put_back(change, record, &mut shown);
            }
        }
        Ok(shown)
    }

    /// Whether what stood before can be written again, and in place of what.
    fn put_back(&self, change: &FamilyChange, record: Option<&Record>, shown: &mut HistoryChange) {
        let register = record.and_then(|record| record.field(&change.field));
        shown.seen =
            register.map(|one| one.dots().map(|dot| dot.to_string()).collect()).unwrap_or_default();
        let now = register.and_then(|one| one.value()).cloned().unwrap_or_default();
        let alone = change.before.len() <= 1;
        let there = self.liveness.liveness(change.record) != Liveness::Gone;
        let differs = now != shown.value || register.is_some_and(|one| one.is_conflict());
        let own =
            change.field != SAME_AS && !(change.field == "head_name" && shown.value.is_null());
        shown.can_put_back = alone && there && differs && own;
    }

    fn values(&self, kind: &str, field: &str, values: &[Value]) -> Result<String> {
        if values.is_empty() {
            return Ok(say("history.empty", &[]));
        }
        let mut shown: Vec<String> = Vec::new();
        for value in values {
            let one = spoken::value(self.workplace, self.near_poor(), kind, field, value)?;
            if !shown.contains(&one) {
                shown.push(one);
            }
        }
        Ok(shown.join(&format!(" {} ", say("history.or", &[]))))
    }

    /// «Tên giải pháp: Cho vay hộ nghèo; tháng: 3–12».
    fn first_values(&self, kind: &str, change: &FamilyChange) -> Result<String> {
        let mut parts = Vec::new();
        for (field, value) in &change.first {
            if value.is_null() || field == DELETED || field == "standing" || field == SAME_AS {
                continue;
            }
            let value = spoken::value(self.workplace, self.near_poor(), kind, field, value)?;
            let label = spoken::label(kind, field);
            parts.push(say("history.first", &[("label", &label), ("value", &value)]));
        }
        Ok(parts.join("; "))
    }

    fn near_poor(&self) -> bool {
        self.records.values().any(|record| {
            record.kind == "household" && text(record, "class").as_deref() == Some("near_poor")
        })
    }

    /// What the record is, with its name where it has one.
    fn about(&self, id: RecordId) -> String {
        let Some(record) = self.records.get(&id) else { return String::new() };
        let name = match record.kind.as_str() {
            "measure" => text(record, "title"),
            "member" => text(record, "name"),
            "funding" => {
                let measure = record.parent.and_then(|id| self.records.get(&id));
                measure.and_then(|measure| text(measure, "title"))
            }
            _ => None,
        };
        spoken::about(&record.kind, &name.unwrap_or_default())
    }
}

fn text(record: &Record, field: &str) -> Option<String> {
    let value = record.field(field).and_then(|register| register.value());
    value.and_then(Value::as_str).map(str::to_owned)
}
