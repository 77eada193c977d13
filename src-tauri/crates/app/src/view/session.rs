//! Workplaces, steps, drafts, catalogues.

use super::border;

border! {
    /// No arguments.
    pub struct NoArgs {}

    /// It is done; there is nothing to say.
    pub struct Done {}

    /// A unit to choose.
    pub struct UnitChoice {
        /// Code, e.g. `15670`.
        pub code: String,
        /// «Xã Thọ Bình».
        pub name: String,
        /// «Thọ Bình».
        pub short_name: String,
        /// `rural` or `urban`; the district has none.
        #[ts(type = "\"rural\" | \"urban\" | null")]
        pub area: Option<String>,
        /// Hộ tự nhiên (households).
        pub natural_households: Option<u32>,
        /// Hộ nghèo đầu năm (households).
        pub poor_start: Option<u32>,
        /// Chỉ tiêu giảm hộ nghèo (households).
        pub poor_reduce: Option<u32>,
        /// Hộ cận nghèo đầu năm (households).
        pub near_poor_start: Option<u32>,
        /// Chỉ tiêu giảm hộ cận nghèo (households).
        pub near_poor_reduce: Option<u32>,
        /// Other names it is met under, folded too, for searching.
        pub search: String,
        /// Former names and the like, for show.
        pub note: Option<String>,
    }

    /// A workplace that was open before.
    pub struct Recent {
        /// The file.
        pub path: String,
        /// Name of the unit.
        pub unit_name: String,
        /// Its code.
        pub unit_code: String,
        /// Plan year.
        pub year: u16,
        /// Only for practice.
        pub training: bool,
        /// When it was last opened.
        pub opened_at: String,
        /// The file is not there now (a pulled stick, say).
        pub missing: bool,
        /// Its recovery sheet had not been printed when it was last opened.
        #[serde(default)]
        pub no_recovery_sheet: bool,
    }

    /// The program before and after a workplace is open.
    pub struct SessionState {
        /// The open workplace.
        pub workplace: Option<WorkplaceView>,
        /// Workplaces opened before, latest first.
        pub recent: Vec<Recent>,
        /// The 34 communes.
        pub units: Vec<UnitChoice>,
        /// The district.
        pub district: UnitChoice,
        /// The training commune.
        pub training: UnitChoice,
        /// Plan year of the built-in assignment.
        pub year: u16,
        /// Folder for new workplaces.
        pub folder: String,
        /// Now, by the program's clock.
        pub now: String,
        /// Version of the program.
        pub version: String,
    }

    /// What to make.
    pub struct CreateArgs {
        /// Code of the unit.
        pub unit: String,
        /// Plan year.
        pub year: u16,
        /// Where; null = the default folder.
        pub path: Option<String>,
    }

    /// A file.
    pub struct PathArgs {
        /// The file.
        pub path: String,
    }

    /// Files.
    pub struct PathsArgs {
        /// The files.
        pub paths: Vec<String>,
    }

    /// Who sits at the keyboard.
    pub struct PersonArgs {
        /// Name.
        pub name: String,
    }

    /// A job.
    pub struct JobArgs {
        /// The name the caller gave it.
        pub job: String,
    }

    /// A file that was written.
    pub struct FileWritten {
        /// The file.
        pub path: String,
    }

    /// What is saved and what undo and redo would do.
    pub struct Saved {
        /// When the last step was saved.
        pub saved_at: Option<String>,
        /// Name of the step that undo takes back.
        pub undo: Option<String>,
        /// Name of the step that redo does again.
        pub redo: Option<String>,
    }

    /// How far the plan is from a target.
    pub struct Meter {
        /// `poor` or `near_poor`.
        #[ts(type = "\"poor\" | \"near_poor\"")]
        pub key: String,
        /// Households planned to leave.
        pub planned: u32,
        /// Households that have to leave.
        pub target: u32,
        /// Households at the beginning of the year.
        pub start: u32,
        /// Households in the list now.
        pub listed: u32,
    }

    /// An open workplace.
    pub struct WorkplaceView {
        /// The file.
        pub path: String,
        /// The unit.
        pub unit: UnitChoice,
        /// Plan year.
        pub year: u16,
        /// `commune`, `district` or `reviewer`.
        #[ts(type = "\"commune\" | \"district\" | \"reviewer\"")]
        pub role: String,
        /// Is the unit's key under a passphrase: `open` once it was given, `locked` before; none
        /// = there is no passphrase.
        #[ts(type = "\"open\" | \"locked\" | null")]
        pub key: Option<String>,
        /// Only for practice.
        pub training: bool,
        /// It is looked at, nothing can be written.
        pub read_only: bool,
        /// The received version that is looked at, in the district's reading room.
        pub reading: Option<super::ReadingView>,
        /// Who sits at the keyboard.
        pub person: String,
        /// Last day for the plan.
        pub last_day: Option<String>,
        /// Days left; negative = overdue.
        #[ts(type = "number | null")]
        pub days_left: Option<i64>,
        /// Day on which the recovery sheet was printed.
        pub recovery_printed: Option<String>,
        /// Is the reminder of the recovery sheet to be shown today?
        pub recovery_due: bool,
        /// When it was last backed up.
        pub backed_up_at: Option<String>,
        /// The computer's clock seems wrong; in words.
        pub clock_note: Option<String>,
        /// What is saved.
        pub saved: Saved,
        /// Households in the list.
        pub households: u32,
        /// Households whose dossier is complete.
        pub complete: u32,
        /// Targets.
        pub meters: Vec<Meter>,
        /// What is left in each step that can be counted.
        pub left: Vec<StepLeft>,
        /// Fields in which two machines wrote apart and nobody has decided yet.
        pub conflicts: u32,
        /// Typing that was not left.
        pub drafts: Vec<DraftView>,
    }

    /// What is left to do in a step.
    pub struct StepLeft {
        /// `dossier`, `helpers`, `check`, …: the screen's name.
        pub step: String,
        /// Households or findings; 0 = done.
        pub count: u32,
    }

    /// Typing that was not left.
    pub struct DraftView {
        /// The record.
        pub record: String,
        /// The field.
        pub field: String,
        /// What was typed.
        pub text: String,
        /// When.
        pub at: String,
        /// The household it belongs to.
        pub household: Option<String>,
        /// Its head.
        pub head_name: Option<String>,
    }

    /// Half-typed text.
    pub struct DraftArgs {
        /// The record.
        pub record: String,
        /// The field.
        pub field: String,
        /// What is in the field.
        pub text: String,
    }

    /// Which half-typed text.
    pub struct DraftKey {
        /// The record.
        pub record: String,
        /// The field.
        pub field: String,
    }

    /// How many.
    pub struct LimitArgs {
        /// At most so many.
        pub limit: u32,
    }

    /// A step of the history.
    pub struct StepView {
        /// Its number.
        #[ts(type = "number")]
        pub number: i64,
        /// What, in words: «Sửa hộ Lê Văn An».
        pub what: String,
        /// Who.
        pub who: String,
        /// When.
        pub at: String,
        /// Has it been taken back?
        pub undone: bool,
        /// Can undo come down to it?
        pub undoable: bool,
    }

    /// A change of one field in the history.
    pub struct FieldStepView {
        /// The step.
        pub step: StepView,
        /// The field; empty when the record was made.
        pub field: String,
        /// What stood before.
        pub before: Vec<serde_json::Value>,
    }

    /// What undo or redo did.
    pub struct Undone {
        /// What is saved now.
        pub saved: Saved,
        /// The step, in words.
        pub did: String,
        /// The household to show.
        pub household: Option<String>,
        /// What could not be taken back because others wrote there since; in words.
        pub left_alone: Option<String>,
    }

    /// An entry of a catalogue.
    pub struct Entry {
        /// Code, e.g. `NN01`.
        pub code: String,
        /// Number on the form.
        pub number: u32,
        /// Name.
        pub name: String,
        /// Threshold or explanation.
        pub hint: Option<String>,
        /// The source was not read or is a memory: the screen shows a mark.
        pub uncertain: bool,
        /// Where it comes from.
        pub source: String,
    }

    /// A policy of the catalogue.
    pub struct PolicyEntry {
        /// Code, e.g. `P09`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Legal basis.
        pub legal_basis: String,
        /// Amount (đồng), where one is known.
        #[ts(type = "number | null")]
        pub amount: Option<i64>,
        /// Has the amount been confirmed?
        pub amount_confirmed: bool,
        /// What the amount is for.
        pub amount_note: Option<String>,
        /// `budget`, `credit`, `household`, `other`; none for a service without money.
        pub money_source: Option<String>,
        /// `grant`, `loan`, `own`, `in_kind`.
        pub money_kind: Option<String>,
        /// Codes of the causes and indicators it answers.
        pub answers: Vec<String>,
        /// The source was not read or is a memory.
        pub uncertain: bool,
        /// Where it comes from.
        pub source: String,
    }

    /// The lists of the period.
    pub struct CatalogueView {
        /// E.g. `2016-2020`.
        pub period: String,
        /// Nguyên nhân.
        pub causes: Vec<Entry>,
        /// Chỉ số.
        pub indicators: Vec<Entry>,
        /// Nhu cầu.
        pub needs: Vec<Entry>,
        /// Chính sách.
        pub policies: Vec<PolicyEntry>,
        /// Dân tộc.
        pub ethnic_groups: Vec<String>,
        /// Quan hệ.
        pub relations: Vec<String>,
    }
}
