//! Invented communes: households, helpers and a finished plan for the demonstration, the
//! training commune and benchmarks, the same on every machine for the same seed.
//!
//! The words come from `assets/demo`, what is allowed from the catalogue. Deliberately
//! absent: real people, the clock, the system's randomness, and writing into a workplace:
//! [`InventedCommune::household_rows`] and [`InventedCommune::plan_records`] are for the
//! caller's own `transact`.

mod chance;
mod family;
mod hardship;
mod helpers;
mod list;
mod measures;
mod names;
mod records;
mod sheet;
mod stock;

#[cfg(test)]
mod tests;

use domain::catalog::{Catalogue, Unit};
use domain::plan::{Area, ExpectedResult, Gender, HouseholdClass, Money, Months, Score};
use domain::{CauseCode, IndicatorCode, NeedCode, PolicyCode, UnitCode};

pub use list::{Layout, ListCell, ListTable};
pub use records::{Known, PlanRecord};

use chance::Chance;
use hardship::Hardship;
use helpers::Helpers;
use names::Names;
use stock::Stock;

/// Xã được đặt ra: everything about it is invented except its name and its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedCommune {
    /// Mã xã whose name it bears.
    pub unit: UnitCode,
    /// Tên xã, in full.
    pub unit_name: String,
    /// Khu vực of the commune and of all its households.
    pub area: Area,
    /// Năm kế hoạch.
    pub year: u16,
    /// Thôn, in the order of the list.
    pub hamlets: Vec<String>,
    /// Người giúp đỡ: those of the whole commune first, one for each organisation.
    pub persons: Vec<InventedPerson>,
    /// Hộ, hamlet by hamlet.
    pub households: Vec<InventedHousehold>,
}

/// Người giúp đỡ; no two of a commune have the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedPerson {
    /// Họ tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Code of the organisation in `organisations.csv`.
    pub organisation: String,
    /// Thôn, if not the whole commune.
    pub hamlet: Option<String>,
}

/// Hộ with its people and its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedHousehold {
    /// Họ tên chủ hộ.
    pub head_name: String,
    /// Năm sinh.
    pub birth_year: u16,
    /// Giới tính.
    pub gender: Gender,
    /// Dân tộc, by name.
    pub ethnic_group: String,
    /// Thôn.
    pub hamlet: String,
    /// N1, N2 or cận nghèo.
    pub class: HouseholdClass,
    /// Khu vực.
    pub area: Area,
    /// Số khẩu (persons); always the number of `members`.
    pub stated_members: u32,
    /// Số lao động (persons).
    pub stated_workers: u32,
    /// Điểm B1, B2, in agreement with `class` and `indicators`.
    pub score: Score,
    /// Hộ thuộc chính sách bảo trợ xã hội: somebody is assisted and nobody works.
    pub social_protection: bool,
    /// Nguyên nhân, in the order of the catalogue; one to four.
    pub causes: Vec<CauseCode>,
    /// «Nguyên nhân khác», written out.
    pub cause_other: Option<String>,
    /// Chỉ số thiếu hụt, in the order of the catalogue.
    pub indicators: Vec<IndicatorCode>,
    /// Nhu cầu, in the order of the catalogue; at least one.
    pub needs: Vec<NeedCode>,
    /// Thành viên, the head first.
    pub members: Vec<InventedMember>,
    /// Giải pháp: every cause and indicator is answered.
    pub measures: Vec<InventedMeasure>,
    /// Phân công giúp đỡ.
    pub helper: Helping,
    /// Dự kiến cuối năm.
    pub expected: ExpectedResult,
}

/// Thành viên của hộ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedMember {
    /// Họ tên.
    pub name: String,
    /// Quan hệ với chủ hộ, as a word of the catalogue.
    pub relation: String,
    /// `yyyy-mm-dd` or `yyyy`.
    pub birth: String,
    /// Giới tính.
    pub gender: Gender,
    /// Dân tộc, by name.
    pub ethnic_group: String,
    /// Có khả năng lao động, and not at school.
    pub works: bool,
    /// Có thẻ BHYT.
    pub health_insured: bool,
    /// Đi học; none for small children and old people.
    pub schooling: Option<Schooling>,
    /// Hưởng trợ cấp xã hội (not a field of a plan; decides over P13).
    pub assisted: bool,
}

/// Tình trạng đi học.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schooling {
    /// Đang học.
    Attends,
    /// Bỏ học.
    DroppedOut,
    /// Học xong.
    Finished,
}

/// Giải pháp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedMeasure {
    /// Tên giải pháp.
    pub title: String,
    /// Code of the catalogue's offer: a policy («P01») or a need («X06»).
    pub offer: String,
    /// Chính sách it rests on, if the offer is one.
    pub policy: Option<PolicyCode>,
    /// Causes and indicators it answers.
    pub answers: Vec<String>,
    /// Thời gian.
    pub months: Months,
    /// Code of the responsible organisation.
    pub organisation: String,
    /// Người chịu trách nhiệm: place in [`InventedCommune::persons`].
    pub person: Option<usize>,
    /// Không dùng kinh phí; then `money` is empty.
    pub unfunded: bool,
    /// Kinh phí.
    pub money: Vec<Money>,
}

