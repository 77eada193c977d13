//! The training commune: a list to look through, households to search, dossiers to go on with.

use e2e::{DOWN, Desk, ENTER, alt, button, ctrl, field, heading, text};

#[test]
fn the_training_commune_has_households_to_search_and_go_through_by_keys() {
    let desk = Desk::for_test("the_training_commune");
    let window = desk.open_window(&[]);
    window.click(button("Xã tập huấn"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.sees(text("Số bịa để tập"));
    window.screenshot("task");
    window.press(alt('2'));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("132 hộ"));
    window.screenshot("list");
    window.press(ctrl('f'));
    window.types("nguyen");
    window.sees(text("trong 132 hộ"));
    window.screenshot("searched");
    window.press(ENTER);
    window.press(ctrl(ENTER));
    window.sees(heading("Nguyễn"));
    window.screenshot("dossier");
    window.press(ctrl(DOWN));
    window.sees(field("Họ tên chủ hộ"));
    window.screenshot("next");
    window.close();
}
