//! Phụ lục: which there are, and the lists of households under their hamlets.
//!
//! Deliberately absent: rows of one household (`annex_row`), annexes that are one table
//! (`annex_tables`), and sums that `domain` does not give.

use std::collections::BTreeMap;

use documents::Orientation;
use documents::forms::{Annex, AnnexEntry, HouseholdAnnex, TableAnnex, TotalRow};
use domain::HamletId;
use domain::plan::Household;
use domain::totals::{Classes, Group, MoneyTable, household_money};

use super::annex_row::{Rows, Told};
use super::annex_tables;
use super::figures::{Figures, count};
use super::tables::{self, Content, Frame};
use super::words::{say, word};

/// How an annex is made.
enum Build {
    /// Households under their hamlets.
    Households(Listed),
    /// One table.
    Table(fn(&Figures<'_>) -> Content),
}

/// Every annex that a template can ask for.
const ANNEXES: &[(&str, Build)] = &[
    ("poor", Build::Households(Listed::Poor)),
    ("near_poor", Build::Households(Listed::NearPoor)),
    ("lacking", Build::Households(Listed::Lacking)),
    ("hamlets", Build::Table(annex_tables::hamlets)),
    ("causes", Build::Table(annex_tables::causes)),
    ("services", Build::Table(annex_tables::services)),
    ("money", Build::Table(annex_tables::money)),
    ("assignments", Build::Table(annex_tables::assignments)),
    ("leaving", Build::Table(annex_tables::leaving)),
];

/// Which households an annex lists.
#[derive(Clone, Copy)]
enum Listed {
    Poor,
    NearPoor,
    /// Poor and near-poor households that lack an indicator, with what is done about it.
    Lacking,
}

impl Listed {
    fn has(self, household: &Household) -> bool {
        match self {
            Self::Poor => household.is_poor(),
            Self::NearPoor => household.is_near_poor(),
            Self::Lacking => {
                (household.is_poor() || household.is_near_poor())
                    && !household.indicators.is_empty()
            }
        }
    }

    fn of(self, classes: &Classes) -> Group {
        match self {
            Self::Poor => classes.poor(),
            Self::NearPoor => classes.near_poor.clone(),
            Self::Lacking => classes.planned_for(),
        }
    }

    fn told(self) -> Told {
        match self {
            Self::Poor | Self::NearPoor => Told::Everything,
            Self::Lacking => Told::Services,
        }
    }

    /// What the annex tells of: the households' own measures and their shares of projects.
    fn money(self, group: &Group) -> MoneyTable {
        match self {
            Self::Poor | Self::NearPoor => group.money + group.shares,
            Self::Lacking => group.service_money,
        }
    }
}

/// The annex of that name in its frame; none for an unknown name (tested) or one that would
/// say nothing.
pub(super) fn annex(name: &str, frame: &Frame, figures: &Figures<'_>) -> Option<Annex> {
    let (_, build) = ANNEXES.iter().find(|(known, _)| *known == name)?;
    match build {
        Build::Households(listed) => {
            let has_any = figures.request.plan.households.iter().any(|one| listed.has(one));
            has_any.then(|| households(*listed, frame, figures))
        }
        Build::Table(content) => {
            let content = content(figures);
            (!content.rows.is_empty()).then(|| table(frame, content))
        }
    }
}

fn table(frame: &Frame, content: Content) -> Annex {
    let upright = frame.one("upright") == "yes";
    Annex::Table(TableAnnex {
        label: frame.one("label"),
        title_lines: frame.every("title"),
        attached_to: frame.one("attached"),
        unit: frame.one("unit"),
        orientation: if upright { Orientation::Portrait } else { Orientation::Landscape },
        table: tables::table(frame, content),
        notes: frame.every("note"),
    })
}

fn households(listed: Listed, frame: &Frame, figures: &Figures<'_>) -> Annex {
    let (entries, number) = entries(listed, figures);
    Annex::Households(HouseholdAnnex {
        label: frame.one("label"),
        title_lines: frame.every("title"),
        attached_to: frame.one("attached"),
        money_unit: frame.one("unit"),
        entries,
        totals: totals(listed, number, figures),
        notes: frame.every("note"),
    })
}

/// Hamlets in the order of every list, households without one last; numbered throughout.
fn entries(listed: Listed, figures: &Figures<'_>) -> (Vec<AnnexEntry>, usize) {
    let (plan, totals) = (figures.request.plan, figures.request.totals);
    let mut by_hamlet: BTreeMap<Option<HamletId>, Vec<&Household>> = BTreeMap::new();
    for household in plan.households.iter().filter(|household| listed.has(household)) {
        let hamlet = household.hamlet.filter(|id| totals.hamlets.contains_key(id));
        by_hamlet.entry(hamlet).or_default().push(household);
    }
    let hamlets = totals.hamlets_in_order().into_iter();
    let named = hamlets.map(|(id, hamlet)| (Some(id), hamlet.name.clone(), &hamlet.classes));
    let bands = named.chain([(None, word("no_hamlet"), &totals.no_hamlet)]);
    let (money, _) = household_money(plan);
    let rows = Rows::new(figures, &money, listed.told());
    let (mut entries, mut band, mut order) = (Vec::new(), 0, 0);
    for (hamlet, name, classes) in bands {
        let Some(households) = by_hamlet.remove(&hamlet) else {
            continue;
        };
        band += 1;
        let number = count(u64::try_from(households.len()).unwrap_or(u64::MAX));
        let own = listed.money(&listed.of(classes));
        entries.push(AnnexEntry::Hamlet {
            order: roman(band),
            text: say("annex.hamlet", &[("hamlet", &name), ("n", &number)]),
            funds: figures.by_source(&own),
        });
        for household in households {
            order += 1;
            entries.push(AnnexEntry::Household(rows.of(household, order)));
        }
    }
    (entries, order)
}

/// Everything the lines above say; of that the shares of projects, each of which the plan
/// counts once and not by households.
fn totals(listed: Listed, number: usize, figures: &Figures<'_>) -> Vec<TotalRow> {
    let group = listed.of(&figures.request.totals.commune);
    let has_shares = listed.told() == Told::Everything && !group.shares.total().is_zero();
    let number = count(u64::try_from(number).unwrap_or(u64::MAX));
    let all = TotalRow {
        label: say("annex.total", &[("n", &number)]),
        funds: figures.by_source(&listed.money(&group)),
        remark: String::new(),
    };
    let share = has_shares.then(|| TotalRow {
        label: word("annex.share"),
        funds: figures.by_source(&group.shares),
        remark: word("annex.share_remark"),
    });
    [Some(all), share].into_iter().flatten().collect()
}

/// I, II, III, …
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn hamlets_are_numbered_in_roman() {
        let numbers = [1, 4, 9, 14, 40, 49].map(roman);
        assert_eq!(numbers, ["I", "IV", "IX", "XIV", "XL", "XLIX"]);
    }
}
