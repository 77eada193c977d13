// District's comments and files, beside the commune's own plan.
import { day } from "../format";

const when = (iso: string) => `${iso.slice(11, 16)} ${iso.slice(8, 10)}/${iso.slice(5, 7)}`;

export const answers = {
  title: "Góp ý của huyện",
  sub: (open: number, answered: number) =>
    open > 0
      ? `còn ${open} góp ý chờ xã`
      : answered > 0
        ? "đã trả lời hết, gửi bản sau để huyện xem"
        : "không có góp ý nào chờ",
  loadFailed: "Không đọc được góp ý của huyện",
  keys: { next: "góp ý kế tiếp", pick: "nhận tệp của huyện" },
  said: {
    done: "Đã ghi: đã sửa theo góp ý.",
    explained: "Đã ghi giải trình.",
    back: "Đã rút lại trả lời.",
  },
  files: {
    pick: "Nhận tệp của huyện…",
    pickTitle: "Chọn tệp huyện gửi (.bvgoi)",
    pickFolder: "Chọn USB, thư mục…",
    pickFolderTitle: "Chọn USB hoặc thư mục có tệp huyện gửi",
    dropHere: "Thả tệp vào đây để xem trước",
    title: (n: number) => `${n} tệp của huyện`,
    before: "chưa ghi gì vào máy",
    good: "Nhận được",
    bad: "Không nhận được",
    got: "Đã nhận",
    from: (sender: string, at: string) => `${sender}, niêm phong ${when(at)}`,
    change: (label: string, before: string | null, now: string | null) =>
      `${label}: ${before ?? "không có"} → ${now ?? "không có"}`,
    compare: "So sáu từ của huyện",
    take: (n: number) => `Nhận ${n} tệp`,
    clear: "Bỏ danh sách",
    judging: "Đang xem tệp",
    taking: "Đang nhận tệp",
    hint: "Dừng thì kế hoạch không thay đổi.",
    none: "Ở đó không có tệp .bvgoi nào. Kế hoạch không thay đổi. Hãy xem lại USB hoặc chọn thư mục khác.",
    stopped: "Đã dừng. Chưa nhận tệp nào, kế hoạch không thay đổi.",
    taken: (n: number) => `Đã nhận ${n} tệp của huyện.`,
  },
  status: {
    title: "Kế hoạch đang ở đâu",
    none: "Chưa chốt bản nào.",
    version: (n: number) => `Bản ${n}`,
    stages: {
      frozen: "đã chốt, chưa gửi",
      sent: "đã ghi ra tệp gửi huyện",
      received: "huyện đã nhận",
      in_review: "huyện đang thẩm định",
      returned: "huyện trả lại để sửa",
      passed: "thẩm định đạt, chờ phê duyệt",
      approved: "đã phê duyệt",
    },
    at: { frozen: "chốt", sent: "gửi", received: "huyện nhận" },
    when,
    decision: (no: string, date: string | null) =>
      date ? `Quyết định số ${no} ngày ${day(date)}` : `Quyết định số ${no}`,
    amendment: (version: number, households: number, places: number) =>
      `Kế hoạch đã khác bản ${version} được phê duyệt ở ${places} chỗ, ${households} hộ. Gửi bản sau là gửi điều chỉnh.`,
    unsent: "Có câu trả lời chưa gửi huyện. Câu trả lời đi cùng bản gửi sau.",
    send: "Sang Gửi huyện",
  },
  empty: "Huyện chưa góp ý gì.",
  emptyHint:
    "Khi huyện đưa tệp trả lời, nhận ở đây: góp ý hiện thành danh sách, mỗi góp ý dẫn tới đúng ô cần sửa.",
  noneOpen: "Không còn góp ý nào như vậy.",
  filters: "Lọc góp ý",
  filter: { open: "Chờ xã", answered: "Đã sửa, đã trả lời", all: "Tất cả" },
  plan: "Cả kế hoạch",
  go: "Tới ô",
  done: "Đã sửa",
  explain: "Giải trình",
  back: "Rút trả lời",
  why: "Vì sao giữ nguyên",
  save: "Ghi giải trình",
  cancel: "Thôi",
};
