//! Small documents for the tests of this crate.

#![allow(dead_code, clippy::unwrap_used, missing_docs)] // each test binary uses its own part

use documents::forms::{
    Annex, AnnexEntry, HouseholdAnnex, HouseholdRow, MeasureLine, Passage, PlanPaper, SignerBlock,
    TextSection, TotalRow,
};
use documents::{
    Align, Block, Document, FontStyle, Fonts, LaidOut, Page, Paragraph, Profile, Run, Section,
    TextRun, lay_out,
};

pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Bản thử".to_owned(),
        author: "UBND xã Thử".to_owned(),
        subject: "Thử dàn trang".to_owned(),
        language: "vi-VN".to_owned(),
        profile: Profile::Tt01_2011,
        created: "D:20200220080000+07'00'".to_owned(),
        sections: vec![Section { blocks, ..Section::default() }],
        draft_mark: None,
        fingerprint: None,
        qr: None,
    }
}

pub fn paragraph(text: &str, align: Align) -> Paragraph {
    Paragraph {
        runs: vec![Run::new(text, FontStyle::Regular, 14.0)],
        align,
        first_line_indent: 36.0,
        space_after: 6.0,
        leading: Some(18.0),
        ..Paragraph::default()
    }
}

pub fn laid(document: &Document) -> LaidOut {
    lay_out(document, Fonts::bundled()).unwrap()
}

/// Runs of the text area in reading order; page number and footers left out.
pub fn body_runs(page: &Page) -> impl Iterator<Item = (&str, &TextRun)> {
    let [_, top, _, bottom] = page.area;
    page.drawing
        .runs
        .iter()
        .filter(move |run| run.y > top && run.y < bottom)
        .map(|run| (page.drawing.text_of(run), run))
}

pub fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn household(order: usize, measures: usize) -> AnnexEntry {
    let line = |at: usize| MeasureLine {
        measure: format!("Giải pháp thứ {at} cho hộ {order}: vay vốn nuôi bò sinh sản"),
        funds: ["1.200", "50.000", "", "300"].map(str::to_owned),
        months: "3/2020".to_owned(),
        responsible: "Hội Nông dân xã".to_owned(),
    };
    AnnexEntry::Household(HouseholdRow {
        anchor: Some(format!("hộ {order}")),
        order: order.to_string(),
        head_name: format!("Hà Thị Thử {order}"),
        birth_year: "1966".to_owned(),
        hamlet: "Thôn 2".to_owned(),
        people: "4/2".to_owned(),
        class: "N1".to_owned(),
        causes: "Thiếu vốn sản xuất; đông người ăn theo".to_owned(),
        deprivations: "Hố xí/nhà tiêu hợp vệ sinh".to_owned(),
        needs: "Vay vốn ưu đãi".to_owned(),
        measures: (1..=measures).map(line).collect(),
        year_end: "Thoát nghèo".to_owned(),
        note: String::new(),
    })
}

/// A short plan with `households` households.
pub fn plan(households: usize) -> PlanPaper {
    let text = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    PlanPaper {
        profile: Profile::Tt01_2011,
        file_title: "Kế hoạch giảm nghèo năm 2020 xã Thử".to_owned(),
        created: "D:20200220080000+07'00'".to_owned(),
        upper_organ: "UBND HUYỆN TRIỆU SƠN".to_owned(),
        organ_lines: text(&["ỦY BAN NHÂN DÂN", "XÃ THỬ"]),
        number: Some("15".to_owned()),
        symbol: "KH-UBND".to_owned(),
        place_and_date: "Thử, ngày 20 tháng 02 năm 2020".to_owned(),
        kind: "KẾ HOẠCH".to_owned(),
        title_lines: text(&["Giảm nghèo nhanh và bền vững năm 2020"]),
        bases: text(&[
            "Căn cứ Quyết định số 54/QĐ-UBND ngày 07/01/2020 của UBND huyện",
            "Căn cứ Kế hoạch số 154/KH-UBND ngày 31/01/2020 của UBND huyện;",
        ]),
        lead_in: Some("Ủy ban nhân dân xã Thử ban hành Kế hoạch như sau:".to_owned()),
        sections: vec![
            TextSection {
                level: 1,
                heading: "I. MỤC ĐÍCH, YÊU CẦU".to_owned(),
                passages: Vec::new(),
            },
            TextSection {
                level: 2,
                heading: "1. Mục đích".to_owned(),
                passages: vec![Passage::text(
                    "Huy động, quản lý và sử dụng có hiệu quả các nguồn lực để thực hiện mục tiêu giảm nghèo, hạn chế tái nghèo và phát sinh nghèo trên địa bàn xã.",
                )],
            },
        ],
        closing: Some("Trên đây là Kế hoạch giảm nghèo năm 2020.".to_owned()),
        recipients: text(&["- UBND huyện (b/c);", "- Lưu: VT."]),
        signer: SignerBlock {
            lines: text(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            name: "Lê Văn Mẫu".to_owned(),
        },
        annexes: vec![Annex::Households(HouseholdAnnex {
            label: "Phụ lục 1".to_owned(),
            title_lines: text(&["DANH SÁCH HỘ NGHÈO VÀ GIẢI PHÁP"]),
            attached_to: "(Kèm theo Kế hoạch số 15/KH-UBND)".to_owned(),
            money_unit: "Đơn vị tính: nghìn đồng".to_owned(),
            entries: (1..=households).map(|at| household(at, 1 + at % 3)).collect(),
            totals: vec![TotalRow {
                label: format!("Tổng cộng: {households} hộ"),
                funds: ["36.000", "1.500.000", "", "9.000"].map(str::to_owned),
                remark: String::new(),
            }],
            notes: Vec::new(),
        })],
        draft: false,
        fingerprint: Some("7K3QM-2VX9A".to_owned()),
        qr: None,
    }
}
