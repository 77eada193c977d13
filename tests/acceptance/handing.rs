//! The commune's way to the stick: what blocks, versions, the district's words, unhappy folders.

use std::fs;

use acceptance::{Office, invented};
use serde_json::{Value, json};

const UNIT: &str = "15727"; // Đồng Thắng, the smallest: 10 poor, 19 near-poor

/// A commune whose plan can be frozen, and the district's key file with its words.
struct Way {
    commune: Office,
    district: Office,
    key: String,
    words: Vec<String>,
}

fn way() -> Way {
    let (commune, district) = (Office::new(1), Office::new(2));
    district.opens_new("397");
    let key = district.path("D.key");
    let written = district.does("package.key", json!({ "path": key }));
    commune.opens_new(UNIT);
    let plan = invented(UNIT, 10, 19);
    commune.imports(&plan);
    commune.app.fill_invented(&plan).unwrap();
    let words = written["words"].as_array().unwrap().iter();
    let words = words.map(|word| word.as_str().unwrap().to_owned()).collect();
    Way { commune, district, key, words }
}

impl Way {
    fn view(&self) -> Value {
        self.commune.does("handing.view", json!({}))
    }

    fn freezes(&self) -> Value {
        self.commune.does("plan.freeze", json!({ "job": "f" }))
    }

    fn trusts(&self, words: &[String]) -> Value {
        self.commune.does("handing.trust", json!({ "path": self.key, "words": words }))
    }

    fn submits(&self, folder: &str) -> Value {
        self.commune.does("package.submit", json!({ "folder": folder, "words": null }))
    }

    fn is_refused(&self, folder: &str) -> app::ErrorDto {
        self.commune.is_refused("package.submit", json!({ "folder": folder, "words": null }))
    }

    fn stick(&self, name: &str) -> String {
        let path = self.commune.path(name);
        fs::create_dir(&path).unwrap();
        path
    }

    fn ready() -> Self {
        let way = way();
        way.freezes();
        way.trusts(&way.words);
        way
    }
}

fn files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_blocks_is_named_with_where_it_leads() {
    let office = Office::new(1);
    office.opens_new(UNIT);
    office.imports(&invented(UNIT, 10, 19));
    let view = office.does("handing.view", json!({}));
    let blocking = view["blocking"].as_array().unwrap();
    assert!((1..=5).contains(&blocking.len()));
    let counted: u64 = blocking.iter().map(|rule| rule["count"].as_u64().unwrap()).sum();
    assert!(counted <= view["blocks"].as_u64().unwrap());
    let of_households = blocking.iter().filter(|rule| rule["household"].is_string());
    assert!(of_households.clone().count() > 0);
    for rule in of_households {
        assert!(!rule["head_name"].as_str().unwrap().is_empty());
        assert!(!rule["message"].as_str().unwrap().is_empty());
    }
    assert_eq!((&view["versions"], &view["receiver"]), (&json!([]), &Value::Null));
    assert_eq!(view["own_words"].as_array().map(Vec::len), Some(6));
}

#[test]
fn changes_since_the_frozen_version_are_counted_and_make_the_next_one() {
    let way = way();
    let one = way.freezes();
    let view = way.view();
    let version = &view["versions"][0];
    assert_eq!((&version["number"], &version["current"]), (&json!(1), &json!(true)));
    assert_eq!((&version["short"], &version["pages"]), (&one["short"], &one["pages"]));
    assert_eq!((&version["households"], &view["changed"]), (&json!(29), &Value::Null));

    let rows = way.commune.rows("");
    let id = |at: usize| rows[at]["id"].as_str().unwrap();
    way.commune.writes(id(0), "note", json!("đã xem lại"));
    let note = |places: u64, households: u64, added: u64, removed: u64| {
        json!({
            "number": 1, "places": places, "households": households, "added": added,
            "removed": removed,
        })
    };
    assert_eq!(way.view()["changed"], note(1, 1, 0, 0));
    assert_eq!(way.view()["versions"][0]["current"], false);
    way.commune.does("history.undo", json!({}));
    assert_eq!(way.view()["changed"], note(0, 0, 0, 0), "all taken back");
    way.commune.does("history.redo", json!({}));

    way.commune.adds("Lê Thị Mới");
    way.commune.does("record.delete", json!({ "id": id(1) }));
    let changed = way.view()["changed"].clone();
    assert_eq!((&changed["added"], &changed["removed"]), (&json!(1), &json!(1)));
    assert_eq!(changed["households"], 3);

    // The household without a plan stands in the way; without it the plan is bản 2.
    way.commune.is_refused("plan.freeze", json!({ "job": "f" }));
    for _ in 0..2 {
        way.commune.does("history.undo", json!({}));
    }
    let two = way.freezes();
    assert_eq!((&two["number"], &two["unchanged"]), (&json!(2), &json!(false)));
    assert_ne!(two["fingerprint"], one["fingerprint"]);
    assert_eq!(way.freezes()["number"], 2, "nothing changed since");
    let numbers = way.view()["versions"].as_array().unwrap().clone();
    let numbers: Vec<&Value> = numbers.iter().map(|version| &version["number"]).collect();
    assert_eq!(numbers, [&json!(2), &json!(1)]);
}

