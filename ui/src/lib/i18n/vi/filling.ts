// Words of filling a dossier: offers, values shown beforehand, copying, conflicts.
import { dong, number } from "../format";

const months = (from: number, to: number) => (from === to ? `T${from}` : `T${from}–T${to}`);

export const filling = {
  offers: "Gợi ý",
  offersFor: (name: string) => `cho ${name}`,
  offersNone: "Danh mục không có giải pháp nào cho chỗ này. Gõ giải pháp của xã, hoặc ghi lý do.",
  offersPick: "Chọn một nguyên nhân hay chỉ số chưa trả lời để xem gợi ý.",
  take: "Nhận",
  link: "Nối",
  takeFor: (position: number, title: string, question: string) =>
    `Nhận gợi ý ${position} cho ${question}: ${title}`,
  linkFor: (title: string, question: string) =>
    `Nối ${title}: giải pháp này cũng trả lời ${question}`,
  linked: "đã ghi ở trên, cũng trả lời chỗ này",
  why: "Vì sao",
  whyNot: "Vì sao không",
  unfit: (count: number) => `Không phù hợp · ${number(count)}`,
  noMoney: "không dùng kinh phí",
  amountUnknown: "chưa rõ mức, tự gõ số tiền",
  usually: (from: number, to: number, helper: string) =>
    [months(from, to), helper].filter(Boolean).join(" · "),
  type: "Gõ giải pháp",
  prefilled: "điền sẵn, chưa nhận",
  prefilledMoney: (amount: number) => `Điền sẵn ${dong(amount)}, chưa nhận`,
  accept: (count: number) => `Nhận ${number(count)} chỗ điền sẵn`,
  acceptTitle: "Nhận mọi giá trị điền sẵn của hộ này, rồi tới chỗ thiếu kế tiếp",
  accepted: (values: number) => `Đã nhận ${number(values)} giá trị điền sẵn.`,
  findingsTab: (count: number) => `Cần xem ${number(count)}`,
  sideTabs: "Gợi ý và chỗ cần xem",

  copy: "Như hộ trước",
  copyTitle: "Chép từ hộ trước",
  copyFrom: (name: string) => `Chép từ hộ ${name}`,
  copyChoose: "Chọn phần muốn chép",
  copyCauses: "Nguyên nhân",
  copyMeasures: "Giải pháp, ghi là đề xuất để anh chị nhận",
  copyHelper: "Người giúp đỡ hộ",
  copyKept: "Chỉ số, điểm và kết quả của hộ này giữ nguyên. Số tiền quá mức được bỏ trống.",
  copyDo: "Chép",
  copyNone: "Hộ này đứng đầu danh sách, không có hộ trước để chép.",

  conflicts: (count: number) => `${number(count)} ô có hai giá trị, cần chọn`,
  conflictOf: (field: string, about: string) => (about ? `${field} · ${about}` : field),

  projectPart: (name: string) => `Phần của dự án ${name}, tiền tính một lần ở dự án`,
  projectNone: "Không thuộc dự án nào",
  projectHint: "Chọn dự án thì tiền của cả dự án tính một lần; tiền gõ ở dòng này tính thêm.",
  projectsNone: "Chưa có dự án chung nào trong kế hoạch.",

  nextNamed: (name: string) => `Hộ sau: ${name}`,
};
