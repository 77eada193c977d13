// From a comment to what it hangs on, and back to its card.
import type { CommentView } from "$lib/ipc/bindings";
import type { App } from "$lib/state/app.svelte";

/** Is there a place to which somebody can be led? */
export const leads = (one: CommentView): boolean =>
  !one.gone && (one.household !== null || one.paper !== null);

export async function lead(app: App, one: CommentView): Promise<void> {
  if (!leads(one)) return;
  if (one.household)
    await app.showField(one.household, one.record ?? one.household, one.field ?? "", "answers");
  else if (one.paper) await app.showPaper({ paper: one.paper, section: one.place }, null);
}

export function focusComment(id: string | null): void {
  if (id === null) return;
  const card = document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView?.({ block: "nearest" });
}
