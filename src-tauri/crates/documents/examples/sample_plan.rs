//! Prints an invented plan: `sample_plan OUT.pdf [HOUSEHOLDS] [nd30] [draft]`.
//!
//! Names, figures and text are made up by counting through lists. Used to look
//! at pages and to measure time and memory; no real person stands here.

use documents::forms::{
    Annex, AnnexEntry, HouseholdAnnex, HouseholdRow, MeasureLine, Passage, PlanPaper, SignerBlock,
    TableAnnex, TextSection, TotalRow,
};
use documents::{Align, Cell, Column, FontStyle, Orientation, Profile, Row, RowGroup, Table};

const FAMILY: [&str; 9] = ["Lê", "Hà", "Lò", "Quách", "Phạm", "Trịnh", "Bùi", "Đỗ", "Cao"];
const MIDDLE: [&str; 8] = ["Văn", "Thị", "Đình", "Thị Minh", "Bá", "Thị Thu", "Hữu", "Ngọc"];
const GIVEN: [&str; 13] = [
    "Mẫu",
    "Thử",
    "Khuê",
    "Phượng",
    "Nghĩa",
    "Dũng",
    "Hường",
    "Quyết",
    "Liễu",
    "Tuấn",
    "Nguyệt",
    "Kỳ",
    "Ước",
];
const CAUSES: [&str; 6] = [
    "Thiếu vốn sản xuất",
    "Thiếu lao động; đông người ăn theo",
    "Ốm đau nặng",
    "Không biết cách làm ăn, không có tay nghề",
    "Thiếu đất canh tác; thiếu phương tiện sản xuất",
    "Có lao động nhưng không có việc làm",
];
const LACKING: [&str; 5] = [
    "Hố xí/nhà tiêu hợp vệ sinh",
    "Nguồn nước sinh hoạt; diện tích nhà ở",
    "Chất lượng nhà ở",
    "Bảo hiểm y tế; trình độ giáo dục người lớn",
    "",
];
const NEEDS: [&str; 5] = [
    "Vay vốn ưu đãi",
    "Học nghề; giới thiệu việc làm",
    "Hướng dẫn cách làm ăn",
    "Trợ cấp xã hội",
    "Hỗ trợ phương tiện sản xuất",
];
const MEASURES: [(&str, [&str; 4], &str); 6] = [
    (
        "Vay vốn Ngân hàng Chính sách xã hội nuôi bò sinh sản",
        ["", "50.000", "5.000", ""],
        "3 - 12/2020",
    ),
    ("Xây nhà tiêu hợp vệ sinh", ["", "10.000", "3.500", "2.000"], "4 - 6/2020"),
    ("Cấp thẻ bảo hiểm y tế cho 3 khẩu", ["2.413", "", "", ""], "01/2020"),
    (
        "Học nghề sơ cấp may công nghiệp, giới thiệu việc làm",
        ["3.000", "", "", "500"],
        "5 - 8/2020",
    ),
    (
        "Hỗ trợ gà giống thả đồi theo dự án nhân rộng mô hình giảm nghèo",
        ["12.000", "", "4.000", ""],
        "3 - 9/2020",
    ),
    ("Trợ cấp bảo trợ xã hội hằng tháng", ["4.860", "", "", ""], "1 - 12/2020"),
];
const HELPERS: [&str; 4] = [
    "Hội LHPN xã - bà Lê Thị Mẫu",
    "Hội Nông dân xã - ông Hà Văn Thử",
    "Đoàn TNCSHCM xã; Chi bộ thôn",
    "Hội CCB xã - ông Bùi Đình Kỳ",
];

fn pick<'a>(list: &[&'a str], at: usize) -> &'a str {
    list[at % list.len()]
}

fn name(at: usize) -> String {
    format!(
        "{} {} {}",
        pick(&FAMILY, at * 5 + at / 7),
        pick(&MIDDLE, at * 3 + at / 11),
        pick(&GIVEN, at * 7 + at / 5)
    )
}

