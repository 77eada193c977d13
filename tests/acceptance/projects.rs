//! Projects that several households share: money stands once, each household sees its share.

use acceptance::Office;
use serde_json::{Value, json};

fn project(office: &Office, name: &str) -> String {
    let fields = json!({ "name": name, "type": "production" });
    let args = json!({ "kind": "project", "parent": null, "fields": fields });
    office.does("record.create", args)["record"]["id"].as_str().unwrap().to_owned()
}

fn listed(office: &Office) -> Value {
    office.does("project.list", json!({}))["projects"][0].clone()
}

#[test]
fn the_money_of_a_project_stands_once_and_is_shared_to_the_last_dong() {
    let office = Office::new(1);
    office.opens_new("15670");
    let homes = ["Lê Văn An", "Hà Văn Bảo", "Trần Văn Đức"].map(|name| office.adds(name));
    let id = project(&office, "Nuôi bò sinh sản thôn Suối Trong");
    let money = json!({ "source": "budget", "kind": "grant", "amount": 100_000_001 });
    let args = json!({ "kind": "funding", "parent": id, "fields": { "money": money } });
    let made = office.does("record.create", args);
    assert_eq!(made["saved"]["undo"], "Thêm kinh phí cho dự án Nuôi bò sinh sản thôn Suối Trong");
    office.does("project.participants", json!({ "id": id, "add": homes, "remove": [] }));
    let view = listed(&office);
    assert_eq!(
        (&view["total"], &view["money"]),
        (&json!(100_000_001), &json!([100_000_001, 0, 0, 0]))
    );
    let shares: Vec<i64> = view["participants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["share"].as_i64().unwrap())
        .collect();
    assert_eq!(shares.len(), 3);
    assert_eq!(shares.iter().sum::<i64>(), 100_000_001);
    let totals = office.does("plan.totals", json!({}));
    assert_eq!(
        totals["money"],
        json!([{ "source": "budget", "kind": "grant", "amount": 100_000_001 }])
    );
}

#[test]
fn choosing_households_is_one_step_and_can_be_taken_back() {
    let office = Office::new(1);
    office.opens_new("15670");
    let [an, bao] = ["Lê Văn An", "Hà Văn Bảo"].map(|name| office.adds(name));
    let id = project(&office, "Đường thôn Bến Đá");
    let saved =
        office.does("project.participants", json!({ "id": id, "add": [an, bao], "remove": [] }));
    assert_eq!(saved["undo"], "Sửa dự án Đường thôn Bến Đá");
    assert_eq!(listed(&office)["participants"].as_array().map(Vec::len), Some(2));
    office.does("project.participants", json!({ "id": id, "add": [], "remove": [an] }));
    assert_eq!(listed(&office)["participants"][0]["id"], json!(bao));
    office.does("history.undo", json!({}));
    office.does("history.undo", json!({}));
    assert_eq!(listed(&office)["participants"], json!([]));
    office.is_refused("project.participants", json!({ "id": an, "add": [bao], "remove": [] }));
    office.is_refused("project.participants", json!({ "id": id, "add": [id], "remove": [] }));
}

#[test]
fn a_household_whose_measure_is_part_of_a_project_shares_it() {
    let office = Office::new(1);
    office.opens_new("15670");
    let an = office.adds("Lê Văn An");
    let id = project(&office, "Nuôi bò sinh sản");
    let fields = json!({ "title": "Bò sinh sản", "project": id });
    office.does("record.create", json!({ "kind": "measure", "parent": an, "fields": fields }));
    let one = listed(&office)["participants"][0].clone();
    assert_eq!(
        (&one["id"], &one["listed"], &one["measures"]),
        (&json!(an), &json!(false), &json!(1))
    );
    let report = office.does("plan.check", json!({}));
    let findings = report["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|one| one["rule"] == "H06" && one["record"] == json!(id)),
        "no money yet"
    );
    office.does("record.delete", json!({ "id": id }));
    assert_eq!(office.does("project.list", json!({}))["projects"], json!([]));
    office.does("history.undo", json!({}));
    assert_eq!(listed(&office)["participants"].as_array().map(Vec::len), Some(1));
}
