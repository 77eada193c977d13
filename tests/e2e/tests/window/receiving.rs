//! Journey (b): the district takes a commune's plan in from a stick: the six words, the verdict
//! of each file, what it changes, the plan as the commune sees it, and the totals.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::{Desk, ENTER, ESCAPE, TAB, Window, alt, button, ctrl, field, heading, text, tick};
use serde_json::{Value, json};

#[test]
fn the_district_takes_a_plan_in_reads_it_and_adds_it_up() {
    let desk = Desk::for_test("the_district_takes_a_plan_in").with_viewer();
    let desk = desk.with("BENVUNG_NOW", "2020-02-11T09:00:00");
    let window = desk.open_window(&[]);
    window.click(button("Phòng LĐ-TBXH huyện"));
    window.sees(heading("Tiếp nhận"));
    window.sees(text("0 trong 34 xã, thị trấn đã gửi · hạn 23/02/2020, còn 12 ngày"));
    window.screenshot("board-empty");
    window.fill(field("Ai đang làm trên máy này?"), "Lê Văn Thành");
    window.press(ENTER);
    window.sees(text("Từ giờ mỗi lần ghi mang tên Lê Văn Thành."));

    let stick = Stick::of_a_commune(&desk, &window);
    judges(&window, &stick);
    compares_six_words(&window, &stick);
    takes_over(&window);
    reads_the_plan(&window, &desk);
    adds_up(&window);
    let shown = window.reads();
    window.close();
    agrees_with_the_command_line(&desk, &shown);
}

/// What lies on the stick that the commune brings, and the paper that comes with it.
struct Stick {
    package: PathBuf,
    twin: PathBuf,
    cut: PathBuf,
    foreign: PathBuf,
    words: Vec<String>,
}

impl Stick {
    /// The district gives its key and its words; the commune seals its plan with them.
    fn of_a_commune(desk: &Desk, window: &Window) -> Self {
        window.click(button("Khóa của huyện"));
        let key = desk.papers().join("TrieuSon.key");
        window.will_pick(shown(&key));
        window.click(button("Ghi tệp khóa…"));
        window.sees(text("Đã ghi tệp khóa"));
        window.screenshot("key");
        let letter = window.reads();
        let words: Vec<&str> = (1..=6)
            .filter_map(|at| letter.lines().find_map(|line| line.strip_prefix(&format!("{at} "))))
            .collect();
        window.press(ESCAPE);
        window.sees(heading("Nhận tệp của xã"));

        let at = |name: &str| desk.papers().join(name);
        let (demo, plan, stick) = (at("demo"), at("ThoBinh.benvung"), at("usb"));
        bv(desk, &["demo", "--out", &shown(&demo)]);
        bv(desk, &["new", "--unit", "15670", "--year", "2020", &shown(&plan)]);
        let finished = demo.join("ThoBinh-2020.benvung");
        bv(desk, &["merge", &shown(&finished), "--into", &shown(&plan)]);
        bv(desk, &["freeze", &shown(&plan)]);
        let (plan, key, folder) = (shown(&plan), shown(&key), shown(&stick));
        bv(desk, &["submit", &plan, "--to", &key, "--out", &folder, "--words", &words.join(" ")]);
        let own = bv(desk, &["key", &plan, "--out", &shown(&at("ThoBinh.key"))]);

        let package = stick.join("BV-15670-ThoBinh-2020-trinh-01.bvgoi");
        let bytes = fs::read(&package).expect("the commune wrote its package");
        let lay = |name: &str, bytes: &[u8]| {
            let path = stick.join(name);
            fs::write(&path, bytes).expect("the stick has room");
            path
        };
        let foreign = demo.join("usb/BV-15670-ThoBinh-2020-trinh-01.bvgoi");
        let foreign = fs::read(foreign).expect("the demo wrote a package");
        Self {
            twin: lay("BV-15670 (1).bvgoi", &bytes),
            cut: lay("rut-usb-voi.bvgoi", &bytes[..bytes.len() / 2]),
            foreign: lay("cho-noi-khac.bvgoi", &foreign),
            package,
            words: own["words"].as_array().expect("six words").iter().map(said).collect(),
        }
    }
}

fn judges(window: &Window, stick: &Stick) {
    let files = [&stick.package, &stick.twin, &stick.cut, &stick.foreign].map(|one| shown(one));
    window.will_pick(json!(files));
    window.press(ctrl('o'));
    window.sees(text("4 tệp"));
    window.sees(text("chưa ghi gì vào máy"));
    window.sees(text("tệp bị cắt ngang"));
    window.sees(text("niêm phong bằng khóa cũ"));
    window.sees(text("Không có tệp nào nhận được."));
    assert_eq!(window.counts(button("So sáu từ")), 2);
    window.screenshot("judged-unknown");
}

