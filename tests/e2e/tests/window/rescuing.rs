//! Journey (d): a stick pulled out or a failing disk leaves a plan damaged. The window says so,
//! offers what there is, and the work goes on; and a state of an earlier moment comes back.

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use e2e::{Desk, ENTER, ESCAPE, Window, alt, button, field, heading, option, text};
use serde_json::Value;

#[test]
fn a_damaged_plan_comes_back_from_its_newest_backup_and_the_work_goes_on() {
    let desk =
        Desk::for_test("a_damaged_plan_comes_back").with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let plan = a_plan_with_two_households(&desk);
    damage_the_middle(&plan);

    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    window.sees(heading("Kế hoạch xã Đồng Thắng năm 2020 bị hỏng"));
    window.sees(text("Chương trình chưa sửa gì vào tệp."));
    window.screenshot("rescue");
    window.is_at(button("Lấy bản sao lưu gần nhất"));
    window.press(ENTER);
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.screenshot("back");
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("2 hộ"));
    window.sees(text("Lê Thị Tuyết"));
    add(&window, "Phạm Văn Bảy");
    window.press(ESCAPE);
    window.sees(text("3 hộ"));
    window.screenshot("goes-on");
    window.close();
    assert_eq!(heads(&desk, &plan), ["Phạm Văn Bảy", "Hà Văn Sơn", "Lê Thị Tuyết"]);
}

#[test]
fn salvaging_a_damaged_plan_loses_nothing_that_is_unharmed() {
    let desk =
        Desk::for_test("salvaging_a_damaged_plan").with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let plan = a_plan_with_two_households(&desk);
    let list = desk.papers().join("danh-sach.xlsx");
    e2e::write_list(&list, &e2e::dong_thang()).expect("the list can be written");
    let (into, from) = (plan.display().to_string(), list.display().to_string());
    assert_eq!(desk.bv(&["import", &from, "--into", &into]).code, Some(0));
    let before = heads(&desk, &plan);
    damage_the_middle(&plan);

    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    window.sees(heading("Kế hoạch xã Đồng Thắng năm 2020 bị hỏng"));
    window.screenshot("rescue");
    window.click(button("Cứu những gì còn đọc được"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.screenshot("salvaged");
    window.close();
    assert_eq!(heads(&desk, &plan), before);
}

#[test]
fn a_plan_goes_back_to_how_it_was_at_an_earlier_moment() {
    let desk = Desk::for_test("a_plan_goes_back").with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let plan = a_plan_with_two_households(&desk);
    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("2 hộ"));
    add(&window, "Phạm Văn Bảy");
    window.press(ESCAPE);
    window.sees(text("3 hộ"));
    window.click(button("Sao lưu"));
    window.sees(heading("Trở về một lúc trước đây"));
    window.screenshot("panel");
    window.click(button("Trở về lúc"));
    window.sees(text("Danh sách từ 3 hộ thành 2 hộ."));
    window.screenshot("sure");
    window.click(button("Trở về lúc này"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.screenshot("back");
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("2 hộ"));
    window.close();
    assert_eq!(heads(&desk, &plan), ["Hà Văn Sơn", "Lê Thị Tuyết"]);
}

/// An officer's morning: two households typed in, the window closed. A backup is left behind.
fn a_plan_with_two_households(desk: &Desk) -> PathBuf {
    let window = desk.open_window(&[]);
    window.fill(field("Tìm xã (gõ không dấu)"), "dong thang");
    window.click(option("Xã Đồng Thắng"));
    window.click(button("Lập kế hoạch Xã Đồng Thắng năm 2020"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.press(alt('2'));
    window.sees(text("Chưa có hộ nào trong danh sách"));
    add(&window, "Lê Thị Tuyết");
    add(&window, "Hà Văn Sơn");
    window.close();
    desk.data().join("DongThang-2020.benvung")
}

fn add(window: &Window, name: &str) {
    window.press(e2e::INSERT);
    window.fill(field("Họ tên chủ hộ"), name);
    window.press(ENTER);
    window.sees(text(&format!("Đã thêm hộ {name}.")));
}

/// Overwrites two pages in the middle of the file, as a stick does that was pulled out.
fn damage_the_middle(plan: &Path) {
    let mut file = File::options().read(true).write(true).open(plan).expect("the plan is there");
    let middle = file.metadata().expect("it has a size").len() / 2 / 4096 * 4096;
    file.seek(SeekFrom::Start(middle)).expect("its middle is there");
    file.write_all(&[0xA5; 2 * 4096]).expect("it can be written");
}

/// Names of the heads, in the order of the list, as the command line gives them.
fn heads(desk: &Desk, plan: &Path) -> Vec<String> {
    let answer = desk.bv(&["list", &plan.display().to_string(), "--json"]);
    let rows: Value = serde_json::from_str(&answer.out).expect("bv list --json gives JSON");
    let rows = rows.as_array().expect("a list");
    rows.iter().map(|row| row["head_name"].as_str().unwrap_or_default().to_owned()).collect()
}
