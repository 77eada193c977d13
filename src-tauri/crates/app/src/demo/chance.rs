//! Chance that is the same on every machine: SplitMix64 from a seed.
//!
//! Deliberately absent: the randomness of the operating system, and any use for secrets.

/// A stream of numbers that follows from its seed alone.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of that seed for one purpose, e.g. the code of a unit.
    pub(super) fn of(seed: u64, purpose: &str) -> Self {
        // FNV-1a: two units invented with one seed are still two different communes.
        let spread = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(seed ^ spread)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `count`; 0 if `count` is 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * (count as u128);
        usize::try_from(wide >> 64).expect("the product of a u64 and a usize, 64 bits shifted out")
    }

    /// A number from `low` to `high`, both included; `low` if `high` is smaller.
    pub(super) fn within(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(0);
        low + i64::try_from(self.below(span)).expect("below an i64 span")
    }

    /// True in `percent` of 100 cases.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; none if there are none.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// Puts them into an order of chance.
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_published_splitmix64() {
        let mut chance = Chance(1_234_567);
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([chance.next(), chance.next(), chance.next()], published);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut chance = Chance::of(7, "15670");
        for _ in 0..1_000 {
            assert!(chance.below(9) < 9);
            assert!((-3..=4).contains(&chance.within(-3, 4)));
        }
        assert_eq!(chance.below(0), 0);
        assert_eq!(chance.within(5, 2), 5);
        assert!(chance.percent(100) && !chance.percent(0));
    }

    #[test]
    fn shuffling_keeps_everything() {
        let mut all: Vec<u32> = (0..100).collect();
        Chance::of(1, "").shuffle(&mut all);
        assert_ne!(all, (0..100).collect::<Vec<_>>());
        all.sort_unstable();
        assert_eq!(all, (0..100).collect::<Vec<_>>());
    }
}
