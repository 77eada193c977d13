//! One change for many households, the list's orders and conditions, and who helps whom.

use acceptance::{Office, invented};
use serde_json::{Value, json};

fn ids(of: &Value) -> Vec<String> {
    let all = of.as_array().unwrap().iter();
    all.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

fn list(office: &Office, narrow: Value, order: &str, descending: bool) -> Value {
    let args = json!({
        "search": "", "hamlet": null, "classes": null, "narrow": narrow, "order": order,
        "descending": descending, "offset": 0, "limit": 0,
    });
    office.does("household.list", args)
}

fn makes(office: &Office, kind: &str, parent: Option<&str>, fields: Value) -> String {
    let args = json!({ "kind": kind, "parent": parent, "fields": fields });
    let made = office.does("record.create", args);
    made["record"]["id"].as_str().unwrap().to_owned()
}

fn person(office: &Office, name: &str, organisation: Option<&str>) -> String {
    let fields = json!({ "type": "person", "name": name, "organisation": organisation });
    makes(office, "helper", None, fields)
}

fn organisation(office: &Office, name: &str) -> String {
    let view = office.does("helper.list", json!({}));
    let all = view["helpers"].as_array().unwrap();
    let found = all.iter().find(|one| one["name"] == name && one["is_person"] == false);
    found.unwrap()["id"].as_str().unwrap().to_owned()
}

fn changes(office: &Office, ids: &[String], change: &Value, preview: bool) -> Value {
    let args = json!({ "ids": ids, "change": change, "preview": preview });
    office.does("household.change_many", args)
}

fn count(of: &Value) -> usize {
    of.as_array().unwrap().len()
}

#[test]
fn a_helper_is_given_to_many_in_one_step_and_nobody_who_helps_already_is_replaced() {
    let office = Office::new(1);
    office.opens_new("15670");
    let homes: Vec<String> =
        ["Lê Văn An", "Bùi Thị Bình", "Hà Văn Cảnh"].map(|name| office.adds(name)).into();
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let (tuyet, son) =
        (person(&office, "Lê Thị Tuyết", Some(&women)), person(&office, "Trương Văn Sơn", None));
    makes(&office, "assignment", Some(&homes[2]), json!({ "person": son }));
    let change = json!({
        "what": "helper", "organisation": null, "person": tuyet, "replace": false,
    });
    let before = changes(&office, &homes, &change, true);
    assert_eq!((count(&before["changed"]), &before["load"]), (2, &json!(2)));
    assert_eq!(before["kept"][0]["reason"], "Đã có người, tổ chức khác giúp đỡ.");
    assert_eq!(before["kept"][0]["households"][0]["name"], "Hà Văn Cảnh");
    assert_eq!(office.rows("")[0]["helper"], Value::Null, "a preview writes nothing");

    let done = changes(&office, &homes, &change, false);
    assert_eq!(done["saved"]["undo"], "Giao người giúp đỡ cho 2 hộ");
    let helpers: Vec<Value> = office.rows("").iter().map(|row| row["helper"].clone()).collect();
    assert_eq!(helpers, ["Lê Thị Tuyết", "Lê Thị Tuyết", "Trương Văn Sơn"]);
    let again = changes(&office, &homes, &change, true);
    assert_eq!(count(&again["changed"]), 0);
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("")[0]["helper"], Value::Null, "one step takes all back");

    let replace =
        json!({ "what": "helper", "organisation": null, "person": tuyet, "replace": true });
    assert_eq!(count(&changes(&office, &homes, &replace, false)["changed"]), 3);
    let dossier = office.does("household.get", json!({ "id": homes[2] }));
    assert_eq!(count(&dossier["assignments"]), 1);
    assert_eq!(dossier["assignments"][0]["fields"]["organisation"]["value"], json!(women));
}

