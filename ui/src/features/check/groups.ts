// Findings of one severity in groups of their rule, each with the lines that are shown of it.
import type { CheckReport, Finding, HouseholdName, ReasonView } from "$lib/ipc/bindings";

export type Severity = Finding["severity"];

export interface Line {
  /** The same line before and after a reading. */
  key: string;
  finding: Finding;
  household: HouseholdName | null;
  /** The reason that was written for it, if it is a record of its own. */
  written: ReasonView | null;
}

export interface Group {
  rule: string;
  title: string;
  basis: string;
  lines: Line[];
  /** Lines that still want something. */
  open: number;
  explained: number;
  /** Different households in it. */
  households: number;
}

/** Lines of a group at first, and how many more at a time. */
export const FIRST = 4;
export const PAGE = 50;

const place = (one: {
  rule: string;
  household: string | null;
  record: string | null;
  field: string | null;
}) => [one.rule, one.household, one.record, one.field].join("|");

export function groupsOf(report: CheckReport, severity: Severity): Group[] {
  const names = new Map(report.households.map((one) => [one.id, one]));
  const reasons = new Map(report.reasons.map((one) => [place(one), one]));
  const groups = new Map<string, Group>();
  for (const rule of report.rules)
    groups.set(rule.id, {
      rule: rule.id,
      title: rule.title,
      basis: rule.basis,
      lines: [],
      open: 0,
      explained: 0,
      households: 0,
    });
  for (const finding of report.findings) {
    const group = groups.get(finding.rule);
    if (!group || finding.severity !== severity) continue;
    group.lines.push({
      key: `${place(finding)}|${finding.message}`,
      finding,
      household: finding.household === null ? null : (names.get(finding.household) ?? null),
      written: finding.takes_reason ? (reasons.get(place(finding)) ?? null) : null,
    });
    if (finding.reason === null) group.open += 1;
    else group.explained += 1;
  }
  const found = [...groups.values()].filter((group) => group.lines.length > 0);
  for (const group of found) {
    // What is explained is quiet and stands below what is not.
    group.lines.sort(
      (a, b) => Number(a.finding.reason !== null) - Number(b.finding.reason !== null),
    );
    group.households = new Set(group.lines.flatMap(({ finding }) => finding.household ?? [])).size;
  }
  return found;
}

/** How many lines of a group are shown: a short group whole, a long one page by page. */
export const shownOf = (group: Group, pages: number): number =>
  pages === 0
    ? group.lines.length <= FIRST + 2
      ? group.lines.length
      : FIRST
    : Math.min(group.lines.length, FIRST + pages * PAGE);
