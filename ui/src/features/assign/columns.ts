// The columns of the table of units, and how a cell is shown and typed.
import type { Parsed } from "$lib/form/edit.svelte";
import { parseDay, parseText } from "$lib/form/parse";
import { day, number } from "$lib/i18n/format";
import type { AssignedUnit } from "$lib/ipc/bindings";

export const COLUMNS = [
  "name",
  "poor_start",
  "poor_reduce",
  "near_poor_start",
  "near_poor_reduce",
  "last_day",
  "inner_last_day",
  "reviewers",
  "state",
] as const;
export type Column = (typeof COLUMNS)[number];

const COUNTS = ["poor_start", "poor_reduce", "near_poor_start", "near_poor_reduce"] as const;
const DAYS = ["last_day", "inner_last_day"] as const;
export type Count = (typeof COUNTS)[number];
export type Typed = Count | (typeof DAYS)[number];

export const isCount = (column: Column): column is Count =>
  (COUNTS as readonly string[]).includes(column);
export const isTyped = (column: Column): column is Typed =>
  isCount(column) || (DAYS as readonly string[]).includes(column);

export function shownIn(unit: AssignedUnit, column: Typed): string {
  const value = unit[column];
  if (value === null) return "";
  return typeof value === "number" ? number(value) : day(value);
}

/** As the table shows it: a day of the plan's own year without the year. */
export function brief(unit: AssignedUnit, column: Typed, year: number): string {
  const value = unit[column];
  if (typeof value === "string" && value.startsWith(`${year}-`)) return day(value).slice(0, 5);
  return shownIn(unit, column);
}

/** A count goes to the core as it was typed: there is one answer to what is a number. */
export const parseOf = (column: Typed): ((text: string) => Parsed) =>
  isCount(column) ? parseText : parseDay;
