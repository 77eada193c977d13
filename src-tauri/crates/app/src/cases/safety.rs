//! Backups, going back to one, rescue of a damaged workplace, the recovery sheet.
//!
//! Whatever is put in the place of a workplace, what stood there is kept first: as a backup
//! if it can be opened, else byte for byte. Deliberately absent: how a damaged file is read
//! and how a file is replaced (`store`).

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime, TimeDelta};
use domain::catalog::Catalogue;
use store::backup::{self, Backup, Look};
use store::{Identity, Salvage, Store, StoreError, Wreck, restore};

use super::workplaces::{self, recent, same_file, unit_choice};
use crate::clock::Environment;
use crate::desk::{Call, Desk, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

/// So many backups are looked into for the list; older ones stay where they are.
const LISTED: usize = 80;

/// After so many minutes of use what changed is backed up.
const USE_MINUTES: i64 = 30;

/// `backup.now`
pub fn back_up(call: &Call<'_>, _: NoArgs) -> Result<FileWritten> {
    let path = keep_backup(call.environment(), call.desk().workplace()?, "theo-y")?;
    Ok(FileWritten { path: path.display().to_string() })
}

/// `backup.list`
pub fn list(call: &Call<'_>, args: BackupListArgs) -> Result<BackupList> {
    let path = path_of(&mut call.desk(), args.path)?;
    let identity = identity_of(call, &path);
    let folder = call.environment().backups();
    Ok(BackupList {
        backups: backups_of(&folder, &path, identity.as_ref())?,
        folder: folder.display().to_string(),
    })
}

/// `backup.restore`
pub fn go_back(call: &Call<'_>, args: RestoreArgs) -> Result<Restored> {
    let mut desk = call.desk();
    let path = path_of(&mut desk, args.path)?;
    let copy = PathBuf::from(args.backup);
    let look = backup::look(&copy, true).map_err(|error| unfit(&copy, error))?;
    if let Some(identity) = known_identity(call, &mut desk, &path)
        && identity != look.identity
    {
        return Err(AppError::new(ErrorCode::Refused, "restore.other_unit", &[]));
    }
    let bytes = restore::checked(&copy).map_err(|error| unfit(&copy, error))?;
    let kept = put_back(call, &mut desk, &path, &bytes)?;
    let at = backup::named(&copy).map(|named| named.at).or(look.last_saved).unwrap_or_default();
    // What is there now lies in that backup, which could not know of itself.
    if !at.is_empty() {
        note_backup(desk.workplace()?, &at)?;
    }
    let households = look.households;
    let message = match &kept {
        Some(kept) => say(
            "restore.done",
            &[("at", &moment(&at)), ("households", &households), ("kept", &kept.display())],
        ),
        None => say("restore.done_alone", &[("at", &moment(&at)), ("households", &households)]),
    };
    let workplace = workplaces::view(call, desk.workplace()?)?;
    Ok(Restored { workplace, kept: kept.map(shown), message })
}

/// `rescue.look`
pub fn look(call: &Call<'_>, args: PathArgs) -> Result<RescueView> {
    let path = PathBuf::from(args.path);
    // A file that is gone has its backups all the same.
    let bytes = std::fs::metadata(&path).map_or(0, |meta| meta.len());
    let wreck = if path.is_file() { Wreck::read(&path)? } else { Wreck::default() };
    let identity = wreck_identity(call, &path, &wreck);
    let folder = call.environment().backups();
    let backups = backups_of(&folder, &path, identity.as_ref())?;
    let sound = |one: &&BackupView| one.good && backup::look(Path::new(&one.path), true).is_ok();
    let report = wreck.report();
    let unit = identity.as_ref().and_then(|identity| unit_choice(&identity.unit));
    Ok(RescueView {
        path: path.display().to_string(),
        bytes,
        unit_name: unit.map(|unit| unit.name),
        year: identity.map(|identity| identity.year),
        newest: backups.iter().find(sound).cloned(),
        readable: (report.records > 0).then(|| salvage_view(&report)),
        folder: folder.display().to_string(),
        backups,
    })
}

/// `rescue.salvage`
pub fn salvage(call: &Call<'_>, args: SalvageArgs) -> Result<Salvaged> {
    let job = call.job(&args.job);
    let environment = call.environment();
    let path = PathBuf::from(args.path);
    let mut desk = call.desk();
    job.at(0, 3, &say("rescue.reading", &[]))?;
    let wreck = Wreck::read(&path)?;
    let report = wreck.report();
    let nothing = || AppError::new(ErrorCode::Refused, "rescue.nothing", &[]);
    let identity = wreck_identity(call, &path, &wreck).ok_or_else(nothing)?;
    if report.records == 0 {
        return Err(nothing());
    }
    job.at(1, 3, &say("rescue.writing", &[]))?;
    let mut secret = [0; 32];
    environment.ids.fill(&mut secret);
    let folder = environment.backups();
    std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let now: String = environment.moment().chars().filter(|c| *c != ':').collect();
    let made = folder.join(format!("{stem}.{now}.cuu-tu-tep-hong.benvung"));
    wreck.write(&made, &identity, &secret)?;
    let bytes = restore::checked(&made)?;
    job.at(2, 3, &say("rescue.writing", &[]))?;
    let kept = put_back(call, &mut desk, &path, &bytes)?;
    let kept_name = kept.as_ref().map(|kept| kept.display().to_string()).unwrap_or_default();
    let message = say(
        "rescue.done",
        &[("households", &report.households), ("records", &report.records), ("kept", &kept_name)],
    );
    let workplace = workplaces::view(call, desk.workplace()?)?;
    Ok(Salvaged { workplace, kept: kept.map(shown), message, salvage: salvage_view(&report) })
}

/// `recovery.sheet`: written where the person says, and kept nowhere else.
pub fn sheet(call: &Call<'_>, args: RecoverySheetArgs) -> Result<FileWritten> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let identity = workplace.store.identity().clone();
    let unit = unit_choice(&identity.unit).ok_or_else(AppError::no_workplace)?;
    let secret = exchange::UnitSecret::new(workplace.store.secret()?);
    let moment = call.environment().moment();
    job.at(0, 2, &say("paper.composing", &[]))?;
    let document = crate::paper::recovery::sheet(&crate::paper::recovery::SheetRequest {
        unit: &unit.name,
        code: &identity.unit,
        year: identity.year,
        training: identity.training,
        words: exchange::recovery_words(&secret),
        digits: exchange::check_digits(&secret),
        six: exchange::fingerprint_words(&secret.public_keys()),
        day: &day(&moment),
        created: super::papers::pdf_date(&moment),
    })
    .into_document();
    let pdf = documents::print(&document)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))?;
    job.at(1, 2, &say("paper.writing", &[]))?;
    let path = Path::new(&args.path);
    store::files::write_whole(path, &pdf)?;
    workplace.store.set_remark("recovery_printed", &moment)?;
    workplaces::remember(call, workplace);
    Ok(FileWritten { path: path.display().to_string() })
}

