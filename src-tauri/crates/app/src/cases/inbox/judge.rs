//! A verdict for each file of the district; those of one lot are judged against each other too.

use std::path::Path;

use domain::offices::{Comment, Words};
use domain::{DISTRICT, LedgerName};
use exchange::{Fingerprint, Kind, Opened, Receipt};
use replica::Relation;
use store::{ForeignLedger, PackageLine};

use super::super::assigning::changes_in_words;
use super::super::comments::decision_views;
use super::super::offices::task;
use super::super::packages::{foreign_ledgers, known, name_of, open_package, read_package};
use super::super::receiving::packages;
use super::held::{Held, apart, seen_in_all};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::view::{InboxVerdict, PackagesArgs, ReceiptView};
use crate::words::say;

/// `inbox.judge`
pub fn judge(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<InboxVerdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    Ok(lot(workplace, &packages(&args.paths)?, &job)?.verdicts)
}

/// Files that were looked at together.
pub(super) struct Lot {
    /// One for each, in the order in which they were named.
    pub verdicts: Vec<InboxVerdict>,
    /// What the good ones bring: each ledger as it has seen most.
    pub ledgers: Vec<ForeignLedger>,
    /// The good ones.
    pub packages: Vec<PackageLine>,
}

/// A file that could be opened.
struct Came {
    /// Its place among those that were named.
    at: usize,
    opened: Opened,
    ledgers: Vec<ForeignLedger>,
    bytes: usize,
}

/// Judges files as they were written one after the other, whatever they are called: what one
/// brings is known when the next is judged.
pub(super) fn lot(workplace: &Workplace, paths: &[String], job: &Job<'_>) -> Result<Lot> {
    let blank = |path: &String| InboxVerdict { path: path.clone(), ..InboxVerdict::default() };
    let mut verdicts: Vec<InboxVerdict> = paths.iter().map(blank).collect();
    let mut came: Vec<Came> = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        job.at(at as u64, paths.len() as u64, &file_name(path))?;
        match opened(workplace, path, &mut verdicts[at]) {
            Ok((opened, bytes)) => {
                let ledgers = ledgers_for(workplace, &opened);
                came.push(Came { at, opened, ledgers, bytes });
            }
            Err(error) => refuse(&mut verdicts[at], error),
        }
    }
    came.sort_by_key(|one| (seen_in_all(&one.ledgers), one.opened.header.number, one.at));
    let mut held = Held::of(workplace)?;
    let others = others(&came, &held)?;
    let mut packages = Vec::new();
    for (one, other) in came.iter().zip(others) {
        let verdict = &mut verdicts[one.at];
        let judged = match other {
            Some((key, at)) => {
                let file: &[(&str, &dyn std::fmt::Display)] = &[("file", &file_name(&paths[at]))];
                Err(AppError::new(ErrorCode::Refused, key, file))
            }
            None => judged(&mut held, one, verdict),
        };
        match judged {
            Ok(()) => {
                verdict.good = true;
                packages.push(line(one, &paths[one.at]));
            }
            Err(error) => refuse(verdict, error),
        }
    }
    Ok(Lot { verdicts, ledgers: held.into_ledgers(), packages })
}

/// For each file the other one of the lot because of which it is not taken in, and how that is
/// said: the same file once more, or a district that speaks with two voices.
fn others(came: &[Came], held: &Held<'_>) -> Result<Vec<Option<(&'static str, usize)>>> {
    let mut others = vec![None; came.len()];
    for (n, one) in came.iter().enumerate() {
        for (m, other) in came.iter().enumerate() {
            if m < n && other.opened.package == one.opened.package {
                others[n] = Some(("inbox.twin", other.at));
            } else if m != n && others[n].is_none() && apart(&one.ledgers, &other.ledgers, held)? {
                others[n] = Some(("inbox.branches_among", other.at));
            }
        }
    }
    Ok(others)
}

fn refuse(verdict: &mut InboxVerdict, error: AppError) {
    verdict.message = error.message;
    verdict.unknown_sender = error.code == ErrorCode::UnknownSender;
}

