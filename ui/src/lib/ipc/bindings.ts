// Generated from the command table (cargo xtask bindings). Do not edit.

export type AcceptArgs = { 
/**
 * The measures; null = all.
 */
measures: Array<string> | null, };

export type Accepted = { 
/**
 * What is saved now.
 */
saved: Saved, 
/**
 * Measures accepted.
 */
measures: number, };

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
 * How many need a reason.
 */
warns: number, 
/**
 * How many only inform.
 */
informs: number, };

export type Choice = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, };

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
money: Array<MoneyLine>, };

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
 * Money by source (đồng): budget, credit, household, other.
 */
money: number[], 
/**
 * The household before it in the list.
 */
previous: string | null, 
/**
 * The one after it.
 */
next: string | null, 
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

export type ErrorCode = "refused" | "not_found" | "no_workplace" | "in_use" | "damaged" | "disk_full" | "read_only" | "cancelled" | "invalid" | "blocked" | "unknown_sender" | "unexpected";

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
remedy: string, };

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
 * Pages of its PDF.
 */
pages: number, 
/**
 * Nothing has changed since the last frozen version: it is that one.
 */
unchanged: boolean, };

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

export type IdArgs = { 
/**
 * Its id.
 */
id: string, };

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

export type JobArgs = { 
/**
 * The name the caller gave it.
 */
job: string, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type KeyWritten = { 
/**
 * The file.
 */
path: string, 
/**
 * Its six words, to be compared.
 */
words: Array<string>, };

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
 * `name` or `hamlet`.
 */
order: string, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows to give; 0 = all.
 */
limit: number, };

export type MeasureView = { 
/**
 * The measure.
 */
record: RecordView, 
/**
 * Its money.
 */
funding: Array<RecordView>, };

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

export type Narrow = { 
/**
 * `cause`, `indicator`, `need`, `policy`, `project`, `helper`, `expected`, `gap`,
 * `unanswered`, `class`, `rule`.
 */
key: string, 
/**
 * The code or id; empty = none of that key (no helper, no expected result).
 */
value: string, };

export type NoArgs = Record<symbol, never>;

export type PaperArgs = { 
/**
 * The PDF file.
 */
path: string, 
/**
 * Name for progress and cancelling.
 */
job: string, };

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

export type PathArgs = { 
/**
 * The file.
 */
path: string, };

export type PathsArgs = { 
/**
 * The files.
 */
paths: Array<string>, };

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
missing: boolean, };

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
undone: boolean, };

export type SubmitArgs = { 
/**
 * The receiver's key file.
 */
to: string, 
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
on_first_use?: boolean, };

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
words: Array<string>, };

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

export type TextArgs = { 
/**
 * The text.
 */
text: string, };

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
 * `first`, `newer`, `same`, `older`, `two_branches`; none if it could not be opened.
 */
relation: string | null, 
/**
 * Does the sender have to be made known first?
 */
unknown_sender: boolean, 
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
dong: number | null, };

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
 * `commune` or `district`.
 */
role: "commune" | "district", 
/**
 * Only for practice.
 */
training: boolean, 
/**
 * It is looked at, nothing can be written.
 */
read_only: boolean, 
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
 * Typing that was not left.
 */
drafts: Array<DraftView>, };

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
  "backup.now": { args: NoArgs; result: FileWritten };
  "catalogue.get": { args: NoArgs; result: CatalogueView };
  "household.list": { args: ListArgs; result: HouseholdList };
  "household.get": { args: IdArgs; result: Dossier };
  "record.write": { args: WriteArgs; result: Written };
  "record.create": { args: RecordArgs; result: Written };
  "record.delete": { args: IdArgs; result: Saved };
  "history.undo": { args: NoArgs; result: Undone };
  "history.redo": { args: NoArgs; result: Undone };
  "history.list": { args: LimitArgs; result: Array<StepView> };
  "history.of": { args: IdArgs; result: Array<FieldStepView> };
  "draft.keep": { args: DraftArgs; result: Done };
  "draft.drop": { args: DraftKey; result: Done };
  "money.parse": { args: TextArgs; result: ParsedMoney };
  "import.preview": { args: ImportArgs; result: ImportPreview };
  "import.apply": { args: ImportArgs; result: Imported };
  "plan.check": { args: NoArgs; result: CheckReport };
  "plan.suggest": { args: SuggestArgs; result: Suggested };
  "plan.accept": { args: AcceptArgs; result: Accepted };
  "plan.totals": { args: NoArgs; result: PlanTotalsView };
  "paper.plan": { args: PaperArgs; result: PaperWritten };
  "plan.freeze": { args: FreezeArgs; result: Frozen };
  "package.key": { args: PathArgs; result: KeyWritten };
  "package.submit": { args: SubmitArgs; result: Submitted };
  "package.inspect": { args: PathArgs; result: Inspected };
  "package.enrol": { args: EnrolArgs; result: Enrolled };
  "package.judge": { args: PathsArgs; result: Array<Verdict> };
  "package.receive": { args: PathsArgs; result: Array<Verdict> };
  "district.totals": { args: NoArgs; result: DistrictTotalsView };
  "job.cancel": { args: JobArgs; result: Done };
};