fn compares_six_words(window: &Window, stick: &Stick) {
    window.click(button("So sáu từ"));
    window.sees(heading("So sáu từ của xã Thọ Bình"));
    window.is_at(field("Từ thứ 1"));
    for (at, word) in (1..=6).zip(&stick.words) {
        let word = if at == 3 { "quả cam" } else { word };
        window.is_at(field(&format!("Từ thứ {at}")));
        window.types(word);
        window.press(ENTER);
    }
    window.is_at(button("Đối chiếu sáu từ"));
    window.screenshot("words");
    window.press(ENTER);
    window.is_at(field("Từ thứ 3"));
    window.sees(text("Từ thứ 3 không khớp với khóa trong tệp."));
    window.screenshot("words-wrong");
    window.fill(field("Từ thứ 3"), &stick.words[2]);
    window.press(ENTER);
    window.is_at(button("Đối chiếu sáu từ"));
    window.press(ENTER);
    window.sees(text("Sáu từ khớp. Đã ghi nhận khóa của xã Thọ Bình."));
    window.sees(text("Nguyên vẹn, lần đầu"));
    window.sees(text("421 hộ, 1.546 khẩu, 16.828.809.200 đ."));
    window.sees(text("306 hộ nghèo, 115 hộ cận nghèo: khớp số giao."));
    window.sees(text("Trùng tệp khác"));
    window.screenshot("judged-known");
}

fn takes_over(window: &Window) {
    window.click(button("Xem số liệu"));
    window.sees(heading("Xã Thọ Bình thay đổi gì"));
    window.sees(text("bản đầu tiên, chưa có gì để so"));
    window.screenshot("changes");
    window.press(ESCAPE);
    window.is_at(button("Nhận 1 tệp"));
    window.press(ENTER);
    window.sees(text("Đã nhận xã Thọ Bình bản 1."));
    window.sees(text("Giống bản đang giữ"));
    window.sees(text("1 trong 34 xã, thị trấn đã gửi"));
    window.screenshot("taken");
}

fn reads_the_plan(window: &Window, desk: &Desk) {
    window.click(button("3. Xã Thọ Bình"));
    window.sees(button("Xem kế hoạch"));
    window.screenshot("card");
    for (count, plan) in [(1, "Mở Kế hoạch giảm nghèo"), (2, "Mở Kế hoạch dịch vụ")]
    {
        window.click(button(plan));
        let pdf = fs::read(desk.shown(count)).expect("the viewer was given the stored PDF");
        assert!(pdf.starts_with(b"%PDF"), "{plan}");
    }

    window.click(button("Xem kế hoạch"));
    window.sees(text("Đang xem bản 1 của xã Thọ Bình"));
    window.sees(heading("Danh sách hộ"));
    window.sees(text("421 hộ"));
    assert_eq!(window.counts(tick("")), 0, "nothing to choose where nothing can be done");
    window.sees_no(button("Nhập từ Excel"));
    window.screenshot("reading-list");
    window.press(ENTER);
    window.types("Nguyễn");
    window.press(ctrl(ENTER));
    window.sees(heading("Lê Trọng Đại Anh"));
    window.click(field("Năm sinh"));
    window.types("1999");
    window.press(TAB);
    window.sees_value(field("Năm sinh"), "1966");
    window.screenshot("reading-dossier");
    window.press(ctrl('g'));
    window.sees(heading("Góp ý"));
    window.types("Xem lại năm sinh.");
    window.press(ctrl(ENTER));
    window.sees(text("Đã ghi góp ý."));
    window.screenshot("reading-comment");
    window.press(ESCAPE);
    window.press(alt('4'));
    window.sees(text("người, "));
    window.screenshot("reading-helpers");
    window.press(alt('5'));
    window.sees(text("Không còn chỗ phải sửa."));
    window.screenshot("reading-check");
    window.press(alt('6'));
    window.sees(text("Bản 1 đã chốt"));
    window.screenshot("reading-paper");
    window.press(alt('7'));
    window.sees(heading("Thẩm định xã Thọ Bình"));
    window.sees(text("Xem lại năm sinh."));
    window.sees(button("Trả lại kèm góp ý"));
    window.screenshot("reading-review");
    window.press(alt('1'));
    window.sees(heading("Nhiệm vụ năm 2020"));
    window.sees(heading("Việc còn lại trước khi gửi"));
    window.sees_no(button("Nhập danh sách hộ"));
    window.screenshot("reading-task");
    window.press(ESCAPE);
    window.sees(heading("Tiếp nhận"));
    window.screenshot("back");
}

