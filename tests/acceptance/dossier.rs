//! A household's plan: values shown beforehand, copying, history.

use acceptance::Office;
use serde_json::{Value, json};

/// A household with a cause in a hamlet whose other household has a helper and a measure.
struct Village {
    office: Office,
    first: String,
    second: String,
}

fn creates(office: &Office, kind: &str, parent: Option<&str>, fields: Value) -> String {
    let args = json!({ "kind": kind, "parent": parent, "fields": fields });
    office.does("record.create", args)["record"]["id"].as_str().unwrap().to_owned()
}

fn dossier(office: &Office, id: &str) -> Value {
    office.does("household.get", json!({ "id": id }))
}

fn village() -> Village {
    let office = Office::new(1);
    office.opens_new("15670");
    let hamlet = creates(&office, "hamlet", None, json!({ "name": "Suối Trong" }));
    let group =
        creates(&office, "helper", None, json!({ "type": "organisation", "name": "Hội A" }));
    let person = creates(
        &office,
        "helper",
        None,
        json!({ "type": "person", "name": "Lê Thị Tuyết", "organisation": group }),
    );
    let home = |name: &str| {
        let fields = json!({
            "head_name": name, "class": "poor_n1", "hamlet": hamlet, "cause.NN01": true,
            "stated_members": 4, "stated_workers": 2,
        });
        creates(&office, "household", None, fields)
    };
    let (first, second) = (home("Bùi Văn An"), home("Lê Văn Bình"));
    let helps = json!({ "organisation": group, "person": person });
    creates(&office, "assignment", Some(&first), helps);
    let measure = json!({
        "title": "Cho vay hộ nghèo", "policy": "P01", "answers.NN01": true,
        "months": { "from": 4, "to": 10 }, "organisation": group, "person": person,
        "standing": "accepted",
    });
    let measure = creates(&office, "measure", Some(&first), measure);
    let money = json!({ "money": { "source": "credit", "kind": "loan", "amount": 40_000_000 } });
    creates(&office, "funding", Some(&measure), money);
    Village { office, first, second }
}

#[test]
fn what_is_shown_beforehand_is_written_in_one_step_once_it_is_accepted() {
    let Village { office, second, .. } = village();
    let shown = dossier(&office, &second);
    let offer = &shown["offers"][0]["offers"][0];
    assert_eq!((&offer["policy"], &offer["unfit"]), (&json!("P01"), &Value::Null));
    assert_eq!(offer["months"], json!({ "from": 4, "to": 10 }), "as the same policy elsewhere");
    assert!(offer["helper"]["person"].is_string(), "as in the rest of the hamlet");
    assert!(shown["prefill"]["helper"]["organisation"].is_string());
    assert_eq!(office.rows("Bình")[0]["measures"], 0, "shown is not written");
    let args = json!({
        "household": second, "prefill": shown["prefill"],
        "taken": { "code": "NN01", "offer": offer },
    });
    let accepted = office.does("dossier.accept", args);
    assert_eq!(accepted["measures"], 1);
    let row = &office.rows("Bình")[0];
    assert_eq!((&row["money"], &row["helper"]), (&json!(100_000_000), &json!("Lê Thị Tuyết")));
    assert_eq!(dossier(&office, &second)["prefill"], json!({ "measures": [], "helper": null }));
    assert_eq!(accepted["saved"]["undo"], "Nhận phần điền sẵn của hộ Lê Văn Bình");
    office.does("history.undo", json!({}));
    let row = &office.rows("Bình")[0];
    assert_eq!((&row["measures"], &row["helper"]), (&json!(0), &Value::Null));
}

#[test]
fn an_amount_of_ones_own_stays_and_only_the_rest_is_filled() {
    let Village { office, second, .. } = village();
    let fields = json!({ "title": "Cho vay", "policy": "P01", "answers.NN01": true });
    let measure = creates(&office, "measure", Some(&second), fields);
    let money = json!({ "money": { "source": "credit", "kind": "loan", "amount": 25_000_000 } });
    let before = dossier(&office, &second)["prefill"].clone();
    assert_eq!(before["measures"][0]["money"]["amount"], 100_000_000);
    creates(&office, "funding", Some(&measure), money);
    // What the screen showed before the amount was typed does not replace it.
    let args = json!({ "household": second, "prefill": before, "taken": null });
    office.does("dossier.accept", args);
    let after = dossier(&office, &second);
    assert_eq!(after["money"], json!([0, 25_000_000, 0, 0]));
    let fields = &after["measures"][0]["record"]["fields"];
    assert_eq!(fields["months"]["value"], json!({ "from": 4, "to": 10 }));
    assert!(fields["organisation"]["value"].is_string());
}

