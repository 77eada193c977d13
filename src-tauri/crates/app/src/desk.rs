//! The desk: one open workplace, and the entrance to everything.
//!
//! In the district's workplace a received plan may lie beside it, to be read: the reading
//! room. Which of the two a use case gets is said by how it asks: `commune`, `district` and
//! `workplace` are for writing and refuse while the reading room is open; `plan_to_read`,
//! `district_to_read` and `shown` are for looking.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{Datelike, Timelike};
use domain::catalog::{Catalogue, Unit};
use domain::plan::{PaperKind, Plan};
use domain::{DISTRICT, LedgerName, UnitCode};
use replica::{LedgerId, Owner, RecordId};
use serde_json::Value;
use store::{Act, Author, Operation, Store, StoreError, Version};

use crate::clock::Environment;
use crate::commands;
use crate::error::{AppError, ErrorCode, ErrorDto, Result};
use crate::jobs::{Job, Jobs, Progress, Sink};

/// The program without a face.
pub struct App {
    /// Time, randomness, places.
    pub environment: Environment,
    desk: Mutex<Desk>,
    jobs: Jobs,
}

/// What lies on the desk.
#[derive(Default)]
pub(crate) struct Desk {
    workplace: Option<Workplace>,
    reading: Option<Reading>,
}

/// A received plan in the reading room.
pub(crate) struct Reading {
    /// In memory, and closed to writing.
    pub workplace: Workplace,
    /// Which version it is.
    pub version: Version,
}

/// An open workplace.
pub(crate) struct Workplace {
    pub store: Store,
    /// When it was last backed up in this opening, or opened.
    pub backed_up: Option<chrono::NaiveDateTime>,
    plan: Option<(i64, Arc<Plan>)>,
    /// Each paper as it was last laid out.
    pub papers: BTreeMap<PaperKind, Arc<crate::cases::papers::LaidPaper>>,
}

/// Whose workplace it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    /// A commune: one plan.
    Commune,
    /// The district.
    District,
    /// A member of the steering committee who appraises plans on a laptop of his own.
    Reviewer,
}

impl Office {
    /// By the code of the unit.
    pub fn of(unit: &str) -> Self {
        if unit == DISTRICT {
            Self::District
        } else if Catalogue::built_in().reviewers.iter().any(|one| one.code == unit) {
            Self::Reviewer
        } else {
            Self::Commune
        }
    }
}

/// One call of a command.
pub(crate) struct Call<'a> {
    pub app: &'a App,
    sink: Sink<'a>,
}

impl App {
    /// A program with nothing open.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        Self { environment, desk: Mutex::default(), jobs: Jobs::default() }
    }

    /// Runs a command. Errors come as a sentence for the person; unexpected ones are in the
    /// log under their incident number.
    pub fn dispatch(&self, command: &str, args: Value) -> Result<Value, ErrorDto> {
        self.dispatch_with(command, args, &|_: Progress| {})
    }

    /// Runs a command and tells how far it is.
    pub fn dispatch_with(
        &self,
        command: &str,
        args: Value,
        sink: Sink<'_>,
    ) -> Result<Value, ErrorDto> {
        let result = commands::run(&Call { app: self, sink }, command, args)
            .map_err(|error| self.report(command, &error))?;
        self.back_up_in_passing();
        Ok(result)
    }

    /// Runs a command of the table by its types.
    pub fn call<C: commands::Command>(&self, args: C::Args) -> Result<C::Result, ErrorDto> {
        let result = C::run(&Call { app: self, sink: &|_: Progress| {} }, args)
            .map_err(|error| self.report(C::NAME, &error))?;
        self.back_up_in_passing();
        Ok(result)
    }

    /// Asks a job to stop, from whichever thread.
    pub fn cancel(&self, job: &str) {
        self.jobs.cancel(job);
    }

    /// Fills the open workplace's plan with that of an invented commune whose list it holds
    /// (`bv demo`, benchmarks); the number of households. Not in the command table: no
    /// window can do this to a real plan.
    pub fn fill_invented(&self, commune: &crate::demo::InventedCommune) -> Result<usize, ErrorDto> {
        let call = Call { app: self, sink: &|_: Progress| {} };
        let mut desk = call.desk();
        let filled = desk.commune().and_then(|workplace| {
            crate::cases::inventing::put_plan(&self.environment, workplace, commune, 100)
        });
        filled.map_err(|error| self.report("demo.fill", &error))
    }

    /// After a command; where another one is at work, the next one asks again.
    fn back_up_in_passing(&self) {
        if let Ok(mut desk) = self.desk.try_lock()
            && let Some(workplace) = desk.open_workplace()
        {
            crate::cases::safety::back_up_in_passing(&self.environment, workplace);
        }
    }

    fn report(&self, command: &str, error: &AppError) -> ErrorDto {
        let mut chain = String::new();
        let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
        while let Some(next) = cause {
            chain.push_str(&format!(": {next}"));
            cause = next.source();
        }
        let incident = (error.code == ErrorCode::Unexpected).then(|| {
            let now = self.environment.clock.now();
            let mut tail = [0; 2];
            self.environment.ids.fill(&mut tail);
            format!(
                "{:02}{:02}-{:02}{:02}-{:02X}{:02X}",
                now.month(),
                now.day(),
                now.hour(),
                now.minute(),
                tail[0],
                tail[1]
            )
        });
        match &incident {
            Some(number) => tracing::error!(command, incident = %number, "unexpected{chain}"),
            None => tracing::warn!(command, code = ?error.code, "refused{chain}"),
        }
        ErrorDto { code: error.code, message: error.message.clone(), incident }
    }
}

