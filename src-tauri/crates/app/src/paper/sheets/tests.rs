//! Words, amounts and the one page of a household.

use domain::catalog::Catalogue;
use domain::date::ViDate;
use domain::plan::{MoneyUnit, PaperChoices, Plan};
use domain::totals::{Totals, UnitTargets};
use domain::words::Sentences;
use serde_json::json;

use super::words::TEXT;
use super::{SheetKind, SheetRequest, Subject, Wanted, Writer};
use crate::paper::sample::Records;

/// What the sheets of a kind say, and how many pages they have.
fn printed(plan: &Plan, kind: SheetKind, choices: &PaperChoices) -> (String, usize) {
    let catalogue = Catalogue::built_in();
    let unit = catalogue.unit(plan.unit.as_ref()).expect("the unit of a test is known");
    let request = SheetRequest {
        plan,
        totals: &Totals::of(plan),
        unit,
        catalogue,
        year: plan.year,
        targets: Some(UnitTargets::from(unit)),
        choices,
        today: ViDate::new(2020, 2, 18).expect("a day of a test"),
        created: "D:20200218080000+07'00'".to_owned(),
        personal: false,
    };
    let writer = Writer::new(&request);
    let subjects = writer.subjects(kind, &Wanted::default());
    let sheets = subjects.iter().filter_map(|one| writer.sheet(kind, *one)).collect();
    let document = writer.paper(kind, sheets).into_document();
    let laid = documents::lay_out(&document, documents::Fonts::bundled()).expect("it fits");
    let text: Vec<_> = laid.pages.iter().map(|page| page.drawing.text.clone()).collect();
    (text.join("\n"), laid.pages.len())
}

fn full(members: usize, measures: usize, name: &str) -> Plan {
    let mut records = Records::default();
    let hamlet = records.add("hamlet", None, json!({ "name": "Thôn 1" }));
    let facts = json!({ "head_name": name, "class": "poor_n1", "hamlet": hamlet });
    let household = records.add("household", None, facts);
    for at in 0..members {
        let facts = json!({ "name": format!("{name} {at}"), "birth": "1990", "relation": "Con" });
        records.add("member", Some(&household), facts);
    }
    for at in 0..measures {
        let facts = json!({ "title": format!("Vay vốn nuôi bò sinh sản lần {at}") });
        records.measure(&household, facts, &[("credit", "loan", 12_345_678)]);
    }
    records.plan("15670")
}

#[test]
fn fourteen_members_and_twelve_measures_stand_on_one_page() {
    let plan = full(14, 12, "Nguyễn Thị Thử Nghiệm");
    let (text, pages) = printed(&plan, SheetKind::Household, &PaperChoices::default());
    assert_eq!(pages, 1);
    assert!(text.contains("Nguyễn Thị Thử Nghiệm 13") && text.contains("lần 11"), "{text}");
    assert!(text.contains("148,148136"), "twelve times 12,345678: {text}");
}

#[test]
fn names_of_sixty_letters_go_on_overleaf() {
    let name = "Nguyễn Thị Hoàng Phương Thảo Nguyên Khánh Linh Đan Quỳnh Ngọc";
    let plan = full(14, 40, name);
    let (text, pages) = printed(&plan, SheetKind::Household, &PaperChoices::default());
    assert!(pages > 1);
    assert!(text.contains("(Xem tiếp trang sau)") && text.contains("(tiếp theo)"), "{text}");
}

