// Households as lines of a table on the clipboard, to be pasted into Excel or Word.
import { t } from "$lib/i18n/words.svelte";
import type { HouseholdRow } from "$lib/ipc/bindings";

/** Columns divided by tabs, as spreadsheets take them; only what any list may show. */
export function asTable(rows: HouseholdRow[]): string {
  const { columns: c } = t().list;
  const head = [c.number, c.head, c.birth, c.hamlet, c.class, c.members, c.workers];
  const tail = [c.measures, c.money, c.helper, c.expected];
  const line = (row: HouseholdRow, at: number) => [
    at + 1,
    row.head_name,
    row.birth_year,
    row.hamlet,
    row.class === null ? null : t().classes[row.class],
    row.members,
    row.workers,
    row.measures,
    row.money,
    row.helper,
    (row.class === "near_poor" ? t().expectedNear[row.expected ?? ""] : undefined) ??
      t().expected[row.expected ?? ""],
  ];
  const clean = (value: unknown) => String(value ?? "").replace(/[\t\n]/g, " ");
  return [[...head, ...tail], ...rows.map(line)]
    .map((cells) => cells.map(clean).join("\t"))
    .join("\n");
}

/** Puts text on the clipboard; where the system has no such door, by a field that is copied. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("the clipboard did not take it");
  }
}
