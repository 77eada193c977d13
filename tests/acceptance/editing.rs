//! Entering, correcting, taking back.

use acceptance::Office;
use serde_json::{Value, json};

#[test]
fn what_was_entered_is_there_after_closing_and_opening() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    office.writes(&id, "birth_year", json!(1968));
    office.does("workplace.close", json!({}));
    office.does("workplace.open", json!({ "path": path }));
    let rows = office.rows("");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["head_name"], &rows[0]["birth_year"]),
        (&json!("Lê Văn An"), &json!(1968))
    );
}

#[test]
fn a_step_has_a_name_and_can_be_taken_back_and_done_again() {
    let office = Office::new(1);
    office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    let written = office.writes(&id, "birth_year", json!(1968));
    assert_eq!(written["saved"]["undo"], "Sửa hộ Lê Văn An");
    let undone = office.does("history.undo", json!({}));
    assert_eq!((&undone["did"], &undone["household"]), (&json!("Sửa hộ Lê Văn An"), &json!(id)));
    assert_eq!(office.rows("")[0]["birth_year"], Value::Null);
    office.does("history.redo", json!({}));
    assert_eq!(office.rows("")[0]["birth_year"], 1968);
    let steps = office.does("history.list", json!({ "limit": 3 }));
    assert_eq!(steps[0]["what"], "Làm lại: Sửa hộ Lê Văn An");
}

#[test]
fn a_value_that_does_not_fit_is_refused_in_words_and_the_old_one_stays() {
    let office = Office::new(1);
    office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    office.writes(&id, "birth_year", json!(1974));
    let args = json!({ "id": id, "field": "birth_year", "value": 19745, "seen": [] });
    let refused = office.is_refused("record.write", args);
    assert_eq!(
        refused.message,
        "“19745” không phải năm. Giá trị cũ được giữ nguyên. Gõ lại, ví dụ 1974."
    );
    assert_eq!(office.rows("")[0]["birth_year"], 1974);
}

#[test]
fn two_forms_that_did_not_see_each_other_leave_both_values_for_a_person_to_decide() {
    let office = Office::new(1);
    office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    let note = |value: &str, seen: &Value| {
        let args = json!({ "id": id, "field": "note", "value": value, "seen": seen });
        office.does("record.write", args)
    };
    let shown = note("nhà dột", &json!([]))["record"]["fields"]["note"]["dots"].clone();
    note("đã lợp lại", &shown);
    let both = note("nhà xiêu", &shown)["record"]["fields"]["note"].clone();
    assert_eq!(both["others"].as_array().map(Vec::len), Some(2));
    assert_eq!(office.rows("")[0]["conflict"], true);
    let report = office.does("plan.check", json!({}));
    let conflicts = report["findings"].as_array().unwrap().iter();
    assert_eq!(conflicts.filter(|finding| finding["rule"] == "S02").count(), 1);
    note("đã lợp lại", &both["dots"]);
    assert_eq!(office.rows("")[0]["conflict"], false);
}

#[test]
fn half_typed_text_is_offered_at_the_next_opening_until_the_field_is_saved() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    office.does("draft.keep", json!({ "record": id, "field": "note", "text": "nhà d" }));
    office.does("workplace.close", json!({}));
    let opened = office.does("workplace.open", json!({ "path": path }));
    assert_eq!(opened["drafts"][0]["text"], "nhà d");
    assert_eq!(opened["drafts"][0]["head_name"], "Lê Văn An");
    office.writes(&id, "note", json!("nhà dột"));
    let state = office.does("session.state", json!({}));
    assert_eq!(state["workplace"]["drafts"], json!([]));
}

#[test]
fn days_left_follow_the_clock_that_is_passed_in() {
    for (moment, left) in
        [("2020-02-11T08:00:00", 12), ("2020-02-23T23:00:00", 0), ("2020-03-01T08:00:00", -7)]
    {
        let office = Office::on(moment, 1);
        office.opens_new("15670");
        let state = office.does("session.state", json!({}));
        assert_eq!(state["workplace"]["days_left"], left, "on {moment}");
        assert_eq!(state["workplace"]["last_day"], "2020-02-23");
    }
}

#[test]
fn the_units_are_the_34_of_the_plan_with_district_and_training_commune() {
    let office = Office::new(1);
    let state = office.does("session.state", json!({}));
    assert_eq!(state["units"].as_array().map(Vec::len), Some(34));
    assert_eq!(
        (&state["district"]["code"], &state["training"]["code"]),
        (&json!("397"), &json!("00001"))
    );
    let nua =
        state["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "15718").unwrap();
    assert!(nua["search"].as_str().unwrap().contains("tan ninh"), "former names are found");
}

#[test]
fn the_training_commune_opens_with_households_to_practise_on() {
    let office = Office::new(1);
    office.opens_new("00001");
    assert_eq!(office.rows("").len(), 132);
    let state = office.does("session.state", json!({}));
    let complete = state["workplace"]["complete"].as_u64().unwrap();
    assert!(
        (60..132).contains(&complete),
        "{complete} dossiers are complete, the rest is practice"
    );
}

#[test]
fn a_second_window_is_told_that_the_workplace_is_open() {
    let (first, second) = (Office::new(1), Office::new(2));
    let path = first.opens_new("15670");
    let refused = second.is_refused("workplace.open", json!({ "path": path }));
    assert!(refused.message.contains("đang mở trong cửa sổ"), "{}", refused.message);
}

#[test]
fn suggestions_block_until_they_are_accepted() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.imports(&acceptance::invented("15670", 6, 2));
    let suggested = office.does("plan.suggest", json!({ "household": null }));
    assert!(suggested["measures"].as_u64().unwrap() > 0);
    let blocked = |office: &Office| {
        let report = office.does("plan.check", json!({}));
        let findings = report["findings"].as_array().unwrap().clone();
        findings.iter().filter(|finding| finding["rule"] == "S01").count() as u64
    };
    assert_eq!(blocked(&office), suggested["measures"].as_u64().unwrap());
    let id = office.rows("")[0]["id"].clone();
    let dossier = office.does("household.get", json!({ "id": id }));
    assert_eq!(dossier["measures"][0]["record"]["fields"]["standing"]["value"], "suggested");
    let accepted = office.does("plan.accept", json!({ "measures": null }));
    assert_eq!(accepted["measures"], suggested["measures"]);
    assert_eq!(blocked(&office), 0);
    let again = office.does("plan.suggest", json!({ "household": null }));
    assert_eq!(again["measures"], 0, "what is answered is not suggested again");
}
