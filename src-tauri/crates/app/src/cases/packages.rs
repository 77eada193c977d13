//! What both sides of handing over need: reading package and key files, counting a part as
//! sender and receiver both do, and who is known.

use std::collections::BTreeMap;
use std::path::Path;

use domain::plan::Plan;
use domain::totals::Totals;
use domain::{DISTRICT, LedgerName, UnitCode};
use exchange::{ControlSums, KeyFile, Part, Party, Refusal, Role};
use replica::{Ledger, Owner};
use store::Sender;

use super::planning::totals_of;
use super::workplaces::unit_choice;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};

/// The plan in canonical bytes, counted.
pub(super) fn totals_of_bytes(bytes: &[u8], unit: &str) -> Result<Totals> {
    totals_of(&plan_of_bytes(bytes, unit).map_err(broken_snapshot)?)
}

/// What was frozen or taken over cannot be read any more.
pub(super) fn broken_snapshot(detail: String) -> AppError {
    AppError::new(ErrorCode::Unexpected, "error.unexpected", &[])
        .because(std::io::Error::other(detail))
}

pub(super) fn plan_of_bytes(bytes: &[u8], unit: &str) -> Result<Plan, String> {
    let owner = Owner(unit.to_owned());
    let ledger = Ledger::from_ndjson(bytes, &owner).map_err(|error| error.to_string())?;
    let year = LedgerName::parse(&ledger.id.0).map_or(0, |name| name.year());
    let raw = store::raw_ledger(&ledger.records);
    Ok(Plan::read(UnitCode(unit.to_owned()), year, &raw))
}

/// Counts a part as sender and receiver both do.
pub(super) fn tally(part: &Part) -> Result<ControlSums, String> {
    let statement = part.statement();
    if !matches!(LedgerName::parse(&statement.id), Some(LedgerName::Plan(..))) {
        return Ok(ControlSums::default());
    }
    let plan = plan_of_bytes(part.content(), &statement.owner)?;
    let members: u64 = plan
        .households
        .iter()
        .map(|household| u64::from(household.member_count().unwrap_or(0)))
        .sum();
    let total = Totals::of(&plan).money().total().dong().ok_or("more than 2^53 - 1 dong")?;
    Ok(ControlSums {
        households: plan.households.len() as u64,
        members,
        dong: u64::try_from(total.amount()).map_err(|error| error.to_string())?,
    })
}

pub(super) fn known(workplace: &Workplace) -> Result<BTreeMap<String, Party>> {
    let senders = workplace.store.senders()?.into_iter();
    senders
        .map(|sender| Ok((sender.unit, serde_json::from_str(&sender.party).map_err(unexpected)?)))
        .collect()
}

pub(super) fn remember(call: &Call<'_>, workplace: &mut Workplace, party: &Party) -> Result<()> {
    let author = workplace.author(call.environment())?;
    Ok(workplace.store.enrol(&Sender {
        unit: party.unit.clone(),
        name: party.name.clone(),
        party: serde_json::to_string(party).expect("a party is plain JSON"),
        enrolled_at: author.at,
        who: author.who,
    })?)
}

pub(super) fn read_package(path: &Path) -> Result<Vec<u8>> {
    let size = std::fs::metadata(path).map_err(|error| AppError::io(path, error))?.len();
    if size > exchange::MAX_PACKED as u64 {
        let bytes = usize::try_from(size).unwrap_or(usize::MAX);
        return Err(refused(Refusal::TooBig { bytes }));
    }
    std::fs::read(path).map_err(|error| AppError::io(path, error))
}

pub(super) fn read_key_file(path: &Path) -> Result<KeyFile> {
    KeyFile::read(&read_package(path)?)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))
}

pub(super) fn refused(refusal: Refusal) -> AppError {
    let code = match &refusal {
        Refusal::UnknownSender { .. } | Refusal::SenderKeyChanged { .. } => {
            ErrorCode::UnknownSender
        }
        Refusal::Damaged | Refusal::Truncated { .. } | Refusal::NotAPackage => ErrorCode::Invalid,
        _ => ErrorCode::Refused,
    };
    AppError::said(code, refusal.to_string()).because(refusal)
}

pub(super) fn unexpected(error: serde_json::Error) -> AppError {
    AppError::new(ErrorCode::Unexpected, "error.unexpected", &[]).because(error)
}

pub(super) fn role(unit: &str) -> Role {
    if unit == DISTRICT { Role::District } else { Role::Commune }
}

pub(crate) fn name_of(unit: &str) -> String {
    unit_choice(unit).map_or_else(|| unit.to_owned(), |unit| unit.name)
}

pub(super) fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
