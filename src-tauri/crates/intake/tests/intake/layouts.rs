//! Lists with one household a row, in the layouts that communes keep.

use intake::{find_header, read_bytes};
use serde_json::json;

use crate::book::{To, book, codes, field, heads, merge, read, rows, said};
use crate::row;

#[test]
fn a_plain_list_is_read_whole() {
    let intake = rows(&[
        row![
            "STT",
            "Mã hộ",
            "Họ và tên chủ hộ",
            "Năm sinh",
            "Giới tính",
            "Dân tộc",
            "Thôn",
            "Số khẩu",
            "Số lao động",
            "Phân loại",
            "B1",
            "B2",
            "Nguyên nhân nghèo",
            "Chỉ số thiếu hụt",
            "Nhu cầu",
            "Số CMND",
            "Điện thoại",
            "Ghi chú"
        ],
        row![
            1,
            "H-001",
            "Lê Thị Hoa",
            1974,
            "Nữ",
            "Mường",
            "Suối Trong",
            4,
            2,
            "Hộ nghèo N1",
            115,
            20,
            "1, 6; 8",
            "D07; D08",
            "Vay vốn",
            "171234567",
            912_345_678,
            "Mới sửa nhà"
        ],
        row![
            2,
            "H-002",
            "Bùi Văn Lợi",
            "1965",
            "Nam",
            "Kinh",
            "Đồi Chè",
            "4 khẩu",
            1,
            "cận nghèo",
            130,
            0,
            "Thiếu vốn",
            "",
            "",
            "",
            "",
            ""
        ],
    ]);
    assert_eq!(said(&intake), Vec::<String>::new());
    assert_eq!(intake.summary.households, 2);
    let first = &intake.rows[0];
    assert_eq!(first.row, 2);
    assert_eq!(first.hamlet_name.as_deref(), Some("Suối Trong"));
    assert_eq!(
        json!(first.fields),
        json!({
            "head_name": "Lê Thị Hoa", "code": "H-001", "birth_year": 1974, "gender": "female",
            "ethnic_group": "Mường", "stated_members": 4, "stated_workers": 2, "class": "poor_n1",
            "score": {"b1": 115, "b2": 20}, "cause.NN01": true, "cause.NN06": true, "cause.NN08": true,
            "indicator.D07": true, "indicator.D08": true, "need.N01": true,
            "identity_number": "171234567", "phone": "0912345678", "note": "Mới sửa nhà"
        })
    );
    assert_eq!(field(&intake, 1, "class"), "near_poor");
    assert_eq!(field(&intake, 1, "birth_year"), 1965);
    assert_eq!(codes(&intake, 1, "cause"), "NN01");
}

#[test]
fn every_field_read_is_a_field_of_the_schema() {
    let intake = rows(&[
        row![
            "STT",
            "Chủ hộ",
            "Ngày sinh",
            "Khu vực",
            "BTXH",
            "NCC",
            "Dự kiến",
            "Nguyên nhân",
            "Ghi rõ nguyên nhân khác",
            "Loại hộ"
        ],
        row![
            1,
            "Lê Thị Hoa",
            "12/05/1974",
            "Thành thị",
            "x",
            "x",
            "Thoát nghèo",
            "11",
            "nhà bị cháy",
            "HN"
        ],
    ]);
    assert_eq!(said(&intake), Vec::<String>::new());
    let household = domain::schema::kind("household").unwrap();
    for name in intake.rows[0].fields.keys() {
        assert!(household.field(name).is_some(), "{name}");
    }
    assert_eq!(field(&intake, 0, "area"), "urban");
    assert_eq!(field(&intake, 0, "expected"), "leaves");
    assert_eq!(field(&intake, 0, "cause_other"), "nhà bị cháy");
    assert_eq!(field(&intake, 0, "social_protection"), true);
}