#[test]
fn half_an_assignment_is_completed_and_a_conflict_is_left_to_a_person() {
    let office = Office::new(1);
    office.opens_new("15670");
    let (an, binh) = (office.adds("Lê Văn An"), office.adds("Bùi Thị Bình"));
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let tuyet = person(&office, "Lê Thị Tuyết", Some(&women));
    makes(&office, "assignment", Some(&an), json!({ "organisation": women }));
    for value in ["leaves", "stays"] {
        let args = json!({ "id": binh, "field": "expected", "value": value, "seen": [] });
        office.does("record.write", args);
    }
    let homes = [an.clone(), binh];
    let helper =
        json!({ "what": "helper", "organisation": null, "person": tuyet, "replace": false });
    assert_eq!(count(&changes(&office, &homes, &helper, false)["changed"]), 2);
    let dossier = office.does("household.get", json!({ "id": an }));
    assert_eq!(count(&dossier["assignments"]), 1);
    let expected = json!({ "what": "expected", "expected": "leaves", "replace": true });
    let done = changes(&office, &homes, &expected, false);
    assert_eq!(done["kept"][0]["reason"], "Hai máy cùng sửa ô này, cần chọn trong hồ sơ hộ trước.");
    assert_eq!(count(&done["changed"]), 1);
}

#[test]
fn a_result_that_the_class_does_not_allow_is_not_written() {
    let office = Office::new(1);
    office.opens_new("15670");
    let make = |name: &str, class: Option<&str>| {
        makes(&office, "household", None, json!({ "head_name": name, "class": class }))
    };
    let homes = [
        make("Lê Văn An", Some("poor_n1")),
        make("Bùi Thị Bình", Some("near_poor")),
        make("Hà Văn Cảnh", Some("not_poor")),
        make("Hà Văn Dũng", None),
    ];
    let change = json!({ "what": "expected", "expected": "to_near_poor", "replace": false });
    let done = changes(&office, &homes, &change, false);
    assert_eq!(count(&done["changed"]), 1);
    let mut reasons: Vec<&str> = done["kept"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    reasons.sort_unstable();
    assert_eq!(
        reasons,
        [
            "Chưa rõ loại hộ.",
            "Hộ cận nghèo không thể xuống cận nghèo.",
            "Hộ không nghèo, không đặt kết quả cuối năm."
        ]
    );
    let change = json!({ "what": "expected", "expected": "stays", "replace": false });
    let kept = changes(&office, &homes[..1], &change, true);
    assert_eq!(kept["kept"][0]["reason"], "Đã đặt kết quả khác.");
}

#[test]
fn a_measure_goes_to_those_whom_the_policy_fits_with_money_months_and_helper() {
    let office = Office::new(1);
    office.opens_new("15670");
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let tuyet = person(&office, "Lê Thị Tuyết", Some(&women));
    let make = |name: &str, class: &str, cause: &str, workers: u32| {
        let fields = json!({
            "head_name": name, "class": class, cause: true, "stated_workers": workers,
        });
        makes(&office, "household", None, fields)
    };
    let homes = [
        make("Lê Văn An", "poor_n1", "cause.NN01", 2),
        make("Bùi Thị Bình", "near_poor", "cause.NN01", 2),
        make("Hà Văn Cảnh", "poor_n1", "cause.NN05", 2),
        make("Hà Văn Dũng", "poor_n1", "cause.NN01", 0),
    ];
    makes(
        &office,
        "assignment",
        Some(&homes[0]),
        json!({ "organisation": women, "person": tuyet }),
    );
    let chosen = office.does("household.chosen", json!({ "ids": homes }));
    let first = &chosen["questions"][0];
    assert_eq!(
        (&first["code"], &first["households"], &first["open"]),
        (&json!("NN01"), &json!(3), &json!(3))
    );
    let loan =
        first["entries"].as_array().unwrap().iter().find(|one| one["code"] == "P01").unwrap();
    assert_eq!((&loan["fits"], &loan["money"]["kind"]), (&json!(1), &json!("loan")));

    let change = json!({
        "what": "measure", "question": "NN01", "entry": "P01",
        "months": { "from": 3, "to": 12 },
        "money": { "source": "credit", "kind": "loan", "amount": 40_000_000 },
        "by_policy": false, "with_helper": true, "also_answered": false,
    });
    let done = changes(&office, &homes, &change, false);
    assert_eq!((count(&done["changed"]), &done["money"]), (1, &json!(40_000_000)));
    assert_eq!(count(&done["kept"]), 3, "class, labour and cause each say why not");
    let dossier = office.does("household.get", json!({ "id": homes[0] }));
    let measure = &dossier["measures"][0]["record"]["fields"];
    assert_eq!(measure["person"]["value"], json!(tuyet));
    assert_eq!(measure["standing"]["value"], "accepted");
    assert!(!dossier["gaps"].as_array().unwrap().contains(&json!("measures")));
    let again = changes(&office, &homes[..1], &change, true);
    assert_eq!(again["kept"][0]["reason"], "Đã có giải pháp này.");
    let other = json!({
        "what": "measure", "question": "NN01", "entry": "P12", "months": null, "money": null,
        "by_policy": false, "with_helper": true, "also_answered": false,
    });
    let args = json!({ "ids": homes, "change": other, "preview": true });
    let refused = office.is_refused("household.change_many", args);
    assert!(refused.message.contains("Dữ liệu không thay đổi"), "{}", refused.message);
}

#[test]
fn many_are_deleted_in_one_step_and_come_back_in_one() {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 6, 3);
    office.imports(&commune);
    let homes = ids(&list(&office, json!([]), "name", false)["rows"]);
    let done = changes(&office, &homes[..4], &json!({ "what": "delete" }), false);
    assert_eq!(done["saved"]["undo"], "Xóa 4 hộ");
    assert_eq!(office.rows("").len(), homes.len() - 4);
    let gone = changes(&office, &homes[..4], &json!({ "what": "delete" }), true);
    assert_eq!(gone["kept"][0]["reason"], "Hộ không còn trong danh sách.");
    assert_eq!(count(&gone["kept"][0]["households"]), 4);
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("").len(), homes.len());
}

