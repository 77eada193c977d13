//! Phân công: organisations and persons, whom they help, and what they answer for.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::{Gap, Helper, Household, Plan, Project};
use domain::text::{sort_key, sort_key_words};
use domain::{HamletId, HelperId, HouseholdId};
use replica::RecordId;
use serde_json::{Value, json};

use super::households::record_view;
use super::many::{Doing, carry_out, small};
use super::records::standing;
use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// `helper.list`
pub fn list(call: &Call<'_>, _: NoArgs) -> Result<HelpersView> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let plan = workplace.plan()?;
    let loads = loads(&plan);
    let mut sorted: Vec<&Helper> = plan.helpers.values().collect();
    sorted.sort_by_cached_key(|helper| {
        let key =
            if helper.is_person { sort_key(&helper.name) } else { sort_key_words(&helper.name) };
        (helper.is_person, key, helper.id)
    });
    let nobody = Load::default();
    let helpers = sorted
        .into_iter()
        .map(|helper| line(workplace, &plan, helper, loads.get(&helper.id).unwrap_or(&nobody)))
        .collect::<Result<Vec<_>>>()?;
    let hamlets = hamlets(&plan);
    Ok(HelpersView {
        households: hamlets.iter().map(|hamlet| hamlet.households).sum(),
        without: hamlets.iter().map(|hamlet| small(hamlet.without.len())).sum(),
        helpers,
        hamlets,
    })
}

/// What one helper has to do.
#[derive(Default)]
struct Load<'p> {
    households: BTreeMap<HouseholdId, &'p Household>,
    measured: BTreeSet<HouseholdId>,
    measures: usize,
    money: i64,
}

fn loads(plan: &Plan) -> BTreeMap<HelperId, Load<'_>> {
    let mut loads: BTreeMap<HelperId, Load<'_>> = BTreeMap::new();
    let distinct = |ids: [Option<HelperId>; 2]| ids.into_iter().flatten().collect::<BTreeSet<_>>();
    for household in &plan.households {
        for help in &household.assignments {
            for id in distinct([help.organisation, help.person]) {
                loads.entry(id).or_default().households.insert(household.id, household);
            }
        }
        for measure in &household.measures {
            for id in distinct([measure.organisation, measure.person]) {
                let load = loads.entry(id).or_default();
                load.measures += 1;
                load.measured.insert(household.id);
                load.money = sum(load.money, &measure.funding);
            }
        }
    }
    for project in &plan.projects {
        for id in distinct([project.organisation, project.person]) {
            let load = loads.entry(id).or_default();
            load.measures += 1;
            load.money = sum(load.money, &project.funding);
        }
    }
    loads
}

fn sum(money: i64, funding: &[domain::plan::Funding]) -> i64 {
    let lines = funding.iter().filter_map(|line| line.money);
    lines.fold(money, |sum, line| sum.saturating_add(line.amount.amount()))
}

fn line(
    workplace: &Workplace,
    plan: &Plan,
    helper: &Helper,
    load: &Load<'_>,
) -> Result<HelperLine> {
    let id = RecordId(helper.id.0);
    let record = standing(workplace, id)?;
    let helped = load.households.values();
    let mut hamlets: Vec<&str> =
        helped.clone().filter_map(|household| plan.hamlet_name(household)).collect();
    hamlets.sort_by_cached_key(|name| sort_key_words(name));
    hamlets.dedup();
    let persons = plan.helpers.values().filter(|one| one.organisation == Some(helper.id));
    Ok(HelperLine {
        record: record_view(workplace, id, &record, false)?,
        id: helper.id.to_string(),
        is_person: helper.is_person,
        name: helper.name.clone(),
        short_name: helper.short_name.clone(),
        position: helper.position.clone(),
        organisation: helper.organisation.map(|id| id.to_string()),
        hamlet: helper.hamlet.map(|id| id.to_string()),
        households: small(load.households.len()),
        poor: small(helped.clone().filter(|household| household.is_poor()).count()),
        near_poor: small(helped.filter(|household| household.is_near_poor()).count()),
        hamlets: hamlets.into_iter().map(str::to_owned).collect(),
        measures: small(load.measures),
        measured: small(load.measured.len()),
        money: load.money,
        persons: small(persons.count()),
    })
}

