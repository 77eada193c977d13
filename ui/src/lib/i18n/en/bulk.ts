// Words of one area of the window: one change for many households.
import { number } from "../format";

const homes = (count: number) => `${number(count)} household${count === 1 ? "" : "s"}`;

export const bulk = {
  title: "Many households at once",
  bar: "For the selected households",
  sums: "Sums of the selected households",
  forChosen: (count: number) => `For ${homes(count)}:`,
  tasks: {
    measure: "Add measure",
    helper: "Assign helper",
    expected: "Set result",
    hamlet: "Change hamlet",
    delete: "Delete",
  },
  titles: {
    measure: (count: number) => `Add one measure to ${homes(count)}`,
    helper: (count: number) => `Assign a helper to ${homes(count)}`,
    expected: (count: number) => `Set the year-end result of ${homes(count)}`,
    hamlet: (count: number) => `Change the hamlet of ${homes(count)}`,
    delete: (count: number) => `Delete ${homes(count)} from the list`,
  },
  changes: {
    measure: (count: number) => `${homes(count)} get the measure`,
    helper: (count: number) => `${homes(count)} change`,
    expected: (count: number) => `${homes(count)} change`,
    hamlet: (count: number) => `${homes(count)} change`,
    delete: (count: number) => `${homes(count)} are deleted`,
  },
  apply: {
    measure: (count: number) => `Add to ${homes(count)}`,
    helper: (count: number) => `Assign to ${homes(count)}`,
    expected: (count: number) => `Set for ${homes(count)}`,
    hamlet: (count: number) => `Move ${homes(count)}`,
    delete: (count: number) => `Delete ${homes(count)}`,
  },
  done: {
    measure: (count: number) => `Measure added to ${homes(count)}.`,
    helper: (count: number) => `Helper assigned to ${homes(count)}.`,
    expected: (count: number) => `Result set for ${homes(count)}.`,
    hamlet: (count: number) => `Hamlet of ${homes(count)} changed.`,
    delete: (count: number) => `${homes(count)} deleted. It can be undone.`,
  },
  doneKept: (count: number) => (count > 0 ? ` ${homes(count)} stay as they are.` : ""),
  stays: (count: number) => `${homes(count)} stay`,
  count: (count: number) => homes(count),
  names: (names: string, more: number) => (more > 0 ? `${names} and ${number(more)} more` : names),
  adds: (money: string) => `adds ${money}`,
  withMeasures: (count: number) => `with ${number(count)} measures`,
  loadAfter: (count: number) => `then helps ${homes(count)}`,
  previewFirst: "Once chosen, you see which change, which do not and why; then it is written.",
  nothingChanged: "No household has changed.",
  deleteHint: "Members, measures and assignments go with the household. Undo brings all back.",
  whoHelps: "Person or organisation that helps",
  person: "Person",
  needOrganisation: (name: string) =>
    `The organisation of ${name} is not known. Type its name into the field above as well.`,
  takeOff: "Take off",
  alsoHelped: "Also replace who helps now",
  alsoOther: "Also replace a result set before",
  alsoAnswered: "Also where another measure answers it",
  results: {
    leaves: "Leaves poverty or near-poverty",
    to_near_poor: "Becomes near-poor",
    stays: "Stays poor or near-poor",
  },
  answers: "Answers the cause or indicator",
  kinds: { cause: "Causes", indicator: "Deprived indicators" },
  question: (at: number, name: string, households: number, open: number) =>
    `${at > 0 ? `${at}. ` : ""}${name} – ${homes(households)}` +
    (open > 0 ? `, ${number(open)} unanswered` : ""),
  entry: "Measure of the catalogue",
  fits: (name: string, count: number) =>
    `${name} – ${count > 0 ? `fits ${homes(count)}` : "fits none"}`,
  each: "Money for each household",
  source: "Source",
  amountOf: (amount: string, unit: string) => `the policy's amount ${amount} (${unit})`,
  byPolicy: "Write the policy's amount for each household",
  withHelper: "Assign it to who helps the household",
  copy: "Copy table",
  copied: (count: number) => `${number(count)} lines copied. Paste them into Excel or Word.`,
  notCopied: "The system did not allow copying. The list is unchanged. Try again.",
  drop: "Clear selection",
  poor: "Poor",
  nearPoor: "Near-poor",
  members: "Persons",
  workers: "Workers",
  measures: "Measures",
  money: "Money",
  lacking: (noMeasure: number, noHelper: number) =>
    [
      noMeasure > 0 ? `${number(noMeasure)} without a measure` : "",
      noHelper > 0 ? `${number(noHelper)} without a helper` : "",
    ]
      .filter(Boolean)
      .join(" · "),
};
