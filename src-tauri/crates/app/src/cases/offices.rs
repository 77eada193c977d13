//! What the other office has said, seen from whichever side opens the file: own ledgers at
//! their writer, the kept bytes of them at whoever received them.

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::date::ViDate;
use domain::offices::{Answer, Task, Words, answers};
use domain::plan::RawRecord;
use domain::totals::UnitTargets;
use domain::{CommentId, LedgerName, UnitCode};
use exchange::{LedgerBytes, Part, Proof, UnitSecret};
use replica::{Ledger, LedgerId, VersionVector};
use store::ForeignLedger;

use super::packages::unexpected;
use crate::desk::{Office, Workplace};
use crate::error::{AppError, ErrorCode, Result};

/// `district/<unit>/<year>` of this workplace's year.
pub(crate) fn district_ledger(workplace: &Workplace, unit: &str) -> LedgerName {
    LedgerName::District(UnitCode(unit.to_owned()), workplace.year())
}

/// `answers/<unit>/<year>` of this workplace's year.
pub(crate) fn answers_ledger(workplace: &Workplace, unit: &str) -> LedgerName {
    LedgerName::Answers(UnitCode(unit.to_owned()), workplace.year())
}

/// `review/<reviewer>/<unit>/<year>` of this workplace's year.
pub(crate) fn review_ledger(workplace: &Workplace, reviewer: &str, unit: &str) -> LedgerName {
    LedgerName::Review(reviewer.to_owned(), UnitCode(unit.to_owned()), workplace.year())
}

/// The ledger in which this office writes about a commune's plan.
pub(crate) fn own_words_ledger(workplace: &Workplace, unit: &str) -> LedgerName {
    match workplace.office() {
        Office::District => district_ledger(workplace, unit),
        Office::Commune => answers_ledger(workplace, unit),
        Office::Reviewer => {
            let code = workplace.store.identity().unit.clone();
            review_ledger(workplace, &code, unit)
        }
    }
}

/// A ledger as it is here: own, or kept of its owner. `None`: nothing of it is here. In the
/// reading room the shown commune's own ledger beside its plan is a kept one too.
pub(crate) fn ledger(workplace: &Workplace, name: &LedgerName) -> Result<Option<Ledger>> {
    let id = name.to_string();
    if workplace.owner().0 == name.owner() {
        let ledger = workplace.store.ledger(&LedgerId(id.clone()), &workplace.owner())?;
        if ledger.vector != VersionVector::default() {
            return Ok(Some(ledger));
        }
    }
    let kept = workplace.store.foreign(&id)?;
    Ok(kept.map(|kept| kept.read()).transpose()?)
}

fn records(workplace: &Workplace, name: &LedgerName) -> Result<Vec<RawRecord>> {
    let ledger = ledger(workplace, name)?;
    Ok(ledger.map(|ledger| store::raw_ledger(&ledger.records)).unwrap_or_default())
}

/// What the district has said of a commune's plan.
pub(crate) fn district_words(workplace: &Workplace, unit: &str) -> Result<Words> {
    Ok(Words::read(&records(workplace, &district_ledger(workplace, unit))?))
}

/// What one reviewer has said of it.
pub(crate) fn reviewer_words(workplace: &Workplace, reviewer: &str, unit: &str) -> Result<Words> {
    Ok(Words::read(&records(workplace, &review_ledger(workplace, reviewer, unit))?))
}

/// What each reviewer has said of it whose ledger is here, by code.
pub(crate) fn all_reviewers_words(
    workplace: &Workplace,
    unit: &str,
) -> Result<BTreeMap<String, Words>> {
    let mut all = BTreeMap::new();
    for reviewer in &Catalogue::built_in().reviewers {
        let words = reviewer_words(workplace, &reviewer.code, unit)?;
        if words != Words::default() {
            all.insert(reviewer.code.clone(), words);
        }
    }
    Ok(all)
}

