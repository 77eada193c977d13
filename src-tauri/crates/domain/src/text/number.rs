//! Whole numbers in figures, Vietnamese style: dots between thousands.
//!
//! Deliberately absent: decimals (see `Ratio` for percentages) and money units
//! such as «triệu» (see `Dong::parse_typed`).

/// Groups digits by thousands with dots: `1234567` becomes «1.234.567».
pub fn group_thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    if number < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Reads a whole number written plainly or grouped by dots or blanks
/// («59.360», «59 360», «59360»).
///
/// `None` for anything else: signs, decimals, wrong groups («5.93»), letters,
/// or more than fits.
pub fn parse_grouped(text: &str) -> Option<u64> {
    let text = super::clean(text);
    let groups: Vec<&str> = text.split(['.', ' ']).collect();
    let (first, rest) = groups.split_first()?;
    let digits_only = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let one_separator = !(text.contains('.') && text.contains(' '));
    let well_grouped = rest.is_empty()
        || (first.len() <= 3 && one_separator && rest.iter().all(|group| group.len() == 3));
    if !well_grouped || !groups.iter().all(|group| digits_only(group)) {
        return None;
    }
    groups.concat().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_grouped_with_dots() {
        assert_eq!(group_thousands(0), "0");
        assert_eq!(group_thousands(999), "999");
        assert_eq!(group_thousands(1000), "1.000");
        assert_eq!(group_thousands(1_234_567), "1.234.567");
        assert_eq!(group_thousands(-59_360), "-59.360");
        assert_eq!(group_thousands(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn wrongly_grouped_numbers_are_not_read() {
        for text in ["", "5.93", "1.2345", "1234.567", "-3", "1,5", "1..000", "1.234 567", "12a"] {
            assert_eq!(parse_grouped(text), None, "{text}");
        }
        assert_eq!(parse_grouped(" 59\u{A0}360 "), Some(59_360));
    }

    proptest! {
        #[test]
        fn a_grouped_number_reads_back(number in 0i64..) {
            let read = parse_grouped(&group_thousands(number));
            prop_assert_eq!(read, Some(number.unsigned_abs()));
        }
    }
}
