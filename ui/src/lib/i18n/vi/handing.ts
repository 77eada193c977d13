// Words of one area of the window.
import { day, moment, number } from "../format";

export const handing = {
  title: "Gửi huyện",
  lastDay: (iso: string, left: number) =>
    `Ngày cuối ${day(iso)}, ` +
    (left > 0 ? `còn ${left} ngày` : left === 0 ? "là hôm nay" : `quá ${-left} ngày`),
  stands: {
    none: "Chưa chốt bản nào",
    current: (n: number) => `Bản ${n} là kế hoạch hiện tại`,
    changed: (n: number) => `Đã sửa sau bản ${n}`,
  },
  sentTag: (n: number) => `Đã ghi gói bản ${n}`,
  training:
    "Kế hoạch tập huấn: chốt và in để tập được như thật. Huyện không nhận gói từ kế hoạch này.",
  steps: {
    freeze: "Chốt bản kế hoạch",
    key: "Khóa của huyện",
    stick: "Ghi ra USB",
  },
  stepLabel: (n: number, name: string, state: string) => `Bước ${n}: ${name}, ${state}`,
  states: { done: "xong", now: "làm bây giờ", later: "chờ bước trước", todo: "chưa xong" },
  failureTitle: "Không đọc được tình hình gửi huyện",

  freeze: {
    empty: "Danh sách chưa có hộ nào nên chưa có gì để chốt.",
    toList: "Tới danh sách hộ",
    blocked: (n: number) => `Còn ${number(n)} chỗ phải sửa trước khi chốt`,
    alike: (n: number) => `và ${number(n)} chỗ cùng loại`,
    open: "Sửa chỗ này",
    toCheck: (n: number) =>
      n === 1 ? "Xem ở Tự kiểm tra" : `Xem cả ${number(n)} chỗ ở Tự kiểm tra`,
    clear: "Không còn chỗ nào phải sửa.",
    warns: (n: number) => `${number(n)} chỗ còn cần lý do. Vẫn chốt được; ghi lý do trước thì hơn.`,
    toWarns: "Xem chỗ cần lý do",
    meaning:
      "Chốt là giữ nguyên kế hoạch và bản in của cả hai kế hoạch, đánh số, gắn mã đối chiếu in ở chân mọi trang. Chốt rồi vẫn sửa tiếp được: chỗ sửa nằm ở bản sau, bản này không đổi.",
    act: (n: number) => `Chốt bản ${n}`,
    working: (n: number) => `Đang chốt bản ${n}`,
    stopHint: "Dừng thì chưa có bản nào được chốt, kế hoạch không thay đổi.",
    done: (n: number) => `Bản ${n}`,
    fingerprint: "Mã đối chiếu",
    contents: (households: number) => `${number(households)} hộ`,
    pages: (n: number) => `${number(n)} trang`,
    by: (at: string, who: string) => [moment(at), who].filter(Boolean).join(" · "),
    changed: (places: number, households: number, n: number) =>
      `Đã sửa ${number(places)} chỗ` +
      (households > 0 ? ` ở ${number(households)} hộ` : "") +
      ` sau bản ${n}.`,
    added: (n: number) => `Thêm ${number(n)} hộ.`,
    removed: (n: number) => `Bớt ${number(n)} hộ.`,
    back: (n: number) =>
      `Sau bản ${n} có ghi thêm nhưng đã sửa lại như cũ: nội dung vẫn như bản ${n}.`,
    keeps: (n: number) => `Bản ${n} đã chốt vẫn còn nguyên và vẫn gửi được.`,
    frozen: (n: number, short: string, papers: string[]) =>
      `Đã chốt bản ${n}: ${papers.join(", ")}. Mã đối chiếu ${short}.`,
    paperPages: (paper: string, pages: number) => `${paper} ${number(pages)} trang`,
    addedPaper: (n: number) => `Đã in thêm Kế hoạch dịch vụ vào bản ${n}.`,
    unchanged: (n: number) => `Kế hoạch không đổi từ bản ${n} nên vẫn là bản ${n}.`,
    stopped: "Đã dừng. Chưa chốt, kế hoạch không thay đổi.",
  },

  versions: {
    title: "Các bản đã chốt",
    none: "Chưa có bản nào.",
    current: "hiện tại",
    papers: { poverty: "Kế hoạch giảm nghèo", services: "Kế hoạch dịch vụ" },
    print: "Mở",
    printOf: (paper: string, n: number) => `Mở ${paper} bản ${n}`,
    save: "Lưu…",
    saveOf: (paper: string, n: number) => `Lưu ${paper} bản ${n}`,
    saveTitle: (paper: string, n: number) => `Lưu ${paper} bản ${n}`,
    fileName: {
      poverty: (code: string, n: number) => `BV-${code}-ban-${n}.pdf`,
      services: (code: string, n: number) => `BV-${code}-ban-${n}-dich-vu.pdf`,
    },
    lacksServices: "Bản này chốt khi chương trình chưa in Kế hoạch dịch vụ.",
    addServices: "In thêm Kế hoạch dịch vụ",
    saved: (path: string) => `Đã lưu bản in: ${path}`,
  },

  key: {
    what: "Huyện phát tệp khóa (đuôi .key) kèm công văn đã ký có ghi sáu từ. Khóa này để chỉ huyện mở được gói; sáu từ để biết khóa đúng là của huyện.",
    pick: "Chọn tệp khóa của huyện…",
    pickTitle: "Chọn tệp khóa của huyện",
    notYet: (n: number) =>
      `Chưa có tệp khóa thì bản ${n} vẫn nằm trong kế hoạch, có khóa rồi gửi sau.`,
    notYetNone: "Chưa có tệp khóa thì cứ chốt trước, có khóa rồi gửi sau.",
    file: (name: string, unit: string) => `${name} – tự ghi là của ${unit}`,
    type: "Gõ sáu từ ghi trong công văn đã ký của huyện (không cần dấu)",
    other: (at: string) =>
      `Tệp này mang khóa khác với khóa đã đối chiếu ngày ${day(at)}. Gọi huyện hỏi vì sao đổi khóa trước khi đối chiếu lại.`,
    same: (at: string) => `Khóa này đã đối chiếu lúc ${moment(at)}, không cần làm lại.`,
    another: "Chọn tệp khác…",
    known: (name: string) => `Khóa của ${name} đã đối chiếu`,
    knownAt: (at: string, who: string) => [moment(at), who].filter(Boolean).join(" · "),
    change: "Huyện đổi khóa…",
    trusted: (name: string) => `Sáu từ khớp. Đã ghi nhận khóa của ${name}.`,
    own: "Sáu từ của xã",
    ownHint: "Chép vào công văn đã ký gửi kèm USB, để huyện biết gói đúng là của xã.",
    ownWrite: "Ghi tệp khóa của xã…",
    ownTitle: "Nơi ghi tệp khóa của xã",
    ownName: (code: string) => `BV-${code}.key`,
    ownWritten: (path: string) => `Đã ghi tệp khóa của xã: ${path}`,
  },

  stick: {
    needFreeze: "Chốt bản kế hoạch xong thì ghi được gói.",
    needKey: (n: number) =>
      `Có khóa của huyện thì ghi được gói. Bản ${n} vẫn nằm yên trong kế hoạch cho tới khi đó.`,
    what: (n: number, receiver: string) =>
      `Gói chứa bản ${n} và các bản in của nó, niêm phong để chỉ ${receiver} mở được. Chương trình ghi xong thì đọc lại từng byte.`,
    unsent: (n: number, papers: string[]) =>
      `Gói đã ghi của bản ${n} chưa có ${papers.join(", ")}. Ghi gói lại rồi gửi: huyện nhận thêm giấy tờ này cho đúng bản ${n}, số liệu không đổi.`,
    oldVersion: (n: number) => `Gói sẽ là bản ${n} đã chốt, không có những chỗ sửa sau đó.`,
    pick: "Chọn USB và ghi gói…",
    pickTitle: "Chọn USB hoặc thư mục để ghi gói",
    again: (folder: string) => `Ghi lại vào ${folder}`,
    elsewhere: "Chọn nơi khác…",
    another: "Ghi thêm một USB…",
    working: (n: number) => `Đang ghi gói bản ${n}`,
    workingHint: "Đừng rút USB. Dừng thì không để lại tệp dở.",
    safe: "Đã đọc lại, an toàn. Có thể rút USB.",
    already: "Gói này đã có sẵn ở đó và đọc lại đúng, không ghi lần nữa.",
    renamed: "Ở đó đã có tệp cùng tên với nội dung khác. Tệp ấy giữ nguyên; gói mới mang tên khác.",
    file: "Tệp",
    size: "Dung lượng",
    version: "Bản",
    receiver: "Chỉ mở được ở",
    bytes: (n: number) => `${number(n)} byte`,
    stopped: "Đã dừng. Chưa ghi gói nào.",
    sent: "Đã ghi",
    sentNone: "Chưa ghi gói nào.",
    sentLine: (n: number, receiver: string) => `Bản ${n} cho ${receiver}`,
    last: (n: number, at: string) => `Gói bản ${n} đã ghi lúc ${moment(at)}.`,
  },

  keys: { next: "làm bước đang sáng", steps: "mở bước khác" },
};
