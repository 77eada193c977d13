//! What a household's dossier still lacks: the six boxes of «Hồ sơ» in every list.

use super::{Household, HouseholdClass, Measure, Standing};

/// One thing that a complete dossier has. The rules that block a submission are in
/// `check`; a gap is only the quick answer to "where do I go on".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Name, thôn, number of persons and the class with its kind (N1, N2).
    Class,
    /// At least one cause.
    Causes,
    /// Every cause and indicator has a measure or a reason why not.
    Answers,
    /// Every measure is accepted and has money, months and an organisation.
    Measures,
    /// An organisation and a person who help.
    Helper,
    /// The expected result at the end of the year.
    Expected,
}

impl Gap {
    /// How many boxes there are.
    pub const COUNT: usize = 6;

    /// The word in lists.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Causes => "causes",
            Self::Answers => "answers",
            Self::Measures => "measures",
            Self::Helper => "helper",
            Self::Expected => "expected",
        }
    }
}

impl Measure {
    /// Accepted, with money (or «không dùng kinh phí»), months and an organisation?
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.standing == Standing::Accepted
            && self.is_funded()
            && self.months.is_some()
            && self.organisation.is_some()
    }
}

impl Household {
    /// What the dossier lacks, in the order of the boxes. A household that is only here as
    /// hộ bảo trợ xã hội needs no plan.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut ask = |gap: Gap, answered: bool| {
            if !answered {
                gaps.push(gap);
            }
        };
        let named = !self.head_name.is_empty() && self.hamlet.is_some();
        let classed = self.class.is_some_and(|class| class != HouseholdClass::Poor);
        ask(Gap::Class, named && classed && self.member_count().is_some_and(|n| n > 0));
        if self.class == Some(HouseholdClass::NotPoor) {
            return gaps;
        }
        let settled = |code: &str| self.is_answered(code) || self.no_measure.contains_key(code);
        ask(Gap::Causes, !self.causes.is_empty());
        ask(Gap::Answers, self.questions().all(settled));
        ask(Gap::Measures, self.measures.iter().all(Measure::is_complete));
        ask(
            Gap::Helper,
            self.assignments.iter().any(|a| a.organisation.is_some() && a.person.is_some()),
        );
        ask(Gap::Expected, self.expected.is_some());
        gaps
    }
}
