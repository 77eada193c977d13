//! Single cells understood: births, counts, points, ticks, numbers of persons' papers.
//!
//! Deliberately absent: lists of codes (`codes`) and classes (`class`).

use domain::catalog::{Catalogue, EthnicCodeList};
use domain::date::{PlanYear, TypedDate, ViDate};
use domain::text::{fold, fold_label};

use super::remarks::{Doubt, Understood};
use crate::heading::VOCABULARY;
use crate::sheet::Cell;

/// What is known of a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Birth {
    pub(super) year: i32,
    pub(super) day: Option<ViDate>,
}

/// Whether a column asks for a year or for a day; a bare `19745` is a slip in the one
/// and Excel's number of a day in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BirthColumn {
    Year,
    Day,
}

/// Nobody on a list was born before.
const FIRST_YEAR: i32 = 1880;

pub(super) fn birth(cell: &Cell, column: BirthColumn, plan: PlanYear) -> Understood<Birth> {
    let wrong = || {
        Doubt::new(match column {
            BirthColumn::Year => "cell.birth_year",
            BirthColumn::Day => "cell.birth_date",
        })
    };
    let check = |birth: Birth, doubt: Option<Doubt>| {
        if birth.year < FIRST_YEAR {
            Err(wrong())
        } else if birth.year > plan.year() {
            Err(Doubt::new("cell.birth_later").with("year", plan.year()))
        } else {
            Ok((birth, doubt))
        }
    };
    let of_day = |day: ViDate| Birth { year: day.year(), day: Some(day) };
    match cell {
        Cell::Day(day) => {
            let serial = serial_of(*day);
            // A year typed into a cell formatted as a date: 1974 shows as 27/05/1905.
            if (i64::from(FIRST_YEAR)..=i64::from(plan.year())).contains(&serial) {
                let year = i32::try_from(serial).expect("within the years just compared");
                let doubt = Doubt::new("cell.birth_from_serial").with("year", year);
                return check(Birth { year, day: None }, Some(doubt));
            }
            check(of_day(*day), None)
        }
        Cell::Whole(number @ 0..=9999) => {
            let year = i32::try_from(*number).expect("four digits");
            if year < 1000 { Err(wrong()) } else { check(Birth { year, day: None }, None) }
        }
        Cell::Whole(serial @ 10_000..=80_000) if column == BirthColumn::Day => {
            check(of_day(day_of(*serial).ok_or_else(wrong)?), None)
        }
        Cell::Text(text) => {
            let text = text.replace('\n', " ");
            if let Some(age) = age(&text) {
                let year = plan.year() - age;
                let doubt = Doubt::new("cell.birth_from_age").with("year", year);
                return check(Birth { year, day: None }, Some(doubt));
            }
            let bare = match text.split_once(' ') {
                Some((word, rest)) if fold(word) == "sinh" => rest,
                _ => text.as_str(),
            };
            let typed = TypedDate::parse(bare.trim_matches(['.', ',', ' ']), plan);
            let typed = typed.map_err(|_| wrong())?;
            check(Birth { year: typed.year(), day: typed.day() }, None)
        }
        _ => Err(wrong()),
    }
}

/// «45 tuổi», «45t».
fn age(text: &str) -> Option<i32> {
    let folded = fold_label(text);
    let digits = folded.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = folded[digits.len()..].trim();
    let age: i32 = digits.parse().ok()?;
    (matches!(unit, "tuoi" | "t") && age < 120).then_some(age)
}

/// Excel's number of a day: 1 is 01/01/1900, and 60 is a day that never was.
fn serial_of(day: ViDate) -> i64 {
    let zero = ViDate::new(1899, 12, 30).expect("a day of the calendar");
    zero.days_until(day)
}

fn day_of(serial: i64) -> Option<ViDate> {
    let serial = i32::try_from(serial).ok()?;
    let moment = calamine::ExcelDateTime::new(
        f64::from(serial),
        calamine::ExcelDateTimeType::DateTime,
        false,
    );
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    ViDate::new(i32::from(year), u32::from(month), u32::from(day))
}

/// Largest household (persons); more is a slip.
const MOST_PERSONS: i64 = 40;

/// Persons: «5», «05», «5 khẩu», «4 người».
pub(super) fn count(cell: &Cell) -> Result<u32, Doubt> {
    let number = match cell {
        Cell::Whole(number) => Some(*number),
        Cell::Text(text) => {
            let folded = fold_label(text);
            let (number, unit) =
                folded.split_at(folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len()));
            let units = ["", "khau", "nguoi", "nk", "ld", "lao dong", "nhan khau", "k", "n"];
            // A sign or a decimal comma would be lost by folding.
            let plain = !text.contains(['-', ',', '.', '/']);
            (plain && units.contains(&unit.trim())).then(|| number.parse().ok()).flatten()
        }
        _ => None,
    };
    match number {
        Some(number @ 0..=MOST_PERSONS) => Ok(u32::try_from(number).expect("a small number")),
        _ => Err(Doubt::new("cell.count")),
    }
}

