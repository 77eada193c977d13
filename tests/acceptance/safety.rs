//! Backups, going back, rescue of a damaged file, the recovery sheet, many undos at once.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::{Office, invented};
use serde_json::{Value, json};

fn backups(office: &Office) -> Vec<Value> {
    let list = office.does("backup.list", json!({ "path": null }));
    list["backups"].as_array().unwrap().clone()
}

fn view(office: &Office) -> Value {
    office.does("session.state", json!({}))["workplace"].clone()
}

fn names(office: &Office) -> Vec<String> {
    let rows = office.rows("");
    rows.iter().map(|row| row["head_name"].as_str().unwrap().to_owned()).collect()
}

/// Fills some places of a closed file with rubbish.
fn damage(path: &str, places: &[(usize, usize)]) {
    let mut bytes = fs::read(path).unwrap();
    for &(at, length) in places {
        let until = (at + length).min(bytes.len());
        bytes[at..until].fill(0xA5);
    }
    fs::write(path, bytes).unwrap();
}

#[test]
fn going_back_brings_the_chosen_state_and_keeps_the_one_before() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.adds("Lê Văn An");
    office.does("backup.now", json!({}));
    office.turns_clock_to("2020-02-11T09:00:00");
    office.adds("Hà Thị Én");
    let first = backups(&office).pop().unwrap();
    assert_eq!((&first["households"], &first["why"]), (&json!(1), &json!("bấm Sao lưu ngay")));
    let restored = office.does("backup.restore", json!({ "path": null, "backup": first["path"] }));
    assert_eq!(names(&office), ["Lê Văn An"]);
    assert_eq!(restored["workplace"]["households"], 1);
    assert_eq!(restored["workplace"]["backed_up_at"], "2020-02-11T08:00:00", "it is that backup");
    let kept = restored["kept"].as_str().unwrap();
    assert!(restored["message"].as_str().unwrap().contains(kept));
    // What stood before can be gone back to just the same.
    office.does("backup.restore", json!({ "path": null, "backup": kept }));
    assert_eq!(names(&office).len(), 2);
    // And work goes on, with history and undo.
    office.adds("Bùi Thị Dung");
    office.does("history.undo", json!({}));
    assert_eq!(names(&office).len(), 2);
}

#[test]
fn a_backup_of_another_unit_or_a_damaged_one_changes_nothing() {
    let office = Office::new(1);
    office.opens_new("15673");
    let other = office.does("backup.now", json!({}))["path"].clone();
    office.opens_new("15670");
    office.adds("Lê Văn An");
    let own = office.does("backup.now", json!({}))["path"].as_str().unwrap().to_owned();
    assert_eq!(backups(&office).len(), 1, "only those of this workplace");
    let refused = office.is_refused("backup.restore", json!({ "path": null, "backup": other }));
    assert!(refused.message.contains("đơn vị hoặc năm khác"), "{}", refused.message);
    damage(&own, &[(4096 * 3, 9000)]);
    let refused = office.is_refused("backup.restore", json!({ "path": null, "backup": own }));
    assert!(refused.message.contains("không đọc được trọn vẹn"), "{}", refused.message);
    assert_eq!(names(&office), ["Lê Văn An"]);
}

#[test]
fn what_changed_is_backed_up_after_half_an_hour_of_use_and_not_before() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.adds("Lê Văn An");
    office.turns_clock_to("2020-02-11T08:29:00");
    office.adds("Hà Thị Én");
    assert_eq!(backups(&office).len(), 0);
    office.turns_clock_to("2020-02-11T08:31:00");
    office.adds("Bùi Thị Dung");
    let made = backups(&office);
    assert_eq!(made.len(), 1);
    assert_eq!((&made[0]["why"], &made[0]["households"]), (&json!("trong lúc làm"), &json!(3)));
    assert_eq!(view(&office)["backed_up_at"], "2020-02-11T08:31:00");
    // Nothing changed, nothing to back up; the next write after that is.
    office.turns_clock_to("2020-02-11T10:00:00");
    office.rows("");
    assert_eq!(backups(&office).len(), 1);
    office.adds("Trần Văn Đức");
    assert_eq!(backups(&office).len(), 2);
}

