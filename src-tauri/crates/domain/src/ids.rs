//! Names of things: one type for each, so that no two can be mistaken for each other.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! record_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )*};
}

record_ids! {
    /// Thôn, tổ dân phố.
    HamletId
    /// Hộ.
    HouseholdId
    /// Thành viên của hộ.
    MemberId
    /// Giải pháp.
    MeasureId
    /// Một khoản kinh phí.
    FundingId
    /// Tổ chức hoặc người giúp đỡ.
    HelperId
    /// Việc phân công giúp một hộ.
    AssignmentId
    /// Dự án, mô hình nhiều hộ cùng tham gia.
    ProjectId
    /// Một mục lời văn của kế hoạch.
    SectionId
    /// Người ngồi máy.
    PersonId
    /// Một góp ý thẩm định.
    CommentId
    /// Một quyết định của huyện.
    DecisionId
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                Self(code.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

codes! {
    /// Mã đơn vị hành chính: of a commune (`15670`) or of the district (`397`).
    UnitCode
    /// Mã nguyên nhân nghèo of the catalogue of the period, e.g. `NN01`.
    CauseCode
    /// Mã chỉ số thiếu hụt, e.g. `D07`.
    IndicatorCode
    /// Mã nhu cầu, e.g. `N01`.
    NeedCode
    /// Mã chính sách, e.g. `P09`.
    PolicyCode
}
