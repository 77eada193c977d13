//! Copies of a paper that can be changed: Word, and Excel of its tables.
//!
//! Made from the same document as the pages; they bear neither fingerprint nor code.

use std::cell::Cell;
use std::path::Path;

use documents::{LayoutError, PdfError};

use super::laid::{frozen_with, last_change, refused, with_request};
use super::unwritten;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::{Edition, copy_note, plan_paper};
use crate::view::{CopyFormat, PaperCopied, PaperCopyArgs};
use crate::words::say;

/// Progress is told again after so many blocks.
const BLOCKS_A_REPORT: usize = 50;

/// `paper.copy`
pub fn copy(call: &Call<'_>, args: PaperCopyArgs) -> Result<PaperCopied> {
    let job = call.job(&args.job);
    let path = Path::new(&args.path);
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    job.at(0, 0, &say("paper.composing", &[]))?;
    let (edition, moment) = match frozen_with(workplace, args.paper.into())? {
        Some(snapshot) => (Edition::Copy, snapshot.frozen_at),
        None => (Edition::Draft, last_change(workplace)?),
    };
    let bytes = with_request(workplace, args.paper.into(), edition, &moment, |request| {
        let document = plan_paper(request).into_document();
        written(&document, args.format, &job)
    })?;
    store::files::write_whole(path, &bytes).map_err(|error| unwritten(path, error))?;
    Ok(PaperCopied { path: path.display().to_string(), note: copy_note() })
}

fn written(document: &documents::Document, format: CopyFormat, job: &Job<'_>) -> Result<Vec<u8>> {
    let what = say("paper.writing", &[]);
    let told = Cell::new(0);
    let watch = |blocks: usize| {
        if blocks < told.get() + BLOCKS_A_REPORT {
            return true;
        }
        told.set(blocks);
        job.at(u64::try_from(blocks).unwrap_or(0), 0, &what).is_ok()
    };
    job.at(0, 0, &what)?;
    let write = match format {
        CopyFormat::Docx => documents::docx::write,
        CopyFormat::Xlsx => documents::xlsx::write,
    };
    write(document, &copy_note(), &watch).map_err(|error| match error {
        LayoutError::Stopped => AppError::new(ErrorCode::Cancelled, "error.cancelled", &[]),
        error => refused(PdfError::from(error)),
    })
}
