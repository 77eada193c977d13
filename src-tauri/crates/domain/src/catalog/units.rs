//! Communes and towns: codes, names through time, opening numbers, targets.
//!
//! Deliberately absent: deciding which name is right. The canonical name is
//! the statistical office's; names as printed and former names stay beside it.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, Row, hundredths, yes_no};
use crate::UnitCode;
use crate::date::ViDate;
use crate::messages::{say, word};
use crate::plan::Area;
use crate::ratio::Ratio;
use crate::text::{ascii_name, capitalised};
use serde::{Deserialize, Serialize};

/// Đơn vị hành chính cấp xã, with its figures in annex 1 of plan 154.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Số thứ tự in annex 1, from 1; 0 for the training commune.
    pub number: u32,
    /// Mã của Tổng cục Thống kê («15670»), valid in 2020.
    pub code: UnitCode,
    /// Tên đầy đủ: «Xã Thọ Bình», «Thị trấn Nưa».
    pub name: String,
    /// Tên như in trong phụ lục 1, misprints included.
    pub printed_name: String,
    /// Khu vực, the default for its households.
    pub area: Area,
    /// Tổng số hộ tự nhiên (households).
    pub natural_households: u32,
    /// Hộ nghèo đầu năm (households).
    pub poor_start: u32,
    /// Chỉ tiêu giảm hộ nghèo (households).
    pub poor_reduce: u32,
    /// Tỷ lệ giảm hộ nghèo as printed (hundredths of a percent).
    pub poor_reduce_rate_printed: i64,
    /// Hộ cận nghèo đầu năm (households).
    pub near_poor_start: u32,
    /// Chỉ tiêu giảm hộ cận nghèo (households).
    pub near_poor_reduce: u32,
    /// Tỷ lệ giảm hộ cận nghèo as printed (hundredths of a percent).
    pub near_poor_reduce_rate_printed: i64,
    /// Other names under which it is met.
    pub aliases: Vec<Alias>,
    /// An invented commune for training; never mixed with real ones.
    pub training: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Xã or thị trấn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Xã.
    Commune,
    /// Thị trấn.
    Town,
}

impl UnitKind {
    /// «xã», «thị trấn».
    pub fn word(self) -> &'static str {
        word(match self {
            UnitKind::Commune => "unit_kind.commune",
            UnitKind::Town => "unit_kind.town",
        })
    }
}

/// Tên khác of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The other name.
    pub name: String,
    /// Why it is another name.
    pub kind: AliasKind,
    /// Last day on which it was a unit of its own, if it was one.
    pub valid_to: Option<ViDate>,
    /// Its code in that time, which may be the present one.
    pub old_code: Option<UnitCode>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Why a unit has another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AliasKind {
    /// Another spelling in use («Vân Sơn», «Hợp Lí»).
    Spelling,
    /// A misprint of plan 154 («Thọ Tiên», «Thị Trần»).
    Misprint,
    /// A unit that was merged into it or whose place it took («Tân Ninh»).
    FormerUnit,
}

impl Unit {
    /// Whether it is a commune or a town.
    pub fn kind(&self) -> UnitKind {
        match self.name_after(UnitKind::Town) {
            Some(_) => UnitKind::Town,
            None => UnitKind::Commune,
        }
    }

    /// The name without its kind: «Thọ Bình».
    pub fn short_name(&self) -> &str {
        [UnitKind::Commune, UnitKind::Town]
            .into_iter()
            .find_map(|kind| self.name_after(kind))
            .unwrap_or(&self.name)
    }

    /// The rest of the name, if it begins with the word for this kind.
    fn name_after(&self, kind: UnitKind) -> Option<&str> {
        self.name.strip_prefix(&capitalised(kind.word()))?.strip_prefix(' ')
    }

    /// The short name for file names: «ThoBinh».
    pub fn folded_ascii(&self) -> String {
        ascii_name(self.short_name())
    }

    /// Hộ nghèo cuối năm if the target is met exactly (households).
    pub fn poor_end_target(&self) -> u32 {
        self.poor_start.saturating_sub(self.poor_reduce)
    }

    /// Tỷ lệ hộ nghèo đầu năm.
    pub fn poor_rate_start(&self) -> Option<Ratio> {
        self.share_of_households(self.poor_start)
    }

    /// Tỷ lệ hộ nghèo cuối năm if the target is met exactly.
    pub fn poor_rate_end(&self) -> Option<Ratio> {
        self.share_of_households(self.poor_end_target())
    }

