//! Invented families: who lives in a household, how old, able to work or not.
//!
//! Deliberately absent: poverty. What a household lacks is invented in `hardship`.

use domain::catalog::Catalogue;
use domain::plan::Gender;

use super::chance::Chance;
use super::names::Names;
use super::{InventedMember, Schooling};

/// What a household is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A couple with small children.
    Young,
    /// A couple with older children.
    Middle,
    /// A parent alone with children.
    Single,
    /// A couple of whom one is ill.
    Ill,
    /// One or two old people, perhaps with a grandchild.
    Old,
    /// Grandparents, parents and children.
    Generations,
}

/// Words of the catalogue for relations to the head.
pub(super) struct Relations {
    head: String,
    spouse: String,
    child: String,
    parent: String,
    grandchild: String,
}

impl Relations {
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let word = |key: &str| {
            let relation = catalogue.relations.iter().find(|relation| relation.key == key);
            relation.map_or_else(String::new, |relation| relation.name.clone())
        };
        Self {
            head: word("head"),
            spouse: word("spouse"),
            child: word("child"),
            parent: word("parent"),
            grandchild: word("grandchild"),
        }
    }
}

/// What families are drawn from.
pub(super) struct Families<'a> {
    pub(super) chance: &'a mut Chance,
    pub(super) names: &'a mut Names,
    pub(super) relations: &'a Relations,
    /// The plan year.
    pub(super) year: u16,
    /// Heads invented before, whose full names may come again.
    pub(super) earlier: &'a [(String, u16, Gender, &'static str)],
}

