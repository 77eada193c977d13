// Generated from the command table (cargo xtask bindings). Do not edit.

export type AcceptArgs = { 
/**
 * The measures; null = all.
 */
measures: Array<string> | null, };

export type AcceptPlanArgs = { 
/**
 * The household.
 */
household: string, 
/**
 * What was shown; only what is still empty is written.
 */
prefill: Prefill, 
/**
 * The first suggestion of the gap where the caret is.
 */
taken: TakenOffer | null, };

export type Accepted = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Measures accepted.
 */
measures: number, };

export type AcceptedPlan = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Measures accepted or made.
 */
measures: number, 
/**
 * Values written.
 */
values: number, };

export type AnswerArgs = { 
/**
 * Id of the comment.
 */
comment: string, 
/**
 * `done` or `explained`; none takes the answer back.
 */
state: "done" | "explained" | null, 
/**
 * In words; an explanation needs some.
 */
text: string | null, };

export type AnswerFile = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its number.
 */
number: number, 
/**
 * Its size.
 */
bytes: number, 
/**
 * For whom.
 */
receiver: string, };

export type AnswerFileArgs = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Where to.
 */
folder: string, 
/**
 * Make the folder if it is not there.
 */
make_folder?: boolean, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type AnswerView = { 
/**
 * `done`: changed in the plan; `explained`: left, for a reason.
 */
state: "done" | "explained", 
/**
 * In words.
 */
text: string | null, 
/**
 * Who answered.
 */
who: string, 
/**
 * When, by the commune's clock.
 */
at: string, };

export type AnswersView = { 
/**
 * When the last step was saved, and what undo would take back.
 */
saved: Saved, 
/**
 * All that were not taken back, the unsettled and heavier first.
 */
comments: Array<CommentView>, 
/**
 * Decisions on any version.
 */
decisions: Array<DecisionView>, 
/**
 * Comments that must be mended and are open.
 */
must: number, 
/**
 * Other comments that are open.
 */
open: number, 
/**
 * Comments that were answered or mended and are not settled.
 */
answered: number, };

export type AssignArgs = { 
/**
 * Code of the unit; none = all units, for days and paper only.
 */
unit: string | null, 
/**
 * `poor_reduce`, `service.<key>`, `last_day`, `reviewer.<code>`, `lead`, …
 */
field: string, 
/**
 * The new value; null clears it. A count may come as it was typed: «1.234».
 */
value: unknown, };

export type AssignView = { 
/**
 * Units in the order of annex 1.
 */
units: Array<AssignedUnit>, 
/**
 * Members of the steering committee.
 */
reviewers: Array<ReviewerChoice>, 
/**
 * Service targets beside the sums of the units.
 */
services: Array<ServiceSum>, 
/**
 * Totals as issued beside the sums of the units.
 */
stated: Array<StatedLine>, 
/**
 * Units with something that was not issued yet, or never issued anything.
 */
open: number, 
/**
 * Units whose key was compared.
 */
known: number, 
/**
 * What is saved, and what undo would do.
 */
saved: Saved, };

export type AssignedUnit = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its number in annex 1.
 */
order: number, 
/**
 * All its names, folded, for searching.
 */
search: string, 
/**
 * Former units and other spellings, in words.
 */
former: string | null, 
/**
 * Has its key been compared?
 */
known: boolean, 
/**
 * Giao lần n; 0 = plan 154 as printed, no file was written yet.
 */
issued: number, 
/**
 * When.
 */
issued_at: string | null, 
/**
 * Is there something that was not issued yet?
 */
draft: boolean, 
/**
 * What it changes against what was issued, or against plan 154.
 */
changes: Array<TaskChangeView>, 
/**
 * Hộ tự nhiên.
 */
natural_households: number, 
/**
 * Hộ nghèo đầu năm.
 */
poor_start: number, 
/**
 * Chỉ tiêu giảm hộ nghèo.
 */
poor_reduce: number, 
/**
 * Hộ cận nghèo đầu năm.
 */
near_poor_start: number, 
/**
 * Chỉ tiêu giảm hộ cận nghèo.
 */
near_poor_reduce: number, 
/**
 * Service targets, in the order of the plan.
 */
services: Array<ServiceCount>, 
/**
 * Ngày cuối.
 */
last_day: string | null, 
/**
 * Hạn trong.
 */
inner_last_day: string | null, 
/**
 * Codes of its reviewers.
 */
reviewers: Array<string>, 
/**
 * Code of the one who leads; none where it has to be chosen.
 */
lead: string | null, 
/**
 * What is odd about its reviewers, in words.
 */
reviewer_note: string | null, 
/**
 * What does not fit together.
 */
odd: Array<OddField>, 
/**
 * Số văn bản giao.
 */
paper_number: string | null, 
/**
 * Ngày văn bản giao.
 */
paper_date: string | null, 
/**
 * Lời nhắn.
 */
note: string | null, };

export type AssignmentView = { 
/**
 * «154/KH-UBND».
 */
number: string, 
/**
 * Ngày ban hành.
 */
date: string, 
/**
 * Cơ quan ban hành.
 */
issuer: string, 
/**
 * Row of annex 1; none for the training commune.
 */
row: number | null, 
/**
 * Hộ tự nhiên (households): what every rate is of.
 */
natural_households: number, 
/**
 * Last day for the plan.
 */
last_day: string, 
/**
 * Days left; negative = overdue.
 */
days_left: number, 
/**
 * Thu nhập tăng thêm (đồng a person a month).
 */
income_increase: number, 
/**
 * Thu nhập cuối năm (đồng a person a month).
 */
income_level: number, 
/**
 * The paper's words about it, and what it is not for.
 */
income_note: string, 
/**
 * Which paper and section says so.
 */
income_source: string, 
/**
 * Who appraises the plan, the leading one first.
 */
reviewers: Array<ReviewerView>, 
/**
 * Giao lần n; 0 = plan 154 as printed.
 */
task: number, 
/**
 * When it was issued.
 */
issued_at: string | null, 
/**
 * What it changed against the one before it.
 */
changes: Array<TaskChangeView>, 
/**
 * The district's own last day, before the one above.
 */
inner_last_day: string | null, 
/**
 * Service targets of this commune beside what the plan answers.
 */
services: Array<ServiceTargetLine>, 
/**
 * Lời nhắn của huyện.
 */
note: string | null, };

export type BackupList = { 
/**
 * Where they lie.
 */
folder: string, 
/**
 * The backups.
 */
backups: Array<BackupView>, };

export type BackupListArgs = { 
/**
 * The workplace file; null = the open one.
 */
path: string | null, };

export type BackupView = { 
/**
 * The file.
 */
path: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * Why, in words.
 */
why: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Households in it; null if it cannot be read.
 */
households: number | null, 
/**
 * Who sat at the keyboard; empty if nobody had said.
 */
person: string, 
/**
 * When the last step in it was saved.
 */
last_saved: string | null, 
/**
 * Can it be gone back to?
 */
good: boolean, };

export type Because = { 
/**
 * A sentence.
 */
reason: string, 
/**
 * The households.
 */
households: Array<Choice>, };

export type BlockKind = "heading" | "subheading" | "paragraph" | "dash" | "point" | "base" | "lead" | "closing" | "recipient" | "table" | "bases";

export type BlockingRule = { 
/**
 * Rule, e.g. `H04`.
 */
rule: string, 
/**
 * How many places.
 */
count: number, 
/**
 * What is wrong at the first.
 */
message: string, 
/**
 * The household of the first.
 */
household: string | null, 
/**
 * Name of its head.
 */
head_name: string | null, 
/**
 * The record.
 */
record: string | null, 
/**
 * The field.
 */
field: string | null, };

export type Board = { 
/**
 * In order of annex 1.
 */
units: Array<BoardUnit>, 
/**
 * Units that have sent.
 */
received: number, 
/**
 * Last day; none if no assignment of this year is known.
 */
last_day: string | null, 
/**
 * Days left; negative = overdue.
 */
days_left: number | null, 
/**
 * The district's own six words, for its letter.
 */
words: Array<string>, };

export type BoardUnit = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * «Thọ Bình».
 */
short_name: string, 
/**
 * All its names, folded, for searching.
 */
search: string, 
/**
 * Its number in annex 1.
 */
order: number, 
/**
 * The version that counts.
 */
version: VersionLine | null, 
/**
 * Versions received.
 */
versions: number, 
/**
 * Has its key been compared?
 */
known: boolean, 
/**
 * Nothing has come and the last day is over.
 */
overdue: boolean, };

export type CatalogueView = { 
/**
 * E.g. `2016-2020`.
 */
period: string, 
/**
 * Nguyên nhân.
 */
causes: Array<Entry>, 
/**
 * Chỉ số.
 */
indicators: Array<Entry>, 
/**
 * Nhu cầu.
 */
needs: Array<Entry>, 
/**
 * Chính sách.
 */
policies: Array<PolicyEntry>, 
/**
 * Dân tộc.
 */
ethnic_groups: Array<string>, 
/**
 * Quan hệ.
 */
relations: Array<string>, };

export type CauseBar = { 
/**
 * Code; none for the line that sums up those not named.
 */
code: string | null, 
/**
 * In words.
 */
name: string | null, 
/**
 * Households that have it.
 */
households: number, 
/**
 * Of these, with neither measure nor reason.
 */
open: number, };

export type ChangedMany = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * The households that change.
 */
changed: Array<Choice>, 
/**
 * Those that stay as they are, by reason.
 */
kept: Array<Because>, 
/**
 * What somebody still has to see to, by reason.
 */
remarks: Array<Because>, 
/**
 * Money that is added (đồng).
 */
money: number, 
/**
 * Measures that go with deleted households.
 */
measures: number, 
/**
 * Households that the given person, or else organisation, helps afterwards.
 */
load: number | null, };

export type ChangedSince = { 
/**
 * The version.
 */
number: number, 
/**
 * Fields and records that are other now; 0 if all changes were taken back.
 */
places: number, 
/**
 * Households with such a place.
 */
households: number, 
/**
 * Households that came.
 */
added: number, 
/**
 * Households that went.
 */
removed: number, };

export type CheckReport = { 
/**
 * All findings, blocking ones first.
 */
findings: Array<Finding>, 
/**
 * How many block.
 */
blocks: number, 
/**
 * How many need a reason that was not given yet.
 */
warns: number, 
/**
 * How many have the reason they need.
 */
explained: number, 
/**
 * How many only inform.
 */
informs: number, 
/**
 * The rules that found something, in the order of the checklist.
 */
rules: Array<RuleView>, 
/**
 * Reasons that were written.
 */
reasons: Array<ReasonView>, 
/**
 * The households that findings speak of.
 */
households: Array<HouseholdName>, };

export type CheckSurvey = { 
/**
 * Targets.
 */
targets: Array<TargetLine>, 
/**
 * Who could be planned to leave next, for each target that is not met.
 */
near: Array<NearGroup>, 
/**
 * Causes, the most frequent first; sensitive ones only inside the last line.
 */
causes: Array<CauseBar>, 
/**
 * Sensitive causes that the last line of causes holds; 0 = none.
 */
unnamed: number, 
/**
 * The ten indicators, the most frequent first.
 */
indicators: Array<IndicatorBar>, };

export type CheckedVersion = { 
/**
 * Code of its unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Bản n.
 */
number: number, 
/**
 * Its fingerprint, hexadecimal.
 */
fingerprint: string, 
/**
 * Short form, as on paper.
 */
short: string, 
/**
 * When it was frozen (at its commune), or taken over (elsewhere).
 */
at: string, 
/**
 * Is it the one that counts, or the plan as it is now?
 */
counts: boolean, 
/**
 * The papers that are kept of it.
 */
papers: Array<PaperName>, };

export type ChecklistLine = { 
/**
 * Code.
 */
code: string, 
/**
 * Group.
 */
group: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * Where.
 */
basis: string, 
/**
 * Its evidence is memory or a proposal.
 */
uncertain: boolean, 
/**
 * `yes`, `no`, `not_applicable`; none = not ticked.
 */
tick: "yes" | "no" | "not_applicable" | null, 
/**
 * Remark.
 */
note: string | null, 
/**
 * Rules of the self-check that look at the same.
 */
rules: Array<string>, 
/**
 * What they find that must be mended.
 */
blocks: number, 
/**
 * What they find that asks for a reason.
 */
warns: number, };

export type Choice = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, };

export type ChooseArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Which choice: `number`, `issue_date`, `form`, `signer`, `signer_name`, `money_unit`,
 * `names_sensitive`, `annex.NAME`.
 */
field: string, 
/**
 * Its value; null takes it back.
 */
value: unknown, 
/**
 * The values one has seen.
 */
