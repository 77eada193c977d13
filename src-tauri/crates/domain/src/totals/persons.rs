//! What is counted by persons and not by households: children at school, health insurance.
//!
//! Only members that were entered can be counted; a household that states no more than a
//! number of persons adds nothing here. Deliberately absent: who they are.

use std::ops::AddAssign;

use serde::Serialize;

use crate::plan::{Household, Member};

/// School age as the indicator has it: from 5 to under 15 (DOMAIN, `deprivations.csv` D04).
const SCHOOL_AGE: std::ops::Range<u16> = 5..15;

/// Members counted one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Persons {
    /// Members entered by name.
    pub listed: u64,
    /// With a health-insurance card.
    pub insured: u64,
    /// Known to have none.
    pub uninsured: u64,
    /// Of school age in the plan year.
    pub school_age: u64,
    /// Of those, known not to go to school.
    pub out_of_school: u64,
}

impl Persons {
    /// The members of one household.
    #[must_use]
    pub fn of(household: &Household, year: u16) -> Self {
        let mut persons = Self::default();
        persons.count(household, year);
        persons
    }

    pub(super) fn count(&mut self, household: &Household, year: u16) {
        for member in &household.members {
            self.listed += 1;
            match member.health_insured {
                Some(true) => self.insured += 1,
                Some(false) => self.uninsured += 1,
                None => {}
            }
            if is_of_school_age(member, year) {
                self.school_age += 1;
                let schooling = member.schooling.as_deref();
                self.out_of_school += u64::from(schooling == Some("dropped_out"));
            }
        }
    }
}

fn is_of_school_age(member: &Member, year: u16) -> bool {
    let born = member.birth.as_deref().and_then(|birth| birth.get(..4)?.parse::<u16>().ok());
    born.and_then(|born| year.checked_sub(born)).is_some_and(|age| SCHOOL_AGE.contains(&age))
}

impl AddAssign<&Self> for Persons {
    fn add_assign(&mut self, other: &Self) {
        let Self { listed, insured, uninsured, school_age, out_of_school } = other;
        self.listed += listed;
        self.insured += insured;
        self.uninsured += uninsured;
        self.school_age += school_age;
        self.out_of_school += out_of_school;
    }
}
