//! The list, and one household's dossier.

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::plan::{Gap, Household, MoneySource, Plan};
use domain::text::fold;
use replica::{DELETED, Family, Liveness, Record, RecordId};
use store::{ListedHousehold, Order, Query};

use super::narrowing::narrowed;
use super::{checking, dossier};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, Result};
use crate::view::*;

/// `household.list`
pub fn list(call: &Call<'_>, args: ListArgs) -> Result<HouseholdList> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let mut query = query(&args)?;
    if !args.narrow.is_empty() {
        let (plan, targets) = (workplace.plan()?, super::planning::targets_of(workplace)?);
        let behind = narrowed(&plan, targets.as_ref(), &args.narrow)?;
        query.only = Some(behind.into_iter().map(|household| RecordId(household.id.0)).collect());
    }
    let (total, matching) = workplace.store.count(&query)?;
    let rows = workplace.store.list(&query)?.into_iter().map(row).collect();
    Ok(HouseholdList { total, matching, rows, hamlets: hamlets(workplace)? })
}

/// `household.get`
pub fn get(call: &Call<'_>, args: IdArgs) -> Result<Dossier> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    let plan = workplace.plan()?;
    let household = plan.household(domain::HouseholdId(id.0)).ok_or_else(AppError::no_record)?;
    let ledger = workplace.plan_ledger();
    let family = workplace.store.family(&ledger, id)?;
    let liveness = Family::new(family.iter().map(|(&id, record)| (id, record)));
    let views = |kind: &str, parent: RecordId| -> Result<Vec<RecordView>> {
        family
            .iter()
            .filter(|(_, record)| record.kind == kind && record.parent == Some(parent))
            .filter(|(id, _)| liveness.liveness(**id) != Liveness::Gone)
            .map(|(&id, record)| record_view(workplace, id, record, flagged(&liveness, id)))
            .collect()
    };
    let record = family.get(&id).ok_or_else(AppError::no_record)?;
    let mut measures = Vec::new();
    for measure in views("measure", id)? {
        let own: RecordId = measure.id.parse().expect("a view's id is a record's id");
        measures.push(MeasureView { funding: views("funding", own)?, record: measure });
    }
    let list = Query { order: Order::Hamlet, ..Query::default() };
    let (previous, next, position, of) = workplace.store.neighbours(id, &list)?;
    Ok(Dossier {
        record: record_view(workplace, id, record, flagged(&liveness, id))?,
        members: views("member", id)?,
        assignments: views("assignment", id)?,
        measures,
        hamlets: hamlets(workplace)?,
        helpers: helpers(&plan),
        projects: plan
            .projects
            .iter()
            .map(|project| Choice { id: project.id.to_string(), name: project.name.clone() })
            .collect(),
        questions: questions(household),
        gaps: household.gaps().into_iter().map(|gap| gap.code().to_owned()).collect(),
        findings: checking::findings_of(&plan, household),
        offers: dossier::offers(&plan, household),
        prefill: dossier::prefill(&plan, household),
        money: money_by_source(household),
        previous: previous.map(|id| id.to_string()),
        previous_name: previous.and_then(|id| head_of(&plan, id)),
        next: next.map(|id| id.to_string()),
        next_name: next.and_then(|id| head_of(&plan, id)),
        position,
        of,
    })
}

fn head_of(plan: &Plan, id: RecordId) -> Option<String> {
    plan.household(domain::HouseholdId(id.0)).map(|household| household.head_name.clone())
}

fn flagged(family: &Family<'_>, id: RecordId) -> bool {
    family.liveness(id) == Liveness::AliveDespiteDeletion
}

fn query(args: &ListArgs) -> Result<Query> {
    let hamlet = match &args.hamlet {
        Some(text) => Some(text.parse().map_err(|_| AppError::no_record())?),
        None => None,
    };
    Ok(Query {
        words: fold(&args.search).split_whitespace().map(str::to_owned).collect(),
        hamlet,
        classes: args.classes.clone().unwrap_or_default(),
        with_gaps: args.with_gaps,
        only: None,
        order: match args.order.as_str() {
            "hamlet" => Order::Hamlet,
            "class" => Order::Class,
            "birth" => Order::Birth,
            "ready" => Order::Ready,
            "money" => Order::Money,
            _ => Order::Name,
        },
        descending: args.descending,
        offset: args.offset,
        limit: args.limit,
    })
}

pub(crate) fn row(listed: ListedHousehold) -> HouseholdRow {
    let boxes = u32::try_from(Gap::COUNT).unwrap_or(0);
    let missing = u32::try_from(listed.gaps.len()).unwrap_or(boxes);
    HouseholdRow {
        id: listed.id.to_string(),
        code: listed.code,
        head_name: listed.head_name,
        birth_year: listed.birth_year,
        hamlet: listed.hamlet,
        class: listed.class,
        social_protection: listed.social_protection,
        members: listed.members,
        workers: listed.workers,
        b1: listed.b1,
        b2: listed.b2,
        causes: listed.causes,
        indicators: listed.indicators,
        needs: listed.needs,
        measures: listed.measures,
        money: listed.money,
        helper: listed.helper,
        expected: listed.expected,
        ready: boxes.saturating_sub(missing),
        gaps: listed.gaps,
        conflict: listed.conflict,
        flagged: listed.flagged,
    }
}

