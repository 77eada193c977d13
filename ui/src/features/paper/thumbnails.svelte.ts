// The pages from afar, asked for as they come into sight and kept as long as the layout lasts.
import { SvelteMap } from "svelte/reactivity";
import type { PaperOutline, PaperThumbnail } from "$lib/ipc/bindings";
import { asCommandError, type CommandError } from "$lib/ipc/transport";
import type { PaperState } from "./paper.svelte";

/** So many pages are asked for at once. */
const CHUNK = 24;

export class ThumbnailsState {
  readonly pages = new SvelteMap<number, PaperThumbnail>();
  failure = $state.raw<CommandError | null>(null);
  #paper: PaperState;
  #of: PaperOutline | null = null;
  #asked = new Set<number>();

  constructor(paper: PaperState) {
    this.#paper = paper;
  }

  /** Asks for what is missing between two pages of the layout that stands now. */
  async need(from: number, to: number): Promise<void> {
    const { outline } = this.#paper;
    if (!outline) return;
    if (outline !== this.#of) {
      this.#of = outline;
      this.#asked.clear();
      this.pages.clear();
      this.failure = null;
    }
    const wanted: number[] = [];
    for (let at = Math.floor((from - 1) / CHUNK); at * CHUNK < to; at++)
      if (!this.#asked.has(at)) wanted.push(at);
    for (const at of wanted) this.#asked.add(at);
    try {
      for (const at of wanted) {
        const pages = await this.#paper.app.call("paper.thumbnails", {
          paper: this.#paper.kind,
          from: at * CHUNK + 1,
          count: CHUNK,
          job: crypto.randomUUID(),
        });
        if (outline !== this.#of) return;
        for (const page of pages) this.pages.set(page.page, page);
      }
    } catch (error) {
      if (outline !== this.#of) return;
      for (const at of wanted) this.#asked.delete(at);
      this.failure = asCommandError(error);
    }
  }
}

/** What begins on a page, or the annex it belongs to. */
export function caption(outline: PaperOutline, page: number): { name: string; begins: boolean } {
  for (const annex of outline.annexes)
    if (page >= annex.page && page < annex.page + annex.pages)
      return { name: annex.label, begins: page === annex.page };
  const section = outline.sections.find((one) => one.page === page);
  return { name: section?.heading ?? "", begins: section !== undefined };
}
