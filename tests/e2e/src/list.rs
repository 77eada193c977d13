//! The list that the commune has in Excel already, as an officer would have typed it.

use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

/// A household of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Họ và tên chủ hộ.
    pub head: String,
    /// Năm sinh.
    pub born: u16,
    /// Thôn.
    pub hamlet: &'static str,
    /// «Hộ nghèo N1».
    pub class: &'static str,
    /// Khẩu.
    pub members: u32,
    /// Lao động.
    pub workers: u32,
    /// Numbers of causes on the form, «1, 6»; empty where the commune has not asked yet.
    pub causes: &'static str,
}

/// The 29 households that plan 154 counts in Đồng Thắng, invented: 10 poor without causes,
/// 19 near poor with one each.
#[must_use]
pub fn dong_thang() -> Vec<Listed> {
    const FAMILIES: [&str; 6] =
        ["Lê Văn", "Hà Thị", "Nguyễn Văn", "Trịnh Thị", "Bùi Văn", "Lê Thị"];
    const NAMES: [&str; 29] = [
        "An", "Ánh", "Bảo", "Bình", "Chiến", "Cúc", "Dung", "Đức", "Giang", "Hà", "Hằng", "Hiền",
        "Hòa", "Hợp", "Khánh", "Lan", "Lý", "Mai", "Minh", "Nga", "Oanh", "Phúc", "Quý", "Sơn",
        "Tâm", "Thơm", "Tuyết", "Vân", "Yến",
    ];
    (0_u16..)
        .zip(NAMES)
        .map(|(at, name)| {
            let poor = at < 10;
            let index = usize::from(at);
            Listed {
                head: format!("{} {name}", FAMILIES[index % FAMILIES.len()]),
                born: 1950 + at,
                hamlet: ["Thôn 1", "Thôn 2", "Thôn 3"][index % 3],
                class: match (poor, at % 2) {
                    (true, 0) => "Hộ nghèo N1",
                    (true, _) => "Hộ nghèo N2",
                    (false, _) => "Hộ cận nghèo",
                },
                members: 2 + u32::from(at % 4),
                workers: 1 + u32::from(at % 2),
                causes: if poor { "" } else { "1" },
            }
        })
        .collect()
}

/// Writes the list as a sheet with a title and one row of headings.
///
/// # Errors
/// If the file cannot be written.
pub fn write_list(path: &Path, households: &[Listed]) -> Result<(), XlsxError> {
    const HEADINGS: [&str; 8] = [
        "TT",
        "Họ và tên chủ hộ",
        "Năm sinh",
        "Thôn",
        "Phân loại",
        "Số khẩu",
        "Số lao động",
        "Nguyên nhân nghèo",
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh sách")?;
    sheet.write(0, 1, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO ĐẦU NĂM 2020")?;
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write(2, column, heading)?;
    }
    for (row, one) in (3_u32..).zip(households) {
        sheet.write(row, 0, row - 2)?;
        sheet.write(row, 1, one.head.as_str())?;
        sheet.write(row, 2, one.born)?;
        sheet.write(row, 3, one.hamlet)?;
        sheet.write(row, 4, one.class)?;
        sheet.write(row, 5, one.members)?;
        sheet.write(row, 6, one.workers)?;
        sheet.write(row, 7, one.causes)?;
    }
    book.save(path)
}
