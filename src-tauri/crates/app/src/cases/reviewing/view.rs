//! The appraisal of the plan in the reading room, as its panel shows it.

use domain::offices::{Comment, Outcome, Words};

use super::super::checking::report;
use super::super::comments::{comment_views, decision_views};
use super::super::offices::commune_answers;
use super::{checklist, compare, decide, list, own_words, read_version, said};
use crate::desk::{Call, Desk};
use crate::error::{AppError, Result};
use crate::view::{CommentView, NoArgs, ReviewView};

/// `review.view`
pub fn view(call: &Call<'_>, _: NoArgs) -> Result<ReviewView> {
    of_reading(&mut call.desk())
}

pub(super) fn of_reading(desk: &mut Desk) -> Result<ReviewView> {
    let version = read_version(desk)?;
    let workplace = desk.appraiser()?;
    let received = workplace.store.received()?;
    let plan_line = list::line(workplace, &version, &received)?;
    let said = said(workplace, &version.unit)?;
    let answers = commune_answers(workplace, &version.unit)?;
    let own: Words = own_words(workplace, &version.unit)?;
    let decides = workplace.is_district();
    let before = compare::before(&version, &received);
    let all: Vec<(&str, &[Comment])> =
        said.iter().map(|(office, words)| (office.as_str(), words.comments.as_slice())).collect();
    let reading = &mut desk.reading().ok_or_else(AppError::no_workplace)?.workplace;
    let plan = reading.plan()?;
    let mut comments = comment_views(&plan, &*reading, &all, &answers)?;
    comments.sort_by_key(order);
    let report = report(reading)?;
    let appraisal = own.appraisal(&version.fingerprint);
    let can = if decides { decide::possible(&version, &plan_line.stage) } else { Vec::new() };
    Ok(ReviewView {
        checklist: checklist::lines(appraisal, &report),
        conclusion: appraisal.and_then(|one| one.conclusion.clone()),
        proposal: appraisal.and_then(|one| one.proposal.map(|one: Outcome| one.code().to_owned())),
        decisions: decision_views(&said["district"].decisions),
        can,
        before: before.map(|version| version.number),
        plan: plan_line,
        comments,
        decides,
    })
}

/// Unsettled first, the heavier first, then the households in the order of their names.
fn order(comment: &CommentView) -> (bool, bool, usize, Option<String>, String) {
    let weight = ["must", "should", "note"].iter().position(|code| *code == comment.severity);
    (
        comment.withdrawn,
        comment.settled,
        weight.unwrap_or(0),
        comment.name.clone(),
        comment.at.clone(),
    )
}
