// The keys of the list, in the order of use.
import { t } from "$lib/i18n/words.svelte";
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "F2", does: keys.editCell },
    { keys: "← ↑ ↓ →", does: keys.move },
    { keys: "Space", does: keys.select },
    { keys: "Ctrl Enter", does: keys.openDossier },
    { keys: "F8", does: keys.nextGap },
    { keys: "Insert", does: keys.addHousehold },
    { keys: "Delete", does: keys.deleteHousehold },
    { keys: "Ctrl A", does: keys.selectAll },
    { keys: "Ctrl O", does: keys.importExcel },
    { keys: "Ctrl F", does: keys.search },
  ];
};
