// The four sources of money, in the order in which they always stand. Sums are the core's.
import type { MeasureView, RecordView } from "$lib/ipc/bindings";
import { partText } from "$lib/ipc/record";

export const SOURCES = ["budget", "credit", "household", "other"] as const;
export type Source = (typeof SOURCES)[number];

/** The form money of a source usually has, before somebody says otherwise. */
export const USUAL_KIND: Record<Source, string> = {
  budget: "grant",
  credit: "loan",
  household: "own",
  other: "grant",
};
export const KINDS = ["grant", "loan", "own", "in_kind"] as const;

export const fundingOf = (measure: MeasureView, source: Source): RecordView[] =>
  measure.funding.filter((funding) => partText(funding, "money", "source") === source);
