//! Steps: their names, taking them back, doing them again.

use store::{Step, TakenBack};

use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{
    FieldStepView, IdArgs, LimitArgs, NoArgs, StepView, UndoToArgs, Undone, UndoneTo,
};
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

/// `history.undo_to`: one real undo after another, so that each can be done again by itself.
pub fn undo_to(call: &Call<'_>, args: UndoToArgs) -> Result<UndoneTo> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let (owner, author) = (workplace.owner(), workplace.author(call.environment())?);
    let all = workplace.store.count_undoable(args.number)?;
    let (mut count, mut left_alone, mut stopped) = (0, 0, None);
    while let Some(step) = workplace.store.undoable()?.filter(|step| step.number >= args.number) {
        let what = name(&step);
        let taken = job
            .at(u64::from(count), u64::from(all), &what)
            .and_then(|()| Ok(workplace.store.undo(&owner, &author)?));
        match taken {
            Ok(taken) => {
                count += 1;
                left_alone += taken.left_alone;
            }
            Err(error) if count == 0 => return Err(error),
            Err(error) if error.code == ErrorCode::Cancelled => {
                stopped = Some(say("history.stopped", &[("count", &count)]));
                break;
            }
            Err(error) => {
                let args: &[(&str, &dyn std::fmt::Display)] =
                    &[("count", &count), ("step", &what), ("why", &error.message)];
                stopped = Some(say("history.stuck", args));
                break;
            }
        }
    }
    if count == 0 {
        return Err(store::StoreError::NothingToTakeBack.into());
    }
    Ok(UndoneTo {
        saved: saved(workplace)?,
        count,
        left_alone: (left_alone > 0)
            .then(|| say("history.left_alone_in_all", &[("count", &left_alone)])),
        stopped,
    })
}

/// `history.list`
pub fn list(call: &Call<'_>, args: LimitArgs) -> Result<Vec<StepView>> {
    Ok(call.desk().shown()?.store.steps(args.limit)?.iter().map(view).collect())
}

/// `history.of`
pub fn of(call: &Call<'_>, args: IdArgs) -> Result<Vec<FieldStepView>> {
    let id = args.id.parse().map_err(|_| AppError::no_record())?;
    let changes = call.desk().shown()?.store.history_of(id)?;
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

pub(crate) fn view(step: &Step) -> StepView {
    let key = format!("step.role.{}", step.role);
    let what = name(step);
    StepView {
        number: step.number,
        what: if has(&key) { say(&key, &[("step", &what)]) } else { what },
        who: step.who.clone(),
        at: step.at.clone(),
        undone: step.taken_back,
        undoable: step.undoable(),
    }
}

/// What a step is called: «Sửa hộ Lê Văn An».
pub(crate) fn name(step: &Step) -> String {
    say(&format!("step.{}", step.operation), &[("note", &step.note)])
}