/// `recovery.use`: the words of a sheet bring the unit's key back; the six words of that key,
/// to be compared. What stood before is kept in a backup.
pub fn use_sheet(call: &Call<'_>, args: TextArgs) -> Result<KeyBack> {
    let secret = exchange::secret_from_words(&args.text)
        .map_err(|error| AppError::said(ErrorCode::Invalid, error.to_string()))?;
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    keep_backup(call.environment(), workplace, "truoc-lay-khoa")?;
    workplace.store.set_secret(secret.expose())?;
    let words = exchange::fingerprint_words(&secret.public_keys());
    Ok(KeyBack { words: words.map(str::to_owned).to_vec() })
}

/// `recovery.later`: the reminder comes again tomorrow.
pub fn sheet_later(call: &Call<'_>, _: NoArgs) -> Result<Done> {
    let today = call.today().iso();
    call.desk().workplace()?.store.set_remark("recovery_later", &today)?;
    Ok(Done {})
}

/// What the frame says about safety.
pub(crate) struct SafetyLine {
    pub recovery_printed: Option<String>,
    pub recovery_due: bool,
    pub backed_up_at: Option<String>,
    pub clock_note: Option<String>,
}

pub(crate) fn line(call: &Call<'_>, workplace: &Workplace) -> Result<SafetyLine> {
    let store = &workplace.store;
    let printed = store.remark("recovery_printed")?;
    let later = store.remark("recovery_later")?;
    let put_off = later.is_some_and(|day| day >= call.today().iso());
    Ok(SafetyLine {
        recovery_due: printed.is_none() && !put_off && !store.identity().training,
        recovery_printed: printed.map(|moment| moment.chars().take(10).collect()),
        backed_up_at: store.remark("backed_up_at")?,
        clock_note: clock_note(call.environment(), workplace)?,
    })
}

/// Makes a backup and remembers that; old ones are thinned out.
pub(crate) fn keep_backup(
    environment: &Environment,
    workplace: &mut Workplace,
    reason: &str,
) -> Result<PathBuf> {
    let folder = environment.backups();
    let now = environment.moment();
    let path = backup::back_up(&workplace.store, &folder, reason, &now)?;
    if let Err(error) = backup::prune(&folder, &now) {
        // Too many backups are no reason to stop.
        tracing::warn!(%error, "old backups stay");
    }
    workplace.backed_up = Some(environment.clock.now());
    note_backup(workplace, &now)?;
    Ok(path)
}

