// Words of a household's history.
import type { chronicle as source } from "../vi/chronicle";
import { moment, number } from "../format";

export const chronicle: typeof source = {
  open: "Household history",
  title: (name: string) => `History of ${name}`,
  count: (count: number) => `${number(count)} writes`,
  empty: "Nothing written yet.",
  failed: "The household's history could not be read",
  kept: "The household's plan is untouched.",
  when: (iso: string, who: string) => [moment(iso), who || "no name"].join(" · "),
  undone: "taken back",
  made: "Added",
  deleted: "Deleted",
  restored: "Brought back",
  was: "from",
  became: "to",
  putBack: "Put this value back",
  putBackOf: (label: string, value: string) => `Put back ${label}: ${value}`,
  puttingBack: (label: string, value: string) => `${label} is ${value} again. Can be undone.`,
  more: (left: number) => `Show ${number(left)} older writes`,
};
