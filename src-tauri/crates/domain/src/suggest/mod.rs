//! Gợi ý: for each unanswered cause and indicator the first measure of the catalogue that fits.
//!
//! Pure: the same plan and catalogue give the same suggestions. Deliberately absent: persons
//! and organisations (never invented), amounts that no source confirms, and any decision: a
//! suggestion becomes part of a plan as «đề xuất, chưa duyệt» (rule S01).

mod fit;
mod nearest;
mod prefill;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use fit::{ToConfirm, Unfit, unfit};
pub use nearest::nearest;
pub use prefill::{Pair, Prefill, PrefilledMeasure, prefill, usual_helper, usual_months};

use crate::catalog::{AmountUnit, Catalogue, MeasureCode, MeasureEntry, Policy};
use crate::check::{question_label, sentences};
use crate::date::PlanYear;
use crate::money::Dong;
use crate::plan::{Household, Money, Months, Plan};
use crate::{HouseholdId, PolicyCode};

/// Một giải pháp đề xuất for a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The household.
    pub household: HouseholdId,
    /// Codes of the causes and indicators it answers, in the order of the household's questions.
    pub answers: Vec<String>,
    /// The entry of the catalogue.
    pub entry: MeasureCode,
    /// The policy; none where the catalogue names only a need, for a measure of the commune.
    pub policy: Option<PolicyCode>,
    /// Tên giải pháp.
    pub title: String,
    /// Kinh phí, only where a source confirms the amount and it is counted by household or
    /// person. An amount is often a ceiling («tối đa»); [`Suggestion::why`] quotes the
    /// catalogue's words.
    pub money: Option<Money>,
    /// A service that brings no money: «không dùng kinh phí».
    pub unfunded: bool,
    /// The months of the plan year in which the policy is in force, where both its first and
    /// its last day are known.
    pub months: Option<Months>,
    /// Vì sao, as Vietnamese sentences.
    pub why: String,
    /// What somebody has to confirm.
    pub to_confirm: ToConfirm,
    /// Căn cứ pháp lý, or where the entry comes from.
    pub source: String,
    /// The catalogue marks the entry as uncertain.
    pub uncertain: bool,
}

/// Một mục của danh mục for one question of a household, fit or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer<'a> {
    /// The entry.
    pub entry: MeasureEntry<'a>,
    /// Why it does not fit; then it is shown under «Không phù hợp».
    pub unfit: Option<Unfit>,
    /// What somebody has to confirm, if it fits.
    pub to_confirm: ToConfirm,
}

/// Suggestions for the whole plan, household by household in the order of the list.
#[must_use]
pub fn suggest(plan: &Plan, catalogue: &Catalogue) -> Vec<Suggestion> {
    let households = plan.households.iter();
    households.flat_map(|household| suggest_household(plan, household, catalogue)).collect()
}

/// Suggestions for one household: one for each question that has neither measure nor reason,
/// except that a suggestion which answers a later question as well is not made twice. Only
/// for poor and near-poor households.
///
/// An entry whose conditions are all seen to hold goes before one with conditions to confirm;
/// within these, the order is the catalogue's.
#[must_use]
pub fn suggest_household(
    plan: &Plan,
    household: &Household,
    catalogue: &Catalogue,
) -> Vec<Suggestion> {
    let mut chosen: Vec<(Offer<'_>, Vec<&str>)> = Vec::new();
    if !household.is_poor() && !household.is_near_poor() {
        return Vec::new();
    }
    for code in household.questions() {
        if household.is_answered(code) || household.no_measure.contains_key(code) {
            continue;
        }
        let answers_it = |offer: &Offer<'_>| catalogue.is_known_answer(offer.entry.code(), code);
        if let Some((_, answers)) = chosen.iter_mut().find(|(offer, _)| answers_it(offer)) {
            answers.push(code);
            continue;
        }
        let mut fitting = offers(plan, household, code, catalogue);
        fitting.retain(|offer| offer.unfit.is_none() && !is_used(household, offer.entry));
        let sure = fitting.iter().position(|offer| offer.to_confirm.conditions.is_empty());
        if !fitting.is_empty() {
            chosen.push((fitting.swap_remove(sure.unwrap_or(0)), vec![code]));
        }
    }
    chosen
        .into_iter()
        .map(|(offer, answers)| suggestion(plan, household, offer, &answers, catalogue))
        .collect()
}

/// All measures of the catalogue for one question of a household, in the catalogue's order.
#[must_use]
pub fn offers<'a>(
    plan: &Plan,
    household: &Household,
    code: &str,
    catalogue: &'a Catalogue,
) -> Vec<Offer<'a>> {
    let entries = match catalogue.cause(code) {
        Some(_) => catalogue.measures_for_cause(code),
        None => catalogue.measures_for_indicator(code),
    };
    entries
        .into_iter()
        .map(|entry| {
            let judged = match entry.policy() {
                Some(policy) => fit::judge(plan, household, policy, catalogue),
                None => Ok(ToConfirm::default()),
            };
            let (to_confirm, unfit) = match judged {
                Ok(to_confirm) => (to_confirm, None),
                Err(unfit) => (ToConfirm::default(), Some(unfit)),
            };
            Offer { entry, unfit, to_confirm }
        })
        .collect()
}

