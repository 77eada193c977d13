//! What the district's plan asks of its communes besides the targets of the
//! unit list: deadline, service targets, legal bases, reports.
//!
//! Deliberately absent: a split of the service targets by commune; plan 154
//! announces it for later (§III.1.2) and does not contain it.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, Row, hundredths, list, yes_no};
use crate::date::{Deadline, PlanYear, ViDate};
use crate::messages::{say, word};
use crate::money::Dong;
use crate::{IndicatorCode, UnitCode};
use serde::{Deserialize, Serialize};

/// Giao nhiệm vụ: the facts of plan 154/KH-UBND of 31/01/2020.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// Năm kế hoạch.
    pub year: PlanYear,
    /// Số, ký hiệu: «154/KH-UBND».
    pub number: String,
    /// Ngày ban hành.
    pub date: ViDate,
    /// Địa danh: «Triệu Sơn».
    pub place: String,
    /// Mã huyện: «397».
    pub district_code: UnitCode,
    /// «Huyện Triệu Sơn».
    pub district_name: String,
    /// «Tỉnh Thanh Hoá».
    pub province_name: String,
    /// Tên kế hoạch.
    pub title: String,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Hạn xã xây dựng xong kế hoạch.
    pub deadline: Deadline,
    /// Hạn kế hoạch đã thẩm định về tới UBND huyện: the same day.
    pub reviewed_deadline: Deadline,
    /// What is odd about the deadlines.
    pub deadline_evidence: Evidence,
    /// Thu nhập tăng thêm, đồng a person a month.
    pub income_increase: WordedAmount,
    /// Thu nhập cuối năm, đồng a person a month; no line to classify by.
    pub income_level: WordedAmount,
    /// Tỷ lệ hộ nghèo toàn huyện cuối năm dưới mức này (hundredths of a percent).
    pub poor_rate_end_below: i64,
    /// Chỉ tiêu tiếp cận dịch vụ xã hội cơ bản of the whole district.
    pub services: Vec<ServiceTarget>,
    /// Căn cứ a commune's plan cites, in order.
    pub bases: Vec<LegalBasis>,
    /// Kỳ báo cáo; the days are not in the plan.
    pub reports: Vec<ReportPeriod>,
}

/// An amount and the words of the plan around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordedAmount {
    /// The amount.
    pub amount: Dong,
    /// The words.
    pub wording: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Chỉ tiêu dịch vụ of the whole district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceTarget {
    /// Stable key («latrines»).
    pub key: String,
    /// Indicators it concerns; two for information.
    pub indicators: Vec<IndicatorCode>,
    /// How many are to be reached; none where only «100 %» is said.
    pub count: Option<u32>,
    /// What is counted.
    pub counted: Counted,
    /// The words of the plan.
    pub wording: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What a service target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Người (trẻ em).
    Persons,
    /// Khẩu cận nghèo.
    NearPoorPersons,
    /// Hộ nghèo.
    PoorHouseholds,
}

