//! Tự kiểm tra: reasons, who could leave next, and figures that lead to their households.

use acceptance::{Office, invented};
use serde_json::{Value, json};

/// A household with more causes than the checklist takes without a reason.
fn with_many_causes(office: &Office) -> String {
    office.opens_new("15670");
    let id = office.adds("Lê Văn An");
    for code in ["NN01", "NN02", "NN03", "NN04", "NN05"] {
        office.writes(&id, &format!("cause.{code}"), json!(true));
    }
    id
}

fn report(office: &Office) -> Value {
    office.does("plan.check", json!({}))
}

fn warning(report: &Value, rule: &str) -> Value {
    let findings = report["findings"].as_array().unwrap().iter();
    let mut found = findings.filter(|one| one["rule"] == rule && one["severity"] == "warns");
    found.next().cloned().unwrap()
}

fn explain(finding: &Value, text: &str, seen: &Value) -> Value {
    json!({
        "rule": finding["rule"], "household": finding["household"], "record": finding["record"],
        "field": finding["field"], "text": text, "seen": seen,
    })
}

#[test]
fn a_reason_is_kept_counted_apart_and_taken_back_by_undo() {
    let office = Office::new(1);
    with_many_causes(&office);
    let before = report(&office);
    let finding = warning(&before, "H02");
    assert_eq!(finding["reason"], Value::Null);
    assert_eq!(finding["place"], "dossier");
    let saved = office.does("check.explain", explain(&finding, " đúng như phiếu ", &json!([])));
    assert_eq!(saved["undo"], "Ghi lý do cho hộ Lê Văn An");
    let after = report(&office);
    assert_eq!(warning(&after, "H02")["reason"], "đúng như phiếu");
    assert_eq!(after["explained"], 1);
    assert_eq!(after["warns"], before["warns"].as_u64().unwrap() - 1);
    assert_eq!(after["blocks"], before["blocks"]);
    office.does("history.undo", json!({}));
    let undone = report(&office);
    assert_eq!((&undone["explained"], &undone["warns"]), (&json!(0), &before["warns"]));
    assert_eq!(undone["reasons"], json!([]));
}

/// The first finding of a rule that speaks of that field.
fn of_paper(office: &Office, rule: &str, field: Option<&str>) -> Value {
    let report = report(office);
    let findings = report["findings"].as_array().unwrap().iter();
    let mut found = findings.filter(|one| one["rule"] == rule && one["field"] == json!(field));
    found.next().cloned().unwrap_or_default()
}

#[test]
fn what_the_papers_lack_leads_to_its_field_and_is_gone_once_it_is_chosen() {
    let office = Office::new(1);
    office.opens_new("15670");
    let chooses = |paper: &str, field: &str, value: &str| {
        let args = json!({ "paper": paper, "field": field, "value": value, "seen": [] });
        office.does("paper.choose", args);
    };
    let blank = of_paper(&office, "C10", None);
    assert_eq!((&blank["severity"], &blank["place"]), (&json!("informs"), &json!("paper")));
    assert_eq!(blank["spot"], json!({ "paper": "poverty", "section": null }));
    chooses("poverty", "number", "15");
    chooses("poverty", "issue_date", "2020-02-20");
    assert_eq!(of_paper(&office, "C10", None)["spot"]["paper"], "services");
    chooses("services", "number", "15");
    chooses("services", "issue_date", "2020-03-02");
    assert_eq!(of_paper(&office, "C10", None), Value::Null);

    let twice = of_paper(&office, "C09", Some("number"));
    assert_eq!(twice["message"], "Hai kế hoạch cùng mang số 15/KH-UBND.");
    assert_eq!(twice["spot"], json!({ "paper": "services", "section": null }));
    let late = of_paper(&office, "C10", Some("issue_date"));
    let message = "Kế hoạch dịch vụ: ngày ban hành 02/03/2020 sau hạn 23/02/2020.";
    assert_eq!((&late["message"], &late["severity"]), (&json!(message), &json!("warns")));
    office.does("check.explain", explain(&late, "chờ huyện cho ý kiến", &json!([])));
    let explained = of_paper(&office, "C10", Some("issue_date"));
    assert_eq!(explained["reason"], "chờ huyện cho ý kiến");
}

#[test]
fn a_text_without_its_legal_bases_blocks_until_it_goes_back_to_the_template() {
    let office = Office::new(1);
    office.opens_new("15670");
    let place = json!({ "paper": "poverty", "place": "bases" });
    let section = office.does("paper.section", place.clone());
    let blocks = section["blocks"].as_array().unwrap().iter();
    let left = blocks.filter(|block| block["kind"] != "bases");
    let kept = |block: &Value| json!({ "keep": block["index"], "kind": block["kind"], "from": null, "pieces": [] });
    let kept: Vec<Value> = left.map(kept).collect();
    let args = json!({
        "paper": "poverty", "place": "bases", "mark": section["mark"], "blocks": kept,
    });
    office.does("paper.write_section", args);
    let found = of_paper(&office, "C10", Some("text"));
    assert_eq!((&found["severity"], &found["place"]), (&json!("blocks"), &json!("paper")));
    assert_eq!(found["spot"], json!({ "paper": "poverty", "section": "bases" }));
    assert!(found["message"].as_str().unwrap().contains("54/QĐ-UBND, 154/KH-UBND"), "{found}");
    office.does("history.undo", json!({}));
    assert_eq!(of_paper(&office, "C10", Some("text")), Value::Null);
}

