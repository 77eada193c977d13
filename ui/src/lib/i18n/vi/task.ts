// Words of the screen of the task: what the district asks, what is left before sending.
import { day, dong, number } from "../format";

/** "2020-02-23" → "23/02" */
const short = (iso: string) => day(iso).slice(0, 5);

export const task = {
  title: "Nhiệm vụ",
  titleOf: (year: number) => `Nhiệm vụ năm ${year}`,
  paper: (paper: string, date: string, issuer: string) =>
    `Kế hoạch ${paper} ngày ${day(date)} của ${issuer.replace(/^Ủy ban nhân dân/, "UBND")}`,
  source: "Giao sẵn trong chương trình",
  sourceTitle:
    "Số giao lấy từ phụ lục 1 của kế hoạch 154, đã có trong chương trình. Chưa nhận tệp giao nhiệm vụ nào.",
  trainingSource: "Số bịa để tập",
  failure: "Không đọc được nhiệm vụ",

  when: "Thời hạn",
  days: (days: number): [string, string] =>
    days > 0
      ? [number(days), "ngày nữa"]
      : days === 0
        ? ["0", "hôm nay"]
        : [number(-days), "ngày đã quá"],
  lastDay: (iso: string, days: number) =>
    days >= 0 ? `là ngày cuối, ${short(iso)}` : `từ ngày cuối, ${day(iso)}`,
  issued: "huyện ban hành",
  today: "hôm nay",
  ready: (complete: number, total: number) => `đủ ${number(complete)}/${number(total)} hồ sơ`,
  send: "gửi huyện",
  short,
  pace: {
    begin:
      "Bắt đầu từ danh sách hộ: nhập tệp Excel của xã, hoặc gõ từng hộ. Có hộ rồi sẽ biết mỗi ngày cần đủ bao nhiêu hồ sơ.",
    done: (total: number) => `Đã đủ cả ${number(total)} hồ sơ.`,
    daily: (iso: string): [string, string] => [
      `Để kịp ngày ${short(iso)}, mỗi ngày cần đủ thêm `,
      ".",
    ],
    dossiers: (count: number) => `${number(count)} hồ sơ`,
    lastDay: (left: number) => `Hôm nay là ngày cuối, còn ${number(left)} hồ sơ chưa đủ.`,
    overdue: (left: number) =>
      `Đã quá ngày cuối, còn ${number(left)} hồ sơ chưa đủ. Báo huyện ngày gửi được.`,
    overdueDone: "Đã quá ngày cuối. Chốt bản kế hoạch rồi gửi ngay.",
    left: (left: number, total: number) =>
      `Còn ${number(left)} trong ${number(total)} hồ sơ chưa đủ.`,
  },

  targets: "Chỉ tiêu huyện giao",
  row: (row: number, households: number) => `phụ lục 1, dòng ${row} · ${number(households)} hộ dân`,
  rowTraining: (households: number) => `${number(households)} hộ dân`,
  target: "Chỉ tiêu",
  start: "Đầu năm",
  reduce: "Phải giảm",
  planned: "Đã dự kiến",
  plannedTitle: "Xem các hộ đã dự kiến giảm",
  plannedOf: (name: string) => `${name} đã dự kiến giảm`,
  against: "So với chỉ tiêu",
  end: "Cuối năm còn",
  poor: "Hộ nghèo",
  nearPoor: "Hộ cận nghèo",
  missing: (count: number) => `thiếu ${number(count)}`,
  met: (over: number) => (over > 0 ? `đủ, dư ${number(over)}` : "đủ"),
  endOf: (end: number) => `${number(end)} hộ`,
  endAsked: (end: number, rate: string | null) =>
    `Đạt đúng chỉ tiêu thì cuối năm còn ${number(end)} hộ${rate ? `, ${rate} %` : ""}`,
  percent: (rate: string) => `${rate} %`,
  services: "Dịch vụ xã hội cơ bản",
  servicesLater: "Huyện giao sau bằng quyết định riêng (mục III.1.2); vẫn lập kế hoạch được ngay.",
  income: "Thu nhập người nghèo",
  incomeLine: (increase: number, level: number) =>
    `tăng ${dong(increase)}, đạt ${dong(level)}/người/tháng`,
  none: (year: number) => `Chưa có giao nhiệm vụ năm ${year}`,
  noneText:
    "Chương trình có sẵn số giao năm 2020 theo kế hoạch 154. Danh sách hộ và kế hoạch từng hộ vẫn làm được.",

  reviewer: "Người thẩm định",
  reviewers: (count: number) => `Người thẩm định · ${count} người`,
  reviewerNone: "Xã tập huấn không có người thẩm định.",
  printedAs: (printed: string) => `phụ lục 2 ghi “${printed}”`,

  hamlets: "Hồ sơ đủ theo thôn",
  onlyLacking: "Lọc hộ chưa đủ",
  lacking: "Hộ chưa đủ hồ sơ",
  hamlet: "Thôn",
  poorShort: "Nghèo",
  nearPoorShort: "Cận",
  complete: "Hồ sơ đủ",
  noHamlet: "Chưa có thôn",
  all: "Cả xã",
  hamletNone: "Chưa có hộ nào.",
  unclassed: (count: number) =>
    `${number(count)} hộ đã nhập chưa có loại hộ, nên chưa tính vào hồ sơ. Ghi loại hộ nghèo, cận nghèo cho từng hộ.`,
  ofHamlet: (name: string) => `Xem hộ của thôn ${name}`,

  catalogue: (period: string) => `Danh mục ${period}`,
  version: (version: string) => `kèm chương trình bản ${version}`,
  uncertain: (count: number) => `${number(count)} mục chưa đối chiếu bản gốc, có dấu bên cạnh`,

  work: "Việc còn lại trước khi gửi",
  workSub: "làm lần lượt từ trên xuống, hoặc theo thứ tự nào cũng được",
  workDone: "Không còn việc nào. Kế hoạch đã chốt, gửi được.",
  lines: {
    list: "Danh sách hộ khớp số giao",
    facts: "Hộ đủ thôn, loại hộ, số khẩu",
    causes: "Mỗi hộ có nguyên nhân nghèo",
    answers: "Nguyên nhân, thiếu hụt có giải pháp",
    measures: "Giải pháp đủ tiền, tháng, tổ chức",
    helper: "Mỗi hộ có người giúp đỡ",
    expected: "Dự kiến kết quả cuối năm",
    findings: "Chỗ phải sửa khác",
    frozen: "Chốt bản kế hoạch",
  } as Record<string, string>,
  notes: {
    helper: "tổ chức và tên người",
    expected: "thoát, xuống cận nghèo, còn nghèo",
    findings: "theo tự kiểm tra",
    frozen: "sau khi hết chỗ phải sửa",
  } as Record<string, string>,
  listed: (poor: number, near: number) => `${number(poor)} nghèo, ${number(near)} cận nghèo`,
  listedOf: (poor: string, near: string) => `nghèo ${poor}, cận nghèo ${near}`,
  emptyList: (poor: number, near: number) =>
    `giao ${number(poor)} nghèo, ${number(near)} cận nghèo`,
  of: (done: number, all: number) => `${number(done)}/${number(all)}`,
  most: (places: string) => `nhiều nhất: ${places}`,
  left: (count: number) => `${number(count)} hộ`,
  places: (count: number) => number(count),
  enough: "xong",
  frozenAs: (number: number, current: boolean) =>
    current ? `bản ${number}` : `bản ${number} đã cũ, có sửa sau khi chốt`,
  go: {
    import: "Nhập danh sách hộ",
    list: "Xem hộ",
    see: "Xem",
    continue: "Làm tiếp",
    helper: "Xem hộ",
    expected: "Đặt kết quả",
    findings: "Xem chỗ sửa",
    freeze: "Chốt bản",
    send: "Gửi huyện",
  },
  goLabel: (verb: string, line: string) => `${verb}: ${line}`,
  shown: (line: string) => `Chưa xong: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  keys: { next: "làm việc kế tiếp", tab: "chỗ kế" },
};
