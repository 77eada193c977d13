//! What schedules write: a few kinds, fields and values, so that equal ones often meet.
//!
//! Deliberately absent: meaning. To the engine a field is a name and a value is JSON.

use serde_json::{Value, json};

/// Kinds; the first two are known to every version, all to the later one.
pub(super) const KINDS: ([&str; 3], [usize; 2]) = (["household", "member", "drone.v2"], [2, 3]);

/// Fields, likewise.
pub(super) const FIELDS: ([&str; 5], [usize; 2]) =
    (["name", "class", "money", "boundary", "zz"], [3, 5]);

/// How many of [`values`] each version writes. Few, so that equal ones often meet.
pub(super) const VALUES: [usize; 2] = [6, 12];

/// The value of a number; those from 6 on only the later version writes.
pub(super) fn value(number: u8) -> Value {
    match number {
        0 => Value::Null,
        1 => json!("An"),
        2 => json!("Bình"),
        3 => json!(1),
        4 => json!({"source": "state", "kind": "loan", "amount": 5_000_000}),
        5 => json!("An "),
        6 => json!({"v": 2, "points": [[20, 105], []], "exact": false}),
        7 => json!([null, true, {"z": "", "a": {}}]),
        8 => json!(9_007_199_254_740_991_i64),
        9 => json!(-9_007_199_254_740_991_i64),
        10 => json!("a\u{301}\"\\\n\u{1f600}"),
        _ => json!({}),
    }
}