seen: Array<string>, };

export type Chosen = { 
/**
 * Households.
 */
households: number, 
/**
 * Hộ nghèo.
 */
poor: number, 
/**
 * Hộ cận nghèo.
 */
near_poor: number, 
/**
 * Khẩu.
 */
members: number, 
/**
 * Lao động.
 */
workers: number, 
/**
 * Giải pháp.
 */
measures: number, 
/**
 * Kinh phí (đồng).
 */
money: number, 
/**
 * Households without any measure.
 */
no_measure: number, 
/**
 * Households that lack an organisation and a person who help.
 */
no_helper: number, 
/**
 * Their causes and indicators, the most frequent first.
 */
questions: Array<ChosenQuestion>, 
/**
 * Helpers to choose.
 */
helpers: Array<HelperChoice>, 
/**
 * Thôn to choose.
 */
hamlets: Array<Choice>, };

export type ChosenEntry = { 
/**
 * Code of the policy or need.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Basis in law, or where it comes from.
 */
basis: string, 
/**
 * Amount in the policy (đồng), often a ceiling.
 */
amount: number | null, 
/**
 * What the amount is counted for.
 */
unit: string | null, 
/**
 * The amount can be filled in for each household.
 */
fills: boolean, 
/**
 * Source and kind of the money; none = a service, or no policy.
 */
money: GivenMoney | null, 
/**
 * It brings no money.
 */
service: boolean, 
/**
 * The chosen households for which it is not surely unfit.
 */
fits: number, 
/**
 * The catalogue marks it as uncertain.
 */
uncertain: boolean, };

export type ChosenQuestion = { 
/**
 * Code.
 */
code: string, 
/**
 * `cause` or `indicator`.
 */
kind: "cause" | "indicator", 
/**
 * Number on the form.
 */
number: number, 
/**
 * Name.
 */
name: string, 
/**
 * Chosen households that have it.
 */
households: number, 
/**
 * Those of them in which no measure answers it.
 */
open: number, 
/**
 * What answers it.
 */
entries: Array<ChosenEntry>, };

export type CommentArgs = { 
/**
 * Household it is about.
 */
household: string | null, 
/**
 * Record.
 */
record: string | null, 
/**
 * Field.
 */
field: string | null, 
/**
 * Paper.
 */
paper: PaperName | null, 
/**
 * Place in its text.
 */
place: string | null, 
/**
 * How much it weighs.
 */
severity: "must" | "should" | "note", 
/**
 * What is said.
 */
text: string, };

export type CommentEditArgs = { 
/**
 * Id.
 */
id: string, 
/**
 * New text; none = as it is.
 */
text: string | null, 
/**
 * New weight; none = as it is.
 */
severity: "must" | "should" | "note" | null, 
/**
 * Taken back, or not; none = as it is.
 */
withdrawn: boolean | null, 
/**
 * Held for answered, or not; none = as it is.
 */
settled: boolean | null, };

export type CommentView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who said it: `district`, or the code of a reviewer.
 */
office: string, 
/**
 * The person.
 */
who: string, 
/**
 * When, by the writer's clock.
 */
at: string, 
/**
 * Bản n that was read.
 */
version: number, 
/**
 * Its fingerprint, hexadecimal.
 */
fingerprint: string, 
/**
 * How much it weighs.
 */
severity: "must" | "should" | "note", 
/**
 * What is said.
 */
text: string, 
/**
 * Household it is about.
 */
household: string | null, 
/**
 * Its head; also of one that is no longer there, if that is known.
 */
name: string | null, 
/**
 * Thôn of the household.
 */
hamlet: string | null, 
/**
 * The member, measure … of the household, in words.
 */
within: string | null, 
/**
 * Record.
 */
record: string | null, 
/**
 * Field of the record; none = the household or record as a whole.
 */
field: string | null, 
/**
 * The field in words.
 */
label: string | null, 
/**
 * Paper, of a comment on its text.
 */
paper: PaperName | null, 
/**
 * Place in the paper's text.
 */
place: string | null, 
/**
 * The value as it was read, in words.
 */
read: string | null, 
/**
 * The value as it is in the plan that is shown, in words.
 */
now: string | null, 
/**
 * «Đã sửa sau góp ý»: what it hangs on was written since.
 */
changed: boolean, 
/**
 * What it hangs on is no longer in the plan that is shown.
 */
gone: boolean, 
/**
 * Taken back by its writer.
 */
withdrawn: boolean, 
/**
 * The appraiser holds it for answered.
 */
settled: boolean, 
/**
 * What the commune has answered.
 */
answer: AnswerView | null, };

export type ComparedKind = "same" | "removed" | "added";

export type ComparedText = { 
/**
 * Where it stands.
 */
kind: ComparedKind, 
/**
 * As printed.
 */
text: string, };

export type ConcludeArgs = { 
/**
 * In words; none takes it away.
 */
conclusion: string | null, 
/**
 * What a reviewer proposes; none takes it away.
 */
proposal: "returned" | "passed" | null, };

export type ConflictValue = { 
/**
 * The value.
 */
value: JsonValue, 
/**
 * In words.
 */
shown: string, 
/**
 * Its dot.
 */
dot: string, 
/**
 * Who wrote it, if known here.
 */
who: string | null, 
/**
 * When, if known here.
 */
at: string | null, };

export type ConflictView = { 
/**
 * The household it belongs to.
 */
household: string | null, 
/**
 * Name of its head, or of the helper, project, hamlet.
 */
name: string, 
/**
 * Thôn of the household.
 */
hamlet: string | null, 
/**
 * The member, measure … inside the household, in words.
 */
within: string | null, 
/**
 * The record.
 */
record: string, 
/**
 * Its kind.
 */
kind: string, 
/**
 * The field.
 */
field: string, 
/**
 * The field in words.
 */
label: string, 
/**
 * All dots that stand.
 */
dots: Array<string>, 
/**
 * The values, in the order of their dots.
 */
values: Array<ConflictValue>, };

export type Copied = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Causes ticked.
 */
causes: number, 
/**
 * Measures proposed.
 */
measures: number, 
/**
 * The helper was copied.
 */
helper: boolean, 
/**
 * What was copied, and what was left out and why.
 */
said: string, };

export type CopyArgs = { 
/**
 * The household to copy from.
 */
from: string, 
/**
 * The household to copy to.
 */
to: string, 
/**
 * Nguyên nhân.
 */
causes: boolean, 
/**
 * Giải pháp.
 */
measures: boolean, 
/**
 * Người giúp đỡ.
 */
helper: boolean, };

export type CopyFormat = "docx" | "xlsx";

export type CreateArgs = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Plan year.
 */
year: number, 
/**
 * Where; null = the default folder.
 */
path: string | null, };

export type CreateLinkedArgs = { 
/**
 * Kind of the new record.
 */
kind: string, 
/**
 * Its first values.
 */
fields: { [key in string]: JsonValue }, 
/**
 * The record that names it; null = one is made, too.
 */
id: string | null, 
/**
 * Kind of the record that is made to name it.
 */
owner_kind: string, 
/**
 * What that belongs to.
 */
owner_parent: string | null, 
/**
 * The field that names the new record.
 */
field: string, 
/**
 * The dots of that field that the screen showed.
 */
seen: Array<string>, };

export type CreatedLinked = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * The record that names the new one.
 */
record: RecordView, 
/**
 * The new record.
 */
made: string, };

export type DecideArgs = { 
/**
 * What is decided.
 */
outcome: "returned" | "passed" | "approved", 
/**
 * Số quyết định, công văn.
 */
paper_number: string | null, 
/**
 * Ngày ký, `yyyy-mm-dd`.
 */
date: string | null, 
/**
 * Người ký.
 */
signer: string | null, 
/**
 * Lời kèm theo.
 */
note: string | null, };

export type DecisionView = { 
/**
 * Id.
 */
id: string, 
/**
 * Bản n.
 */
version: number, 
/**
 * Its fingerprint, hexadecimal.
 */
fingerprint: string, 
/**
 * What was decided.
 */
outcome: "returned" | "passed" | "approved", 
/**
 * Số quyết định, công văn.
 */
paper_number: string | null, 
/**
 * Ngày ký.
 */
date: string | null, 
/**
 * Người ký.
 */
signer: string | null, 
/**
 * Lời kèm theo.
 */
note: string | null, 
/**
 * Who entered it.
 */
who: string, 
/**
 * When, by the district's clock.
 */
at: string, };

export type DistrictTotalsView = { 
/**
 * Units in order of the annex.
 */
units: Array<UnitLine>, 
/**
 * Units that have sent.
 */
received: number, 
/**
 * Sum of the units.
 */
sum: UnitLine, 
/**
 * Totals as issued beside the sums.
 */
stated: Array<StatedLine>, 
/**
 * Money by source and kind.
 */
money: Array<MoneyLine>, 
/**
 * Households by cause, over the plans that have come.
 */
causes: Array<TotalLine>, 
/**
 * Households by deprived indicator, over the plans that have come.
 */
indicators: Array<TotalLine>, 
/**
 * Names of the units that have sent nothing.
 */
missing: Array<string>, };

export type Done = Record<symbol, never>;

export type Dossier = { 
/**
 * The household.
 */
record: RecordView, 
/**
 * Thành viên.
 */
members: Array<RecordView>, 
/**
 * Giải pháp.
 */
measures: Array<MeasureView>, 
/**
 * Phân công.
 */
assignments: Array<RecordView>, 
/**
 * Thôn to choose.
 */
hamlets: Array<Choice>, 
/**
 * Helpers to choose.
 */
helpers: Array<HelperChoice>, 
/**
 * Dự án to choose.
 */
projects: Array<Choice>, 
/**
 * Causes and indicators to answer.
 */
questions: Array<Question>, 
/**
 * What the dossier lacks.
 */
gaps: Array<string>, 
/**
 * What the self-check says of it.
 */
findings: Array<Finding>, 
/**
 * What the catalogue offers for each question without measure and reason.
 */
offers: Array<QuestionOffers>, 
/**
 * What it lacks and would usually get; shown until somebody accepts it.
 */
prefill: Prefill, 
/**
 * Money by source (đồng): budget, credit, household, other.
 */
money: number[], 
/**
 * The household before it in the list.
 */
previous: string | null, 
/**
 * Its head.
 */
previous_name: string | null, 
/**
 * The one after it.
 */
next: string | null, 
/**
 * Its head.
 */
next_name: string | null, 
/**
 * Its number in the list, from 1.
 */
position: number, 
/**
 * Households in the list.
 */
of: number, };

export type DraftArgs = { 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * What is in the field.
 */
text: string, };

export type DraftKey = { 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, };

export type DraftView = { 
/**
 * The record.
 */
record: string, 
/**
 * The field.
 */
field: string, 
/**
 * What was typed.
 */
text: string, 
/**
 * When.
 */
at: string, 
/**
 * The household it belongs to.
 */
household: string | null, 
/**
 * Its head.
 */
head_name: string | null, };

export type DropHelperArgs = { 
/**
 * Which.
 */
id: string, 
/**
 * Who takes over what it has; none = nobody.
 */
to: string | null, 
/**
 * Only say what would happen.
 */
preview: boolean, };

export type DroppedHelper = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Households that it helped.
 */
households: number, 
/**
 * Measures and projects that it answered for.
 */
measures: number, 
/**
 * Persons who belonged to it.
 */
persons: number, };

export type EnrolArgs = { 
/**
 * A package or key file of the sender.
 */
path: string, 
/**
 * The six words as the sender's signed paper says them.
 */
words: string, };

export type Enrolled = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its six words.
 */
words: Array<string>, };

export type Entry = { 
/**
 * Code, e.g. `NN01`.
 */
code: string, 
/**
 * Number on the form.
 */
number: number, 
/**
 * Name.
 */
name: string, 
/**
 * Threshold or explanation.
 */
hint: string | null, 
/**
 * The source was not read or is a memory: the screen shows a mark.
 */
uncertain: boolean, 
/**
 * Where it comes from.
 */
source: string, };

export type ErrorCode = "refused" | "not_found" | "no_workplace" | "in_use" | "damaged" | "disk_full" | "read_only" | "cancelled" | "invalid" | "blocked" | "unknown_sender" | "key_locked" | "unexpected";

export type ErrorDto = { 
/**
 * For the program.
 */
code: ErrorCode, 
/**
 * For the person.
 */
message: string, 
/**
 * For support: look for it in the log.
 */
incident: string | null, };

export type ExpectArgs = { 
/**
 * The households.
 */
households: Array<ExpectedOf>, 
/**
 * `leaves`, `to_near_poor` or `stays`.
 */
expected: string, };

