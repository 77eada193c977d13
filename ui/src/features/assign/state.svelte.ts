// The tasks of the year as the screen works with them: what the core says of each unit, which
// unit is in front, which are chosen, and what lies beside the table. Deliberately absent: any
// rule of a task; the core decides what changes, what may be written, and what is in force.
import { matches } from "$lib/i18n/format";
import { t } from "$lib/i18n/words.svelte";
import type {
  AssignedUnit,
  AssignView,
  IssuedFile,
  Progress,
  TargetSheet,
} from "$lib/ipc/bindings";
import type { FieldValue } from "$lib/ipc/record";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

/** What lies beside the table. */
export type Side = "unit" | "sums" | "common" | "result";
export type Filter = "all" | "draft" | "fresh" | "unknown" | "lead";

/** A unit whose reviewers have nobody who leads. */
export const lacksLead = (unit: AssignedUnit): boolean =>
  unit.lead === null && unit.reviewers.length !== 1;

export function fits(unit: AssignedUnit, filter: Filter): boolean {
  switch (filter) {
    case "draft":
      return unit.draft;
    case "fresh":
      return unit.issued === 0;
    case "unknown":
      return !unit.known;
    case "lead":
      return lacksLead(unit);
    default:
      return true;
  }
}

export class Assign {
  view = $state.raw<AssignView | null>(null);
  failure = $state.raw<CommandError | null>(null);
  query = $state("");
  filter = $state<Filter>("all");
  /** Code of the unit in front. */
  unit = $state<string | null>(null);
  column = $state(0);
  scrollTop = $state(0);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  side = $state<Side>("unit");
  /** Long work under way. */
  working = $state<"sheet" | "apply" | "issue" | null>(null);
  progress = $state.raw<Progress | null>(null);
  sheet = $state.raw<{ path: string; found: TargetSheet } | null>(null);
  issued = $state.raw<IssuedFile[]>([]);
  /** Where the files were written last. */
  folder = $state<string | null>(null);
  /** Why the long work did not come to its end. */
  refused = $state.raw<CommandError | null>(null);
  #app: App;
  #job = "";

  constructor(app: App) {
    this.#app = app;
  }

  get units(): AssignedUnit[] {
    return this.view?.units ?? [];
  }

  /** The units that are searched for, in the order of annex 1. No derived value: those end with
      the screen that first asked, and this outlives it. */
  get shown(): AssignedUnit[] {
    return this.units.filter(
      (unit) => fits(unit, this.filter) && matches(`${unit.name} ${unit.search}`, this.query),
    );
  }

  /** Place of the unit in front among those shown. */
  get current(): number {
    return Math.max(
      0,
      this.shown.findIndex((unit) => unit.unit === this.unit),
    );
  }

  get front(): AssignedUnit | null {
    return this.shown[this.current] ?? null;
  }

  /** The units for which files are wanted: the chosen ones, else all. */
  get wanted(): string[] {
    return this.units.map((unit) => unit.unit).filter((unit) => this.chosen.has(unit));
  }

