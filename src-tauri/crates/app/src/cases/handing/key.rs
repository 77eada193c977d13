//! This unit's public key, written for others.

use std::path::PathBuf;

use domain::DISTRICT;
use exchange::{Issuer, KeyFile, UnitSecret};

use crate::cases::packages::{name_of, owned, role};
use crate::desk::Call;
use crate::error::Result;
use crate::view::*;

/// `package.key`
pub fn key(call: &Call<'_>, args: PathArgs) -> Result<KeyWritten> {
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let secret = UnitSecret::new(workplace.store.secret()?);
    let identity = workplace.store.identity();
    let issuer = Issuer {
        district: DISTRICT,
        unit: &identity.unit,
        name: &name_of(&identity.unit),
        role: role(&identity.unit),
        training: identity.training,
    };
    let path = PathBuf::from(args.path);
    store::files::write_whole(&path, KeyFile::write(&secret, issuer).as_bytes())?;
    let words = exchange::fingerprint_words(&secret.public_keys());
    Ok(KeyWritten { path: path.display().to_string(), words: owned(&words) })
}
