// Words of one area of the window.
import { day, moment, number } from "../format";
import type { Messages } from "../vi";

export const handing: Messages["handing"] = {
  title: "Send to the district",
  lastDay: (iso, left) =>
    `Last day ${day(iso)}, ` +
    (left > 0 ? `${left} days left` : left === 0 ? "today" : `${-left} days over`),
  stands: {
    none: "No version frozen yet",
    current: (n) => `Version ${n} is the plan as it stands`,
    changed: (n) => `Changed since version ${n}`,
  },
  sentTag: (n) => `Package of version ${n} written`,
  training:
    "Practice file: freeze and print as in earnest. The district takes no package from this file.",
  steps: {
    freeze: "Freeze a version",
    key: "The district's key",
    stick: "Write to a USB stick",
  },
  stepLabel: (n, name, state) => `Step ${n}: ${name}, ${state}`,
  states: { done: "done", now: "to do now", later: "after the step before", todo: "not done" },
  failureTitle: "The state of handing over could not be read",

  freeze: {
    empty: "The list has no household yet, so there is nothing to freeze.",
    toList: "Go to the list",
    blocked: (n) => `${number(n)} places to mend before freezing`,
    alike: (n) => `and ${number(n)} more of the kind`,
    open: "Mend this",
    toCheck: (n) => (n === 1 ? "See the self-check" : `See all ${number(n)} in the self-check`),
    clear: "Nothing is left to mend.",
    warns: (n) => `${number(n)} places still need a reason. Freezing works; better with reasons.`,
    toWarns: "See what needs a reason",
    meaning:
      "Freezing keeps the plan and the prints of both plans as they are, numbers them and puts a fingerprint at the foot of every page. You can go on editing: changes go into the next version, this one stays.",
    act: (n) => `Freeze version ${n}`,
    working: (n) => `Freezing version ${n}`,
    stopHint: "If you stop, nothing is frozen and the plan stays as it is.",
    done: (n) => `Version ${n}`,
    fingerprint: "Fingerprint",
    contents: (households) => `${number(households)} households`,
    pages: (n) => `${number(n)} pages`,
    by: (at, who) => [moment(at), who].filter(Boolean).join(" · "),
    changed: (places, households, n) =>
      `${number(places)} places changed` +
      (households > 0 ? ` in ${number(households)} households` : "") +
      ` since version ${n}.`,
    added: (n) => `${number(n)} households added.`,
    removed: (n) => `${number(n)} households removed.`,
    back: (n) => `Something was written since version ${n} and put back: it says the same.`,
    keeps: (n) => `Version ${n} is kept as it was and can still be sent.`,
    frozen: (n, short, papers) =>
      `Version ${n} is frozen: ${papers.join(", ")}. Fingerprint ${short}.`,
    paperPages: (paper, pages) => `${paper} ${number(pages)} pages`,
    addedPaper: (n) => `The services plan of version ${n} is printed and kept too.`,
    unchanged: (n) => `Nothing changed since version ${n}, so it still is version ${n}.`,
    stopped: "Stopped. Nothing was frozen, the plan is unchanged.",
  },

  versions: {
    title: "Frozen versions",
    none: "None yet.",
    current: "as it stands",
    papers: { poverty: "Poverty plan", services: "Services plan" },
    print: "Open",
    printOf: (paper, n) => `Open ${paper}, version ${n}`,
    save: "Save…",
    saveOf: (paper, n) => `Save ${paper}, version ${n}`,
    saveTitle: (paper, n) => `Save ${paper}, version ${n}`,
    fileName: {
      poverty: (code, n) => `BV-${code}-version-${n}.pdf`,
      services: (code, n) => `BV-${code}-version-${n}-services.pdf`,
    },
    lacksServices: "This version was frozen before the program printed the services plan.",
    addServices: "Print the services plan too",
    saved: (path) => `Print saved: ${path}`,
  },

  key: {
    what: "The district hands out a key file (.key) with a signed letter that has six words. The key makes sure that only the district opens the package; the words, that the key is the district's.",
    pick: "Choose the district's key file…",
    pickTitle: "Choose the district's key file",
    notYet: (n) => `Without the key, version ${n} stays in the file until the key comes.`,
    notYetNone: "Without the key you can freeze first and send later.",
    file: (name, unit) => `${name} – says it is of ${unit}`,
    type: "Type the six words of the district's signed letter (without tone marks will do)",
    other: (at) =>
      `This file has another key than the one compared on ${day(at)}. Ask the district why before you compare again.`,
    same: (at) => `This key was compared at ${moment(at)}; nothing to do.`,
    another: "Choose another file…",
    known: (name) => `The key of ${name} was compared`,
    knownAt: (at, who) => [moment(at), who].filter(Boolean).join(" · "),
    change: "The district has a new key…",
    trusted: (name) => `All six words fit. The key of ${name} is known.`,
    own: "The commune's six words",
    ownHint: "Copy them into the signed letter that goes with the stick.",
    ownWrite: "Write the commune's key file…",
    ownTitle: "Where to write the commune's key file",
    ownName: (code) => `BV-${code}.key`,
    ownWritten: (path) => `The commune's key file is written: ${path}`,
  },

  stick: {
    needFreeze: "Once a version is frozen, its package can be written.",
    needKey: (n) =>
      `Once the district's key is here, the package can be written. Version ${n} waits.`,
    what: (n, receiver) =>
      `The package holds version ${n} and its prints, sealed so that only ${receiver} opens it. What is written is read back byte for byte.`,
    unsent: (n, papers) =>
      `The package of version ${n} lacks: ${papers.join(", ")}. Write it again and send it: the district adds this to the same version ${n}, no figure changes.`,
    oldVersion: (n) => `The package will be frozen version ${n}, without later changes.`,
    pick: "Choose a stick and write…",
    pickTitle: "Choose a stick or folder for the package",
    again: (folder) => `Write to ${folder} again`,
    elsewhere: "Choose another place…",
    another: "Write to one more stick…",
    working: (n) => `Writing the package of version ${n}`,
    workingHint: "Leave the stick in. Stopping leaves no half file.",
    safe: "Read back, safe. You may remove the stick.",
    already: "This package lay there already and reads back right; it was not written again.",
    renamed:
      "A file of that name with something else in it was left alone; this one has another name.",
    file: "File",
    size: "Size",
    version: "Version",
    receiver: "Opens only at",
    bytes: (n) => `${number(n)} bytes`,
    stopped: "Stopped. No package was written.",
    sent: "Written",
    sentNone: "No package written yet.",
    sentLine: (n, receiver) => `Version ${n} for ${receiver}`,
    last: (n, at) => `The package of version ${n} was written at ${moment(at)}.`,
  },

  keys: { next: "do the marked step", steps: "open another step" },
};
