//! Tổng hợp: the plans of the communes beside what the district handed out.
//!
//! Deliberately absent: correction. Printed totals stand beside the sums of their rows (for
//! plan 154: near-poor 795 printed, 818 summed), and a missing commune is shown as missing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::target::signed;
use super::{Meter, Totals, UnitTargets};
use crate::UnitCode;
use crate::catalog::{Catalogue, TotalItem, TotalUnit};
use crate::ratio::Ratio;

/// Một xã in the district's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitRow {
    /// Mã xã.
    pub unit: UnitCode,
    /// Tên xã.
    pub name: String,
    /// What it was asked.
    pub targets: UnitTargets,
    /// Its figures, if its plan has come.
    pub totals: Option<Totals>,
    /// Poor households against the target, if its plan has come.
    pub poor: Option<Meter>,
    /// Near-poor households against the target, if its plan has come.
    pub near_poor: Option<Meter>,
}

/// Một số tổng: as printed, as the rows of the assignment give it, and as the plans plan it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemComparison {
    /// What is counted.
    pub item: TotalItem,
    /// Its Vietnamese name.
    pub name: String,
    /// Households or hundredths of a percent of all households.
    pub unit: TotalUnit,
    /// As issued.
    pub stated: i64,
    /// The sum of the rows of the assignment.
    pub summed: i64,
    /// From the plans that have come; rates over all households of the assignment.
    pub planned: i64,
    /// Why paper and rows differ, in Vietnamese; empty if they do not or nobody knows.
    pub explanation: String,
}

/// Tổng hợp toàn huyện.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consolidation {
    /// Every commune, in the order of annex 1.
    pub rows: Vec<UnitRow>,
    /// The sum of what was asked of all communes.
    pub targets: UnitTargets,
    /// The sum of the plans that have come.
    pub totals: Totals,
    /// Communes whose plan has not come.
    pub missing: Vec<UnitCode>,
    /// Plans that belong to no commune of the assignment (the training commune, an unknown
    /// code) or came a second time: in no sum.
    pub left_out: Vec<UnitCode>,
    /// Printed totals beside sums and plans.
    pub compared: Vec<ItemComparison>,
}

impl Consolidation {
    /// Adds up the plans that count, one for each commune at most.
    pub fn of(plans: impl IntoIterator<Item = (UnitCode, Totals)>, catalogue: &Catalogue) -> Self {
        let mut received: BTreeMap<UnitCode, Totals> = BTreeMap::new();
        let mut left_out = Vec::new();
        for (unit, totals) in plans {
            let known = catalogue.units.iter().any(|own| own.code == unit && !own.training);
            if known && !received.contains_key(&unit) {
                received.insert(unit, totals);
            } else {
                left_out.push(unit);
            }
        }
        let totals: Totals = received.values().sum();
        let rows: Vec<UnitRow> = catalogue
            .units
            .iter()
            .map(|unit| {
                let targets = UnitTargets::from(unit);
                let totals = received.remove(&unit.code);
                UnitRow {
                    unit: unit.code.clone(),
                    name: unit.name.clone(),
                    poor: totals.as_ref().map(|totals| totals.poor_meter(&targets)),
                    near_poor: totals.as_ref().map(|totals| totals.near_poor_meter(&targets)),
                    targets,
                    totals,
                }
            })
            .collect();
        let missing = rows.iter().filter(|row| row.totals.is_none());
        let missing = missing.map(|row| row.unit.clone()).collect();
        let targets = sum_of(&rows);
        let compared = compared(catalogue, &totals, &rows, &targets);
        Self { rows, targets, totals, missing, left_out, compared }
    }
}

fn sum_of(rows: &[UnitRow]) -> UnitTargets {
    rows.iter().fold(UnitTargets::default(), |mut sum, row| {
        sum.natural_households += row.targets.natural_households;
        sum.poor_start += row.targets.poor_start;
        sum.poor_reduce += row.targets.poor_reduce;
        sum.near_poor_start += row.targets.near_poor_start;
        sum.near_poor_reduce += row.targets.near_poor_reduce;
        sum
    })
}

fn compared(
    catalogue: &Catalogue,
    totals: &Totals,
    rows: &[UnitRow],
    targets: &UnitTargets,
) -> Vec<ItemComparison> {
    let (poor, near_poor) = (totals.poor_meter(targets), totals.near_poor_meter(targets));
    let came = rows.iter().filter(|row| row.totals.is_some());
    let households_of_those: u32 = came.map(|row| row.targets.natural_households).sum();
    let rate = |count: i64| {
        let ratio = Ratio::of(count, targets.natural_households.into());
        ratio.map_or(0, Ratio::hundredths_of_percent)
    };
    let planned = |item: TotalItem| match item {
        TotalItem::NaturalHouseholds => i64::from(households_of_those),
        TotalItem::PoorStart => signed(totals.poor().households),
        TotalItem::PoorReduce => signed(poor.planned),
        TotalItem::PoorReduceRate => rate(signed(poor.planned)),
        TotalItem::NearPoorStart => signed(totals.near_poor().households),
        TotalItem::NearPoorReduce => signed(near_poor.planned),
        TotalItem::NearPoorReduceRate => rate(signed(near_poor.planned)),
    };
    let totals = catalogue.compared_totals().into_iter();
    totals
        .map(|total| ItemComparison {
            item: total.item,
            name: total.name,
            unit: total.unit,
            stated: total.stated,
            summed: total.summed,
            planned: planned(total.item),
            explanation: total.explanation,
        })
        .collect()
}
