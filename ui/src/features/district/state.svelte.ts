// What the district's screens share and keep while a plan is being read: the board, the files
// that were dropped with their verdicts, and which unit's card is open. Deliberately absent:
// judging; the core does that.
import { t } from "$lib/i18n/words.svelte";
import { matches } from "$lib/i18n/format";
import type { Board, BoardUnit, PaperName, Progress, UnitCard, Verdict } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

/** A file that was dropped or chosen. */
export interface Arrived {
  path: string;
  verdict: Verdict;
  /** Ticked to be taken over. */
  chosen: boolean;
  /** It is stored now. */
  taken: boolean;
}

/** What stands beside the board. */
export type Side =
  | { show: "files" }
  | { show: "card"; unit: string }
  | { show: "words"; path: string }
  | { show: "changes"; path: string }
  | { show: "key" };

export type Filter = "all" | "missing" | "received" | "overdue" | "late";

export const fits = (unit: BoardUnit, filter: Filter): boolean => {
  switch (filter) {
    case "missing":
      return unit.version === null;
    case "received":
      return unit.version !== null;
    case "overdue":
      return unit.overdue;
    case "late":
      return unit.version?.late ?? false;
    default:
      return true;
  }
};

export class District {
  board = $state.raw<Board | null>(null);
  failure = $state.raw<CommandError | null>(null);
  filter = $state<Filter>("all");
  query = $state("");
  files = $state.raw<Arrived[]>([]);
  side = $state.raw<Side>({ show: "files" });
  card = $state.raw<UnitCard | null>(null);
  cardFailure = $state.raw<CommandError | null>(null);
  /** Judging or taking over. */
  working = $state<"judging" | "taking" | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** What was just taken over, until something else happens. */
  done = $state("");
  #app: App;
  #job = "";

  readonly shown: BoardUnit[] = $derived(
    (this.board?.units ?? []).filter(
      (unit) => fits(unit, this.filter) && (this.query === "" || matches(unit.search, this.query)),
    ),
  );
  readonly good: Arrived[] = $derived(
    this.files.filter((file) => file.verdict.good && !file.taken && !this.twinOf(file)),
  );
  readonly chosen: Arrived[] = $derived(this.good.filter((file) => file.chosen));

  constructor(app: App) {
    this.#app = app;
    app.transport.onProgress((report) => {
      if (report.job === this.#job) this.progress = report;
    });
  }

  async load(): Promise<void> {
    try {
      this.board = await this.#app.call("district.board", {});
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  async openCard(unit: string): Promise<void> {
    this.side = { show: "card", unit };
    if (this.card?.unit.unit !== unit) this.card = null;
    this.cardFailure = null;
    try {
      const card = await this.#app.call("district.unit", { unit });
      if (this.side.show === "card" && this.side.unit === unit) this.card = card;
    } catch (error) {
      this.cardFailure = asCommandError(error);
    }
  }

  back(): void {
    this.side = { show: "files" };
  }

  clear(): void {
    this.files = [];
    this.done = "";
  }

  /** The file above it that holds the same version and papers, where both could be taken over. */
  twinOf({ path, taken, verdict }: Arrived): Arrived | undefined {
    if (taken || !verdict.good) return undefined;
    const first = this.files.find(
      (file) =>
        file.verdict.good &&
        file.verdict.unit === verdict.unit &&
        file.verdict.number === verdict.number &&
        file.verdict.short === verdict.short &&
        verdict.papers.every((paper) => file.verdict.papers.includes(paper)),
    );
    return first?.path === path ? undefined : first;
  }

  tick(path: string, chosen: boolean): void {
    this.#replace((file) => (file.path === path ? { ...file, chosen } : file));
  }

  /** Looks at files; nothing is stored. Those of a folder come one by one. */
  async judge(paths: string[]): Promise<void> {
    if (paths.length === 0 || this.working) return;
    this.side = { show: "files" };
    this.done = "";
    const verdicts = await this.#work("judging", (job) =>
      this.#app.call("package.judge", { paths, job }),
    );
    if (!verdicts) return;
    if (verdicts.length === 0) {
      this.#app.notice = { kind: "miss", text: t().district.files.none };
      return;
    }
    const again = new Map(this.files.map((file) => [file.path, file]));
    const units = new Set<string>();
    for (const verdict of verdicts) {
      const before = again.get(verdict.path);
      // Two files of one unit are taken over one after the other.
      const first = verdict.unit === null || !units.has(verdict.unit);
      if (verdict.good && verdict.unit) units.add(verdict.unit);
      again.delete(verdict.path);
      again.set(verdict.path, {
        path: verdict.path,
        verdict,
        chosen: verdict.good && first,
        taken: before?.taken === true && verdict.relation === "same",
      });
    }
    const fresh = verdicts.map((verdict) => verdict.path);
    const all = [...again.values()];
    this.files = [
      ...all.filter((file) => fresh.includes(file.path)),
      ...all.filter((file) => !fresh.includes(file.path)),
    ];
  }

  /** Takes the ticked files over, all at once. */
  async take(): Promise<void> {
    const paths = this.chosen.map((file) => file.path);
    if (paths.length === 0 || this.working || this.#app.readOnly) return;
    const verdicts = await this.#work("taking", (job) =>
      this.#app.saving.run("receive", () => this.#app.call("package.receive", { paths, job })),
    );
    this.#app.saving.forget("receive");
    if (!verdicts) return;
    const by = new Map(verdicts.map((verdict) => [verdict.path, verdict]));
    this.#replace((file) => {
      const verdict = by.get(file.path);
      return verdict ? { ...file, verdict, chosen: false, taken: verdict.good } : file;
    });
    const taken = verdicts.filter((verdict) => verdict.good);
    if (taken.length > 0)
      this.done = t().district.files.taken(
        taken.map((one) => t().district.version(one.unit_name ?? "", one.number ?? 0)),
        taken.some((one) => one.relation === "newer"),
      );
    await this.#lookAgain(taken, by);
    await this.load();
    this.#app.figuresChanged();
  }

