//! The stored PDF of a frozen version, written out.

use std::path::PathBuf;

use domain::text::ascii_name;

use crate::cases::workplaces::unit_choice;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{FrozenPdfArgs, PaperWritten};

/// `handing.pdf`: byte for byte as it was frozen.
pub fn pdf(call: &Call<'_>, args: FrozenPdfArgs) -> Result<PaperWritten> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let snapshot = workplace.store.snapshot(args.number)?.ok_or_else(|| {
        AppError::new(ErrorCode::NotFound, "handing.no_version", &[("number", &args.number)])
    })?;
    let path = match args.path {
        Some(path) => PathBuf::from(path),
        None => {
            let folder = call.environment().data.join("ban-chot");
            std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
            folder.join(name(workplace, args.number))
        }
    };
    // A viewer may hold the file open; the same bytes need no writing.
    if !store::files::holds(&path, &snapshot.pdf).unwrap_or(false) {
        store::files::write_whole(&path, &snapshot.pdf)?;
    }
    Ok(PaperWritten {
        path: path.display().to_string(),
        pages: snapshot.pages,
        version: Some(snapshot.number),
    })
}

fn name(workplace: &Workplace, number: u32) -> String {
    let identity = workplace.store.identity();
    let unit = unit_choice(&identity.unit).map_or_else(String::new, |unit| unit.short_name);
    format!("BV-{}-{}-{}-ban-{number:02}.pdf", identity.unit, ascii_name(&unit), identity.year)
}
