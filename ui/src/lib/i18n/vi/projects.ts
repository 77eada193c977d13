// Words of one area of the window.
import { dong, number } from "../format";

export const projects = {
  title: "Dự án chung",
  tabs: "Phân công và dự án",
  tabHelpers: "Người giúp",
  tabProjects: "Dự án chung",
  count: (count: number, total: number) =>
    `${number(count)} dự án · ${dong(total)}, mỗi dự án tính một lần`,

  add: "Thêm dự án",
  newName: "Tên dự án mới",
  newHint: "Enter ghi dự án · Esc bỏ",
  save: "Ghi dự án",
  needName: "Gõ tên dự án rồi bấm Enter.",
  list: "Các dự án",
  line: (type: string | null, months: string, households: number) =>
    [type, months, households > 0 ? `${number(households)} hộ` : "chưa chọn hộ"]
      .filter(Boolean)
      .join(" · "),
  noMoney: "chưa có kinh phí",

  emptyTitle: "Chưa có dự án chung nào",
  emptyText:
    "Dự án chung là việc nhiều hộ cùng hưởng: mô hình giảm nghèo nhân rộng, tổ sản xuất, công trình của thôn.",
  emptyMoney:
    "Tiền của dự án chỉ tính một lần cho cả xã, dù bao nhiêu hộ tham gia. Mỗi hộ thấy phần của mình trong hồ sơ và phụ lục.",
  emptyHow:
    "Giải pháp chỉ của một hộ thì ghi ngay ở Kế hoạch hộ; giải pháp thuộc dự án thì chọn tên dự án ở đó.",

  name: "Tên dự án",
  type: "Loại",
  types: {
    production: "Phát triển sản xuất",
    common: "Công trình dùng chung",
  } as Record<string, string>,
  typesShort: { production: "Sản xuất", common: "Công trình" } as Record<string, string>,
  dossier: "Hồ sơ",
  dossiers: {
    draft: "Đang lập",
    submitted: "Đã trình",
    approved: "Đã duyệt",
  } as Record<string, string>,
  policy: "Chính sách",
  months: "Tháng",
  monthsHint: "ví dụ 3-12",
  monthsShown: (from: number, to: number) => (from === to ? `T${from}` : `T${from}–${to}`),
  organisation: "Tổ chức chịu trách nhiệm",
  person: "Người chịu trách nhiệm",
  note: "Ghi chú",

  money: "Kinh phí của cả dự án",
  moneyOf: (source: string) => `Số tiền từ nguồn ${source}`,
  kindOf: (source: string) => `Hình thức của nguồn ${source}`,
  source: "Nguồn",
  amount: "Số tiền (đ)",
  kind: "Hình thức",
  sum: "Cộng",
  once: "Tính một lần trong tổng của xã.",

  participants: (count: number) => `Hộ tham gia: ${number(count)}`,
  addParticipant: "Thêm hộ tham gia",
  addHint: "Gõ tên hộ hoặc tên thôn, không cần dấu",
  wholeHamlet: (name: string) => `Cả thôn ${name}`,
  wholeHamletCount: (count: number) => `thêm ${number(count)} hộ`,
  fromList: (count: number, label: string) => `Thêm ${number(count)} hộ đang lọc: ${label}`,
  filteredList: "Danh sách hộ",
  head: "Chủ hộ",
  hamlet: "Thôn",
  class: "Loại",
  share: "Phần của hộ (đ)",
  byMeasure: (count: number) =>
    count === 1 ? "có giải pháp trong dự án" : `${number(count)} giải pháp trong dự án`,
  takeOut: "Bỏ ra",
  takeOutOf: (name: string) => `Bỏ hộ ${name} khỏi dự án`,
  openHousehold: (name: string) => `Mở hồ sơ hộ ${name}`,
  showAll: "Xem trong danh sách",
  behind: (name: string) => `Tham gia ${name}`,
  noParticipants:
    "Chưa có hộ nào. Thêm từng hộ, cả thôn, hoặc chọn tên dự án trong giải pháp của hộ.",
  added: (count: number, name: string) => `Đã thêm ${number(count)} hộ vào ${name}.`,
  takenOut: (home: string, name: string) => `Đã bỏ hộ ${home} khỏi ${name}.`,

  remove: "Xóa dự án",
  removed: (name: string, measures: number) =>
    measures > 0
      ? `Đã xóa dự án ${name}. ${number(measures)} giải pháp còn ghi tên dự án này, Tự kiểm tra sẽ chỉ ra.`
      : `Đã xóa dự án ${name}. Hoàn tác được.`,
  failed: "Không đọc được các dự án",
  notChosen: "chưa chọn",
  keyAdd: "thêm dự án",
};
