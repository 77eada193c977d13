// Words of the appraisal.
import { day, number } from "../format";

const when = (iso: string) => `${iso.slice(11, 16)} ${iso.slice(8, 10)}/${iso.slice(5, 7)}`;

export const review = {
  title: "Thẩm định",
  titleOf: (name: string) => `Thẩm định ${name}`,
  sub: (plans: number, missing: number) =>
    missing > 0
      ? `${plans} kế hoạch đã nhận, còn ${missing} xã, thị trấn chưa gửi`
      : `${plans} kế hoạch đã nhận, đủ các xã, thị trấn`,
  loadFailed: "Không đọc được việc thẩm định",
  empty: "Chưa nhận kế hoạch nào.",
  emptyHint: "Kế hoạch hiện ở đây sau khi nhận tệp của xã ở bước Tiếp nhận.",
  toReceive: "Sang Tiếp nhận",
  search: "Tìm xã (gõ không dấu)",
  filters: "Lọc theo tình trạng",
  all: "Tất cả",
  none: "Không có kế hoạch nào như vậy.",
  showAll: "Hiện tất cả",
  byReviewer: "Người thẩm định",
  anyReviewer: "Mọi người",
  stages: {
    received: "Chờ thẩm định",
    in_review: "Đang thẩm định",
    returned: "Đã trả lại",
    passed: "Đạt, chờ phê duyệt",
    approved: "Đã phê duyệt",
  },
  unsent: "Chưa gửi lời mới",
  columns: {
    unit: "Xã, thị trấn",
    stage: "Tình trạng",
    version: "Bản",
    received: "Nhận lúc",
    reviewers: "Người thẩm định",
    comments: "Góp ý còn mở",
    decision: "Kết luận",
  },
  round: (n: number, version: number) => `lần ${n}, bản ${version}`,
  amends: "điều chỉnh",
  when,
  late: "sau hạn",
  counts: (must: number, open: number, answered: number) =>
    [
      must > 0 && `${must} phải sửa`,
      open > 0 && `${open} khác`,
      answered > 0 && `${answered} xã đã trả lời`,
    ]
      .filter(Boolean)
      .join(" · ") || "không còn",
  proposals: (returned: number, passed: number) =>
    [passed > 0 && `${passed} đề nghị đạt`, returned > 0 && `${returned} đề nghị trả lại`]
      .filter(Boolean)
      .join(", "),
  outcome: { returned: "Trả lại", passed: "Đạt", approved: "Phê duyệt" },
  open: (name: string) => `Thẩm định ${name}`,
  openShort: "Mở",
  writeAll: (n: number) => (n === 0 ? "Ghi tệp trả lời" : `Ghi tệp trả lời cho ${n} xã`),
  writeHint: "Mỗi xã có lời mới một tệp, chỉ xã đó mở được",
  pickTitle: "Chọn USB hoặc thư mục để ghi tệp trả lời",
  writing: (n: number) => `Đang ghi ${n} tệp trả lời`,
  writingHint: "Tệp đã ghi xong vẫn nguyên khi dừng.",
  written: (n: number) => `Đã ghi và đọc lại ${n} tệp. Có thể rút USB.`,
  result: {
    title: "Kết quả ghi tệp",
    safe: (file: string, receiver: string) => `${file} · gửi ${receiver}`,
    close: "Xong",
    again: "Ghi lại các tệp chưa được",
  },

  comments: {
    title: (n: number) => `${n} góp ý`,
    empty: "Chưa có góp ý nào.",
    emptyHint: "Mở hồ sơ hộ hoặc văn bản, đứng ở ô cần nói tới rồi bấm «Góp ý».",
    office: (code: string, who: string): string =>
      code === "district" ? who || "Phòng LĐ-TBXH" : who || code,
    version: (n: number) => `bản ${n}`,
    severity: { must: "Phải sửa", should: "Nên sửa", note: "Lưu ý" },
    plan: "Cả kế hoạch",
    paper: { poverty: "Văn bản giảm nghèo", services: "Văn bản dịch vụ" },
    read: (value: string) => `khi đó: ${value || "trống"}`,
    now: (value: string) => `nay: ${value || "trống"}`,
    changed: "đã sửa sau góp ý",
    gone: "không còn trong kế hoạch",
    unchanged: "chưa sửa",
    settled: "đã xong",
    withdrawn: "đã rút",
    answer: { done: "Xã: đã sửa", explained: "Xã giải trình" },
    go: "Tới ô",
    settle: "Coi là xong",
    unsettle: "Mở lại",
    withdraw: "Rút góp ý",
    restore: "Dùng lại",
    edit: "Sửa lời",
    save: "Ghi",
    cancel: "Thôi",
    filter: { open: "Còn mở", answered: "Xã đã trả lời", all: "Tất cả" },
    filters: "Lọc góp ý",
  },

  composer: {
    open: "Góp ý",
    title: "Góp ý",
    about: "Về",
    target: {
      field: "Ô đang chọn",
      household: "Cả hộ",
      place: "Đoạn văn bản",
      plan: "Cả kế hoạch",
    },
    text: "Lời góp ý",
    placeholder: "Viết ngắn: sai ở đâu, cần sửa thế nào",
    severity: "Mức",
    save: "Ghi góp ý",
    saved: "Đã ghi góp ý.",
    before: (n: number) => (n === 0 ? "Chưa có góp ý ở đây." : `${n} góp ý ở đây`),
    close: "Đóng",
    all: "Xem phiếu thẩm định",
  },

  checklist: {
    title: "Phiếu của người thẩm định",
    done: (n: number, all: number) => `${n}/${all}`,
    tick: { yes: "Đạt", no: "Chưa", not_applicable: "Không có" },
    found: (blocks: number, warns: number) =>
      [blocks > 0 && `${number(blocks)} phải sửa`, warns > 0 && `${number(warns)} cần lý do`]
        .filter(Boolean)
        .join(", "),
    foundHint: "Tự kiểm tra của kế hoạch này thấy",
    note: "Ghi chú",
    noteOf: (text: string) => `Ghi chú: ${text}`,
    uncertain: "mục này chưa chắc, huyện xem lại",
    conclusion: "Nhận xét chung",
    proposal: "Đề nghị",
    proposals: { returned: "Trả lại", passed: "Đạt" },
  },

  compare: {
    tab: (n: number) => `So với bản ${n}`,
    none: "Đây là bản đầu tiên của xã.",
    reading: "Đang so…",
  },

  decision: {
    title: "Kết luận của huyện",
    returned: "Trả lại kèm góp ý",
    passed: "Đạt",
    approved: "UBND huyện phê duyệt…",
    form: {
      returned: "Trả lại xã để sửa",
      passed: "Kế hoạch thẩm định đạt",
      approved: "UBND huyện phê duyệt",
    },
    explain: {
      returned: "Xã nhận góp ý bằng tệp trả lời, sửa rồi gửi bản sau.",
      passed: "Xã biết kế hoạch đã đạt và chờ quyết định phê duyệt.",
      approved: "Số và ngày quyết định đi cùng bản này, không đổi về sau.",
    },
    number: "Số quyết định",
    date: "Ngày ký",
    signer: "Người ký",
    note: "Lời kèm theo",
    confirm: { returned: "Ghi trả lại", passed: "Ghi đạt", approved: "Ghi phê duyệt" },
    cancel: "Thôi",
    done: {
      returned: "Đã ghi trả lại. Ghi tệp trả lời để gửi xã.",
      passed: "Đã ghi đạt. Ghi tệp trả lời để gửi xã.",
      approved: "Đã ghi phê duyệt. Ghi tệp trả lời để gửi xã.",
    },
    line: (version: number, outcome: string, at: string) =>
      `Bản ${version}: ${outcome}, ${when(at)}`,
    paper: (no: string, date: string | null) =>
      date ? `Quyết định số ${no} ngày ${day(date)}` : `Quyết định số ${no}`,
    drop: "Bỏ kết luận",
    dropped: "Đã bỏ kết luận, kế hoạch lại ở bước thẩm định.",
    write: "Ghi tệp trả lời",
    older: "Bản này không phải bản đang tính nên không kết luận ở đây.",
    propose: "Huyện kết luận; người thẩm định ghi đề nghị vào phiếu.",
    days: "ngày/tháng/năm",
  },

  hints: {
    next: "góp ý kế tiếp",
    comment: "góp ý ô này",
    save: "ghi góp ý",
    open: "mở kế hoạch",
  },
};
