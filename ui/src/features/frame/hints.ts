// Which keys each screen names in its status bar and in F1.
import { t } from "$lib/i18n/words.svelte";
import type { App } from "$lib/state/app.svelte";

export interface Hint {
  keys: string;
  does: string;
}

export function hintsOf(app: App): Hint[] {
  const { keys } = t();
  if (app.workplace?.role === "district") return [{ keys: "F1", does: keys.help }];
  if (app.screen.name === "list")
    return [
      { keys: "↑ ↓", does: keys.move },
      { keys: "Ctrl Enter", does: keys.openDossier },
      { keys: "F8", does: keys.nextGap },
      { keys: "Insert", does: keys.addHousehold },
      { keys: "Delete", does: keys.deleteHousehold },
      { keys: "Ctrl O", does: keys.importExcel },
      { keys: "Ctrl F", does: keys.search },
    ];
  return [
    { keys: "F8", does: keys.nextGap },
    { keys: "Insert", does: keys.addCause },
    { keys: "Ctrl ↓", does: keys.next },
    { keys: "Ctrl ↑", does: keys.previous },
    { keys: "Ctrl Enter", does: keys.acceptAll },
    { keys: "F4", does: keys.members },
    { keys: "Esc", does: keys.escape },
  ];
}

export const everywhere = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "Alt 2, Alt 3", does: keys.steps },
    { keys: "Ctrl Z", does: keys.undo },
    { keys: "Ctrl Y", does: keys.redo },
    { keys: "Ctrl F", does: keys.search },
    { keys: "Enter", does: keys.save },
    { keys: "F1", does: keys.help },
  ];
};
