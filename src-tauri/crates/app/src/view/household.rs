//! Lists of households, dossiers, and writing in them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Finding, Prefill, QuestionOffers, Saved, border};

border! {
    /// One record.
    pub struct IdArgs {
        /// Its id.
        pub id: String,
    }

    /// Which page of the list.
    pub struct ListArgs {
        /// Words to look for, tone marks or not.
        pub search: String,
        /// Only this hamlet.
        pub hamlet: Option<String>,
        /// Only these classes.
        pub classes: Option<Vec<String>>,
        /// Only households that lack something.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub with_gaps: bool,
        /// Only households to which all of this applies.
        #[serde(default)]
        pub narrow: Vec<Narrow>,
        /// `name`, `hamlet`, `class`, `birth`, `ready` (what lacks most first) or `money`.
        pub order: String,
        /// The other way round.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub descending: bool,
        /// Rows to skip.
        pub offset: u32,
        /// Rows to give; 0 = all.
        pub limit: u32,
    }

    /// What a household must have to be listed: the households behind a figure.
    pub struct Narrow {
        /// `cause`, `indicator`, `need`, `policy`, `project`, `helper`, `expected`, `gap`,
        /// `unanswered`, `unmeasured`, `answered`, `planned`, `class`, `rule`, `hamlet`, `household`; `assigned` and `responsible`
        /// are the two parts of `helper`: who helps the household, who answers for a measure.
        /// `members` are persons (`out_of_school`, `uninsured`), `priority` is
        /// `social_protection` or `merit`, `standing` of a measure `suggested`; `money` and
        /// `service_money` a kind of money, `at_end` the class at the end of the year.
        pub key: String,
        /// The code or id; empty = none of that key (no helper, no expected result).
        /// Several with `|` between them: any of these.
        pub value: String,
    }

    /// A page of the list.
    pub struct HouseholdList {
        /// Households in all.
        pub total: u32,
        /// Households that match.
        pub matching: u32,
        /// The page.
        pub rows: Vec<HouseholdRow>,
        /// Thôn, for the filter.
        pub hamlets: Vec<Choice>,
    }

    /// Something to choose.
    pub struct Choice {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
    }

    /// A line of the list.
    pub struct HouseholdRow {
        /// Id.
        pub id: String,
        /// Mã hộ.
        pub code: Option<String>,
        /// Họ tên chủ hộ.
        pub head_name: String,
        /// Năm sinh.
        pub birth_year: Option<u16>,
        /// Thôn.
        pub hamlet: Option<String>,
        /// `poor_n1`, `poor_n2`, `poor`, `near_poor`, `not_poor`.
        pub class: Option<String>,
        /// Bảo trợ xã hội.
        pub social_protection: bool,
        /// Khẩu (persons).
        pub members: Option<u32>,
        /// Lao động (persons).
        pub workers: Option<u32>,
        /// Điểm B1.
        pub b1: Option<u32>,
        /// Điểm B2.
        pub b2: Option<u32>,
        /// Codes of causes.
        pub causes: Vec<String>,
        /// Codes of deprived indicators.
        pub indicators: Vec<String>,
        /// Codes of needs.
        pub needs: Vec<String>,
        /// Number of measures.
        pub measures: u32,
        /// Money of the measures (đồng).
        #[ts(type = "number")]
        pub money: i64,
        /// Who helps.
        pub helper: Option<String>,
        /// `leaves`, `to_near_poor`, `stays`.
        pub expected: Option<String>,
        /// Boxes of the dossier that are full, 0–6.
        pub ready: u32,
        /// The boxes that are not.
        pub gaps: Vec<String>,
        /// A field has two standing values.
        pub conflict: bool,
        /// Somebody deleted it without having seen all of it.
        pub flagged: bool,
    }

    /// A field of a record.
    pub struct FieldView {
        /// The value that lists and totals use.
        pub value: Value,
        /// The dots of everything that stands; a write names them as seen.
        pub dots: Vec<String>,
        /// All standing values, if there are two or more different ones; a person decides.
        pub others: Vec<StandingValue>,
    }

    /// One of several standing values.
    pub struct StandingValue {
        /// The value.
        pub value: Value,
        /// Its dot.
        pub dot: String,
        /// Who wrote it, if known here.
        pub who: Option<String>,
        /// When, if known here.
        pub at: Option<String>,
    }

    /// A record.
    pub struct RecordView {
        /// Id.
        pub id: String,
        /// Kind.
        pub kind: String,
        /// The record it belongs to.
        pub parent: Option<String>,
        /// Its fields.
        pub fields: BTreeMap<String, FieldView>,
        /// Somebody deleted it without having seen all of it.
        pub flagged: bool,
    }

    /// A measure with its money.
    pub struct MeasureView {
        /// The measure.
        pub record: RecordView,
        /// Its money.
        pub funding: Vec<RecordView>,
    }

    /// A helper to choose.
    pub struct HelperChoice {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// A person, or an organisation?
        pub is_person: bool,
        /// Tổ chức of a person.
        pub organisation: Option<String>,
        /// Short name.
        pub short_name: Option<String>,
        /// Chức vụ.
        pub position: Option<String>,
        /// Households helped already.
        pub load: u32,
    }

    /// A cause or indicator that a measure has to answer.
    pub struct Question {
        /// Code.
        pub code: String,
        /// `cause` or `indicator`.
        #[ts(type = "\"cause\" | \"indicator\"")]
        pub kind: String,
        /// Number on the form.
        pub number: u32,
        /// Name.
        pub name: String,
        /// Does a measure answer it?
        pub answered: bool,
        /// Reason for no measure.
        pub reason: Option<String>,
        /// The measures that answer it.
        pub measures: Vec<String>,
    }

    /// One household with everything on it.
    pub struct Dossier {
        /// The household.
        pub record: RecordView,
        /// Thành viên.
        pub members: Vec<RecordView>,
        /// Giải pháp.
        pub measures: Vec<MeasureView>,
        /// Phân công.
        pub assignments: Vec<RecordView>,
        /// Thôn to choose.
        pub hamlets: Vec<Choice>,
        /// Helpers to choose.
        pub helpers: Vec<HelperChoice>,
        /// Dự án to choose.
        pub projects: Vec<Choice>,
        /// Causes and indicators to answer.
        pub questions: Vec<Question>,
        /// What the dossier lacks.
        pub gaps: Vec<String>,
        /// What the self-check says of it.
        pub findings: Vec<Finding>,
        /// What the catalogue offers for each question without measure and reason.
        pub offers: Vec<QuestionOffers>,
        /// What it lacks and would usually get; shown until somebody accepts it.
        pub prefill: Prefill,
        /// Money by source (đồng): budget, credit, household, other.
        #[ts(type = "number[]")]
        pub money: Vec<i64>,
        /// The household before it in the list.
        pub previous: Option<String>,
        /// Its head.
        pub previous_name: Option<String>,
        /// The one after it.
        pub next: Option<String>,
        /// Its head.
        pub next_name: Option<String>,
        /// Its number in the list, from 1.
        pub position: u32,
        /// Households in the list.
        pub of: u32,
    }

    /// Write one field.
    pub struct WriteArgs {
        /// The record.
        pub id: String,
        /// The field.
        pub field: String,
        /// The value; null clears.
        pub value: Value,
        /// The dots the screen showed.
        pub seen: Vec<String>,
    }

    /// Make a record.
    pub struct RecordArgs {
        /// Kind.
        pub kind: String,
        /// The record it belongs to.
        pub parent: Option<String>,
        /// Its first values.
        pub fields: BTreeMap<String, Value>,
    }

    /// What was written.
    pub struct Written {
        /// What is saved now.
        pub saved: Saved,
        /// The record as it is now.
        pub record: RecordView,
    }

    /// A text.
    pub struct TextArgs {
        /// The text.
        pub text: String,
    }

    /// Typed money, read.
    pub struct ParsedMoney {
        /// đồng.
        #[ts(type = "number | null")]
        pub amount: Option<i64>,
        /// «2.500.000 đ».
        pub shown: Option<String>,
        /// Why it could not be read.
        pub message: Option<String>,
    }

    /// A spreadsheet.
    pub struct ImportArgs {
        /// The file.
        pub path: String,
        /// Name for progress and cancelling.
        pub job: String,
    }

    /// A column of a spreadsheet.
    pub struct ImportColumn {
        /// «C».
        pub column: String,
        /// The heading as it stands.
        pub heading: String,
        /// What it was understood as, in words; none = left out.
        pub field: Option<String>,
    }

    /// What is wrong in a row.
    pub struct RowError {
        /// Row number as in the spreadsheet.
        pub row: u32,
        /// «C».
        pub column: Option<String>,
        /// In words.
        pub message: String,
        /// Is the whole row left out?
        pub refused: bool,
    }

    /// A household of a spreadsheet, for the preview.
    pub struct ImportSample {
        /// Row number.
        pub row: u32,
        /// Head.
        pub head_name: String,
        /// Year of birth.
        pub birth_year: Option<u16>,
        /// Thôn.
        pub hamlet: Option<String>,
        /// Loại hộ.
        pub class: Option<String>,
        /// Members found.
        pub members: u32,
        /// Is it in the list already?
        pub already: bool,
    }

    /// What a spreadsheet holds.
    pub struct ImportPreview {
        /// Name of the sheet.
        pub sheet: String,
        /// Row of the headings.
        pub header_row: u32,
        /// Columns.
        pub columns: Vec<ImportColumn>,
        /// Households found.
        pub households: u32,
        /// Members found.
        pub members: u32,
        /// Households not in the list yet.
        pub new: u32,
        /// Households in the list already: they keep what they have, only gaps are filled.
        pub already: u32,
        /// Rows and cells that could not be read.
        pub errors: Vec<RowError>,
        /// The first households.
        pub sample: Vec<ImportSample>,
    }

    /// What an import did.
    pub struct Imported {
        /// What is saved now.
        pub saved: Saved,
        /// Households taken over.
        pub households: u32,
        /// Of them new.
        pub new: u32,
        /// Members taken over.
        pub members: u32,
        /// Rows left out.
        pub refused: u32,
        /// Values of households in the list already that differ from the file and were kept.
        pub kept: u32,
        /// Rows and cells that could not be read.
        pub errors: Vec<RowError>,
    }
}
