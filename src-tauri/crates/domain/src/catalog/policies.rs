//! Support policies: who, how much, from where, until when, how sure.
//!
//! Deliberately absent: deciding that a household qualifies. A policy says for
//! which classes and under which conditions it is meant; officials decide.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, Row, codes, list, yes_no};
use crate::date::{PlanYear, ViDate};
use crate::messages::{say, word};
use crate::money::Dong;
use crate::plan::{HouseholdClass, MoneyKind, MoneySource};
use crate::{CauseCode, IndicatorCode, PolicyCode};
use serde::{Deserialize, Serialize};

/// Chính sách hỗ trợ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// «P01».
    pub code: PolicyCode,
    /// Tên chính sách.
    pub name: String,
    /// Căn cứ pháp lý.
    pub legal_basis: String,
    /// Đối tượng, in words.
    pub eligibility: String,
    /// Loại hộ it is meant for; empty if it is not given to households.
    pub eligible_classes: Vec<HouseholdClass>,
    /// Further conditions that only people can judge or other data show.
    pub conditions: Vec<Condition>,
    /// Whether it makes sense only for a household with labour.
    pub needs_labour: bool,
    /// The amount where the list holds a plain number, per [`Policy::unit`].
    pub amount: Option<Dong>,
    /// The amount as the list words it when it is no number.
    pub amount_text: String,
    /// What the amount is counted for.
    pub unit: AmountUnit,
    /// How the amount is known.
    pub amount_evidence: AmountEvidence,
    /// Other amounts for single classes.
    pub amounts_by_class: Vec<(HouseholdClass, Dong)>,
    /// Words that go with the amount («tối đa», other steps).
    pub amount_note: String,
    /// Nguồn: the column of the plan's money tables.
    pub money_source: MoneySource,
    /// Loại tiền; none for a service that brings no money to the household.
    pub money_kind: Option<MoneyKind>,
    /// Lãi suất, in words.
    pub interest: String,
    /// Thời hạn, in words.
    pub term: String,
    /// Nguồn vốn, in words.
    pub funding_source: String,
    /// Đơn vị thực hiện, in words.
    pub implementing_body: String,
    /// Causes it answers.
    pub answers_causes: Vec<CauseCode>,
    /// Indicators it answers.
    pub answers_deprivations: Vec<IndicatorCode>,
    /// First day, if known.
    pub valid_from: Option<ViDate>,
    /// Last day, if it ends.
    pub valid_to: Option<ViDate>,
    /// Words that go with the last day.
    pub validity_note: String,
    /// Columns this program derived from the text and that may be wrong.
    pub guessed: Vec<String>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What an amount is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountUnit {
    /// Hộ.
    Household,
    /// Hộ, tháng.
    HouseholdMonth,
    /// Công trình (nước, nhà tiêu).
    Installation,
    /// Người.
    Person,
    /// Người, khoá học.
    PersonCourse,
    /// Người, tháng.
    PersonMonth,
    /// Người, năm.
    PersonYear,
    /// Học sinh, trẻ mẫu giáo, tháng.
    PupilMonth,
    /// Sinh viên, tháng.
    StudentMonth,
    /// Người lao động.
    Worker,
    /// Dự án.
    Project,
}

impl AmountUnit {
    /// «đ/hộ», «đ/người/năm».
    pub fn label(self) -> &'static str {
        word(match self {
            AmountUnit::Household => "amount_unit.household",
            AmountUnit::HouseholdMonth => "amount_unit.household_month",
            AmountUnit::Installation => "amount_unit.installation",
            AmountUnit::Person => "amount_unit.person",
            AmountUnit::PersonCourse => "amount_unit.person_course",
            AmountUnit::PersonMonth => "amount_unit.person_month",
            AmountUnit::PersonYear => "amount_unit.person_year",
            AmountUnit::PupilMonth => "amount_unit.pupil_month",
            AmountUnit::StudentMonth => "amount_unit.student_month",
            AmountUnit::Worker => "amount_unit.worker",
            AmountUnit::Project => "amount_unit.project",
        })
    }
}

/// How the amount of a policy is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountEvidence {
    /// A source names it.
    Sourced,
    /// Worked out from another figure; not named by a source.
    Computed,
    /// From memory.
    Memory,
    /// There is no number.
    None,
}

