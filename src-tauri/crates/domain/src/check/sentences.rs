//! The sentences of checks and suggestions, and how fields and questions are called in them.
//!
//! Deliberately absent: the words of screens, which have their own catalogue.

use std::sync::OnceLock;

use crate::catalog::Catalogue;
use crate::words::Sentences;

/// The sentences of `assets/messages/checks.txt`.
pub(crate) fn sentences() -> &'static Sentences {
    static SENTENCES: OnceLock<Sentences> = OnceLock::new();
    SENTENCES
        .get_or_init(|| Sentences::parse(include_str!("../../../../../assets/messages/checks.txt")))
}

/// How a cause or indicator is called. A sensitive cause (tệ nạn, chây lười; rule H17) goes
/// by its number on the form; a code that the catalogue does not have stands for itself.
pub(crate) fn question_label(catalogue: &Catalogue, code: &str) -> String {
    if let Some(cause) = catalogue.cause(code) {
        if cause.sensitive {
            return sentences().say("label.sensitive", &[("order", &cause.order)]);
        }
        return cause.name.clone();
    }
    let indicator = catalogue.indicator(code).map(|indicator| &indicator.name);
    indicator.cloned().unwrap_or_else(|| code.to_owned())
}

/// How a field is called; of a ticked code also which: «nguyên nhân nghèo «Thiếu vốn»».
#[must_use]
pub fn field_label(catalogue: &Catalogue, field: &str) -> String {
    let own = format!("field.{field}");
    if sentences().has(&own) {
        return sentences().say(&own, &[]);
    }
    let Some((family, code)) = field.split_once('.') else {
        return format!("«{field}»");
    };
    let key = format!("field.{family}.");
    if !sentences().has(&key) {
        return format!("«{field}»");
    }
    let label = sentences().say(&key, &[]);
    // Participants are named by the id of their household, which tells a person nothing.
    if family == "participant" {
        return label;
    }
    let question = match catalogue.need(code) {
        Some(need) => need.name.clone(),
        None => question_label(catalogue, code),
    };
    sentences().say("label.ticked", &[("field", &label), ("question", &question)])
}
