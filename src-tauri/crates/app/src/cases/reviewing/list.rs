//! The plans that have come, with where each stands in its appraisal.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::offices::{Known, Outcome, Words, way};
use domain::plan::Plan;
use domain::states::Stage;
use exchange::Kind;
use store::Version;

use super::super::comments::{comment_views, decision_views};
use super::super::district::short_of;
use super::super::offices::{commune_answers, last_day, review_ledger, task};
use super::super::packages::{broken_snapshot, name_of, plan_of_bytes};
use super::super::workplaces::unit_choice;
use super::{own_office, said};
use crate::desk::{Call, Office, Workplace};
use crate::error::Result;
use crate::view::{CommentView, NoArgs, ReviewLine, ReviewList};

/// `review.list`
pub fn list(call: &Call<'_>, _: NoArgs) -> Result<ReviewList> {
    let mut desk = call.desk();
    let workplace = desk.appraiser()?;
    let received = workplace.store.received()?;
    let mut plans = Vec::new();
    for version in received.iter().filter(|version| version.counts) {
        plans.push(line(workplace, version, &received)?);
    }
    plans.sort_by_key(|plan| (rank(&plan.stage), Reverse(plan.must), plan.received_at.clone()));
    let missing = match workplace.office() {
        Office::District => super::super::district::not_received(workplace)?,
        _ => 0,
    };
    Ok(ReviewList { plans, missing, decides: workplace.is_district() })
}

/// What waits for the appraiser comes first.
fn rank(stage: &str) -> u8 {
    match stage {
        "in_review" => 0,
        "received" => 1,
        "passed" => 2,
        "returned" => 3,
        _ => 4,
    }
}

/// A version as a line of the list.
pub(super) fn line(
    workplace: &Workplace,
    version: &Version,
    received: &[Version],
) -> Result<ReviewLine> {
    let unit = version.unit.as_str();
    let said = said(workplace, unit)?;
    let words = &said["district"];
    let stage = stage(version, &said);
    let task = task(workplace, unit)?.unwrap_or_default();
    let mut reviewers = task.reviewers.clone();
    reviewers.sort_by_key(|code| task.lead.as_ref() != Some(code));
    let catalogue = Catalogue::built_in();
    let name = |code: &String| {
        let known = catalogue.reviewers.iter().find(|one| one.code == *code);
        known.map_or_else(|| code.clone(), |one| one.name.clone())
    };
    let counts = counts(workplace, version, &said)?;
    let earlier = received.iter().filter(|one| one.unit == unit);
    let approved = |one: &&Version| {
        one.fingerprint != version.fingerprint
            && words.decisions.iter().any(|decision| {
                decision.fingerprint == one.fingerprint && decision.outcome == Outcome::Approved
            })
    };
    let date = version.received_at.get(..10).unwrap_or_default();
    let last = last_day(workplace, unit)?;
    let proposals = said.values().filter_map(|words| words.appraisal(&version.fingerprint));
    Ok(ReviewLine {
        unit: unit.to_owned(),
        name: name_of(unit),
        search: unit_choice(unit).map(|unit| unit.search).unwrap_or_default(),
        stage,
        number: version.number,
        fingerprint: version.fingerprint.clone(),
        short: short_of(&version.fingerprint),
        received_at: version.received_at.clone(),
        late: last.is_some_and(|day| date > day.iso().as_str()),
        round: u32::try_from(earlier.clone().count()).unwrap_or(u32::MAX),
        amends: earlier.clone().any(|one| approved(&one)),
        reviewer_names: reviewers.iter().map(name).collect(),
        reviewers,
        must: counts.must,
        open: counts.open,
        answered: counts.answered,
        proposals: proposals
            .filter_map(|appraisal| Some(appraisal.proposal?.code().to_owned()))
            .collect(),
        decision: decision_views(&words.decisions).pop(),
        unsent: unsent(workplace, unit, &said)?,
    })
}

