//! The plan as papers: their text for the screen, their pages, and the PDF.
//!
//! Deliberately absent: words and figures of a paper (`crate::paper`), and drawing
//! (`documents`).

mod choices;
mod copies;
mod laid;

use std::path::Path;

pub use choices::{choices, choose};
pub use copies::copy;
pub(crate) use laid::{LaidPaper, frozen_now, pdf_date, print};
use laid::{laid_paper, refused};

use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{OutlineArgs, PaperArgs, PaperOutline, PaperPage, PaperWritten, PreviewArgs};
use crate::words::say;

/// `paper.plan`: the frozen version's stored PDF while nothing has changed since, else the
/// plan as it is now, marked «DỰ THẢO».
pub fn plan(call: &Call<'_>, args: PaperArgs) -> Result<PaperWritten> {
    let job = call.job(&args.job);
    let path = Path::new(&args.path);
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let (pdf, pages, version) = match frozen_now(workplace)? {
        Some(snapshot) => {
            // A package does not tell how many pages its PDF has; the layout is the same.
            let pages = match snapshot.pages {
                0 => laid_paper(workplace, args.paper.into(), &job)?.outline.pages,
                pages => pages,
            };
            (snapshot.pdf, pages, Some(snapshot.number))
        }
        None => {
            let paper = laid_paper(workplace, args.paper.into(), &job)?;
            job.at(0, 0, &say("paper.writing", &[]))?;
            let pdf = documents::write_pdf(&paper.laid).map_err(refused)?;
            (pdf, paper.outline.pages, None)
        }
    };
    job.at(0, 0, &say("paper.writing", &[]))?;
    store::files::write_whole(path, &pdf).map_err(|error| unwritten(path, error))?;
    Ok(PaperWritten { path: path.display().to_string(), pages, version })
}

/// `paper.outline`
pub fn outline(call: &Call<'_>, args: OutlineArgs) -> Result<PaperOutline> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    Ok(laid_paper(desk.plan_to_read()?, args.paper.into(), &job)?.outline.clone())
}

/// `paper.preview`
pub fn preview(call: &Call<'_>, args: PreviewArgs) -> Result<PaperPage> {
    let job = call.job(&args.job);
    let paper = laid_paper(call.desk().plan_to_read()?, args.paper.into(), &job)?;
    let page = args.page.clamp(1, paper.outline.pages.max(1));
    let index = usize::try_from(page - 1).unwrap_or(0);
    let svg = documents::svg::page(&paper.laid, index).unwrap_or_default();
    let [width, height] = paper.laid.pages.get(index).map_or([0, 0], documents::Page::size);
    let (pages, version) = (paper.outline.pages, paper.outline.version);
    Ok(PaperPage { page, pages, width, height, svg, version })
}

/// Why the file could not be written: the usual sentence, or that another program has it open.
fn unwritten(path: &Path, error: store::StoreError) -> AppError {
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
