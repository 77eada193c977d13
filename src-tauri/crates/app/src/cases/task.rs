//! Nhiệm vụ: the district's assignment beside what the commune has done of it, and what is
//! left before the plan can be sent. Every figure of the screen comes from here.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::HamletId;
use domain::catalog::{Catalogue, Counted, Unit};
use domain::check::{self, Severity};
use domain::date::ViDate;
use domain::offices::Task;
use domain::plan::{Gap, Household, Plan};
use domain::totals::{Totals, UnitTargets};

use super::assigning::changes_in_words;
use super::checking::target_lines;
use super::offices::{district_words, own_task};
use super::papers::frozen_now;
use super::planning::{targets_of, totals_of};
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::*;

/// How many hamlets a line names.
const NAMED_HAMLETS: usize = 2;

/// `task.view`
pub fn view(call: &Call<'_>, _: NoArgs) -> Result<TaskView> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let catalogue = Catalogue::built_in();
    let today = call.today();
    let plan = workplace.plan()?;
    let totals = totals_of(&plan)?;
    let task = own_task(workplace)?;
    let before = before(workplace, task.as_ref())?;
    let targets = task.as_ref().map(|task| task.targets);
    let assignment = workplace
        .unit()
        .zip(task.as_ref())
        .map(|(unit, task)| assignment(unit, task, before.as_ref(), &totals, today));
    let frozen = frozen(workplace)?;
    let checked_against = targets_of(workplace)?;
    let work = work(&plan, &totals, checked_against.as_ref(), frozen.as_ref());
    let next = if plan.households.is_empty() {
        Some("list".to_owned())
    } else {
        work.iter().find(|line| !line.done).map(|line| line.key.clone())
    };
    let pace = pace(&totals, assignment.as_ref().map(|assignment| assignment.days_left));
    Ok(TaskView {
        year: workplace.year(),
        training: workplace.store.identity().training,
        today: today.iso(),
        assignment,
        targets: targets.map(|targets| target_lines(&totals, &targets)).unwrap_or_default(),
        pace,
        hamlets: hamlets(&totals),
        work,
        next,
        frozen,
        catalogue: catalogue.period.clone(),
        uncertain: uncertain(catalogue),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// The task before this one: the issued one with the number below, else plan 154.
fn before(workplace: &Workplace, task: Option<&Task>) -> Result<Option<Task>> {
    let Some(task) = task.filter(|task| task.number > 0) else { return Ok(None) };
    let code = workplace.store.identity().unit.clone();
    let words = district_words(workplace, &code)?;
    let earlier = words.tasks.into_iter().rev();
    let issued = earlier.filter(|one| one.issued_at.is_some());
    let earlier = issued.into_iter().find(|one| one.number < task.number);
    let printed = workplace.unit().map(|unit| Task::of_plan_154(unit, Catalogue::built_in()));
    Ok(earlier.or(printed))
}

fn assignment(
    unit: &Unit,
    task: &Task,
    before: Option<&Task>,
    totals: &Totals,
    today: ViDate,
) -> AssignmentView {
    let catalogue = Catalogue::built_in();
    let paper = &catalogue.assignment;
    let (increase, level) = (&paper.income_increase, &paper.income_level);
    let last_day = task.last_day.unwrap_or_else(|| paper.deadline.last_day());
    let mut reviewers = task.reviewers.clone();
    reviewers.sort_by_key(|code| task.lead.as_ref() != Some(code));
    AssignmentView {
        number: task.paper_number.clone().unwrap_or_else(|| paper.number.clone()),
        date: task.paper_date.unwrap_or(paper.date).iso(),
        issuer: paper.issuer.clone(),
        row: (!unit.training).then_some(unit.number),
        natural_households: task.targets.natural_households,
        last_day: last_day.iso(),
        days_left: today.days_until(last_day),
        income_increase: increase.amount.amount(),
        income_level: level.amount.amount(),
        income_note: level.evidence.note.clone(),
        income_source: increase.evidence.source.clone(),
        reviewers: reviewers.iter().filter_map(|code| reviewer(unit, task, code)).collect(),
        task: task.number,
        issued_at: task.issued_at.clone(),
        changes: before
            .map(|before| changes_in_words(&task.changes_since(before)))
            .unwrap_or_default(),
        inner_last_day: task.inner_last_day.map(|day| day.iso()),
        services: services(task, totals),
        note: task.note.clone(),
    }
}

fn reviewer(unit: &Unit, task: &Task, code: &str) -> Option<ReviewerView> {
    let reviewer = Catalogue::built_in().reviewers.iter().find(|one| one.code == code)?;
    let own = reviewer.units.iter().find(|one| one.code == unit.code);
    let printed = own.map(|one| one.printed.clone());
    Some(ReviewerView {
        name: reviewer.name.clone(),
        leads: task.lead.as_deref() == Some(code) && task.reviewers.len() > 1,
        position: reviewer.position.clone(),
        printed: printed.filter(|printed| printed != unit.short_name()),
        note: Some(reviewer.evidence.note.clone()).filter(|note| !note.is_empty()),
    })
}

/// The service targets that were handed out, beside the deprived households that have a measure.
fn services(task: &Task, totals: &Totals) -> Vec<ServiceTargetLine> {
    let all = totals.commune.planned_for();
    let targets = Catalogue::built_in().assignment.services.iter();
    targets
        .filter_map(|target| {
            let count = *task.services.get(&target.key)?;
            let answered = target.indicators.iter().filter_map(|code| all.indicators.get(code));
            Some(ServiceTargetLine {
                key: target.key.clone(),
                wording: target.wording.clone(),
                counted: match target.counted {
                    Counted::Persons => "persons",
                    Counted::NearPoorPersons => "near_poor_persons",
                    Counted::PoorHouseholds => "poor_households",
                }
                .to_owned(),
                target: count,
                answered: small(answered.map(|question| question.answered).max().unwrap_or(0)),
            })
        })
        .collect()
}

/// Dossiers that have to become complete each day: today counts only on the last day, because
/// a part of it is over.
fn pace(totals: &Totals, days_left: Option<i64>) -> Pace {
    let all = totals.commune.planned_for();
    let left = all.households - all.complete;
    let per_day = days_left
        .filter(|days| *days >= 0)
        .and_then(|days| u64::try_from(days.max(1)).ok())
        .map(|days| small(left.div_ceil(days)));
    Pace { complete: small(all.complete), total: small(all.households), per_day }
}

fn hamlets(totals: &Totals) -> Vec<HamletLine> {
    let line = |id: Option<HamletId>, name: Option<&str>, classes: &domain::totals::Classes| {
        let all = classes.planned_for();
        HamletLine {
            id: id.map(|id| id.to_string()),
            name: name.map(str::to_owned),
            poor: small(classes.poor().households),
            near_poor: small(classes.near_poor.households),
            complete: small(all.complete),
        }
    };
    let mut lines: Vec<HamletLine> = totals
        .hamlets_in_order()
        .into_iter()
        .map(|(id, hamlet)| line(Some(id), Some(&hamlet.name), &hamlet.classes))
        .filter(|line| line.poor + line.near_poor > 0)
        .collect();
    if totals.no_hamlet.planned_for().households > 0 {
        lines.push(line(None, None, &totals.no_hamlet));
    }
    lines
}

fn frozen(workplace: &Workplace) -> Result<Option<FrozenLine>> {
    let current = frozen_now(workplace)?.is_some();
    let latest = workplace.store.latest_snapshot()?;
    Ok(latest.map(|one| FrozenLine { number: one.number, at: one.frozen_at, current }))
}

fn work(
    plan: &Plan,
    totals: &Totals,
    targets: Option<&UnitTargets>,
    frozen: Option<&FrozenLine>,
) -> Vec<WorkLine> {
    let mut lines = vec![list(totals, targets)];
    let gaps = [
        ("facts", Gap::Class),
        ("causes", Gap::Causes),
        ("answers", Gap::Answers),
        ("measures", Gap::Measures),
        ("helper", Gap::Helper),
        ("expected", Gap::Expected),
    ];
    let begun = !plan.households.is_empty();
    lines.extend(gaps.map(|(key, gap)| lacking(plan, key, gap, begun)));
    let found = check::check(plan, targets, Catalogue::built_in());
    // What the lines above count already is not counted again.
    let other = found.iter().filter(|finding| finding.severity == Severity::Blocks);
    let other = other.filter(|finding| !matches!(finding.rule, "C01" | "C02")).filter(|finding| {
        let gaps = finding.household.and_then(|id| plan.household(id)).map(Household::gaps);
        !gaps.is_some_and(|gaps| covered(finding.rule, &gaps))
    });
    let other = other.count();
    lines.push(WorkLine {
        key: "findings".to_owned(),
        done: begun && other == 0,
        left: small(other),
        narrow: Vec::new(),
        most: Vec::new(),
    });
    lines.push(WorkLine {
        key: "frozen".to_owned(),
        done: frozen.is_some_and(|frozen| frozen.current),
        left: 0,
        narrow: Vec::new(),
        most: Vec::new(),
    });
    lines
}

/// Is what this rule says of a household in one of the boxes that the household lacks?
fn covered(rule: &str, gaps: &[Gap]) -> bool {
    let boxes: &[Gap] = match rule {
        "H01" => &[Gap::Class],
        "H02" => &[Gap::Causes],
        "H04" | "H05" => &[Gap::Answers],
        "H06" | "S01" => &[Gap::Measures],
        "H07" => &[Gap::Helper],
        "H09" => &[Gap::Expected],
        _ => &[],
    };
    boxes.iter().any(|one| gaps.contains(one))
}

fn list(totals: &Totals, targets: Option<&UnitTargets>) -> WorkLine {
    let asked = targets.copied().unwrap_or_default();
    let apart = |listed: u64, start: u32| listed.abs_diff(u64::from(start));
    let poor = apart(totals.poor().households, asked.poor_start);
    let near_poor = apart(totals.near_poor().households, asked.near_poor_start);
    WorkLine {
        key: "list".to_owned(),
        done: targets.is_some() && poor + near_poor == 0,
        left: small(poor + near_poor),
        narrow: Vec::new(),
        most: Vec::new(),
    }
}

fn lacking(plan: &Plan, key: &str, gap: Gap, begun: bool) -> WorkLine {
    let lacks = |household: &&Household| household.gaps().contains(&gap);
    let households: Vec<&Household> = plan.households.iter().filter(lacks).collect();
    WorkLine {
        key: key.to_owned(),
        done: begun && households.is_empty(),
        left: small(households.len()),
        narrow: vec![Narrow { key: "gap".to_owned(), value: gap.code().to_owned() }],
        most: most(plan, &households),
    }
}

/// The hamlets in which most of them are; of equal ones the first in the order of lists.
fn most(plan: &Plan, households: &[&Household]) -> Vec<HamletCount> {
    let mut by_hamlet: BTreeMap<HamletId, u32> = BTreeMap::new();
    for hamlet in households.iter().filter_map(|household| household.hamlet) {
        *by_hamlet.entry(hamlet).or_default() += 1;
    }
    let mut counts: Vec<(Vec<_>, HamletCount)> = by_hamlet
        .into_iter()
        .filter_map(|(id, count)| {
            let hamlet = plan.hamlets.get(&id)?;
            let choice = Choice { id: id.to_string(), name: hamlet.name.clone() };
            let order = domain::text::sort_key_words(&hamlet.name);
            Some((order.into(), HamletCount { hamlet: choice, count }))
        })
        .collect();
    counts.sort_by(|a, b| (Reverse(a.1.count), &a.0).cmp(&(Reverse(b.1.count), &b.0)));
    counts.into_iter().take(NAMED_HAMLETS).map(|(_, count)| count).collect()
}

fn uncertain(catalogue: &Catalogue) -> u32 {
    let causes = catalogue.causes.iter().map(|one| one.evidence.uncertain);
    let indicators = catalogue.indicators.iter().map(|one| one.evidence.uncertain);
    let needs = catalogue.needs.iter().map(|one| one.evidence.uncertain);
    let policies = catalogue.policies.iter().map(|one| one.evidence.uncertain);
    let all = causes.chain(indicators).chain(needs).chain(policies);
    u32::try_from(all.filter(|uncertain| *uncertain).count()).unwrap_or(u32::MAX)
}

fn small(n: impl TryInto<u32>) -> u32 {
    n.try_into().unwrap_or(u32::MAX)
}
