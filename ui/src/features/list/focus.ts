// Bringing the caret to the list, from wherever.
import { tick } from "svelte";

/** The grid once it is on the screen. */
export async function focusGrid(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>("[role='grid']")?.focus();
}