/// What the commune has answered, by comment.
pub(crate) fn commune_answers(
    workplace: &Workplace,
    unit: &str,
) -> Result<BTreeMap<CommentId, Answer>> {
    Ok(answers(&records(workplace, &answers_ledger(workplace, unit))?))
}

/// The task of a commune: the issued one in force, else plan 154 as printed if the workplace
/// is of its year. `None`: nothing was asked.
pub(crate) fn task(workplace: &Workplace, unit: &str) -> Result<Option<Task>> {
    if let Some(task) = district_words(workplace, unit)?.task() {
        return Ok(Some(task.clone()));
    }
    let catalogue = Catalogue::built_in();
    let assigned = i32::from(workplace.year()) == catalogue.assignment.year.year();
    let unit = catalogue.unit(unit).filter(|_| assigned);
    Ok(unit.map(|unit| Task::of_plan_154(unit, catalogue)))
}

/// The task of the commune whose plan this is.
pub(crate) fn own_task(workplace: &Workplace) -> Result<Option<Task>> {
    let unit = workplace.store.identity().unit.clone();
    task(workplace, &unit)
}

/// Opening numbers and targets of the commune whose plan this is; in a year without a task
/// those of the unit list.
pub(crate) fn targets(workplace: &Workplace) -> Result<Option<UnitTargets>> {
    if let Some(task) = own_task(workplace)? {
        return Ok(Some(task.targets));
    }
    Ok(workplace.unit().map(UnitTargets::from))
}

/// The last day for a commune's plan.
pub(crate) fn last_day(workplace: &Workplace, unit: &str) -> Result<Option<ViDate>> {
    Ok(task(workplace, unit)?.and_then(|task| task.last_day))
}

/// A ledger as a part of a package: signed now if it is this office's own, else relayed as
/// its owner signed it. `None`: nothing of it is here.
pub(crate) fn part(workplace: &Workplace, name: &LedgerName) -> Result<Option<Part>> {
    if workplace.owner().0 != name.owner() {
        let kept = workplace.store.foreign(&name.to_string())?;
        return kept.map(|kept| relayed(&kept)).transpose();
    }
    let Some(ledger) = ledger(workplace, name)? else { return Ok(None) };
    let secret = UnitSecret::new(workplace.store.secret()?);
    Ok(Some(signed(&ledger, &secret)?))
}

/// A ledger of this office as a part of a package.
pub(crate) fn signed(ledger: &Ledger, secret: &UnitSecret) -> Result<Part> {
    let bytes = LedgerBytes::new(ledger.to_ndjson()).map_err(|error| {
        AppError::new(ErrorCode::Unexpected, "error.unexpected", &[]).because(error)
    })?;
    Ok(Part::ledger(bytes, secret))
}

/// All that was said about a commune's plan, as others may keep it: for the reading room,
/// whose plan shows what its commune would see.
pub(crate) fn said_about(workplace: &Workplace, unit: &str) -> Result<Vec<ForeignLedger>> {
    let mut names = vec![district_ledger(workplace, unit), answers_ledger(workplace, unit)];
    let reviewers = &Catalogue::built_in().reviewers;
    names.extend(reviewers.iter().map(|one| review_ledger(workplace, &one.code, unit)));
    let mut said = Vec::new();
    for name in names {
        let Some(ledger) = ledger(workplace, &name)? else { continue };
        said.push(ForeignLedger {
            id: ledger.id.0.clone(),
            owner: ledger.owner.0.clone(),
            vector: serde_json::to_string(&ledger.vector).expect("a vector is plain JSON"),
            bytes: ledger.to_ndjson(),
            proof: String::new(),
            received_at: String::new(),
        });
    }
    Ok(said)
}

fn relayed(kept: &ForeignLedger) -> Result<Part> {
    let proof: Proof = serde_json::from_str(&kept.proof).map_err(unexpected)?;
    Part::signed_earlier(proof, kept.bytes.clone(), Vec::new()).ok_or_else(|| {
        AppError::new(ErrorCode::Unexpected, "error.unexpected", &[])
            .because(std::io::Error::other("a kept ledger does not fit its signature"))
    })
}
