//! Two laptops write apart in the same field. After their files are joined, the window shows both
//! values with who wrote them and when; a person decides, and may take that back.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::{
    Desk, ENTER, ESCAPE, TAB, Window, alt, button, ctrl, dialog, field, heading, option, text,
};
use serde_json::Value;

#[test]
fn what_two_laptops_wrote_apart_is_decided_in_the_window_and_taken_back() {
    let desk =
        Desk::for_test("what_two_laptops_wrote_apart").with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let plan = a_plan_of_one_household(&desk);
    let other = desk.papers().join("may-hai.benvung");
    fs::copy(&plan, &other).expect("the second laptop gets a copy");

    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    writes(&window, "1974");
    window.close();

    let desk = desk.with("BENVUNG_NOW", "2020-02-11T10:30:00");
    let window = desk.open_window(&[]);
    window.will_pick(shown(&other));
    window.click(button("Mở tệp kế hoạch…"));
    window.click(button("Lê Thị Hòa"));
    window.fill(field("Ai đang làm trên máy này?"), "Trịnh Văn Tú");
    window.press(ENTER);
    window.sees(text("Từ giờ mỗi lần ghi mang tên Trịnh Văn Tú."));
    writes(&window, "1947");
    window.close();

    let desk = desk.with("BENVUNG_NOW", "2020-02-12T08:00:00");
    let joined = desk.bv(&["merge", &shown(&other), "--into", &shown(&plan), "--json"]);
    assert_eq!(joined.code, Some(0), "{}", joined.err);

    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    window.click(button("Hai máy: 1"));
    window.sees(text("Lê Thị Hòa · 09:00"));
    window.sees(text("Trịnh Văn Tú · 10:30"));
    window.screenshot("both");
    window.press(ESCAPE);
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.screenshot("list");
    window.press(ctrl(ENTER));
    window.sees(heading("Lê Thị Tuyết"));
    window.sees(button("Lấy 1974"));
    window.sees(button("Lấy 1947"));
    window.screenshot("dossier");
    window.click(button("Hai máy: 1"));
    window.click(button("Lấy 1974 cho"));
    window.sees(text("Không còn chỗ nào hai máy sửa khác nhau."));
    window.screenshot("decided");
    window.press(ESCAPE);
    window.sees_no(dialog("Chỗ hai máy sửa khác nhau"));
    window.sees_value(field("Năm sinh"), "1974");
    assert_eq!(birth_year(&desk, &plan), None, "open in the window");

    window.press(ctrl('z'));
    window.sees(button("Hai máy: 1"));
    window.sees(button("Lấy 1947"));
    window.sees(text("Trịnh Văn Tú · 10:30"));
    window.screenshot("taken-back");
    window.click(button("Lấy 1947"));
    window.sees_value(field("Năm sinh"), "1947");
    window.close();
    assert_eq!(birth_year(&desk, &plan), Some(1947));
}

/// The first laptop's morning: who is at it, and one household.
fn a_plan_of_one_household(desk: &Desk) -> PathBuf {
    let window = desk.open_window(&[]);
    window.fill(field("Tìm xã (gõ không dấu)"), "dong thang");
    window.click(option("Xã Đồng Thắng"));
    window.click(button("Lập kế hoạch Xã Đồng Thắng năm 2020"));
    window.fill(field("Ai đang làm trên máy này?"), "Lê Thị Hòa");
    window.press(ENTER);
    window.sees(text("Từ giờ mỗi lần ghi mang tên Lê Thị Hòa."));
    window.press(alt('2'));
    window.click(button("Gõ từng hộ"));
    window.fill(field("Họ tên chủ hộ"), "Lê Thị Tuyết");
    window.press(ENTER);
    window.sees(text("Đã thêm hộ Lê Thị Tuyết."));
    window.close();
    desk.data().join("DongThang-2020.benvung")
}

/// Writes the year of birth of the one household.
fn writes(window: &Window, year: &str) {
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.press(alt('3'));
    window.sees(heading("Lê Thị Tuyết"));
    window.fill(field("Năm sinh"), year);
    window.press(TAB);
    window.sees(button("Hoàn tác: Sửa hộ Lê Thị Tuyết"));
}

/// As the command line has it; nothing while the window holds the file.
fn birth_year(desk: &Desk, plan: &Path) -> Option<u64> {
    let answer = desk.bv(&["list", &shown(plan), "--json"]);
    let rows: Value = serde_json::from_str(&answer.out).ok()?;
    rows[0]["birth_year"].as_u64()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