#[test]
fn the_list_is_ordered_and_narrowed_as_asked() {
    let office = Office::new(1);
    office.opens_new("00001");
    let rows = |order: &str, descending: bool| {
        list(&office, json!([]), order, descending)["rows"].as_array().cloned().unwrap()
    };
    for (order, key) in [("money", "money"), ("birth", "birth_year"), ("ready", "ready")] {
        let numbers: Vec<i64> =
            rows(order, false).iter().map(|row| row[key].as_i64().unwrap_or(0)).collect();
        assert!(numbers.is_sorted(), "{order}");
        let numbers: Vec<i64> =
            rows(order, true).iter().map(|row| row[key].as_i64().unwrap_or(0)).rev().collect();
        assert!(numbers.is_sorted(), "{order} the other way round");
    }
    let rank = |row: &Value| {
        ["poor_n1", "poor_n2", "poor", "near_poor", "not_poor"]
            .iter()
            .position(|class| row["class"] == *class)
    };
    assert!(rows("class", false).iter().map(rank).collect::<Vec<_>>().is_sorted());

    let by = |key: &str, value: &str| {
        let narrow = json!([{ "key": key, "value": value }]);
        list(&office, narrow, "name", false)
    };
    let all = rows("name", false);
    let expect = |key: &str, value: &str, of: &dyn Fn(&Value) -> bool| {
        let expected = all.iter().filter(|row| of(row)).count();
        assert_eq!(by(key, value)["matching"], json!(expected), "{key} {value}");
    };
    for gap in ["class", "causes", "answers", "measures", "helper", "expected"] {
        expect("gap", gap, &|row| row["gaps"].as_array().unwrap().contains(&json!(gap)));
    }
    expect("expected", "leaves", &|row| row["expected"] == "leaves");
    expect("expected", "", &|row| row["expected"].is_null());
    expect("household", all[3]["id"].as_str().unwrap(), &|row| row["id"] == all[3]["id"]);
    let hamlets = list(&office, json!([]), "name", false)["hamlets"].clone();
    let sums =
        ids(&hamlets).iter().map(|id| by("hamlet", id)["matching"].as_u64().unwrap()).sum::<u64>();
    let without = by("hamlet", "")["matching"].as_u64().unwrap();
    assert_eq!(sums + without, all.len() as u64);
}

#[test]
fn the_load_of_each_helper_is_the_list_behind_it() {
    let office = Office::new(1);
    office.opens_new("00001");
    let view = office.does("helper.list", json!({}));
    let mut helped = 0;
    for helper in view["helpers"].as_array().unwrap() {
        for (key, figure) in [("assigned", "households"), ("responsible", "measured")] {
            let narrow = json!([{ "key": key, "value": helper["id"] }]);
            assert_eq!(list(&office, narrow, "name", false)["matching"], helper[figure]);
        }
        helped += helper["households"].as_u64().unwrap();
        assert_eq!(
            helper["households"].as_u64().unwrap(),
            helper["poor"].as_u64().unwrap() + helper["near_poor"].as_u64().unwrap()
        );
    }
    assert!(helped > 0, "the training commune has helpers at work");
    for hamlet in view["hamlets"].as_array().unwrap() {
        let narrow = json!([
            { "key": "gap", "value": "helper" },
            { "key": "hamlet", "value": hamlet["id"].as_str().unwrap_or("") },
        ]);
        assert_eq!(
            list(&office, narrow, "name", false)["matching"],
            json!(count(&hamlet["without"]))
        );
    }
    let state = office.does("session.state", json!({}));
    let left = state["workplace"]["left"].as_array().unwrap();
    let alone = left.iter().find(|one| one["step"] == "helpers").unwrap();
    assert_eq!(alone["count"], view["without"]);
}

