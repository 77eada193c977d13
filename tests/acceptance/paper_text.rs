//! The commune's own words in a paper: what is changed stays, figures in it stay true, what
//! was not touched goes on deciding, and every change can be put back.

use acceptance::{Office, invented};
use serde_json::{Value, json};

fn small() -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", 3, 2);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn section(office: &Office, place: &str) -> Value {
    office.does("paper.section", json!({ "paper": "poverty", "place": place }))
}

fn blocks(section: &Value) -> Vec<Value> {
    section["blocks"].as_array().unwrap().clone()
}

/// A block as it reads.
fn said(block: &Value) -> String {
    let pieces = block["pieces"].as_array().unwrap().iter();
    pieces.map(|piece| piece["text"].as_str().unwrap()).collect()
}

/// The block as a screen sends it when nobody touched it.
fn kept(block: &Value) -> Value {
    json!({ "keep": block["index"], "kind": block["kind"], "from": null, "pieces": [] })
}

fn typed(kind: &str, from: &Value, pieces: Value) -> Value {
    json!({ "keep": null, "kind": kind, "from": from, "pieces": pieces })
}

fn args(section: &Value, blocks: &[Value]) -> Value {
    json!({
        "paper": "poverty", "place": section["place"], "mark": section["mark"], "blocks": blocks,
    })
}

fn writes(office: &Office, section: &Value, blocks: &[Value]) -> Value {
    office.does("paper.write_section", args(section, blocks))["section"].clone()
}

/// The text of a section as the screen of the papers shows it.
fn printed(office: &Office, place: &str) -> String {
    let outline = office.does("paper.outline", json!({ "paper": "poverty", "job": "o" }));
    let sections = outline["sections"].as_array().unwrap().iter();
    let found = sections.filter(|section| section["place"] == place);
    let entries = found.flat_map(|section| section["entries"].as_array().unwrap());
    entries.map(said).collect::<Vec<_>>().join("\n")
}

/// Puts a sentence with the number of poor households before everything that is there.
fn adds_sentence(office: &Office, place: &str, words: &str) -> Value {
    let before = section(office, place);
    let mut all: Vec<Value> = blocks(&before).iter().map(kept).collect();
    let pieces = json!([
        { "text": words, "bold": true },
        { "text": "", "field": "poor" },
        { "text": " hộ nghèo {{poor}} * @if" },
    ]);
    all.insert(2, typed("paragraph", &Value::Null, pieces));
    writes(office, &before, &all)
}

#[test]
fn what_is_typed_is_printed_as_typed_and_its_figures_stay_true() {
    let office = small();
    let written = adds_sentence(&office, "goals", "Năm nay xã có ");
    assert_eq!(written["changed"], true);
    let text = "Năm nay xã có 3\u{a0}hộ nghèo {{poor}} * @if";
    assert!(printed(&office, "goals").contains(text), "{}", printed(&office, "goals"));
    office.adds("Lê Văn Thêm");
    assert!(printed(&office, "goals").contains(&text.replace('3', "4")));
    let other = office.does("paper.outline", json!({ "paper": "services", "job": "o" }));
    assert!(other["sections"].as_array().unwrap().iter().all(|one| one["changed"] == false));
}

#[test]
fn what_nobody_touched_goes_on_deciding() {
    let office = Office::new(1);
    office.opens_new("15670");
    let before = section(&office, "assessment");
    let none = blocks(&before).into_iter().find(|one| said(one) == "Không có hộ nghèo.").unwrap();
    assert_eq!((&none["conditional"], &none["hidden"]), (&json!(true), &json!(false)));
    adds_sentence(&office, "assessment", "Toàn xã: ");
    assert!(printed(&office, "assessment").contains("- Không có hộ nghèo."));
    office.adds("Lê Văn Một");
    let now = printed(&office, "assessment");
    assert!(!now.contains("Không có hộ nghèo.") && now.contains("- 1\u{a0}hộ nghèo"), "{now}");
}

