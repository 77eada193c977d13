//! The words of headings and of cells with a fixed choice, out of
//! `assets/catalog/headings.csv` and the catalogue.
//!
//! Deliberately absent: where on a sheet a heading stands (see `header`). Texts are
//! compared without tone marks, case and punctuation; nearness is not guessed.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::catalog::Catalogue;
use domain::text::fold_label;

/// Fields of the vocabulary that may be written as `field.choice`.
pub(crate) const FAMILIES: &[&str] = &["class", "gender", "expected", "area", "schooling"];

/// The vocabulary: folded synonyms to fields.
pub(crate) struct Vocabulary {
    /// Headings; where two fields claim a word, the one written first has it.
    headings: HashMap<String, &'static str>,
    /// Family and folded word to the choice: (`class`, «hn n1») to `poor_n1`.
    choices: HashMap<(&'static str, String), &'static str>,
    /// Beginnings of rows that are no households, by kind and first word.
    rows: HashMap<(&'static str, String), Vec<String>>,
}

static TEXT: &str = include_str!("../../../../assets/catalog/headings.csv");

pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(TEXT));

impl Vocabulary {
    fn parse(text: &'static str) -> Self {
        let mut words =
            Self { headings: HashMap::new(), choices: HashMap::new(), rows: HashMap::new() };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.expect("the list of headings is read by a test of every build");
            let (field, synonym) = (&record[0], fold_label(&record[1]));
            // The record is gone after this turn; the text of the file stays.
            let field =
                &TEXT[TEXT.find(field).expect("a field stands in its own file")..][..field.len()];
            match field.split_once('.') {
                Some(("row", kind)) => {
                    let first = first_word(&synonym).to_owned();
                    words.rows.entry((kind, first)).or_default().push(synonym);
                    continue;
                }
                Some((family, choice)) => {
                    words.choices.insert((family, synonym.clone()), choice);
                }
                None => {}
            }
            words.headings.entry(synonym).or_insert(field);
        }
        words
    }