#[test]
fn a_helper_who_goes_hands_everything_over_or_leaves_gaps_and_comes_back_whole() {
    let office = Office::new(1);
    office.opens_new("15670");
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let (tuyet, son) =
        (person(&office, "Lê Thị Tuyết", Some(&women)), person(&office, "Trương Văn Sơn", None));
    let an = office.adds("Lê Văn An");
    makes(&office, "assignment", Some(&an), json!({ "person": tuyet }));
    makes(&office, "measure", Some(&an), json!({ "title": "Dạy nghề", "person": tuyet }));
    let drop = |to: Value, preview: bool| json!({ "id": tuyet, "to": to, "preview": preview });
    let before = office.does("helper.delete", drop(Value::Null, true));
    assert_eq!((&before["households"], &before["measures"]), (&json!(1), &json!(1)));
    office.is_refused("helper.delete", drop(json!(women), true));

    office.does("helper.delete", drop(json!(son), false));
    let dossier = office.does("household.get", json!({ "id": an }));
    assert_eq!(dossier["assignments"][0]["fields"]["person"]["value"], json!(son));
    assert_eq!(dossier["measures"][0]["record"]["fields"]["person"]["value"], json!(son));
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("")[0]["helper"], "Lê Thị Tuyết");

    let gone = office.does("helper.delete", drop(Value::Null, false));
    assert_eq!(gone["saved"]["undo"], "Xóa người, tổ chức giúp đỡ Lê Thị Tuyết");
    let dossier = office.does("household.get", json!({ "id": an }));
    assert_eq!(dossier["assignments"], json!([]), "an assignment of nobody goes too");
    assert_eq!(dossier["measures"][0]["record"]["fields"]["person"]["value"], Value::Null);
    office.does("history.undo", json!({}));
    assert_eq!(office.rows("")[0]["helper"], "Lê Thị Tuyết");
}

#[test]
fn an_organisation_that_goes_leaves_its_persons() {
    let office = Office::new(1);
    office.opens_new("15670");
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let tuyet = person(&office, "Lê Thị Tuyết", Some(&women));
    let gone = office.does("helper.delete", json!({ "id": women, "to": null, "preview": false }));
    assert_eq!(gone["persons"], 1);
    let view = office.does("helper.list", json!({}));
    let line = view["helpers"].as_array().unwrap().iter().find(|one| one["id"] == json!(tuyet));
    assert_eq!(line.unwrap()["organisation"], Value::Null);
}

#[test]
fn what_fits_stands_first_and_a_person_brings_the_organisation_that_stands_beside_them() {
    let office = Office::new(1);
    office.opens_new("15670");
    let women = organisation(&office, "Hội Liên hiệp Phụ nữ xã");
    let son = person(&office, "Trương Văn Sơn", None);
    let fields = json!({
        "head_name": "Lê Văn An", "class": "near_poor", "cause.NN01": true, "stated_workers": 2,
    });
    let an = makes(&office, "household", None, fields);
    let chosen = office.does("household.chosen", json!({ "ids": [an] }));
    let entries = chosen["questions"][0]["entries"].as_array().unwrap();
    let fits: Vec<u64> = entries.iter().map(|one| one["fits"].as_u64().unwrap()).collect();
    assert!(fits.is_sorted_by(|a, b| a >= b) && fits.contains(&0), "{fits:?}");
    assert_eq!(helper(&chosen, &son)["organisation"], Value::Null);

    makes(&office, "measure", Some(&an), json!({ "person": son, "organisation": women }));
    let chosen = office.does("household.chosen", json!({ "ids": [an] }));
    assert_eq!(helper(&chosen, &son)["organisation"], json!(women));
}

fn helper<'a>(chosen: &'a Value, id: &str) -> &'a Value {
    chosen["helpers"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}
