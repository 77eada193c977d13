//! Rows that are no households, and households that stand twice.

use intake::SkipReason;

use crate::book::{field, heads, rows, said};
use crate::row;

#[test]
fn titles_above_and_signatures_below_are_no_households() {
    let intake = rows(&[
        row!["ỦY BAN NHÂN DÂN XÃ THỌ BÌNH"],
        row!["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2020"],
        row![],
        row!["TT", "Họ và tên", "Năm sinh", "Thôn"],
        row![1, "Lê Thị Hoa", 1974, "Đồi Chè"],
        row![],
        row!["", "", "", "Thọ Bình, ngày 20 tháng 01 năm 2020"],
        row!["", "NGƯỜI LẬP BIỂU", "", "CHỦ TỊCH"],
        row!["", "Bùi Văn Lợi"],
    ]);
    assert_eq!(heads(&intake), ["Lê Thị Hoa"]);
    assert!(intake.skipped.iter().all(|row| row.reason == SkipReason::Footer));
    assert_eq!(intake.skipped.len(), 3);
}

#[test]
fn totals_and_bands_are_skipped_and_bands_name_what_is_below() {
    let intake = rows(&[
        row!["STT", "Họ và tên", "Năm sinh", "Số khẩu"],
        row!["A", "HỘ NGHÈO"],
        row!["I", "Thôn Đồng Xoan", "", 9],
        row![1, "Lê Thị Hoa", 1974, 4],
        row![2, "Bùi Văn Lợi", 1965, 5],
        row!["", "Cộng thôn", "", 9],
        row!["II", "Thôn Yên Bình"],
        row![3, "Tống Văn Cộng", 1971, 3],
        row!["B", "HỘ CẬN NGHÈO"],
        row![1, "Tổng Thị Lan", 1980, 2],
        row!["STT", "Họ và tên", "Năm sinh", "Số khẩu"],
        row!["Tổng cộng", "", "", 14],
    ]);
    assert_eq!(heads(&intake), ["Lê Thị Hoa", "Bùi Văn Lợi", "Tống Văn Cộng", "Tổng Thị Lan"]);
    let hamlets: Vec<_> =
        intake.rows.iter().map(|row| row.hamlet_name.as_deref().unwrap()).collect();
    assert_eq!(hamlets, ["Đồng Xoan", "Đồng Xoan", "Thôn Yên Bình", "Thôn Yên Bình"]);
    assert_eq!(field(&intake, 2, "class"), "poor");
    assert_eq!(field(&intake, 3, "class"), "near_poor");
    let reasons: Vec<_> = intake.skipped.iter().map(|row| row.reason).collect();
    use SkipReason::{ClassBand, HamletBand, RepeatedHeader, Total};
    assert_eq!(
        reasons,
        [ClassBand, HamletBand, Total, HamletBand, ClassBand, RepeatedHeader, Total]
    );
    assert_eq!(said(&intake), Vec::<String>::new());
}

/// Without tone marks the name begins like «tổng cộng».
#[test]
fn an_unnumbered_person_named_like_a_total_is_a_person() {
    let intake = rows(&[
        row!["Họ và tên chủ hộ", "Năm sinh", "Số khẩu"],
        row!["Tống Công Phong", 1971, 3],
        row!["Tổng cộng", "", 3],
    ]);
    assert_eq!(heads(&intake), ["Tống Công Phong"]);
}

#[test]
fn a_household_that_stands_twice_is_shown() {
    let intake = rows(&[
        row!["Chủ hộ", "Năm sinh", "Thôn"],
        row!["Lê Thị Hoa", 1974, "Suối Trong"],
        row!["Lê Thị Hoa", 1974, "Đồng Xoan"],
        row!["LÊ THỊ HOA", "1974", "Thôn Suối trong"],
    ]);
    let twice: Vec<_> = intake.rows.iter().map(|row| row.same_as_row).collect();
    assert_eq!(twice, [None, None, Some(2)]);
    assert_eq!(intake.summary.duplicates, 1);
    assert_eq!(
        said(&intake)[0],
        "4 –: Trùng họ tên, năm sinh và thôn với dòng 2. Nếu là một hộ, xóa bớt một dòng."
    );
}

#[test]
fn a_row_that_only_lacks_its_name_is_refused_and_not_taken_for_a_band() {
    let intake = rows(&[
        row!["STT", "Chủ hộ", "Năm sinh", "Thôn", "Loại hộ", "Số khẩu"],
        row!["", "", "", "Suối Trong", "", 4],
        row!["", "", "", "", "Hộ nghèo", 4],
        row![1, "Lê Thị Hoa", 1974, "", "", 3],
    ]);
    assert_eq!(intake.skipped, []);
    assert_eq!(intake.errors.iter().map(|own| own.row).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(
        (intake.rows[0].hamlet_name.as_deref(), field(&intake, 0, "class").is_null()),
        (None, true)
    );
}
