// From a finding beside the page to the place where it is mended; Esc in a dossier leads back.
import type { Finding } from "$lib/ipc/bindings";
import type { PaperState } from "./paper.svelte";

/** Can somebody be led to where this is mended? */
export const leads = (finding: Finding): boolean =>
  finding.household !== null || finding.place !== null;

export async function lead(paper: PaperState, finding: Finding): Promise<void> {
  const { app } = paper;
  const { household, record, field, place, spot, rule } = finding;
  if (household && place !== "reason")
    return app.showField(household, record ?? household, field, "paper");
  if (place === "list" && (rule === "C01" || rule === "C02")) {
    const value = rule === "C01" ? "poor" : "near_poor";
    return app.showHouseholds([{ key: "class", value }], finding.message);
  }
  if (place === "paper" && rule === "S02") app.deciding = true;
  else if (place === "paper" && spot) await paper.open({ ...spot, field });
  else if (place === "list" || place === "helpers" || place === "projects")
    await app.go({ name: place });
  else if (place !== "paper") await app.go({ name: "check" });
}