#[test]
fn the_print_of_each_version_comes_out_as_it_was_frozen() {
    let way = way();
    way.freezes();
    let first = way.commune.path("mot.pdf");
    way.commune.does("handing.pdf", json!({ "number": 1, "path": first }));
    let before = fs::read(&first).unwrap();
    let id = way.commune.rows("")[0]["id"].as_str().unwrap().to_owned();
    way.commune.writes(&id, "note", json!("đã xem lại"));
    way.freezes();
    let own = way.commune.does("handing.pdf", json!({ "number": 1, "path": null }));
    let path = own["path"].as_str().unwrap();
    assert!(path.ends_with("BV-15727-DongThang-2020-ban-01.pdf"), "{path}");
    assert!(fs::read(path).unwrap() == before);
    assert!(before.starts_with(b"%PDF"));
    way.commune.does("file.open", json!({ "path": path }));
    assert_eq!(way.commune.shown().len(), 1);
    way.commune.is_refused("handing.pdf", json!({ "number": 3, "path": null }));
}

#[test]
fn six_words_typed_without_marks_make_the_district_known_and_wrong_ones_are_named() {
    let way = way();
    let key = way.commune.does("handing.key_file", json!({ "path": way.key }));
    assert_eq!((&key["relation"], &key["known_since"]), (&json!("new"), &Value::Null));
    assert!(!key.to_string().contains(&way.words[0]), "the words are not given away");

    let plain: Vec<String> = way.words.iter().map(|word| domain::text::fold(word)).collect();
    let mut wrong = plain.clone();
    wrong[2] = plain[0].clone();
    wrong[4] = "khong co".to_owned();
    let refused = way.trusts(&wrong);
    assert_eq!((&refused["wrong"], &refused["receiver"]), (&json!([3, 5]), &Value::Null));
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains("thứ 3, 5") && message.contains("Chưa ghi nhận"), "{message}");
    assert_eq!(way.view()["receiver"], Value::Null);
    assert_eq!(way.trusts(&[])["wrong"], json!([1, 2, 3, 4, 5, 6]));

    let trusted = way.trusts(&plain);
    assert_eq!((&trusted["wrong"], &trusted["message"]), (&json!([]), &json!("")));
    assert_eq!(trusted["receiver"]["words"], json!(way.words));
    assert_eq!(way.view()["receiver"], trusted["receiver"]);
    let again = way.commune.does("handing.key_file", json!({ "path": way.key }));
    assert_eq!(again["relation"], "known");
}

#[test]
fn words_are_completed_without_tone_marks() {
    let way = way();
    let offered = |text: &str| way.commune.does("words.complete", json!({ "text": text }));
    let plain = domain::text::fold(&way.words[0]);
    assert_eq!(offered(&plain)[0], json!(way.words[0]));
    let first = plain.split(' ').next().unwrap();
    assert!(offered(first).as_array().unwrap().len() <= 7);
    assert_eq!(offered(""), json!([]));
}

#[test]
fn another_key_of_the_district_is_noticed_and_needs_its_own_words() {
    let way = Way::ready();
    let stranger = Office::new(3);
    stranger.opens_new("397");
    let path = stranger.path("D2.key");
    let written = stranger.does("package.key", json!({ "path": path }));
    let seen = way.commune.does("handing.key_file", json!({ "path": path }));
    assert_eq!(seen["relation"], "other");
    assert!(seen["known_since"].is_string());
    // The words of the first letter do not fit; the key known before stays.
    let args = json!({ "path": path, "words": way.words });
    assert_eq!(way.commune.does("handing.trust", args)["receiver"], Value::Null);
    assert_eq!(way.view()["receiver"]["words"], json!(way.words));
    let args = json!({ "path": path, "words": written["words"] });
    assert_eq!(way.commune.does("handing.trust", args)["receiver"]["words"], written["words"]);
}

