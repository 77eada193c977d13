//! The figures of one paper, taken from `domain`, and how they are written.
//!
//! Deliberately absent: adding. What is shown is a count or sum of `domain::totals`, or a
//! rate of two of them.

use domain::money::Dong;
use domain::plan::{MoneyKind, MoneySource, MoneyUnit};
use domain::ratio::percent;
use domain::text::group_thousands;
use domain::totals::{DongSum, Group, Meter, MoneyTable, Question, UnitTargets};

use super::PaperRequest;
use super::words::{say, word, word_or};

/// Everything a paper is written from.
pub(super) struct Figures<'a> {
    pub request: &'a PaperRequest<'a>,
    pub targets: UnitTargets,
    pub poor: Group,
    pub near_poor: &'a Group,
    /// Poor and near-poor together.
    pub both: Group,
    pub money: MoneyTable,
    pub poor_meter: Meter,
    pub near_poor_meter: Meter,
}

impl<'a> Figures<'a> {
    pub fn of(request: &'a PaperRequest<'a>) -> Self {
        let totals = request.totals;
        let targets = request.targets;
        Self {
            request,
            targets,
            poor: totals.poor(),
            near_poor: totals.near_poor(),
            both: totals.commune.planned_for(),
            money: totals.money(),
            poor_meter: totals.poor_meter(&targets),
            near_poor_meter: totals.near_poor_meter(&targets),
        }
    }

    /// In the unit of the paper.
    pub fn amount(&self, sum: DongSum) -> String {
        amount(sum, self.request.choices.money_unit)
    }

    /// The four columns of the annexes.
    pub fn by_source(&self, money: &MoneyTable) -> [String; 4] {
        by_source(money, self.request.choices.money_unit)
    }

    /// «13,88» of all households of the commune; empty where nothing can be divided.
    pub fn rate(&self, count: u64) -> String {
        share(count, self.targets.natural_households.into())
    }

    /// Causes as counted, in catalogue order; those the catalogue does not know come last.
    pub fn causes(&self) -> Vec<Item> {
        let known = self.request.catalogue.causes.iter();
        let known = known.map(|cause| {
            let short = word_or(&format!("cause.{}", cause.key), &cause.name);
            // «(ghi rõ)» asks whoever fills in the form, not the reader of the plan.
            let name = if cause.is_other() { short.clone() } else { cause.name.clone() };
            Item { code: cause.code.0.clone(), name, short }
        });
        with_unknown(known.collect(), self.both.causes.keys().map(|code| &code.0))
    }

    /// Indicators as counted, in catalogue order; those the catalogue does not know come last.
    pub fn indicators(&self) -> Vec<Item> {
        let known = self.request.catalogue.indicators.iter();
        let known = known.map(|indicator| {
            let short = word_or(&format!("indicator.{}", indicator.code), &indicator.name);
            Item { code: indicator.code.0.clone(), name: indicator.name.clone(), short }
        });
        with_unknown(known.collect(), self.both.indicators.keys().map(|code| &code.0))
    }
}

/// A cause or indicator to be shown.
pub(super) struct Item {
    pub code: String,
    /// As in the catalogue.
    pub name: String,
    /// As in narrow columns.
    pub short: String,
}

fn with_unknown<'c>(mut items: Vec<Item>, counted: impl Iterator<Item = &'c String>) -> Vec<Item> {
    for code in counted {
        if !items.iter().any(|item| &item.code == code) {
            items.push(Item { code: code.clone(), name: code.clone(), short: code.clone() });
        }
    }
    items
}

/// What a group says about one cause or indicator; zeros if nobody has it.
pub(super) fn question(group: &Group, code: &str) -> Question {
    let (cause, indicator) = (group.causes.get(&code.into()), group.indicators.get(&code.into()));
    cause.or(indicator).copied().unwrap_or_default()
}

/// «2.204».
pub(super) fn count(number: u64) -> String {
    signed(i64::try_from(number).expect("a count of records in memory is far below 2^63"))
}

/// «-3», «2.204».
pub(super) fn signed(number: i64) -> String {
    group_thousands(number)
}

/// «46,73»; empty where nothing can be divided.
pub(super) fn share(part: u64, whole: u64) -> String {
    let both = i64::try_from(part).ok().zip(i64::try_from(whole).ok());
    both.and_then(|(part, whole)| percent(part, whole)).unwrap_or_default()
}

/// «2.500.000»; words where the sum is beyond the exact range.
pub(super) fn dong(sum: DongSum) -> String {
    sum.dong().map_or_else(|| word("no_sum"), Dong::grouped)
}

/// The same in the unit of the paper, exactly: «2.500», «804,6»; empty for no money.
///
/// A change of the unit only: the digits behind the comma are the đồng below one of it.
pub(super) fn amount(sum: DongSum, unit: MoneyUnit) -> String {
    let Some(amount) = sum.dong().map(Dong::amount) else {
        return word("no_sum");
    };
    if amount == 0 {
        return String::new();
    }
    let whole = group_thousands(amount / unit.dong());
    match amount % unit.dong() {
        0 => whole,
        rest => {
            let digits = format!("{rest:0>width$}", width = usize::from(unit.decimals()));
            format!("{whole},{}", digits.trim_end_matches('0'))
        }
    }
}

/// The four columns of the annexes, in the unit of the paper.
pub(super) fn by_source(money: &MoneyTable, unit: MoneyUnit) -> [String; 4] {
    MoneySource::ALL.map(|source| amount(money.by_source(source), unit))
}

/// «281 hộ nghèo về thu nhập (N1), 25 hộ …»: the parts that are not zero.
pub(super) fn phrase(parts: &[(&str, u64)]) -> String {
    let some = parts.iter().filter(|(_, number)| *number > 0);
    let said = some.map(|(key, number)| say(key, &[("n", &count(*number))]));
    said.collect::<Vec<_>>().join(", ")
}

/// «hỗ trợ không hoàn lại 500.000 đồng; vốn vay 1.000.000 đồng»: the kinds that are not zero.
pub(super) fn money_phrase(money: &MoneyTable) -> String {
    let some = MoneyKind::ALL.into_iter().map(|kind| (kind, money.by_kind(kind)));
    let said = some
        .filter(|(_, sum)| !sum.is_zero())
        .map(|(kind, sum)| say(&format!("money.{}", kind.code()), &[("sum", &dong(sum))]));
    said.collect::<Vec<_>>().join("; ")
}

/// «a, b và c».
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), word("and")),
    }
}

/// The same inside a sentence: «thiếu vốn», but «BHYT».
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
