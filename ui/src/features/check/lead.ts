// From a finding to the place where it is mended, and back to its line.
import type { App } from "$lib/state/app.svelte";
import type { Line } from "./groups";

/** Can somebody be led to where this is mended? */
export const leads = (line: Line): boolean =>
  line.finding.household !== null || line.finding.place !== null;

export async function lead(app: App, line: Line): Promise<void> {
  const { household, record, field, place, spot } = line.finding;
  app.check.choose(line);
  if (place === "reason") return toReason(app, record);
  if (household) return app.showField(household, record ?? household, field, "check");
  switch (place) {
    case "near":
      document.querySelector<HTMLElement>("[data-near]")?.focus();
      return;
    case "list":
      if (line.finding.rule === "C01" || line.finding.rule === "C02") {
        const value = line.finding.rule === "C01" ? "poor" : "near_poor";
        return app.showHouseholds([{ key: "class", value }], line.finding.message);
      }
      await app.go({ name: "list" });
      return;
    case "helpers":
    case "projects":
    case "paper":
      if (line.finding.rule === "S02") app.deciding = true;
      else if (spot) await app.showPaper(spot, field);
      else await app.go({ name: place });
  }
}

/** Two machines gave different reasons: to the line whose reason it is. */
function toReason(app: App, record: string | null): void {
  const { check } = app;
  const reason = check.report?.reasons.find((one) => one.id === record);
  if (!reason) return;
  check.show("warns");
  const line = check.groups
    .flatMap((group) => {
      while (check.shown(group) < group.lines.length) check.more(group);
      return group.lines;
    })
    .find((one) => one.written?.id === reason.id);
  if (!line) return;
  check.choose(line);
  check.explaining = line.key;
}

export function focusLine(line: Line | null, scroll = true): void {
  if (!line) return;
  const element = document.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.key)}"]`);
  element?.focus({ preventScroll: true });
  if (scroll) element?.scrollIntoView?.({ block: "nearest" });
}
