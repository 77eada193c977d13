//! Suggestions, and the commune's totals.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalog::Catalogue;
use domain::plan::{MoneyKind, MoneySource, Plan, Standing};
use domain::suggest;
use domain::totals::{Group, MoneyTable, Totals, UnitTargets};
use replica::RecordId;
use serde_json::{Value, json};

use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// `plan.suggest`: the first valid measure of the catalogue for every unanswered cause and
/// indicator, each marked «đề xuất, chưa duyệt».
pub fn suggest(call: &Call<'_>, args: SuggestArgs) -> Result<Suggested> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let only = match &args.household {
        None => None,
        Some(text) => {
            let id: domain::HouseholdId = text.parse().map_err(|_| AppError::no_record())?;
            Some(plan.household(id).ok_or_else(AppError::no_record)?.id)
        }
    };
    let mut suggestions = suggest::suggest(&plan, Catalogue::built_in());
    if let Some(only) = only {
        suggestions.retain(|suggestion| suggestion.household == only);
    }
    let environment = call.environment();
    let note = match only.and_then(|id| plan.household(id)) {
        Some(household) => household.head_name.clone(),
        None => String::new(),
    };
    if !suggestions.is_empty() {
        workplace.change(environment, "measures.suggest", &note, |act| {
            for one in &suggestions {
                let measure = environment.record_id();
                let parent = RecordId(one.household.0);
                act.create(measure, "measure", Some(parent), &fields_of(one))?;
                if let Some(money) = one.money {
                    let money = json!({
                        "source": money.source.code(),
                        "kind": money.kind.code(),
                        "amount": money.amount.amount(),
                    });
                    let fields = BTreeMap::from([("money".to_owned(), money)]);
                    act.create(environment.record_id(), "funding", Some(measure), &fields)?;
                }
            }
            Ok(())
        })?;
    }
    let after = workplace.plan()?;
    let asked = after.households.iter().filter(|one| only.is_none_or(|id| one.id == id));
    let unanswered: usize = asked
        .map(|household| household.questions().filter(|code| !household.is_answered(code)).count())
        .sum();
    let households: BTreeSet<_> = suggestions.iter().map(|one| one.household).collect();
    Ok(Suggested {
        saved: saved(workplace)?,
        measures: small(suggestions.len()),
        households: small(households.len()),
        unanswered: small(unanswered),
    })
}

fn fields_of(one: &suggest::Suggestion) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::from([
        ("title".to_owned(), json!(one.title)),
        ("standing".to_owned(), json!("suggested")),
        ("note".to_owned(), json!(one.why)),
    ]);
    if let Some(policy) = &one.policy {
        fields.insert("policy".to_owned(), json!(policy));
    }
    if let Some(months) = one.months {
        fields.insert("months".to_owned(), json!({ "from": months.from, "to": months.to }));
    }
    for code in &one.answers {
        fields.insert(format!("answers.{code}"), json!(true));
    }
    fields
}

/// `plan.accept`
pub fn accept(call: &Call<'_>, args: AcceptArgs) -> Result<Accepted> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let suggested = plan.households.iter().flat_map(|household| &household.measures);
    let suggested = suggested.filter(|measure| measure.standing == Standing::Suggested);
    let all: BTreeSet<String> = suggested.map(|measure| measure.id.to_string()).collect();
    let chosen: Vec<String> = match args.measures {
        None => all.into_iter().collect(),
        Some(chosen) => {
            if chosen.iter().any(|id| !all.contains(id)) {
                return Err(AppError::new(ErrorCode::NotFound, "accept.not_suggested", &[]));
            }
            chosen
        }
    };
    if !chosen.is_empty() {
        let note = chosen.len().to_string();
        workplace.change(call.environment(), "measures.accept", &note, |act| {
            for id in &chosen {
                let id: RecordId = id.parse().expect("a measure's id is a record's id");
                let standing = act.record(id)?.and_then(|record| record.field("standing"));
                let seen: Vec<_> = standing.into_iter().flat_map(|field| field.dots()).collect();
                act.write(id, "standing", json!("accepted"), &seen)?;
            }
            Ok(())
        })?;
    }
    Ok(Accepted { saved: saved(workplace)?, measures: small(chosen.len()) })
}

