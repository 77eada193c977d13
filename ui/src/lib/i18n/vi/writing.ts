// Words of one part of the window: what becomes of a file that is written.
import { number } from "../format";

export const writing = {
  progress: (done: number, of: number) => `${number(done)}/${number(of)}`,
  stop: "Dừng",
  named: "Xem tên các tệp",
  open: "Mở xem",
  openFolder: "Mở thư mục",
  close: "Cất dòng này",
  again: "Ghi lại",
  elsewhere: "Chọn chỗ khác",
  replace: "Thay bằng bản mới",
  otherFolder: "Chọn thư mục khác",
};
