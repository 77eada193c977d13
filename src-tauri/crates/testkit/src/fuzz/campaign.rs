//! Many schedules on all threads, with the first failure shrunk.
//!
//! Deliberately absent: chance. The same seed and number give the same answer on any
//! number of threads.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;

use super::broken::Broken;
use super::generate::nth;
use super::saved::Saved;
use super::schedule::Schedule;
use super::shrink::shrink;
use super::world::{Failure, Stats, play};

/// How many schedules a thread plays between two reports.
const BATCH: u64 = 500;

/// What to play.
#[derive(Clone, Copy, Debug)]
pub struct Campaign {
    /// Where all schedules come from.
    pub seed: u64,
    /// How many.
    pub schedules: u64,
    /// On how many threads, at least one.
    pub threads: u64,
    /// Under which fault.
    pub broken: Broken,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Schedules played.
    pub schedules: u64,
    /// What they were made of.
    pub stats: Stats,
    /// The first failure by number.
    pub found: Option<Found>,
}

/// A schedule that fails.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its number in the campaign.
    pub index: u64,
    /// As it was played.
    pub schedule: Schedule,
    /// Why.
    pub failure: Failure,
}

impl Found {
    /// The failure shrunk, to be kept.
    #[must_use]
    pub fn shrunk(&self, broken: Broken) -> Saved {
        let schedule = shrink(&self.schedule, broken);
        let failure = play(&schedule, broken).err();
        let found = failure.map_or_else(|| self.failure.what.clone(), |failure| failure.what);
        Saved { broken, found, schedule }
    }
}

impl Campaign {
    /// Plays; `progress` hears now and then how many schedules are done.
    pub fn run(&self, mut progress: impl FnMut(u64)) -> Report {
        let first_failure = AtomicU64::new(self.schedules);
        let (sender, receiver) = mpsc::channel();
        let threads = self.threads.max(1);
        thread::scope(|scope| {
            for thread in 0..threads {
                let sender = sender.clone();
                let first_failure = &first_failure;
                scope.spawn(move || self.part(thread, threads, first_failure, &sender));
            }
            drop(sender);
            let mut report = Report::default();
            for part in receiver {
                report.schedules += part.schedules;
                report.stats += part.stats;
                let earlier = |known: &Found, new: &Found| new.index < known.index;
                report.found = match (report.found.take(), part.found) {
                    (Some(known), Some(new)) if earlier(&known, &new) => Some(new),
                    (known, new) => known.or(new),
                };
                progress(report.schedules);
            }
            report
        })
    }

    fn part(
        &self,
        thread: u64,
        threads: u64,
        first_failure: &AtomicU64,
        sender: &mpsc::Sender<Report>,
    ) {
        let mut report = Report::default();
        let mut index = thread;
        while index < first_failure.load(Ordering::Relaxed) {
            let schedule = nth(self.seed, index);
            report.schedules += 1;
            match play(&schedule, self.broken) {
                Ok(stats) => report.stats += stats,
                Err(failure) => {
                    first_failure.fetch_min(index, Ordering::Relaxed);
                    report.found = Some(Found { index, schedule, failure });
                    break;
                }
            }
            if report.schedules == BATCH {
                // The receiver lives until all senders are gone.
                let _ = sender.send(std::mem::take(&mut report));
            }
            index += threads;
        }
        let _ = sender.send(report);
    }
}

impl std::ops::AddAssign for Stats {
    fn add_assign(&mut self, other: Self) {
        self.steps += other.steps;
        self.writes += other.writes;
        self.deletions += other.deletions;
        self.settled += other.settled;
        self.undone += other.undone;
        self.merges += other.merges;
        self.refusals += other.refusals;
    }
}