impl<'a> Call<'a> {
    pub fn environment(&self) -> &'a Environment {
        &self.app.environment
    }

    pub fn desk(&self) -> MutexGuard<'a, Desk> {
        self.app.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses everything but looking while the reading room is open.
    pub fn admit(&self, command: &str) -> Result<()> {
        // Asked first: stopping a job must not wait for the desk on which it works.
        if !crate::cases::reading_room::FOR_READERS.contains(&command) {
            self.desk().writable()?;
        }
        Ok(())
    }

    pub fn job(&self, name: &str) -> Job<'a> {
        self.app.jobs.begin(name, self.sink)
    }

    pub fn jobs(&self) -> &'a Jobs {
        &self.app.jobs
    }

    /// Today by the clock that was passed in.
    pub fn today(&self) -> domain::date::ViDate {
        let now = self.environment().clock.now();
        domain::date::ViDate::new(now.year(), now.month(), now.day())
            .expect("a clock shows days that exist")
    }
}

impl Desk {
    pub fn put(&mut self, store: Store) -> &mut Workplace {
        self.reading = None;
        self.workplace.insert(Workplace::new(store))
    }

    pub fn take(&mut self) -> Option<Workplace> {
        self.reading = None;
        self.workplace.take()
    }

    /// Refuses while the reading room is open.
    pub fn writable(&self) -> Result<()> {
        let Some(reading) = &self.reading else { return Ok(()) };
        let name = crate::cases::packages::name_of(&reading.version.unit);
        Err(AppError::new(ErrorCode::Refused, "error.reading", &[("name", &name)]))
    }

    /// The open workplace, to write in.
    pub fn workplace(&mut self) -> Result<&mut Workplace> {
        self.writable()?;
        self.own()
    }

    pub fn open_workplace(&mut self) -> Option<&mut Workplace> {
        self.workplace.as_mut()
    }

    /// The open workplace, which must be a commune's, to write in.
    pub fn commune(&mut self) -> Result<&mut Workplace> {
        commune(self.workplace()?)
    }

    /// The open workplace, which must be the district's, to write in.
    pub fn district(&mut self) -> Result<&mut Workplace> {
        district(self.workplace()?)
    }

    /// The open workplace of whoever appraises plans, the district's or a reviewer's, to write
    /// in; also beside the reading room, where what is written is about the plan that lies
    /// there, never in it.
    pub fn appraiser(&mut self) -> Result<&mut Workplace> {
        let own = self.own()?;
        if own.office() == Office::Commune {
            return Err(AppError::new(ErrorCode::Refused, "error.only_district", &[]));
        }
        Ok(own)
    }

    /// The plan that the screens show, to be read only: the received one in the reading
    /// room, else the commune's own.
    pub fn plan_to_read(&mut self) -> Result<&mut Workplace> {
        commune(self.shown()?)
    }

    /// The district's own workplace, to be read only; also beside the reading room.
    pub fn district_to_read(&mut self) -> Result<&mut Workplace> {
        district(self.own()?)
    }

    /// What the screens show, whoever's it is, to be read only.
    pub fn shown(&mut self) -> Result<&mut Workplace> {
        match &mut self.reading {
            Some(reading) => Ok(&mut reading.workplace),
            None => self.workplace.as_mut().ok_or_else(AppError::no_workplace),
        }
    }

    /// Lays a received plan beside the district's workplace.
    pub fn read(&mut self, store: Store, version: Version) {
        self.reading = Some(Reading { workplace: Workplace::new(store), version });
    }

    /// Puts the received plan away.
    pub fn stop_reading(&mut self) {
        self.reading = None;
    }

    /// What lies in the reading room.
    pub fn reading(&mut self) -> Option<&mut Reading> {
        self.reading.as_mut()
    }

    fn own(&mut self) -> Result<&mut Workplace> {
        self.workplace.as_mut().ok_or_else(AppError::no_workplace)
    }
}

fn commune(workplace: &mut Workplace) -> Result<&mut Workplace> {
    if workplace.office() != Office::Commune {
        return Err(AppError::new(ErrorCode::Refused, "error.only_commune", &[]));
    }
    Ok(workplace)
}

fn district(workplace: &mut Workplace) -> Result<&mut Workplace> {
    if !workplace.is_district() {
        return Err(AppError::new(ErrorCode::Refused, "error.only_district", &[]));
    }
    Ok(workplace)
}

impl Workplace {
    fn new(store: Store) -> Self {
        Self { store, backed_up: None, plan: None, papers: BTreeMap::new() }
    }

    pub fn office(&self) -> Office {
        Office::of(&self.store.identity().unit)
    }

