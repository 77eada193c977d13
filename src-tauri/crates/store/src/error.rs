//! What can go wrong under a workplace, told apart by what the caller does about it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// An error of the store. None of them has changed an acknowledged entry.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another program holds the workplace.
    #[error("{0} is open in another window")]
    InUse(PathBuf),
    /// There is no file there.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// A file is there already where a new one was to be made.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file is not a workplace of this program.
    #[error("{0} is not a workplace")]
    NotAWorkplace(PathBuf),
    /// The file is a damaged workplace.
    #[error("{path} is damaged: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// The file was written by a newer program.
    #[error("{path} has schema {theirs}, this program knows up to {ours}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        theirs: u32,
        /// The newest one known here.
        ours: u32,
    },
    /// The unit's secret is under a passphrase that was not given.
    #[error("the secret is locked")]
    KeyLocked,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file or folder cannot be written.
    #[error("{0} cannot be written")]
    ReadOnly(PathBuf),
    /// The file or its disk went away: a stick that was pulled.
    #[error("{0} is no longer there")]
    Gone(PathBuf),
    /// The folder to write into is not there.
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
    /// What was read back is not what was written.
    #[error("{0} reads back differently")]
    NotKept(PathBuf),
    /// The value does not fit the field, or the kind or field is not one a person writes.
    #[error("field {field} of {kind} does not take this value")]
    NotAccepted {
        /// The kind of record.
        kind: String,
        /// The field.
        field: String,
    },
    /// No such record, or it is deleted.
    #[error("no record {0}")]
    NoRecord(replica::RecordId),
    /// There is nothing to undo or redo.
    #[error("nothing to take back")]
    NothingToTakeBack,
    /// Others wrote in these fields since; nothing of the step stands alone any more.
    #[error("the step was overwritten since")]
    Overwritten,
    /// The caller stopped the work; nothing was changed.
    #[error("stopped")]
    Cancelled,
    /// The ledger belongs to another unit.
    #[error(transparent)]
    NotOwner(#[from] replica::NotOwner),
    /// The ledger cannot be merged or read.
    #[error("{0}")]
    Ledger(String),
    /// SQLite refused for another reason.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// The operating system refused for another reason.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: io::Error,
    },
}

/// Result of the store.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// An error of the operating system, by what it means.
    #[must_use]
    pub fn from_io(path: &Path, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => Self::ReadOnly(path.to_owned()),
            Kind::NotFound => Self::Gone(path.to_owned()),
            _ => Self::Io { path: path.to_owned(), source },
        }
    }

    /// The same error about the file that a person named, where it speaks of a temporary one.
    #[must_use]
    pub(crate) fn about(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::ReadOnly(_) => Self::ReadOnly(path),
            Self::Gone(_) => Self::Gone(path),
            Self::NotKept(_) => Self::NotKept(path),
            Self::Io { source, .. } => Self::Io { path, source },
            other => other,
        }
    }

    /// An error of SQLite while it worked on the file.
    pub(crate) fn from_sql(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode as Code};
        if matches!(
            error,
            Error::FromSqlConversionFailure(..)
                | Error::InvalidColumnType(..)
                | Error::IntegralValueOutOfRange(..)
                | Error::Utf8Error(..)
        ) {
            // A row that this program has not written.
            return Self::Damaged { path: path.to_owned(), what: error.to_string() };
        }
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::InUse(path.to_owned()),
            Some(Code::DatabaseCorrupt) => {
                Self::Damaged { path: path.to_owned(), what: error.to_string() }
            }
            Some(Code::NotADatabase) => Self::NotAWorkplace(path.to_owned()),
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => {
                Self::ReadOnly(path.to_owned())
            }
            _ => Self::Database(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::from_sql(Path::new(""), error)
    }
}
