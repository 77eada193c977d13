//! Half-typed text.

use replica::RecordId;
use store::Draft;

use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::{Done, DraftArgs, DraftKey, DraftView};

/// `draft.keep`
pub fn keep(call: &Call<'_>, args: DraftArgs) -> Result<Done> {
    let at = call.environment().moment();
    let draft = Draft { record: args.record, field: args.field, text: args.text, at };
    call.desk().workplace()?.store.keep_draft(&draft)?;
    Ok(Done {})
}

/// `draft.drop`
pub fn forget(call: &Call<'_>, args: DraftKey) -> Result<Done> {
    call.desk().workplace()?.store.drop_draft(&args.record, &args.field)?;
    Ok(Done {})
}

pub(crate) fn all(workplace: &Workplace) -> Result<Vec<DraftView>> {
    let mut views = Vec::new();
    for draft in workplace.store.drafts()? {
        let household = match draft.record.parse::<RecordId>() {
            Ok(id) => household_of(workplace, id)?,
            Err(_) => None,
        };
        let head_name = match household {
            Some(id) => Some(workplace.note_of(id)?),
            None => None,
        };
        views.push(DraftView {
            household: household.map(|id| id.to_string()),
            head_name,
            record: draft.record,
            field: draft.field,
            text: draft.text,
            at: draft.at,
        });
    }
    Ok(views)
}

/// The household a record belongs to.
pub(crate) fn household_of(workplace: &Workplace, id: RecordId) -> Result<Option<RecordId>> {
    let ledger = workplace.plan_ledger();
    let mut next = Some(id);
    while let Some(id) = next {
        let Some(record) = workplace.store.record(&ledger, id)? else { return Ok(None) };
        if record.kind == "household" {
            return Ok(Some(id));
        }
        next = record.parent;
    }
    Ok(None)
}
