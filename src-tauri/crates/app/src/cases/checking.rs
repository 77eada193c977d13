//! The self-check with the reasons given for what it asks about, and what stands beside it:
//! targets, who could be planned to leave next, charts of causes and indicators.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalog::Catalogue;
use domain::check::{self, Severity};
use domain::plan::{ExpectedResult, Household, PaperChoices, PaperKind, Plan};
use domain::suggest::nearest;
use domain::totals::{Meter, Totals, UnitTargets};
use replica::{Dot, Record, RecordId};
use serde_json::{Value, json};

use super::households::record_view;
use super::planning::{targets_of, totals_of};
use super::records::standing;
use super::workplaces::saved;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// `plan.check`
pub fn check(call: &Call<'_>, _: NoArgs) -> Result<CheckReport> {
    report(call.desk().plan_to_read()?)
}

/// How many findings block.
pub(crate) fn blocks(workplace: &mut Workplace) -> Result<u32> {
    let plan = workplace.plan()?;
    let targets = targets_of(workplace)?;
    let findings = check::check(&plan, targets.as_ref(), Catalogue::built_in());
    Ok(small(check::Summary::of(&findings).blocks))
}

/// The self-check over the whole plan.
pub(crate) fn report(workplace: &mut Workplace) -> Result<CheckReport> {
    let plan = workplace.plan()?;
    let targets = targets_of(workplace)?;
    let mut found = check::check(&plan, targets.as_ref(), Catalogue::built_in());
    found.sort_by_key(|finding| finding.severity);
    let rules: BTreeSet<_> = found.iter().map(|finding| finding.rule).collect();
    let rules = check::RULES.iter().filter(|rule| rules.contains(rule.id));
    let named: BTreeSet<_> = found.iter().filter_map(|finding| finding.household).collect();
    let households = plan.households.iter().filter(|household| named.contains(&household.id));
    let findings: Vec<Finding> = found.into_iter().map(|finding| view(&plan, finding)).collect();
    let count = |severity: &str, explained: bool| {
        let of = findings.iter().filter(|finding| finding.severity == severity);
        small(of.filter(|finding| finding.reason.is_some() == explained).count())
    };
    let (warns, explained) = (count("warns", false), count("warns", true));
    Ok(CheckReport {
        blocks: count("blocks", false),
        warns,
        explained,
        informs: count("informs", false),
        rules: rules
            .map(|rule| RuleView {
                id: rule.id.to_owned(),
                title: rule.title(),
                basis: rule.basis(),
            })
            .collect(),
        reasons: reasons(workplace, &plan)?,
        households: households.map(|household| name(&plan, household)).collect(),
        findings,
    })
}

/// What the self-check says of one household.
pub(crate) fn findings_of(plan: &Plan, household: &Household) -> Vec<Finding> {
    let found = check::check_household(plan, household, Catalogue::built_in());
    found.into_iter().map(|finding| view(plan, finding)).collect()
}

fn view(plan: &Plan, finding: check::Finding) -> Finding {
    Finding {
        rule: finding.rule.to_string(),
        severity: match finding.severity {
            Severity::Blocks => "blocks",
            Severity::Warns => "warns",
            Severity::Informs => "informs",
        }
        .to_owned(),
        takes_reason: finding.takes_reason,
        reason: finding.reason(plan).map(str::to_owned),
        place: place(plan, &finding).map(str::to_owned),
        spot: spot(plan, &finding),
        household: finding.household.map(|id| id.to_string()),
        record: finding.record.map(|id| id.to_string()),
        field: finding.field,
        message: finding.message,
        remedy: finding.remedy,
    }
}

/// The screen on which a finding is mended; none where no screen of this program can.
fn place(plan: &Plan, finding: &check::Finding) -> Option<&'static str> {
    let is = |id| finding.record == Some(id);
    if plan.reasons.iter().any(|reason| is(reason.id)) {
        return Some("reason");
    }
    if finding.household.is_some() {
        return Some("dossier");
    }
    match finding.rule {
        "C01" | "C02" => return Some("list"),
        "C03" | "C04" => return Some("near"),
        "S05" => return Some("list"),
        "C10" | "C11" => return Some("paper"),
        _ => {}
    }
    if plan
        .projects
        .iter()
        .any(|project| is(project.id.0) || project.funding.iter().any(|line| is(line.id.0)))
    {
        Some("projects")
    } else if plan.helpers.keys().any(|id| is(id.0)) {
        Some("helpers")
    } else if spot(plan, finding).is_some() {
        Some("paper")
    } else if plan.hamlets.keys().any(|id| is(id.0)) {
        Some("list")
    } else {
        None
    }
}

