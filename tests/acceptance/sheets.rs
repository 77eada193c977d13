//! The papers beside the two plans: what they say, what they keep to themselves, many at once.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Mutex;

use acceptance::{Office, invented};
use app::ErrorCode;
use serde_json::{Value, json};

const KINDS: [&str; 6] = ["household", "organisation", "helper", "posting", "minutes", "summary"];

fn office(poor: u32, near_poor: u32) -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", poor, near_poor);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn everything() -> Value {
    json!({ "households": [], "hamlet": null, "organisation": null, "helper": null })
}

fn print(office: &Office, kind: &str, wanted: &Value, personal: bool) -> String {
    let path = office.path(&format!("{kind}.pdf"));
    let args = json!({
        "kind": kind, "wanted": wanted, "personal": personal, "as": "one_file", "path": path,
        "job": "s",
    });
    let written = office.does("sheets.print", args);
    assert_eq!(written["files"], json!([format!("{kind}.pdf")]));
    read(&path)
}

/// The words of a PDF, one blank between them.
fn read(path: &str) -> String {
    let output = Command::new("pdftotext").args(["-layout", path, "-"]).output();
    let output = output.expect("the set-up installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(office: &Office, kind: &str, wanted: &Value) -> u64 {
    let offer = office.does("sheets.offer", wanted.clone());
    let kinds = offer["kinds"].as_array().unwrap();
    let found = kinds.iter().find(|one| one["kind"] == kind).unwrap();
    found["count"].as_u64().unwrap()
}

fn dossiers(office: &Office) -> Vec<Value> {
    let rows = office.rows("");
    rows.iter().map(|row| office.does("household.get", json!({ "id": row["id"] }))).collect()
}

fn field(record: &Value, name: &str) -> Option<String> {
    record["fields"][name]["value"].as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Gives the first household everything that must stay private.
fn private(office: &Office) -> Vec<&'static str> {
    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    for (name, value) in [
        ("phone", json!("0987654321")),
        ("identity_number", json!("171234567890")),
        ("note", json!("Ghi chú thử riêng tư")),
        ("cause_other", json!("Chuyện riêng của nhà")),
        ("cause.NN08", json!(true)),
        ("cause.NN09", json!(true)),
        ("cause.NN11", json!(true)),
    ] {
        office.writes(&id, name, value);
    }
    let fields = json!({
        "name": "Bùi Thị Thử", "identity_number": "038299999999",
        "disability": "Khuyết tật vận động thử", "birth": "1980",
    });
    let member = json!({ "kind": "member", "parent": id, "fields": fields });
    office.does("record.create", member);
    for title in ["Chữa bệnh tim thử", "Vận động bỏ tệ nạn thử"] {
        let fields = json!({ "title": title, "answers.NN08": true });
        office.does("record.create", json!({ "kind": "measure", "parent": id, "fields": fields }));
    }
    vec![
        "0987654321",
        "171234567890",
        "038299999999",
        "Ghi chú thử",
        "Chuyện riêng",
        "Khuyết tật vận động",
    ]
}

#[test]
fn each_paper_has_as_many_sheets_as_it_offers_and_a_preview_of_each() {
    let office = office(20, 8);
    assert_eq!(count(&office, "household", &everything()), 28);
    let offer = office.does("sheets.offer", everything());
    let hamlets = offer["hamlets"].as_array().unwrap();
    assert_eq!(count(&office, "posting", &everything()), hamlets.len() as u64);
    for hamlet in hamlets {
        let only = json!({ "hamlet": hamlet["id"] });
        assert_eq!(count(&office, "household", &only), hamlet["households"].as_u64().unwrap());
        assert_eq!(count(&office, "minutes", &only), 1);
    }
    for kind in KINDS {
        let sheets = count(&office, kind, &everything());
        assert!(sheets > 0, "{kind}");
        let args = json!({
            "kind": kind, "wanted": everything(), "personal": false, "sheet": sheets, "page": 1,
        });
        let page = office.does("sheets.preview", args);
        assert_eq!((&page["sheet"], &page["sheets"]), (&json!(sheets), &json!(sheets)));
        assert!(page["svg"].as_str().unwrap().contains("CỘNG"), "{kind}");
        let text = print(&office, kind, &everything(), false);
        assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "{kind}");
        assert!(text.contains("in 11/02/2020"), "{kind}: the day of printing");
        assert!(!text.contains("DỰ THẢO") && !text.contains('«'), "{kind}: {text}");
    }
}

