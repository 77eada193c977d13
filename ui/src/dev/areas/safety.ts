// The invented core's answers to the commands of one area of the window.
import type { BackupView, RescueView, StepView } from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";

const FOLDER = "C:\\Users\\Ha\\AppData\\Roaming\\BenVung\\sao-luu";

const backup = (
  at: string,
  why: string,
  households: number | null,
  person = "Lê Thị Hà",
): BackupView => ({
  path: `${FOLDER}\\BV-15670-2020.${at.replaceAll(":", "")}.benvung`,
  at,
  why,
  bytes: 2_412_000,
  households,
  person,
  last_saved: at,
  good: households !== null,
});

export const BACKUPS: BackupView[] = [
  backup("2020-02-11T13:31:02", "trong lúc làm", 421),
  backup("2020-02-11T11:02:44", "trong lúc làm", 420),
  backup("2020-02-11T08:04:10", "trước khi nhập Excel", 12, "Ông Nguyễn Văn Nam"),
  backup("2020-02-10T17:01:33", "khi đóng kế hoạch", 12),
  backup("2020-02-09T16:48:00", "khi đóng kế hoạch", null, ""),
  backup("2020-02-07T10:15:21", "bấm Sao lưu ngay", 3),
];

const step = (number: number, what: string, who: string, more: Partial<StepView> = {}) => ({
  number,
  what,
  who,
  at: `2020-02-11T${String(8 + Math.trunc(number / 60)).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}:10`,
  undone: false,
  undoable: number > 1,
  ...more,
});

export const STEPS: StepView[] = [
  step(9, "Sửa hộ Lê Văn An", "Lê Thị Hà"),
  step(8, "Hoàn tác: Xóa hộ Hà Thị Én", "Lê Thị Hà", { undoable: false }),
  step(7, "Xóa hộ Hà Thị Én", "Lê Thị Hà", { undone: true, undoable: false }),
  step(6, "Thêm giải pháp cho hộ Lê Văn An", "Ông Nguyễn Văn Nam"),
  step(5, "Thêm kinh phí cho hộ Lê Văn An", "Ông Nguyễn Văn Nam"),
  step(4, "Phân công giúp hộ Lê Văn An", ""),
  step(3, "Thêm hộ Bùi Thị Dung", "Lê Thị Hà"),
  step(2, "Nhập từ tệp Danh sách hộ nghèo, hộ cận nghèo năm 2020 xã Thọ Bình.xlsx", "Lê Thị Hà"),
  step(1, "Lập kế hoạch", ""),
];

export const RESCUE: RescueView = {
  path: "D:\\KeHoach\\BV-15670-2020.benvung",
  bytes: 2_412_544,
  unit_name: "Xã Thọ Bình",
  year: 2020,
  newest: BACKUPS[0] ?? null,
  readable: {
    households: 414,
    records: 5_820,
    lost: ["Lê Văn An", "Hà Thị Én", "Bùi Thị Dung", "Trần Văn Đức", "Đặng Thị Ánh", "Vi Văn Tư"],
    orphans: 31,
    steps: 402,
    lost_steps: 3,
    key: true,
    last_saved: "2020-02-11T13:58:40",
  },
  folder: FOLDER,
  backups: BACKUPS,
};

/** The passphrase that the invented key lies under, once one was set. */
let passphrase = "";
const refuseWrong = (typed: string) => {
  if (typed !== passphrase) throw refusal("invalid", "Mật khẩu chưa đúng. Chưa có gì thay đổi.");
};

export const safety = (core: InventedCore): Handlers => ({
  "key.lock": ({ passphrase: typed }) => {
    passphrase = typed;
    return {};
  },
  "key.unlock": ({ passphrase: typed }) => (refuseWrong(typed), {}),
  "key.clear": ({ passphrase: typed }) => (refuseWrong(typed), {}),
  "backup.now": () => {
    if (core.workplace) core.workplace.backed_up_at = core.saved().saved_at;
    return { path: `${FOLDER}\\BV-15670-2020.2020-02-11T140321.theo-y.benvung` };
  },
  "backup.list": () => ({ folder: FOLDER, backups: BACKUPS }),
  "backup.restore": async ({ backup }) => ({
    workplace: core.workplace ?? (await core.dispatch("workplace.open", {})),
    kept: `${FOLDER}\\BV-15670-2020.2020-02-11T140321.truoc-tro-ve.benvung`,
    message: `Đã trở về bản ${backup}. Kế hoạch trước khi trở về được giữ tại ${FOLDER}.`,
  }),
  "rescue.look": () => RESCUE,
  "rescue.salvage": async () => ({
    workplace: core.workplace ?? (await core.dispatch("workplace.open", {})),
    kept: `${FOLDER}\\BV-15670-2020.2020-02-11T140321.tep-hong`,
    message: "Đã cứu 414 hộ, tất cả 5820 mục. Tệp hỏng được giữ nguyên.",
    salvage: RESCUE.readable,
  }),
  "recovery.sheet": ({ path }) => {
    if (core.workplace)
      Object.assign(core.workplace, { recovery_printed: "2020-02-11", recovery_due: false });
    return { path };
  },
  "recovery.use": () => ({
    words: ["màu sắc", "đào giếng", "hoa quỳnh", "cửa sổ", "xóm chợ", "nước cam"],
  }),
  "recovery.later": () => {
    if (core.workplace) core.workplace.recovery_due = false;
  },
  "history.list": ({ limit }) => STEPS.slice(0, limit),
  "history.undo_to": ({ number }) => ({
    saved: core.saved(),
    count: STEPS.filter((one) => one.undoable && one.number >= number).length,
    left_alone: null,
    stopped: null,
  }),
});
