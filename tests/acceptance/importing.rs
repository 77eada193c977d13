//! A commune's Excel list into the plan.

use acceptance::{Office, invented};
use serde_json::json;

#[test]
fn a_preview_changes_nothing_and_an_import_is_one_step() {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 30, 10);
    let path = office.path("list.xlsx");
    let bytes = commune.list_xlsx(app::demo::Layout::Households).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let preview = office.does("import.preview", json!({ "path": path, "job": "a" }));
    assert_eq!((&preview["households"], &preview["new"]), (&json!(40), &json!(40)));
    assert!(office.rows("").is_empty());
    let done = office.does("import.apply", json!({ "path": path, "job": "b" }));
    assert_eq!((&done["households"], &done["new"]), (&json!(40), &json!(40)));
    assert_eq!(office.rows("").len(), 40);
    office.does("history.undo", json!({}));
    assert!(office.rows("").is_empty());
}

#[test]
fn the_same_list_again_keeps_what_was_corrected() {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 12, 4);
    office.imports(&commune);
    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    office.writes(&id, "stated_members", json!(9));
    let again = office.imports(&commune);
    assert_eq!((&again["new"], &again["kept"]), (&json!(0), &json!(1)));
    assert_eq!(office.rows("").len(), 16);
    let dossier = office.does("household.get", json!({ "id": id }));
    assert_eq!(dossier["record"]["fields"]["stated_members"]["value"], 9);
}

#[test]
fn two_laptops_that_import_the_same_list_have_the_same_households() {
    let commune = invented("15670", 12, 4);
    let ids = |seed: u64| {
        let office = Office::new(seed);
        office.opens_new("15670");
        office.imports(&commune);
        let mut ids: Vec<String> =
            office.rows("").iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(1), ids(2));
}

#[test]
fn what_is_no_list_is_refused_in_words_and_nothing_changes() {
    let office = Office::new(1);
    office.opens_new("15670");
    let refused = |name: &str, bytes: &[u8]| {
        let path = office.path(name);
        std::fs::write(&path, bytes).unwrap();
        office.is_refused("import.apply", json!({ "path": path, "job": "x" })).message
    };
    let commune = invented("15670", 5, 1);
    let whole = commune.list_xlsx(app::demo::Layout::Households).unwrap();
    let sentences = [
        refused("rac.xlsx", b"khong phai bang tinh"),
        refused("cut.xlsx", &whole[..whole.len() / 2]),
        office
            .is_refused("import.apply", json!({ "path": office.path("khong-co.xlsx"), "job": "x" }))
            .message,
    ];
    for sentence in &sentences {
        assert!(sentence.contains("không thay đổi") || sentence.contains("Chưa"), "{sentence}");
    }
    assert!(office.rows("").is_empty());
    let steps = office.does("history.list", json!({ "limit": 9 }));
    assert_eq!(steps.as_array().map(Vec::len), Some(1), "only the making of the workplace");
}

#[test]
fn a_stopped_import_leaves_no_trace() {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 200, 20);
    let path = office.path("list.xlsx");
    std::fs::write(&path, commune.list_xlsx(app::demo::Layout::Members).unwrap()).unwrap();
    let writing = |progress: app::Progress| {
        // As soon as the first households are being written, the person stops it.
        if progress.of > 0 {
            office.app.cancel(&progress.job);
        }
    };
    let args = json!({ "path": path, "job": "import" });
    let error = office.app.dispatch_with("import.apply", args, &writing).unwrap_err();
    assert_eq!(error.code, app::ErrorCode::Cancelled);
    assert!(office.rows("").is_empty());
}
