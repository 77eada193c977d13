// Text typed but not yet left: kept by the core at most a second old, offered at the next start.
import type { DraftView } from "$lib/ipc/bindings";
import type { Call } from "$lib/ipc/transport";

/** The form in which a household that does not exist yet is typed. */
export const NEW_HOUSEHOLD = "new.household";

/** Text of a paper that is being typed: «paper.poverty.goals». */
export const PAPER_DRAFT = "paper.";

const same = (draft: DraftView, record: string, field: string) =>
  draft.record === record && draft.field === field;

export class Drafts {
  /** Offered and not yet answered by the person. */
  offered = $state.raw<DraftView[]>([]);
  /** Texts that are being typed now and are on the disk as drafts. */
  held = $state.raw<ReadonlySet<string>>(new Set());
  #accepted: DraftView[] = [];
  #kept = new Set<string>();
  /** Left in a list field without choosing; shown again when the field is. */
  #left = new Map<string, string>();
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  offer(drafts: DraftView[]): void {
    this.offered = drafts;
    this.#accepted = [];
    this.#left.clear();
    this.held = new Set();
    this.#kept = new Set(drafts.map((draft) => `${draft.record}|${draft.field}`));
  }

  /** The person wants it back: the field that shows next takes it. */
  accept(draft: DraftView): void {
    this.#accepted.push(draft);
    this.offered = this.offered.filter((other) => other !== draft);
  }

  /** The accepted text of a field, once. */
  take(record: string, field: string): string | null {
    const found = this.#accepted.find((draft) => same(draft, record, field));
    if (!found) return null;
    this.#accepted = this.#accepted.filter((draft) => draft !== found);
    return found.text;
  }

  /** What a list field was left with, or what the person wants back; it stays until chosen. */
  textOf(record: string, field: string): string | null {
    const key = `${record}|${field}`;
    const taken = this.take(record, field);
    if (taken !== null) this.#left.set(key, taken);
    return this.#left.get(key) ?? null;
  }

  /** Failing to keep a draft is no reason to disturb the person; saving itself will tell. */
  async keep(record: string, field: string, text: string): Promise<void> {
    const key = `${record}|${field}`;
    this.#kept.add(key);
    this.#left.set(key, text);
    await this.#call("draft.keep", { record, field, text }).then(
      () => this.#kept.has(key) && (this.held = new Set(this.held).add(key)),
      () => {},
    );
  }

  async drop(record: string, field: string): Promise<void> {
    this.offered = this.offered.filter((draft) => !same(draft, record, field));
    const key = `${record}|${field}`;
    this.#left.delete(key);
    if (!this.#kept.delete(key)) return;
    this.held = new Set([...this.held].filter((other) => other !== key));
    await this.#call("draft.drop", { record, field }).catch(() => {});
  }
}
