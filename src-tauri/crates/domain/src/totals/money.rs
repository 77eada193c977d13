//! Sums of money by source and kind.
//!
//! Deliberately absent: a sum that silently stops at a bound. What no longer fits the
//! exact range of [`Dong`] is no number at all, on every screen and paper.

use std::iter;
use std::ops::{Add, AddAssign};

use serde::{Serialize, Serializer};

use crate::money::Dong;
use crate::plan::{Money, MoneyKind, MoneySource};

/// Tổng tiền (đồng); no number once it passes 2^53−1, where form, file and paper could
/// no longer hold it exactly. Rule S05 then says so and blocks.
///
/// Written to JSON as a whole number, or null beyond the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DongSum(Option<Dong>);

impl DongSum {
    /// No money.
    pub const ZERO: Self = Self(Some(Dong::ZERO));

    /// The sum, or none beyond 2^53−1 đồng.
    #[must_use]
    pub fn dong(self) -> Option<Dong> {
        self.0
    }

    /// Is there surely nothing?
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }
}

impl Default for DongSum {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<Dong> for DongSum {
    fn from(amount: Dong) -> Self {
        Self(Some(amount))
    }
}

impl Serialize for DongSum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Add for DongSum {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let both = self.0.zip(other.0);
        Self(both.and_then(|(left, right)| left.checked_add(right).ok()))
    }
}

impl AddAssign for DongSum {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl iter::Sum for DongSum {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        sums.fold(Self::ZERO, Add::add)
    }
}

/// Tiền của một nguồn, each kind apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ByKind {
    /// Hỗ trợ không hoàn lại (đồng).
    pub grant: DongSum,
    /// Vay phải trả (đồng).
    pub loan: DongSum,
    /// Vốn tự có của hộ (đồng).
    pub own: DongSum,
    /// Hiện vật, ngày công quy ra tiền (đồng).
    pub in_kind: DongSum,
}

/// Bảng kinh phí: source × kind. What is given is never added to what is owed, except in
/// [`MoneyTable::by_source`] and [`MoneyTable::total`], which are columns and control sums
/// of the plan and never «tiền hỗ trợ» (DOMAIN §2, trap 7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MoneyTable {
    /// Ngân sách nhà nước.
    pub budget: ByKind,
    /// Vốn vay.
    pub credit: ByKind,
    /// Hộ góp.
    pub household: ByKind,
    /// Nguồn khác.
    pub other: ByKind,
}

impl ByKind {
    /// The sum of one kind.
    #[must_use]
    pub fn of(&self, kind: MoneyKind) -> DongSum {
        match kind {
            MoneyKind::Grant => self.grant,
            MoneyKind::Loan => self.loan,
            MoneyKind::Own => self.own,
            MoneyKind::InKind => self.in_kind,
        }
    }

    fn of_mut(&mut self, kind: MoneyKind) -> &mut DongSum {
        match kind {
            MoneyKind::Grant => &mut self.grant,
            MoneyKind::Loan => &mut self.loan,
            MoneyKind::Own => &mut self.own,
            MoneyKind::InKind => &mut self.in_kind,
        }
    }
}

impl MoneyTable {
    /// The row of one source.
    #[must_use]
    pub fn source(&self, source: MoneySource) -> &ByKind {
        match source {
            MoneySource::Budget => &self.budget,
            MoneySource::Credit => &self.credit,
            MoneySource::Household => &self.household,
            MoneySource::Other => &self.other,
        }
    }

    fn source_mut(&mut self, source: MoneySource) -> &mut ByKind {
        match source {
            MoneySource::Budget => &mut self.budget,
            MoneySource::Credit => &mut self.credit,
            MoneySource::Household => &mut self.household,
            MoneySource::Other => &mut self.other,
        }
    }

    /// Adds one amount where it belongs.
    pub fn put(&mut self, money: Money) {
        *self.source_mut(money.source).of_mut(money.kind) += money.amount.into();
    }

    /// One cell.
    #[must_use]
    pub fn cell(&self, source: MoneySource, kind: MoneyKind) -> DongSum {
        self.source(source).of(kind)
    }

    /// All money of one source, whatever its kind: the columns of the plan's tables.
    #[must_use]
    pub fn by_source(&self, source: MoneySource) -> DongSum {
        MoneyKind::ALL.into_iter().map(|kind| self.cell(source, kind)).sum()
    }

    /// All money of one kind, whatever its source.
    #[must_use]
    pub fn by_kind(&self, kind: MoneyKind) -> DongSum {
        MoneySource::ALL.into_iter().map(|source| self.cell(source, kind)).sum()
    }

    /// Everything: a control sum.
    #[must_use]
    pub fn total(&self) -> DongSum {
        MoneySource::ALL.into_iter().map(|source| self.by_source(source)).sum()
    }
}

impl AddAssign<&Self> for MoneyTable {
    fn add_assign(&mut self, other: &Self) {
        for source in MoneySource::ALL {
            for kind in MoneyKind::ALL {
                *self.source_mut(source).of_mut(kind) += other.cell(source, kind);
            }
        }
    }
}

impl Add for MoneyTable {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += &other;
        self
    }
}

impl iter::Sum for MoneyTable {
    fn sum<I: Iterator<Item = Self>>(tables: I) -> Self {
        tables.fold(Self::default(), Add::add)
    }
}

/// Chia một khoản cho các hộ: whole đồng that add up to the amount exactly. Where it does
/// not divide, the first parts get one đồng more (largest remainder; all weights are equal).
/// Empty for no parts.
#[must_use]
pub fn split(amount: Dong, parts: usize) -> Vec<Dong> {
    let Some(count) = i64::try_from(parts).ok().filter(|&count| count > 0) else {
        return Vec::new();
    };
    let (each, rest) = (amount.amount() / count, amount.amount() % count);
    (0..count)
        .map(|place| {
            let part = each + i64::from(place < rest);
            Dong::new(part).expect("a part is no larger than the whole")
        })
        .collect()
}
