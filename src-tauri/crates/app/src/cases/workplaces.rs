//! Making, opening and closing workplaces, and what the program shows first.

use std::path::{Path, PathBuf};

use domain::DISTRICT;
use domain::catalog::{Catalogue, Reviewer, Unit};
use domain::plan::{Gap, Household};
use domain::text::fold;
use store::{Identity, Query, Store, StoreError};

use super::{inventing, safety};
use crate::demo::InventedCommune;
use crate::desk::{Call, Office, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

/// The training commune is the same on every machine.
const TRAINING_SEED: u64 = 2020;

/// How many in a hundred of its households have a plan already.
const TRAINING_SHARE: usize = 60;

/// `session.state`
pub fn state(call: &Call<'_>, _: NoArgs) -> Result<SessionState> {
    let catalogue = Catalogue::built_in();
    let mut desk = call.desk();
    let workplace = match (super::reading_room::view(call, &mut desk)?, desk.open_workplace()) {
        (Some(reading), _) => Some(reading),
        (None, Some(workplace)) => Some(view(call, workplace)?),
        (None, None) => None,
    };
    Ok(SessionState {
        workplace,
        recent: recent(call),
        units: catalogue.units.iter().map(choice).collect(),
        district: district(),
        training: choice(&catalogue.training_unit),
        year: assigned_year(),
        folder: call.environment().data.display().to_string(),
        now: call.environment().moment(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// `workplace.create`
pub fn create(call: &Call<'_>, args: CreateArgs) -> Result<WorkplaceView> {
    let environment = call.environment();
    let unit = unit_choice(&args.unit).ok_or_else(|| {
        AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", &args.unit)])
    })?;
    if domain::date::PlanYear::new(i32::from(args.year)).is_err() {
        return Err(AppError::new(ErrorCode::Invalid, "error.year", &[("year", &args.year)]));
    }
    let path = match args.path {
        Some(path) => PathBuf::from(path),
        None => {
            let folder = &environment.data;
            std::fs::create_dir_all(folder).map_err(|error| AppError::io(folder, error))?;
            let name = domain::text::ascii_name(&unit.short_name);
            environment.default_workplace(&name, args.year)
        }
    };
    let training = args.unit == Catalogue::built_in().training_unit.code.as_ref();
    let mut secret = [0; 32];
    environment.ids.fill(&mut secret);
    let identity = Identity { unit: args.unit, year: args.year, training };
    let mut desk = call.desk();
    // What is open stays open until the new one is there.
    let store = Store::create(&path, identity, environment.actor(), &secret)?;
    if let Some(before) = desk.take() {
        leave(call, before)?;
    }
    let workplace = desk.put(store);
    if workplace.office() == Office::Commune {
        put_catalogue_organisations(call, workplace)?;
        if training {
            // Something to practise on: all households, the plan of a part of them.
            let commune = InventedCommune::of(&Catalogue::built_in().training_unit, TRAINING_SEED);
            inventing::put_list(environment, workplace, &commune)?;
            inventing::put_plan(environment, workplace, &commune, TRAINING_SHARE)?;
        }
    }
    remember(call, workplace);
    view(call, workplace)
}

/// `workplace.open`
pub fn open(call: &Call<'_>, args: PathArgs) -> Result<WorkplaceView> {
    let environment = call.environment();
    let path = PathBuf::from(args.path);
    let mut desk = call.desk();
    if let Some(open) = desk.open_workplace()
        && same_file(open.store.path(), &path)
    {
        return view(call, open);
    }
    let now = environment.moment();
    let store = Store::open(&path, environment.actor(), &environment.backups(), &now);
    let store = store.map_err(|error| match error {
        // Nothing of its head is left, but it was a workplace once: the way to the rescue.
        StoreError::NotAWorkplace(path) if safety::once_a_workplace(call, &path) => {
            StoreError::Damaged { path, what: "no head".to_owned() }
        }
        other => other,
    })?;
    if unit_choice(&store.identity().unit).is_none() {
        let unit = store.identity().unit.clone();
        return Err(AppError::new(ErrorCode::Invalid, "error.unknown_unit", &[("unit", &unit)]));
    }
    if let Some(before) = desk.take() {
        leave(call, before)?;
    }
    let workplace = desk.put(store);
    match view(call, workplace) {
        Ok(view) => {
            remember(call, workplace);
            Ok(view)
        }
        Err(mut error) => {
            // It opens, but its entries do not read: nothing is done with it.
            desk.take();
            if error.code == ErrorCode::Damaged {
                error.message = say("store.damaged", &[("path", &path.display())]);
            }
            Err(error)
        }
    }
}

/// `workplace.close`
pub fn close(call: &Call<'_>, _: NoArgs) -> Result<Done> {
    if let Some(workplace) = call.desk().take() {
        leave(call, workplace)?;
    }
    Ok(Done {})
}

/// `workplace.set_person`
pub fn set_person(call: &Call<'_>, args: PersonArgs) -> Result<Done> {
    let name = domain::text::clean(&args.name);
    call.desk().workplace()?.store.set_remark("person", &name)?;
    Ok(Done {})
}

/// `job.cancel`
pub fn cancel(call: &Call<'_>, args: JobArgs) -> Result<Done> {
    call.jobs().cancel(&args.job);
    Ok(Done {})
}

/// A backup before something risky.
pub(crate) fn back_up_before(
    call: &Call<'_>,
    workplace: &mut Workplace,
    reason: &str,
) -> Result<PathBuf> {
    safety::keep_backup(call.environment(), workplace, reason)
}

/// Backs up if anything was written since the last backup, and closes.
pub(crate) fn leave(call: &Call<'_>, mut workplace: Workplace) -> Result<()> {
    let kept = safety::changed_since_backup(&workplace).and_then(|changed| match changed {
        true => safety::keep_backup(call.environment(), &mut workplace, "thoat").map(|_| ()),
        false => Ok(()),
    });
    if let Err(error) = kept {
        // The entries are on disk in the workplace itself; leaving must not fail for a copy.
        tracing::warn!(code = ?error.code, "no backup on leaving");
    }
    Ok(workplace.store.close()?)
}

/// The organisations that every commune has, with ids that are the same on every laptop.
fn put_catalogue_organisations(call: &Call<'_>, workplace: &mut Workplace) -> Result<()> {
    let organisations = &Catalogue::built_in().organisations;
    workplace.change(call.environment(), "workplace.create", "", |act| {
        for organisation in organisations {
            let id = replica::RecordId::derived(&["organisation", &organisation.code]);
            let mut fields = std::collections::BTreeMap::new();
            fields.insert("type".to_owned(), "organisation".into());
            fields.insert("name".to_owned(), organisation.name.clone().into());
            fields.insert("short_name".to_owned(), organisation.short_name.clone().into());
            act.create(id, "helper", None, &fields)?;
        }
        Ok::<_, StoreError>(())
    })
}

/// The open workplace as the window shows it.
pub(crate) fn view(call: &Call<'_>, workplace: &mut Workplace) -> Result<WorkplaceView> {
    let identity = workplace.store.identity().clone();
    let unit = unit_choice(&identity.unit).ok_or_else(AppError::no_workplace)?;
    let last_day = match workplace.office() {
        Office::Commune => super::offices::last_day(workplace, &identity.unit)?,
        _ => super::district::last_day(workplace),
    };
    let (households, _) = workplace.store.count(&Query::default())?;
    let gaps = Query { with_gaps: true, ..Query::default() };
    let (_, with_gaps) = workplace.store.count(&gaps)?;
    let safety = safety::line(call, workplace)?;
    Ok(WorkplaceView {
        recovery_printed: safety.recovery_printed,
        recovery_due: safety.recovery_due,
        backed_up_at: safety.backed_up_at,
        clock_note: safety.clock_note,
        path: workplace.store.path().display().to_string(),
        role: match workplace.office() {
            Office::Commune => "commune",
            Office::District => "district",
            Office::Reviewer => "reviewer",
        }
        .to_owned(),
        meters: meters(workplace)?,
        year: identity.year,
        training: identity.training,
        key: key(workplace)?,
        read_only: false,
        reading: None,
        left: left(workplace, with_gaps)?,
        conflicts: conflicts(workplace)?,
        person: workplace.store.remark("person")?.unwrap_or_default(),
        last_day: last_day.map(|day| day.iso()),
        days_left: last_day.map(|day| call.today().days_until(day)),
        saved: saved(workplace)?,
        households,
        complete: households - with_gaps,
        drafts: super::drafts::all(workplace)?,
        unit,
    })
}

fn key(workplace: &Workplace) -> Result<Option<String>> {
    let set = workplace.store.locked_secret()?.is_some();
    let locked = workplace.store.is_locked()?;
    Ok(set.then(|| if locked { "locked" } else { "open" }.to_owned()))
}

/// What is saved, and what undo and redo would do.
pub(crate) fn saved(workplace: &Workplace) -> Result<Saved> {
    let store = &workplace.store;
    Ok(Saved {
        saved_at: store.steps(1)?.into_iter().next().map(|step| step.at),
        undo: store.undoable()?.map(|step| super::history::name(&step)),
        redo: store.redoable()?.map(|step| super::history::name(&step)),
    })
}

/// How far the plan is from its targets.
fn meters(workplace: &mut Workplace) -> Result<Vec<Meter>> {
    let Some(targets) = super::planning::targets_of(workplace)? else { return Ok(Vec::new()) };
    let plan = workplace.plan()?;
    let totals = super::planning::totals_of(&plan)?;
    let meter = |key: &str, meter: domain::totals::Meter, listed: u64| Meter {
        key: key.to_owned(),
        planned: small(meter.planned),
        target: small(meter.target),
        start: small(meter.start),
        listed: small(listed),
    };
    Ok(vec![
        meter("poor", totals.poor_meter(&targets), totals.poor().households),
        meter("near_poor", totals.near_poor_meter(&targets), totals.near_poor().households),
    ])
}

/// What is left in the steps that count something.
fn left(workplace: &mut Workplace, incomplete: u32) -> Result<Vec<StepLeft>> {
    if workplace.office() != Office::Commune {
        let count = super::district::not_received(workplace)?;
        return Ok(vec![StepLeft { step: "receive".to_owned(), count }]);
    }
    let plan = workplace.plan()?;
    if plan.households.is_empty() {
        return Ok(Vec::new());
    }
    let lacks = |household: &&Household| household.gaps().contains(&Gap::Helper);
    let alone = plan.households.iter().filter(lacks).count();
    let left = |step: &str, count: u32| StepLeft { step: step.to_owned(), count };
    Ok(vec![
        left("dossier", incomplete),
        left("helpers", u32::try_from(alone).unwrap_or(u32::MAX)),
        left("check", super::checking::blocks(workplace)?),
        left("answers", super::inbox::waiting(workplace)?),
    ])
}

/// Fields that wait for a person to decide between two values.
fn conflicts(workplace: &mut Workplace) -> Result<u32> {
    if workplace.office() != Office::Commune {
        return Ok(0);
    }
    Ok(u32::try_from(super::conflicts::open(workplace)?.len()).unwrap_or(u32::MAX))
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn assigned_year() -> u16 {
    u16::try_from(Catalogue::built_in().assignment.year.year()).unwrap_or(u16::MAX)
}

/// The unit of that code: a commune, the training commune or the district.
pub(crate) fn unit_choice(code: &str) -> Option<UnitChoice> {
    if code == DISTRICT {
        return Some(district());
    }
    let catalogue = Catalogue::built_in();
    let reviewer = || catalogue.reviewers.iter().find(|one| one.code == code).map(reviewer_choice);
    catalogue.unit(code).map(choice).or_else(reviewer)
}

/// A reviewer as a unit of his own.
pub(crate) fn reviewer_choice(reviewer: &Reviewer) -> UnitChoice {
    UnitChoice {
        code: reviewer.code.clone(),
        name: reviewer.name.clone(),
        short_name: reviewer.name.clone(),
        area: None,
        natural_households: None,
        poor_start: None,
        poor_reduce: None,
        near_poor_start: None,
        near_poor_reduce: None,
        search: fold(&format!("{} {} {}", reviewer.name, reviewer.position, reviewer.code)),
        note: Some(reviewer.position.clone()),
    }
}

pub(crate) fn choice(unit: &Unit) -> UnitChoice {
    let former = unit.aliases.iter().filter(|alias| alias.valid_to.is_some());
    let former: Vec<&str> = former.map(|alias| alias.name.as_str()).collect();
    let names = unit.aliases.iter().map(|alias| alias.name.as_str());
    let all: Vec<&str> =
        [unit.name.as_str(), unit.code.as_ref()].into_iter().chain(names).collect();
    UnitChoice {
        code: unit.code.to_string(),
        name: unit.name.clone(),
        short_name: unit.short_name().to_owned(),
        area: Some(match unit.area {
            domain::plan::Area::Rural => "rural".to_owned(),
            domain::plan::Area::Urban => "urban".to_owned(),
        }),
        natural_households: Some(unit.natural_households),
        poor_start: Some(unit.poor_start),
        poor_reduce: Some(unit.poor_reduce),
        near_poor_start: Some(unit.near_poor_start),
        near_poor_reduce: Some(unit.near_poor_reduce),
        search: fold(&all.join(" ")),
        note: (!former.is_empty()).then(|| say("unit.former", &[("names", &former.join(", "))])),
    }
}

fn district() -> UnitChoice {
    let name = say("unit.district", &[]);
    let sum = |of: fn(&Unit) -> u32| Some(Catalogue::built_in().units.iter().map(of).sum());
    UnitChoice {
        code: DISTRICT.to_owned(),
        search: fold(&format!("{name} {DISTRICT}")),
        name,
        short_name: say("unit.district_short", &[]),
        area: None,
        natural_households: sum(|unit| unit.natural_households),
        poor_start: sum(|unit| unit.poor_start),
        poor_reduce: sum(|unit| unit.poor_reduce),
        near_poor_start: sum(|unit| unit.near_poor_start),
        near_poor_reduce: sum(|unit| unit.near_poor_reduce),
        note: None,
    }
}

pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

pub(crate) fn recent(call: &Call<'_>) -> Vec<Recent> {
    // A list that cannot be read is an empty list: nothing hangs on it.
    let text = std::fs::read(call.environment().recent_list()).unwrap_or_default();
    let mut list: Vec<Recent> = serde_json::from_slice(&text).unwrap_or_default();
    for one in &mut list {
        one.missing = !Path::new(&one.path).is_file();
    }
    list
}

fn identity_without_sheet(workplace: &Workplace) -> bool {
    let printed = workplace.store.remark("recovery_printed");
    !workplace.store.identity().training && matches!(printed, Ok(None))
}

pub(crate) fn remember(call: &Call<'_>, workplace: &Workplace) {
    let path = workplace.store.path();
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let identity = workplace.store.identity();
    let Some(unit) = unit_choice(&identity.unit) else { return };
    let this = Recent {
        path: path.display().to_string(),
        unit_name: unit.name,
        unit_code: unit.code,
        year: identity.year,
        training: identity.training,
        opened_at: call.environment().moment(),
        missing: false,
        no_recovery_sheet: identity_without_sheet(workplace),
    };
    let mut list = recent(call);
    list.retain(|one| one.path != this.path);
    list.insert(0, this);
    list.truncate(12);
    let text = serde_json::to_vec_pretty(&list).expect("a list of names is plain JSON");
    let file = call.environment().recent_list();
    let kept = std::fs::create_dir_all(&call.environment().data)
        .map_err(|error| StoreError::from_io(&file, error))
        .and_then(|()| store::files::write_whole(&file, &text));
    if let Err(error) = kept {
        tracing::warn!(%error, "the list of recent workplaces was not kept");
    }
}
