// Words of one area of the window, in English.
import type { Messages } from "../vi";

export const projects: Messages["projects"] = {
  title: "Shared projects",
};