#[test]
fn the_plan_of_the_household_before_is_copied_as_proposals_in_one_step() {
    let Village { office, first, second } = village();
    office.writes(&first, "cause.NN03", json!(true));
    let all = |helper: bool| json!({ "from": first, "to": second, "causes": true, "measures": true, "helper": helper });
    let copied = office.does("dossier.copy", all(true));
    assert_eq!(
        copied["said"],
        "Chép từ hộ Bùi Văn An: 1 nguyên nhân, 1 giải pháp (đề xuất, chờ nhận), \
         1 phân công giúp đỡ."
    );
    let after = dossier(&office, &second);
    assert_eq!(after["measures"][0]["record"]["fields"]["standing"]["value"], "suggested");
    assert_eq!(after["money"], json!([0, 40_000_000, 0, 0]));
    let again = office.does("dossier.copy", all(true));
    let said = again["said"].as_str().unwrap();
    assert!(said.starts_with("Không chép gì từ hộ Bùi Văn An."), "{said}");
    assert!(said.contains("Không chép “Cho vay hộ nghèo”: hộ này đã có."), "{said}");
    office.does("history.undo", json!({}));
    let after = dossier(&office, &second);
    assert_eq!((&after["measures"], &after["assignments"]), (&json!([]), &json!([])));
    assert_eq!(after["questions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn money_above_the_ceiling_is_left_empty_and_said() {
    let Village { office, first, second } = village();
    let from = dossier(&office, &first);
    let funding = &from["measures"][0]["funding"][0];
    let args = json!({
        "id": funding["id"], "field": "money", "seen": funding["fields"]["money"]["dots"],
        "value": { "source": "credit", "kind": "loan", "amount": 150_000_000 },
    });
    office.does("record.write", args);
    let args =
        json!({ "from": first, "to": second, "causes": true, "measures": true, "helper": false });
    let said = office.does("dossier.copy", args)["said"].clone();
    let said = said.as_str().unwrap();
    assert!(said.contains("bỏ trống 150.000.000 đ vì quá mức 100.000.000 đ"), "{said}");
    assert_eq!(dossier(&office, &second)["money"], json!([0, 0, 0, 0]));
}

#[test]
fn a_measure_that_does_not_fit_the_household_is_left_out_with_the_reason() {
    let Village { office, first, second } = village();
    office.writes(&second, "class", json!("near_poor"));
    let args =
        json!({ "from": first, "to": second, "causes": true, "measures": true, "helper": false });
    let copied = office.does("dossier.copy", args);
    assert_eq!(copied["measures"], 0);
    assert!(copied["said"].as_str().unwrap().contains("Không chép “Cho vay hộ nghèo”"));
}

#[test]
fn a_helper_or_hamlet_made_in_the_dossier_is_one_step_to_take_back() {
    let Village { office, second, .. } = village();
    let args = json!({
        "kind": "helper", "fields": { "type": "person", "name": "Hà Thị Nga" }, "id": null,
        "owner_kind": "assignment", "owner_parent": second, "field": "person", "seen": [],
    });
    let made = office.does("record.create_linked", args);
    assert_eq!(made["record"]["fields"]["person"]["value"], made["made"]);
    assert_eq!(
        dossier(&office, &second)["helpers"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["name"] == "Hà Thị Nga")
            .count(),
        1
    );
    office.does("history.undo", json!({}));
    let after = dossier(&office, &second);
    assert_eq!(after["assignments"], json!([]));
    assert!(after["helpers"].as_array().unwrap().iter().all(|one| one["name"] != "Hà Thị Nga"));
    let seen = after["record"]["fields"]["hamlet"]["dots"].clone();
    let args = json!({
        "kind": "hamlet", "fields": { "name": "Đồng Xoan" }, "id": second,
        "owner_kind": "household", "owner_parent": null, "field": "hamlet", "seen": seen,
    });
    office.does("record.create_linked", args);
    assert_eq!(office.rows("Bình")[0]["hamlet"], "Đồng Xoan");
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("Bình")[0]["hamlet"], "Suối Trong");
    let hamlets = dossier(&office, &second)["hamlets"].clone();
    assert_eq!(hamlets.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_field_that_does_not_name_such_a_record_is_refused() {
    let Village { office, second, .. } = village();
    let args = json!({
        "kind": "hamlet", "fields": { "name": "Đồng Xoan" }, "id": second,
        "owner_kind": "household", "owner_parent": null, "field": "note", "seen": [],
    });
    office.is_refused("record.create_linked", args);
    assert_eq!(dossier(&office, &second)["hamlets"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_history_of_a_household_says_in_words_what_was_done_to_all_that_belongs_to_it() {
    let Village { office, first, .. } = village();
    office.does("workplace.set_person", json!({ "name": "Lê Thị Lan" }));
    office.writes(&first, "birth_year", json!(1968));
    office.writes(&first, "birth_year", json!(1986));
    let page = |offset: u32, limit: u32| {
        let args = json!({ "id": first, "offset": offset, "limit": limit });
        office.does("history.household", args)
    };
    let history = page(0, 10);
    assert_eq!(history["total"], 6, "made, helper, measure, money, two corrections");
    let latest = &history["steps"][0];
    assert_eq!(latest["step"]["who"], "Lê Thị Lan");
    let change = &latest["changes"][0];
    assert_eq!(
        (&change["label"], &change["from"], &change["to"], &change["can_put_back"]),
        (&json!("Năm sinh"), &json!("1968"), &json!("1986"), &json!(true))
    );
    let money = &history["steps"][2]["changes"][0];
    assert_eq!(
        (&money["doing"], &money["about"], &money["to"]),
        (
            &json!("made"),
            &json!("Kinh phí của giải pháp Cho vay hộ nghèo"),
            &json!("Kinh phí: 40.000.000 đ, vay, cho vay")
        )
    );
    let measure = history["steps"][3]["changes"][0]["to"].as_str().unwrap();
    assert!(measure.contains("Tháng thực hiện: tháng 4 đến tháng 10"), "{measure}");
    assert!(measure.contains("Người giúp đỡ: Lê Thị Tuyết"), "{measure}");
    assert!(measure.contains("Trả lời: Thiếu vốn"), "{measure}");
    assert_eq!(page(5, 10)["steps"].as_array().map(Vec::len), Some(1));
    // Putting back is a write like any other.
    let args = json!({
        "id": change["record"], "field": change["field"], "value": change["value"],
        "seen": change["seen"],
    });
    office.does("record.write", args);
    assert_eq!(office.rows("An")[0]["birth_year"], 1968);
    let again = page(0, 1)["steps"][0]["changes"][0].clone();
    assert_eq!((&again["from"], &again["to"]), (&json!("1986"), &json!("1968")));
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("An")[0]["birth_year"], 1986);
}

#[test]
fn the_history_keeps_what_was_deleted() {
    let Village { office, first, .. } = village();
    let measure = dossier(&office, &first)["measures"][0]["record"]["id"].clone();
    office.does("record.delete", json!({ "id": measure }));
    let args = json!({ "id": first, "offset": 0, "limit": 5 });
    let history = office.does("history.household", args);
    let change = &history["steps"][0]["changes"][0];
    assert_eq!(
        (&change["doing"], &change["about"]),
        (&json!("deleted"), &json!("Giải pháp Cho vay hộ nghèo"))
    );
    let earlier = history["steps"].as_array().unwrap().iter().skip(1);
    let changes = earlier.flat_map(|step| step["changes"].as_array().unwrap());
    let of_measure = changes.filter(|change| change["record"] == measure);
    assert!(of_measure.clone().count() > 0);
    assert!(of_measure.into_iter().all(|change| change["can_put_back"] == false));
}
