// Words of the district's screens, in English.
import { number } from "../format";
import type { Messages } from "../vi";

export const district: Messages["district"] = {
  title: "Communes and towns",
  sub: (year, count) => `${count} communes and towns · numbers assigned for ${year}`,
  name: "Commune, town",
  code: "Code",
  area: "Area",
  poor: "Poor at the start",
  nearPoor: "Near-poor at the start",
  note: "Note",
  households: "Households",
  poorReduce: "Poor to leave",
  nearPoorReduce: "Near-poor to leave",
  stated: "Beside the totals as issued",
  statedName: "Target",
  statedPaper: "As issued",
  statedSum: "Sum of the rows",
  statedWhy: "Why they differ",
  honest:
    "This version shows the district its opening numbers. Receiving files, appraisal and totals are not in the window yet.",
};
