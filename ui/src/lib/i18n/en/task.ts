// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const task: Messages["task"] = {
  title: "Assignment",
};
