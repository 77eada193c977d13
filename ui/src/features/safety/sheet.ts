// The recovery sheet: asked where to, written there, shown in the system's viewer, kept nowhere else.
import { t } from "$lib/i18n/words.svelte";
import type { App } from "$lib/state/app.svelte";

export async function printSheet(app: App): Promise<void> {
  const { workplace } = app;
  if (!workplace) return;
  const words = t().safety.sheet;
  const suggested = words.fileName(workplace.unit.code, workplace.year);
  try {
    const path = await app.dialogs.pickPlace("pdf", words.pick, suggested);
    if (path === null) return;
    const written = await app.call("recovery.sheet", { path, job: crypto.randomUUID() });
    app.notice = { kind: "ok", text: words.written(written.path) };
    app.figuresChanged();
    // A machine without a viewer still has the file, and the sentence says where.
    await app.call("file.open", { path: written.path }).catch(() => {});
  } catch (error) {
    app.fail(error);
  }
}
