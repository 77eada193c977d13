//! A verdict for each file of the district.

use std::path::Path;

use domain::LedgerName;
use domain::offices::Words;
use exchange::{Fingerprint, Kind, Opened};
use replica::{Ledger, Owner, VersionVector};
use store::{ForeignLedger, PackageLine};

use super::super::assigning::changes_in_words;
use super::super::comments::decision_views;
use super::super::offices::{district_words, task};
use super::super::packages::{foreign_ledgers, open_package, read_package, unexpected};
use super::super::receiving::packages;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{InboxVerdict, PackagesArgs, ReceiptView};
use crate::words::say;

/// `inbox.judge`
pub fn judge(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<InboxVerdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let paths = packages(&args.paths)?;
    let mut verdicts = Vec::new();
    for (done, path) in paths.iter().enumerate() {
        job.at(done as u64, paths.len() as u64, path)?;
        verdicts.push(one(workplace, path).0);
    }
    Ok(verdicts)
}

/// What a good file brings.
pub(super) struct Brings {
    /// Ledgers that are newer than what is held.
    pub ledgers: Vec<ForeignLedger>,
    pub package: PackageLine,
}

/// A verdict; with what the file brings if that can be taken in.
pub(super) fn one(workplace: &Workplace, path: &str) -> (InboxVerdict, Option<Brings>) {
    let mut verdict = InboxVerdict { path: path.to_owned(), ..InboxVerdict::default() };
    match judged(workplace, path, &mut verdict) {
        Ok(brings) => {
            verdict.good = true;
            (verdict, Some(brings))
        }
        Err(error) => {
            verdict.message = error.message;
            verdict.unknown_sender = error.code == ErrorCode::UnknownSender;
            (verdict, None)
        }
    }
}

fn judged(workplace: &Workplace, path: &str, verdict: &mut InboxVerdict) -> Result<Brings> {
    let bytes = read_package(Path::new(path))?;
    if let Ok(inspection) = exchange::inspect(&bytes) {
        let header = inspection.header;
        verdict.kind = Some(header.kind.code().to_owned());
        verdict.number = Some(header.number);
        verdict.sender_name = Some(header.sender.name);
        verdict.sealed_at = Some(header.sealed_at);
        if header.kind == Kind::Submission {
            return Err(AppError::new(ErrorCode::Refused, "inbox.own_submission", &[]));
        }
        if header.kind == Kind::Merge {
            return Err(AppError::new(ErrorCode::Refused, "inbox.merge", &[]));
        }
        let sum = Fingerprint(inspection.package).hex();
        if let Some(known) = workplace.store.package(&sum)? {
            let at: &[(&str, &dyn std::fmt::Display)] = &[("at", &spoken(&known.at))];
            return Err(AppError::new(ErrorCode::Refused, "inbox.repeated", at));
        }
    }
    let opened = open_package(workplace, &bytes)?;
    let ledgers = newer(workplace, &opened)?;
    let receipt = opened.manifest.receipt.as_ref();
    verdict.receipt = receipt.map(|receipt| ReceiptView {
        number: receipt.number,
        short: receipt.fingerprint.map(|one| one.short()),
        received_at: receipt.received_at.clone(),
    });
    if ledgers.is_empty() && receipt.is_none() {
        return Err(AppError::new(ErrorCode::Refused, "inbox.nothing_new", &[]));
    }
    tell(workplace, &ledgers, verdict)?;
    verdict.message = sentence(verdict);
    let file = Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let package = PackageLine {
        sha256: Fingerprint(opened.package).hex(),
        incoming: true,
        kind: opened.header.kind.code().to_owned(),
        unit: opened.header.unit.clone(),
        party: opened.header.sender.unit.clone(),
        number: opened.header.number,
        file,
        bytes: bytes.len() as u64,
        at: String::new(),
        who: String::new(),
        about: serde_json::json!({ "receipt": opened.manifest.receipt }).to_string(),
    };
    Ok(Brings { ledgers, package })
}

