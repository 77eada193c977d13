//! Three laptops and a district that live through a schedule, each step on the engine
//! and on the truth.
//!
//! Deliberately absent: any way for the clocks to matter, and any repair: the first
//! difference between engine and truth ends the run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use replica::{ActorId, Entry, Fault, Ledger, LedgerId, Owner, Register};

use super::broken::Broken;
use super::compare::{changed, compare};
use super::district::District;
use super::random::mix;
use super::schedule::{LAPTOPS, Schedule};
use super::set::Set;
use super::truth::Truth;
use super::undo::Done;

/// A difference between engine and truth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The number of the step after which it was seen; `None`: at the final exchange.
    pub step: Option<usize>,
    /// What was seen.
    pub what: String,
}

/// What a run was made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Steps taken.
    pub steps: u64,
    /// Writes made.
    pub writes: u64,
    /// Deletions among them.
    pub deletions: u64,
    /// Conflicts decided.
    pub settled: u64,
    /// Writes taken back.
    pub undone: u64,
    /// Packages merged.
    pub merges: u64,
    /// Forged packages refused.
    pub refusals: u64,
}

/// What a backup or a copy holds.
#[derive(Clone)]
pub(super) struct File {
    pub(super) ledger: Ledger,
    pub(super) known: Set,
    pub(super) undo: Vec<Vec<Done>>,
    pub(super) redo: Vec<Vec<Done>>,
    /// The first machine this file lived on, and how often it was opened; only
    /// [`Broken::ActorFromEpoch`] draws actors from them.
    line: u64,
    openings: u64,
}

pub(super) struct Laptop {
    pub(super) file: File,
    pub(super) actor: ActorId,
    /// What stood when a screen was last opened.
    pub(super) looked: Set,
    pub(super) clock: i64,
}

/// A package on its way: bytes that were read once, and what its sender knew.
pub(super) struct Package {
    pub(super) bytes: Vec<u8>,
    pub(super) ledger: Ledger,
    pub(super) known: Set,
}

pub(super) struct World {
    pub(super) seed: u64,
    pub(super) broken: Broken,
    pub(super) fault: Fault,
    pub(super) truth: Truth,
    pub(super) laptops: Vec<Laptop>,
    pub(super) packages: Vec<Package>,
    pub(super) district: District,
    pub(super) stats: Stats,
    pub(super) backups: Vec<(File, ActorId)>,
    drawn: u64,
    pub(super) minute: i64,
}

/// Runs a schedule to its end, where everybody exchanges and must hold the same bytes.
/// A panic of the engine is a failure like any other.
pub fn play(schedule: &Schedule, broken: Broken) -> Result<Stats, Failure> {
    let mut at = None;
    let run = catch_unwind(AssertUnwindSafe(|| live(schedule, broken, &mut at)));
    let what = match run {
        Ok(Ok(stats)) => return Ok(stats),
        Ok(Err(what)) => what,
        Err(panic) => match panic.downcast_ref::<String>() {
            Some(message) => format!("panic: {message}"),
            None => "panic".into(),
        },
    };
    Err(Failure { step: at, what })
}

/// `at` says at any moment which step is being taken.
fn live(schedule: &Schedule, broken: Broken, at: &mut Option<usize>) -> Result<Stats, String> {
    let mut world = World::new(schedule, broken);
    for (number, step) in schedule.steps.iter().enumerate() {
        *at = Some(number);
        world.stats.steps += 1;
        world.minute += 1;
        if let Some(laptop) = world.take(step)? {
            world.check(laptop)?;
        }
    }
    *at = None;
    world.finish()?;
    Ok(world.stats)
}

pub(super) fn commune() -> Owner {
    Owner("unit".into())
}

pub(super) fn plan() -> LedgerId {
    LedgerId("plan/unit/2020".into())
}

impl World {
    fn new(schedule: &Schedule, broken: Broken) -> Self {
        let mut world = Self {
            seed: schedule.seed,
            broken,
            fault: broken.engine(),
            truth: Truth::default(),
            laptops: Vec::new(),
            packages: Vec::new(),
            district: District::default(),
            stats: Stats::default(),
            backups: Vec::new(),
            drawn: 0,
            minute: 0,
        };
        for (line, years) in (0..).zip(schedule.clocks) {
            let file = File {
                ledger: Ledger::new(plan(), commune()),
                known: Set::default(),
                undo: Vec::new(),
                redo: Vec::new(),
                line,
                openings: 0,
            };
            world.laptops.push(Laptop {
                file,
                actor: ActorId(0),
                looked: Set::default(),
                clock: i64::from(years) * 525_960,
            });
            let first = ActorId(world.draw());
            world.open(world.laptops.len() - 1, first);
        }
        world
    }