#[test]
fn a_changed_paragraph_keeps_the_conditions_it_stood_under() {
    let office = Office::new(1);
    office.opens_new("15670");
    let before = section(&office, "assessment");
    let change = |one: &Value| match said(one).as_str() {
        "Không có hộ nghèo." => {
            typed("dash", &one["index"], json!([{ "text": "Xã không còn hộ nghèo nào." }]))
        }
        _ => kept(one),
    };
    let all: Vec<Value> = blocks(&before).iter().map(change).collect();
    writes(&office, &before, &all);
    assert!(printed(&office, "assessment").contains("- Xã không còn hộ nghèo nào."));
    office.adds("Lê Văn Một");
    assert!(!printed(&office, "assessment").contains("không còn hộ nghèo"));
}

#[test]
fn a_place_goes_back_to_the_template_and_both_ways_are_one_step() {
    let office = small();
    let (template, before) = (section(&office, "tasks"), printed(&office, "tasks"));
    adds_sentence(&office, "tasks", "Riêng của xã: ");
    let own = printed(&office, "tasks");
    let compared =
        office.does("paper.compare_section", json!({ "paper": "poverty", "place": "tasks" }));
    let lines = compared.as_array().unwrap();
    let other: Vec<_> = lines.iter().filter(|line| line["kind"] != "same").collect();
    assert_eq!(other.len(), 1, "{other:?}");
    assert_eq!(other[0]["kind"], "added");
    assert!(other[0]["text"].as_str().unwrap().starts_with("Riêng của xã: 3"));
    let put_back = office.does("paper.reset_section", json!({ "place": "tasks" }));
    assert_eq!(put_back["section"], template);
    assert_eq!(printed(&office, "tasks"), before);
    let undo = put_back["saved"]["undo"].as_str().unwrap().to_owned();
    assert!(undo.starts_with("Trả lời văn “III."), "{undo}");
    office.does("history.undo", json!({}));
    assert_eq!(printed(&office, "tasks"), own);
    office.does("history.undo", json!({}));
    assert_eq!(section(&office, "tasks"), template);
    office.does("history.redo", json!({}));
    assert_eq!(printed(&office, "tasks"), own);
}

#[test]
fn the_template_s_own_text_is_no_change() {
    let office = small();
    let before = section(&office, "goals");
    let untouched: Vec<Value> = blocks(&before).iter().map(kept).collect();
    assert_eq!(writes(&office, &before, &untouched), before);
    let own = adds_sentence(&office, "goals", "x ");
    let mut all: Vec<Value> = blocks(&own).iter().map(kept).collect();
    all.remove(2);
    assert_eq!(writes(&office, &own, &all), before, "typed back to the template");
}

#[test]
fn a_text_that_was_changed_meanwhile_is_not_overwritten() {
    let office = small();
    let stale = section(&office, "goals");
    adds_sentence(&office, "goals", "Bản mới: ");
    let before = section(&office, "goals");
    let refused = office.is_refused("paper.write_section", args(&stale, &[]));
    assert!(refused.message.contains("vừa được sửa ở nơi khác"), "{}", refused.message);
    assert_eq!(section(&office, "goals"), before);
}

#[test]
fn what_cannot_be_printed_is_refused_before_it_is_stored() {
    let office = small();
    let before = section(&office, "goals");
    let tries = [
        (json!([{ "text": "Đạt ☑" }]), "U+2611"),
        (json!([{ "text": "", "field": "khong_co" }]), "khong_co"),
    ];
    for (pieces, said) in tries {
        let block = typed("paragraph", &Value::Null, pieces);
        let refused = office.is_refused("paper.write_section", args(&before, &[block]));
        assert!(refused.message.contains(said), "{}", refused.message);
    }
    let empty = office.is_refused("paper.write_section", args(&before, &[]));
    assert!(empty.message.contains("không còn chữ nào"), "{}", empty.message);
    let unknown = office.is_refused("paper.section", json!({ "place": "annexes" }));
    assert!(unknown.message.contains("annexes"));
    assert_eq!(section(&office, "goals"), before);
}