  /** What was just taken over counts in what is thought of the unit's other files. */
  async #lookAgain(taken: Verdict[], by: Map<string, Verdict>): Promise<void> {
    const units = new Set(taken.map((verdict) => verdict.unit));
    const paths = this.files
      .filter((file) => !by.has(file.path) && !file.taken && units.has(file.verdict.unit))
      .map((file) => file.path);
    if (paths.length === 0) return;
    try {
      const verdicts = await this.#app.call("package.judge", { paths });
      const now = new Map(verdicts.map((verdict) => [verdict.path, verdict]));
      this.#replace((file) => {
        const verdict = now.get(file.path);
        return verdict ? { ...file, verdict, chosen: verdict.good } : file;
      });
    } catch (error) {
      this.#app.fail(error);
    }
  }

  stop(): void {
    void this.#app.call("job.cancel", { job: this.#job }).catch((error: unknown) => {
      this.#app.fail(error);
    });
  }

  /** The plan as its commune sees it. */
  async read(unit: string, fingerprint: string | null): Promise<void> {
    try {
      await this.#app.enter(await this.#app.call("submission.open", { unit, fingerprint }));
      this.#app.readFrom = "receive";
    } catch (error) {
      this.#app.fail(error);
    }
  }

  /** The stored PDF, in the system's own program. */
  async print(unit: string, fingerprint: string | null, paper: PaperName): Promise<void> {
    try {
      const wish = { unit, fingerprint, paper, path: null };
      const { path } = await this.#app.call("submission.paper", wish);
      await this.#app.call("file.open", { path });
    } catch (error) {
      this.#app.fail(error);
    }
  }

  async #work<T>(what: "judging" | "taking", run: (job: string) => Promise<T>): Promise<T | null> {
    this.working = what;
    this.progress = null;
    this.#job = crypto.randomUUID();
    try {
      return await run(this.#job);
    } catch (error) {
      const reason = asCommandError(error);
      if (reason.code === "cancelled")
        this.#app.notice = { kind: "ok", text: t().district.files.stopped };
      else this.#app.fail(error);
      return null;
    } finally {
      this.working = null;
    }
  }

  #replace(change: (file: Arrived) => Arrived): void {
    this.files = this.files.map(change);
  }
}

const OPEN = new WeakMap<App, { path: string; district: District }>();

/** The state of the open district workplace; a new one for another workplace. */
export function districtOf(app: App): District {
  const path = app.workplace?.path ?? "";
  const known = OPEN.get(app);
  if (known && known.path === path) return known.district;
  const district = new District(app);
  OPEN.set(app, { path, district });
  return district;
}
