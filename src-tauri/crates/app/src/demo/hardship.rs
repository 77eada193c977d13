//! What an invented household lacks: class, score, causes, indicators, needs.
//!
//! Only what the catalogue has an answer to for such a household is invented. Deliberately
//! absent: the answers themselves (`measures`) and any claim about real frequencies.

use domain::catalog::Catalogue;
use domain::plan::{Area, ExpectedResult, HouseholdClass, Score};
use domain::{CauseCode, IndicatorCode, NeedCode};

use super::chance::Chance;
use super::family::{Families, Relations, Shape};
use super::helpers::Helpers;
use super::measures::Book;
use super::names::Names;
use super::stock::Stock;
use super::{Fate, Helping, InventedHousehold, Schooling};

/// How often (percent) a household of each shape has a cause.
fn causes_of(shape: Shape) -> &'static [(&'static str, usize)] {
    match shape {
        Shape::Young => &[
            ("NN01", 60),
            ("NN06", 35),
            ("NN07", 35),
            ("NN03", 25),
            ("NN05", 20),
            ("NN02", 12),
            ("NN11", 3),
            ("NN10", 1),
            ("NN09", 1),
        ],
        Shape::Middle => &[
            ("NN01", 55),
            ("NN06", 30),
            ("NN03", 30),
            ("NN05", 25),
            ("NN02", 18),
            ("NN07", 12),
            ("NN11", 3),
            ("NN10", 1),
            ("NN09", 1),
        ],
        Shape::Single => &[("NN07", 60), ("NN01", 40), ("NN04", 35), ("NN06", 25), ("NN05", 15)],
        Shape::Ill => &[("NN08", 100), ("NN01", 40), ("NN07", 25), ("NN05", 10)],
        Shape::Old => &[("NN04", 70), ("NN08", 60)],
        Shape::Generations => {
            &[("NN01", 55), ("NN07", 50), ("NN06", 30), ("NN02", 15), ("NN08", 12)]
        }
    }
}

/// How often (percent) a household lacks what an indicator counts.
const LACKS: [(&str, usize); 10] = [
    ("D01", 7),
    ("D02", 16),
    ("D03", 8),
    ("D04", 4),
    ("D05", 11),
    ("D06", 8),
    ("D07", 24),
    ("D08", 54),
    ("D09", 8),
    ("D10", 5),
];

/// Causes whose answer earns a household something: one that leaves has at least one.
const EARNING: [&str; 5] = ["NN01", "NN02", "NN03", "NN05", "NN06"];

/// Most causes of a household (rule H02 warns above 4).
const MOST_CAUSES: usize = 4;

const OTHER_CAUSES: [&str; 4] =
    ["nhà bị cháy năm trước", "sạt lở mất vườn", "nợ cũ do chăn nuôi bị dịch", "mới tách hộ"];

/// Invents households.
pub(super) struct Hardship<'a> {
    catalogue: &'static Catalogue,
    book: Book<'a>,
    relations: Relations,
    year: u16,
    area: Area,
    earlier: Vec<(String, u16, domain::plan::Gender, &'static str)>,
}

impl<'a> Hardship<'a> {
    pub(super) fn new(
        catalogue: &'static Catalogue,
        stock: &'static Stock,
        year: u16,
        area: Area,
        helpers: &'a Helpers,
    ) -> Self {
        let book = Book::new(catalogue, stock, helpers, year);
        let relations = Relations::of(catalogue);
        Self { catalogue, book, relations, year, area, earlier: Vec::new() }
    }

