//! Blanks at which a Vietnamese official text is not broken.
//!
//! Deliberately absent: widths and lines; this module only says whether two
//! neighbouring words hold together. A line too narrow for both still breaks.

/// Words that take the number after them along: «số 15/KH-UBND», «ngày 31».
const BEFORE_NUMBER: [&str; 28] = [
    "số", "ngày", "tháng", "năm", "quý", "điều", "khoản", "điểm", "mục", "phần", "biểu", "mẫu",
    "lục", "trang", "thứ", "lần", "thôn", "tổ", "xóm", "khu", "đoạn", "kỳ", "chương", "bản",
    "nhóm", "đợt", "khóa", "vùng",
];

/// Words before a document symbol that has no «số»: «Nghị định 30/2020/NĐ-CP».
const BEFORE_SYMBOL: [&str; 9] =
    ["định", "tư", "quyết", "hoạch", "lệnh", "luật", "thị", "văn", "trình"];

/// Words that take the Roman number after them along: «mục III.1.3», «quý IV/2020».
const BEFORE_ROMAN: [&str; 6] = ["mục", "phần", "quý", "chương", "khóa", "loại"];

/// Hundreds, thousands and so on, between a number and its unit: «10 triệu đồng».
const SCALES: [&str; 6] = ["trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"];

/// Units that stay with the number before them. «năm» is left out so that a
/// whole date does not become one unbreakable word.
const UNITS: [&str; 31] = [
    "đ", "đồng", "nghìn", "triệu", "tỷ", "%", "ha", "m", "m2", "m²", "km", "kg", "g", "tạ", "tấn",
    "lít", "người", "hộ", "khẩu", "tháng", "ngày", "con", "thôn", "trẻ", "kwh", "trăm", "ngàn",
    "tỉ", "điểm", "bản", "tuổi",
];

/// Does a line prefer not to break between these two words?
pub(crate) fn holds_together(before: &str, left: &str, right: &str) -> bool {
    // A dash hangs at the end of a line and never begins one.
    if is_dash(right) || right.starts_with('/') {
        return true;
    }
    // List marks: «- », «a) », «1.2. », «I. ».
    if before.is_empty() && is_list_mark(left) {
        return true;
    }
    if starts_with_digit(right) {
        if is_dash(left) && before.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let noun = left.trim_matches(|c: char| !c.is_alphabetic());
        let symbol = right.contains('/') && right.contains(|c: char| c.is_alphabetic());
        return BEFORE_NUMBER.iter().any(|word| equals_folded(noun, word))
            || symbol && BEFORE_SYMBOL.iter().any(|word| equals_folded(noun, word));
    }
    if is_roman(right) && BEFORE_ROMAN.iter().any(|word| equals_folded(left, word)) {
        return true;
    }
    if SCALES.iter().any(|word| equals_folded(left, word)) {
        let number = before.trim_end().rsplit(' ').next().unwrap_or_default();
        return is_number(number) && is_unit(right);
    }
    if is_number(left) {
        return is_unit(right);
    }
    false
}

fn is_unit(word: &str) -> bool {
    let unit = word.split(['/', ';', ',', '.', ')', ':']).next().unwrap_or(word);
    UNITS.iter().any(|known| equals_folded(unit, known))
}

/// «III», «IV/2020», «II.1», also with a sentence's mark behind it.
fn is_roman(word: &str) -> bool {
    let digits = word.split(['/', ';', ',', '.', ')', ':']).next().unwrap_or(word);
    (1..=5).contains(&digits.len()) && digits.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn equals_folded(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

fn is_list_mark(word: &str) -> bool {
    is_dash(word) || word == "+" || (word.chars().count() <= 5 && word.ends_with([')', '.']))
}

fn starts_with_digit(word: &str) -> bool {
    word.trim_start_matches(['(', '“', '"']).starts_with(|c: char| c.is_ascii_digit())
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['(', '-', '+']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_words_and_units() {
        for (left, right) in [
            ("Số:", "15/KH-UBND"),
            ("ngày", "31"),
            ("31", "tháng"),
            ("tháng", "01"),
            ("10.000.000", "đ"),
            ("1.715.000", "đồng/người/tháng"),
            ("2,18", "%;"),
            ("xã", "-"),
            ("2020", "–"),
            ("số", "154/KH-UBND"),
            ("định", "30/2020/NĐ-CP"),
            ("ngày", "31/01/2020"),
            ("1.234.567", "đồng"),
            ("Điều", "5"),
            ("khoản", "2"),
            ("Mục", "III.1.3"),
            ("quý", "IV/2020,"),
            ("bản", "2"),
        ] {
            assert!(holds_together("x ", left, right), "{left} {right}");
        }
        assert!(holds_together("giai đoạn 2016 ", "-", "2020"));
        assert!(holds_together("khoảng 10 ", "triệu", "đồng/hộ"));
        assert!(holds_together("", "a)", "Chỉ"));
    }

    #[test]
    fn other_words_part() {
        for (left, right) in [
            ("01", "năm"),
            ("hộ", "nghèo"),
            ("có", "129"),
            ("số", "hộ"),
            ("-", "Xã"),
            ("KH-UBND", "ngày"),
            ("định", "15"),
            ("thị", "trấn"),
            ("mục", "tiêu"),
            ("triệu", "đồng"),
        ] {
            assert!(!holds_together("x ", left, right), "{left} {right}");
        }
    }
}
