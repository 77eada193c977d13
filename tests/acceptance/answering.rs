//! What the district says comes to the commune as a file, is worked through there and goes back
//! with the next round.

use std::fs;

use acceptance::Office;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::district::{Sent, UNIT, received};

const BOOK: &str = "15727.benvung";

/// What the commune's file is, byte for byte, after a clean close.
fn commune_bytes(commune: &Office) -> Vec<u8> {
    commune.does("workplace.close", json!({}));
    let bytes = fs::read(commune.path(BOOK)).unwrap();
    commune.does("workplace.open", json!({ "path": commune.path(BOOK) }));
    Sha256::digest(&bytes).to_vec()
}

fn household(commune: &Office, at: usize) -> String {
    commune.rows("")[at]["id"].as_str().unwrap().to_owned()
}

fn words(result: &Value) -> String {
    let words = result["words"].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// The six words of an office's key, one by one; its key file under that path.
fn six_words(office: &Office, path: &str) -> Vec<String> {
    let key = office.does("package.key", json!({ "path": path }));
    serde_json::from_value(key["words"].clone()).unwrap()
}

/// In the reading room the appraiser writes a comment on a field, or on the household.
fn comments(district: &Office, household: &str, field: Option<&str>, severity: &str) -> String {
    let text = format!("Xem lại {}", field.unwrap_or("cả hộ"));
    let args = json!({
        "household": household, "record": household, "field": field,
        "paper": null, "place": null, "severity": severity, "text": text,
    });
    in_the_reading_room(district, "review.comment", args);
    let view = in_the_reading_room(district, "review.view", json!({}));
    let all = view["comments"].as_array().unwrap();
    let own = all.iter().find(|one| one["text"] == text && one["household"] == household);
    own.unwrap()["id"].as_str().unwrap().to_owned()
}

fn in_the_reading_room(district: &Office, command: &str, args: Value) -> Value {
    district.does("submission.open", json!({ "unit": UNIT, "fingerprint": null }));
    let result = district.does(command, args);
    district.does("submission.close", json!({}));
    result
}

fn decides(district: &Office, outcome: &str, number: Option<&str>) {
    let args = json!({
        "outcome": outcome, "paper_number": number, "signer": number.map(|_| "Lê Văn Tuấn"),
        "date": number.map(|_| "2020-02-20"), "note": null,
    });
    in_the_reading_room(district, "review.decide", args);
}

/// The district's answer as a file in a folder of that name.
fn answers_with(district: &Office, folder: &str) -> String {
    let folder = district.path(folder);
    let args = json!({ "unit": UNIT, "folder": folder, "make_folder": true, "job": "a" });
    district.does("review.write_answer", args)["path"].as_str().unwrap().to_owned()
}

fn judges(commune: &Office, paths: &[&str]) -> Vec<Value> {
    let verdicts = commune.does("inbox.judge", json!({ "paths": paths, "job": "j" }));
    verdicts.as_array().unwrap().clone()
}

fn takes(commune: &Office, path: &str) -> Value {
    commune.does("inbox.take", json!({ "paths": [path], "job": "t" }))[0].clone()
}

fn answers(commune: &Office, comment: &str, state: &str, text: Option<&str>) -> Value {
    let args = json!({ "comment": comment, "state": state, "text": text });
    commune.does("answers.write", args)
}

fn the<'a>(view: &'a Value, comment: &str) -> &'a Value {
    view["comments"].as_array().unwrap().iter().find(|one| one["id"] == comment).unwrap()
}

fn sends_round(sent: &Sent, number: u32) -> String {
    let frozen = sent.commune.does("plan.freeze", json!({ "job": "f" }));
    assert_eq!(frozen["number"], number);
    let args = json!({ "to": null, "folder": sent.commune.path("usb"), "words": null });
    sent.commune.does("package.submit", args)["path"].as_str().unwrap().to_owned()
}

/// The commune refuses a file with these words, alone and when it is to be taken in, and not a
/// byte of its database is another.
fn is_refused(commune: &Office, path: &str, because: &str) {
    let before = commune_bytes(commune);
    for verdict in [judges(commune, &[path]).remove(0), takes(commune, path)] {
        assert_eq!(verdict["good"], false, "{path}");
        let message = verdict["message"].as_str().unwrap();
        assert!(message.contains(because), "{message}");
    }
    assert_eq!(commune_bytes(commune), before);
}

