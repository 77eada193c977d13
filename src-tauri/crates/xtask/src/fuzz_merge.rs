//! `cargo xtask fuzz-merge`: random schedules against the model of the truth.
//!
//! Deliberately absent: the fuzzer itself, which is `testkit::fuzz`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use testkit::fuzz::{Broken, Campaign, regressions_folder};

/// How the command is called.
pub const USAGE: &str = "\
cargo xtask fuzz-merge [--schedules N] [--seed S] [--threads T] [--fault NAME]
                           plays N schedules of laptops that write and merge; a failing
                           one is shrunk and kept. With --fault one rule is switched off
                           and the run must fail";

/// Plays the schedules the words ask for.
pub fn run(words: impl Iterator<Item = String>) -> ExitCode {
    match campaign(words) {
        Ok(campaign) => play(&campaign),
        Err(wrong) => {
            let names: Vec<&str> = Broken::ALL.iter().map(|(name, _)| *name).collect();
            eprintln!("{wrong}\n{USAGE}\nfaults: {}", names.join(", "));
            ExitCode::from(2)
        }
    }
}

fn campaign(mut words: impl Iterator<Item = String>) -> Result<Campaign, String> {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let mut campaign = Campaign { seed: 1, schedules: 20_000, threads, broken: Broken::Nothing };
    while let Some(option) = words.next() {
        let value = words.next().ok_or_else(|| format!("{option} lacks a value"))?;
        let number = || {
            let digits = value.replace('_', "");
            digits.parse::<u64>().map_err(|_| format!("not a number: {value}"))
        };
        match option.as_str() {
            "--schedules" => campaign.schedules = number()?,
            "--seed" => campaign.seed = number()?,
            "--threads" => campaign.threads = number()?,
            "--fault" => {
                campaign.broken =
                    Broken::named(&value).ok_or_else(|| format!("no fault named {value}"))?;
            }
            _ => return Err(format!("unknown option {option}")),
        }
    }
    Ok(campaign)
}

fn play(campaign: &Campaign) -> ExitCode {
    let start = Instant::now();
    let mut told = start;
    let report = campaign.run(|done| {
        if told.elapsed() > Duration::from_secs(5) {
            told = Instant::now();
            let rate = done as f64 / start.elapsed().as_secs_f64();
            eprintln!("{done} of {} schedules, {rate:.0} a second", campaign.schedules);
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    let stats = report.stats;
    let summary = format!(
        "fuzz-merge: {} schedules of seed {} in {seconds:.1} s ({:.0} a second): {} steps, {} writes ({} deletions), {} undone, {} conflicts decided, {} merges, {} forged packages refused",
        report.schedules,
        campaign.seed,
        report.schedules as f64 / seconds,
        stats.steps,
        stats.writes,
        stats.deletions,
        stats.undone,
        stats.settled,
        stats.merges,
        stats.refusals,
    );
    let Some(found) = report.found else {
        println!("{summary}; no difference from the truth");
        return ExitCode::SUCCESS;
    };
    let saved = found.shrunk(campaign.broken);
    eprintln!(
        "schedule {} ({} steps): {}",
        found.index,
        found.schedule.steps.len(),
        found.failure.what
    );
    eprintln!("shrunk to {} steps: {}", saved.schedule.steps.len(), saved.found);
    let kept = match saved.keep(&regressions_folder()) {
        Ok(path) => format!("kept as {}", path.display()),
        Err(error) => format!("not kept ({error}):\n{}", saved.to_json()),
    };
    println!("{summary}; FAILED under fault `{}`, {kept}", campaign.broken.name());
    ExitCode::FAILURE
}
