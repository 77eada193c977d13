//! The text of a paper while it is edited: blocks of one place, with the fields told from words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FigurePart, Narrow, PaperFigure, PaperName, Saved, border};

/// What a block of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// «I. …».
    Heading,
    /// «1. …», numbered by the paper.
    Subheading,
    /// A paragraph.
    Paragraph,
    /// «- …».
    Dash,
    /// «a) …», lettered by the paper.
    Point,
    /// A basis of the commune's own.
    Base,
    /// The sentence that issues the plan.
    Lead,
    /// The last sentence.
    Closing,
    /// A line of nơi nhận.
    Recipient,
    /// A table; nothing in it can be typed.
    Table,
    /// The bases of the district's assignment; nothing in them can be typed.
    Bases,
}

/// How a paragraph stands in the comparison with the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedKind {
    /// In both.
    Same,
    /// Only in the template.
    Removed,
    /// Only in the commune's text.
    Added,
}

border! {
    /// Which place of which paper.
    pub struct SectionArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// Its name in the text of the paper.
        pub place: String,
    }

    /// A stretch of a sentence in one style.
    pub struct SectionPiece {
        /// Words, or the value of the field now; empty where it has none.
        pub text: String,
        /// Bold?
        pub bold: bool,
        /// Italic?
        pub italic: bool,
        /// The name of the field; null for words.
        pub field: Option<String>,
        /// What the field means; null for words and for fields that are no figures.
        pub figure: Option<PaperFigure>,
    }

    /// What is edited, moved and removed as one.
    pub struct SectionBlock {
        /// Its place in the text it was read from.
        pub index: u32,
        /// What it is.
        pub kind: BlockKind,
        /// What stands in it: for a table its caption, for the bases one piece each.
        pub pieces: Vec<SectionPiece>,
        /// It is printed only under a condition.
        pub conditional: bool,
        /// Its condition does not hold now.
        pub hidden: bool,
    }

    /// The text of a place, to be edited.
    pub struct SectionView {
        /// Its name.
        pub place: String,
        /// As it is called on the screen.
        pub title: String,
        /// The commune has its own text here.
        pub changed: bool,
        /// Two laptops have changed it; one of the two texts has to be chosen first.
        pub conflict: bool,
        /// Stands for the text it was read from.
        pub mark: String,
        /// What stands in it.
        pub blocks: Vec<SectionBlock>,
    }

    /// A stretch of what was typed.
    pub struct TypedPiece {
        /// Words; not read for a field.
        pub text: String,
        /// Bold?
        #[serde(default)]
        pub bold: bool,
        /// Italic?
        #[serde(default)]
        pub italic: bool,
        /// The name of a field; null for words.
        #[serde(default)]
        pub field: Option<String>,
    }

    /// A block as it shall be.
    pub struct TypedBlock {
        /// The untouched block of that index; the rest is not read then.
        pub keep: Option<u32>,
        /// What it is.
        pub kind: BlockKind,
        /// The block it was made of, whose conditions it keeps.
        pub from: Option<u32>,
        /// What stands in it.
        pub pieces: Vec<TypedPiece>,
    }

    /// Change the text of a place.
    pub struct WriteSectionArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// Its name.
        pub place: String,
        /// The mark of the text that was on the screen.
        pub mark: String,
        /// All its blocks.
        pub blocks: Vec<TypedBlock>,
    }

    /// A text that was written.
    pub struct SectionWritten {
        /// When, and what can be undone.
        pub saved: Saved,
        /// How it reads now.
        pub section: SectionView,
    }

    /// A paragraph of the comparison with the template.
    pub struct ComparedText {
        /// Where it stands.
        pub kind: ComparedKind,
        /// As printed.
        pub text: String,
    }

    /// A field that can be put into a sentence.
    pub struct OfferedField {
        /// Under which heading it is offered.
        pub group: String,
        /// Its name.
        pub name: String,
        /// Its value now; empty where it has none.
        pub value: String,
        /// What it means.
        pub meaning: String,
        /// The households behind it, of all its parts together; empty if none are.
        pub narrow: Vec<Narrow>,
        /// How many they are.
        pub households: u32,
        /// What it is made of, if it says more than one number.
        pub parts: Vec<FigurePart>,
    }

    /// Look at the text as it would be printed, without storing it.
    pub struct TryArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// The place that is edited.
        pub place: String,
        /// The mark of the text that was on the screen.
        pub mark: String,
        /// All its blocks.
        pub blocks: Vec<TypedBlock>,
        /// The block whose page is wanted, counted in `blocks`.
        #[serde(default)]
        pub block: Option<u32>,
        /// The page that is wanted where no block is named.
        #[serde(default)]
        pub page: Option<u32>,
    }
}