#[test]
fn comments_are_worked_through_at_their_fields_until_the_plan_is_approved() {
    let sent = received();
    let (commune, district) = (&sent.commune, &sent.district);
    let (first, second) = (household(commune, 0), household(commune, 1));
    let phone = comments(district, &first, Some("phone"), "must");
    let whole = comments(district, &second, None, "must");
    decides(district, "returned", None);
    let answer = answers_with(district, "usb");

    let before = commune_bytes(commune);
    let verdict = judges(commune, &[&answer]).remove(0);
    assert_eq!((&verdict["good"], &verdict["comments"]), (&json!(true), &json!(2)));
    assert_eq!(verdict["decisions"][0]["outcome"], "returned");
    assert_eq!((&verdict["kind"], &verdict["receipt"]["number"]), (&json!("tra"), &json!(1)));
    assert_eq!(commune_bytes(commune), before);
    assert_eq!(takes(commune, &answer)["good"], true);

    let status = commune.does("handing.status", json!({}));
    assert_eq!((&status["versions"][0]["stage"], &status["must"]), (&json!("returned"), &json!(2)));
    let view = commune.does("answers.view", json!({}));
    let one = the(&view, &phone);
    assert_eq!((&one["household"], &one["field"]), (&json!(first), &json!("phone")));
    assert_eq!((&one["version"], &one["changed"]), (&json!(1), &json!(false)));

    commune.writes(&first, "phone", json!("0912345678"));
    let view = commune.does("answers.view", json!({}));
    let one = the(&view, &phone);
    assert_eq!((&one["changed"], &one["now"]), (&json!(true), &json!("0912345678")));
    assert_ne!(one["read"], one["now"]);
    let view = answers(commune, &whole, "explained", Some("Hộ vắng\nquay về tháng 6"));
    assert_eq!((&view["must"], &view["answered"]), (&json!(0), &json!(2)));
    assert_eq!(commune.does("handing.status", json!({}))["answers_unsent"], true);

    let round = sends_round(&sent, 2);
    assert_eq!(commune.does("handing.status", json!({}))["answers_unsent"], false);
    assert_eq!(district.does("package.receive", json!({ "paths": [round] }))[0]["good"], true);
    let review = in_the_reading_room(district, "review.view", json!({}));
    assert_eq!(the(&review, &phone)["changed"], true);
    assert_eq!(the(&review, &whole)["answer"]["text"], "Hộ vắng\nquay về tháng 6");
    assert_eq!((&review["plan"]["must"], &review["plan"]["answered"]), (&json!(0), &json!(2)));
    // Whoever reads the received plan sees the answers at it too.
    let read = in_the_reading_room(district, "answers.view", json!({}));
    assert_eq!(the(&read, &whole)["answer"]["state"], "explained");

    decides(district, "passed", None);
    district.turns_clock_to("2020-02-20T15:00:00");
    decides(district, "approved", Some("412/QĐ-UBND"));
    assert_eq!(takes(commune, &answers_with(district, "usb"))["good"], true);
    let status = commune.does("handing.status", json!({}));
    let approved = &status["versions"][0];
    assert_eq!((&approved["number"], &approved["stage"]), (&json!(2), &json!("approved")));
    assert_eq!(approved["decisions"][1]["paper_number"], "412/QĐ-UBND");
    assert_eq!((&status["approved"], &status["amendment"]), (&json!(2), &Value::Null));
    commune.writes(&first, "note", json!("chuyển sang chăn nuôi gà"));
    let amendment = &commune.does("handing.status", json!({}))["amendment"];
    assert_eq!((&amendment["number"], &amendment["households"]), (&json!(2), &json!(1)));
}