#[test]
fn keys_of_other_roles_and_other_files_are_refused() {
    let way = way();
    let refused = |path: &str| {
        let error = way.commune.is_refused("handing.key_file", json!({ "path": path }));
        let args = json!({ "path": path, "words": way.words });
        assert_eq!(way.commune.is_refused("handing.trust", args).message, error.message);
        error.message
    };
    let own = way.commune.path("C.key");
    way.commune.does("package.key", json!({ "path": own }));
    assert!(refused(&own).contains("không phải của huyện"));
    let table = way.commune.path("list.xlsx");
    assert!(refused(&table).contains("không phải tệp khóa"));
    assert!(refused(&way.commune.path("khong-co.key")).contains("Không thấy tệp"));
    let text = fs::read_to_string(&way.key).unwrap().replace("Triệu", "Trieu");
    let altered = way.commune.path("sua.key");
    fs::write(&altered, text).unwrap();
    assert!(refused(&altered).contains("bị sửa"));
    assert_eq!(way.view()["receiver"], Value::Null);
}

#[test]
fn a_package_to_the_known_district_is_written_read_back_and_noted() {
    let way = Way::ready();
    let usb = way.stick("usb");
    let written = way.submits(&usb);
    assert_eq!((&written["already"], &written["renamed"]), (&json!(false), &json!(false)));
    let path = written["path"].as_str().unwrap();
    assert!(path.ends_with("BV-15727-DongThang-2020-trinh-01.bvgoi"), "{path}");
    assert_eq!(fs::metadata(path).unwrap().len(), written["bytes"].as_u64().unwrap());
    let view = way.view();
    let sent = &view["sent"][0];
    for field in ["path", "bytes", "number", "short", "receiver", "words"] {
        assert_eq!(sent[field], written[field], "{field}");
    }
    assert_eq!(view["versions"][0]["sent"], 1);

    // The district opens it.
    let args = json!({ "path": path, "words": own_words(&view) });
    way.district.does("package.enrol", args);
    let verdicts = way.district.does("package.receive", json!({ "paths": [path] }));
    assert_eq!(verdicts[0]["good"], true, "{verdicts}");
    assert_eq!(verdicts[0]["short"], written["short"]);
}

