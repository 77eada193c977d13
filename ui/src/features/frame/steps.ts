// The steps of the commune's and the district's path, in the order of the menu; a step's place is
// its digit (Alt+1 …).
import type { WorkplaceView } from "$lib/ipc/bindings";
import type { App, Screen } from "$lib/state/app.svelte";

export type StepName = Exclude<Screen["name"], "projects" | "sheets">;

export const STEPS: Record<WorkplaceView["role"], StepName[]> = {
  commune: ["task", "list", "dossier", "helpers", "check", "paper", "handing", "answers"],
  district: ["assign", "receive", "review", "totals"],
  reviewer: ["receive", "review"],
};

/** Steps in which a commune sends and answers. */
const SENDS: StepName[] = ["handing", "answers"];

/** Whoever reads a received plan sends nothing, and appraises it. */
export const stepsOf = ({ role, reading }: WorkplaceView): StepName[] =>
  reading ? [...STEPS[role].filter((step) => !SENDS.includes(step)), "review"] : STEPS[role];

/** Screens that survey: the names of the steps and the targets stand in full beside them. */
export const SURVEYS: Screen["name"][] = ["task", "handing", "answers", "receive", "review"];

/** The step that the screen belongs to. */
export const stepOf = (screen: Screen): StepName =>
  screen.name === "projects" ? "helpers" : screen.name === "sheets" ? "paper" : screen.name;

export async function toStep(app: App, step: StepName): Promise<void> {
  // What was done well on the screen left behind need not be said on the next.
  if (app.notice?.kind === "ok") app.notice = null;
  if (step === "dossier") await toDossier(app);
  else await app.go({ name: step });
}

/** The dossier of the list's current row; stays where it is when a dossier is open already. */
async function toDossier(app: App): Promise<void> {
  if (app.screen.name === "dossier") return;
  const row = await app.list.fetch(app.list.current);
  await app.walk.begin(app.list);
  await app.go({ name: "dossier", id: row?.id ?? null });
}
