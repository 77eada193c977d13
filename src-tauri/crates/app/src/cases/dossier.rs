//! What a dossier is filled with: offers for its gaps, values shown beforehand, accepting them.

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::plan::{Household, Measure, Money, Months, Plan, Standing};
use domain::suggest::{self, Pair};
use replica::{Dot, RecordId};
use serde_json::{Value, json};
use store::{Act, StoreError};

use super::records::settle;
use super::workplaces::saved;
use crate::clock::Environment;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// What the catalogue offers for each question without measure and reason.
pub(crate) fn offers(plan: &Plan, household: &Household) -> Vec<QuestionOffers> {
    if !household.is_poor() && !household.is_near_poor() {
        return Vec::new();
    }
    let open = household
        .questions()
        .filter(|code| !household.is_answered(code) && !household.no_measure.contains_key(*code));
    open.map(|code| QuestionOffers {
        code: code.to_owned(),
        offers: offers_for(plan, household, code),
    })
    .collect()
}

fn offers_for(plan: &Plan, household: &Household, code: &str) -> Vec<OfferView> {
    let catalogue = Catalogue::built_in();
    let mut offers = suggest::offers(plan, household, code, catalogue);
    // As `plan.suggest` chooses: what surely fits first; what does not fit is shown last.
    offers.sort_by_key(|offer| match &offer.unfit {
        Some(_) => 2,
        None if offer.to_confirm.conditions.is_empty() => 0,
        None => 1,
    });
    offers.into_iter().map(|offer| offer_view(plan, household, offer, code)).collect()
}

fn offer_view(
    plan: &Plan,
    household: &Household,
    offer: suggest::Offer<'_>,
    code: &str,
) -> OfferView {
    let catalogue = Catalogue::built_in();
    let unfit = offer.unfit.map(suggest::Unfit::sentence);
    let link = suggest::measure_from(household, offer.entry).map(|one| one.id.to_string());
    let one = suggest::suggestion(plan, household, offer, &[code], catalogue);
    OfferView {
        entry: one.entry.as_ref().to_owned(),
        policy: one.policy.as_ref().map(ToString::to_string),
        title: one.title,
        money: one.money.map(money_line),
        months: months_view(suggest::usual_months(plan, one.policy.as_ref(), catalogue)),
        helper: pair_view(suggest::usual_helper(plan, household, one.policy.as_ref())),
        unfunded: one.unfunded,
        why: one.why,
        basis: one.source,
        uncertain: one.uncertain,
        unfit,
        link,
    }
}

/// What is shown in another hand.
pub(crate) fn prefill(plan: &Plan, household: &Household) -> Prefill {
    let shown = suggest::prefill(plan, household, Catalogue::built_in());
    Prefill {
        measures: shown
            .measures
            .into_iter()
            .map(|one| {
                let HelperPair { organisation, person } = pair_view(one.helper);
                PrefilledMeasure {
                    measure: one.measure.to_string(),
                    money: one.money.map(money_line),
                    months: one.months.map(months_view),
                    organisation,
                    person,
                }
            })
            .collect(),
        helper: shown.helper.map(pair_view),
    }
}

fn money_line(money: Money) -> MoneyLine {
    MoneyLine {
        source: money.source.code().to_owned(),
        kind: money.kind.code().to_owned(),
        amount: money.amount.amount(),
    }
}

fn months_view(months: Months) -> MonthsView {
    MonthsView { from: months.from, to: months.to }
}

fn pair_view(pair: Pair) -> HelperPair {
    HelperPair {
        organisation: pair.organisation.map(|id| id.to_string()),
        person: pair.person.map(|id| id.to_string()),
    }
}

/// Values for the fields of records that are still empty.
#[derive(Default)]
struct Writes {
    into: Vec<(RecordId, String, Value)>,
    new: Vec<(RecordId, &'static str, RecordId, BTreeMap<String, Value>)>,
    accepted: usize,
}

impl Writes {
    fn values(&self) -> usize {
        self.into.len() + self.new.iter().map(|(_, _, _, fields)| fields.len()).sum::<usize>()
    }

    fn is_empty(&self) -> bool {
        self.into.is_empty() && self.new.is_empty()
    }

