//! Lists of codes in one cell: «1, 6; 8», «NN01 + NN06», «thiếu vốn, ốm đau».
//!
//! Deliberately absent: guessing. A piece that means nothing is reported, the others
//! of the cell are kept.

use domain::catalog::Catalogue;
use domain::text::fold_label;

use super::remarks::Doubt;
use crate::heading::strip_enumerator;
use crate::sheet::Cell;

/// Which catalogue a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Cause,
    Indicator,
    Need,
}

/// What a cell lists.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) codes: Vec<String>,
    /// What stands behind «khác:».
    pub(super) other: Option<String>,
    /// Pieces that mean nothing, with the reason.
    pub(super) unread: Vec<(String, Doubt)>,
    pub(super) doubt: Option<Doubt>,
}

/// Most pieces of a cell that are looked at.
const MOST_PIECES: usize = 40;

impl Family {
    pub(super) const ALL: [Self; 3] = [Self::Cause, Self::Indicator, Self::Need];

    /// Its name in the schema, without the dot.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Indicator => "indicator",
            Self::Need => "need",
        }
    }

    pub(super) fn find(self, catalogue: &Catalogue, text: &str) -> Option<String> {
        match self {
            Self::Cause => catalogue.find_cause(text).map(|cause| cause.code.0.clone()),
            Self::Indicator => catalogue.find_indicator(text).map(|own| own.code.0.clone()),
            Self::Need => catalogue.find_need(text).map(|need| need.code.0.clone()),
        }
    }

    fn other(self, catalogue: &Catalogue) -> Option<String> {
        match self {
            Self::Cause => catalogue.causes.iter().find(|c| c.is_other()).map(|c| c.code.0.clone()),
            Self::Need => catalogue.needs.iter().find(|n| n.is_other()).map(|n| n.code.0.clone()),
            Self::Indicator => None,
        }
    }

    /// The sentence for a piece that means nothing, with a real entry as its example.
    fn unknown(self, catalogue: &Catalogue) -> Doubt {
        let (key, first) = match self {
            Self::Cause => ("cell.cause", catalogue.causes.first().map(|c| (c.order, &c.name))),
            Self::Indicator => {
                ("cell.indicator", catalogue.indicators.first().map(|i| (i.column, &i.name)))
            }
            Self::Need => ("cell.need", catalogue.needs.first().map(|n| (n.order, &n.name))),
        };
        let (number, example) = first.expect("a checked catalogue has no empty list");
        Doubt::new(key).with("number", number).with("example", example)
    }

    /// Reads a cell of this family.
    pub(super) fn read(self, catalogue: &Catalogue, cell: &Cell) -> Listed {
        let mut listed = Listed::default();
        match cell {
            Cell::Empty => {}
            Cell::Day(_) => listed.unread.push((cell.text(), Doubt::new("cell.list_became_day"))),
            Cell::Decimal(number) => self.read_decimal(catalogue, number, &mut listed),
            Cell::Text(text) => self.read_text(catalogue, text, &mut listed),
            Cell::Whole(_) | Cell::Flag(_) | Cell::Error(_) => {
                self.read_text(catalogue, &cell.text(), &mut listed);
            }
        }
        let mut seen = std::collections::HashSet::new();
        listed.codes.retain(|code| seen.insert(code.clone()));
        listed
    }

    /// «1,6» typed into a Vietnamese Excel is the number 1.6.
    fn read_decimal(self, catalogue: &Catalogue, number: &str, listed: &mut Listed) {
        let shown = number.replace('.', ",");
        let parts = number.split_once('.').map(|(first, second)| {
            (first, second, self.find(catalogue, first), self.find(catalogue, second))
        });
        match parts {
            Some((first, second, Some(one), Some(two))) if one != two => {
                listed.codes.extend([one, two]);
                let doubt = Doubt::new("cell.list_from_decimal");
                listed.doubt = Some(doubt.with("first", first).with("second", second));
            }
            _ => listed.unread.push((shown, self.unknown(catalogue))),
        }
    }

    fn read_text(self, catalogue: &Catalogue, text: &str, listed: &mut Listed) {
        if let Some(code) = self.find(catalogue, text) {
            listed.codes.push(code);
            return;
        }
        // «1 6 8», «1.6.8», «1-6»: numbers apart by anything.
        if text.chars().all(|c| c.is_ascii_digit() || " .,;:/+-&\n".contains(c)) {
            let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
            for number in numbers.take(MOST_PIECES) {
                match self.find(catalogue, number) {
                    Some(code) => listed.codes.push(code),
                    None => listed.unread.push((number.to_owned(), self.unknown(catalogue))),
                }
            }
            return;
        }
        // Names have commas and strokes of their own: the longest run of pieces that
        // means something is taken at each place.
        let pieces = pieces(text);
        let mut at = 0;
        while at < pieces.len().min(MOST_PIECES) {
            let run = |end: usize| text[pieces[at].0..pieces[end].1].trim();
            let found = (at..pieces.len())
                .rev()
                .find_map(|end| Some((end, self.find_piece(catalogue, run(end))?)));
            if let Some((end, code)) = found {
                listed.codes.push(code);
                at = end + 1;
                continue;
            }
            let piece = run(at);
            if let Some((code, words)) = self.read_other(catalogue, piece) {
                listed.codes.push(code);
                // What follows «khác:» belongs to it, up to the next known piece.
                listed.other = Some(words);
            } else {
                listed.unread.push((piece.to_owned(), self.unknown(catalogue)));
            }
            at += 1;
        }
    }

    fn find_piece(self, catalogue: &Catalogue, text: &str) -> Option<String> {
        self.find(catalogue, text).or_else(|| self.find(catalogue, strip_enumerator(text)))
    }

    /// «Khác: nhà bị cháy», «Nguyên nhân khác (xa chợ)».
    fn read_other(self, catalogue: &Catalogue, text: &str) -> Option<(String, String)> {
        let text = strip_enumerator(text);
        let (head, words) = text.split_once([':', '(', '-'])?;
        let code = self
            .find(catalogue, head)
            .filter(|code| Some(code) == self.other(catalogue).as_ref())?;
        let words = words.trim().trim_end_matches(')').trim();
        (!fold_label(words).is_empty()).then(|| (code, words.to_owned()))
    }
}

