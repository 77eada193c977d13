// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { keys } = t().answers;
  return [
    { keys: "F8", does: keys.next },
    { keys: "Enter", does: keys.toField },
    { keys: "S", does: keys.done, writes: true },
    { keys: "G", does: keys.explain, writes: true },
    { keys: "Ctrl O", does: keys.pick, writes: true },
  ];
};