/// `plan.totals`
pub fn totals(call: &Call<'_>, _: NoArgs) -> Result<PlanTotalsView> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let plan = workplace.plan()?;
    let totals = totals_of(&plan)?;
    let targets = targets_of(workplace)?.unwrap_or_default();
    let (poor, near_poor) = (totals.poor(), totals.near_poor());
    Ok(PlanTotalsView {
        poor: count(poor.households),
        poor_n1: count(totals.commune.poor_n1.households),
        poor_n2: count(totals.commune.poor_n2.households),
        near_poor: count(near_poor.households),
        members: count(poor.members + near_poor.members),
        poor_planned: count(totals.poor_meter(&targets).planned),
        near_poor_planned: count(totals.near_poor_meter(&targets).planned),
        hamlets: totals
            .hamlets_in_order()
            .into_iter()
            .map(|(id, hamlet)| {
                let (poor, near) = (hamlet.classes.poor(), &hamlet.classes.near_poor);
                total_line(&id.to_string(), &hamlet.name, poor.households, near.households)
            })
            .collect(),
        causes: cause_lines(&totals),
        indicators: indicator_lines(&totals),
        money: money_lines(&totals.money()),
    })
}

/// Households by cause.
pub(crate) fn cause_lines(totals: &Totals) -> Vec<TotalLine> {
    let (poor, near_poor) = (totals.poor(), totals.near_poor());
    let causes = Catalogue::built_in().causes.iter();
    let lines = causes.map(|cause| {
        let of = |group: &Group| group.causes.get(&cause.code).map_or(0, |one| one.households);
        total_line(cause.code.as_ref(), &cause.name, of(&poor), of(near_poor))
    });
    lines.collect()
}

/// Households by deprived indicator.
pub(crate) fn indicator_lines(totals: &Totals) -> Vec<TotalLine> {
    let (poor, near_poor) = (totals.poor(), totals.near_poor());
    let indicators = Catalogue::built_in().indicators.iter();
    let lines = indicators.map(|indicator| {
        let of =
            |group: &Group| group.indicators.get(&indicator.code).map_or(0, |one| one.households);
        total_line(indicator.code.as_ref(), &indicator.name, of(&poor), of(near_poor))
    });
    lines.collect()
}

fn total_line(key: &str, name: &str, poor: u64, near_poor: u64) -> TotalLine {
    TotalLine {
        key: key.to_owned(),
        name: name.to_owned(),
        poor: count(poor),
        near_poor: count(near_poor),
    }
}

/// What the district asks of this commune; `None` for the district.
pub(crate) fn targets_of(workplace: &Workplace) -> Result<Option<UnitTargets>> {
    super::offices::targets(workplace)
}

/// The figures of a plan. Refused only where a sum of money cannot be kept exactly.
pub(crate) fn totals_of(plan: &Plan) -> Result<Totals> {
    let totals = Totals::of(plan);
    match totals.money().total().dong() {
        Some(_) => Ok(totals),
        None => Err(AppError::new(ErrorCode::Refused, "error.too_much_money", &[])),
    }
}

/// Money by source and kind, empty cells left out.
pub(crate) fn money_lines(table: &MoneyTable) -> Vec<MoneyLine> {
    let mut lines = Vec::new();
    for source in MoneySource::ALL {
        for kind in MoneyKind::ALL {
            let amount = table.cell(source, kind).dong().map_or(0, domain::money::Dong::amount);
            if amount > 0 {
                let (source, kind) = (source.code().to_owned(), kind.code().to_owned());
                lines.push(MoneyLine { source, kind, amount });
            }
        }
    }
    lines
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