#[test]
fn a_reason_can_be_corrected_and_taken_back_and_given_again() {
    let office = Office::new(1);
    with_many_causes(&office);
    let finding = warning(&report(&office), "H02");
    office.does("check.explain", explain(&finding, "một", &json!([])));
    let seen = report(&office)["reasons"][0]["text"]["dots"].clone();
    office.does("check.explain", explain(&finding, "hai", &seen));
    let corrected = report(&office);
    assert_eq!(warning(&corrected, "H02")["reason"], "hai");
    assert_eq!(corrected["reasons"].as_array().map(Vec::len), Some(1));
    let seen = corrected["reasons"][0]["text"]["dots"].clone();
    office.does("check.explain", explain(&finding, "", &seen));
    assert_eq!(report(&office)["explained"], 0);
    office.does("check.explain", explain(&finding, "ba", &json!([])));
    let again = report(&office);
    assert_eq!(warning(&again, "H02")["reason"], "ba");
    assert_eq!(again["reasons"][0]["id"], corrected["reasons"][0]["id"]);
}

#[test]
fn two_reasons_that_did_not_see_each_other_both_stand_until_one_is_taken() {
    let office = Office::new(1);
    with_many_causes(&office);
    let finding = warning(&report(&office), "H02");
    office.does("check.explain", explain(&finding, "một", &json!([])));
    office.does("check.explain", explain(&finding, "hai", &json!([])));
    let both = report(&office);
    let reason = &both["reasons"][0];
    assert_eq!(reason["text"]["others"].as_array().map(Vec::len), Some(2));
    let findings = both["findings"].as_array().unwrap();
    let conflict = findings.iter().find(|one| one["rule"] == "S02").unwrap();
    assert_eq!((&conflict["record"], &conflict["place"]), (&reason["id"], &json!("reason")));
    assert_eq!(conflict["household"], finding["household"]);
    office.does("check.explain", explain(&finding, "hai", &reason["text"]["dots"]));
    let settled = report(&office);
    assert!(settled["findings"].as_array().unwrap().iter().all(|one| one["rule"] != "S02"));
    assert_eq!(warning(&settled, "H02")["reason"], "hai");
}

#[test]
fn what_blocks_cannot_be_explained_away() {
    let office = Office::new(1);
    with_many_causes(&office);
    let all = report(&office);
    let blocks = all["findings"].as_array().unwrap().iter().find(|one| one["severity"] == "blocks");
    let refused = office.is_refused("check.explain", explain(blocks.unwrap(), "vì", &json!([])));
    assert!(refused.message.contains("không còn cần lý do"), "{}", refused.message);
    assert_eq!(report(&office), all);
}

#[test]
fn an_unanswered_cause_whose_reason_stands_in_the_dossier_is_explained() {
    let office = Office::new(1);
    let id = with_many_causes(&office);
    let open = report(&office)["explained"].clone();
    office.writes(&id, "no_measure.NN01", json!("đợi vốn năm sau"));
    let explained = report(&office);
    assert_eq!(open, 0);
    assert_eq!(explained["explained"], 1);
    assert_eq!(warning(&explained, "H04")["reason"], "đợi vốn năm sau");
    assert_eq!(explained["reasons"], json!([]));
}

#[test]
fn rules_come_with_title_and_basis_and_households_with_their_names() {
    let office = Office::new(1);
    office.opens_new("00001");
    let report = report(&office);
    let findings = report["findings"].as_array().unwrap();
    let rules = report["rules"].as_array().unwrap();
    for finding in findings {
        let rule = rules.iter().find(|rule| rule["id"] == finding["rule"]).unwrap();
        assert_ne!((&rule["title"], &rule["basis"]), (&json!(""), &json!("")));
        let named = report["households"].as_array().unwrap().iter();
        let named = named.filter(|one| one["id"] == finding["household"]).count();
        assert_eq!(named, usize::from(!finding["household"].is_null()));
    }
    let state = office.does("session.state", json!({}));
    let left = state["workplace"]["left"].as_array().unwrap();
    let check = left.iter().find(|step| step["step"] == "check").unwrap();
    assert_eq!(check["count"], report["blocks"], "the column of steps says the same");
}

