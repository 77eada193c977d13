//! Thẩm định: a received plan is looked through, commented on, ticked and decided upon.
//!
//! What is written goes into the appraiser's own ledger about the commune, never into the plan.
//! The district decides; a reviewer on a laptop of his own proposes.

mod answer_file;
mod checklist;
mod comments;
mod compare;
mod decide;
mod list;
mod view;

pub(crate) use answer_file::write as write_answer;
pub(crate) use checklist::{conclude, tick};
pub(crate) use comments::{comment, edit};
pub(crate) use compare::compare;
pub(crate) use decide::{decide, undecide};
pub(crate) use list::{Counts, list};
pub(crate) use view::view;

use std::collections::BTreeMap;

use domain::offices::Words;
use store::Version;

use super::offices::{all_reviewers_words, district_words};
use crate::desk::{Desk, Office, Workplace};
use crate::error::{AppError, ErrorCode, Result};

/// The version that lies in the reading room.
fn read_version(desk: &mut Desk) -> Result<Version> {
    let reading = desk.reading().map(|reading| reading.version.clone());
    reading.ok_or_else(|| AppError::new(ErrorCode::Refused, "review.nothing_open", &[]))
}

/// What every appraiser has said of a plan, each under `district` or the code of a reviewer.
fn said(workplace: &Workplace, unit: &str) -> Result<BTreeMap<String, Words>> {
    let mut said = all_reviewers_words(workplace, unit)?;
    said.insert("district".to_owned(), district_words(workplace, unit)?);
    Ok(said)
}

/// This appraiser's own words.
fn own_words(workplace: &Workplace, unit: &str) -> Result<Words> {
    let office = own_office(workplace);
    Ok(said(workplace, unit)?.remove(&office).unwrap_or_default())
}

fn own_office(workplace: &Workplace) -> String {
    match workplace.office() {
        Office::District => "district".to_owned(),
        _ => workplace.store.identity().unit.clone(),
    }
}
