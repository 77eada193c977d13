//! Errors in three voices: a code for the program, a sentence for the person, the chain
//! of causes with an incident number for support.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::StoreError;
use ts_rs::TS;

use crate::words::say;

/// What the caller does about an error; a code exists only where a caller acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A rule says no; nothing was changed.
    Refused,
    /// What was named is not there.
    NotFound,
    /// No workplace is open.
    NoWorkplace,
    /// Another window or program holds it.
    InUse,
    /// The workplace file is damaged: the way to the rescue screen.
    Damaged,
    /// No space left.
    DiskFull,
    /// Cannot be written there.
    ReadOnly,
    /// The person stopped it.
    Cancelled,
    /// The value or argument does not fit.
    Invalid,
    /// Blocking findings stand in the way.
    Blocked,
    /// A sender whose six words have to be compared first.
    UnknownSender,
    /// The unit's key lies under a passphrase: it is asked for.
    KeyLocked,
    /// Nobody foresaw it; it is in the log under the incident number.
    Unexpected,
}

/// An error on its way to a person.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    /// For the program.
    pub code: ErrorCode,
    /// For the person: what happened, what was kept, what to do.
    pub message: String,
    /// For support.
    #[source]
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Result of a use case.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// An error as it crosses the border.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErrorDto {
    /// For the program.
    pub code: ErrorCode,
    /// For the person.
    pub message: String,
    /// For support: look for it in the log.
    pub incident: Option<String>,
}

impl AppError {
    /// An error whose sentence stands under `key`.
    #[must_use]
    pub fn new(code: ErrorCode, key: &str, args: &[(&str, &dyn std::fmt::Display)]) -> Self {
        Self { code, message: say(key, args), cause: None }
    }

    /// An error whose sentence another crate has already said.
    #[must_use]
    pub fn said(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), cause: None }
    }

    /// The same with its cause.
    #[must_use]
    pub fn because(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }

    pub(crate) fn no_workplace() -> Self {
        Self::new(ErrorCode::NoWorkplace, "error.no_workplace", &[])
    }

    pub(crate) fn no_record() -> Self {
        Self::new(ErrorCode::NotFound, "error.no_record", &[])
    }

    /// A file that a person named could not be read.
    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::NotFound {
            return StoreError::Missing(path.to_owned()).into();
        }
        StoreError::from_io(path, error).into()
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        use ErrorCode as Code;
        use StoreError as E;
        let path = |path: &Path| path.display().to_string();
        let (code, key, place) = match &error {
            E::InUse(file) => (Code::InUse, "store.in_use", path(file)),
            E::Missing(file) => (Code::NotFound, "store.missing", path(file)),
            E::Exists(file) => (Code::Refused, "store.exists", path(file)),
            E::NotAWorkplace(file) => (Code::Invalid, "store.not_a_workplace", path(file)),
            E::Damaged { path: file, .. } => (Code::Damaged, "store.damaged", path(file)),
            E::Newer { path: file, theirs, ours } => {
                let args: &[(&str, &dyn std::fmt::Display)] =
                    &[("path", &path(file)), ("theirs", theirs), ("ours", ours)];
                return Self::new(Code::Refused, "store.newer", args).because(error);
            }
            E::KeyLocked => (Code::KeyLocked, "store.key_locked", String::new()),
            E::DiskFull => (Code::DiskFull, "store.disk_full", String::new()),
            E::ReadOnly(file) => (Code::ReadOnly, "store.read_only", path(file)),
            E::Gone(file) => (Code::NotFound, "store.gone", path(file)),
            E::NoFolder(folder) => (Code::NotFound, "store.no_folder", path(folder)),
            E::NotKept(file) => (Code::ReadOnly, "store.not_kept", path(file)),
            E::NotAccepted { field, .. } => (Code::Invalid, "store.not_accepted", field.clone()),
            E::NoRecord(_) => (Code::NotFound, "error.no_record", String::new()),
            E::NothingToTakeBack => (Code::Refused, "store.nothing_to_take_back", String::new()),
            E::Overwritten => (Code::Refused, "store.overwritten", String::new()),
            E::Cancelled => (Code::Cancelled, "error.cancelled", String::new()),
            E::NotOwner(_) => (Code::Refused, "store.not_owner", String::new()),
            E::Ledger(_) | E::Database(_) | E::Io { .. } => {
                (Code::Unexpected, "error.unexpected", String::new())
            }
        };
        Self::new(code, key, &[("path", &place)]).because(error)
    }
}

/// An error that nobody foresaw and that has no incident number of its own.
#[must_use]
pub fn unforeseen(cause: &str) -> ErrorDto {
    tracing::error!(cause, "unforeseen");
    ErrorDto { code: ErrorCode::Unexpected, message: say("error.unexpected", &[]), incident: None }
}
