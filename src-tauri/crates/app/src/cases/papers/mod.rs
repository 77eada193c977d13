//! The plan as papers: their text for the screen, their pages, and the PDF.
//!
//! Deliberately absent: words and figures of a paper (`crate::paper`), and drawing
//! (`documents`).

mod choices;
mod copies;
mod editing;
mod laid;
mod pages;
mod printing;

use std::path::Path;

use domain::plan::PaperKind;

pub use choices::{choices, choose};
pub use copies::copy;
pub use editing::{compare_section, fields, reset_section, section, try_section, write_section};
pub(crate) use laid::{LaidPaper, Printed, frozen_now, frozen_paper, pdf_date, print};
use laid::{laid_paper, refused};
pub use pages::{preview, thumbnails};
pub use printing::print_now;

use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::view::{OutlineArgs, PaperArgs, PaperOutline, PaperWritten};
use crate::words::say;

/// `paper.plan`
pub fn plan(call: &Call<'_>, args: PaperArgs) -> Result<PaperWritten> {
    let job = call.job(&args.job);
    let path = Path::new(&args.path);
    let mut desk = call.desk();
    let Current { pdf, pages, version } = current(desk.plan_to_read()?, args.paper.into(), &job)?;
    store::files::write_whole(path, &pdf).map_err(|error| unwritten(path, error))?;
    Ok(PaperWritten { path: path.display().to_string(), pages, version })
}

/// A paper as it is printed now.
struct Current {
    pdf: Vec<u8>,
    pages: u32,
    version: Option<u32>,
}

/// The frozen version's stored PDF while nothing has changed since, else the plan as it is
/// now, marked «DỰ THẢO».
fn current(workplace: &mut Workplace, kind: PaperKind, job: &Job<'_>) -> Result<Current> {
    let frozen = match frozen_now(workplace)? {
        Some(snapshot) => {
            let printed = frozen_paper(workplace, &snapshot, kind)?;
            printed.map(|printed| (printed, snapshot.number))
        }
        None => None,
    };
    let current = match frozen {
        Some((printed, number)) => {
            // A package need not tell how many pages its PDF has; the layout is the same.
            let pages = match printed.pages {
                0 => laid_paper(workplace, kind, job)?.outline.pages,
                pages => pages,
            };
            Current { pdf: printed.pdf, pages, version: Some(number) }
        }
        None => {
            let paper = laid_paper(workplace, kind, job)?;
            job.at(0, 0, &say("paper.writing", &[]))?;
            let pdf = documents::write_pdf(&paper.laid).map_err(refused)?;
            Current { pdf, pages: paper.outline.pages, version: None }
        }
    };
    job.at(0, 0, &say("paper.writing", &[]))?;
    Ok(current)
}

/// `paper.outline`
pub fn outline(call: &Call<'_>, args: OutlineArgs) -> Result<PaperOutline> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    Ok(laid_paper(desk.plan_to_read()?, args.paper.into(), &job)?.outline.clone())
}

/// Why the file could not be written: the usual sentence, or that another program has it open.
pub(crate) fn unwritten(path: &Path, error: store::StoreError) -> AppError {
    let held = matches!(
        &error,
        store::StoreError::Io { source, .. } if is_held(source)
    );
    if held {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("path", &path.display())];
        return AppError::new(ErrorCode::ReadOnly, "paper.held", args).because(error);
    }
    error.into()
}

/// Windows refuses to replace a file that a viewer holds open (errors 32 and 33).
fn is_held(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::ResourceBusy
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
}