/// A condition besides the class of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Rural residence.
    #[serde(rename = "rural")]
    Rural,
    /// A student in the household.
    #[serde(rename = "student")]
    Student,
    /// A school child in the household.
    #[serde(rename = "pupil")]
    Pupil,
    /// A child at preschool.
    #[serde(rename = "preschool_child")]
    PreschoolChild,
    /// A member entitled to monthly social assistance.
    #[serde(rename = "social_protection")]
    SocialProtection,
    /// Place of Programme 135 (which of Triệu Sơn: not found).
    #[serde(rename = "programme_135")]
    Programme135,
    /// Ethnic minority, or place of Programme 135.
    #[serde(rename = "minority_or_programme_135")]
    MinorityOrProgramme135,
    /// People with merit (người có công).
    #[serde(rename = "merit")]
    Merit,
    /// The house fell, burnt or was swept away.
    #[serde(rename = "house_lost")]
    HouseLost,
    /// Left the list at most three years ago.
    #[serde(rename = "left_within_three_years")]
    LeftWithinThreeYears,
    /// Poor already under the line of 2011-2015.
    #[serde(rename = "poor_under_2011_2015_line")]
    PoorUnder2011Line,
    /// A member with a critical illness who cannot work.
    #[serde(rename = "illness_without_labour")]
    IllnessWithoutLabour,
}

impl Condition {
    /// The condition as a Vietnamese phrase.
    pub fn phrase(self) -> &'static str {
        word(match self {
            Condition::Rural => "condition.rural",
            Condition::Student => "condition.student",
            Condition::Pupil => "condition.pupil",
            Condition::PreschoolChild => "condition.preschool_child",
            Condition::SocialProtection => "condition.social_protection",
            Condition::Programme135 => "condition.programme_135",
            Condition::MinorityOrProgramme135 => "condition.minority_or_programme_135",
            Condition::Merit => "condition.merit",
            Condition::HouseLost => "condition.house_lost",
            Condition::LeftWithinThreeYears => "condition.left_within_three_years",
            Condition::PoorUnder2011Line => "condition.poor_under_2011_line",
            Condition::IllnessWithoutLabour => "condition.illness_without_labour",
        })
    }
}

impl Policy {
    /// Whether it answers a cause or an indicator, by its own list.
    pub fn answers(&self, code: &str) -> bool {
        self.answers_causes.iter().any(|cause| cause.as_ref() == code)
            || self.answers_deprivations.iter().any(|indicator| indicator.as_ref() == code)
    }

    /// Whether it is meant for a class. A poor household whose kind (N1, N2) is
    /// not entered yet counts if either kind does.
    pub fn is_for(&self, class: HouseholdClass) -> bool {
        match class {
            HouseholdClass::Poor => self.eligible_classes.iter().any(|class| class.is_poor()),
            other => self.eligible_classes.contains(&other),
        }
    }

    /// Whether it is in force on a day. Unknown ends count as in force.
    pub fn valid_on(&self, day: ViDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day)
            && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether it is in force on at least one day of a plan year.
    pub fn valid_in(&self, year: PlanYear) -> bool {
        self.valid_from.is_none_or(|first| first <= year.last_day())
            && self.valid_to.is_none_or(|last| year.first_day() <= last)
    }

    /// Money the household must pay back.
    pub fn is_loan(&self) -> bool {
        self.money_kind == Some(MoneyKind::Loan)
    }

    /// Brings no money to the household («không dùng kinh phí»).
    pub fn is_service(&self) -> bool {
        self.money_kind.is_none()
    }

    /// The amount for a class, in [`Policy::unit`]; often a ceiling.
    pub fn amount_for(&self, class: HouseholdClass) -> Option<Dong> {
        let own = self.amounts_by_class.iter().find(|(known, _)| *known == class);
        own.map(|(_, amount)| *amount).or(self.amount)
    }

    /// Whether a source names the amount; only then may it be filled in
    /// without a person typing it.
    pub fn amount_confirmed(&self) -> bool {
        self.amount.is_some() && self.amount_evidence == AmountEvidence::Sourced
    }

    /// [`Policy::amount_for`], only where [`Policy::amount_confirmed`].
    pub fn confirmed_amount_for(&self, class: HouseholdClass) -> Option<Dong> {
        self.amount_for(class).filter(|_| self.amount_confirmed())
    }
}

