//! A paper laid out once for a state of the plan and kept beside it: the screen's pages and a
//! draft's PDF are drawn from that one layout.

use std::cell::Cell;
use std::sync::{Arc, OnceLock};

use documents::{LaidOut, LayoutError, PdfError};
use domain::catalog::Catalogue;
use domain::plan::PaperKind;

use crate::cases::handing;
use crate::cases::narrowing::narrowed;
use crate::cases::planning::totals_of;
use crate::desk::Workplace;
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::{Edition, PaperRequest, outline, plan_paper};
use crate::view::{Finding, Narrow, PaperOutline};
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
    pub laid: LaidOut,
    pub outline: PaperOutline,
    /// The self-check of that state, once a page was asked for.
    pub(super) findings: OnceLock<Vec<Finding>>,
}

/// The latest frozen version, if the plan has not changed since.
pub(crate) fn frozen_now(workplace: &Workplace) -> Result<Option<store::StoredSnapshot>> {
    let Some(snapshot) = workplace.store.latest_snapshot()? else { return Ok(None) };
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    Ok((snapshot.vector == now).then_some(snapshot))
}

/// A paper of a frozen version as it was printed and kept: its bytes and pages. `None` for a
/// version that was frozen by a program which did not print that paper.
pub(crate) fn frozen_paper(
    workplace: &Workplace,
    snapshot: &store::StoredSnapshot,
    kind: PaperKind,
) -> Result<Option<Printed>> {
    if kind == PaperKind::Poverty {
        return Ok(Some(Printed { pdf: snapshot.pdf.clone(), pages: snapshot.pages }));
    }
    let kept = workplace.store.snapshot_paper(snapshot.number, kind.code())?;
    Ok(kept.map(|kept| Printed { pdf: kept.pdf, pages: kept.pages }))
}

/// The latest frozen version, if nothing has changed since and it has that paper.
pub(crate) fn frozen_with(
    workplace: &Workplace,
    kind: PaperKind,
) -> Result<Option<store::StoredSnapshot>> {
    let Some(snapshot) = frozen_now(workplace)? else { return Ok(None) };
    let has = frozen_paper(workplace, &snapshot, kind)?.is_some();
    Ok(has.then_some(snapshot))
}

/// The layout of the plan as it stands, kept until something changes.
pub(super) fn laid_paper(
    workplace: &mut Workplace,
    kind: PaperKind,
    job: &Job<'_>,
) -> Result<Arc<LaidPaper>> {
    let step = workplace.store.steps(1)?.first().map_or(0, |step| step.number);
    let frozen = workplace.store.latest_snapshot_number()?;
    if let Some(paper) = workplace.papers.get(&kind)
        && (paper.step, paper.frozen) == (step, frozen)
    {
        return Ok(Arc::clone(paper));
    }
    let (edition, moment, version, short) = match frozen_with(workplace, kind)? {
        Some(snapshot) => {
            let fingerprint = exchange::Fingerprint::of(&snapshot.plan);
            let edition = handing::edition(workplace, &fingerprint, snapshot.number);
            (edition, snapshot.frozen_at, Some(snapshot.number), Some(fingerprint.short()))
        }
        None => (Edition::Draft, last_change(workplace)?, None, None),
    };
    let (laid, (sections, annexes)) =
        compose(workplace, kind, edition, &moment, job, |request, laid, behind| {
            (outline::sections(request, laid, behind), outline::annexes(request, laid))
        })?;
    let outline = PaperOutline { pages: pages(&laid), version, short, sections, annexes };
    let paper = Arc::new(LaidPaper { step, frozen, laid, outline, findings: OnceLock::new() });
    workplace.papers.insert(kind, Arc::clone(&paper));
    Ok(paper)
}

/// When the plan was last changed: the date in a draft's file, so that the same plan gives
/// the same bytes.
pub(super) fn last_change(workplace: &Workplace) -> Result<String> {
    let step = workplace.store.steps(1)?.into_iter().next();
    Ok(step.map(|step| step.at).unwrap_or_else(|| format!("{}-01-01T00:00:00", workplace.year())))
}

/// Lays the plan out and writes the PDF; `moment` is `yyyy-mm-ddThh:mm:ss`.
pub(crate) fn print(
    workplace: &mut Workplace,
    kind: PaperKind,
    edition: Edition,
    moment: &str,
    job: &Job<'_>,
) -> Result<Printed> {
    let (laid, ()) = compose(workplace, kind, edition, moment, job, |_, _, _| ())?;
    job.at(0, 0, &say("paper.writing", &[]))?;
    let pdf = documents::write_pdf(&laid).map_err(refused)?;
    Ok(Printed { pdf, pages: pages(&laid) })
}

/// Lays the plan out; `read` sees what it was made of.
fn compose<T>(
    workplace: &mut Workplace,
    kind: PaperKind,
    edition: Edition,
    moment: &str,
    job: &Job<'_>,
    read: impl FnOnce(&PaperRequest<'_>, &LaidOut, outline::Behind<'_>) -> T,
) -> Result<(LaidOut, T)> {
    job.at(0, 0, &say("paper.composing", &[]))?;
    let plan = workplace.plan()?;
    let targets = crate::cases::planning::targets_of(workplace)?;
    with_request(workplace, kind, edition, moment, |request| {
        let document = plan_paper(request).into_document();
        let laid = lay_out(&document, job)?;
        let behind = |conditions: &[Narrow]| {
            let found = narrowed(&plan, targets.as_ref(), conditions);
            found.map_or(0, |found| u32::try_from(found.len()).unwrap_or(u32::MAX))
        };
        let read = read(request, &laid, &behind);
        Ok((laid, read))
    })
}

/// What a paper of the plan as it stands is made of.
pub(super) fn with_request<T>(
    workplace: &mut Workplace,
    kind: PaperKind,
    edition: Edition,
    moment: &str,
    make: impl FnOnce(&PaperRequest<'_>) -> Result<T>,
) -> Result<T> {
    let plan = workplace.plan()?;
    let unit = workplace.unit().ok_or_else(AppError::no_workplace)?;
    make(&PaperRequest {
        kind,
        targets: crate::cases::planning::targets_of(workplace)?.unwrap_or_default(),
        choices: &plan.paper(kind),
        plan: &plan,
        totals: &totals_of(&plan)?,
        unit,
        catalogue: Catalogue::built_in(),
        year: workplace.year(),
        edition,
        created: pdf_date(moment),
    })
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

pub(super) fn refused(error: PdfError) -> AppError {
    AppError::said(ErrorCode::Refused, error.to_string()).because(error)
}

/// `D:yyyymmddhhmmss+07'00'`: Vietnam has one time zone and no summer time.
pub(crate) fn pdf_date(moment: &str) -> String {
    let digits: String = moment.chars().filter(char::is_ascii_digit).collect();
    format!("D:{digits}+07'00'")
}
