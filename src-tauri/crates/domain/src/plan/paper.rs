//! Văn bản: the papers a plan becomes, and what the commune has chosen for each.
//!
//! KH 154 §III.1.3 asks of a commune two plans made from the same households. Deliberately
//! absent: words, layout, and which annexes a paper has when nobody has chosen (its template).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Facts, RawRecord, Unreadable};
use crate::date::ViDate;

/// Which of the two plans.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Kế hoạch thực hiện Chương trình giảm nghèo nhanh và bền vững.
    #[default]
    Poverty,
    /// Kế hoạch thực hiện chỉ tiêu tiếp cận các dịch vụ xã hội cơ bản.
    Services,
}

/// Đơn vị tính of every amount of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// Đồng.
    Dong,
    /// Nghìn đồng.
    Thousand,
    /// Triệu đồng.
    #[default]
    Million,
}

/// The rule for the form, if not the one in force on the day of issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormRule {
    /// By the day of issue.
    #[default]
    ByDate,
    /// Thông tư 01/2011/TT-BNV.
    Tt01,
    /// Nghị định 30/2020/NĐ-CP.
    Nd30,
}

/// Who signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerRole {
    /// CHỦ TỊCH.
    #[default]
    Chairman,
    /// KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.
    Deputy,
}

macro_rules! codes {
    ($($type:ident: $($variant:ident = $code:literal),+;)+) => {$(
        impl $type {
            /// All in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in ledgers.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads the word in ledgers.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )+};
}

codes! {
    PaperKind: Poverty = "poverty", Services = "services";
    MoneyUnit: Dong = "dong", Thousand = "thousand", Million = "million";
    FormRule: ByDate = "by_date", Tt01 = "tt01", Nd30 = "nd30";
    SignerRole: Chairman = "chairman", Deputy = "deputy";
}

impl MoneyUnit {
    /// How many đồng one of it is.
    #[must_use]
    pub fn dong(self) -> i64 {
        match self {
            Self::Dong => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
        }
    }

    /// Digits behind the comma that an amount to the đồng can need.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self {
            Self::Dong => 0,
            Self::Thousand => 3,
            Self::Million => 6,
        }
    }
}

/// What the commune has chosen for one paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperChoices {
    /// Số, without the symbol: «15».
    pub number: Option<String>,
    /// Ngày ban hành.
    pub issue_date: Option<ViDate>,
    /// The rule for its form.
    pub form: FormRule,
    /// Who signs.
    pub signer: SignerRole,
    /// Họ tên người ký, without a title.
    pub signer_name: Option<String>,
    /// Đơn vị tính.
    pub money_unit: MoneyUnit,
    /// Annexes switched on or off, by name; those not here are as the template has them.
    pub annexes: BTreeMap<String, bool>,
    /// Print causes that speak ill of a person beside the household's name (H17).
    pub names_sensitive: bool,
}

impl PaperChoices {
    /// The number as it is printed: below ten with a nought, «05», as in «Số: 05/KH-UBND».
    #[must_use]
    pub fn number_on_paper(&self) -> Option<String> {
        let number = self.number.as_deref()?.trim();
        let digits = number.chars().take_while(char::is_ascii_digit).count();
        let nought = if digits == 1 && !number.starts_with('0') { "0" } else { "" };
        Some(format!("{nought}{number}"))
    }
}

/// A record of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name on every machine.
    pub id: Uuid,
    /// Which paper, if this program knows it.
    pub kind: Option<PaperKind>,
    /// The choices.
    pub choices: PaperChoices,
}

impl Paper {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let paper = Self {
            id: raw.id,
            kind: facts.choice("paper", PaperKind::from_code),
            choices: PaperChoices {
                number: facts.text("number"),
                issue_date: facts.choice("issue_date", ViDate::parse_iso),
                form: facts.choice("form", FormRule::from_code).unwrap_or_default(),
                signer: facts.choice("signer", SignerRole::from_code).unwrap_or_default(),
                signer_name: facts.text("signer_name"),
                money_unit: facts.choice("money_unit", MoneyUnit::from_code).unwrap_or_default(),
                annexes: facts.answers("annex."),
                names_sensitive: facts.flag("names_sensitive"),
            },
        };
        unreadable.extend(facts.unreadable());
        paper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_below_ten_is_printed_with_a_nought() {
        let printed = |number: &str| {
            let number = Some(number.to_owned());
            PaperChoices { number, ..PaperChoices::default() }.number_on_paper().unwrap_or_default()
        };
        for (chosen, wanted) in
            [("5", "05"), ("05", "05"), ("15", "15"), ("5a", "05a"), ("154", "154"), ("9", "09")]
        {
            assert_eq!(printed(chosen), wanted);
        }
        assert_eq!(PaperChoices::default().number_on_paper(), None);
    }
}
