//! Reading amounts as people type them.
//!
//! An amount is a row of parts, each a figure with a unit, from large to
//! small: «1 tỷ 200 triệu». The last part may stand without a unit.
//!
//! Deliberately absent: guessing. What can be read as two amounts is refused.

use super::{Dong, MoneyError};
use crate::text::{clean, fold};

/// A figure: its digits without separators and how many of them are decimals.
struct Figure {
    digits: u128,
    decimals: u32,
    /// Digits written, leading zeros included.
    width: usize,
    grouped: bool,
}

pub(super) fn parse(text: &str) -> Result<Dong, MoneyError> {
    let shown = clean(text);
    if shown.is_empty() {
        return Err(MoneyError::Empty);
    }
    let folded = fold(&shown);
    let body = without_currency(&folded);
    if body.starts_with('-') || body.starts_with('−') {
        return Err(MoneyError::Negative);
    }
    let not_an_amount = || MoneyError::NotAnAmount { text: shown.clone() };
    let parts = split_parts(body).ok_or_else(not_an_amount)?;
    let mut total: u128 = 0;
    let mut previous_unit: Option<u128> = None;
    for (number, unit) in parts {
        let value = if number == "ruoi" {
            // «2 triệu rưỡi»: half of the unit just said.
            let previous = previous_unit.take().ok_or_else(not_an_amount)?;
            if !unit.is_empty() || previous == 1 {
                return Err(not_an_amount());
            }
            previous_unit = Some(1);
            previous / 2
        } else {
            let figure = read_figure(number, !unit.is_empty()).ok_or_else(not_an_amount)?;
            match (unit_size(unit).ok_or_else(not_an_amount)?, previous_unit) {
                (1, Some(previous)) => {
                    previous_unit = Some(1);
                    tail_value(&figure, previous, &shown)?
                }
                (size, previous) => {
                    let value = scaled(&figure, size, &shown)?;
                    if previous.is_some_and(|previous| value >= previous) {
                        return Err(not_an_amount());
                    }
                    previous_unit = Some(size);
                    value
                }
            }
        };
        total = total.checked_add(value).ok_or(MoneyError::TooLarge)?;
    }
    Dong::new(i64::try_from(total).map_err(|_| MoneyError::TooLarge)?)
}

/// Takes «đ», «đồng», «vnđ» off the end of a folded text.
fn without_currency(folded: &str) -> &str {
    let body = folded.trim();
    for name in ["viet nam dong", "vnd", "dong", "d", "₫"] {
        if let Some(rest) = body.strip_suffix(name) {
            let rest = rest.trim_end();
            let whole_word = rest.len() + name.len() < body.len()
                || rest.ends_with(|c: char| !c.is_alphabetic())
                || unit_follows_digit(rest);
            if whole_word {
                return rest;
            }
        }
    }
    body
}

/// «500kđ», «2trđ»: a unit directly before the currency.
fn unit_follows_digit(rest: &str) -> bool {
    let unit = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    !unit.is_empty() && unit_size(unit).is_some()
}

/// Splits into (figure, unit) pairs: «1 ty 200 trieu» → (1, ty), (200, trieu).
fn split_parts(body: &str) -> Option<Vec<(&str, &str)>> {
    let mut parts = Vec::new();
    let mut rest = body.trim_start();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = if let Some(after) = rest.strip_prefix("ruoi") {
            ("ruoi", after)
        } else {
            let end = rest
                .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
                .unwrap_or(rest.len());
            (rest[..end].trim(), &rest[end..])
        };
        if number.is_empty() {
            return None;
        }
        let after = after.trim_start();
        let end = if after.starts_with("ruoi") {
            0
        } else {
            after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())
        };
        parts.push((number, &after[..end]));
        rest = after[end..].trim_start();
    }
    Some(parts)
}

/// Size of a folded unit in đồng; the empty unit is one đồng.
fn unit_size(unit: &str) -> Option<u128> {
    match unit {
        "" => Some(1),
        "k" | "ng" | "nghin" | "ngan" => Some(1_000),
        "tr" | "trieu" => Some(1_000_000),
        "ty" | "ti" => Some(1_000_000_000),
        _ => None,
    }
}

/// Reads «2.500.000», «2 500 000», «2,500,000», «1,5» and, before a unit,
/// «1.5». One dot before three digits always groups thousands.
fn read_figure(text: &str, before_unit: bool) -> Option<Figure> {
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let commas = text.matches(',').count();
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) if commas == 1 => (whole, decimals),
        Some(_) if text.contains(['.', ' ']) => return None,
        Some(_) => (text, ""),
        None => match text.split_once('.') {
            Some((whole, decimals)) if before_unit && matches!(decimals.len(), 1 | 2) => {
                (whole, decimals)
            }
            _ => (text, ""),
        },
    };
    if commas == 1 && decimals.is_empty() {
        return None;
    }
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    if separators.windows(2).any(|pair| pair[0] != pair[1]) {
        return None;
    }
    let groups: Vec<&str> = whole.split(['.', ',', ' ']).collect();
    let well_grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let all_digits = groups.iter().all(|group| digits_only(group))
        && (decimals.is_empty() || digits_only(decimals));
    // Zeros at the end of decimals say nothing; more than twelve decimals do
    // not fit the arithmetic and are no amount anybody means.
    let decimals = decimals.trim_end_matches('0');
    if !well_grouped || !all_digits || decimals.len() > 12 {
        return None;
    }
    let written = groups.concat();
    if written.len() > 20 {
        return None;
    }
    Some(Figure {
        digits: format!("{written}{decimals}").parse().ok()?,
        decimals: u32::try_from(decimals.len()).ok()?,
        width: written.len(),
        grouped: groups.len() > 1,
    })
}

