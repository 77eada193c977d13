// Words of one area of the window, in English.
import { moment, number } from "../format";
import type { Messages } from "../vi";

export const conflicts: Messages["conflicts"] = {
  title: "Changed differently on two machines",
  rail: (count: number) => `Two machines: ${number(count)}`,
  railHint: (count: number) => `${number(count)} places changed differently on two machines`,
  count: (count: number) => `${number(count)} to decide`,
  place: (name: string, hamlet: string | null) => [name, hamlet].filter(Boolean).join(" · "),
  what: (within: string | null, label: string) => [within, label].filter(Boolean).join(" – "),
  who: (who: string | null, at: string | null) =>
    [who ?? "another machine", at ? moment(at) : null].filter(Boolean).join(" · "),
  take: "Take this value",
  takeLabel: (shown: string, what: string) => `Take ${shown} for ${what}`,
  open: "Open the field",
  openLabel: (what: string, name: string) => `Open ${what} of ${name}`,
  decided: (what: string, shown: string) => `Took ${shown} for ${what}. It can be undone.`,
  kept: "Both values stay until you choose, and in the history afterwards. The clocks of two machines may differ, so times are only a hint.",
  none: "Nothing is left that two machines changed differently.",
  failed: "What two machines changed could not be read",
};
