//! What the district knows of its 34 units: the board, a unit's card, and the totals.

use std::collections::BTreeMap;

use domain::catalog::{Catalogue, TotalUnit, Unit};
use domain::date::ViDate;
use domain::plan::PaperKind;
use domain::totals::{Consolidation, Totals, UnitTargets};
use domain::{DISTRICT, UnitCode};
use exchange::Party;
use store::{Sender, Version};

use super::packages::{own_words, owned, totals_of_bytes, unexpected};
use super::planning::{cause_lines, indicator_lines, money_lines};
use super::workplaces::choice;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

/// `district.board`
pub fn board(call: &Call<'_>, _: NoArgs) -> Result<Board> {
    let mut desk = call.desk();
    let workplace = desk.district_to_read()?;
    let received = workplace.store.received()?;
    let senders = workplace.store.senders()?;
    let last_day = last_day(workplace);
    let today = call.today();
    let units: Vec<BoardUnit> = Catalogue::built_in()
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| board_unit(workplace, (at, unit), &received, &senders, today))
        .collect();
    Ok(Board {
        received: units.iter().map(|unit| u32::from(unit.version.is_some())).sum(),
        units,
        last_day: last_day.map(|day| day.iso()),
        days_left: last_day.map(|day| today.days_until(day)),
        words: own_words(workplace)?,
    })
}

/// Units whose plan has not come.
pub(super) fn not_received(workplace: &Workplace) -> Result<u32> {
    let received = workplace.store.received()?;
    let units = Catalogue::built_in().units.iter();
    let missing = units.filter(|unit| !received.iter().any(|one| one.unit == unit.code.as_ref()));
    Ok(u32::try_from(missing.count()).unwrap_or(u32::MAX))
}

/// `district.unit`
pub fn unit(call: &Call<'_>, args: UnitArgs) -> Result<UnitCard> {
    let mut desk = call.desk();
    let workplace = desk.district_to_read()?;
    let units = &Catalogue::built_in().units;
    let at = units.iter().position(|unit| unit.code.as_ref() == args.unit).ok_or_else(|| {
        AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", &args.unit)])
    })?;
    let unit = &units[at];
    let mut received = workplace.store.received()?;
    received.retain(|version| version.unit == args.unit);
    let senders = workplace.store.senders()?;
    let totals = match workplace.store.counted(&args.unit)? {
        Some(counted) => Some(totals_of_bytes(&counted.plan, &args.unit)?),
        None => None,
    };
    let targets = UnitTargets::from(unit);
    let number = received.iter().find(|version| version.counts).map(|version| version.number);
    let sender = senders.iter().find(|sender| sender.unit == args.unit);
    let words = match sender {
        Some(sender) => {
            let party: Party = serde_json::from_str(&sender.party).map_err(unexpected)?;
            owned(&exchange::fingerprint_words(&party.keys))
        }
        None => Vec::new(),
    };
    Ok(UnitCard {
        unit: board_unit(workplace, (at, unit), &received, &senders, call.today()),
        versions: received.iter().map(|version| version_line(workplace, version)).collect(),
        line: line(unit.code.to_string(), unit.name.clone(), &targets, totals.as_ref(), number),
        words,
        compared_by: sender.map(|sender| sender.who.clone()).filter(|who| !who.is_empty()),
        compared_at: sender.map(|sender| sender.enrolled_at.clone()),
    })
}

fn board_unit(
    workplace: &Workplace,
    (at, unit): (usize, &Unit),
    received: &[Version],
    senders: &[Sender],
    today: ViDate,
) -> BoardUnit {
    let choice = choice(unit);
    let own = || received.iter().filter(|version| version.unit == choice.code);
    let version = own().find(|version| version.counts);
    BoardUnit {
        order: u32::try_from(at + 1).unwrap_or(u32::MAX),
        version: version.map(|version| version_line(workplace, version)),
        versions: u32::try_from(own().count()).unwrap_or(u32::MAX),
        known: senders.iter().any(|sender| sender.unit == choice.code),
        overdue: version.is_none() && last_day(workplace).is_some_and(|day| today > day),
        unit: choice.code,
        name: choice.name,
        // Beside xã Triệu Thành, «Triệu Sơn» alone could be the district.
        short_name: match unit.area {
            domain::plan::Area::Urban => say("unit.town_short", &[("name", &choice.short_name)]),
            domain::plan::Area::Rural => choice.short_name,
        },
        search: choice.search,
    }
}

