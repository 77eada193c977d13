//! Showing results: JSON for programs, lines for people.

use domain::money::Dong;
use serde_json::Value;

/// A JSON result on standard output.
pub fn json(value: &Value) {
    out(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// A line on standard output. Whoever reads may stop reading (`bv list … | head`): then
/// there is nothing left to say, and the program ends quietly.
pub fn out(line: &str) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Text of a field of a result.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Number of a field of a result.
pub fn number(value: &Value, field: &str) -> i64 {
    value[field].as_i64().unwrap_or(0)
}

/// Words of a list of texts.
pub fn words(value: &Value, field: &str) -> String {
    let words = value[field].as_array().into_iter().flatten().filter_map(Value::as_str);
    words.collect::<Vec<_>>().join(" ")
}

/// «2.500.000 đ».
pub fn dong(amount: i64) -> String {
    Dong::new(amount).map(|amount| amount.to_string()).unwrap_or_default()
}

/// A line of the list of households.
pub fn household(row: &Value) -> String {
    let list = |field: &str| words(row, field).replace(' ', ",");
    let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    [
        text(row, "head_name").to_owned(),
        or_dash(row["birth_year"].as_i64().map(|year| year.to_string()).unwrap_or_default()),
        or_dash(text(row, "hamlet").to_owned()),
        or_dash(text(row, "class").to_owned()),
        or_dash(row["members"].as_i64().map(|n| n.to_string()).unwrap_or_default()),
        or_dash(list("causes")),
        or_dash(list("indicators")),
        format!("{}/6", number(row, "ready")),
    ]
    .join(" | ")
}
