// Words of the screen of the task: what the district asks, what is left before sending.
import { day, dong, number } from "../format";
import type { Messages } from "../vi";

const short = (iso: string) => day(iso).slice(0, 5);

export const task: Messages["task"] = {
  title: "Task",
  titleOf: (year) => `Task of ${year}`,
  paper: (paper, date, issuer) => `Plan ${paper} of ${day(date)}, ${issuer}`,
  source: "Built into the program",
  sourceTitle:
    "The figures are those of annex 1 of plan 154, built into the program. No assignment file was received yet.",
  trainingSource: "Invented figures for practice",
  failure: "The task could not be read",

  when: "Deadline",
  days: (days) =>
    days > 0 ? [number(days), "days left"] : days === 0 ? ["0", "today"] : [number(-days), "days"],
  lastDay: (iso, days) =>
    days >= 0 ? `last day, ${short(iso)}` : `past the last day, ${day(iso)}`,
  issued: "issued by the district",
  today: "today",
  ready: (complete, total) => `${number(complete)}/${number(total)} dossiers complete`,
  send: "send to the district",
  short,
  pace: {
    begin:
      "Begin with the list: import the commune's Excel file or type the households. Then the dossiers a day are known.",
    done: (total) => `All ${number(total)} dossiers are complete.`,
    daily: (iso) => [`To be ready by ${short(iso)}: `, " a day."],
    dossiers: (count) => `${number(count)} dossiers`,
    lastDay: (left) => `Today is the last day, ${number(left)} dossiers are incomplete.`,
    overdue: (left) =>
      `The last day is past, ${number(left)} dossiers are incomplete. Tell the district when it will come.`,
    overdueDone: "The last day is past. Freeze the plan and send it now.",
    left: (left, total) => `${number(left)} of ${number(total)} dossiers are incomplete.`,
  },

  targets: "Targets of the district",
  row: (row, households) => `annex 1, row ${row} · ${number(households)} households`,
  rowTraining: (households) => `${number(households)} households`,
  target: "Target",
  start: "Start of year",
  reduce: "To reduce",
  planned: "Planned",
  plannedTitle: "Show the households planned to leave",
  plannedOf: (name) => `${name} planned to leave`,
  against: "Against the target",
  end: "End of year",
  poor: "Poor households",
  nearPoor: "Near-poor households",
  missing: (count) => `${number(count)} missing`,
  met: (over) => (over > 0 ? `met, ${number(over)} over` : "met"),
  endOf: (end) => `${number(end)} households`,
  endAsked: (end, rate) =>
    `Just at the target ${number(end)} households remain${rate ? `, ${rate} %` : ""}`,
  percent: (rate) => `${rate} %`,
  services: "Basic social services",
  servicesLater:
    "The district hands these out later by its own decision (III.1.2); the plan can be made now.",
  income: "Income of the poor",
  incomeLine: (increase, level) => `up ${dong(increase)} to ${dong(level)} a person a month`,
  none: (year) => `No assignment for ${year} yet`,
  noneText:
    "The program holds the figures of 2020 by plan 154. The list and the households' plans can be worked on.",

  reviewer: "Reviewer",
  reviewers: (count) => `Reviewers · ${count}`,
  reviewerNone: "The training commune has no reviewer.",
  printedAs: (printed) => `annex 2 has “${printed}”`,

  hamlets: "Complete dossiers by hamlet",
  onlyLacking: "Show incomplete ones",
  lacking: "Households with an incomplete dossier",
  hamlet: "Hamlet",
  poorShort: "Poor",
  nearPoorShort: "Near",
  complete: "Complete",
  noHamlet: "No hamlet yet",
  all: "Commune",
  hamletNone: "No households yet.",
  unclassed: (count) =>
    `${number(count)} listed without a class, so they do not count yet. Say of each whether it is poor or near poor.`,
  ofHamlet: (name) => `Show the households of ${name}`,

  catalogue: (period) => `Catalogue of the period ${period}`,
  version: (version) => `built into version ${version}`,
  uncertain: (count) => `${number(count)} entries not checked against the original, marked`,

  work: "Left before sending",
  workSub: "from top to bottom, or in any order",
  workDone: "Nothing is left. The plan is frozen and can be sent.",
  lines: {
    list: "The list has the assigned numbers",
    facts: "Every household has hamlet, class, persons",
    causes: "Every household has a cause",
    answers: "Every cause and deprivation has a measure",
    measures: "Every measure has money, months, organisation",
    helper: "Every household has a helper",
    expected: "Expected result at the end of the year",
    findings: "Other places to mend",
    frozen: "Freeze the plan",
  },
  notes: {
    helper: "organisation and person",
    expected: "leaves, becomes near-poor, stays",
    findings: "by the self-check",
    frozen: "once nothing has to be mended",
  },
  listed: (poor, near) => `${number(poor)} poor, ${number(near)} near-poor`,
  listedOf: (poor, near) => `poor ${poor}, near-poor ${near}`,
  emptyList: (poor, near) => `assigned: ${number(poor)} poor, ${number(near)} near-poor`,
  of: (done, all) => `${number(done)}/${number(all)}`,
  most: (places) => `most in ${places}`,
  left: (count) => `${number(count)} households`,
  places: (count) => number(count),
  enough: "done",
  frozenAs: (number, current) =>
    current ? `version ${number}` : `version ${number} is out of date`,
  go: {
    import: "Import the list",
    list: "Show the list",
    see: "Show",
    continue: "Go on",
    helper: "Show",
    expected: "Set results",
    findings: "Show places",
    freeze: "Freeze",
    send: "To the district",
  },
  goLabel: (verb, line) => `${verb}: ${line}`,
  shown: (line) => `Not done: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  keys: { next: "do the next thing", tab: "next place" },
};
