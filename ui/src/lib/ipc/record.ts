// Reading the fields of a record view. No rule of the plan is here, only unpacking.
import type { FieldView, RecordView } from "./bindings";

export type FieldValue = FieldView["value"];

const EMPTY: FieldView = { value: null, dots: [], others: [] };

/** A field that was never written is an empty one. */
export const field = (record: RecordView | null, name: string): FieldView =>
  record?.fields[name] ?? EMPTY;

/** All dots the screen showed, those of a second standing value included. */
export const seen = (view: FieldView): string[] => [
  ...new Set([...view.dots, ...view.others.map((other) => other.dot)]),
];

export const text = (record: RecordView | null, name: string): string => {
  const { value } = field(record, name);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

export const flag = (record: RecordView | null, name: string): boolean =>
  field(record, name).value === true;

/** The number under `key` of a grouped field such as score {b1, b2} or money {source, kind, amount}. */
export const part = (record: RecordView | null, name: string, key: string): number | null => {
  const inner = inside(field(record, name).value, key);
  return typeof inner === "number" ? inner : null;
};

export const partText = (record: RecordView | null, name: string, key: string): string | null => {
  const inner = inside(field(record, name).value, key);
  return typeof inner === "string" ? inner : null;
};

/** What stands under `key` of a grouped value. */
export const inside = (value: FieldValue, key: string): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[key]
    : null;
