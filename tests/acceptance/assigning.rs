//! The district hands out tasks: what is written is a draft until its file lies safe on the
//! stick, the commune takes it in and sees what changed.

use std::fs;
use std::path::Path;
use std::process::Command;

use acceptance::{Office, bv};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const DONG_THANG: &str = "15727";
const THO_BINH: &str = "15670";
const TRIEU_SON: &str = "15664";

fn six(result: &Value) -> Value {
    result["words"].clone()
}

/// A district, and communes that know it and are known to it.
struct Loop {
    district: Office,
    communes: Vec<Office>,
}

impl Loop {
    fn of(units: &[&str]) -> Self {
        let district = Office::new(1);
        district.opens_new("397");
        let own = district.path("D.key");
        let key = district.does("package.key", json!({ "path": own }));
        let communes = units.iter().enumerate().map(|(n, unit)| {
            let commune = Office::new(n as u64 + 2);
            commune.opens_new(unit);
            let path = commune.path("C.key");
            let words = six(&commune.does("package.key", json!({ "path": path })));
            let trusted = district.does("sender.trust", json!({ "path": path, "words": words }));
            assert_eq!(trusted["trusted"], true);
            let args = json!({ "path": own, "words": six(&key) });
            assert!(commune.does("handing.trust", args)["receiver"].is_object());
            commune
        });
        let communes = communes.collect();
        Self { district, communes }
    }

    fn view(&self, unit: &str) -> Value {
        let view = self.district.does("assign.view", json!({}));
        find(&view["units"], unit)
    }

    fn writes(&self, unit: &str, field: &str, value: Value) -> Value {
        let args = json!({ "unit": unit, "field": field, "value": value });
        self.district.does("assign.write", args)
    }

    fn refuses(&self, unit: Value, field: &str, value: Value) -> String {
        let before = self.view_bytes();
        let args = json!({ "unit": unit, "field": field, "value": value });
        let message = self.district.is_refused("assign.write", args).message;
        assert_eq!(self.view_bytes(), before, "{message}");
        message
    }

    fn issues(&self, units: &[&str], folder: &str) -> Value {
        let args = json!({ "units": units, "folder": self.district.path(folder), "make_folder": true, "job": "giao" });
        self.district.does("assign.issue", args)["files"].clone()
    }

    /// All that the screen shows, to say that nothing changed.
    fn view_bytes(&self) -> Vec<u8> {
        let view = self.district.does("assign.view", json!({}));
        let steps = self.district.does("history.list", json!({ "limit": 50 }));
        Sha256::digest(format!("{}{steps}", view["units"])).to_vec()
    }
}

fn find(list: &Value, unit: &str) -> Value {
    let list = list.as_array().unwrap().iter();
    list.clone().find(|one| one["unit"] == unit).unwrap().clone()
}

fn fields(changes: &Value) -> Vec<&str> {
    changes.as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect()
}

