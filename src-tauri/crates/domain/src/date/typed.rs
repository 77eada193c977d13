//! Dates as lists write them: full, month and year, or a bare year.
//!
//! Deliberately absent: month-before-day order, and repair of impossible days.

use super::{DateError, PlanYear, ViDate};
use crate::text::{clean, fold};

/// A date as precise as it was written: many lists know only a birth year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypedDate {
    /// A full day.
    Day(ViDate),
    /// A month of a year.
    Month {
        /// The calendar year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A bare year.
    Year(i32),
}

impl TypedDate {
    /// The year, which is always known.
    pub fn year(self) -> i32 {
        match self {
            TypedDate::Day(day) => day.year(),
            TypedDate::Month { year, .. } | TypedDate::Year(year) => year,
        }
    }

    /// The day, if one was written.
    pub fn day(self) -> Option<ViDate> {
        match self {
            TypedDate::Day(day) => Some(day),
            TypedDate::Month { .. } | TypedDate::Year(_) => None,
        }
    }

    /// Reads «31/01/2020», «5/3/85», «31-1-2020», «31.01.2020», «2020-01-31»,
    /// «ngày 31 tháng 01 năm 2020», «03/1985», «1985».
    ///
    /// Day comes before month. A year of two digits lies in the hundred years
    /// that end with the year after the plan year: for 2020, «21» is 2021 and
    /// «22» is 1922. Years outside 1850..=2150 are no dates.
    pub fn parse(text: &str, plan_year: PlanYear) -> Result<TypedDate, DateError> {
        let shown = clean(text);
        if shown.is_empty() {
            return Err(DateError::Empty);
        }
        let not_a_date = || DateError::NotADate { text: shown.clone() };
        let numbers = split_numbers(&shown).ok_or_else(not_a_date)?;
        let year_first = numbers.first().is_some_and(|number| number.len() == 4);
        let (day, month, year) = match numbers.as_slice() {
            [year] if year_first => (None, None, *year),
            [year, month] if year_first => (None, Some(*month), *year),
            [month, year] if year.len() == 4 => (None, Some(*month), *year),
            [year, month, day] if year_first => (Some(*day), Some(*month), *year),
            [day, month, year] => (Some(*day), Some(*month), *year),
            _ => return Err(not_a_date()),
        };
        let year = read_year(year, plan_year).ok_or_else(not_a_date)?;
        let small =
            |number: &str| (number.len() <= 2).then(|| number.parse::<u32>().ok()).flatten();
        match (day, month) {
            (None, None) => Ok(TypedDate::Year(year)),
            (None, Some(month)) => match small(month) {
                Some(month @ 1..=12) => Ok(TypedDate::Month { year, month }),
                Some(_) => Err(DateError::NoSuchDay { text: shown }),
                None => Err(not_a_date()),
            },
            (Some(day), Some(month)) => {
                let (day, month) = small(day).zip(small(month)).ok_or_else(not_a_date)?;
                ViDate::new(year, month, day)
                    .map(TypedDate::Day)
                    .ok_or(DateError::NoSuchDay { text: shown })
            }
            (Some(_), None) => Err(not_a_date()),
        }
    }
}

/// The numbers of a date, apart from one kind of separator or the words
/// ngày, tháng, năm.
fn split_numbers(shown: &str) -> Option<Vec<&str>> {
    let folded = fold(shown);
    let worded = folded.split_whitespace().any(|word| word == "nam");
    let separators: &[char] = if worded { &[' ', ','] } else { &['/', '-', '.', ' '] };
    let numbers: Vec<&str> = shown
        .split(|c| separators.contains(&c))
        .filter(|part| !part.is_empty())
        .filter(|part| !(worded && matches!(fold(part).as_str(), "ngay" | "thang" | "nam")))
        .collect();
    let all_digits = numbers.iter().all(|number| number.bytes().all(|b| b.is_ascii_digit()));
    // «31//2020» lacks its month; it is no month of a year.
    let doubled = !worded
        && ['/', '-', '.'].iter().any(|c| shown.split(*c).any(|part| part.trim().is_empty()));
    (all_digits && !doubled && !numbers.is_empty()).then_some(numbers)
}

fn read_year(text: &str, plan_year: PlanYear) -> Option<i32> {
    let number: i32 = text.parse().ok()?;
    match text.len() {
        4 => (1850..=2150).contains(&number).then_some(number),
        2 => {
            let last = plan_year.year() + 1;
            let this_century = last - last % 100 + number;
            Some(if this_century <= last { this_century } else { this_century - 100 })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan_2020() -> PlanYear {
        PlanYear::new(2020).expect("2020 is a plan year")
    }

    fn day(text: &str) -> ViDate {
        ViDate::parse_iso(text).expect("the test names a real day")
    }

    #[test]
    fn dates_are_read_as_lists_write_them() {
        for (text, expected) in [
            ("31/01/2020", TypedDate::Day(day("2020-01-31"))),
            ("31/1/2020", TypedDate::Day(day("2020-01-31"))),
            ("5/3/85", TypedDate::Day(day("1985-03-05"))),
            ("5-3-1985", TypedDate::Day(day("1985-03-05"))),
            ("05.03.1985", TypedDate::Day(day("1985-03-05"))),
            ("2020-01-31", TypedDate::Day(day("2020-01-31"))),
            ("ngày 31 tháng 01 năm 2020", TypedDate::Day(day("2020-01-31"))),
            ("5/3/20", TypedDate::Day(day("2020-03-05"))),
            ("5/3/21", TypedDate::Day(day("2021-03-05"))),
            ("5/3/22", TypedDate::Day(day("1922-03-05"))),
            ("03/1985", TypedDate::Month { year: 1985, month: 3 }),
            (" 1985 ", TypedDate::Year(1985)),
            ("năm 1985", TypedDate::Year(1985)),
        ] {
            assert_eq!(TypedDate::parse(text, plan_2020()), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "abc",
            "85",
            "1/2",
            "31//2020",
            "1/2/3/4",
            "1/2/202",
            "12345",
            "001/02/2020",
            "0000",
            "-",
        ] {
            let read = TypedDate::parse(text, plan_2020());
            assert!(matches!(read, Err(DateError::NotADate { .. })), "{text}: {read:?}");
        }
        for text in ["31/02/2020", "13/13/2020", "0/1/2020", "13/2020"] {
            let read = TypedDate::parse(text, plan_2020());
            assert!(matches!(read, Err(DateError::NoSuchDay { .. })), "{text}: {read:?}");
        }
        assert_eq!(TypedDate::parse("  ", plan_2020()), Err(DateError::Empty));
    }

    proptest! {
        #[test]
        fn a_shown_date_reads_back(year in 1850i32..=2150, month in 1u32..=12, date in 1u32..=28) {
            let day = ViDate::new(year, month, date).expect("every month has 28 days");
            for text in [day.to_string(), day.in_words(), day.iso(), format!("{date}/{month}/{year}")] {
                prop_assert_eq!(TypedDate::parse(&text, plan_2020()), Ok(TypedDate::Day(day)), "{}", text);
            }
            let json = serde_json::to_string(&day).expect("a date can be written");
            prop_assert_eq!(json.as_str(), format!("\"{}\"", day.iso()));
            prop_assert_eq!(serde_json::from_str::<ViDate>(&json).ok(), Some(day));
        }

        #[test]
        fn no_text_makes_the_reader_fail_otherwise_than_by_an_error(text in any::<String>()) {
            if let Ok(date) = TypedDate::parse(&text, plan_2020()) {
                prop_assert!((1850..=2150).contains(&date.year()));
            }
        }
    }
}