/// All that is written now lies in a backup of that moment.
fn note_backup(workplace: &mut Workplace, at: &str) -> Result<()> {
    let latest = latest_step(workplace)?;
    workplace.store.set_remark("backed_up_at", at)?;
    Ok(workplace.store.set_remark("backed_up_step", &latest)?)
}

/// Has something been written since the last backup?
pub(crate) fn changed_since_backup(workplace: &Workplace) -> Result<bool> {
    let latest = latest_step(workplace)?;
    Ok(!latest.is_empty() && workplace.store.remark("backed_up_step")?.as_ref() != Some(&latest))
}

/// After half an hour of use what changed is backed up. No timer: it is asked after a
/// command, by the clock that was passed in.
pub(crate) fn back_up_in_passing(environment: &Environment, workplace: &mut Workplace) {
    let now = environment.clock.now();
    let Some(before) = workplace.backed_up else {
        workplace.backed_up = Some(now);
        return;
    };
    // A clock that went back counts as time gone by.
    if before <= now && now - before < TimeDelta::minutes(USE_MINUTES) {
        return;
    }
    match changed_since_backup(workplace) {
        Ok(false) => {}
        Ok(true) => {
            if let Err(error) = keep_backup(environment, workplace, "trong-luc-lam") {
                // What was written is on disk; the next try is in half an hour.
                workplace.backed_up = Some(now);
                tracing::warn!(code = ?error.code, "no backup in passing");
            }
        }
        Err(error) => tracing::warn!(code = ?error.code, "no backup in passing"),
    }
}

/// A file that was a workplace when it was last opened is a damaged one, even if nothing
/// of its head is left.
pub(crate) fn once_a_workplace(call: &Call<'_>, path: &Path) -> bool {
    let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("benvung"));
    named && recent(call).iter().any(|one| same_file(Path::new(&one.path), path))
}

fn latest_step(workplace: &Workplace) -> Result<String> {
    let latest = workplace.store.steps(1)?;
    Ok(latest.first().map(|step| step.number.to_string()).unwrap_or_default())
}

/// Keeps what stands at `path`, puts the bytes there and opens it; where the former is kept.
fn put_back(
    call: &Call<'_>,
    desk: &mut Desk,
    path: &Path,
    bytes: &[u8],
) -> Result<Option<PathBuf>> {
    let environment = call.environment();
    let (folder, now) = (environment.backups(), environment.moment());
    let open_here = desk.open_workplace().is_some_and(|open| same_file(open.store.path(), path));
    let kept = if open_here {
        let kept = keep_backup(environment, desk.workplace()?, "truoc-tro-ve")?;
        if let Some(open) = desk.take() {
            open.store.close()?;
        }
        Some(kept)
    } else {
        match Store::open(path, environment.actor(), &folder, &now) {
            Ok(store) => {
                let kept = backup::back_up(&store, &folder, "truoc-tro-ve", &now)?;
                store.close()?;
                Some(kept)
            }
            Err(StoreError::Missing(_)) => None,
            Err(
                StoreError::Damaged { .. } | StoreError::NotAWorkplace(_) | StoreError::Database(_),
            ) => Some(restore::keep_aside(path, &folder, &now)?),
            Err(other) => return Err(other.into()),
        }
    };
    let done = restore::put_back(path, bytes);
    if done.is_err() && open_here {
        // The old file is still there: go on with it.
        desk.put(Store::open(path, environment.actor(), &folder, &now)?);
    }
    done?;
    let store = Store::open(path, environment.actor(), &folder, &now)?;
    if let Some(before) = desk.take() {
        workplaces::leave(call, before)?;
    }
    let workplace = desk.put(store);
    workplaces::remember(call, workplace);
    Ok(kept)
}

fn path_of(desk: &mut Desk, path: Option<String>) -> Result<PathBuf> {
    match path {
        Some(path) => Ok(PathBuf::from(path)),
        None => Ok(desk.workplace()?.store.path().to_owned()),
    }
}

fn identity_of(call: &Call<'_>, path: &Path) -> Option<Identity> {
    known_identity(call, &mut call.desk(), path)
        .or_else(|| wreck_identity(call, path, &Wreck::read(path).ok()?))
}

/// What the file says it is for, without searching a damaged one.
fn known_identity(call: &Call<'_>, desk: &mut Desk, path: &Path) -> Option<Identity> {
    if let Some(open) = desk.open_workplace()
        && same_file(open.store.path(), path)
    {
        return Some(open.store.identity().clone());
    }
    let look = backup::look(path, false).ok().map(|look| look.identity);
    look.or_else(|| remembered(call, path))
}

