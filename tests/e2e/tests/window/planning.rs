//! Journey (a): an officer who has never seen the program makes the plan of a commune, from the
//! assignment to the file on the stick.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use e2e::{
    DOWN, Desk, ENTER, ESCAPE, PAGE_DOWN, TAB, Window, alt, button, cell, ctrl, field, heading,
    option, row, text, tick,
};
use serde_json::{Value, json};

#[test]
fn a_commune_makes_its_plan_from_the_assignment_to_the_stick() {
    let desk = Desk::for_test("a_commune_makes_its_plan")
        .watched()
        .with_viewer()
        .with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let window = desk.open_window(&[]);

    starts(&window, &desk);
    imports_the_list(&window, &desk);
    drafts_the_poor(&window);
    drafts_the_near_poor(&window);
    takes_a_suggestion(&window);
    assigns(&window);
    checks(&window);
    prints(&window, &desk);
    let handed = hands_over(&window, &desk);
    let money = sums_up(&window);
    window.close();

    is_what_bv_says(&desk, &handed, money);
    assert_eq!(desk.addresses_outside(), [""; 0], "the window speaks to nobody outside");
}

/// The words of a PDF in the order they were written there, with one space between them.
fn words_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext can be started");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    let text = String::from_utf8_lossy(&output.stdout);
    format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn starts(window: &Window, desk: &Desk) {
    window.fill(field("Tìm xã (gõ không dấu)"), "dong thang");
    window.sees(option("Xã Đồng Thắng"));
    window.screenshot("start");
    window.press(ENTER);
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.sees(text("ngày nữa"));
    window.sees(text("còn 12 ngày"));
    window.sees(text("là ngày cuối, 23/02"));
    window.sees(text("thiếu 10").inside(row("Hộ nghèo")));
    window.sees(text("thiếu 5").inside(row("Hộ cận nghèo")));
    window.sees(text("tăng 228.000 đ, đạt 1.715.000 đ/người/tháng"));
    window.sees(text("Lã Văn Lâm"));
    window.screenshot("task-first");
    window.fill(field("Ai đang làm trên máy này?"), "Lê Thị Hòa");
    window.press(ENTER);
    window.sees(text("Từ giờ mỗi lần ghi mang tên Lê Thị Hòa."));

    window.sees(text("Chưa in phiếu khôi phục."));
    let sheet = desk.papers().join("phieu.pdf");
    window.will_pick(sheet.display().to_string());
    window.click(button("In phiếu khôi phục…"));
    window.sees(text("Đã ghi phiếu vào"));
    window.screenshot("sheet-written");
    assert_eq!(desk.shown(1), sheet);
    let words = words_of(&sheet);
    for number in 1..=24 {
        let place = format!(" {number} ");
        assert!(words.contains(&place), "word {number} is missing on the sheet:\n{words}");
    }
    window.sees_no(text("Chưa in phiếu khôi phục."));
}

fn imports_the_list(window: &Window, desk: &Desk) {
    let list = desk.papers().join("Danh sách hộ Đồng Thắng.xlsx");
    e2e::write_list(&list, &e2e::dong_thang()).expect("the list can be written");
    window.will_pick(list.display().to_string());
    window.click(button("Nhập danh sách hộ"));
    window.sees(heading("Danh sách hộ"));
    window.screenshot("list-empty");
    window.will_pick(list.display().to_string());
    window.click(button("Nhập từ Excel"));
    window.sees(text("29 hộ mới"));
    window.sees(text("không dòng nào lỗi"));
    window.screenshot("import-preview");
    window.press(ENTER);
    window.sees(text("Đã nhận 29 hộ"));
    window.sees(text("theo vần tiếng Việt"));
    window.screenshot("list");
}

