//! The two plans as papers: their number and signer, a sentence of the commune's own, annexes, pages,
//! copies for Word and Excel, and the sheets beside them.

use std::fs;
use std::path::Path;
use std::process::Command;

use e2e::{
    DOWN, Desk, END, ENTER, ESCAPE, F6, F7, LEFT, TAB, Window, alt, button, ctrl, field, heading,
    option, shift, text, tick,
};
use serde_json::Value;

/// What the commune writes into its plan, before and after the figure.
const BEGINNING: &str = "Mỗi chi bộ giúp hộ nghèo cụ thể";
const WHOLE: &str = "Mỗi chi bộ giúp hộ nghèo cụ thể, cả xã 10 hộ.";

const CAUSE: &str = "Nguyên nhân: gõ số trên phiếu hoặc tên";

#[test]
fn a_commune_writes_into_its_plan_and_makes_every_paper_of_it() {
    let desk = Desk::for_test("a_commune_writes_into_its_plan")
        .with_viewer()
        .with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let plan = a_plan_of_29_households(&desk);
    let window = desk.open_window(&[&plan]);
    window.sees(heading("Nhiệm vụ"));
    window.fill(field("Ai đang làm trên máy này?"), "Lê Thị Hòa");
    window.press(ENTER);
    window.sees(button("Lê Thị Hòa"));

    turns_to_the_other_plan_and_back(&window);
    chooses_number_and_signer(&window);
    writes_a_sentence(&window);
    leaves_an_annex_out(&window);
    looks_at_the_pages(&window);
    goes_to_a_household_and_back(&window);
    let copies = exports_copies(&window, &desk);
    let sheets = prints_the_sheets_of_a_hamlet(&window, &desk);
    window.close();

    are_what_bv_makes(&desk, &plan, &copies, &sheets);
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let answer = desk.bv(args);
    assert_eq!(answer.code, Some(0), "bv {args:?}: {}", answer.err);
    answer.out
}

fn a_plan_of_29_households(desk: &Desk) -> String {
    let papers = desk.papers();
    let plan = papers.join("DongThang-2020.benvung").display().to_string();
    let list = papers.join("danh-sach.xlsx");
    e2e::write_list(&list, &e2e::dong_thang()).expect("the list can be written");
    done(desk, &["new", "--unit", "15727", "--year", "2020", &plan]);
    done(desk, &["import", &list.display().to_string(), "--into", &plan]);
    done(desk, &["draft", &plan, "--suggest", "--accept"]);
    plan
}

fn turns_to_the_other_plan_and_back(window: &Window) {
    window.press(alt('6'));
    window.sees(heading("Văn bản"));
    window.sees(text("Thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020"));
    window.screenshot("poverty");
    window.click(button("Kế hoạch dịch vụ xã hội cơ bản"));
    window.sees(text("Thực hiện chỉ tiêu tiếp cận các dịch vụ xã hội cơ bản năm 2020"));
    window.screenshot("services");
    window.fits();
    window.click(button("Kế hoạch giảm nghèo"));
    window.sees(text("Thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020"));
}

fn chooses_number_and_signer(window: &Window) {
    window.click(button("Số, ngày, người ký"));
    window.fill(field("Số kế hoạch"), "15");
    window.press(TAB);
    window.sees(text("15/KH-UBND"));
    window.click(field("Người ký"));
    window.types("Phó");
    window.press(TAB);
    window.sees_value(field("Người ký"), "deputy");
    window.fill(field("Họ tên người ký"), "Trịnh Văn Bình");
    window.press(TAB);
    window.screenshot("choices");
    window.fits();
    window.click(button("Nơi nhận, người ký"));
    window.sees(text("KT. CHỦ TỊCH"));
    window.sees(text("Trịnh Văn Bình"));
    window.screenshot("signer");
}

/// Typed as a person types: at the end of a paragraph, a new one, a bold word, a figure.
fn writes_a_sentence(window: &Window) {
    window.click(button("II. MỤC TIÊU, CHỈ TIÊU NĂM 2020"));
    window.sees(text("hạn chế tái nghèo"));
    window.click(field("Đoạn văn"));
    window.press(ctrl(END));
    window.press(ENTER);
    window.types(BEGINNING);
    window.press(shift(ctrl(LEFT)));
    window.press(ctrl('b'));
    window.sees_pressed(button("Chữ đậm"));
    window.screenshot("bold");
    window.press(ctrl(END));
    window.press(ctrl('b'));
    window.types(", cả xã ");
    window.press(ctrl('m'));
    window.is_at(field("Tìm ô số để chèn"));
    window.types("so ho ngheo trong danh sach");
    window.sees(option("Số hộ nghèo trong danh sách"));
    window.screenshot("figures");
    window.press(ENTER);
    window.types(" hộ.");
    window.screenshot("typed");
    window.press(F6);
    window.sees(text("sửa so với mẫu"));
    window.sees(text(BEGINNING));
    window.screenshot("sentence");
    window.fits();
}