/// Points of form B: whole, at most 500.
pub(super) fn points(cell: &Cell) -> Result<u32, Doubt> {
    let number = match cell {
        Cell::Whole(number) => Some(*number),
        Cell::Text(text) => {
            let folded = fold_label(text);
            let number =
                folded.strip_suffix("diem").or(folded.strip_suffix('d')).unwrap_or(&folded);
            number.trim().parse().ok()
        }
        _ => None,
    };
    match number {
        Some(number @ 0..=500) => Ok(u32::try_from(number).expect("a small number")),
        _ => Err(Doubt::new("cell.points")),
    }
}

/// A tick: `x`, `1`, `✓`, «có»; `0`, `-`, «không» and blanks are none. Columns of
/// indicators are also ticked with their 10 points. `None`: neither.
pub(super) fn tick(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Empty => Some(false),
        Cell::Flag(flag) => Some(*flag),
        Cell::Whole(0) => Some(false),
        Cell::Whole(number) => (1..=100).contains(number).then_some(true),
        Cell::Text(text) => match fold(text).trim() {
            "x" | "xx" | "v" | "co" | "c" | "yes" | "y" | "dung" | "true" | "+" | "*" | "1"
            | "✓" | "✔" | "√" | "☑" | "☒" | "●" | "■" | "•" | "×" => Some(true),
            "0" | "-" | "–" | "khong" | "ko" | "k" | "no" | "n" | "false" | "☐" | "□" | "." => {
                Some(false)
            }
            _ => None,
        },
        Cell::Decimal(_) | Cell::Day(_) | Cell::Error(_) => None,
    }
}

pub(super) fn gender(text: &str) -> Result<&'static str, Doubt> {
    VOCABULARY.choice("gender", text).ok_or_else(|| Doubt::new("cell.gender"))
}

/// A name of the catalogue; a number only where both code lists agree on it.
pub(super) fn ethnic_group(catalogue: &Catalogue, cell: &Cell) -> Result<String, Doubt> {
    let text = cell.text();
    if text.trim().parse::<u32>().is_ok() {
        let old = catalogue.ethnic_group_by_code(EthnicCodeList::Decision121Of1979, &text);
        let new = catalogue.ethnic_group_by_code(EthnicCodeList::Newer, &text);
        return match (old, new) {
            (Some(old), Some(new)) if old.name == new.name => Ok(old.name.clone()),
            _ => Err(Doubt::new("cell.ethnic_number")),
        };
    }
    let found = catalogue.find_ethnic(&text);
    found.map(|group| group.name.clone()).ok_or_else(|| Doubt::new("cell.ethnic_group"))
}

/// CMND of 9 or CCCD of 12 digits; Excel takes the zero before a number away.
pub(super) fn identity_number(cell: &Cell) -> Result<String, Doubt> {
    let digits = match cell {
        Cell::Whole(number) => number.to_string(),
        Cell::Text(text) if text.chars().all(|c| c.is_ascii_digit() || " .-'".contains(c)) => {
            text.chars().filter(char::is_ascii_digit).collect()
        }
        _ => return Err(Doubt::new("cell.identity_number")),
    };
    match digits.len() {
        9 | 12 => Ok(digits),
        8 | 11 if matches!(cell, Cell::Whole(number) if *number > 0) => Ok(format!("0{digits}")),
        _ => Err(Doubt::new("cell.identity_number")),
    }
}

