//! Deciding on the version in the reading room: returned, passed, approved.
//!
//! The order is that of the table of states, and only the version that counts is decided on.
//! A decision that no file has carried can be taken back. Deliberately absent: sending.

use std::collections::BTreeMap;

use domain::DecisionId;
use domain::date::ViDate;
use domain::offices::{Decision, Outcome};
use domain::text::clean;
use replica::RecordId;
use serde_json::{Value, json};
use store::Version;

use super::super::offices::{district_ledger, district_words};
use super::super::packages::name_of;
use super::list::{Counts, last_answer};
use super::read_version;
use super::view::of_reading;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{DecideArgs, IdArgs, ReviewView};

/// What can be decided on a version at a stage.
pub(super) fn possible(version: &Version, stage: &str) -> Vec<String> {
    let can: &[Outcome] = match stage {
        _ if !version.counts => &[],
        "received" | "in_review" => &[Outcome::Returned, Outcome::Passed],
        "passed" => &[Outcome::Approved],
        _ => &[],
    };
    can.iter().map(|one| one.code().to_owned()).collect()
}

/// `review.decide`
pub fn decide(call: &Call<'_>, args: DecideArgs) -> Result<ReviewView> {
    let mut desk = call.desk();
    desk.appraiser()?;
    let before = of_reading(&mut desk)?;
    if !before.decides {
        return Err(AppError::new(ErrorCode::Refused, "error.only_district", &[]));
    }
    let outcome = Outcome::from_code(&args.outcome)
        .filter(|outcome| before.can.iter().any(|can| can == outcome.code()))
        .ok_or_else(|| AppError::new(ErrorCode::Refused, "review.not_now", &[]))?;
    let text = |value: Option<String>| value.map(|text| clean(&text)).filter(|t| !t.is_empty());
    let (number, signer, note) = (text(args.paper_number), text(args.signer), text(args.note));
    let date = match args.date.as_deref().filter(|date| !date.is_empty()) {
        None => None,
        Some(date) => Some(
            ViDate::parse_iso(date)
                .ok_or_else(|| AppError::new(ErrorCode::Invalid, "review.date", &[]))?,
        ),
    };
    let open = Counts::of(before.comments.iter());
    let own = Counts::of(before.comments.iter().filter(|one| one.office == "district"));
    match outcome {
        Outcome::Returned if open.must + open.open == 0 && note.is_none() => {
            return Err(AppError::new(ErrorCode::Refused, "review.nothing_to_mend", &[]));
        }
        Outcome::Passed if own.must > 0 => {
            let count: &[(&str, &dyn std::fmt::Display)] = &[("count", &own.must)];
            return Err(AppError::new(ErrorCode::Refused, "review.must_open", count));
        }
        // Only who wrote a comment settles it; the district may go on over a reviewer's, and
        // says why.
        Outcome::Passed if open.must > 0 && note.is_none() => {
            let count: &[(&str, &dyn std::fmt::Display)] = &[("count", &open.must)];
            return Err(AppError::new(ErrorCode::Refused, "review.must_of_others", count));
        }
        Outcome::Approved if number.is_none() || date.is_none() => {
            return Err(AppError::new(ErrorCode::Invalid, "review.no_number", &[]));
        }
        _ => {}
    }
    let version = read_version(&mut desk)?;
    let workplace = desk.appraiser()?;
    let author = workplace.author(call.environment())?;
    let mut fields: BTreeMap<String, Value> = BTreeMap::from([
        ("fingerprint".to_owned(), json!(version.fingerprint)),
        ("version".to_owned(), json!(version.number)),
        ("outcome".to_owned(), json!(outcome.code())),
        ("who".to_owned(), json!(author.who)),
        ("at".to_owned(), json!(author.at)),
    ]);
    let told = [
        ("paper_number", number),
        ("date", date.map(|day| day.iso())),
        ("signer", signer),
        ("note", note),
    ];
    let told = told.into_iter().filter_map(|(name, value)| Some((name, value?)));
    fields.extend(told.map(|(name, value)| (name.to_owned(), json!(value))));
    let id = call.environment().record_id();
    let ledger = district_ledger(workplace, &version.unit);
    let name = name_of(&version.unit);
    workplace.change_in(call.environment(), &ledger, ("decision.add", &name), |act| {
        act.create(id, "decision", None, &fields)
    })?;
    of_reading(&mut desk)
}

/// `review.undecide`: takes a decision back that no file has carried.
pub fn undecide(call: &Call<'_>, args: IdArgs) -> Result<ReviewView> {
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let mut desk = call.desk();
    let version = read_version(&mut desk)?;
    let workplace = desk.appraiser()?;
    let words = district_words(workplace, &version.unit)?;
    let latest = words.decision(&version.fingerprint).filter(|one| one.id == DecisionId(id.0));
    let latest = latest.filter(|_| workplace.is_district()).ok_or_else(AppError::no_record)?;
    if !unsent(workplace, &version.unit, latest)? {
        return Err(AppError::new(ErrorCode::Refused, "review.decision_sent", &[]));
    }
    let ledger = district_ledger(workplace, &version.unit);
    let name = name_of(&version.unit);
    workplace
        .change_in(call.environment(), &ledger, ("decision.drop", &name), |act| act.delete(id))?;
    of_reading(&mut desk)
}

/// Has no file carried a decision yet?
pub(super) fn unsent(workplace: &Workplace, unit: &str, decision: &Decision) -> Result<bool> {
    let sent = last_answer(workplace, unit)?;
    Ok(sent.is_none_or(|at| at < decision.at))
}
