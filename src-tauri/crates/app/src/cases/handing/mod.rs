//! The commune's side of handing over: freezing, the district's key, and sealing to it.
//!
//! Deliberately absent: what the district does with a package (`receiving`, `district`).

mod changes;
mod freeze;
mod key;
mod pdf;
mod sent;
mod submit;
mod trust;
mod view;

pub(crate) use changes::changed_since;
pub(crate) use freeze::{edition, freeze};
pub(crate) use key::key;
pub(crate) use pdf::{ending, pdf};
pub(crate) use sent::all as sent_packages;
pub(crate) use submit::submit;
pub(crate) use trust::{complete, key_file, trust};
pub(crate) use view::view;
