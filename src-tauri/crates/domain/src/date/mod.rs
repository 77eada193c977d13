//! Calendar days and plan years, as officials write and count them.
//!
//! Deliberately absent: the clock (today is always passed in), hours, time
//! zones, and working days: a deadline is a calendar day.

mod typed;

pub use typed::TypedDate;

use crate::messages::say;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Năm kế hoạch: the year a plan is made for, 2016 to 2099.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct PlanYear(i32);

/// Why a year or a day was refused. The text is meant for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("{}", say("date.empty", &[]))]
    Empty,
    /// The text is no date.
    #[error("{}", say("date.not_a_date", &[("text", .text)]))]
    NotADate {
        /// What was typed, cleaned.
        text: String,
    },
    /// The numbers are a date, but no such day exists.
    #[error("{}", say("date.no_such_day", &[("text", .text)]))]
    NoSuchDay {
        /// What was typed, cleaned.
        text: String,
    },
    /// A plan year outside 2016 to 2099.
    #[error("{}", say("date.plan_year", &[("year", .year)]))]
    PlanYearOutOfRange {
        /// The refused year.
        year: i32,
    },
}

impl PlanYear {
    /// A plan year; refuses years outside 2016..=2099.
    pub fn new(year: i32) -> Result<PlanYear, DateError> {
        if (2016..=2099).contains(&year) {
            Ok(PlanYear(year))
        } else {
            Err(DateError::PlanYearOutOfRange { year })
        }
    }

    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.0
    }

    /// The five-year period whose poverty line and lists apply: «2016-2020».
    pub fn period(self) -> String {
        let first = self.0 - (self.0 - 2016) % 5;
        format!("{first}-{}", first + 4)
    }

    /// 1 January of the year.
    pub fn first_day(self) -> ViDate {
        ViDate::new(self.0, 1, 1).expect("every year has a first of January")
    }

    /// 31 December of the year.
    pub fn last_day(self) -> ViDate {
        ViDate::new(self.0, 12, 31).expect("every year has a 31st of December")
    }
}

impl TryFrom<i32> for PlanYear {
    type Error = DateError;

    fn try_from(year: i32) -> Result<Self, Self::Error> {
        PlanYear::new(year)
    }
}

impl From<PlanYear> for i32 {
    fn from(year: PlanYear) -> i32 {
        year.0
    }
}

impl fmt::Display for PlanYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Ngày: a calendar day. Shown as «31/01/2020», stored as «2020-01-31».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ViDate(NaiveDate);

impl ViDate {
    /// The day, or `None` if the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<ViDate> {
        NaiveDate::from_ymd_opt(year, month, day).map(ViDate)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Calendar days from this day to a later one; negative if it is earlier.
    pub fn days_until(self, later: ViDate) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    /// The day before.
    pub fn previous(self) -> ViDate {
        ViDate(self.0.pred_opt().unwrap_or(self.0))
    }

    /// Written as in the head of a document: «ngày 31 tháng 01 năm 2020», with
    /// a leading 0 for days below 10 and for the months 1 and 2
    /// (Thông tư 01/2011/TT-BNV, Nghị định 30/2020/NĐ-CP).
    pub fn in_words(self) -> String {
        let day = format!("{:02}", self.day());
        let month = match self.month() {
            month @ 1..=2 => format!("{month:02}"),
            month => month.to_string(),
        };
        say("date.in_words", &[("day", &day), ("month", &month), ("year", &self.year())])
    }

    /// The form used in stored data: «2020-01-31».
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// Reads the stored form «2020-01-31».
    pub fn parse_iso(text: &str) -> Option<ViDate> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(ViDate)
    }
}

impl From<NaiveDate> for ViDate {
    fn from(day: NaiveDate) -> ViDate {
        ViDate(day)
    }
}

/// «31/01/2020».
impl fmt::Display for ViDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{}", self.day(), self.month(), self.year())
    }
}

/// Hạn cuối: something must be done *before* a day, as plan 154 says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The day named in the paper; it is already too late on it.
    pub before: ViDate,
}

impl Deadline {
    /// The last day on which one is in time: «trước 24/02/2020» → 23/02/2020.
    pub fn last_day(self) -> ViDate {
        self.before.previous()
    }

    /// Days left after today; 0 on the last day, negative when it has passed.
    pub fn days_left(self, today: ViDate) -> i64 {
        today.days_until(self.last_day())
    }

    /// Whether the last day has passed.
    pub fn is_missed(self, today: ViDate) -> bool {
        self.days_left(today) < 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> ViDate {
        ViDate::parse_iso(text).expect("the test names a real day")
    }

    #[test]
    fn head_of_document_follows_the_zero_rule() {
        assert_eq!(day("2020-01-31").in_words(), "ngày 31 tháng 01 năm 2020");
        assert_eq!(day("2020-02-05").in_words(), "ngày 05 tháng 02 năm 2020");
        assert_eq!(day("2020-03-05").in_words(), "ngày 05 tháng 3 năm 2020");
        assert_eq!(day("2020-12-20").in_words(), "ngày 20 tháng 12 năm 2020");
    }

    #[test]
    fn before_the_24th_means_the_23rd_at_the_latest() {
        let deadline = Deadline { before: day("2020-02-24") };
        assert_eq!(deadline.last_day(), day("2020-02-23"));
        assert_eq!(deadline.days_left(day("2020-01-31")), 23);
        assert_eq!(deadline.days_left(day("2020-02-23")), 0);
        assert!(!deadline.is_missed(day("2020-02-23")));
        assert!(deadline.is_missed(day("2020-02-24")));
    }

    #[test]
    fn plan_years_know_their_period() {
        let period = |year| PlanYear::new(year).map(PlanYear::period);
        assert_eq!(period(2016).as_deref(), Ok("2016-2020"));
        assert_eq!(period(2020).as_deref(), Ok("2016-2020"));
        assert_eq!(period(2021).as_deref(), Ok("2021-2025"));
        assert_eq!(PlanYear::new(2015), Err(DateError::PlanYearOutOfRange { year: 2015 }));
        assert!(serde_json::from_str::<PlanYear>("1999").is_err());
    }
}
