//! Two laptops with copies of one plan: edited apart, joined, and what is to decide decided.

use acceptance::Office;
use serde_json::{Value, json};

/// Two laptops with copies of one plan; the first has it open, the second too.
struct Pair {
    first: Office,
    second: Office,
    /// Where each has its file.
    paths: [String; 2],
    /// Households that both have.
    an: String,
    bao: String,
}

fn pair() -> Pair {
    let (first, second) = (Office::named("Máy 1", 1), Office::named("Máy 2", 2));
    let path = first.opens_new("15670");
    first.does("workplace.set_person", json!({ "name": "Lê Thị Hà" }));
    let (an, bao) = (first.adds("Lê Văn An"), first.adds("Hà Văn Bảo"));
    first.does("workplace.close", json!({}));
    let copy = second.path("15670.benvung");
    std::fs::copy(&path, &copy).unwrap();
    first.does("workplace.open", json!({ "path": path }));
    second.does("workplace.open", json!({ "path": copy }));
    second.does("workplace.set_person", json!({ "name": "Trịnh Văn Tú" }));
    Pair { first, second, paths: [path, copy], an, bao }
}

impl Pair {
    fn ledgers_are_one(&self) {
        let dossiers = |office: &Office| -> Vec<Value> {
            let rows = office.rows("");
            let get = |row: &Value| office.does("household.get", json!({ "id": row["id"] }));
            rows.iter()
                .map(get)
                .map(|one| json!([one["record"]["fields"], one["measures"]]))
                .collect()
        };
        let without_writers = |mut all: Vec<Value>| {
            strip(&mut all);
            all
        };
        assert_eq!(without_writers(dossiers(&self.first)), without_writers(dossiers(&self.second)));
    }
}

/// Leaves the values and dots, without who wrote them.
fn strip(values: &mut [Value]) {
    for value in values {
        match value {
            Value::Object(fields) => {
                fields.remove("who");
                fields.remove("at");
                fields.values_mut().for_each(|value| strip(std::slice::from_mut(value)));
            }
            Value::Array(all) => strip(all),
            _ => {}
        }
    }
}

fn merge(office: &Office, path: &str, preview: bool) -> Value {
    office.does("workplace.merge", json!({ "path": path, "preview": preview }))
}

/// Closes the workplace, so that the other laptop may read its file, and opens it again.
fn lends(office: &Office, path: &str, reads: impl FnOnce()) {
    office.does("workplace.close", json!({}));
    reads();
    office.does("workplace.open", json!({ "path": path }));
}

#[test]
fn two_copies_edited_apart_become_one_and_say_who_wrote_what() {
    let pair = pair();
    pair.first.writes(&pair.an, "note", json!("nhà dột"));
    pair.second.writes(&pair.an, "note", json!("nhà xiêu"));
    pair.second.writes(&pair.bao, "class", json!("near_poor"));
    let fresh = pair.second.adds("Trần Văn Đức");
    lends(&pair.second, &pair.paths[1], || {
        let bytes = std::fs::read(&pair.paths[1]).unwrap();
        let seen = merge(&pair.first, &pair.paths[1], true);
        assert_eq!(
            (&seen["applied"], &seen["new"], &seen["changed"]),
            (&json!(false), &json!(1), &json!(2))
        );
        assert_eq!((&seen["device"], &seen["person"]), (&json!("Máy 2"), &json!("Trịnh Văn Tú")));
        assert_eq!(pair.first.rows("").len(), 2, "a preview takes nothing over");
        let what = seen["records"].as_array().unwrap().iter();
        let an = what.clone().find(|one| one["household"] == json!(pair.an)).unwrap();
        assert_eq!(an["what"], json!(["ghi chú"]));
        assert!(what.clone().any(|one| one["household"] == json!(fresh) && one["how"] == "new"));
        let done = merge(&pair.first, &pair.paths[1], false);
        assert_eq!(done["conflicts"], seen["conflicts"]);
        assert!(done["backup"].as_str().unwrap().contains("truoc-gop"));
        assert_eq!(std::fs::read(&pair.paths[1]).unwrap(), bytes, "the other file is not touched");
    });
    let steps = pair.first.does("history.list", json!({ "limit": 1 }));
    assert_eq!(steps[0]["what"], "Gộp từ máy Máy 2, Trịnh Văn Tú");
    let conflicts = pair.first.does("conflict.list", json!({}));
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1));
    let conflict = &conflicts[0];
    assert_eq!((&conflict["name"], &conflict["label"]), (&json!("Lê Văn An"), &json!("ghi chú")));
    let writers: Vec<(&str, &str)> = conflict["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| (value["shown"].as_str().unwrap(), value["who"].as_str().unwrap()))
        .collect();
    let mut sorted = writers.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [("nhà dột", "Lê Thị Hà"), ("nhà xiêu", "Trịnh Văn Tú")]);
    // The list marks the household, the self-check leads to the field, the frame counts it.
    let row = pair.first.rows("an").remove(0);
    assert_eq!((&row["id"], &row["conflict"]), (&json!(pair.an), &json!(true)));
    let report = pair.first.does("plan.check", json!({}));
    let findings = report["findings"].as_array().unwrap().iter();
    let open: Vec<&Value> = findings.filter(|finding| finding["rule"] == "S02").collect();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (&open[0]["household"], &open[0]["record"], &open[0]["field"], &open[0]["severity"]),
        (&json!(pair.an), &json!(pair.an), &json!("note"), &json!("blocks"))
    );
    assert_eq!(pair.first.does("session.state", json!({}))["workplace"]["conflicts"], 1);
    // Deciding is a write with all dots.
    let args = json!({
        "id": conflict["record"], "field": conflict["field"], "value": "nhà xiêu",
        "seen": conflict["dots"],
    });
    pair.first.does("record.write", args);
    assert_eq!(pair.first.does("conflict.list", json!({})), json!([]));
    assert_eq!(pair.first.does("session.state", json!({}))["workplace"]["conflicts"], 0);
    // Undoing the decision opens the question again, and each value is still its writer's.
    pair.first.does("history.undo", json!({}));
    let again = pair.first.does("conflict.list", json!({}));
    assert_eq!(again.as_array().map(Vec::len), Some(1));
    let written = |conflict: &Value| -> Vec<Value> {
        let values = conflict["values"].as_array().unwrap().iter();
        let mut all: Vec<Value> =
            values.map(|value| json!([value["shown"], value["who"], value["at"]])).collect();
        all.sort_unstable_by_key(Value::to_string);
        all
    };
    assert_eq!(written(&again[0]), written(conflict));
}

