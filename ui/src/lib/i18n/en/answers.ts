// Words of one area of the window.
import type { Messages } from "../vi";

export const answers: Messages["answers"] = {
  title: "Comments of the district",
};
