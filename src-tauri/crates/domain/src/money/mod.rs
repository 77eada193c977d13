//! Money in whole đồng.
//!
//! Deliberately absent: floating point, negative amounts, other currencies,
//! and rounding: an amount that is no whole number of đồng is refused.

mod typed;

use crate::messages::say;
use crate::text::{capitalised, group_thousands, number_in_words};
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Đồng: an amount of 0 to 2^53−1 whole đồng.
///
/// The upper bound is the largest whole number that JavaScript and Excel hold
/// exactly, so an amount never changes between form, file and paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Dong(i64);

/// Why an amount was refused. The text is meant for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("{}", say("money.empty", &[]))]
    Empty,
    /// The text is no amount this program understands.
    #[error("{}", say("money.not_an_amount", &[("text", .text)]))]
    NotAnAmount {
        /// What was typed, cleaned.
        text: String,
    },
    /// The text can be read as two different amounts.
    #[error("{}", say("money.ambiguous", &[("text", .text)]))]
    Ambiguous {
        /// What was typed, cleaned.
        text: String,
    },
    /// The amount has a fraction of a đồng.
    #[error("{}", say("money.fraction", &[("text", .text)]))]
    FractionOfDong {
        /// What was typed, cleaned.
        text: String,
    },
    /// The amount is below zero.
    #[error("{}", say("money.negative", &[]))]
    Negative,
    /// The amount is above 2^53−1 đồng.
    #[error("{}", say("money.too_large", &[]))]
    TooLarge,
}

impl Dong {
    /// No money.
    pub const ZERO: Dong = Dong(0);
    /// 2^53−1 đồng.
    pub const MAX: Dong = Dong(9_007_199_254_740_991);

    /// An amount of whole đồng; refuses anything outside 0..=2^53−1.
    pub fn new(amount: i64) -> Result<Dong, MoneyError> {
        if amount < 0 {
            Err(MoneyError::Negative)
        } else if amount > Self::MAX.0 {
            Err(MoneyError::TooLarge)
        } else {
            Ok(Dong(amount))
        }
    }

    /// The amount in đồng.
    pub const fn amount(self) -> i64 {
        self.0
    }

    /// Whether the amount is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, refused above the bound.
    pub fn checked_add(self, other: Dong) -> Result<Dong, MoneyError> {
        // Two amounts below 2^53 cannot overflow an i64.
        Dong::new(self.0 + other.0)
    }

    /// The difference, refused below zero.
    pub fn checked_sub(self, other: Dong) -> Result<Dong, MoneyError> {
        Dong::new(self.0 - other.0)
    }

    /// The amount times a count (persons, months), refused above the bound.
    pub fn checked_mul(self, count: u32) -> Result<Dong, MoneyError> {
        let product = self.0.checked_mul(i64::from(count));
        Dong::new(product.ok_or(MoneyError::TooLarge)?)
    }

    /// The sum of many amounts, refused above the bound.
    pub fn sum<I: IntoIterator<Item = Dong>>(amounts: I) -> Result<Dong, MoneyError> {
        amounts.into_iter().try_fold(Dong::ZERO, Dong::checked_add)
    }

    /// Reads an amount as officials type it: «2.500.000», «2500000đ», «500k»,
    /// «500 nghìn», «40tr», «2tr5», «1,5 triệu», «1 tỷ 200 triệu», «1 tỷ 2».
    ///
    /// Dots group thousands, a comma begins decimals. A figure after a unit
    /// must have one digit («2tr5» = 2.500.000) or three («2tr500»); «2tr50»
    /// is said both ways by people and refused as ambiguous.
    pub fn parse_typed(text: &str) -> Result<Dong, MoneyError> {
        typed::parse(text)
    }

    /// «Hai triệu năm trăm nghìn đồng».
    pub fn in_words(self) -> String {
        capitalised(&say("money.in_words", &[("words", &number_in_words(self.0.unsigned_abs()))]))
    }

    /// «2.500.000» without the unit, for table columns headed by it.
    pub fn grouped(self) -> String {
        group_thousands(self.0)
    }
}

/// «2.500.000 đ».
impl fmt::Display for Dong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say("money.shown", &[("amount", &group_thousands(self.0))]))
    }
}

impl TryFrom<i64> for Dong {
    type Error = MoneyError;

    fn try_from(amount: i64) -> Result<Self, Self::Error> {
        Dong::new(amount)
    }
}

impl Serialize for Dong {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Dong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(WholeDong)
    }
}

/// Takes integers only: a float or a text never becomes money by reading.
struct WholeDong;

impl Visitor<'_> for WholeDong {
    type Value = Dong;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number of dong from 0 to 2^53-1")
    }

    fn visit_i64<E: serde::de::Error>(self, amount: i64) -> Result<Dong, E> {
        Dong::new(amount).map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, amount: u64) -> Result<Dong, E> {
        let amount = i64::try_from(amount).map_err(|_| E::custom(MoneyError::TooLarge))?;
        Dong::new(amount).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dong(amount: i64) -> Dong {
        Dong::new(amount).expect("the amount is within bounds")
    }

    #[test]
    fn amounts_are_shown_with_dots_and_the_unit() {
        assert_eq!(dong(100_000_000).to_string(), "100.000.000 đ");
        assert_eq!(Dong::ZERO.to_string(), "0 đ");
    }

    #[test]
    fn amounts_outside_the_bounds_are_refused() {
        assert_eq!(Dong::new(-1), Err(MoneyError::Negative));
        assert_eq!(Dong::new(Dong::MAX.amount() + 1), Err(MoneyError::TooLarge));
        assert_eq!(Dong::MAX.checked_add(dong(1)), Err(MoneyError::TooLarge));
        assert_eq!(Dong::MAX.checked_mul(u32::MAX), Err(MoneyError::TooLarge));
        assert_eq!(dong(1).checked_sub(dong(2)), Err(MoneyError::Negative));
    }

    #[test]
    fn only_integers_within_bounds_are_read_from_json() {
        for text in
            ["1.0", "1.5", "\"1\"", "-1", "9007199254740992", "18446744073709551615", "null", "1e3"]
        {
            assert!(serde_json::from_str::<Dong>(text).is_err(), "{text}");
        }
        let most = serde_json::from_str::<Dong>("9007199254740991").ok();
        assert_eq!(most, Some(Dong::MAX));
    }

    #[test]
    fn amounts_in_words_end_with_dong() {
        assert_eq!(dong(2_500_000).in_words(), "Hai triệu năm trăm nghìn đồng");
        assert_eq!(Dong::ZERO.in_words(), "Không đồng");
    }

    proptest! {
        #[test]
        fn a_shown_amount_reads_back(amount in 0i64..=Dong::MAX.amount()) {
            let amount = dong(amount);
            prop_assert_eq!(Dong::parse_typed(&amount.to_string()), Ok(amount));
            prop_assert_eq!(Dong::parse_typed(&amount.amount().to_string()), Ok(amount));
        }

        #[test]
        fn json_gives_the_same_amount_back(amount in 0i64..=Dong::MAX.amount()) {
            let text = serde_json::to_string(&dong(amount)).expect("an integer can be written");
            prop_assert_eq!(serde_json::from_str::<Dong>(&text).ok(), Some(dong(amount)));
        }

        #[test]
        fn a_sum_does_not_depend_on_the_order(mut amounts in prop::collection::vec(0i64..1_000_000_000_000, 0..20)) {
            let forward = Dong::sum(amounts.iter().copied().map(dong));
            amounts.reverse();
            prop_assert_eq!(forward, Dong::sum(amounts.into_iter().map(dong)));
        }
    }
}