    /// A household of that fate, finished with its plan.
    pub(super) fn invent(
        &mut self,
        chance: &mut Chance,
        names: &mut Names,
        fate: Fate,
        ethnic_group: &'static str,
        hamlet: &str,
        helper: Helping,
    ) -> InventedHousehold {
        let shape = shape(chance, fate);
        let (relations, year, earlier) = (&self.relations, self.year, &self.earlier);
        let mut families = Families { chance, names, relations, year, earlier };
        let members = families.invent(shape, ethnic_group);
        let head = &members[0];
        let workers = members.iter().filter(|member| member.works).count();
        let mut household = InventedHousehold {
            head_name: head.name.clone(),
            birth_year: head.birth_year(),
            gender: head.gender,
            ethnic_group: ethnic_group.to_owned(),
            hamlet: hamlet.to_owned(),
            class: fate.class,
            area: self.area,
            stated_members: u32::try_from(members.len()).expect("a family is small"),
            stated_workers: u32::try_from(workers).expect("a family is small"),
            score: Score { b1: None, b2: None },
            social_protection: workers == 0 && members.iter().any(|member| member.assisted),
            causes: Vec::new(),
            cause_other: None,
            indicators: Vec::new(),
            needs: Vec::new(),
            members,
            measures: Vec::new(),
            helper,
            expected: fate.expected,
        };
        self.earlier.push((
            household.head_name.clone(),
            household.birth_year,
            household.gender,
            ethnic_group,
        ));
        self.lack(chance, &mut household);
        self.give_causes(chance, &mut household, shape);
        household.score = score(chance, &household);
        household.needs = self.needs(chance, &household);
        household.measures = self.book.answer(chance, &household);
        household
    }

    /// Ticks indicators and makes the members agree with them.
    fn lack(&self, chance: &mut Chance, household: &mut InventedHousehold) {
        let (fewest, most) = match household.class {
            HouseholdClass::PoorN2 => (3, 6),
            HouseholdClass::NearPoor => (0, 2),
            _ => (0, 6),
        };
        let mut open = LACKS;
        chance.shuffle(&mut open);
        let mut chosen: Vec<&str> = Vec::new();
        for (code, percent) in open {
            if chosen.len() < most && chance.percent(percent) && self.can_lack(household, code) {
                chosen.push(code);
            }
        }
        for (code, _) in open {
            if chosen.len() < fewest && !chosen.contains(&code) && self.can_lack(household, code) {
                chosen.push(code);
            }
        }
        chosen.sort_unstable();
        for code in &chosen {
            self.show(chance, household, code);
        }
        household.indicators = chosen.into_iter().map(IndicatorCode::from).collect();
    }

    fn can_lack(&self, household: &InventedHousehold, code: &str) -> bool {
        let somebody = match code {
            "D03" => self.adult_without_school(household).is_some(),
            "D04" => self.child_of_school_age(household).is_some(),
            _ => true,
        };
        somebody && self.book.can_answer(household, code)
    }

    /// Born 1986 or later, 15 or older, not at school: may lack lower secondary school.
    fn adult_without_school(&self, household: &InventedHousehold) -> Option<usize> {
        household.members.iter().position(|member| {
            let born = member.birth_year();
            born >= 1986 && self.year - born >= 15 && member.schooling == Some(Schooling::Finished)
        })
    }

    fn child_of_school_age(&self, household: &InventedHousehold) -> Option<usize> {
        let of_age = |born: u16| (6..15).contains(&(self.year - born));
        household.members.iter().position(|member| of_age(member.birth_year()))
    }

    fn show(&self, chance: &mut Chance, household: &mut InventedHousehold, code: &str) {
        let dropped = match code {
            "D03" => self.adult_without_school(household),
            "D04" => self.child_of_school_age(household),
            _ => None,
        };
        if let Some(at) = dropped {
            household.members[at].schooling = Some(Schooling::DroppedOut);
        }
        if code == "D02" {
            let mut first = true;
            for member in &mut household.members {
                // Children under 6 have a card by law; the head is always older.
                let older = self.year - member.birth_year() >= 6;
                member.health_insured = !(older && (first || chance.percent(40)));
                first = false;
            }
        }
    }

