//! A failing schedule cut down to the steps that matter.
//!
//! Deliberately absent: any knowledge of what steps mean. A part is cut, the rest is
//! played again, and kept if it still fails.

use super::broken::Broken;
use super::schedule::Schedule;
use super::world::play;

/// The schedule without every step it fails without (by halves, then ever smaller parts).
/// A schedule that does not fail is returned as it is.
#[must_use]
pub fn shrink(schedule: &Schedule, broken: Broken) -> Schedule {
    let fails = |candidate: &Schedule| play(candidate, broken).is_err();
    let mut smallest = schedule.clone();
    if !fails(&smallest) {
        return smallest;
    }
    let mut part = smallest.steps.len().div_ceil(2);
    while part > 0 {
        let mut cut = false;
        let mut start = 0;
        while start < smallest.steps.len() {
            let mut candidate = smallest.clone();
            let end = (start + part).min(candidate.steps.len());
            candidate.steps.drain(start..end);
            if fails(&candidate) {
                smallest = candidate;
                cut = true;
            } else {
                start += part;
            }
        }
        // Single steps are tried again until none can go.
        if part > 1 || !cut {
            part /= 2;
        }
    }
    let mut calm = smallest.clone();
    calm.clocks = [0; 3];
    if fails(&calm) { calm } else { smallest }
}
