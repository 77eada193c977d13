//! Phụ lục: title block and table on pages of their own numbering.
//!
//! Deliberately absent: what the tables say.

use super::household_annex::HouseholdAnnex;
use super::plan::{above_table, rule_under};
use super::words::PlanWords;
use crate::document::{
    Align, Block, Orientation, Outline, PageNumberForm, PageNumbering, Paragraph, Run, Section,
};
use crate::fonts::FontStyle;
use crate::profile::ProfileSpec;
use crate::table_model::Table;

/// An annex of the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Annex {
    /// Danh sách hộ và giải pháp.
    Households(HouseholdAnnex),
    /// Any other table.
    Table(TableAnnex),
}

/// An annex that consists of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableAnnex {
    /// «Phụ lục 3».
    pub label: String,
    /// Title in capitals, one line each.
    pub title_lines: Vec<String>,
    /// «(Kèm theo Kế hoạch số …)»; empty for none.
    pub attached_to: String,
    /// Line at the right above the table; empty for none.
    pub unit: String,
    /// Upright or landscape.
    pub orientation: Orientation,
    /// The table.
    pub table: Table,
    /// Lines under the table.
    pub notes: Vec<String>,
}

impl Annex {
    /// «Phụ lục 1».
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Households(annex) => &annex.label,
            Self::Table(annex) => &annex.label,
        }
    }

    pub(super) fn into_section(self, spec: &ProfileSpec, words: &PlanWords) -> Section {
        match self {
            Self::Households(annex) => {
                annex.into_table_annex(spec, &words.household_annex).into_section(spec)
            }
            Self::Table(annex) => annex.into_section(spec),
        }
    }
}

impl TableAnnex {
    fn into_section(self, spec: &ProfileSpec) -> Section {
        let mut blocks = Vec::new();
        let centred = |text: &str, style, size, outline| {
            Block::Paragraph(Paragraph {
                runs: vec![Run::new(text, style, size)],
                align: Align::Center,
                keep_with_next: true,
                outline,
                ..Paragraph::default()
            })
        };
        let outline =
            Outline { level: 1, title: format!("{}. {}", self.label, self.title_lines.join(" ")) };
        let size = spec.title_size;
        blocks.push(centred(&self.label, FontStyle::Bold, size, Some(outline)));
        for line in &self.title_lines {
            blocks.push(centred(line, FontStyle::Bold, size, None));
        }
        if !self.attached_to.is_empty() {
            blocks.push(centred(&self.attached_to, FontStyle::Italic, size - 1.0, None));
            blocks.push(Block::Rule { length: rule_under(&self.attached_to, size - 1.0) });
        }
        blocks.push(Block::Space(8.0));
        above_table("", &self.unit, spec, &mut blocks);
        blocks.push(Block::Table(Box::new(self.table)));
        for note in self.notes {
            blocks.push(Block::Paragraph(Paragraph {
                runs: vec![Run::new(note, FontStyle::Italic, spec.annex_table_size + 1.0)],
                space_before: 4.0,
                ..Paragraph::default()
            }));
        }
        Section {
            orientation: self.orientation,
            numbering: PageNumbering {
                restart: true,
                hide_first: true,
                form: PageNumberForm::NumberOfTotal,
            },
            blocks,
            footer_note: Some(self.label),
        }
    }
}