/// A figure times its unit; refused where a fraction of a đồng remains.
fn scaled(figure: &Figure, unit: u128, shown: &str) -> Result<u128, MoneyError> {
    let product = figure.digits.checked_mul(unit).ok_or(MoneyError::TooLarge)?;
    let divisor = 10u128.pow(figure.decimals);
    if product % divisor != 0 {
        return Err(MoneyError::FractionOfDong { text: shown.to_owned() });
    }
    Ok(product / divisor)
}

/// The figure without a unit that follows a unit of `previous` đồng.
fn tail_value(figure: &Figure, previous: u128, shown: &str) -> Result<u128, MoneyError> {
    let text = || shown.to_owned();
    if figure.decimals > 0 || previous == 1 {
        return Err(MoneyError::NotAnAmount { text: text() });
    }
    match (figure.width, figure.grouped) {
        (1, false) => Ok(figure.digits * previous / 10),
        (3, false) => Ok(figure.digits * previous / 1_000),
        (2, false) => Err(MoneyError::Ambiguous { text: text() }),
        // «2 triệu 500.000»: a full number of đồng below the unit.
        _ if figure.digits < previous && figure.digits >= 1_000 => Ok(figure.digits),
        _ => Err(MoneyError::NotAnAmount { text: text() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_officials_type_them() {
        for (text, amount) in [
            ("2.500.000", 2_500_000),
            ("2500000đ", 2_500_000),
            ("2 500 000 đồng", 2_500_000),
            ("2,500,000 VNĐ", 2_500_000),
            ("2tr5", 2_500_000),
            ("2tr500", 2_500_000),
            ("2 triệu 500 nghìn", 2_500_000),
            ("2 triệu 500.000 đ", 2_500_000),
            ("2 triệu rưỡi", 2_500_000),
            ("2,5 triệu đồng", 2_500_000),
            ("2.5tr", 2_500_000),
            ("40tr", 40_000_000),
            ("40 TRIỆU", 40_000_000),
            ("1,5 triệu", 1_500_000),
            ("500k", 500_000),
            ("500kđ", 500_000),
            ("500 nghìn", 500_000),
            ("500 ngàn đ", 500_000),
            ("1 tỷ 2", 1_200_000_000),
            ("1 tỉ 200 triệu", 1_200_000_000),
            ("1 tỷ 200 triệu 5", 1_200_500_000),
            ("1.500 triệu", 1_500_000_000),
            ("804.600", 804_600),
            ("2k5", 2_500),
            ("0", 0),
            ("0 đ", 0),
            ("100,00", 100),
        ] {
            assert_eq!(parse(text).map(Dong::amount), Ok(amount), "{text}");
        }
    }

    #[test]
    fn two_digits_after_a_unit_are_refused_as_ambiguous() {
        for text in ["2tr50", "2tr05", "1 tỷ 20"] {
            assert!(matches!(parse(text), Err(MoneyError::Ambiguous { .. })), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "abc",
            "đ",
            "tr",
            "2tr5 3",
            "5 nghìn 2 triệu",
            "2 triệu 3 triệu",
            "1.23",
            "1.2345",
            "2,",
            ",5 triệu",
            "1,5,2",
            "2 bao",
            "rưỡi",
            "5 rưỡi",
            "1.000,5.2",
            "1.000 000",
            "2 triệu rưỡi 3",
            "2 triệu 4 rưỡi",
            "100% chi phí",
            "theo dự án",
        ] {
            assert!(
                matches!(parse(text), Err(MoneyError::NotAnAmount { .. })),
                "{text}: {:?}",
                parse(text)
            );
        }
        assert_eq!(parse(" \u{A0}"), Err(MoneyError::Empty));
        assert_eq!(parse("-5"), Err(MoneyError::Negative));
        assert!(matches!(parse("1,5"), Err(MoneyError::FractionOfDong { .. })));
        assert!(matches!(parse("1,0005 k"), Err(MoneyError::FractionOfDong { .. })));
        assert_eq!(parse("99.000.000 tỷ"), Err(MoneyError::TooLarge));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fail_otherwise_than_by_an_error(text in any::<String>()) {
            if let Ok(amount) = parse(&text) {
                prop_assert!(amount <= Dong::MAX);
            }
        }

        #[test]
        fn no_amount_like_text_makes_the_reader_fail(text in "[0-9.,  trkỷtỷđrưỡi-]{0,24}") {
            if let Ok(amount) = parse(&text) {
                prop_assert!(amount <= Dong::MAX);
            }
        }

        #[test]
        fn units_from_large_to_small_add_up(billions in 1i64..1000, millions in 1i64..1000, thousands in 1i64..1000) {
            let amount = (billions * 1_000 + millions) * 1_000_000 + thousands * 1_000;
            for text in [
                format!("{billions} tỷ {millions} triệu {thousands} nghìn"),
                format!("{billions}tỷ{millions}tr{thousands}k"),
                format!("{billions} ti {millions} trieu {thousands} ngan dong"),
            ] {
                prop_assert_eq!(parse(&text).map(Dong::amount), Ok(amount), "{}", text);
            }
        }
    }
}
