//! The district's room: who has sent, what a file would change, and a received plan to read.

use std::fs;

use acceptance::{Office, invented};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) const UNIT: &str = "15727"; // Đồng Thắng, the smallest: 10 poor, 19 near-poor

/// A commune with a frozen plan and a district that knows it and has its package.
pub(crate) struct Sent {
    pub commune: Office,
    pub district: Office,
    district_file: String,
    package: String,
}

fn sent_on(moment: &str) -> Sent {
    let (commune, district) = (Office::new(1), Office::on(moment, 2));
    let district_file = district.opens_new("397");
    let key = district.does("package.key", json!({ "path": district.path("D.key") }));
    commune.opens_new(UNIT);
    let plan = invented(UNIT, 10, 19);
    commune.imports(&plan);
    commune.app.fill_invented(&plan).unwrap();
    commune.does("plan.freeze", json!({ "job": "f" }));
    fs::create_dir_all(commune.path("usb")).unwrap();
    let to = district.path("D.key");
    let args = json!({ "to": to, "folder": commune.path("usb"), "words": words(&key) });
    let package = commune.does("package.submit", args)["path"].as_str().unwrap().to_owned();
    Sent { commune, district, district_file, package }
}

pub(crate) fn received() -> Sent {
    let sent = sent_on("2020-02-11T08:00:00");
    sent.enrols();
    assert_eq!(sent.receives(&sent.package)["good"], true);
    sent
}