/// Has the household a measure from this entry already? A second would count money twice.
fn is_used(household: &Household, entry: MeasureEntry<'_>) -> bool {
    measure_from(household, entry).is_some()
}

/// The measure that the household has from this entry already: it can answer one more question.
#[must_use]
pub fn measure_from<'a>(
    household: &'a Household,
    entry: MeasureEntry<'_>,
) -> Option<&'a crate::plan::Measure> {
    household.measures.iter().find(|measure| match entry {
        MeasureEntry::Policy(policy) => measure.policy.as_ref() == Some(&policy.code),
        MeasureEntry::Need(need) => measure.title == need.name,
    })
}

/// What an offer would be as a measure of this household for these questions.
#[must_use]
pub fn suggestion(
    plan: &Plan,
    household: &Household,
    offer: Offer<'_>,
    answers: &[&str],
    catalogue: &Catalogue,
) -> Suggestion {
    let entry = offer.entry;
    let policy = entry.policy();
    let money = policy.and_then(|policy| confirmed_money(household, policy));
    let evidence = entry.evidence();
    let source = policy.map(|policy| &policy.legal_basis).filter(|basis| !basis.is_empty());
    Suggestion {
        household: household.id,
        answers: answers.iter().map(|code| (*code).to_owned()).collect(),
        entry: entry.code().into(),
        policy: policy.map(|policy| policy.code.clone()),
        title: entry.name().to_owned(),
        why: why(plan, &offer, answers, money, catalogue),
        money,
        unfunded: policy.is_some_and(Policy::is_service),
        months: policy.and_then(|policy| months_in_force(plan, policy)),
        to_confirm: offer.to_confirm,
        source: source.unwrap_or(&evidence.source).clone(),
        uncertain: evidence.uncertain,
    }
}

/// The amount for this household, where a source names it and the plan holds what it is
/// counted by.
#[must_use]
pub fn confirmed_money(household: &Household, policy: &Policy) -> Option<Money> {
    let each = policy.confirmed_amount_for(household.class?)?;
    let amount = match policy.unit {
        AmountUnit::Household => each,
        AmountUnit::Person => each.checked_mul(household.member_count()?).ok()?,
        // Who studies, works or for how many months is not in the plan.
        AmountUnit::HouseholdMonth
        | AmountUnit::Installation
        | AmountUnit::PersonCourse
        | AmountUnit::PersonMonth
        | AmountUnit::PersonYear
        | AmountUnit::PupilMonth
        | AmountUnit::StudentMonth
        | AmountUnit::Worker
        | AmountUnit::Project => return None,
    };
    let money = Money { source: policy.money_source, kind: policy.money_kind?, amount };
    (amount != Dong::ZERO).then_some(money)
}

fn months_in_force(plan: &Plan, policy: &Policy) -> Option<Months> {
    let year = PlanYear::new(plan.year.into()).ok()?;
    let first = policy.valid_from?.max(year.first_day());
    let last = policy.valid_to?.min(year.last_day());
    let month = |day: crate::date::ViDate| u8::try_from(day.month()).ok();
    (first <= last).then_some(Months { from: month(first)?, to: month(last)? })
}

fn why(
    plan: &Plan,
    offer: &Offer<'_>,
    answers: &[&str],
    money: Option<Money>,
    catalogue: &Catalogue,
) -> String {
    let quoted = |code: &&str| format!("«{}»", question_label(catalogue, code));
    let questions = answers.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let key = match offer.entry {
        MeasureEntry::Policy(_) => "suggest.policy",
        MeasureEntry::Need(_) => "suggest.need",
    };
    let mut parts = vec![sentences().say(key, &[("answers", &questions), ("year", &plan.year)])];
    if let (Some(money), Some(policy)) = (money, offer.entry.policy()) {
        let note = match policy.amount_note.as_str() {
            "" => policy.unit.label(),
            note => note,
        };
        let amount = money.amount;
        parts.push(sentences().say("suggest.amount", &[("amount", &amount), ("note", &note)]));
    }
    let phrases = offer.to_confirm.phrases().join("; ");
    if !phrases.is_empty() {
        parts.push(sentences().say("suggest.confirm", &[("conditions", &phrases)]));
    }
    parts.join(" ")
}
