//! The reading room: a received plan exactly as its commune sees it, and nothing to write.
//!
//! The plan is projected into memory and lies beside the district's workplace; closing it
//! leaves no trace. What an appraiser says about it goes into the ledger of his own workplace
//! (`reviewing`), never into what is read.

use std::path::PathBuf;

use domain::plan::PaperKind;
use store::{Identity, Store, StoredSnapshot, Submission, Version};

use super::district::short_of;
use super::handing::ending;
use super::packages::name_of;
use super::workplaces;
use crate::desk::{Call, Desk, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// All that can be done while a received plan is open: looking at it, asking about the
/// district's own, and leaving. Whatever is not here is refused at the entrance, so a new
/// command is closed to readers until somebody has thought about it.
pub(crate) const FOR_READERS: &[&str] = &[
    "session.state",
    "workplace.close",
    "conflict.list",
    "catalogue.get",
    "household.list",
    "household.get",
    "household.chosen",
    "helper.list",
    "project.list",
    "history.list",
    "history.of",
    "history.household",
    "money.parse",
    "plan.check",
    "check.survey",
    "task.view",
    "plan.totals",
    "paper.plan",
    "paper.outline",
    "paper.preview",
    "paper.thumbnails",
    "paper.print",
    "paper.choices",
    "paper.section",
    "paper.compare_section",
    "paper.fields",
    "paper.copy",
    "sheets.offer",
    "sheets.preview",
    "sheets.print",
    "words.complete",
    "package.inspect",
    "package.judge",
    "package.preview",
    "assign.view",
    "answers.view",
    "review.list",
    "review.view",
    "review.comment",
    "review.edit",
    "review.tick",
    "review.conclude",
    "review.compare",
    "review.decide",
    "review.undecide",
    "review.write_answer",
    "district.board",
    "district.unit",
    "district.totals",
    "submission.open",
    "submission.close",
    "submission.paper",
    "print.check",
    "file.open",
    "file.show",
    "job.cancel",
];

/// Folder, beside the workplaces, for stored PDFs that were opened.
const PAPERS: &str = "ban-in-da-nhan";

/// `submission.open`
pub fn open(call: &Call<'_>, args: SubmissionArgs) -> Result<WorkplaceView> {
    let mut desk = call.desk();
    let district = desk.appraiser()?;
    let (version, submission) = received(district, &args.unit, args.fingerprint.as_deref())?;
    let own = district.store.identity();
    let identity = Identity { unit: args.unit, year: own.year, training: own.training };
    let snapshot = StoredSnapshot {
        number: submission.number,
        fingerprint: submission.fingerprint,
        vector: submission.vector,
        plan: submission.plan,
        pdf: submission.pdf,
        // Not told in a package; counted when somebody asks for the pages.
        pages: 0,
        frozen_at: submission.sent_at,
        who: String::new(),
    };
    let beside = district.store.submission_papers(&identity.unit, &snapshot.fingerprint)?;
    let said = super::offices::said_about(district, &identity.unit)?;
    let actor = call.environment().actor();
    let store = Store::of_snapshot(identity, &snapshot, &beside, &said, actor)?;
    desk.read(store, version);
    view(call, &mut desk)?.ok_or_else(AppError::no_workplace)
}

/// `submission.close`
pub fn close(call: &Call<'_>, _: NoArgs) -> Result<WorkplaceView> {
    let mut desk = call.desk();
    desk.stop_reading();
    workplaces::view(call, desk.workplace()?)
}

/// `submission.paper`
pub fn paper(call: &Call<'_>, args: SubmissionPaperArgs) -> Result<FileWritten> {
    let mut desk = call.desk();
    let district = desk.district_to_read()?;
    let (_, submission) = received(district, &args.unit, args.fingerprint.as_deref())?;
    let kind: PaperKind = args.paper.into();
    let pdf = match kind {
        PaperKind::Poverty => submission.pdf,
        PaperKind::Services => {
            let store = &district.store;
            let kept = store.submission_paper(&args.unit, &submission.fingerprint, kind.code())?;
            let missing = || {
                let number: &[(&str, &dyn std::fmt::Display)] = &[("number", &submission.number)];
                AppError::new(ErrorCode::NotFound, "submission.no_paper", number)
            };
            kept.ok_or_else(missing)?.pdf
        }
    };
    let path = match args.path {
        Some(path) => PathBuf::from(path),
        None => {
            let folder = call.environment().data.join(PAPERS);
            std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
            let name = workplaces::unit_choice(&args.unit).map(|unit| unit.short_name);
            let name = domain::text::ascii_name(&name.unwrap_or_default());
            let short = short_of(&submission.fingerprint);
            let short = short.split(' ').next().unwrap_or_default();
            let number = submission.number;
            let ending = ending(kind);
            folder.join(format!("BV-{}-{name}-ban-{number:02}-{short}{ending}.pdf", args.unit))
        }
    };
    store::files::write_whole(&path, &pdf)?;
    Ok(FileWritten { path: path.display().to_string() })
}

/// What the window shows while the reading room is open.
pub(crate) fn view(call: &Call<'_>, desk: &mut Desk) -> Result<Option<WorkplaceView>> {
    let path = desk.open_workplace().map(|own| own.store.path().display().to_string());
    let Some(reading) = desk.reading() else { return Ok(None) };
    let view = workplaces::view(call, &mut reading.workplace)?;
    let version = &reading.version;
    Ok(Some(WorkplaceView {
        // What lies in memory has no file; the one that holds it is the district's.
        path: path.unwrap_or_default(),
        read_only: true,
        reading: Some(ReadingView {
            number: version.number,
            short: short_of(&version.fingerprint),
            received_at: version.received_at.clone(),
            counts: version.counts,
        }),
        ..view
    }))
}

/// The version asked for, or the one that counts.
fn received(
    district: &Workplace,
    unit: &str,
    fingerprint: Option<&str>,
) -> Result<(Version, Submission)> {
    let missing = || {
        let name = name_of(unit);
        AppError::new(ErrorCode::NotFound, "submission.missing", &[("name", &name)])
    };
    let mut versions = district.store.received()?.into_iter().filter(|one| one.unit == unit);
    let version = versions
        .find(|one| fingerprint.map_or(one.counts, |wanted| one.fingerprint == wanted))
        .ok_or_else(missing)?;
    let submission = district.store.submission(unit, &version.fingerprint)?;
    Ok((version, submission.ok_or_else(missing)?))
}