/// Ten households by keys alone: cause, measure, money, helper, result, next.
fn drafts_the_poor(window: &Window) {
    const CAUSE: &str = "Nguyên nhân: gõ số trên phiếu hoặc tên";
    const OFFER: &str = "Nhận gợi ý 1 cho Thiếu vốn sản xuất: Cho vay hộ nghèo";
    const MONEY: &str = "Vay của Cho vay hộ nghèo";
    const HELPER: &str = "Người giúp đỡ của Cho vay hộ nghèo";
    // Nobody helps in a hamlet until somebody is named there; from then on it is offered.
    const HELPERS: [&str; 3] = ["Bùi Thị Thảo", "Lê Văn Thành", "Hà Văn Đông"];

    window.click(button("Nghèo"));
    window.sees(text("10 trong 29 hộ"));
    window.screenshot("list-poor");
    window.press(ctrl(ENTER));
    for (at, household) in e2e::dong_thang().iter().take(10).enumerate() {
        window.sees(heading(&household.head));
        window.sees(text(&format!("hộ {}/10", at + 1)));
        window.is_at(field(CAUSE));
        if at == 0 {
            window.screenshot("dossier");
        }
        window.types("1\n");
        window.is_at(button(OFFER));
        if at == 0 {
            window.screenshot("dossier-offer");
        }
        window.press(ENTER);
        window.is_at(field(MONEY));
        window.types("40tr");
        if let Some(helper) = HELPERS.get(at) {
            window.press(ENTER);
            window.is_at(field(HELPER));
            window.types(helper);
            window.sees(option(&format!("Thêm người mới “{helper}”")));
            if at == 0 {
                window.screenshot("helper-new");
            }
            window.press(ENTER);
            window.is_at(button(&format!("{HELPER}: {helper}")));
            window.press(ENTER);
            window.is_at(field(HELPER));
            window.types("phu nu");
            window.sees(option("Hội Liên hiệp Phụ nữ xã"));
            window.press(ENTER);
            window.is_at(button(&format!("{HELPER}: {helper}, Hội Liên hiệp Phụ nữ xã")));
        }
        if [0, 9].contains(&at) {
            window.screenshot("dossier-before-accepting");
        }
        window.press(ctrl(ENTER));
        window.is_at(tick("Thoát nghèo"));
        window.types("1");
        window.sees(text("Hồ sơ 6/6"));
        if [0, 9].contains(&at) {
            window.screenshot("dossier-full");
        }
        window.press(ctrl(DOWN));
    }
}

/// Eighteen households at once: who helps, what comes of it, a measure with money.
fn drafts_the_near_poor(window: &Window) {
    window.press(alt('2'));
    window.click(button("Cận nghèo"));
    window.sees(text("19 trong 29 hộ"));
    window.press(DOWN);
    window.press(ctrl('a'));
    window.sees(text("Làm cho 19 hộ đã chọn:"));
    window.click(tick("Chọn hộ Bùi Văn Hằng"));
    window.sees(text("Làm cho 18 hộ đã chọn:"));
    window.screenshot("bulk");

    window.click(button("Giao người giúp đỡ"));
    window.is_at(field("Người hoặc tổ chức giúp đỡ"));
    window.types("thanh");
    window.sees(option("Lê Văn Thành"));
    window.press(ENTER);
    // The organisation comes along: it stands beside the person in the dossiers already.
    window.sees(button("Hội Liên hiệp Phụ nữ xã"));
    window.sees(text("18 hộ đổi"));
    window.screenshot("bulk-helper");
    window.click(button("Giao 18 hộ"));
    window.sees(text("Đã giao người giúp đỡ cho 18 hộ."));

    window.click(button("Đặt kết quả"));
    window.click(button("Còn nghèo, còn cận nghèo"));
    window.screenshot("bulk-result");
    window.click(button("Đặt cho 18 hộ"));
    window.sees(text("Đã đặt kết quả cho 18 hộ."));

    window.click(button("Thêm giải pháp"));
    window.is_at(field("Trả lời nguyên nhân, chỉ số thiếu hụt"));
    window.types("1");
    window.click(field("Giải pháp trong danh mục"));
    window.types("Cho");
    assert_eq!(window.value(field("Giải pháp trong danh mục")), "Cho vay hộ cận nghèo – hợp 18 hộ");
    window.fill(field("Tháng"), "3-12");
    window.fill(field("Kinh phí mỗi hộ"), "30tr");
    window.sees(text("18 hộ thêm giải pháp"));
    window.sees(text("thêm 540.000.000 đ"));
    window.screenshot("bulk-measure");
    window.click(button("Thêm cho 18 hộ"));
    window.sees(text("Đã thêm giải pháp cho 18 hộ."));
    window.sees(text("540.000.000 đ"));
    window.screenshot("bulk-done");
}

