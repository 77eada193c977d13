// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const paper: Messages["paper"] = {
  title: "Papers",
};
