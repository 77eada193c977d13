// Text typed but not yet left: kept by the core at most a second old, offered at the next start.
import type { DraftView } from "$lib/ipc/bindings";
import type { Call } from "$lib/ipc/transport";

/** The form in which a household that does not exist yet is typed. */
export const NEW_HOUSEHOLD = "new.household";

const same = (draft: DraftView, record: string, field: string) =>
  draft.record === record && draft.field === field;

export class Drafts {
  /** Offered and not yet answered by the person. */
  offered = $state.raw<DraftView[]>([]);
  #accepted: DraftView[] = [];
  #kept = new Set<string>();
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  offer(drafts: DraftView[]): void {
    this.offered = drafts;
    this.#accepted = [];
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

  /** Failing to keep a draft is no reason to disturb the person; saving itself will tell. */
  async keep(record: string, field: string, text: string): Promise<void> {
    this.#kept.add(`${record}|${field}`);
    await this.#call("draft.keep", { record, field, text }).catch(() => {});
  }

  async drop(record: string, field: string): Promise<void> {
    this.offered = this.offered.filter((draft) => !same(draft, record, field));
    if (!this.#kept.delete(`${record}|${field}`)) return;
    await this.#call("draft.drop", { record, field }).catch(() => {});
  }
}
