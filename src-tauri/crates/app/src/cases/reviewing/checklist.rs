//! The appraiser's own list for the version in the reading room.

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::offices::{Appraisal, Outcome, Tick};
use domain::text::clean;
use replica::RecordId;
use serde_json::{Value, json};
use store::{StoreError, Version};

use super::super::offices::own_words_ledger;
use super::super::packages::name_of;
use super::view::of_reading;
use super::{own_office, read_version};
use crate::cases::assigning::set;
use crate::desk::{Call, Desk};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{CheckReport, ChecklistLine, ConcludeArgs, ReviewView, TickArgs};

/// `review.tick`
pub fn tick(call: &Call<'_>, args: TickArgs) -> Result<ReviewView> {
    let known = Catalogue::built_in().appraisal.iter().any(|item| item.code == args.code);
    let tick = args.tick.as_deref().map(Tick::from_code);
    if !known || matches!(tick, Some(None)) {
        return Err(AppError::new(ErrorCode::Invalid, "error.unknown_field", &[]));
    }
    let note = args.note.map(|note| clean(&note)).filter(|note| !note.is_empty());
    let fields = vec![
        (format!("item.{}", args.code), json!(args.tick)),
        (format!("item_note.{}", args.code), json!(note)),
    ];
    write(call, fields)
}

/// `review.conclude`
pub fn conclude(call: &Call<'_>, args: ConcludeArgs) -> Result<ReviewView> {
    let proposal = args.proposal.as_deref().map(Outcome::from_code);
    if matches!(proposal, Some(None | Some(Outcome::Approved))) {
        return Err(AppError::new(ErrorCode::Invalid, "error.unknown_field", &[]));
    }
    let conclusion = args.conclusion.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let fields = vec![
        ("conclusion".to_owned(), json!(conclusion)),
        ("proposal".to_owned(), json!(args.proposal)),
    ];
    write(call, fields)
}

fn write(call: &Call<'_>, fields: Vec<(String, Value)>) -> Result<ReviewView> {
    let mut desk = call.desk();
    let version = read_version(&mut desk)?;
    put(call, &mut desk, &version, &fields)?;
    of_reading(&mut desk)
}

/// Writes into the list of one version; it is begun by the first write.
fn put(
    call: &Call<'_>,
    desk: &mut Desk,
    version: &Version,
    fields: &[(String, Value)],
) -> Result<()> {
    let workplace = desk.appraiser()?;
    let author = workplace.author(call.environment())?;
    let year = workplace.year().to_string();
    let office = own_office(workplace);
    let id = RecordId::derived(&["appraisal", &office, &version.unit, &year, &version.fingerprint]);
    let begun = BTreeMap::from([
        ("fingerprint".to_owned(), json!(version.fingerprint)),
        ("version".to_owned(), json!(version.number)),
        ("begun_at".to_owned(), json!(author.at)),
        ("who".to_owned(), json!(author.who)),
    ]);
    let ledger = own_words_ledger(workplace, &version.unit);
    let note = name_of(&version.unit);
    workplace.change_in(call.environment(), &ledger, ("appraisal.edit", &note), |act| {
        if act.record(id)?.is_none() {
            act.create(id, "appraisal", None, &begun)?;
        }
        for (field, value) in fields {
            set(act, id, field, value)?;
        }
        Ok::<_, StoreError>(())
    })
}

/// The list with the ticks, and what the self-check finds beside each item.
pub(super) fn lines(appraisal: Option<&Appraisal>, report: &CheckReport) -> Vec<ChecklistLine> {
    let found = |rules: &[String], severity: &str| {
        let of = report.findings.iter().filter(|finding| {
            finding.severity == severity
                && finding.reason.is_none()
                && rules.contains(&finding.rule)
        });
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    let items = Catalogue::built_in().appraisal.iter();
    items
        .map(|item| ChecklistLine {
            code: item.code.clone(),
            group: item.group.clone(),
            text: item.text.clone(),
            basis: item.basis.clone(),
            uncertain: item.evidence.uncertain,
            tick: appraisal.and_then(|one| Some(one.items.get(&item.code)?.code().to_owned())),
            note: appraisal.and_then(|one| one.notes.get(&item.code).cloned()),
            blocks: found(&item.rules, "blocks"),
            warns: found(&item.rules, "warns"),
            rules: item.rules.clone(),
        })
        .collect()
}
