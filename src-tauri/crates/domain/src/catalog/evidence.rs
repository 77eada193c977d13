//! Where an entry of a catalogue comes from and how sure that is.
//!
//! Deliberately absent: judging. The data say what is uncertain; screens show
//! the mark and a district settles it.

use serde::Serialize;

/// Bằng chứng: the origin of one catalogue entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Nguồn: paper, page or memory, in Vietnamese; empty if none is known.
    pub source: String,
    /// Chưa chắc chắn: to be confirmed by the district; screens show a mark.
    pub uncertain: bool,
    /// What exactly is uncertain or noteworthy, in Vietnamese; may be empty.
    pub note: String,
    /// Estimated chance of being right, in percent, where one was given.
    pub confidence_percent: Option<u8>,
}
