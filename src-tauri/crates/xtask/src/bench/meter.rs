//! Wall time, CPU time and peak memory of this process, from `/proc`.
//!
//! Deliberately absent: systems without `/proc`, where time is measured and the rest is
//! left blank.

use std::fs::read_to_string;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Ticks of CPU time in a second: 100 on every Linux that a person installs.
const TICKS: u64 = 100;

/// How long something took: on the wall, and in CPU time with that of ended children.
pub struct Spent {
    wall: Duration,
    cpu: Option<Duration>,
}

/// Does it once, with a look at the clocks before and after.
pub fn once<T>(act: impl FnOnce() -> Result<T, String>) -> Result<(T, Spent), String> {
    let (start, before) = (Instant::now(), cpu());
    let result = act()?;
    let wall = start.elapsed();
    let cpu = cpu().zip(before).map(|(after, before)| after.saturating_sub(before));
    Ok((result, Spent { wall, cpu }))
}

/// The time of one act, added to the others of its kind.
pub fn timed<T>(
    times: &mut Vec<Duration>,
    act: impl FnOnce() -> Result<T, String>,
) -> Result<T, String> {
    let start = Instant::now();
    let result = act()?;
    times.push(start.elapsed());
    Ok(result)
}

/// A row of something done once.
pub fn row(what: &str, spent: &Spent, note: &str) -> Value {
    json!({
        "what": what,
        "time": micros(spent.wall),
        "cpu": spent.cpu.map(micros),
        "peak": peak_of("/proc/self/status"),
        "note": note,
    })
}

/// A row of something done many times: its median and its 95th percentile.
pub fn row_of_many(what: &str, mut times: Vec<Duration>, note: &str) -> Value {
    times.sort_unstable();
    let at = |percent: usize| {
        let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
        times.get(place).copied().map(micros)
    };
    json!({
        "what": what,
        "time": at(50),
        "p95": at(95),
        "peak": peak_of("/proc/self/status"),
        "note": format!("median of {}{note}", times.len()),
    })
}

/// Does it while looking every few milliseconds at the peak memory of the child `program`;
/// the highest figure seen, in KiB.
pub fn watching_child<T>(program: &Path, act: impl FnOnce() -> T) -> (T, Option<u64>) {
    let (over, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    let result = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for child in children() {
                    let own = Path::new("/proc").join(&child);
                    // Before it has become that program a child still shows our own memory.
                    if std::fs::read_link(own.join("exe")).is_ok_and(|exe| exe == program) {
                        let seen = peak_of(own.join("status")).unwrap_or(0);
                        peak.fetch_max(seen, Ordering::Relaxed);
                    }
                }
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let result = act();
        over.store(true, Ordering::Relaxed);
        result
    });
    (result, Some(peak.into_inner()).filter(|peak| *peak > 0))
}

fn children() -> Vec<String> {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Vec::new() };
    threads
        .flatten()
        .filter_map(|thread| read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The most memory that process has had resident (KiB).
fn peak_of(status: impl AsRef<Path>) -> Option<u64> {
    let status = read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// User and system time of this process and of its children that have ended.
fn cpu() -> Option<Duration> {
    let stat = read_to_string("/proc/self/stat").ok()?;
    // The name in brackets may hold blanks; what follows it begins with field 3, the state.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11..15)?.iter().filter_map(|text| text.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 1_000 / TICKS))
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