#[test]
fn a_changed_target_goes_out_and_the_commune_sees_what_changed() {
    let year = Loop::of(&[DONG_THANG]);
    let commune = &year.communes[0];
    year.writes(DONG_THANG, "poor_reduce", json!("9"));
    let draft = year.view(DONG_THANG);
    assert_eq!((&draft["draft"], &draft["issued"]), (&json!(true), &json!(0)));
    assert_eq!(fields(&draft["changes"]), ["poor_reduce"]);
    assert_eq!(
        (&draft["changes"][0]["before"], &draft["changes"][0]["now"]),
        (&json!("10"), &json!("9"))
    );

    let file = year.issues(&[DONG_THANG], "usb")[0].clone();
    assert_eq!((&file["outcome"], &file["number"]), (&json!("written"), &json!(1)));
    let issued = year.view(DONG_THANG);
    assert_eq!((&issued["draft"], &issued["issued"]), (&json!(false), &json!(1)));
    assert_eq!(issued["issued_at"], "2020-02-11T08:00:00");

    let paths = json!({ "paths": [file["path"]] });
    assert_eq!(commune.does("inbox.judge", paths.clone())[0]["task_number"], 1);
    assert_eq!(commune.does("inbox.take", paths)[0]["good"], true);
    let task = commune.does("task.view", json!({}))["assignment"].clone();
    assert_eq!((&task["task"], fields(&task["changes"])), (&json!(1), vec!["poor_reduce"]));

    // A second change is number 2 and names only what is new in it.
    year.writes(DONG_THANG, "service.latrines", json!(4));
    year.writes(DONG_THANG, "note", json!("Nộp sớm."));
    let second = year.issues(&[DONG_THANG], "usb")[0].clone();
    assert_eq!(second["number"], 2);
    let taken = commune.does("inbox.take", json!({ "paths": [second["path"]] }));
    assert_eq!((&taken[0]["good"], &taken[0]["task_number"]), (&json!(true), &json!(2)));
    let task = commune.does("task.view", json!({}))["assignment"].clone();
    assert_eq!(
        (&task["task"], fields(&task["changes"])),
        (&json!(2), vec!["service.latrines", "note"])
    );
    assert_eq!(task["note"], "Nộp sớm.");
    let latrines =
        task["services"].as_array().unwrap().iter().find(|one| one["key"] == "latrines").unwrap();
    assert_eq!(latrines["target"], 4);

    // Without a change the same number is written once more.
    let again = year.issues(&[DONG_THANG], "usb")[0].clone();
    assert_eq!((&again["number"], &again["outcome"]), (&json!(2), &json!("written")));
    assert_ne!(again["path"], second["path"], "the file that lies there is not written over");
}

#[test]
fn what_was_issued_stays_as_it_is_whatever_is_undone() {
    let year = Loop::of(&[DONG_THANG]);
    year.writes(DONG_THANG, "poor_reduce", json!(9));
    year.writes(THO_BINH, "poor_reduce", json!(150));
    year.issues(&[DONG_THANG], "usb");
    let undone = year.district.does("history.undo", json!({}));
    assert!(undone["did"].as_str().unwrap().contains("Thọ Bình"), "{undone}");
    assert_eq!(year.view(THO_BINH)["poor_reduce"], 200);
    let refused = year.district.is_refused("history.undo", json!({}));
    assert_eq!(refused.code, app::ErrorCode::Refused, "{}", refused.message);
    let issued = year.view(DONG_THANG);
    assert_eq!((&issued["poor_reduce"], &issued["issued"]), (&json!(9), &json!(1)));
}

#[test]
fn a_day_for_all_units_is_one_step_and_is_taken_back_as_one() {
    let year = Loop::of(&[DONG_THANG]);
    let view = year
        .district
        .does("assign.write", json!({ "unit": null, "field": "last_day", "value": "2020-02-25" }));
    let all = |view: &Value, day: &str| {
        view["units"].as_array().unwrap().iter().filter(|unit| unit["last_day"] == day).count()
    };
    assert_eq!((all(&view, "2020-02-25"), &view["open"]), (34, &json!(34)));
    let steps = year.district.does("history.list", json!({ "limit": 50 }));
    let what = steps[0]["what"].as_str().unwrap();
    assert!(what.contains("tất cả các xã"), "{what}");
    let days = |steps: &Value| {
        let all = steps.as_array().unwrap().iter();
        all.filter(|step| step["what"].as_str().unwrap().contains("tất cả")).count()
    };
    assert_eq!(days(&steps), 1);
    assert_eq!(view["saved"]["undo"], what);

    let undone = year.district.does("history.undo", json!({}));
    assert_eq!(undone["left_alone"], Value::Null);
    let view = year.district.does("assign.view", json!({}));
    assert_eq!((all(&view, "2020-02-25"), all(&view, "2020-02-23")), (0, 34));
    assert!(view["units"].as_array().unwrap().iter().all(|unit| unit["draft"] == false));
    year.district.does("history.redo", json!({}));
    let view = year.district.does("assign.view", json!({}));
    assert_eq!(all(&view, "2020-02-25"), 34);

    // Where one unit's was issued since, the others still go back, and it is said.
    year.issues(&[DONG_THANG], "usb");
    let undone = year.district.does("history.undo", json!({}));
    assert!(undone["left_alone"].is_string(), "{undone}");
    let view = year.district.does("assign.view", json!({}));
    assert_eq!((all(&view, "2020-02-25"), all(&view, "2020-02-23")), (1, 33));
    assert_eq!(find(&view["units"], DONG_THANG)["last_day"], "2020-02-25");
}

