//! The system's own program for files, played by a script that writes down what it was to show.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// As long as a person would wait for a page to come up.
const PATIENCE: Duration = Duration::from_secs(15);
const BLINK: Duration = Duration::from_millis(30);

/// A false `xdg-open` in a folder of its own.
#[derive(Debug)]
pub(crate) struct Viewer {
    folder: PathBuf,
}

impl Viewer {
    /// Makes one below `home`.
    pub(crate) fn below(home: &Path) -> Self {
        let folder = home.join("viewer");
        fs::create_dir_all(&folder).expect("a folder for the viewer can be made");
        let viewer = Self { folder };
        let program = viewer.folder.join("xdg-open");
        let script =
            format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", viewer.notes().display());
        fs::write(&program, script).expect("the viewer can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it may be run");
        viewer
    }

    /// `PATH` with this viewer before any other.
    pub(crate) fn path(&self) -> String {
        let others = std::env::var("PATH").unwrap_or_default();
        format!("{}:{others}", self.folder.display())
    }

    fn notes(&self) -> PathBuf {
        self.folder.join("shown.txt")
    }

    /// The file it was to show last, once there are `count`.
    pub(crate) fn shown(&self, count: usize) -> PathBuf {
        let begun = Instant::now();
        loop {
            let notes = fs::read_to_string(self.notes()).unwrap_or_default();
            if let Some(last) = notes.lines().nth(count - 1) {
                return PathBuf::from(last);
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "the viewer was not asked to show file {count} within {PATIENCE:?}"
            );
            std::thread::sleep(BLINK);
        }
    }
}
