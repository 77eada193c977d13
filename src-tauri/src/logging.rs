//! The log: a file in the data folder, without personal data.

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

/// A log larger than this begins anew, the old one kept beside it (bytes).
const LARGEST: u64 = 2 << 20;

/// Writes the log to `nhat-ky.txt`; without a file, to standard error.
pub fn start(data: &Path) {
    let builder = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::INFO);
    let path = data.join("nhat-ky.txt");
    let opened = fs::create_dir_all(data).and_then(|()| {
        if fs::metadata(&path).is_ok_and(|file| file.len() > LARGEST) {
            fs::rename(&path, data.join("nhat-ky-cu.txt"))?;
        }
        OpenOptions::new().create(true).append(true).open(&path)
    });
    match opened {
        Ok(file) => builder.with_writer(Mutex::new(file)).init(),
        Err(_) => builder.with_writer(std::io::stderr).init(),
    }
}
