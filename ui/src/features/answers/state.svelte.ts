// What the screens share of the district's side of the plan: its comments, where the versions
// stand, and the files that were dropped with their verdicts. Deliberately absent: judging, and
// telling what has changed since; the core does both.
import { t } from "$lib/i18n/words.svelte";
import type {
  AnswersView,
  CommentView,
  InboxVerdict,
  Progress,
  StatusView,
} from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

/** A file of the district that was dropped or chosen. */
export interface Arrived {
  path: string;
  verdict: InboxVerdict;
  /** It is stored now. */
  taken: boolean;
}

export type Filter = "open" | "answered" | "all";
export type AnswerState = "done" | "explained";

/** Does somebody still have to look at it? One that was mended needs no answer. */
export const isOpen = (one: CommentView): boolean =>
  !one.settled && !one.changed && !one.gone && one.answer === null;

const fits = (one: CommentView, filter: Filter): boolean =>
  filter === "all" || (filter === "open") === isOpen(one);

/** Comments of one household, or of one thing that is no household. */
export interface Group {
  key: string;
  must: boolean;
  comments: CommentView[];
}

const keyOf = (one: CommentView): string =>
  one.household ?? (one.paper ? `${one.paper}/${one.place ?? ""}` : "plan");

/** By household; those with something that must be mended come first, in the core's order. */
export function groupsOf(comments: CommentView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of comments) {
    const key = keyOf(one);
    const group = groups.get(key) ?? { key, must: false, comments: [] };
    group.comments.push(one);
    group.must ||= one.severity === "must" && isOpen(one);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [...all.filter((group) => group.must), ...all.filter((group) => !group.must)];
}

export class Answers {
  view = $state.raw<AnswersView | null>(null);
  status = $state.raw<StatusView | null>(null);
  failure = $state.raw<CommandError | null>(null);
  files = $state.raw<Arrived[]>([]);
  filter = $state<Filter>("open");
  /** The comment that the person is at. */
  current = $state<string | null>(null);
  /** The comment whose answer is being written, and what kind it is to be. */
  editing = $state.raw<{ id: string; as: AnswerState } | null>(null);
  /** The file by which the district's key is being compared. */
  comparing = $state<string | null>(null);
  working = $state<"judging" | "taking" | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** What was just taken in, until something else happens. */
  done = $state("");
  #app: App;
  #job = "";

  readonly shown: CommentView[] = $derived(
    groupsOf((this.view?.comments ?? []).filter((one) => fits(one, this.filter))).flatMap(
      (group) => group.comments,
    ),
  );
  readonly groups: Group[] = $derived(groupsOf(this.shown));
  readonly good: Arrived[] = $derived(this.files.filter((one) => one.verdict.good && !one.taken));

