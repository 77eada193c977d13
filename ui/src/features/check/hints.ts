// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => [
  { keys: "Enter", does: t().check.keys.toField },
  { keys: "F8", does: t().check.keys.next },
  { keys: "↑ ↓", does: t().check.keys.move },
  { keys: "L", does: t().check.keys.explain, writes: true },
  { keys: "Esc", does: t().check.keys.back },
];
