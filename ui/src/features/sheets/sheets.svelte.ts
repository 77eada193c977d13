// What the screen of the other papers shows and prints: which paper, which sheets, one page.
// Deliberately absent: any word of a sheet; the core writes and lays it out.
import { t } from "$lib/i18n/words.svelte";
import type {
  SheetFiles,
  SheetName,
  SheetPage,
  SheetsOffer,
  SheetsPrintArgs,
  SheetsWanted,
  SheetsWritten,
  WorkplaceView,
} from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";
import { Writing } from "$lib/state/writing.svelte";

type Order = Omit<SheetsPrintArgs, "job">;

export const KINDS: SheetName[] = [
  "household",
  "organisation",
  "helper",
  "posting",
  "minutes",
  "summary",
];

/** Papers on which personal data can be asked for. */
const PERSONAL: SheetName[] = ["household", "organisation", "helper"];

export class SheetsState {
  readonly app: App;
  kind = $state<SheetName>("household");
  households = $state.raw<string[]>([]);
  hamlet = $state("");
  organisation = $state("");
  helper = $state("");
  files = $state<SheetFiles>("one_file");
  /** What was ticked; only some papers ask. */
  ticked = $state(false);
  offer = $state.raw<SheetsOffer | null>(null);
  page = $state.raw<SheetPage | null>(null);
  failure = $state.raw<CommandError | null>(null);
  busy = $state(false);

  readonly writing: Writing<SheetsWritten>;
  #order: Order | null = null;
  #readings = 0;

  constructor(app: App) {
    this.app = app;
    this.writing = new Writing(app, (written) => written.first);
    const wish = app.sheets;
    if (!wish) return;
    this.kind = wish.kind;
    this.households = wish.wanted.households ?? [];
    this.organisation = wish.wanted.organisation ?? "";
    this.helper = wish.wanted.helper ?? "";
  }

  /** Which sheets: only what concerns this paper narrows it. */
  get wanted(): SheetsWanted {
    const { kind } = this;
    const byHamlet = kind === "household" || kind === "posting" || kind === "minutes";
    const chosen = kind === "household" ? this.households : [];
    return {
      households: chosen,
      hamlet: byHamlet && chosen.length === 0 ? this.hamlet || null : null,
      organisation: kind === "organisation" ? this.organisation || null : null,
      helper: kind === "helper" ? this.helper || null : null,
    };
  }

  get asksPersonal(): boolean {
    return PERSONAL.includes(this.kind);
  }

  get personal(): boolean {
    return this.asksPersonal && this.ticked;
  }

  get count(): number {
    return this.offer?.kinds.find((one) => one.kind === this.kind)?.count ?? 0;
  }

  /** Reads what there is and shows a page; of several readings only the last one counts. */
  async read(sheet = 1, page = 1): Promise<void> {
    const turn = ++this.#readings;
    const { wanted, kind, personal } = this;
    this.busy = true;
    this.failure = null;
    try {
      const offer = await this.app.call("sheets.offer", wanted);
      const args = { kind, wanted, personal, sheet, page };
      const shown = await this.app.call("sheets.preview", args);
      if (turn !== this.#readings) return;
      this.offer = offer;
      this.page = shown;
    } catch (error) {
      if (turn === this.#readings) this.failure = asCommandError(error);
    } finally {
      if (turn === this.#readings) this.busy = false;
    }
  }

  choose(kind: SheetName): void {
    if (kind === this.kind) return;
    this.kind = kind;
    if (!this.writing.busy) this.writing.close();
    void this.read();
  }

  dropChosen(): void {
    this.households = [];
    void this.read();
  }

  get isFirst(): boolean {
    return !this.page || (this.page.sheet <= 1 && this.page.page <= 1);
  }

  get isLast(): boolean {
    const { page } = this;
    return !page || (page.sheet >= page.sheets && page.page >= page.pages);
  }

  /** The page before or after; past the end of a sheet, the next sheet. */
  async turn(by: 1 | -1): Promise<void> {
    const { page } = this;
    if (!page || (by > 0 ? this.isLast : this.isFirst)) return;
    const within = page.page + by;
    if (within >= 1 && within <= page.pages) await this.read(page.sheet, within);
    else await this.read(page.sheet + by, 1);
  }

  async print(workplace: WorkplaceView): Promise<void> {
    if (this.writing.busy || this.count === 0) return;
    const { kind, wanted, personal, files } = this;
    const path = await this.#place(workplace);
    if (path !== null) await this.#write({ kind, wanted, personal, as: files, path });
  }

  /** The same sheets in place of the files that are in the folder already. */
  replace = (): Promise<void> =>
    this.#order ? this.#write({ ...this.#order, replace: true }) : Promise.resolve();

  #write(order: Order): Promise<void> {
    this.#order = order;
    return this.writing.run(
      (job) => this.app.call("sheets.print", { ...order, job }),
      ({ there, stopped }) => (there.length > 0 ? "asking" : stopped ? "stopped" : "written"),
    );
  }

  /** Where to: a file with a proposed name, or a folder. */
  async #place(workplace: WorkplaceView): Promise<string | null> {
    const words = t().sheets;
    const { dialogs } = this.app;
    if (this.files === "file_each") return dialogs.pickFolder(words.pickFolder);
    const name = words.fileName(words.kinds[this.kind].name, workplace.year, workplace.unit.name);
    const chosen = await dialogs.pickPlace("pdf", words.pickFile, name);
    return chosen === null || /\.pdf$/i.test(chosen) ? chosen : `${chosen}.pdf`;
  }
}
