//! Children that do not outlive their test: the screen, the driver, and whatever
//! those have started.

use std::fs;
use std::process::{Child, Command, Stdio};

/// A child process that is ended, with all its descendants, when this is dropped.
///
/// It stays in the process group of the test, so that a runner that ends a hanging
/// test by its group ends the window too.
#[derive(Debug)]
pub(crate) struct Running(pub(crate) Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        match command.stdin(Stdio::null()).spawn() {
            Ok(child) => Self(child),
            Err(error) => panic!("{name} does not start ({error}); `make setup` brings it"),
        }
    }

    /// Whether a descendant is there that is called by none of these names.
    pub(crate) fn has_descendant_beside(&self, names: &[&str]) -> bool {
        descendants(self.0.id()).iter().any(|id| {
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            !name.is_empty() && !names.contains(&name.trim())
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Listed before anything ends: orphans lose the tie to their parent.
        let ids: Vec<String> = descendants(self.0.id()).iter().map(u32::to_string).collect();
        let ended = Command::new("kill").arg("-KILL").args(&ids).stderr(Stdio::null()).status();
        if ended.is_err() {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}

/// `root` and every process below it, by `/proc`; ended ones not yet awaited are
/// left out.
fn descendants(root: u32) -> Vec<u32> {
    let mut parents: Vec<(u32, u32)> = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        // "id (any name) state parent …": the name may hold blanks and brackets.
        let Some((_, rest)) = stat.rsplit_once(')') else {
            continue;
        };
        let mut fields = rest.split_whitespace();
        let state = fields.next();
        if let Some(parent) = fields.next().and_then(|parent| parent.parse().ok())
            && state != Some("Z")
        {
            parents.push((id, parent));
        }
    }
    let mut found = vec![root];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(parents.iter().filter(|(_, p)| *p == parent).map(|(id, _)| *id));
        at += 1;
    }
    found
}
