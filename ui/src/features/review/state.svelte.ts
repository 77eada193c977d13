// What the appraisal's screens share: the plans that came, the appraisal of the plan in the reading
// room, and what a comment is written about. Deliberately absent: where a plan stands and what may be
// decided; the core says both.
import { t } from "$lib/i18n/words.svelte";
import type {
  AnswerFile,
  CommentEditArgs,
  CommentView,
  DecideArgs,
  ReviewLine,
  ReviewList,
  ReviewView,
  RoundCompared,
} from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

/** An answer file that was to be written. */
export interface WrittenAnswer {
  unit: string;
  name: string;
  file: AnswerFile | null;
  message: string;
}

export type CommentFilter = "open" | "answered" | "all";

const waits = (one: CommentView) => !one.withdrawn && !one.settled;
const answered = (one: CommentView) => one.changed || one.gone || one.answer !== null;

export const fits = (one: CommentView, filter: CommentFilter): boolean => {
  if (filter === "all") return true;
  return waits(one) && (filter === "answered") === answered(one);
};

export class Review {
  list = $state.raw<ReviewList | null>(null);
  view = $state.raw<ReviewView | null>(null);
  compared = $state.raw<RoundCompared | null>(null);
  failure = $state.raw<CommandError | null>(null);
  filter = $state<CommentFilter>("all");
  /** Files that are being or were written. */
  writing = $state.raw<{ done: number; of: number } | null>(null);
  written = $state.raw<WrittenAnswer[] | null>(null);
  #folder = "";
  #stopped = false;
  #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  readonly unsent: ReviewLine[] = $derived((this.list?.plans ?? []).filter((plan) => plan.unsent));
  readonly shown: CommentView[] = $derived(
    (this.view?.comments ?? []).filter((one) => fits(one, this.filter)),
  );
  count = (filter: CommentFilter): number =>
    (this.view?.comments ?? []).filter((one) => fits(one, filter)).length;

  async loadList(): Promise<void> {
    await this.#read(async () => (this.list = await this.#app.call("review.list", {})));
  }

  async load(): Promise<void> {
    await this.#read(async () => (this.view = await this.#app.call("review.view", {})));
  }

  async compare(): Promise<void> {
    if (this.compared || (this.view?.before ?? null) === null) return;
    await this.#read(async () => (this.compared = await this.#app.call("review.compare", {})));
  }

  /** Opens a plan in the reading room, at its appraisal. */
  async open(unit: string, fingerprint: string | null = null): Promise<void> {
    try {
      const workplace = await this.#app.call("submission.open", { unit, fingerprint });
      await this.#app.enter(workplace);
      this.#app.readFrom = "review";
      await this.#app.go({ name: "review" });
    } catch (error) {
      this.#app.fail(error);
    }
  }

  /** Something is said or ticked; what the core answers is shown. True when it was written. */
  async say(work: () => Promise<ReviewView>): Promise<boolean> {
    try {
      this.view = await work();
      return true;
    } catch (error) {
      this.#app.fail(error);
      return false;
    }
  }

  edit = (id: string, change: Partial<CommentEditArgs>): Promise<boolean> =>
    this.say(() =>
      this.#app.call("review.edit", {
        ...{ id, text: null, severity: null, withdrawn: null, settled: null },
        ...change,
      }),
    );

  async decide(decision: DecideArgs): Promise<boolean> {
    const done = await this.say(() => this.#app.call("review.decide", decision));
    if (done) this.#app.notice = { kind: "ok", text: t().review.decision.done[decision.outcome] };
    return done;
  }

  async undecide(id: string): Promise<void> {
    if (await this.say(() => this.#app.call("review.undecide", { id })))
      this.#app.notice = { kind: "ok", text: t().review.decision.dropped };
  }

  /** Writes one answer file after another; each is safe once it was read back. */
  async write(plans: { unit: string; name: string }[], again = false): Promise<void> {
    if (plans.length === 0 || this.writing) return;
    if (!again || this.#folder === "") {
      const folder = await this.#app.dialogs.pickFolder(t().review.pickTitle);
      if (folder === null) return;
      this.#folder = folder;
    }
    const results: WrittenAnswer[] = [];
    this.#stopped = false;
    this.written = null;
    for (const { unit, name } of plans) {
      this.writing = { done: results.length, of: plans.length };
      try {
        const wish = { unit, folder: this.#folder, job: crypto.randomUUID() };
        const file = await this.#app.call("review.write_answer", wish);
        results.push({ unit, name, file, message: "" });
      } catch (error) {
        results.push({ unit, name, file: null, message: asCommandError(error).message });
      }
      if (this.#stopped) break;
    }
    this.writing = null;
    this.written = results;
    if (this.view) await this.load();
    else await this.loadList();
  }

  stop = (): void => {
    this.#stopped = true;
  };

  async #read(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }
}

const OPEN = new WeakMap<App, { key: string; review: Review }>();

/** The state of the open workplace or of the plan in the reading room. */
export function reviewOf(app: App): Review {
  const key = `${app.workplace?.path ?? ""} ${app.workplace?.reading?.short ?? ""}`;
  const known = OPEN.get(app);
  if (known?.key === key) return known.review;
  const review = new Review(app);
  OPEN.set(app, { key, review });
  return review;
}
