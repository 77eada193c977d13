//! What both sides of handing over need: reading package and key files, counting a part as
//! sender and receiver both do, and who is known.

use std::collections::BTreeMap;
use std::path::Path;

use domain::plan::Plan;
use domain::totals::Totals;
use domain::{DISTRICT, LedgerName, UnitCode};
use exchange::{
    ControlSums, KeyFile, Kind, OpenContext, Opened, Part, Party, Receipt, Refusal, Role,
    SealRequest, UnitSecret,
};
use replica::{Ledger, Owner};
use store::{ForeignLedger, Sender};

use super::planning::totals_of;
use super::sending::Sealer;
use super::workplaces::unit_choice;
use crate::desk::{Call, Office, Workplace};
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

/// Opens a package as this workplace may, or says why not.
pub(super) fn open_package(workplace: &Workplace, bytes: &[u8]) -> Result<Opened> {
    let secret = UnitSecret::new(workplace.store.secret()?);
    let known = known(workplace)?;
    let identity = workplace.store.identity();
    let context = OpenContext {
        role: role(&identity.unit),
        unit: &identity.unit,
        district: DISTRICT,
        plan_year: identity.year,
        training: identity.training,
        secret: &secret,
        known: &known,
        tally: &tally,
    };
    exchange::open(bytes, &context).map_err(refused)
}

/// The six words of this unit's key; none while it is locked.
pub(super) fn own_words(workplace: &Workplace) -> Result<Vec<String>> {
    if workplace.store.is_locked()? {
        return Ok(Vec::new());
    }
    let keys = UnitSecret::new(workplace.store.secret()?).public_keys();
    Ok(owned(&exchange::fingerprint_words(&keys)))
}

/// What is to be sealed beside what the workplace says of itself.
pub(super) struct ToSeal {
    pub kind: Kind,
    /// Whose plan it is about; the district's own code for a bundle.
    pub unit: String,
    pub number: u32,
    pub recipients: Vec<Party>,
    pub parts: Vec<Part>,
    pub receipt: Option<Receipt>,
    /// In words, for the receiver's preview.
    pub summary: String,
}

/// Seals a package as this workplace; its usual file name beside it.
pub(super) fn seal_package(
    call: &Call<'_>,
    workplace: &Workplace,
    what: ToSeal,
) -> Result<(String, Vec<u8>)> {
    seal_as(&Sealer::of(call, workplace)?, what)
}

/// Seals a package as that office; its usual file name beside it.
pub(super) fn seal_as(sealer: &Sealer, what: ToSeal) -> Result<(String, Vec<u8>)> {
    let identity = &sealer.identity;
    let short = unit_choice(&what.unit).map_or_else(|| what.unit.clone(), |unit| unit.short_name);
    let request = SealRequest {
        kind: what.kind,
        district: DISTRICT.to_owned(),
        unit: what.unit,
        unit_name: short,
        plan_year: identity.year,
        number: what.number,
        training: identity.training,
        sender_unit: identity.unit.clone(),
        sender_name: name_of(&identity.unit),
        sender_role: role(&identity.unit),
        recipients: what.recipients,
        parts: what.parts,
        receipt: what.receipt,
        summary: what.summary,
        sealed_at: sealer.author.at.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let bytes = exchange::seal(&request, &sealer.secret, &tally)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))?;
    let name = exchange::inspect(&bytes).map_err(refused)?.header.file_name();
    Ok((name, bytes))
}

/// The owner's word for a part, to be stored (JSON).
pub(super) fn proof(part: &Part) -> String {
    serde_json::to_string(part.proof()).expect("a proof is plain JSON")
}

/// The whole ledgers of others in a package that this program reads; when they came is for
/// the caller to say.
pub(super) fn foreign_ledgers(opened: &Opened) -> Vec<ForeignLedger> {
    let parts = opened.ledgers().map(|one| &one.part);
    let known = parts.filter(|part| LedgerName::parse(&part.statement().id).is_some());
    known
        .map(|part| {
            let statement = part.statement();
            ForeignLedger {
                id: statement.id.clone(),
                owner: statement.owner.clone(),
                vector: serde_json::to_string(&statement.vector).expect("a vector is plain JSON"),
                bytes: part.content().to_vec(),
                proof: proof(part),
                received_at: String::new(),
            }
        })
        .collect()
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

/// Who signed a package or key file, and whether it is only for practice. Its six words vouch
/// for its keys; that the unit and its role exist is checked here.
pub(super) fn signer(path: &Path) -> Result<(Party, bool)> {
    let (party, training) = match exchange::inspect(&read_package(path)?) {
        Ok(inspection) => (inspection.header.sender, inspection.header.training),
        Err(Refusal::NotAPackage) => {
            let file = read_key_file(path)?;
            (file.party, file.training)
        }
        Err(refusal) => return Err(refused(refusal)),
    };
    if unit_choice(&party.unit).is_none() || party.role != role(&party.unit) {
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("unit", &party.unit), ("name", &party.name)];
        return Err(AppError::new(ErrorCode::Refused, "enrol.unknown_unit", args));
    }
    Ok((party, training))
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
    match Office::of(unit) {
        Office::District => Role::District,
        Office::Reviewer => Role::Reviewer,
        Office::Commune => Role::Commune,
    }
}

pub(crate) fn name_of(unit: &str) -> String {
    unit_choice(unit).map_or_else(|| unit.to_owned(), |unit| unit.name)
}

pub(super) fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
