// Words of safety: who is at the keyboard, backups, going back, rescue, history.
import { day, inSentence, moment, number } from "../format";

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${number(Math.max(1, bytes / 1000))}\u00a0KB`
    : `${number(bytes / 1_000_000)},${Math.trunc(bytes / 100_000) % 10}\u00a0MB`;

export const safety = {
  title: "Cứu dữ liệu",

  person: {
    ask: "Ai đang làm trên máy này?",
    hint: "Tên đi cùng mỗi lần ghi, để biết ai sửa.",
    label: "Họ tên người làm",
    save: "Ghi tên",
    later: "Để sau",
    now: (name: string) => `Người làm: ${name}`,
    none: "Chưa ghi ai làm",
    change: "Đổi người làm trên máy này",
    saved: (name: string) => `Từ giờ mỗi lần ghi mang tên ${name}.`,
  },

  passphrase: {
    offer: "Đặt mật khẩu cho chìa khóa (không bắt buộc)",
    hint: "Chỉ cần khi máy có người khác dùng chung. Kế hoạch vẫn mở và sửa được không cần mật khẩu; mật khẩu chỉ hỏi khi gửi hoặc nhận tệp. Quên mật khẩu thì lấy lại chìa khóa từ phiếu khôi phục. Bản sao lưu trước lúc đặt vẫn chứa chìa khóa chưa khóa.",
    label: "Mật khẩu",
    again: "Gõ lại",
    differ: "Hai lần gõ khác nhau. Chưa đặt mật khẩu. Hãy gõ lại.",
    set: "Đặt mật khẩu",
    locked: "Từ lần mở sau, gửi và nhận tệp cần mật khẩu.",
    isSet: "Chìa khóa đang có mật khẩu",
    clearHint: "Gõ mật khẩu để bỏ; sau đó gửi và nhận tệp không hỏi nữa.",
    clear: "Bỏ mật khẩu",
    cleared: "Đã bỏ mật khẩu của chìa khóa.",
    isLocked: "Chìa khóa đang khóa.",
    unlock: "Mở chìa khóa",
    lockedHint: "Cần khi gửi hoặc nhận tệp. Kế hoạch vẫn xem và sửa được.",
  },

  sheet: {
    title: "Phiếu khôi phục",
    due: "Chưa in phiếu khôi phục.",
    why: "Máy hỏng mà không có phiếu thì không lập lại được chìa khóa của xã.",
    print: "In phiếu khôi phục…",
    tomorrow: "Để mai",
    pick: "Nơi ghi phiếu khôi phục",
    fileName: (code: string, year: number) => `Phieu-khoi-phuc-${code}-${year}.pdf`,
    written: (path: string) =>
      `Đã ghi phiếu vào ${path}. In ra, cho vào phong bì dán kín, cất trong két; in xong thì xóa tệp này.`,
    printed: (iso: string) => `Đã in ngày ${day(iso)}.`,
    never: "Chưa in. Phiếu chứa 24 từ để lập lại chìa khóa của đơn vị khi máy hỏng.",
    mark: "chưa in phiếu khôi phục",
    backFrom: "Lấy lại chìa khóa từ phiếu đã cất",
    typed: "24 từ và bốn số kiểm tra trên phiếu",
    typedHint:
      "Chỉ dùng khi máy này lập lại kế hoạch và chìa khóa cũ đã mất. Gõ không dấu cũng được.",
    use: "Lấy lại chìa khóa",
    back: (words: string) => `Đã lấy lại chìa khóa. Đối chiếu sáu từ với phiếu: ${words}.`,
  },

  clock: { title: "Đồng hồ máy", known: "Đã biết" },

  backup: {
    now: "Sao lưu ngay",
    title: "Sao lưu",
    last: (iso: string) => `Sao lưu ${moment(iso)}`,
    lastShort: (iso: string) => `Sao lưu ${iso.slice(11, 16)}`,
    none: "Chưa sao lưu",
    done: (households: number, path: string) =>
      `Đã sao lưu ${number(households)} hộ và cả lịch sử vào ${path}`,
    hint: "Tự sao lưu sau mỗi 30 phút làm việc, khi đóng và trước mỗi việc lớn.",
    folder: (path: string) => `Các bản sao lưu nằm ở ${path}`,
    open: "Mở phần sao lưu và cứu dữ liệu",
    list: "Trở về một lúc trước đây",
    empty: "Chưa có bản sao lưu nào của kế hoạch này. Bấm Sao lưu ngay để có bản đầu tiên.",
    at: "Lúc",
    why: "Vì sao có",
    households: "Số hộ",
    who: "Người làm",
    size: "Cỡ",
    bytes: size,
    unreadable: "không đọc được",
    back: "Trở về",
    backLabel: (iso: string) => `Trở về lúc ${moment(iso)}`,
    sure: (iso: string, now: number, then: number | null) =>
      then === null
        ? `Trở về lúc ${moment(iso)}?`
        : `Trở về lúc ${moment(iso)}? Danh sách từ ${number(now)} hộ thành ${number(then)} hộ.`,
    sureKept: "Kế hoạch đang mở được sao lưu trước, nên vẫn quay lại được.",
    yes: "Trở về lúc này",
    no: "Giữ như bây giờ",
    working: "Đang trở về…",
    failed: "Không đọc được danh sách bản sao lưu",
    failedKept: "Kế hoạch đang mở vẫn còn nguyên.",
  },

  history: {
    title: "Lịch sử",
    open: "Lịch sử các bước",
    count: (shown: number) => `${number(shown)} bước gần đây`,
    person: "Người làm",
    everyone: "Tất cả",
    nobody: "chưa ghi tên",
    empty: "Chưa có bước nào.",
    emptyFor: (who: string) => `${who} chưa có bước nào trong phần đang xem.`,
    when: "Lúc",
    what: "Việc",
    undone: "đã hoàn tác",
    undoTo: "Hoàn tác đến đây",
    undoToLabel: (what: string) => `Hoàn tác đến đây: ${what}`,
    sure: (count: number, what: string) =>
      count === 1
        ? `Hoàn tác bước “${what}”?`
        : `Hoàn tác ${number(count)} bước, từ bước mới nhất đến “${what}”?`,
    sureAll: "Gồm cả bước của người khác làm sau đó. Làm lại được từng bước bằng Ctrl+Y.",
    yes: (count: number) => `Hoàn tác ${number(count)} bước`,
    no: "Giữ nguyên",
    working: (count: number) => `Đang hoàn tác ${number(count)} bước`,
    stopHint: "Dừng thì các bước chưa hoàn tác vẫn còn nguyên.",
    done: (count: number) => `Đã hoàn tác ${number(count)} bước.`,
    more: "Xem thêm",
    failed: "Không đọc được lịch sử",
  },

  rescue: {
    title: (name: string | null, year: number | null) =>
      name === null ? "Kế hoạch bị hỏng" : `Kế hoạch ${inSentence(name)} năm ${year ?? ""} bị hỏng`,
    missingTitle: (name: string | null) =>
      name === null ? "Không thấy tệp kế hoạch" : `Không thấy tệp kế hoạch của ${inSentence(name)}`,
    looking: "Đang xem còn cứu được những gì…",
    damaged: (path: string, bytes: string) =>
      `Tệp ${path} (${bytes}) không đọc hết được. Thường do mất điện lúc ghi, USB rút vội hoặc ổ đĩa hỏng.`,
    missing: (path: string) =>
      `Không còn tệp ${path}. Có thể tệp đã chuyển đi, hoặc nằm trên USB chưa cắm.`,
    kept: (backups: number) =>
      `Chương trình chưa sửa gì vào tệp. ${backups > 0 ? `Trên máy có ${number(backups)} bản sao lưu.` : "Trên máy chưa có bản sao lưu."}`,
    keptAside: "Tệp hỏng được chép sang chỗ khác nguyên vẹn trước khi làm tiếp.",
    todo: "Chọn một trong các cách dưới đây.",
    todoPlug: "Cắm lại USB rồi thử lại, hoặc lấy bản sao lưu gần nhất.",
    newest: "Lấy bản sao lưu gần nhất",
    newestAt: (iso: string, households: number) => `Lúc ${moment(iso)}, ${number(households)} hộ`,
    newestLoss: (saved: string | null) =>
      saved === null
        ? "Những gì ghi sau lúc đó không có trong bản này."
        : `Lần ghi cuối trong bản này: ${moment(saved)}. Ghi sau lúc đó không có trong bản này.`,
    newestUpTo: (saved: string) => `Tệp hỏng còn ghi tới ${moment(saved)}.`,
    newestNone: "Không có bản sao lưu nào còn đọc được.",
    salvage: "Cứu những gì còn đọc được",
    salvageCount: (households: number, records: number) =>
      `Đọc được ${number(households)} hộ, tất cả ${number(records)} mục`,
    salvageLost: (names: string[]) =>
      names.length === 0
        ? "Không thấy hộ nào bị mất."
        : `Mất ${number(names.length)} hộ: ${names.slice(0, 5).join(", ")}${names.length > 5 ? "…" : "."}`,
    salvageOrphans: (count: number) => `${number(count)} mục không còn biết thuộc hộ nào.`,
    salvageSteps: (count: number) => `${number(count)} bước lịch sử không đọc được.`,
    salvageNoKey:
      "Chìa khóa của đơn vị không đọc được: sẽ lập chìa khóa mới, cần đối chiếu lại sáu từ với huyện.",
    salvageNone: "Không còn đọc được hộ nào trong tệp này.",
    choose: "Chọn bản sao lưu khác",
    close: "Về màn hình đầu",
    working: "Đang cứu dữ liệu",
    failed: "Chưa cứu được",
    failedKept: "Tệp hỏng và các bản sao lưu vẫn còn nguyên.",
    fromMissing: "Cứu dữ liệu",
  },
};