/// Thôn in order, then the households without one, if there are any.
fn hamlets(plan: &Plan) -> Vec<HelpedHamlet> {
    let mut order: Vec<(Option<HamletId>, &str)> =
        plan.hamlets.values().map(|hamlet| (Some(hamlet.id), hamlet.name.as_str())).collect();
    order.sort_by_cached_key(|(id, name)| (sort_key_words(name), *id));
    order.push((None, ""));
    let planned: Vec<&Household> =
        plan.households.iter().filter(|one| one.is_poor() || one.is_near_poor()).collect();
    order
        .into_iter()
        .map(|(id, name)| {
            let of =
                |one: &&&Household| one.hamlet.filter(|id| plan.hamlets.contains_key(id)) == id;
            let without = planned.iter().filter(of);
            let without = without.filter(|one| one.gaps().contains(&Gap::Helper));
            let in_charge = plan
                .helpers
                .values()
                .filter(|one| one.is_person && id.is_some() && one.hamlet == id);
            HelpedHamlet {
                id: id.map(|id| id.to_string()),
                name: name.to_owned(),
                households: small(planned.iter().filter(of).count()),
                without: without.map(|one| one.id.to_string()).collect(),
                persons: in_charge.map(|one| one.id.to_string()).collect(),
            }
        })
        .filter(|line| line.id.is_some() || line.households > 0)
        .collect()
}

/// `helper.delete`: who it helped and what it answered for goes to another, or to nobody.
pub fn delete(call: &Call<'_>, args: DropHelperArgs) -> Result<DroppedHelper> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let find = |text: &str| {
        let id: Option<HelperId> = text.parse().ok();
        id.and_then(|id| plan.helpers.get(&id)).ok_or_else(AppError::no_record)
    };
    let helper = find(&args.id)?;
    let heir = match &args.to {
        None => None,
        Some(text) => {
            let heir = find(text)?;
            if heir.is_person != helper.is_person || heir.id == helper.id {
                let key = "helpers.other_kind";
                return Err(AppError::new(ErrorCode::Invalid, key, &[]));
            }
            Some(heir.id)
        }
    };
    let field = if helper.is_person { "person" } else { "organisation" };
    let mut doings = taking_off(&plan, helper, heir, field);
    doings.push(Doing::Delete(RecordId(helper.id.0)));
    let mut loads = loads(&plan);
    let load = loads.remove(&helper.id).unwrap_or_default();
    let persons = plan.helpers.values().filter(|one| one.organisation == Some(helper.id));
    let persons = small(persons.count());
    let (households, measures) = (small(load.households.len()), small(load.measures));
    if !args.preview {
        carry_out(workplace, call.environment(), "helper.delete", &helper.name, doings)?;
    }
    Ok(DroppedHelper { saved: saved(workplace)?, households, measures, persons })
}

/// Puts the heir, or nobody, wherever the helper stands.
fn taking_off(
    plan: &Plan,
    helper: &Helper,
    heir: Option<HelperId>,
    field: &'static str,
) -> Vec<Doing> {
    let is_it = |id: Option<HelperId>| id == Some(helper.id);
    let write = |id: RecordId, field: &'static str| {
        let value = heir.map_or(Value::Null, |id| json!(id));
        Doing::Write { id, field, value }
    };
    let stands = |organisation: Option<HelperId>, person: Option<HelperId>| {
        is_it(if helper.is_person { person } else { organisation })
    };
    let mut doings = Vec::new();
    for household in &plan.households {
        for help in household.assignments.iter().filter(|one| stands(one.organisation, one.person))
        {
            let other = if helper.is_person { help.organisation } else { help.person };
            // An assignment of nobody says nothing; with a note it stays for a person to see.
            if heir.is_none() && other.is_none() && help.note.is_none() {
                doings.push(Doing::Delete(RecordId(help.id.0)));
            } else {
                doings.push(write(RecordId(help.id.0), field));
            }
        }
        let measures = household.measures.iter();
        let own = measures.filter(|one| stands(one.organisation, one.person));
        doings.extend(own.map(|measure| write(RecordId(measure.id.0), field)));
    }
    let projects = plan.projects.iter();
    let own = projects.filter(|one: &&Project| stands(one.organisation, one.person));
    doings.extend(own.map(|project| write(RecordId(project.id.0), field)));
    let members = plan.helpers.values().filter(|one| is_it(one.organisation));
    doings.extend(members.map(|person| write(RecordId(person.id.0), "organisation")));
    doings
}
