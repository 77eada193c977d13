//! The paper as it stands now, written into the program's own folder, from where the system's
//! viewer prints it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use domain::text::ascii_name;

use super::{Current, current, unwritten};
use crate::cases::handing::ending;
use crate::cases::workplaces::unit_choice;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{PaperName, PaperWritten, PrintArgs};

/// The folder in the program's data.
const FOLDER: &str = "ban-in";
/// So many files beside one that a viewer holds open.
const BESIDE: u32 = 9;

/// `paper.print`
pub fn print_now(call: &Call<'_>, args: PrintArgs) -> Result<PaperWritten> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let Current { pdf, pages, version } = current(workplace, args.paper.into(), &job)?;
    let folder = call.environment().data.join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
    let name = name(workplace, args.paper, version);
    let path = put(&folder, &name, &pdf)?;
    Ok(PaperWritten { path: path.display().to_string(), pages, version })
}

/// Writes the file; a viewer that holds the older one open keeps it, and the new one stands
/// beside it.
fn put(folder: &Path, name: &str, pdf: &[u8]) -> Result<PathBuf> {
    let mut beside = 1;
    loop {
        let path = match beside {
            1 => folder.join(format!("{name}.pdf")),
            number => folder.join(format!("{name}-{number}.pdf")),
        };
        if store::files::holds(&path, pdf).unwrap_or(false) {
            return Ok(path);
        }
        match store::files::write_whole(&path, pdf).map_err(|error| unwritten(&path, error)) {
            Ok(()) => return Ok(path),
            Err(error) if error.code == ErrorCode::ReadOnly && beside < BESIDE => beside += 1,
            Err(error) => return Err(error),
        }
    }
}

fn name(workplace: &Workplace, paper: PaperName, version: Option<u32>) -> String {
    let identity = workplace.store.identity();
    let unit = unit_choice(&identity.unit).map_or_else(String::new, |unit| unit.short_name);
    let mut name = format!("BV-{}-{}-{}", identity.unit, ascii_name(&unit), identity.year);
    let written = match version {
        Some(number) => write!(name, "-ban-{number:02}"),
        None => write!(name, "-du-thao"),
    };
    written.expect("writing into a string cannot fail");
    name + ending(paper.into())
}
