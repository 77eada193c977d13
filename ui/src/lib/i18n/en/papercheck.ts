// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const papercheck: Messages["papercheck"] = {
  title: "Compare a paper",
  short: "Compare",
  hint: "Type the fingerprint at the foot of a signed paper to see whether it is a kept version",
  sub: "Is the signed paper a version kept here",
  label: "Fingerprint at the foot of the paper",
  how: "20 letters and digits, capital or small. O is read as 0, I and L as 1.",
  act: "Compare",
  version: (unit: string, n: number) => `${unit}, version ${n}`,
  counts: (frozenHere: boolean): string =>
    frozenHere ? "the plan as it is" : "the one that counts",
  at: (frozenHere: boolean, when: string): string =>
    `${frozenHere ? "Frozen" : "Received"} ${when}`,
  open: {
    poverty: "Open the poverty plan as printed",
    services: "Open the services plan as printed",
  },
};
