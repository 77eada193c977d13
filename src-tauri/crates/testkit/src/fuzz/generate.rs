//! Schedules from seeds.
//!
//! Each schedule leaves some kinds of steps out and repeats others, so that rare
//! combinations come together often. Deliberately absent: any look at the engine.

use super::random::{Random, mix};
use super::schedule::{Forgery, LAPTOPS, Schedule, Step};
use super::vocabulary::{FIELDS, KINDS, VALUES};

/// The usual weight of each kind of step, in the order of [`draw`].
const WEIGHTS: [u8; 21] = [6, 6, 16, 3, 4, 2, 2, 2, 3, 1, 3, 2, 7, 14, 3, 3, 2, 2, 1, 2, 2];

/// Kinds without which nothing happens: create, edit, send, deliver.
const ALWAYS: [usize; 4] = [0, 2, 12, 13];

/// The schedule number `index` of a campaign.
#[must_use]
pub fn nth(campaign: u64, index: u64) -> Schedule {
    generate(mix(campaign, index))
}

/// The schedule of a seed.
#[must_use]
pub fn generate(seed: u64) -> Schedule {
    let mut random = Random::new(seed);
    let clocks = std::array::from_fn(|_| i8::try_from(random.below(21)).expect("below 21") - 10);
    let later = usize::from(random.below(6));
    let mut weights = WEIGHTS;
    for (kind, weight) in weights.iter_mut().enumerate() {
        match random.below(4) {
            0 if !ALWAYS.contains(&kind) => *weight = 0,
            1 => *weight *= 3,
            _ => {}
        }
    }
    let most = if random.one_in(12) { 200 } else { 50 };
    let length = 10 + random.below(most);
    let steps = (0..length).map(|_| draw(&mut random, &weights, later)).collect();
    Schedule { seed, clocks, steps }
}

/// `later` is the laptop of a later version, if there is one of that number.
fn draw(random: &mut Random, weights: &[u8; 21], later: usize) -> Step {
    let total: u16 = weights.iter().map(|&weight| u16::from(weight)).sum();
    let mut ticket = u16::try_from(random.next() % u64::from(total)).expect("below `total`");
    let mut kind = 0;
    while ticket >= u16::from(weights[kind]) {
        ticket -= u16::from(weights[kind]);
        kind += 1;
    }
    let laptop = random.below(LAPTOPS as u8);
    let newer = usize::from(laptop) == later;
    let known = |all: &[usize; 2]| u8::try_from(all[usize::from(newer)]).expect("short lists");
    let record = random.below(24);
    let field = random.below(known(&FIELDS.1));
    let value = random.below(known(&VALUES));
    // Mostly the newest packages, sometimes any.
    let back = if random.one_in(3) { random.below(24) } else { random.below(3) };
    let other = random.below(24);
    match kind {
        0 => Step::Create {
            laptop,
            kind: random.below(known(&KINDS.1)),
            parent: if random.one_in(2) { 0 } else { record },
            value,
        },
        1 => Step::Derive { laptop, name: record % 6, value },
        2 => Step::Edit { laptop, record, field, value, stale: random.one_in(3) },
        3 => Step::Look { laptop },
        4 => Step::Delete { laptop, record },
        5 => Step::Undelete { laptop, record },
        6 => Step::BulkEdit { laptop, field, value },
        7 => Step::Import { laptop, name: record % 6, value },
        8 => Step::Undo { laptop },
        9 => Step::Redo { laptop },
        10 => Step::Settle { laptop, pick: other },
        11 => Step::SameAs { laptop, record, other },
        12 => Step::Send { laptop },
        13 => Step::Deliver { laptop, back },
        14 => Step::ToDistrict { back },
        15 => Step::FromDistrict { laptop, pick: other },
        16 => Step::Backup { laptop },
        17 => Step::Restore { laptop, pick: other },
        18 => Step::CopyFile { from: laptop, to: other % LAPTOPS as u8 },
        19 => Step::Reopen { laptop },
        _ => Step::Forge {
            laptop,
            back,
            forgery: Forgery::ALL[usize::from(random.below(6))],
            pick: other,
        },
    }
}
