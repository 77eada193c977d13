//! Printing the plan.

use std::path::Path;

use documents::{LaidOut, PdfError};

use super::planning::totals_of;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::{Edition, PaperRequest, plan_paper};
use crate::view::{PaperArgs, PaperWritten};
use crate::words::say;

/// A plan on paper.
pub(crate) struct Printed {
    pub pdf: Vec<u8>,
    pub pages: u32,
}

/// `paper.plan`: the frozen version's stored PDF while nothing has changed since, else the
/// plan as it is now, marked «DỰ THẢO».
pub fn plan(call: &Call<'_>, args: PaperArgs) -> Result<PaperWritten> {
    let job = call.job(&args.job);
    let path = Path::new(&args.path);
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let (pdf, pages, version) = match frozen_now(workplace)? {
        Some(snapshot) => (snapshot.pdf, snapshot.pages, Some(snapshot.number)),
        None => {
            let printed = print(workplace, Edition::Draft, &last_change(workplace)?, &job)?;
            (printed.pdf, printed.pages, None)
        }
    };
    job.at(3, 3, &say("paper.writing", &[]))?;
    store::files::write_whole(path, &pdf)?;
    Ok(PaperWritten { path: path.display().to_string(), pages, version })
}

/// The latest frozen version, if the plan has not changed since.
pub(crate) fn frozen_now(workplace: &Workplace) -> Result<Option<store::StoredSnapshot>> {
    let Some(snapshot) = workplace.store.latest_snapshot()? else { return Ok(None) };
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    Ok((snapshot.vector == now).then_some(snapshot))
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
    job.at(0, 3, &say("paper.composing", &[]))?;
    let plan = workplace.plan()?;
    let unit = workplace.unit().ok_or_else(AppError::no_workplace)?;
    let totals = totals_of(&plan)?;
    let document = plan_paper(&PaperRequest {
        plan: &plan,
        totals: &totals,
        unit,
        catalogue: domain::catalog::Catalogue::built_in(),
        year: workplace.year(),
        edition,
        issue_date: None,
        created: pdf_date(moment),
    })
    .into_document();
    job.at(1, 3, &say("paper.laying_out", &[]))?;
    let laid = documents::lay_out(&document, documents::Fonts::bundled())
        .map_err(|error| refused(PdfError::from(error)))?;
    job.at(2, 3, &say("paper.writing", &[]))?;
    let pdf = documents::write_pdf(&laid).map_err(refused)?;
    Ok(Printed { pdf, pages: pages(&laid) })
}

fn pages(laid: &LaidOut) -> u32 {
    u32::try_from(laid.pages.len()).unwrap_or(u32::MAX)
}

fn refused(error: PdfError) -> AppError {
    AppError::said(ErrorCode::Refused, error.to_string()).because(error)
}

/// `D:yyyymmddhhmmss+07'00'`: Vietnam has one time zone and no summer time.
fn pdf_date(moment: &str) -> String {
    let digits: String = moment.chars().filter(char::is_ascii_digit).collect();
    format!("D:{digits}+07'00'")
}
