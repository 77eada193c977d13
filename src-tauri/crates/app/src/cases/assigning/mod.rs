//! Giao nhiệm vụ: the district writes the tasks of its units and hands them out as files.
//!
//! What is written is a draft under the next number until it is issued; what was issued is
//! never changed. Deliberately absent: the commune's side (`inbox`).

mod drafts;
mod issue;
mod sheet;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use drafts::{forget, set, write};
pub(crate) use issue::issue;
pub(crate) use sheet::sheet;
pub(crate) use view::{changes_in_words, view};
