//! Invented Vietnamese names: as long as there are enough of them (some 60,000 households),
//! no two people of a commune are alike in folded name and year of birth.
//!
//! Deliberately absent: who is related to whom (`family`).

use std::collections::HashSet;

use domain::plan::Gender;

use super::chance::Chance;
use super::stock::{Age, NamePart, Stock};

/// How often a name is drawn anew before one that is taken is accepted.
const TRIES: usize = 24;

/// Draws names and remembers them.
pub(super) struct Names {
    groups: Vec<Group>,
    taken: HashSet<(String, u16)>,
}

/// The names of one ethnic group.
struct Group {
    name: &'static str,
    family: Vec<&'static str>,
    given: [Vec<&'static str>; 6],
    middle: [Vec<&'static str>; 2],
}

/// Which list of given names.
fn place(gender: Gender, age: Age) -> usize {
    let age = match age {
        Age::Old => 0,
        Age::Adult => 1,
        Age::Young => 2,
    };
    match gender {
        Gender::Male => age,
        Gender::Female => 3 + age,
    }
}

impl Names {
    pub(super) fn new(stock: &'static Stock) -> Self {
        Self { groups: Vec::new(), taken: HashSet::new() }
            .with_groups(stock, &["Kinh", "Mường", "Thái"])
    }

    fn with_groups(mut self, stock: &'static Stock, names: &[&'static str]) -> Self {
        use NamePart::{Family, GivenFemale, GivenMale, MiddleFemale, MiddleMale};
        for name in names {
            let given = |part, age| stock.names(part, name, age);
            self.groups.push(Group {
                name,
                family: stock.names(Family, name, Age::Adult),
                middle: [MiddleMale, MiddleFemale].map(|part| stock.names(part, name, Age::Adult)),
                given: [
                    given(GivenMale, Age::Old),
                    given(GivenMale, Age::Adult),
                    given(GivenMale, Age::Young),
                    given(GivenFemale, Age::Old),
                    given(GivenFemale, Age::Adult),
                    given(GivenFemale, Age::Young),
                ],
            });
        }
        self
    }

    fn group(&self, ethnic_group: &str) -> &Group {
        let own = self.groups.iter().find(|group| group.name == ethnic_group);
        own.unwrap_or(&self.groups[0])
    }

    /// A family name usual in that ethnic group.
    pub(super) fn family(&self, chance: &mut Chance, ethnic_group: &str) -> &'static str {
        chance.pick(&self.group(ethnic_group).family).copied().unwrap_or("Nguyễn")
    }

    /// A full name that nobody born in that year has yet.
    pub(super) fn full(
        &mut self,
        chance: &mut Chance,
        family: &str,
        ethnic_group: &str,
        gender: Gender,
        born: u16,
    ) -> String {
        let mut name = String::new();
        for _ in 0..TRIES {
            name = self.draw(chance, family, ethnic_group, gender, born);
            if self.take(&name, born) {
                break;
            }
        }
        name
    }

    /// Takes a name that was drawn before, for somebody born in another year.
    pub(super) fn take(&mut self, name: &str, born: u16) -> bool {
        self.taken.insert((domain::text::fold(name), born))
    }

    fn draw(
        &self,
        chance: &mut Chance,
        family: &str,
        ethnic_group: &str,
        gender: Gender,
        born: u16,
    ) -> String {
        let age = match born {
            ..1965 => Age::Old,
            1965..2005 => Age::Adult,
            2005.. => Age::Young,
        };
        let group = self.group(ethnic_group);
        let (middles, usual) = match gender {
            Gender::Male => (&group.middle[0], "Văn"),
            Gender::Female => (&group.middle[1], "Thị"),
        };
        let given = chance.pick(&group.given[place(gender, age)]).copied().unwrap_or("An");
        // «Gia Bảo» brings its own middle name.
        if given.contains(' ') {
            return format!("{family} {given}");
        }
        let drawn = chance.pick(middles).copied().unwrap_or(usual);
        let middle = if age == Age::Old && chance.percent(75) { usual } else { drawn };
        format!("{family} {middle} {given}")
    }
}
