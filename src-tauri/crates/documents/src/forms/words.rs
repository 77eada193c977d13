//! The words printed on every plan, read once from `assets/forms/plan_words.json`.
//!
//! Deliberately absent: words of one commune or one year.

use std::sync::OnceLock;

use serde::Deserialize;

/// Words of the official head and of the annexes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanWords {
    /// Quốc hiệu.
    pub country: String,
    /// Tiêu ngữ.
    pub motto: String,
    /// The word before the number.
    pub number_word: String,
    /// Mark at the end of the text.
    pub end_mark: String,
    /// The word over the list of recipients.
    pub recipients_word: String,
    /// Mark of a paper that is not final.
    pub draft_mark: String,
    /// The words before the fingerprint.
    pub fingerprint_word: String,
    /// Words that the name of an annex's sheet leaves out at its beginning.
    pub sheet_leading: String,
    /// The word at which the name of a sheet ends.
    pub sheet_joint: String,
    /// Column heads of the household annex.
    pub household_annex: HouseholdAnnexWords,
}

/// Column heads of the household annex (DOMAIN §3.4).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdAnnexWords {
    /// Order number.
    pub order: String,
    /// Name of the head.
    pub head_name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Hamlet.
    pub hamlet: String,
    /// Persons and workers.
    pub people: String,
    /// Class.
    pub class: String,
    /// Causes.
    pub causes: String,
    /// Indicators lacking.
    pub deprivations: String,
    /// Needs.
    pub needs: String,
    /// Measure.
    pub measure: String,
    /// Over the four sources of money.
    pub funding: String,
    /// State budget.
    pub state: String,
    /// Loan.
    pub loan: String,
    /// The household's own share.
    pub own: String,
    /// Other sources.
    pub other: String,
    /// Time.
    pub months: String,
    /// Who answers for the measure.
    pub responsible: String,
    /// Expected class at the end of the year.
    pub year_end: String,
    /// Note.
    pub note: String,
}

/// The bundled words.
#[must_use]
pub fn plan_words() -> &'static PlanWords {
    static WORDS: OnceLock<PlanWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        serde_json::from_str(include_str!("../../../../../assets/forms/plan_words.json"))
            .expect("the bundled words parse (tested)")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_words_are_complete_and_in_nfc() {
        let words = plan_words();
        for word in [&words.country, &words.motto, &words.household_annex.responsible] {
            assert!(!word.is_empty());
            assert!(unicode_normalization::is_nfc(word));
        }
    }
}
