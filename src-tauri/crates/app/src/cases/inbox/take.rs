//! Taking the good files in, after a backup, in one transaction.

use replica::VersionVector;
use store::{ForeignLedger, PackageLine, TakingIn};

use super::super::packages::unexpected;
use super::super::receiving::packages;
use super::super::workplaces::back_up_before;
use super::judge::one;
use crate::desk::Call;
use crate::error::Result;
use crate::view::{InboxVerdict, PackagesArgs};

/// `inbox.take`
pub fn take(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<InboxVerdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let author = workplace.author(call.environment())?;
    let paths = packages(&args.paths)?;
    let mut verdicts = Vec::new();
    let mut all = TakingIn::default();
    for (done, path) in paths.iter().enumerate() {
        job.at(done as u64, paths.len() as u64, path)?;
        let (verdict, brings) = one(workplace, path);
        if let Some(brings) = brings {
            for came in brings.ledgers {
                keep_newest(&mut all.ledgers, came)?;
            }
            let (at, who) = (author.at.clone(), author.who.clone());
            all.packages.push(PackageLine { at, who, ..brings.package });
        }
        verdicts.push(verdict);
    }
    if !all.packages.is_empty() {
        for ledger in &mut all.ledgers {
            ledger.received_at.clone_from(&author.at);
        }
        back_up_before(call, workplace, "truoc-nhan")?;
        workplace.store.take_in(&all, &author)?;
        // Targets and days on paper may be others now.
        workplace.papers.clear();
    }
    Ok(verdicts)
}

/// Of several files with one ledger the one that has seen most is kept.
fn keep_newest(ledgers: &mut Vec<ForeignLedger>, came: ForeignLedger) -> Result<()> {
    let Some(held) = ledgers.iter_mut().find(|one| one.id == came.id) else {
        ledgers.push(came);
        return Ok(());
    };
    let vector = |one: &ForeignLedger| -> Result<VersionVector> {
        serde_json::from_str(&one.vector).map_err(unexpected)
    };
    if vector(&came)?.relation(&vector(held)?) == replica::Relation::Newer {
        *held = came;
    }
    Ok(())
}