#[test]
fn a_household_has_one_page_with_its_members_measures_and_result() {
    let office = office(6, 2);
    let rows = office.rows("");
    for row in &rows {
        let wanted = json!({ "households": [row["id"]] });
        let text = print(&office, "household", &wanted, false);
        let name = row["head_name"].as_str().unwrap();
        assert!(text.contains(&name.to_uppercase()), "{name}: {text}");
        let dossier = office.does("household.get", json!({ "id": row["id"] }));
        for member in dossier["members"].as_array().unwrap() {
            let birth = field(member, "birth").unwrap_or_default();
            assert!(text.contains(&birth[..4]), "{birth}: {text}");
        }
        assert!(text.contains("CHỦ HỘ TRƯỞNG THÔN NGƯỜI LẬP"), "{text}");
    }
    let all = office.path("all.pdf");
    let args = json!({ "kind": "household", "wanted": everything(), "path": all, "job": "s" });
    let written = office.does("sheets.print", args);
    assert_eq!(written["pages"], json!(rows.len()), "each is one page");
}

#[test]
fn much_on_one_sheet_goes_on_overleaf_and_says_so() {
    let office = office(3, 1);
    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    let long = "Nguyễn Thị Hoàng Phương Thảo Nguyên Khánh Linh Đan Quỳnh Ngọc";
    office.writes(&id, "head_name", json!(long));
    for at in 0..14 {
        let fields = json!({ "name": format!("{long} {at}"), "birth": "1990", "relation": "Con" });
        office.does("record.create", json!({ "kind": "member", "parent": id, "fields": fields }));
    }
    for at in 0..12 {
        let title =
            format!("Vay vốn ưu đãi mua bò sinh sản và làm chuồng trại hợp vệ sinh lần {at}");
        let fields = json!({ "title": title });
        office.does("record.create", json!({ "kind": "measure", "parent": id, "fields": fields }));
    }
    let text = print(&office, "household", &json!({ "households": [id] }), false);
    assert!(text.contains("(Xem tiếp trang sau)") && text.contains("(tiếp theo)"), "{text}");
    assert!(text.contains("2/2"), "the second page has its number: {text}");
}

#[test]
fn no_paper_shows_what_is_personal_unless_it_is_asked_for() {
    let office = office(20, 8);
    let mut secrets: BTreeSet<String> = private(&office).into_iter().map(str::to_owned).collect();
    for dossier in dossiers(&office) {
        let members = dossier["members"].as_array().unwrap();
        for record in members.iter().chain([&dossier["record"]]) {
            for name in ["phone", "identity_number", "disability", "note"] {
                secrets.extend(field(record, name));
            }
        }
    }
    for kind in KINDS {
        let text = print(&office, kind, &everything(), false);
        for secret in &secrets {
            assert!(!text.contains(secret), "{kind} shows «{secret}»");
        }
        assert!(!text.contains("có thông tin cá nhân"), "{kind}");
    }
    // What hangs in public names neither illness nor a sensitive cause, whatever was asked for.
    for kind in ["posting", "minutes"] {
        let text = print(&office, kind, &everything(), true).to_lowercase();
        for secret in secrets.iter().map(|secret| secret.to_lowercase()) {
            assert!(!text.contains(&secret), "{kind} shows «{secret}»");
        }
        for word in ["bệnh", "ốm đau", "tệ nạn", "chây lười", "khuyết tật"] {
            assert!(!text.contains(word), "{kind} speaks of «{word}»");
        }
    }
    let text = print(&office, "household", &everything(), true);
    for asked in ["0987654321", "171234567890", "038299999999", "có thông tin cá nhân"] {
        assert!(text.contains(asked), "{asked} was asked for");
    }
}

#[test]
fn the_lists_of_helpers_agree_with_the_screen() {
    let office = office(20, 8);
    let view = office.does("helper.list", json!({}));
    for line in view["helpers"].as_array().unwrap() {
        let person = line["is_person"].as_bool().unwrap();
        let kind = if person { "helper" } else { "organisation" };
        let wanted = json!({ kind: line["id"] });
        assert_eq!(count(&office, kind, &wanted), 1);
        let text = print(&office, kind, &wanted, false);
        let said =
            format!("Giúp đỡ {} hộ, thực hiện {} giải pháp", line["households"], line["measures"]);
        assert!(text.contains(&said), "{said}: {text}");
    }
}

