// How the printed page is looked at: its size, whether it has the whole width, and whether all pages
// are shown from afar. Kept while other screens are open, so that one comes back to the same sight.
import type { App } from "$lib/state/app.svelte";

/** As wide as the pane, whole, or so many percent of its size on paper. */
export type Zoom = "width" | "page" | number;

export const STEPS = [50, 75, 100, 125, 150, 200] as const;
const [SMALLEST, LARGEST] = [STEPS[0], STEPS[STEPS.length - 1] ?? 200];

const sights = new WeakMap<App, Sight>();

export class Sight {
  zoom = $state<Zoom>("width");
  /** The text is folded away. */
  wide = $state(false);
  /** All pages from afar take the place of the page. */
  afar = $state(false);
  /** The household whose dossier was opened from the page: its rows take the focus again. */
  household: string | null = null;

  /** The next larger (1) or smaller (-1) size after the percentage that is shown now. */
  step(shown: number, by: 1 | -1): void {
    const next =
      by === 1
        ? STEPS.find((step) => step > shown + 1)
        : STEPS.filter((step) => step < shown - 1).at(-1);
    if (next !== undefined) this.zoom = next;
  }

  /** A turn of the wheel: an eighth larger or smaller. */
  wheel(shown: number, by: 1 | -1): void {
    const next = Math.round(by === 1 ? shown * 1.125 : shown / 1.125);
    if (by === -1 && shown <= SMALLEST) return;
    this.zoom = Math.max(SMALLEST, Math.min(LARGEST, next));
  }
}

export function sightOf(app: App): Sight {
  const sight = sights.get(app) ?? new Sight();
  sights.set(app, sight);
  return sight;
}