fn leaves_an_annex_out(window: &Window) {
    window.click(button("Phụ lục 2"));
    window.sees(text("Trang 9 đến 10"));
    window.screenshot("annex");
    window.click(tick("In DANH SÁCH HỘ CẬN NGHÈO"));
    window.sees(heading("Phụ lục không in"));
    window.sees_no(button("DANH SÁCH HỘ CẬN NGHÈO"));
    window.screenshot("annex-out");
    window.fits();
}

fn looks_at_the_pages(window: &Window) {
    window.press(F7);
    window.sees(button("Trang 2"));
    window.screenshot("pages");
    window.press(DOWN);
    window.press(ENTER);
    window.sees_no(button("Trang 2"));
    window.click(button("Trang rộng"));
    window.sees_pressed(button("Trang rộng"));
    window.screenshot("wide");
    window.fits();
}

fn goes_to_a_household_and_back(window: &Window) {
    window.click(button("Phụ lục 1"));
    window.click(button("Mở hồ sơ hộ Lê Văn An"));
    window.sees(heading("Lê Văn An"));
    // The first Esc closes the list of causes that is open for a household without one.
    window.is_at(field(CAUSE));
    window.screenshot("household");
    window.press(ESCAPE);
    window.sees_no(field(CAUSE));
    window.press(ESCAPE);
    window.sees(heading("Văn bản"));
    window.is_at(button("Mở hồ sơ hộ Lê Văn An"));
    window.screenshot("back-at-the-row");
    window.press(ESCAPE);
}

fn exports_copies(window: &Window, desk: &Desk) -> [std::path::PathBuf; 2] {
    [("Word", "docx"), ("Excel", "xlsx")].map(|(name, ending)| {
        let path = desk.papers().join(format!("ban-sua.{ending}"));
        window.will_pick(path.display().to_string());
        window.click(button(name));
        window.sees(text(&format!("Đã xuất tệp {name}.")));
        window.screenshot(ending);
        path
    })
}

fn prints_the_sheets_of_a_hamlet(window: &Window, desk: &Desk) -> std::path::PathBuf {
    window.click(button("Giấy tờ khác"));
    window.sees(heading("Giấy tờ khác"));
    window.sees(button("Xuất 29 tờ"));
    window.click(field("Thôn"));
    window.types("Thôn 1");
    window.press(TAB);
    window.sees(button("Xuất 10 tờ"));
    window.sees(text("tờ 1/10"));
    window.screenshot("sheets");
    window.fits();
    let path = desk.papers().join("phieu-ho.pdf");
    window.will_pick(path.display().to_string());
    window.press(ctrl('p'));
    window.sees(text("Đã xuất 10 tờ, 10 trang."));
    window.screenshot("sheets-written");
    window.click(button("Mở xem"));
    assert_eq!(desk.shown(1), path);
    window.press(ESCAPE);
    window.sees(heading("Văn bản"));
    path
}

/// The words of a PDF in the order they were written there, with one space between them.
fn words_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext can be started");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn are_what_bv_makes(desk: &Desk, plan: &str, copies: &[std::path::PathBuf], sheets: &Path) {
    let pdf = desk.papers().join("bv.pdf");
    done(desk, &["pdf", plan, "--out", &pdf.display().to_string()]);
    let words = words_of(&pdf);
    for part in [WHOLE, "Số: 15/KH-UBND", "KT. CHỦ TỊCH", "Trịnh Văn Bình", "Lê Văn An"]
    {
        assert!(words.contains(part), "«{part}» is not in the plan:\n{words}");
    }
    assert!(!words.contains("DANH SÁCH HỘ CẬN NGHÈO"), "the annex was switched off");

    for copy in copies {
        let again =
            copy.with_file_name(format!("bv-{}", copy.file_name().expect("a name").display()));
        done(desk, &["copy", plan, "--out", &again.display().to_string()]);
        let [window, bv] = [copy, &again].map(|path| fs::read(path).expect("a copy was written"));
        assert!(window == bv, "{} is not what bv writes", copy.display());
    }

    let again = sheets.with_file_name("bv-phieu-ho.pdf");
    let path = again.display().to_string();
    let args =
        ["sheets", plan, "--kind", "household", "--hamlet", "Thôn 1", "--out", &path, "--json"];
    let written: Value = serde_json::from_str(&done(desk, &args)).expect("JSON");
    assert_eq!((&written["sheets"], &written["pages"]), (&10.into(), &10.into()));
    let words = words_of(sheets);
    assert_eq!(words, words_of(&again));
    for household in e2e::dong_thang() {
        let there = words.contains(&household.head);
        assert_eq!(there, household.hamlet == "Thôn 1", "{}", household.head);
    }
}
