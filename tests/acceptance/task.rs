//! Nhiệm vụ: what the first screen says of time, targets, reviewers and what is left.

use acceptance::{Office, invented};
use serde_json::{Value, json};

fn task(office: &Office) -> Value {
    office.does("task.view", json!({}))
}

fn line<'v>(task: &'v Value, key: &str) -> &'v Value {
    let lines = task["work"].as_array().unwrap();
    lines.iter().find(|line| line["key"] == key).unwrap()
}

#[test]
fn an_empty_plan_says_what_was_handed_out_and_begins_with_the_list() {
    let office = Office::new(1);
    office.opens_new("15670");
    let task = task(&office);
    let assignment = &task["assignment"];
    assert_eq!(assignment["number"], "154/KH-UBND");
    assert_eq!(assignment["row"], 3);
    assert_eq!(assignment["last_day"], "2020-02-23");
    assert_eq!(assignment["income_increase"], 228_000);
    assert_eq!(assignment["income_level"], 1_715_000);
    assert_eq!(assignment["reviewers"][0]["name"], "Nguyễn Văn Hùng");
    assert_eq!(assignment["reviewers"].as_array().map(Vec::len), Some(1));
    let poor = &task["targets"][0];
    assert_eq!((&poor["start"], &poor["reduce"]), (&json!(306), &json!(200)));
    assert_eq!((&poor["missing"], &poor["end_rate"]), (&json!(200), &json!("13,88")));
    assert_eq!((&poor["target_end"], &poor["target_rate"]), (&json!(106), &json!("4,81")));
    assert_eq!(task["next"], "list");
    let done = task["work"].as_array().unwrap().iter().filter(|line| line["done"] == true);
    assert_eq!(done.count(), 0, "nothing is done in an empty plan");
}

#[test]
fn the_town_has_three_reviewers_and_the_training_commune_none() {
    let office = Office::new(1);
    office.opens_new("15664");
    let town = task(&office);
    let reviewers = town["assignment"]["reviewers"].as_array().unwrap();
    assert_eq!(reviewers.len(), 3);
    assert_eq!(reviewers[1]["printed"], "Minh Châu");
    office.opens_new("00001");
    let training = task(&office);
    assert_eq!(training["training"], true);
    assert_eq!(training["assignment"]["row"], Value::Null);
    assert_eq!(training["assignment"]["reviewers"], json!([]));
    let hamlets = training["hamlets"].as_array().unwrap();
    let sum = |key: &str| hamlets.iter().map(|one| one[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("poor"), sum("near_poor")), (60, 72));
    assert_eq!(sum("complete"), training["pace"]["complete"].as_u64().unwrap());
}

#[test]
fn the_pace_divides_what_is_left_by_the_days_and_is_silent_when_overdue() {
    for (moment, days, per_day) in [
        ("2020-02-11T08:00:00", 12, json!(1)),
        ("2020-02-22T08:00:00", 1, json!(8)),
        ("2020-02-23T20:00:00", 0, json!(8)),
        ("2020-02-25T08:00:00", -2, Value::Null),
    ] {
        let office = Office::on(moment, 1);
        office.opens_new("15670");
        office.imports(&invented("15670", 6, 2));
        let task = task(&office);
        assert_eq!(task["assignment"]["days_left"], days, "{moment}");
        assert_eq!(task["pace"]["total"], 8);
        assert_eq!(task["pace"]["per_day"], per_day, "{moment}");
        assert_eq!(task["today"], moment[..10]);
    }
}

#[test]
fn each_line_of_the_work_counts_the_households_it_leads_to() {
    let office = Office::new(1);
    office.opens_new("00001");
    let task = task(&office);
    assert_eq!(line(&task, "list")["done"], true);
    for key in ["facts", "causes", "answers", "measures", "helper", "expected"] {
        let line = line(&task, key);
        let args = json!({
            "search": "", "hamlet": null, "classes": null, "order": "name", "offset": 0,
            "limit": 0, "narrow": line["narrow"],
        });
        let behind = office.does("household.list", args);
        assert_eq!(behind["matching"], line["left"], "{key}");
        let most = line["most"].as_array().unwrap();
        assert!(most.len() <= 2);
        assert_eq!(most.is_empty(), line["left"] == 0, "{key}");
    }
    let first = task["work"].as_array().unwrap().iter().find(|line| line["done"] == false);
    assert_eq!(task["next"], first.unwrap()["key"]);
}

#[test]
fn without_an_assignment_for_the_year_nothing_is_claimed() {
    let office = Office::new(1);
    let path = office.path("2021.benvung");
    office.does("workplace.create", json!({ "unit": "15670", "year": 2021, "path": path }));
    let task = task(&office);
    assert_eq!(task["assignment"], Value::Null);
    assert_eq!(task["targets"], json!([]));
    assert_eq!(task["pace"]["per_day"], Value::Null);
}

#[test]
fn the_district_has_no_task_of_a_commune() {
    let office = Office::new(1);
    office.opens_new("397");
    assert!(office.is_refused("task.view", json!({})).message.contains("kế hoạch của xã"));
}
