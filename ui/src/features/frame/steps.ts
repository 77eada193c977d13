// Going from the list to a dossier.
import type { App } from "$lib/state/app.svelte";

/** The dossier of the list's current row; stays where it is when a dossier is open already. */
export async function toDossier(app: App): Promise<void> {
  if (app.screen.name === "dossier") return;
  const row = await app.list.fetch(app.list.current);
  await app.go({ name: "dossier", id: row?.id ?? null });
}
