//! Laws of the invented communes, and what they are tried on.

mod file;
mod people;
mod planned;

use domain::catalog::{Catalogue, Unit};

use super::{InventedCommune, InventedHousehold};

const SEED: u64 = 154;

fn unit(code: &str) -> &'static Unit {
    Catalogue::built_in().unit(code).expect("the catalogue has it")
}

fn tho_binh() -> InventedCommune {
    InventedCommune::of(unit("15670"), SEED)
}

fn all_units() -> impl Iterator<Item = &'static Unit> {
    let catalogue = Catalogue::built_in();
    catalogue.units.iter().chain([&catalogue.training_unit])
}

fn count(commune: &InventedCommune, is: impl Fn(&InventedHousehold) -> bool) -> u32 {
    u32::try_from(commune.households.iter().filter(|household| is(household)).count()).unwrap()
}

fn has(commune: &InventedCommune, is: impl Fn(&InventedHousehold) -> bool) -> bool {
    commune.households.iter().any(is)
}
