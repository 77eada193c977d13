//! Fields in which two machines wrote apart: both values with their writers, for a person to
//! decide. Deciding is an ordinary write that names all the dots.

use domain::plan::Plan;
use replica::{Dot, Record, RecordId};

use super::wording::{label, places, shown};
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::{ConflictValue, ConflictView, NoArgs};

/// Who wrote the value under a dot in a field of a record, and when, if that is known.
pub(crate) type WriterOf<'a> = dyn Fn(RecordId, &str, Dot) -> Result<Option<(String, String)>> + 'a;

/// `conflict.list`
pub fn list(call: &Call<'_>, _: NoArgs) -> Result<Vec<ConflictView>> {
    open(call.desk().plan_to_read()?)
}

/// The open conflicts of the workplace's plan.
pub(crate) fn open(workplace: &mut Workplace) -> Result<Vec<ConflictView>> {
    let plan = workplace.plan()?;
    let workplace: &Workplace = workplace;
    let ledger = workplace.plan_ledger();
    of(&plan, &|id| Ok(workplace.store.record(&ledger, id)?), &|id, field, dot| {
        Ok(workplace.store.writer_of(&ledger, id, field, dot)?)
    })
}

/// The open conflicts of a plan, households first, in the plan's order.
pub(crate) fn of(
    plan: &Plan,
    record_of: &dyn Fn(RecordId) -> Result<Option<Record>>,
    writer_of: &WriterOf<'_>,
) -> Result<Vec<ConflictView>> {
    if plan.conflicts.is_empty() {
        return Ok(Vec::new());
    }
    let places = places(plan);
    let mut found = Vec::with_capacity(plan.conflicts.len());
    for (id, field) in &plan.conflicts {
        let id = RecordId(*id);
        let (Some(record), Some(place)) = (record_of(id)?, places.get(&id).cloned()) else {
            // Of a kind that no screen knows: it stays as it is.
            continue;
        };
        let Some(register) = record.field(field) else { continue };
        let mut values: Vec<ConflictValue> = Vec::new();
        for entry in register.entries() {
            if values.iter().any(|known| known.value == entry.1) {
                continue;
            }
            let (who, at) = writer_of(id, field, entry.0)?.unzip();
            values.push(ConflictValue {
                value: entry.1.clone(),
                shown: shown(plan, &record.kind, field, &entry.1),
                dot: entry.0.to_string(),
                who: who.filter(|who| !who.is_empty()),
                at,
            });
        }
        let view = ConflictView {
            household: (place.top_kind == "household").then(|| place.top.to_string()),
            name: place.name,
            hamlet: place.hamlet,
            within: place.within,
            record: id.to_string(),
            kind: record.kind.clone(),
            label: label(plan, field),
            field: field.clone(),
            dots: register.dots().map(|dot| dot.to_string()).collect(),
            values,
        };
        found.push((place.order, view));
    }
    found.sort_by_key(|(order, _)| *order);
    Ok(found.into_iter().map(|(_, view)| view).collect())
}
