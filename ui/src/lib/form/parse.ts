// From what is typed to what is written, for fields whose form is plain. Amounts are not read
// here: the core reads them (`money.parse`). Empty text clears the field.
import { day } from "$lib/i18n/format";
import { t } from "$lib/i18n/words.svelte";
import type { FieldValue } from "$lib/ipc/record";
import type { Parsed } from "./edit.svelte";

/** NFC as the core stores it; spaces at the ends are no content. */
export function parseText(text: string): Parsed {
  const clean = text.normalize("NFC").trim();
  return { value: clean === "" ? null : clean };
}

/** A whole number of persons or points, 0 or more. */
export function parseCount(text: string): Parsed {
  const clean = text.trim().replace(/\./g, "");
  if (clean === "") return { value: null };
  return /^\d{1,6}$/.test(clean)
    ? { value: Number(clean) }
    : { message: t().dossier.badNumber(text.trim()) };
}

/** A year of four digits; the core says whether it can be a year of birth. */
export function parseYear(text: string): Parsed {
  const clean = text.trim();
  if (clean === "") return { value: null };
  return /^\d{4}$/.test(clean) ? { value: Number(clean) } : { message: t().dossier.badYear(clean) };
}

/** "1974" or "23/02/1974" → "1974" or "1974-02-23". */
export function parseBirth(text: string): Parsed {
  const clean = text.trim();
  if (clean === "") return { value: null };
  if (/^\d{4}$/.test(clean)) return { value: clean };
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(clean) ?? [];
  return date && month && year
    ? { value: `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}` }
    : { message: t().dossier.badBirth(clean) };
}

/** "20/2/2020" → "2020-02-20"; the core says whether the calendar has that day. */
export function parseDay(text: string): Parsed {
  const parsed = parseBirth(text);
  return "value" in parsed && typeof parsed.value === "string" && parsed.value.length === 10
    ? parsed
    : "value" in parsed && parsed.value === null
      ? parsed
      : { message: t().app.badDay(text.trim()) };
}

/** "2020-02-20" → "20/02/2020". */
export const showDay = (value: FieldValue): string =>
  typeof value === "string" && value.length === 10 ? day(value) : showText(value);

/** "3-12", "3–12", "T3-T12", "3 12" or "5" → {from, to}, months of the plan year. */
export function parseMonths(text: string): Parsed {
  const clean = text.trim();
  if (clean === "") return { value: null };
  const numbers = clean.match(/\d+/g)?.map(Number) ?? [];
  const [from, to = from] = numbers;
  const fine = (month: number | undefined): month is number =>
    month !== undefined && month >= 1 && month <= 12;
  const shape = /^[tT]?\d{1,2}(\s*(?:[-–—]|\s)\s*[tT]?\d{1,2})?$/.test(clean);
  return shape && fine(from) && fine(to) && from <= to
    ? { value: { from, to } }
    : { message: t().dossier.monthsBad(clean) };
}

export const showText = (value: FieldValue): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
