//! What a field may hold: JSON without fractions, in one canonical spelling.

use serde_json::Value;
use thiserror::Error;

/// The largest integer that every reader keeps exactly (2^53 − 1).
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// A value that no field may hold.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ValueError {
    /// A fraction, or a number in exponent form.
    #[error("a number with a fraction: {0}")]
    Fraction(String),
    /// An integer beyond ±(2^53 − 1).
    #[error("an integer beyond 2^53 − 1: {0}")]
    TooLarge(String),
}

/// Refuses fractions and integers that a reader could not keep exactly.
pub fn check(value: &Value) -> Result<(), ValueError> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => match number.as_i64() {
            Some(n) if (-MAX_INTEGER..=MAX_INTEGER).contains(&n) => Ok(()),
            Some(_) => Err(ValueError::TooLarge(number.to_string())),
            None if number.is_u64() => Err(ValueError::TooLarge(number.to_string())),
            None => Err(ValueError::Fraction(number.to_string())),
        },
        Value::Array(items) => items.iter().try_for_each(check),
        Value::Object(fields) => fields.values().try_for_each(check),
    }
}

/// The one spelling of a value: no blanks, keys of objects sorted by their bytes.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write(&fields[key], out);
            }
            out.push('}');
        }
        leaf => out.push_str(&leaf.to_string()),
    }
}
