//! Values and places of a plan in words, for reports of what changed and what is to decide.

use std::collections::HashMap;

use domain::catalog::Catalogue;
use domain::date::ViDate;
use domain::money::Dong;
use domain::plan::Plan;
use domain::schema::{self, FieldType};
use domain::{HamletId, HelperId, HouseholdId, ProjectId};
use replica::RecordId;
use serde_json::Value;

use crate::words::{has, say};

/// Where a record stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Kind of the record on top: `household`, `helper`, …
    pub top_kind: &'static str,
    /// The record on top.
    pub top: RecordId,
    /// Its name: that of the household's head, or its own.
    pub name: String,
    /// Thôn of the household.
    pub hamlet: Option<String>,
    /// The member, measure … below it, in words.
    pub within: Option<String>,
    /// Households in the plan's order, then the rest.
    pub order: usize,
}

/// The place of every record of the plan.
pub(crate) fn places(plan: &Plan) -> HashMap<RecordId, Place> {
    let mut places = HashMap::new();
    for (order, household) in plan.households.iter().enumerate() {
        let own = Place {
            top_kind: "household",
            top: RecordId(household.id.0),
            name: household.head_name.clone(),
            hamlet: plan.hamlet_name(household).map(str::to_owned),
            within: None,
            order,
        };
        let within = |what: String| Place { within: Some(what), ..own.clone() };
        for member in &household.members {
            places.insert(
                RecordId(member.id.0),
                within(say("within.member", &[("name", &member.name)])),
            );
        }
        for assignment in &household.assignments {
            places.insert(RecordId(assignment.id.0), within(say("within.assignment", &[])));
        }
        for measure in &household.measures {
            let place = within(match measure.title.as_str() {
                "" => say("within.untitled", &[]),
                title => say("within.measure", &[("name", &title)]),
            });
            for funding in &measure.funding {
                places.insert(RecordId(funding.id.0), place.clone());
            }
            places.insert(RecordId(measure.id.0), place);
        }
        places.insert(RecordId(household.id.0), own);
    }
    let rest = |top_kind: &'static str, top: RecordId, name: &str| Place {
        top_kind,
        top,
        name: name.to_owned(),
        hamlet: None,
        within: None,
        order: usize::MAX,
    };
    for project in &plan.projects {
        let own = rest("project", RecordId(project.id.0), &project.name);
        for funding in &project.funding {
            places.insert(RecordId(funding.id.0), own.clone());
        }
        places.insert(RecordId(project.id.0), own);
    }
    for helper in plan.helpers.values() {
        places.insert(RecordId(helper.id.0), rest("helper", RecordId(helper.id.0), &helper.name));
    }
    for hamlet in plan.hamlets.values() {
        places.insert(RecordId(hamlet.id.0), rest("hamlet", RecordId(hamlet.id.0), &hamlet.name));
    }
    for section in &plan.sections {
        places.insert(
            RecordId(section.id.0),
            rest("section", RecordId(section.id.0), &say("within.section", &[])),
        );
    }
    places
}

/// A field in words: «họ tên chủ hộ».
pub(crate) fn label(plan: &Plan, field: &str) -> String {
    if let Some(household) = participant(field).and_then(|id| plan.household(id)) {
        return say("within.participant", &[("name", &household.head_name)]);
    }
    domain::check::field_label(Catalogue::built_in(), field)
}

/// The household that a project's field `participant.<id>` speaks of.
fn participant(field: &str) -> Option<HouseholdId> {
    field.strip_prefix("participant.")?.parse().ok()
}

/// A value in words: «Ngân sách, cho không 2.500.000 đ».
pub(crate) fn shown(plan: &Plan, kind: &str, field: &str, value: &Value) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let part = |name: &str| value.get(name).and_then(Value::as_i64);
    let holds = schema::kind(kind).and_then(|kind| kind.field(field)).map(|field| field.holds);
    match (holds, value) {
        (_, Value::Null) => say("word.nothing", &[]),
        (_, Value::Bool(true)) => say("word.yes", &[]),
        (_, Value::Bool(false)) => say("word.no", &[]),
        (Some(FieldType::Reference(kind)), Value::String(id)) => {
            referred(plan, kind, id).unwrap_or_else(|| say("word.gone", &[]))
        }
        (Some(FieldType::Choice(_)), Value::String(choice)) => word(choice),
        (Some(FieldType::Money), Value::Object(_)) => {
            let of = |name: &str| value[name].as_str().map(word).unwrap_or_default();
            let amount = part("amount").and_then(|amount| Dong::new(amount).ok());
            let amount = amount.map(|amount| amount.to_string()).unwrap_or_default();
            say(
                "word.money",
                &[("source", &of("source")), ("kind", &of("kind")), ("amount", &amount)],
            )
        }
        (Some(FieldType::Months), Value::Object(_)) => {
            let (from, to) = (part("from").unwrap_or(0), part("to").unwrap_or(0));
            say("word.months", &[("from", &from), ("to", &to)])
        }
        (Some(FieldType::Score), Value::Object(_)) => {
            let points = |name| part(name).map_or_else(|| "–".to_owned(), |n: i64| n.to_string());
            say("word.score", &[("b1", &points("b1")), ("b2", &points("b2"))])
        }
        (Some(FieldType::DayOrYear), Value::String(day)) => {
            ViDate::parse_iso(day).map_or_else(|| day.clone(), |day| day.to_string())
        }
        (Some(FieldType::Text), Value::String(code)) if field == "policy" => {
            let policy = Catalogue::built_in().measure(code);
            policy.map_or_else(|| code.clone(), |policy| policy.name().to_owned())
        }
        (_, other) => text(other),
    }
}

fn referred(plan: &Plan, kind: &str, id: &str) -> Option<String> {
    let RecordId(id) = id.parse().ok()?;
    match kind {
        "hamlet" => plan.hamlets.get(&HamletId(id)).map(|hamlet| hamlet.name.clone()),
        "helper" => plan.helpers.get(&HelperId(id)).map(|helper| helper.name.clone()),
        "project" => plan
            .projects
            .iter()
            .find(|project| project.id == ProjectId(id))
            .map(|project| project.name.clone()),
        _ => None,
    }
}

/// A word of a fixed list, as officers say it.
fn word(code: &str) -> String {
    let key = format!("word.{code}");
    if has(&key) { say(&key, &[]) } else { code.to_owned() }
}