export type ExpectedOf = { 
/**
 * The household.
 */
household: string, 
/**
 * The dots.
 */
seen: Array<string>, };

export type ExplainArgs = { 
/**
 * The rule of the finding.
 */
rule: string, 
/**
 * Its household.
 */
household: string | null, 
/**
 * Its record.
 */
record: string | null, 
/**
 * Its field.
 */
field: string | null, 
/**
 * The reason; empty takes it back.
 */
text: string, 
/**
 * The dots of the reason that the screen showed.
 */
seen: Array<string>, };

export type FieldStepView = { 
/**
 * The step.
 */
step: StepView, 
/**
 * The field; empty when the record was made.
 */
field: string, 
/**
 * What stood before.
 */
before: Array<JsonValue>, };

export type FieldView = { 
/**
 * The value that lists and totals use.
 */
value: JsonValue, 
/**
 * The dots of everything that stands; a write names them as seen.
 */
dots: Array<string>, 
/**
 * All standing values, if there are two or more different ones; a person decides.
 */
others: Array<StandingValue>, };

export type FieldWrite = { 
/**
 * The field.
 */
field: string, 
/**
 * The value; null clears.
 */
value: JsonValue, 
/**
 * The dots the screen showed.
 */
seen: Array<string>, };

export type FigureChange = { 
/**
 * `households`, `poor`, `near_poor`, `poor_planned`, `near_poor_planned`, `money`.
 */
key: string, 
/**
 * In the held version.
 */
before: number | null, 
/**
 * In the package.
 */
after: number, 
/**
 * What was assigned, where something was.
 */
assigned: number | null, };

export type FigurePart = { 
/**
 * In words.
 */
name: string, 
/**
 * The households behind it.
 */
narrow: Array<Narrow>, 
/**
 * How many they are.
 */
households: number, };

export type FileWritten = { 
/**
 * The file.
 */
path: string, };

export type Finding = { 
/**
 * Rule, e.g. `H04`.
 */
rule: string, 
/**
 * `blocks`, `warns` or `informs`.
 */
severity: "blocks" | "warns" | "informs", 
/**
 * The household.
 */
household: string | null, 
/**
 * The record whose field it speaks of.
 */
record: string | null, 
/**
 * The field.
 */
field: string | null, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to do.
 */
remedy: string, 
/**
 * Does it ask for a reason, or would a reason make it less grave?
 */
takes_reason: boolean, 
/**
 * Why it stands so, where a reason is wanted and was given.
 */
reason: string | null, 
/**
 * Where it is mended: a screen's name, or `reason` for the reason of another finding.
 */
place: string | null, 
/**
 * Where in a paper.
 */
spot: PaperSpot | null, };

export type FreezeArgs = { 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type Frozen = { 
/**
 * Bản n.
 */
number: number, 
/**
 * SHA-256, hexadecimal.
 */
fingerprint: string, 
/**
 * Short form, as on paper.
 */
short: string, 
/**
 * Pages of the plan of poverty reduction.
 */
pages: number, 
/**
 * All its papers in order, as they were printed.
 */
papers: Array<PrintedPaper>, 
/**
 * Nothing has changed since the last frozen version: it is that one.
 */
unchanged: boolean, };

export type FrozenLine = { 
/**
 * Bản n.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * Nothing has changed since.
 */
current: boolean, };

export type FrozenPdfArgs = { 
/**
 * Bản n.
 */
number: number, 
/**
 * Which of its papers.
 */
paper: PaperName, 
/**
 * The PDF file; null = in the program's own folder, for looking at it.
 */
path: string | null, };

export type FrozenVersion = { 
/**
 * Bản n.
 */
number: number, 
/**
 * When.
 */
frozen_at: string, 
/**
 * Who.
 */
who: string, 
/**
 * Short fingerprint, as on paper.
 */
short: string, 
/**
 * All of it, hexadecimal.
 */
fingerprint: string, 
/**
 * Pages of the plan of poverty reduction.
 */
pages: number, 
/**
 * All its papers in order, as they were printed.
 */
papers: Array<PrintedPaper>, 
/**
 * Households in it.
 */
households: number, 
/**
 * Nothing was written in the plan since.
 */
current: boolean, 
/**
 * How many times a package of it was written.
 */
sent: number, 
/**
 * Its papers that no package written so far brings: those added after the last one.
 */
unsent: Array<PaperName>, };

export type GivenMoney = { 
/**
 * `budget`, `credit`, `household`, `other`.
 */
source: string, 
/**
 * `grant`, `loan`, `own`, `in_kind`.
 */
kind: string, 
/**
 * đồng.
 */
amount: number, };

export type HamletCount = { 
/**
 * The hamlet.
 */
hamlet: Choice, 
/**
 * How many.
 */
count: number, };

export type HamletLine = { 
/**
 * Id; none for households without a hamlet.
 */
id: string | null, 
/**
 * Tên thôn; none for households without one.
 */
name: string | null, 
/**
 * Hộ nghèo.
 */
poor: number, 
/**
 * Hộ cận nghèo.
 */
near_poor: number, 
/**
 * Complete dossiers of both.
 */
complete: number, };

export type HandingView = { 
/**
 * Households in the plan.
 */
households: number, 
/**
 * Findings that stand in the way of freezing.
 */
blocks: number, 
/**
 * Findings that need a reason; they do not stand in the way.
 */
warns: number, 
/**
 * The rules behind the blocking findings, those of most findings first.
 */
blocking: Array<BlockingRule>, 
/**
 * Frozen versions, the latest first.
 */
versions: Array<FrozenVersion>, 
/**
 * What changed since the latest of them; null if nothing did, or none is frozen.
 */
changed: ChangedSince | null, 
/**
 * The district's key, if its six words were compared.
 */
receiver: KnownReceiver | null, 
/**
 * This unit's six words.
 */
own_words: Array<string>, 
/**
 * Packages written so far, the latest first.
 */
sent: Array<SentPackage>, 
/**
 * Only for practice: the district refuses what comes from here.
 */
training: boolean, };

export type HelpedHamlet = { 
/**
 * Thôn; none = households without one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Households that need somebody who helps.
 */
households: number, 
/**
 * Those that lack an organisation and a person.
 */
without: Array<string>, 
/**
 * Persons in charge of the thôn.
 */
persons: Array<string>, };

export type HelperChoice = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * A person, or an organisation?
 */
is_person: boolean, 
/**
 * Tổ chức of a person.
 */
organisation: string | null, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * Chức vụ.
 */
position: string | null, 
/**
 * Households helped already.
 */
load: number, };

export type HelperLine = { 
/**
 * The record, to be edited.
 */
record: RecordView, 
/**
 * Id.
 */
id: string, 
/**
 * A person, or an organisation?
 */
is_person: boolean, 
/**
 * Name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * Chức vụ.
 */
position: string | null, 
/**
 * Tổ chức of a person.
 */
organisation: string | null, 
/**
 * Thôn that a person is in charge of.
 */
hamlet: string | null, 
/**
 * Households that it helps.
 */
households: number, 
/**
 * Hộ nghèo among them.
 */
poor: number, 
/**
 * Hộ cận nghèo among them.
 */
near_poor: number, 
/**
 * Names of their thôn.
 */
hamlets: Array<string>, 
/**
 * Measures and projects that it answers for.
 */
measures: number, 
/**
 * Households of these measures.
 */
measured: number, 
/**
 * Their money (đồng).
 */
money: number, 
/**
 * Persons of an organisation.
 */
persons: number, };

export type HelperPair = { 
/**
 * Tổ chức.
 */
organisation: string | null, 
/**
 * Người.
 */
person: string | null, };

export type HelpersView = { 
/**
 * Organisations and persons, in Vietnamese order.
 */
helpers: Array<HelperLine>, 
/**
 * Thôn in order.
 */
hamlets: Array<HelpedHamlet>, 
/**
 * Households that need somebody who helps.
 */
households: number, 
/**
 * Those that lack an organisation and a person.
 */
without: number, };

export type HistoryArgs = { 
/**
 * The household.
 */
id: string, 
/**
 * Steps to skip.
 */
offset: number, 
/**
 * Steps to give.
 */
limit: number, };

export type HistoryChange = { 
/**
 * The record.
 */
record: string, 
/**
 * What it is: «Giải pháp Cho vay hộ nghèo».
 */
about: string, 
/**
 * `made`, `written`, `deleted`, `restored`.
 */
doing: "made" | "written" | "deleted" | "restored", 
/**
 * The field; empty when the record was made.
 */
field: string, 
/**
 * The field in words.
 */
label: string, 
/**
 * What stood before, in words.
 */
from: string, 
/**
 * What was written, in words.
 */
to: string, 
/**
 * What stood before, to put it back.
 */
value: JsonValue, 
/**
 * The dots that stand in the field now.
 */
seen: Array<string>, 
/**
 * Can what stood before be put back?
 */
can_put_back: boolean, };

export type HouseholdChange = { 
/**
 * Id.
 */
id: string, 
/**
 * Họ tên chủ hộ.
 */
head_name: string, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * What differs: `head`, `class`, `members`, `causes`, `needs`, `measures`, `helper`,
 * `expected`, `other`; empty for a household that comes or goes.
 */
what: Array<string>, };

export type HouseholdHistory = { 
/**
 * Steps in all.
 */
total: number, 
/**
 * The page, newest first.
 */
steps: Array<HouseholdStep>, };

export type HouseholdList = { 
/**
 * Households in all.
 */
total: number, 
/**
 * Households that match.
 */
matching: number, 
/**
 * The page.
 */
rows: Array<HouseholdRow>, 
/**
 * Thôn, for the filter.
 */
hamlets: Array<Choice>, };

export type HouseholdName = { 
/**
 * Id.
 */
id: string, 
/**
 * Họ tên chủ hộ.
 */
head_name: string, 
/**
 * Thôn.
 */
hamlet: string | null, };

export type HouseholdRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Mã hộ.
 */
code: string | null, 
/**
 * Họ tên chủ hộ.
 */
head_name: string, 
/**
 * Năm sinh.
 */
birth_year: number | null, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * `poor_n1`, `poor_n2`, `poor`, `near_poor`, `not_poor`.
 */
class: string | null, 
/**
 * Bảo trợ xã hội.
 */
social_protection: boolean, 
/**
 * Khẩu (persons).
 */
members: number | null, 
/**
 * Lao động (persons).
 */
workers: number | null, 
/**
 * Điểm B1.
 */
b1: number | null, 
/**
 * Điểm B2.
 */
b2: number | null, 
/**
 * Codes of causes.
 */
causes: Array<string>, 
/**
 * Codes of deprived indicators.
 */
indicators: Array<string>, 
/**
 * Codes of needs.
 */
needs: Array<string>, 
/**
 * Number of measures.
 */
measures: number, 
/**
 * Money of the measures (đồng).
 */
money: number, 
/**
 * Who helps.
 */
helper: string | null, 
/**
 * `leaves`, `to_near_poor`, `stays`.
 */
expected: string | null, 
/**
 * Boxes of the dossier that are full, 0–6.
 */
ready: number, 
/**
 * The boxes that are not.
 */
gaps: Array<string>, 
/**
 * A field has two standing values.
 */
conflict: boolean, 
/**
 * Somebody deleted it without having seen all of it.
 */
flagged: boolean, };

export type HouseholdStep = { 
/**
 * Who, when, which step.
 */
step: StepView, 
/**
 * What it did to the household.
 */
changes: Array<HistoryChange>, };

export type IdArgs = { 
/**
 * Its id.
 */
id: string, };

export type IdsArgs = { 
/**
 * Their ids.
 */
ids: Array<string>, };

export type ImportArgs = { 
/**
 * The file.
 */
path: string, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type ImportColumn = { 
/**
 * «C».
 */
column: string, 
/**
 * The heading as it stands.
 */
heading: string, 
/**
 * What it was understood as, in words; none = left out.
 */
field: string | null, };

export type ImportPreview = { 
/**
 * Name of the sheet.
 */
sheet: string, 
/**
 * Row of the headings.
 */
header_row: number, 
/**
 * Columns.
 */
columns: Array<ImportColumn>, 
/**
 * Households found.
 */
households: number, 
/**
 * Members found.
 */
members: number, 
/**
 * Households not in the list yet.
 */
new: number, 
/**
 * Households in the list already: they keep what they have, only gaps are filled.
 */
already: number, 
/**
 * Rows and cells that could not be read.
 */
errors: Array<RowError>, 
/**
 * The first households.
 */
sample: Array<ImportSample>, };

export type ImportSample = { 
/**
 * Row number.
 */
row: number, 
/**
 * Head.
 */
head_name: string, 
/**
 * Year of birth.
 */
birth_year: number | null, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * Loại hộ.
 */
class: string | null, 
/**
 * Members found.
 */
members: number, 
/**
 * Is it in the list already?
 */
already: boolean, };

export type Imported = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Households taken over.
 */
households: number, 
/**
 * Of them new.
 */
new: number, 
/**
 * Members taken over.
 */
members: number, 
/**
 * Rows left out.
 */
refused: number, 
/**
 * Values of households in the list already that differ from the file and were kept.
 */
kept: number, 
/**
 * Rows and cells that could not be read.
 */
errors: Array<RowError>, };

