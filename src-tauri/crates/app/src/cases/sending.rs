//! A package on its way out: sealed, laid on the stick, read back, and noted.
//!
//! Deliberately absent: what is in it and when it may go (`assigning`, `reviewing`).

use std::path::{Path, PathBuf};

use exchange::{Fingerprint, Kind, UnitSecret};
use store::{Author, Identity, PackageLine};

use super::packages::{ToSeal, seal_as, seal_package};
use super::stick;
use crate::desk::{Call, Workplace};
use crate::error::Result;

/// A workplace as it signs and seals, apart from its store: packages are also made while the
/// store is in the middle of an action.
pub(super) struct Sealer {
    pub secret: UnitSecret,
    pub identity: Identity,
    pub author: Author,
}

/// A package that lies whole on the stick.
pub(super) struct Sent {
    pub path: PathBuf,
    /// To be noted.
    pub line: PackageLine,
}

impl Sealer {
    pub fn of(call: &Call<'_>, workplace: &Workplace) -> Result<Self> {
        Ok(Self {
            secret: UnitSecret::new(workplace.store.secret()?),
            identity: workplace.store.identity().clone(),
            author: workplace.author(call.environment())?,
        })
    }

    /// Seals, writes and reads back. Nothing is noted yet.
    pub fn lay(&self, what: ToSeal, place: (&Path, &str)) -> Result<Sent> {
        let about = About::of(&what);
        let sealed = seal_as(self, what)?;
        about.put(&sealed, place, &self.author)
    }
}

/// What is noted of a package.
struct About {
    kind: Kind,
    unit: String,
    party: String,
    number: u32,
}

impl About {
    fn of(what: &ToSeal) -> Self {
        let receiver = what.recipients.first();
        Self {
            kind: what.kind,
            unit: what.unit.clone(),
            party: receiver.map_or_else(|| what.unit.clone(), |one| one.unit.clone()),
            number: what.number,
        }
    }

    fn put(
        self,
        (file, bytes): &(String, Vec<u8>),
        (folder, kept): (&Path, &str),
        author: &Author,
    ) -> Result<Sent> {
        let laid = stick::lay(folder, file, bytes, kept)?;
        let line = PackageLine {
            sha256: Fingerprint::of(bytes).hex(),
            incoming: false,
            kind: self.kind.code().to_owned(),
            unit: self.unit,
            party: self.party,
            number: self.number,
            file: laid.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: bytes.len() as u64,
            at: author.at.clone(),
            who: author.who.clone(),
            about: "{}".to_owned(),
        };
        Ok(Sent { path: laid.path, line })
    }
}

/// Seals a package as this workplace, lays it on the stick and notes it. `sealed` is asked
/// before anything is written, and stops the work with its error.
pub(super) fn send(
    call: &Call<'_>,
    workplace: &mut Workplace,
    what: ToSeal,
    place: (&Path, &str),
    sealed: &dyn Fn() -> Result<()>,
) -> Result<Sent> {
    let about = About::of(&what);
    let package = seal_package(call, workplace, what)?;
    sealed()?;
    let sent = about.put(&package, place, &workplace.author(call.environment())?)?;
    if let Err(error) = workplace.store.note_package(&sent.line) {
        take_away(&sent.path);
        return Err(error.into());
    }
    Ok(sent)
}

/// A file that nothing here knows of must not travel.
pub(super) fn take_away(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        tracing::warn!(%error, "a package that does not count stays on the stick");
    }
}