fn household(at: usize, hamlet: usize) -> HouseholdRow {
    let measures = (0..1 + at % 3)
        .map(|line| {
            let (measure, funds, months) = MEASURES[(at * 5 + line * 2) % MEASURES.len()];
            MeasureLine {
                measure: measure.to_owned(),
                funds: funds.map(str::to_owned),
                months: months.to_owned(),
                responsible: pick(&HELPERS, at).to_owned(),
            }
        })
        .collect();
    HouseholdRow {
        anchor: Some(format!("household-{}", at + 1)),
        order: (at + 1).to_string(),
        head_name: name(at),
        birth_year: (1940 + at * 13 % 55).to_string(),
        hamlet: format!("Thôn {hamlet}"),
        people: format!("{}/{}", 1 + at % 6, at % 3),
        class: pick(&["N1", "N1", "N2", "N1; BTXH"], at).to_owned(),
        causes: pick(&CAUSES, at).to_owned(),
        deprivations: pick(&LACKING, at * 2).to_owned(),
        needs: pick(&NEEDS, at * 3).to_owned(),
        measures,
        year_end: pick(&["Thoát nghèo", "Cận nghèo", "Còn nghèo"], at).to_owned(),
        note: if at % 17 == 4 { "Hộ DTTS".to_owned() } else { String::new() },
    }
}

fn annex(households: usize) -> HouseholdAnnex {
    let per_hamlet = households.div_ceil(10).max(1);
    let mut entries = Vec::new();
    for at in 0..households {
        let hamlet = at / per_hamlet + 1;
        if at % per_hamlet == 0 {
            entries.push(AnnexEntry::Hamlet {
                order: pick(
                    &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"],
                    hamlet - 1,
                )
                .to_owned(),
                funds: <[String; 4]>::default(),
                text: format!("Thôn {hamlet}: {} hộ", per_hamlet.min(households - at)),
            });
        }
        entries.push(AnnexEntry::Household(household(at, hamlet)));
    }
    HouseholdAnnex {
        label: "Phụ lục 1".to_owned(),
        title_lines: vec![
            "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO VÀ GIẢI PHÁP HỖ TRỢ ĐẾN TỪNG HỘ NĂM 2020".to_owned(),
        ],
        attached_to: "(Kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 02 năm 2020 của Ủy ban nhân dân xã Thọ Bình)"
            .to_owned(),
        money_unit: "Đơn vị tính: nghìn đồng".to_owned(),
        entries,
        totals: vec![TotalRow {
            label: format!("Tổng cộng: {households} hộ"),
            funds: ["1.562.300", "9.850.000", "1.204.500", "214.000"].map(str::to_owned),
            remark: String::new(),
        }],
        notes: vec![
            "Ghi chú: N1: hộ nghèo về thu nhập; N2: hộ nghèo thiếu hụt tiếp cận dịch vụ xã hội cơ bản; CN: hộ cận nghèo; BTXH: hộ có đối tượng bảo trợ xã hội; LĐ: lao động."
                .to_owned(),
        ],
    }
}

