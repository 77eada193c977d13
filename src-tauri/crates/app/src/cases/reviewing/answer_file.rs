//! The answer to a commune as a file: what the district and its reviewers have said.

use std::path::PathBuf;

use domain::catalog::Catalogue;
use domain::offices::Outcome;
use exchange::{Fingerprint, Kind, Receipt};

use super::super::offices::{district_ledger, district_words, part, review_ledger};
use super::super::packages::{ToSeal, known, name_of};
use super::super::sending::send;
use super::super::stick;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{AnswerFile, AnswerFileArgs};
use crate::words::say;

/// `review.write_answer`
pub fn write(call: &Call<'_>, args: AnswerFileArgs) -> Result<AnswerFile> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.appraiser()?;
    if !workplace.is_district() {
        return Err(AppError::new(ErrorCode::Refused, "error.only_district", &[]));
    }
    let name = name_of(&args.unit);
    let receiver = known(workplace)?.remove(&args.unit).ok_or_else(|| {
        AppError::new(ErrorCode::UnknownSender, "review.no_key", &[("name", &name)])
    })?;
    let words = district_words(workplace, &args.unit)?;
    let own = part(workplace, &district_ledger(workplace, &args.unit))?.ok_or_else(|| {
        AppError::new(ErrorCode::Refused, "review.nothing_said", &[("name", &name)])
    })?;
    let folder = PathBuf::from(&args.folder);
    let kept = say("review.kept", &[]);
    stick::folder(&folder, args.make_folder, &kept)?;
    job.at(0, 3, &say("submit.sealing", &[]))?;
    let mut parts = vec![own];
    for reviewer in &Catalogue::built_in().reviewers {
        let ledger = review_ledger(workplace, &reviewer.code, &args.unit);
        parts.extend(part(workplace, &ledger)?);
    }
    let packages = workplace.store.packages(Some(&args.unit))?;
    let written = packages.iter().filter(|one| !one.incoming && one.kind == Kind::Return.code());
    let number = written.map(|one| one.number).max().unwrap_or(0) + 1;
    // What was decided on the version that counts; what was decided before is in the ledger.
    let received = workplace.store.received()?;
    let counted = received.iter().find(|one| one.unit == args.unit && one.counts);
    let latest = counted.and_then(|version| words.decision(&version.fingerprint));
    let decided = match latest.map(|decision| decision.outcome) {
        None => "review.summary_none",
        Some(Outcome::Returned) => "review.summary_returned",
        Some(Outcome::Passed) => "review.summary_passed",
        Some(Outcome::Approved) => "review.summary_approved",
    };
    let version = counted.map_or(0, |version| version.number);
    let comments = words.comments.iter().filter(|comment| !comment.withdrawn).count();
    let receipt = receipt(workplace, &args.unit)?;
    let summary: &[(&str, &dyn std::fmt::Display)] =
        &[("name", &name), ("version", &version), ("comments", &comments)];
    let what = ToSeal {
        kind: Kind::Return,
        unit: args.unit.clone(),
        number,
        recipients: vec![receiver.clone()],
        parts,
        receipt,
        summary: say(decided, summary),
    };
    let sealed = || job.at(1, 3, &say("submit.writing", &[]));
    let sent = send(call, workplace, what, (&folder, &kept), &sealed)?;
    // What lies there cannot be taken back here any more.
    let ledger = district_ledger(workplace, &args.unit).to_string();
    workplace.store.carry(&replica::LedgerId(ledger))?;
    // It lies there whole: a wish to stop comes too late to be a refusal.
    let _ = job.at(3, 3, &say("submit.safe", &[]));
    Ok(AnswerFile {
        path: sent.path.display().to_string(),
        number,
        bytes: sent.line.bytes,
        receiver: receiver.name,
    })
}

/// What the district has taken in of the unit last.
fn receipt(workplace: &Workplace, unit: &str) -> Result<Option<Receipt>> {
    let packages = workplace.store.packages(Some(unit))?;
    let latest = packages.into_iter().find(|one| one.incoming && one.kind == "trinh");
    let Some(latest) = latest else { return Ok(None) };
    let about: serde_json::Value = serde_json::from_str(&latest.about).unwrap_or_default();
    let read = |hex: &serde_json::Value| serde_json::from_value::<Fingerprint>(hex.clone()).ok();
    let package = read(&serde_json::Value::String(latest.sha256));
    Ok(package.map(|package| Receipt {
        package: package.0,
        number: latest.number,
        fingerprint: read(&about["fingerprint"]),
        received_at: latest.at,
    }))
}
