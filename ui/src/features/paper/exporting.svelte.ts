// Writing the paper as PDF, Word or Excel, or for the printer: asking where, writing it, and what
// can be done with it afterwards.
import { t } from "$lib/i18n/words.svelte";
import type { PaperName, Progress, WorkplaceView } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

type Format = "pdf" | "docx" | "xlsx";
export type Way = Format | "print";

interface Order {
  way: Way;
  workplace: WorkplaceView;
  kind: PaperName;
  version: number | null;
  path: string;
}

/** What was written: a paper with its pages, or a copy with what it says of itself. */
type Written = { path: string } & (
  { pages: number; version: number | null; note: null } | { note: string }
);

export class Exporting {
  readonly app: App;
  stage = $state<"none" | "writing" | "written" | "failed" | "stopped">("none");
  way = $state<Way>("pdf");
  written = $state.raw<Written | null>(null);
  failure = $state.raw<CommandError | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** Opening the file or its folder was refused. */
  unopened = $state.raw<CommandError | null>(null);
  #job = "";
  #order: Order | null = null;

  constructor(app: App) {
    this.app = app;
  }

  async run(
    way: Way,
    workplace: WorkplaceView,
    kind: PaperName,
    version: number | null,
  ): Promise<void> {
    if (this.stage === "writing") return;
    const order = { way, workplace, kind, version, path: "" };
    if (way !== "print") {
      const { paper } = t();
      const edition = version === null ? paper.fileDraft : paper.fileVersion(version);
      const name = paper.fileName[kind](workplace.year, workplace.unit.name);
      const suggested = `${name} (${edition}).${way}`;
      const chosen = await this.app.dialogs.pickPlace(way, paper.pickTitle[way], suggested);
      if (!chosen) return;
      order.path = chosen.toLowerCase().endsWith(`.${way}`) ? chosen : `${chosen}.${way}`;
    }
    await this.#write(order);
  }

  /** The same file once more, after whatever held it was closed. */
  writeAgain = (): Promise<void> => (this.#order ? this.#write(this.#order) : Promise.resolve());

  /** The same paper in another place. */
  elsewhere = (): Promise<void> => {
    const order = this.#order;
    if (!order) return Promise.resolve();
    return this.run(order.way, order.workplace, order.kind, order.version);
  };

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

  async #write(order: Order): Promise<void> {
    this.#order = order;
    this.#job = crypto.randomUUID();
    this.way = order.way;
    this.stage = "writing";
    this.progress = this.failure = this.unopened = null;
    try {
      this.written = await this.#call(order);
      if (order.way === "print") await this.open();
      this.stage = "written";
    } catch (error) {
      this.failure = asCommandError(error);
      this.stage = this.failure.code === "cancelled" ? "stopped" : "failed";
    }
  }

  async #call({ way, kind, path }: Order): Promise<Written> {
    const job = this.#job;
    if (way === "docx" || way === "xlsx")
      return this.app.call("paper.copy", { paper: kind, format: way, path, job });
    const paper =
      way === "print"
        ? await this.app.call("paper.print", { paper: kind, job })
        : await this.app.call("paper.plan", { paper: kind, path, job });
    return { ...paper, note: null };
  }

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
