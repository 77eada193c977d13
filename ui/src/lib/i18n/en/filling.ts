// Words of filling a dossier: offers, values shown beforehand, copying, conflicts.
import type { filling as source } from "../vi/filling";
import { dong, number } from "../format";

const months = (from: number, to: number) => (from === to ? `M${from}` : `M${from}–M${to}`);

export const filling: typeof source = {
  offers: "Suggestions",
  offersFor: (name: string) => `for ${name}`,
  offersNone: "The catalogue has no measure for this. Type the commune's own, or write a reason.",
  offersPick: "Choose an unanswered cause or indicator to see suggestions.",
  take: "Take",
  link: "Link",
  takeFor: (position: number, title: string, question: string) =>
    `Take suggestion ${position} for ${question}: ${title}`,
  linkFor: (title: string, question: string) => `Link ${title}: it answers ${question} as well`,
  linked: "written above, answers this as well",
  why: "Why",
  whyNot: "Why not",
  unfit: (count: number) => `Does not fit · ${number(count)}`,
  noMoney: "needs no money",
  amountUnknown: "amount not known, type it",
  usually: (from: number, to: number, helper: string) =>
    [months(from, to), helper].filter(Boolean).join(" · "),
  type: "Type a measure",
  prefilled: "prefilled, not accepted",
  prefilledMoney: (amount: number) => `Prefilled ${dong(amount)}, not accepted`,
  accept: (count: number) => `Accept ${number(count)} prefilled`,
  acceptTitle: "Accept all prefilled values of this household, then go to the next gap",
  accepted: (values: number) => `${number(values)} prefilled values accepted.`,
  findingsTab: (count: number) => `To look at ${number(count)}`,
  sideTabs: "Suggestions and what to look at",

  copy: "As household before",
  copyTitle: "Copy from the household before",
  copyFrom: (name: string) => `Copy from ${name}`,
  copyChoose: "Choose what to copy",
  copyCauses: "Causes",
  copyMeasures: "Measures, as proposals to accept",
  copyHelper: "Helper of the household",
  copyKept: "Indicators, scores and result stay. Amounts above the limit are left empty.",
  copyDo: "Copy",
  copyNone: "This household is the first in the list; there is none before it.",

  conflicts: (count: number) => `${number(count)} fields hold two values, choose one`,
  conflictOf: (field: string, about: string) => (about ? `${field} · ${about}` : field),

  projectPart: (name: string) => `Part of project ${name}, money counted once at the project`,
  projectNone: "Part of no project",
  projectHint: "The project's money is counted once; what is typed in this row is counted besides.",
  projectsNone: "The plan has no shared project yet.",

  nextNamed: (name: string) => `Next: ${name}`,
};
