// What the whole window shares: the open workplace, the screen, saving, drafts, notices.
// Deliberately absent: any rule of the plan; the core decides, the window shows and asks.
import { createContext } from "svelte";
import { CheckState } from "$features/check/state.svelte";
import { NewHousehold } from "$features/list/newHousehold.svelte";
import { ListState } from "$features/list/rows.svelte";
import { Walk } from "$features/list/walk";
import { OpenEdits, type EditWorld } from "$lib/form/edit.svelte";
import { t } from "$lib/i18n/words.svelte";
import type {
  CatalogueView,
  DraftView,
  Narrow,
  PaperName,
  PaperSpot,
  SessionState,
  SheetName,
  SheetsWanted,
  Undone,
  WorkplaceView,
} from "$lib/ipc/bindings";
import type { Dialogs } from "$lib/ipc/dialogs";
import {
  asCommandError,
  caller,
  type Call,
  type CommandError,
  type Transport,
} from "$lib/ipc/transport";
import { Drafts, NEW_HOUSEHOLD, PAPER_DRAFT } from "./drafts.svelte";
import { Saving } from "./saving.svelte";

/** The screens without a household of their own; each has one component in frame/screens.ts. */
export type Place =
  | "task"
  | "list"
  | "helpers"
  | "projects"
  | "check"
  | "paper"
  | "sheets"
  | "handing"
  | "answers"
  | "assign"
  | "receive"
  | "review"
  | "totals";
export type Screen = { name: Place } | { name: "dossier"; id: string | null };

/** A place in the plan that is read: a field of a record, or a place in a paper's text. */
export type Spot =
  | { record: string; field: string; label: string }
  | { paper: PaperName; place: string; label: string };

/** Which of the other papers is wanted, for whom, and where the wish came from. */
export type SheetsWish = { kind: SheetName; wanted: Partial<SheetsWanted>; from: Screen };

/** A sentence that stays until the next one; `undo` puts the button beside it. */
export type Notice = { kind: "ok" | "miss" | "stop"; text: string; undo?: boolean };

/** Figures of the frame are asked again this long after the last write that can change them. */
const FIGURES_AFTER_MS = 250;

export class App implements EditWorld {
  readonly call: Call;
  readonly transport: Transport;
  readonly dialogs: Dialogs;
  readonly saving = new Saving();
  readonly edits = new OpenEdits();
  readonly drafts: Drafts;
  readonly list: ListState;
  /** Which household comes after which in the dossiers. */
  readonly walk = new Walk();
  readonly check: CheckState;
  readonly newHousehold: NewHousehold;

  session = $state.raw<SessionState | null>(null);
  workplace = $state.raw<WorkplaceView | null>(null);
  catalogue = $state.raw<CatalogueView | null>(null);
  screen = $state.raw<Screen>({ name: "list" });
  failure = $state.raw<CommandError | null>(null);
  #notice = $state.raw<Notice | null>(null);
  #noticeAt = 0;
  /** Grows when records changed in a way the screens cannot know piece by piece: they read again. */
  revision = $state(0);
  /** The panel about safety that lies over the screen. */
  safety = $state<"backups" | "history" | null>(null);
  /** Who is at the keyboard is being asked. */
  asking = $state(false);
  /** The form for a new household is open. */
  adding = $state(false);
  /** The list of what two machines left to decide is open. */
  deciding = $state(false);
  /** The fingerprint on a signed paper is being compared. */
  comparing = $state(false);
  /** A comment on the plan in the reading room is being written. */
  commenting = $state(false);
  /** What a comment would be about: the field or text where one stands while reading. */
  spot = $state.raw<Spot | null>(null);
  /** The screen from which the reading room was entered. */
  readFrom: Place = "receive";
  /** The field the next dossier goes to when it shows. */
  wanted: { record: string; field: string } | null = null;
  /** The place of a paper that its screen shows first; without one, a field of what is chosen. */
  wantedSection: { paper: PaperName; place: string | null; field?: string | null } | null = null;
  /** The screen that led into the dossier: Esc goes back there, to the same line. */
  back = $state.raw<Place | null>(null);
  /** What the screen of the other papers begins with. */
  sheets: SheetsWish | null = null;
  #figures: ReturnType<typeof setTimeout> | null = null;

  constructor(transport: Transport, dialogs: Dialogs) {
    this.transport = transport;
    this.dialogs = dialogs;
    this.call = caller(transport);
    this.drafts = new Drafts(this.call);
    this.list = new ListState(this.call);
    this.check = new CheckState(this.call);
    this.newHousehold = new NewHousehold(this.drafts);
  }

  get readOnly(): boolean {
    return this.workplace?.read_only ?? false;
  }

  unexplained = (): string => t().failure.unexpected;