#[test]
fn a_merged_header_of_two_rows_with_ticks_below_is_read() {
    let bytes = book(
        &[
            row!["DANH SÁCH HỘ NGHÈO"],
            row![
                "TT",
                "Họ tên chủ hộ",
                "Năm sinh",
                "",
                "Phân loại hộ",
                "",
                "",
                "Nguyên nhân nghèo",
                "",
                "",
                "Điểm",
                ""
            ],
            row![
                "",
                "",
                "Nam",
                "Nữ",
                "N1",
                "N2",
                "Cận nghèo",
                "1",
                "Thiếu đất canh tác",
                "8. Ốm đau nặng",
                "B1",
                "B2"
            ],
            row!["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
            row![1, "Lê Thị Hoa", "", 1974, "x", "", "", "x", "", "x", 110, 30],
            row![2, "Bùi Văn Lợi", 1965, "", "", "", "X", "", 1, "", 140, 10],
            row![3, "Hà Văn Lâm", 1971, "", "x", "", "x", "", "", "", "", ""],
        ],
        |sheet| {
            merge(sheet, (0, 0), (0, 11), "DANH SÁCH HỘ NGHÈO");
            for column in 0..2u16 {
                merge(
                    sheet,
                    (1, column),
                    (2, column),
                    ["TT", "Họ tên chủ hộ"][usize::from(column)],
                );
            }
            merge(sheet, (1, 2), (1, 3), "Năm sinh");
            merge(sheet, (1, 4), (1, 6), "Phân loại hộ");
            merge(sheet, (1, 7), (1, 9), "Nguyên nhân nghèo");
            merge(sheet, (1, 10), (1, 11), "Điểm");
        },
    );
    let sheet = read_bytes(&bytes, None).unwrap();
    let header = find_header(&sheet, domain::catalog::Catalogue::built_in());
    assert_eq!((header.first_row, header.last_row), (2, 4));
    let intake = read(&bytes);
    assert_eq!(heads(&intake), ["Lê Thị Hoa", "Bùi Văn Lợi", "Hà Văn Lâm"]);
    assert_eq!(field(&intake, 0, "gender"), "female");
    assert_eq!(field(&intake, 0, "birth_year"), 1974);
    assert_eq!(field(&intake, 0, "class"), "poor_n1");
    assert_eq!(codes(&intake, 0, "cause"), "NN01 NN08");
    assert_eq!(field(&intake, 0, "score"), &json!({"b1": 110, "b2": 30}));
    assert_eq!(field(&intake, 1, "class"), "near_poor");
    assert_eq!(codes(&intake, 1, "cause"), "NN02");
    assert_eq!(said(&intake), ["7 G: Dòng này thuộc hai loại hộ khác nhau. Chọn một."]);
}

#[test]
fn an_unmerged_header_of_two_rows_is_read_too() {
    let intake = rows(&[
        row!["STT", "Họ và tên", "Năm sinh", "Chỉ số thiếu hụt", "", "", "Ghi chú"],
        row!["", "", "", "Bảo hiểm y tế", "Chất lượng nhà ở", "Nguồn nước sinh hoạt", ""],
        row![1, "Lê Thị Hoa", 1974, "x", "", "x", "ở xa"],
    ]);
    assert_eq!(codes(&intake, 0, "indicator"), "D02 D07");
    assert_eq!(field(&intake, 0, "note"), "ở xa");
    assert_eq!(said(&intake), Vec::<String>::new());
}

#[test]
fn headings_without_tone_marks_and_in_lower_case_are_known() {
    let intake = rows(&[
        row!["stt", "ho va ten chu ho", "nam sinh", "thon", "loai ho", "nguyen nhan"],
        row![1, "Lê Thị Hoa", 1974, "doi che", "ho ngheo", "thieu von; om dau"],
    ]);
    assert_eq!(field(&intake, 0, "class"), "poor");
    assert_eq!(codes(&intake, 0, "cause"), "NN01 NN08");
    assert_eq!(intake.rows[0].hamlet_name.as_deref(), Some("doi che"));
}

#[test]
fn numbers_kept_as_text_and_days_in_every_dress_are_read() {
    let intake = rows(&[
        row!["STT", "Tên chủ hộ", "Ngày tháng năm sinh", "Nhân khẩu"],
        row!["1", "Lê Thị Hoa", "12/5/1974", "04"],
        vec![To::from("2"), To::from("Bùi Văn Lợi"), To::Day(1965, 3, 1), To::from("5 khẩu")],
        row!["3", "Hà Văn Lâm", 27_395, 3],
        row!["4", "Phạm Thị Hằng", "45 tuổi", 2],
        vec![To::from("5"), To::from("Lê Văn Hiền"), To::Day(1905, 5, 27), To::from(1)],
    ]);
    let years: Vec<_> =
        (0..5).map(|at| field(&intake, at, "birth_year").as_i64().unwrap()).collect();
    assert_eq!(years, [1974, 1965, 1975, 1975, 1974]);
    assert_eq!(field(&intake, 0, "stated_members"), 4);
    assert_eq!(intake.errors, []);
    assert_eq!(
        said(&intake),
        [
            "5 C: “45 tuổi”: hiểu là sinh năm 1975. Đúng thì để nguyên.",
            "6 C: Ô đang định dạng ngày, Excel hiện “27/05/1905”: hiểu là năm 1974. Đúng thì để nguyên.",
        ]
    );
}

#[test]
fn an_unreadable_cell_costs_only_itself() {
    let intake = rows(&[
        row!["STT", "Chủ hộ", "Năm sinh", "Khẩu", "Loại hộ", "Nguyên nhân", "Dân tộc"],
        row![1, "Nguyễn Văn Huấn", 19745, "ba", "giàu có", "1; xa mặt trời", 6],
        row![2, "", 1969, 5, "HN", "3", "Kinh"],
    ]);
    assert_eq!(heads(&intake), ["Nguyễn Văn Huấn"]);
    assert_eq!(codes(&intake, 0, "cause"), "NN01");
    assert_eq!(
        said(&intake),
        [
            "2 C: “19745” không phải năm sinh. Gõ lại, ví dụ 1974.",
            "2 G: “6” là mã dân tộc mà hai bảng mã hiểu khác nhau. Gõ tên dân tộc, ví dụ Mường.",
            "2 E: “giàu có” không rõ là loại hộ nào. Gõ Hộ nghèo N1, Hộ nghèo N2, Hộ nghèo hoặc Hộ cận nghèo.",
            "2 D: “ba” không phải số người. Gõ số nguyên, ví dụ 4.",
            "2 F: “xa mặt trời” không có trong danh mục nguyên nhân nghèo. Gõ số hoặc tên, ví dụ 1 hoặc Thiếu vốn sản xuất.",
            "3 B: Dòng này không có họ tên chủ hộ nên chưa nhận. Gõ họ tên vào cột B.",
        ]
    );
    assert_eq!((intake.summary.refused, intake.summary.unread), (1, 5));
}

#[test]
fn a_hamlet_merged_over_its_households_is_the_hamlet_of_each() {
    let bytes = book(
        &[
            row!["Thôn", "Chủ hộ", "Năm sinh"],
            row!["Suối trong", "Lê Thị Hoa", 1974],
            row!["", "Bùi Văn Lợi", 1965],
            row!["", "Hà Văn Lâm", 1971],
        ],
        |sheet| merge(sheet, (1, 0), (2, 0), "Suối trong"),
    );
    let intake = read(&bytes);
    let hamlets: Vec<_> = intake.rows.iter().map(|row| row.hamlet_name.as_deref()).collect();
    assert_eq!(hamlets, [Some("Suối Trong"), Some("Suối Trong"), None]);
}

#[test]
fn what_excel_made_of_a_list_of_numbers_is_said() {
    let intake = rows(&[
        row!["Chủ hộ", "Nguyên nhân nghèo"],
        vec![To::from("Lê Thị Hoa"), To::Number(1.6)],
        vec![To::from("Bùi Văn Lợi"), To::Day(2020, 6, 1)],
    ]);
    assert_eq!(codes(&intake, 0, "cause"), "NN01 NN06");
    assert_eq!(
        said(&intake),
        [
            "3 B: Excel đã đổi ô này thành ngày 01/06/2020. Gõ lại các số, cách nhau bằng dấu chấm phẩy, ví dụ 1; 6.",
            "2 B: “1,6”: hiểu là 1 và 6. Đúng thì để nguyên.",
        ]
    );
}

#[test]
fn the_first_sheet_with_a_list_is_taken_unless_another_is_named() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let cover = workbook.add_worksheet().set_name("Bìa").unwrap();
    crate::book::write(cover, 0, &[row!["BÁO CÁO"]]);
    let hidden = workbook.add_worksheet().set_name("Ẩn").unwrap();
    crate::book::write(hidden, 0, &[row!["Chủ hộ", "Năm sinh"], row!["Người Ẩn", 1950]]);
    hidden.set_hidden(true);
    let list = workbook.add_worksheet().set_name("DS hộ").unwrap();
    crate::book::write(list, 0, &[row!["Chủ hộ", "Năm sinh"], row!["Lê Thị Hoa", 1974]]);
    let bytes = workbook.save_to_buffer().unwrap();

    let sheet = read_bytes(&bytes, None).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.names.join("|")), ("DS hộ", "Bìa|DS hộ".to_owned()));
    assert_eq!(read_bytes(&bytes, Some("Bìa")).unwrap().name, "Bìa");
    let missing = read_bytes(&bytes, Some("Tổng hợp")).unwrap_err().to_string();
    assert!(missing.contains("“Tổng hợp”") && missing.contains("«Bìa», «DS hộ»"), "{missing}");
}

#[test]
fn a_district_wide_list_of_6066_households_is_read_without_a_loss() {
    let mut list =
        vec![row!["STT", "Họ và tên chủ hộ", "Năm sinh", "Thôn", "Loại hộ", "Nguyên nhân"]];
    for number in 1..=6066 {
        let hamlet = format!("Thôn {}", number % 12 + 1);
        let name = format!("Người Thử {number}");
        list.push(row![number, name.as_str(), 1930 + number % 70, hamlet.as_str(), "HN N1", "1;8"]);
    }
    let intake = rows(&list);
    assert_eq!(intake.summary.households, 6066);
    assert_eq!((intake.errors.len(), intake.warnings.len(), intake.skipped.len()), (0, 0, 0));
    assert_eq!(intake.rows[6065].row, 6067);
}

#[test]
fn a_sheet_without_a_header_gives_nothing_and_says_so() {
    let bytes = book(&[row!["a", "b"], row![1, 2]], |_| {});
    let sheet = read_bytes(&bytes, None).unwrap();
    assert!(!find_header(&sheet, domain::catalog::Catalogue::built_in()).is_found());
    assert_eq!(read(&bytes).rows, []);
}
