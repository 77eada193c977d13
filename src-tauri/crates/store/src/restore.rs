//! Putting an earlier copy in the place of a workplace, without losing what stands there.
//!
//! The order is what makes it safe: the copy is checked, what stands is kept aside and
//! synced, and only then one rename puts the copy in its place. At any power cut the old
//! file or the new one is there, and the old one is kept besides. Deliberately absent:
//! choosing which copy.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::pages::log_of;
use crate::{Result, StoreError, backup, files};

/// Keeps a file that cannot be opened, byte for byte, beside the backups, with its
/// write-ahead log; the name of the kept file. It is no backup: nothing thins it out.
pub fn keep_aside(path: &Path, folder: &Path, now: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).map_err(|error| StoreError::from_io(folder, error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let moment: String = now.chars().filter(|c| *c != ':').collect();
    let kept = (1..).map(|n| match n {
        1 => folder.join(format!("{stem}.{moment}.tep-hong")),
        n => folder.join(format!("{stem}.{moment}.tep-hong-{n}")),
    });
    let kept = kept.into_iter().find(|kept| !kept.exists()).expect("some number is free");
    let log = log_of(path);
    if log.is_file() {
        copy(&log, &log_of(&kept))?;
    }
    copy(path, &kept)?;
    Ok(kept)
}

/// The bytes of a copy that was read from end to end and is sound.
pub fn checked(copy: &Path) -> Result<Vec<u8>> {
    backup::look(copy, true)?;
    fs::read(copy).map_err(|error| StoreError::from_io(copy, error))
}

/// Puts the bytes of a checked copy in the place of `path`; what stands there must be kept
/// already and closed.
pub fn put_back(path: &Path, bytes: &[u8]) -> Result<()> {
    // The log of the old file would be played into the new one.
    match fs::remove_file(log_of(path)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(StoreError::from_io(path, error)),
    }
    files::write_whole(path, bytes)?;
    if files::holds(path, bytes)? { Ok(()) } else { Err(StoreError::NotKept(path.to_owned())) }
}

/// A copy that is synced and compared.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let read = fs::read(from).map_err(|error| StoreError::from_io(from, error))?;
    if File::open(to).is_ok() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    files::write_whole(to, &read)
}