  async load(): Promise<void> {
    try {
      this.view = await this.#app.call("assign.view", {});
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  moveTo(index: number): void {
    const unit = this.shown[Math.max(0, Math.min(this.shown.length - 1, index))];
    if (!unit) return;
    this.unit = unit.unit;
    if (this.side !== "sums") this.side = "unit";
  }

  toggle(unit: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(unit)) next.add(unit);
    this.chosen = next;
  }

  chooseShown(all: boolean): void {
    this.chosen = new Set(all ? this.shown.map((unit) => unit.unit) : []);
  }

  /** The next unit after the one in front that has nobody who leads. */
  nextGap(by: 1 | -1): boolean {
    const all = this.shown.length;
    for (let step = 1; step <= all; step += 1) {
      const at = (this.current + by * step + all * step) % all;
      const unit = this.shown[at];
      if (unit && lacksLead(unit)) {
        this.moveTo(at);
        return true;
      }
    }
    return false;
  }

  /** Writes a field of a unit's draft, or of every unit's. */
  async write(unit: string | null, field: string, value: FieldValue): Promise<AssignView> {
    const view = await this.#app.call("assign.write", { unit, field, value });
    this.view = view;
    return view;
  }

  /** A tick or choice, whose refusal belongs to no field that is being typed. */
  async choose(unit: string, field: string, value: FieldValue): Promise<void> {
    const key = `task-${unit}|${field}`;
    try {
      await this.#app.saving.run(key, () => this.write(unit, field, value));
    } catch (error) {
      this.#app.saving.forget(key);
      this.#app.fail(error);
      await this.load();
    }
  }

  async forget(unit: AssignedUnit): Promise<void> {
    try {
      this.view = await this.#app.saving.run("assign.forget", () =>
        this.#app.call("assign.forget", { unit: unit.unit }),
      );
      this.#app.notice = { kind: "ok", text: t().assign.forgotten(unit.name), undo: true };
    } catch (error) {
      this.#app.saving.forget("assign.forget");
      this.#app.fail(error);
    }
  }

  /** Looks at a spreadsheet; nothing is written. */
  async look(path: string): Promise<void> {
    this.sheet = null;
    await this.#work("sheet", async (job) => {
      const found = await this.#app.call("assign.sheet", { path, apply: false, job });
      this.sheet = { path, found };
    });
  }

  /** Takes the spreadsheet over that was looked at, in one step. */
  async apply(): Promise<void> {
    const path = this.sheet?.path;
    if (path === undefined) return;
    await this.#work("apply", async (job) => {
      const taken = await this.#app.saving.run("assign.sheet", () =>
        this.#app.call("assign.sheet", { path, apply: true, job }),
      );
      this.sheet = null;
      const text = t().assign.sheet.done(taken.changes.length);
      this.#app.notice = { kind: "ok", text, undo: true };
      this.filter = "draft";
      this.query = "";
      await this.load();
    });
    this.#app.saving.forget("assign.sheet");
  }

  /** Writes the files of these units; none = all. What was written before a stop stays. */
  async issue(units: string[], folder: string): Promise<void> {
    this.folder = folder;
    await this.#work("issue", async (job) => {
      const { files } = await this.#app.saving.run("assign.issue", () =>
        this.#app.call("assign.issue", { units, folder, job }),
      );
      this.issued = files;
      this.side = "result";
      this.chosen = new Set();
      await this.load();
      this.#app.figuresChanged();
    });
    this.#app.saving.forget("assign.issue");
  }

  stop(): void {
    const job = this.#job;
    void this.#app.call("job.cancel", { job }).catch((error: unknown) => this.#app.fail(error));
  }

  /** Progress of the work under way; of other work none of this screen's business. */
  hear(report: Progress): void {
    if (report.job === this.#job) this.progress = report;
  }

  /** Back from a spreadsheet or a refusal to the table. */
  back(): void {
    this.sheet = null;
    this.refused = null;
  }

  async #work(what: "sheet" | "apply" | "issue", run: (job: string) => Promise<void>) {
    if (this.working !== null || !(await this.#app.leaveFields())) return;
    this.refused = null;
    this.progress = null;
    this.working = what;
    this.#job = crypto.randomUUID();
    try {
      await run(this.#job);
    } catch (error) {
      const reason = asCommandError(error);
      if (reason.code === "cancelled") {
        this.#app.notice = { kind: "ok", text: t().assign.stopped };
        this.sheet = null;
      } else this.refused = reason;
    } finally {
      this.working = null;
    }
  }
}

const OPEN = new WeakMap<App, { path: string; assign: Assign }>();

/** The state of the open district workplace; a new one for another workplace. */
export function assignOf(app: App): Assign {
  const path = app.workplace?.path ?? "";
  const known = OPEN.get(app);
  if (known && known.path === path) return known.assign;
  const assign = new Assign(app);
  OPEN.set(app, { path, assign });
  return assign;
}
