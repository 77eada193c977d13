// Words of one part of the window: what becomes of a file that is written.
import { number } from "../format";
import type { Messages } from "../vi";

export const writing: Messages["writing"] = {
  progress: (done, of) => `${number(done)}/${number(of)}`,
  stop: "Stop",
  named: "Names of the files",
  open: "Open",
  openFolder: "Open folder",
  close: "Put this line away",
  again: "Write again",
  elsewhere: "Choose another place",
  replace: "Replace with the new ones",
  otherFolder: "Choose another folder",
};
