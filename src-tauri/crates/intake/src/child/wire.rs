//! The lines between the reading process and the one that started it.
//!
//! A cell is `null`, text, a whole number, `true`/`false`, or an object with one key:
//! `{"decimal":"1.6"}`, `{"day":"2020-01-31"}`, `{"error":"#REF!"}`.

use std::fmt;

use domain::date::ViDate;
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::ReadError;
use crate::sheet::{Area, Cell};

/// One line. The first is `sheet` or `refused`, the last `end` or `refused`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Line {
    Sheet {
        name: String,
        names: Vec<String>,
        merged: Vec<Area>,
    },
    Row(u32, Vec<Cell>),
    /// How many rows there were: without it the output is cut off.
    End {
        rows: usize,
    },
    Refused(ReadError),
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let tagged = |to: S, key: &str, value: &str| {
            let mut map = to.serialize_map(Some(1))?;
            map.serialize_entry(key, value)?;
            map.end()
        };
        match self {
            Self::Empty => to.serialize_unit(),
            Self::Text(text) => to.serialize_str(text),
            Self::Whole(number) => to.serialize_i64(*number),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Decimal(number) => tagged(to, "decimal", number),
            Self::Day(day) => tagged(to, "day", &day.iso()),
            Self::Error(error) => tagged(to, "error", error),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cell")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Whole(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Cell, E> {
        i64::try_from(number).map(Cell::Whole).map_err(E::custom)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Cell, E> {
        Ok(Cell::Flag(flag))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let Some((key, value)) = map.next_entry::<String, String>()? else {
            return Err(de::Error::custom("a cell without a key"));
        };
        match key.as_str() {
            "decimal" => Ok(Cell::Decimal(value)),
            "error" => Ok(Cell::Error(value)),
            "day" => ViDate::parse_iso(&value)
                .map(Cell::Day)
                .ok_or_else(|| de::Error::custom("a cell with no such day")),
            _ => Err(de::Error::custom("a cell of an unknown kind")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cell() -> impl Strategy<Value = Cell> {
        prop_oneof![
            Just(Cell::Empty),
            ".{0,12}".prop_map(Cell::Text),
            any::<i64>().prop_map(Cell::Whole),
            any::<bool>().prop_map(Cell::Flag),
            "[0-9]{1,4}\\.[0-9]{1,4}".prop_map(Cell::Decimal),
            "#[A-Z]{2,5}!".prop_map(Cell::Error),
            (1900i32..2100, 1u32..13, 1u32..29)
                .prop_map(|(y, m, d)| Cell::Day(ViDate::new(y, m, d).unwrap())),
        ]
    }

    proptest! {
        #[test]
        fn a_row_is_one_line_and_reads_back(number in 1u32.., cells in prop::collection::vec(cell(), 0..8)) {
            let line = Line::Row(number, cells);
            let written = serde_json::to_string(&line).unwrap();
            prop_assert!(!written.contains('\n'));
            prop_assert_eq!(serde_json::from_str::<Line>(&written).unwrap(), line);
        }
    }

    #[test]
    fn a_refusal_reads_back() {
        let refused = Line::Refused(ReadError::CellTooLong { row: 7, column: 30 });
        let written = serde_json::to_string(&refused).unwrap();
        assert_eq!(written, r#"{"refused":{"error":"cell_too_long","row":7,"column":30}}"#);
        assert_eq!(serde_json::from_str::<Line>(&written).unwrap(), refused);
    }
}
