// The keys of this screen, in the order of use.
import { t } from "$lib/i18n/words.svelte";
import type { Hint } from "$features/frame/hints";

export const hints = (): Hint[] => {
  const { hints: words } = t().paper;
  return [
    { keys: "↑ ↓", does: words.sections },
    { keys: "PageUp PageDown", does: words.pages },
    { keys: "Enter", does: words.figure },
    { keys: "Ctrl M", does: words.insert },
    { keys: "F7", does: words.afar },
    { keys: "F6", does: words.pane },
    { keys: "Ctrl P", does: words.export },
  ];
};
