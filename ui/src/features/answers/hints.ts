// The keys of this screen.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { keys } = t().answers;
  return [
    { keys: "F8", does: keys.next },
    { keys: "Ctrl O", does: keys.pick, writes: true },
  ];
};