#[test]
fn files_that_are_not_meant_for_here_or_say_nothing_new_change_nothing() {
    let sent = received();
    let (commune, district) = (&sent.commune, &sent.district);
    comments(district, &household(commune, 0), None, "should");
    let early = answers_with(district, "usb");
    comments(district, &household(commune, 1), None, "should");
    let late = answers_with(district, "usb");
    assert_eq!(takes(commune, &late)["good"], true);
    is_refused(commune, &late, "đã nhận lúc");
    is_refused(commune, &early, "cũ hơn");

    commune.writes(&household(commune, 0), "note", json!("xem lại"));
    is_refused(commune, &sends_round(&sent, 2), "gói trình kế hoạch của xã");

    let neighbour = Office::new(3);
    neighbour.opens_new("15670");
    let key = neighbour.path("N.key");
    let theirs = six_words(&neighbour, &key).join(" ");
    district.does("package.enrol", json!({ "path": key, "words": theirs }));
    let args = json!({ "units": ["15670"], "folder": district.path("giao"), "make_folder": true, "job": "i" });
    let file = district.does("assign.issue", args)["files"][0]["path"].as_str().unwrap().to_owned();
    is_refused(commune, &file, "không");

    let next_year = Office::new(4);
    let book = next_year.path("397-2021.benvung");
    next_year.does("workplace.create", json!({ "unit": "397", "year": 2021, "path": book }));
    let own = commune.path("C.key");
    let ours = six_words(commune, &own).join(" ");
    next_year.does("package.enrol", json!({ "path": own, "words": ours }));
    let district_words = six_words(&next_year, &next_year.path("D.key"));
    let args = json!({ "units": [UNIT], "folder": next_year.path("giao"), "make_folder": true, "job": "i" });
    let file =
        next_year.does("assign.issue", args)["files"][0]["path"].as_str().unwrap().to_owned();
    commune.does("handing.trust", json!({ "path": file, "words": district_words }));
    is_refused(commune, &file, "2021");
}

#[test]
fn files_of_one_lot_are_judged_in_the_order_in_which_they_were_written() {
    let sent = received();
    let (commune, district) = (&sent.commune, &sent.district);
    comments(district, &household(commune, 0), None, "must");
    let early = answers_with(district, "usb");
    comments(district, &household(commune, 1), None, "must");
    comments(district, &household(commune, 2), None, "note");
    let late = answers_with(district, "usb");
    let folder = commune.path("usb-huyen");
    fs::create_dir_all(&folder).unwrap();
    // Their names say the opposite, and one lies there twice.
    for (from, to) in [(&late, "a"), (&early, "b"), (&early, "c")] {
        fs::copy(from, format!("{folder}/{to}.bvgoi")).unwrap();
    }
    let verdicts = judges(commune, &[&folder]);
    let told: Vec<_> = verdicts.iter().map(|one| (&one["good"], &one["comments"])).collect();
    let (good, bad) = (json!(true), json!(false));
    assert_eq!(told, [(&good, &json!(2)), (&good, &json!(1)), (&bad, &json!(0))]);
    assert!(verdicts[2]["message"].as_str().unwrap().contains("b.bvgoi"));
    commune.does("inbox.take", json!({ "paths": [folder], "job": "t" }));
    let view = commune.does("answers.view", json!({}));
    assert_eq!((&view["must"], &view["open"]), (&json!(2), &json!(1)));
    is_refused(commune, &early, "đã nhận lúc");
}

#[test]
fn only_what_waits_for_the_commune_counts_as_a_new_comment() {
    let sent = received();
    let (commune, district) = (&sent.commune, &sent.district);
    let ids: Vec<String> =
        (0..3).map(|at| comments(district, &household(commune, at), None, "must")).collect();
    takes(commune, &answers_with(district, "usb"));
    let edit = |id: &str, text: Option<&str>, withdrawn: Option<bool>, settled: Option<bool>| {
        let args = json!({
            "id": id, "text": text, "severity": null, "withdrawn": withdrawn, "settled": settled,
        });
        in_the_reading_room(district, "review.edit", args);
    };
    edit(&ids[0], Some("Hạ mức vay"), None, None);
    edit(&ids[1], None, Some(true), None);
    edit(&ids[2], None, None, Some(true));
    let verdict = takes(commune, &answers_with(district, "usb"));
    let told = ["comments", "edited", "withdrawn", "settled"].map(|one| verdict[one].clone());
    assert_eq!(told, [0, 1, 1, 1].map(|n| json!(n)), "{}", verdict["message"]);

    let refused = commune
        .is_refused("answers.write", json!({ "comment": ids[1], "state": "done", "text": null }));
    assert!(refused.message.contains("đã rút góp ý"), "{}", refused.message);
    for comment in ["", "không-phải-mã", "00000000-0000-4000-8000-000000000000"] {
        let args = json!({ "comment": comment, "state": "done", "text": null });
        let refused = commune.is_refused("answers.write", args);
        assert!(refused.message.contains("không có trong các tệp"), "{}", refused.message);
    }
    let nothing = json!({ "comment": ids[0], "state": null, "text": null });
    let refused = commune.is_refused("answers.write", nothing.clone());
    assert!(refused.message.contains("chưa có trả lời"), "{}", refused.message);
    let blank = json!({ "comment": ids[0], "state": "explained", "text": " \n " });
    assert!(commune.is_refused("answers.write", blank).message.contains("lý do"));
    answers(commune, &ids[0], "done", None);
    let view = commune.does("answers.write", nothing);
    assert_eq!((&the(&view, &ids[0])["answer"], &view["must"]), (&Value::Null, &json!(1)));
    commune.does("history.undo", json!({}));
    let view = commune.does("answers.view", json!({}));
    assert_eq!(the(&view, &ids[0])["answer"]["state"], "done");
}