/// The place of a paper that a finding speaks of.
fn spot(plan: &Plan, finding: &check::Finding) -> Option<PaperSpot> {
    let is = |id| finding.record == Some(id);
    if let Some(section) = plan.sections.iter().find(|section| is(section.id.0)) {
        let paper = PaperKind::from_code(&section.paper)?.into();
        return Some(PaperSpot { paper, section: Some(section.place.clone()) });
    }
    if let Some(paper) = plan.papers.iter().find(|paper| is(paper.id)) {
        return Some(PaperSpot { paper: paper.kind?.into(), section: None });
    }
    // What is blank has no record yet: to the first paper in which it is.
    let is_blank: fn(&PaperChoices) -> bool = match finding.rule {
        "C10" => |choices| choices.number.is_none() || choices.issue_date.is_none(),
        "C11" => |choices| choices.signer_name.is_none(),
        _ => return None,
    };
    let kind = PaperKind::ALL.iter().copied().find(|kind| is_blank(&plan.paper(*kind)))?;
    Some(PaperSpot { paper: kind.into(), section: None })
}

fn name(plan: &Plan, household: &Household) -> HouseholdName {
    HouseholdName {
        id: household.id.to_string(),
        head_name: household.head_name.clone(),
        hamlet: plan.hamlet_name(household).map(str::to_owned),
    }
}

fn reasons(workplace: &Workplace, plan: &Plan) -> Result<Vec<ReasonView>> {
    let mut views = Vec::new();
    for reason in &plan.reasons {
        let id = RecordId(reason.id);
        let Some(text) = field_of(workplace, id, "text")? else { continue };
        views.push(ReasonView {
            id: id.to_string(),
            rule: reason.rule.clone(),
            household: reason.household.map(|id| id.to_string()),
            record: reason.record.map(|id| id.to_string()),
            field: reason.field.clone(),
            text,
        });
    }
    Ok(views)
}

/// One field of a record with the dots that a write has to name.
fn field_of(workplace: &Workplace, id: RecordId, field: &str) -> Result<Option<FieldView>> {
    let Some(record) = workplace.store.record(&workplace.plan_ledger(), id)? else {
        return Ok(None);
    };
    let register = record.fields.get(field).cloned();
    let mut only = Record::new(&record.kind, record.parent);
    only.fields.extend(register.map(|register| (field.to_owned(), register)));
    Ok(record_view(workplace, id, &only, false)?.fields.remove(field))
}

/// `check.explain`: keeps why something stands as it does, as a record that two laptops name
/// alike; an empty text takes the reason back.
pub fn explain(call: &Call<'_>, args: ExplainArgs) -> Result<Saved> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let seen = dots(&args.seen)?;
    let text = domain::text::nfc(&args.text).trim().to_owned();
    let id = reason_id(workplace, &args);
    let there = standing(workplace, id).is_ok();
    let parent = match &args.household {
        Some(household) => Some(household.parse::<RecordId>().map_err(|_| AppError::no_record())?),
        None => None,
    };
    let note = match parent {
        Some(parent) => workplace.note_of(parent)?,
        None => String::new(),
    };
    let environment = call.environment();
    if text.is_empty() {
        if there {
            workplace.change(environment, "reason.delete", &note, |act| act.delete(id))?;
        }
        return saved(workplace);
    }
    if !asks(workplace, &args)? {
        return Err(AppError::new(ErrorCode::NotFound, "explain.not_asked", &[]));
    }
    let text = json!(text);
    if !domain::schema::FieldType::Text.accepts(&text) {
        return Err(AppError::new(ErrorCode::Invalid, "value.text", &[]));
    }
    if there {
        workplace
            .change(environment, "reason.edit", &note, |act| act.write(id, "text", text, &seen))?;
    } else {
        let mut fields =
            BTreeMap::from([("rule".to_owned(), json!(args.rule)), ("text".to_owned(), text)]);
        let mut put = |name: &str, value: Option<String>| {
            fields.extend(value.map(|value| (name.to_owned(), Value::String(value))));
        };
        put("record", args.record);
        put("field", args.field);
        workplace.change(environment, "reason.add", &note, |act| {
            act.create(id, "reason", parent, &fields)
        })?;
    }
    saved(workplace)
}

