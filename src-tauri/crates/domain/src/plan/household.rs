//! Hộ and its members.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::facts::{Facts, RawRecord, Unreadable};
use super::{Assignment, Measure};
use crate::{CauseCode, HamletId, HouseholdId, IndicatorCode, MemberId, NeedCode};

/// Loại hộ after the yearly review (QĐ 59/2015; N1/N2 after Thông tư 14/2018, short names uncertain).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseholdClass {
    /// Hộ nghèo về thu nhập (N1).
    PoorN1,
    /// Hộ nghèo thiếu hụt tiếp cận dịch vụ xã hội cơ bản (N2).
    PoorN2,
    /// Hộ nghèo whose kind, N1 or N2, has not been entered yet.
    Poor,
    /// Hộ cận nghèo.
    NearPoor,
    /// Hộ không nghèo: here only as a social-protection household; in no poverty total.
    NotPoor,
}

impl HouseholdClass {
    /// The word in ledgers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PoorN1 => "poor_n1",
            Self::PoorN2 => "poor_n2",
            Self::Poor => "poor",
            Self::NearPoor => "near_poor",
            Self::NotPoor => "not_poor",
        }
    }

    /// Reads the word in ledgers.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::PoorN1, Self::PoorN2, Self::Poor, Self::NearPoor, Self::NotPoor];
        all.into_iter().find(|class| class.code() == code)
    }

    /// Is it a hộ nghèo, of whichever kind?
    #[must_use]
    pub fn is_poor(self) -> bool {
        matches!(self, Self::PoorN1 | Self::PoorN2 | Self::Poor)
    }
}

/// Dự kiến cuối năm: what the household is expected to be at the end of the plan year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedResult {
    /// Thoát nghèo (a poor household), thoát cận nghèo (a near-poor one).
    Leaves,
    /// Xuống hộ cận nghèo: a poor household that stays near-poor.
    ToNearPoor,
    /// Còn nghèo, còn cận nghèo.
    Stays,
}

impl ExpectedResult {
    /// Reads the word in ledgers.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "leaves" => Some(Self::Leaves),
            "to_near_poor" => Some(Self::ToNearPoor),
            "stays" => Some(Self::Stays),
            _ => None,
        }
    }

    /// The word in ledgers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Leaves => "leaves",
            Self::ToNearPoor => "to_near_poor",
            Self::Stays => "stays",
        }
    }
}

/// Khu vực: decides which lines of form B apply; the household's own, not the commune's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Nông thôn.
    Rural,
    /// Thành thị.
    Urban,
}

/// Giới tính.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// Điểm B1, B2 of form B as entered (points); B1 is never computed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Income points.
    pub b1: Option<u32>,
    /// Deprivation points, 10 for each deprived indicator.
    pub b2: Option<u32>,
}

/// Hộ nghèo, hộ cận nghèo or hộ bảo trợ xã hội, with all that its plan says.
#[derive(Clone, PartialEq, Eq)]
pub struct Household {
    /// Its name on every machine.
    pub id: HouseholdId,
    /// Họ tên chủ hộ.
    pub head_name: String,
    /// Năm sinh of the head.
    pub birth_year: Option<u16>,
    /// Giới tính of the head.
    pub gender: Option<Gender>,
    /// Dân tộc, by name.
    pub ethnic_group: Option<String>,
    /// Thôn.
    pub hamlet: Option<HamletId>,
    /// Mã hộ of another system, as free text.
    pub code: Option<String>,
    /// Khu vực, where it differs from the commune's.
    pub area: Option<Area>,
    /// Loại hộ.
    pub class: Option<HouseholdClass>,
    /// Hộ thuộc chính sách bảo trợ xã hội.
    pub social_protection: bool,
    /// Hộ có người có công.
    pub merit: bool,
    /// Số khẩu as stated on the list (persons).
    pub stated_members: Option<u32>,
    /// Số lao động as stated (persons).
    pub stated_workers: Option<u32>,
    /// Điểm B1, B2.
    pub score: Option<Score>,
    /// Điện thoại; personal data.
    pub phone: Option<String>,
    /// Số CMND/CCCD of the head; personal data.
    pub identity_number: Option<String>,
    /// Nguyên nhân nghèo, in the order of their codes.
    pub causes: Vec<CauseCode>,
    /// «Nguyên nhân khác», written out.
    pub cause_other: Option<String>,
    /// Chỉ số thiếu hụt.
    pub indicators: Vec<IndicatorCode>,
    /// Nhu cầu hỗ trợ.
    pub needs: Vec<NeedCode>,
    /// «Nguyện vọng khác», written out.
    pub need_other: Option<String>,
    /// Why the household wants nothing.
    pub no_need_reason: Option<String>,
    /// Lý do không đặt giải pháp, by the code of the cause or indicator.
    pub no_measure: BTreeMap<String, String>,
    /// Dự kiến cuối năm.
    pub expected: Option<ExpectedResult>,
    /// Ghi chú.
    pub note: Option<String>,
    /// Thành viên, as entered; the head may be among them.
    pub members: Vec<Member>,
    /// Giải pháp.
    pub measures: Vec<Measure>,
    /// Phân công giúp đỡ.
    pub assignments: Vec<Assignment>,
    /// Fields with two standing values.
    pub conflicts: Vec<String>,
    /// Somebody deleted it without having seen all of it.
    pub deleted_unseen: bool,
}

