// Sums of the dossier for show, while typing. Stored and printed totals come from the core.
import type { MeasureView, RecordView } from "$lib/ipc/bindings";
import { part, partText } from "$lib/ipc/record";

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

/** Whole đồng by source over the measures of one household. */
export function totals(measures: MeasureView[]): Record<Source, number> & { all: number } {
  const sums = { budget: 0, credit: 0, household: 0, other: 0, all: 0 };
  for (const measure of measures)
    for (const funding of measure.funding) {
      const amount = part(funding, "money", "amount") ?? 0;
      const source = partText(funding, "money", "source");
      if (source !== null && source in USUAL_KIND) sums[source as Source] += amount;
      sums.all += amount;
    }
  return sums;
}
