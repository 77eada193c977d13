//! The two legal profiles of an official letter, as one table of data.
//!
//! Deliberately absent: code that differs by profile. Sizes and places come
//! from DOMAIN §3.2 (Thông tư 01/2011/TT-BNV; Nghị định 30/2020/NĐ-CP).

/// Millimetres in points.
#[must_use]
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Which rule governs the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Thông tư 01/2011/TT-BNV, for papers dated before 05/03/2020.
    Tt01_2011,
    /// Nghị định 30/2020/NĐ-CP, for papers dated from 05/03/2020.
    Nd30_2020,
}

/// Where the page number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPlace {
    /// In the bottom margin, at the right edge of the text.
    BottomRight,
    /// In the top margin, centred on the text.
    TopCentre,
}

/// Page margins in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Below the text.
    pub bottom: f32,
    /// Left of the text.
    pub left: f32,
    /// Right of the text.
    pub right: f32,
}

/// Every measure that a profile fixes; all in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfileSpec {
    /// Margins of an upright page.
    pub portrait: Margins,
    /// Margins of a landscape page. The circulars give margins only for upright
    /// pages; these keep their smallest width on all edges but the top (uncertain).
    pub landscape: Margins,
    /// Where the page number stands.
    pub number_place: NumberPlace,
    /// Size of the page number (13–14).
    pub number_size: f32,
    /// Quốc hiệu, tên cơ quan (12–13).
    pub name_size: f32,
    /// Tiêu ngữ, địa danh và ngày (13–14).
    pub motto_size: f32,
    /// Số, ký hiệu (13).
    pub symbol_size: f32,
    /// Tên loại and trích yếu (14).
    pub title_size: f32,
    /// Căn cứ in italics?
    pub bases_italic: bool,
    /// What the last legal basis ends with; the others end with ";".
    pub last_basis_end: &'static str,
    /// Body text (13–14).
    pub body_size: f32,
    /// Distance of body baselines (single to 1.5 lines).
    pub body_leading: f32,
    /// Space between body paragraphs (at least 6).
    pub paragraph_space: f32,
    /// First-line indent (1–1.27 cm).
    pub first_line_indent: f32,
    /// Quyền hạn, chức vụ, họ tên người ký (13–14).
    pub signer_size: f32,
    /// The words «Nơi nhận:» (12).
    pub recipients_word_size: f32,
    /// The list under it (11).
    pub recipients_size: f32,
    /// Table text of annexes (10–11).
    pub annex_table_size: f32,
}

const TT01: ProfileSpec = ProfileSpec {
    portrait: Margins { top: mm(20.0), bottom: mm(20.0), left: mm(30.0), right: mm(15.0) },
    landscape: Margins { top: mm(20.0), bottom: mm(15.0), left: mm(15.0), right: mm(15.0) },
    number_place: NumberPlace::BottomRight,
    number_size: 13.0,
    name_size: 13.0,
    motto_size: 14.0,
    symbol_size: 13.0,
    title_size: 14.0,
    bases_italic: false,
    last_basis_end: ",",
    body_size: 14.0,
    body_leading: 18.0,
    paragraph_space: 6.0,
    first_line_indent: mm(12.7),
    signer_size: 14.0,
    recipients_word_size: 12.0,
    recipients_size: 11.0,
    annex_table_size: 10.0,
};

const ND30: ProfileSpec = ProfileSpec {
    number_place: NumberPlace::TopCentre,
    bases_italic: true,
    last_basis_end: ".",
    ..TT01
};

impl Profile {
    /// The measures of this profile.
    #[must_use]
    pub const fn spec(self) -> &'static ProfileSpec {
        match self {
            Self::Tt01_2011 => &TT01,
            Self::Nd30_2020 => &ND30,
        }
    }
}
