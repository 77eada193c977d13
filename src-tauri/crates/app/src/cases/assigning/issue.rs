//! Writing the assignment files: one for each unit, each read back before it is called safe.
//!
//! A draft becomes the task in force only when its file lies safe. Deliberately absent: sealing
//! to a unit whose key nobody has compared.

use std::path::{Path, PathBuf};

use domain::catalog::Catalogue;
use domain::offices::Task;
use exchange::{Fingerprint, Kind, Party};
use serde_json::{Value, json};
use store::PackageLine;

use super::super::offices::{district_words, part, task};
use super::super::packages::{ToSeal, known, name_of, seal_package};
use super::super::stick;
use super::drafts::{all_units, ledger, number_of_draft, put, set, task_id};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{IssueArgs, IssuedFile};
use crate::words::say;

/// `assign.issue`
pub fn issue(call: &Call<'_>, args: IssueArgs) -> Result<Vec<IssuedFile>> {
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
    let mut files = Vec::new();
    for (done, unit) in units.iter().enumerate() {
        let name = name_of(unit);
        // What was written before a stop lies there whole and is in force.
        job.at(done as u64, units.len() as u64, &name)?;
        let Some(receiver) = known.get(unit) else {
            files.push(IssuedFile {
                message: say("assign.no_key", &[("name", &name)]),
                unit: unit.clone(),
                name,
                written: false,
                number: 0,
                path: None,
            });
            continue;
        };
        files.push(one(call, workplace, unit, receiver, &folder, &kept)?);
    }
    Ok(files)
}

fn one(
    call: &Call<'_>,
    workplace: &mut Workplace,
    unit: &str,
    receiver: &Party,
    folder: &Path,
    kept: &str,
) -> Result<IssuedFile> {
    let task = settle(call, workplace, unit)?;
    let name = name_of(unit);
    let ledger = ledger(workplace, unit);
    let part = part(workplace, &ledger)?.ok_or_else(AppError::no_record)?;
    let targets = &task.targets;
    let summary: &[(&str, &dyn std::fmt::Display)] = &[
        ("name", &name),
        ("number", &task.number),
        ("poor", &targets.poor_reduce),
        ("near_poor", &targets.near_poor_reduce),
    ];
    let (file, bytes) = seal_package(
        call,
        workplace,
        ToSeal {
            kind: Kind::HandOut,
            unit: unit.to_owned(),
            number: task.number,
            recipients: vec![receiver.clone()],
            parts: vec![part],
            receipt: None,
            summary: say("assign.summary", summary),
        },
    )?;
    let laid = stick::lay(folder, &file, &bytes, kept)?;
    let author = workplace.author(call.environment())?;
    workplace.store.note_package(&PackageLine {
        sha256: Fingerprint::of(&bytes).hex(),
        incoming: false,
        kind: Kind::HandOut.code().to_owned(),
        unit: unit.to_owned(),
        party: unit.to_owned(),
        number: task.number,
        file: laid.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: bytes.len() as u64,
        at: author.at,
        who: author.who,
        about: "{}".to_owned(),
    })?;
    Ok(IssuedFile {
        unit: unit.to_owned(),
        message: say("assign.written", &[("name", &name), ("number", &task.number)]),
        name,
        written: true,
        number: task.number,
        path: Some(laid.path.display().to_string()),
    })
}

/// The task that the file hands out: the draft under its number if it changes something, else
/// what was issued last. The first file hands out plan 154 as number 1.
fn settle(call: &Call<'_>, workplace: &mut Workplace, unit: &str) -> Result<Task> {
    let words = district_words(workplace, unit)?;
    let in_force = task(workplace, unit)?.unwrap_or_default();
    let changed =
        words.draft_task().is_some_and(|draft| !draft.changes_since(&in_force).is_empty());
    if let (Some(issued), false) = (words.task(), changed) {
        return Ok(issued.clone());
    }
    if words.draft_task().is_none() {
        put(call, workplace, unit, &std::collections::BTreeMap::new())?;
    }
    let number = number_of_draft(&words);
    let id = task_id(workplace, unit, number);
    let at = call.environment().moment();
    let (ledger, name) = (ledger(workplace, unit), name_of(unit));
    workplace.change_in(call.environment(), &ledger, ("task.issue", &name), |act| {
        set(act, id, "issued_at", &Value::String(at.clone()))?;
        set(act, id, "number", &json!(number))
    })?;
    let words = district_words(workplace, unit)?;
    words.task().cloned().ok_or_else(AppError::no_record)
}
