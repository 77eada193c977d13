//! Papers, frozen versions and packages.

use domain::plan::PaperKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Finding, Narrow, RecordView, border};

/// What stands in a section of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperEntryKind {
    /// A heading inside the section.
    Heading,
    /// A paragraph.
    Text,
    /// A table, by its caption; its cells are on the page.
    Table,
}

/// Which of the two plans (KH 154 §III.1.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperName {
    /// Kế hoạch thực hiện Chương trình giảm nghèo nhanh và bền vững.
    #[default]
    Poverty,
    /// Kế hoạch thực hiện chỉ tiêu tiếp cận các dịch vụ xã hội cơ bản.
    Services,
}

/// The program a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyFormat {
    /// Word: the whole paper.
    Docx,
    /// Excel: its tables and annexes.
    Xlsx,
}

impl From<PaperKind> for PaperName {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Poverty => Self::Poverty,
            PaperKind::Services => Self::Services,
        }
    }
}

/// The first paper and those beside it; a paper of a later program is not offered.
pub(crate) fn printed_papers<'a>(
    first: u32,
    beside: impl Iterator<Item = (&'a str, u32)>,
) -> Vec<PrintedPaper> {
    let beside = beside.filter_map(|(code, pages)| Some((PaperKind::from_code(code)?, pages)));
    let all = std::iter::once((PaperKind::Poverty, first)).chain(beside);
    all.map(|(kind, pages)| PrintedPaper { paper: kind.into(), pages }).collect()
}

impl From<PaperName> for PaperKind {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::Poverty => Self::Poverty,
            PaperName::Services => Self::Services,
        }
    }
}