#[test]
fn whichever_laptop_takes_over_first_both_end_alike() {
    for first_merges_first in [true, false] {
        let pair = pair();
        pair.first.writes(&pair.an, "note", json!("nhà dột"));
        pair.first.does("record.delete", json!({ "id": pair.bao }));
        pair.second.writes(&pair.an, "note", json!("nhà xiêu"));
        pair.second.writes(&pair.bao, "birth_year", json!(1971));
        pair.second.adds("Trần Văn Đức");
        let [one, two] = &pair.paths;
        let to_first = || {
            lends(&pair.second, two, || {
                merge(&pair.first, two, false);
            });
        };
        let to_second = || {
            lends(&pair.first, one, || {
                merge(&pair.second, one, false);
            });
        };
        if first_merges_first {
            to_first();
            to_second();
        } else {
            to_second();
            to_first();
        }
        pair.ledgers_are_one();
        assert_eq!(pair.first.rows("").len(), 3, "what one deleted unseen lives on");
        let row = pair.first.rows("bao").remove(0);
        assert_eq!(row["flagged"], true);
        // Once more there is nothing new, and no step is made of it.
        let steps = pair.first.does("history.list", json!({ "limit": 100 }));
        lends(&pair.second, two, || {
            let again = merge(&pair.first, two, false);
            assert_eq!((&again["nothing_new"], &again["backup"]), (&json!(true), &Value::Null));
        });
        let after = pair.first.does("history.list", json!({ "limit": 100 }));
        assert_eq!(steps.as_array().map(Vec::len), after.as_array().map(Vec::len));
    }
}

#[test]
fn a_decision_on_one_laptop_is_the_decision_on_both() {
    let pair = pair();
    let [one, two] = &pair.paths;
    pair.first.writes(&pair.an, "note", json!("nhà dột"));
    pair.second.writes(&pair.an, "note", json!("nhà xiêu"));
    lends(&pair.second, two, || {
        merge(&pair.first, two, false);
    });
    let conflict = pair.first.does("conflict.list", json!({}))[0].clone();
    let args = json!({
        "id": conflict["record"], "field": "note", "value": "nhà xiêu, dột", "seen": conflict["dots"],
    });
    pair.first.does("record.write", args);
    lends(&pair.first, one, || {
        let report = merge(&pair.second, one, false);
        assert_eq!(report["conflicts"], json!([]));
    });
    let dossier = pair.second.does("household.get", json!({ "id": pair.an }));
    assert_eq!(dossier["record"]["fields"]["note"]["value"], "nhà xiêu, dột");
    pair.ledgers_are_one();
}

