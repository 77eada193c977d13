//! Working papers: which there are, how the first looks, and what was printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::border;

/// Which of the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetName {
    /// Phiếu hộ.
    Household,
    /// Danh sách theo tổ chức.
    Organisation,
    /// Danh sách theo người giúp đỡ.
    Helper,
    /// Danh sách niêm yết của thôn.
    Posting,
    /// Biên bản họp thôn.
    Minutes,
    /// Tóm tắt tự kiểm tra.
    Summary,
}

/// One file of all sheets, or a file for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetFiles {
    /// One file with an outline.
    #[default]
    OneFile,
    /// A folder with a file for each sheet.
    FileEach,
}

border! {
    /// Which sheets are wanted; what is left out does not narrow.
    pub struct SheetsWanted {
        /// Only these households.
        #[serde(default)]
        pub households: Vec<String>,
        /// Only this hamlet.
        #[serde(default)]
        pub hamlet: Option<String>,
        /// Only this organisation, or its persons.
        #[serde(default)]
        pub organisation: Option<String>,
        /// Only this person.
        #[serde(default)]
        pub helper: Option<String>,
    }

    /// A paper with the number of its sheets.
    pub struct SheetOffer {
        /// Which.
        pub kind: SheetName,
        /// How many sheets it has.
        pub count: u32,
    }

    /// Something the sheets can be narrowed to.
    pub struct SheetChoice {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Households behind it.
        pub households: u32,
    }

    /// The papers for what is wanted, and what else could be.
    pub struct SheetsOffer {
        /// The six papers in order.
        pub kinds: Vec<SheetOffer>,
        /// Hamlets of the plan.
        pub hamlets: Vec<SheetChoice>,
        /// Organisations of the plan.
        pub organisations: Vec<SheetChoice>,
        /// Persons of the plan.
        pub persons: Vec<SheetChoice>,
    }

    /// One page of one sheet.
    pub struct SheetPreviewArgs {
        /// Which paper.
        pub kind: SheetName,
        /// Which sheets.
        pub wanted: SheetsWanted,
        /// Print identity and telephone numbers too.
        pub personal: bool,
        /// Which of the sheets, from 1.
        pub sheet: u32,
        /// Which of its pages, from 1.
        pub page: u32,
    }

    /// A page of a sheet as it will be printed.
    pub struct SheetPage {
        /// Whom it is about.
        pub title: String,
        /// Which sheet, from 1; 0 if there is none.
        pub sheet: u32,
        /// How many sheets there are.
        pub sheets: u32,
        /// Which page, from 1.
        pub page: u32,
        /// How many pages the sheet has.
        pub pages: u32,
        /// Width in points.
        pub width: u32,
        /// Height in points.
        pub height: u32,
        /// The drawing.
        pub svg: String,
    }

    /// Which sheets to print where.
    pub struct SheetsPrintArgs {
        /// Which paper.
        pub kind: SheetName,
        /// Which sheets.
        pub wanted: SheetsWanted,
        /// Print identity and telephone numbers too.
        #[serde(default)]
        pub personal: bool,
        /// One file, or one each.
        #[serde(default, rename = "as")]
        pub files: SheetFiles,
        /// The PDF file, or the folder.
        pub path: String,
        /// Files of the same names in the folder may be replaced.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub replace: bool,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// What was printed.
    pub struct SheetsWritten {
        /// The file or the folder.
        pub path: String,
        /// Names of the files in the folder, or of the one file.
        pub files: Vec<String>,
        /// The whole path of the first file, to be opened or shown.
        pub first: String,
        /// Sheets that were wanted.
        pub sheets: u32,
        /// Pages written.
        pub pages: u32,
        /// The person stopped it; the files named here are whole.
        pub stopped: bool,
        /// Files of the same names that are in the folder already. If there are any, nothing
        /// was written: a person is asked first.
        pub there: Vec<String>,
    }
}
