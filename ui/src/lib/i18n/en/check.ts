// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const check: Messages["check"] = {
  title: "Self-check",
};