/// One number or several, as typed; a number that lost its zero gets it back.
pub(super) fn phone(cell: &Cell) -> Result<String, Doubt> {
    let wrong = || Doubt::new("cell.phone");
    match cell {
        Cell::Whole(number @ 100_000_000..=9_999_999_999) => Ok(format!("0{number}")),
        Cell::Text(text) => {
            let numbers: Vec<&str> = text.split(['/', ';', ',', '\n']).map(str::trim).collect();
            let plain = numbers.iter().all(|number| {
                let digits = number.chars().filter(char::is_ascii_digit).count();
                (9..=12).contains(&digits)
                    && number.chars().all(|c| c.is_ascii_digit() || " .-+()'".contains(c))
            });
            if plain { Ok(numbers.join(" / ")) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> PlanYear {
        PlanYear::new(2020).unwrap()
    }

    fn text(text: &str) -> Cell {
        Cell::text_of(text)
    }

    fn year(cell: &Cell) -> Result<i32, &'static str> {
        birth(cell, BirthColumn::Year, plan()).map(|(b, _)| b.year).map_err(|doubt| doubt.key)
    }

    #[test]
    fn a_birth_is_read_from_what_people_write() {
        for (cell, expected) in [
            (Cell::Whole(1974), 1974),
            (text("1974"), 1974),
            (text("sinh năm 1974"), 1974),
            (text("12/5/1980"), 1980),
            (text("45 tuổi"), 1975),
            (text("45t"), 1975),
            (Cell::Day(ViDate::new(1980, 5, 12).unwrap()), 1980),
            (Cell::Day(ViDate::new(1905, 5, 27).unwrap()), 1974),
        ] {
            assert_eq!(year(&cell), Ok(expected), "{cell:?}");
        }
        for (cell, key) in [
            (Cell::Whole(19745), "cell.birth_year"),
            (Cell::Whole(74), "cell.birth_year"),
            (Cell::Whole(-1974), "cell.birth_year"),
            (text("không rõ"), "cell.birth_year"),
            (Cell::Whole(2047), "cell.birth_later"),
            (Cell::Whole(1789), "cell.birth_year"),
            (Cell::Decimal("1974.5".into()), "cell.birth_year"),
        ] {
            assert_eq!(year(&cell), Err(key), "{cell:?}");
        }
    }

    #[test]
    fn a_column_of_days_takes_excels_numbers_of_days() {
        let read = birth(&Cell::Whole(27_395), BirthColumn::Day, plan()).ok().unwrap().0;
        assert_eq!(read.day, ViDate::new(1975, 1, 1));
        assert_eq!(serial_of(ViDate::new(1975, 1, 1).unwrap()), 27_395);
    }

    #[test]
    fn counts_are_whole_numbers_of_persons() {
        for (cell, expected) in [
            (Cell::Whole(5), 5),
            (text("05"), 5),
            (text("5 khẩu"), 5),
            (text("4người"), 4),
            (Cell::Whole(0), 0),
        ] {
            assert_eq!(count(&cell).ok(), Some(expected), "{cell:?}");
        }
        for cell in [
            text("năm"),
            text("-3"),
            text("3,5"),
            text("5/3"),
            Cell::Whole(421),
            text("5 con"),
            Cell::Decimal("4.5".into()),
        ] {
            assert!(count(&cell).is_err(), "{cell:?}");
        }
    }

    #[test]
    fn numbers_of_papers_get_their_zero_back() {
        assert_eq!(
            identity_number(&Cell::Whole(38_074_001_234)).ok().as_deref(),
            Some("038074001234")
        );
        assert_eq!(identity_number(&text("171 234 567")).ok().as_deref(), Some("171234567"));
        assert!(identity_number(&text("17123456")).is_err());
        assert_eq!(phone(&Cell::Whole(912_345_678)).ok().as_deref(), Some("0912345678"));
        assert_eq!(phone(&text("0912.345.678")).ok().as_deref(), Some("0912.345.678"));
        assert!(phone(&text("không có")).is_err());
    }

    #[test]
    fn ticks_are_told_from_words() {
        for cell in [
            text("x"),
            text("X "),
            text("✓"),
            Cell::Whole(1),
            Cell::Whole(10),
            text("Có"),
            Cell::Flag(true),
        ] {
            assert_eq!(tick(&cell), Some(true), "{cell:?}");
        }
        for cell in [Cell::Empty, Cell::Whole(0), text("-"), text("Không")] {
            assert_eq!(tick(&cell), Some(false), "{cell:?}");
        }
        assert_eq!(tick(&text("chưa rõ")), None);
        assert_eq!(tick(&Cell::Whole(1974)), None);
    }

    #[test]
    fn an_ethnic_number_counts_only_where_both_lists_agree() {
        let catalogue = Catalogue::built_in();
        assert_eq!(ethnic_group(catalogue, &Cell::Whole(1)).ok().as_deref(), Some("Kinh"));
        assert_eq!(ethnic_group(catalogue, &text("muong")).ok().as_deref(), Some("Mường"));
        assert_eq!(
            ethnic_group(catalogue, &Cell::Whole(6)).err().map(|d| d.key),
            Some("cell.ethnic_number")
        );
        assert_eq!(
            ethnic_group(catalogue, &text("Sao Hỏa")).err().map(|d| d.key),
            Some("cell.ethnic_group")
        );
    }
}
