//! Hộ gần đích: who could be planned to leave next, by what the review says of them.
//!
//! Deliberately absent: the decision. The order only says where to look first: a household
//! that can work before one that cannot, more income points (B1) before fewer, fewer deprived
//! indicators before more.

use std::cmp::Reverse;

use crate::plan::{ExpectedResult, Household};

/// The households not yet planned to leave, the nearest first; households alike stay in the
/// order in which they came.
#[must_use]
pub fn nearest<'p>(households: impl Iterator<Item = &'p Household>) -> Vec<&'p Household> {
    let stays =
        |household: &&Household| matches!(household.expected, None | Some(ExpectedResult::Stays));
    let mut found: Vec<&Household> = households.filter(stays).collect();
    found.sort_by_key(|household| {
        let workers = household.worker_count();
        let points = household.score.and_then(|score| score.b1);
        // Who has none to work comes last; whose number is not entered stands between.
        let cannot = match workers {
            Some(0) => 2,
            None => 1,
            Some(_) => 0,
        };
        let deprived = household.indicators.len();
        (cannot, Reverse(points), deprived, Reverse(workers))
    });
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::nearest;
    use crate::UnitCode;
    use crate::plan::{Plan, RawRecord};

    fn household(name: &str, facts: serde_json::Value) -> RawRecord {
        let mut facts: std::collections::BTreeMap<_, _> =
            serde_json::from_value(facts).expect("facts are an object");
        facts.insert("head_name".to_owned(), json!(name));
        let id = Uuid::from_u128(name.bytes().fold(0, |sum, byte| sum * 256 + u128::from(byte)));
        RawRecord { id, kind: "household".to_owned(), facts, ..RawRecord::default() }
    }

    #[test]
    fn who_can_work_and_has_more_points_and_lacks_less_comes_first() {
        let records = [
            household("a", json!({ "stated_workers": 0, "score": { "b1": 119, "b2": 0 } })),
            household("b", json!({ "stated_workers": 1, "score": { "b1": 90, "b2": 20 } })),
            household(
                "c",
                json!({ "stated_workers": 1, "score": { "b1": 118, "b2": 10 },
                "indicator.D07": true, "indicator.D08": true }),
            ),
            household(
                "d",
                json!({ "stated_workers": 1, "score": { "b1": 118, "b2": 10 },
                "indicator.D08": true, "expected": "stays" }),
            ),
            household(
                "e",
                json!({ "stated_workers": 3, "score": { "b1": 119, "b2": 0 },
                "expected": "leaves" }),
            ),
            household("f", json!({ "stated_workers": 2 })),
        ];
        let plan = Plan::read(UnitCode("15670".to_owned()), 2020, &records);
        let names: Vec<&str> =
            nearest(plan.households.iter()).iter().map(|one| one.head_name.as_str()).collect();
        assert_eq!(names, ["d", "c", "b", "f", "a"]);
    }
}