#[test]
fn a_district_that_speaks_with_two_voices_is_refused_and_never_dropped_in_silence() {
    let sent = received();
    let (commune, district) = (&sent.commune, &sent.district);
    district.does("workplace.close", json!({}));
    let copy = Office::new(9);
    let (book, twin) = (district.path("397.benvung"), copy.path("397.benvung"));
    fs::copy(&book, &twin).unwrap();
    district.does("workplace.open", json!({ "path": book }));
    copy.does("workplace.open", json!({ "path": twin }));
    comments(district, &household(commune, 0), None, "must");
    comments(&copy, &household(commune, 1), None, "must");
    let (one, other) = (answers_with(district, "usb"), answers_with(&copy, "usb"));
    let before = commune_bytes(commune);
    let both = commune.does("inbox.take", json!({ "paths": [one, other], "job": "t" }));
    for verdict in both.as_array().unwrap() {
        let message = verdict["message"].as_str().unwrap();
        assert!(message.contains("không nối tiếp nhau"), "{message}");
    }
    assert_eq!(commune_bytes(commune), before);
    // One by one the person decides; the other is then refused.
    assert_eq!(takes(commune, &one)["good"], true);
    is_refused(commune, &other, "không nối tiếp nhau");
}

#[test]
fn the_sender_of_an_assignment_is_known_once_its_six_words_were_compared() {
    let (commune, district) = (Office::new(1), Office::new(2));
    commune.opens_new(UNIT);
    district.opens_new("397");
    let own = commune.path("C.key");
    let ours = six_words(&commune, &own).join(" ");
    district.does("package.enrol", json!({ "path": own, "words": ours }));
    let value = json!(9);
    district.does("assign.write", json!({ "unit": UNIT, "field": "poor_reduce", "value": value }));
    let args = json!({ "units": [UNIT], "folder": district.path("giao"), "make_folder": true, "job": "i" });
    let file = district.does("assign.issue", args)["files"][0]["path"].as_str().unwrap().to_owned();

    let verdict = judges(&commune, &[&file]).remove(0);
    assert_eq!((&verdict["good"], &verdict["unknown_sender"]), (&json!(false), &json!(true)));
    let looked = commune.does("handing.key_file", json!({ "path": file }));
    assert_eq!(looked["relation"], "new");
    let right = six_words(&district, &district.path("D.key"));
    let mut wrong = right.clone();
    wrong[3] = wrong[0].clone();
    let refused = commune.does("handing.trust", json!({ "path": file, "words": wrong }));
    assert_eq!((&refused["receiver"], &refused["wrong"]), (&Value::Null, &json!([4])));
    commune.does("handing.trust", json!({ "path": file, "words": right }));

    let verdict = takes(&commune, &file);
    assert_eq!((&verdict["good"], &verdict["task_number"]), (&json!(true), &json!(1)));
    let change = &verdict["task_changes"][0];
    assert_eq!((&change["field"], &change["now"]), (&json!("poor_reduce"), &json!("9")));
    let own = commune.does("package.inspect", json!({ "path": file }));
    assert_eq!(words(&own), right.join(" "));
}
