//! Fields and values in the officer's words: names for ids, codes and money.

use domain::catalog::Catalogue;
use domain::money::Dong;
use domain::schema::{self, FieldType};
use replica::RecordId;
use serde_json::Value;

use crate::desk::Workplace;
use crate::error::Result;
use crate::words::{has, say};

/// «Giải pháp Cho vay hộ nghèo», «Thành viên Bùi Thị Mai».
pub(crate) fn about(kind: &str, name: &str) -> String {
    let key = format!("word.kind.{kind}");
    let what = if has(&key) { say(&key, &[]) } else { say("word.kind.record", &[]) };
    format!("{what} {name}").trim_end().to_owned()
}

/// The name of a field: «Năm sinh», «Nguyên nhân nghèo: Thiếu vốn sản xuất».
pub(crate) fn label(kind: &str, field: &str) -> String {
    let (family, code) = match field.split_once('.') {
        Some((family, code)) => (family, Some(code)),
        None => (field, None),
    };
    let own = format!("field.{kind}_{family}");
    let key = if has(&own) { own } else { format!("field.{family}") };
    let name = if has(&key) { say(&key, &[]) } else { family.to_owned() };
    match code {
        Some(code) => format!("{name}: {}", entry_name(code)),
        None => name,
    }
}

/// The name of a code of the catalogue; a code of a newer one stays as it is.
fn entry_name(code: &str) -> String {
    let catalogue = Catalogue::built_in();
    let cause = catalogue.cause(code).map(|one| &one.name);
    let indicator = catalogue.indicator(code).map(|one| &one.name);
    let need = catalogue.need(code).map(|one| &one.name);
    let policy = catalogue.policy(code).map(|one| &one.name);
    cause.or(indicator).or(need).or(policy).cloned().unwrap_or_else(|| code.to_owned())
}

/// A value in words.
pub(crate) fn value(
    workplace: &Workplace,
    near_poor: bool,
    kind: &str,
    field: &str,
    value: &Value,
) -> Result<String> {
    if value.is_null() {
        return Ok(say("history.empty", &[]));
    }
    let known = schema::kind(kind).and_then(|kind| kind.field(field)).map(|field| field.holds);
    let plain = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let number = |key: &str| value.get(key).and_then(Value::as_u64).map(|n| n.to_string());
    Ok(match known {
        Some(FieldType::Flag) if value.as_bool() == Some(true) => say("word.yes", &[]),
        Some(FieldType::Flag) => say("word.no", &[]),
        Some(FieldType::Choice(_)) => {
            let near = format!("word.near_{field}.{}", plain());
            let key = format!("word.{field}.{}", plain());
            match (near_poor && has(&near), has(&key)) {
                (true, _) => say(&near, &[]),
                (false, true) => say(&key, &[]),
                (false, false) => plain(),
            }
        }
        Some(FieldType::Money) => money(value),
        Some(FieldType::Months) => {
            let (from, to) = (number("from").unwrap_or_default(), number("to").unwrap_or_default());
            say("word.months", &[("from", &from), ("to", &to)])
        }
        Some(FieldType::Score) => {
            let dash = || say("word.dash", &[]);
            let (b1, b2) = (number("b1").unwrap_or_else(dash), number("b2").unwrap_or_else(dash));
            say("word.score", &[("b1", &b1), ("b2", &b2)])
        }
        Some(FieldType::Reference(_)) => match plain().parse::<RecordId>() {
            Ok(id) => name_of(workplace, id)?,
            Err(_) => plain(),
        },
        Some(FieldType::DayOrYear) => {
            let text = plain();
            let parts: Vec<&str> = text.split('-').collect();
            match parts.as_slice() {
                [year, month, day] => format!("{day}/{month}/{year}"),
                _ => text,
            }
        }
        Some(FieldType::Text) if field == "policy" => entry_name(&plain()),
        _ => plain(),
    })
}

fn money(value: &Value) -> String {
    let word = |family: &str, key: &str| {
        let code = value.get(key).and_then(Value::as_str).unwrap_or_default();
        let key = format!("word.{family}.{code}");
        if has(&key) { say(&key, &[]) } else { code.to_owned() }
    };
    let amount = value.get("amount").and_then(Value::as_i64).and_then(|n| Dong::new(n).ok());
    let amount = amount.map_or_else(|| say("word.dash", &[]), |amount| amount.to_string());
    let (source, kind) = (word("source", "source"), word("money_kind", "kind"));
    say("word.money", &[("amount", &amount), ("source", &source), ("kind", &kind)])
}

/// The name of a hamlet, helper or project, also of one that was deleted since.
fn name_of(workplace: &Workplace, id: RecordId) -> Result<String> {
    let record = workplace.store.record(&workplace.plan_ledger(), id)?;
    let name = record.as_ref().and_then(|record| record.field("name"));
    let name = name.and_then(|register| register.value()).and_then(Value::as_str);
    Ok(name.map_or_else(|| say("history.unknown", &[]), str::to_owned))
}
