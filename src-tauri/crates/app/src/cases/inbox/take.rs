//! Taking the good files in, after a backup, in one transaction.

use store::{PackageLine, TakingIn};

use super::super::receiving::packages;
use super::super::workplaces::back_up_before;
use super::judge::lot;
use crate::desk::Call;
use crate::error::Result;
use crate::view::{InboxVerdict, PackagesArgs};

/// `inbox.take`
pub fn take(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<InboxVerdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let author = workplace.author(call.environment())?;
    let mut lot = lot(workplace, &packages(&args.paths)?, &job)?;
    if lot.packages.is_empty() {
        return Ok(lot.verdicts);
    }
    for ledger in &mut lot.ledgers {
        ledger.received_at.clone_from(&author.at);
    }
    let signed = |one| PackageLine { at: author.at.clone(), who: author.who.clone(), ..one };
    let packages = lot.packages.into_iter().map(signed).collect();
    let all = TakingIn { versions: Vec::new(), ledgers: lot.ledgers, packages };
    back_up_before(call, workplace, "truoc-nhan")?;
    workplace.store.take_in(&all, &author)?;
    // Targets and days on paper may be others now.
    workplace.papers.clear();
    Ok(lot.verdicts)
}