  constructor(app: App) {
    this.#app = app;
    app.transport.onProgress((report) => {
      if (report.job === this.#job) this.progress = report;
    });
  }

  /** The comments; beside the commune's own plan also where it stands. */
  async read(): Promise<void> {
    try {
      const view = await this.#app.call("answers.view", {});
      if (!this.#app.readOnly) this.status = await this.#app.call("handing.status", {});
      this.view = view;
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  count(filter: Filter): number {
    return (this.view?.comments ?? []).filter((one) => fits(one, filter)).length;
  }

  /** Those of a household, the open ones first. */
  of(household: string): CommentView[] {
    const all = (this.view?.comments ?? []).filter((one) => one.household === household);
    return [...all.filter(isOpen), ...all.filter((one) => !isOpen(one))];
  }

  /** The next one that is open, after or before where the person is; round the end. */
  step(by: 1 | -1): CommentView | null {
    const all = this.shown;
    const at = all.findIndex((one) => one.id === this.current);
    const from = at < 0 && by < 0 ? 0 : at;
    for (let n = 1; n <= all.length; n += 1) {
      const one = all[(from + by * n + all.length * 2) % all.length];
      if (one && isOpen(one)) {
        this.current = one.id;
        return one;
      }
    }
    return null;
  }

  /** Answers a comment; `null` takes the answer back. Rejects with the core's sentence. */
  async answer(comment: CommentView, state: AnswerState | null, text: string | null) {
    const key = `answer ${comment.id}`;
    const args = { comment: comment.id, state, text };
    try {
      this.view = await this.#app.saving.run(key, () => this.#app.call("answers.write", args));
    } catch (error) {
      // What was typed stays in the editor with the sentence under it.
      this.#app.saving.forget(key);
      throw asCommandError(error);
    }
    this.editing = null;
    const said = t().answers.said;
    this.#app.notice = { kind: "ok", text: state ? said[state] : said.back, undo: true };
    this.#app.figuresChanged();
    this.status = await this.#app.call("handing.status", {}).catch(() => this.status);
  }

  clear(): void {
    this.files = [];
    this.done = "";
    this.comparing = null;
  }

  /** Looks at files; nothing is stored. */
  async judge(paths: string[]): Promise<void> {
    if (paths.length === 0 || this.working || this.#app.readOnly) return;
    this.done = "";
    this.comparing = null;
    // Files of one lot are judged against each other, so those that lie there are looked at again.
    const waiting = this.files.filter((one) => !one.taken).map((one) => one.path);
    const all = [...new Set([...paths, ...waiting])];
    const verdicts = await this.#work("judging", (job) =>
      this.#app.call("inbox.judge", { paths: all, job }),
    );
    if (!verdicts) return;
    if (verdicts.length === 0) {
      this.#app.notice = { kind: "miss", text: t().answers.files.none };
      return;
    }
    const seen = new Map(verdicts.map((verdict) => [verdict.path, verdict]));
    this.files = [
      ...[...seen.values()].map((verdict) => ({ path: verdict.path, verdict, taken: false })),
      ...this.files.filter((one) => one.taken && !seen.has(one.path)),
    ];
  }

  /** Takes the good ones in, all at once. */
  async take(): Promise<void> {
    const paths = this.good.map((file) => file.path);
    if (paths.length === 0 || this.working || this.#app.readOnly) return;
    const verdicts = await this.#work("taking", (job) =>
      this.#app.saving.run("take", () => this.#app.call("inbox.take", { paths, job })),
    );
    this.#app.saving.forget("take");
    if (!verdicts) return;
    const by = new Map(verdicts.map((verdict) => [verdict.path, verdict]));
    this.files = this.files.map((file) => {
      const verdict = by.get(file.path);
      return verdict ? { ...file, verdict, taken: verdict.good } : file;
    });
    const taken = verdicts.filter((verdict) => verdict.good).length;
    if (taken > 0) this.done = t().answers.files.taken(taken);
    this.filter = "open";
    this.current = null;
    this.#app.recordsChanged();
  }

  /** The district's key was compared: its files are looked at again. */
  async trusted(): Promise<void> {
    this.comparing = null;
    await this.judge(this.files.filter((one) => !one.taken).map((one) => one.path));
  }

  stop(): void {
    void this.#app.call("job.cancel", { job: this.#job }).catch((error: unknown) => {
      this.#app.fail(error);
    });
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
        this.#app.notice = { kind: "ok", text: t().answers.files.stopped };
      else this.#app.fail(error);
      return null;
    } finally {
      this.working = null;
    }
  }
}

const OPEN = new WeakMap<App, { plan: string; answers: Answers }>();

/** What is known beside the plan that is shown; anew for another one. */
export function answersOf(app: App): Answers {
  const { path = "", reading } = app.workplace ?? {};
  const plan = `${path} ${reading?.short ?? ""} ${app.workplace?.unit.code ?? ""}`;
  const known = OPEN.get(app);
  if (known?.plan === plan) return known.answers;
  const answers = new Answers(app);
  OPEN.set(app, { plan, answers });
  return answers;
}
