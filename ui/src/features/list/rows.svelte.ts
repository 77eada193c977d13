// The list of households as the grid sees it: any row by its place, read in pages when it comes
// into view. It outlives the screen, so that coming back finds filter, place and row again.
// Deliberately absent: searching and sorting, which are the core's.
import type { Choice, HouseholdList, HouseholdRow, Narrow } from "$lib/ipc/bindings";
import { asCommandError, type Call, type CommandError } from "$lib/ipc/transport";

export const PAGE = 100;

export type Order = "name" | "hamlet";

/** Groups of classes as the filter offers them. */
export const CLASS_GROUPS = {
  poor: ["poor_n1", "poor_n2", "poor"],
  near_poor: ["near_poor"],
  not_poor: ["not_poor"],
} as const;
export type ClassGroup = keyof typeof CLASS_GROUPS;

export class ListState {
  search = $state("");
  hamlet = $state<string | null>(null);
  group = $state<ClassGroup | null>(null);
  /** Only households whose dossier lacks something. */
  withGaps = $state(false);
  order = $state<Order>("name");
  /** The households behind a figure of another screen, and what they are called. */
  narrow = $state.raw<Narrow[]>([]);
  narrowLabel = $state("");

  total = $state(0);
  matching = $state(0);
  hamlets = $state.raw<Choice[]>([]);
  loaded = $state(false);
  failure = $state.raw<CommandError | null>(null);
  /** The current row, by its place in the list. */
  current = $state(0);
  scrollTop = 0;
  /** Grows when what is shown has to be read again. */
  version = $state(0);

  #pages = $state.raw<ReadonlyMap<number, HouseholdRow[]>>(new Map());
  #stale = new Set<number>();
  #asked = new Set<number>();
  #query = 0;
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  get filtered(): boolean {
    const narrowed = this.narrow.length > 0 || this.withGaps;
    return narrowed || this.search !== "" || this.hamlet !== null || this.group !== null;
  }

  row(index: number): HouseholdRow | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Makes sure the rows from..to are here or on their way. */
  ensure(from: number, to: number): void {
    const last = Math.floor(Math.max(from, to) / PAGE);
    for (let page = Math.floor(from / PAGE); page <= last; page += 1) {
      if (this.#pages.has(page) && !this.#stale.has(page)) continue;
      if (!this.#asked.has(page)) void this.#read(page);
    }
  }

  /** Waits for one row; null beyond the end. */
  async fetch(index: number): Promise<HouseholdRow | null> {
    const page = Math.floor(index / PAGE);
    if (!this.#pages.has(page)) await this.#read(page);
    return this.row(index);
  }

  /** Another filter or order: from the top, with the old rows standing until the new ones come. */
  requery(): void {
    this.current = 0;
    this.scrollTop = 0;
    this.#query += 1;
    this.#asked = new Set();
    this.#stale = new Set(this.#pages.keys());
    void this.#read(0, true);
  }

  /** Records changed: what is shown stands until it has been read again. */
  outdate(): void {
    this.#query += 1;
    this.#asked = new Set();
    this.#stale = new Set(this.#pages.keys());
    this.version += 1;
  }

  /** Another workplace. */
  reset(): void {
    this.order = "name";
    this.loaded = false;
    this.#pages = new Map();
    this.clearFilters();
  }

  clearFilters(): void {
    this.narrowTo([], "");
  }

  /** Only the households behind a figure, whatever was filtered before. */
  narrowTo(narrow: Narrow[], label: string): void {
    this.search = "";
    this.hamlet = null;
    this.group = null;
    this.withGaps = false;
    this.narrow = narrow;
    this.narrowLabel = label;
    this.requery();
  }

  async #read(page: number, fresh = false): Promise<void> {
    const query = this.#query;
    this.#asked.add(page);
    try {
      const list = await this.#call("household.list", {
        search: this.search,
        hamlet: this.hamlet,
        classes: this.group ? [...CLASS_GROUPS[this.group]] : null,
        with_gaps: this.withGaps,
        narrow: this.narrow,
        order: this.order,
        offset: page * PAGE,
        limit: PAGE,
      });
      if (query !== this.#query) return;
      this.#take(page, list, fresh);
    } catch (error) {
      if (query !== this.#query) return;
      this.failure = asCommandError(error);
      this.loaded = true;
    } finally {
      if (query === this.#query) this.#asked.delete(page);
    }
  }

  #take(page: number, list: HouseholdList, fresh: boolean): void {
    const pages = new Map(fresh ? [] : this.#pages);
    pages.set(page, list.rows);
    if (fresh) this.#stale = new Set();
    this.#stale.delete(page);
    this.#pages = pages;
    this.total = list.total;
    this.matching = list.matching;
    this.hamlets = list.hamlets;
    this.failure = null;
    this.loaded = true;
    this.current = Math.max(0, Math.min(this.current, list.matching - 1));
  }
}
