//! What is drawn from: `assets/demo`, read once.
//!
//! Deliberately absent: chance, and the rules of the catalogue.

use std::sync::LazyLock;

use domain::plan::{Area, Gender};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

/// All lists of `assets/demo`.
pub(super) struct Stock {
    names: Vec<NameRow>,
    mixtures: Vec<MixtureRow>,
    hamlets: Vec<HamletRow>,
    /// Who helps households, in the order in which they are taken.
    pub(super) positions: Vec<PositionRow>,
    /// Wordings of measures, one row for each offer.
    pub(super) measures: Vec<MeasureRow>,
}

/// Part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NamePart {
    Family,
    MiddleMale,
    MiddleFemale,
    GivenMale,
    GivenFemale,
}

/// For whom a given name is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// Born before 1965.
    Old,
    Adult,
    /// Born from 2005 on.
    Young,
}

#[derive(Deserialize)]
struct NameRow {
    part: NamePart,
    ethnic_group: String,
    age: String,
    weight: usize,
    name: String,
}

#[derive(Deserialize)]
struct MixtureRow {
    unit: String,
    ethnic_group: String,
    weight: usize,
}

#[derive(Deserialize)]
struct HamletRow {
    unit: String,
    name: String,
}

/// Whom a position serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Scope {
    /// The whole commune.
    Commune,
    /// One hamlet.
    Hamlet,
}

/// Chức vụ of somebody who helps.
#[derive(Debug, Deserialize)]
pub(super) struct PositionRow {
    pub(super) scope: Scope,
    /// `rural`, `urban` or empty.
    pub(super) only: String,
    /// Code of `organisations.csv`.
    pub(super) organisation: String,
    #[serde(deserialize_with = "gender")]
    pub(super) gender: Option<Gender>,
    pub(super) position: String,
}

/// One wording of a measure; money in thousand đồng.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct MeasureRow {
    /// Code of a policy or need.
    pub(super) offer: String,
    /// Causes and indicators that the wording fits.
    #[serde(deserialize_with = "list")]
    pub(super) answers: Vec<String>,
    /// `rural`, `urban`, `poor`, `near_poor` or empty.
    pub(super) only: String,
    pub(super) weight: usize,
    pub(super) title: String,
    /// None: the catalogue's amount for each person counted. 0: no money.
    pub(super) low: Option<i64>,
    pub(super) high: Option<i64>,
    pub(super) step: Option<i64>,
    pub(super) own_low: i64,
    pub(super) own_high: i64,
    pub(super) work_low: i64,
    pub(super) work_high: i64,
    pub(super) from_first: u8,
    pub(super) from_last: u8,
    pub(super) to: u8,
    #[serde(deserialize_with = "list")]
    pub(super) organisations: Vec<String>,
}

fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(text.split(';').map(str::to_owned).collect())
}

fn gender<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Gender>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(match text.as_str() {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    })
}

macro_rules! rows {
    ($file:literal) => {
        rows(include_str!(concat!("../../../../../assets/demo/", $file)))
    };
}

fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Result<Vec<T>, _> = reader.deserialize().collect();
    rows.expect("the lists of assets/demo are read by a test of every build")
}

static STOCK: LazyLock<Stock> = LazyLock::new(|| {
    let mut measures = Vec::new();
    for row in rows!("measures.csv") {
        let row: MeasureRow = row;
        for offer in row.offer.split(';') {
            measures.push(MeasureRow { offer: offer.to_owned(), ..row.clone() });
        }
    }
    Stock {
        names: rows!("names.csv"),
        mixtures: rows!("ethnic_groups.csv"),
        hamlets: rows!("hamlets.csv"),
        positions: rows!("positions.csv"),
        measures,
    }
});

impl Stock {
    /// The lists compiled into the program.
    pub(super) fn built_in() -> &'static Self {
        &STOCK
    }

    /// The names of that part, each as often as it weighs.
    pub(super) fn names(&self, part: NamePart, ethnic_group: &str, age: Age) -> Vec<&str> {
        let fits = |row: &&NameRow| {
            row.part == part
                && (row.ethnic_group.is_empty() || row.ethnic_group == ethnic_group)
                && match row.age.as_str() {
                    "old" => age == Age::Old,
                    "young" => age == Age::Young,
                    _ => true,
                }
        };
        let rows = self.names.iter().filter(fits);
        rows.flat_map(|row| std::iter::repeat_n(row.name.as_str(), row.weight)).collect()
    }

    /// The ethnic groups of a unit, each as often as it weighs.
    pub(super) fn ethnic_groups(&self, unit: &str) -> Vec<&str> {
        let own = |unit: &str| -> Vec<&str> {
            let rows = self.mixtures.iter().filter(|row| row.unit == unit);
            rows.flat_map(|row| std::iter::repeat_n(row.ethnic_group.as_str(), row.weight))
                .collect()
        };
        let mixed = own(unit);
        if mixed.is_empty() { own("") } else { mixed }
    }

    /// The hamlets of a unit: its own, or as many numbered ones as are wanted.
    pub(super) fn hamlets(&self, unit: &str, area: Area, wanted: usize) -> Vec<String> {
        let own: Vec<String> = self
            .hamlets
            .iter()
            .filter(|row| row.unit == unit)
            .map(|row| row.name.clone())
            .collect();
        if wanted <= own.len() || (!own.is_empty() && wanted <= 2 * own.len()) {
            return own;
        }
        let word = match area {
            Area::Rural => "Thôn",
            Area::Urban => "Khu phố",
        };
        (1..=wanted.max(1)).map(|number| format!("{word} {number}")).collect()
    }
}
