//! Đối chiếu bản giấy: the short fingerprint typed from a signed paper, against every version
//! that is kept here.
//!
//! Equal means the same plan to the last sign; the stored print lies beside it. Deliberately
//! absent: guessing. A sign that was misread is pointed at, never corrected.

use domain::plan::PaperKind;
use exchange::Fingerprint;

use super::district::short_of;
use super::packages::name_of;
use crate::desk::{Call, Office, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{CheckedVersion, PaperCheck, PaperName, TextArgs};
use crate::words::say;

/// Up to so many groups of five may differ for the nearest version to be named.
const NEAR: usize = 1;

/// `print.check`
pub fn check(call: &Call<'_>, args: TextArgs) -> Result<PaperCheck> {
    let mut desk = call.desk();
    let workplace = desk.open_workplace().ok_or_else(AppError::no_workplace)?;
    let kept = kept(workplace)?;
    let typed = groups(&args.text);
    let mut nearest: Option<(Vec<u32>, CheckedVersion)> = None;
    // Also where nothing is kept, what is no fingerprint is said to be none.
    read(&Fingerprint::of(b""), &args.text)?;
    for version in kept {
        if read(&fingerprint(&version.fingerprint)?, &args.text)? {
            let (name, number) = (&version.unit_name, version.number);
            let message = say("print.equal", &[("name", name), ("number", &number)]);
            return Ok(PaperCheck {
                equal: true,
                message,
                version: Some(version),
                differs: vec![],
            });
        }
        let own = groups(&version.short);
        let differs = typed.iter().zip(&own).enumerate().filter(|(_, (a, b))| a != b);
        let differs: Vec<u32> =
            differs.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)).collect();
        if differs.len() <= NEAR {
            nearest = Some((differs, version));
        }
    }
    let message = match &nearest {
        None => say("print.none", &[]),
        Some((differs, version)) => {
            let places: Vec<String> = differs.iter().map(ToString::to_string).collect();
            let args: &[(&str, &dyn std::fmt::Display)] = &[
                ("name", &version.unit_name),
                ("number", &version.number),
                ("places", &places.join(", ")),
            ];
            say("print.near", args)
        }
    };
    let (differs, version) = nearest.unzip();
    Ok(PaperCheck { equal: false, message, version, differs: differs.unwrap_or_default() })
}

fn read(fingerprint: &Fingerprint, typed: &str) -> Result<bool> {
    fingerprint
        .is_short_form(typed)
        .map_err(|error| AppError::said(ErrorCode::Invalid, error.to_string()).because(error))
}

fn fingerprint(hex: &str) -> Result<Fingerprint> {
    serde_json::from_value(hex.into()).map_err(super::packages::unexpected)
}

/// Groups of five signs as they are compared.
fn groups(text: &str) -> Vec<String> {
    let signs: Vec<char> = text
        .chars()
        .filter(|sign| sign.is_ascii_alphanumeric())
        .map(|sign| match sign.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect();
    signs.chunks(5).map(|group| group.iter().collect()).collect()
}

fn kept(workplace: &Workplace) -> Result<Vec<CheckedVersion>> {
    if workplace.office() == Office::Commune {
        return frozen_here(workplace);
    }
    let versions = workplace.store.received()?.into_iter();
    let line = |version: store::Version| CheckedVersion {
        unit_name: name_of(&version.unit),
        number: version.number,
        short: short_of(&version.fingerprint),
        at: version.received_at,
        counts: version.counts,
        papers: papers(version.beside.iter().map(String::as_str)),
        fingerprint: version.fingerprint,
        unit: version.unit,
    };
    Ok(versions.map(line).collect())
}

fn frozen_here(workplace: &Workplace) -> Result<Vec<CheckedVersion>> {
    let unit = workplace.store.identity().unit.clone();
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    let line = |version: store::SnapshotLine| CheckedVersion {
        unit: unit.clone(),
        unit_name: name_of(&unit),
        number: version.number,
        short: short_of(&version.fingerprint),
        at: version.frozen_at,
        counts: version.vector == now,
        papers: papers(version.beside.iter().map(|(paper, _)| paper.as_str())),
        fingerprint: version.fingerprint,
    };
    Ok(workplace.store.snapshots()?.into_iter().map(line).collect())
}

fn papers<'a>(beside: impl Iterator<Item = &'a str>) -> Vec<PaperName> {
    let beside = beside.filter_map(PaperKind::from_code);
    std::iter::once(PaperKind::Poverty).chain(beside).map(PaperName::from).collect()
}