export type InboxVerdict = { 
/**
 * The file.
 */
path: string, 
/**
 * Can it be taken in, or was it?
 */
good: boolean, 
/**
 * In words.
 */
message: string, 
/**
 * `giao`, `tra`, `nhan`; none if it could not be opened.
 */
kind: string | null, 
/**
 * Its number.
 */
number: number | null, 
/**
 * Who signed it, by its own account.
 */
sender_name: string | null, 
/**
 * When it was sealed, by the sender's clock.
 */
sealed_at: string | null, 
/**
 * Does the district's key have to be compared first?
 */
unknown_sender: boolean, 
/**
 * It is signed with another key than the one that was compared.
 */
key_changed: boolean, 
/**
 * The number of the task in it, if it is another than the one in force.
 */
task_number: number | null, 
/**
 * What the task in it changes.
 */
task_changes: Array<TaskChangeView>, 
/**
 * Comments that are new, or open again.
 */
comments: number, 
/**
 * Comments that say something else now.
 */
edited: number, 
/**
 * Comments that the appraiser holds for answered now.
 */
settled: number, 
/**
 * Comments that were taken back.
 */
withdrawn: number, 
/**
 * Decisions that are new.
 */
decisions: Array<DecisionView>, 
/**
 * Bản n that it acknowledges, and when it was taken over.
 */
receipt: ReceiptView | null, };

export type IndicatorBar = { 
/**
 * Code.
 */
code: string, 
/**
 * Number on the form.
 */
number: number, 
/**
 * In words.
 */
name: string, 
/**
 * Households deprived at the beginning of the year.
 */
start: number, 
/**
 * Of these, with a measure.
 */
answered: number, 
/**
 * Still deprived at the end of the year if every measure succeeds.
 */
end: number, };

export type Inspected = { 
/**
 * `trinh`, `giao`, `tra`, `gop`, `nhan`.
 */
kind: string, 
/**
 * Unit it is about.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Plan year.
 */
year: number, 
/**
 * Who signed it.
 */
sender: string, 
/**
 * Name of the signer.
 */
sender_name: string, 
/**
 * The signer's six words.
 */
words: Array<string>, 
/**
 * Number of the round.
 */
number: number, 
/**
 * Only for practice.
 */
training: boolean, 
/**
 * When it was sealed, by the sender's clock.
 */
sealed_at: string, 
/**
 * For whom.
 */
recipients: Array<string>, };

export type IssueArgs = { 
/**
 * Codes of units; empty = all.
 */
units: Array<string>, 
/**
 * Where to.
 */
folder: string, 
/**
 * Make the folder if it is not there.
 */
make_folder?: boolean, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type Issued = { 
/**
 * One for each unit that was asked for, in that order.
 */
files: Array<IssuedFile>, 
/**
 * What is saved, and what undo would do: what was issued stays.
 */
saved: Saved, };

export type IssuedFile = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Was it written and read back?
 */
written: boolean, 
/**
 * `no_key`: nobody has compared the unit's key; `stopped`: not tried.
 */
outcome: "written" | "no_key" | "failed" | "stopped", 
/**
 * Giao lần n.
 */
number: number, 
/**
 * Where it lies.
 */
path: string | null, 
/**
 * Why not, or what is to be known of it.
 */
message: string, };

export type JobArgs = { 
/**
 * The name the caller gave it.
 */
job: string, };

export type JoinedView = { 
/**
 * The household.
 */
household: string, 
/**
 * Name of its head.
 */
name: string, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * Members here.
 */
ours: Array<string>, 
/**
 * Members in the other file.
 */
theirs: Array<string>, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type KeyBack = { 
/**
 * Its six words.
 */
words: Array<string>, };

export type KeyFileView = { 
/**
 * The file.
 */
path: string, 
/**
 * Name of the unit it says it is of.
 */
name: string, 
/**
 * `new`, `known`: the key that was compared already, `other`: another than that one.
 */
relation: "new" | "known" | "other", 
/**
 * When the known key was compared.
 */
known_since: string | null, };

export type KeyWritten = { 
/**
 * The file.
 */
path: string, 
/**
 * Its six words, to be compared.
 */
words: Array<string>, };

export type KnownReceiver = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its six words.
 */
words: Array<string>, 
/**
 * When they were compared.
 */
since: string, 
/**
 * Who compared them.
 */
who: string, };

export type LimitArgs = { 
/**
 * At most so many.
 */
limit: number, };

export type ListArgs = { 
/**
 * Words to look for, tone marks or not.
 */
search: string, 
/**
 * Only this hamlet.
 */
hamlet: string | null, 
/**
 * Only these classes.
 */
classes: Array<string> | null, 
/**
 * Only households that lack something.
 */
with_gaps?: boolean, 
/**
 * Only households to which all of this applies.
 */
narrow: Array<Narrow>, 
/**
 * `name`, `hamlet`, `class`, `birth`, `ready` (what lacks most first) or `money`.
 */
order: string, 
/**
 * The other way round.
 */
descending?: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows to give; 0 = all.
 */
limit: number, };

export type ManyArgs = { 
/**
 * The households.
 */
ids: Array<string>, 
/**
 * What to do.
 */
change: ManyChange, 
/**
 * Only say what would happen.
 */
preview: boolean, };

export type ManyChange = { "what": "helper", 
/**
 * Tổ chức; none = that of the person.
 */
organisation: string | null, 
/**
 * Người.
 */
person: string | null, 
/**
 * Also where somebody else helps already.
 */
replace: boolean, } | { "what": "measure", 
/**
 * The cause or indicator that it answers.
 */
question: string, 
/**
 * The entry of the catalogue.
 */
entry: string, 
/**
 * Months of the plan year; none = to be filled in later.
 */
months: MonthSpan | null, 
/**
 * Money for each household; none = see `by_policy`.
 */
money: GivenMoney | null, 
/**
 * Fill in the amount of the policy, where a source confirms one.
 */
by_policy: boolean, 
/**
 * Whoever helps the household answers for the measure.
 */
with_helper: boolean, 
/**
 * Also where the question has a measure already.
 */
also_answered: boolean, } | { "what": "expected", 
/**
 * `leaves`, `to_near_poor`, `stays`.
 */
expected: string, 
/**
 * Also where another one stands.
 */
replace: boolean, } | { "what": "hamlet", 
/**
 * Thôn.
 */
hamlet: string, } | { "what": "delete" };

export type MeasureView = { 
/**
 * The measure.
 */
record: RecordView, 
/**
 * Its money.
 */
funding: Array<RecordView>, };

export type MergeArgs = { 
/**
 * The workplace file (.benvung) of the same unit and year.
 */
path: string, 
/**
 * Only look, take nothing over.
 */
preview: boolean, 
/**
 * Name for progress and cancelling.
 */
job?: string, };

export type MergeReport = { 
/**
 * The other file.
 */
path: string, 
/**
 * The other machine.
 */
device: string, 
/**
 * Who wrote there last.
 */
person: string, 
/**
 * Was it taken over, or only looked at?
 */
applied: boolean, 
/**
 * Everything in the other file is here already.
 */
nothing_new: boolean, 
/**
 * Households that are new here.
 */
new: number, 
/**
 * Households that change.
 */
changed: number, 
/**
 * Households that go.
 */
removed: number, 
/**
 * All of them, and what else changes.
 */
records: Array<MergedRecord>, 
/**
 * Fields with two values that were not open here before.
 */
conflicts: Array<ConflictView>, 
/**
 * Households that may be two.
 */
joined: Array<JoinedView>, 
/**
 * The backup made before.
 */
backup: string | null, 
/**
 * What is saved now.
 */
saved: Saved, };

export type MergedRecord = { 
/**
 * `household`, `hamlet`, `helper`, `project`, `section`.
 */
kind: string, 
/**
 * `new`, `changed`, `removed`.
 */
how: "new" | "changed" | "removed", 
/**
 * The household.
 */
household: string | null, 
/**
 * Name of its head, or its own.
 */
name: string, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * What changed, in words.
 */
what: Array<string>, };

export type Meter = { 
/**
 * `poor` or `near_poor`.
 */
key: "poor" | "near_poor", 
/**
 * Households planned to leave.
 */
planned: number, 
/**
 * Households that have to leave.
 */
target: number, 
/**
 * Households at the beginning of the year.
 */
start: number, 
/**
 * Households in the list now.
 */
listed: number, };

export type MoneyLine = { 
/**
 * `budget`, `credit`, `household`, `other`.
 */
source: string, 
/**
 * `grant`, `loan`, `own`, `in_kind`.
 */
kind: string, 
/**
 * đồng.
 */
amount: number, };

export type MonthSpan = { 
/**
 * 1–12.
 */
from: number, 
/**
 * 1–12, not before `from`.
 */
to: number, };

export type MonthsView = { 
/**
 * First.
 */
from: number, 
/**
 * Last.
 */
to: number, };

export type Narrow = { 
/**
 * `cause`, `indicator`, `need`, `policy`, `project`, `helper`, `expected`, `gap`,
 * `unanswered`, `unmeasured`, `answered`, `planned`, `class`, `rule`, `hamlet`, `household`; `assigned` and `responsible`
 * are the two parts of `helper`: who helps the household, who answers for a measure.
 * `members` are persons (`out_of_school`, `uninsured`), `priority` is
 * `social_protection` or `merit`, `standing` of a measure `suggested`; `money` and
 * `service_money` a kind of money, `at_end` the class at the end of the year.
 */
key: string, 
/**
 * The code or id; empty = none of that key (no helper, no expected result).
 * Several with `|` between them: any of these.
 */
value: string, };

export type NearGroup = { 
/**
 * `poor` or `near_poor`.
 */
key: "poor" | "near_poor", 
/**
 * Households not yet planned to leave.
 */
candidates: number, 
/**
 * The nearest of them: as many as the target lacks.
 */
households: Array<NearHousehold>, };

export type NearHousehold = { 
/**
 * Id.
 */
id: string, 
/**
 * Họ tên chủ hộ.
 */
head_name: string, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * Điểm B1.
 */
b1: number | null, 
/**
 * Điểm B2.
 */
b2: number | null, 
/**
 * Deprived indicators.
 */
indicators: number, 
/**
 * Lao động (persons).
 */
workers: number | null, 
/**
 * Its expected result now, with the dots that a write has to name.
 */
expected: FieldView, };

export type NoArgs = Record<symbol, never>;

export type OddField = { 
/**
 * The field that shows it.
 */
field: string, 
/**
 * In words.
 */
message: string, };

export type OfferView = { 
/**
 * Code of the entry.
 */
entry: string, 
/**
 * Code of the policy, if it is one.
 */
policy: string | null, 
/**
 * Tên giải pháp.
 */
title: string, 
/**
 * Kinh phí for this household, where a source confirms the amount.
 */
money: MoneyLine | null, 
/**
 * Usual months.
 */
months: MonthsView, 
/**
 * Who usually does it here.
 */
helper: HelperPair, 
/**
 * A service without money.
 */
unfunded: boolean, 
/**
 * Vì sao.
 */
why: string, 
/**
 * Căn cứ.
 */
basis: string, 
/**
 * The catalogue marks it as uncertain.
 */
uncertain: boolean, 
/**
 * Vì sao không phù hợp.
 */
unfit: string | null, 
/**
 * The household's measure from this entry, which can answer this question as well.
 */
link: string | null, };

export type OfferedField = { 
/**
 * Under which heading it is offered.
 */
group: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its value now; empty where it has none.
 */
value: string, 
/**
 * What it means.
 */
meaning: string, 
/**
 * The households behind it, of all its parts together; empty if none are.
 */
narrow: Array<Narrow>, 
/**
 * How many they are.
 */
households: number, 
/**
 * What it is made of, if it says more than one number.
 */
parts: Array<FigurePart>, };

export type OutlineArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type Pace = { 
/**
 * Households whose dossier is complete.
 */
complete: number, 
/**
 * Households that need one.
 */
total: number, 
/**
 * Dossiers to complete each day from now to the last day; none when overdue.
 */
per_day: number | null, };

