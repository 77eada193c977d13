// What the screen of handing over shares between its steps: the state the core told, which step
// is open, and what is under way. Deliberately absent: deciding whether a plan may be frozen.
import type { HandingView, PaperName, Progress, Submitted } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export type Step = "freeze" | "key" | "stick";

export class Handing {
  view = $state.raw<HandingView | null>(null);
  failure = $state.raw<CommandError | null>(null);
  /** The step the person opened; null = the one to do now. */
  wished = $state<Step | null>(null);
  /** Long work of a step. */
  working = $state.raw<{ step: Step; progress: Progress | null } | null>(null);
  /** A refusal of the step that is open. */
  refused = $state.raw<CommandError | null>(null);
  /** The place the person chose last, and what was written there while the screen shows. */
  folder = $state.raw<string | null>(null);
  written = $state.raw<Submitted | null>(null);
  #app: App;
  #job = "";

  constructor(app: App) {
    this.#app = app;
  }

  latest = $derived(this.view?.versions[0] ?? null);
  /** Something is other now than in the latest version. */
  changed = $derived((this.view?.changed?.places ?? 0) > 0);
  next = $derived((this.latest?.number ?? 0) + 1);
  now = $derived.by((): Step => {
    if (!this.latest || this.changed) return "freeze";
    return this.view?.receiver ? "stick" : "key";
  });
  open = $derived(this.wished ?? this.now);

  /** The words the rail uses of a step. */
  stateOf = (step: Step): "done" | "now" | "later" | "todo" => {
    const done = {
      freeze: this.latest !== null && !this.changed,
      key: (this.view?.receiver ?? null) !== null,
      stick: (this.latest?.sent ?? 0) > 0 && this.latest?.unsent.length === 0,
    }[step];
    if (done) return "done";
    if (step === this.now) return "now";
    return step === "stick" ? "later" : "todo";
  };

  toggle(step: Step): void {
    this.refused = null;
    this.wished = this.open === step ? null : step;
  }

  async read(): Promise<void> {
    try {
      this.view = await this.#app.call("handing.view", {});
      this.failure = null;
    } catch (error) {
      this.failure = asCommandError(error);
    }
  }

  /** Shows a frozen version's stored PDF in the system's own program. */
  async look(number: number, paper: PaperName): Promise<void> {
    try {
      const written = await this.#app.call("handing.pdf", { number, paper, path: null });
      await this.#app.call("file.open", { path: written.path });
    } catch (error) {
      this.#app.fail(error);
    }
  }

  /** Runs long work that can be stopped; null = it was stopped or refused. */
  async run<T>(step: Step, stopped: string, work: (job: string) => Promise<T>): Promise<T | null> {
    this.#job = crypto.randomUUID();
    this.refused = null;
    this.working = { step, progress: null };
    try {
      return await work(this.#job);
    } catch (error) {
      const reason = asCommandError(error);
      if (reason.code === "cancelled") this.#app.notice = { kind: "ok", text: stopped };
      else this.refused = reason;
      return null;
    } finally {
      this.working = null;
      await this.read();
    }
  }

  stop = (): void =>
    void this.#app
      .call("job.cancel", { job: this.#job })
      .catch((error: unknown) => this.#app.fail(error));

  heard(progress: Progress): void {
    if (this.working && progress.job === this.#job)
      this.working = { step: this.working.step, progress };
  }
}