#[derive(Deserialize)]
struct PolicyRow {
    code: String,
    name_vi: String,
    legal_basis: String,
    eligibility_vi: String,
    eligible_classes: String,
    conditions: String,
    #[serde(deserialize_with = "yes_no")]
    needs_labour: bool,
    amount_vnd: String,
    unit_of_amount: AmountUnit,
    amount_evidence: AmountEvidence,
    amounts_by_class: String,
    amount_unit_note: String,
    money_source: MoneySource,
    money_kind: String,
    interest: String,
    term_or_period: String,
    funding_source: String,
    implementing_body: String,
    #[serde(deserialize_with = "codes")]
    answers_causes: Vec<CauseCode>,
    #[serde(deserialize_with = "codes")]
    answers_deprivations: Vec<IndicatorCode>,
    valid_from: String,
    valid_to: String,
    source: String,
    uncertainty: String,
    guessed_columns: String,
}

const FILE: &str = "policies.csv";

pub(super) fn parse(text: &str) -> Result<Vec<Policy>, CatalogueError> {
    rows::read::<PolicyRow>(FILE, text)?.into_iter().map(policy).collect()
}

fn policy(row: Row<PolicyRow>) -> Result<Policy, CatalogueError> {
    let refused = |problem: &str, cell: &str| row.refused(FILE, say(problem, &[("cell", &cell)]));
    let value = &row.value;
    let class = |word: &str| {
        HouseholdClass::from_code(word).ok_or_else(|| refused("row_problem.class", word))
    };
    let eligible_classes = list(&value.eligible_classes)
        .iter()
        .map(|word| class(word))
        .collect::<Result<Vec<_>, _>>()?;
    let conditions = list(&value.conditions)
        .iter()
        .map(|word| condition(word).ok_or_else(|| refused("row_problem.condition", word)))
        .collect::<Result<Vec<_>, _>>()?;
    let amounts_by_class = list(&value.amounts_by_class)
        .iter()
        .map(|pair| {
            let (word, amount) =
                pair.split_once('=').ok_or_else(|| refused("row_problem.amount", pair))?;
            let amount = plain_amount(amount).ok_or_else(|| refused("row_problem.amount", pair))?;
            Ok((class(word)?, amount))
        })
        .collect::<Result<Vec<_>, CatalogueError>>()?;
    let money_kind = match value.money_kind.as_str() {
        "service" => None,
        word => Some(
            MoneyKind::from_code(word).ok_or_else(|| refused("row_problem.money_kind", word))?,
        ),
    };
    let day = |cell: &str| day_with_note(cell).ok_or_else(|| refused("row_problem.day", cell));
    let (valid_from, _) = day(&value.valid_from)?;
    let (valid_to, validity_note) = day(&value.valid_to)?;
    let amount = plain_amount(&value.amount_vnd);
    let guessed = list(&value.guessed_columns);
    let value = row.value;
    Ok(Policy {
        code: PolicyCode(value.code),
        name: value.name_vi,
        legal_basis: value.legal_basis,
        eligibility: value.eligibility_vi,
        eligible_classes,
        conditions,
        needs_labour: value.needs_labour,
        amount,
        amount_text: if amount.is_some() { String::new() } else { value.amount_vnd },
        unit: value.unit_of_amount,
        amount_evidence: value.amount_evidence,
        amounts_by_class,
        amount_note: value.amount_unit_note,
        money_source: value.money_source,
        money_kind,
        interest: value.interest,
        term: value.term_or_period,
        funding_source: value.funding_source,
        implementing_body: value.implementing_body,
        answers_causes: value.answers_causes,
        answers_deprivations: value.answers_deprivations,
        valid_from,
        valid_to,
        validity_note,
        evidence: Evidence {
            uncertain: value.source.is_empty()
                || !value.uncertainty.is_empty()
                || !guessed.is_empty(),
            source: value.source,
            note: value.uncertainty,
            confidence_percent: None,
        },
        guessed,
    })
}

fn condition(word: &str) -> Option<Condition> {
    let word = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word);
    Condition::deserialize(word).ok()
}

/// A number counts as an amount only if it is written with digits alone.
fn plain_amount(cell: &str) -> Option<Dong> {
    let digits = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| Dong::new(cell.parse().ok()?).ok()).flatten()
}

/// «2020-12-31 (giải ngân; …)» → the day and the words after it.
fn day_with_note(cell: &str) -> Option<(Option<ViDate>, String)> {
    if cell.is_empty() {
        return Some((None, String::new()));
    }
    let (day, note) = cell.split_once(' ').unwrap_or((cell, ""));
    let note = note.trim_start_matches('(').trim_end_matches(')');
    Some((Some(ViDate::parse_iso(day)?), note.to_owned()))
}
