//! Comments as both sides see them: beside the plan that is shown, with what has become of
//! what they hang on.
//!
//! What was read is kept in the comment as the dots (`About::dots`, [`mark`]): of a field its
//! own, of a household or another record those of everything in it, as a vector. When they
//! have moved on, the comment shows «đã sửa sau góp ý». No clock is asked.

use std::collections::BTreeMap;

use domain::CommentId;
use domain::offices::{Answer, Comment, Decision};
use domain::plan::Plan;
use replica::{Record, RecordId, VersionVector};
use serde_json::Value;

use super::wording::{label, places, shown};
use crate::desk::Workplace;
use crate::error::Result;
use crate::view::{AnswerView, CommentView, DecisionView};

/// The records of a plan that comments hang on, wherever they lie.
pub(crate) trait PlanRecords {
    /// A record, deleted or not.
    fn record(&self, id: RecordId) -> Result<Option<Record>>;
    /// A record with all below it.
    fn family(&self, id: RecordId) -> Result<BTreeMap<RecordId, Record>>;
}

impl PlanRecords for Workplace {
    fn record(&self, id: RecordId) -> Result<Option<Record>> {
        Ok(self.store.record(&self.plan_ledger(), id)?)
    }

    fn family(&self, id: RecordId) -> Result<BTreeMap<RecordId, Record>> {
        Ok(self.store.family(&self.plan_ledger(), id)?)
    }
}

impl PlanRecords for BTreeMap<RecordId, Record> {
    fn record(&self, id: RecordId) -> Result<Option<Record>> {
        Ok(self.get(&id).cloned())
    }

    fn family(&self, id: RecordId) -> Result<BTreeMap<RecordId, Record>> {
        let mut family = BTreeMap::new();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            if let Some(record) = self.get(&id) {
                family.insert(id, record.clone());
                let below = self.iter().filter(|(_, record)| record.parent == Some(id));
                next.extend(below.map(|(id, _)| *id));
            }
        }
        Ok(family)
    }
}

/// What stands in a field, or in a record and all below it, by its dots: the mark that a
/// comment keeps of what was read. `None`: there is no such record.
pub(crate) fn mark(
    records: &impl PlanRecords,
    id: RecordId,
    field: Option<&str>,
) -> Result<Option<String>> {
    let Some(own) = records.record(id)? else { return Ok(None) };
    if let Some(field) = field {
        return Ok(Some(mark_of_field(&own, field)));
    }
    let mut seen = VersionVector::default();
    for record in records.family(id)?.values() {
        record.content_dots().for_each(|dot| seen.observe(dot));
        record.deletions().iter().for_each(|deletion| seen.join(deletion));
    }
    Ok(Some(serde_json::to_string(&seen).expect("a vector is plain JSON")))
}

fn mark_of_field(record: &Record, field: &str) -> String {
    let register = record.field(field);
    let mut dots: Vec<String> = register
        .map(|register| register.dots().map(|dot| dot.to_string()).collect())
        .unwrap_or_default();
    dots.sort();
    serde_json::to_string(&dots).expect("dots are plain JSON")
}

/// The value of a field as a comment keeps it, for show.
pub(crate) fn value_of(
    plan: &Plan,
    records: &impl PlanRecords,
    id: RecordId,
    field: &str,
) -> Result<Option<String>> {
    let Some(own) = records.record(id)? else { return Ok(None) };
    let value = own.field(field).and_then(|field| field.value()).cloned().unwrap_or(Value::Null);
    Ok(Some(shown(plan, &own.kind, field, &value)))
}

/// Comments beside a plan: the commune's own, or one that was received. `said`: each office's
/// comments, `district` or the code of a reviewer.
pub(crate) fn comment_views(
    plan: &Plan,
    records: &impl PlanRecords,
    said: &[(&str, &[Comment])],
    answers: &BTreeMap<CommentId, Answer>,
) -> Result<Vec<CommentView>> {
    let places = places(plan);
    let mut views = Vec::new();
    for (office, comments) in said {
        for comment in *comments {
            let about = &comment.about;
            let household = about.household.map(|id| RecordId(id.0));
            let record = about.record.map(RecordId).or(household);
            let place = record.and_then(|id| places.get(&id));
            let of_household = place.or_else(|| household.and_then(|id| places.get(&id)));
            let now = match record {
                Some(id) => mark(records, id, about.field.as_deref())?,
                None => None,
            };
            let value = match (record.filter(|_| place.is_some()), about.field.as_deref()) {
                (Some(id), Some(field)) => value_of(plan, records, id, field)?,
                _ => None,
            };
            views.push(CommentView {
                id: comment.id.to_string(),
                office: (*office).to_owned(),
                who: comment.who.clone(),
                at: comment.at.clone(),
                version: comment.version,
                fingerprint: comment.fingerprint.clone(),
                severity: comment.severity.code().to_owned(),
                text: comment.text.clone(),
                household: about.household.map(|id| id.to_string()),
                name: of_household.map(|place| place.name.clone()),
                hamlet: of_household.and_then(|place| place.hamlet.clone()),
                within: place.and_then(|place| place.within.clone()),
                record: about.record.map(|id| id.to_string()),
                label: about.field.as_deref().map(|field| label(plan, field)),
                field: about.field.clone(),
                paper: about.paper.map(Into::into),
                place: about.place.clone(),
                read: about.value.clone(),
                now: value,
                changed: changed(about.dots.as_deref(), now.as_deref()),
                gone: about.household.is_some() && record.is_some() && place.is_none(),
                withdrawn: comment.withdrawn,
                settled: comment.settled,
                answer: answers.get(&comment.id).map(answer_view),
            });
        }
    }
    Ok(views)
}

/// Was something written since? A place that had no record of its own when it was read (a text
/// as the template has it) has changed once there is one.
fn changed(read: Option<&str>, now: Option<&str>) -> bool {
    match (read, now) {
        (None, _) => false,
        (Some(read), None) => !empty(read),
        (Some(read), Some(now)) => read != now && !(empty(read) && empty(now)),
    }
}

fn empty(mark: &str) -> bool {
    matches!(mark, "" | "[]" | "{}")
}

fn answer_view(answer: &Answer) -> AnswerView {
    AnswerView {
        state: answer.state.code().to_owned(),
        text: answer.text.clone(),
        who: answer.who.clone(),
        at: answer.at.clone(),
    }
}

/// Decisions as both sides see them.
pub(crate) fn decision_views(decisions: &[Decision]) -> Vec<DecisionView> {
    let view = |decision: &Decision| DecisionView {
        id: decision.id.to_string(),
        version: decision.version,
        fingerprint: decision.fingerprint.clone(),
        outcome: decision.outcome.code().to_owned(),
        paper_number: decision.paper_number.clone(),
        date: decision.date.map(|day| day.iso()),
        signer: decision.signer.clone(),
        note: decision.note.clone(),
        who: decision.who.clone(),
        at: decision.at.clone(),
    };
    decisions.iter().map(view).collect()
}
