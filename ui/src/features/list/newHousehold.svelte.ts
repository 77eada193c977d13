// The household being typed into the add form. It outlives the form, so that going away and
// coming back finds the text; what is half-typed is kept by the core as a draft.
import { DRAFT_AFTER_MS } from "$lib/form/edit.svelte";
import { NEW_HOUSEHOLD, type Drafts } from "$lib/state/drafts.svelte";

type TextName = "head_name" | "birth_year" | "hamlet_name";

export class NewHousehold {
  head_name = $state("");
  birth_year = $state("");
  /** Name of a hamlet that does not exist yet. */
  hamlet_name = $state("");
  hamlet = $state("");
  class = $state("");
  #drafts: Drafts;
  #timers = new Map<TextName, ReturnType<typeof setTimeout>>();

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
  }

  /** Takes back what an interrupted session left, if the person asked for it. */
  restore(): void {
    for (const name of ["head_name", "birth_year", "hamlet_name"] as const)
      this[name] = this.#drafts.take(NEW_HOUSEHOLD, name) ?? this[name];
  }

  type(name: TextName, text: string): void {
    this[name] = text;
    if (this.#timers.has(name)) return;
    const keep = () => {
      this.#timers.delete(name);
      void this.#drafts.keep(NEW_HOUSEHOLD, name, this[name]);
    };
    this.#timers.set(name, setTimeout(keep, DRAFT_AFTER_MS));
  }

  /** The household is written: name and year make room for the next, hamlet and class stay. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const name of ["head_name", "birth_year", "hamlet_name"] as const) {
      this[name] = "";
      void this.#drafts.drop(NEW_HOUSEHOLD, name);
    }
  }
}
