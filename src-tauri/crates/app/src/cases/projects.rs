//! Dự án chung: its money stands once, whatever number of households shares it.
//!
//! Making, editing and deleting a project or a line of its money are ordinary writes of records.

use std::collections::BTreeMap;

use domain::HouseholdId;
use domain::plan::{MoneySource, Plan, Project};
use domain::totals::{sharers, split};
use replica::RecordId;
use serde_json::{Value, json};

use super::households::{helpers, record_view};
use super::records::standing;
use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, Result};
use crate::view::{NoArgs, ParticipantView, ParticipantsArgs, ProjectList, ProjectView, Saved};

/// `project.list`
pub fn list(call: &Call<'_>, _: NoArgs) -> Result<ProjectList> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let plan = workplace.plan()?;
    let views = plan.projects.iter().map(|project| view(workplace, &plan, project));
    let projects = views.collect::<Result<Vec<_>>>()?;
    let total = projects.iter().fold(0_i64, |sum, one| sum.saturating_add(one.total));
    Ok(ProjectList { projects, total, helpers: helpers(&plan) })
}

/// `project.participants`: who takes part, in one step.
pub fn participants(call: &Call<'_>, args: ParticipantsArgs) -> Result<Saved> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let id: RecordId = args.id.parse().map_err(|_| AppError::no_record())?;
    if standing(workplace, id)?.kind != "project" {
        return Err(AppError::no_record());
    }
    let plan = workplace.plan()?;
    let mut ticks: BTreeMap<HouseholdId, Value> = BTreeMap::new();
    for (households, value) in [(&args.remove, Value::Null), (&args.add, json!(true))] {
        for text in households {
            let household: HouseholdId = text.parse().map_err(|_| AppError::no_record())?;
            plan.household(household).ok_or_else(AppError::no_record)?;
            ticks.insert(household, value.clone());
        }
    }
    let note = workplace.note_of(id)?;
    workplace.change(call.environment(), "project.edit", &note, |act| {
        for (household, value) in &ticks {
            let field = format!("participant.{household}");
            let register = act.record(id)?.and_then(|record| record.field(&field));
            let stands =
                register.map_or(&Value::Null, |field| field.value().unwrap_or(&Value::Null));
            let seen: Vec<_> = register.into_iter().flat_map(|field| field.dots()).collect();
            if stands != value || seen.len() > 1 {
                act.write(id, &field, value.clone(), &seen)?;
            }
        }
        Ok(())
    })?;
    saved(workplace)
}

fn view(workplace: &Workplace, plan: &Plan, project: &Project) -> Result<ProjectView> {
    let record_of = |id: RecordId| {
        let record = standing(workplace, id)?;
        record_view(workplace, id, &record, false)
    };
    let amounts = || project.funding.iter().filter_map(|line| line.money);
    let sum = |of: &dyn Fn(MoneySource) -> bool| {
        let wanted = amounts().filter(|money| of(money.source));
        wanted.fold(0_i64, |sum, money| sum.saturating_add(money.amount.amount()))
    };
    let sharers = sharers(plan, project);
    let mut shares: BTreeMap<HouseholdId, i64> = BTreeMap::new();
    for money in amounts() {
        for (household, part) in sharers.iter().zip(split(money.amount, sharers.len())) {
            let share = shares.entry(*household).or_default();
            *share = share.saturating_add(part.amount());
        }
    }
    let participants = plan.households.iter().filter(|household| sharers.contains(&household.id));
    Ok(ProjectView {
        record: record_of(RecordId(project.id.0))?,
        funding: project
            .funding
            .iter()
            .map(|line| record_of(RecordId(line.id.0)))
            .collect::<Result<_>>()?,
        money: MoneySource::ALL.iter().map(|source| sum(&|one| one == *source)).collect(),
        total: sum(&|_| true),
        participants: participants
            .map(|household| ParticipantView {
                id: household.id.to_string(),
                head_name: household.head_name.clone(),
                hamlet: plan.hamlet_name(household).map(str::to_owned),
                class: household.class.map(|class| class.code().to_owned()),
                listed: project.participants.contains(&household.id),
                measures: {
                    let own = household.measures.iter();
                    let part = own.filter(|measure| measure.project == Some(project.id));
                    u32::try_from(part.count()).unwrap_or(u32::MAX)
                },
                share: shares.get(&household.id).copied().unwrap_or(0),
            })
            .collect(),
    })
}