/// The last household: an organisation without a person helps it, and its measure is what the
/// catalogue suggests. The money stays open for the self-check to find.
fn takes_a_suggestion(window: &Window) {
    window.click(cell("Bùi Văn Hằng"));
    window.press(ctrl(ENTER));
    window.sees(heading("Bùi Văn Hằng"));
    window.click(button("Người giúp đỡ hộ: Lê Văn Thành"));
    window.types("nong dan");
    window.sees(option("Hội Nông dân xã"));
    window.press(ENTER);
    window.is_at(button("Người giúp đỡ hộ: chưa có người, Hội Nông dân xã"));
    window.click(tick("Còn cận nghèo"));
    window.click(button("Đề xuất giải pháp"));
    window.sees(text("Đã đề xuất 1 giải pháp, chờ anh chị duyệt."));
    window.sees(text("đề xuất, chưa duyệt"));
    window.screenshot("suggested");
    window.press(ctrl(ENTER));
    window.sees(text("Đã nhận"));
    window.sees_no(text("đề xuất, chưa duyệt"));
    window.screenshot("accepted");
}

/// Who helps whom, and a project that many households share: its money counts once.
fn assigns(window: &Window) {
    window.press(alt('4'));
    window.sees(heading("Phân công"));
    window.sees(text("1 hộ chưa có người giúp đỡ"));
    window.click(cell("Lê Văn Thành"));
    window.fill(field("Chức vụ"), "Bí thư chi bộ");
    window.press(TAB);
    window.sees(button("Hoàn tác: Sửa"));
    window.screenshot("helpers");

    window.click(button("Dự án chung"));
    window.sees(heading("Chưa có dự án chung nào"));
    window.screenshot("projects-empty");
    window.click(button("Thêm dự án"));
    window.is_at(field("Tên dự án mới"));
    window.types("Tổ hợp tác nuôi bò\n");
    window.fill(field("Tháng"), "4-11");
    window.fill(field("Số tiền từ nguồn Ngân sách"), "200tr");
    window.press(TAB);
    window.sees(text("200.000.000 đ"));
    window.click(field("Thêm hộ tham gia"));
    window.types("thon 1");
    window.sees(option("Cả thôn Thôn 1"));
    window.press(ENTER);
    window.sees(text("Đã thêm 10 hộ vào Tổ hợp tác nuôi bò."));
    window.screenshot("project");
}

/// From each finding to its field and back, until nothing blocks; a warning gets its reason.
fn checks(window: &Window) {
    window.press(alt('5'));
    window.sees(heading("Tự kiểm tra"));
    window.sees(text("2 chỗ phải sửa"));
    window.screenshot("check");
    window.press(ENTER);
    window.sees(heading("Bùi Văn Hằng"));
    window.is_at(field("Vay của Cho vay hộ cận nghèo"));
    window.types("30tr\n");
    window.sees(text("Hồ sơ 5/6"));
    window.screenshot("mended");
    window.press(ESCAPE);
    window.sees(heading("Tự kiểm tra"));
    window.sees(text("1 chỗ phải sửa"));
    window.screenshot("back-from-mending");

    window.click(button("Xem cả 5 hộ"));
    for name in ["Trịnh Thị Lan", "Trịnh Thị Phúc", "Trịnh Thị Vân", "Hà Thị Hợp", "Hà Thị Nga"]
    {
        window.click(tick(&format!("Chọn hộ {name}")));
    }
    window.screenshot("near");
    window.click(button("Đặt thoát cận nghèo cho 5 hộ"));
    window.sees(text("Đã đặt kết quả cuối năm cho 5 hộ."));
    window.sees(text("0 chỗ phải sửa"));
    window.sees(text("Cả hai chỉ tiêu đã đủ."));
    window.screenshot("nothing-blocks");

    window.click(button("Ghi lý do chỗ kế tiếp"));
    window.is_at(field("Lý do – Bùi Văn Hằng"));
    window.types("Hội Nông dân cử người sau Đại hội tháng 3");
    window.screenshot("reason");
    window.press(ENTER);
    window.sees(text("Đã ghi lý do."));
    window.sees(text("1 chỗ đã có lý do"));
    window.sees(button("Chốt bản kế hoạch"));
    window.screenshot("explained");
}

