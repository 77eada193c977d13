//! Plans that are hard to print, for the golden tests: long, crowded, and nearly empty.
//!
//! Deliberately absent: what an ordinary commune looks like, see `sample`.

use domain::plan::Plan;
use serde_json::{Value, json};

use crate::paper::sample::Records;

/// Sixty letters, blanks included.
const LONG: usize = 60;
const HOUSEHOLDS: usize = 25;
const MEASURES: usize = 12;
/// Members of the first household.
const FAMILY: usize = 14;

/// A town with 25 poor households of 12 measures each, every name sixty letters long; the
/// first household has 14 members. Nobody is near-poor, nobody leaves: their annexes have
/// no rows.
pub(super) fn hard() -> Plan {
    let mut records = Records::default();
    let hamlets: Vec<String> = ["Khu phố Đồng Nẫn kéo dài", "Khu phố Tân Phúc mở rộng"]
        .map(|name| records.add("hamlet", None, json!({ "name": long(name) })))
        .into();
    let organisation = json!({"type": "organisation", "name": long("Hội Liên hiệp Phụ nữ"),
        "short_name": long("Hội PN")});
    let organisation = records.add("helper", None, organisation);
    let person = json!({"type": "person", "name": long("Nguyễn Thị Giúp"),
        "organisation": organisation});
    let person = records.add("helper", None, person);
    let project = json!({"name": long("Mô hình chăn nuôi"), "type": "production",
        "organisation": organisation, "months": {"from": 3, "to": 12}});
    let project = records.add("project", None, project);
    records.fund(&project, &[("budget", "grant", 999_999_999_999), ("credit", "loan", 1)]);
    for at in 0..HOUSEHOLDS {
        let mut facts = json!({
            "head_name": long(&format!("Phượng Hoàng {}", word(at))), "birth_year": 1930 + at,
            "hamlet": hamlets[at % 2], "class": "poor_n1", "ethnic_group": "Mường",
            "social_protection": true, "merit": true, "expected": "stays",
            "note": long("Không còn khả năng lao động"),
        });
        for cause in 1..=11 {
            facts[format!("cause.NN{cause:02}")] = json!(true);
        }
        for indicator in 1..=10 {
            facts[format!("indicator.D{indicator:02}")] = json!(true);
        }
        for need in 1..=9 {
            facts[format!("need.N{need:02}")] = json!(true);
        }
        facts["need_other"] = json!(long("Nhu cầu khác"));
        let household = records.add("household", None, facts);
        for member in 0..if at == 0 { FAMILY } else { 2 } {
            let relation = if member == 0 { "head" } else { "child" };
            let facts = json!({"name": long("Thành viên"), "relation": relation,
                "birth": format!("{}", 1960 + member * 3), "health_insured": member % 2 == 0});
            records.add("member", Some(&household), facts);
        }
        for measure in 0..MEASURES {
            records.measure(&household, hard_measure(at, measure), money(at, measure));
        }
        let facts = json!({"title": long("Góp vào mô hình"), "project": project});
        if at % 5 == 0 {
            records.measure(&household, facts, &[]);
        }
        let facts = json!({"organisation": organisation, "person": person});
        records.add("assignment", Some(&household), facts);
    }
    records.plan("15718")
}

fn hard_measure(at: usize, measure: usize) -> Value {
    let mut facts = json!({"title": long(&format!("Giải pháp {}", measure + 1)),
        "months": {"from": 1 + measure % 6, "to": 6 + measure % 7},
        "unfunded": money(at, measure).is_empty(),
        "standing": if measure % 4 == 3 { "suggested" } else { "accepted" }});
    let answers = if measure.is_multiple_of(2) {
        format!("answers.NN{:02}", 1 + measure % 11)
    } else {
        format!("answers.D{:02}", 1 + (measure + at) % 10)
    };
    facts[answers] = json!(true);
    facts
}

/// From one đồng to sums that hardly fit a column.
fn money(at: usize, measure: usize) -> &'static [(&'static str, &'static str, i64)] {
    match (at + measure) % 4 {
        0 => &[("budget", "grant", 1_234_567_891), ("household", "in_kind", 1)],
        1 => &[("credit", "loan", 100_000_000), ("other", "grant", 804_600)],
        2 => &[("household", "own", 50_500_500), ("other", "in_kind", 12_345)],
        _ => &[],
    }
}

/// Thọ Bình with one poor household, one measure, and nothing else.
pub(super) fn one() -> Plan {
    let mut records = Records::default();
    let hamlet = records.add("hamlet", None, json!({ "name": "Thôn 1" }));
    let household = records.add(
        "household",
        None,
        json!({
        "head_name": "Cao Văn Mẫu", "birth_year": 1962, "hamlet": hamlet, "class": "poor_n2",
        "stated_members": 1, "cause.NN01": true, "indicator.D08": true, "need.N01": true,
        "expected": "leaves"}),
    );
    records.measure(
        &household,
        json!({"title": "Xây nhà tiêu hợp vệ sinh", "answers.D08": true, "answers.NN01": true,
            "months": {"from": 4, "to": 4}}),
        &[("credit", "loan", 10_000_000), ("household", "own", 1)],
    );
    records.plan("15670")
}

fn word(at: usize) -> String {
    const WORDS: [&str; 5] = ["Nghiêng", "Khuỷu", "Trường", "Nguyệt", "Thưởng"];
    WORDS[at % WORDS.len()].to_owned()
}

/// The same, filled up to sixty letters.
fn long(text: &str) -> String {
    let filled = text.chars().chain(" Nghiêng Khuỷu".chars().cycle());
    let mut text: String = filled.take(LONG).collect();
    if text.ends_with(' ') {
        text.replace_range(text.len() - 1.., "m");
    }
    text
}

mod tests {
    use super::*;

    #[test]
    fn the_hard_plan_is_as_hard_as_it_says() {
        let plan = hard();
        let measures = plan.households.iter().map(|household| household.measures.len());
        assert!(measures.sum::<usize>() >= 300);
        assert_eq!(plan.households.iter().map(|one| one.members.len()).max(), Some(FAMILY));
        assert!(plan.households.iter().all(|one| one.head_name.chars().count() == LONG));
        assert!(plan.unreadable.is_empty(), "{:?}", plan.unreadable);
    }
}