export type PackagePreview = { 
/**
 * Bản n in it.
 */
number: number, 
/**
 * Bản n that is held; none if it is the first.
 */
held: number | null, 
/**
 * Households that are new.
 */
added: Array<HouseholdChange>, 
/**
 * Households that are no longer there.
 */
removed: Array<HouseholdChange>, 
/**
 * Households whose entries differ.
 */
changed: Array<HouseholdChange>, 
/**
 * Households without a difference.
 */
unchanged: number, 
/**
 * Helpers, projects or text of the plan differ.
 */
other: boolean, 
/**
 * Figures before and after.
 */
figures: Array<FigureChange>, };

export type PackagesArgs = { 
/**
 * Files, or folders whose packages are meant.
 */
paths: Array<string>, 
/**
 * The job; none = nobody watches.
 */
job?: string, };

export type PaperAnnex = { 
/**
 * Its name, for switching it.
 */
name: string, 
/**
 * Switched on; one that would say nothing is on and has no pages.
 */
on: boolean, 
/**
 * «Phụ lục 1»; empty if it is not printed.
 */
label: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it begins, from 1.
 */
page: number, 
/**
 * How many pages it has.
 */
pages: number, };

export type PaperArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * The PDF file.
 */
path: string, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type PaperCheck = { 
/**
 * Does one?
 */
equal: boolean, 
/**
 * In words.
 */
message: string, 
/**
 * That version; of an unequal one the nearest, if it differs in a few signs only.
 */
version: CheckedVersion | null, 
/**
 * The groups of five, from 1, in which the nearest differs.
 */
differs: Array<number>, };

export type PaperChoicesView = { 
/**
 * The record; without fields as long as nothing was chosen.
 */
record: RecordView, 
/**
 * The rule that governs the form now: `tt01` or `nd30`.
 */
form: string, 
/**
 * Last day in time, `yyyy-mm-dd`.
 */
last_day: string, 
/**
 * The day of issue lies behind it.
 */
late: boolean, };

export type PaperCopied = { 
/**
 * The file.
 */
path: string, 
/**
 * What the copy says of itself on every page.
 */
note: string, };

export type PaperCopyArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * For which program.
 */
format: CopyFormat, 
/**
 * The file.
 */
path: string, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type PaperEntry = { 
/**
 * Which of them.
 */
kind: PaperEntryKind, 
/**
 * Where it begins, from 1.
 */
page: number, 
/**
 * Words and figures in order.
 */
pieces: Array<PaperPiece>, };

export type PaperEntryKind = "heading" | "text" | "table";

export type PaperFigure = { 
/**
 * In words.
 */
meaning: string, 
/**
 * The households behind it, of all its parts together; empty if none are.
 */
narrow: Array<Narrow>, 
/**
 * How many they are.
 */
households: number, 
/**
 * What it is made of, if it says more than one number; those without households are
 * left out.
 */
parts: Array<FigurePart>, };

export type PaperFinding = { 
/**
 * Where it stands, in points from the top of the sheet.
 */
y: number, 
/**
 * What was found.
 */
finding: Finding, };

export type PaperName = "poverty" | "services";

export type PaperNamed = { 
/**
 * Which plan.
 */
paper: PaperName, };

export type PaperOutline = { 
/**
 * Pages in all.
 */
pages: number, 
/**
 * The frozen version's number; null for «DỰ THẢO».
 */
version: number | null, 
/**
 * Its short fingerprint.
 */
short: string | null, 
/**
 * Sections in order of reading.
 */
sections: Array<PaperSection>, 
/**
 * Annexes in order.
 */
annexes: Array<PaperAnnex>, };

export type PaperPage = { 
/**
 * Which, from 1.
 */
page: number, 
/**
 * Pages in all.
 */
pages: number, 
/**
 * Width of the sheet in points.
 */
width: number, 
/**
 * Height of the sheet in points.
 */
height: number, 
/**
 * The picture: text in Liberation Serif, rules and squares, nothing else.
 */
svg: string, 
/**
 * The frozen version's number; null for «DỰ THẢO».
 */
version: number | null, 
/**
 * The households that stand on it, downwards.
 */
places: Array<PaperPlace>, 
/**
 * What the self-check says of them; on the first page also what it says of the commune.
 */
findings: Array<PaperFinding>, };

export type PaperPiece = { 
/**
 * As printed.
 */
text: string, 
/**
 * Bold?
 */
bold: boolean, 
/**
 * Italic?
 */
italic: boolean, 
/**
 * What it means, if it is a figure.
 */
figure: PaperFigure | null, };

export type PaperPlace = { 
/**
 * The household.
 */
household: string, 
/**
 * Its head.
 */
name: string, 
/**
 * Where they begin, in points from the top of the sheet.
 */
y: number, 
/**
 * How high they are, in points.
 */
height: number, };

export type PaperSection = { 
/**
 * Its name in the text of the paper.
 */
place: string, 
/**
 * The commune has its own text here.
 */
changed: boolean, 
/**
 * As printed, with its number.
 */
heading: string, 
/**
 * Where it begins, from 1.
 */
page: number, 
/**
 * What stands in it.
 */
entries: Array<PaperEntry>, };

export type PaperSpot = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * The section of its text; none for what is chosen: number, day, signer.
 */
section: string | null, };

export type PaperThumbnail = { 
/**
 * Which, from 1.
 */
page: number, 
/**
 * Width of the sheet in points.
 */
width: number, 
/**
 * Height of the sheet in points.
 */
height: number, 
/**
 * The picture: bars for words, rules and squares.
 */
svg: string, };

export type PaperWritten = { 
/**
 * The file.
 */
path: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * «DỰ THẢO» or the frozen version's number.
 */
version: number | null, };

export type ParsedMoney = { 
/**
 * đồng.
 */
amount: number | null, 
/**
 * «2.500.000 đ».
 */
shown: string | null, 
/**
 * Why it could not be read.
 */
message: string | null, };

export type ParticipantView = { 
/**
 * Id.
 */
id: string, 
/**
 * Họ tên chủ hộ.
 */
head_name: string, 
/**
 * Thôn.
 */
hamlet: string | null, 
/**
 * `poor_n1`, `poor_n2`, `poor`, `near_poor`, `not_poor`.
 */
class: string | null, 
/**
 * Was it entered as a participant?
 */
listed: boolean, 
/**
 * Measures of the household that are part of the project.
 */
measures: number, 
/**
 * Its share of the money (đồng), for show.
 */
share: number, };

export type ParticipantsArgs = { 
/**
 * The project.
 */
id: string, 
/**
 * Households to enter.
 */
add: Array<string>, 
/**
 * Households to take out.
 */
remove: Array<string>, };

export type PassphraseArgs = { 
/**
 * The passphrase.
 */
passphrase: string, 
/**
 * Name of the job.
 */
job: string, };

export type PathArgs = { 
/**
 * The file.
 */
path: string, };

export type PersonArgs = { 
/**
 * Name.
 */
name: string, };

export type PlanTotalsView = { 
/**
 * Hộ nghèo.
 */
poor: number, 
/**
 * N1.
 */
poor_n1: number, 
/**
 * N2.
 */
poor_n2: number, 
/**
 * Hộ cận nghèo.
 */
near_poor: number, 
/**
 * Persons in both.
 */
members: number, 
/**
 * Poor households planned to leave.
 */
poor_planned: number, 
/**
 * Near-poor households planned to leave.
 */
near_poor_planned: number, 
/**
 * By hamlet.
 */
hamlets: Array<TotalLine>, 
/**
 * By cause.
 */
causes: Array<TotalLine>, 
/**
 * By indicator.
 */
indicators: Array<TotalLine>, 
/**
 * By source and kind.
 */
money: Array<MoneyLine>, };

export type PolicyEntry = { 
/**
 * Code, e.g. `P09`.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Legal basis.
 */
legal_basis: string, 
/**
 * Amount (đồng), where one is known.
 */
amount: number | null, 
/**
 * Has the amount been confirmed?
 */
amount_confirmed: boolean, 
/**
 * What the amount is for.
 */
amount_note: string | null, 
/**
 * `budget`, `credit`, `household`, `other`; none for a service without money.
 */
money_source: string | null, 
/**
 * `grant`, `loan`, `own`, `in_kind`.
 */
money_kind: string | null, 
/**
 * Codes of the causes and indicators it answers.
 */
answers: Array<string>, 
/**
 * The source was not read or is a memory.
 */
uncertain: boolean, 
/**
 * Where it comes from.
 */
source: string, };

export type Prefill = { 
/**
 * Measures that lack something.
 */
measures: Array<PrefilledMeasure>, 
/**
 * Người giúp đỡ hộ.
 */
helper: HelperPair | null, };

export type PrefilledMeasure = { 
/**
 * The measure.
 */
measure: string, 
/**
 * Kinh phí.
 */
money: MoneyLine | null, 
/**
 * Thời gian.
 */
months: MonthsView | null, 
/**
 * Tổ chức.
 */
organisation: string | null, 
/**
 * Người.
 */
person: string | null, };

export type PreviewArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * From 1; one beyond the last shows the last.
 */
page: number, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type PrintArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type PrintedPaper = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Its pages.
 */
pages: number, };

export type Progress = { 
/**
 * The name that the caller gave the job.
 */
job: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 while unknown.
 */
of: number, 
/**
 * What is being done, in words.
 */
what: string, };

export type ProjectList = { 
/**
 * In the order of their names.
 */
projects: Array<ProjectView>, 
/**
 * The money of all projects (đồng), each counted once.
 */
total: number, 
/**
 * Helpers to choose.
 */
helpers: Array<HelperChoice>, };

export type ProjectView = { 
/**
 * The project.
 */
record: RecordView, 
/**
 * Its money, each line.
 */
funding: Array<RecordView>, 
/**
 * Money by source (đồng): budget, credit, household, other.
 */
money: number[], 
/**
 * All of it (đồng), counted once in the plan.
 */
total: number, 
/**
 * Households that share it, in the plan's order.
 */
participants: Array<ParticipantView>, };

export type Question = { 
/**
 * Code.
 */
code: string, 
/**
 * `cause` or `indicator`.
 */
kind: "cause" | "indicator", 
/**
 * Number on the form.
 */
number: number, 
/**
 * Name.
 */
name: string, 
/**
 * Does a measure answer it?
 */
answered: boolean, 
/**
 * Reason for no measure.
 */
reason: string | null, 
/**
 * The measures that answer it.
 */
measures: Array<string>, };

export type QuestionOffers = { 
/**
 * Code of the cause or indicator.
 */
code: string, 
/**
 * Fitting ones first.
 */
offers: Array<OfferView>, };

export type ReadingView = { 
/**
 * Bản n.
 */
number: number, 
/**
 * Short fingerprint, as on paper.
 */
short: string, 
/**
 * When it was taken over.
 */
received_at: string, 
/**
 * Is it the one that counts?
 */
counts: boolean, };

export type ReasonView = { 
/**
 * Its record.
 */
id: string, 
/**
 * The rule.
 */
rule: string, 
/**
 * The household.
 */
household: string | null, 
/**
 * The record that the finding speaks of.
 */
record: string | null, 
/**
 * The field.
 */
field: string | null, 
/**
 * The words, with the dots that a write has to name.
 */
text: FieldView, };

export type ReceiptView = { 
/**
 * Bản n.
 */
number: number, 
/**
 * Short fingerprint, if it was named.
 */
short: string | null, 
/**
 * By the district's clock.
 */
received_at: string, };

export type Recent = { 
/**
 * The file.
 */
path: string, 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Its code.
 */
unit_code: string, 
/**
 * Plan year.
 */
year: number, 
/**
 * Only for practice.
 */
training: boolean, 
/**
 * When it was last opened.
 */
opened_at: string, 
/**
 * The file is not there now (a pulled stick, say).
 */
missing: boolean, 
/**
 * Its recovery sheet had not been printed when it was last opened.
 */
no_recovery_sheet: boolean, };

export type RecordArgs = { 
/**
 * Kind.
 */
kind: string, 
/**
 * The record it belongs to.
 */
parent: string | null, 
/**
 * Its first values.
 */
fields: { [key in string]: JsonValue }, };

export type RecordView = { 
/**
 * Id.
 */
id: string, 
/**
 * Kind.
 */
kind: string, 
/**
 * The record it belongs to.
 */
parent: string | null, 
/**
 * Its fields.
 */
fields: { [key in string]: FieldView }, 
/**
 * Somebody deleted it without having seen all of it.
 */
flagged: boolean, };

