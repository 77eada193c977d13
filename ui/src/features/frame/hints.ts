// Which keys each screen names in its status bar and in F1; each screen lists its own.
import { hints as answers } from "$features/answers/hints";
import { hints as assign } from "$features/assign/hints";
import { hints as check } from "$features/check/hints";
import { hints as receive } from "$features/district/hints";
import { hints as dossier } from "$features/dossier/hints";
import { hints as handing } from "$features/handing/hints";
import { hints as helpers } from "$features/helpers/hints";
import { hints as list } from "$features/list/hints";
import { hints as paper } from "$features/paper/hints";
import { hints as projects } from "$features/projects/hints";
import { hints as review } from "$features/review/hints";
import { hints as sheets } from "$features/sheets/hints";
import { hints as task } from "$features/task/hints";
import { t } from "$lib/i18n/words.svelte";
import type { App, Screen } from "$lib/state/app.svelte";

export interface Hint {
  keys: string;
  does: string;
  /** Changes something: left out where one may only look. */
  writes?: true;
}

const HINTS: Record<Screen["name"], (app: App) => Hint[]> = {
  task,
  list,
  dossier,
  helpers,
  projects,
  check,
  paper,
  sheets,
  handing,
  answers,
  assign,
  receive,
  review,
  totals: () => [],
};

export const hintsOf = (app: App): Hint[] =>
  HINTS[app.screen.name](app).filter((hint) => !(hint.writes && app.readOnly));

export const everywhere = (): Hint[] => {
  const { keys } = t();
  return [
    { keys: "Alt 1 … Alt 8", does: keys.steps },
    { keys: "Ctrl Z", does: keys.undo },
    { keys: "Ctrl Y", does: keys.redo },
    { keys: "Ctrl F", does: keys.search },
    { keys: "Enter", does: keys.save },
    { keys: "Ctrl B", does: keys.nav },
    { keys: "F1", does: keys.help },
  ];
};
