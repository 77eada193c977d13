// The households to go through, one dossier after the other: those of the list as it was filtered
// and sorted when the first one was opened. One that no longer fits the filter, because its gap was
// filled on the way, keeps its place.
import type { Dossier, HouseholdRow } from "$lib/ipc/bindings";
import type { ListState } from "./rows.svelte";

type Step = Pick<HouseholdRow, "id" | "head_name">;

export class Walk {
  #steps: Step[] = [];

  /** From here on the list's order counts; without an answer the core's does. */
  async begin(list: ListState): Promise<void> {
    this.#steps = await list.all().catch(() => []);
  }

  /** The core's order counts again. */
  end(): void {
    this.#steps = [];
  }

  drop(id: string): void {
    this.#steps = this.#steps.filter((step) => step.id !== id);
  }

  /** The dossier with the households before and after it in this walk. */
  placed(id: string, dossier: Dossier): Dossier {
    const at = this.#at(id);
    if (at < 0) return dossier;
    const [previous, next] = [this.#steps[at - 1], this.#steps[at + 1]];
    return {
      ...dossier,
      previous: previous?.id ?? null,
      previous_name: previous?.head_name ?? null,
      next: next?.id ?? null,
      next_name: next?.head_name ?? null,
      position: at + 1,
      of: this.#steps.length,
    };
  }

  /** The list's current row follows, as long as the row is where it was. */
  follow(list: ListState, id: string): void {
    const at = this.#at(id);
    if (at >= 0 && list.row(at)?.id === id) list.current = at;
  }

  #at(id: string): number {
    return this.#steps.findIndex((step) => step.id === id);
  }
}
