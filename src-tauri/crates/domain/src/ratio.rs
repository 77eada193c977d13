//! Exact fractions, shown as percentages with two decimals.
//!
//! Deliberately absent: arithmetic on percentages. A rate is rounded once, for
//! show; sums and comparisons use the counts below it.

use crate::text::group_thousands;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// Tỷ lệ: an exact fraction of two counts. The denominator is positive.
///
/// Two ratios are equal when their values are (1/2 = 2/4).
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "RawRatio")]
pub struct Ratio {
    numerator: i64,
    denominator: i64,
}

#[derive(Deserialize)]
struct RawRatio {
    numerator: i64,
    denominator: i64,
}

impl TryFrom<RawRatio> for Ratio {
    type Error = &'static str;

    fn try_from(raw: RawRatio) -> Result<Self, Self::Error> {
        Ratio::of(raw.numerator, raw.denominator).ok_or("the denominator must be positive")
    }
}

impl Ratio {
    /// The fraction, or `None` where nothing can be divided (denominator zero
    /// or negative): a commune without households has no rate, not 0 %.
    pub fn of(numerator: i64, denominator: i64) -> Option<Ratio> {
        (denominator > 0).then_some(Ratio { numerator, denominator })
    }

    /// The count above the line.
    pub fn numerator(self) -> i64 {
        self.numerator
    }

    /// The count below the line, positive.
    pub fn denominator(self) -> i64 {
        self.denominator
    }

    /// The percentage in hundredths of a percent, rounded half up (half away
    /// from zero for negative values): 306/2204 gives 1388, that is 13,88 %.
    pub fn hundredths_of_percent(self) -> i64 {
        let (n, d) = (i128::from(self.numerator), i128::from(self.denominator));
        let rounded = (n.abs() * 20_000 + d) / (2 * d) * n.signum();
        i64::try_from(rounded).unwrap_or(if n < 0 { i64::MIN } else { i64::MAX })
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}

/// «13,88», without the percent sign.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hundredths_text(self.hundredths_of_percent()))
    }
}

/// The percentage of two counts as printed («13,88»), half-up, two decimals;
/// `None` where the denominator is not positive.
pub fn percent(numerator: i64, denominator: i64) -> Option<String> {
    Ratio::of(numerator, denominator).map(|ratio| ratio.to_string())
}

/// Hundredths as a number with two decimals: `1388` is «13,88».
pub fn hundredths_text(hundredths: i64) -> String {
    let size = hundredths.unsigned_abs();
    let sign = if hundredths < 0 { "-" } else { "" };
    let whole = i64::try_from(size / 100).expect("a hundredth of any i64 fits");
    format!("{sign}{},{:02}", group_thousands(whole), size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_figures_of_annex_one_come_out_as_printed() {
        assert_eq!(percent(306, 2204).as_deref(), Some("13,88"));
        assert_eq!(percent(200, 2204).as_deref(), Some("9,07"));
        assert_eq!(percent(1297, 59_360).as_deref(), Some("2,18"));
        assert_eq!(percent(795, 59_360).as_deref(), Some("1,34"));
        assert_eq!(percent(818, 59_360).as_deref(), Some("1,38"));
    }

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(percent(1, 20_000).as_deref(), Some("0,01"));
        assert_eq!(percent(-1, 20_000).as_deref(), Some("-0,01"));
        assert_eq!(percent(1, 20_001).as_deref(), Some("0,00"));
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(percent(3, 0), None);
        assert_eq!(Ratio::of(1, -2), None);
    }

    #[test]
    fn a_stored_ratio_with_denominator_zero_is_refused() {
        let json = serde_json::json!({ "numerator": 1, "denominator": 0 });
        assert!(serde_json::from_value::<Ratio>(json).is_err());
    }

    proptest! {
        #[test]
        fn the_shown_percentage_is_at_most_half_a_hundredth_off(n in -1_000_000_000i64..1_000_000_000, d in 1i64..1_000_000_000) {
            let shown = i128::from(Ratio::of(n, d).expect("d is positive").hundredths_of_percent());
            let error = shown * i128::from(d) - i128::from(n) * 10_000;
            prop_assert!(2 * error.abs() <= i128::from(d));
        }

        #[test]
        fn scaling_does_not_change_a_ratio(n in -10_000i64..10_000, d in 1i64..10_000, k in 1i64..1000) {
            prop_assert_eq!(Ratio::of(n, d), Ratio::of(n * k, d * k));
            prop_assert_eq!(percent(n, d), percent(n * k, d * k));
        }
    }
}