fn hamlet_annex() -> TableAnnex {
    let row = |cells: &[&str]| Row { cells: cells.iter().map(|text| Cell::new(*text)).collect() };
    let bold = |text: &str| Cell::new(text).style(FontStyle::Bold);
    TableAnnex {
        label: "Phụ lục 2".to_owned(),
        title_lines: vec!["TỔNG HỢP HỘ NGHÈO, HỘ CẬN NGHÈO THEO THÔN NĂM 2020".to_owned()],
        attached_to:
            "(Kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 02 năm 2020 của UBND xã Thọ Bình)"
                .to_owned(),
        unit: "Đơn vị tính: hộ".to_owned(),
        orientation: Orientation::Portrait,
        table: Table {
            columns: [
                (20.0, Align::Center),
                (110.0, Align::Left),
                (60.0, Align::Right),
                (60.0, Align::Right),
                (60.0, Align::Right),
                (60.0, Align::Right),
                (60.0, Align::Right),
            ]
            .map(|(weight, align)| Column { weight, align })
            .into(),
            head: vec![
                Row {
                    cells: vec![
                        bold("TT").span(1, 2),
                        bold("Thôn").span(1, 2),
                        bold("Tổng số hộ").span(1, 2),
                        bold("Hộ nghèo").span(2, 1),
                        bold("Hộ cận nghèo").span(2, 1),
                    ],
                },
                Row {
                    cells: vec![bold("Đầu năm"), bold("Giảm"), bold("Đầu năm"), bold("Giảm")]
                },
            ],
            body: (1..=10)
                .map(|hamlet: usize| RowGroup {
                    rows: vec![row(&[
                        &hamlet.to_string(),
                        &format!("Thôn {hamlet}"),
                        &(180 + hamlet * 7).to_string(),
                        &(25 + hamlet).to_string(),
                        &(11 + hamlet % 4).to_string(),
                        &(9 + hamlet % 5).to_string(),
                        &(3 + hamlet % 3).to_string(),
                    ])],
                    ..RowGroup::default()
                })
                .collect(),
            foot: vec![Row {
                cells: vec![
                    bold("Tổng cộng").span(2, 1).align(Align::Center),
                    bold("2.185"),
                    bold("305"),
                    bold("125"),
                    bold("110"),
                    bold("40"),
                ],
            }],
            size: 11.0,
            space_after: 6.0,
        },
        notes: Vec::new(),
    }
}