/// The pages as they will be printed, and the PDF in the system's viewer.
fn prints(window: &Window, desk: &Desk) {
    window.press(alt('6'));
    window.sees(heading("Văn bản"));
    window.sees(text("DỰ THẢO"));
    window.sees(text("Thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020"));
    window.sees(text("trang 1/18"));
    window.screenshot("paper");
    window.press(PAGE_DOWN);
    window.sees(text("trang 2/18"));
    let pdf = desk.papers().join("du-thao.pdf");
    window.will_pick(pdf.display().to_string());
    window.press(ctrl('p'));
    window.sees(text("Đã xuất 18 trang, DỰ THẢO."));
    window.screenshot("paper-exported");
    window.click(button("Mở xem"));
    assert_eq!(desk.shown(2), pdf);
    let words = words_of(&pdf);
    for household in e2e::dong_thang() {
        assert!(words.contains(&household.head), "{} is not in the plan", household.head);
    }
}

/// What the window said of the frozen version and its package.
struct Handed {
    pages: u64,
    short: String,
    bytes: u64,
    package: PathBuf,
}

fn hands_over(window: &Window, desk: &Desk) -> Handed {
    window.press(alt('7'));
    window.sees(heading("Gửi huyện"));
    window.sees(text("Không còn chỗ nào phải sửa."));
    window.screenshot("handing");
    window.click(button("Chốt bản 1"));
    window.sees(text("Bản 1 là kế hoạch hiện tại"));
    window.screenshot("frozen");
    let frozen = said(window, "Đã chốt bản 1: Kế hoạch giảm nghèo ");
    let (pages, rest) = frozen.split_once(" trang, ").expect("the pages of the first plan");
    let (_, short) = rest.split_once(" trang. Mã đối chiếu ").expect("pages and sign");
    let (pages, short) = (figure(pages), short.trim_end_matches('.').to_owned());

    let (key, words) = the_key_of_the_district(desk);
    window.will_pick(key.display().to_string());
    window.click(button("Chọn tệp khóa của huyện…"));
    for (at, word) in words.iter().enumerate() {
        window.is_at(field(&format!("Từ thứ {}", at + 1)));
        window.types(word);
        window.sees(option(word));
        window.press(ENTER);
    }
    window.is_at(button("Đối chiếu sáu từ"));
    window.screenshot("six-words");
    window.press(ENTER);
    window.sees(text("Sáu từ khớp."));
    window.screenshot("trusted");

    let stick = desk.papers().join("USB");
    fs::create_dir_all(&stick).expect("a stick can be put in");
    window.will_pick(stick.display().to_string());
    window.click(button("Chọn USB và ghi gói…"));
    window.sees(text("Có thể rút USB."));
    window.screenshot("safe");
    let bytes = figure(&said_before(window, " byte"));
    let package = stick.join("BV-15727-DongThang-2020-trinh-01.bvgoi");
    assert!(package.is_file(), "{} is on the stick", package.display());
    Handed { pages, short, bytes, package }
}

