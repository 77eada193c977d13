// The list of households as the grid sees it: any row by its place, read in pages when it comes
// into view. It outlives the screen, so that coming back finds filter, place, row and
// what is selected.
// Deliberately absent: searching and sorting, which are the core's.
import type { Choice, HouseholdList, HouseholdRow, Narrow } from "$lib/ipc/bindings";
import { asCommandError, type Call, type CommandError } from "$lib/ipc/transport";

export const PAGE = 100;

export type Order = "name" | "hamlet" | "class" | "birth" | "ready" | "money";

/** The parts of a dossier that can be missing, in the order of its boxes. */
export const GAPS = ["class", "causes", "answers", "measures", "helper", "expected"] as const;
export const RESULTS = ["leaves", "to_near_poor", "stays"] as const;
/** In place of a result: none is written. */
export const NO_RESULT = "none";

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
  /** Only households that lack this part. */
  gap = $state<string | null>(null);
  /** Only households with this expected result, or with none. */
  expected = $state<string | null>(null);
  order = $state<Order>("name");
  descending = $state(false);
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
  /** The current cell's column, by its place among the columns. */
  column = $state(0);
  /** The chosen households, by id. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  scrollTop = 0;
  /** Grows when what is shown has to be read again. */
  version = $state(0);

  #pages = $state.raw<ReadonlyMap<number, HouseholdRow[]>>(new Map());
  #stale = new Set<number>();
  #asked = new Set<number>();
  #query = 0;
  /** Where extending the selection began. */
  #anchor = 0;
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  get filtered(): boolean {
    const narrowed = this.narrow.length > 0 || this.withGaps || this.gap !== null;
    return (
      narrowed ||
      this.expected !== null ||
      this.search !== "" ||
      this.hamlet !== null ||
      this.group !== null
    );
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
  requery(keepSelected = false): void {
    // Nothing is done to households that the filter hides.
    if (!keepSelected) this.clearSelected();
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

  /** Sorts by a column; the same column again turns the order round. */
  sortBy(order: Order): void {
    this.descending = this.order === order && !this.descending;
    this.order = order;
    this.requery(true);
  }

  isSelected = (index: number): boolean => this.selected.has(this.row(index)?.id ?? "");

  clearSelected(): void {
    if (this.selected.size > 0) this.selected = new Set();
  }

  toggle(index: number): void {
    this.#anchor = index;
    const id = this.row(index)?.id;
    if (!id) return;
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  /** Selects from where extending began to here, as in Excel. */
  async extend(from: number, to: number): Promise<void> {
    if (this.selected.size === 0) this.#anchor = from;
    const [first, last] = [Math.min(this.#anchor, to), Math.max(this.#anchor, to)];
    const selected = new Set<string>();
    for (let index = first; index <= last; index += 1) {
      const row = this.row(index) ?? (await this.fetch(index));
      if (row) selected.add(row.id);
    }
    this.selected = selected;
  }

  /** All households that match, also those not read yet. */
  async selectAll(): Promise<void> {
    this.selected = new Set((await this.all()).map((row) => row.id));
  }

  /** Every matching row, in order. */
  async all(): Promise<HouseholdRow[]> {
    return (await this.#call("household.list", { ...this.#args(), offset: 0, limit: 0 })).rows;
  }

  /** One row anew, in its place: what was typed into it must not make it jump. */
  async refresh(id: string): Promise<void> {
    const { rows } = await this.#call("household.list", {
      ...{ search: "", hamlet: null, classes: null, order: "name", offset: 0, limit: 1 },
      narrow: [{ key: "household", value: id }],
    });
    const [fresh] = rows;
    if (!fresh) return;
    const put = (row: HouseholdRow) => (row.id === id ? fresh : row);
    this.#pages = new Map([...this.#pages].map(([page, old]) => [page, old.map(put)]));
  }

  /** Another workplace. */
  reset(): void {
    this.order = "name";
    this.descending = false;
    this.column = 0;
    this.loaded = false;
    this.#pages = new Map();
    this.clearFilters();
  }

  clearFilters(): void {
    this.narrowTo([], "");
  }

  /** All households again where they were narrowed; other filters stand. */
  dropNarrow(): void {
    this.narrow = [];
    this.narrowLabel = "";
    this.requery();
  }

  /** Only the households behind a figure, whatever was filtered before. */
  narrowTo(narrow: Narrow[], label: string): void {
    this.search = "";
    this.hamlet = null;
    this.group = null;
    this.withGaps = false;
    this.gap = null;
    this.expected = null;
    this.narrow = narrow;
    this.narrowLabel = label;
    this.requery();
  }

  /** The filter and order as the core takes them. */
  #args() {
    const narrow = [...this.narrow];
    if (this.gap !== null) narrow.push({ key: "gap", value: this.gap });
    if (this.expected !== null)
      narrow.push({ key: "expected", value: this.expected === NO_RESULT ? "" : this.expected });
    return {
      search: this.search,
      hamlet: this.hamlet,
      classes: this.group ? [...CLASS_GROUPS[this.group]] : null,
      with_gaps: this.withGaps,
      narrow,
      order: this.order,
      descending: this.descending,
    };
  }

  async #read(page: number, fresh = false): Promise<void> {
    const query = this.#query;
    this.#asked.add(page);
    try {
      const list = await this.#call("household.list", {
        ...this.#args(),
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
