//! The plan leaves the commune as one sealed file, and the district opens it or says why not.

use std::fs;

use acceptance::{Office, invented};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A commune with a frozen plan, a district that knows it, and the package between them.
struct Handed {
    commune: Office,
    district: Office,
    district_file: String,
    package: String,
}

const UNIT: &str = "15727"; // Đồng Thắng, the smallest: 10 poor, 19 near-poor

fn handed() -> Handed {
    let (commune, district) = (Office::new(1), Office::new(2));
    let district_file = district.opens_new("397");
    let key = district.does("package.key", json!({ "path": district.path("D.key") }));
    freeze_full_plan(&commune);
    let submitted = commune.does(
        "package.submit",
        json!({ "to": district.path("D.key"), "folder": commune.path("usb"), "words": words(&key), "make_folder": true }),
    );
    let package = submitted["path"].as_str().unwrap().to_owned();
    Handed { commune, district, district_file, package }
}

fn freeze_full_plan(office: &Office) {
    office.opens_new(UNIT);
    let commune = invented(UNIT, 10, 19);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office.does("plan.freeze", json!({ "job": "f" }));
}

fn words(result: &Value) -> String {
    let words = result["words"].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

impl Handed {
    fn enrols_the_commune(&self) {
        let own = self.commune.does("package.key", json!({ "path": self.commune.path("C.key") }));
        let args = json!({ "path": self.package, "words": words(&own) });
        self.district.does("package.enrol", args);
    }

    fn receives(&self, path: &str) -> Value {
        self.district.does("package.receive", json!({ "paths": [path] }))[0].clone()
    }

    /// SHA-256 of the district's file after a clean close; opens it again.
    fn district_bytes(&self) -> Vec<u8> {
        self.district.does("workplace.close", json!({}));
        let bytes = fs::read(&self.district_file).unwrap();
        self.district.does("workplace.open", json!({ "path": self.district_file }));
        Sha256::digest(&bytes).to_vec()
    }
}

#[test]
fn the_district_takes_over_what_the_commune_froze_and_the_totals_are_its_targets() {
    let handed = handed();
    handed.enrols_the_commune();
    let verdict = handed.receives(&handed.package);
    assert_eq!((&verdict["good"], &verdict["relation"]), (&json!(true), &json!("first")));
    assert_eq!(verdict["households"], 29);
    let totals = handed.district.does("district.totals", json!({}));
    let line =
        totals["units"].as_array().unwrap().iter().find(|unit| unit["unit"] == UNIT).unwrap();
    assert_eq!((&line["poor"], &line["poor_start"]), (&json!(10), &json!(10)));
    assert_eq!((&line["near_poor"], &line["near_poor_start"]), (&json!(19), &json!(19)));
    assert!(line["poor_planned"].as_u64() >= line["poor_target"].as_u64());
    let near =
        totals["stated"].as_array().unwrap().iter().find(|one| one["stated"] == "795").unwrap();
    assert_eq!(near["summed"], "818");
    assert!(near["explanation"].as_str().unwrap().contains("Hợp Thành"));
}

#[test]
fn an_unknown_sender_is_named_with_its_six_words_and_nothing_is_stored() {
    let handed = handed();
    let before = handed.district_bytes();
    let verdict = handed.receives(&handed.package);
    assert_eq!((&verdict["good"], &verdict["unknown_sender"]), (&json!(false), &json!(true)));
    assert_eq!(verdict["words"].as_array().map(Vec::len), Some(6));
    let args = json!({ "path": handed.package, "words": "cây cau cây cau cây cau" });
    handed.district.is_refused("package.enrol", args);
    assert_eq!(handed.district_bytes(), before);
}

#[test]
fn two_hundred_altered_packages_are_refused_and_the_database_stays_byte_for_byte() {
    let handed = handed();
    handed.enrols_the_commune();
    let before = handed.district_bytes();
    let whole = fs::read(&handed.package).unwrap();
    let altered = handed.commune.path("usb/altered.bvgoi");
    for n in 0..200_usize {
        let mut bytes = whole.clone();
        if n % 4 == 0 {
            bytes.truncate(whole.len() * n / 200);
        } else {
            let place = (whole.len() - 1) * n / 199;
            bytes[place] ^= 1 << (n % 8);
        }
        fs::write(&altered, &bytes).unwrap();
        let verdict = handed.receives(&altered);
        assert_eq!(verdict["good"], false, "alteration {n}");
        let message = verdict["message"].as_str().unwrap();
        assert!(message.contains("không thay đổi"), "alteration {n}: {message}");
    }
    assert_eq!(handed.district_bytes(), before);
}

#[test]
fn the_same_an_older_and_a_newer_version_are_told_apart() {
    let handed = handed();
    handed.enrols_the_commune();
    assert_eq!(handed.receives(&handed.package)["good"], true);
    let same = handed.receives(&handed.package);
    assert_eq!((&same["good"], &same["relation"]), (&json!(false), &json!("same")));
    let id = handed.commune.rows("")[0]["id"].as_str().unwrap().to_owned();
    handed.commune.writes(&id, "note", json!("đã xem lại"));
    handed.commune.does("plan.freeze", json!({ "job": "f" }));
    let to = handed.district.path("D.key");
    let folder = handed.commune.path("usb");
    let second =
        handed.commune.does("package.submit", json!({ "to": to, "folder": folder, "words": null }));
    let newer = handed.receives(second["path"].as_str().unwrap());
    assert_eq!((&newer["good"], &newer["relation"]), (&json!(true), &json!("newer")));
    assert_eq!(newer["number"], 2);
    let older = handed.receives(&handed.package);
    assert_eq!((&older["good"], &older["relation"]), (&json!(false), &json!("older")));
    let sentences = [&same, &older].map(|verdict| verdict["message"].as_str().unwrap().to_owned());
    assert_ne!(sentences[0], sentences[1]);
}

#[test]
fn two_laptops_that_both_freeze_are_two_branches() {
    let handed = handed();
    handed.enrols_the_commune();
    handed.receives(&handed.package);
    // A copy of the commune's file goes on by itself on a second laptop.
    let copy = handed.commune.path("copy.benvung");
    handed.commune.does("workplace.close", json!({}));
    fs::copy(handed.commune.path(&format!("{UNIT}.benvung")), &copy).unwrap();
    let version = |file: &str, note: &str| {
        handed.commune.does("workplace.open", json!({ "path": file }));
        let id = handed.commune.rows("")[0]["id"].as_str().unwrap().to_owned();
        handed.commune.writes(&id, "note", json!(note));
        handed.commune.does("plan.freeze", json!({ "job": "f" }));
        let args = json!({
            "to": handed.district.path("D.key"), "folder": handed.commune.path(note), "words": null,
            "make_folder": true,
        });
        handed.commune.does("package.submit", args)["path"].as_str().unwrap().to_owned()
    };
    let one = version(&handed.commune.path(&format!("{UNIT}.benvung")), "mot");
    let other = version(&copy, "hai");
    assert_eq!(handed.receives(&one)["good"], true);
    let branch = handed.receives(&other);
    assert_eq!((&branch["good"], &branch["relation"]), (&json!(false), &json!("two_branches")));
}

#[test]
fn a_package_for_another_district_key_is_refused() {
    let handed = handed();
    let stranger = Office::new(3);
    stranger.opens_new("397");
    let own = handed.commune.does("package.key", json!({ "path": handed.commune.path("C.key") }));
    stranger.does("package.enrol", json!({ "path": handed.package, "words": words(&own) }));
    let verdict = stranger.does("package.receive", json!({ "paths": [handed.package] }))[0].clone();
    assert_eq!(verdict["good"], false);
    assert!(verdict["message"].as_str().unwrap().contains("không thay đổi"));
}

#[test]
fn a_package_of_another_year_is_refused() {
    let handed = handed();
    let later = Office::new(3);
    let path = later.path("D21.benvung");
    later.does("workplace.create", json!({ "unit": "397", "year": 2021, "path": path }));
    let verdict = later.does("package.receive", json!({ "paths": [handed.package] }))[0].clone();
    let message = verdict["message"].as_str().unwrap();
    assert!(message.contains("2020") && message.contains("2021"), "{message}");
}

#[test]
fn a_training_plan_cannot_be_sealed_to_the_real_district() {
    let (commune, district) = (Office::new(1), Office::new(2));
    district.opens_new("397");
    district.does("package.key", json!({ "path": district.path("D.key") }));
    commune.opens_new("00001");
    let unit = domain::catalog::Catalogue::built_in().unit("00001").unwrap();
    commune.app.fill_invented(&app::demo::InventedCommune::of(unit, 2020)).unwrap();
    commune.does("plan.freeze", json!({ "job": "f" }));
    let args = json!({
        "to": district.path("D.key"), "folder": commune.path("usb"), "words": null, "on_first_use": true,
    });
    let refused = commune.is_refused("package.submit", args);
    assert!(refused.message.contains("tập huấn"), "{}", refused.message);
}

#[test]
fn a_plan_with_something_to_mend_cannot_be_frozen() {
    let office = Office::new(1);
    office.opens_new(UNIT);
    office.imports(&invented(UNIT, 10, 19));
    let refused = office.is_refused("plan.freeze", json!({ "job": "f" }));
    assert_eq!(refused.code, app::ErrorCode::Blocked);
    assert!(refused.message.contains("chỗ phải sửa"), "{}", refused.message);
}

#[test]
fn freezing_twice_without_a_change_is_the_same_version() {
    let handed = handed();
    let again = handed.commune.does("plan.freeze", json!({ "job": "f" }));
    assert_eq!((&again["number"], &again["unchanged"]), (&json!(1), &json!(true)));
}

#[test]
fn the_district_cannot_write_in_a_commune_s_plan() {
    let handed = handed();
    let args =
        json!({ "kind": "household", "parent": null, "fields": { "head_name": "Lê Văn An" } });
    let refused = handed.district.is_refused("record.create", args);
    assert!(refused.message.contains("chỉ làm khi mở kế hoạch của xã"), "{}", refused.message);
}
