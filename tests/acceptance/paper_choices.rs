//! Number, day, signer, form and unit of a paper: chosen once, printed everywhere, undone as
//! one step, and never mixed up between the two plans.

use acceptance::{Office, invented};
use serde_json::{Value, json};

fn small() -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 3, 2);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn chooses(office: &Office, paper: &str, field: &str, value: Value) -> Value {
    let seen =
        office.does("paper.choices", json!({ "paper": paper }))["record"]["fields"][field]["dots"]
            .clone();
    let seen = if seen.is_null() { json!([]) } else { seen };
    let args = json!({ "paper": paper, "field": field, "value": value, "seen": seen });
    office.does("paper.choose", args)
}

/// The first page as text.
fn first_page(office: &Office, paper: &str) -> String {
    let shown = office.does("paper.preview", json!({ "paper": paper, "page": 1, "job": "p" }));
    let svg = shown["svg"].as_str().unwrap();
    let runs = svg
        .split("<text")
        .skip(1)
        .map(|run| run.split_once('>').and_then(|(_, rest)| rest.split_once("</text>")).unwrap().0);
    runs.collect::<Vec<_>>().join(" ")
}

/// The text of the last section: nơi nhận and who signs.
fn signature(office: &Office, paper: &str) -> String {
    let outline = office.does("paper.outline", json!({ "paper": paper, "job": "o" }));
    let last = outline["sections"].as_array().unwrap().last().unwrap().clone();
    let entries = last["entries"].as_array().unwrap().iter();
    let texts = entries.map(|entry| entry["pieces"][0]["text"].as_str().unwrap().to_owned());
    texts.collect::<Vec<_>>().join(" / ")
}

#[test]
fn number_and_day_stand_on_the_paper_they_were_chosen_for() {
    let office = small();
    chooses(&office, "poverty", "number", json!("15"));
    chooses(&office, "poverty", "issue_date", json!("2020-02-20"));
    let poverty = first_page(&office, "poverty");
    assert!(poverty.contains("15/KH-UBND"), "{poverty}");
    assert!(poverty.contains("ngày 20 tháng 02 năm 2020"), "{poverty}");
    let services = first_page(&office, "services");
    assert!(!services.contains("15/KH-UBND") && !services.contains("ngày 20"), "{services}");
    assert!(services.contains("các dịch vụ xã hội cơ bản năm 2020"), "{services}");
}

#[test]
fn a_deputy_signs_for_the_chairman() {
    let office = small();
    assert!(signature(&office, "poverty").ends_with("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"));
    chooses(&office, "poverty", "signer", json!("deputy"));
    let signed = signature(&office, "poverty");
    assert!(signed.contains("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"), "{signed}");
    office.does("history.undo", json!({}));
    assert!(!signature(&office, "poverty").contains("KT."), "undone as one step");
}

#[test]
fn the_form_follows_the_day_unless_somebody_says_otherwise() {
    let office = small();
    let form = || office.does("paper.choices", json!({ "paper": "poverty" }));
    assert_eq!((form()["form"].as_str(), form()["late"].as_bool()), (Some("tt01"), Some(false)));
    chooses(&office, "poverty", "issue_date", json!("2020-03-05"));
    assert_eq!((form()["form"].as_str(), form()["late"].as_bool()), (Some("nd30"), Some(true)));
    chooses(&office, "poverty", "form", json!("tt01"));
    assert_eq!(form()["form"], "tt01");
    chooses(&office, "poverty", "form", Value::Null);
    assert_eq!(form()["form"], "nd30");
}

#[test]
fn what_cannot_stand_on_a_paper_is_refused_and_nothing_changes() {
    let office = small();
    chooses(&office, "poverty", "number", json!("15"));
    let before = office.does("paper.choices", json!({ "paper": "poverty" }));
    let tries = [
        ("number", json!("15/KH-UBND"), "số kế hoạch"),
        ("issue_date", json!("2020"), "không phải ngày"),
        ("issue_date", json!("2020-02-30"), "2020-02-30"),
        ("money_unit", json!("usd"), "usd"),
        ("paper", json!("services"), "không có trong kế hoạch"),
        ("colour", json!("red"), "không có trong kế hoạch"),
    ];
    for (field, value, said) in tries {
        let args = json!({ "paper": "poverty", "field": field, "value": value, "seen": [] });
        let refused = office.is_refused("paper.choose", args);
        assert!(refused.message.contains(said), "{field}: {}", refused.message);
    }
    assert_eq!(office.does("paper.choices", json!({ "paper": "poverty" })), before);
}