border! {
    /// Where to print to.
    pub struct PaperArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// The PDF file.
        pub path: String,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A paper that was written.
    pub struct PaperWritten {
        /// The file.
        pub path: String,
        /// Pages.
        pub pages: u32,
        /// «DỰ THẢO» or the frozen version's number.
        pub version: Option<u32>,
    }

    /// A copy to be changed in another program.
    pub struct PaperCopyArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// For which program.
        pub format: CopyFormat,
        /// The file.
        pub path: String,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A copy that was written.
    pub struct PaperCopied {
        /// The file.
        pub path: String,
        /// What the copy says of itself on every page.
        pub note: String,
    }

    /// Read the text of the plan.
    pub struct OutlineArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// The plan as text: sections and annexes with their pages.
    pub struct PaperOutline {
        /// Pages in all.
        pub pages: u32,
        /// The frozen version's number; null for «DỰ THẢO».
        pub version: Option<u32>,
        /// Its short fingerprint.
        pub short: Option<String>,
        /// Sections in order of reading.
        pub sections: Vec<PaperSection>,
        /// Annexes in order.
        pub annexes: Vec<PaperAnnex>,
    }

    /// A section of the text.
    pub struct PaperSection {
        /// Its name in the text of the paper.
        pub place: String,
        /// The commune has its own text here.
        pub changed: bool,
        /// As printed, with its number.
        pub heading: String,
        /// Where it begins, from 1.
        pub page: u32,
        /// What stands in it.
        pub entries: Vec<PaperEntry>,
    }

    /// A paragraph, heading or table of a section.
    pub struct PaperEntry {
        /// Which of them.
        pub kind: PaperEntryKind,
        /// Where it begins, from 1.
        pub page: u32,
        /// Words and figures in order.
        pub pieces: Vec<PaperPiece>,
    }

    /// A stretch of a sentence.
    pub struct PaperPiece {
        /// As printed.
        pub text: String,
        /// Bold?
        pub bold: bool,
        /// Italic?
        pub italic: bool,
        /// What it means, if it is a figure.
        pub figure: Option<PaperFigure>,
    }

    /// What a figure of the text means.
    pub struct PaperFigure {
        /// In words.
        pub meaning: String,
        /// The households behind it, of all its parts together; empty if none are.
        pub narrow: Vec<Narrow>,
        /// How many they are.
        pub households: u32,
        /// What it is made of, if it says more than one number; those without households are
        /// left out.
        pub parts: Vec<FigurePart>,
    }

    /// One number of a figure that says several.
    pub struct FigurePart {
        /// In words.
        pub name: String,
        /// The households behind it.
        pub narrow: Vec<Narrow>,
        /// How many they are.
        pub households: u32,
    }

    /// An annex.
    pub struct PaperAnnex {
        /// Its name, for switching it.
        pub name: String,
        /// Switched on; one that would say nothing is on and has no pages.
        pub on: bool,
        /// «Phụ lục 1»; empty if it is not printed.
        pub label: String,
        /// Its title.
        pub title: String,
        /// Where it begins, from 1.
        pub page: u32,
        /// How many pages it has.
        pub pages: u32,
    }

    /// Look at a page.
    pub struct PreviewArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// From 1; one beyond the last shows the last.
        pub page: u32,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A page as it will be printed.
    pub struct PaperPage {
        /// Which, from 1.
        pub page: u32,
        /// Pages in all.
        pub pages: u32,
        /// Width of the sheet in points.
        pub width: u32,
        /// Height of the sheet in points.
        pub height: u32,
        /// The picture: text in Liberation Serif, rules and squares, nothing else.
        pub svg: String,
        /// The frozen version's number; null for «DỰ THẢO».
        pub version: Option<u32>,
        /// The households that stand on it, downwards.
        pub places: Vec<PaperPlace>,
        /// What the self-check says of them; on the first page also what it says of the commune.
        pub findings: Vec<PaperFinding>,
    }

    /// A household's rows on a page.
    pub struct PaperPlace {
        /// The household.
        pub household: String,
        /// Its head.
        pub name: String,
        /// Where they begin, in points from the top of the sheet.
        pub y: u32,
        /// How high they are, in points.
        pub height: u32,
    }

    /// A finding of the self-check beside the page; it is never printed.
    pub struct PaperFinding {
        /// Where it stands, in points from the top of the sheet.
        pub y: u32,
        /// What was found.
        pub finding: Finding,
    }

    /// Look at several pages from afar.
    pub struct ThumbnailsArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// The first, from 1.
        pub from: u32,
        /// How many; at most 48 are given at once.
        pub count: u32,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A page from afar.
    pub struct PaperThumbnail {
        /// Which, from 1.
        pub page: u32,
        /// Width of the sheet in points.
        pub width: u32,
        /// Height of the sheet in points.
        pub height: u32,
        /// The picture: bars for words, rules and squares.
        pub svg: String,
    }

    /// Write the paper where it can be printed from.
    pub struct PrintArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// Which paper.
    pub struct PaperNamed {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
    }

    /// A place of a paper that the commune can change.
    pub struct PaperSpot {
        /// Which plan.
        pub paper: PaperName,
        /// The section of its text; none for what is chosen: number, day, signer.
        pub section: Option<String>,
    }

    /// What the commune has chosen for a paper.
    pub struct PaperChoicesView {
        /// The record; without fields as long as nothing was chosen.
        pub record: RecordView,
        /// The rule that governs the form now: `tt01` or `nd30`.
        pub form: String,
        /// Last day in time, `yyyy-mm-dd`.
        pub last_day: String,
        /// The day of issue lies behind it.
        pub late: bool,
    }

    /// Choose.
    pub struct ChooseArgs {
        /// Which plan.
        #[serde(default)]
        pub paper: PaperName,
        /// Which choice: `number`, `issue_date`, `form`, `signer`, `signer_name`, `money_unit`,
        /// `names_sensitive`, `annex.NAME`.
        pub field: String,
        /// Its value; null takes it back.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
        /// The values one has seen.
        pub seen: Vec<String>,
    }

    /// Freeze.
    pub struct FreezeArgs {
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A paper of a frozen version as it was printed and kept.
    pub struct PrintedPaper {
        /// Which plan.
        pub paper: PaperName,
        /// Its pages.
        pub pages: u32,
    }

    /// A frozen version.
    pub struct Frozen {
        /// Bản n.
        pub number: u32,
        /// SHA-256, hexadecimal.
        pub fingerprint: String,
        /// Short form, as on paper.
        pub short: String,
        /// Pages of the plan of poverty reduction.
        pub pages: u32,
        /// All its papers in order, as they were printed.
        pub papers: Vec<PrintedPaper>,
        /// Nothing has changed since the last frozen version: it is that one.
        pub unchanged: bool,
    }

    /// A key file that was written.
    pub struct KeyWritten {
        /// The file.
        pub path: String,
        /// Its six words, to be compared.
        pub words: Vec<String>,
    }

    /// Seal and hand over.
    pub struct SubmitArgs {
        /// The receiver's key file; null if it is known already.
        #[serde(default)]
        pub to: Option<String>,
        /// The folder to write to.
        pub folder: String,
        /// The receiver's six words as compared with its letter; null if it is known already.
        pub words: Option<String>,
        /// Take the key of a receiver that is not known yet without its words; the command
        /// line does so and shows the words, the window never does.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub on_first_use: bool,
        /// Make the folder if it is not there; the command line does so, the window never
        /// does: there a missing folder is a stick that was pulled.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub make_folder: bool,
        /// Name for progress and cancelling.
        #[serde(default)]
        #[ts(optional)]
        pub job: Option<String>,
    }

    /// A package that was written.
    pub struct Submitted {
        /// The file.
        pub path: String,
        /// Bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// Bản n.
        pub number: u32,
        /// Short fingerprint.
        pub short: String,
        /// Name of the receiver.
        pub receiver: String,
        /// The receiver's six words.
        pub words: Vec<String>,
        /// The same package lay there already and was only read again.
        pub already: bool,
        /// A file of the usual name with something else in it lay there and was left alone.
        pub renamed: bool,
    }

    /// What a package says of itself.
    pub struct Inspected {
        /// `trinh`, `giao`, `tra`, `gop`, `nhan`.
        pub kind: String,
        /// Unit it is about.
        pub unit: String,
        /// Its name.
        pub unit_name: String,
        /// Plan year.
        pub year: u16,
        /// Who signed it.
        pub sender: String,
        /// Name of the signer.
        pub sender_name: String,
        /// The signer's six words.
        pub words: Vec<String>,
        /// Number of the round.
        pub number: u32,
        /// Only for practice.
        pub training: bool,
        /// When it was sealed, by the sender's clock.
        pub sealed_at: String,
        /// For whom.
        pub recipients: Vec<String>,
    }

    /// Enrol.
    pub struct EnrolArgs {
        /// A package or key file of the sender.
        pub path: String,
        /// The six words as the sender's signed paper says them.
        pub words: String,
    }

    /// A sender that is known now.
    pub struct Enrolled {
        /// Code.
        pub unit: String,
        /// Name.
        pub name: String,
        /// Its six words.
        pub words: Vec<String>,
    }
}
