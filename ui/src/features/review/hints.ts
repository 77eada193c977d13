// The keys of the appraisal.
import type { Hint } from "$features/frame/hints";
import { t } from "$lib/i18n/words.svelte";
import type { App } from "$lib/state/app.svelte";

export const hints = ({ workplace }: App): Hint[] => {
  const { hints } = t().review;
  if (!workplace?.reading) return [];
  return [
    { keys: "Ctrl G", does: hints.comment },
    { keys: "F8", does: hints.next },
    { keys: "Ctrl Enter", does: hints.save },
  ];
};
