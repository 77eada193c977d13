// Words of one area of the window.
import type { Messages } from "../vi";

export const assign: Messages["assign"] = {
  title: "Hand out the task",
};
