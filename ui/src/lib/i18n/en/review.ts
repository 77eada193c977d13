// Words of the appraisal, in English.
import { day, number } from "../format";
import type { Messages } from "../vi";

const when = (iso: string) => `${iso.slice(11, 16)} ${iso.slice(8, 10)}/${iso.slice(5, 7)}`;

export const review: Messages["review"] = {
  title: "Appraisal",
  titleOf: (name) => `Appraisal of ${name}`,
  sub: (plans, missing) =>
    missing > 0
      ? `${plans} plans received, ${missing} units have not sent`
      : `${plans} plans received, all units have sent`,
  loadFailed: "The appraisals cannot be read",
  empty: "No plan has been received.",
  emptyHint: "Plans show here once files were taken in under Receive.",
  toReceive: "Go to Receive",
  search: "Find a unit (no tone marks needed)",
  filters: "Filter by state",
  all: "All",
  none: "No plan is like that.",
  showAll: "Show all",
  byReviewer: "Appraiser",
  anyReviewer: "Everybody",
  stages: {
    received: "To be appraised",
    in_review: "In appraisal",
    returned: "Returned",
    passed: "Passed, to be approved",
    approved: "Approved",
  },
  unsent: "Not sent yet",
  columns: {
    unit: "Unit",
    stage: "State",
    version: "Version",
    received: "Received",
    reviewers: "Appraisers",
    comments: "Open comments",
    decision: "Decision",
  },
  round: (n, version) => `round ${n}, version ${version}`,
  amends: "amendment",
  when,
  late: "late",
  counts: (must, open, answered) =>
    [
      must > 0 && `${must} must`,
      open > 0 && `${open} others`,
      answered > 0 && `${answered} answered`,
    ]
      .filter(Boolean)
      .join(" · ") || "none",
  proposals: (returned, passed) =>
    [passed > 0 && `${passed} propose to pass`, returned > 0 && `${returned} propose to return`]
      .filter(Boolean)
      .join(", "),
  outcome: { returned: "Returned", passed: "Passed", approved: "Approved" },
  open: (name) => `Appraise ${name}`,
  openShort: "Open",
  writeAll: (n) => (n === 0 ? "Write answer files" : `Write answer files for ${n} units`),
  writeHint: "One file for each unit with something new; only that unit can open it",
  pickTitle: "Choose a stick or folder for the answer files",
  writing: (n) => `Writing ${n} answer files`,
  writingHint: "Files that are written stay whole when you stop.",
  written: (n) => `${n} files written and read back. The stick can be pulled.`,
  result: {
    title: "What was written",
    safe: (file, receiver) => `${file} · for ${receiver}`,
    close: "Done",
    again: "Write again what failed",
  },

  comments: {
    title: (n) => `${n} comments`,
    empty: "There is no comment.",
    emptyHint: "Open a dossier or paper, stand in the field you mean, and press «Comment».",
    office: (code, who) => (code === "district" ? who || "District" : who || code),
    version: (n) => `version ${n}`,
    severity: { must: "Must", should: "Should", note: "Note" },
    plan: "Whole plan",
    paper: { poverty: "Paper on poverty", services: "Paper on services" },
    read: (value) => `then: ${value || "empty"}`,
    now: (value) => `now: ${value || "empty"}`,
    changed: "changed since",
    gone: "no longer in the plan",
    unchanged: "unchanged",
    settled: "settled",
    withdrawn: "taken back",
    answer: { done: "Commune: mended", explained: "Commune explains" },
    go: "To the field",
    settle: "Settle",
    unsettle: "Open again",
    withdraw: "Take back",
    restore: "Use again",
    edit: "Reword",
    save: "Save",
    cancel: "Leave it",
    filter: { open: "Open", answered: "Answered", all: "All" },
    filters: "Filter comments",
  },

  composer: {
    open: "Comment",
    title: "Comment",
    about: "About",
    target: {
      field: "This field",
      household: "Whole household",
      place: "This text",
      plan: "Whole plan",
    },
    text: "What is to be said",
    placeholder: "Briefly: what is wrong and how to mend it",
    severity: "Weight",
    save: "Save comment",
    saved: "Comment saved.",
    before: (n) => (n === 0 ? "No comment here yet." : `${n} comments here`),
    close: "Close",
    all: "See the appraisal",
  },

  checklist: {
    title: "Appraiser's list",
    done: (n, all) => `${n}/${all}`,
    tick: { yes: "Yes", no: "No", not_applicable: "n/a" },
    found: (blocks, warns) =>
      [blocks > 0 && `${number(blocks)} must`, warns > 0 && `${number(warns)} need reasons`]
        .filter(Boolean)
        .join(", "),
    foundHint: "The self-check of this plan finds",
    note: "Remark",
    noteOf: (text) => `Remark: ${text}`,
    uncertain: "this item is not certain; the district decides",
    conclusion: "Conclusion",
    proposal: "Proposal",
    proposals: { returned: "Return", passed: "Pass" },
  },

  compare: {
    tab: (n) => `Against version ${n}`,
    none: "This is the unit's first version.",
    reading: "Comparing…",
  },

  decision: {
    title: "Decision of the district",
    returned: "Return with comments",
    passed: "Pass",
    approved: "District committee approves…",
    form: {
      returned: "Return to be mended",
      passed: "The plan has passed",
      approved: "Approved by the district committee",
    },
    explain: {
      returned: "The commune gets the comments by file, mends and sends the next version.",
      passed: "The commune learns that the plan has passed and waits for the approval.",
      approved: "Number and day stay with this version for ever.",
    },
    number: "Number of the decision",
    date: "Signed on",
    signer: "Signed by",
    note: "Words that go along",
    confirm: { returned: "Record return", passed: "Record pass", approved: "Record approval" },
    cancel: "Leave it",
    done: {
      returned: "Return recorded. Write the answer file to send it.",
      passed: "Pass recorded. Write the answer file to send it.",
      approved: "Approval recorded. Write the answer file to send it.",
    },
    line: (version, outcome, at) => `Version ${version}: ${outcome}, ${when(at)}`,
    paper: (no, date) => (date ? `Decision ${no} of ${day(date)}` : `Decision ${no}`),
    drop: "Drop the decision",
    dropped: "The decision is dropped; the plan is in appraisal again.",
    write: "Write the answer file",
    older: "This version does not count, so nothing is decided on it.",
    propose: "The district decides; appraisers put their proposal on the list.",
    days: "day/month/year",
  },

  hints: {
    next: "next comment",
    comment: "comment on this field",
    save: "save the comment",
    open: "open the plan",
  },
};
