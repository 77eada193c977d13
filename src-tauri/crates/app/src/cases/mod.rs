//! The use cases, a file for each thing a person works with.

pub(crate) mod catalogue;
pub(crate) mod drafts;
pub(crate) mod handing;
pub(crate) mod history;
pub(crate) mod households;
pub(crate) mod importing;
pub(crate) mod inventing;
mod narrowing;
pub(crate) mod papers;
pub(crate) mod planning;
pub(crate) mod records;
pub(crate) mod workplaces;
