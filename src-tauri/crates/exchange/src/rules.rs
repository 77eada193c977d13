//! Who may send what: the rules that sealing and opening share.
//!
//! Deliberately absent: keys. Whether a signature is really the owner's is asked in `open`.

use std::collections::BTreeMap;

use domain::LedgerName;

use crate::bounds::MAX_PAPERS;
use crate::{Header, Kind, Part, PartKind, Refusal, Role};

/// The kind fits the sender, and every part fits the kind, the year, the unit and the one
/// it names as its owner.
pub(crate) fn check(header: &Header, parts: &[Part]) -> Result<(), Refusal> {
    check_sender(header)?;
    let mut names: Vec<(String, &str)> = Vec::new();
    for part in parts {
        check_part(header, part)?;
        let name = (String::from(part.statement.part.clone()), part.statement.id.as_str());
        if names.contains(&name) {
            let ledger = part.statement.id.clone();
            return Err(Refusal::LedgerTwice { ledger });
        }
        names.push(name);
    }
    let mut papers: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.statement.part == PartKind::Paper) {
        check_paper(part, parts)?;
        let of_plan = papers.entry(part.plan_of_paper()).or_default();
        *of_plan += 1;
        if *of_plan > MAX_PAPERS {
            return Err(Refusal::TooManyParts);
        }
    }
    if header.kind == Kind::Submission {
        let plan = format!("plan/{}/{}", header.unit, header.plan_year);
        let mut snapshots = parts.iter().filter(|part| part.statement.part == PartKind::Snapshot);
        let only = (snapshots.next(), snapshots.next());
        let (Some(only), None) = only else {
            return Err(Refusal::NoSnapshot);
        };
        if only.statement.id != plan {
            return Err(Refusal::NoSnapshot);
        }
        if only.statement.number != Some(header.number) {
            return Err(Refusal::HeaderMismatch);
        }
    }
    let listed = parts.iter().map(|part| &part.statement.id);
    if !listed.eq(&header.ledgers) {
        return Err(Refusal::HeaderMismatch);
    }
    Ok(())
}

fn check_sender(header: &Header) -> Result<(), Refusal> {
    let sender = &header.sender;
    let kind_fits = match header.kind {
        Kind::HandOut => sender.role == Role::District,
        Kind::Submission => sender.role == Role::Commune && sender.unit == header.unit,
        Kind::Return => sender.role != Role::Commune,
        Kind::Merge | Kind::Receipt => true,
    };
    let role_fits = (sender.role == Role::District) == (sender.unit == header.district);
    if kind_fits && role_fits {
        return Ok(());
    }
    Err(Refusal::KindNotAllowed { kind: header.kind, sender: sender.name.clone() })
}

fn check_part(header: &Header, part: &Part) -> Result<(), Refusal> {
    let statement = &part.statement;
    let ledger = || statement.id.clone();
    if statement.part == PartKind::ChangeLog {
        if header.kind != Kind::Merge {
            return Err(Refusal::LogOutsideMerge);
        }
        return check_owner(part, &header.sender.unit);
    }
    // A paper is looked at under the name of the plan that it prints.
    let id = match statement.part {
        PartKind::Paper => part
            .plan_of_paper()
            .ok_or(Refusal::Contents { detail: "a paper is not named after its plan" })?,
        _ => statement.id.clone(),
    };
    let Some(name) = LedgerName::parse(&id) else {
        // A ledger of a later version: kept as its owner signed it, read by nobody here.
        return Ok(());
    };
    check_owner(part, name.owner())?;
    if statement.part == PartKind::Snapshot && !matches!(name, LedgerName::Plan(..)) {
        return Err(Refusal::NoSnapshot);
    }
    if matches!(name, LedgerName::Review(..)) && header.sender.role == Role::Commune {
        return Err(Refusal::ReviewByCommune { ledger: ledger() });
    }
    if name.year() != header.plan_year {
        return Err(Refusal::LedgerOfOtherYear { ledger: ledger(), year: header.plan_year });
    }
    let about = match &name {
        LedgerName::Plan(unit, _)
        | LedgerName::Answers(unit, _)
        | LedgerName::District(unit, _)
        | LedgerName::Review(_, unit, _) => Some(unit.as_ref()),
        LedgerName::Catalogue(_) => None,
    };
    let bundle = header.unit == header.district;
    match about {
        Some(unit) if !bundle && unit != header.unit => {
            Err(Refusal::LedgerOfOtherUnit { ledger: ledger(), unit: header.unit.clone() })
        }
        _ => Ok(()),
    }
}

/// A paper travels with the frozen plan that it prints, and is of the same version.
fn check_paper(paper: &Part, parts: &[Part]) -> Result<(), Refusal> {
    let plan = paper.plan_of_paper();
    let printed = parts.iter().find(|part| {
        part.statement.part == PartKind::Snapshot && Some(&part.statement.id) == plan.as_ref()
    });
    let printed = printed.ok_or(Refusal::NoSnapshot)?;
    let (own, plan) = (&paper.statement, &printed.statement);
    let fits = own.prints == printed.fingerprint()
        && own.number == plan.number
        && own.vector == plan.vector
        && own.owner == plan.owner;
    if fits { Ok(()) } else { Err(Refusal::Fingerprint) }
}

fn check_owner(part: &Part, owner: &str) -> Result<(), Refusal> {
    let claimed = &part.statement.owner;
    if claimed == owner {
        return Ok(());
    }
    Err(Refusal::ForeignLedger {
        ledger: part.statement.id.clone(),
        claimed: claimed.clone(),
        owner: owner.to_owned(),
    })
}
