// The keys of the list, in the order of use.
import { t } from "$lib/i18n/words.svelte";
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "F2", does: keys.editCell, writes: true },
    { keys: "← ↑ ↓ →", does: keys.move },
    { keys: "Space", does: keys.select, writes: true },
    { keys: "Ctrl Enter", does: keys.openDossier },
    { keys: "F8", does: keys.nextGap },
    { keys: "Insert", does: keys.addHousehold, writes: true },
    { keys: "Delete", does: keys.deleteHousehold, writes: true },
    { keys: "Ctrl A", does: keys.selectAll, writes: true },
    { keys: "Ctrl O", does: keys.importExcel, writes: true },
    { keys: "Ctrl F", does: keys.search },
  ];
};
