// District's comments and files, in English.
import { day } from "../format";
import type { Messages } from "../vi";

const when = (iso: string) => `${iso.slice(11, 16)} ${iso.slice(8, 10)}/${iso.slice(5, 7)}`;

export const answers: Messages["answers"] = {
  title: "District's comments",
  sub: (open, answered) =>
    open > 0
      ? `${open} comments wait for you`
      : answered > 0
        ? "all are answered; send the next version"
        : "no comment waits",
  loadFailed: "The district's comments cannot be read",
  keys: { next: "next comment", pick: "take the district's file" },
  said: {
    done: "Answered: mended.",
    explained: "The explanation is kept.",
    back: "The answer is taken back.",
  },
  files: {
    pick: "Take the district's file…",
    pickTitle: "Choose files of the district (.bvgoi)",
    pickFolder: "Choose a stick or folder…",
    pickFolderTitle: "Choose the stick or folder with the district's files",
    dropHere: "Drop files here to look at them first",
    title: (n) => `${n} files of the district`,
    before: "nothing is stored yet",
    good: "Can be taken",
    bad: "Cannot be taken",
    got: "Taken",
    from: (sender, at) => `${sender}, sealed ${when(at)}`,
    change: (label, before, now) => `${label}: ${before ?? "nothing"} → ${now ?? "nothing"}`,
    compare: "Compare the district's six words",
    take: (n) => `Take ${n} files`,
    clear: "Clear",
    judging: "Looking at the files",
    taking: "Taking the files in",
    hint: "If you stop, the plan stays as it is.",
    none: "There is no .bvgoi file there. The plan is unchanged. Look at the stick again or choose another folder.",
    stopped: "Stopped. No file was taken, the plan is unchanged.",
    taken: (n) => `${n} files of the district were taken in.`,
  },
  status: {
    title: "Where the plan stands",
    none: "No version is frozen.",
    version: (n) => `Version ${n}`,
    stages: {
      frozen: "frozen, not sent",
      sent: "written for the district",
      received: "received by the district",
      in_review: "in appraisal",
      returned: "returned to be mended",
      passed: "passed, to be approved",
      approved: "approved",
    },
    at: { frozen: "frozen", sent: "sent", received: "received" },
    when,
    decision: (no, date) => (date ? `Decision ${no} of ${day(date)}` : `Decision ${no}`),
    amendment: (version, households, places) =>
      `The plan differs from approved version ${version} in ${places} places, ${households} households. The next version is an amendment.`,
    unsent: "Some answers are not sent. They go along with the next version.",
    send: "Go to Hand over",
  },
  empty: "The district has said nothing.",
  emptyHint:
    "When the district hands you its answer file, take it here: comments become a list that leads to the fields.",
  noneOpen: "There is no such comment.",
  filters: "Filter comments",
  filter: { open: "Waiting", answered: "Mended or answered", all: "All" },
  plan: "Whole plan",
  go: "To the field",
  done: "Mended",
  explain: "Explain",
  back: "Take back",
  why: "Why it stays",
  save: "Save explanation",
  cancel: "Leave it",
};