    pub(super) fn draw(&mut self) -> u64 {
        self.drawn += 1;
        mix(self.seed, self.drawn)
    }

    /// Opens the file that is on the laptop now. `kept` is the actor it was saved with.
    pub(super) fn open(&mut self, at: usize, kept: ActorId) {
        let fresh = ActorId(self.draw());
        let seed = self.seed;
        let laptop = &mut self.laptops[at];
        laptop.file.openings += 1;
        laptop.looked = Set::default();
        laptop.actor = match self.broken {
            Broken::ActorKept => kept,
            Broken::ActorFromEpoch => {
                ActorId(mix(mix(seed, laptop.file.line), laptop.file.openings))
            }
            _ => fresh,
        };
    }

    /// Holds the laptop against the truth.
    fn check(&self, at: usize) -> Result<(), String> {
        let File { ledger, known, .. } = &self.laptops[at].file;
        compare(ledger, &self.truth, known, self.fault)
            .map_err(|what| format!("laptop {at}: {what}"))
    }

    /// Makes a package and reads it as its receivers will.
    pub(super) fn send(&mut self, at: usize) -> Result<usize, String> {
        let file = &self.laptops[at].file;
        let mut sent = file.ledger.clone();
        if self.broken == Broken::PartShipped {
            sent.records.pop_last();
        }
        let bytes = sent.to_ndjson();
        let ledger = Ledger::from_ndjson(&bytes, &commune())
            .map_err(|error| format!("a package cannot be read: {error}"))?;
        if ledger != sent {
            return Err("a package reads as another ledger".into());
        }
        self.packages.push(Package { bytes, ledger, known: file.known });
        Ok(self.packages.len() - 1)
    }

    pub(super) fn deliver(&mut self, at: usize, package: usize) -> Result<(), String> {
        let package = &self.packages[package];
        let Laptop { file, actor, .. } = &mut self.laptops[at];
        let outcome = file
            .ledger
            .merge_with_fault(&package.ledger, *actor, self.fault)
            .map_err(|error| format!("laptop {at} refuses an honest package: {error}"))?;
        if self.broken == Broken::ClockPicks {
            later_clock_wins(&mut file.ledger, &self.truth);
        }
        let before = file.known;
        file.known = before | package.known;
        self.stats.merges += 1;
        let known = file.known;
        self.check(at)?;
        let expected = changed(&self.truth, &before, &known);
        if outcome.changed != expected {
            return Err(format!(
                "laptop {at}: {:?} reported as changed, changed are {expected:?}",
                outcome.changed
            ));
        }
        if !outcome.doubled_dots.is_empty() {
            return Err(format!(
                "laptop {at}: two values under one dot in {:?}",
                outcome.doubled_dots
            ));
        }
        Ok(())
    }

    /// Late packages arrive, then everybody exchanges with everybody.
    fn finish(&mut self) -> Result<(), String> {
        for package in 0..self.packages.len() {
            self.deliver(package % LAPTOPS, package)?;
        }
        for at in 1..LAPTOPS {
            let package = self.send(at)?;
            self.deliver(0, package)?;
        }
        let all = self.send(0)?;
        for at in 0..LAPTOPS {
            self.deliver(at, all)?;
            if self.laptops[at].file.ledger.to_ndjson() != self.packages[all].bytes {
                return Err(format!("laptop {at} differs from the package that holds everything"));
            }
        }
        self.district.receive(all, &self.packages)?;
        if self.district.kept() != [all] {
            return Err("the district does not see that the last package holds all others".into());
        }
        Ok(())
    }
}

fn later_clock_wins(ledger: &mut Ledger, truth: &Truth) {
    let minute = |entry: &Entry| {
        let write = truth.writes.iter().find(|write| write.dot == entry.0);
        write.map(|write| write.minute)
    };
    let records = ledger.records.values_mut();
    for register in records.flat_map(|record| record.fields.values_mut()) {
        if let Some(latest) = register.entries().iter().max_by_key(|entry| minute(entry)) {
            let mut alone = Register::default();
            alone.insert(latest.clone());
            *register = alone;
        }
    }
}
