//! Which ledgers there are, and who may own each.

use std::fmt;

use crate::UnitCode;

/// A ledger by what it is for. Its name in packages is its `Display` form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerName {
    /// `plan/<unit>/<year>`: the commune's draft.
    Plan(UnitCode, u16),
    /// `answers/<unit>/<year>`: the commune's answers to comments.
    Answers(UnitCode, u16),
    /// `district/<unit>/<year>`: assignment, decisions and comments for a commune.
    District(UnitCode, u16),
    /// `catalogue/<year>`: the district's catalogues.
    Catalogue(u16),
    /// `review/<reviewer>/<unit>/<year>`: a steering-committee member's comments.
    Review(String, UnitCode, u16),
}

/// The district whose communes these are.
pub const DISTRICT: &str = "397";

impl LedgerName {
    /// Reads the name; `None` for one that this program does not know.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split('/').collect();
        let year = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 4);
        let unit = |code: &str| UnitCode(code.to_owned());
        match parts[..] {
            ["plan", code, y] => Some(Self::Plan(unit(code), year(y)?)),
            ["answers", code, y] => Some(Self::Answers(unit(code), year(y)?)),
            ["district", code, y] => Some(Self::District(unit(code), year(y)?)),
            ["catalogue", y] => Some(Self::Catalogue(year(y)?)),
            ["review", who, code, y] => Some(Self::Review(who.to_owned(), unit(code), year(y)?)),
            _ => None,
        }
    }

    /// The only one who may own it: a unit's code, or a reviewer's name in the ledger.
    #[must_use]
    pub fn owner(&self) -> &str {
        match self {
            Self::Plan(unit, _) | Self::Answers(unit, _) => &unit.0,
            Self::District(..) | Self::Catalogue(_) => DISTRICT,
            Self::Review(reviewer, ..) => reviewer,
        }
    }

    /// The plan year it belongs to.
    #[must_use]
    pub fn year(&self) -> u16 {
        match self {
            Self::Plan(_, year)
            | Self::Answers(_, year)
            | Self::District(_, year)
            | Self::Catalogue(year)
            | Self::Review(_, _, year) => *year,
        }
    }
}

impl fmt::Display for LedgerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan(unit, year) => write!(f, "plan/{unit}/{year}"),
            Self::Answers(unit, year) => write!(f, "answers/{unit}/{year}"),
            Self::District(unit, year) => write!(f, "district/{unit}/{year}"),
            Self::Catalogue(year) => write!(f, "catalogue/{year}"),
            Self::Review(reviewer, unit, year) => write!(f, "review/{reviewer}/{unit}/{year}"),
        }
    }
}