export type RecoverySheetArgs = { 
/**
 * The PDF file.
 */
path: string, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type RescueView = { 
/**
 * The file.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * The unit, if that is still known.
 */
unit_name: string | null, 
/**
 * The plan year, if that is still known.
 */
year: number | null, 
/**
 * The newest backup that was read from end to end and is sound.
 */
newest: BackupView | null, 
/**
 * What can be read of the file itself; null if nothing.
 */
readable: SalvageView | null, 
/**
 * Where backups lie.
 */
folder: string, 
/**
 * All backups, newest first.
 */
backups: Array<BackupView>, };

export type RestoreArgs = { 
/**
 * The workplace file that is to hold it; null = the open one.
 */
path: string | null, 
/**
 * The backup.
 */
backup: string, };

export type Restored = { 
/**
 * The workplace as it is now.
 */
workplace: WorkplaceView, 
/**
 * Where the state before is kept; null if there was no file.
 */
kept: string | null, 
/**
 * What was done and what was kept, in words.
 */
message: string, };

export type ReviewLine = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Its name.
 */
name: string, 
/**
 * All its names, folded, for searching.
 */
search: string, 
/**
 * Where the version that counts stands.
 */
stage: "received" | "in_review" | "returned" | "passed" | "approved", 
/**
 * Bản n.
 */
number: number, 
/**
 * Its fingerprint, hexadecimal.
 */
fingerprint: string, 
/**
 * Short form, as on paper.
 */
short: string, 
/**
 * When it was taken over.
 */
received_at: string, 
/**
 * Was that after the last day?
 */
late: boolean, 
/**
 * Versions received so far: the round of the appraisal.
 */
round: number, 
/**
 * An earlier version was approved: this one amends it.
 */
amends: boolean, 
/**
 * Codes of the reviewers, the leading one first.
 */
reviewers: Array<string>, 
/**
 * Their names.
 */
reviewer_names: Array<string>, 
/**
 * Comments that must be mended and are neither changed, answered nor settled.
 */
must: number, 
/**
 * Other comments that are open.
 */
open: number, 
/**
 * Comments that the commune has answered or mended and nobody has settled.
 */
answered: number, 
/**
 * What reviewers propose: `returned` or `passed`.
 */
proposals: Array<string>, 
/**
 * The last decision.
 */
decision: DecisionView | null, 
/**
 * Something was said that no file has carried to the commune yet.
 */
unsent: boolean, };

export type ReviewList = { 
/**
 * Those that have come, by stage and day.
 */
plans: Array<ReviewLine>, 
/**
 * Units whose plan has not come.
 */
missing: number, 
/**
 * May decide (the district); a reviewer proposes.
 */
decides: boolean, };

export type ReviewView = { 
/**
 * The plan.
 */
plan: ReviewLine, 
/**
 * Comments of all rounds, the unsettled and the heavier first.
 */
comments: Array<CommentView>, 
/**
 * The list of appraisal.
 */
checklist: Array<ChecklistLine>, 
/**
 * Kết luận.
 */
conclusion: string | null, 
/**
 * What this reviewer proposes.
 */
proposal: "returned" | "passed" | null, 
/**
 * Decisions on any version.
 */
decisions: Array<DecisionView>, 
/**
 * What can be decided now: `returned`, `passed`, `approved`.
 */
can: Array<string>, 
/**
 * The version before, to compare with.
 */
before: number | null, 
/**
 * May decide; a reviewer proposes.
 */
decides: boolean, };

export type ReviewerChoice = { 
/**
 * Code.
 */
code: string, 
/**
 * Họ tên.
 */
name: string, 
/**
 * Chức vụ as printed.
 */
position: string, };

export type ReviewerView = { 
/**
 * Họ tên.
 */
name: string, 
/**
 * Does this one lead?
 */
leads: boolean, 
/**
 * Chức vụ as printed.
 */
position: string, 
/**
 * The unit as annex 2 names it, where that is not its name.
 */
printed: string | null, 
/**
 * What is odd about it.
 */
note: string | null, };

export type RoundCompared = { 
/**
 * Bản n before.
 */
before: number, 
/**
 * Bản n read.
 */
number: number, 
/**
 * Households that are new.
 */
added: Array<HouseholdChange>, 
/**
 * Households that are gone.
 */
removed: Array<HouseholdChange>, 
/**
 * Households whose entries differ.
 */
changed: Array<HouseholdChange>, 
/**
 * Helpers, projects or text differ.
 */
other: boolean, 
/**
 * Figures before and after.
 */
figures: Array<FigureChange>, };

export type RowError = { 
/**
 * Row number as in the spreadsheet.
 */
row: number, 
/**
 * «C».
 */
column: string | null, 
/**
 * In words.
 */
message: string, 
/**
 * Is the whole row left out?
 */
refused: boolean, };

export type RuleView = { 
/**
 * Its name, e.g. `H04`.
 */
id: string, 
/**
 * Heading of its findings.
 */
title: string, 
/**
 * The paper it rests on.
 */
basis: string, };

export type SalvageArgs = { 
/**
 * The damaged file.
 */
path: string, 
/**
 * Name for progress.
 */
job: string, };

export type SalvageView = { 
/**
 * Households.
 */
households: number, 
/**
 * Records in all: households, members, measures and so on.
 */
records: number, 
/**
 * Heads of households that cannot be read any more, as far as they are known.
 */
lost: Array<string>, 
/**
 * Records whose household cannot be read any more.
 */
orphans: number, 
/**
 * Steps of the history.
 */
steps: number, 
/**
 * Steps of the history that cannot be read any more.
 */
lost_steps: number, 
/**
 * Is the unit's key still there? Else a new one has to be made.
 */
key: boolean, 
/**
 * When the last step was saved.
 */
last_saved: string | null, };

export type Salvaged = { 
/**
 * The workplace as it is now.
 */
workplace: WorkplaceView, 
/**
 * Where the damaged file is kept.
 */
kept: string | null, 
/**
 * What was done and what was kept, in words.
 */
message: string, 
/**
 * What could be read and what not.
 */
salvage: SalvageView, };

export type Saved = { 
/**
 * When the last step was saved.
 */
saved_at: string | null, 
/**
 * Name of the step that undo takes back.
 */
undo: string | null, 
/**
 * Name of the step that redo does again.
 */
redo: string | null, };

export type SectionArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Its name in the text of the paper.
 */
place: string, };

export type SectionBlock = { 
/**
 * Its place in the text it was read from.
 */
index: number, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * What stands in it: for a table its caption, for the bases one piece each.
 */
pieces: Array<SectionPiece>, 
/**
 * It is printed only under a condition.
 */
conditional: boolean, 
/**
 * Its condition does not hold now.
 */
hidden: boolean, };

export type SectionPiece = { 
/**
 * Words, or the value of the field now; empty where it has none.
 */
text: string, 
/**
 * Bold?
 */
bold: boolean, 
/**
 * Italic?
 */
italic: boolean, 
/**
 * The name of the field; null for words.
 */
field: string | null, 
/**
 * What the field means; null for words and for fields that are no figures.
 */
figure: PaperFigure | null, };

export type SectionView = { 
/**
 * Its name.
 */
place: string, 
/**
 * As it is called on the screen.
 */
title: string, 
/**
 * The commune has its own text here.
 */
changed: boolean, 
/**
 * Two laptops have changed it; one of the two texts has to be chosen first.
 */
conflict: boolean, 
/**
 * Stands for the text it was read from.
 */
mark: string, 
/**
 * What stands in it.
 */
blocks: Array<SectionBlock>, };

export type SectionWritten = { 
/**
 * When, and what can be undone.
 */
saved: Saved, 
/**
 * How it reads now.
 */
section: SectionView, };

export type SenderTrusted = { 
/**
 * Do they?
 */
trusted: boolean, 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Its name, by its own account.
 */
name: string, 
/**
 * The words that do not fit, from 1.
 */
wrong: Array<number>, 
/**
 * What to do about them; empty if all fit.
 */
message: string, };

export type SentPackage = { 
/**
 * Bản n.
 */
number: number, 
/**
 * Short fingerprint of the plan in it.
 */
short: string, 
/**
 * The file.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * SHA-256 of the file, hexadecimal.
 */
sha256: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * Name of the receiver.
 */
receiver: string, 
/**
 * Its six words.
 */
words: Array<string>, 
/**
 * The papers in it; none named by a program that could print only the first.
 */
papers: Array<PaperName>, 
/**
 * What the answers in it had seen (JSON); none if it brings none.
 */
answers: string | null, };

export type ServiceCount = { 
/**
 * Key of the service target.
 */
key: string, 
/**
 * Persons or households; none = not handed out.
 */
count: number | null, };

export type ServiceSum = { 
/**
 * Key.
 */
key: string, 
/**
 * As the plan words it.
 */
wording: string, 
/**
 * Short, for a column.
 */
name: string, 
/**
 * What is counted: `persons`, `near_poor_persons`, `poor_households`.
 */
counted: string, 
/**
 * The office in charge.
 */
department: string, 
/**
 * The district's figure; none where the plan gives a share only.
 */
stated: number | null, 
/**
 * Handed out to units.
 */
sum: number, 
/**
 * Units that have a figure.
 */
units: number, };

export type ServiceTargetLine = { 
/**
 * Key.
 */
key: string, 
/**
 * As plan 154 words it.
 */
wording: string, 
/**
 * What is counted: `persons`, `near_poor_persons`, `poor_households`.
 */
counted: string, 
/**
 * Handed out.
 */
target: number, 
/**
 * Households of the plan that lack it and have a measure for it.
 */
answered: number, };

export type SessionState = { 
/**
 * The open workplace.
 */
workplace: WorkplaceView | null, 
/**
 * Workplaces opened before, latest first.
 */
recent: Array<Recent>, 
/**
 * The 34 communes.
 */
units: Array<UnitChoice>, 
/**
 * The district.
 */
district: UnitChoice, 
/**
 * The training commune.
 */
training: UnitChoice, 
/**
 * Plan year of the built-in assignment.
 */
year: number, 
/**
 * Folder for new workplaces.
 */
folder: string, 
/**
 * Now, by the program's clock.
 */
now: string, 
/**
 * Version of the program.
 */
version: string, };

export type SheetChoice = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Households behind it.
 */
households: number, };

export type SheetFiles = "one_file" | "file_each";

export type SheetName = "household" | "organisation" | "helper" | "posting" | "minutes" | "summary";

export type SheetOffer = { 
/**
 * Which.
 */
kind: SheetName, 
/**
 * How many sheets it has.
 */
count: number, };

export type SheetPage = { 
/**
 * Whom it is about.
 */
title: string, 
/**
 * Which sheet, from 1; 0 if there is none.
 */
sheet: number, 
/**
 * How many sheets there are.
 */
sheets: number, 
/**
 * Which page, from 1.
 */
page: number, 
/**
 * How many pages the sheet has.
 */
pages: number, 
/**
 * Width in points.
 */
width: number, 
/**
 * Height in points.
 */
height: number, 
/**
 * The drawing.
 */
svg: string, };

export type SheetPreviewArgs = { 
/**
 * Which paper.
 */
kind: SheetName, 
/**
 * Which sheets.
 */
wanted: SheetsWanted, 
/**
 * Print identity and telephone numbers too.
 */
personal: boolean, 
/**
 * Which of the sheets, from 1.
 */
sheet: number, 
/**
 * Which of its pages, from 1.
 */
page: number, };

export type SheetsOffer = { 
/**
 * The six papers in order.
 */
kinds: Array<SheetOffer>, 
/**
 * Hamlets of the plan.
 */
hamlets: Array<SheetChoice>, 
/**
 * Organisations of the plan.
 */
organisations: Array<SheetChoice>, 
/**
 * Persons of the plan.
 */
persons: Array<SheetChoice>, };