/// What the district gives out: its key file, and the six words of its signed letter.
fn the_key_of_the_district(desk: &Desk) -> (PathBuf, Vec<String>) {
    let workplace = desk.papers().join("TrieuSon-2020.benvung");
    let key = desk.papers().join("TrieuSon.key");
    let (workplace, key_path) = (workplace.display().to_string(), key.display().to_string());
    let made = desk.bv(&["new", "--district", "397", "--year", "2020", &workplace]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let answer = desk.bv(&["key", &workplace, "--out", &key_path, "--json"]);
    let written: Value = serde_json::from_str(&answer.out).expect("bv key --json gives JSON");
    let words = written["words"].as_array().expect("words").iter();
    (key, words.map(|word| word.as_str().expect("a word").to_owned()).collect())
}

/// The targets at the end, and the money of all households as the list adds it up.
fn sums_up(window: &Window) -> u64 {
    window.press(alt('1'));
    window.sees(text("đủ").inside(row("Hộ nghèo")));
    window.sees(text("đủ").inside(row("Hộ cận nghèo")));
    window.sees(text("bản 1"));
    window.screenshot("task-last");
    window.press(alt('2'));
    window.click(button("Tất cả"));
    window.sees(text("29 hộ"));
    window.press(DOWN);
    window.press(ctrl('a'));
    window.sees(text("Làm cho 29 hộ đã chọn:"));
    window.sees(text("Cận nghèo 19"));
    window.screenshot("list-last");
    figure(&said(window, "Kinh phí "))
}

/// The line on the screen that begins so, without that beginning.
fn said(window: &Window, beginning: &str) -> String {
    let shown = window.reads();
    let line = shown.lines().find_map(|line| line.trim().strip_prefix(beginning));
    line.unwrap_or_else(|| panic!("nothing begins «{beginning}»:\n{shown}")).to_owned()
}

/// The line on the screen that ends so, without that end.
fn said_before(window: &Window, end: &str) -> String {
    let shown = window.reads();
    let line = shown.lines().find_map(|line| line.trim().strip_suffix(end));
    line.unwrap_or_else(|| panic!("nothing ends «{end}»:\n{shown}")).to_owned()
}

/// A number with Vietnamese points between its thousands.
fn figure(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no figure in «{text}»"))
}

fn is_what_bv_says(desk: &Desk, handed: &Handed, money: u64) {
    let plan = desk.data().join("DongThang-2020.benvung").display().to_string();
    let says = |command: &str, path: &str| -> Value {
        let answer = desk.bv(&[command, path, "--json"]);
        assert_eq!(answer.code, Some(0), "bv {command}: {}", answer.err);
        serde_json::from_str(&answer.out).expect("bv --json gives JSON")
    };

    let list = says("list", &plan);
    let households = list.as_array().expect("a list");
    assert_eq!(households.len(), 29);
    let all: u64 = households.iter().filter_map(|one| one["money"].as_u64()).sum();
    assert_eq!(all, money);
    let leaving = |classes: &[&str]| {
        let of_class = |one: &&Value| classes.contains(&one["class"].as_str().unwrap_or_default());
        households.iter().filter(of_class).filter(|one| one["expected"] == "leaves").count()
    };
    assert_eq!((leaving(&["poor_n1", "poor_n2"]), leaving(&["near_poor"])), (10, 5));

    let check = says("check", &plan);
    assert_eq!(check["blocks"], 0);

    let versions = says("versions", &plan);
    let version = &versions["versions"][0];
    assert_eq!((&version["number"], &version["households"]), (&json!(1), &json!(29)));
    assert_eq!(
        (&version["pages"], &version["short"]),
        (&json!(handed.pages), &json!(handed.short))
    );
    assert_eq!((&version["who"], &versions["changed"]), (&json!("Lê Thị Hòa"), &Value::Null));
    assert_eq!(versions["sent"][0]["bytes"], json!(handed.bytes));

    let package = says("inspect", &handed.package.display().to_string());
    assert_eq!(
        (&package["kind"], &package["unit"], &package["number"], &package["training"]),
        (&json!("trinh"), &json!("15727"), &json!(1), &json!(false))
    );
    assert_eq!(package["words"], versions["own_words"]);
}
