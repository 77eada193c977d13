// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "↑ ↓", does: keys.moveHelper },
    { keys: "Insert", does: keys.addPerson, writes: true },
    { keys: "Delete", does: keys.deleteHelper, writes: true },
  ];
};
