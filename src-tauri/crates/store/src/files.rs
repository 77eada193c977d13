//! Writing a file so that it is either wholly there or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{Result, StoreError};

/// Writes `bytes` to `path`: a temporary file in the same folder, written, synced, read
/// back and compared, then renamed over `path`, and the folder synced. On any error the
/// old file, if there was one, is untouched and the temporary file is gone.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.is_dir()
    {
        return Err(StoreError::NoFolder(folder.to_owned()));
    }
    let temporary = beside(path);
    let result = write_and_compare(&temporary, bytes)
        .and_then(|()| put_in_place(&temporary, path))
        .map_err(|error| error.about(path));
    if result.is_err() {
        // Nothing to add to the first error if this fails too.
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// Does the file hold exactly these bytes? Used after copying to a stick.
pub fn holds(path: &Path, bytes: &[u8]) -> Result<bool> {
    let found = fs::read(path).map_err(|error| StoreError::from_io(path, error))?;
    Ok(Sha256::digest(&found) == Sha256::digest(bytes))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tam", std::process::id()));
    path.with_file_name(name)
}

fn write_and_compare(temporary: &Path, bytes: &[u8]) -> Result<()> {
    let write = || -> io::Result<()> {
        let mut file = File::create(temporary)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| StoreError::from_io(temporary, error))?;
    if holds(temporary, bytes)? { Ok(()) } else { Err(StoreError::NotKept(temporary.to_owned())) }
}

/// Renames `temporary` to `path` and syncs the folder. An antivirus may hold a new file
/// for a moment: the rename is tried a few times.
pub(crate) fn put_in_place(temporary: &Path, path: &Path) -> Result<()> {
    let mut tries = 0;
    loop {
        match fs::rename(temporary, path) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && tries < 5 => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(40 * tries));
            }
            Err(error) => return Err(StoreError::from_io(path, error)),
        }
    }
    sync_folder(path);
    Ok(())
}

/// Makes a rename survive a power cut. Windows does not open folders; there the rename
/// itself is written through.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && let Ok(handle) = File::open(folder)
    {
        let _ = handle.sync_all();
    }
}
