// A file or a folder of files being written: on its way, written, stopped, refused, or waiting for a
// person's word; and what can be done with it afterwards. Deliberately absent: which command writes it.
import type { Progress } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "./app.svelte";

export type Stage = "none" | "writing" | "asking" | "written" | "failed" | "stopped";

export class Writing<Written extends object> {
  readonly app: App;
  stage = $state<Stage>("none");
  written = $state.raw<Written | null>(null);
  failure = $state.raw<CommandError | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** Opening the file or its folder was refused. */
  unopened = $state.raw<CommandError | null>(null);
  #job = "";
  readonly #path: (written: Written) => string;

  /** `path` is what is opened, or shown in its folder. */
  constructor(app: App, path: (written: Written) => string) {
    this.app = app;
    this.#path = path;
  }

  get busy(): boolean {
    return this.stage === "writing";
  }

  /** Writes; `outcome` may say that it stopped half way or has to ask first. */
  async run(
    write: (job: string) => Promise<Written>,
    outcome: (written: Written) => Stage = () => "written",
  ): Promise<void> {
    this.#job = crypto.randomUUID();
    this.stage = "writing";
    this.progress = this.failure = this.unopened = this.written = null;
    try {
      const written = await write(this.#job);
      this.written = written;
      this.stage = outcome(written);
    } catch (error) {
      this.failure = asCommandError(error);
      this.stage = this.failure.code === "cancelled" ? "stopped" : "failed";
    }
  }

  hear(progress: Progress): void {
    if (progress.job === this.#job) this.progress = progress;
  }

  stop = (): void =>
    void this.app
      .call("job.cancel", { job: this.#job })
      .catch((error: unknown) => this.app.fail(error));

  close = (): void => {
    this.stage = "none";
  };

  open = (): Promise<void> => this.#ask("file.open");
  showFolder = (): Promise<void> => this.#ask("file.show");

  async #ask(command: "file.open" | "file.show"): Promise<void> {
    if (this.written) await this.#show(command, this.#path(this.written));
  }

  /** Opens what was written just now, before anything is said of it. */
  openNow = (path: string): Promise<void> => this.#show("file.open", path);

  async #show(command: "file.open" | "file.show", path: string): Promise<void> {
    this.unopened = null;
    try {
      await this.app.call(command, { path });
    } catch (error) {
      this.unopened = asCommandError(error);
    }
  }
}
