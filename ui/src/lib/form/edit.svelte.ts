// One field being typed into: saved on leaving, kept as a draft while typing, never overwritten
// by what arrives from elsewhere meanwhile. Deliberately absent: how a field looks.
import type { FieldValue } from "$lib/ipc/record";
import { asCommandError } from "$lib/ipc/transport";
import type { Drafts } from "$lib/state/drafts.svelte";
import type { Saving } from "$lib/state/saving.svelte";

/** Half-typed text is at most this old on disk (promise: one second, the way to the disk included). */
export const DRAFT_AFTER_MS = 800;

export type Parsed = { value: FieldValue } | { message: string };

export interface EditSource {
  /** Where the text belongs; also the key of its draft. */
  record: string;
  field: string;
  /** What the field shows while nobody types. */
  shown: string;
  /** The dots behind what it shows. */
  dots: string[];
}

export interface EditWorld {
  saving: Saving;
  drafts: Drafts;
  edits: OpenEdits;
  /** The sentence for an error that came without one. */
  unexplained: () => string;
}

export class FieldEdit {
  dirty = $state(false);
  problem = $state<string | null>(null);
  #text = $state("");
  #seen: string[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #leaving: { text: string; done: Promise<boolean> } | null = null;
  #world: EditWorld;
  #source: () => EditSource;
  #parse: (text: string) => Parsed | Promise<Parsed>;
  #store: (value: FieldValue, seen: string[]) => Promise<unknown>;

  constructor(
    world: EditWorld,
    source: () => EditSource,
    parse: (text: string) => Parsed | Promise<Parsed>,
    store: (value: FieldValue, seen: string[]) => Promise<unknown>,
  ) {
    this.#world = world;
    this.#source = source;
    this.#parse = parse;
    this.#store = store;
    const { record, field, dots } = source();
    const draft = world.drafts.take(record, field);
    if (draft !== null) {
      this.#text = draft;
      this.#seen = dots;
      this.dirty = true;
      world.edits.add(this);
    }
  }

  get text(): string {
    return this.dirty ? this.#text : this.#source().shown;
  }

  input(text: string): void {
    if (!this.dirty) {
      // The write replaces what was on the screen when typing began, nothing newer.
      this.#seen = this.#source().dots;
      this.dirty = true;
      this.#world.edits.add(this);
    }
    this.#text = text;
    this.problem = null;
    this.#timer ??= setTimeout(() => this.#keep(), DRAFT_AFTER_MS);
  }

  /** Saves what was typed. False when it could not be saved; the text then stays in the field. */
  leave(): Promise<boolean> {
    if (!this.dirty) return Promise.resolve(true);
    if (this.#leaving?.text === this.#text) return this.#leaving.done;
    const done = this.#save(this.#text).finally(() => {
      if (this.#leaving?.done === done) this.#leaving = null;
    });
    this.#leaving = { text: this.#text, done };
    return done;
  }

  /** Takes back what was typed since the field was last saved. */
  escape(): void {
    if (!this.dirty) return;
    this.#clean();
    this.#world.saving.forget(this.#key());
  }

  /** The field goes off the screen. Text that is not saved stays as a draft. */
  destroy(): void {
    if (this.dirty && !this.#leaving) this.#keep();
    this.#world.edits.remove(this);
  }

  async #save(text: string): Promise<boolean> {
    const { shown } = this.#source();
    if (text === shown && this.problem === null) {
      this.#clean();
      return true;
    }
    const parsed = await this.#parse(text);
    if ("message" in parsed) {
      this.problem = parsed.message;
      this.#keep();
      return false;
    }
    try {
      await this.#world.saving.run(
        this.#key(),
        () => this.#store(parsed.value, this.#seen),
        () => this.leave(),
      );
    } catch (error) {
      this.problem = asCommandError(error).message || this.#world.unexplained();
      this.#keep();
      return false;
    }
    if (this.#text === text) this.#clean();
    else this.#seen = this.#source().dots; // typed on meanwhile: what was just written is seen
    return true;
  }

  #clean(): void {
    this.dirty = false;
    this.problem = null;
    this.#stopTimer();
    const { record, field } = this.#source();
    void this.#world.drafts.drop(record, field);
    this.#world.edits.remove(this);
  }

  #keep(): void {
    this.#stopTimer();
    const { record, field } = this.#source();
    void this.#world.drafts.keep(record, field, this.#text);
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #key(): string {
    const { record, field } = this.#source();
    return `${record}|${field}`;
  }
}

/** Anything with unsaved text: a field, or a section of a paper. */
export interface OpenEdit {
  leave(): Promise<boolean>;
}

/** All fields with unsaved text, so that no way off the screen forgets one. */
export class OpenEdits {
  #open = new Set<OpenEdit>();

  add(edit: OpenEdit): void {
    this.#open.add(edit);
  }

  remove(edit: OpenEdit): void {
    this.#open.delete(edit);
  }

  get any(): boolean {
    return this.#open.size > 0;
  }

  /** Saves every one; false if any could not be saved. */
  async leaveAll(): Promise<boolean> {
    const results = await Promise.all([...this.#open].map((edit) => edit.leave()));
    return results.every(Boolean);
  }
}