#[test]
fn a_damaged_file_is_told_and_left_as_it_is_and_the_newest_backup_brings_it_back() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    office.imports(&invented("15670", 30, 10));
    office.does("workplace.close", json!({}));
    damage(&path, &[(4096 * 4, 20_000)]);
    let damaged = fs::read(&path).unwrap();
    let refused = office.is_refused("workplace.open", json!({ "path": path }));
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "damaged");
    assert_eq!(fs::read(&path).unwrap(), damaged, "a damaged file is not touched");
    let rescue = office.does("rescue.look", json!({ "path": path }));
    assert_eq!(rescue["unit_name"], "Xã Thọ Bình");
    assert_eq!(rescue["newest"]["households"], 40);
    let backup = rescue["newest"]["path"].clone();
    let restored = office.does("backup.restore", json!({ "path": path, "backup": backup }));
    assert_eq!(office.rows("").len(), 40);
    let kept = restored["kept"].as_str().unwrap();
    assert_eq!(fs::read(kept).unwrap(), damaged, "it is kept byte for byte");
}

#[test]
fn what_can_be_read_of_a_damaged_file_becomes_a_workplace_to_go_on_with() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    office.imports(&invented("15670", 300, 121));
    let secret =
        office.does("package.key", json!({ "path": office.path("a.bvkhoa") }))["words"].clone();
    office.does("workplace.close", json!({}));
    let whole = fs::read(&path).unwrap();
    let middle = whole.len() / 2;
    damage(&path, &[(middle, 30_000), (4096 * 9, 500)]);
    office.is_refused("workplace.open", json!({ "path": path }));
    let rescue = office.does("rescue.look", json!({ "path": path }));
    let readable = rescue["readable"]["households"].as_u64().unwrap();
    assert!((300..=421).contains(&readable), "{readable}");
    let saved = office.does("rescue.salvage", json!({ "path": path, "job": "cuu" }));
    assert_eq!(office.rows("").len() as u64, readable);
    assert_eq!(saved["salvage"]["households"].as_u64(), Some(readable));
    assert!(Path::new(saved["kept"].as_str().unwrap()).is_file());
    let again =
        office.does("package.key", json!({ "path": office.path("b.bvkhoa") }))["words"].clone();
    assert_eq!(again, secret, "the unit's key is the same");
    office.adds("Hộ mới");
    office.does("workplace.close", json!({}));
    office.does("workplace.open", json!({ "path": path }));
    assert_eq!(office.rows("").len() as u64, readable + 1);
}

#[test]
fn a_workplace_whose_head_is_gone_is_a_damaged_one_and_other_files_are_not() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    office.adds("Lê Văn An");
    office.does("workplace.close", json!({}));
    damage(&path, &[(0, 4096)]);
    let refused = office.is_refused("workplace.open", json!({ "path": path }));
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "damaged");
    assert_eq!(office.does("rescue.look", json!({ "path": path }))["readable"]["households"], 1);
    let other = office.path("thu.benvung");
    fs::write(&other, "không phải sổ").unwrap();
    let refused = office.is_refused("workplace.open", json!({ "path": other }));
    assert!(refused.message.contains("không phải tệp kế hoạch"), "{}", refused.message);
    let nothing = office.is_refused("rescue.salvage", json!({ "path": other, "job": "cuu" }));
    assert!(nothing.message.contains("Tệp không thay đổi"), "{}", nothing.message);
}

#[test]
fn every_file_that_cannot_be_opened_has_a_sentence_with_what_to_do() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    office.does("workplace.close", json!({}));
    let newer = office.path("moi.benvung");
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&newer, bytes).unwrap();
    let says = |path: &str, part: &str, todo: &str| {
        let refused = office.is_refused("workplace.open", json!({ "path": path }));
        assert!(
            refused.message.contains(part) && refused.message.contains(todo),
            "{}",
            refused.message
        );
    };
    says(&newer, "mới hơn ghi", "Hãy cập nhật chương trình");
    says(&office.path("khong-co.benvung"), "Không thấy tệp", "cắm lại USB");
    let second = Office::new(2);
    second.does("workplace.open", json!({ "path": path }));
    says(&path, "đang mở trong cửa sổ", "Hãy đóng cửa sổ kia");
    let args = json!({ "unit": "15670", "year": 2020, "path": "/proc/thu.benvung" });
    if cfg!(target_os = "linux") {
        let refused = office.is_refused("workplace.create", args);
        assert!(refused.message.contains("Hãy chọn thư mục khác"), "{}", refused.message);
    }
}

