//! The stored PDFs of a frozen version, written out.

use std::path::PathBuf;

use domain::plan::PaperKind;
use domain::text::ascii_name;
use store::StoredSnapshot;

use crate::cases::papers::{Printed, frozen_paper};
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
    let kind: PaperKind = args.paper.into();
    let printed = printed(workplace, &snapshot, kind)?;
    let path = match args.path {
        Some(path) => PathBuf::from(path),
        None => {
            let folder = call.environment().data.join("ban-chot");
            std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
            folder.join(name(workplace, args.number, kind))
        }
    };
    // A viewer may hold the file open; the same bytes need no writing.
    if !store::files::holds(&path, &printed.pdf).unwrap_or(false) {
        store::files::write_whole(&path, &printed.pdf)?;
    }
    Ok(PaperWritten {
        path: path.display().to_string(),
        pages: printed.pages,
        version: Some(snapshot.number),
    })
}

/// The paper as it was kept, or why there is none.
fn printed(workplace: &Workplace, snapshot: &StoredSnapshot, kind: PaperKind) -> Result<Printed> {
    frozen_paper(workplace, snapshot, kind)?.ok_or_else(|| {
        let number: &[(&str, &dyn std::fmt::Display)] = &[("number", &snapshot.number)];
        AppError::new(ErrorCode::NotFound, "handing.no_paper", number)
    })
}

/// What the file of a paper is called beside that of the first.
pub(crate) fn ending(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Poverty => "",
        PaperKind::Services => "-dich-vu",
    }
}

fn name(workplace: &Workplace, number: u32, kind: PaperKind) -> String {
    let identity = workplace.store.identity();
    let unit = unit_choice(&identity.unit).map_or_else(String::new, |unit| unit.short_name);
    let (code, year, ending) = (&identity.unit, identity.year, ending(kind));
    format!("BV-{code}-{}-{year}-ban-{number:02}{ending}.pdf", ascii_name(&unit))
}