fn sections() -> Vec<TextSection> {
    let text = |passages: &[&str]| passages.iter().map(|text| Passage::text(*text)).collect();
    let section = |level, heading: &str, passages: &[&str]| TextSection {
        level,
        heading: heading.to_owned(),
        passages: text(passages),
    };
    vec![
        section(1, "I. MỤC ĐÍCH, YÊU CẦU", &[]),
        section(
            2,
            "1. Mục đích",
            &[
                "Huy động, quản lý và sử dụng có hiệu quả các nguồn lực để thực hiện mục tiêu giảm nghèo nhanh và bền vững, hạn chế tái nghèo và phát sinh nghèo; hỗ trợ người nghèo, hộ nghèo tiếp cận các dịch vụ xã hội cơ bản, nâng cao chất lượng cuộc sống.",
            ],
        ),
        section(
            2,
            "2. Yêu cầu",
            &[
                "Thực hiện công khai, dân chủ, minh bạch trong rà soát, bình xét; phát huy vai trò giám sát của Mặt trận Tổ quốc Việt Nam xã, các tổ chức chính trị - xã hội và của người dân ở từng thôn; cập nhật kịp thời biến động của từng hộ vào cơ sở dữ liệu.",
                "Việc hỗ trợ phải đúng đối tượng, đúng định mức, không trùng lặp chính sách; xác định cụ thể phương án, giải pháp và nguồn lực dự kiến hỗ trợ đến từng hộ phù hợp với nguyên nhân nghèo và nhu cầu của hộ; phân công cụ thể tổ chức, đoàn thể, cá nhân trực tiếp giúp đỡ.",
            ],
        ),
        section(
            1,
            "II. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2019",
            &[
                "Đầu năm 2020, toàn xã có 306 hộ nghèo và 115 hộ cận nghèo. Trong số hộ nghèo có 214 hộ nghèo về thu nhập và 92 hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản (chi tiết tại Phụ lục 2).",
                "Nguyên nhân nghèo chủ yếu là thiếu vốn sản xuất, thiếu lao động và không biết cách làm ăn. Các chỉ số thiếu hụt nhiều nhất là hố xí/nhà tiêu hợp vệ sinh, nguồn nước sinh hoạt và diện tích nhà ở bình quân đầu người.",
            ],
        ),
        section(1, "III. CHỈ TIÊU CỤ THỂ", &[]),
        section(
            2,
            "1. Giảm hộ nghèo, hộ cận nghèo",
            &[
                "- Số hộ nghèo giảm trong năm 2020 là 125 hộ; số hộ cận nghèo giảm là 40 hộ.",
                "- Thu nhập bình quân của người nghèo tăng thêm 228.000 đồng/người/tháng để đạt 1.715.000 đồng/người/tháng theo Quyết định số 54/QĐ-UBND ngày 07 tháng 01 năm 2020.",
            ],
        ),
        section(
            2,
            "2. Nâng cao mức độ tiếp cận các dịch vụ xã hội cơ bản",
            &[
                "- Không còn tình trạng trẻ em không đi học.",
                "- 100 % khẩu cận nghèo tham gia bảo hiểm y tế.",
                "- Hỗ trợ 21 hộ nghèo có nhà ở bảo đảm chất lượng; 40 hộ nghèo có diện tích nhà ở tối thiểu 8 m²/người trở lên.",
                "- 100 % hộ nghèo có hố xí/nhà tiêu hợp vệ sinh và được tiếp cận nguồn nước hợp vệ sinh.",
            ],
        ),
        section(1, "IV. NHIỆM VỤ VÀ GIẢI PHÁP", &[]),
        section(
            2,
            "1. Hỗ trợ phát triển sản xuất, tạo việc làm",
            &[
                "Phối hợp với Phòng giao dịch Ngân hàng Chính sách xã hội huyện cho vay đúng đối tượng; ưu tiên hộ có lao động, có phương án sản xuất, có tay nghề. Tổ chức lớp dạy nghề ngắn hạn tại xã; giới thiệu việc làm tại các doanh nghiệp trên địa bàn huyện và đi làm việc ở nước ngoài theo hợp đồng.",
                "Lập hồ sơ dự án hỗ trợ phát triển sản xuất, nhân rộng mô hình giảm nghèo có hiệu quả, trình Ủy ban nhân dân huyện phê duyệt trước ngày 31 tháng 3 năm 2020.",
            ],
        ),
        section(
            2,
            "2. Hỗ trợ tiếp cận các dịch vụ xã hội cơ bản",
            &[
                "a) Về y tế và bảo hiểm y tế: lập danh sách cấp thẻ bảo hiểm y tế cho người nghèo, người cận nghèo; vận động các tổ chức, cá nhân hỗ trợ phần đóng còn lại.",
                "b) Về giáo dục: miễn, giảm học phí, hỗ trợ chi phí học tập cho học sinh thuộc hộ nghèo, hộ cận nghèo theo quy định.",
                "c) Về nhà ở, nước sạch và vệ sinh: vận động nguồn lực xã hội, kết hợp vốn vay ưu đãi và phần đóng góp của hộ để xây dựng nhà ở, công trình nước sạch, nhà tiêu hợp vệ sinh.",
            ],
        ),
        section(
            1,
            "V. TỔ CHỨC THỰC HIỆN",
            &[
                "1. Ban Chỉ đạo giảm nghèo xã chỉ đạo, kiểm tra, đôn đốc việc thực hiện Kế hoạch; phân công từng thành viên phụ trách thôn.",
                "2. Công chức Văn hóa - Xã hội tham mưu, theo dõi, tổng hợp; báo cáo kết quả hằng quý, 6 tháng và cả năm về Phòng Lao động - Thương binh và Xã hội huyện.",
                "3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể vận động hội viên, đoàn viên giúp đỡ hộ nghèo theo Phụ lục 1; giám sát việc thực hiện chính sách tại cơ sở.",
                "4. Trưởng các thôn thông báo công khai danh sách và giải pháp đến từng hộ, phản ánh kịp thời khó khăn, vướng mắc.",
            ],
        ),
    ]
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = arguments.first().expect("first argument: the file to write");
    let households = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(421);
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let text = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let paper = PlanPaper {
        profile: if has("nd30") {
            Profile::Nd30_2020
        } else {
            Profile::Tt01_2011
        },
        file_title: "Kế hoạch giảm nghèo nhanh và bền vững năm 2020 xã Thọ Bình".to_owned(),
        created: "D:20200220080000+07'00'".to_owned(),
        upper_organ: "UBND HUYỆN TRIỆU SƠN".to_owned(),
        organ_lines: text(&["ỦY BAN NHÂN DÂN", "XÃ THỌ BÌNH"]),
        number: (!has("draft")).then(|| "15".to_owned()),
        symbol: "KH-UBND".to_owned(),
        place_and_date: "Thọ Bình, ngày 20 tháng 02 năm 2020".to_owned(),
        kind: "KẾ HOẠCH".to_owned(),
        title_lines: text(&[
            "Thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020",
            "trên địa bàn xã Thọ Bình, huyện Triệu Sơn",
        ]),
        bases: text(&[
            "Thực hiện Kế hoạch số 25/KH-UBND ngày 22/01/2020 của UBND tỉnh Thanh Hoá về thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020;",
            "Căn cứ Quyết định số 54/QĐ-UBND ngày 07/01/2020 của UBND huyện về việc giao chỉ tiêu giảm nghèo, đào tạo nghề, giải quyết việc làm, xuất khẩu lao động năm 2020;",
            "Căn cứ Kế hoạch số 154/KH-UBND ngày 31/01/2020 của UBND huyện Triệu Sơn về thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020;",
        ]),
        lead_in: Some(
            "Ủy ban nhân dân xã Thọ Bình ban hành Kế hoạch thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020 với những nội dung sau:"
                .to_owned(),
        ),
        sections: sections(),
        closing: Some(
            "Trên đây là Kế hoạch thực hiện Chương trình giảm nghèo nhanh và bền vững năm 2020 trên địa bàn xã; trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Ủy ban nhân dân xã (qua công chức Văn hóa - Xã hội) để xem xét, giải quyết."
                .to_owned(),
        ),
        recipients: text(&[
            "- UBND huyện Triệu Sơn (b/c);",
            "- Phòng LĐ-TB&XH huyện;",
            "- Thường trực Đảng ủy, HĐND xã;",
            "- Ủy ban MTTQ Việt Nam và các đoàn thể xã;",
            "- Trưởng các thôn;",
            "- Lưu: VT, VHXH.",
        ]),
        signer: SignerBlock {
            lines: text(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            name: "Lê Thị Minh Mẫu".to_owned(),
        },
        annexes: vec![
            Annex::Households(annex(households)),
            Annex::Table(hamlet_annex()),
        ],
        draft: has("draft"),
        fingerprint: (!has("draft")).then(|| "7K3QM-2VX9A-PLD4T-WN6HC".to_owned()),
        qr: (!has("draft")).then(sample_code),
    };
    let bytes = documents::print(&paper.into_document()).expect("the sample prints");
    std::fs::write(out, bytes).expect("the file can be written");
}

/// A pattern that looks like a code; it says nothing.
fn sample_code() -> documents::QrMatrix {
    let side = 37;
    let finder = |row: usize, column: usize| {
        let ring = row.abs_diff(3).max(column.abs_diff(3));
        row < 7 && column < 7 && ring != 2
    };
    let dark = (0..side * side)
        .map(|at| {
            let (row, column) = (at / side, at % side);
            finder(row, column)
                || finder(row, side - 1 - column)
                || finder(side - 1 - row, column)
                || (row > 8 && column > 8 && (row * 7 + column * 13 + row * column) % 5 < 2)
        })
        .collect();
    documents::QrMatrix {
        side,
        dark,
        caption: vec![
            "Mã đối chiếu của bản đã chốt".to_owned(),
            "7K3QM-2VX9A-PLD4T-WN6HC".to_owned(),
        ],
    }
}
