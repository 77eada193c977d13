//! What the commune chooses for a paper: number, day, form, signer, unit, annexes.
//!
//! One record for each paper, the same on every laptop, made by the first choice.
//! Deliberately absent: what a choice does to the paper (`crate::paper`).

use std::collections::BTreeMap;

use domain::catalog::Catalogue;
use domain::plan::PaperKind;
use replica::RecordId;
use serde_json::json;

use crate::cases::households::record_view;
use crate::cases::offices;
use crate::cases::records::{dots, settle, standing, written};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::paper::rule_of_form;
use crate::view::{ChooseArgs, PaperChoicesView, PaperNamed, RecordView, Written};

/// `paper.choices`
pub fn choices(call: &Call<'_>, args: PaperNamed) -> Result<PaperChoicesView> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let kind = args.paper.into();
    let plan = workplace.plan()?;
    let choices = plan.paper(kind);
    let deadline = offices::own_task(workplace)?.and_then(|task| task.last_day);
    let deadline = deadline.unwrap_or_else(|| Catalogue::built_in().assignment.deadline.last_day());
    let id = record_id(workplace, kind);
    let record = match standing(workplace, id) {
        Ok(record) => record_view(workplace, id, &record, false)?,
        Err(_) => RecordView {
            id: id.to_string(),
            kind: "paper".to_owned(),
            parent: None,
            fields: BTreeMap::new(),
            flagged: false,
        },
    };
    Ok(PaperChoicesView {
        record,
        form: rule_of_form(&choices).code().to_owned(),
        last_day: deadline.iso(),
        late: choices.issue_date.is_some_and(|day| day > deadline),
    })
}

/// `paper.choose`
pub fn choose(call: &Call<'_>, args: ChooseArgs) -> Result<Written> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let kind: PaperKind = args.paper.into();
    let id = record_id(workplace, kind);
    let seen = dots(&args.seen)?;
    let value = settle(workplace, "paper", &args.field, args.value)?;
    let refused = |key| {
        let value: &[(&str, &dyn std::fmt::Display)] = &[("value", &value.as_str().unwrap_or("?"))];
        AppError::new(ErrorCode::Invalid, key, value)
    };
    match (args.field.as_str(), value.as_str()) {
        // What names the paper is not a choice.
        ("paper", _) => return Err(refused("error.unknown_field")),
        ("number", Some(number)) if !is_number(number) => return Err(refused("choose.number")),
        ("issue_date", Some(day)) if domain::date::ViDate::parse_iso(day).is_none() => {
            return Err(refused("choose.day"));
        }
        _ => {}
    }
    let environment = call.environment();
    match standing(workplace, id) {
        Ok(record) => {
            let same = record
                .field(&args.field)
                .is_some_and(|field| field.entries().len() == 1 && field.entries()[0].1 == value);
            if !same {
                workplace.change(environment, "paper.edit", "", |act| {
                    act.write(id, &args.field, value, &seen)
                })?;
            }
        }
        Err(_) => {
            let fields = BTreeMap::from([
                ("paper".to_owned(), json!(kind.code())),
                (args.field.clone(), value),
            ]);
            workplace.change(environment, "paper.add", "", |act| {
                act.create(id, "paper", None, &fields)
            })?;
        }
    }
    workplace.store.drop_draft(&id.to_string(), &args.field)?;
    written(workplace, id)
}

/// The same paper of the same plan is the same record on every laptop.
fn record_id(workplace: &Workplace, kind: PaperKind) -> RecordId {
    let identity = workplace.store.identity();
    RecordId::derived(&["paper", &identity.unit, &identity.year.to_string(), kind.code()])
}

/// A number of a letter: digits, and letters behind them at most («15», «15a»).
fn is_number(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let letters = text.chars().skip(digits);
    (1..=5).contains(&digits)
        && text.chars().count() <= digits + 2
        && letters.clone().all(char::is_alphabetic)
}
