//! Official forms: view models of strings in, [`Document`](crate::Document) out.
//!
//! The words every such paper carries come from `assets/forms`; what concerns
//! one commune comes from the caller. Deliberately absent: counting, adding,
//! formatting of numbers and dates.

mod annex;
mod household_annex;
mod plan;
mod recovery_sheet;
mod sheet;
mod words;

pub use annex::{Annex, TableAnnex};
pub use household_annex::{AnnexEntry, HouseholdAnnex, HouseholdRow, MeasureLine, TotalRow};
pub use plan::{Passage, PlanPaper, SignerBlock, Span, TextSection, passage_anchor};
pub use recovery_sheet::RecoverySheet;
pub use sheet::{Sheet, SheetPaper, SheetPart, points};
pub use words::{HouseholdAnnexWords, PlanWords, plan_words};
