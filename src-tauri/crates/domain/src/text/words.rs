//! Whole numbers in words, as money orders and minutes write them.
//!
//! Deliberately absent: southern words («ngàn», «lẻ»); papers of one district
//! use one form: «nghìn», «linh».

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u64 = 1_000_000_000;

/// A number in Vietnamese words: `1_234_567` is «một triệu hai trăm ba mươi tư
/// nghìn năm trăm sáu mươi bảy».
///
/// Follows mốt (21), tư (24), lăm (15, 25), linh (105) and fills empty
/// hundreds after a larger group («một triệu không trăm linh năm»).
pub fn number_in_words(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    push_number(number, false, &mut words);
    words.join(" ")
}

/// The same text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn push_number(number: u64, after_larger: bool, words: &mut Vec<&'static str>) {
    if number >= BILLION {
        push_number(number / BILLION, after_larger, words);
        words.push("tỷ");
        push_below_billion(number % BILLION, true, words);
    } else {
        push_below_billion(number, after_larger, words);
    }
}

fn push_below_billion(number: u64, after_larger: bool, words: &mut Vec<&'static str>) {
    let mut after_larger = after_larger;
    for (size, unit) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = number / size % 1_000;
        if group == 0 {
            continue;
        }
        push_group(group, after_larger, words);
        if !unit.is_empty() {
            words.push(unit);
        }
        after_larger = true;
    }
}

fn push_group(group: u64, after_larger: bool, words: &mut Vec<&'static str>) {
    let digit = |value: u64| DIGITS[(value % 10) as usize];
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let with_hundreds = hundreds > 0 || after_larger;
    if with_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && with_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens >= 2 => words.push("mốt"),
        4 if tens >= 2 => words.push("tư"),
        5 if tens >= 1 => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (number, words) in [
            (0, "không"),
            (4, "bốn"),
            (10, "mười"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (105, "một trăm linh năm"),
            (111, "một trăm mười một"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_234_567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
            (1_000_005, "một triệu không trăm linh năm"),
            (2_500_000, "hai triệu năm trăm nghìn"),
            (1_200_000_000, "một tỷ hai trăm triệu"),
            (1_000_000_015, "một tỷ không trăm mười lăm"),
            (9_000_000_000_000, "chín nghìn tỷ"),
        ] {
            assert_eq!(number_in_words(number), words);
        }
    }

    /// Reads words back; knows nothing of the writer's branches.
    fn read(words: &str) -> u64 {
        let (mut billions, mut below, mut group, mut digit) = (0u64, 0u64, 0u64, 0u64);
        for word in words.split(' ') {
            match word {
                "tỷ" => {
                    billions = (billions + below + group + digit) * BILLION;
                    (below, group, digit) = (0, 0, 0);
                }
                "triệu" | "nghìn" => {
                    let size = if word == "triệu" { 1_000_000 } else { 1_000 };
                    below += (group + digit) * size;
                    (group, digit) = (0, 0);
                }
                "trăm" => (group, digit) = (digit * 100, 0),
                "mươi" => (group, digit) = (group + digit * 10, 0),
                "mười" => group += 10,
                "linh" => {}
                "mốt" => digit = 1,
                "tư" => digit = 4,
                "lăm" => digit = 5,
                _ => digit = DIGITS.iter().position(|d| *d == word).expect("a known word") as u64,
            }
        }
        billions + below + group + digit
    }

    proptest! {
        #[test]
        fn words_read_back_as_the_same_number(number in prop_oneof![0u64..10_000, 0u64..=9_007_199_254_740_991]) {
            prop_assert_eq!(read(&number_in_words(number)), number);
        }
    }
}
