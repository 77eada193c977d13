//! Random numbers that are the same on every machine (SplitMix64).
//!
//! Deliberately absent: entropy. A seed says everything.

/// A stream of numbers from one seed.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        scramble(self.0)
    }

    /// A number from 0 to `end` − 1.
    pub(super) fn below(&mut self, end: u8) -> u8 {
        let product = u128::from(self.next()) * u128::from(end);
        u8::try_from(product >> 64).expect("smaller than `end`")
    }

    /// True once in `times`.
    pub(super) fn one_in(&mut self, times: u8) -> bool {
        self.below(times) == 0
    }
}

/// A number that depends on both and on nothing else.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    scramble(scramble(a).wrapping_add(b.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

fn scramble(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
