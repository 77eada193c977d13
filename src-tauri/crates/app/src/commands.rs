//! The one table of commands: name, arguments, result, and the use case behind it.
//!
//! The window's TypeScript is generated from it, so a command that is not here cannot be
//! called from anywhere.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::cases::{
    catalogue, drafts, handing, history, households, importing, papers, planning, records,
    workplaces,
};
use crate::desk::Call as Calling;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;

/// A command of the table, by its types.
pub trait Command {
    /// `noun.verb`.
    const NAME: &'static str;
    /// What it takes.
    type Args: DeserializeOwned + TS + 'static;
    /// What it gives.
    type Result: Serialize + TS + 'static;

    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn run(call: &Calling<'_>, args: Self::Args) -> Result<Self::Result>;
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:literal $marker:ident ($args:ty) -> $result:ty = $case:path;)*) => {
        $(
            $(#[$doc])*
            pub struct $marker;

            impl Command for $marker {
                const NAME: &'static str = $name;
                type Args = $args;
                type Result = $result;

                #[allow(private_interfaces)]
                fn run(call: &Calling<'_>, args: Self::Args) -> Result<Self::Result> {
                    $case(call, args)
                }
            }
        )*

        /// The names of all commands.
        pub const NAMES: &[&str] = &[$($name),*];

        pub(crate) fn run(call: &Calling<'_>, command: &str, args: Value) -> Result<Value> {
            match command {
                $($name => run_one::<$marker>(call, args),)*
                _ => Err(AppError::new(ErrorCode::Invalid, "error.unknown_command", &[("command", &command)])),
            }
        }

        pub(crate) fn describe(collect: &mut crate::bindings::Collector) {
            $(collect.command::<$marker>();)*
        }
    };
}

fn run_one<C: Command>(call: &Calling<'_>, args: Value) -> Result<Value> {
    let args: C::Args = serde_json::from_value(args).map_err(|error| {
        AppError::new(ErrorCode::Invalid, "error.arguments", &[("command", &C::NAME)])
            .because(error)
    })?;
    Ok(serde_json::to_value(C::run(call, args)?).expect("results of commands are plain JSON"))
}

commands! {
    /// What is open, what was open before, and which units there are.
    "session.state" SessionStateCommand (NoArgs) -> SessionState = workplaces::state;
    /// Makes and opens a workplace.
    "workplace.create" CreateWorkplace (CreateArgs) -> WorkplaceView = workplaces::create;
    /// Opens a workplace.
    "workplace.open" OpenWorkplace (PathArgs) -> WorkplaceView = workplaces::open;
    /// Closes the workplace, with a backup if something changed.
    "workplace.close" CloseWorkplace (NoArgs) -> Done = workplaces::close;
    /// Says who sits at the keyboard.
    "workplace.set_person" SetPerson (PersonArgs) -> Done = workplaces::set_person;
    /// Backs the workplace up now.
    "backup.now" BackUpNow (NoArgs) -> FileWritten = workplaces::back_up;
    /// Causes, indicators, needs, policies and other lists of the period.
    "catalogue.get" GetCatalogue (NoArgs) -> CatalogueView = catalogue::get;
    /// A page of the list of households.
    "household.list" ListHouseholds (ListArgs) -> HouseholdList = households::list;
    /// One household with everything on it.
    "household.get" GetHousehold (IdArgs) -> Dossier = households::get;
    /// Writes one field in place of what the screen showed.
    "record.write" WriteRecord (WriteArgs) -> Written = records::write;
    /// Makes a record.
    "record.create" CreateRecord (RecordArgs) -> Written = records::create;
    /// Deletes a record with what is below it.
    "record.delete" DeleteRecord (IdArgs) -> Saved = records::delete;
    /// Takes the last step back.
    "history.undo" Undo (NoArgs) -> Undone = history::undo;
    /// Does the last undone step again.
    "history.redo" Redo (NoArgs) -> Undone = history::redo;
    /// The latest steps.
    "history.list" ListHistory (LimitArgs) -> Vec<StepView> = history::list;
    /// Everything that was done to one record.
    "history.of" HistoryOf (IdArgs) -> Vec<FieldStepView> = history::of;
    /// Keeps half-typed text.
    "draft.keep" KeepDraft (DraftArgs) -> Done = drafts::keep;
    /// Forgets half-typed text.
    "draft.drop" DropDraft (DraftKey) -> Done = drafts::forget;
    /// Reads typed money: «2tr5» is 2.500.000 đ.
    "money.parse" ParseMoney (TextArgs) -> ParsedMoney = records::parse_money;
    /// Looks at a spreadsheet without taking anything over.
    "import.preview" PreviewImport (ImportArgs) -> ImportPreview = importing::preview;
    /// Takes a spreadsheet's households over in one step.
    "import.apply" ApplyImport (ImportArgs) -> Imported = importing::apply;
    /// Runs the self-check over the whole plan.
    "plan.check" CheckPlan (NoArgs) -> CheckReport = planning::check;
    /// Proposes a measure for every unanswered cause and indicator.
    "plan.suggest" SuggestMeasures (SuggestArgs) -> Suggested = planning::suggest;
    /// Accepts proposed measures.
    "plan.accept" AcceptMeasures (AcceptArgs) -> Accepted = planning::accept;
    /// Totals against targets.
    "plan.totals" PlanTotals (NoArgs) -> PlanTotalsView = planning::totals;
    /// Writes the plan as PDF.
    "paper.plan" PrintPlan (PaperArgs) -> PaperWritten = papers::plan;
    /// «Chốt bản n».
    "plan.freeze" FreezePlan (FreezeArgs) -> Frozen = handing::freeze;
    /// Writes this unit's key for others.
    "package.key" WriteKey (PathArgs) -> KeyWritten = handing::key;
    /// Seals the latest frozen version to a receiver.
    "package.submit" SubmitPlan (SubmitArgs) -> Submitted = handing::submit;
    /// Says what a package claims, by its signature only.
    "package.inspect" InspectPackage (PathArgs) -> Inspected = handing::inspect;
    /// Makes a sender known after its six words were compared.
    "package.enrol" EnrolSender (EnrolArgs) -> Enrolled = handing::enrol;
    /// Judges packages without storing anything.
    "package.judge" JudgePackages (PathsArgs) -> Vec<Verdict> = handing::judge;
    /// Takes packages over.
    "package.receive" ReceivePackages (PathsArgs) -> Vec<Verdict> = handing::receive;
    /// The district's totals against the targets.
    "district.totals" DistrictTotals (NoArgs) -> DistrictTotalsView = handing::totals;
    /// Stops a job.
    "job.cancel" CancelJob (JobArgs) -> Done = workplaces::cancel;
}
