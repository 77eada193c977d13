//! What is known when a file of the district is judged: what the workplace holds, and above it
//! what the files of the same lot bring that were written earlier.

use std::collections::BTreeMap;

use domain::LedgerName;
use domain::offices::Words;
use exchange::Receipt;
use replica::{Relation, VersionVector};
use store::ForeignLedger;

use super::super::offices::ledger;
use super::super::packages::unexpected;
use super::status::receipts;
use crate::desk::Workplace;
use crate::error::Result;

/// The ledgers and receipts that are known.
pub(super) struct Held<'a> {
    pub workplace: &'a Workplace,
    came: BTreeMap<String, ForeignLedger>,
    receipts: Vec<Receipt>,
}

impl<'a> Held<'a> {
    /// What the workplace holds.
    pub fn of(workplace: &'a Workplace) -> Result<Self> {
        Ok(Self { workplace, came: BTreeMap::new(), receipts: receipts(workplace)? })
    }

    /// How a ledger that came stands to the one that is held; newer if none is.
    pub fn relation(&self, came: &ForeignLedger) -> Result<Relation> {
        let kept = match self.came.get(&came.id) {
            Some(kept) => Some(kept.vector.clone()),
            None => self.workplace.store.foreign(&came.id)?.map(|kept| kept.vector),
        };
        match kept {
            None => Ok(Relation::Newer),
            Some(kept) => Ok(vector(&came.vector)?.relation(&vector(&kept)?)),
        }
    }

    /// What is known of an office's words.
    pub fn words(&self, name: &LedgerName) -> Result<Words> {
        let known = match self.came.get(&name.to_string()) {
            Some(came) => Some(came.read()?),
            None => ledger(self.workplace, name)?,
        };
        let records = known.map(|known| store::raw_ledger(&known.records));
        Ok(Words::read(&records.unwrap_or_default()))
    }

    /// Does a receipt say more than those that are known? One of an earlier version does not.
    pub fn is_news(&self, receipt: &Receipt) -> bool {
        self.receipts.iter().all(|known| {
            known.number < receipt.number
                || (known.number == receipt.number && known.fingerprint != receipt.fingerprint)
        })
    }

    /// What a good file brings is known from now on.
    pub fn take(&mut self, ledgers: Vec<ForeignLedger>, receipt: Option<&Receipt>) {
        self.came.extend(ledgers.into_iter().map(|one| (one.id.clone(), one)));
        self.receipts.extend(receipt.cloned());
    }

    /// Each ledger that came, as it has seen most.
    pub fn into_ledgers(self) -> Vec<ForeignLedger> {
        self.came.into_values().collect()
    }
}

/// How many writes the ledgers of a file have seen: one written later has never seen fewer.
pub(super) fn seen_in_all(ledgers: &[ForeignLedger]) -> u64 {
    let vectors = ledgers.iter().filter_map(|one| vector(&one.vector).ok());
    vectors.map(|vector| vector.iter().map(|(_, n)| n).sum::<u64>()).sum()
}

/// Of two district's ledgers neither of which has seen the other, and both of which go on from
/// what is held, nobody here can say which is true.
pub(super) fn apart(
    one: &[ForeignLedger],
    other: &[ForeignLedger],
    held: &Held<'_>,
) -> Result<bool> {
    let (Some(one), Some(other)) = (of_district(one), of_district(other)) else {
        return Ok(false);
    };
    let fits = |one: &ForeignLedger| held.relation(one).map(|one| one != Relation::Diverged);
    let diverged = vector(&one.vector)?.relation(&vector(&other.vector)?) == Relation::Diverged;
    Ok(diverged && fits(one)? && fits(other)?)
}

fn of_district(ledgers: &[ForeignLedger]) -> Option<&ForeignLedger> {
    let is =
        |one: &&ForeignLedger| matches!(LedgerName::parse(&one.id), Some(LedgerName::District(..)));
    ledgers.iter().find(is)
}

fn vector(text: &str) -> Result<VersionVector> {
    serde_json::from_str(text).map_err(unexpected)
}
