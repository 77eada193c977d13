//! Steps: their names, taking them back, doing them again.

use store::{Step, TakenBack};

use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, Result};
use crate::view::{FieldStepView, IdArgs, LimitArgs, NoArgs, StepView, Undone};
use crate::words::{has, say};

/// `history.undo`
pub fn undo(call: &Call<'_>, _: NoArgs) -> Result<Undone> {
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let (owner, author) = (workplace.owner(), workplace.author(call.environment())?);
    let taken = workplace.store.undo(&owner, &author)?;
    undone(workplace, taken)
}

/// `history.redo`
pub fn redo(call: &Call<'_>, _: NoArgs) -> Result<Undone> {
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let (owner, author) = (workplace.owner(), workplace.author(call.environment())?);
    let taken = workplace.store.redo(&owner, &author)?;
    undone(workplace, taken)
}

/// `history.list`
pub fn list(call: &Call<'_>, args: LimitArgs) -> Result<Vec<StepView>> {
    Ok(call.desk().workplace()?.store.steps(args.limit)?.iter().map(view).collect())
}

/// `history.of`
pub fn of(call: &Call<'_>, args: IdArgs) -> Result<Vec<FieldStepView>> {
    let id = args.id.parse().map_err(|_| AppError::no_record())?;
    let changes = call.desk().workplace()?.store.history_of(id)?;
    Ok(changes
        .into_iter()
        .map(|change| FieldStepView {
            step: view(&change.step),
            field: change.field,
            before: change.before,
        })
        .collect())
}

fn undone(workplace: &Workplace, taken: TakenBack) -> Result<Undone> {
    let household = match taken.record {
        Some(id) => super::drafts::household_of(workplace, id)?,
        None => None,
    };
    let left_alone =
        (taken.left_alone > 0).then(|| say("history.left_alone", &[("count", &taken.left_alone)]));
    Ok(Undone {
        saved: saved(workplace)?,
        did: name(&taken.step),
        household: household.map(|id| id.to_string()),
        left_alone,
    })
}

fn view(step: &Step) -> StepView {
    let key = format!("step.role.{}", step.role);
    let what = name(step);
    StepView {
        number: step.number,
        what: if has(&key) { say(&key, &[("step", &what)]) } else { what },
        who: step.who.clone(),
        at: step.at.clone(),
        undone: step.taken_back,
    }
}

/// What a step is called: «Sửa hộ Lê Văn An».
pub(crate) fn name(step: &Step) -> String {
    say(&format!("step.{}", step.operation), &[("note", &step.note)])
}
