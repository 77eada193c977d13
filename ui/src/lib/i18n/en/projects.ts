// Words of one area of the window, in English.
import { dong, number } from "../format";
import type { Messages } from "../vi";

export const projects: Messages["projects"] = {
  title: "Shared projects",
  tabs: "Helpers and projects",
  tabHelpers: "Helpers",
  tabProjects: "Shared projects",
  count: (count, total) => `${number(count)} projects · ${dong(total)}, each counted once`,

  add: "Add a project",
  newName: "Name of the new project",
  newHint: "Enter saves · Esc leaves",
  save: "Save the project",
  needName: "Type the name of the project, then Enter.",
  list: "Projects",
  line: (type, months, households) =>
    [type, months, households > 0 ? `${number(households)} households` : "no household yet"]
      .filter(Boolean)
      .join(" · "),
  noMoney: "no money yet",

  emptyTitle: "No shared project yet",
  emptyText:
    "A shared project serves several households: a model that is spread, a production group, works of the hamlet.",
  emptyMoney:
    "Its money counts once for the commune, however many households share it. Each household sees its share in its file and in the annex.",
  emptyHow:
    "A measure of one household is written in its plan; one that belongs to a project names the project there.",

  name: "Name",
  type: "Type",
  types: { production: "Production", common: "Common works" },
  typesShort: { production: "Production", common: "Works" },
  dossier: "Dossier",
  dossiers: { draft: "Being drawn up", submitted: "Submitted", approved: "Approved" },
  policy: "Policy",
  months: "Months",
  monthsHint: "e.g. 3-12",
  monthsShown: (from, to) => (from === to ? `M${from}` : `M${from}–${to}`),
  organisation: "Organisation in charge",
  person: "Person in charge",
  note: "Note",

  money: "Money of the whole project",
  moneyOf: (source) => `Amount from ${source}`,
  kindOf: (source) => `Form of ${source}`,
  source: "Source",
  amount: "Amount (đ)",
  kind: "Form",
  sum: "Sum",
  once: "Counted once in the commune's total.",

  participants: (count) => `Households: ${number(count)}`,
  addParticipant: "Add a household",
  addHint: "Type a name or a hamlet, tone marks or not",
  wholeHamlet: (name) => `All of ${name}`,
  wholeHamletCount: (count) => `adds ${number(count)} households`,
  fromList: (count, label) => `Add the ${number(count)} filtered: ${label}`,
  filteredList: "List of households",
  head: "Head",
  hamlet: "Hamlet",
  class: "Class",
  share: "Share (đ)",
  byMeasure: (count) => (count === 1 ? "a measure names it" : `${number(count)} measures name it`),
  takeOut: "Take out",
  takeOutOf: (name) => `Take ${name} out of the project`,
  openHousehold: (name) => `Open the file of ${name}`,
  showAll: "Show in the list",
  behind: (name) => `Sharing ${name}`,
  noParticipants:
    "No household yet. Add one by one, a whole hamlet, or name the project in a measure.",
  added: (count, name) => `Added ${number(count)} households to ${name}.`,
  takenOut: (home, name) => `Took ${home} out of ${name}.`,

  remove: "Delete the project",
  removed: (name, measures) =>
    measures > 0
      ? `Deleted ${name}. ${number(measures)} measures still name it; the self-check points to them.`
      : `Deleted ${name}. It can be undone.`,
  failed: "The projects could not be read",
  notChosen: "not chosen",
  keyAdd: "add a project",
};