fn own_words(view: &Value) -> String {
    let words = view["own_words"].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_package_on_the_same_stick_is_only_read_again() {
    let way = Way::ready();
    let usb = way.stick("usb");
    let first = way.submits(&usb);
    let bytes = fs::read(first["path"].as_str().unwrap()).unwrap();
    let again = way.submits(&usb);
    assert_eq!((&again["already"], &again["path"]), (&json!(true), &first["path"]));
    assert_eq!(files(&usb).len(), 1);
    assert!(fs::read(first["path"].as_str().unwrap()).unwrap() == bytes);
    assert_eq!(way.view()["sent"].as_array().map(Vec::len), Some(1));
    // The same stick in another place.
    let moved = way.commune.path("usb-khac");
    fs::rename(&usb, &moved).unwrap();
    let there = way.submits(&moved);
    assert_eq!(there["already"], true);
    assert!(there["path"].as_str().unwrap().starts_with(&moved));
}

#[test]
fn a_file_with_something_else_in_it_is_left_alone_and_the_package_gets_another_name() {
    let way = Way::ready();
    let usb = way.stick("usb");
    let name = "BV-15727-DongThang-2020-trinh-01.bvgoi";
    let other = format!("{usb}/{name}");
    fs::write(&other, "cái khác").unwrap();
    let written = way.submits(&usb);
    assert_eq!(written["renamed"], true);
    assert_eq!(fs::read_to_string(&other).unwrap(), "cái khác");
    assert_eq!(files(&usb), ["BV-15727-DongThang-2020-trinh-01 (2).bvgoi", name]);
    // Damaged since it was written: it is not the package any more.
    let path = written["path"].as_str().unwrap();
    let mut bytes = fs::read(path).unwrap();
    bytes[100] ^= 1;
    fs::write(path, &bytes).unwrap();
    let third = way.submits(&usb);
    assert_eq!((&third["already"], &third["renamed"]), (&json!(false), &json!(true)));
    assert_eq!(files(&usb).len(), 3);
    assert!(fs::read(path).unwrap() == bytes);
}

#[test]
fn the_next_version_lies_beside_the_one_before() {
    let way = Way::ready();
    let usb = way.stick("usb");
    way.submits(&usb);
    let id = way.commune.rows("")[0]["id"].as_str().unwrap().to_owned();
    way.commune.writes(&id, "note", json!("đã xem lại"));
    // Changed and not frozen again: what goes out is the frozen version.
    assert_eq!(way.submits(&usb)["number"], 1);
    way.freezes();
    let second = way.submits(&usb);
    assert_eq!((&second["number"], &second["renamed"]), (&json!(2), &json!(false)));
    let names =
        ["BV-15727-DongThang-2020-trinh-01.bvgoi", "BV-15727-DongThang-2020-trinh-02.bvgoi"];
    assert_eq!(files(&usb), names);
}

#[test]
fn unhappy_folders_leave_nothing_behind_and_say_what_is_kept() {
    let way = Way::ready();
    let kept = |error: &app::ErrorDto| {
        assert!(error.message.contains("ản 1 vẫn còn nguyên trong kế hoạch"), "{}", error.message);
        assert_eq!(error.incident, None, "{}", error.message);
        assert_eq!(way.view()["sent"], json!([]), "{}", error.message);
    };
    let missing = way.commune.path("da-rut");
    let refused = way.is_refused(&missing);
    assert_eq!(refused.code, app::ErrorCode::NotFound);
    kept(&refused);
    assert!(!fs::exists(&missing).unwrap(), "a pulled stick is not made up");

    let file = way.commune.path("list.xlsx");
    let before = fs::read(&file).unwrap();
    let refused = way.is_refused(&file);
    assert!(refused.message.contains("không phải thư mục"), "{}", refused.message);
    kept(&refused);
    let below = way.is_refused(&format!("{file}/usb"));
    kept(&below);
    assert!(fs::read(&file).unwrap() == before);

    // The system's own tree of devices takes no files, whoever asks.
    #[cfg(target_os = "linux")]
    {
        let refused = way.is_refused("/sys/kernel");
        assert_eq!(refused.code, app::ErrorCode::ReadOnly, "{}", refused.message);
        kept(&refused);
    }
}

#[test]
fn a_package_that_was_stopped_leaves_no_file() {
    let way = Way::ready();
    let usb = way.stick("usb");
    let args = json!({ "folder": usb, "words": null, "job": "ghi" });
    let sink = |progress: app::Progress| {
        if progress.done == 0 {
            way.commune.app.cancel("ghi");
        }
    };
    let stopped = way.commune.app.dispatch_with("package.submit", args, &sink).unwrap_err();
    assert_eq!(stopped.code, app::ErrorCode::Cancelled);
    assert!(files(&usb).is_empty());
    assert_eq!(way.view()["sent"], json!([]));
    assert_eq!(way.submits(&usb)["already"], false);
}

#[test]
fn freezing_that_was_stopped_leaves_no_version() {
    let way = way();
    let sink = |_: app::Progress| way.commune.app.cancel("chot");
    let args = json!({ "job": "chot" });
    let stopped = way.commune.app.dispatch_with("plan.freeze", args, &sink).unwrap_err();
    assert_eq!(stopped.code, app::ErrorCode::Cancelled);
    assert_eq!(way.view()["versions"], json!([]));
    assert_eq!(way.freezes()["number"], 1);
}

#[test]
fn without_a_version_or_a_key_nothing_is_written() {
    let way = way();
    let usb = way.stick("usb");
    assert!(way.is_refused(&usb).message.contains("Chưa có bản nào được chốt"));
    way.freezes();
    let refused = way.is_refused(&usb);
    assert_eq!(refused.code, app::ErrorCode::UnknownSender);
    assert!(refused.message.contains("Chưa có khóa của huyện"), "{}", refused.message);
    assert!(files(&usb).is_empty());
}

#[test]
fn the_district_has_no_plan_to_hand_in_and_practice_takes_no_real_key() {
    let way = way();
    way.district.is_refused("handing.view", json!({}));
    let practice = Office::new(4);
    practice.opens_new("00001");
    assert_eq!(practice.does("handing.view", json!({}))["training"], true);
    let refused = practice.is_refused("handing.key_file", json!({ "path": way.key }));
    assert!(refused.message.contains("tập huấn"), "{}", refused.message);
}