/// Names of people never reach a log (promise 8).
impl fmt::Debug for Household {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Household({}, …)", self.id)
    }
}

/// Thành viên của hộ.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name on every machine.
    pub id: MemberId,
    /// Họ tên.
    pub name: String,
    /// Quan hệ với chủ hộ, as a word of the catalogue.
    pub relation: Option<String>,
    /// Ngày sinh `yyyy-mm-dd` or year `yyyy`.
    pub birth: Option<String>,
    /// Giới tính.
    pub gender: Option<Gender>,
    /// Dân tộc.
    pub ethnic_group: Option<String>,
    /// Số CMND/CCCD; personal data.
    pub identity_number: Option<String>,
    /// Có khả năng lao động.
    pub works: Option<bool>,
    /// Có thẻ BHYT.
    pub health_insured: Option<bool>,
    /// Đi học: `attends`, `dropped_out`, `finished`.
    pub schooling: Option<String>,
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member({}, …)", self.id)
    }
}

impl Household {
    /// Số khẩu (persons): the members entered, or the stated number where none is.
    #[must_use]
    pub fn member_count(&self) -> Option<u32> {
        match self.members.len() {
            0 => self.stated_members,
            n => u32::try_from(n).ok(),
        }
    }

    /// Số lao động (persons): members marked as able to work, or the stated number.
    #[must_use]
    pub fn worker_count(&self) -> Option<u32> {
        let answered = self.members.iter().any(|member| member.works.is_some());
        if answered {
            let working = self.members.iter().filter(|member| member.works == Some(true));
            return u32::try_from(working.count()).ok();
        }
        self.stated_workers
    }

    /// Is it a hộ nghèo?
    #[must_use]
    pub fn is_poor(&self) -> bool {
        self.class.is_some_and(HouseholdClass::is_poor)
    }

    /// Is it a hộ cận nghèo?
    #[must_use]
    pub fn is_near_poor(&self) -> bool {
        self.class == Some(HouseholdClass::NearPoor)
    }

    /// The causes and indicators that a measure has to answer, causes first.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        let causes = self.causes.iter().map(AsRef::as_ref);
        causes.chain(self.indicators.iter().map(AsRef::as_ref))
    }

    /// Is this cause or indicator answered by a measure?
    #[must_use]
    pub fn is_answered(&self, code: &str) -> bool {
        self.measures.iter().any(|measure| measure.is_for(code))
    }

    /// Does that measure answer an indicator of the household: giải pháp dịch vụ xã hội cơ bản?
    #[must_use]
    pub fn is_service(&self, measure: &Measure) -> bool {
        self.indicators.iter().any(|code| measure.is_for(code.as_ref()))
    }

    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let household = Self {
            id: HouseholdId(raw.id),
            head_name: facts.text("head_name").unwrap_or_default(),
            birth_year: facts.year("birth_year"),
            gender: gender(&mut facts),
            ethnic_group: facts.text("ethnic_group"),
            hamlet: facts.reference("hamlet").map(HamletId),
            code: facts.text("code"),
            area: facts.choice("area", |word| match word {
                "rural" => Some(Area::Rural),
                "urban" => Some(Area::Urban),
                _ => None,
            }),
            class: facts.choice("class", HouseholdClass::from_code),
            social_protection: facts.flag("social_protection"),
            merit: facts.flag("merit"),
            stated_members: facts.count("stated_members"),
            stated_workers: facts.count("stated_workers"),
            score: facts.group("score", |group| {
                let points = |name: &str| {
                    group.get(name).and_then(|v| v.as_u64()).and_then(|n| u32::try_from(n).ok())
                };
                Some(Score { b1: points("b1"), b2: points("b2") })
            }),
            phone: facts.text("phone"),
            identity_number: facts.text("identity_number"),
            causes: facts.ticked("cause.").into_iter().map(CauseCode).collect(),
            cause_other: facts.text("cause_other"),
            indicators: facts.ticked("indicator.").into_iter().map(IndicatorCode).collect(),
            needs: facts.ticked("need.").into_iter().map(NeedCode).collect(),
            need_other: facts.text("need_other"),
            no_need_reason: facts.text("no_need_reason"),
            no_measure: facts.texts("no_measure."),
            expected: facts.choice("expected", ExpectedResult::from_code),
            note: facts.text("note"),
            members: Vec::new(),
            measures: Vec::new(),
            assignments: Vec::new(),
            conflicts: raw.conflicts.clone(),
            deleted_unseen: raw.deleted_unseen,
        };
        unreadable.extend(facts.unreadable());
        household
    }
}

impl Member {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let member = Self {
            id: MemberId(raw.id),
            name: facts.text("name").unwrap_or_default(),
            relation: facts.text("relation"),
            birth: facts.text("birth"),
            gender: gender(&mut facts),
            ethnic_group: facts.text("ethnic_group"),
            identity_number: facts.text("identity_number"),
            works: facts.answer("works"),
            health_insured: facts.answer("health_insured"),
            schooling: facts.text("schooling"),
        };
        unreadable.extend(facts.unreadable());
        member
    }

    /// Năm sinh, from a day or a bare year.
    #[must_use]
    pub fn birth_year(&self) -> Option<u16> {
        self.birth.as_deref()?.get(..4)?.parse().ok()
    }
}

fn gender(facts: &mut Facts<'_>) -> Option<Gender> {
    facts.choice("gender", |word| match word {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    })
}
