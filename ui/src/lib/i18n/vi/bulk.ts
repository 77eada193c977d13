// Words of one area of the window: one change for many households.
import { number } from "../format";

export const bulk = {
  title: "Nhiều hộ một lúc",
  bar: "Làm cho các hộ đã chọn",
  sums: "Cộng các hộ đã chọn",
  forChosen: (count: number) => `Làm cho ${number(count)} hộ đã chọn:`,
  tasks: {
    measure: "Thêm giải pháp",
    helper: "Giao người giúp đỡ",
    expected: "Đặt kết quả",
    hamlet: "Đổi thôn",
    delete: "Xóa",
  },
  titles: {
    measure: (count: number) => `Thêm một giải pháp cho ${number(count)} hộ`,
    helper: (count: number) => `Giao người giúp đỡ cho ${number(count)} hộ`,
    expected: (count: number) => `Đặt kết quả cuối năm cho ${number(count)} hộ`,
    hamlet: (count: number) => `Đổi thôn của ${number(count)} hộ`,
    delete: (count: number) => `Xóa ${number(count)} hộ khỏi danh sách`,
  },
  changes: {
    measure: (count: number) => `${number(count)} hộ thêm giải pháp`,
    helper: (count: number) => `${number(count)} hộ đổi`,
    expected: (count: number) => `${number(count)} hộ đổi`,
    hamlet: (count: number) => `${number(count)} hộ đổi`,
    delete: (count: number) => `${number(count)} hộ bị xóa`,
  },
  apply: {
    measure: (count: number) => `Thêm cho ${number(count)} hộ`,
    helper: (count: number) => `Giao ${number(count)} hộ`,
    expected: (count: number) => `Đặt cho ${number(count)} hộ`,
    hamlet: (count: number) => `Đổi thôn ${number(count)} hộ`,
    delete: (count: number) => `Xóa ${number(count)} hộ`,
  },
  done: {
    measure: (count: number) => `Đã thêm giải pháp cho ${number(count)} hộ.`,
    helper: (count: number) => `Đã giao người giúp đỡ cho ${number(count)} hộ.`,
    expected: (count: number) => `Đã đặt kết quả cho ${number(count)} hộ.`,
    hamlet: (count: number) => `Đã đổi thôn ${number(count)} hộ.`,
    delete: (count: number) => `Đã xóa ${number(count)} hộ. Hoàn tác được.`,
  },
  doneKept: (count: number) => (count > 0 ? ` ${number(count)} hộ giữ nguyên.` : ""),
  stays: (count: number) => `${number(count)} hộ không đổi`,
  count: (count: number) => `${number(count)} hộ`,
  names: (names: string, more: number) => (more > 0 ? `${names} và ${number(more)} hộ nữa` : names),
  adds: (money: string) => `thêm ${money}`,
  withMeasures: (count: number) => `cùng ${number(count)} giải pháp`,
  loadAfter: (count: number) => `sau đó giúp ${number(count)} hộ`,
  previewFirst: "Chọn xong sẽ thấy hộ nào đổi, hộ nào không và vì sao, rồi mới ghi.",
  nothingChanged: "Chưa hộ nào thay đổi.",
  deleteHint: "Thành viên, giải pháp, phân công của hộ đi cùng hộ. Hoàn tác lấy lại được tất cả.",
  whoHelps: "Người hoặc tổ chức giúp đỡ",
  person: "Người",
  needOrganisation: (name: string) =>
    `Chưa biết ${name} ở tổ chức nào. Gõ thêm tên tổ chức vào ô trên.`,
  takeOff: "Bỏ chọn",
  alsoHelped: "Thay cả người, tổ chức đang giúp đỡ",
  alsoOther: "Thay cả kết quả đã đặt",
  alsoAnswered: "Thêm cả cho hộ đã có giải pháp khác",
  results: {
    leaves: "Thoát nghèo, thoát cận nghèo",
    to_near_poor: "Xuống cận nghèo",
    stays: "Còn nghèo, còn cận nghèo",
  },
  answers: "Trả lời nguyên nhân, chỉ số thiếu hụt",
  kinds: { cause: "Nguyên nhân", indicator: "Chỉ số thiếu hụt" },
  question: (at: number, name: string, households: number, open: number) =>
    `${at > 0 ? `${at}. ` : ""}${name} – ${number(households)} hộ` +
    (open > 0 ? `, ${number(open)} chưa có giải pháp` : ""),
  entry: "Giải pháp trong danh mục",
  fits: (name: string, count: number) =>
    `${name} – ${count > 0 ? `hợp ${number(count)} hộ` : "không hợp hộ nào"}`,
  each: "Kinh phí mỗi hộ",
  source: "Nguồn",
  amountOf: (amount: string, unit: string) => `mức của chính sách ${amount} (${unit})`,
  byPolicy: "Ghi mức của chính sách cho từng hộ",
  withHelper: "Giao cho người đang giúp đỡ hộ",
  copy: "Chép bảng",
  copied: (count: number) => `Đã chép ${number(count)} dòng. Sang Excel hoặc Word rồi dán.`,
  notCopied: "Máy không cho chép. Danh sách không thay đổi. Hãy thử lại.",
  drop: "Bỏ chọn",
  poor: "Nghèo",
  nearPoor: "Cận nghèo",
  members: "Khẩu",
  workers: "Lao động",
  measures: "Giải pháp",
  money: "Kinh phí",
  lacking: (noMeasure: number, noHelper: number) =>
    [
      noMeasure > 0 ? `${number(noMeasure)} hộ chưa có giải pháp` : "",
      noHelper > 0 ? `${number(noHelper)} hộ chưa có người giúp đỡ` : "",
    ]
      .filter(Boolean)
      .join(" · "),
};
