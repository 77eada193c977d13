// The keys of a dossier, in the order of use.
import { t } from "$lib/i18n/words.svelte";
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "Ctrl Enter", does: keys.acceptAll, writes: true },
    { keys: "Insert", does: keys.addCause, writes: true },
    { keys: "Ctrl ↓", does: keys.next },
    { keys: "Ctrl ↑", does: keys.previous },
    { keys: "Ctrl D", does: keys.copyPrevious, writes: true },
    { keys: "F8", does: keys.nextGap },
    { keys: "F6", does: keys.panes },
    { keys: "F4", does: keys.members },
    { keys: "Ctrl H", does: keys.history },
    { keys: "Esc", does: keys.escape },
  ];
};
