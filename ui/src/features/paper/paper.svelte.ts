// What the screen of the papers shows: the plan's text with its pages, and one of the pages.
// Deliberately absent: any word or figure of the paper; the core writes and lays it out.
import type {
  PaperAnnex,
  PaperName,
  PaperOutline,
  PaperPage,
  PaperSection,
  Progress,
  TryArgs,
} from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

/** What is chosen in the contents; annexes are counted after the sections. */
type Chosen = { section: PaperSection; annex: null } | { section: null; annex: PaperAnnex };

/** Where one was before another screen came between. */
const places = new WeakMap<App, { kind: PaperName; chosen: number; page: number }>();

export class PaperState {
  readonly app: App;
  /** Which of the two plans. */
  kind = $state<PaperName>("poverty");
  outline = $state.raw<PaperOutline | null>(null);
  page = $state.raw<PaperPage | null>(null);
  /** The place in the contents. */
  at = $state(0);
  failure = $state.raw<CommandError | null>(null);
  /** Number, day and signer are shown in place of the text. */
  choosing = $state(false);
  /** The field of them in which the caret is to stand. */
  wantedField = $state.raw<string | null>(null);
  /** The person stopped the layout. */
  stopped = $state(false);
  busy = $state(false);
  progress = $state.raw<Progress | null>(null);
  #job = "";
  #readings = 0;
  #showings = 0;
  #wanted = 1;

  constructor(app: App) {
    this.app = app;
    const before = places.get(app);
    this.kind = app.wantedSection?.paper ?? before?.kind ?? "poverty";
    this.at = before?.chosen ?? 0;
    this.#wanted = before?.page ?? 1;
  }

  /** The annexes that have pages; the others are switched off or would say nothing. */
  get printed(): PaperAnnex[] {
    return this.outline?.annexes.filter((annex) => annex.pages > 0) ?? [];
  }

  get chosen(): Chosen | null {
    const { outline } = this;
    if (!outline) return null;
    const annex = this.printed[this.at - outline.sections.length];
    if (annex) return { section: null, annex };
    const section = outline.sections[this.at] ?? outline.sections[0];
    return section ? { section, annex: null } : null;
  }

  /** Reads text and page again; what is shown stays until the new is there. */
  async read(): Promise<void> {
    const turn = ++this.#readings;
    this.#job = crypto.randomUUID();
    this.progress = null;
    this.stopped = false;
    this.failure = null;
    this.busy = true;
    try {
      const outline = await this.app.call("paper.outline", {
        paper: this.kind,
        job: this.#job,
      });
      if (turn !== this.#readings) return;
      this.outline = outline;
      this.#findWanted(outline);
      this.at = Math.min(this.at, outline.sections.length + this.printed.length - 1);
      await this.show(this.#wanted);
    } catch (error) {
      if (turn === this.#readings) this.#fail(error);
    } finally {
      if (turn === this.#readings) this.busy = false;
    }
  }

  /** The place a draft was typed in. */
  #findWanted({ sections }: PaperOutline): void {
    const wanted = this.app.wantedSection;
    if (wanted?.paper !== this.kind) return;
    this.app.wantedSection = null;
    if (wanted.place === null) {
      this.choosing = true;
      this.wantedField = wanted.field ?? "number";
      return;
    }
    const at = sections.findIndex((section) => section.place === wanted.place);
    if (at < 0) return;
    this.at = at;
    this.#wanted = sections[at]?.page ?? 1;
  }

  /** Turns to the other plan. */
  async turnTo(kind: PaperName): Promise<void> {
    if (kind === this.kind) return;
    this.kind = kind;
    this.at = 0;
    this.#wanted = 1;
    this.outline = this.page = null;
    this.#remember();
    await this.read();
  }

  /** Opens a section of one of the plans, or what is chosen for it, without leaving the screen. */
  async open(spot: { paper: PaperName; section: string | null; field: string | null }) {
    const { paper, section, field } = spot;
    this.app.wantedSection = { paper, place: section, field };
    if (!(await this.app.leaveFields())) {
      this.app.wantedSection = null;
      return;
    }
    this.choosing = false;
    if (paper !== this.kind) return this.turnTo(paper);
    if (this.outline) this.#findWanted(this.outline);
    await this.show(this.#wanted);
  }

  /** Shows a page; of several asked for quickly only the last one counts. */
  async show(page: number): Promise<void> {
    const turn = ++this.#showings;
    this.#wanted = Math.max(1, Math.min(page, this.outline?.pages ?? 1));
    this.#remember();
    try {
      const shown = await this.app.call("paper.preview", {
        paper: this.kind,
        page: this.#wanted,
        job: crypto.randomUUID(),
      });
      if (turn !== this.#showings) return;
      this.page = shown;
      this.#wanted = shown.page;
    } catch (error) {
      if (turn === this.#showings) this.#fail(error);
    }
  }

  /** Shows the page of a text that is not stored; what cannot be drawn is told by the write. */
  async try(args: TryArgs): Promise<void> {
    const turn = ++this.#showings;
    try {
      const tried = await this.app.call("paper.try", args);
      if (turn !== this.#showings) return;
      const { page } = this;
      const beside = page?.page === tried.page ? page : tried;
      this.page = { ...tried, places: beside.places, findings: beside.findings };
      this.#wanted = tried.page;
      this.#remember();
    } catch {
      // The page shown stays.
    }
  }

  turn = (by: number): Promise<void> => this.show(this.#wanted + by);

  async choose(at: number): Promise<void> {
    this.choosing = false;
    this.at = at;
    const { chosen } = this;
    await this.show((chosen?.section ?? chosen?.annex)?.page ?? 1);
  }

  hear(progress: Progress): void {
    if (progress.job === this.#job) this.progress = progress;
  }

  stop = (): void =>
    void this.app
      .call("job.cancel", { job: this.#job })
      .catch((error: unknown) => this.app.fail(error));

  #remember(): void {
    places.set(this.app, { kind: this.kind, chosen: this.at, page: this.#wanted });
  }

  #fail(error: unknown): void {
    const reason = asCommandError(error);
    if (reason.code === "cancelled") this.stopped = true;
    else this.failure = reason;
  }
}
