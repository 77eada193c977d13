//! An officer who has never seen the program makes a plan, types a household in, corrects
//! it, and finds everything again: in the window, after a restart, and in `bv list`.

use e2e::{Desk, ENTER, ESCAPE, TAB, alt, button, ctrl, field, heading, option, text};
use serde_json::Value;

#[test]
fn a_household_that_was_typed_in_is_there_after_a_restart_and_in_bv_list() {
    let desk = Desk::for_test("a_household_that_was_typed_in").watched();
    let window = desk.open_window(&[]);
    window.sees(heading("Mở kế hoạch"));
    window.screenshot("start");
    window.fill(field("Tìm xã (gõ không dấu)"), "tho binh");
    window.click(option("Xã Thọ Bình"));
    window.click(button("Lập kế hoạch Xã Thọ Bình năm 2020"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.fill(field("Ai đang làm trên máy này?"), "Hà Thị Én");
    window.press(ENTER);
    window.sees(text("Từ giờ mỗi lần ghi mang tên Hà Thị Én."));
    window.screenshot("task");
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("Chưa có hộ nào trong danh sách"));
    window.screenshot("empty-list");

    window.click(button("Gõ từng hộ"));
    window.fill(field("Họ tên chủ hộ"), "Lê Thị Tuyết");
    window.press(ENTER);
    window.sees(text("Đã thêm hộ Lê Thị Tuyết."));
    window.screenshot("added");

    window.press(ESCAPE);
    window.press(ctrl(ENTER));
    window.sees(heading("Lê Thị Tuyết"));
    window.screenshot("dossier");
    window.fill(field("Năm sinh"), "1974");
    window.press(TAB);
    window.sees(button("Hoàn tác: Sửa hộ Lê Thị Tuyết"));
    window.close();

    let path = desk.data().join("ThoBinh-2020.benvung");
    let answer = desk.bv(&["list", &path.display().to_string(), "--json"]);
    let rows: Value = serde_json::from_str(&answer.out).expect("bv list --json gives JSON");
    assert_eq!(rows[0]["head_name"], "Lê Thị Tuyết");
    assert_eq!(rows[0]["birth_year"], 1974);

    let window = desk.open_window(&[]);
    window.screenshot("start-again");
    window.click(button("Xã Thọ Bình"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.sees_no(field("Ai đang làm trên máy này?"));
    window.sees(text("Hà Thị Én"));
    window.press(alt('2'));
    window.sees(text("Lê Thị Tuyết"));
    window.sees(text("1974"));
    window.screenshot("list-again");
    window.press(ctrl('z'));
    window.sees(text("Đã hoàn tác: Sửa hộ Lê Thị Tuyết"));
    window.sees_no(text("1974"));
    window.close();
    assert_eq!(desk.addresses_outside(), [""; 0], "the window speaks to nobody outside");
}
