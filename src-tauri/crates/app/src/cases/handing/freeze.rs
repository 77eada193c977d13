//! Freezing a numbered version: the plan's canonical bytes, their fingerprint, their vector
//! and the printed pages are kept together.

use domain::plan::PaperKind;
use exchange::Fingerprint;
use store::StoredSnapshot;

use crate::cases::checking;
use crate::cases::papers::{frozen_now, print};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::paper::Edition;
use crate::view::*;
use crate::words::say;

/// `plan.freeze`: «Chốt bản n».
pub fn freeze(call: &Call<'_>, args: FreezeArgs) -> Result<Frozen> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let blocks = checking::blocks(workplace)?;
    if blocks > 0 {
        return Err(AppError::new(ErrorCode::Blocked, "freeze.blocked", &[("count", &blocks)]));
    }
    if let Some(same) = frozen_now(workplace)? {
        let fingerprint = Fingerprint::of(&same.plan);
        return Ok(frozen(same.number, fingerprint, same.pages, true));
    }
    let number = workplace.store.latest_snapshot()?.map_or(1, |snapshot| snapshot.number + 1);
    let ledger = workplace.store.ledger(&workplace.plan_ledger(), &workplace.owner())?;
    let plan = ledger.to_ndjson();
    let fingerprint = Fingerprint::of(&plan);
    let author = workplace.author(call.environment())?;
    let edition = edition(workplace, &fingerprint, number);
    let printed = print(workplace, PaperKind::Poverty, edition, &author.at, &job)?;
    let vector = serde_json::to_string(&ledger.vector).expect("a vector is plain JSON");
    workplace.store.keep_snapshot(&StoredSnapshot {
        number,
        fingerprint: fingerprint.hex(),
        vector,
        plan,
        pdf: printed.pdf,
        pages: printed.pages,
        frozen_at: author.at,
        who: author.who,
    })?;
    let households = workplace.plan()?.households.len();
    workplace.store.set_remark(&super::view::counted(number), &households.to_string())?;
    Ok(frozen(number, fingerprint, printed.pages, false))
}

fn frozen(number: u32, fingerprint: Fingerprint, pages: u32, unchanged: bool) -> Frozen {
    Frozen { number, fingerprint: fingerprint.hex(), short: fingerprint.short(), pages, unchanged }
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