#[test]
fn undo_passes_the_merge_and_takes_back_ones_own_step_before_it() {
    let pair = pair();
    let two = &pair.paths[1];
    pair.first.writes(&pair.an, "birth_year", json!(1968));
    pair.second.writes(&pair.bao, "note", json!("thiếu đất"));
    lends(&pair.second, two, || {
        let report = merge(&pair.first, two, false);
        assert_eq!(report["saved"]["undo"], "Sửa hộ Lê Văn An");
        assert_eq!(report["saved"]["redo"], Value::Null);
    });
    let undone = pair.first.does("history.undo", json!({}));
    assert_eq!(undone["did"], "Sửa hộ Lê Văn An");
    assert_eq!(pair.first.rows("an")[0]["birth_year"], Value::Null);
    let dossier = pair.first.does("household.get", json!({ "id": pair.bao }));
    assert_eq!(dossier["record"]["fields"]["note"]["value"], "thiếu đất");
}

#[test]
fn the_same_list_on_two_laptops_is_one_list_and_households_with_other_members_are_named() {
    let (first, second) = (Office::named("Máy 1", 1), Office::named("Máy 2", 2));
    let (one, two) = (first.opens_new("15670"), second.opens_new("15670"));
    let commune = acceptance::invented("15670", 6, 2);
    first.imports(&commune);
    second.imports(&commune);
    let id = second.rows("")[0]["id"].as_str().unwrap().to_owned();
    let dossier = second.does("household.get", json!({ "id": id }));
    let known = dossier["members"].as_array().map_or(0, Vec::len);
    let fields = json!({ "name": "Đỗ Thị Út" });
    second.does("record.create", json!({ "kind": "member", "parent": id, "fields": fields }));
    lends(&second, &two, || {
        let report = merge(&first, &two, false);
        assert_eq!((&report["new"], &report["removed"]), (&json!(0), &json!(0)));
        assert_eq!(report["conflicts"], json!([]));
        let joined = report["joined"].as_array().unwrap();
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0]["household"], json!(id));
        assert_eq!(joined[0]["theirs"].as_array().map(Vec::len), Some(known + 1));
    });
    assert_eq!(first.rows("").len(), 8);
    lends(&first, &one, || {
        assert_eq!(merge(&second, &one, false)["joined"], json!([]));
    });
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_changes() {
    let pair = pair();
    let first = &pair.first;
    first.writes(&pair.an, "note", json!("nhà dột"));
    let other_unit = Office::new(3);
    let nua = other_unit.opens_new("15718");
    other_unit.does("workplace.close", json!({}));
    let training = Office::new(4);
    let practice = training.opens_new("00001");
    training.does("workplace.close", json!({}));
    let next_year = Office::new(5);
    let later = next_year.path("later.benvung");
    next_year.does("workplace.create", json!({ "unit": "15670", "year": 2021, "path": later }));
    next_year.does("workplace.close", json!({}));
    let text = first.path("text.benvung");
    std::fs::write(&text, "không phải sổ").unwrap();
    let list = first.does("history.list", json!({ "limit": 100 }));
    let rows = first.rows("");
    let cases = [
        (nua.as_str(), "cùng đơn vị và cùng năm"),
        (practice.as_str(), "kế hoạch tập huấn"),
        (later.as_str(), "năm 2021"),
        (text.as_str(), "không phải tệp kế hoạch"),
        (pair.paths[0].as_str(), "chính là tệp đang mở"),
        (pair.paths[1].as_str(), "đang mở trong cửa sổ"),
        ("/khong/co.benvung", "Không thấy tệp"),
    ];
    for (path, says) in cases {
        for preview in [true, false] {
            let refused =
                first.is_refused("workplace.merge", json!({ "path": path, "preview": preview }));
            assert!(refused.message.contains(says), "{path}: {}", refused.message);
        }
    }
    // A copy that was cut short.
    pair.second.does("workplace.close", json!({}));
    let mut bytes = std::fs::read(&pair.paths[1]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0xA5);
    let broken = first.path("broken.benvung");
    std::fs::write(&broken, &bytes).unwrap();
    let refused = first.is_refused("workplace.merge", json!({ "path": broken, "preview": false }));
    assert!(refused.message.contains("bị hỏng"), "{}", refused.message);
    assert_eq!(refused.code, app::ErrorCode::Invalid, "it is not this workplace that is damaged");
    assert_eq!(first.does("history.list", json!({ "limit": 100 })), list);
    assert_eq!(first.rows(""), rows);
    let data = std::fs::read_dir(first.path("data")).unwrap();
    let copies = data.filter(|entry| {
        entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("gop-tam")
    });
    assert_eq!(copies.count(), 0, "no copy stays");
}
