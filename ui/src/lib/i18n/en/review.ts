// Words of one area of the window.
import type { Messages } from "../vi";

export const review: Messages["review"] = {
  title: "Review",
};
