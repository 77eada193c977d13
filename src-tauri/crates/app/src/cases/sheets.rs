//! Giấy tờ khác: which there are, how they look, and printing many in one run.
//!
//! The plan is taken off the desk as it stands, so that work can go on while hundreds of
//! sheets are written. Deliberately absent: what a sheet says (`crate::paper::sheets`).

use std::path::Path;
use std::sync::Arc;

use documents::forms::Sheet;
use documents::{Fonts, LayoutError, PdfError};
use domain::catalog::{Catalogue, Unit};
use domain::plan::{Helper, PaperChoices, PaperKind, Plan};
use domain::text::{sort_key, sort_key_words};
use domain::totals::{Totals, UnitTargets};

use super::papers::{pdf_date, unwritten};
use super::planning::totals_of;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::sheets::{SheetKind, SheetRequest, Subject, Wanted, Writer};
use crate::view::*;
use crate::words::say;

/// Progress of the layout is told again after so many pages.
const PAGES_A_REPORT: usize = 10;

impl From<SheetName> for SheetKind {
    fn from(name: SheetName) -> Self {
        match name {
            SheetName::Household => Self::Household,
            SheetName::Organisation => Self::Organisation,
            SheetName::Helper => Self::Helper,
            SheetName::Posting => Self::Posting,
            SheetName::Minutes => Self::Minutes,
            SheetName::Summary => Self::Summary,
        }
    }
}

impl From<SheetKind> for SheetName {
    fn from(kind: SheetKind) -> Self {
        match kind {
            SheetKind::Household => Self::Household,
            SheetKind::Organisation => Self::Organisation,
            SheetKind::Helper => Self::Helper,
            SheetKind::Posting => Self::Posting,
            SheetKind::Minutes => Self::Minutes,
            SheetKind::Summary => Self::Summary,
        }
    }
}

/// The plan as it stood when sheets were asked for.
struct Standing {
    plan: Arc<Plan>,
    totals: Totals,
    unit: &'static Unit,
    year: u16,
    choices: PaperChoices,
    targets: Option<UnitTargets>,
}

impl Standing {
    fn of(call: &Call<'_>) -> Result<Self> {
        let mut desk = call.desk();
        let workplace = desk.plan_to_read()?;
        let plan = workplace.plan()?;
        Ok(Self {
            totals: totals_of(&plan)?,
            unit: workplace.unit().ok_or_else(AppError::no_workplace)?,
            targets: super::planning::targets_of(workplace)?,
            year: workplace.year(),
            choices: plan.paper(PaperKind::Poverty),
            plan,
        })
    }

    fn with<T>(
        &self,
        call: &Call<'_>,
        personal: bool,
        make: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let request = SheetRequest {
            plan: &self.plan,
            totals: &self.totals,
            unit: self.unit,
            catalogue: Catalogue::built_in(),
            year: self.year,
            targets: self.targets,
            choices: &self.choices,
            today: call.today(),
            created: pdf_date(&call.environment().moment()),
            personal,
        };
        make(&Writer::new(&request))
    }
}

fn wanted(wanted: &SheetsWanted) -> Result<Wanted> {
    fn one<T: std::str::FromStr>(id: &Option<String>) -> Result<Option<T>> {
        let id = id.as_deref().map(str::parse).transpose();
        id.map_err(|_| AppError::no_record())
    }
    let households = wanted.households.iter().map(|id| id.parse());
    Ok(Wanted {
        households: households.collect::<Result<_, _>>().map_err(|_| AppError::no_record())?,
        hamlet: one(&wanted.hamlet)?,
        organisation: one(&wanted.organisation)?,
        helper: one(&wanted.helper)?,
    })
}