/// Opens a file that is meant for here, or says why not.
fn opened(
    workplace: &Workplace,
    path: &str,
    verdict: &mut InboxVerdict,
) -> Result<(Opened, usize)> {
    let bytes = read_package(Path::new(path))?;
    if let Ok(inspection) = exchange::inspect(&bytes) {
        let header = inspection.header;
        let sender = header.sender;
        verdict.kind = Some(header.kind.code().to_owned());
        verdict.number = Some(header.number);
        verdict.sender_name = Some(sender.name.clone());
        verdict.sealed_at = Some(header.sealed_at);
        let refused = |key, args: &[(&str, &dyn std::fmt::Display)]| {
            Err(AppError::new(ErrorCode::Refused, key, args))
        };
        if header.kind == Kind::Submission {
            return refused("inbox.own_submission", &[]);
        }
        if header.kind == Kind::Merge {
            return refused("inbox.merge", &[]);
        }
        if sender.unit != DISTRICT {
            return refused("inbox.not_district", &[("name", &sender.name)]);
        }
        let sum = Fingerprint(inspection.package).hex();
        if let Some(known) = workplace.store.package(&sum)? {
            return refused("inbox.repeated", &[("at", &spoken(&known.at))]);
        }
        let compared = known(workplace)?.remove(DISTRICT);
        verdict.key_changed = compared.is_some_and(|compared| compared.keys != sender.keys);
    }
    Ok((open_package(workplace, &bytes)?, bytes.len()))
}

/// The ledgers of a file that concern this commune. Its own answers come back as they were
/// sent; they are kept here.
fn ledgers_for(workplace: &Workplace, opened: &Opened) -> Vec<ForeignLedger> {
    let unit = &workplace.store.identity().unit;
    let mut ledgers = foreign_ledgers(opened);
    ledgers.retain(|one| match LedgerName::parse(&one.id) {
        Some(LedgerName::District(of, _) | LedgerName::Review(_, of, _)) => of.as_ref() == unit,
        Some(LedgerName::Catalogue(_)) => true,
        _ => false,
    });
    ledgers
}

/// Judges one file against what is known so far; what it brings is known afterwards.
fn judged(held: &mut Held<'_>, came: &Came, verdict: &mut InboxVerdict) -> Result<()> {
    let (mut newer, mut older, mut parted) = (Vec::new(), false, None);
    for ledger in &came.ledgers {
        match held.relation(ledger)? {
            Relation::Newer => newer.push(ledger.clone()),
            Relation::Same => {}
            Relation::Older => older = true,
            Relation::Diverged => match LedgerName::parse(&ledger.id) {
                Some(LedgerName::Review(who, ..)) => parted = Some(name_of(&who)),
                _ => return Err(AppError::new(ErrorCode::Refused, "inbox.branches", &[])),
            },
        }
    }
    let receipt = came.opened.manifest.receipt.as_ref().filter(|receipt| held.is_news(receipt));
    if newer.is_empty() && receipt.is_none() {
        let (key, name) = match (&parted, older) {
            (Some(name), _) => ("inbox.branches_of", name.as_str()),
            (None, true) => ("inbox.older", ""),
            (None, false) => ("inbox.nothing_new", ""),
        };
        return Err(AppError::new(ErrorCode::Refused, key, &[("name", &name)]));
    }
    verdict.receipt = receipt.map(|receipt| ReceiptView {
        number: receipt.number,
        short: receipt.fingerprint.map(|one| one.short()),
        received_at: receipt.received_at.clone(),
    });
    for ledger in &newer {
        tell(held, ledger, verdict)?;
    }
    let mut parts = sentences(verdict);
    if let Some(name) = &parted {
        parts.push(say("inbox.rest_parted", &[("name", name)]));
    } else if older {
        parts.push(say("inbox.rest_older", &[]));
    }
    verdict.message = parts.join(" ");
    let receipt: Option<Receipt> = receipt.cloned();
    held.take(newer, receipt.as_ref());
    Ok(())
}