/// The same rule, household, record and field are the same reason on every laptop.
fn reason_id(workplace: &Workplace, args: &ExplainArgs) -> RecordId {
    let identity = workplace.store.identity();
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let (household, record, field) = (part(&args.household), part(&args.record), part(&args.field));
    let year = identity.year.to_string();
    let rule = &args.rule;
    RecordId::derived(&["reason", &identity.unit, &year, rule, &household, &record, &field])
}

/// Does the self-check want a reason for this now?
fn asks(workplace: &mut Workplace, args: &ExplainArgs) -> Result<bool> {
    let plan = workplace.plan()?;
    let targets = targets_of(workplace)?;
    let found = check::check(&plan, targets.as_ref(), Catalogue::built_in());
    let text = |id: Option<String>, given: &Option<String>| id == *given;
    Ok(found.iter().any(|finding| {
        finding.takes_reason
            && finding.rule == args.rule
            && text(finding.household.map(|id| id.to_string()), &args.household)
            && text(finding.record.map(|id| id.to_string()), &args.record)
            && finding.field == args.field
    }))
}

fn dots(seen: &[String]) -> Result<Vec<Dot>> {
    seen.iter()
        .map(|dot| dot.parse::<Dot>())
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| AppError::new(ErrorCode::Invalid, "error.dots", &[]))
}

/// `plan.expect`: the same expected result for several households, in one step.
pub fn expect(call: &Call<'_>, args: ExpectArgs) -> Result<Saved> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let Some(expected) = ExpectedResult::from_code(&args.expected) else {
        let value: &[(&str, &dyn std::fmt::Display)] = &[("value", &args.expected)];
        return Err(AppError::new(ErrorCode::Invalid, "value.choice", value));
    };
    let plan = workplace.plan()?;
    let mut writes = Vec::new();
    for one in &args.households {
        let id: RecordId = one.household.parse().map_err(|_| AppError::no_record())?;
        if plan.household(domain::HouseholdId(id.0)).is_none() {
            return Err(AppError::no_record());
        }
        writes.push((id, dots(&one.seen)?));
    }
    let note = match writes.as_slice() {
        [(only, _)] => workplace.note_of(*only)?,
        several => several.len().to_string(),
    };
    let operation = if writes.len() == 1 { "household.edit" } else { "households.expect" };
    workplace.change(call.environment(), operation, &note, |act| {
        for (id, seen) in &writes {
            act.write(*id, "expected", json!(expected.code()), seen)?;
        }
        Ok(())
    })?;
    saved(workplace)
}

/// `check.survey`
pub fn survey(call: &Call<'_>, _: NoArgs) -> Result<CheckSurvey> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let plan = workplace.plan()?;
    let totals = totals_of(&plan)?;
    let targets = match targets_of(workplace)? {
        Some(targets) => target_lines(&totals, &targets),
        None => Vec::new(),
    };
    let mut near = Vec::new();
    for line in targets.iter().filter(|line| line.missing > 0) {
        let poor = line.key == "poor";
        let of = |household: &&Household| {
            if poor { household.is_poor() } else { household.is_near_poor() }
        };
        let found = nearest(plan.households.iter().filter(of));
        let asked = usize::try_from(line.missing).unwrap_or(usize::MAX);
        let households = found.iter().take(asked);
        let households = households.map(|household| near_household(workplace, &plan, household));
        near.push(NearGroup {
            key: line.key.clone(),
            candidates: small(found.len()),
            households: households.collect::<Result<_>>()?,
        });
    }
    let (causes, unnamed) = causes(&plan, &totals);
    Ok(CheckSurvey { targets, near, causes, unnamed, indicators: indicators(&totals) })
}

