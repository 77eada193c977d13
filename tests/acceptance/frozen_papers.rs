//! Both plans of a frozen version: kept as they were printed, at the commune, in the package
//! and at the district; and what programs before froze with only one of them.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use acceptance::{Office, invented};
use serde_json::{Value, json};

use crate::district::{UNIT, received};

const PLANS: [&str; 2] = ["poverty", "services"];

fn text_of(path: &str) -> Vec<String> {
    let output = Command::new("pdftotext").args([path, "-"]).output();
    let output = output.expect("the set-up installs it");
    assert!(output.status.success());
    let all = String::from_utf8(output.stdout).unwrap();
    all.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

fn frozen_plan() -> (Office, Value) {
    let office = Office::new(1);
    office.opens_new(UNIT);
    let plan = invented(UNIT, 10, 19);
    office.imports(&plan);
    office.app.fill_invented(&plan).unwrap();
    let frozen = office.does("plan.freeze", json!({ "job": "f" }));
    (office, frozen)
}

fn kept(office: &Office, number: u64, paper: &str) -> (Value, Vec<u8>) {
    let written =
        office.does("handing.pdf", json!({ "number": number, "paper": paper, "path": null }));
    let bytes = fs::read(written["path"].as_str().unwrap()).unwrap();
    (written, bytes)
}

fn printed(office: &Office, paper: &str) -> (Value, Vec<u8>) {
    let path = office.path(&format!("{paper}.pdf"));
    let written = office.does("paper.plan", json!({ "paper": paper, "path": path, "job": "p" }));
    (written, fs::read(path).unwrap())
}

#[test]
fn freezing_keeps_both_plans_with_the_fingerprint_on_every_page_and_a_code_on_the_last() {
    let (office, frozen) = frozen_plan();
    let short = frozen["short"].as_str().unwrap();
    let papers = frozen["papers"].as_array().unwrap();
    assert_eq!(papers.len(), 2);
    for (paper, line) in PLANS.iter().zip(papers) {
        assert_eq!(&line["paper"], paper);
        let (written, bytes) = kept(&office, 1, paper);
        assert_eq!((&written["pages"], &written["version"]), (&line["pages"], &json!(1)));
        let pages = text_of(written["path"].as_str().unwrap());
        assert_eq!(pages.len() as u64, line["pages"].as_u64().unwrap());
        for page in &pages {
            assert!(page.contains(short) && !page.contains("DỰ THẢO"), "{paper}");
        }
        let last = pages.last().unwrap();
        assert!(last.contains("Mã đối chiếu của bản chốt số 1"), "the words beside the code");
        let (now, again) = printed(&office, paper);
        assert_eq!((&now["pages"], &now["version"]), (&line["pages"], &json!(1)));
        assert!(again == bytes, "the plan that has not changed is the one that was kept");
    }
    let view = office.does("handing.view", json!({}));
    assert_eq!(view["versions"][0]["papers"], frozen["papers"]);
    let names: Vec<String> =
        PLANS.map(|paper| kept(&office, 1, paper).0["path"].as_str().unwrap().to_owned()).into();
    assert!(names[1].ends_with("-ban-01-dich-vu.pdf") && names[0] != names[1]);
}

#[test]
fn a_frozen_version_prints_unchanged_whatever_becomes_of_the_plan() {
    let (office, _) = frozen_plan();
    let before = PLANS.map(|paper| kept(&office, 1, paper).1);
    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    office.writes(&id, "note", json!("sửa sau khi chốt"));
    for (paper, field, value) in [("poverty", "number", "15"), ("services", "number", "16")] {
        let args = json!({ "paper": paper, "field": field, "value": value, "seen": [] });
        office.does("paper.choose", args);
    }
    office.turns_clock_to("2020-03-09T08:00:00");
    assert!(PLANS.map(|paper| kept(&office, 1, paper).1) == before);
    for paper in PLANS {
        let (written, bytes) = printed(&office, paper);
        assert_eq!(written["version"], Value::Null);
        assert!(!before.contains(&bytes));
        let path = written["path"].as_str().unwrap();
        assert!(text_of(path).iter().all(|page| page.contains("DỰ THẢO")));
    }
    let two = office.does("plan.freeze", json!({ "job": "f" }));
    assert_eq!(two["number"], 2);
    assert!(PLANS.map(|paper| kept(&office, 1, paper).1) == before);
    assert!(PLANS.map(|paper| kept(&office, 2, paper).1) != before);
}

#[test]
fn freezing_that_is_stopped_at_the_second_plan_keeps_neither() {
    let (office, _) = frozen_plan();
    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    office.writes(&id, "note", json!("sửa sau khi chốt"));
    let begun = AtomicU32::new(0);
    let sink = |progress: app::Progress| {
        let begins = u32::from(progress.what == "Đang soạn kế hoạch");
        if begun.fetch_add(begins, Ordering::Relaxed) + begins == 2 {
            office.app.cancel("chot");
        }
    };
    let args = json!({ "job": "chot" });
    let stopped = office.app.dispatch_with("plan.freeze", args, &sink).unwrap_err();
    assert_eq!((stopped.code, begun.into_inner()), (app::ErrorCode::Cancelled, 2));
    let view = office.does("handing.view", json!({}));
    assert_eq!(view["versions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_package_brings_both_plans_and_the_district_opens_them_as_they_were_printed() {
    let sent = received();
    let unit = sent.district.does("district.unit", json!({ "unit": UNIT }));
    assert_eq!(unit["versions"][0]["papers"], json!(PLANS));
    for paper in PLANS {
        let (_, own) = kept(&sent.commune, 1, paper);
        let args = json!({ "unit": UNIT, "fingerprint": null, "paper": paper, "path": null });
        let path = sent.district.does("submission.paper", args)["path"].clone();
        assert!(fs::read(path.as_str().unwrap()).unwrap() == own, "{paper}");
    }
    sent.district.does("submission.open", json!({ "unit": UNIT, "fingerprint": null }));
    for paper in PLANS {
        let (_, own) = kept(&sent.commune, 1, paper);
        let (written, bytes) = printed(&sent.district, paper);
        assert!(bytes == own, "the reading room prints what was kept: {paper}");
        assert_eq!(written["version"], 1);
        let outline = json!({ "paper": paper, "job": "o" });
        let outline = sent.district.does("paper.outline", outline);
        assert_eq!((&outline["version"], &outline["pages"]), (&json!(1), &written["pages"]));
    }
}

/// A workplace of schema 1, frozen there: its stored PDF is a few words of text, so whatever
/// prints other bytes has not printed what was kept.
fn frozen_by_the_first_program() -> Office {
    let office = Office::new(1);
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/store/tests/fixtures/schema-1-frozen.benvung"
    );
    let path = office.path("cu.benvung");
    fs::copy(fixture, &path).unwrap();
    office.does("workplace.open", json!({ "path": path }));
    office
}

const FIRST: &[u8] = b"%PDF-1.7 frozen by the first release";

#[test]
fn what_an_earlier_program_froze_prints_byte_for_byte_and_gets_the_other_plan_on_wish() {
    let office = frozen_by_the_first_program();
    let (written, bytes) = printed(&office, "poverty");
    assert_eq!((&written["version"], bytes.as_slice()), (&json!(1), FIRST));
    assert_eq!(kept(&office, 1, "poverty").1, FIRST);

    let view = office.does("handing.view", json!({}));
    let papers = &view["versions"][0]["papers"];
    assert_eq!(papers, &json!([{ "paper": "poverty", "pages": 12 }]));
    assert_eq!(view["versions"][0]["unsent"], json!([]), "nothing of it was sent");
    let lacking = json!({ "number": 1, "paper": "services", "path": null });
    let refused = office.is_refused("handing.pdf", lacking);
    assert!(refused.message.contains("chỉ có Kế hoạch giảm nghèo"), "{}", refused.message);
    let (draft, _) = printed(&office, "services");
    assert_eq!(draft["version"], Value::Null, "what was not printed then is a draft now");

    let frozen = office.does("plan.freeze", json!({ "job": "f" }));
    assert_eq!((&frozen["number"], &frozen["unchanged"]), (&json!(1), &json!(true)));
    assert_eq!(frozen["papers"].as_array().map(Vec::len), Some(2));
    let (written, added) = kept(&office, 1, "services");
    let short = frozen["short"].as_str().unwrap();
    assert!(text_of(written["path"].as_str().unwrap()).iter().all(|page| page.contains(short)));
    let (now, printed) = printed(&office, "services");
    assert_eq!((&now["version"], printed == added), (&json!(1), true));
    assert_eq!(kept(&office, 1, "poverty").1, FIRST, "and the first stays as it was");
}

fn words(of: &Value) -> String {
    let words = of["words"].as_array().unwrap().iter();
    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// A commune of the first program and a district that know each other, and a stick.
fn acquainted() -> (Office, Office, Value) {
    let (commune, district) = (frozen_by_the_first_program(), Office::new(2));
    district.opens_new("397");
    let key = district.does("package.key", json!({ "path": district.path("D.key") }));
    let folder = commune.path("usb");
    fs::create_dir(&folder).unwrap();
    let own = commune.does("package.key", json!({ "path": commune.path("C.key") }));
    let enrol = json!({ "path": commune.path("C.key"), "words": words(&own) });
    district.does("package.enrol", enrol);
    let to = json!({ "to": district.path("D.key"), "folder": folder, "words": words(&key) });
    (commune, district, to)
}

fn receives(district: &Office, package: &Value) -> Value {
    district.does("package.receive", json!({ "paths": [package] }))[0].clone()
}

#[test]
fn a_paper_added_to_a_version_that_was_sent_travels_with_its_next_file_and_the_district_keeps_it() {
    let (commune, district, to) = acquainted();
    let one = commune.does("package.submit", to.clone());
    assert_eq!(receives(&district, &one["path"])["relation"], "first");
    let counted = district.does("district.unit", json!({ "unit": "15670" }))["versions"].clone();

    let latest = |office: &Office| office.does("handing.view", json!({}))["versions"][0].clone();
    assert_eq!(latest(&commune)["unsent"], json!([]), "there is nothing more to bring");
    assert_eq!(commune.does("package.submit", to.clone())["already"], true);
    commune.does("plan.freeze", json!({ "job": "f" }));
    assert_eq!(latest(&commune)["unsent"], json!(["services"]));

    let two = commune.does("package.submit", to.clone());
    assert_eq!((&two["already"], &two["renamed"]), (&json!(false), &json!(true)));
    assert_eq!((&two["number"], &two["short"]), (&one["number"], &one["short"]));
    assert_ne!(two["path"], one["path"], "the file that was handed over stays as it is");
    assert_eq!(latest(&commune)["unsent"], json!([]));
    assert_eq!(commune.does("package.submit", to)["path"], two["path"]);

    let judged = district.does("package.judge", json!({ "paths": [two["path"]] }))[0].clone();
    assert_eq!((&judged["good"], &judged["relation"]), (&json!(true), &json!("papers")));
    assert_eq!(judged["papers"], json!(PLANS));
    let message = judged["message"].as_str().unwrap();
    assert!(message.contains("Bổ sung giấy tờ") && message.contains("Kế hoạch dịch vụ"));
    assert_eq!(receives(&district, &two["path"])["good"], true);

    let versions = district.does("district.unit", json!({ "unit": "15670" }))["versions"].clone();
    assert_eq!(versions.as_array().map(Vec::len), Some(1), "it is no version of its own");
    assert_eq!(versions[0]["papers"], json!(PLANS));
    for field in ["fingerprint", "number", "received_at", "counts"] {
        assert_eq!(versions[0][field], counted[0][field], "{field}");
    }
    let args = json!({
        "unit": "15670", "fingerprint": null, "paper": "services", "path": null,
    });
    let path = district.does("submission.paper", args)["path"].clone();
    assert!(fs::read(path.as_str().unwrap()).unwrap() == kept(&commune, 1, "services").1);

    for package in [&one, &two] {
        let again = receives(&district, &package["path"]);
        assert_eq!((&again["good"], &again["relation"]), (&json!(false), &json!("same")));
    }
}

#[test]
fn a_package_with_one_plan_is_taken_over_and_the_other_is_said_to_be_missing() {
    let (commune, district, to) = acquainted();
    let package = commune.does("package.submit", to)["path"].clone();
    let taken = receives(&district, &package);
    assert_eq!(taken["good"], true, "{taken}");

    let unit = district.does("district.unit", json!({ "unit": "15670" }));
    assert_eq!(unit["versions"][0]["papers"], json!(["poverty"]));
    let ask =
        |paper: &str| json!({ "unit": "15670", "fingerprint": null, "paper": paper, "path": null });
    let path = district.does("submission.paper", ask("poverty"))["path"].clone();
    assert_eq!(fs::read(path.as_str().unwrap()).unwrap(), FIRST);
    let refused = district.is_refused("submission.paper", ask("services"));
    assert!(refused.message.contains("không kèm Kế hoạch dịch vụ"), "{}", refused.message);
}