  async begin(): Promise<void> {
    this.failure = null;
    try {
      this.session = await this.call("session.state", {});
      if (this.session.workplace) await this.enter(this.session.workplace);
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  /** A notice takes back what it speaks of; once another step was written it offers that no more. */
  set notice(notice: Notice | null) {
    this.#noticeAt = this.saving.steps;
    this.#notice = notice;
  }

  get noticeUndoes(): boolean {
    const newest = this.#noticeAt === this.saving.steps && this.saving.saved.undo !== null;
    return newest && this.#notice?.undo === true;
  }

  /** Takes over an opened workplace and shows its first screen. */
  async enter(workplace: WorkplaceView): Promise<void> {
    this.catalogue = workplace.role === "commune" ? await this.call("catalogue.get", {}) : null;
    this.saving.start(workplace.saved);
    this.drafts.offer(workplace.drafts);
    this.list.reset();
    this.walk.end();
    this.check.reset();
    this.back = null;
    this.notice = null;
    this.adding = false;
    this.deciding = false;
    this.comparing = false;
    this.commenting = false;
    this.spot = null;
    this.safety = null;
    this.asking = workplace.person === "" && !workplace.read_only;
    const first = workplace.reading ? "list" : "task";
    this.screen = { name: workplace.role === "commune" ? first : "receive" };
    this.workplace = workplace;
  }

  /** Back to the start screen. */
  async close(): Promise<void> {
    if (!(await this.leaveFields())) return;
    try {
      await this.call("workplace.close", {});
      this.workplace = null;
      this.session = await this.call("session.state", {});
    } catch (error) {
      this.fail(error);
    }
  }

  /** Out of the reading room, back to where the plan was opened. */
  async leaveReading(): Promise<void> {
    try {
      const to = this.readFrom;
      await this.enter(await this.call("submission.close", {}));
      this.screen = { name: to };
    } catch (error) {
      this.fail(error);
    }
  }

  /** Goes to a screen once everything typed is saved; stays, and says so, when it is not. */
  async go(screen: Screen): Promise<boolean> {
    if (!(await this.leaveFields())) return false;
    if (screen.name !== "dossier") this.back = null;
    this.screen = screen;
    return true;
  }

  /** Shows the households behind a figure; `label` says in the list's head which they are. */
  async showHouseholds(narrow: Narrow[], label: string): Promise<void> {
    if (!(await this.leaveFields())) return;
    this.list.narrowTo(narrow, label);
    this.back = null;
    this.screen = { name: "list" };
  }

  /** Opens a dossier at a field; `back` is the screen to which Esc leads from there. */
  async showField(
    household: string,
    record: string | null,
    field: string | null,
    back: Place | null = null,
  ): Promise<void> {
    this.wanted = record && field ? { record, field } : null;
    this.walk.end();
    if (await this.go({ name: "dossier", id: household })) this.back = back;
  }

  /** Opens a paper at a section of its text, or at a field of what is chosen for it. */
  async showPaper({ paper, section }: PaperSpot, field: string | null): Promise<void> {
    this.wantedSection = { paper, place: section, field };
    if (!(await this.go({ name: "paper" }))) this.wantedSection = null;
  }

  /** Opens the other papers at one of them. */
  async showSheets(kind: SheetName, wanted: Partial<SheetsWanted> = {}): Promise<void> {
    const from = this.screen;
    if (!(await this.leaveFields())) return;
    this.sheets = { kind, wanted, from };
    this.screen = { name: "sheets" };
  }

  /** Back to where the other papers were asked for. */
  leaveSheets(): Promise<boolean> {
    return this.go(this.sheets?.from ?? { name: "paper" });
  }

  async leaveFields(): Promise<boolean> {
    const before = document.activeElement;
    if (before instanceof HTMLElement && before !== document.body) before.blur();
    const left = await this.edits.leaveAll();
    await this.saving.settled();
    if (left) return true;
    this.notice = { kind: "stop", text: t().saving.held };
    document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
    return false;
  }

  undo = (): Promise<void> => this.#step("history.undo", t().notice.undone);
  redo = (): Promise<void> => this.#step("history.redo", t().notice.redone);

  async useDraft(draft: DraftView): Promise<void> {
    this.drafts.accept(draft);
    if (draft.record === NEW_HOUSEHOLD) {
      await this.go({ name: "list" });
      this.adding = true;
    } else if (draft.record.startsWith(PAPER_DRAFT)) {
      const [paper, place] = draft.record.slice(PAPER_DRAFT.length).split(".");
      this.wantedSection = { paper: paper as PaperName, place: place ?? "" };
      await this.go({ name: "paper" });
    } else if (draft.household) {
      this.wanted = { record: draft.record, field: draft.field };
      await this.go({ name: "dossier", id: draft.household });
    }
  }

  /** The meters and counts of the frame, soon. */
  figuresChanged(): void {
    if (this.#figures) clearTimeout(this.#figures);
    this.#figures = setTimeout(() => void this.#readFigures(), FIGURES_AFTER_MS);
  }

  /** Many records changed at once: every screen reads again. */
  recordsChanged(): void {
    this.revision += 1;
    this.list.outdate();
    this.figuresChanged();
  }

  /** A refusal that belongs to no field. */
  fail(error: unknown): void {
    this.notice = { kind: "stop", text: asCommandError(error).message || this.unexplained() };
  }

  async #step(name: "history.undo" | "history.redo", say: (step: string) => string) {
    if (!(await this.leaveFields())) return;
    const undone = await this.saving
      .run<Undone>(name, () => this.call(name, {}))
      .catch((error: unknown) => {
        this.saving.forget(name); // nothing typed is at stake; the sentence is enough
        this.fail(error);
        return null;
      });
    if (!undone) return;
    this.notice = undone.left_alone
      ? { kind: "miss", text: `${say(undone.did)}. ${undone.left_alone}` }
      : { kind: "ok", text: say(undone.did) };
    this.recordsChanged();
  }

  async #readFigures(): Promise<void> {
    this.#figures = null;
    try {
      const { workplace } = await this.call("session.state", {});
      const before = this.workplace;
      if (workplace?.path === before?.path && workplace?.reading?.short === before?.reading?.short)
        this.workplace = workplace;
    } catch {
      // The figures shown stay; the next write asks again.
    }
  }
}

export const [getApp, setApp] = createContext<App>();
