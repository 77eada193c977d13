//! Điền sẵn: what a measure or a household that lacks it would usually get, from what this
//! plan says of others. Shown in another hand until somebody accepts it.
//!
//! Deliberately absent: persons and organisations that nobody entered, and any writing.

use std::collections::BTreeMap;

use super::confirmed_money;
use crate::catalog::Catalogue;
use crate::plan::{Household, Measure, Money, Months, Plan};
use crate::{HelperId, MeasureId, PolicyCode};

/// Who helps: tổ chức and người.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Tổ chức.
    pub organisation: Option<HelperId>,
    /// Người.
    pub person: Option<HelperId>,
}

/// What one measure lacks and would usually get; what it has already is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefilledMeasure {
    /// The measure.
    pub measure: MeasureId,
    /// Kinh phí, where a source confirms the amount.
    pub money: Option<Money>,
    /// Thời gian.
    pub months: Option<Months>,
    /// Who.
    pub helper: Pair,
}

/// What a household's dossier lacks and would usually get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefill {
    /// Measures that lack something, in the order of the plan.
    pub measures: Vec<PrefilledMeasure>,
    /// Phân công of the household, where it has none or only half of one.
    pub helper: Option<Pair>,
}

/// What the household and its measures lack and would usually get.
#[must_use]
pub fn prefill(plan: &Plan, household: &Household, catalogue: &Catalogue) -> Prefill {
    let measures = household
        .measures
        .iter()
        .filter_map(|measure| prefilled(plan, household, measure, catalogue))
        .collect();
    Prefill { measures, helper: helper_of_household(plan, household) }
}

fn prefilled(
    plan: &Plan,
    household: &Household,
    measure: &Measure,
    catalogue: &Catalogue,
) -> Option<PrefilledMeasure> {
    let policy = measure.policy.as_ref().and_then(|code| catalogue.policy(code.as_ref()));
    let money = match policy {
        Some(policy) if !measure.is_funded() => confirmed_money(household, policy),
        _ => None,
    };
    let code = measure.policy.as_ref();
    let months = measure.months.is_none().then(|| usual_months(plan, code, catalogue));
    let held = Pair { organisation: measure.organisation, person: measure.person };
    let helper = completed(plan, held, usual_helper(plan, household, code));
    let one = PrefilledMeasure { measure: measure.id, money, months, helper };
    let empty = one.money.is_none() && one.months.is_none() && one.helper == Pair::default();
    (!empty).then_some(one)
}

fn helper_of_household(plan: &Plan, household: &Household) -> Option<Pair> {
    let complete = |pair: &Pair| pair.organisation.is_some() && pair.person.is_some();
    let held = household
        .assignments
        .iter()
        .map(|one| Pair { organisation: one.organisation, person: one.person });
    let held: Vec<Pair> = held.collect();
    if held.iter().any(complete) {
        return None;
    }
    let held = held.first().copied().unwrap_or_default();
    // Who is responsible for its measures, else who helps in its hamlet.
    let own = most_usual(plan, household.measures.iter().map(pair_of));
    let usual = own.unwrap_or_else(|| hamlet_helper(plan, household));
    let pair = completed(plan, held, usual);
    (pair != Pair::default()).then_some(pair)
}

/// What is missing of a pair. A person is only taken along with the organisation it was
/// usual with; the organisation of a person is his or her own.
fn completed(plan: &Plan, held: Pair, usual: Pair) -> Pair {
    let own = |person: HelperId| plan.helpers.get(&person).and_then(|one| one.organisation);
    match (held.organisation, held.person) {
        (None, None) => usual,
        (None, Some(person)) => Pair { organisation: own(person), person: None },
        (Some(held), None) if usual.organisation == Some(held) => {
            Pair { organisation: None, person: usual.person }
        }
        _ => Pair::default(),
    }
}

