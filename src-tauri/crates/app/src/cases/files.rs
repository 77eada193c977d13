//! Files that the program wrote, shown in the system's own program for them.
//!
//! Deliberately absent: programs, scripts, links and everything else that a click could
//! start. Only papers and tables are opened.

use std::path::{Path, PathBuf};

use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{Done, PathArgs};
use crate::words::say;

/// What may be opened: the ending of its name and the sentence with what people call it.
const KINDS: [(&str, &str); 4] = [
    ("pdf", "file.kind_pdf"),
    ("xlsx", "file.kind_xlsx"),
    ("docx", "file.kind_docx"),
    ("txt", "file.kind_txt"),
];

/// `file.open`
pub fn open(call: &Call<'_>, args: PathArgs) -> Result<Done> {
    let (path, kind) = shown(&args.path)?;
    (call.environment().viewer)(&path).map_err(|error| {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("kind", &kind), ("path", &path.display())];
        AppError::new(ErrorCode::Refused, "file.no_viewer", args).because(error)
    })?;
    Ok(Done {})
}

/// `file.show`: the folder in which such a file lies.
pub fn show(call: &Call<'_>, args: PathArgs) -> Result<Done> {
    let (path, _) = shown(&args.path)?;
    let folder = path.parent().unwrap_or(&path);
    (call.environment().viewer)(folder).map_err(|error| {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("path", &folder.display())];
        AppError::new(ErrorCode::Refused, "file.no_folder", args).because(error)
    })?;
    Ok(Done {})
}

/// The whole path of a file that may be shown, and what people call its kind.
fn shown(path: &str) -> Result<(PathBuf, String)> {
    let path = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let kind = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
    let Some((_, kind)) = kind else { return Err(refused("file.kind", &path)) };
    if !path.is_file() {
        return Err(refused("file.missing", &path));
    }
    Ok((path, say(kind, &[])))
}

fn refused(key: &str, path: &Path) -> AppError {
    let code = if key == "file.missing" { ErrorCode::NotFound } else { ErrorCode::Refused };
    AppError::new(code, key, &[("path", &path.display())])
}