    fn write(self, act: &mut Act<'_>) -> Result<(), StoreError> {
        for (id, field, value) in self.into {
            let seen = dots_of(act, id, &field)?;
            act.write(id, &field, value, &seen)?;
        }
        for (id, kind, parent, fields) in self.new {
            act.create(id, kind, Some(parent), &fields)?;
        }
        Ok(())
    }
}

fn dots_of(act: &mut Act<'_>, id: RecordId, field: &str) -> Result<Vec<Dot>, StoreError> {
    let register = act.record(id)?.and_then(|record| record.field(field));
    Ok(register.into_iter().flat_map(|register| register.dots().collect::<Vec<_>>()).collect())
}

/// `dossier.accept`: writes what the screen showed beforehand, where it is still empty.
pub fn accept(call: &Call<'_>, args: AcceptPlanArgs) -> Result<AcceptedPlan> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let id: domain::HouseholdId = args.household.parse().map_err(|_| AppError::no_record())?;
    let household = plan.household(id).ok_or_else(AppError::no_record)?;
    let mut writes = Writes::default();
    for measure in &household.measures {
        let shown = args.prefill.measures.iter().find(|one| one.measure == measure.id.to_string());
        fill_measure(call.environment(), workplace, measure, shown, &mut writes)?;
    }
    if let Some(pair) = &args.prefill.helper {
        fill_helper(call.environment(), workplace, household, pair, &mut writes)?;
    }
    if let Some(taken) = &args.taken {
        take(call.environment(), workplace, &plan, household, taken, &mut writes)?;
    }
    let (measures, values) = (writes.accepted, writes.values());
    if !writes.is_empty() {
        let note = household.head_name.clone();
        workplace.change(call.environment(), "dossier.accept", &note, |act| writes.write(act))?;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(AcceptedPlan { saved: saved(workplace)?, measures: count(measures), values: count(values) })
}

fn fill_measure(
    environment: &Environment,
    workplace: &Workplace,
    measure: &Measure,
    shown: Option<&PrefilledMeasure>,
    writes: &mut Writes,
) -> Result<()> {
    let id = RecordId(measure.id.0);
    let mut put = |field: &str, value: Value| -> Result<()> {
        let value = settle(workplace, "measure", field, value)?;
        writes.into.push((id, field.to_owned(), value));
        Ok(())
    };
    if measure.standing == Standing::Suggested {
        put("standing", json!("accepted"))?;
    }
    let Some(shown) = shown else {
        writes.accepted += usize::from(measure.standing == Standing::Suggested);
        return Ok(());
    };
    if let (None, Some(months)) = (measure.months, &shown.months) {
        put("months", json!({ "from": months.from, "to": months.to }))?;
    }
    if let (None, Some(organisation)) = (measure.organisation, &shown.organisation) {
        put("organisation", json!(organisation))?;
    }
    if let (None, Some(person)) = (measure.person, &shown.person) {
        put("person", json!(person))?;
    }
    if let (false, Some(money)) = (measure.is_funded(), &shown.money) {
        let fields = BTreeMap::from([("money".to_owned(), money_value(workplace, money)?)]);
        writes.new.push((environment.record_id(), "funding", id, fields));
    }
    writes.accepted += 1;
    Ok(())
}

fn fill_helper(
    environment: &Environment,
    workplace: &Workplace,
    household: &Household,
    pair: &HelperPair,
    writes: &mut Writes,
) -> Result<()> {
    let held = household.assignments.first();
    let mut fields = BTreeMap::new();
    let organisation = held.and_then(|one| one.organisation);
    let person = held.and_then(|one| one.person);
    for (name, value, empty) in [
        ("organisation", &pair.organisation, organisation.is_none()),
        ("person", &pair.person, person.is_none()),
    ] {
        if let (Some(value), true) = (value, empty) {
            let value = settle(workplace, "assignment", name, json!(value))?;
            fields.insert(name.to_owned(), value);
        }
    }
    match held {
        _ if fields.is_empty() => {}
        Some(held) => {
            let id = RecordId(held.id.0);
            writes.into.extend(fields.into_iter().map(|(name, value)| (id, name, value)));
        }
        None => {
            let parent = RecordId(household.id.0);
            writes.new.push((environment.record_id(), "assignment", parent, fields));
        }
    }
    Ok(())
}

/// The offer at the caret, with all that it shows; or the household's measure from the same
/// entry, which then answers this question as well.
fn take(
    environment: &Environment,
    workplace: &Workplace,
    plan: &Plan,
    household: &Household,
    taken: &TakenOffer,
    writes: &mut Writes,
) -> Result<()> {
    let asked = household.questions().any(|code| code == taken.code);
    if !asked || household.is_answered(&taken.code) {
        return Err(AppError::new(ErrorCode::Refused, "dossier.answered", &[]));
    }
    writes.accepted += 1;
    let answers = format!("answers.{}", taken.code);
    let offer = &taken.offer;
    if let Some(link) = &offer.link {
        let id: RecordId = link.parse().map_err(|_| AppError::no_record())?;
        if !household.measures.iter().any(|one| RecordId(one.id.0) == id) {
            return Err(AppError::no_record());
        }
        writes.into.push((id, answers, json!(true)));
        return Ok(());
    }
    let known = offers_for(plan, household, &taken.code);
    if !known.iter().any(|one| one.entry == offer.entry) {
        return Err(AppError::no_record());
    }
    let months = json!({ "from": offer.months.from, "to": offer.months.to });
    let mut fields = BTreeMap::from([(answers, json!(true))]);
    let named = [
        ("title", json!(offer.title)),
        ("policy", json!(offer.policy)),
        ("standing", json!("accepted")),
        ("months", months),
        ("organisation", json!(offer.helper.organisation)),
        ("person", json!(offer.helper.person)),
        ("unfunded", if offer.unfunded { json!(true) } else { Value::Null }),
    ];
    for (name, value) in named.into_iter().filter(|(_, value)| !value.is_null()) {
        fields.insert(name.to_owned(), settle(workplace, "measure", name, value)?);
    }
    let measure = environment.record_id();
    writes.new.push((measure, "measure", RecordId(household.id.0), fields));
    if let Some(money) = &offer.money {
        let fields = BTreeMap::from([("money".to_owned(), money_value(workplace, money)?)]);
        writes.new.push((environment.record_id(), "funding", measure, fields));
    }
    Ok(())
}

fn money_value(workplace: &Workplace, money: &MoneyLine) -> Result<Value> {
    let value = json!({ "source": money.source, "kind": money.kind, "amount": money.amount });
    settle(workplace, "funding", "money", value)
}
