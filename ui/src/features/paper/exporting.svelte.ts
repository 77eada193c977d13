// Writing the PDF: asking where, writing it, and what can be done with it afterwards.
import { t } from "$lib/i18n/words.svelte";
import type { PaperName, PaperWritten, Progress, WorkplaceView } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export class Exporting {
  readonly app: App;
  stage = $state<"none" | "writing" | "written" | "failed" | "stopped">("none");
  written = $state.raw<PaperWritten | null>(null);
  failure = $state.raw<CommandError | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** Opening the file or its folder was refused. */
  unopened = $state.raw<CommandError | null>(null);
  #job = "";

  constructor(app: App) {
    this.app = app;
  }

  async run(workplace: WorkplaceView, kind: PaperName, version: number | null): Promise<void> {
    if (this.stage === "writing") return;
    const { paper } = t();
    const edition = version === null ? paper.fileDraft : paper.fileVersion(version);
    const suggested = `${paper.fileName[kind](workplace.year, workplace.unit.name)} (${edition}).pdf`;
    const chosen = await this.app.dialogs.pickPlace("pdf", paper.pickTitle, suggested);
    if (!chosen) return;
    const path = /\.pdf$/i.test(chosen) ? chosen : `${chosen}.pdf`;
    this.#job = crypto.randomUUID();
    this.stage = "writing";
    this.progress = this.failure = this.unopened = null;
    try {
      this.written = await this.app.call("paper.plan", { paper: kind, path, job: this.#job });
      this.stage = "written";
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

  open = (): Promise<void> => this.#ask("file.open");
  showFolder = (): Promise<void> => this.#ask("file.show");

  close = (): void => {
    this.stage = "none";
  };

  async #ask(command: "file.open" | "file.show"): Promise<void> {
    if (!this.written) return;
    this.unopened = null;
    try {
      await this.app.call(command, { path: this.written.path });
    } catch (error) {
      this.unopened = asCommandError(error);
    }
  }
}
