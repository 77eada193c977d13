//! Totals as printed in annex 1 beside the sums of its rows.
//!
//! Deliberately absent: correction. Where the paper and its rows differ, both
//! numbers are shown with an explanation, and the rows bind the communes.

use super::Catalogue;
use super::evidence::Evidence;
use super::rows::{self, CatalogueError, hundredths, yes_no};
use super::units::Unit;
use crate::messages::word;
use crate::ratio::{Ratio, hundredths_text};
use crate::text::group_thousands;
use serde::{Deserialize, Serialize};

/// What a printed total counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalItem {
    /// Tổng số hộ tự nhiên.
    NaturalHouseholds,
    /// Hộ nghèo đầu năm.
    PoorStart,
    /// Hộ nghèo giảm trong năm.
    PoorReduce,
    /// Tỷ lệ giảm hộ nghèo.
    PoorReduceRate,
    /// Hộ cận nghèo đầu năm.
    NearPoorStart,
    /// Hộ cận nghèo giảm trong năm.
    NearPoorReduce,
    /// Tỷ lệ giảm hộ cận nghèo.
    NearPoorReduceRate,
}

/// In what a total is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalUnit {
    /// Households.
    Count,
    /// Hundredths of a percent of all households.
    Percent,
}

impl TotalUnit {
    /// The number as printed: «1.297» or «2,18».
    pub fn show(self, number: i64) -> String {
        match self {
            TotalUnit::Count => group_thousands(number),
            TotalUnit::Percent => hundredths_text(number),
        }
    }
}

/// Số tổng in trong kế hoạch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedTotal {
    /// What it counts.
    pub item: TotalItem,
    /// Its Vietnamese name.
    pub name: String,
    /// Households or hundredths of a percent.
    pub unit: TotalUnit,
    /// The number as issued, never corrected.
    pub stated: i64,
    /// Why it differs from the rows, if it does; in Vietnamese.
    pub explanation: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A printed total and the sum of the rows under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What is counted.
    pub item: TotalItem,
    /// Its Vietnamese name.
    pub name: String,
    /// Households or hundredths of a percent.
    pub unit: TotalUnit,
    /// As issued.
    pub stated: i64,
    /// From the rows.
    pub summed: i64,
    /// Why they differ, in Vietnamese; empty if they do not or nobody knows.
    pub explanation: String,
}

impl Difference {
    /// Rows minus paper.
    pub fn gap(&self) -> i64 {
        self.summed - self.stated
    }
}

impl Catalogue {
    /// The sum of the rows of annex 1 for an item, in the item's unit.
    pub fn summed(&self, item: TotalItem) -> i64 {
        let sum = |count: fn(&Unit) -> u32| -> i64 {
            self.units.iter().map(|unit| i64::from(count(unit))).sum()
        };
        let rate = |part: i64| {
            let households = sum(|unit| unit.natural_households);
            Ratio::of(part, households).map_or(0, Ratio::hundredths_of_percent)
        };
        match item {
            TotalItem::NaturalHouseholds => sum(|unit| unit.natural_households),
            TotalItem::PoorStart => sum(|unit| unit.poor_start),
            TotalItem::PoorReduce => sum(|unit| unit.poor_reduce),
            TotalItem::PoorReduceRate => rate(sum(|unit| unit.poor_reduce)),
            TotalItem::NearPoorStart => sum(|unit| unit.near_poor_start),
            TotalItem::NearPoorReduce => sum(|unit| unit.near_poor_reduce),
            TotalItem::NearPoorReduceRate => rate(sum(|unit| unit.near_poor_reduce)),
        }
    }

    /// Every printed total beside the sum of its rows, in printed order.
    pub fn compared_totals(&self) -> Vec<Difference> {
        self.stated_totals
            .iter()
            .map(|total| Difference {
                item: total.item,
                name: total.name.clone(),
                unit: total.unit,
                stated: total.stated,
                summed: self.summed(total.item),
                explanation: total.explanation.clone(),
            })
            .collect()
    }

    /// The printed totals that the rows do not give: for plan 154 the near-poor
    /// reduction (795 printed, 818 summed) and the rate that follows from it.
    pub fn differences(&self) -> Vec<Difference> {
        let mut compared = self.compared_totals();
        compared.retain(|total| total.gap() != 0);
        compared
    }
}

#[derive(Deserialize)]
struct TotalRow {
    item: TotalItem,
    unit: TotalUnit,
    stated: String,
    name_vi: String,
    explanation: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
}

pub(super) fn parse(text: &str) -> Result<Vec<StatedTotal>, CatalogueError> {
    let file = "stated_totals.csv";
    let mut totals = Vec::new();
    for row in rows::read::<TotalRow>(file, text)? {
        let stated = match row.value.unit {
            TotalUnit::Count => row.value.stated.parse().ok(),
            TotalUnit::Percent => hundredths(&row.value.stated),
        };
        let stated = stated.ok_or_else(|| row.refused(file, word("row_problem.number")))?;
        let value = row.value;
        totals.push(StatedTotal {
            item: value.item,
            name: value.name_vi,
            unit: value.unit,
            stated,
            evidence: Evidence {
                source: value.source,
                uncertain: value.uncertain,
                note: value.explanation.clone(),
                confidence_percent: None,
            },
            explanation: value.explanation,
        });
    }
    Ok(totals)
}
