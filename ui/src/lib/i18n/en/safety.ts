// Words of safety, in English.
import { day, moment, number } from "../format";
import type { Messages } from "../vi";

export const safety: Messages["safety"] = {
  title: "Rescue data",

  person: {
    ask: "Who works on this computer?",
    hint: "The name goes with each entry, to know who changed what.",
    label: "Name of the person",
    save: "Keep the name",
    later: "Later",
    now: (name) => `At work: ${name}`,
    none: "Nobody named",
    change: "Change who works on this computer",
    saved: (name) => `From now on each entry bears the name ${name}.`,
  },

  passphrase: {
    offer: "Set a passphrase for the key (optional)",
    hint: "Only where others use this machine. The plan opens without it; it is asked for when files are sent or received. Forgotten: take the key back from the recovery sheet. Backups made before still hold the key unlocked.",
    label: "Passphrase",
    again: "Again",
    differ: "The two differ. No passphrase was set. Type them again.",
    set: "Set passphrase",
    locked: "From the next opening on, sending and receiving need the passphrase.",
    isSet: "The key has a passphrase",
    clearHint: "Type the passphrase to take it off.",
    clear: "Take passphrase off",
    cleared: "The key has no passphrase any more.",
    isLocked: "The key is locked.",
    unlock: "Unlock the key",
    lockedHint: "Needed to send or receive files. The plan can be read and changed.",
  },

  sheet: {
    title: "Recovery sheet",
    due: "The recovery sheet has not been printed.",
    why: "Without it the commune's key cannot be made again when the computer breaks.",
    print: "Print the recovery sheet…",
    tomorrow: "Tomorrow",
    pick: "Where to write the recovery sheet",
    fileName: (code, year) => `Phieu-khoi-phuc-${code}-${year}.pdf`,
    written: (path) =>
      `The sheet is in ${path}. Print it, put it in a sealed envelope in the safe; then delete this file.`,
    printed: (iso) => `Printed on ${day(iso)}.`,
    never: "Not printed. It holds 24 words to make the unit's key again when the computer breaks.",
    mark: "recovery sheet not printed",
    backFrom: "Bring the key back from a sheet",
    typed: "The 24 words and four check digits of the sheet",
    typedHint:
      "Only when the plan was made anew here and the old key is lost. Tone marks are not needed.",
    use: "Bring the key back",
    back: (words) => `The key is back. Compare its six words with the sheet: ${words}.`,
  },

  clock: { title: "Computer clock", known: "I know" },

  backup: {
    now: "Back up now",
    title: "Backup",
    last: (iso) => `Backed up ${moment(iso)}`,
    lastShort: (iso) => `Backup ${iso.slice(11, 16)}`,
    none: "No backup yet",
    done: (households, path) =>
      `Backed up ${number(households)} households with all history to ${path}`,
    hint: "Backs up by itself after 30 minutes of work, on closing and before anything big.",
    folder: (path) => `Backups lie in ${path}`,
    open: "Open backups and rescue",
    list: "Go back to an earlier moment",
    empty: "No backup of this plan yet. Back up now to have the first one.",
    at: "When",
    why: "Why",
    households: "Households",
    who: "At work",
    size: "Size",
    bytes: (bytes) => `${number(Math.max(1, bytes / 1000))} KB`,
    unreadable: "unreadable",
    back: "Go back",
    backLabel: (iso) => `Go back to ${moment(iso)}`,
    sure: (iso, now, then) =>
      then === null
        ? `Go back to ${moment(iso)}?`
        : `Go back to ${moment(iso)}? The list goes from ${number(now)} to ${number(then)} households.`,
    sureKept: "The open plan is backed up first, so you can return to it.",
    yes: "Go back to this moment",
    no: "Stay as it is",
    working: "Going back…",
    failed: "The backups could not be read",
    failedKept: "The open plan is unchanged.",
  },

  history: {
    title: "History",
    open: "History of steps",
    count: (shown) => `${number(shown)} latest steps`,
    person: "Person",
    everyone: "Everyone",
    nobody: "not named",
    empty: "No step yet.",
    emptyFor: (who) => `No step of ${who} among those shown.`,
    when: "When",
    what: "What",
    undone: "undone",
    undoTo: "Undo to here",
    undoToLabel: (what) => `Undo to here: ${what}`,
    sure: (count, what) =>
      count === 1
        ? `Undo “${what}”?`
        : `Undo ${number(count)} steps, from the latest down to “${what}”?`,
    sureAll: "Steps of others made since are included. Ctrl+Y does each again.",
    yes: (count) => `Undo ${number(count)} steps`,
    no: "Leave it",
    working: (count) => `Undoing ${number(count)} steps`,
    stopHint: "If you stop, the steps not yet undone stay.",
    done: (count) => `${number(count)} steps undone.`,
    more: "Show more",
    failed: "The history could not be read",
  },

  rescue: {
    title: (name, year) =>
      name === null ? "The plan is damaged" : `The plan of ${name} for ${year ?? ""} is damaged`,
    missingTitle: (name) =>
      name === null ? "The plan file is not there" : `The plan file of ${name} is not there`,
    looking: "Looking at what can be rescued…",
    damaged: (path, bytes) =>
      `The file ${path} (${bytes}) cannot be read to the end. Usually the power failed while writing, a stick was pulled, or the disk is failing.`,
    missing: (path) => `There is no file ${path}. It may have been moved, or lie on a stick.`,
    kept: (backups) =>
      `The program has changed nothing in the file. ${backups > 0 ? `There are ${number(backups)} backups.` : "There is no backup."}`,
    keptAside: "The damaged file is copied aside untouched before anything else.",
    todo: "Choose one of the ways below.",
    todoPlug: "Plug the stick in and try again, or take the newest backup.",
    newest: "Take the newest backup",
    newestAt: (iso, households) => `Of ${moment(iso)}, ${number(households)} households`,
    newestLoss: (saved) =>
      saved === null
        ? "What was entered since is not in it."
        : `Its last entry: ${moment(saved)}. What was entered since is not in it.`,
    newestUpTo: (saved) => `The damaged file goes on to ${moment(saved)}.`,
    newestNone: "No backup can be read.",
    salvage: "Rescue what can be read",
    salvageCount: (households, records) =>
      `${number(households)} households can be read, ${number(records)} records in all`,
    salvageLost: (names) =>
      names.length === 0
        ? "No household seems lost."
        : `${number(names.length)} households are lost: ${names.slice(0, 5).join(", ")}${names.length > 5 ? "…" : "."}`,
    salvageOrphans: (count) => `${number(count)} records no longer know their household.`,
    salvageSteps: (count) => `${number(count)} steps of the history cannot be read.`,
    salvageNoKey:
      "The unit's key cannot be read: a new one is made, and its six words have to be compared with the district again.",
    salvageNone: "No household can be read in this file.",
    choose: "Choose another backup",
    close: "To the first screen",
    working: "Rescuing",
    failed: "Not rescued yet",
    failedKept: "The damaged file and the backups are unchanged.",
    fromMissing: "Rescue data",
  },
};
