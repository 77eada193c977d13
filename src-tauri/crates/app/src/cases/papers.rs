//! The plan as a paper: its text for the screen, its pages, and the PDF.
//!
//! It is laid out once for a state of the plan and kept beside it; the screen's pages and a
//! draft's PDF are drawn from that one layout. Deliberately absent: words and figures of the
//! paper (`crate::paper`), and drawing (`documents`).

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use documents::{LaidOut, LayoutError, PdfError};
use domain::catalog::Catalogue;
use domain::totals::UnitTargets;

use super::handing;
use super::narrowing::narrowed;
use super::planning::totals_of;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::{Edition, PaperRequest, outline, plan_paper};
use crate::view::{
    Narrow, OutlineArgs, PaperArgs, PaperOutline, PaperPage, PaperWritten, PreviewArgs,
};
use crate::words::say;

/// Progress is told again after so many pages.
const PAGES_A_REPORT: usize = 20;

/// A plan on paper.
pub(crate) struct Printed {
    pub pdf: Vec<u8>,
    pub pages: u32,
}

/// The plan laid out, as long as neither it nor its latest frozen version changes.
pub(crate) struct LaidPaper {
    step: i64,
    frozen: Option<u32>,
    laid: LaidOut,
    outline: PaperOutline,
}

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
                0 => laid_paper(workplace, &job)?.outline.pages,
                pages => pages,
            };
            (snapshot.pdf, pages, Some(snapshot.number))
        }
        None => {
            let paper = laid_paper(workplace, &job)?;
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
    Ok(laid_paper(desk.plan_to_read()?, &job)?.outline.clone())
}

/// `paper.preview`
pub fn preview(call: &Call<'_>, args: PreviewArgs) -> Result<PaperPage> {
    let job = call.job(&args.job);
    let paper = laid_paper(call.desk().plan_to_read()?, &job)?;
    let page = args.page.clamp(1, paper.outline.pages.max(1));
    let index = usize::try_from(page - 1).unwrap_or(0);
    let svg = documents::svg::page(&paper.laid, index).unwrap_or_default();
    let [width, height] = paper.laid.pages.get(index).map_or([0, 0], documents::Page::size);
    let (pages, version) = (paper.outline.pages, paper.outline.version);
    Ok(PaperPage { page, pages, width, height, svg, version })
}

/// The latest frozen version, if the plan has not changed since.
pub(crate) fn frozen_now(workplace: &Workplace) -> Result<Option<store::StoredSnapshot>> {
    let Some(snapshot) = workplace.store.latest_snapshot()? else { return Ok(None) };
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    Ok((snapshot.vector == now).then_some(snapshot))
}

/// The layout of the plan as it stands, kept until something changes.
fn laid_paper(workplace: &mut Workplace, job: &Job<'_>) -> Result<Arc<LaidPaper>> {
    let step = workplace.store.steps(1)?.first().map_or(0, |step| step.number);
    let frozen = workplace.store.latest_snapshot_number()?;
    if let Some(paper) = &workplace.paper
        && (paper.step, paper.frozen) == (step, frozen)
    {
        return Ok(Arc::clone(paper));
    }
    let (edition, moment, version, short) = match frozen_now(workplace)? {
        Some(snapshot) => {
            let fingerprint = exchange::Fingerprint::of(&snapshot.plan);
            let edition = handing::edition(workplace, &fingerprint, snapshot.number);
            (edition, snapshot.frozen_at, Some(snapshot.number), Some(fingerprint.short()))
        }
        None => (Edition::Draft, last_change(workplace)?, None, None),
    };
    let (laid, sections) = compose(workplace, edition, &moment, job, |request, laid, behind| {
        outline::sections(request, laid, behind)
    })?;
    let outline = PaperOutline {
        pages: pages(&laid),
        version,
        short,
        sections,
        annexes: outline::annexes(&laid),
    };
    let paper = Arc::new(LaidPaper { step, frozen, laid, outline });
    workplace.paper = Some(Arc::clone(&paper));
    Ok(paper)
}

/// When the plan was last changed: the date in a draft's file, so that the same plan gives
/// the same bytes.
fn last_change(workplace: &Workplace) -> Result<String> {
    let step = workplace.store.steps(1)?.into_iter().next();
    Ok(step.map(|step| step.at).unwrap_or_else(|| format!("{}-01-01T00:00:00", workplace.year())))
}

/// Lays the plan out and writes the PDF; `moment` is `yyyy-mm-ddThh:mm:ss`.
pub(crate) fn print(
    workplace: &mut Workplace,
    edition: Edition,
    moment: &str,
    job: &Job<'_>,
) -> Result<Printed> {
    let (laid, ()) = compose(workplace, edition, moment, job, |_, _, _| ())?;
    job.at(0, 0, &say("paper.writing", &[]))?;
    let pdf = documents::write_pdf(&laid).map_err(refused)?;
    Ok(Printed { pdf, pages: pages(&laid) })
}

/// Lays the plan out; `read` sees what it was made of.
fn compose<T>(
    workplace: &mut Workplace,
    edition: Edition,
    moment: &str,
    job: &Job<'_>,
    read: impl FnOnce(&PaperRequest<'_>, &LaidOut, outline::Behind<'_>) -> T,
) -> Result<(LaidOut, T)> {
    job.at(0, 0, &say("paper.composing", &[]))?;
    let plan = workplace.plan()?;
    let unit = workplace.unit().ok_or_else(AppError::no_workplace)?;
    let totals = totals_of(&plan)?;
    let request = PaperRequest {
        plan: &plan,
        totals: &totals,
        unit,
        catalogue: Catalogue::built_in(),
        year: workplace.year(),
        edition,
        issue_date: None,
        created: pdf_date(moment),
    };
    let document = plan_paper(&request).into_document();
    let laid = lay_out(&document, job)?;
    let targets = UnitTargets::from(unit);
    let behind = |conditions: &[Narrow]| {
        let found = narrowed(&plan, Some(&targets), conditions);
        found.map_or(0, |found| u32::try_from(found.len()).unwrap_or(u32::MAX))
    };
    let read = read(&request, &laid, &behind);
    Ok((laid, read))
}

fn lay_out(document: &documents::Document, job: &Job<'_>) -> Result<LaidOut> {
    let what = say("paper.laying_out", &[]);
    job.at(0, 0, &what)?;
    let told = Cell::new(0);
    let watch = |pages: usize| {
        if pages < told.get() + PAGES_A_REPORT {
            return true;
        }
        told.set(pages);
        job.at(u64::try_from(pages).unwrap_or(0), 0, &what).is_ok()
    };
    documents::lay_out_watched(document, documents::Fonts::bundled(), &watch).map_err(|error| {
        match error {
            LayoutError::Stopped => AppError::new(ErrorCode::Cancelled, "error.cancelled", &[]),
            error => refused(PdfError::from(error)),
        }
    })
}

fn pages(laid: &LaidOut) -> u32 {
    u32::try_from(laid.pages.len()).unwrap_or(u32::MAX)
}

fn refused(error: PdfError) -> AppError {
    AppError::said(ErrorCode::Refused, error.to_string()).because(error)
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

/// `D:yyyymmddhhmmss+07'00'`: Vietnam has one time zone and no summer time.
pub(crate) fn pdf_date(moment: &str) -> String {
    let digits: String = moment.chars().filter(char::is_ascii_digit).collect();
    format!("D:{digits}+07'00'")
}