/// `sheets.offer`
pub fn offer(call: &Call<'_>, args: SheetsWanted) -> Result<SheetsOffer> {
    let standing = Standing::of(call)?;
    let wanted = wanted(&args)?;
    let plan = &standing.plan;
    let kinds = standing.with(call, false, |writer| {
        let count = |kind| small(writer.subjects(kind, &wanted).len());
        let offers =
            SheetKind::ALL.map(|kind| SheetOffer { kind: kind.into(), count: count(kind) });
        Ok(offers.to_vec())
    })?;
    let hamlets = standing.totals.hamlets_in_order().into_iter();
    let helpers = |persons: bool| {
        let mut helpers: Vec<&Helper> =
            plan.helpers.values().filter(|one| one.is_person == persons).collect();
        helpers.sort_by_cached_key(|one| {
            let key = if persons { sort_key(&one.name) } else { sort_key_words(&one.name) };
            (key, one.id)
        });
        let load = |one: &Helper| standing.totals.helpers.get(&one.id).copied().unwrap_or_default();
        let choice = |one: &Helper| SheetChoice {
            id: one.id.to_string(),
            name: one.name.clone(),
            households: u32::try_from(load(one).households).unwrap_or(u32::MAX),
        };
        helpers.into_iter().map(choice).collect()
    };
    Ok(SheetsOffer {
        kinds,
        hamlets: hamlets
            .map(|(id, hamlet)| SheetChoice {
                id: id.to_string(),
                name: hamlet.name.clone(),
                households: small(
                    plan.households.iter().filter(|one| one.hamlet == Some(id)).count(),
                ),
            })
            .collect(),
        organisations: helpers(false),
        persons: helpers(true),
    })
}

/// `sheets.preview`
pub fn preview(call: &Call<'_>, args: SheetPreviewArgs) -> Result<SheetPage> {
    let standing = Standing::of(call)?;
    let wanted = wanted(&args.wanted)?;
    let kind = args.kind.into();
    standing.with(call, args.personal, |writer| {
        let subjects = writer.subjects(kind, &wanted);
        let sheets = small(subjects.len());
        let number = args.sheet.clamp(1, sheets.max(1));
        let found = usize::try_from(number - 1).ok().and_then(|index| subjects.get(index));
        let Some(sheet) = found.and_then(|subject| writer.sheet(kind, *subject)) else {
            return Ok(SheetPage {
                title: String::new(),
                sheet: 0,
                sheets,
                page: 0,
                pages: 0,
                width: 0,
                height: 0,
                svg: String::new(),
            });
        };
        let title = sheet.outline.clone();
        let document = writer.paper(kind, vec![sheet]).into_document();
        let laid = documents::lay_out(&document, Fonts::bundled()).map_err(refused)?;
        let pages = small(laid.pages.len());
        let page = args.page.clamp(1, pages.max(1));
        let index = usize::try_from(page - 1).unwrap_or(0);
        let [width, height] = laid.pages.get(index).map_or([0, 0], documents::Page::size);
        let svg = documents::svg::page(&laid, index).unwrap_or_default();
        Ok(SheetPage { title, sheet: number, sheets, page, pages, width, height, svg })
    })
}

/// `sheets.print`
pub fn print(call: &Call<'_>, args: SheetsPrintArgs) -> Result<SheetsWritten> {
    let job = call.job(&args.job);
    let standing = Standing::of(call)?;
    let wanted = wanted(&args.wanted)?;
    let kind = args.kind.into();
    standing.with(call, args.personal, |writer| {
        let subjects = writer.subjects(kind, &wanted);
        if subjects.is_empty() {
            return Err(AppError::new(ErrorCode::NotFound, "sheets.none", &[]));
        }
        let path = Path::new(&args.path);
        match args.files {
            SheetFiles::OneFile => one_file(writer, kind, &subjects, path, &job),
            SheetFiles::FileEach => file_each(writer, kind, &subjects, path, args.replace, &job),
        }
    })
}

