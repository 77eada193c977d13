//! Giao nhiệm vụ: what the district asks of one commune, issued under a number.
//!
//! A changed task is a new record under the next number, so that both sides see what changed.
//! Number 0 is plan 154 as it is printed. Deliberately absent: whether the plan reaches it.

use std::collections::BTreeMap;

use crate::catalog::{Catalogue, Unit};
use crate::date::ViDate;
use crate::plan::{Facts, RawRecord};
use crate::totals::UnitTargets;

/// The task of one commune for one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// Giao lần n; 0 = plan 154 as printed.
    pub number: u32,
    /// When it was issued, by the district's clock; `None` = still being written.
    pub issued_at: Option<String>,
    /// Số văn bản giao.
    pub paper_number: Option<String>,
    /// Ngày văn bản giao.
    pub paper_date: Option<ViDate>,
    /// Opening numbers and targets (households).
    pub targets: UnitTargets,
    /// Chỉ tiêu dịch vụ xã hội cơ bản, by key of the service target (persons or households).
    pub services: BTreeMap<String, u32>,
    /// Ngày cuối cùng nộp kế hoạch.
    pub last_day: Option<ViDate>,
    /// Ngày cuối cùng theo hạn trong của huyện.
    pub inner_last_day: Option<ViDate>,
    /// Codes of the reviewers.
    pub reviewers: Vec<String>,
    /// Code of the one who leads them.
    pub lead: Option<String>,
    /// Lời nhắn.
    pub note: Option<String>,
}

/// A field of a task, to say which one changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskField {
    /// Tổng số hộ.
    NaturalHouseholds,
    /// Hộ nghèo đầu năm.
    PoorStart,
    /// Chỉ tiêu giảm hộ nghèo.
    PoorReduce,
    /// Hộ cận nghèo đầu năm.
    NearPoorStart,
    /// Chỉ tiêu giảm hộ cận nghèo.
    NearPoorReduce,
    /// A service target, by its key.
    Service(String),
    /// Ngày cuối.
    LastDay,
    /// Hạn trong.
    InnerLastDay,
    /// Người thẩm định.
    Reviewers,
    /// Người chủ trì.
    Lead,
    /// Văn bản giao.
    Paper,
    /// Lời nhắn.
    Note,
}

impl TaskField {
    /// Its name in ledgers and messages: `poor_reduce`, `service.latrines`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::NaturalHouseholds => "natural_households".to_owned(),
            Self::PoorStart => "poor_start".to_owned(),
            Self::PoorReduce => "poor_reduce".to_owned(),
            Self::NearPoorStart => "near_poor_start".to_owned(),
            Self::NearPoorReduce => "near_poor_reduce".to_owned(),
            Self::Service(key) => format!("service.{key}"),
            Self::LastDay => "last_day".to_owned(),
            Self::InnerLastDay => "inner_last_day".to_owned(),
            Self::Reviewers => "reviewers".to_owned(),
            Self::Lead => "lead".to_owned(),
            Self::Paper => "paper".to_owned(),
            Self::Note => "note".to_owned(),
        }
    }
}

/// A field that says something else than before, each side as it is written: numbers plain,
/// days `yyyy-mm-dd`, codes of reviewers apart by commas; `None` = nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskChange {
    /// Which.
    pub field: TaskField,
    /// Before.
    pub before: Option<String>,
    /// Now.
    pub now: Option<String>,
}

impl Task {
    /// What plan 154 asks of a unit, as printed.
    #[must_use]
    pub fn of_plan_154(unit: &Unit, catalogue: &Catalogue) -> Self {
        let paper = &catalogue.assignment;
        let reviewers = catalogue.reviewers_of(unit.code.as_ref());
        let reviewers: Vec<String> = reviewers.into_iter().map(|one| one.code.clone()).collect();
        Self {
            number: 0,
            issued_at: None,
            paper_number: Some(paper.number.clone()),
            paper_date: Some(paper.date),
            targets: UnitTargets::from(unit),
            services: BTreeMap::new(),
            last_day: Some(paper.deadline.last_day()),
            inner_last_day: None,
            lead: (reviewers.len() == 1).then(|| reviewers[0].clone()),
            reviewers,
            note: None,
        }
    }

    /// Reads a record; one without a number is none.
    pub(super) fn read(raw: &RawRecord) -> Option<Self> {
        let mut facts = Facts::of(raw);
        let number = facts.count("number").filter(|number| *number > 0)?;
        let mut count = |name: &str| facts.count(name).unwrap_or(0);
        let targets = UnitTargets {
            natural_households: count("natural_households"),
            poor_start: count("poor_start"),
            poor_reduce: count("poor_reduce"),
            near_poor_start: count("near_poor_start"),
            near_poor_reduce: count("near_poor_reduce"),
        };
        let services: Vec<String> = raw
            .facts
            .keys()
            .filter_map(|name| name.strip_prefix("service."))
            .map(str::to_owned)
            .collect();
        let services = services
            .into_iter()
            .filter_map(|key| Some((key.clone(), facts.count(&format!("service.{key}"))?)))
            .collect();
        Some(Self {
            number,
            issued_at: facts.text("issued_at"),
            paper_number: facts.text("paper_number"),
            paper_date: facts.choice("paper_date", ViDate::parse_iso),
            targets,
            services,
            last_day: facts.choice("last_day", ViDate::parse_iso),
            inner_last_day: facts.choice("inner_last_day", ViDate::parse_iso),
            reviewers: facts.ticked("reviewer."),
            lead: facts.text("lead"),
            note: facts.text("note"),
        })
    }

    /// What it says otherwise than `before`, in the order of the screen.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Vec<TaskChange> {
        let (mut old, mut new) = (before.told(), self.told());
        let mut fields: Vec<TaskField> = old.keys().chain(new.keys()).cloned().collect();
        fields.sort();
        fields.dedup();
        fields
            .into_iter()
            .map(|field| {
                let (before, now) = (old.remove(&field), new.remove(&field));
                TaskChange { before: before.flatten(), now: now.flatten(), field }
            })
            .filter(|change| change.before != change.now)
            .collect()
    }

    fn told(&self) -> BTreeMap<TaskField, Option<String>> {
        let targets = &self.targets;
        let number = |n: u32| Some(n.to_string());
        let day = |day: Option<ViDate>| day.map(|day| day.iso());
        let mut told = BTreeMap::from([
            (TaskField::NaturalHouseholds, number(targets.natural_households)),
            (TaskField::PoorStart, number(targets.poor_start)),
            (TaskField::PoorReduce, number(targets.poor_reduce)),
            (TaskField::NearPoorStart, number(targets.near_poor_start)),
            (TaskField::NearPoorReduce, number(targets.near_poor_reduce)),
            (TaskField::LastDay, day(self.last_day)),
            (TaskField::InnerLastDay, day(self.inner_last_day)),
            (TaskField::Reviewers, Some(self.reviewers.join(","))),
            (TaskField::Lead, self.lead.clone()),
            (TaskField::Paper, self.paper_number.clone()),
            (TaskField::Note, self.note.clone()),
        ]);
        let services = self.services.iter();
        told.extend(services.map(|(key, n)| (TaskField::Service(key.clone()), number(*n))));
        told
    }
}
