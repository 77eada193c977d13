// The keys of this screen, in the order of use.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";

export const hints = (): Hint[] => {
  const { hints: words } = t().sheets;
  return [
    { keys: "↑ ↓", does: words.kinds },
    { keys: "PageUp PageDown", does: words.pages },
    { keys: "Ctrl P", does: words.print },
    { keys: "Esc", does: words.back },
  ];
};
