//! The one table of commands: name, arguments, result, and the use case behind it.
//!
//! The window's TypeScript is generated from it, so a command that is not here cannot be
//! called from anywhere.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::cases::{
    answering, assigning, catalogue, checking, chronicle, conflicts, copying, district, dossier,
    drafts, files, handing, helpers, history, households, importing, inbox, key_lock, many,
    merging, paper_check, papers, planning, projects, reading_room, receiving, records, reviewing,
    safety, sheets, task, workplaces,
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
    call.admit(C::NAME)?;
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
    /// Looks at, or takes over, the file of a second laptop with the same unit and year.
    "workplace.merge" MergeWorkplace (MergeArgs) -> MergeReport = merging::merge;
    /// Fields in which two machines wrote apart.
    "conflict.list" ListConflicts (NoArgs) -> Vec<ConflictView> = conflicts::list;
    /// Backs the workplace up now.
    "backup.now" BackUpNow (NoArgs) -> FileWritten = safety::back_up;
    /// The backups of a workplace, newest first.
    "backup.list" ListBackups (BackupListArgs) -> BackupList = safety::list;
    /// Goes back to a backup; what stood before is kept first.
    "backup.restore" RestoreBackup (RestoreArgs) -> Restored = safety::go_back;
    /// What happened to a damaged workplace file and which ways out there are.
    "rescue.look" LookAtWreck (PathArgs) -> RescueView = safety::look;
    /// Makes a new workplace of what can be read of a damaged file.
    "rescue.salvage" SalvageWorkplace (SalvageArgs) -> Salvaged = safety::salvage;
    /// Writes the recovery sheet as PDF.
    "recovery.sheet" PrintRecoverySheet (RecoverySheetArgs) -> FileWritten = safety::sheet;
    /// Brings the unit's key back from the words of a recovery sheet.
    "recovery.use" UseRecoverySheet (TextArgs) -> KeyBack = safety::use_sheet;
    /// Puts the reminder of the recovery sheet off till tomorrow.
    "recovery.later" PutOffRecoverySheet (NoArgs) -> Done = safety::sheet_later;
    /// Puts the unit's key under a passphrase.
    "key.lock" LockKey (PassphraseArgs) -> Done = key_lock::lock;
    /// Opens the unit's key until the workplace is closed.
    "key.unlock" UnlockKey (PassphraseArgs) -> Done = key_lock::unlock;
    /// Takes the passphrase off the unit's key.
    "key.clear" ClearKey (PassphraseArgs) -> Done = key_lock::clear;
    /// Causes, indicators, needs, policies and other lists of the period.
    "catalogue.get" GetCatalogue (NoArgs) -> CatalogueView = catalogue::get;
    /// A page of the list of households.
    "household.list" ListHouseholds (ListArgs) -> HouseholdList = households::list;
    /// One household with everything on it.
    "household.get" GetHousehold (IdArgs) -> Dossier = households::get;
    /// What some households have together, and what can be done with them.
    "household.chosen" ChosenHouseholds (IdsArgs) -> Chosen = many::chosen;
    /// Makes one change in many households, in one step; or only says what it would do.
    "household.change_many" ChangeMany (ManyArgs) -> ChangedMany = many::change;
    /// Organisations and persons with their load, and the households without help by hamlet.
    "helper.list" ListHelpers (NoArgs) -> HelpersView = helpers::list;
    /// Deletes an organisation or a person, and takes it off whatever it stands at.
    "helper.delete" DropHelper (DropHelperArgs) -> DroppedHelper = helpers::delete;
    /// Writes one field in place of what the screen showed.
    "record.write" WriteRecord (WriteArgs) -> Written = records::write;
    /// Makes a record.
    "record.create" CreateRecord (RecordArgs) -> Written = records::create;
    /// Writes several fields of a record in one step.
    "record.write_all" WriteAllOfRecord (WriteAllArgs) -> Written = records::write_all;
    /// Makes a record and names it in another one, in one step.
    "record.create_linked" CreateLinkedRecord (CreateLinkedArgs) -> CreatedLinked = records::create_linked;
    /// Accepts what a dossier shows beforehand, in one step.
    "dossier.accept" AcceptPlan (AcceptPlanArgs) -> AcceptedPlan = dossier::accept;
    /// «Như hộ trước»: copies causes, measures and the helper of another household.
    "dossier.copy" CopyPlan (CopyArgs) -> Copied = copying::copy;
    /// Deletes a record with what is below it.
    "record.delete" DeleteRecord (IdArgs) -> Saved = records::delete;
    /// Projects that several households share.
    "project.list" ListProjects (NoArgs) -> ProjectList = projects::list;
    /// Who takes part in a project, in one step.
    "project.participants" SetParticipants (ParticipantsArgs) -> Saved = projects::participants;
    /// Takes the last step back.
    "history.undo" Undo (NoArgs) -> Undone = history::undo;
    /// Does the last undone step again.
    "history.redo" Redo (NoArgs) -> Undone = history::redo;
    /// Takes back down to a step, one after another.
    "history.undo_to" UndoTo (UndoToArgs) -> UndoneTo = history::undo_to;
    /// The latest steps.
    "history.list" ListHistory (LimitArgs) -> Vec<StepView> = history::list;
    /// Everything that was done to one record.
    "history.of" HistoryOf (IdArgs) -> Vec<FieldStepView> = history::of;
    /// Everything that was done to a household and what belongs to it, in words.
    "history.household" HouseholdHistoryCommand (HistoryArgs) -> HouseholdHistory = chronicle::household;
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
    "plan.check" CheckPlan (NoArgs) -> CheckReport = checking::check;
    /// Keeps or takes back the reason for what the self-check asks about.
    "check.explain" ExplainFinding (ExplainArgs) -> Saved = checking::explain;
    /// The plan beside its targets, who could leave next, and the charts.
    "check.survey" SurveyCheck (NoArgs) -> CheckSurvey = checking::survey;
    /// The same expected result for several households, in one step.
    "plan.expect" ExpectResult (ExpectArgs) -> Saved = checking::expect;
    /// The district's assignment, and what is left before sending.
    "task.view" ViewTask (NoArgs) -> TaskView = task::view;
    /// Proposes a measure for every unanswered cause and indicator.
    "plan.suggest" SuggestMeasures (SuggestArgs) -> Suggested = planning::suggest;
    /// Accepts proposed measures.
    "plan.accept" AcceptMeasures (AcceptArgs) -> Accepted = planning::accept;
    /// Totals against targets.
    "plan.totals" PlanTotals (NoArgs) -> PlanTotalsView = planning::totals;
    /// Writes the plan as PDF.
    "paper.plan" PrintPlan (PaperArgs) -> PaperWritten = papers::plan;
    /// The plan's sections with figures told from words, and its annexes, with their pages.
    "paper.outline" OutlinePaper (OutlineArgs) -> PaperOutline = papers::outline;
    /// One page as it will be printed.
    "paper.preview" PreviewPaper (PreviewArgs) -> PaperPage = papers::preview;
    /// Several pages from afar.
    "paper.thumbnails" DrawThumbnails (ThumbnailsArgs) -> Vec<PaperThumbnail> = papers::thumbnails;
    /// Writes the plan as PDF into the program's own folder, to be printed from the viewer.
    "paper.print" PrintPaper (PrintArgs) -> PaperWritten = papers::print_now;
    /// A Word or Excel copy of a paper, to be changed there.
    "paper.copy" CopyPaper (PaperCopyArgs) -> PaperCopied = papers::copy;
    /// What the commune has chosen for a paper.
    "paper.choices" PaperChoices (PaperNamed) -> PaperChoicesView = papers::choices;
    /// Chooses number, day, form, signer, unit or annexes of a paper.
    "paper.choose" ChoosePaper (ChooseArgs) -> Written = papers::choose;
    /// The text of a place of a paper in blocks, to be edited.
    "paper.section" ReadSection (SectionArgs) -> SectionView = papers::section;
    /// Writes the commune's own text of a place.
    "paper.write_section" WriteSection (WriteSectionArgs) -> SectionWritten = papers::write_section;
    /// Back to the template's text.
    "paper.reset_section" ResetSection (SectionArgs) -> SectionWritten = papers::reset_section;
    /// What the commune changed in a place against the template.
    "paper.compare_section" CompareSection (SectionArgs) -> Vec<ComparedText> = papers::compare_section;
    /// The fields that can be put into a sentence.
    "paper.fields" OfferFields (PaperNamed) -> Vec<OfferedField> = papers::fields;
    /// A page of the text with unsaved blocks; nothing is stored.
    "paper.try" TrySection (TryArgs) -> PaperPage = papers::try_section;
    /// The other papers, how many sheets each has, and what they can be narrowed to.
    "sheets.offer" OfferSheets (SheetsWanted) -> SheetsOffer = sheets::offer;
    /// One page of one sheet as it will be printed.
    "sheets.preview" PreviewSheet (SheetPreviewArgs) -> SheetPage = sheets::preview;
    /// Prints many sheets in one run.
    "sheets.print" PrintSheets (SheetsPrintArgs) -> SheetsWritten = sheets::print;
    /// «Chốt bản n».
    "plan.freeze" FreezePlan (FreezeArgs) -> Frozen = handing::freeze;
    /// Writes this unit's key for others.
    "package.key" WriteKey (PathArgs) -> KeyWritten = handing::key;
    /// Seals the latest frozen version to a receiver.
    "package.submit" SubmitPlan (SubmitArgs) -> Submitted = handing::submit;
    /// Where the plan stands on its way to the district.
    "handing.view" ViewHanding (NoArgs) -> HandingView = handing::view;
    /// Where the frozen versions stand at the district, and what an amendment would change.
    "handing.status" ViewStatus (NoArgs) -> StatusView = inbox::status;
    /// Judges files of the district without storing anything.
    "inbox.judge" JudgeInbox (PackagesArgs) -> Vec<InboxVerdict> = inbox::judge;
    /// Takes files of the district in.
    "inbox.take" TakeInbox (PackagesArgs) -> Vec<InboxVerdict> = inbox::take;
    /// Comments to work through.
    "answers.view" ViewAnswers (NoArgs) -> AnswersView = answering::view;
    /// Answers a comment, or takes the answer back.
    "answers.write" WriteAnswerTo (AnswerArgs) -> AnswersView = answering::write;
    /// Writes the stored PDF of a frozen version.
    "handing.pdf" WriteFrozenPdf (FrozenPdfArgs) -> PaperWritten = handing::pdf;
    /// Looks at a key file of the district.
    "handing.key_file" ReadKeyFile (PathArgs) -> KeyFileView = handing::key_file;
    /// Makes the district's key known if its six words fit.
    "handing.trust" TrustDistrict (TrustArgs) -> Trusted = handing::trust;
    /// Words of the word list that begin like the typed one.
    "words.complete" CompleteWord (TextArgs) -> Vec<String> = handing::complete;
    /// Says what a package claims, by its signature only.
    "package.inspect" InspectPackage (PathArgs) -> Inspected = receiving::inspect;
    /// Makes a sender known after its six words were compared.
    "package.enrol" EnrolSender (EnrolArgs) -> Enrolled = receiving::enrol;
    /// Makes a sender known if all of its six words fit, and names those that do not.
    "sender.trust" TrustSender (TrustArgs) -> SenderTrusted = receiving::trust;
    /// Judges packages without storing anything.
    "package.judge" JudgePackages (PackagesArgs) -> Vec<Verdict> = receiving::judge;
    /// What taking a package over would change, against the version held.
    "package.preview" PreviewPackage (PathArgs) -> PackagePreview = receiving::preview;
    /// Takes packages over.
    "package.receive" ReceivePackages (PackagesArgs) -> Vec<Verdict> = receiving::receive;
    /// Plans that have come, with where each stands in its appraisal.
    "review.list" ListReviews (NoArgs) -> ReviewList = reviewing::list;
    /// The appraisal of the plan in the reading room.
    "review.view" ViewReview (NoArgs) -> ReviewView = reviewing::view;
    /// Writes a comment on the plan in the reading room.
    "review.comment" CommentPlan (CommentArgs) -> ReviewView = reviewing::comment;
    /// Changes, takes back or settles a comment of one's own.
    "review.edit" EditComment (CommentEditArgs) -> ReviewView = reviewing::edit;
    /// Ticks an item of the list of appraisal.
    "review.tick" TickAppraisal (TickArgs) -> ReviewView = reviewing::tick;
    /// The appraiser's conclusion, and what a reviewer proposes.
    "review.conclude" ConcludeAppraisal (ConcludeArgs) -> ReviewView = reviewing::conclude;
    /// The plan in the reading room against the round before.
    "review.compare" CompareRounds (NoArgs) -> RoundCompared = reviewing::compare;
    /// Returns, passes or approves the plan in the reading room.
    "review.decide" DecidePlan (DecideArgs) -> ReviewView = reviewing::decide;
    /// Takes a decision back that no file has carried.
    "review.undecide" UndecidePlan (IdArgs) -> ReviewView = reviewing::undecide;
    /// Writes what was said to a commune as a file.
    "review.write_answer" WriteAnswer (AnswerFileArgs) -> AnswerFile = reviewing::write_answer;
    /// The tasks of all units: what is in force, what a draft changes, sums beside totals.
    "assign.view" ViewTasks (NoArgs) -> AssignView = assigning::view;
    /// Writes a field of a unit's draft, or a day or paper of all drafts.
    "assign.write" WriteTask (AssignArgs) -> AssignView = assigning::write;
    /// Forgets what was written for a unit and not issued.
    "assign.forget" ForgetTask (UnitArgs) -> AssignView = assigning::forget;
    /// Looks at a spreadsheet of targets, or takes it over into drafts.
    "assign.sheet" ReadTargets (TargetSheetArgs) -> TargetSheet = assigning::sheet;
    /// Writes assignment files, each read back.
    "assign.issue" IssueTasks (IssueArgs) -> Issued = assigning::issue;
    /// Who has sent and who has not.
    "district.board" DistrictBoard (NoArgs) -> Board = district::board;
    /// A unit's versions, its totals against the targets, and its key.
    "district.unit" DistrictUnit (UnitArgs) -> UnitCard = district::unit;
    /// The district's totals against the targets.
    "district.totals" DistrictTotals (NoArgs) -> DistrictTotalsView = district::totals;
    /// Opens a received version as the commune sees it, read-only.
    "submission.open" OpenSubmission (SubmissionArgs) -> WorkplaceView = reading_room::open;
    /// Back to the district's own workplace.
    "submission.close" CloseSubmission (NoArgs) -> WorkplaceView = reading_room::close;
    /// Writes the stored PDF of a received version.
    "submission.paper" PrintSubmission (SubmissionPaperArgs) -> FileWritten = reading_room::paper;
    /// Is the fingerprint on a signed paper that of a version kept here?
    "print.check" CheckPrint (TextArgs) -> PaperCheck = paper_check::check;
    /// Opens a PDF, Excel, Word or text file in the system's own program.
    "file.open" OpenFile (PathArgs) -> Done = files::open;
    /// Opens the folder in which such a file lies.
    "file.show" ShowFile (PathArgs) -> Done = files::show;
    /// Stops a job.
    "job.cancel" CancelJob (JobArgs) -> Done = workplaces::cancel;
}