#[test]
fn the_nearest_households_are_as_many_as_the_target_lacks_and_are_planned_in_one_step() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.imports(&invented("15670", 6, 2));
    let survey = office.does("check.survey", json!({}));
    let near = survey["near"].as_array().unwrap();
    assert_eq!(near.len(), 2);
    let poor = near[0]["households"].as_array().unwrap();
    assert_eq!((near[0]["key"].as_str(), poor.len()), (Some("poor"), 6));
    let points: Vec<_> = poor.iter().filter(|one| one["workers"] != 0).collect();
    let points: Vec<_> = points.iter().map(|one| one["b1"].as_u64()).collect();
    assert!(points.is_sorted_by(|a, b| a >= b), "more points come first: {points:?}");
    let chosen: Vec<Value> = poor
        .iter()
        .take(2)
        .map(|one| json!({ "household": one["id"], "seen": one["expected"]["dots"] }))
        .collect();
    let args = json!({ "households": chosen, "expected": "leaves" });
    let saved = office.does("plan.expect", args);
    assert_eq!(saved["undo"], "Đặt kết quả cuối năm cho 2 hộ");
    let after = office.does("check.survey", json!({}));
    assert_eq!(after["targets"][0]["planned"], 2);
    assert_eq!(after["near"][0]["households"].as_array().map(Vec::len), Some(4));
    office.does("history.undo", json!({}));
    assert_eq!(office.does("check.survey", json!({}))["targets"], survey["targets"]);
}

#[test]
fn every_bar_leads_to_as_many_households_as_it_shows_and_no_sensitive_cause_has_one() {
    let office = Office::new(1);
    office.opens_new("00001");
    let survey = office.does("check.survey", json!({}));
    let behind = |key: &str, code: &Value| {
        let narrow = json!([{ "key": key, "value": code }, { "key": "class", "value": "planned" }]);
        let args = json!({
            "search": "", "hamlet": null, "classes": null, "order": "name", "offset": 0,
            "limit": 0, "narrow": narrow,
        });
        office.does("household.list", args)["matching"].clone()
    };
    let causes = survey["causes"].as_array().unwrap();
    for bar in causes.iter().filter(|bar| !bar["code"].is_null()) {
        assert_eq!(behind("cause", &bar["code"]), bar["households"], "{}", bar["name"]);
        assert_eq!(behind("unanswered", &bar["code"]), bar["open"], "{}", bar["name"]);
    }
    for code in ["NN09", "NN10", "NN11"] {
        assert!(causes.iter().all(|bar| bar["code"] != code), "{code} is only in the last line");
    }
    assert_eq!((&causes.last().unwrap()["code"], &survey["unnamed"]), (&Value::Null, &json!(2)));
    let indicators = survey["indicators"].as_array().unwrap();
    assert_eq!(indicators.len(), 10);
    for bar in indicators {
        assert_eq!(behind("indicator", &bar["code"]), bar["start"], "{}", bar["name"]);
        assert_eq!(behind("unmeasured", &bar["code"]), bar["end"], "{}", bar["name"]);
    }
}

#[test]
fn a_rule_leads_to_the_households_of_its_severity() {
    let office = Office::new(1);
    office.opens_new("00001");
    let report = report(&office);
    for severity in ["blocks", "warns"] {
        for rule in report["rules"].as_array().unwrap() {
            let findings = report["findings"].as_array().unwrap().iter();
            let own = findings.filter(|one| {
                one["rule"] == rule["id"]
                    && one["severity"] == severity
                    && !one["household"].is_null()
            });
            let households: std::collections::BTreeSet<_> =
                own.map(|one| one["household"].as_str().unwrap()).collect();
            let value = format!("{}/{severity}", rule["id"].as_str().unwrap());
            let args = json!({
                "search": "", "hamlet": null, "classes": null, "order": "name", "offset": 0,
                "limit": 0, "narrow": [{ "key": "rule", "value": value }],
            });
            let listed = office.does("household.list", args);
            assert_eq!(listed["matching"], households.len(), "{value}");
        }
    }
}

#[test]
fn another_opening_number_no_longer_blocks_once_there_is_a_reason() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.adds("Lê Văn An");
    let blocked = report(&office);
    let findings = blocked["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|one| one["rule"] == rule).cloned().unwrap();
    let fewer = of("C01");
    assert_eq!((&fewer["severity"], &fewer["takes_reason"]), (&json!("blocks"), &json!(true)));
    assert_eq!(of("C03")["takes_reason"], false, "a target is met, not explained");
    office.does("check.explain", explain(&fewer, "5 hộ chuyển đi sau phê duyệt", &json!([])));
    let explained = report(&office);
    assert_eq!(explained["blocks"], blocked["blocks"].as_u64().unwrap() - 1);
    assert_eq!(warning(&explained, "C01")["reason"], "5 hộ chuyển đi sau phê duyệt");
    office.does("history.undo", json!({}));
    assert_eq!(report(&office)["blocks"], blocked["blocks"]);
}
