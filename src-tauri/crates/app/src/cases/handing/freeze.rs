//! Freezing a numbered version: the plan's canonical bytes, their fingerprint, their vector
//! and the printed pages of both plans are kept together.

use domain::plan::PaperKind;
use exchange::Fingerprint;
use store::{StoredPaper, StoredSnapshot};

use crate::cases::papers::{Printed, frozen_now, frozen_paper, print};
use crate::cases::{checking, conflicts};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::paper::Edition;
use crate::view::*;
use crate::words::say;

/// `plan.freeze`: «Chốt bản n».
pub fn freeze(call: &Call<'_>, args: FreezeArgs) -> Result<Frozen> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    if let Some(same) = frozen_now(workplace)? {
        return unchanged(workplace, &same, &job);
    }
    let blocks = checking::blocks(workplace)?;
    if blocks > 0 {
        return Err(AppError::new(ErrorCode::Blocked, "freeze.blocked", &[("count", &blocks)]));
    }
    let conflicts = conflicts::open(workplace)?.len();
    if conflicts > 0 {
        let count: &[(&str, &dyn std::fmt::Display)] = &[("count", &conflicts)];
        return Err(AppError::new(ErrorCode::Blocked, "freeze.conflicts", count));
    }
    let number = workplace.store.latest_snapshot()?.map_or(1, |snapshot| snapshot.number + 1);
    let ledger = workplace.store.ledger(&workplace.plan_ledger(), &workplace.owner())?;
    let plan = ledger.to_ndjson();
    let fingerprint = Fingerprint::of(&plan);
    let author = workplace.author(call.environment())?;
    let (first, beside) = print_all(workplace, &fingerprint, number, &author.at, &job)?;
    let papers = pages_of(first.pages, &beside);
    let vector = serde_json::to_string(&ledger.vector).expect("a vector is plain JSON");
    let snapshot = StoredSnapshot {
        number,
        fingerprint: fingerprint.hex(),
        vector,
        plan,
        pdf: first.pdf,
        pages: first.pages,
        frozen_at: author.at,
        who: author.who,
    };
    workplace.store.keep_snapshot(&snapshot, &beside)?;
    let households = workplace.plan()?.households.len();
    workplace.store.set_remark(&super::view::counted(number), &households.to_string())?;
    Ok(frozen(number, fingerprint, papers, false))
}

/// The version that is there already. One of a program that printed only the first paper
/// gets the others now, of the same plan and with the same fingerprint.
fn unchanged(workplace: &mut Workplace, same: &StoredSnapshot, job: &Job<'_>) -> Result<Frozen> {
    let fingerprint = Fingerprint::of(&same.plan);
    let mut papers = pages_of(same.pages, &[]);
    for &kind in &PaperKind::ALL[1..] {
        let printed = match frozen_paper(workplace, same, kind)? {
            Some(printed) => printed,
            None => {
                let edition = edition(workplace, &fingerprint, same.number);
                let printed = print(workplace, kind, edition, &same.frozen_at, job)?;
                let kept = stored(kind, printed);
                workplace.store.add_snapshot_paper(same.number, &kept)?;
                // Until now it was shown as a draft.
                workplace.papers.remove(&kind);
                Printed { pdf: kept.pdf, pages: kept.pages }
            }
        };
        papers.push(PrintedPaper { paper: kind.into(), pages: printed.pages });
    }
    Ok(frozen(same.number, fingerprint, papers, true))
}

/// Both plans on paper: the first, and those kept beside it.
fn print_all(
    workplace: &mut Workplace,
    fingerprint: &Fingerprint,
    number: u32,
    moment: &str,
    job: &Job<'_>,
) -> Result<(Printed, Vec<StoredPaper>)> {
    let one = |workplace: &mut Workplace, kind| {
        let edition = edition(workplace, fingerprint, number);
        print(workplace, kind, edition, moment, job)
    };
    let first = one(workplace, PaperKind::Poverty)?;
    let mut beside = Vec::new();
    for &kind in &PaperKind::ALL[1..] {
        beside.push(stored(kind, one(workplace, kind)?));
    }
    Ok((first, beside))
}

fn stored(kind: PaperKind, printed: Printed) -> StoredPaper {
    StoredPaper { paper: kind.code().to_owned(), pages: printed.pages, pdf: printed.pdf }
}

fn pages_of(first: u32, beside: &[StoredPaper]) -> Vec<PrintedPaper> {
    let beside = beside.iter().map(|one| (one.paper.as_str(), one.pages));
    printed_papers(first, beside)
}

fn frozen(
    number: u32,
    fingerprint: Fingerprint,
    papers: Vec<PrintedPaper>,
    unchanged: bool,
) -> Frozen {
    Frozen {
        number,
        fingerprint: fingerprint.hex(),
        short: fingerprint.short(),
        pages: papers.first().map_or(0, |first| first.pages),
        papers,
        unchanged,
    }
}

/// What the pages of a frozen version bear.
pub(crate) fn edition(workplace: &Workplace, fingerprint: &Fingerprint, number: u32) -> Edition {
    let qr = qr(fingerprint, workplace, number);
    Edition::Frozen { number, fingerprint_short: fingerprint.short(), qr }
}

/// All of the fingerprint, with unit, year and number, for the last page.
fn qr(fingerprint: &Fingerprint, workplace: &Workplace, number: u32) -> documents::QrMatrix {
    let identity = workplace.store.identity();
    let text = format!("BV {} {} {number} {}", identity.unit, identity.year, fingerprint.hex());
    let code = qrcodegen::QrCode::encode_text(&text.to_uppercase(), qrcodegen::QrCodeEcc::Medium)
        .expect("under a hundred characters fit in a QR code");
    let size = code.size();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    documents::QrMatrix {
        side: usize::try_from(size).expect("the size of a code is positive"),
        dark: modules.map(|(x, y)| code.get_module(x, y)).collect(),
        caption: vec![say("freeze.qr_caption", &[("number", &number)]), fingerprint.short()],
    }
}