/// Where a version stands, by what everybody said of it.
pub(super) fn stage(version: &Version, said: &BTreeMap<String, Words>) -> String {
    let known = Known { number: version.number, sent: true, received: true };
    let mut all = said["district"].clone();
    for (office, words) in said {
        if office != "district" {
            all.comments.extend(words.comments.iter().cloned());
            all.appraisals.extend(words.appraisals.iter().cloned());
        }
    }
    match way(&version.fingerprint, known, &all).stage {
        Stage::InReview => "in_review",
        Stage::Returned => "returned",
        Stage::Passed => "passed",
        Stage::Approved => "approved",
        _ => "received",
    }
    .to_owned()
}

/// How many comments of each kind wait for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub must: u32,
    pub open: u32,
    pub answered: u32,
}

impl Counts {
    pub fn of<'a>(comments: impl Iterator<Item = &'a CommentView>) -> Self {
        let mut counts = Self::default();
        for one in comments.filter(|one| !one.withdrawn && !one.settled) {
            if one.changed || one.gone || one.answer.is_some() {
                counts.answered += 1;
            } else if one.severity == "must" {
                counts.must += 1;
            } else {
                counts.open += 1;
            }
        }
        counts
    }
}

fn counts(
    workplace: &Workplace,
    version: &Version,
    said: &BTreeMap<String, Words>,
) -> Result<Counts> {
    if said.values().all(|words| words.comments.is_empty()) {
        return Ok(Counts::default());
    }
    // What has changed since is told by the plan that came, laid out as in the reading room.
    let Some(submission) = workplace.store.submission(&version.unit, &version.fingerprint)? else {
        return Ok(Counts::default());
    };
    let plan: Plan = plan_of_bytes(&submission.plan, &version.unit).map_err(broken_snapshot)?;
    let answers = commune_answers(workplace, &version.unit)?;
    let ledger =
        replica::Ledger::from_ndjson(&submission.plan, &replica::Owner(version.unit.clone()))
            .map_err(|error| broken_snapshot(error.to_string()))?;
    let all: Vec<(&str, &[domain::offices::Comment])> =
        said.iter().map(|(office, words)| (office.as_str(), words.comments.as_slice())).collect();
    Ok(Counts::of(comment_views(&plan, &ledger.records, &all, &answers)?.iter()))
}

/// Was something said since the last file was written: for the commune, or of a reviewer for
/// the district?
fn unsent(workplace: &Workplace, unit: &str, said: &BTreeMap<String, Words>) -> Result<bool> {
    let own = own_office(workplace);
    let mut latest: Option<String> = None;
    for (office, words) in said {
        let comments = &words.comments;
        let moments = comments.iter().flat_map(|one| [Some(&one.at), one.changed_at.as_ref()]);
        let decisions = words.decisions.iter().map(|one| Some(&one.at));
        let begun = words.appraisals.iter().map(|one| one.begun_at.as_ref());
        let own_begun = begun.filter(|_| workplace.office() == Office::Reviewer);
        let last = moments.chain(decisions).chain(own_begun).flatten().max().cloned();
        let last = match office.as_str() {
            _ if *office == own => last,
            // Of a reviewer it counts when it came here, not when it was written.
            _ if workplace.is_district() && last.is_some() => {
                let ledger = review_ledger(workplace, office, unit).to_string();
                workplace.store.foreign(&ledger)?.map(|kept| kept.received_at)
            }
            _ => None,
        };
        latest = latest.max(last);
    }
    let Some(latest) = latest else { return Ok(false) };
    Ok(last_answer(workplace, unit)?.is_none_or(|at| at < latest))
}

/// When the last file with this office's words on a commune was written.
pub(super) fn last_answer(workplace: &Workplace, unit: &str) -> Result<Option<String>> {
    let packages = workplace.store.packages(Some(unit))?.into_iter();
    let written = packages.filter(|one| !one.incoming && one.kind == Kind::Return.code());
    Ok(written.map(|one| one.at).max())
}