fn words(result: &Value) -> String {
    let words = result["words"].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

impl Sent {
    fn own_words(&self) -> String {
        words(&self.commune.does("package.key", json!({ "path": self.commune.path("C.key") })))
    }

    fn enrols(&self) {
        let args = json!({ "path": self.package, "words": self.own_words() });
        self.district.does("package.enrol", args);
    }

    fn receives(&self, path: &str) -> Value {
        self.district.does("package.receive", json!({ "paths": [path] }))[0].clone()
    }

    fn submits_again(&self) -> String {
        self.commune.does("plan.freeze", json!({ "job": "f" }));
        let folder = self.commune.path("usb");
        let args = json!({ "to": self.district.path("D.key"), "folder": folder, "words": null });
        self.commune.does("package.submit", args)["path"].as_str().unwrap().to_owned()
    }

    fn on_the_board(&self) -> Value {
        let board = self.district.does("district.board", json!({}));
        let units = board["units"].as_array().unwrap();
        assert_eq!(units.len(), 34);
        units.iter().find(|unit| unit["unit"] == UNIT).unwrap().clone()
    }

    /// SHA-256 of the district's file after a clean close; opens it again.
    pub(crate) fn district_bytes(&self) -> Vec<u8> {
        self.district.does("workplace.close", json!({}));
        let bytes = fs::read(&self.district_file).unwrap();
        self.district.does("workplace.open", json!({ "path": self.district_file }));
        Sha256::digest(&bytes).to_vec()
    }
}

#[test]
fn the_board_tells_who_has_sent_and_who_is_late() {
    let sent = sent_on("2020-02-24T08:00:00");
    let before = sent.on_the_board();
    assert_eq!((&before["version"], &before["overdue"]), (&Value::Null, &json!(true)));
    sent.enrols();
    sent.receives(&sent.package);
    let after = sent.on_the_board();
    assert_eq!((&after["version"]["number"], &after["overdue"]), (&json!(1), &json!(false)));
    assert_eq!((&after["version"]["late"], &after["known"]), (&json!(true), &json!(true)));
    let board = sent.district.does("district.board", json!({}));
    assert_eq!((&board["received"], &board["days_left"]), (&json!(1), &json!(-1)));
}

#[test]
fn nobody_is_late_on_the_last_day() {
    let sent = sent_on("2020-02-23T23:00:00");
    sent.enrols();
    sent.receives(&sent.package);
    assert_eq!(sent.on_the_board()["version"]["late"], false);
    let board = sent.district.does("district.board", json!({}));
    assert!(board["units"].as_array().unwrap().iter().all(|unit| unit["overdue"] == false));
}

#[test]
fn a_verdict_has_the_figures_beside_those_that_were_assigned_before_anything_is_stored() {
    let sent = sent_on("2020-02-11T08:00:00");
    sent.enrols();
    let before = sent.district_bytes();
    let verdict =
        sent.district.does("package.judge", json!({ "paths": [sent.package] }))[0].clone();
    assert_eq!((&verdict["good"], &verdict["relation"]), (&json!(true), &json!("first")));
    assert_eq!((&verdict["poor"], &verdict["poor_start"]), (&json!(10), &json!(10)));
    assert_eq!((&verdict["near_poor"], &verdict["near_poor_start"]), (&json!(19), &json!(19)));
    assert_eq!(sent.district_bytes(), before);
}

#[test]
fn a_folder_stands_for_the_packages_in_it() {
    let sent = sent_on("2020-02-11T08:00:00");
    fs::write(sent.commune.path("usb/thư.txt"), "không phải gói").unwrap();
    let args = json!({ "paths": [sent.commune.path("usb")], "job": "j" });
    let verdicts = sent.district.does("package.judge", args);
    let paths: Vec<&Value> =
        verdicts.as_array().unwrap().iter().map(|verdict| &verdict["path"]).collect();
    assert_eq!(paths, [&json!(sent.package)]);
}

#[test]
fn one_wrong_word_is_named_and_the_right_six_make_the_sender_known() {
    let sent = sent_on("2020-02-11T08:00:00");
    let right = sent.own_words();
    let mut typed: Vec<&str> = right.split(' ').collect();
    // Each word has two syllables; the third word becomes the first one.
    (typed[4], typed[5]) = (typed[0], typed[1]);
    let args = json!({ "path": sent.package, "words": typed.join(" ") });
    let refused = sent.district.is_refused("package.enrol", args);
    assert!(refused.message.contains("thứ 3"), "{}", refused.message);
    let one_by_one = |typed: &[&str]| -> Value {
        let words: Vec<String> = typed.chunks(2).map(|word| word.join(" ")).collect();
        sent.district.does("sender.trust", json!({ "path": sent.package, "words": words }))
    };
    let wrong = one_by_one(&typed);
    assert_eq!((&wrong["trusted"], &wrong["wrong"]), (&json!(false), &json!([3])));
    assert_eq!(sent.on_the_board()["known"], false);
    let right: Vec<&str> = right.split(' ').collect();
    assert_eq!(one_by_one(&right)["trusted"], true);
    let verdicts = sent.district.does("package.judge", json!({ "paths": [sent.package] }));
    assert_eq!(verdicts[0]["good"], true);
}

#[test]
fn another_key_than_the_one_that_was_compared_is_told_apart_from_an_unknown_one() {
    let sent = sent_on("2020-02-11T08:00:00");
    let judged = |path: &str| -> Value {
        sent.district.does("package.judge", json!({ "paths": [path] }))[0].clone()
    };
    let unknown = judged(&sent.package);
    assert_eq!(
        (&unknown["unknown_sender"], &unknown["key_changed"]),
        (&json!(true), &json!(false))
    );
    // Another laptop made a workplace of the same unit, with a key of its own.
    let other = Office::new(9);
    other.opens_new(UNIT);
    let key = other.does("package.key", json!({ "path": other.path("C.key") }));
    let args = json!({ "path": other.path("C.key"), "words": words(&key) });
    sent.district.does("package.enrol", args);
    let changed = judged(&sent.package);
    assert_eq!((&changed["unknown_sender"], &changed["key_changed"]), (&json!(true), &json!(true)));
}

#[test]
fn a_newer_version_shows_by_name_what_it_changes() {
    let sent = received();
    let row = sent.commune.rows("")[0].clone();
    sent.commune.writes(row["id"].as_str().unwrap(), "phone", json!("0912345678"));
    let second = sent.submits_again();
    let preview = sent.district.does("package.preview", json!({ "path": second }));
    assert_eq!((&preview["held"], &preview["number"]), (&json!(1), &json!(2)));
    let changed = &preview["changed"];
    assert_eq!(changed.as_array().map(Vec::len), Some(1));
    assert_eq!(changed[0]["head_name"], row["head_name"]);
    assert_eq!(changed[0]["what"], json!(["other"]));
    assert_eq!(preview["unchanged"], 28);
    let figure = &preview["figures"][0];
    assert_eq!((&figure["before"], &figure["after"]), (&json!(29), &json!(29)));
}

#[test]
fn the_totals_name_the_missing_and_add_up_causes_of_what_has_come() {
    let sent = received();
    let totals = sent.district.does("district.totals", json!({}));
    assert_eq!(totals["missing"].as_array().map(Vec::len), Some(33));
    let own = sent.commune.does("plan.totals", json!({}));
    for part in ["causes", "indicators", "money"] {
        assert_eq!(totals[part], own[part], "{part}");
    }
}

#[test]
fn the_card_of_a_unit_lists_every_version_with_the_one_that_counts() {
    let sent = received();
    let id = sent.commune.rows("")[0]["id"].as_str().unwrap().to_owned();
    sent.commune.writes(&id, "note", json!("đã xem lại"));
    let second = sent.submits_again();
    sent.receives(&second);
    let card = sent.district.does("district.unit", json!({ "unit": UNIT }));
    let versions = card["versions"].as_array().unwrap();
    let numbers: Vec<(&Value, &Value)> =
        versions.iter().map(|version| (&version["number"], &version["counts"])).collect();
    assert_eq!(numbers, [(&json!(2), &json!(true)), (&json!(1), &json!(false))]);
    assert_eq!(words(&card), sent.own_words());
    let older = json!({ "unit": UNIT, "fingerprint": versions[1]["fingerprint"] });
    let opened = sent.district.does("submission.open", older);
    assert_eq!(
        (&opened["reading"]["number"], &opened["reading"]["counts"]),
        (&json!(1), &json!(false))
    );
}

#[test]
fn the_stored_pdf_is_the_one_that_the_commune_froze() {
    let sent = received();
    let own = sent.commune.path("ban-1.pdf");
    sent.commune.does("paper.plan", json!({ "path": own, "job": "p" }));
    let args = json!({ "unit": UNIT, "fingerprint": null, "path": null });
    let written = sent.district.does("submission.paper", args);
    let path = written["path"].as_str().unwrap();
    assert!(path.ends_with(".pdf"), "{path}");
    assert_eq!(fs::read(path).unwrap(), fs::read(own).unwrap());
    let none = json!({ "unit": "15670", "fingerprint": null, "path": null });
    let refused = sent.district.is_refused("submission.paper", none);
    assert!(refused.message.contains("Thọ Bình"), "{}", refused.message);
}
