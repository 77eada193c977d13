//! The file of a second laptop into this one: looked at first, then joined in one transaction
//! after a backup. Undo does not take a merge back; the backup does.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use domain::UnitCode;
use domain::plan::{Household, Plan};
use domain::text::fold;
use replica::{Ledger, RecordId};
use store::{Merging, Operation, OtherWorkplace, StoreError};

use super::conflicts;
use super::wording::{Place, label, places};
use super::workplaces::{back_up_before, same_file, saved, unit_choice};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{JoinedView, MergeArgs, MergeReport, MergedRecord};
use crate::words::say;

/// `workplace.merge`
pub fn merge(call: &Call<'_>, args: MergeArgs) -> Result<MergeReport> {
    let environment = call.environment();
    let job = call.job(&args.job);
    let path = Path::new(&args.path);
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    if same_file(workplace.store.path(), path) {
        return Err(refused("merge.same_file", path));
    }
    job.at(0, 0, &say("merge.reading", &[]))?;
    // One folder a process: a window and a command line never share a copy.
    let scratch = environment.data.join(format!("gop-tam.{}", std::process::id()));
    let other = OtherWorkplace::open(path, &scratch, &environment.moment())
        .map_err(|error| not_opened(path, error))?;
    check_same_plan(workplace, &other, path)?;
    let (ledger, owner) = (workplace.plan_ledger(), workplace.owner());
    let whole = |error| match error {
        StoreError::Ledger(_) => refused("merge.not_whole", path).because(error),
        other => other.into(),
    };
    let (device, person) = other.latest_author()?.unwrap_or_default();
    let look = workplace.store.look_at_merge(&ledger, &owner, &other).map_err(whole)?;
    let mut report = Reading::of(workplace, &other, look).report()?;
    let mut backup = None;
    if !args.preview {
        if !report.nothing_new {
            backup = Some(back_up_before(call, workplace, "truoc-gop")?.display().to_string());
        }
        let author = workplace.author(environment)?;
        let operation =
            Operation { name: "workplace.merge".into(), note: machine(&device, &person) };
        let what = say("merge.writing", &[]);
        let mut proceed = || {
            job.at(0, 0, &what).map_err(|error| {
                tracing::info!(%error, "merge stopped");
                StoreError::Cancelled
            })
        };
        let names = (&ledger, &owner);
        workplace.store.merge(names, &other, &operation, &author, &mut proceed).map_err(whole)?;
        // Read anew, from what now stands on the disk.
        report.saved = saved(workplace)?;
    }
    Ok(MergeReport { path: args.path, device, person, applied: !args.preview, backup, ..report })
}

/// «Máy 2, Trịnh Thị Hà»
fn machine(device: &str, person: &str) -> String {
    [device, person].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

fn refused(key: &str, path: &Path) -> AppError {
    AppError::new(ErrorCode::Refused, key, &[("path", &path.display())])
}

/// Why the other file cannot be read. None of that is about the open workplace.
fn not_opened(path: &Path, error: StoreError) -> AppError {
    match error {
        StoreError::Damaged { .. } => {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("path", &path.display())];
            AppError::new(ErrorCode::Invalid, "merge.damaged", args).because(error)
        }
        StoreError::InUse(_) => {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("path", &path.display())];
            AppError::new(ErrorCode::InUse, "merge.in_use", args).because(error)
        }
        other => other.into(),
    }
}

fn check_same_plan(workplace: &Workplace, other: &OtherWorkplace, path: &Path) -> Result<()> {
    let (ours, theirs) = (workplace.store.identity(), other.store().identity());
    if ours.training != theirs.training {
        return Err(refused("merge.training", path));
    }
    if ours.unit != theirs.unit || ours.year != theirs.year {
        let name = |unit: &str| unit_choice(unit).map_or_else(|| unit.to_owned(), |unit| unit.name);
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("path", &path.display()),
            ("unit", &name(&theirs.unit)),
            ("year", &theirs.year),
            ("own_unit", &name(&ours.unit)),
            ("own_year", &ours.year),
        ];
        return Err(AppError::new(ErrorCode::Refused, "merge.other_plan", args));
    }
    Ok(())
}

/// Both plans and the joined one, read.
struct Reading<'a> {
    workplace: &'a Workplace,
    other: &'a OtherWorkplace,
    merging: Merging,
    ours: Plan,
    merged: Plan,
    before: HashMap<RecordId, Place>,
    after: HashMap<RecordId, Place>,
}

impl<'a> Reading<'a> {
    fn of(workplace: &'a Workplace, other: &'a OtherWorkplace, merging: Merging) -> Self {
        let ours = read(workplace, &merging.ours);
        let merged = read(workplace, &merging.merged);
        let (before, after) = (places(&ours), places(&merged));
        Self { workplace, other, merging, ours, merged, before, after }
    }