pub(crate) fn hamlets(workplace: &Workplace) -> Result<Vec<Choice>> {
    let hamlets = workplace.store.hamlets()?;
    Ok(hamlets.into_iter().map(|(id, name)| Choice { id: id.to_string(), name }).collect())
}

pub(crate) fn helpers(plan: &Plan) -> Vec<HelperChoice> {
    let mut load: BTreeMap<domain::HelperId, u32> = BTreeMap::new();
    for assignment in plan.households.iter().flat_map(|household| &household.assignments) {
        for id in [assignment.organisation, assignment.person].into_iter().flatten() {
            *load.entry(id).or_default() += 1;
        }
    }
    let beside = organisations_beside(plan);
    let mut helpers: Vec<&domain::plan::Helper> = plan.helpers.values().collect();
    helpers.sort_by_cached_key(|helper| {
        let key = if helper.is_person {
            domain::text::sort_key(&helper.name)
        } else {
            domain::text::sort_key_words(&helper.name)
        };
        (helper.is_person, key, helper.id)
    });
    helpers
        .into_iter()
        .map(|helper| HelperChoice {
            id: helper.id.to_string(),
            name: helper.name.clone(),
            is_person: helper.is_person,
            organisation: helper
                .organisation
                .or_else(|| beside.get(&helper.id).copied())
                .map(|id| id.to_string()),
            short_name: helper.short_name.clone(),
            position: helper.position.clone(),
            load: load.get(&helper.id).copied().unwrap_or(0),
        })
        .collect()
}

/// The organisation that stands most often beside a person, for one of whom nobody wrote where
/// he or she belongs.
fn organisations_beside(plan: &Plan) -> BTreeMap<domain::HelperId, domain::HelperId> {
    let of_assignments = plan.households.iter().flat_map(|household| {
        household.assignments.iter().map(|one| (one.person, one.organisation))
    });
    let of_measures = plan
        .households
        .iter()
        .flat_map(|household| household.measures.iter().map(|one| (one.person, one.organisation)));
    let mut times: BTreeMap<_, BTreeMap<_, u32>> = BTreeMap::new();
    for (person, organisation) in of_assignments.chain(of_measures) {
        if let (Some(person), Some(organisation)) = (person, organisation) {
            *times.entry(person).or_default().entry(organisation).or_default() += 1;
        }
    }
    times
        .into_iter()
        .filter_map(|(person, beside)| {
            beside.into_iter().rev().max_by_key(|&(_, times)| times).map(|(of, _)| (person, of))
        })
        .collect()
}

fn questions(household: &Household) -> Vec<Question> {
    let catalogue = Catalogue::built_in();
    let question = |code: &str, kind: &str, number: u32, name: &str| Question {
        code: code.to_owned(),
        kind: kind.to_owned(),
        number,
        name: name.to_owned(),
        answered: household.is_answered(code),
        reason: household.no_measure.get(code).cloned(),
        measures: household
            .measures
            .iter()
            .filter(|measure| measure.answers.iter().any(|answer| answer == code))
            .map(|measure| measure.id.to_string())
            .collect(),
    };
    let causes = household.causes.iter().map(|code| match catalogue.cause(code.as_ref()) {
        Some(cause) => question(code.as_ref(), "cause", cause.order, &cause.name),
        // A code of a newer catalogue is shown as it is.
        None => question(code.as_ref(), "cause", 0, code.as_ref()),
    });
    let indicators =
        household.indicators.iter().map(|code| match catalogue.indicator(code.as_ref()) {
            Some(one) => question(code.as_ref(), "indicator", one.column, &one.name),
            None => question(code.as_ref(), "indicator", 0, code.as_ref()),
        });
    causes.chain(indicators).collect()
}

fn money_by_source(household: &Household) -> Vec<i64> {
    MoneySource::ALL
        .iter()
        .map(|source| {
            let funding = household.measures.iter().flat_map(|measure| &measure.funding);
            let money = funding.filter_map(|funding| funding.money);
            money
                .filter(|money| money.source == *source)
                .fold(0_i64, |sum, money| sum.saturating_add(money.amount.amount()))
        })
        .collect()
}

/// A record as a screen shows it.
pub(crate) fn record_view(
    workplace: &Workplace,
    id: RecordId,
    record: &Record,
    flagged: bool,
) -> Result<RecordView> {
    let mut fields = BTreeMap::new();
    for (name, register) in &record.fields {
        if name == DELETED {
            continue;
        }
        let mut others = Vec::new();
        if register.is_conflict() {
            for entry in register.entries() {
                if others.iter().any(|known: &StandingValue| known.value == entry.1) {
                    continue;
                }
                let ledger = workplace.plan_ledger();
                let written = workplace.store.writer_of(&ledger, id, name, entry.0)?;
                let (who, at) = written.unzip();
                others.push(StandingValue {
                    value: entry.1.clone(),
                    dot: entry.0.to_string(),
                    who,
                    at,
                });
            }
        }
        let value = register.value().cloned().unwrap_or_default();
        let dots = register.dots().map(|dot| dot.to_string()).collect();
        fields.insert(name.clone(), FieldView { value, dots, others });
    }
    Ok(RecordView {
        id: id.to_string(),
        kind: record.kind.clone(),
        parent: record.parent.map(|id| id.to_string()),
        fields,
        flagged,
    })
}