fn wreck_identity(call: &Call<'_>, path: &Path, wreck: &Wreck) -> Option<Identity> {
    remembered(call, path).or_else(|| {
        let mut identity = wreck.identity()?;
        identity.training = identity.unit == Catalogue::built_in().training_unit.code.as_ref();
        unit_choice(&identity.unit).map(|_| identity)
    })
}

/// What the workplace was for when it was last open on this machine.
fn remembered(call: &Call<'_>, path: &Path) -> Option<Identity> {
    let one = recent(call).into_iter().find(|one| same_file(Path::new(&one.path), path))?;
    Some(Identity { unit: one.unit_code, year: one.year, training: one.training })
}

fn backups_of(folder: &Path, path: &Path, identity: Option<&Identity>) -> Result<Vec<BackupView>> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let seen = backup::list(folder)?.into_iter().map(|one| {
        let look = backup::look(&one.path, false);
        (one, look)
    });
    let ours = seen.filter(|(one, look)| match (look, identity) {
        (Ok(look), Some(identity)) => look.identity == *identity,
        _ => one.stem == stem,
    });
    Ok(ours.take(LISTED).map(|(one, look)| backup_view(one, look.ok())).collect())
}

fn backup_view(one: Backup, look: Option<Look>) -> BackupView {
    let why = match one.reason.as_str() {
        "theo-y" => say("backup.by_hand", &[]),
        "thoat" => say("backup.on_leaving", &[]),
        "trong-luc-lam" => say("backup.in_passing", &[]),
        "truoc-nhap" => say("backup.before_import", &[]),
        "truoc-nhan" => say("backup.before_receiving", &[]),
        "truoc-gop" => say("backup.before_merging", &[]),
        "truoc-nang-cap" => say("backup.before_upgrade", &[]),
        "truoc-lay-khoa" => say("backup.before_key", &[]),
        "truoc-tro-ve" => say("backup.before_restore", &[]),
        "cuu-tu-tep-hong" => say("backup.salvaged", &[]),
        other => other.to_owned(),
    };
    BackupView {
        path: one.path.display().to_string(),
        at: one.at,
        why,
        bytes: one.bytes,
        households: look.as_ref().map(|look| look.households),
        good: look.is_some(),
        last_saved: look.as_ref().and_then(|look| look.last_saved.clone()),
        person: look.map(|look| look.person).unwrap_or_default(),
    }
}

fn salvage_view(report: &Salvage) -> SalvageView {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    SalvageView {
        households: small(report.households),
        records: small(report.records),
        lost: report.lost.clone(),
        orphans: small(report.orphans),
        steps: small(report.steps),
        lost_steps: small(report.lost_steps),
        key: report.secret,
        last_saved: report.last_saved.clone(),
    }
}

/// A clock that stands before the last saved step, or in another year than the plan's.
fn clock_note(environment: &Environment, workplace: &Workplace) -> Result<Option<String>> {
    let now = environment.clock.now();
    let shown = moment(&environment.moment());
    let last = workplace.store.steps(1)?.into_iter().next().map(|step| step.at);
    let saved = last.as_ref().and_then(|at| at.parse::<NaiveDateTime>().ok());
    if let (Some(saved), Some(last)) = (saved, &last)
        && saved - now > TimeDelta::days(1)
    {
        let args: &[(&str, &dyn std::fmt::Display)] = &[("now", &shown), ("last", &moment(last))];
        return Ok(Some(say("clock.behind", args)));
    }
    let (year, planned) = (now.year(), i32::from(workplace.year()));
    // A plan is made from the autumn before and reported on in the spring after.
    let far = !workplace.is_district() && !(planned - 1..=planned + 1).contains(&year);
    Ok(far.then(|| say("clock.far", &[("now", &shown), ("year", &planned)])))
}

fn unfit(copy: &Path, error: StoreError) -> AppError {
    match error {
        StoreError::Damaged { .. } | StoreError::NotAWorkplace(_) | StoreError::Database(_) => {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("path", &copy.display())];
            AppError::new(ErrorCode::Refused, "restore.bad_backup", args).because(error)
        }
        other => other.into(),
    }
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}

/// «14:03, 11/02/2020»
fn moment(iso: &str) -> String {
    format!("{}, {}", iso.get(11..16).unwrap_or_default(), day(iso))
}

fn day(iso: &str) -> String {
    let part = |from: usize, to: usize| iso.get(from..to).unwrap_or_default();
    format!("{}/{}/{}", part(8, 10), part(5, 7), part(0, 4))
}
