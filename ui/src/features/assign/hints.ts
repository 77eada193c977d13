// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { keys } = t().assign;
  return [
    { keys: "F2", does: t().keys.editCell, writes: true },
    { keys: "← ↑ ↓ →", does: t().keys.move },
    { keys: "Space", does: keys.choose, writes: true },
    { keys: "Ctrl Enter", does: keys.panel },
    { keys: "F8", does: keys.nextGap },
    { keys: "F6", does: keys.panes },
    { keys: "Ctrl O", does: t().keys.importExcel, writes: true },
    { keys: "Ctrl F", does: t().assign.search },
    { keys: "Esc", does: keys.close },
  ];
};
