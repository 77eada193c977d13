//! What must hold of the built-in catalogue, entry by entry.
//!
//! Deliberately absent: the reading of rows, tested where it stands.

mod lists;
mod plan_154;
mod policies;
mod refusals;
mod units;

use super::*;
use crate::date::PlanYear;
use crate::money::Dong;

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

fn dong(amount: i64) -> Option<Dong> {
    Dong::new(amount).ok()
}

fn plan_2020() -> PlanYear {
    PlanYear::new(2020).expect("2020 is a plan year")
}
