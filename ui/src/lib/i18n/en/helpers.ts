// Words of one area of the window: who helps whom.
import { number } from "../format";

const homes = (count: number) => `${number(count)} household${count === 1 ? "" : "s"}`;

export const helpers = {
  title: "Assignment",
  sub: (persons: number, organisations: number) =>
    `${number(persons)} persons, ${number(organisations)} organisations`,
  without: (count: number) => `${homes(count)} without a helper`,
  none: "Every household has a helper",
  failure: "The assignments could not be read",
  kinds: { person: "Persons", organisation: "Organisations" },
  search: "Find a person or organisation",
  columns: {
    name: "Name, position",
    organisationName: "Organisation",
    belongs: "Belongs to",
    charge: "In charge of",
    persons: "Persons",
    load: "Helps",
    poor: "Poor",
    near: "Near",
    hamlets: "In hamlets",
    measures: "Tasks",
    measuresTitle: "Measures and projects answered for",
    money: "Money (đ)",
  },
  showHouseholds: (name: string, count: number) => `Show the ${homes(count)} ${name} helps`,
  showMeasured: (name: string, count: number) =>
    `Show the ${homes(count)} with measures ${name} answers for`,
  helped: (name: string) => `households ${name} helps`,
  measured: (name: string) => `households with measures ${name} answers for`,
  noneFound: (query: string) => `Nobody is called “${query}”. Clear the search to see all.`,
  empty: "No person helps yet. Add persons, then assign households to them.",
  emptyOrganisations: "No organisation yet. Add the organisations that help households.",
  add: { person: "Add person", organisation: "Add organisation" },
  addLabel: { person: "Name of the person", organisation: "Name of the organisation" },
  added: (name: string) => `${name} added. Position, phone and hamlet are on the right.`,
  sameName: (name: string) => `There is ${name} already. Add if it is another one.`,
  needName: "Type the name and press Enter.",
  details: "Details",
  pick: "Choose a line to see and change it.",
  shortName: "Short name",
  position: "Position",
  personName: "Name",
  organisationName: "Name of the organisation",
  charge: "In charge of hamlet",
  notInCharge: "of no hamlet",
  noOrganisation: "of no organisation",
  remove: "Delete",
  removing: (name: string) => `Delete ${name}`,
  hangs: (households: number, measures: number, persons: number) =>
    [
      households > 0 ? `helps ${homes(households)}` : "",
      measures > 0 ? `answers for ${number(measures)} measures and projects` : "",
      persons > 0 ? `has ${number(persons)} persons` : "",
    ]
      .filter(Boolean)
      .join(", "),
  free: "Nothing is assigned yet.",
  handTo: "Hand over to",
  handNobody: "nobody, leave it open",
  confirm: "Delete",
  keep: "Keep",
  removed: (name: string, heir: string | null) =>
    heir ? `${name} deleted, tasks handed over to ${heir}.` : `${name} deleted.`,
  byHamlet: "Households without a helper, by hamlet",
  hamlet: "Hamlet",
  lacking: "Without",
  noHamlet: "no hamlet",
  ofAll: (without: number, all: number) => `${number(without)} of ${homes(all)}`,
  showWithout: (name: string) => `households without a helper, hamlet ${name}`,
  assignTo: (name: string) => `Assign the households of ${name} to`,
  assign: "Assign to…",
  assigning: (count: number, person: string) => `Assign ${homes(count)} to ${person}`,
  loadAfter: (count: number) => `then helps ${homes(count)}`,
  stays: (count: number, reason: string) => `${homes(count)} stay: ${reason}`,
  assigned: (count: number, person: string, hamlet: string) =>
    `${homes(count)} of ${hamlet} assigned to ${person}.`,
  inCharge: "in charge of the hamlet",
  back: "Back",
};
