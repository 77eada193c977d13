// The columns of the list: which can be typed into, and which sort it.
import type { HouseholdRow } from "$lib/ipc/bindings";
import type { Order } from "./rows.svelte";

export const COLUMNS = [
  "head_name",
  "birth_year",
  "hamlet",
  "class",
  "stated_members",
  "stated_workers",
  "b1",
  "b2",
  "causes",
  "indicators",
  "measures",
  "money",
  "helper",
  "expected",
  "ready",
] as const;
export type Column = (typeof COLUMNS)[number];

const TYPED = ["head_name", "birth_year", "stated_members", "stated_workers"] as const;
const CHOSEN = ["hamlet", "class", "expected"] as const;
/** Columns whose cells are typed text or numbers. */
export type TypedColumn = (typeof TYPED)[number];
/** Columns whose cells are one of a list. */
export type ChosenColumn = (typeof CHOSEN)[number];
export type EditColumn = TypedColumn | ChosenColumn;

export const isTyped = (column: Column): column is TypedColumn =>
  (TYPED as readonly string[]).includes(column);
export const isEditable = (column: Column): column is EditColumn =>
  isTyped(column) || (CHOSEN as readonly string[]).includes(column);

export const ORDER_OF: Partial<Record<Column, Order>> = {
  head_name: "name",
  birth_year: "birth",
  hamlet: "hamlet",
  class: "class",
  money: "money",
  ready: "ready",
};

/** Classes and results by the number that picks them. */
export const CLASSES = ["poor_n1", "poor_n2", "poor", "near_poor", "not_poor"];
export const results = (row: HouseholdRow): string[] =>
  row.class === "near_poor" ? ["leaves", "stays"] : ["leaves", "to_near_poor", "stays"];