/// A received version as the screens show it.
pub(super) fn version_line(workplace: &Workplace, version: &Version) -> VersionLine {
    let date = version.received_at.get(..10).unwrap_or_default();
    VersionLine {
        short: short_of(&version.fingerprint),
        fingerprint: version.fingerprint.clone(),
        number: version.number,
        sent_at: version.sent_at.clone(),
        received_at: version.received_at.clone(),
        late: last_day(workplace).is_some_and(|day| date > day.iso().as_str()),
        counts: version.counts,
        papers: version_papers(version),
    }
}

/// The first paper is always there; a paper of a later program is not offered.
fn version_papers(version: &Version) -> Vec<PaperName> {
    let beside = version.beside.iter().filter_map(|code| PaperKind::from_code(code));
    std::iter::once(PaperKind::Poverty).chain(beside).map(PaperName::from).collect()
}

/// The short form, as on paper, of a stored fingerprint.
pub(super) fn short_of(hex: &str) -> String {
    let read: Result<exchange::Fingerprint, _> = serde_json::from_value(hex.into());
    read.map(|fingerprint| fingerprint.short()).unwrap_or_default()
}

/// The last day for the plans, if the workplace is of the year of the assignment.
pub(super) fn last_day(workplace: &Workplace) -> Option<ViDate> {
    let assignment = &Catalogue::built_in().assignment;
    let assigned = i32::from(workplace.year()) == assignment.year.year();
    assigned.then(|| assignment.deadline.last_day())
}

/// `district.totals`
pub fn totals(call: &Call<'_>, _: NoArgs) -> Result<DistrictTotalsView> {
    let mut desk = call.desk();
    let workplace = desk.district_to_read()?;
    let catalogue = Catalogue::built_in();
    let mut plans = Vec::new();
    let mut versions = BTreeMap::new();
    for one in workplace.store.all_counted()? {
        versions.insert(one.unit.clone(), one.number);
        plans.push((UnitCode(one.unit.clone()), totals_of_bytes(&one.plan, &one.unit)?));
    }
    let whole = Consolidation::of(plans, catalogue);
    let units: Vec<UnitLine> = whole
        .rows
        .iter()
        .map(|row| {
            let version = versions.get(row.unit.as_ref()).copied();
            line(row.unit.to_string(), row.name.clone(), &row.targets, row.totals.as_ref(), version)
        })
        .collect();
    let mut sum = line(
        DISTRICT.to_owned(),
        say("totals.sum", &[]),
        &whole.targets,
        Some(&whole.totals),
        None,
    );
    sum.received = whole.missing.is_empty();
    let shown = |unit: TotalUnit, number: i64| unit.show(number);
    Ok(DistrictTotalsView {
        received: units.iter().map(|unit| u32::from(unit.received)).sum(),
        missing: units.iter().filter(|unit| !unit.received).map(|unit| unit.name.clone()).collect(),
        units,
        sum,
        stated: whole
            .compared
            .iter()
            .map(|one| StatedLine {
                name: one.name.clone(),
                stated: shown(one.unit, one.stated),
                summed: shown(one.unit, one.summed),
                planned: shown(one.unit, one.planned),
                explanation: Some(one.explanation.clone()).filter(|text| !text.is_empty()),
            })
            .collect(),
        money: money_lines(&whole.totals.money()),
        causes: cause_lines(&whole.totals),
        indicators: indicator_lines(&whole.totals),
    })
}

fn line(
    unit: String,
    name: String,
    targets: &domain::totals::UnitTargets,
    totals: Option<&Totals>,
    version: Option<u32>,
) -> UnitLine {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |count: fn(&Totals) -> u64| totals.map_or(0, |totals| small(count(totals)));
    let planned_poor = totals.map_or(0, |totals| small(totals.poor_meter(targets).planned));
    let planned_near = totals.map_or(0, |totals| small(totals.near_poor_meter(targets).planned));
    UnitLine {
        unit,
        name,
        received: totals.is_some(),
        version,
        poor: of(|totals| totals.poor().households),
        poor_start: targets.poor_start,
        poor_planned: planned_poor,
        poor_target: targets.poor_reduce,
        near_poor: of(|totals| totals.near_poor().households),
        near_poor_start: targets.near_poor_start,
        near_poor_planned: planned_near,
        near_poor_target: targets.near_poor_reduce,
        money: totals
            .and_then(|totals| totals.money().total().dong())
            .map(domain::money::Dong::amount),
    }
}
