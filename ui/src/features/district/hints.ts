// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { keys } = t().district;
  return [
    { keys: "Ctrl O", does: keys.pick },
    { keys: "Enter", does: keys.take },
    { keys: "← ↑ → ↓", does: keys.arrows },
    { keys: "Ctrl F", does: t().district.board.search },
    { keys: "Esc", does: keys.close },
  ];
};