    /// The choice of a family that a text names, with or without a number before it.
    pub(crate) fn choice(&self, family: &'static str, text: &str) -> Option<&'static str> {
        variants(text).find_map(|text| self.choices.get(&(family, text)).copied())
    }

    /// The words of a field, longest first.
    pub(crate) fn words(&self, field: &str) -> Vec<&str> {
        let own = self.headings.iter().filter(|(_, own)| **own == field);
        let mut words: Vec<&str> = own.map(|(word, _)| word.as_str()).collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
        words
    }

    /// Whether a text is a heading of one of those fields, and nothing else.
    pub(crate) fn is_heading_of(&self, text: &str, fields: &[&str]) -> bool {
        self.headings.get(&fold_label(text)).is_some_and(|field| fields.contains(field))
    }

    /// Whether a text begins like a row of that kind; a word alone must be all of it.
    pub(crate) fn begins_row(&self, kind: &'static str, text: &str) -> bool {
        let bare = strip_enumerator(text);
        let begins = |text: &str| {
            let folded = fold_label(text);
            let own = self.rows.get(&(kind, first_word(&folded).to_owned()));
            own.into_iter().flatten().any(|word| match folded.strip_prefix(word.as_str()) {
                Some("") => true,
                Some(rest) => {
                    let whole_words = rest.starts_with(' ');
                    let numbers = rest.split_whitespace().all(|word| word.parse::<u64>().is_ok());
                    whole_words && (word.contains(' ') || kind == "hamlet" || numbers)
                }
                None => false,
            })
        };
        begins(text) || bare.len() < text.len() && begins(bare)
    }
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// What a heading means when nothing stands over it.
pub(crate) fn heading(catalogue: &Catalogue, text: &str) -> Option<String> {
    variants(text).find_map(|text| {
        if let Some(field) = VOCABULARY.headings.get(&text) {
            return Some((*field).to_owned());
        }
        // A number or «khác» alone means something only under its group.
        let alone = text == "khac" || text.starts_with("khac ") || text.parse::<u64>().is_ok();
        if alone {
            return None;
        }
        let numbered = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let list = VOCABULARY.headings.get(numbered).filter(|field| is_list(field));
        ["cause", "indicator", "need"]
            .into_iter()
            .find_map(|group| within(catalogue, group, &text))
            .or_else(|| list.map(|field| (*field).to_owned()))
    })
}

/// What a heading means under a group: «Nam» under «Năm sinh» is `birth_year.male`.
pub(crate) fn within(catalogue: &Catalogue, group: &str, text: &str) -> Option<String> {
    let code = |find: &dyn Fn(&str) -> Option<String>| {
        variants(text).find_map(|text| find(&text)).map(|code| format!("{group}.{code}"))
    };
    match group {
        "cause" => code(&|text| Some(catalogue.find_cause(text)?.code.0.clone())),
        "indicator" => code(&|text| Some(catalogue.find_indicator(text)?.code.0.clone())),
        "need" => code(&|text| Some(catalogue.find_need(text)?.code.0.clone())),
        "birth_year" | "birth_date" => {
            let gender = VOCABULARY.choice("gender", text)?;
            Some(format!("birth_year.{gender}"))
        }
        "score" => heading(catalogue, text).filter(|field| field.starts_with("score_")),
        family => {
            let family = FAMILIES.iter().find(|own| **own == family)?;
            VOCABULARY.choice(family, text).map(|choice| format!("{family}.{choice}"))
        }
    }
}

/// Fields that several columns may fill together.
pub(crate) fn is_list(field: &str) -> bool {
    matches!(field, "cause" | "indicator" | "need")
}

/// A heading folded: whole, then where that differs without its number, without
/// brackets, and without both.
fn variants(text: &str) -> impl Iterator<Item = String> {
    let bare = strip_enumerator(text);
    let numbered = (bare.len() < text.len()).then_some(bare);
    let unbracketed = text.contains(['(', '[']).then(|| without_brackets(text));
    let both = unbracketed.as_deref().map(|text| strip_enumerator(text).to_owned());
    [Some(text.to_owned()), numbered.map(str::to_owned), unbracketed, both]
        .into_iter()
        .flatten()
        .map(|text| fold_label(&text))
        .filter(|text| !text.is_empty())
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// A text without its number in a list: «1. », «(2) », «a) », «IV. ».
pub(crate) fn strip_enumerator(text: &str) -> &str {
    let trimmed = text.trim_start().trim_start_matches('(');
    let number = trimmed.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(trimmed.len());
    let (number, rest) = trimmed.split_at(number);
    let roman = number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let counts = !number.is_empty()
        && (number.len() == 1 || roman || number.parse::<u16>().is_ok_and(|number| number < 100));
    let rest = rest.trim_start();
    match rest.strip_prefix(['.', ')', ':', '-']) {
        Some(rest) if counts && !rest.trim().is_empty() => rest.trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        heading(Catalogue::built_in(), text)
    }

    #[test]
    fn every_heading_leads_to_a_field_of_the_schema_or_to_one_read_here() {
        const READ_HERE: &[&str] = &[
            "order",
            "name",
            "birth_date",
            "score_b1",
            "score_b2",
            "address",
            "relation",
            "cause",
            "indicator",
            "need",
        ];
        let household = domain::schema::kind("household").unwrap();
        let member = domain::schema::kind("member").unwrap();
        for record in csv::Reader::from_reader(TEXT.as_bytes()).records() {
            let record = record.unwrap();
            let field = &record[0];
            assert!(!fold_label(&record[1]).is_empty(), "{record:?}");
            let (own, choice) = field.split_once('.').map_or((field, None), |(f, c)| (f, Some(c)));
            if own == "row" {
                continue;
            }
            let known = household.field(own).or(member.field(own));
            assert!(known.is_some() || READ_HERE.contains(&own), "{field}");
            if let Some(choice) = choice {
                let Some(domain::schema::FieldType::Choice(choices)) = known.map(|f| f.holds)
                else {
                    panic!("{field} is no choice");
                };
                assert!(choices.contains(&choice), "{field}");
                assert!(FAMILIES.contains(&own), "{field}");
            }
        }
    }

    #[test]
    fn headings_are_known_without_tone_marks_numbers_and_brackets() {
        for (text, field) in [
            ("HỌ VÀ TÊN CHỦ HỘ", "head_name"),
            ("ho va ten chu ho", "head_name"),
            ("Họ  tên\u{a0}chủ hộ (viết in hoa)", "head_name"),
            ("(2) Năm sinh", "birth_year"),
            ("Số CMND/ CCCD", "identity_number"),
            ("1. Thiếu vốn sản xuất", "cause.NN01"),
            ("Nguyên nhân nghèo 2", "cause"),
            ("Hố xí/nhà tiêu hợp vệ sinh", "indicator.D08"),
            ("Giúp học nghề", "need.N04"),
            ("HN N1", "class.poor_n1"),
            ("TT", "order"),
        ] {
            assert_eq!(read(text).as_deref(), Some(field), "{text}");
        }
        for text in ["Khác", "3", "", "Lê Thị Hoa", "Xã Thọ Bình", "x"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_group_gives_short_headings_their_meaning() {
        let catalogue = Catalogue::built_in();
        for (group, text, field) in [
            ("cause", "3", "cause.NN03"),
            ("cause", "(11)", "cause.NN11"),
            ("indicator", "7", "indicator.D07"),
            ("birth_year", "Nữ", "birth_year.female"),
            ("score", "B1", "score_b1"),
            ("class", "N2", "class.poor_n2"),
        ] {
            assert_eq!(within(catalogue, group, text).as_deref(), Some(field), "{group}: {text}");
        }
        assert_eq!(within(catalogue, "cause", "Ghi chú"), None);
    }

    #[test]
    fn a_person_named_tong_is_no_total() {
        let words = &*VOCABULARY;
        for text in ["Tổng cộng", "CỘNG THÔN 3", "Cộng: 32", "Tổng số hộ", "II. Tổng cộng"]
        {
            assert!(words.begins_row("total", text), "{text}");
        }
        for text in ["Tống Văn Cộng", "Tổng Thị Hoa", "Cộng Văn A"] {
            assert!(!words.begins_row("total", text), "{text}");
        }
        assert!(words.begins_row("hamlet", "II. Thôn Đồng Xoan"));
        assert!(!words.begins_row("hamlet", "Lê Thị Thôn"));
    }
}
