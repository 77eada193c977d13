//! Answers to comments: the commune works through what was said and says what it did.
//!
//! An answer stands in the commune's own ledger and goes along with the next submission.
//! Deliberately absent: settling a comment, which is the appraiser's.

use std::collections::BTreeMap;

use domain::CommentId;
use domain::offices::{AnswerState, Comment, Words};
use domain::text::clean;
use replica::RecordId;
use serde_json::{Value, json};
use store::StoreError;

use super::assigning::set;
use super::comments::{comment_views, decision_views};
use super::offices::{all_reviewers_words, answers_ledger, commune_answers, district_words};
use super::reviewing::Counts;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{AnswerArgs, AnswersView, CommentView, NoArgs};

/// Signs in an answer at most.
const LONGEST: usize = 4_000;

/// `answers.view`
pub fn view(call: &Call<'_>, _: NoArgs) -> Result<AnswersView> {
    all(call.desk().plan_to_read()?)
}

/// `answers.write`
pub fn write(call: &Call<'_>, args: AnswerArgs) -> Result<AnswersView> {
    let unknown = || AppError::new(ErrorCode::NotFound, "answer.unknown", &[]);
    let comment: RecordId = args.comment.parse().map_err(|_| unknown())?;
    let state = match args.state.as_deref() {
        None => None,
        Some(code) => Some(
            AnswerState::from_code(code)
                .ok_or_else(|| AppError::new(ErrorCode::Invalid, "error.unknown_field", &[]))?,
        ),
    };
    let text = args.text.as_deref().map(in_lines).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST) {
        return Err(AppError::new(ErrorCode::Invalid, "answer.long", &[]));
    }
    if state == Some(AnswerState::Explained) && text.is_none() {
        return Err(AppError::new(ErrorCode::Invalid, "answer.why", &[]));
    }
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let known = comments(workplace)?.into_iter().find(|one| one.id == CommentId(comment.0));
    let known = known.ok_or_else(unknown)?;
    if known.withdrawn {
        return Err(AppError::new(ErrorCode::Refused, "answer.withdrawn", &[]));
    }
    let author = workplace.author(call.environment())?;
    let unit = workplace.store.identity().unit.clone();
    let given = commune_answers(workplace, &unit)?.contains_key(&known.id);
    if state.is_none() && !given {
        return Err(AppError::new(ErrorCode::Refused, "answer.none", &[]));
    }
    let text = text.filter(|_| state.is_some());
    let id = RecordId::derived(&["answer", &args.comment]);
    let fields: Vec<(&str, Value)> = vec![
        ("comment", json!(args.comment)),
        ("state", json!(state.map(AnswerState::code))),
        ("text", json!(text)),
        ("who", json!(author.who)),
        ("at", json!(author.at)),
    ];
    let ledger = answers_ledger(workplace, &unit);
    let note: String = known.text.chars().take(60).collect();
    workplace.change_in(call.environment(), &ledger, ("answer.write", &note), |act| {
        if act.record(id)?.is_none() {
            act.create(id, "answer", None, &BTreeMap::new())?;
        }
        for (field, value) in &fields {
            set(act, id, field, value)?;
        }
        Ok::<_, StoreError>(())
    })?;
    all(workplace)
}

/// The text without needless blanks, line by line.
fn in_lines(text: &str) -> String {
    let lines = text.lines().map(clean).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// What everybody has said of this plan, each office under its code.
fn said(workplace: &Workplace) -> Result<BTreeMap<String, Words>> {
    let unit = workplace.store.identity().unit.clone();
    let mut said = all_reviewers_words(workplace, &unit)?;
    said.insert("district".to_owned(), district_words(workplace, &unit)?);
    Ok(said)
}

fn comments(workplace: &Workplace) -> Result<Vec<Comment>> {
    Ok(said(workplace)?.into_values().flat_map(|words| words.comments).collect())
}

fn views(workplace: &mut Workplace, said: &BTreeMap<String, Words>) -> Result<Vec<CommentView>> {
    let unit = workplace.store.identity().unit.clone();
    let answers = commune_answers(workplace, &unit)?;
    let each: Vec<(&str, &[Comment])> =
        said.iter().map(|(office, words)| (office.as_str(), words.comments.as_slice())).collect();
    let plan = workplace.plan()?;
    let mut views = comment_views(&plan, &*workplace, &each, &answers)?;
    views.retain(|one| !one.withdrawn);
    Ok(views)
}

fn all(workplace: &mut Workplace) -> Result<AnswersView> {
    let said = said(workplace)?;
    let mut comments = views(workplace, &said)?;
    let counts = Counts::of(comments.iter());
    comments.sort_by_key(|one| {
        let weight = ["must", "should", "note"].iter().position(|code| *code == one.severity);
        (one.settled, one.answer.is_some(), weight, one.name.clone(), one.at.clone())
    });
    let decisions = said.get("district").map(|words| decision_views(&words.decisions));
    Ok(AnswersView {
        saved: super::workplaces::saved(workplace)?,
        comments,
        decisions: decisions.unwrap_or_default(),
        must: counts.must,
        open: counts.open,
        answered: counts.answered,
    })
}

/// How many comments of each kind wait.
pub(crate) fn counts(workplace: &mut Workplace) -> Result<Counts> {
    let said = said(workplace)?;
    if said.values().all(|words| words.comments.is_empty()) {
        return Ok(Counts::default());
    }
    Ok(Counts::of(views(workplace, &said)?.iter()))
}