    /// Tỷ lệ giảm hộ nghèo: reduction over all households, as annex 1 counts.
    pub fn poor_reduce_rate(&self) -> Option<Ratio> {
        self.share_of_households(self.poor_reduce)
    }

    /// Tỷ lệ giảm hộ cận nghèo: reduction over all households.
    pub fn near_poor_reduce_rate(&self) -> Option<Ratio> {
        self.share_of_households(self.near_poor_reduce)
    }

    /// Share of the opening poor households that are to leave poverty.
    pub fn share_of_poor_to_leave(&self) -> Option<Ratio> {
        Ratio::of(self.poor_reduce.into(), self.poor_start.into())
    }

    fn share_of_households(&self, count: u32) -> Option<Ratio> {
        Ratio::of(count.into(), self.natural_households.into())
    }
}

#[derive(Deserialize)]
struct UnitRow {
    stt: u32,
    code: String,
    printed_name: String,
    canonical_name: String,
    area_type: Area,
    natural_households: u32,
    poor_start: u32,
    poor_reduce: u32,
    poor_reduce_pct_printed: String,
    near_poor_start: u32,
    near_poor_reduce: u32,
    near_poor_reduce_pct_printed: String,
    #[serde(deserialize_with = "yes_no")]
    training: bool,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

#[derive(Deserialize)]
struct AliasRow {
    code: String,
    name: String,
    kind: AliasKind,
    valid_to: String,
    old_code: String,
    source: String,
    note: String,
}

pub(super) fn parse(
    file: &'static str,
    communes: &str,
    aliases: &str,
) -> Result<Vec<Unit>, CatalogueError> {
    let mut units = Vec::new();
    for row in rows::read::<UnitRow>(file, communes)? {
        units.push(unit(file, row)?);
    }
    for row in rows::read::<AliasRow>("unit_aliases.csv", aliases)? {
        let valid_to = match row.value.valid_to.as_str() {
            "" => None,
            text => Some(ViDate::parse_iso(text).ok_or_else(|| {
                row.refused("unit_aliases.csv", say("row_problem.iso_day", &[("cell", &text)]))
            })?),
        };
        let alias = row.value;
        let unit =
            units.iter_mut().find(|unit| unit.code.as_ref() == alias.code).ok_or_else(|| {
                CatalogueError::UnknownCode {
                    file: "unit_aliases.csv",
                    entry: alias.name.clone(),
                    code: alias.code.clone(),
                }
            })?;
        unit.aliases.push(Alias {
            name: alias.name,
            kind: alias.kind,
            valid_to,
            old_code: (!alias.old_code.is_empty()).then_some(UnitCode(alias.old_code)),
            evidence: Evidence {
                source: alias.source,
                uncertain: false,
                note: alias.note,
                confidence_percent: None,
            },
        });
    }
    Ok(units)
}

/// The training file holds exactly one commune, flagged as such.
pub(super) fn parse_training(text: &str) -> Result<Unit, CatalogueError> {
    let units =
        parse("training_commune.csv", text, "code,name,kind,valid_to,old_code,source,note\n")?;
    units.into_iter().find(|unit| unit.training).ok_or_else(|| CatalogueError::Missing {
        file: "training_commune.csv",
        name: "training = yes".to_owned(),
    })
}

fn unit(file: &'static str, row: Row<UnitRow>) -> Result<Unit, CatalogueError> {
    let printed = |cell: &str| {
        hundredths(cell)
            .ok_or_else(|| row.refused(file, say("row_problem.rate", &[("cell", &cell)])))
    };
    let poor_reduce_rate_printed = printed(&row.value.poor_reduce_pct_printed)?;
    let near_poor_reduce_rate_printed = printed(&row.value.near_poor_reduce_pct_printed)?;
    let value = &row.value;
    if value.poor_reduce > value.poor_start || value.near_poor_reduce > value.near_poor_start {
        return Err(row.refused(file, word("row_problem.reduction")));
    }
    let value = row.value;
    Ok(Unit {
        number: value.stt,
        code: UnitCode(value.code),
        name: value.canonical_name,
        printed_name: value.printed_name,
        area: value.area_type,
        natural_households: value.natural_households,
        poor_start: value.poor_start,
        poor_reduce: value.poor_reduce,
        poor_reduce_rate_printed,
        near_poor_start: value.near_poor_start,
        near_poor_reduce: value.near_poor_reduce,
        near_poor_reduce_rate_printed,
        aliases: Vec::new(),
        training: value.training,
        evidence: Evidence {
            source: value.source,
            uncertain: value.uncertain,
            note: value.note,
            confidence_percent: None,
        },
    })
}
