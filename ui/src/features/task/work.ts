// Where each line of the work leads: the households that lack something, or another screen.
import { t } from "$lib/i18n/words.svelte";
import type { TaskView, WorkLine } from "$lib/ipc/bindings";
import type { App } from "$lib/state/app.svelte";

/** What the button of a line says; one who only reads is led to look. */
export function verb(task: TaskView, line: WorkLine, readOnly: boolean): string {
  const { go } = t().task;
  if (readOnly) return go.see;
  if (line.key === "list" && task.pace.total === 0 && !line.done) return go.import;
  if (line.key === "list") return line.done ? go.see : go.list;
  if (line.key === "findings") return go.findings;
  if (line.key === "frozen") return line.done ? go.send : go.freeze;
  if (line.done) return go.see;
  if (line.key === "helper") return go.helper;
  if (line.key === "expected") return go.expected;
  return go.continue;
}

export function lead(app: App, line: WorkLine): void {
  if (line.key === "findings") void app.go({ name: "check" });
  else if (line.key === "frozen") void app.go({ name: "handing" });
  else if (line.done || line.narrow.length === 0) void app.showHouseholds([], "");
  else void app.showHouseholds(line.narrow, t().task.shown(t().task.lines[line.key] ?? ""));
}

/** Does the next thing: the first line that is not done. */
export function goOn(app: App, task: TaskView): void {
  const next = task.work.find((line) => line.key === task.next) ?? task.work.at(-1);
  if (next) lead(app, next);
}
