//! Deciding on the version in the reading room: returned, passed, approved.
//!
//! The order is that of the table of states. Deliberately absent: sending; a decision that no
//! file has carried can still be undone.

use std::collections::BTreeMap;

use domain::date::ViDate;
use domain::offices::Outcome;
use domain::text::clean;
use serde_json::{Value, json};

use super::super::offices::district_ledger;
use super::super::packages::name_of;
use super::list::Counts;
use super::read_version;
use super::view::of_reading;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{DecideArgs, ReviewView};

/// What can be decided at a stage.
pub(super) fn possible(stage: &str) -> Vec<String> {
    let can: &[Outcome] = match stage {
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
    match outcome {
        Outcome::Returned if open.must + open.open == 0 && note.is_none() => {
            return Err(AppError::new(ErrorCode::Refused, "review.nothing_to_mend", &[]));
        }
        Outcome::Passed if open.must > 0 => {
            let count: &[(&str, &dyn std::fmt::Display)] = &[("count", &open.must)];
            return Err(AppError::new(ErrorCode::Refused, "review.must_open", count));
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
