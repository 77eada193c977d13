//! Every screen with 421 households, with none and with one, in light and dark and with text
//! twice as large: seen, fitting in the window, and kept as a picture to be looked at.

use e2e::{Desk, ENTER, ESCAPE, F1, Window, alt, button, ctrl, field, heading, option, text};

const NOW: &str = "2020-02-11T09:00:00";

/// The commune's steps by their digit, with words that are there once each has been read; the
/// self-check's are those given.
const STEPS: [(char, &str, &str); 8] = [
    ('1', "task", "Việc còn lại trước khi gửi"),
    ('2', "list", "hộ"),
    ('3', "dossier", "hộ"),
    ('4', "helpers", "12 tổ chức"),
    ('5', "check", ""),
    ('6', "paper", "Căn cứ"),
    ('7', "handing", "Ghi ra USB"),
    ('8', "answers", "Kế hoạch đang ở đâu"),
];

fn introduces(window: &Window) {
    window.fill(field("Ai đang làm trên máy này?"), "Lê Thị Hà");
    window.press(ENTER);
    window.sees(button("Lê Thị Hà"));
}

fn walk(window: &Window, name: &str, checked: &str) {
    for (digit, step, words) in STEPS {
        window.press(alt(digit));
        window.sees(text(if words.is_empty() { checked } else { words }));
        window.sees_no(text("đang đọc"));
        window.screenshot(&format!("{name}-{step}"));
        window.fits();
    }
}

#[test]
fn every_screen_of_a_whole_commune_fits_and_is_seen() {
    let desk = Desk::for_test("gallery_of_a_whole_commune").with("BENVUNG_NOW", NOW);
    let story = desk.papers().join("story");
    let told = desk.bv(&["demo", "--out", &story.display().to_string()]);
    assert_eq!(told.code, Some(0), "{}", told.err);

    let commune = story.join("ThoBinh-2020.benvung").display().to_string();
    let window = desk.open_window(&[&commune]);
    window.sees(heading("Nhiệm vụ"));
    introduces(&window);
    walk(&window, "421", "Cả hai chỉ tiêu đã đủ");
    window.press(F1);
    window.screenshot("421-help");
    window.press(ESCAPE);
    window.close();

    let district = story.join("TrieuSon-2020.benvung").display().to_string();
    let window = desk.open_window(&[&district]);
    window.sees(heading("Tiếp nhận"));
    window.screenshot("district-receive");
    window.fits();
    window.press(alt('1'));
    window.sees(heading("Giao nhiệm vụ"));
    window.sees(text("Thị trấn Triệu Sơn"));
    window.screenshot("district-assign");
    window.fits();
    window.press(alt('3'));
    window.sees(heading("Thẩm định"));
    window.sees(text("Xã Thọ Bình"));
    window.screenshot("district-review");
    window.fits();
    window.press(alt('4'));
    window.sees(text("16.828.809.200"));
    window.screenshot("district-totals");
    window.fits();
    window.close();
}

#[test]
fn every_screen_of_an_empty_commune_and_of_one_household_fits_and_is_seen() {
    let desk = Desk::for_test("gallery_of_little").with("BENVUNG_NOW", NOW);
    let window = desk.open_window(&[]);
    window.sees(heading("Mở kế hoạch"));
    window.screenshot("start");
    window.fits();
    window.fill(field("Tìm xã (gõ không dấu)"), "tan ninh");
    window.screenshot("start-former-name");
    window.fill(field("Tìm xã (gõ không dấu)"), "dong thang");
    window.click(option("Xã Đồng Thắng"));
    window.click(button("Lập kế hoạch Xã Đồng Thắng năm 2020"));
    window.sees(heading("Nhiệm vụ"));
    introduces(&window);
    walk(&window, "empty", "Chưa có hộ nào để kiểm tra");

    window.press(alt('2'));
    window.click(button("Gõ từng hộ"));
    window.fill(
        field("Họ tên chủ hộ"),
        "Nguyễn Hoàng Trần Thị Phương Anh Thư Ngọc Bảo Trâm Khánh Linh Nhi",
    );
    window.press(ENTER);
    window.sees(text("Đã thêm hộ"));
    window.press(ESCAPE);
    walk(&window, "one", "huyện giao đầu năm 10 hộ");
    window.press(ctrl('b'));
    window.screenshot("one-rail-turned");
    window.fits();
    window.close();
}