fn adds_up(window: &Window) {
    window.press(alt('4'));
    window.sees(heading("Tổng hợp"));
    window.sees(text("cộng 1 trong 34 xã, thị trấn"));
    window.sees(text("Tổng 34 dòng là 818, số in là 795"));
    window.screenshot("totals");
}

/// Every line of the window's tables says what `bv totals` says.
fn agrees_with_the_command_line(desk: &Desk, words: &str) {
    let totals = bv(desk, &["totals", &shown(&desk.data().join("TrieuSon-2020.benvung"))]);
    let lines: Vec<Vec<&str>> = words.lines().map(|line| line.split('\t').collect()).collect();
    let units = totals["units"].as_array().expect("units");
    assert_eq!(units.len(), 34);
    for unit in units {
        let name = said(&unit["name"]);
        let line = lines.iter().find(|line| line.get(1) == Some(&name.as_str()));
        let pair = |planned: &str, assigned: &str| {
            let planned =
                if unit["received"] == true { counted(&unit[planned]) } else { "–".into() };
            format!("{planned}/{}", counted(&unit[assigned]))
        };
        let expected = [
            pair("poor", "poor_start"),
            pair("poor_planned", "poor_target"),
            pair("near_poor", "near_poor_start"),
            pair("near_poor_planned", "near_poor_target"),
        ];
        assert_eq!(line.unwrap_or_else(|| panic!("no line of {name}"))[3..7], expected, "{name}");
    }
    let sum = &totals["sum"];
    let line = lines.iter().find(|line| line[0] == "Cộng").expect("a line for the sum");
    assert_eq!(line[2], format!("{}/{}", counted(&sum["poor"]), counted(&sum["poor_start"])));
    assert_eq!(line.last(), Some(&counted(&sum["money"]).as_str()));
    for stated in totals["stated"].as_array().expect("totals as issued") {
        let name = said(&stated["name"]);
        let line = lines.iter().find(|line| line[0] == name);
        let line = line.unwrap_or_else(|| panic!("no line «{name}»"));
        let expected = ["stated", "summed", "planned"].map(|key| said(&stated[key]));
        assert_eq!(line[1..4], expected, "{name}");
    }
}

/// A whole number with a point after each three digits, as people write it.
fn counted(value: &Value) -> String {
    let digits = value.as_i64().expect("a whole number").to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Runs the command line with `--json` and expects it to be done.
fn bv(desk: &Desk, args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    let answer = desk.bv(&args);
    assert_eq!(answer.code, Some(0), "bv {args:?}: {}", answer.err);
    serde_json::from_str(&answer.out).expect("bv --json gives JSON")
}

fn said(word: &Value) -> String {
    word.as_str().expect("a word").to_owned()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn after_the_last_day_the_board_says_who_is_overdue_and_what_came_late() {
    let desk = Desk::for_test("after_the_last_day").with("BENVUNG_NOW", "2020-02-26T09:00:00");
    let window = desk.open_window(&[]);
    window.click(button("Phòng LĐ-TBXH huyện"));
    window.sees(text("0 trong 34 xã, thị trấn đã gửi · hạn 23/02/2020 đã qua 3 ngày"));
    window.sees(button("Quá hạn 34"));
    window.screenshot("overdue");
    let stick = Stick::of_a_commune(&desk, &window);
    let folder = stick.package.parent().expect("it lies on the stick");
    window.will_pick(shown(folder));
    window.click(button("Chọn USB, thư mục…"));
    window.sees(text("4 tệp"));
    window.click(button("So sáu từ"));
    window.is_at(field("Từ thứ 1"));
    for (at, word) in (1..=6).zip(&stick.words) {
        window.is_at(field(&format!("Từ thứ {at}")));
        window.types(word);
        window.press(ENTER);
    }
    window.is_at(button("Đối chiếu sáu từ"));
    window.press(ENTER);
    window.is_at(button("Nhận 1 tệp"));
    window.press(ENTER);
    window.sees(text("Đã nhận xã Thọ Bình bản 1."));
    window.sees(button("Nhận sau hạn 1"));
    window.sees(button("Quá hạn 33"));
    window.click(button("Nhận sau hạn 1"));
    window.click(button("3. Xã Thọ Bình"));
    window.sees(text("Các bản đã nhận"));
    window.sees(button("Xem kế hoạch"));
    window.screenshot("late");
    window.close();
}