/// All sheets in one file, put in place at the end.
fn one_file(
    writer: &Writer<'_>,
    kind: SheetKind,
    subjects: &[Subject],
    path: &Path,
    job: &Job<'_>,
) -> Result<SheetsWritten> {
    let of = wide(subjects.len());
    let composing = say("sheets.composing", &[]);
    let mut sheets: Vec<Sheet> = Vec::with_capacity(subjects.len());
    for (subject, done) in subjects.iter().zip(0..) {
        job.at(done, of, &composing)?;
        sheets.extend(writer.sheet(kind, *subject));
    }
    let laying = say("paper.laying_out", &[]);
    let told = std::cell::Cell::new(0);
    let watch = |pages: usize| {
        if pages < told.get() + PAGES_A_REPORT {
            return true;
        }
        told.set(pages);
        job.at(wide(pages), 0, &laying).is_ok()
    };
    let document = writer.paper(kind, sheets).into_document();
    let laid = documents::lay_out_watched(&document, Fonts::bundled(), &watch).map_err(refused)?;
    job.at(of, of, &say("paper.writing", &[]))?;
    let pdf = documents::write_pdf(&laid).map_err(refused_pdf)?;
    job.at(of, of, &say("paper.writing", &[]))?;
    store::files::write_whole(path, &pdf).map_err(|error| unwritten(path, error))?;
    Ok(SheetsWritten {
        path: path.display().to_string(),
        files: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .into_iter()
            .collect(),
        first: path.display().to_string(),
        sheets: small(subjects.len()),
        pages: small(laid.pages.len()),
        stopped: false,
        there: Vec::new(),
    })
}

/// A file for each sheet. Each is whole or not there; a stop, or a stick that was pulled,
/// leaves those that were written, and they are named. Other files of the same names are
/// replaced only if a person said so.
fn file_each(
    writer: &Writer<'_>,
    kind: SheetKind,
    subjects: &[Subject],
    folder: &Path,
    replace: bool,
    job: &Job<'_>,
) -> Result<SheetsWritten> {
    let of = wide(subjects.len());
    let what = say("sheets.printing", &[]);
    let mut written = SheetsWritten {
        path: folder.display().to_string(),
        files: Vec::new(),
        first: String::new(),
        sheets: small(subjects.len()),
        pages: 0,
        stopped: false,
        there: Vec::new(),
    };
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(AppError::io(folder, error));
        }
        _ => {}
    }
    if !replace {
        let names = subjects.iter().zip(1..);
        let names = names.map(|(subject, order)| writer.file_name(kind, order, *subject));
        written.there = names.filter(|name| folder.join(name).exists()).collect();
        if !written.there.is_empty() {
            return Ok(written);
        }
    }
    for (subject, order) in subjects.iter().zip(1..) {
        if let Err(stop) = job.at(wide(written.files.len()), of, &what) {
            if written.files.is_empty() {
                return Err(stop);
            }
            written.stopped = true;
            return Ok(written);
        }
        let Some(sheet) = writer.sheet(kind, *subject) else { continue };
        let document = writer.paper(kind, vec![sheet]).into_document();
        let laid = documents::lay_out(&document, Fonts::bundled()).map_err(refused)?;
        let pdf = documents::write_pdf(&laid).map_err(refused_pdf)?;
        let name = writer.file_name(kind, order, *subject);
        let path = folder.join(&name);
        store::files::write_whole(&path, &pdf)
            .map_err(|error| broken(unwritten(&path, error), &written))?;
        if written.files.is_empty() {
            written.first = path.display().to_string();
        }
        written.files.push(name);
        written.pages += small(laid.pages.len());
    }
    Ok(written)
}

/// Why no further file could be written, and which are there.
fn broken(error: AppError, written: &SheetsWritten) -> AppError {
    let (Some(last), count) = (written.files.last(), written.files.len()) else { return error };
    let args: &[(&str, &dyn std::fmt::Display)] = &[
        ("why", &error.message),
        ("count", &count),
        ("of", &written.sheets),
        ("last", last),
        ("folder", &written.path),
    ];
    AppError { message: say("sheets.broken", args), ..error }
}

fn refused(error: LayoutError) -> AppError {
    match error {
        LayoutError::Stopped => AppError::new(ErrorCode::Cancelled, "error.cancelled", &[]),
        error => refused_pdf(error.into()),
    }
}

fn refused_pdf(error: PdfError) -> AppError {
    AppError::said(ErrorCode::Refused, error.to_string()).because(error)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
