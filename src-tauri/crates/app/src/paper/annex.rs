//! Phụ lục: every household of a class under its hamlet, and what the class costs.
//!
//! Deliberately absent: households of other classes, and sums that `domain` does not give.

use std::collections::BTreeMap;

use documents::forms::{Annex, AnnexEntry, HouseholdAnnex, TotalRow};
use domain::HamletId;
use domain::plan::Household;
use domain::totals::{Classes, Group, household_money};

use super::annex_row::Rows;
use super::figures::{Figures, by_source, count};
use super::tables::Frame;
use super::words::{say, word};

/// Which households an annex lists.
#[derive(Clone, Copy)]
enum Listed {
    Poor,
    NearPoor,
}

impl Listed {
    fn has(self, household: &Household) -> bool {
        match self {
            Self::Poor => household.is_poor(),
            Self::NearPoor => household.is_near_poor(),
        }
    }

    fn of(self, classes: &Classes) -> Group {
        match self {
            Self::Poor => classes.poor(),
            Self::NearPoor => classes.near_poor.clone(),
        }
    }
}

/// The annex of that name in its frame; none for an unknown name (tested).
pub(super) fn households(name: &str, frame: &Frame, figures: &Figures<'_>) -> Option<Annex> {
    let listed = match name {
        "poor" => Listed::Poor,
        "near_poor" => Listed::NearPoor,
        _ => return None,
    };
    Some(Annex::Households(HouseholdAnnex {
        label: frame.one("label"),
        title_lines: frame.every("title"),
        attached_to: frame.one("attached"),
        money_unit: frame.one("unit"),
        entries: entries(listed, figures),
        totals: totals(&listed.of(&figures.request.totals.commune)),
        notes: frame.every("note"),
    }))
}

/// Hamlets in the order of every list, households without one last; numbered throughout.
fn entries(listed: Listed, figures: &Figures<'_>) -> Vec<AnnexEntry> {
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
    let rows = Rows::new(figures, &money);
    let (mut entries, mut band, mut order) = (Vec::new(), 0, 0);
    for (hamlet, name, classes) in bands {
        let Some(households) = by_hamlet.remove(&hamlet) else {
            continue;
        };
        band += 1;
        let number = count(listed.of(classes).households);
        entries.push(AnnexEntry::Hamlet {
            order: roman(band),
            text: say("annex.hamlet", &[("hamlet", &name), ("n", &number)]),
        });
        for household in households {
            order += 1;
            entries.push(AnnexEntry::Household(rows.of(household, order)));
        }
    }
    entries
}

/// The households' own measures; their shares of projects apart, for the plan counts a
/// project once and not here.
fn totals(group: &Group) -> Vec<TotalRow> {
    let has_shares = !group.shares.total().is_zero();
    let key = if has_shares { "annex.total_own" } else { "annex.total" };
    let own = TotalRow {
        label: say(key, &[("n", &count(group.households))]),
        funds: by_source(&group.money),
        remark: String::new(),
    };
    let share = has_shares.then(|| TotalRow {
        label: word("annex.share"),
        funds: by_source(&group.shares),
        remark: word("annex.share_remark"),
    });
    [Some(own), share].into_iter().flatten().collect()
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
