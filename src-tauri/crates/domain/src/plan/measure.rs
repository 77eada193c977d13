//! Giải pháp, its money, and projects that several households share.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::facts::{Facts, RawRecord, Unreadable, dong};
use crate::money::Dong;
use crate::{FundingId, HelperId, HouseholdId, MeasureId, PolicyCode, ProjectId};

/// Nguồn vốn, always in this order and always named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneySource {
    /// Ngân sách nhà nước, whichever level.
    Budget,
    /// Vốn vay: Ngân hàng Chính sách xã hội and other lenders.
    Credit,
    /// Hộ gia đình góp.
    Household,
    /// Nguồn khác: quỹ, doanh nghiệp, dòng họ, cộng đồng.
    Other,
}

impl MoneySource {
    /// All sources in the order of every table.
    pub const ALL: [Self; 4] = [Self::Budget, Self::Credit, Self::Household, Self::Other];

    /// The word in ledgers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Credit => "credit",
            Self::Household => "household",
            Self::Other => "other",
        }
    }

    /// Reads the word in ledgers.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// Loại tiền: what is given is never added to what is owed (DOMAIN §2, trap 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// Hỗ trợ không hoàn lại.
    Grant,
    /// Vay phải trả.
    Loan,
    /// Vốn tự có của hộ.
    Own,
    /// Hiện vật, ngày công quy ra tiền.
    InKind,
}

impl MoneyKind {
    /// All kinds in the order of every table.
    pub const ALL: [Self; 4] = [Self::Grant, Self::Loan, Self::Own, Self::InKind];

    /// The word in ledgers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Loan => "loan",
            Self::Own => "own",
            Self::InKind => "in_kind",
        }
    }

    /// Reads the word in ledgers.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Một khoản tiền: source, kind and amount mean something only together, so they are one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Nguồn.
    pub source: MoneySource,
    /// Loại.
    pub kind: MoneyKind,
    /// Số tiền (đồng).
    pub amount: Dong,
}

/// Một khoản kinh phí of a measure or project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// Its name on every machine.
    pub id: FundingId,
    /// How much, from whom, on which terms; none while it is being filled in.
    pub money: Option<Money>,
}

/// Thời gian: months of the plan year, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months {
    /// Tháng đầu, 1–12.
    pub from: u8,
    /// Tháng cuối, 1–12, not before `from`.
    pub to: u8,
}

/// Is a measure somebody's decision, or only proposed by the catalogue?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Đã duyệt: entered or accepted by a person.
    #[default]
    Accepted,
    /// Đề xuất, chưa duyệt: blocks submission until somebody accepts it.
    Suggested,
}

/// Giải pháp for a household: it answers a cause or a deprived indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name on every machine.
    pub id: MeasureId,
    /// Tên giải pháp, as printed.
    pub title: String,
    /// Chính sách it rests on.
    pub policy: Option<PolicyCode>,
    /// Codes of the causes and indicators it answers.
    pub answers: Vec<String>,
    /// Thời gian.
    pub months: Option<Months>,
    /// Tổ chức chịu trách nhiệm.
    pub organisation: Option<HelperId>,
    /// Người chịu trách nhiệm.
    pub person: Option<HelperId>,
    /// «Không dùng kinh phí».
    pub unfunded: bool,
    /// Dự án it is part of; the money of the project is counted once, there.
    pub project: Option<ProjectId>,
    /// Proposed or accepted.
    pub standing: Standing,
    /// Ghi chú.
    pub note: Option<String>,
    /// Kinh phí.
    pub funding: Vec<Funding>,
}

/// Dự án, mô hình: several households share it and its money is counted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its name on every machine.
    pub id: ProjectId,
    /// Tên dự án.
    pub name: String,
    /// Chính sách it rests on.
    pub policy: Option<PolicyCode>,
    /// `production` or `common`.
    pub project_type: Option<String>,
    /// Hồ sơ: `draft`, `submitted`, `approved`.
    pub dossier: Option<String>,
    /// Thời gian.
    pub months: Option<Months>,
    /// Tổ chức chịu trách nhiệm.
    pub organisation: Option<HelperId>,
    /// Người chịu trách nhiệm.
    pub person: Option<HelperId>,
    /// Hộ tham gia.
    pub participants: Vec<HouseholdId>,
    /// Kinh phí of the whole project.
    pub funding: Vec<Funding>,
}

impl Months {
    pub(crate) fn read(group: &serde_json::Map<String, Value>) -> Option<Self> {
        let month = |name: &str| {
            let n = group.get(name)?.as_u64()?;
            u8::try_from(n).ok().filter(|month| (1..=12).contains(month))
        };
        let months = Self { from: month("from")?, to: month("to")? };
        (months.from <= months.to).then_some(months)
    }
}

impl Money {
    pub(crate) fn read(group: &serde_json::Map<String, Value>) -> Option<Self> {
        Some(Self {
            source: MoneySource::from_code(group.get("source")?.as_str()?)?,
            kind: MoneyKind::from_code(group.get("kind")?.as_str()?)?,
            amount: dong(group.get("amount"))?,
        })
    }
}

impl Funding {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let funding = Self { id: FundingId(raw.id), money: facts.group("money", Money::read) };
        unreadable.extend(facts.unreadable());
        funding
    }
}

impl Measure {
    /// Does it answer that cause or indicator?
    #[must_use]
    pub fn is_for(&self, code: &str) -> bool {
        self.answers.iter().any(|answer| answer == code)
    }

    /// Has its money been settled: an amount, a project, or «không dùng kinh phí»?
    #[must_use]
    pub fn is_funded(&self) -> bool {
        self.unfunded || self.project.is_some() || self.funding.iter().any(|f| f.money.is_some())
    }

    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let measure = Self {
            id: MeasureId(raw.id),
            title: facts.text("title").unwrap_or_default(),
            policy: facts.text("policy").map(PolicyCode),
            answers: facts.ticked("answers."),
            months: facts.group("months", Months::read),
            organisation: facts.reference("organisation").map(HelperId),
            person: facts.reference("person").map(HelperId),
            unfunded: facts.flag("unfunded"),
            project: facts.reference("project").map(ProjectId),
            standing: facts
                .choice("standing", |word| match word {
                    "suggested" => Some(Standing::Suggested),
                    "accepted" => Some(Standing::Accepted),
                    _ => None,
                })
                .unwrap_or_default(),
            note: facts.text("note"),
            funding: Vec::new(),
        };
        unreadable.extend(facts.unreadable());
        measure
    }
}

impl Project {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let project = Self {
            id: ProjectId(raw.id),
            name: facts.text("name").unwrap_or_default(),
            policy: facts.text("policy").map(PolicyCode),
            project_type: facts.text("type"),
            dossier: facts.text("dossier"),
            months: facts.group("months", Months::read),
            organisation: facts.reference("organisation").map(HelperId),
            person: facts.reference("person").map(HelperId),
            participants: facts
                .ticked("participant.")
                .iter()
                .filter_map(|id| id.parse().ok())
                .collect(),
            funding: Vec::new(),
        };
        unreadable.extend(facts.unreadable());
        project
    }
}