/// Who usually does it: the household's own helper; else who does the same policy in the
/// hamlet; else who helps there.
#[must_use]
pub fn usual_helper(plan: &Plan, household: &Household, policy: Option<&PolicyCode>) -> Pair {
    let own = household.assignments.iter().find(|one| one.organisation.is_some());
    if let Some(own) = own {
        return Pair { organisation: own.organisation, person: own.person };
    }
    let same = measures_near(plan, household)
        .filter(|measure| policy.is_some() && measure.policy.as_ref() == policy);
    most_usual(plan, same.map(pair_of)).unwrap_or_else(|| hamlet_helper(plan, household))
}

/// Who usually helps in the household's hamlet: by assignment, else by measure, else the
/// person in charge of it.
fn hamlet_helper(plan: &Plan, household: &Household) -> Pair {
    let Some(hamlet) = household.hamlet else { return Pair::default() };
    let assigned = neighbours(plan, household).flat_map(|other| &other.assignments);
    let assigned = assigned.map(|one| Pair { organisation: one.organisation, person: one.person });
    most_usual(plan, assigned)
        .or_else(|| most_usual(plan, measures_near(plan, household).map(pair_of)))
        .or_else(|| {
            let mut persons = plan.helpers.values().filter(|one| one.hamlet == Some(hamlet));
            let person = persons.find(|one| one.is_person)?;
            Some(Pair { organisation: person.organisation, person: Some(person.id) })
        })
        .unwrap_or_default()
}

fn neighbours<'a>(plan: &'a Plan, household: &'a Household) -> impl Iterator<Item = &'a Household> {
    plan.households.iter().filter(|other| {
        other.id != household.id && other.hamlet.is_some() && other.hamlet == household.hamlet
    })
}

fn measures_near<'a>(
    plan: &'a Plan,
    household: &'a Household,
) -> impl Iterator<Item = &'a Measure> {
    neighbours(plan, household).flat_map(|other| &other.measures)
}

fn pair_of(measure: &Measure) -> Pair {
    Pair { organisation: measure.organisation, person: measure.person }
}

/// The pair met most often; of two equally usual ones the smaller, so that the answer is the
/// same on every machine. Pairs without an organisation, or with helpers that are gone, do not
/// count.
fn most_usual(plan: &Plan, pairs: impl Iterator<Item = Pair>) -> Option<Pair> {
    let there = |id: HelperId| plan.helpers.contains_key(&id);
    let mut met: BTreeMap<Pair, u32> = BTreeMap::new();
    for pair in pairs {
        if pair.organisation.is_some_and(there) && pair.person.is_none_or(there) {
            *met.entry(pair).or_default() += 1;
        }
    }
    let most = met.iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.cmp(a)));
    most.map(|(pair, _)| *pair)
}

/// The months such a measure usually has: those of the same policy in this plan, else those in
/// which it is in force, else from the month after the plan's last day.
#[must_use]
pub fn usual_months(plan: &Plan, policy: Option<&PolicyCode>, catalogue: &Catalogue) -> Months {
    let mut met: BTreeMap<(u8, u8), u32> = BTreeMap::new();
    let same = plan.households.iter().flat_map(|household| &household.measures);
    for measure in same.filter(|one| policy.is_some() && one.policy.as_ref() == policy) {
        if let Some(months) = measure.months {
            *met.entry((months.from, months.to)).or_default() += 1;
        }
    }
    let most = met.iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.cmp(a)));
    if let Some(((from, to), _)) = most {
        return Months { from: *from, to: *to };
    }
    let entry = policy.and_then(|code| catalogue.policy(code.as_ref()));
    if let Some(months) = entry.and_then(|policy| super::months_in_force(plan, policy)) {
        return months;
    }
    let assignment = &catalogue.assignment;
    let assigned = i32::from(plan.year) == assignment.year.year();
    let last = assigned.then(|| assignment.deadline.last_day().month());
    let from = last.and_then(|month| u8::try_from(month).ok()).map_or(1, |month| month + 1);
    Months { from: from.min(12), to: 12 }
}
