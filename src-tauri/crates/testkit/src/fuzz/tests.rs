//! The fuzzer itself is tested: it is silent while all rules hold and sees each one broken.

use super::{Broken, Campaign, Saved, Set, generate, nth, play, regressions_folder, shrink};

fn campaign(schedules: u64, broken: Broken) -> Campaign {
    Campaign { seed: 2020, schedules, threads: 2, broken }
}

#[test]
fn no_schedule_fails_while_all_rules_hold() {
    let report = campaign(2_000, Broken::Nothing).run(|_| {});
    assert!(report.found.is_none(), "{:#?}", report.found);
    assert_eq!(report.schedules, 2_000);
    let stats = report.stats;
    let least = [stats.deletions, stats.settled, stats.undone, stats.refusals].into_iter().min();
    assert!(least > Some(250) && stats.merges > 20_000, "{stats:?}");
}

#[test]
fn every_single_fault_is_seen() {
    for (name, broken) in &Broken::ALL[1..] {
        let report = campaign(2_000, *broken).run(|_| {});
        assert!(report.found.is_some(), "{name} is not seen");
    }
}

#[test]
fn every_kept_schedule_passes_now_and_fails_under_its_fault() {
    for (name, saved) in Saved::all(&regressions_folder()).expect("the folder is there") {
        assert_eq!(play(&saved.schedule, Broken::Nothing).err(), None, "{name}");
        if saved.broken != Broken::Nothing {
            assert!(play(&saved.schedule, saved.broken).is_err(), "{name}");
        }
    }
}

#[test]
fn every_fault_has_a_kept_schedule() {
    let kept = Saved::all(&regressions_folder()).expect("the folder is there");
    for (name, broken) in &Broken::ALL[1..] {
        assert!(kept.iter().any(|(_, saved)| saved.broken == *broken), "{name}");
    }
}

#[test]
fn a_shrunk_schedule_still_fails_and_needs_every_step() {
    let broken = Broken::ClockPicks;
    let found = campaign(2_000, broken).run(|_| {}).found.expect("it is seen");
    let saved = found.shrunk(broken);
    assert!(saved.schedule.steps.len() < found.schedule.steps.len());
    assert!(play(&saved.schedule, broken).is_err());
    for cut in 0..saved.schedule.steps.len() {
        let mut fewer = saved.schedule.clone();
        fewer.steps.remove(cut);
        assert_eq!(play(&fewer, broken).err(), None, "step {cut} could go");
    }
}

#[test]
fn a_schedule_that_does_not_fail_is_not_shrunk() {
    let schedule = nth(1, 1);
    assert_eq!(shrink(&schedule, Broken::Nothing), schedule);
}

#[test]
fn a_seed_gives_the_same_schedule_and_the_same_run_each_time() {
    assert_eq!(generate(7), generate(7));
    assert_ne!(generate(7), generate(8));
    assert_eq!(play(&generate(7), Broken::Nothing), play(&generate(7), Broken::Nothing));
}

#[test]
fn a_campaign_finds_the_same_first_failure_on_any_number_of_threads() {
    let with = |threads| Campaign { threads, ..campaign(2_000, Broken::ActorKept) };
    let first = |campaign: Campaign| campaign.run(|_| {}).found.map(|found| found.index);
    assert_eq!(first(with(1)), first(with(3)));
}

#[test]
fn clocks_change_nothing() {
    for index in 0..200 {
        let mut schedule = nth(3, index);
        let run = play(&schedule, Broken::Nothing);
        schedule.clocks = [10, -10, 0];
        assert_eq!(play(&schedule, Broken::Nothing), run);
    }
}

#[test]
fn a_saved_schedule_is_read_back_as_it_was() {
    let saved = Saved {
        broken: Broken::ActorKept,
        found: "a \"write\" is lost".into(),
        schedule: nth(5, 5),
    };
    let read: Saved = serde_json::from_str(&saved.to_json()).expect("its own JSON");
    assert_eq!(read, saved);
}

#[test]
fn a_set_lists_what_was_put_in() {
    let numbers = [0, 1, 63, 64, 200, Set::END - 1];
    let set: Set = numbers.into_iter().collect();
    assert!(set.iter().eq(numbers));
    assert!((set - set).is_empty() && set.contains(63) && !set.contains(62));
}