/// The places of pieces apart by `;`, `,`, `/`, `+`, `&` and line ends.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let ends =
        text.match_indices([';', ',', '/', '+', '&', '\n']).map(|(at, mark)| (at, at + mark.len()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        if !text[start..end].trim().is_empty() {
            pieces.push((start, end));
        }
        start = next;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(family: Family, cell: &Cell) -> (Vec<String>, Vec<String>) {
        let listed = family.read(Catalogue::built_in(), cell);
        (listed.codes, listed.unread.into_iter().map(|(piece, _)| piece).collect())
    }

    #[test]
    fn causes_are_read_from_numbers_codes_and_words() {
        for (text, codes) in [
            ("1, 6, 8", "NN01 NN06 NN08"),
            ("1;7", "NN01 NN07"),
            ("1 6 8", "NN01 NN06 NN08"),
            ("01-06", "NN01 NN06"),
            ("NN01 + NN11", "NN01 NN11"),
            ("thiếu vốn, ốm đau", "NN01 NN08"),
            ("1. Thiếu vốn sản xuất\n4. Thiếu lao động", "NN01 NN04"),
            ("Không biết cách làm ăn, không có tay nghề; thiếu vốn", "NN06 NN01"),
            ("vốn/ vốn", "NN01"),
        ] {
            let (read, unread) = read(Family::Cause, &Cell::text_of(text));
            assert_eq!(read.join(" "), codes, "{text}");
            assert!(unread.is_empty(), "{text}: {unread:?}");
        }
        assert_eq!(read(Family::Cause, &Cell::Whole(3)).0, ["NN03"]);
        assert_eq!(
            read(Family::Indicator, &Cell::text_of("Hố xí/nhà tiêu hợp vệ sinh, 7")).0,
            ["D08", "D07"]
        );
    }

    #[test]
    fn what_is_unknown_is_told_and_the_rest_is_kept() {
        let (codes, unread) = read(Family::Cause, &Cell::text_of("1, 16, 8"));
        assert_eq!((codes.join(" "), unread), ("NN01 NN08".to_owned(), vec!["16".to_owned()]));
        let (codes, unread) = read(Family::Cause, &Cell::text_of("thiếu vốn; xa mặt trời"));
        assert_eq!((codes.join(" "), unread), ("NN01".to_owned(), vec!["xa mặt trời".to_owned()]));
    }

    #[test]
    fn what_excel_made_of_a_list_is_seen_through_or_told() {
        let listed = Family::Cause.read(Catalogue::built_in(), &Cell::Decimal("1.6".into()));
        assert_eq!(listed.codes, ["NN01", "NN06"]);
        assert!(listed.doubt.is_some());
        let day = domain::date::ViDate::new(2020, 6, 1).unwrap();
        let listed = Family::Cause.read(Catalogue::built_in(), &Cell::Day(day));
        assert_eq!(listed.unread[0].1.key, "cell.list_became_day");
        // 1,1 and 1,10 are the same number to Excel.
        assert!(read(Family::Cause, &Cell::Decimal("1.1".into())).0.is_empty());
    }

    #[test]
    fn another_cause_keeps_its_words() {
        let listed =
            Family::Cause.read(Catalogue::built_in(), &Cell::text_of("1; Khác: nhà bị cháy"));
        assert_eq!(listed.codes, ["NN01", "NN11"]);
        assert_eq!(listed.other.as_deref(), Some("nhà bị cháy"));
    }
}
