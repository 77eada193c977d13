//! Long work: progress to the caller, and stopping it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{AppError, ErrorCode, Result};

/// How far a job is, as the window shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// The name that the caller gave the job.
    pub job: String,
    /// Steps done.
    #[ts(type = "number")]
    pub done: u64,
    /// Steps in all; 0 while unknown.
    #[ts(type = "number")]
    pub of: u64,
    /// What is being done, in words.
    pub what: String,
}

/// Takes progress: the window's event channel, the command line's stderr, a test's list.
pub type Sink<'a> = &'a (dyn Fn(Progress) + Sync);

/// The jobs under way.
#[derive(Default)]
pub struct Jobs(Mutex<BTreeMap<String, Arc<AtomicBool>>>);

/// One job: asks whether to go on and tells how far it is.
pub struct Job<'a> {
    name: String,
    stop: Arc<AtomicBool>,
    sink: Sink<'a>,
    jobs: &'a Jobs,
}

impl Jobs {
    /// Begins a job.
    pub fn begin<'a>(&'a self, name: &str, sink: Sink<'a>) -> Job<'a> {
        let stop = Arc::new(AtomicBool::new(false));
        self.all().insert(name.to_owned(), Arc::clone(&stop));
        Job { name: name.to_owned(), stop, sink, jobs: self }
    }

    /// Asks a job to stop; one that is over is none.
    pub fn cancel(&self, name: &str) {
        if let Some(stop) = self.all().get(name) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job<'_> {
    /// Tells how far it is; an error if the person wants it to stop.
    pub fn at(&self, done: u64, of: u64, what: &str) -> Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(AppError::new(ErrorCode::Cancelled, "error.cancelled", &[]));
        }
        let (job, what) = (self.name.clone(), what.to_owned());
        (self.sink)(Progress { job, done, of, what });
        Ok(())
    }

    /// The flag itself, for work that watches it on its own.
    #[must_use]
    pub fn stop_flag(&self) -> &AtomicBool {
        &self.stop
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.all().remove(&self.name);
    }
}