    fn report(&self) -> Result<MergeReport> {
        let records = self.records();
        let count = |how: &str| {
            let of = records.iter().filter(|one| one.kind == "household" && one.how == how);
            u32::try_from(of.count()).unwrap_or(u32::MAX)
        };
        let ledger = self.workplace.plan_ledger();
        let known: BTreeSet<_> = self.ours.conflicts.iter().collect();
        let mut fresh = self.merged.clone();
        fresh.conflicts.retain(|conflict| !known.contains(conflict));
        let conflicts = conflicts::of(
            &fresh,
            &|id| Ok(self.merging.merged.records.get(&id).cloned()),
            &|id, field, dot| match self.workplace.store.writer_of(&ledger, id, field, dot)? {
                Some(writer) => Ok(Some(writer)),
                None => Ok(self.other.store().writer_of(&ledger, id, field, dot)?),
            },
        )?;
        Ok(MergeReport {
            path: String::new(),
            device: String::new(),
            person: String::new(),
            applied: false,
            nothing_new: self.merging.nothing_new(),
            new: count("new"),
            changed: count("changed"),
            removed: count("removed"),
            records,
            conflicts,
            joined: self.joined(),
            backup: None,
            saved: saved(self.workplace)?,
        })
    }

    /// Households and other top records that are new, changed or gone, with what changed.
    fn records(&self) -> Vec<MergedRecord> {
        let mut what: BTreeMap<(usize, RecordId), Vec<String>> = BTreeMap::new();
        for &id in &self.merging.changed {
            // What shows neither before nor after (deleted on both sides) changes nothing.
            let Some(place) = self.after.get(&id).or_else(|| self.before.get(&id)) else {
                continue;
            };
            let said = what.entry((place.order, place.top)).or_default();
            for words in self.changes(id, place) {
                if !said.contains(&words) {
                    said.push(words);
                }
            }
        }
        what.into_iter().filter_map(|((_, top), what)| self.record(top, what)).collect()
    }

    fn record(&self, top: RecordId, what: Vec<String>) -> Option<MergedRecord> {
        let (how, place) = match (self.before.get(&top), self.after.get(&top)) {
            (None, Some(place)) => ("new", place),
            (Some(place), None) => ("removed", place),
            // Only dots moved: the values are what they were.
            (Some(_), Some(_)) if what.is_empty() => return None,
            (Some(_), Some(place)) => ("changed", place),
            (None, None) => return None,
        };
        let is_household = place.top_kind == "household";
        Some(MergedRecord {
            kind: place.top_kind.to_owned(),
            how: how.to_owned(),
            household: is_household.then(|| top.to_string()),
            name: place.name.clone(),
            hamlet: place.hamlet.clone(),
            what: if how == "changed" { what } else { Vec::new() },
        })
    }

    /// What changes in one record, in words.
    fn changes(&self, id: RecordId, place: &Place) -> Vec<String> {
        let inside = place.within.clone().unwrap_or_default();
        match (self.before.contains_key(&id), self.after.contains_key(&id)) {
            (false, _) if id != place.top => vec![say("merge.added", &[("what", &inside)])],
            (_, false) if id != place.top => vec![say("merge.dropped", &[("what", &inside)])],
            (true, true) => {
                let [ours, merged] =
                    [&self.merging.ours, &self.merging.merged].map(|ledger| &ledger.records[&id]);
                merged
                    .fields
                    .iter()
                    .filter(|(name, register)| {
                        let was = ours.field(name).map(replica::Register::values);
                        was.unwrap_or_default() != register.values()
                    })
                    .map(|(name, _)| label(&self.merged, name))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Households that both laptops entered on their own and whose members differ.
    fn joined(&self) -> Vec<JoinedView> {
        let theirs = read(self.workplace, &self.merging.theirs);
        let mut joined = Vec::new();
        for household in &self.ours.households {
            let Some(other) = theirs.household(household.id) else { continue };
            let (own, their) = (members(household), members(other));
            if !self.merging.made_apart(RecordId(household.id.0)) || own.keys().eq(their.keys()) {
                continue;
            }
            joined.push(JoinedView {
                household: household.id.to_string(),
                name: household.head_name.clone(),
                hamlet: self.ours.hamlet_name(household).map(str::to_owned),
                ours: own.into_values().collect(),
                theirs: their.into_values().collect(),
            });
        }
        joined
    }
}

fn read(workplace: &Workplace, ledger: &Ledger) -> Plan {
    let unit = UnitCode(workplace.store.identity().unit.clone());
    Plan::read(unit, workplace.year(), &store::raw_ledger(&ledger.records))
}

/// Members by what tells them apart, with their names as written.
fn members(household: &Household) -> BTreeMap<(String, Option<u16>), String> {
    let members = household.members.iter();
    members.map(|one| ((fold(&one.name), one.birth_year()), one.name.clone())).collect()
}
