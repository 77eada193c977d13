//! `cargo xtask fuzz-open`: bent packages against the rules of opening.
//!
//! Deliberately absent: the fuzzer itself, which is `testkit::openings`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use testkit::openings::{Tally, run as bend_and_open};

/// How the command is called.
pub const USAGE: &str = "\
cargo xtask fuzz-open [--executions N] [--minutes M] [--seed S] [--threads T]
                           opens at least N bent packages and for at least M minutes of
                           CPU; the first that breaks a rule is kept as fuzz-open.bvgoi";

/// Packages of one portion; after each a thread looks at the clock.
const PORTION: u64 = 5_000;

struct Wish {
    executions: u64,
    minutes: u64,
    seed: u64,
    threads: u64,
}

/// Opens as many as the words ask for.
pub fn run(words: impl Iterator<Item = String>) -> ExitCode {
    match wish(words) {
        Ok(wish) => play(&wish),
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn wish(mut words: impl Iterator<Item = String>) -> Result<Wish, String> {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let mut wish = Wish { executions: 50_000, minutes: 0, seed: 1, threads };
    while let Some(option) = words.next() {
        let value = words.next().ok_or_else(|| format!("{option} lacks a value"))?;
        let digits = value.replace('_', "");
        let number = digits.parse::<u64>().map_err(|_| format!("not a number: {value}"))?;
        match option.as_str() {
            "--executions" => wish.executions = number,
            "--minutes" => wish.minutes = number,
            "--seed" => wish.seed = number,
            "--threads" => wish.threads = number.max(1),
            _ => return Err(format!("unknown option {option}")),
        }
    }
    Ok(wish)
}

fn play(wish: &Wish) -> ExitCode {
    let start = Instant::now();
    // Each thread keeps one core busy: its time is CPU time.
    let least = Duration::from_secs(wish.minutes * 60) / u32::try_from(wish.threads).unwrap_or(1);
    let each = wish.executions.div_ceil(wish.threads);
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..wish.threads)
            .map(|thread| scope.spawn(move || one_thread(wish.seed ^ (thread << 40), each, least)))
            .collect();
        threads.into_iter().map(|thread| thread.join()).collect()
    });
    let mut all = Tally::default();
    for result in results {
        match result {
            Ok(Ok(done)) => {
                all.executions += done.executions;
                all.opened += done.opened;
                all.at_the_door += done.at_the_door;
                all.inside += done.inside;
            }
            Ok(Err(broken)) => {
                eprintln!("broken: {}", broken.what);
                let kept = std::fs::write("fuzz-open.bvgoi", &broken.package);
                eprintln!("fuzz-open.bvgoi: {kept:?}");
                return ExitCode::FAILURE;
            }
            Err(_) => return ExitCode::FAILURE,
        }
    }
    println!(
        "{} bent packages in {:.0} s on {} threads: {} refused at the door, {} by what is inside, {} opened and kept every rule",
        all.executions,
        start.elapsed().as_secs_f64(),
        wish.threads,
        all.at_the_door,
        all.inside,
        all.opened
    );
    ExitCode::SUCCESS
}

fn one_thread(
    seed: u64,
    executions: u64,
    least: Duration,
) -> Result<Tally, Box<testkit::openings::Broken>> {
    let start = Instant::now();
    let mut all = Tally::default();
    let mut portion = 0;
    while all.executions < executions || start.elapsed() < least {
        let done = bend_and_open(PORTION, seed.wrapping_add(portion))?;
        portion += 1;
        all.executions += done.executions;
        all.opened += done.opened;
        all.at_the_door += done.at_the_door;
        all.inside += done.inside;
    }
    Ok(all)
}