/// What a ledger changes, in the words of the plan.
fn tell(held: &Held<'_>, came: &ForeignLedger, verdict: &mut InboxVerdict) -> Result<()> {
    let Some(name) = LedgerName::parse(&came.id) else { return Ok(()) };
    let ledger =
        came.read().map_err(|_| AppError::new(ErrorCode::Invalid, "inbox.unreadable", &[]))?;
    let words = Words::read(&store::raw_ledger(&ledger.records));
    let before = held.words(&name)?;
    for one in &words.comments {
        let known = before.comments.iter().find(|known| known.id == one.id);
        match change(known, one) {
            Some(Change::New) => verdict.comments += 1,
            Some(Change::Edited) => verdict.edited += 1,
            Some(Change::Settled) => verdict.settled += 1,
            Some(Change::Withdrawn) => verdict.withdrawn += 1,
            None => {}
        }
    }
    let fresh = words.decisions.iter().filter(|one| !before.decisions.contains(one));
    verdict.decisions.extend(decision_views(&fresh.cloned().collect::<Vec<_>>()));
    if !matches!(name, LedgerName::District(..)) {
        return Ok(());
    }
    let unit = &held.workplace.store.identity().unit;
    let in_force = match before.task() {
        Some(task) => task.clone(),
        None => task(held.workplace, unit)?.unwrap_or_default(),
    };
    if let Some(task) = words.task().filter(|task| task.number != in_force.number) {
        verdict.task_number = Some(task.number);
        verdict.task_changes = changes_in_words(&task.changes_since(&in_force));
    }
    Ok(())
}

/// What became of a comment.
enum Change {
    New,
    Edited,
    Settled,
    Withdrawn,
}

/// `None`: nothing that anybody has to look at.
fn change(known: Option<&Comment>, one: &Comment) -> Option<Change> {
    let Some(known) = known else {
        let open = !one.withdrawn && !one.settled;
        return open.then_some(Change::New);
    };
    let same = |known: &Comment| {
        known.text == one.text && known.severity == one.severity && known.about == one.about
    };
    match (known.withdrawn, one.withdrawn) {
        (true, true) => None,
        (false, true) => Some(Change::Withdrawn),
        (true, false) => Some(Change::New),
        (false, false) if one.settled && !known.settled => Some(Change::Settled),
        (false, false) if known.settled && !one.settled => Some(Change::New),
        (false, false) => (!same(known)).then_some(Change::Edited),
    }
}

fn sentences(verdict: &InboxVerdict) -> Vec<String> {
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
    let counts = [
        ("inbox.comments", verdict.comments),
        ("inbox.edited", verdict.edited),
        ("inbox.settled", verdict.settled),
        ("inbox.withdrawn", verdict.withdrawn),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(say(key, &[("count", &count)]));
    }
    if let Some(receipt) = &verdict.receipt {
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("number", &receipt.number), ("at", &spoken(&receipt.received_at))];
        parts.push(say("inbox.receipt", args));
    }
    if parts.is_empty() {
        parts.push(say("inbox.other", &[]));
    }
    parts
}

fn line(came: &Came, path: &str) -> PackageLine {
    let header = &came.opened.header;
    PackageLine {
        sha256: Fingerprint(came.opened.package).hex(),
        incoming: true,
        kind: header.kind.code().to_owned(),
        unit: header.unit.clone(),
        party: header.sender.unit.clone(),
        number: header.number,
        file: file_name(path),
        bytes: came.bytes as u64,
        at: String::new(),
        who: String::new(),
        about: serde_json::json!({ "receipt": came.opened.manifest.receipt }).to_string(),
    }
}

fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.to_owned())
}

/// «11/02/2020 08:00» of a moment.
fn spoken(moment: &str) -> String {
    let day = moment.get(..10).and_then(domain::date::ViDate::parse_iso);
    match (day, moment.get(11..16)) {
        (Some(day), Some(time)) => format!("{day} {time}"),
        _ => moment.to_owned(),
    }
}
