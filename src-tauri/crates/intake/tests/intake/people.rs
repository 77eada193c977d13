//! Lists with one person a row.

use serde_json::json;

use crate::book::{codes, field, heads, rows, said};
use crate::row;

#[test]
fn persons_below_a_head_are_its_members() {
    let intake = rows(&[
        row![
            "STT",
            "Mã hộ",
            "Họ và tên",
            "Quan hệ với chủ hộ",
            "Ngày sinh",
            "Giới tính",
            "Thôn",
            "Loại hộ",
            "Số khẩu",
            "Nguyên nhân",
            "BHYT",
            "Lao động",
            "Đi học"
        ],
        row![
            1,
            "H1",
            "Lê Thị Hoa",
            "Chủ hộ",
            "12/05/1974",
            "Nữ",
            "Suối Trong",
            "HN",
            3,
            "1",
            "x",
            "x",
            ""
        ],
        row!["", "", "Bùi Văn Lợi", "Chồng", "1972", "Nam", "", "", "", "8", "", "x", ""],
        row![
            "",
            "",
            "Bùi Thị Mai",
            "con gái",
            "2010",
            "Nữ",
            "",
            "",
            "",
            "",
            "x",
            "",
            "Đang đi học"
        ],
        row![2, "H2", "Hà Văn Lâm", "chủ hộ", "1950", "Nam", "Đồng Xoan", "CN", 1, "4", "", "", ""],
    ]);
    assert_eq!(said(&intake), Vec::<String>::new());
    assert_eq!(heads(&intake), ["Lê Thị Hoa", "Hà Văn Lâm"]);
    assert_eq!(
        json!(intake.rows[0].members),
        json!([
            {"name": "Lê Thị Hoa", "relation": "Chủ hộ", "birth": "1974-05-12", "gender": "female", "health_insured": true, "works": true},
            {"name": "Bùi Văn Lợi", "relation": "Vợ/chồng", "birth": "1972", "gender": "male", "works": true},
            {"name": "Bùi Thị Mai", "relation": "Con", "birth": "2010", "gender": "female", "health_insured": true, "schooling": "attends"},
        ])
    );
    // A cause noted beside a member is a cause of the household.
    assert_eq!(codes(&intake, 0, "cause"), "NN01 NN08");
    assert_eq!(field(&intake, 0, "birth_year"), 1974);
    assert_eq!(intake.rows[1].members.len(), 1);
    assert_eq!((intake.summary.households, intake.summary.members), (2, 4));
    let member = domain::schema::kind("member").unwrap();
    for name in intake.rows.iter().flat_map(|row| &row.members).flat_map(|fields| fields.keys()) {
        assert!(member.field(name).is_some(), "{name}");
    }
}

#[test]
fn a_column_of_heads_beside_a_column_of_members_makes_households() {
    let intake = rows(&[
        row!["Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ", "Năm sinh"],
        row!["Lê Thị Hoa", "Lê Thị Hoa", "Chủ hộ", 1974],
        row!["Lê Thị Hoa", "Bùi Văn Lợi", "Chồng", 1972],
        row!["Hà Văn Lâm", "Hà Thị Lan", "Vợ", 1980],
        row!["", "Hà Văn Nam", "Con", 2005],
    ]);
    assert_eq!(said(&intake), Vec::<String>::new());
    assert_eq!(heads(&intake), ["Lê Thị Hoa", "Hà Văn Lâm"]);
    let names = |at: usize| -> Vec<_> {
        intake.rows[at].members.iter().map(|own| own["name"].as_str().unwrap()).collect()
    };
    assert_eq!(names(0), ["Lê Thị Hoa", "Bùi Văn Lợi"]);
    assert_eq!(names(1), ["Hà Văn Lâm", "Hà Thị Lan", "Hà Văn Nam"]);
    // 1980 is the birth year of the wife on that row, not the head's.
    assert!(field(&intake, 1, "birth_year").is_null());
}

#[test]
fn a_person_before_any_head_is_refused() {
    let intake = rows(&[
        row!["Họ và tên", "Quan hệ với chủ hộ", "Năm sinh"],
        row!["Bùi Văn Lợi", "Chồng", 1972],
        row!["Lê Thị Hoa", "Chủ hộ", 1974],
        row!["", "Con", 2001],
    ]);
    assert_eq!(heads(&intake), ["Lê Thị Hoa"]);
    assert_eq!(
        said(&intake),
        [
            "2 B: Người ở dòng này chưa có chủ hộ ở trên nên chưa nhận. Thêm dòng chủ hộ, hoặc sửa cột quan hệ với chủ hộ.",
            "4 A: Dòng này không có họ tên nên chưa nhận. Gõ họ tên vào cột A.",
        ]
    );
}

#[test]
fn a_head_alone_with_a_stated_number_keeps_the_number() {
    let intake = rows(&[
        row!["Họ và tên", "Quan hệ", "Năm sinh", "Số khẩu"],
        row!["Lê Thị Hoa", "Chủ hộ", 1974, 4],
        row!["Hà Văn Lâm", "Chủ hộ", 1950, 5],
        row!["Hà Thị Lan", "Vợ", 1955, ""],
    ]);
    assert_eq!(intake.rows[0].members.len(), 0);
    assert_eq!(field(&intake, 0, "stated_members"), 4);
    assert_eq!(
        said(&intake),
        ["3 –: Ghi 5 khẩu nhưng có 2 người trong danh sách. Lấy theo danh sách người."]
    );
}

#[test]
fn what_cannot_be_read_of_a_head_is_said_once() {
    let intake = rows(&[
        row!["Họ và tên", "Quan hệ", "Năm sinh", "BHYT"],
        row!["Lê Thị Hoa", "Chủ hộ", 19745, "chưa rõ"],
    ]);
    assert_eq!(
        said(&intake),
        [
            "2 C: “19745” không phải năm sinh. Gõ lại, ví dụ 1974.",
            "2 D: “chưa rõ” không phải dấu chọn. Gõ x hoặc để trống.",
        ]
    );
}