#[test]
fn the_summary_has_the_figures_of_the_check() {
    let office = office(20, 8);
    let report = office.does("plan.check", json!({}));
    let text = print(&office, "summary", &everything(), false);
    let blocks = report["blocks"].as_u64().unwrap();
    let warns = report["warns"].as_u64().unwrap() + report["explained"].as_u64().unwrap();
    assert!(text.contains(&format!("Phải sửa: {blocks} chỗ. Cần lý do: {warns} chỗ")), "{text}");
    assert!(text.contains(&format!("3. Phải sửa ({blocks} chỗ)")), "{text}");
}

#[test]
fn a_file_each_has_a_plain_name_in_order_and_is_whole() {
    let office = office(6, 2);
    let folder = office.path("phieu");
    let args = json!({
        "kind": "household", "wanted": everything(), "as": "file_each", "path": folder, "job": "s",
    });
    let written = office.does("sheets.print", args);
    let files: Vec<&str> =
        written["files"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!((files.len(), &written["stopped"]), (8, &json!(false)));
    for (file, order) in files.iter().zip(1..) {
        assert!(file.starts_with(&format!("BV-15670-phieu-ho-{order:03}-")), "{file}");
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        assert!(file.chars().all(plain), "{file}");
        read(&format!("{folder}/{file}"));
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 8);
}

#[test]
fn four_hundred_sheets_in_one_file_and_a_stop_leaves_nothing() {
    let office = office(306, 115);
    let path = office.path("all.pdf");
    let args = json!({ "kind": "household", "wanted": everything(), "path": path, "job": "many" });
    let told = Mutex::new(0);
    let stopped = office.app.dispatch_with("sheets.print", args.clone(), &|progress| {
        let mut told = told.lock().unwrap();
        *told += 1;
        if progress.done == 50 {
            office.app.cancel("many");
        }
    });
    assert_eq!(stopped.unwrap_err().code, ErrorCode::Cancelled);
    assert!(*told.lock().unwrap() >= 50);
    assert!(!std::path::Path::new(&path).exists());
    let written = office.does("sheets.print", args);
    assert_eq!(written["sheets"], json!(421));
    assert!(written["pages"].as_u64().unwrap() >= 421);
    let outline = lopdf_outline(&path);
    assert!(outline >= 421, "{outline} entries in the outline");
}

/// Entries of the outline.
fn lopdf_outline(path: &str) -> usize {
    let output = Command::new("qpdf").args(["--json", "--json-key=outlines", path]).output();
    let output = output.expect("the set-up installs it");
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    read["outlines"].as_array().unwrap().len()
}

#[test]
fn a_stop_keeps_whole_files_and_names_them() {
    let office = office(20, 8);
    let folder = office.path("phieu");
    let args = json!({
        "kind": "household", "wanted": everything(), "as": "file_each", "path": folder,
        "job": "many",
    });
    let stopped = office.app.dispatch_with("sheets.print", args, &|progress| {
        if progress.done == 5 {
            office.app.cancel("many");
        }
    });
    let written = stopped.unwrap();
    assert_eq!(written["stopped"], json!(true));
    let mut named: Vec<String> = written["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    let files = std::fs::read_dir(&folder).unwrap();
    let mut there: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    named.sort();
    there.sort();
    assert_eq!(there, named);
    assert!((5..28).contains(&there.len()), "{}", there.len());
    for file in &there {
        read(&format!("{folder}/{file}"));
    }
}

#[test]
fn nothing_to_print_and_a_folder_that_is_gone_are_said() {
    let office = Office::new(1);
    office.opens_new("15670");
    let path = office.path("none.pdf");
    let args = json!({ "kind": "household", "wanted": everything(), "path": path, "job": "s" });
    let none = office.is_refused("sheets.print", args);
    assert!(none.message.contains("Không có tờ nào"), "{}", none.message);
    let args = json!({
        "kind": "summary", "wanted": everything(), "path": office.path("usb/tt.pdf"), "job": "s",
    });
    let gone = office.is_refused("sheets.print", args);
    assert!(gone.message.contains("usb"), "{}", gone.message);
    let args = json!({
        "kind": "summary", "wanted": everything(), "as": "file_each",
        "path": office.path("usb/muc"), "job": "s",
    });
    let gone = office.is_refused("sheets.print", args);
    assert_ne!(gone.code, ErrorCode::Unexpected, "{}", gone.message);
    let empty = office.does(
        "sheets.preview",
        json!({ "kind": "helper", "wanted": everything(), "personal": false, "sheet": 1, "page": 1 }),
    );
    assert_eq!((&empty["sheet"], &empty["sheets"]), (&json!(0), &json!(0)));
    assert!(print(&office, "summary", &everything(), false).contains("0 hộ nghèo"));
}
