// From a finding or a draft to the field it speaks of, and from gap to gap.
import type { Finding } from "$lib/ipc/bindings";

const ALIASES: Record<string, string> = {
  "cause.": "cause",
  person: "organisation",
  helper: "organisation",
  score: "score.b1",
};

const CONTROL = "input, textarea, select, button";

const all = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>("[data-field], [data-question]"),
];

/** The element that stands for a field of a record; the nearest thing to it otherwise. */
export function fieldElement(
  root: ParentNode,
  record: string | null,
  field: string | null,
): HTMLElement | null {
  const elements = all(root);
  const name = field ?? "";
  const at = (wanted: string) =>
    elements.find(
      (one) => one.dataset.field === wanted && (record === null || one.dataset.record === record),
    );
  const code = /^(?:cause|indicator|answers|no_measure)\.(.+)$/.exec(name)?.[1];
  const question = code && elements.find((one) => one.dataset.question === code);
  const of = elements.filter((one) => record !== null && one.dataset.record === record);
  if (name.startsWith("no_measure.") && at(name)) return at(name) ?? null;
  if (question) return question;
  const alias = ALIASES[name] ?? name;
  return (
    at(name) ??
    at(alias) ??
    (["funding", "unfunded", "money"].includes(name) ? moneyOf(of) : undefined) ??
    (name === "" ? of[0] : undefined) ??
    elements.find((one) => one.dataset.field === alias) ??
    of[0] ??
    gaps(root)[0] ??
    null
  );
}

const isMoney = (element: HTMLElement) => element.dataset.field?.startsWith("funding.") ?? false;

/** The source the policy usually has, where that is a gap; the first one otherwise. */
const moneyOf = (elements: HTMLElement[]) => {
  const money = elements.filter(isMoney);
  return money.find((one) => "gap" in one.dataset) ?? money[0];
};

export const gaps = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>("[data-gap]"),
];

/** The gap after (by = 1) or before (by = -1) where the caret is; round the end. */
export function nextGap(root: ParentNode, from: Element | null, by: 1 | -1): HTMLElement | null {
  const found = gaps(root);
  const wanted = by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = found.filter(
    (gap) => gap !== from && from !== null && (from.compareDocumentPosition(gap) & wanted) !== 0,
  );
  return (by === 1 ? (beyond[0] ?? found[0]) : (beyond.at(-1) ?? found.at(-1))) ?? null;
}

/** What tells one finding of a household from another. */
export const lineOf = ({ rule, record, field }: Finding): string => `${rule}|${record}|${field}`;

/** Where the caret is, in a form that survives the field being drawn anew: the first of the
 *  returned elements that is still there tells from where to look on. */
export function placeOf(root: ParentNode, from: Element | null): () => Element | null {
  const code = from?.closest<HTMLElement>("[data-hole]")?.dataset.hole;
  const row = from?.closest("tr") ?? null;
  return () =>
    [from, row].find((one) => one?.isConnected) ??
    (code ? root.querySelector(`[data-row="${code}"]`) : null);
}

/** Puts the caret there and brings it into view. A group hands it to its first control. */
export function focusOn(element: HTMLElement | null): boolean {
  if (!element) return false;
  const folded = element.closest("details");
  if (folded) folded.open = true;
  const control = element.matches(CONTROL)
    ? element
    : (element.querySelector<HTMLElement>(CONTROL) ?? element);
  control.focus();
  control.scrollIntoView?.({ block: "nearest" });
  return true;
}
