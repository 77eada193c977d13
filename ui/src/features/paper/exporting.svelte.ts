// The paper as PDF, Word or Excel, or for the printer: asking where, and writing it.
import { t } from "$lib/i18n/words.svelte";
import type { PaperName, WorkplaceView } from "$lib/ipc/bindings";
import type { App } from "$lib/state/app.svelte";
import { Writing } from "$lib/state/writing.svelte";

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

export class Exporting extends Writing<Written> {
  way = $state<Way>("pdf");
  #order: Order | null = null;

  constructor(app: App) {
    super(app, (written) => written.path);
  }

  async export(
    way: Way,
    workplace: WorkplaceView,
    kind: PaperName,
    version: number | null,
  ): Promise<void> {
    if (this.busy) return;
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
    return this.export(order.way, order.workplace, order.kind, order.version);
  };

  #write(order: Order): Promise<void> {
    this.#order = order;
    this.way = order.way;
    return this.run((job) => this.#call(order, job));
  }

  async #call({ way, kind, path }: Order, job: string): Promise<Written> {
    if (way === "docx" || way === "xlsx")
      return this.app.call("paper.copy", { paper: kind, format: way, path, job });
    if (way === "pdf")
      return { ...(await this.app.call("paper.plan", { paper: kind, path, job })), note: null };
    const written = await this.app.call("paper.print", { paper: kind, job });
    await this.openNow(written.path);
    return { ...written, note: null };
  }
}