#[test]
fn only_one_of_the_reviewers_leads() {
    let year = Loop::of(&[]);
    let unit = year.view(TRIEU_SON);
    let reviewers: Vec<String> = unit["reviewers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap().into())
        .collect();
    assert_eq!((reviewers.len(), &unit["lead"]), (3, &Value::Null));
    assert!(unit["reviewer_note"].as_str().unwrap().contains("chưa chọn người chủ trì"));
    let all = year.district.does("assign.view", json!({}));
    let other =
        all["reviewers"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
    let other =
        other.clone().find(|code| !reviewers.iter().any(|one| one == code)).unwrap().to_owned();
    let message = year.refuses(json!(TRIEU_SON), "lead", json!(other));
    assert!(message.contains("một trong những người thẩm định"), "{message}");

    year.writes(TRIEU_SON, "lead", json!(reviewers[1]));
    assert_eq!(year.view(TRIEU_SON)["lead"], reviewers[1].as_str());
    // Who is no longer a reviewer does not lead; who is left alone does. One step each.
    year.writes(TRIEU_SON, &format!("reviewer.{}", reviewers[1]), json!(false));
    assert_eq!(year.view(TRIEU_SON)["lead"], Value::Null);
    year.writes(TRIEU_SON, &format!("reviewer.{}", reviewers[2]), json!(false));
    assert_eq!(year.view(TRIEU_SON)["lead"], reviewers[0].as_str());
    year.district.does("history.undo", json!({}));
    year.district.does("history.undo", json!({}));
    assert_eq!(year.view(TRIEU_SON)["lead"], reviewers[1].as_str());
}

#[test]
fn values_that_are_none_are_refused_and_nothing_changes() {
    let year = Loop::of(&[]);
    for typed in ["12,5", "12.5", "1.23", "1234.567", "-3", "mười", "1 234 5"] {
        let message = year.refuses(json!(DONG_THANG), "poor_reduce", json!(typed));
        assert!(message.contains(&format!("«{typed}»")), "{message}");
    }
    let one = json!(DONG_THANG);
    year.refuses(one.clone(), "poor_reduce", json!(12.5));
    year.refuses(one.clone(), "poor_reduce", json!(-1));
    year.refuses(one.clone(), "poor_reduce", json!(null));
    year.refuses(one.clone(), "poor_reduce", json!(""));
    year.refuses(one.clone(), "poor_reduce", json!("1000001"));
    year.refuses(one.clone(), "last_day", json!("2020"));
    year.refuses(one.clone(), "last_day", json!("2020-02-30"));
    year.refuses(one.clone(), "service.unknown", json!(3));
    year.refuses(one.clone(), "reviewer.nobody", json!(true));
    year.refuses(one.clone(), "issued_at", json!("2020-02-11T08:00:00"));
    year.refuses(one.clone(), "number", json!(7));
    year.refuses(json!("99999"), "poor_reduce", json!(3));
    year.refuses(json!(null), "poor_reduce", json!(3));
    year.writes(DONG_THANG, "natural_households", json!("1.234"));
    assert_eq!(year.view(DONG_THANG)["natural_households"], 1234);
    let refused = year.district.is_refused(
        "assign.issue",
        json!({ "units": ["99999"], "folder": year.district.path("x"), "make_folder": true, "job": "g" }),
    );
    assert!(refused.message.contains("99999"), "{}", refused.message);
    assert!(!fs::exists(year.district.path("x")).unwrap());
}

#[test]
fn what_does_not_fit_together_is_said_and_can_be_issued() {
    let year = Loop::of(&[DONG_THANG]);
    let odd = |year: &Loop| -> Vec<String> {
        let unit = year.view(DONG_THANG);
        let all = unit["odd"].as_array().unwrap().iter();
        all.map(|one| one["field"].as_str().unwrap().to_owned()).collect()
    };
    let view = year.district.does("assign.view", json!({}));
    let units = view["units"].as_array().unwrap();
    assert!(units.iter().all(|unit| unit["odd"] == json!([])), "plan 154 fits together");
    year.writes(DONG_THANG, "poor_reduce", json!("10"));
    year.writes(DONG_THANG, "inner_last_day", json!("2020-02-23"));
    assert!(odd(&year).is_empty(), "all households, and the last day itself, are fine");
    year.writes(DONG_THANG, "poor_reduce", json!("11"));
    year.writes(DONG_THANG, "near_poor_reduce", json!("20"));
    year.writes(DONG_THANG, "inner_last_day", json!("2020-02-24"));
    assert_eq!(odd(&year), ["poor_reduce", "near_poor_reduce", "inner_last_day"]);
    let message = year.view(DONG_THANG)["odd"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("11 hộ") && message.contains("10 hộ"), "{message}");
    assert_eq!(year.issues(&[DONG_THANG], "usb")[0]["outcome"], "written");
}

#[test]
fn a_file_that_is_not_safe_leaves_the_task_unissued() {
    let year = Loop::of(&[DONG_THANG, THO_BINH]);
    year.writes(DONG_THANG, "poor_reduce", json!(9));
    let before = year.view_bytes();
    let issue = |folder: &str, job: &str| json!({ "units": [DONG_THANG, THO_BINH], "folder": folder, "job": job });
    let pulled = year.district.is_refused("assign.issue", issue(&year.district.path("none"), "g"));
    assert_eq!(pulled.code, app::ErrorCode::NotFound, "{}", pulled.message);
    assert_eq!(year.view_bytes(), before);

    // The system's own tree of devices takes no files, whoever asks.
    #[cfg(target_os = "linux")]
    {
        let files = year.district.does("assign.issue", issue("/sys/kernel", "g"))["files"].clone();
        for file in files.as_array().unwrap() {
            assert_eq!(file["outcome"], "failed", "{file}");
            let message = file["message"].as_str().unwrap();
            assert!(message.contains("số giao và bản thảo vẫn còn nguyên"), "{message}");
        }
        assert_eq!(year.view_bytes(), before);
    }

    // Pulled between two files: what lies there is told, the other one is as it was.
    let usb = year.district.path("usb");
    fs::create_dir(&usb).unwrap();
    let away = year.district.path("away");
    let sink = |progress: app::Progress| {
        if progress.done == 1 {
            fs::rename(&usb, &away).unwrap();
        }
    };
    let issued = year.district.app.dispatch_with("assign.issue", issue(&usb, "g"), &sink).unwrap();
    assert_eq!(find(&issued["files"], DONG_THANG)["outcome"], "written");
    assert_eq!(find(&issued["files"], THO_BINH)["outcome"], "failed");
    assert_eq!(year.view(DONG_THANG)["issued"], 1);
    assert_eq!(year.view(THO_BINH)["issued"], 0);
    assert_eq!(year.view(THO_BINH)["issued_at"], Value::Null);
    assert_eq!(fs::read_dir(&away).unwrap().count(), 1);
    assert_eq!(year.issues(&[THO_BINH], "usb")[0]["number"], 1);
}

#[test]
fn stopping_and_unknown_keys_leave_the_list_of_what_was_written() {
    let year = Loop::of(&[DONG_THANG, THO_BINH]);
    let usb = year.district.path("usb");
    fs::create_dir(&usb).unwrap();
    let sink = |progress: app::Progress| {
        // Đồng Thắng is number 20, Thọ Bình number 3 of annex 1.
        if progress.done == 10 {
            year.district.app.cancel("giao");
        }
    };
    let args = json!({ "units": [], "folder": usb, "job": "giao" });
    let issued = year.district.app.dispatch_with("assign.issue", args, &sink).unwrap();
    let files = issued["files"].as_array().unwrap();
    assert_eq!(files.len(), 34);
    let count = |outcome: &str| files.iter().filter(|file| file["outcome"] == outcome).count();
    assert_eq!((count("written"), count("no_key"), count("stopped")), (1, 10, 23));
    assert_eq!(find(&issued["files"], THO_BINH)["outcome"], "written");
    let stopped = find(&issued["files"], DONG_THANG);
    assert!(stopped["message"].as_str().unwrap().contains("Chưa ghi"), "{stopped}");
    let no_key = find(&issued["files"], TRIEU_SON);
    assert!(no_key["message"].as_str().unwrap().contains("Chưa đối chiếu khóa"), "{no_key}");
    assert_eq!(fs::read_dir(&usb).unwrap().count(), 1);
    let view = year.district.does("assign.view", json!({}));
    assert_eq!((&view["known"], &view["open"]), (&json!(2), &json!(33)));
}

fn table(path: &str, rows: &[&[&str]]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell.parse::<i32>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, *cell),
            }
            .unwrap();
        }
    }
    book.save(path).unwrap();
}

