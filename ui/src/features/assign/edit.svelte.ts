// One value of a task being typed: saved on leaving, never lost silently. The core reads what was
// typed («1.234» is a count, «12,5» is none) and says why it does not take it. Deliberately
// absent: drafts on the disk; a task's values are a few digits.
import type { OpenEdit, Parsed } from "$lib/form/edit.svelte";
import type { FieldValue } from "$lib/ipc/record";
import { asCommandError } from "$lib/ipc/transport";
import type { App } from "$lib/state/app.svelte";

export interface TaskSource {
  /** Names what is written, for saving and trying again. */
  key: string;
  /** What the field shows while nobody types. */
  shown: string;
}

type Store = (value: FieldValue) => Promise<unknown>;

export class TaskEdit implements OpenEdit {
  dirty = $state(false);
  problem = $state<string | null>(null);
  #typed = $state("");
  #leaving: { text: string; done: Promise<boolean> } | null = null;
  #app: App;
  #source: () => TaskSource;
  #parse: (text: string) => Parsed;
  #store: () => Store;
  /** Where the text belongs: settled when typing begins, whatever the screen shows later. */
  #held: (TaskSource & { store: Store }) | null = null;

  constructor(
    app: App,
    source: () => TaskSource,
    parse: (text: string) => Parsed,
    store: () => Store,
  ) {
    this.#app = app;
    this.#source = source;
    this.#parse = parse;
    this.#store = store;
  }

  get text(): string {
    return this.dirty ? this.#typed : this.#source().shown;
  }

  input(text: string): void {
    if (!this.dirty) this.#held = { ...this.#source(), store: this.#store() };
    this.#typed = text;
    this.dirty = true;
    this.problem = null;
    this.#app.edits.add(this);
  }

  /** Saves what was typed. False when it could not be saved; the text then stays. */
  leave(): Promise<boolean> {
    if (!this.dirty) return Promise.resolve(true);
    if (this.#leaving?.text === this.#typed) return this.#leaving.done;
    const done = this.#save(this.#typed).finally(() => {
      if (this.#leaving?.done === done) this.#leaving = null;
    });
    this.#leaving = { text: this.#typed, done };
    return done;
  }

  escape(): void {
    if (this.#held) this.#app.saving.forget(this.#held.key);
    this.#clean();
  }

  /** The field goes off the screen: what was typed is saved as on leaving. */
  destroy(): void {
    void this.leave().then(() => this.#app.edits.remove(this));
  }

  async #save(text: string): Promise<boolean> {
    if (!this.#held) return true;
    const { key, shown, store } = this.#held;
    if (text.trim() === shown) {
      this.#clean();
      return true;
    }
    const parsed = this.#parse(text);
    if ("message" in parsed) {
      this.problem = parsed.message;
      return false;
    }
    try {
      await this.#app.saving.run(
        key,
        () => store(parsed.value),
        () => this.leave(),
      );
    } catch (error) {
      this.problem = asCommandError(error).message || this.#app.unexplained();
      return false;
    }
    if (this.#typed === text) this.#clean();
    return true;
  }

  #clean(): void {
    this.dirty = false;
    this.problem = null;
    this.#held = null;
    this.#app.edits.remove(this);
  }
}
