//! Failing schedules kept as files, so that they are played for ever after.
//!
//! Deliberately absent: versions. A file whose steps no longer exist is made anew or deleted.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::broken::Broken;
use super::schedule::Schedule;

/// A schedule that failed under a fault, or under none before the engine was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The rule that was off.
    pub broken: Broken,
    /// What was seen.
    pub found: String,
    /// The schedule, shrunk.
    pub schedule: Schedule,
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("schedules are plain JSON")
}

/// Where they are kept: beside this crate, in `fuzz-regressions`.
#[must_use]
pub fn regressions_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz-regressions")
}

impl Saved {
    /// The name of its file: one for each fault, one for each seed that broke the engine.
    #[must_use]
    pub fn file_name(&self) -> String {
        match self.broken {
            Broken::Nothing => format!("seed-{:016x}.json", self.schedule.seed),
            fault => format!("fault-{}.json", fault.name()),
        }
    }

    /// As JSON with one step a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::from("{\n");
        let Schedule { seed, clocks, steps } = &self.schedule;
        let _ = writeln!(text, "  \"broken\": {},", json(&self.broken));
        let _ = writeln!(text, "  \"found\": {},", json(&self.found));
        let _ = writeln!(text, "  \"schedule\": {{\n    \"seed\": {seed},");
        let _ = writeln!(text, "    \"clocks\": {},\n    \"steps\": [", json(clocks));
        let lines: Vec<String> = steps.iter().map(|step| format!("      {}", json(step))).collect();
        text.push_str(&lines.join(",\n"));
        text.push_str("\n    ]\n  }\n}\n");
        text
    }

    /// Writes it into `folder` and says where.
    pub fn keep(&self, folder: &Path) -> io::Result<PathBuf> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join(self.file_name());
        std::fs::write(&path, self.to_json())?;
        Ok(path)
    }

    /// All that `folder` keeps, in the order of their names.
    pub fn all(folder: &Path) -> io::Result<Vec<(String, Self)>> {
        let mut paths = std::fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        paths
            .into_iter()
            .map(|path| {
                let saved = serde_json::from_slice(&std::fs::read(&path)?)?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                Ok((name.into_owned(), saved))
            })
            .collect()
    }
}
