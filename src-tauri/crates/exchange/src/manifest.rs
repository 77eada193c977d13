//! Bảng kê: the first line inside the envelope, repeated identity and control sums.

use replica::VersionVector;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Fingerprint;

/// Largest amount, in đồng: 2^53 − 1.
const MAX_DONG: u64 = (1 << 53) - 1;

/// Số kiểm tra: what the receiver must count again and find the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlSums {
    /// Households.
    pub households: u64,
    /// Members of households.
    pub members: u64,
    /// Money, đồng.
    pub dong: u64,
}

impl ControlSums {
    /// Both together; `None` beyond 2^53 − 1.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let add = |a: u64, b: u64| a.checked_add(b).filter(|&sum| sum <= MAX_DONG);
        Some(Self {
            households: add(self.households, other.households)?,
            members: add(self.members, other.members)?,
            dong: add(self.dong, other.dong)?,
        })
    }
}

/// Biên nhận: which package its receiver has taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// SHA-256 of the package's bytes.
    #[serde(with = "crate::hex::fixed")]
    pub package: [u8; 32],
    /// Its number.
    pub number: u32,
    /// Fingerprint of the snapshot it carried.
    pub fingerprint: Option<Fingerprint>,
    /// When it was taken in by the receiver's clock, for show.
    pub received_at: String,
}

/// The manifest. Fields this program does not know are kept in `more`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The whole header once more, inside the envelope.
    pub header: Value,
    /// How many parts follow.
    pub parts: usize,
    /// Bytes of all parts together: records and PDF, before base64.
    pub bytes: usize,
    /// Lines of records in all parts together.
    pub lines: usize,
    /// What the receiver must count again.
    pub sums: ControlSums,
    /// What the unit's plan in this package has seen; empty if there is none.
    pub vector: VersionVector,
    /// Fingerprint of the snapshot, if there is one.
    pub fingerprint: Option<Fingerprint>,
    /// What is inside, in Vietnamese, for the preview.
    pub summary: String,
    /// Which package this one acknowledges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// What a later version wrote beside it.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}
