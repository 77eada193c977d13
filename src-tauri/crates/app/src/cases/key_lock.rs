//! The unit's key under a passphrase: an option for offices whose laptops others can reach.
//!
//! Deliberately absent: a way round. Whoever forgets it takes the recovery sheet.

use domain::text::clean;
use exchange::UnitSecret;

use super::safety::keep_backup;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{Done, PassphraseArgs};
use crate::words::say;

/// Shorter ones are guessed.
const LEAST: usize = 8;

/// `key.lock`: from now on the key is known only to who gives the passphrase.
pub fn lock(call: &Call<'_>, args: PassphraseArgs) -> Result<Done> {
    let passphrase = clean(&args.passphrase);
    if passphrase.chars().count() < LEAST {
        return Err(AppError::new(ErrorCode::Invalid, "key.short", &[("least", &LEAST)]));
    }
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let secret = workplace.store.secret()?;
    job.at(0, 1, &say("key.locking", &[]))?;
    let locked = exchange::lock(&secret, &passphrase);
    workplace.store.lock_secret(&secret, &locked)?;
    // The backups before this one hold the key in the clear; the latest no longer does.
    keep_backup(call.environment(), workplace, "sau-dat-mat-khau")?;
    Ok(Done {})
}

/// `key.unlock`: the key is known until the workplace is closed.
pub fn unlock(call: &Call<'_>, args: PassphraseArgs) -> Result<Done> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    job.at(0, 1, &say("key.unlocking", &[]))?;
    if let Some(secret) = opened(workplace, &args.passphrase)? {
        workplace.store.unlock_secret(secret.expose());
    }
    Ok(Done {})
}

/// `key.clear`: the key lies in the clear again.
pub fn clear(call: &Call<'_>, args: PassphraseArgs) -> Result<Done> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    job.at(0, 1, &say("key.unlocking", &[]))?;
    if let Some(secret) = opened(workplace, &args.passphrase)? {
        workplace.store.set_secret(secret.expose())?;
    }
    Ok(Done {})
}

/// What lies under the passphrase; `None`: nothing does.
fn opened(workplace: &Workplace, passphrase: &str) -> Result<Option<UnitSecret>> {
    let Some(locked) = workplace.store.locked_secret()? else { return Ok(None) };
    let refused = |error: exchange::PassphraseError| {
        AppError::said(ErrorCode::Invalid, error.to_string()).because(error)
    };
    let bytes = exchange::unlock(&locked, &clean(passphrase), 32).map_err(refused)?;
    let secret: [u8; 32] =
        bytes.try_into().map_err(|_| refused(exchange::PassphraseError::Damaged))?;
    Ok(Some(UnitSecret::new(secret)))
}