export type SheetsPrintArgs = { 
/**
 * Which paper.
 */
kind: SheetName, 
/**
 * Which sheets.
 */
wanted: SheetsWanted, 
/**
 * Print identity and telephone numbers too.
 */
personal: boolean, 
/**
 * One file, or one each.
 */
as: SheetFiles, 
/**
 * The PDF file, or the folder.
 */
path: string, 
/**
 * Files of the same names in the folder may be replaced.
 */
replace?: boolean, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type SheetsWanted = { 
/**
 * Only these households.
 */
households: Array<string>, 
/**
 * Only this hamlet.
 */
hamlet: string | null, 
/**
 * Only this organisation, or its persons.
 */
organisation: string | null, 
/**
 * Only this person.
 */
helper: string | null, };

export type SheetsWritten = { 
/**
 * The file or the folder.
 */
path: string, 
/**
 * Names of the files in the folder, or of the one file.
 */
files: Array<string>, 
/**
 * The whole path of the first file, to be opened or shown.
 */
first: string, 
/**
 * Sheets that were wanted.
 */
sheets: number, 
/**
 * Pages written.
 */
pages: number, 
/**
 * The person stopped it; the files named here are whole.
 */
stopped: boolean, 
/**
 * Files of the same names that are in the folder already. If there are any, nothing
 * was written: a person is asked first.
 */
there: Array<string>, };

export type StandingValue = { 
/**
 * The value.
 */
value: JsonValue, 
/**
 * Its dot.
 */
dot: string, 
/**
 * Who wrote it, if known here.
 */
who: string | null, 
/**
 * When, if known here.
 */
at: string | null, };

export type StatedLine = { 
/**
 * In words.
 */
name: string, 
/**
 * As the paper says.
 */
stated: string, 
/**
 * As the rows add up.
 */
summed: string, 
/**
 * As the plans that have come plan it.
 */
planned: string, 
/**
 * Why they differ, if they do.
 */
explanation: string | null, };

export type StatusView = { 
/**
 * Frozen versions, the latest first.
 */
versions: Array<VersionStatus>, 
/**
 * The approved version, if there is one.
 */
approved: number | null, 
/**
 * What the draft changes against the approved version: the amendment.
 */
amendment: ChangedSince | null, 
/**
 * Comments that must be mended and are open.
 */
must: number, 
/**
 * Other comments that are open.
 */
open: number, 
/**
 * Comments that were answered or mended and are not settled.
 */
answered: number, 
/**
 * Answers that no file has carried yet.
 */
answers_unsent: boolean, };

export type StepLeft = { 
/**
 * `dossier`, `helpers`, `check`, …: the screen's name.
 */
step: string, 
/**
 * Households or findings; 0 = done.
 */
count: number, };

export type StepView = { 
/**
 * Its number.
 */
number: number, 
/**
 * What, in words: «Sửa hộ Lê Văn An».
 */
what: string, 
/**
 * Who.
 */
who: string, 
/**
 * When.
 */
at: string, 
/**
 * Has it been taken back?
 */
undone: boolean, 
/**
 * Can undo come down to it?
 */
undoable: boolean, };

export type SubmissionArgs = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Which one; null = the one that counts.
 */
fingerprint: string | null, };

export type SubmissionPaperArgs = { 
/**
 * Code of the unit.
 */
unit: string, 
/**
 * Which one; null = the one that counts.
 */
fingerprint: string | null, 
/**
 * Which of its papers.
 */
paper: PaperName, 
/**
 * Where to; null = the program's own folder.
 */
path: string | null, };

export type SubmitArgs = { 
/**
 * The receiver's key file; null if it is known already.
 */
to: string | null, 
/**
 * The folder to write to.
 */
folder: string, 
/**
 * The receiver's six words as compared with its letter; null if it is known already.
 */
words: string | null, 
/**
 * Take the key of a receiver that is not known yet without its words; the command
 * line does so and shows the words, the window never does.
 */
on_first_use?: boolean, 
/**
 * Make the folder if it is not there; the command line does so, the window never
 * does: there a missing folder is a stick that was pulled.
 */
make_folder?: boolean, 
/**
 * Name for progress and cancelling.
 */
job?: string, };

export type Submitted = { 
/**
 * The file.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * Bản n.
 */
number: number, 
/**
 * Short fingerprint.
 */
short: string, 
/**
 * Name of the receiver.
 */
receiver: string, 
/**
 * The receiver's six words.
 */
words: Array<string>, 
/**
 * The same package lay there already and was only read again.
 */
already: boolean, 
/**
 * A file of the usual name with something else in it lay there and was left alone.
 */
renamed: boolean, };

export type SuggestArgs = { 
/**
 * One household; null = all.
 */
household: string | null, };

export type Suggested = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Measures proposed.
 */
measures: number, 
/**
 * Households they are for.
 */
households: number, 
/**
 * Causes and indicators for which the catalogue has nothing fitting.
 */
unanswered: number, };

export type TakenOffer = { 
/**
 * The question.
 */
code: string, 
/**
 * The offer as shown.
 */
offer: OfferView, };

export type TargetColumn = { 
/**
 * As in the file.
 */
heading: string, 
/**
 * The field it was taken for, in words; none = left out.
 */
label: string | null, };

export type TargetLine = { 
/**
 * `poor` or `near_poor`.
 */
key: "poor" | "near_poor", 
/**
 * Households at the beginning of the year, as assigned.
 */
start: number, 
/**
 * Households in the list now.
 */
listed: number, 
/**
 * Households that have to leave.
 */
reduce: number, 
/**
 * Households planned to leave.
 */
planned: number, 
/**
 * What is still to be planned; 0 = the target is met.
 */
missing: number, 
/**
 * Households at the end of the year, as planned.
 */
end: number, 
/**
 * «4,81»: of all households.
 */
end_rate: string | null, 
/**
 * Households at the end of the year if just the target is reached.
 */
target_end: number, 
/**
 * Their rate.
 */
target_rate: string | null, };

export type TargetSheet = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Columns that were understood: heading and field.
 */
columns: Array<TargetColumn>, 
/**
 * Units with figures.
 */
units: number, 
/**
 * What would change: code of the unit and its changes.
 */
changes: Array<UnitChanges>, 
/**
 * Rows that were not understood.
 */
errors: Array<RowError>, 
/**
 * Were the changes taken over?
 */
applied: boolean, 
/**
 * What is saved, and what undo would do.
 */
saved: Saved, };

export type TargetSheetArgs = { 
/**
 * The file.
 */
path: string, 
/**
 * Take it over; else only look.
 */
apply: boolean, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type TaskChangeView = { 
/**
 * `poor_reduce`, `service.latrines`, `last_day`, `reviewers`, `lead`, `paper`, …
 */
field: string, 
/**
 * In words.
 */
label: string, 
/**
 * Before, in words; none = nothing.
 */
before: string | null, 
/**
 * Now, in words; none = nothing.
 */
now: string | null, };

export type TaskView = { 
/**
 * Plan year.
 */
year: number, 
/**
 * Only for practice.
 */
training: boolean, 
/**
 * Today by the program's clock.
 */
today: string, 
/**
 * What was handed out for this year.
 */
assignment: AssignmentView | null, 
/**
 * Targets; empty without an assignment.
 */
targets: Array<TargetLine>, 
/**
 * Dossiers a day.
 */
pace: Pace, 
/**
 * Dossiers by hamlet.
 */
hamlets: Array<HamletLine>, 
/**
 * What is to be done before sending, in order.
 */
work: Array<WorkLine>, 
/**
 * The line to go on with: a key of `work`; none when all is done.
 */
next: string | null, 
/**
 * The latest frozen version.
 */
frozen: FrozenLine | null, 
/**
 * Period of the built-in catalogues.
 */
catalogue: string, 
/**
 * Entries of causes, indicators, needs and policies that are not confirmed.
 */
uncertain: number, 
/**
 * Version of the program that brought them.
 */
version: string, };

export type TextArgs = { 
/**
 * The text.
 */
text: string, };

export type ThumbnailsArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * The first, from 1.
 */
from: number, 
/**
 * How many; at most 48 are given at once.
 */
count: number, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type TickArgs = { 
/**
 * Code of the item.
 */
code: string, 
/**
 * The tick; none takes it away.
 */
tick: "yes" | "no" | "not_applicable" | null, 
/**
 * Remark; none takes it away.
 */
note: string | null, };

export type TotalLine = { 
/**
 * Code or key.
 */
key: string, 
/**
 * In words.
 */
name: string, 
/**
 * Hộ nghèo.
 */
poor: number, 
/**
 * Hộ cận nghèo.
 */
near_poor: number, };

export type TrustArgs = { 
/**
 * The key file.
 */
path: string, 
/**
 * Six words, one by one.
 */
words: Array<string>, };

export type Trusted = { 
/**
 * The district as it is known now; null if a word does not fit.
 */
receiver: KnownReceiver | null, 
/**
 * The words that do not fit, from 1.
 */
wrong: Array<number>, 
/**
 * What to do about them; empty if all fit.
 */
message: string, };

export type TryArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * The place that is edited.
 */
place: string, 
/**
 * The mark of the text that was on the screen.
 */
mark: string, 
/**
 * All its blocks.
 */
blocks: Array<TypedBlock>, 
/**
 * The block whose page is wanted, counted in `blocks`.
 */
block: number | null, 
/**
 * The page that is wanted where no block is named.
 */
page: number | null, };

export type TypedBlock = { 
/**
 * The untouched block of that index; the rest is not read then.
 */
keep: number | null, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * The block it was made of, whose conditions it keeps.
 */
from: number | null, 
/**
 * What stands in it.
 */
pieces: Array<TypedPiece>, };

export type TypedPiece = { 
/**
 * Words; not read for a field.
 */
text: string, 
/**
 * Bold?
 */
bold: boolean, 
/**
 * Italic?
 */
italic: boolean, 
/**
 * The name of a field; null for words.
 */
field: string | null, };

export type UndoToArgs = { 
/**
 * Number of the earliest step that is taken back.
 */
number: number, 
/**
 * Name for progress and cancelling.
 */
job: string, };

export type Undone = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * The step, in words.
 */
did: string, 
/**
 * The household to show.
 */
household: string | null, 
/**
 * What could not be taken back because others wrote there since; in words.
 */
left_alone: string | null, };

export type UndoneTo = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Steps taken back.
 */
count: number, 
/**
 * Fields that were written since and were left alone, in words.
 */
left_alone: string | null, 
/**
 * Why it ended before the chosen step, in words.
 */
stopped: string | null, };

export type UnitArgs = { 
/**
 * Its code.
 */
unit: string, };

export type UnitCard = { 
/**
 * The unit.
 */
unit: BoardUnit, 
/**
 * All its versions, the latest received first.
 */
versions: Array<VersionLine>, 
/**
 * The version that counts against the targets.
 */
line: UnitLine, 
/**
 * The six words of its key, if that is known.
 */
words: Array<string>, 
/**
 * Who compared them.
 */
compared_by: string | null, 
/**
 * When.
 */
compared_at: string | null, };

export type UnitChanges = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Fields.
 */
changes: Array<TaskChangeView>, };

export type UnitChoice = { 
/**
 * Code, e.g. `15670`.
 */
code: string, 
/**
 * «Xã Thọ Bình».
 */
name: string, 
/**
 * «Thọ Bình».
 */
short_name: string, 
/**
 * `rural` or `urban`; the district has none.
 */
area: "rural" | "urban" | null, 
/**
 * Hộ tự nhiên (households).
 */
natural_households: number | null, 
/**
 * Hộ nghèo đầu năm (households).
 */
poor_start: number | null, 
/**
 * Chỉ tiêu giảm hộ nghèo (households).
 */
poor_reduce: number | null, 
/**
 * Hộ cận nghèo đầu năm (households).
 */
near_poor_start: number | null, 
/**
 * Chỉ tiêu giảm hộ cận nghèo (households).
 */
near_poor_reduce: number | null, 
/**
 * Other names it is met under, folded too, for searching.
 */
search: string, 
/**
 * Former names and the like, for show.
 */
note: string | null, };

export type UnitLine = { 
/**
 * Code.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Has it sent a plan that counts?
 */
received: boolean, 
/**
 * Bản n.
 */
version: number | null, 
/**
 * Hộ nghèo in the plan.
 */
poor: number, 
/**
 * Hộ nghèo as assigned.
 */
poor_start: number, 
/**
 * Planned to leave.
 */
poor_planned: number, 
/**
 * Target.
 */
poor_target: number, 
/**
 * Hộ cận nghèo in the plan.
 */
near_poor: number, 
/**
 * As assigned.
 */
near_poor_start: number, 
/**
 * Planned to leave.
 */
near_poor_planned: number, 
/**
 * Target.
 */
near_poor_target: number, 
/**
 * đồng, all sources; null if there is no plan or the sum is beyond what is kept exactly.
 */
money: number | null, };

export type Verdict = { 
/**
 * The file.
 */
path: string, 
/**
 * Can it be taken over, or was it?
 */
good: boolean, 
/**
 * In words.
 */
message: string, 
/**
 * `first`, `newer`, `same`, `papers`, `older`, `two_branches`; none if it could not be
 * opened. `papers` is the version held, with papers that are not held.
 */
relation: string | null, 
/**
 * Does the sender have to be made known first?
 */
unknown_sender: boolean, 
/**
 * Is it signed with another key than the one that was compared?
 */
key_changed: boolean, 
/**
 * Code of the unit.
 */
unit: string | null, 
/**
 * Its name.
 */
unit_name: string | null, 
/**
 * Bản n.
 */
number: number | null, 
/**
 * The sender's six words.
 */
words: Array<string>, 
/**
 * Short fingerprint of the plan.
 */
short: string | null, 
/**
 * Households in it.
 */
households: number | null, 
/**
 * Members in it.
 */
members: number | null, 
/**
 * đồng in it.
 */
dong: number | null, 
/**
 * Hộ nghèo in it.
 */
poor: number | null, 
/**
 * Hộ cận nghèo in it.
 */
near_poor: number | null, 
/**
 * Hộ nghèo as assigned to the unit.
 */
poor_start: number | null, 
/**
 * Hộ cận nghèo as assigned to the unit.
 */
near_poor_start: number | null, 
/**
 * Who signed it, by its own account.
 */
sender_name: string | null, 
/**
 * When it was sealed, by the sender's clock.
 */
sealed_at: string | null, 
/**
 * The version that counts now for the unit, if there is one.
 */
held: VersionLine | null, 
/**
 * The papers it brings.
 */
papers: Array<PaperName>, };