/// Căn cứ: one paper to be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegalBasis {
    /// Số, ký hiệu.
    pub number: String,
    /// Ngày ban hành.
    pub date: ViDate,
    /// The citation without the closing «;».
    pub text: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Kỳ báo cáo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportPeriod {
    /// «quarter», «half_year», «year».
    pub key: String,
    /// «quý», «6 tháng», «năm».
    pub name: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

#[derive(Deserialize)]
struct FactRow {
    section: String,
    key: String,
    value: String,
    counted: Option<Counted>,
    indicators: String,
    text: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

impl FactRow {
    fn evidence(&self) -> Evidence {
        Evidence {
            source: self.source.clone(),
            uncertain: self.uncertain,
            note: self.note.clone(),
            confidence_percent: None,
        }
    }
}

const FILE: &str = "assignment_154.csv";

/// The rows of the file, looked up by section and key.
struct Facts(Vec<Row<FactRow>>);

impl Facts {
    fn get(&self, section: &str, key: &str) -> Result<&Row<FactRow>, CatalogueError> {
        self.0
            .iter()
            .find(|row| row.value.section == section && row.value.key == key)
            .ok_or_else(|| CatalogueError::Missing { file: FILE, name: format!("{section}/{key}") })
    }

    fn section<'a>(&'a self, section: &'a str) -> impl Iterator<Item = &'a Row<FactRow>> {
        self.0.iter().filter(move |row| row.value.section == section)
    }

    fn text(&self, section: &str, key: &str) -> Result<String, CatalogueError> {
        Ok(self.get(section, key)?.value.text.clone())
    }

    fn value(&self, section: &str, key: &str) -> Result<String, CatalogueError> {
        Ok(self.get(section, key)?.value.value.clone())
    }

    fn amount(&self, section: &str, key: &str) -> Result<WordedAmount, CatalogueError> {
        let row = self.get(section, key)?;
        let amount = read(row, |value| Dong::new(value.parse().ok()?).ok())?;
        Ok(WordedAmount { amount, wording: row.value.text.clone(), evidence: row.value.evidence() })
    }

    fn day(&self, section: &str, key: &str) -> Result<ViDate, CatalogueError> {
        read(self.get(section, key)?, ViDate::parse_iso)
    }
}

/// Reads the value of a row, or refuses the row.
fn read<T>(row: &Row<FactRow>, parse: impl Fn(&str) -> Option<T>) -> Result<T, CatalogueError> {
    let value = &row.value.value;
    parse(value).ok_or_else(|| row.refused(FILE, say("row_problem.value", &[("cell", value)])))
}

pub(super) fn parse(text: &str) -> Result<Assignment, CatalogueError> {
    let facts = Facts(rows::read(FILE, text)?);
    let year = |value: &str| PlanYear::new(value.parse().ok()?).ok();
    let services = facts.section("service").map(service).collect::<Result<_, _>>()?;
    let bases = facts.section("basis").map(basis).collect::<Result<_, _>>()?;
    let reports = facts.section("report").map(|row| ReportPeriod {
        key: row.value.key.clone(),
        name: row.value.text.clone(),
        evidence: row.value.evidence(),
    });
    Ok(Assignment {
        year: read(facts.get("paper", "year")?, year)?,
        number: facts.value("paper", "number")?,
        date: facts.day("paper", "date")?,
        place: facts.value("paper", "place")?,
        district_code: UnitCode(facts.value("paper", "district")?),
        district_name: facts.text("paper", "district")?,
        province_name: facts.text("paper", "province")?,
        title: facts.text("paper", "title")?,
        issuer: facts.text("paper", "issuer")?,
        deadline: Deadline { before: facts.day("deadline", "commune_plan_before")? },
        reviewed_deadline: Deadline { before: facts.day("deadline", "reviewed_plan_before")? },
        deadline_evidence: facts.get("deadline", "reviewed_plan_before")?.value.evidence(),
        income_increase: facts.amount("income", "increase")?,
        income_level: facts.amount("income", "level")?,
        poor_rate_end_below: read(facts.get("rate", "poor_end_below")?, hundredths)?,
        services,
        bases,
        reports: reports.collect(),
    })
}

fn service(row: &Row<FactRow>) -> Result<ServiceTarget, CatalogueError> {
    let counted = row.value.counted;
    Ok(ServiceTarget {
        key: row.value.key.clone(),
        indicators: list(&row.value.indicators).into_iter().map(IndicatorCode).collect(),
        count: read(row, |value| match value {
            "" => Some(None),
            number => number.parse().ok().map(Some),
        })?,
        counted: counted.ok_or_else(|| row.refused(FILE, word("row_problem.counted")))?,
        wording: row.value.text.clone(),
        evidence: row.value.evidence(),
    })
}

fn basis(row: &Row<FactRow>) -> Result<LegalBasis, CatalogueError> {
    Ok(LegalBasis {
        number: row.value.key.clone(),
        date: read(row, ViDate::parse_iso)?,
        text: row.value.text.clone(),
        evidence: row.value.evidence(),
    })
}
