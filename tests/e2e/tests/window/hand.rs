//! The hand itself: what it types and clicks reaches a page. It is tried on the
//! engine's own small browser, so that a failing journey is the program's fault.

use e2e::{Desk, F2, TAB, button, cell, ctrl, field, option, row, shift, text, tick};
use std::fs;
use std::path::Path;

/// Belongs to libwebkit2gtk-4.1-0, which the window needs anyway.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

const PAGE: &str = r#"<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'">
<h1>Danh sách hộ</h1>
<label>Họ và tên <input id="name"></label>
<label for="year">Năm sinh</label><input id="year">
<label><input type="checkbox"> Hộ nghèo</label>
<button id="save">Lưu</button> <button hidden>Xóa</button>
<table><tr><td>Lê Văn An</td><td><button id="an">Mở</button></td></tr>
<tr><td>Hà Thị Én</td><td><button id="en">Mở</button></td></tr></table>
<select aria-label="Thôn"><option>Thôn 1</option><option>Thôn 2</option></select>
<p id="said" role="status"></p><p id="keys"></p>
<script src="page.js"></script>"#;

const SCRIPT: &str = r#"
const $ = id => document.getElementById(id);
$('save').onclick = () => setTimeout(() => { $('said').textContent = 'Đã lưu: ' + $('name').value; }, 150);
$('an').onclick = () => { $('said').textContent = 'Mở An'; };
$('en').onclick = () => { $('said').textContent = 'Mở Én'; };
document.onkeydown = e => {
  if (e.key === 'F2' || (e.ctrlKey && e.key === 'k')) { $('keys').textContent += '[' + e.key + ']'; e.preventDefault(); }
};
"#;

#[test]
fn what_the_hand_types_and_clicks_reaches_the_page() {
    assert!(Path::new(BROWSER).is_file(), "{BROWSER} is missing; `make setup` brings it");
    let desk = Desk::for_test("what_the_hand_types_and_clicks_reaches_the_page").watched();
    let page = desk.papers().join("page.html");
    fs::write(&page, PAGE).expect("the page can be written");
    fs::write(desk.papers().join("page.js"), SCRIPT).expect("its script can be written");
    let window = desk.open(Path::new(BROWSER), &["--automation"]);
    window.goes_to(&format!("file://{}", page.display()));

    window.fill(field("Họ và tên"), "Nguyễn Thị Ánh Đường");
    window.sees_value(field("Họ và tên"), "Nguyễn Thị Ánh Đường");
    window.press(TAB);
    window.is_at(field("Năm sinh"));
    window.types("1974");
    window.press(shift(TAB));
    window.is_at(field("Họ và tên"));
    assert_eq!(window.value(field("Năm sinh")), "1974");

    window.click(button("Lưu"));
    window.sees(text("Đã lưu: Nguyễn Thị Ánh Đường"));
    window.sees_no(button("Xóa"));
    window.click(button("Mở").inside(row("Hà Thị Én")));
    window.sees(text("Mở Én"));
    assert_eq!(window.counts(cell("Mở")), 2);

    assert!(!window.is_ticked(tick("Hộ nghèo")));
    window.click(tick("Hộ nghèo"));
    assert!(window.is_ticked(tick("Hộ nghèo")));

    window.press(F2);
    window.press(ctrl('k'));
    window.sees(text("[F2][k]"));
    window.sees(option("Thôn 2"));
    window.screenshot("page");
    window.close();
    assert_eq!(desk.addresses_outside(), [""; 0]);
}