impl Families<'_> {
    /// A family of that shape; its head comes first.
    pub(super) fn invent(
        &mut self,
        shape: Shape,
        ethnic_group: &'static str,
    ) -> Vec<InventedMember> {
        match shape {
            Shape::Young => self.couple(ethnic_group, (25, 42), (1, 4)),
            Shape::Middle => self.couple(ethnic_group, (44, 55), (1, 3)),
            Shape::Ill => {
                let mut members = self.couple(ethnic_group, (36, 58), (0, 3));
                let ill = self.chance.below(2);
                members[ill].works = false;
                // The other one keeps the household going, whatever the age.
                members[1 - ill].works = true;
                members
            }
            Shape::Single => self.single(ethnic_group),
            Shape::Old => self.old(ethnic_group),
            Shape::Generations => {
                let mut members = self.couple(ethnic_group, (30, 47), (1, 3));
                self.add_parents(&mut members, ethnic_group);
                members
            }
        }
    }

    fn born(&self, age: i64) -> u16 {
        let year = i64::from(self.year) - age;
        u16::try_from(year)
            .expect("nobody here is older than a hundred or born after the plan year")
    }

    fn age(&self, born: u16) -> i64 {
        i64::from(self.year) - i64::from(born)
    }

    fn person(
        &mut self,
        relation: &str,
        family: &str,
        ethnic_group: &'static str,
        gender: Gender,
        age: i64,
    ) -> InventedMember {
        let born = self.born(age);
        let name = self.names.full(self.chance, family, ethnic_group, gender, born);
        self.described(name, relation, ethnic_group, gender, born)
    }

    fn described(
        &mut self,
        name: String,
        relation: &str,
        ethnic_group: &'static str,
        gender: Gender,
        born: u16,
    ) -> InventedMember {
        let age = self.age(born);
        let birth = if self.chance.percent(if age < 30 { 85 } else { 45 }) {
            format!("{born}-{:02}-{:02}", self.chance.within(1, 12), self.chance.within(1, 28))
        } else {
            born.to_string()
        };
        let schooling = match age {
            3..=5 => self.chance.percent(85).then_some(Schooling::Attends),
            6..=14 => Some(Schooling::Attends),
            15..=17 if self.chance.percent(80) => Some(Schooling::Attends),
            18..=22 if self.chance.percent(18) => Some(Schooling::Attends),
            15..=59 => Some(Schooling::Finished),
            _ => None,
        };
        let last = match gender {
            Gender::Male => 60,
            Gender::Female => 55,
        };
        let of_age =
            (16..=last).contains(&age) || (last..=66).contains(&age) && self.chance.percent(45);
        InventedMember {
            name,
            relation: relation.to_owned(),
            birth,
            gender,
            ethnic_group: ethnic_group.to_owned(),
            works: of_age && schooling != Some(Schooling::Attends),
            health_insured: true,
            schooling,
            assisted: age >= 80,
        }
    }

    /// The head; now and then with the full name of an earlier one of another age.
    fn head(&mut self, ethnic_group: &'static str, gender: Gender, age: i64) -> InventedMember {
        let relation = self.relations.head.clone();
        let born = self.born(age);
        if self.chance.percent(2)
            && let Some((name, other, own, group)) = self.chance.pick(self.earlier).cloned()
            && other != born
            && own == gender
            && group == ethnic_group
            && self.names.take(&name, born)
        {
            return self.described(name, &relation, ethnic_group, gender, born);
        }
        let family = self.names.family(self.chance, ethnic_group);
        self.person(&relation, family, ethnic_group, gender, age)
    }

    fn couple(
        &mut self,
        ethnic_group: &'static str,
        (youngest, oldest): (i64, i64),
        (fewest, most): (i64, i64),
    ) -> Vec<InventedMember> {
        let age = self.chance.within(youngest, oldest);
        let gender = if self.chance.percent(82) { Gender::Male } else { Gender::Female };
        let head = self.head(ethnic_group, gender, age);
        let (other, apart) = match gender {
            Gender::Male => (Gender::Female, self.chance.within(-6, 1)),
            Gender::Female => (Gender::Male, self.chance.within(-1, 6)),
        };
        let family = self.names.family(self.chance, ethnic_group);
        let spouse_age = (age + apart).max(21);
        let word = self.relations.spouse.clone();
        let spouse = self.person(&word, family, ethnic_group, other, spouse_age);
        let father = if gender == Gender::Male { &head } else { &spouse };
        let father = family_name(&father.name).to_owned();
        let count = self.chance.within(fewest, most);
        let mut members = vec![head, spouse];
        members.extend(self.children(&father, ethnic_group, age.min(spouse_age) - 20, count));
        members
    }

    /// Brothers and sisters, the eldest first and none older than that.
    fn children(
        &mut self,
        father: &str,
        ethnic_group: &'static str,
        eldest: i64,
        count: i64,
    ) -> Vec<InventedMember> {
        // Grown-up children have moved out.
        let most = self.chance.within(10, 24);
        let mut age = self.chance.within((eldest - 5).max(0), eldest.max(0)).min(most);
        let word = self.relations.child.clone();
        let mut children = Vec::new();
        for _ in 0..count {
            let gender = if self.chance.percent(52) { Gender::Male } else { Gender::Female };
            children.push(self.person(&word, father, ethnic_group, gender, age));
            age -= self.chance.within(2, 5);
            if age < 0 {
                break;
            }
        }
        children
    }

    fn single(&mut self, ethnic_group: &'static str) -> Vec<InventedMember> {
        let gender = if self.chance.percent(88) { Gender::Female } else { Gender::Male };
        let age = self.chance.within(30, 50);
        let head = self.head(ethnic_group, gender, age);
        let father = match gender {
            Gender::Male => family_name(&head.name).to_owned(),
            Gender::Female => self.names.family(self.chance, ethnic_group).to_owned(),
        };
        let count = self.chance.within(1, 3);
        let mut members = vec![head];
        let eldest = (age - 20).min(15);
        members.extend(self.children(&father, ethnic_group, eldest, count));
        members
    }

    fn old(&mut self, ethnic_group: &'static str) -> Vec<InventedMember> {
        let gender = if self.chance.percent(60) { Gender::Female } else { Gender::Male };
        let age = self.chance.within(67, 90);
        let head = self.head(ethnic_group, gender, age);
        let mut members = vec![head];
        match self.chance.below(100) {
            0..50 => {}
            50..85 => {
                let other = if gender == Gender::Male { Gender::Female } else { Gender::Male };
                let family = self.names.family(self.chance, ethnic_group);
                let word = self.relations.spouse.clone();
                let own = (age + self.chance.within(-5, 5)).max(67);
                members.push(self.person(&word, family, ethnic_group, other, own));
            }
            _ => {
                let word = self.relations.grandchild.clone();
                let family = match gender {
                    Gender::Male => family_name(&members[0].name).to_owned(),
                    Gender::Female => self.names.family(self.chance, ethnic_group).to_owned(),
                };
                let own = if self.chance.percent(50) { Gender::Male } else { Gender::Female };
                let grandchild_age = self.chance.within(6, 14);
                members.push(self.person(&word, &family, ethnic_group, own, grandchild_age));
            }
        }
        // Nobody to work: old people alone are looked after (NĐ 136/2013, uncertain).
        for member in &mut members {
            member.works = false;
            member.assisted = true;
        }
        members
    }

    fn add_parents(&mut self, members: &mut Vec<InventedMember>, ethnic_group: &'static str) {
        let head_age = self.age(members[0].birth_year());
        let word = self.relations.parent.clone();
        let own = family_name(&members[0].name).to_owned();
        let mother_age = head_age + self.chance.within(20, 30);
        let family = self.names.family(self.chance, ethnic_group);
        members.push(self.person(&word, family, ethnic_group, Gender::Female, mother_age));
        if self.chance.percent(40) {
            let father_age = mother_age + self.chance.within(0, 5);
            members.push(self.person(&word, &own, ethnic_group, Gender::Male, father_age));
        }
    }
}

/// Họ: the first word of a full name.
pub(super) fn family_name(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}