#[test]
fn amounts_in_dong_and_an_empty_plan_have_their_room() {
    let choices = PaperChoices { money_unit: MoneyUnit::Dong, ..PaperChoices::default() };
    let plan = full(9, 12, "Nguyễn Thị Thử Nghiệm");
    let (text, pages) = printed(&plan, SheetKind::Household, &choices);
    assert_eq!(pages, 1);
    assert!(text.contains("148.148.136") && text.contains("Đơn vị tính: đồng"), "{text}");
    let empty = Records::default().plan("15670");
    for kind in [SheetKind::Posting, SheetKind::Minutes, SheetKind::Helper] {
        assert_eq!(printed(&empty, kind, &choices).1, 0, "{kind:?} has no sheet");
    }
    let (text, pages) = printed(&empty, SheetKind::Summary, &choices);
    assert!(pages > 0 && text.contains("danh sách có 0 hộ"), "{text}");
    let mut records = Records::default();
    records.add("hamlet", None, json!({ "name": "Làng Mới" }));
    records.add("helper", None, json!({ "type": "organisation", "name": "Hội Thử" }));
    let plan = records.plan("15670");
    for kind in [SheetKind::Posting, SheetKind::Minutes] {
        let (text, _) = printed(&plan, kind, &choices);
        assert!(text.contains("Tại Làng Mới không có"), "{text}");
    }
}

#[test]
fn every_word_is_there_and_is_said() {
    let plan = full(2, 2, "Nguyễn Văn Thử");
    for kind in SheetKind::ALL {
        let (text, _) = printed(&plan, kind, &PaperChoices::default());
        assert!(!text.contains('«') || kind == SheetKind::Summary, "{kind:?}: {text}");
    }
    let sources = [
        include_str!("../annex_row.rs"),
        include_str!("mod.rs"),
        include_str!("hamlet.rs"),
        include_str!("helping.rs"),
        include_str!("household.rs"),
        include_str!("summary.rs"),
        include_str!("writing.rs"),
    ]
    .concat();
    for key in Sentences::parse(TEXT).keys() {
        let families = ["file.", "class.", "money_unit.", "schooling."];
        let composed = families.iter().any(|family| key.starts_with(family));
        assert!(composed || sources.contains(&format!("\"{key}\"")), "{key} is never said");
    }
}

#[test]
fn a_measure_that_tells_of_illness_or_names_a_member_is_not_posted() {
    let mut records = Records::default();
    let facts = json!({ "head_name": "Lê Văn Thử", "class": "near_poor" });
    let household = records.add("household", None, facts);
    records.add("member", Some(&household), json!({ "name": "Lê Thị Hoa" }));
    for title in ["Chữa bệnh tim", "Học nghề may: Lê Thị Hoa", "Đi cai nghiện"] {
        let facts = json!({ "title": title });
        records.measure(&household, facts, &[("budget", "grant", 9_000_000)]);
    }
    let facts = json!({ "title": "Thuốc cho người ốm", "answers.NN08": true });
    records.measure(&household, facts, &[("budget", "grant", 8_000_000)]);
    let plan = records.plan("15670");
    let (text, _) = printed(&plan, SheetKind::Posting, &PaperChoices::default());
    assert!(text.contains("Hỗ trợ theo chính sách"), "{text}");
    for secret in ["bệnh", "Hoa", "nghiện", "Thuốc"] {
        assert!(!text.contains(secret), "«{secret}» hangs in public: {text}");
    }
    records.measure(&household, json!({ "title": "Làm om cá" }), &[]);
    let plan = records.plan("15670");
    let (text, _) = printed(&plan, SheetKind::Posting, &PaperChoices::default());
    assert!(text.contains("Làm om cá"), "«om» is not «ốm»: {text}");
}

#[test]
fn a_file_has_a_plain_name() {
    let plan = full(1, 1, "Nguyễn Văn Đồng");
    let catalogue = Catalogue::built_in();
    let unit = catalogue.unit("15670").expect("a unit");
    let request = SheetRequest {
        plan: &plan,
        totals: &Totals::of(&plan),
        unit,
        catalogue,
        year: 2020,
        targets: None,
        choices: &PaperChoices::default(),
        today: ViDate::new(2020, 2, 18).expect("a day"),
        created: String::new(),
        personal: false,
    };
    let writer = Writer::new(&request);
    let subject = Subject::Household(plan.households[0].id);
    let name = writer.file_name(SheetKind::Household, 7, subject);
    assert_eq!(name, "BV-15670-phieu-ho-007-NguyenVanDong.pdf");
}
