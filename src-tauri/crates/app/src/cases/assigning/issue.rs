//! Writing the assignment files: one for each unit, each read back before it is called safe.
//!
//! A draft becomes the task in force only when its file lies safe: that it was issued is
//! written in an action that is undone as a whole where the file is not. What happens to one
//! unit's file leaves the others alone. Deliberately absent: sealing to a unit whose key nobody
//! has compared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::LedgerName;
use domain::catalog::Catalogue;
use domain::offices::{Task, Words};
use exchange::{Kind, Part, Party};

use super::super::offices::{district_words, part, signed, task};
use super::super::packages::{ToSeal, known, name_of};
use super::super::sending::{Sealer, Sent, send, take_away};
use super::super::stick;
use super::super::workplaces::saved;
use super::drafts::{Draft, all_units, ledger};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{IssueArgs, Issued, IssuedFile};
use crate::words::say;

/// `assign.issue`
pub fn issue(call: &Call<'_>, args: IssueArgs) -> Result<Issued> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let units = if args.units.is_empty() { all_units() } else { args.units };
    for unit in &units {
        if Catalogue::built_in().unit(unit).is_none() {
            return Err(AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", unit)]));
        }
    }
    let folder = PathBuf::from(&args.folder);
    let kept = say("assign.kept", &[]);
    stick::folder(&folder, args.make_folder, &kept)?;
    let known = known(workplace)?;
    let all = units.len() as u64;
    let mut files = Vec::new();
    for (done, unit) in units.iter().enumerate() {
        let name = name_of(unit);
        // What was written before a stop lies there whole and is in force.
        let stopped = job.at(done as u64, all, &name).is_err();
        let outcome = match known.get(unit) {
            _ if stopped => Outcome::Stopped,
            None => Outcome::NoKey,
            Some(receiver) => match one(call, workplace, unit, receiver, (&folder, &kept)) {
                Ok((task, path)) => Outcome::Written(task.number, path),
                Err(error) => {
                    tracing::warn!(%unit, code = ?error.code, "no assignment file");
                    Outcome::Failed(error.message)
                }
            },
        };
        files.push(outcome.view(unit, name));
    }
    let _ = job.at(all, all, "");
    Ok(Issued { files, saved: saved(workplace)? })
}

/// What became of a unit's file.
enum Outcome {
    Written(u32, PathBuf),
    NoKey,
    Failed(String),
    Stopped,
}

impl Outcome {
    fn view(self, unit: &str, name: String) -> IssuedFile {
        let (outcome, number, path, message) = match self {
            Self::Written(number, path) => {
                let args: &[(&str, &dyn std::fmt::Display)] =
                    &[("name", &name), ("number", &number)];
                let path = path.display().to_string();
                ("written", number, Some(path), say("assign.written", args))
            }
            Self::NoKey => ("no_key", 0, None, say("assign.no_key", &[("name", &name)])),
            Self::Failed(message) => ("failed", 0, None, message),
            Self::Stopped => ("stopped", 0, None, say("assign.stopped", &[("name", &name)])),
        };
        IssuedFile {
            unit: unit.to_owned(),
            name,
            written: outcome == "written",
            outcome: outcome.to_owned(),
            number,
            path,
            message,
        }
    }
}

/// The draft goes out under its number if it changes something, else what was issued last. The
/// first file hands out plan 154 as number 1.
fn one(
    call: &Call<'_>,
    workplace: &mut Workplace,
    unit: &str,
    receiver: &Party,
    place: (&Path, &str),
) -> Result<(Task, PathBuf)> {
    let words = district_words(workplace, unit)?;
    let in_force = task(workplace, unit)?.unwrap_or_default();
    let changed =
        words.draft_task().is_some_and(|draft| !draft.changes_since(&in_force).is_empty());
    // The district's lists go along where it has written some.
    let lists = part(workplace, &LedgerName::Catalogue(workplace.year()))?;
    let to_seal = |task: &Task, own: Part| hand_out(unit, receiver, task, own, lists.clone());
    let ledger = ledger(workplace, unit);
    if let (Some(issued), false) = (words.task(), changed) {
        let own = part(workplace, &ledger)?.ok_or_else(AppError::no_record)?;
        let sent = send(call, workplace, to_seal(issued, own), place, &|| Ok(()))?;
        return Ok((issued.clone(), sent.path));
    }
    let sealer = Sealer::of(call, workplace)?;
    let draft = Draft::of(workplace, unit, BTreeMap::new())?;
    let at = call.environment().moment();
    let mut laid = None;
    let step = ("task.issue", name_of(unit));
    let issued =
        workplace.change_if(call.environment(), &ledger, (step.0, &step.1), |act| -> Result<_> {
            draft.issue(act, &at)?;
            let ledger = act.ledger()?;
            let words = Words::read(&store::raw_ledger(&ledger.records));
            let task = words.task().cloned().ok_or_else(AppError::no_record)?;
            let own = signed(&ledger, &sealer.secret)?;
            let Sent { path, line } = sealer.lay(to_seal(&task, own), place)?;
            laid = Some(path.clone());
            act.note_package(&line)?;
            Ok((task, path))
        });
    if let (Err(_), Some(path)) = (&issued, &laid) {
        take_away(path);
    }
    issued
}

fn hand_out(unit: &str, receiver: &Party, task: &Task, own: Part, lists: Option<Part>) -> ToSeal {
    let targets = &task.targets;
    let summary: &[(&str, &dyn std::fmt::Display)] = &[
        ("name", &name_of(unit)),
        ("number", &task.number),
        ("poor", &targets.poor_reduce),
        ("near_poor", &targets.near_poor_reduce),
    ];
    ToSeal {
        kind: Kind::HandOut,
        unit: unit.to_owned(),
        number: task.number,
        recipients: vec![receiver.clone()],
        parts: std::iter::once(own).chain(lists).collect(),
        receipt: None,
        summary: say("assign.summary", summary),
    }
}
