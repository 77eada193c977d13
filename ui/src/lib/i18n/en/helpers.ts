// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const helpers: Messages["helpers"] = {
  title: "Helpers",
};