/// The district's targets beside the plan.
pub(crate) fn target_lines(totals: &Totals, targets: &UnitTargets) -> Vec<TargetLine> {
    let rate =
        |households: i64| domain::ratio::percent(households, i64::from(targets.natural_households));
    let line = |key: &str, meter: Meter, listed: u64, start: u32, reduce: u32| {
        let target_end = i64::from(start) - i64::from(reduce);
        TargetLine {
            key: key.to_owned(),
            start,
            listed: count(listed),
            reduce,
            planned: count(meter.planned),
            missing: count(meter.target.saturating_sub(meter.planned)),
            end: meter.end(),
            end_rate: rate(meter.end()),
            target_end,
            target_rate: rate(target_end),
        }
    };
    vec![
        line(
            "poor",
            totals.poor_meter(targets),
            totals.poor().households,
            targets.poor_start,
            targets.poor_reduce,
        ),
        line(
            "near_poor",
            totals.near_poor_meter(targets),
            totals.near_poor().households,
            targets.near_poor_start,
            targets.near_poor_reduce,
        ),
    ]
}

fn near_household(
    workplace: &Workplace,
    plan: &Plan,
    household: &Household,
) -> Result<NearHousehold> {
    let expected = field_of(workplace, RecordId(household.id.0), "expected")?;
    let HouseholdName { id, head_name, hamlet } = name(plan, household);
    Ok(NearHousehold {
        id,
        head_name,
        hamlet,
        b1: household.score.and_then(|score| score.b1),
        b2: household.score.and_then(|score| score.b2),
        indicators: small(household.indicators.len()),
        workers: household.worker_count(),
        expected: expected.unwrap_or(FieldView {
            value: Value::Null,
            dots: Vec::new(),
            others: Vec::new(),
        }),
    })
}

/// Causes with the most households first. Sensitive ones are never named: they are summed up
/// with «khác» in the last line (DOMAIN H17).
fn causes(plan: &Plan, totals: &Totals) -> (Vec<CauseBar>, u32) {
    let catalogue = Catalogue::built_in();
    let planned = totals.commune.planned_for();
    let unnamed: Vec<&str> = catalogue
        .causes
        .iter()
        .filter(|cause| cause.sensitive || cause.is_other())
        .map(|cause| cause.code.as_ref())
        .collect();
    let mut bars: Vec<CauseBar> = catalogue
        .causes
        .iter()
        .filter(|cause| !unnamed.contains(&cause.code.as_ref()))
        .map(|cause| {
            let question = planned.causes.get(&cause.code).copied().unwrap_or_default();
            CauseBar {
                code: Some(cause.code.to_string()),
                name: Some(cause.name.clone()),
                households: count(question.households),
                open: count(question.open()),
            }
        })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.households));
    let households = plan.poor().chain(plan.near_poor());
    let (mut all, mut open) = (0_u32, 0_u32);
    for household in households {
        let own = household.causes.iter().map(AsRef::as_ref).filter(|code| unnamed.contains(code));
        let own: Vec<&str> = own.collect();
        let settled =
            |code: &str| household.is_answered(code) || household.no_measure.contains_key(code);
        all += u32::from(!own.is_empty());
        open += u32::from(own.iter().any(|code| !settled(code)));
    }
    bars.push(CauseBar { code: None, name: None, households: all, open });
    (bars, small(catalogue.causes.iter().filter(|cause| cause.sensitive).count()))
}

fn indicators(totals: &Totals) -> Vec<IndicatorBar> {
    let planned = totals.commune.planned_for();
    let mut bars: Vec<IndicatorBar> = Catalogue::built_in()
        .indicators
        .iter()
        .map(|indicator| {
            let question = planned.indicators.get(&indicator.code).copied().unwrap_or_default();
            IndicatorBar {
                code: indicator.code.to_string(),
                number: indicator.column,
                name: indicator.name.clone(),
                start: count(question.households),
                answered: count(question.answered),
                end: count(question.left_at_end()),
            }
        })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.start));
    bars
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
