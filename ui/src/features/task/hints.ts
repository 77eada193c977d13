// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => [
  { keys: "Enter", does: t().task.keys.next, writes: true },
  { keys: "Tab", does: t().task.keys.tab },
  { keys: "Alt 1–7", does: t().keys.steps },
];