/// Phân công: who helps a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helping {
    /// Code of the organisation.
    pub organisation: String,
    /// Place in [`InventedCommune::persons`].
    pub person: usize,
}

impl InventedMember {
    /// Năm sinh.
    #[must_use]
    pub fn birth_year(&self) -> u16 {
        self.birth
            .get(..4)
            .and_then(|year| year.parse().ok())
            .expect("a birth begins with its year")
    }
}

impl Schooling {
    /// The word in ledgers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Attends => "attends",
            Self::DroppedOut => "dropped_out",
            Self::Finished => "finished",
        }
    }
}

impl InventedCommune {
    /// A commune with the unit's own opening numbers.
    #[must_use]
    pub fn of(unit: &Unit, seed: u64) -> Self {
        invent(unit, unit.poor_start, unit.near_poor_start, seed)
    }
}

/// Invents a commune of the built-in catalogue's plan year with so many poor and near-poor
/// households. Those that leave meet the unit's targets with a few to spare (in proportion,
/// where the numbers are not the unit's opening numbers).
#[must_use]
pub fn invent(unit: &Unit, poor: u32, near_poor: u32, seed: u64) -> InventedCommune {
    let catalogue = Catalogue::built_in();
    let stock = Stock::built_in();
    let year =
        u16::try_from(catalogue.assignment.year.year()).expect("a plan year has four digits");
    let mut chance = Chance::of(seed, unit.code.as_ref());

    let mut fates = fates(&mut chance, unit, poor, near_poor);
    chance.shuffle(&mut fates);
    let wanted = (fates.len() / 50).clamp(5, 60);
    let hamlets = stock.hamlets(unit.code.as_ref(), unit.area, wanted);
    let weights: Vec<i64> = hamlets.iter().map(|_| chance.within(3, 9)).collect();
    let shares: Vec<usize> =
        weights.iter().enumerate().flat_map(|(at, &n)| (0..n).map(move |_| at)).collect();
    let mut by_hamlet: Vec<Vec<Fate>> = vec![Vec::new(); hamlets.len()];
    for fate in fates {
        by_hamlet[shares[chance.below(shares.len())]].push(fate);
    }

    let mut names = Names::new(stock);
    let counts: Vec<usize> = by_hamlet.iter().map(Vec::len).collect();
    let helpers = Helpers::invent(&mut chance, &mut names, stock, unit, &hamlets, &counts);
    let groups = stock.ethnic_groups(unit.code.as_ref());
    let mut hardship = Hardship::new(catalogue, stock, year, unit.area, &helpers);
    let mut households = Vec::new();
    for (at, fates) in by_hamlet.into_iter().enumerate() {
        // People of one origin live together, with some of every other.
        let own = chance.pick(&groups).copied().unwrap_or("Kinh");
        for (nth, fate) in fates.into_iter().enumerate() {
            let group =
                if chance.percent(70) { own } else { chance.pick(&groups).copied().unwrap_or(own) };
            let helper = helpers.of_hamlet(at, nth);
            households.push(hardship.invent(
                &mut chance,
                &mut names,
                fate,
                group,
                &hamlets[at],
                helper,
            ));
        }
    }
    InventedCommune {
        unit: unit.code.clone(),
        unit_name: unit.name.clone(),
        area: unit.area,
        year,
        hamlets,
        persons: helpers.persons,
        households,
    }
}

/// What is settled about a household before it is invented.
#[derive(Clone, Copy, Debug)]
struct Fate {
    class: HouseholdClass,
    expected: ExpectedResult,
}

fn fates(chance: &mut Chance, unit: &Unit, poor: u32, near_poor: u32) -> Vec<Fate> {
    let mut fates = Vec::new();
    let leaving = leaving(chance, poor, unit.poor_start, unit.poor_reduce);
    for nth in 0..poor {
        // About one poor household in eight is poor by what it lacks and not by income.
        let class =
            if chance.percent(12) { HouseholdClass::PoorN2 } else { HouseholdClass::PoorN1 };
        let expected = match nth < leaving {
            true => ExpectedResult::Leaves,
            false if chance.percent(9) => ExpectedResult::ToNearPoor,
            false => ExpectedResult::Stays,
        };
        fates.push(Fate { class, expected });
    }
    let leaving = self::leaving(chance, near_poor, unit.near_poor_start, unit.near_poor_reduce);
    for nth in 0..near_poor {
        let expected = if nth < leaving { ExpectedResult::Leaves } else { ExpectedResult::Stays };
        fates.push(Fate { class: HouseholdClass::NearPoor, expected });
    }
    fates
}

/// How many of `households` leave: the target's share, rounded up, and a few more.
fn leaving(chance: &mut Chance, households: u32, start: u32, reduce: u32) -> u32 {
    let (households, start, reduce) = (u64::from(households), u64::from(start), u64::from(reduce));
    let target = if start == 0 { 0 } else { (households * reduce).div_ceil(start) };
    let more = u64::try_from(chance.within(1, 3)).expect("between 1 and 3");
    let leaving = (target + more).min(households);
    u32::try_from(leaving).expect("not more than the households, a u32")
}
