//! Offices of the whole district for the long stories: each commune with a plan that is ready
//! to be frozen, generated to the numbers of annex 1.

use app::demo::InventedCommune;
use domain::catalog::{Catalogue, Unit};
use serde_json::{Value, json};

use crate::Office;

/// A commune's office.
pub struct Commune {
    /// Its laptop.
    pub office: Office,
    /// The unit.
    pub unit: &'static Unit,
    /// Its workplace file.
    pub book: String,
}

impl Commune {
    /// An office of that unit with all its households and their finished plan. `seed` tells
    /// its ids from those of others.
    ///
    /// # Panics
    /// If the invented plan cannot be written.
    #[must_use]
    pub fn ready(unit: &'static Unit, seed: u64) -> Self {
        let office = Office::named(&unit.folded_ascii(), seed);
        let book = office.opens_new(unit.code.as_ref());
        let commune = InventedCommune::of(unit, seed);
        office.imports(&commune);
        office.app.fill_invented(&commune).expect("an invented plan can be written");
        Self { office, unit, book }
    }

    /// All units of annex 1, in its order.
    #[must_use]
    pub fn units() -> &'static [Unit] {
        &Catalogue::built_in().units
    }

    /// Freezes the plan; what the command says.
    #[must_use]
    pub fn freezes(&self) -> Value {
        self.office.does("plan.freeze", json!({ "job": "test" }))
    }
}