    fn give_causes(&self, chance: &mut Chance, household: &mut InventedHousehold, shape: Shape) {
        let mut codes: Vec<&str> = Vec::new();
        let usual = causes_of(shape);
        for (code, percent) in usual {
            if codes.len() < MOST_CAUSES
                && chance.percent(*percent)
                && self.book.can_answer(household, code)
            {
                codes.push(code);
            }
        }
        let leaves = household.expected != ExpectedResult::Stays;
        if leaves && !codes.iter().any(|code| EARNING.contains(code)) {
            codes.truncate(MOST_CAUSES - 1);
            codes.push("NN01");
        }
        if codes.is_empty() {
            let first = usual
                .iter()
                .map(|(code, _)| *code)
                .find(|code| self.book.can_answer(household, code));
            codes.push(first.unwrap_or("NN11"));
        }
        codes.sort_unstable();
        if codes.contains(&"NN11") {
            household.cause_other = chance.pick(&OTHER_CAUSES).map(|&words| words.to_owned());
        }
        household.causes = codes.into_iter().map(CauseCode::from).collect();
    }

    /// Wishes that follow from causes and indicators; the first one always.
    fn needs(&self, chance: &mut Chance, household: &InventedHousehold) -> Vec<NeedCode> {
        let causes = household.causes.iter().map(AsRef::as_ref);
        let indicators = household.indicators.iter().map(AsRef::as_ref);
        let mut wished: Vec<&str> = Vec::new();
        for code in causes.chain(indicators) {
            // «Nguyện vọng khác» would have to be written out.
            let mut answering =
                self.catalogue.needs.iter().filter(|need| need.answers(code) && !need.is_other());
            let wish = if chance.percent(75) { answering.next() } else { answering.next_back() };
            if let Some(need) = wish
                && (wished.is_empty() || chance.percent(80))
                && !wished.contains(&need.code.as_ref())
            {
                wished.push(need.code.as_ref());
            }
        }
        if wished.is_empty() {
            wished.extend(self.catalogue.needs.first().map(|need| need.code.as_ref()));
        }
        let listed =
            self.catalogue.needs.iter().filter(|need| wished.contains(&need.code.as_ref()));
        listed.map(|need| need.code.clone()).collect()
    }
}

/// Who lives in a household of that fate: where nobody works, nobody leaves poverty.
fn shape(chance: &mut Chance, fate: Fate) -> Shape {
    let weights: [usize; 6] = match (fate.expected, fate.class) {
        (ExpectedResult::Stays, HouseholdClass::NearPoor) => [22, 25, 13, 15, 12, 13],
        (ExpectedResult::Stays, _) => [8, 5, 15, 22, 45, 5],
        (ExpectedResult::Leaves | ExpectedResult::ToNearPoor, _) => [30, 35, 8, 10, 0, 17],
    };
    let shapes =
        [Shape::Young, Shape::Middle, Shape::Single, Shape::Ill, Shape::Old, Shape::Generations];
    let mut at = chance.below(100);
    for (shape, weight) in shapes.into_iter().zip(weights) {
        if at < weight {
            return shape;
        }
        at -= weight;
    }
    Shape::Middle
}

/// B1 within the bounds of the class (DOMAIN: Thông tư 14/2018, rural upper bound uncertain),
/// B2 ten points for each indicator.
fn score(chance: &mut Chance, household: &InventedHousehold) -> Score {
    let (poor, near_poor) = match household.area {
        Area::Rural => (120, 150),
        Area::Urban => (140, 175),
    };
    let steps = match household.class {
        HouseholdClass::PoorN1 => chance.within(poor / 10, poor / 5),
        _ => chance.within(poor / 5 + 1, near_poor / 5),
    };
    let b1 = u32::try_from(steps * 5).expect("points are between 60 and 175");
    let b2 = u32::try_from(household.indicators.len() * 10).expect("at most ten indicators");
    Score { b1: Some(b1), b2: Some(b2) }
}