export type VersionLine = { 
/**
 * SHA-256 of the plan, hexadecimal.
 */
fingerprint: string, 
/**
 * Short form, as on paper.
 */
short: string, 
/**
 * Bản n.
 */
number: number, 
/**
 * When the commune sealed it, by its clock.
 */
sent_at: string, 
/**
 * When it was taken over here.
 */
received_at: string, 
/**
 * Was that after the last day?
 */
late: boolean, 
/**
 * Is it the one that counts?
 */
counts: boolean, 
/**
 * The papers that came with it.
 */
papers: Array<PaperName>, };

export type VersionStatus = { 
/**
 * Bản n.
 */
number: number, 
/**
 * Short fingerprint.
 */
short: string, 
/**
 * Where it stands.
 */
stage: "frozen" | "sent" | "received" | "in_review" | "returned" | "passed" | "approved", 
/**
 * When it was frozen.
 */
frozen_at: string, 
/**
 * When a file with it was first written.
 */
sent_at: string | null, 
/**
 * When the district took it over, by its clock.
 */
received_at: string | null, 
/**
 * What was decided on it.
 */
decisions: Array<DecisionView>, 
/**
 * Is the plan as it is this version?
 */
current: boolean, };

export type WorkLine = { 
/**
 * `list`, `facts`, `causes`, `answers`, `measures`, `helper`, `expected`, `findings`,
 * `frozen`.
 */
key: "list" | "facts" | "causes" | "answers" | "measures" | "helper" | "expected" | "findings" | "frozen", 
/**
 * Nothing is left.
 */
done: boolean, 
/**
 * Households or findings that are left.
 */
left: number, 
/**
 * The households; empty where another screen is the place.
 */
narrow: Array<Narrow>, 
/**
 * The hamlets in which most are left, with how many: at most two.
 */
most: Array<HamletCount>, };

export type WorkplaceView = { 
/**
 * The file.
 */
path: string, 
/**
 * The unit.
 */
unit: UnitChoice, 
/**
 * Plan year.
 */
year: number, 
/**
 * `commune`, `district` or `reviewer`.
 */
role: "commune" | "district" | "reviewer", 
/**
 * Is the unit's key under a passphrase: `open` once it was given, `locked` before; none
 * = there is no passphrase.
 */
key: "open" | "locked" | null, 
/**
 * Only for practice.
 */
training: boolean, 
/**
 * It is looked at, nothing can be written.
 */
read_only: boolean, 
/**
 * The received version that is looked at, in the district's reading room.
 */
reading: ReadingView | null, 
/**
 * Who sits at the keyboard.
 */
person: string, 
/**
 * Last day for the plan.
 */
last_day: string | null, 
/**
 * Days left; negative = overdue.
 */
days_left: number | null, 
/**
 * Day on which the recovery sheet was printed.
 */
recovery_printed: string | null, 
/**
 * Is the reminder of the recovery sheet to be shown today?
 */
recovery_due: boolean, 
/**
 * When it was last backed up.
 */
backed_up_at: string | null, 
/**
 * The computer's clock seems wrong; in words.
 */
clock_note: string | null, 
/**
 * What is saved.
 */
saved: Saved, 
/**
 * Households in the list.
 */
households: number, 
/**
 * Households whose dossier is complete.
 */
complete: number, 
/**
 * Targets.
 */
meters: Array<Meter>, 
/**
 * What is left in each step that can be counted.
 */
left: Array<StepLeft>, 
/**
 * Fields in which two machines wrote apart and nobody has decided yet.
 */
conflicts: number, 
/**
 * Typing that was not left.
 */
drafts: Array<DraftView>, };

export type WriteAllArgs = { 
/**
 * The record.
 */
id: string, 
/**
 * The fields.
 */
writes: Array<FieldWrite>, };

export type WriteArgs = { 
/**
 * The record.
 */
id: string, 
/**
 * The field.
 */
field: string, 
/**
 * The value; null clears.
 */
value: JsonValue, 
/**
 * The dots the screen showed.
 */
seen: Array<string>, };

export type WriteSectionArgs = { 
/**
 * Which plan.
 */
paper: PaperName, 
/**
 * Its name.
 */
place: string, 
/**
 * The mark of the text that was on the screen.
 */
mark: string, 
/**
 * All its blocks.
 */
blocks: Array<TypedBlock>, };

export type Written = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * The record as it is now.
 */
record: RecordView, };

export type Commands = {
  "session.state": { args: NoArgs; result: SessionState };
  "workplace.create": { args: CreateArgs; result: WorkplaceView };
  "workplace.open": { args: PathArgs; result: WorkplaceView };
  "workplace.close": { args: NoArgs; result: Done };
  "workplace.set_person": { args: PersonArgs; result: Done };
  "workplace.merge": { args: MergeArgs; result: MergeReport };
  "conflict.list": { args: NoArgs; result: Array<ConflictView> };
  "backup.now": { args: NoArgs; result: FileWritten };
  "backup.list": { args: BackupListArgs; result: BackupList };
  "backup.restore": { args: RestoreArgs; result: Restored };
  "rescue.look": { args: PathArgs; result: RescueView };
  "rescue.salvage": { args: SalvageArgs; result: Salvaged };
  "recovery.sheet": { args: RecoverySheetArgs; result: FileWritten };
  "recovery.use": { args: TextArgs; result: KeyBack };
  "recovery.later": { args: NoArgs; result: Done };
  "key.lock": { args: PassphraseArgs; result: Done };
  "key.unlock": { args: PassphraseArgs; result: Done };
  "key.clear": { args: PassphraseArgs; result: Done };
  "catalogue.get": { args: NoArgs; result: CatalogueView };
  "household.list": { args: ListArgs; result: HouseholdList };
  "household.get": { args: IdArgs; result: Dossier };
  "household.chosen": { args: IdsArgs; result: Chosen };
  "household.change_many": { args: ManyArgs; result: ChangedMany };
  "helper.list": { args: NoArgs; result: HelpersView };
  "helper.delete": { args: DropHelperArgs; result: DroppedHelper };
  "record.write": { args: WriteArgs; result: Written };
  "record.create": { args: RecordArgs; result: Written };
  "record.write_all": { args: WriteAllArgs; result: Written };
  "record.create_linked": { args: CreateLinkedArgs; result: CreatedLinked };
  "dossier.accept": { args: AcceptPlanArgs; result: AcceptedPlan };
  "dossier.copy": { args: CopyArgs; result: Copied };
  "record.delete": { args: IdArgs; result: Saved };
  "project.list": { args: NoArgs; result: ProjectList };
  "project.participants": { args: ParticipantsArgs; result: Saved };
  "history.undo": { args: NoArgs; result: Undone };
  "history.redo": { args: NoArgs; result: Undone };
  "history.undo_to": { args: UndoToArgs; result: UndoneTo };
  "history.list": { args: LimitArgs; result: Array<StepView> };
  "history.of": { args: IdArgs; result: Array<FieldStepView> };
  "history.household": { args: HistoryArgs; result: HouseholdHistory };
  "draft.keep": { args: DraftArgs; result: Done };
  "draft.drop": { args: DraftKey; result: Done };
  "money.parse": { args: TextArgs; result: ParsedMoney };
  "import.preview": { args: ImportArgs; result: ImportPreview };
  "import.apply": { args: ImportArgs; result: Imported };
  "plan.check": { args: NoArgs; result: CheckReport };
  "check.explain": { args: ExplainArgs; result: Saved };
  "check.survey": { args: NoArgs; result: CheckSurvey };
  "plan.expect": { args: ExpectArgs; result: Saved };
  "task.view": { args: NoArgs; result: TaskView };
  "plan.suggest": { args: SuggestArgs; result: Suggested };
  "plan.accept": { args: AcceptArgs; result: Accepted };
  "plan.totals": { args: NoArgs; result: PlanTotalsView };
  "paper.plan": { args: PaperArgs; result: PaperWritten };
  "paper.outline": { args: OutlineArgs; result: PaperOutline };
  "paper.preview": { args: PreviewArgs; result: PaperPage };
  "paper.thumbnails": { args: ThumbnailsArgs; result: Array<PaperThumbnail> };
  "paper.print": { args: PrintArgs; result: PaperWritten };
  "paper.copy": { args: PaperCopyArgs; result: PaperCopied };
  "paper.choices": { args: PaperNamed; result: PaperChoicesView };
  "paper.choose": { args: ChooseArgs; result: Written };
  "paper.section": { args: SectionArgs; result: SectionView };
  "paper.write_section": { args: WriteSectionArgs; result: SectionWritten };
  "paper.reset_section": { args: SectionArgs; result: SectionWritten };
  "paper.compare_section": { args: SectionArgs; result: Array<ComparedText> };
  "paper.fields": { args: PaperNamed; result: Array<OfferedField> };
  "paper.try": { args: TryArgs; result: PaperPage };
  "sheets.offer": { args: SheetsWanted; result: SheetsOffer };
  "sheets.preview": { args: SheetPreviewArgs; result: SheetPage };
  "sheets.print": { args: SheetsPrintArgs; result: SheetsWritten };
  "plan.freeze": { args: FreezeArgs; result: Frozen };
  "package.key": { args: PathArgs; result: KeyWritten };
  "package.submit": { args: SubmitArgs; result: Submitted };
  "handing.view": { args: NoArgs; result: HandingView };
  "handing.status": { args: NoArgs; result: StatusView };
  "inbox.judge": { args: PackagesArgs; result: Array<InboxVerdict> };
  "inbox.take": { args: PackagesArgs; result: Array<InboxVerdict> };
  "answers.view": { args: NoArgs; result: AnswersView };
  "answers.write": { args: AnswerArgs; result: AnswersView };
  "handing.pdf": { args: FrozenPdfArgs; result: PaperWritten };
  "handing.key_file": { args: PathArgs; result: KeyFileView };
  "handing.trust": { args: TrustArgs; result: Trusted };
  "words.complete": { args: TextArgs; result: Array<string> };
  "package.inspect": { args: PathArgs; result: Inspected };
  "package.enrol": { args: EnrolArgs; result: Enrolled };
  "sender.trust": { args: TrustArgs; result: SenderTrusted };
  "package.judge": { args: PackagesArgs; result: Array<Verdict> };
  "package.preview": { args: PathArgs; result: PackagePreview };
  "package.receive": { args: PackagesArgs; result: Array<Verdict> };
  "review.list": { args: NoArgs; result: ReviewList };
  "review.view": { args: NoArgs; result: ReviewView };
  "review.comment": { args: CommentArgs; result: ReviewView };
  "review.edit": { args: CommentEditArgs; result: ReviewView };
  "review.tick": { args: TickArgs; result: ReviewView };
  "review.conclude": { args: ConcludeArgs; result: ReviewView };
  "review.compare": { args: NoArgs; result: RoundCompared };
  "review.decide": { args: DecideArgs; result: ReviewView };
  "review.undecide": { args: IdArgs; result: ReviewView };
  "review.write_answer": { args: AnswerFileArgs; result: AnswerFile };
  "assign.view": { args: NoArgs; result: AssignView };
  "assign.write": { args: AssignArgs; result: AssignView };
  "assign.forget": { args: UnitArgs; result: AssignView };
  "assign.sheet": { args: TargetSheetArgs; result: TargetSheet };
  "assign.issue": { args: IssueArgs; result: Issued };
  "district.board": { args: NoArgs; result: Board };
  "district.unit": { args: UnitArgs; result: UnitCard };
  "district.totals": { args: NoArgs; result: DistrictTotalsView };
  "submission.open": { args: SubmissionArgs; result: WorkplaceView };
  "submission.close": { args: NoArgs; result: WorkplaceView };
  "submission.paper": { args: SubmissionPaperArgs; result: FileWritten };
  "print.check": { args: TextArgs; result: PaperCheck };
  "file.open": { args: PathArgs; result: Done };
  "file.show": { args: PathArgs; result: Done };
  "job.cancel": { args: JobArgs; result: Done };
};