    pub fn is_district(&self) -> bool {
        self.office() == Office::District
    }

    pub fn year(&self) -> u16 {
        self.store.identity().year
    }

    /// The commune in the catalogue; `None` for the district.
    pub fn unit(&self) -> Option<&'static Unit> {
        Catalogue::built_in().unit(&self.store.identity().unit)
    }

    pub fn owner(&self) -> Owner {
        Owner(self.store.identity().unit.clone())
    }

    pub fn plan_ledger(&self) -> LedgerId {
        let identity = self.store.identity();
        LedgerId(LedgerName::Plan(UnitCode(identity.unit.clone()), identity.year).to_string())
    }

    /// Who acts: the person at the keyboard of this workplace, on this machine, now.
    pub fn author(&self, environment: &Environment) -> Result<Author> {
        Ok(Author {
            who: self.store.remark("person")?.unwrap_or_default(),
            device: environment.device.clone(),
            at: environment.moment(),
        })
    }

    /// The whole plan. After a step only the families in which it wrote are read anew.
    pub fn plan(&mut self) -> Result<Arc<Plan>> {
        let latest = self.store.steps(1)?.first().map_or(0, |step| step.number);
        if let Some((number, plan)) = &self.plan
            && *number == latest
        {
            return Ok(Arc::clone(plan));
        }
        let name = self.plan_ledger();
        if let Some((number, plan)) = &mut self.plan
            && let Some(families) = self.store.changed_since(&name, *number)?
        {
            let ids = families.ids.iter().map(|id| id.0).collect();
            Arc::make_mut(plan).read_again(&ids, &families.records);
            *number = latest;
            return Ok(Arc::clone(plan));
        }
        let ledger = self.store.ledger(&name, &self.owner())?;
        let raw = store::raw_ledger(&ledger.records);
        let unit = UnitCode(self.store.identity().unit.clone());
        let plan = Arc::new(Plan::read(unit, self.year(), &raw));
        self.plan = Some((latest, Arc::clone(&plan)));
        Ok(plan)
    }

    /// Changes the plan in one named step.
    pub fn change<T>(
        &mut self,
        environment: &Environment,
        operation: &'static str,
        note: &str,
        act: impl FnOnce(&mut Act<'_>) -> Result<T, StoreError>,
    ) -> Result<T> {
        let author = self.author(environment)?;
        let operation = Operation { name: operation.into(), note: note.to_owned() };
        let (ledger, owner) = (self.plan_ledger(), self.owner());
        Ok(self.store.transact(&ledger, &owner, &operation, &author, act)?)
    }

    /// Changes one of this workplace's own ledgers beside the plan in one named step.
    pub fn change_in<T>(
        &mut self,
        environment: &Environment,
        ledger: &LedgerName,
        (operation, note): (&'static str, &str),
        act: impl FnOnce(&mut Act<'_>) -> Result<T, StoreError>,
    ) -> Result<T> {
        let author = self.author(environment)?;
        let operation = Operation { name: operation.into(), note: note.to_owned() };
        let (ledger, owner) = (LedgerId(ledger.to_string()), self.owner());
        Ok(self.store.transact(&ledger, &owner, &operation, &author, act)?)
    }

    /// Changes several of this workplace's own ledgers, told by their place, in one named step.
    pub fn change_each(
        &mut self,
        environment: &Environment,
        ledgers: &[LedgerName],
        (operation, note): (&'static str, &str),
        act: impl FnMut(usize, &mut Act<'_>) -> Result<(), StoreError>,
    ) -> Result<()> {
        let author = self.author(environment)?;
        let operation = Operation { name: operation.into(), note: note.to_owned() };
        let ledgers: Vec<_> = ledgers.iter().map(|name| LedgerId(name.to_string())).collect();
        let owner = self.owner();
        Ok(self.store.transact_each(&ledgers, &owner, &operation, &author, act)?)
    }

    /// Changes an own ledger in one named step that stands only if `act` comes to its end,
    /// what it does outside the workplace included.
    pub fn change_if<T>(
        &mut self,
        environment: &Environment,
        ledger: &LedgerName,
        (operation, note): (&'static str, &str),
        act: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let author = self.author(environment)?;
        let operation = Operation { name: operation.into(), note: note.to_owned() };
        let (ledger, owner) = (LedgerId(ledger.to_string()), self.owner());
        self.store.transact(&ledger, &owner, &operation, &author, act)
    }

    /// The name under which a record shows in the history: that of its household's head,
    /// or its own.
    pub fn note_of(&self, id: RecordId) -> Result<String> {
        let ledger = self.plan_ledger();
        let mut next = Some(id);
        let mut name = String::new();
        while let Some(id) = next {
            let Some(record) = self.store.record(&ledger, id)? else { break };
            let text = |field: &str| {
                record
                    .field(field)
                    .and_then(|f| f.value())
                    .and_then(|v| v.as_str())
                    .map(str::to_owned)
            };
            if let Some(own) = text("head_name").or_else(|| text("name")) {
                name = own;
            }
            next = record.parent;
        }
        Ok(name)
    }
}
