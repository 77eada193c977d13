//! The power goes while an officer is in the middle of a word. Everything that was left is
//! saved, and the word itself is offered at the next start.

use e2e::{Desk, ENTER, ESCAPE, button, ctrl, field, heading, option, text};

#[test]
fn a_window_killed_in_mid_typing_gives_everything_back_at_the_next_start() {
    let desk = Desk::for_test("killed_in_mid_typing").with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let window = desk.open_window(&[]);
    window.fill(field("Tìm xã (gõ không dấu)"), "dong thang");
    window.click(option("Xã Đồng Thắng"));
    window.click(button("Lập kế hoạch Xã Đồng Thắng năm 2020"));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.press(e2e::alt('2'));
    window.click(button("Gõ từng hộ"));
    window.fill(field("Họ tên chủ hộ"), "Lê Thị Tuyết");
    window.press(ENTER);
    window.sees(text("Đã thêm hộ Lê Thị Tuyết."));
    window.press(ESCAPE);
    window.press(ctrl(ENTER));
    window.sees(heading("Lê Thị Tuyết"));
    window.fill(field("Năm sinh"), "1974");
    window.click(button("Thông tin riêng và ghi chú"));
    window.fill(field("Ghi chú"), "Nhà ở cuối thôn, cạnh nhà văn hóa, con trai đi làm ở");
    window.sees(text("Đã giữ chữ đang gõ"));
    window.screenshot("typing");
    drop(window);

    let window = desk.open_window(&[]);
    window.click(button("Xã Đồng Thắng"));
    window.sees(text("Nhà ở cuối thôn, cạnh nhà văn hóa, con trai đi làm ở"));
    window.screenshot("offered");
    window.click(button("Dùng lại"));
    window.sees(heading("Lê Thị Tuyết"));
    window.sees_value(field("Ghi chú"), "Nhà ở cuối thôn, cạnh nhà văn hóa, con trai đi làm ở");
    window.sees_value(field("Năm sinh"), "1974");
    window.click(field("Ghi chú"));
    window.press(e2e::END);
    window.types(" Hà Nội");
    window.press(e2e::TAB);
    window.sees(button("Hoàn tác: Sửa hộ Lê Thị Tuyết"));
    window.screenshot("saved");
    window.close();
}