const HEAD: &[&str] =
    &["TT", "Đơn vị", "Số hộ nghèo đầu năm", "Chỉ tiêu giảm hộ nghèo", "Nhà tiêu hợp vệ sinh"];

#[test]
fn a_sheet_of_targets_is_looked_at_first_and_taken_over_in_one_step() {
    let year = Loop::of(&[]);
    let path = year.district.path("chi-tieu.xlsx");
    table(
        &path,
        &[
            &["Chỉ tiêu năm 2020"],
            HEAD,
            &["1", "Thọ Bình", "306", "190", "12"],
            &["2", "Đồng Thắng", "10", "12,5", "1.234"],
            &["3", "Tân Ninh", "37", "30", "12.5"],
            &["4", "Xã Không Có", "1", "1", "1"],
            &["", "Tổng cộng", "353", "232", "30"],
        ],
    );
    let before = year.view_bytes();
    let look =
        year.district.does("assign.sheet", json!({ "path": path, "apply": false, "job": "xem" }));
    assert_eq!(year.view_bytes(), before);
    assert_eq!((&look["units"], &look["applied"]), (&json!(3), &json!(false)));
    let errors: Vec<&str> = look["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["message"].as_str().unwrap())
        .collect();
    assert!(errors.iter().any(|one| one.contains("«12,5»")), "{errors:?}");
    assert!(errors.iter().any(|one| one.contains("«12.5»")), "{errors:?}");
    assert!(errors.iter().any(|one| one.contains("«Xã Không Có»")), "{errors:?}");
    assert_eq!(errors.len(), 3);
    let labels: Vec<bool> =
        look["columns"].as_array().unwrap().iter().map(|one| one["label"].is_string()).collect();
    assert_eq!(labels, [true; 4]);

    let taken =
        year.district.does("assign.sheet", json!({ "path": path, "apply": true, "job": "nhap" }));
    assert_eq!((&taken["applied"], &taken["changes"]), (&json!(true), &look["changes"]));
    assert_eq!(year.view(THO_BINH)["poor_reduce"], 190);
    // What used to be Tân Ninh is thị trấn Nưa; the cell that is no number was left out.
    let nua = year.view("15718");
    assert_eq!((&nua["poor_reduce"], &nua["draft"]), (&json!(30), &json!(true)));
    let latrines = |unit: &Value| {
        let all = unit["services"].as_array().unwrap();
        all.iter().find(|one| one["key"] == "latrines").unwrap()["count"].clone()
    };
    let dong_thang = year.view(DONG_THANG);
    assert_eq!((latrines(&dong_thang), latrines(&nua)), (json!(1234), Value::Null));
    assert_eq!(dong_thang["poor_reduce"], 10);

    let undone = year.district.does("history.undo", json!({}));
    assert!(undone["did"].as_str().unwrap().contains("Excel"), "{undone}");
    for unit in [THO_BINH, DONG_THANG, "15718"] {
        assert_eq!(year.view(unit)["draft"], false, "{unit}");
    }
}

#[test]
fn a_sheet_without_units_or_targets_is_refused() {
    let year = Loop::of(&[]);
    let path = year.district.path("khac.xlsx");
    table(&path, &[&["Họ tên", "Năm sinh"], &["Lê Văn An", "1974"]]);
    let before = year.view_bytes();
    let args = json!({ "path": path, "apply": true, "job": "nhap" });
    let refused = year.district.is_refused("assign.sheet", args);
    assert!(refused.message.contains("dòng tiêu đề"), "{}", refused.message);
    assert_eq!(year.view_bytes(), before);
}

#[test]
fn a_draft_is_forgotten_and_what_was_issued_stands() {
    let year = Loop::of(&[DONG_THANG]);
    year.issues(&[DONG_THANG], "usb");
    year.writes(DONG_THANG, "poor_reduce", json!(3));
    year.writes(DONG_THANG, "service.latrines", json!(2));
    assert_eq!(year.view(DONG_THANG)["draft"], true);
    year.district.does("assign.forget", json!({ "unit": DONG_THANG }));
    let unit = year.view(DONG_THANG);
    assert_eq!((&unit["draft"], &unit["poor_reduce"]), (&json!(false), &json!(10)));
    // Begun anew it holds nothing of what was forgotten.
    year.writes(DONG_THANG, "poor_reduce", json!(8));
    assert_eq!(fields(&year.view(DONG_THANG)["changes"]), ["poor_reduce"]);
}

#[test]
fn a_commune_assigns_nothing() {
    let commune = Office::new(9);
    commune.opens_new(THO_BINH);
    for (command, args) in [
        ("assign.view", json!({})),
        ("assign.write", json!({ "unit": THO_BINH, "field": "poor_reduce", "value": 1 })),
        ("assign.forget", json!({ "unit": THO_BINH })),
        ("assign.issue", json!({ "units": [], "folder": commune.path("."), "job": "g" })),
    ] {
        let refused = commune.is_refused(command, args);
        assert_eq!(refused.code, app::ErrorCode::Refused, "{command}");
    }
}

#[test]
fn the_command_line_writes_the_files_of_all_units_after_a_sheet() {
    let year = Loop::of(&[DONG_THANG]);
    let book = year.district.path("397.benvung");
    let sheet = year.district.path("chi-tieu.xlsx");
    table(&sheet, &[HEAD, &["1", "Đồng Thắng", "10", "8", "3"]]);
    year.district.does("workplace.close", json!({}));
    let usb = year.district.path("usb");
    let run = |extra: &[&str]| {
        Command::new(bv())
            .args(["assign", &book, "--out", &usb, "--json"])
            .args(extra)
            .env("BENVUNG_DATA_DIR", year.district.path("data"))
            .output()
            .unwrap()
    };
    let output = run(&["--sheet", &sheet]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    // 33 units are not known yet.
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(told["sheet"]["changes"][0]["unit"], DONG_THANG);
    let file = find(&told["files"], DONG_THANG);
    assert_eq!((&file["written"], told["files"].as_array().unwrap().len()), (&json!(true), 34));
    assert!(Path::new(file["path"].as_str().unwrap()).is_file());
    let one = run(&["--unit", DONG_THANG]);
    assert_eq!(one.status.code(), Some(0), "{}", String::from_utf8_lossy(&one.stderr));
    year.district.does("workplace.open", json!({ "path": book }));
    let unit = year.view(DONG_THANG);
    assert_eq!((&unit["issued"], &unit["poor_reduce"]), (&json!(1), &json!(8)));
}
