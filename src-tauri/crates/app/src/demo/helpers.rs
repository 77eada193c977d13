//! Invented people who help households, from the commune's organisations.
//!
//! Deliberately absent: judging who is suited; they are taken in turn.

use std::collections::HashSet;

use domain::catalog::Unit;
use domain::plan::{Area, Gender};

use super::chance::Chance;
use super::names::Names;
use super::stock::{PositionRow, Scope, Stock};
use super::{Helping, InventedPerson};

/// One person helps at most so many households (rule H08 warns above 5).
const MOST_HOUSEHOLDS: usize = 4;

/// Everybody who helps, and where to find them.
pub(super) struct Helpers {
    pub(super) persons: Vec<InventedPerson>,
    /// Places of the persons of each hamlet.
    of_hamlets: Vec<Vec<usize>>,
}

impl Helpers {
    /// Enough people for so many households in each hamlet.
    pub(super) fn invent(
        chance: &mut Chance,
        names: &mut Names,
        stock: &'static Stock,
        unit: &Unit,
        hamlets: &[String],
        households: &[usize],
    ) -> Self {
        let area = match unit.area {
            Area::Rural => "rural",
            Area::Urban => "urban",
        };
        let fits = |row: &&PositionRow| row.only.is_empty() || row.only == area;
        let (whole, own): (Vec<_>, Vec<_>) =
            stock.positions.iter().filter(fits).partition(|row| row.scope == Scope::Commune);
        let mut taken = HashSet::new();
        let mut persons: Vec<InventedPerson> =
            whole.into_iter().map(|row| person(chance, names, &mut taken, row, None)).collect();
        let mut of_hamlets = Vec::new();
        for (hamlet, &households) in hamlets.iter().zip(households) {
            let wanted = households.div_ceil(MOST_HOUSEHOLDS).max(2);
            let first = persons.len();
            for row in own.iter().cycle().take(wanted) {
                persons.push(person(chance, names, &mut taken, row, Some(hamlet)));
            }
            of_hamlets.push((first..persons.len()).collect());
        }
        Self { persons, of_hamlets }
    }

    /// Who helps the household with that number (from 0) in that hamlet.
    pub(super) fn of_hamlet(&self, hamlet: usize, household: usize) -> Helping {
        let own = &self.of_hamlets[hamlet];
        let person = own[household % own.len()];
        Helping { organisation: self.persons[person].organisation.clone(), person }
    }

    /// The person of the whole commune who stands for that organisation.
    pub(super) fn of_organisation(&self, code: &str) -> Option<usize> {
        let whole =
            |person: &InventedPerson| person.hamlet.is_none() && person.organisation == code;
        self.persons.iter().position(whole)
    }
}

fn person(
    chance: &mut Chance,
    names: &mut Names,
    taken: &mut HashSet<String>,
    row: &PositionRow,
    hamlet: Option<&String>,
) -> InventedPerson {
    let drawn = if chance.percent(55) { Gender::Male } else { Gender::Female };
    let gender = row.gender.unwrap_or(drawn);
    let mut name = String::new();
    // Two helpers of one name could not be told apart in a list.
    for _ in 0..200 {
        let family = names.family(chance, "Kinh");
        let born = u16::try_from(chance.within(1965, 1994)).expect("a year has four digits");
        name = names.full(chance, family, "Kinh", gender, born);
        if taken.insert(name.clone()) {
            break;
        }
    }
    InventedPerson {
        name,
        position: row.position.clone(),
        organisation: row.organisation.clone(),
        hamlet: hamlet.cloned(),
    }
}
