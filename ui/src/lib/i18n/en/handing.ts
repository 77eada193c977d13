// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const handing: Messages["handing"] = {
  title: "Handing over",
};