/// The ledgers that have seen more than what is held of them. One that has seen less is an old
/// file; one that neither covers is of a district that has lost something, to be asked about.
fn newer(workplace: &Workplace, opened: &Opened) -> Result<Vec<ForeignLedger>> {
    let mut newer = Vec::new();
    for came in foreign_ledgers(opened) {
        if came.owner == workplace.owner().0 {
            // The answers come back as they were sent; they are kept here.
            continue;
        }
        let Some(held) = workplace.store.foreign(&came.id)? else {
            newer.push(came);
            continue;
        };
        let (theirs, ours): (VersionVector, VersionVector) = (
            serde_json::from_str(&came.vector).map_err(unexpected)?,
            serde_json::from_str(&held.vector).map_err(unexpected)?,
        );
        match theirs.relation(&ours) {
            replica::Relation::Newer => newer.push(came),
            replica::Relation::Same => {}
            replica::Relation::Older => {
                return Err(AppError::new(ErrorCode::Refused, "inbox.older", &[]));
            }
            replica::Relation::Diverged => {
                return Err(AppError::new(ErrorCode::Refused, "inbox.branches", &[]));
            }
        }
    }
    Ok(newer)
}

/// What the ledgers change, in the words of the plan.
fn tell(
    workplace: &Workplace,
    ledgers: &[ForeignLedger],
    verdict: &mut InboxVerdict,
) -> Result<()> {
    let unit = workplace.store.identity().unit.clone();
    for came in ledgers {
        let ledger = Ledger::from_ndjson(&came.bytes, &Owner(came.owner.clone()))
            .map_err(|_| AppError::new(ErrorCode::Invalid, "inbox.unreadable", &[]))?;
        let words = Words::read(&store::raw_ledger(&ledger.records));
        let before = match LedgerName::parse(&came.id) {
            Some(LedgerName::District(..)) => district_words(workplace, &unit)?,
            Some(LedgerName::Review(who, ..)) => {
                super::super::offices::reviewer_words(workplace, &who, &unit)?
            }
            _ => Words::default(),
        };
        let fresh = words.comments.iter().filter(|one| !before.comments.contains(one));
        verdict.comments += u32::try_from(fresh.count()).unwrap_or(u32::MAX);
        let fresh = words.decisions.iter().filter(|one| !before.decisions.contains(one));
        verdict.decisions.extend(decision_views(&fresh.cloned().collect::<Vec<_>>()));
        let held = task(workplace, &unit)?.unwrap_or_default();
        if let Some(task) = words.task().filter(|task| task.number != held.number) {
            verdict.task_number = Some(task.number);
            verdict.task_changes = changes_in_words(&task.changes_since(&held));
        }
    }
    Ok(())
}

fn sentence(verdict: &InboxVerdict) -> String {
    let mut parts = Vec::new();
    if let Some(number) = verdict.task_number {
        let changes = verdict.task_changes.len();
        let key = if changes == 0 { "inbox.task_same" } else { "inbox.task" };
        parts.push(say(key, &[("number", &number), ("changes", &changes)]));
    }
    for decision in &verdict.decisions {
        let key = match decision.outcome.as_str() {
            "returned" => "inbox.returned",
            "passed" => "inbox.passed",
            _ => "inbox.approved",
        };
        parts.push(say(key, &[("version", &decision.version)]));
    }
    if verdict.comments > 0 {
        parts.push(say("inbox.comments", &[("count", &verdict.comments)]));
    }
    if let Some(receipt) = &verdict.receipt {
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("number", &receipt.number), ("at", &spoken(&receipt.received_at))];
        parts.push(say("inbox.receipt", args));
    }
    if parts.is_empty() { say("inbox.other", &[]) } else { parts.join(" ") }
}

/// «11/02/2020 08:00» of a moment.
fn spoken(moment: &str) -> String {
    let day = moment.get(..10).and_then(domain::date::ViDate::parse_iso);
    match (day, moment.get(11..16)) {
        (Some(day), Some(time)) => format!("{day} {time}"),
        _ => moment.to_owned(),
    }
}
