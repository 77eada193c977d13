// What the top bar says about saving, and the order of writes: one after another, so that each
// names the dots the one before it left. A failure stays until it is tried again or put right.
// Deliberately absent: deciding what to write; that is the form's.
import type { Saved } from "$lib/ipc/bindings";
import { CommandError, asCommandError } from "$lib/ipc/transport";

/** «Đang ghi…» appears only when a write takes longer than this. */
export const SLOW_AFTER_MS = 300;

type Failure = { message: string; again: () => Promise<unknown> };

export class Saving {
  saved = $state<Saved>({ saved_at: null, undo: null, redo: null });
  slow = $state(false);
  /** How many steps were written since the program began. */
  steps = $state(0);
  #failures = $state.raw<ReadonlyMap<string, Failure>>(new Map());
  #pending = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  get phase(): "failed" | "writing" | "saved" {
    if (this.#failures.size > 0) return "failed";
    return this.slow ? "writing" : "saved";
  }

  get failure(): string | null {
    return this.#failures.values().next().value?.message ?? null;
  }

  /**
   * Runs `work` after all earlier writes. `key` names what is written: a later success of the
   * same key clears its failure. `again` is what «thử lại» does (by default the same work).
   */
  run<T>(key: string, work: () => Promise<T>, again?: () => Promise<unknown>): Promise<T> {
    const mine = this.#last.then(() => this.#attempt(key, work, again));
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    let last: unknown;
    do {
      last = this.#last;
      await last;
    } while (last !== this.#last);
  }

  async retry(): Promise<void> {
    for (const failure of [...this.#failures.values()]) await failure.again().catch(() => {});
  }

  /** The person took the failed text back (Esc), so there is nothing to try again. */
  forget(key: string): void {
    if (!this.#failures.has(key)) return;
    const rest = new Map(this.#failures);
    rest.delete(key);
    this.#failures = rest;
  }

  /** Another workplace: its own saved time, nothing pending from the last one. */
  start(saved: Saved): void {
    this.saved = saved;
    this.#failures = new Map();
  }

  async #attempt<T>(key: string, work: () => Promise<T>, again?: () => Promise<unknown>) {
    this.#pending += 1;
    this.#timer ??= setTimeout(() => (this.slow = true), SLOW_AFTER_MS);
    try {
      const result = await work();
      this.forget(key);
      const saved = savedOf(result);
      if (saved) {
        this.saved = saved;
        this.steps += 1;
      }
      return result;
    } catch (raw) {
      const error: CommandError = asCommandError(raw);
      const retry = again ?? (() => this.run(key, work));
      this.#failures = new Map(this.#failures).set(key, { message: error.message, again: retry });
      throw error;
    } finally {
      this.#pending -= 1;
      if (this.#pending === 0) {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = null;
        this.slow = false;
      }
    }
  }
}

/** Commands that write answer with `Saved` itself or with `{ saved }`. */
function savedOf(result: unknown): Saved | null {
  if (typeof result !== "object" || result === null) return null;
  if ("saved" in result) return (result as { saved: Saved }).saved;
  if ("undo" in result && "saved_at" in result) {
    const { saved_at, undo, redo } = result as Saved;
    return { saved_at, undo, redo };
  }
  return null;
}
