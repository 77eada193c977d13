//! Where the frozen versions stand at the district, and what an amendment would change.

use domain::offices::{Known, Outcome, way};
use domain::states::Stage;
use exchange::{Fingerprint, Receipt};
use store::SnapshotLine;

use super::super::comments::decision_views;
use super::super::handing::{changed_since, sent_packages};
use super::super::offices::{all_reviewers_words, answers_ledger, district_words};
use super::super::packages::unexpected;
use crate::cases::answering;
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::{NoArgs, StatusView, VersionStatus};

/// `handing.status`
pub fn status(call: &Call<'_>, _: NoArgs) -> Result<StatusView> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let unit = workplace.store.identity().unit.clone();
    let words = district_words(workplace, &unit)?;
    let lines = workplace.store.snapshots()?;
    let receipts = receipts(workplace)?;
    let sent = sent_packages(workplace)?;
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    let mut all = words.clone();
    for reviewer in all_reviewers_words(workplace, &unit)?.into_values() {
        all.comments.extend(reviewer.comments);
        all.appraisals.extend(reviewer.appraisals);
    }
    let mut versions = Vec::new();
    for line in &lines {
        let fingerprint: Fingerprint =
            serde_json::from_value(line.fingerprint.clone().into()).map_err(unexpected)?;
        let receipt = receipts.iter().find(|one| one.fingerprint == Some(fingerprint));
        let written = sent.iter().filter(|one| one.number == line.number);
        let known = Known {
            number: line.number,
            sent: written.clone().next().is_some(),
            received: receipt.is_some(),
        };
        let decisions: Vec<_> = words
            .decisions
            .iter()
            .filter(|one| one.fingerprint == line.fingerprint)
            .cloned()
            .collect();
        versions.push(VersionStatus {
            number: line.number,
            short: fingerprint.short(),
            stage: code(way(&line.fingerprint, known, &all).stage).to_owned(),
            frozen_at: line.frozen_at.clone(),
            sent_at: written.map(|one| one.at.clone()).min(),
            received_at: receipt.map(|receipt| receipt.received_at.clone()),
            decisions: decision_views(&decisions),
            current: line.vector == now,
        });
    }
    let approved = words.decisions.iter().rev().find(|one| one.outcome == Outcome::Approved);
    let approved: Option<&SnapshotLine> =
        approved.and_then(|one| lines.iter().find(|line| line.fingerprint == one.fingerprint));
    let amendment = match approved.filter(|line| line.vector != now) {
        None => None,
        Some(line) => match workplace.store.snapshot(line.number)? {
            Some(snapshot) => Some(changed_since(workplace, &snapshot)?),
            None => None,
        },
    };
    let counts = answering::counts(workplace)?;
    Ok(StatusView {
        approved: approved.map(|line| line.number),
        amendment: amendment.filter(|changed| changed.places > 0),
        must: counts.must,
        open: counts.open,
        answered: counts.answered,
        answers_unsent: answers_unsent(workplace, &unit)?,
        versions,
    })
}

/// Comments that wait for the commune, for the menu of steps.
pub(crate) fn waiting(workplace: &mut Workplace) -> Result<u32> {
    let counts = answering::counts(workplace)?;
    Ok(counts.must + counts.open)
}

fn code(stage: Stage) -> &'static str {
    match stage {
        Stage::Sent => "sent",
        Stage::Received => "received",
        Stage::InReview => "in_review",
        Stage::Returned => "returned",
        Stage::Passed => "passed",
        Stage::Approved => "approved",
        _ => "frozen",
    }
}

pub(super) fn receipts(workplace: &Workplace) -> Result<Vec<Receipt>> {
    let packages = workplace.store.packages(None)?.into_iter().filter(|one| one.incoming);
    let receipts = packages.filter_map(|one| {
        let about: serde_json::Value = serde_json::from_str(&one.about).ok()?;
        serde_json::from_value(about.get("receipt")?.clone()).ok()?
    });
    Ok(receipts.collect())
}

/// Were answers written since the last file for the district?
fn answers_unsent(workplace: &Workplace, unit: &str) -> Result<bool> {
    let ledger = replica::LedgerId(answers_ledger(workplace, unit).to_string());
    let vector = workplace.store.vector(&ledger)?;
    if vector == replica::VersionVector::default() {
        return Ok(false);
    }
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    let sent = sent_packages(workplace)?;
    Ok(sent.iter().all(|one| one.answers.as_deref() != Some(now.as_str())))
}