#[test]
fn the_recovery_sheet_is_written_where_the_person_says_and_the_reminder_ends() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    assert_eq!(view(&office)["recovery_due"], true);
    office.does("recovery.later", json!({}));
    assert_eq!(view(&office)["recovery_due"], false);
    office.turns_clock_to("2020-02-12T08:00:00");
    assert_eq!(view(&office)["recovery_due"], true, "it comes again the next day");
    let sheet = office.path("phieu.pdf");
    office.does("recovery.sheet", json!({ "path": sheet, "job": "phieu" }));
    assert!(fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    assert_eq!(
        (&view(&office)["recovery_due"], &view(&office)["recovery_printed"]),
        (&json!(false), &json!("2020-02-12"))
    );
    let recent = &office.does("session.state", json!({}))["recent"][0];
    assert_eq!(recent["no_recovery_sheet"], false);
    office.does("workplace.close", json!({}));
    office.does("workplace.open", json!({ "path": path }));
    assert_eq!(view(&office)["recovery_printed"], "2020-02-12");
    let data = PathBuf::from(office.does("session.state", json!({}))["folder"].as_str().unwrap());
    let kept = walk(&data);
    assert!(kept.iter().all(|file| file.extension().is_none_or(|end| end != "pdf")), "{kept:?}");
}

/// The words stand for a secret of 32 times 7, as in the vectors of the exchange.
#[test]
fn the_words_of_a_sheet_bring_the_key_back_and_wrong_ones_change_nothing() {
    let secret = exchange::UnitSecret::new([7; 32]);
    let typed = format!(
        "{} {}",
        exchange::recovery_words(&secret).join(" "),
        exchange::check_digits(&secret)
    );
    let office = Office::new(1);
    office.opens_new("15670");
    let key = |name: &str| {
        office.does("package.key", json!({ "path": office.path(name) }))["words"].clone()
    };
    let before = key("a.bvkhoa");
    let wrong = typed.replacen(exchange::recovery_words(&secret)[0], "", 1);
    office.is_refused("recovery.use", json!({ "text": wrong }));
    assert_eq!(key("b.bvkhoa"), before);
    let back = office.does("recovery.use", json!({ "text": typed }));
    assert_eq!(key("c.bvkhoa"), back["words"]);
    assert_ne!(back["words"], before);
    assert_eq!(backups(&office)[0]["why"], "trước khi lấy lại chìa khóa");
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn many_steps_are_taken_back_down_to_a_chosen_one_and_can_be_done_again() {
    let office = Office::new(1);
    office.opens_new("15670");
    for name in ["Lê Văn An", "Hà Thị Én", "Bùi Thị Dung", "Trần Văn Đức"] {
        office.adds(name);
    }
    let steps = office.does("history.list", json!({ "limit": 10 }));
    let second = steps.as_array().unwrap().iter().find(|step| step["what"] == "Thêm hộ Hà Thị Én");
    let args = json!({ "number": second.unwrap()["number"], "job": "ve" });
    let undone = office.does("history.undo_to", args);
    assert_eq!((&undone["count"], &undone["stopped"]), (&json!(3), &Value::Null));
    assert_eq!(names(&office), ["Lê Văn An"]);
    office.does("history.redo", json!({}));
    assert_eq!(names(&office), ["Lê Văn An", "Hà Thị Én"]);
}

#[test]
fn the_person_at_the_keyboard_stands_in_each_step() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    assert_eq!(view(&office)["person"], "");
    office.does("workplace.set_person", json!({ "name": " Lê  Thị Hà " }));
    office.adds("Lê Văn An");
    office.does("workplace.set_person", json!({ "name": "Ông Nam" }));
    office.adds("Hà Thị Én");
    let steps = office.does("history.list", json!({ "limit": 2 }));
    assert_eq!((&steps[0]["who"], &steps[1]["who"]), (&json!("Ông Nam"), &json!("Lê Thị Hà")));
    office.does("workplace.close", json!({}));
    assert_eq!(office.does("workplace.open", json!({ "path": path }))["person"], "Ông Nam");
}

#[test]
fn a_wrong_clock_is_said_in_a_line_and_stops_nobody() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.adds("Lê Văn An");
    assert_eq!(view(&office)["clock_note"], Value::Null);
    office.turns_clock_to("2020-02-09T08:00:00");
    let note = view(&office)["clock_note"].as_str().unwrap().to_owned();
    assert!(note.contains("sớm hơn lần ghi cuối"), "{note}");
    office.adds("Hà Thị Én");
    office.turns_clock_to("2026-11-24T08:00:00");
    let note = view(&office)["clock_note"].as_str().unwrap().to_owned();
    assert!(note.contains("kế hoạch của năm 2020"), "{note}");
}
