//! The plan in the reading room against the version received before it.

use store::Version;

use super::super::comparing;
use super::super::offices::task;
use super::super::packages::{broken_snapshot, plan_of_bytes};
use super::read_version;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{NoArgs, RoundCompared};

/// `review.compare`
pub fn compare(call: &Call<'_>, _: NoArgs) -> Result<RoundCompared> {
    let mut desk = call.desk();
    let version = read_version(&mut desk)?;
    let workplace = desk.appraiser()?;
    let received = workplace.store.received()?;
    let earlier = before(&version, &received)
        .ok_or_else(|| AppError::new(ErrorCode::NotFound, "review.no_round_before", &[]))?;
    let plan = |version: &Version| {
        let submission = workplace.store.submission(&version.unit, &version.fingerprint)?;
        let submission = submission.ok_or_else(AppError::no_record)?;
        plan_of_bytes(&submission.plan, &version.unit).map_err(broken_snapshot)
    };
    let (was, is) = (plan(earlier)?, plan(&version)?);
    let targets = task(workplace, &version.unit)?.unwrap_or_default().targets;
    let compared = comparing::of_plans(Some(&was), &is, &targets)?;
    Ok(RoundCompared {
        before: earlier.number,
        number: version.number,
        added: compared.added,
        removed: compared.removed,
        changed: compared.changed,
        other: compared.other,
        figures: compared.figures,
    })
}

/// The version of the same unit that was received before this one.
pub(super) fn before<'a>(version: &Version, received: &'a [Version]) -> Option<&'a Version> {
    let own = received.iter().filter(|one| one.unit == version.unit);
    let earlier = own.filter(|one| {
        (&one.received_at, one.number) < (&version.received_at, version.number)
            && one.fingerprint != version.fingerprint
    });
    earlier.max_by_key(|one| (one.received_at.clone(), one.number))
}
