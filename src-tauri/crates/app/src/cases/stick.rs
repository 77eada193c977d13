//! Writing a package to a stick: never over another file, read back before it is called safe,
//! and a sentence for whatever a stick can do.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use store::StoreError;

use crate::error::{AppError, ErrorCode, Result};

/// Numbers tried after a name that is taken.
const NAMES: u32 = 99;

/// Where a package came to lie.
pub(crate) struct Laid {
    pub path: PathBuf,
    /// The usual name was taken by a file with something else in it.
    pub renamed: bool,
}

/// The folder, if one can write into it by its looks; `make` makes it first.
pub(crate) fn folder(path: &Path, make: bool, kept: &str) -> Result<()> {
    if path.is_file() {
        return Err(failed("stick.not_folder", ErrorCode::Invalid, path, kept));
    }
    if make {
        std::fs::create_dir_all(path)
            .map_err(|error| failure(StoreError::from_io(path, error), path, kept))?;
    }
    if path.is_dir() {
        Ok(())
    } else {
        Err(failed("stick.no_folder", ErrorCode::NotFound, path, kept))
    }
}

/// Writes `bytes` under `name` in `folder` and reads them back; under another name where
/// that one is taken.
pub(crate) fn lay(folder: &Path, name: &str, bytes: &[u8], kept: &str) -> Result<Laid> {
    let (path, renamed) = free_name(folder, name)
        .ok_or_else(|| failed("stick.no_name", ErrorCode::Refused, folder, kept))?;
    store::files::write_whole(&path, bytes).map_err(|error| failure(error, folder, kept))?;
    // Only what was read back from the stick is called safe.
    match store::files::holds(&path, bytes) {
        Ok(true) => Ok(Laid { path, renamed }),
        Ok(false) => {
            // Nothing to add to the error if this fails too.
            let _ = std::fs::remove_file(&path);
            Err(failure(StoreError::NotKept(path), folder, kept))
        }
        Err(error) => Err(failure(error, folder, kept)),
    }
}

/// A name that no file has: the usual one, else with a number behind it.
fn free_name(folder: &Path, name: &str) -> Option<(PathBuf, bool)> {
    let taken = |path: &Path| path.symlink_metadata().is_ok();
    let usual = folder.join(name);
    if !taken(&usual) {
        return Some((usual, false));
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut others = (2..=NAMES).map(|n| folder.join(format!("{stem} ({n}).{ending}")));
    others.find(|path| !taken(path)).map(|path| (path, true))
}

/// What happened to the stick, what is kept, and what to do.
pub(crate) fn failure(error: StoreError, folder: &Path, kept: &str) -> AppError {
    use ErrorCode as Code;
    let (key, code) = match &error {
        StoreError::DiskFull => ("stick.disk_full", Code::DiskFull),
        StoreError::ReadOnly(_) => ("stick.read_only", Code::ReadOnly),
        StoreError::Gone(_) | StoreError::NoFolder(_) => ("stick.gone", Code::NotFound),
        StoreError::NotKept(_) => ("stick.not_kept", Code::ReadOnly),
        StoreError::Io { source, .. } if source.kind() == ErrorKind::FileTooLarge => {
            ("stick.disk_full", Code::DiskFull)
        }
        // A stick that is pulled while it is written answers with errors of the device.
        StoreError::Io { .. } => ("stick.broken", Code::NotFound),
        _ => return error.into(),
    };
    failed(key, code, folder, kept).because(error)
}

fn failed(key: &str, code: ErrorCode, path: &Path, kept: &str) -> AppError {
    let begins = domain::text::capitalised(kept);
    AppError::new(code, key, &[("path", &path.display()), ("kept", &kept), ("Kept", &begins)])
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    const KEPT: &str = "bản 3 vẫn còn nguyên trong kế hoạch";

    #[test]
    fn whatever_a_stick_does_is_a_sentence_that_says_what_is_kept() {
        let folder = Path::new("USB");
        let io = |kind: io::ErrorKind| StoreError::from_io(folder, kind.into());
        let errors = [
            (StoreError::DiskFull, ErrorCode::DiskFull),
            (io(ErrorKind::StorageFull), ErrorCode::DiskFull),
            (io(ErrorKind::FileTooLarge), ErrorCode::DiskFull),
            (io(ErrorKind::ReadOnlyFilesystem), ErrorCode::ReadOnly),
            (io(ErrorKind::PermissionDenied), ErrorCode::ReadOnly),
            (io(ErrorKind::NotFound), ErrorCode::NotFound),
            (StoreError::NoFolder(folder.to_owned()), ErrorCode::NotFound),
            (io(ErrorKind::Other), ErrorCode::NotFound),
            (StoreError::NotKept(folder.to_owned()), ErrorCode::ReadOnly),
        ];
        for (error, code) in errors {
            let said = failure(error, folder, KEPT);
            assert_eq!(said.code, code, "{}", said.message);
            assert!(said.message.contains("ản 3 vẫn còn nguyên"), "{}", said.message);
            assert!(said.message.contains("Hãy"), "{}", said.message);
        }
    }

    #[test]
    fn a_file_that_lies_there_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["a.bvgoi", "a (2).bvgoi", "a (3).bvgoi"];
        for (n, name) in names.into_iter().enumerate() {
            let laid = lay(folder.path(), "a.bvgoi", &[u8::try_from(n).unwrap()], KEPT).unwrap();
            assert_eq!(laid.path, folder.path().join(name));
            assert_eq!(laid.renamed, n > 0);
        }
        for (n, name) in names.into_iter().enumerate() {
            let bytes = std::fs::read(folder.path().join(name)).unwrap();
            assert_eq!(bytes, [u8::try_from(n).unwrap()]);
        }
    }
}
