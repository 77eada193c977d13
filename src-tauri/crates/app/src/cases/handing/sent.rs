//! What was written where and when: a remark in the workplace, the latest first.
//!
//! Deliberately absent: the packages themselves; a frozen version can be sealed again.

use serde::{Deserialize, Serialize};

use crate::cases::packages::unexpected;
use crate::desk::Workplace;
use crate::error::Result;
use crate::view::SentPackage;

const REMARK: &str = "sent";

/// Older ones are forgotten.
const MOST: usize = 100;

#[derive(Default, Serialize, Deserialize)]
struct Log {
    sent: Vec<SentPackage>,
}

/// All packages that were written and read back.
pub(crate) fn all(workplace: &Workplace) -> Result<Vec<SentPackage>> {
    match workplace.store.remark(REMARK)? {
        None => Ok(Vec::new()),
        Some(text) => Ok(serde_json::from_str::<Log>(&text).map_err(unexpected)?.sent),
    }
}

/// Notes one more.
pub(super) fn note(workplace: &mut Workplace, package: SentPackage) -> Result<()> {
    let mut sent = all(workplace)?;
    sent.insert(0, package);
    sent.truncate(MOST);
    let text = serde_json::to_string(&Log { sent }).expect("a log is plain JSON");
    Ok(workplace.store.set_remark(REMARK, &text)?)
}