#[test]
fn the_page_is_tried_without_storing_anything() {
    let office = small();
    let before = section(&office, "organising");
    let mut all: Vec<Value> = blocks(&before).iter().map(kept).collect();
    let pieces = json!([{ "text": "Thử-trước-khi-lưu." }]);
    all.push(typed("paragraph", &Value::Null, pieces));
    let mut wish = args(&before, &all);
    wish["block"] = json!(all.len() - 1);
    let page = office.does("paper.try", wish.clone());
    assert!(page["svg"].as_str().unwrap().contains("Thử-trước-khi-lưu."), "{}", page["page"]);
    assert!(page["page"].as_u64() > Some(3), "{}", page["page"]);
    assert_eq!(section(&office, "organising"), before);
    wish["mark"] = json!("?");
    office.is_refused("paper.try", wish);
}

#[test]
fn fields_are_offered_with_their_value_and_as_many_households_as_stand_behind() {
    let office = small();
    let offered = office.does("paper.fields", json!({ "paper": "poverty" }));
    let offered = offered.as_array().unwrap();
    let poor = offered.iter().find(|one| one["name"] == "poor").unwrap();
    assert_eq!((&poor["value"], &poor["households"]), (&json!("3"), &json!(3)));
    assert_eq!(poor["group"], "Hộ nghèo");
    for one in offered.iter().filter(|one| one["narrow"] != json!([])) {
        let list = json!({
            "search": "", "hamlet": null, "classes": null, "order": "name", "offset": 0, "limit": 0,
            "narrow": one["narrow"],
        });
        let rows = office.does("household.list", list)["rows"].as_array().unwrap().len();
        assert_eq!(json!(rows), one["households"], "{one}");
    }
}

#[test]
fn two_laptops_that_change_different_places_keep_both() {
    let first = small();
    let path = first.path("15670.benvung");
    first.does("workplace.close", json!({}));
    let second = Office::named("Máy 2", 2);
    let copy = second.path("copy.benvung");
    std::fs::copy(&path, &copy).unwrap();
    first.does("workplace.open", json!({ "path": path }));
    second.does("workplace.open", json!({ "path": copy }));
    adds_sentence(&first, "goals", "Máy một: ");
    adds_sentence(&second, "tasks", "Máy hai: ");
    adds_sentence(&second, "resources", "Cùng: ");
    adds_sentence(&first, "resources", "Cùng: ");
    second.does("workplace.close", json!({}));
    first.does("workplace.merge", json!({ "path": copy, "preview": false }));
    assert!(printed(&first, "goals").contains("Máy một: 3"));
    assert!(printed(&first, "tasks").contains("Máy hai: 3"));
    assert_eq!(section(&first, "resources")["conflict"], false, "both typed the same");
}

#[test]
fn two_texts_of_one_place_are_not_written_over_before_one_is_chosen() {
    let first = small();
    let path = first.path("15670.benvung");
    first.does("workplace.close", json!({}));
    let second = Office::named("Máy 2", 2);
    let copy = second.path("copy.benvung");
    std::fs::copy(&path, &copy).unwrap();
    first.does("workplace.open", json!({ "path": path }));
    second.does("workplace.open", json!({ "path": copy }));
    adds_sentence(&first, "goals", "Máy một: ");
    adds_sentence(&second, "goals", "Máy hai: ");
    second.does("workplace.close", json!({}));
    first.does("workplace.merge", json!({ "path": copy, "preview": false }));
    let both = section(&first, "goals");
    assert_eq!(both["conflict"], true);
    let refused = first.is_refused("paper.write_section", args(&both, &[]));
    assert!(refused.message.contains("Hai máy cùng sửa"), "{}", refused.message);
    assert_eq!(section(&first, "goals"), both);
}
