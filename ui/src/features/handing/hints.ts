// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => [
  { keys: "Enter", does: t().handing.keys.next },
  { keys: "Shift Tab", does: t().handing.keys.steps },
];
