//! What a package says of itself in clear: from whom, to whom, about what.
//!
//! Deliberately absent: anything about households; a header is readable by whoever finds
//! the memory stick.

use std::fmt;

use domain::text::ascii_name;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::PublicKeys;
use crate::messages::phrase;

/// Loại gói: what a package is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Giao: the district hands out assignments and catalogues.
    #[serde(rename = "giao")]
    HandOut,
    /// Trình: a commune submits a frozen plan.
    #[serde(rename = "trinh")]
    Submission,
    /// Trả: comments, decisions or a re-sealed snapshot go back.
    #[serde(rename = "tra")]
    Return,
    /// Gộp: two laptops of one unit exchange everything.
    #[serde(rename = "gop")]
    Merge,
    /// Nhận: a receipt.
    #[serde(rename = "nhan")]
    Receipt,
}

impl Kind {
    /// Every kind, in the order of a plan's year.
    pub const ALL: [Self; 5] =
        [Self::HandOut, Self::Submission, Self::Return, Self::Merge, Self::Receipt];

    /// The word in file names and headers: `trinh`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::HandOut => "giao",
            Self::Submission => "trinh",
            Self::Return => "tra",
            Self::Merge => "gop",
            Self::Receipt => "nhan",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(phrase(match self {
            Self::HandOut => "kind.hand_out",
            Self::Submission => "kind.submission",
            Self::Return => "kind.return",
            Self::Merge => "kind.merge",
            Self::Receipt => "kind.receipt",
        }))
    }
}

/// Vai trò: what a unit is in the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Huyện: takes packages about every unit, hands out, vouches for what it relays.
    District,
    /// Xã: submits its plan and takes packages about itself.
    Commune,
    /// Thành viên ban chỉ đạo: comments on what the district sends.
    Reviewer,
}

/// Bên gửi hoặc bên nhận: a unit or reviewer with the keys it is known by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Code of the unit, or the name of a reviewer in ledger names.
    pub unit: String,
    /// Its name for people: «xã Thọ Bình».
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Its whole public keys.
    pub keys: PublicKeys,
}

/// The header. Fields this program does not know are kept in `more`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Format the package is written in.
    pub format: u32,
    /// Lowest reader that understands everything that matters in it.
    pub min_reader: u32,
    /// Version of the program that wrote it, for show.
    pub program: String,
    /// What it is for.
    pub kind: Kind,
    /// Code of the district.
    pub district: String,
    /// Code of the unit whose plan it is about; the district's own for a bundle.
    pub unit: String,
    /// Name of that unit, for the file name: «Thọ Bình».
    pub unit_name: String,
    /// Plan year.
    pub plan_year: u16,
    /// Names of the ledgers inside.
    pub ledgers: Vec<String>,
    /// Who signed.
    pub sender: Party,
    /// Who can open it.
    pub recipients: Vec<Party>,
    /// Running number of this unit and kind; of a submission, the number of the snapshot.
    pub number: u32,
    /// Made in a training workplace.
    pub training: bool,
    /// When it was sealed by the sender's clock, for show only.
    pub sealed_at: String,
    /// What a later version wrote beside it.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Header {
    /// `BV-15670-ThoBinh-2020-trinh-02.bvgoi`: the same header, the same name.
    #[must_use]
    pub fn file_name(&self) -> String {
        let bare = ["unit.commune", "unit.ward", "unit.town", "unit.district"]
            .into_iter()
            .find_map(|key| self.unit_name.strip_prefix(phrase(key))?.strip_prefix(' '))
            .unwrap_or(&self.unit_name);
        format!(
            "BV-{}-{}-{}-{}-{:02}.bvgoi",
            ascii_name(&self.unit),
            ascii_name(bare),
            self.plan_year,
            self.kind.code(),
            self.number
        )
    }
}
