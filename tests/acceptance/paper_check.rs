//! The fingerprint on a signed paper, typed, against what is kept at both offices.

use acceptance::Office;
use acceptance::communes::Commune;
use serde_json::{Value, json};

fn checks(office: &Office, text: &str) -> Value {
    office.does("print.check", json!({ "text": text }))
}

#[test]
fn a_signed_paper_is_told_to_be_the_kept_version_or_not_at_both_offices() {
    let empty = Office::new(9);
    empty.opens_new("15670");
    assert_eq!(checks(&empty, "00000 00000 00000 00000")["equal"], false);
    let unit = Commune::units().iter().find(|unit| unit.code.as_ref() == "15727").unwrap();
    let Commune { office: commune, .. } = Commune::ready(unit, 1);
    let frozen = commune.does("plan.freeze", json!({ "job": "f" }));
    let short = frozen["short"].as_str().unwrap().to_owned();

    let found = checks(&commune, &short);
    assert_eq!((&found["equal"], &found["version"]["number"]), (&json!(true), &json!(1)));
    assert_eq!(found["version"]["papers"], json!(["poverty", "services"]));
    assert!(found["message"].as_str().unwrap().contains("Xã Đồng Thắng"));
    // As a person types it.
    let typed = short.to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");
    assert_eq!(checks(&commune, &typed)["equal"], true);
    // One sign wrong: the group is pointed at.
    let last = if short.ends_with('7') { '8' } else { '7' };
    let wrong = format!("{}{last}", &short[..short.len() - 1]);
    let found = checks(&commune, &wrong);
    assert_eq!((&found["equal"], &found["differs"]), (&json!(false), &json!([4])));
    let refused = commune.is_refused("print.check", json!({ "text": &short[..9] }));
    assert!(refused.message.contains('8'), "{}", refused.message);

    let district = Office::new(2);
    district.opens_new("397");
    let key = district.path("huyen.key");
    district.does("package.key", json!({ "path": key }));
    let args = json!({ "to": key, "folder": commune.path(""), "on_first_use": true });
    let sent = commune.does("package.submit", args);
    let words = exchange_words(&commune);
    let package = sent["path"].clone();
    district.does("package.enrol", json!({ "path": package, "words": words }));
    assert_eq!(checks(&district, &short)["equal"], false, "nothing was taken over yet");
    district.does("package.receive", json!({ "paths": [package] }));
    let found = checks(&district, &short);
    assert_eq!((&found["equal"], &found["version"]["unit"]), (&json!(true), &json!("15727")));
    assert_eq!(found["version"]["counts"], true);
    assert_eq!(checks(&empty, &short)["version"], Value::Null);
}

/// The six words of the commune's signed paper.
fn exchange_words(commune: &Office) -> String {
    let words = commune.does("handing.view", json!({}))["own_words"].clone();
    let words = words.as_array().unwrap().iter().map(|word| word.as_str().unwrap());
    words.collect::<Vec<_>>().join(" ")
}
