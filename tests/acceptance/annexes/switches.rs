//! Which annexes there are, that they are numbered as they are printed, and count their pages.

use acceptance::Office;
use serde_json::json;

use super::{
    POVERTY, annexes, chooses, full_plan, named, numbered, page, printed, squeezed,
    switches_all_on, table,
};

#[test]
fn each_plan_has_its_annexes_numbered_as_they_are_printed() {
    let office = full_plan(24, 9);
    let names = |paper| -> Vec<String> {
        let annexes = annexes(&office, paper);
        annexes.iter().map(|annex| annex["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("poverty"), POVERTY);
    assert_eq!(names("services")[..2], ["services", "lacking"]);
    for paper in ["poverty", "services"] {
        for (number, (name, label)) in (1..).zip(printed(&office, paper)) {
            assert_eq!(label, format!("Phụ lục {number}"), "{name}");
        }
        let all = annexes(&office, paper);
        let mut next = None;
        for annex in all.iter().filter(|annex| annex["pages"] != 0) {
            assert_eq!(annex["on"], true, "what is printed is on");
            let begins = annex["page"].as_u64().unwrap();
            assert!(next.is_none_or(|next| next == begins), "no page between two annexes");
            next = Some(begins + annex["pages"].as_u64().unwrap());
            let first = page(&office, paper, begins);
            for key in ["label", "title"] {
                assert!(first.contains(&squeezed(annex[key].as_str().unwrap())), "{first}");
            }
        }
        let outline = office.does("paper.outline", json!({ "paper": paper, "job": "o" }));
        assert_eq!(next, outline["pages"].as_u64().map(|pages| pages + 1));
    }
}

#[test]
fn an_annex_that_is_switched_off_is_gone_and_those_behind_it_move_up() {
    let office = full_plan(8, 4);
    let before = printed(&office, "poverty");
    assert_eq!(before.len(), POVERTY.len(), "all are on unless somebody says otherwise");
    chooses(&office, "poverty", "annex.near_poor", json!(false));
    let after = printed(&office, "poverty");
    let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [&["poor"][..], &POVERTY[2..]].concat());
    assert_eq!(after[1], ("hamlets".to_owned(), "Phụ lục 2".to_owned()));
    let off = named(&office, "poverty", "near_poor");
    assert_eq!((&off["on"], &off["pages"], &off["label"]), (&json!(false), &json!(0), &json!("")));
    assert!(off["title"].as_str().unwrap().contains("CẬN NGHÈO"), "it can still be named");

    let services = printed(&office, "services");
    chooses(&office, "services", "annex.money", json!(true));
    assert_eq!(printed(&office, "services").len(), services.len() + 1);
    assert_eq!(printed(&office, "poverty"), after, "each plan has its own switches");
    office.does("history.undo", json!({}));
    office.does("history.undo", json!({}));
    assert_eq!(printed(&office, "services"), services);
    assert_eq!(printed(&office, "poverty"), before);
}

#[test]
fn an_annex_that_would_say_nothing_is_left_out_although_it_is_on() {
    let office = Office::new(1);
    office.opens_new("15670");
    for paper in ["poverty", "services"] {
        switches_all_on(&office, paper);
        for annex in annexes(&office, paper) {
            let shown = (&annex["on"], &annex["pages"], &annex["label"]);
            assert_eq!(shown, (&json!(true), &json!(0), &json!("")), "{annex}");
        }
    }
    // One household, of which nothing is known but its name and class.
    office.adds("Quách Thị Thảo Nguyên");
    let names = |paper| -> Vec<String> {
        printed(&office, paper).into_iter().map(|(name, _)| name).collect()
    };
    let poverty = names("poverty");
    assert!(poverty.contains(&"poor".to_owned()), "{poverty:?}");
    for empty in ["near_poor", "leaving", "assignments", "money"] {
        assert!(!poverty.contains(&empty.to_owned()), "{empty}");
    }
    assert!(!names("services").contains(&"lacking".to_owned()));
    assert_eq!(numbered(&table(&office, "poverty", "services")).len(), 12, "always ten, and two");
}

#[test]
fn every_annex_names_the_plan_it_belongs_to_and_counts_its_own_pages() {
    let office = full_plan(24, 9);
    for paper in ["poverty", "services"] {
        switches_all_on(&office, paper);
        chooses(&office, paper, "number", json!("7"));
        chooses(&office, paper, "issue_date", json!("2020-02-05"));
        for annex in annexes(&office, paper) {
            let (from, count) = (annex["page"].as_u64().unwrap(), annex["pages"].as_u64().unwrap());
            let first = page(&office, paper, from);
            let attached = "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2020 của";
            assert!(first.contains(&squeezed(attached)), "{}: {first}", annex["name"]);
            // The first page of an annex bears no number, as that of the text.
            for number in 2..=count {
                let shown = page(&office, paper, from + number - 1);
                assert!(shown.contains(&format!("{number}/{count}")), "{}: {shown}", annex["name"]);
            }
        }
    }
}
