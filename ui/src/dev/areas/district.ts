// The invented core's answers to the commands of one area of the window: the district's room.
// The units and their assigned numbers are those of annex 1; everything received is invented.
import type {
  Board,
  BoardUnit,
  DistrictTotalsView,
  PackagePreview,
  UnitCard,
  UnitLine,
  Verdict,
  VersionLine,
} from "$lib/ipc/bindings";
import { fold, number } from "$lib/i18n/format";
import { refusal, type Handlers, type InventedCore } from "../core";
import { CATALOGUE, UNIT_CHOICES, invent } from "../invented";

export const UNITS: [string, string, number, number, number, number][] = [
  ["15664", "Thị trấn Triệu Sơn", 75, 68, 118, 30],
  ["15667", "Xã Thọ Sơn", 46, 32, 61, 15],
  ["15670", "Xã Thọ Bình", 306, 200, 115, 30],
  ["15673", "Xã Thọ Tiến", 74, 60, 129, 30],
  ["15676", "Xã Hợp Lý", 50, 32, 155, 30],
  ["15679", "Xã Hợp Tiến", 21, 19, 57, 15],
  ["15682", "Xã Hợp Thành", 42, 26, 152, 23],
  ["15685", "Xã Triệu Thành", 220, 170, 375, 25],
  ["15688", "Xã Hợp Thắng", 61, 35, 132, 30],
  ["15691", "Xã Minh Sơn", 41, 32, 66, 25],
  ["15700", "Xã Dân Lực", 21, 18, 65, 20],
  ["15703", "Xã Dân Lý", 28, 25, 99, 30],
  ["15706", "Xã Dân Quyền", 53, 35, 334, 50],
  ["15709", "Xã An Nông", 37, 15, 65, 20],
  ["15712", "Xã Văn Sơn", 67, 30, 143, 25],
  ["15715", "Xã Thái Hòa", 42, 23, 247, 35],
  ["15718", "Thị trấn Nưa", 37, 32, 129, 20],
  ["15721", "Xã Đồng Lợi", 12, 12, 212, 30],
  ["15724", "Xã Đồng Tiến", 22, 18, 124, 20],
  ["15727", "Xã Đồng Thắng", 10, 10, 19, 5],
  ["15730", "Xã Tiến Nông", 28, 23, 116, 30],
  ["15733", "Xã Khuyến Nông", 51, 49, 183, 43],
  ["15736", "Xã Xuân Thịnh", 28, 17, 60, 15],
  ["15739", "Xã Xuân Lộc", 25, 20, 77, 20],
  ["15742", "Xã Thọ Dân", 45, 32, 152, 35],
  ["15745", "Xã Xuân Thọ", 26, 23, 159, 25],
  ["15748", "Xã Thọ Tân", 23, 21, 56, 10],
  ["15751", "Xã Thọ Ngọc", 36, 16, 60, 15],
  ["15754", "Xã Thọ Cường", 24, 19, 62, 25],
  ["15757", "Xã Thọ Phú", 34, 18, 113, 27],
  ["15760", "Xã Thọ Vực", 33, 30, 63, 10],
  ["15763", "Xã Thọ Thế", 13, 10, 122, 25],
  ["15766", "Xã Nông Trường", 31, 27, 76, 20],
  ["15769", "Xã Bình Sơn", 163, 100, 145, 10],
];
const WORDS = ["con bò", "cái cày", "hạt thóc", "bến nước", "cây tre", "mái nhà"];
const LAST_DAY = "2020-02-23";

const shortName = (name: string) => name.replace(/^(Xã|Thị trấn) /, "");

/** What the invented district holds; a test or the address changes it. */
export class InventedDistrict {
  /** Versions by unit, the latest first. */
  held = new Map<string, VersionLine[]>();
  known = new Set<string>();
  today = "2020-02-11";
  /** What a file is; others are the first version of the unit named in it. */
  kinds = new Map<string, Partial<Verdict>>();

  version(number: number, at = `2020-02-${String(8 + number).padStart(2, "0")}T08:12:40`) {
    const short = `7ZK3D M2Q0${number} XW8RT 4HB9C`;
    const late = at.slice(0, 10) > LAST_DAY;
    const line: VersionLine = {
      ...{ fingerprint: `f${number}`.padEnd(64, "0"), short, number, late, counts: true },
      ...{ sent_at: at.replace("08:12", "07:40"), received_at: at },
      papers: number === 1 ? ["poverty"] : ["poverty", "services"],
    };
    return line;
  }

  put(unit: string, number: number, at?: string): void {
    const before = (this.held.get(unit) ?? []).map((line) => ({ ...line, counts: false }));
    this.held.set(unit, [this.version(number, at), ...before]);
    this.known.add(unit);
  }

  board(): Board {
    const units = UNITS.map((_, at) => this.unit(at));
    const left = (Date.parse(LAST_DAY) - Date.parse(this.today)) / 86_400_000;
    return {
      units,
      received: units.filter((unit) => unit.version).length,
      last_day: LAST_DAY,
      days_left: left,
      words: WORDS,
    };
  }

  unit(at: number): BoardUnit {
    const [code = "", name = ""] = UNITS[at] ?? [];
    const versions = this.held.get(code) ?? [];
    const version = versions.find((line) => line.counts) ?? null;
    return {
      unit: code,
      name,
      short_name: shortName(name),
      search: fold(`${name} ${code}`),
      order: at + 1,
      version,
      versions: versions.length,
      known: this.known.has(code),
      overdue: version === null && this.today > LAST_DAY,
    };
  }

  line(at: number): UnitLine {
    const [unit = "", name = "", start = 0, reduce = 0, near = 0, nearReduce = 0] = UNITS[at] ?? [];
    const version = this.unit(at).version;
    const got = version !== null;
    return {
      ...{ unit, name, received: got, version: version?.number ?? null },
      ...{ poor: got ? start : 0, poor_start: start },
      ...{ poor_planned: got ? reduce - (at % 4 === 1 ? 3 : 0) : 0, poor_target: reduce },
      ...{ near_poor: got ? near - (at % 5 === 2 ? 1 : 0) : 0, near_poor_start: near },
      ...{ near_poor_planned: got ? nearReduce : 0, near_poor_target: nearReduce },
      money: got ? start * 31_250_000 + near * 8_400_000 : null,
    };
  }

  card(code: string): UnitCard {
    const at = UNITS.findIndex(([unit]) => unit === code);
    const known = this.known.has(code);
    return {
      unit: this.unit(at),
      versions: this.held.get(code) ?? [],
      line: this.line(at),
      words: known ? WORDS : [],
      compared_by: known ? "Lê Thị Hòa" : null,
      compared_at: known ? "2020-02-09T08:00:00" : null,
    };
  }

  totals(): DistrictTotalsView {
    const units = UNITS.map((_, at) => this.line(at));
    const add = (key: Exclude<keyof UnitLine, "unit" | "name" | "received" | "version">) =>
      units.reduce((sum, line) => sum + (line[key] ?? 0), 0);
    const received = units.filter((line) => line.received).length;
    const lines = (entries: typeof CATALOGUE.causes) =>
      entries.map((entry, at) => ({
        ...{ key: entry.code, name: entry.name },
        poor: received * ((entries.length - at) * 3),
        near_poor: received * ((at % 4) + 1),
      }));
    const sum: UnitLine = {
      ...{ unit: "397", name: "Toàn huyện", received: received === units.length, version: null },
      ...{ poor: add("poor"), poor_start: add("poor_start") },
      ...{ poor_planned: add("poor_planned"), poor_target: add("poor_target") },
      ...{ near_poor: add("near_poor"), near_poor_start: add("near_poor_start") },
      ...{ near_poor_planned: add("near_poor_planned"), near_poor_target: add("near_poor_target") },
      money: add("money"),
    };
    const money = sum.money ?? 0;
    const stated = (name: string, paper: string, rows: string, planned: number, why = "") => ({
      ...{ name, stated: paper, summed: rows, planned: number(planned) },
      explanation: why || null,
    });
    return {
      units,
      received,
      sum,
      missing: units.filter((line) => !line.received).map((line) => line.name),
      stated: [
        stated("Hộ nghèo đầu năm", "1.825", "1.825", sum.poor),
        stated("Chỉ tiêu giảm hộ nghèo", "1.297", "1.297", sum.poor_planned),
        stated("Hộ cận nghèo đầu năm", "4.241", "4.241", sum.near_poor),
        stated(
          ...(["Chỉ tiêu giảm hộ cận nghèo", "795", "818", sum.near_poor_planned] as const),
          "Văn bản ghi 795, cộng 34 dòng được 818: dòng Hợp Thành in 48 hộ, trong tổng chỉ tính 25.",
        ),
      ],
      causes: lines(CATALOGUE.causes),
      indicators: lines(CATALOGUE.indicators),
      money:
        received === 0
          ? []
          : [
              { source: "budget", kind: "grant", amount: Math.round(money * 0.31) },
              { source: "credit", kind: "loan", amount: Math.round(money * 0.52) },
              { source: "household", kind: "own", amount: Math.round(money * 0.17) },
            ],
    };
  }

  verdict(path: string): Verdict {
    const code = /BV-(\d{5})/.exec(path)?.[1] ?? "";
    const number = Number(/-(\d\d)\.bvgoi/.exec(path)?.[1] ?? 1);
    const at = UNITS.findIndex(([unit]) => unit === code);
    const [, name = "", poor = 0, , near = 0] = UNITS[at] ?? [];
    const held = this.held.get(code)?.find((line) => line.counts) ?? null;
    const base: Verdict = {
      ...{
        path,
        good: true,
        unknown_sender: false,
        key_changed: false,
        unit: code,
        unit_name: name,
        number,
        held,
      },
      message: held
        ? "Bản này mới hơn bản đang giữ và chứa tất cả những gì bản đang giữ có."
        : "Đây là bản đầu tiên nhận được của đơn vị này.",
      relation: held ? "newer" : "first",
      ...{ words: WORDS, short: "7ZK3D M2Q01 XW8RT 4HB9C", sender_name: `UBND ${name}` },
      ...{ households: poor + near, members: (poor + near) * 4, dong: poor * 31_250_000 },
      ...{ poor, near_poor: near, poor_start: poor, near_poor_start: near },
      sealed_at: "2020-02-10T16:40:00",
      papers: ["poverty", "services"],
    };
    if (held && held.number >= number) {
      const relation = held.number === number ? "same" : "older";
      const how = relation === "same" ? `giống hệt bản ${number}` : `cũ hơn bản ${held.number}`;
      return {
        ...{ ...base, relation, good: false },
        message: `Bản ${number} trong gói ${how} đang giữ. Dữ liệu trên máy này không thay đổi.`,
      };
    }
    const unread = { households: null, members: null, dong: null, poor: null, near_poor: null };
    const kind = this.kinds.get(path);
    if (kind?.unknown_sender && !this.known.has(code))
      return { ...base, ...unread, good: false, relation: null, unknown_sender: true };
    if (kind && !kind.unknown_sender)
      return { ...base, ...unread, good: false, relation: null, ...kind };
    return base;
  }

  preview(path: string): PackagePreview {
    const verdict = this.verdict(path);
    const first = verdict.held === null;
    const change = (id: number, head_name: string, hamlet: string, what: string[] = []) => ({
      ...{ id: `household-${id}`, head_name, hamlet, what },
    });
    const figure = (key: string, before: number, after: number, assigned: number | null) => ({
      ...{ key, before: first ? null : before, after, assigned },
    });
    return {
      number: verdict.number ?? 1,
      held: verdict.held?.number ?? null,
      added: first ? [] : [change(1, "Bùi Văn Chiến", "Suối Trong")],
      removed: first ? [] : [change(2, "Lê Thị Ánh", "Đồng Xoan")],
      changed: first
        ? []
        : [
            change(3, "Hà Văn Sơn", "Bến Đá", ["measures", "expected"]),
            change(4, "Nguyễn Thị Tuyết", "Gốc Sung", ["causes", "measures"]),
            change(5, "Quách Đình Lực", "Tân Tiến", ["helper"]),
          ],
      unchanged: 417,
      other: !first,
      figures: [
        figure("households", 421, 421, null),
        figure("poor", 306, 306, 306),
        figure("near_poor", 115, 115, 115),
        figure("poor_planned", 200, 202, 200),
        figure("near_poor_planned", 30, 30, 30),
        figure("money", 9_412_500_000, 9_640_000_000, null),
      ],
    };
  }
}

/** Files of every kind of verdict, for looking and for tests. */
export const FILES = {
  newer: "E:\\BV-15670-ThoBinh-2020-trinh-02.bvgoi",
  first: "E:\\BV-15688-HopThang-2020-trinh-01.bvgoi",
  same: "E:\\BV-15676-HopLy-2020-trinh-01.bvgoi",
  older: "E:\\BV-15667-ThoSon-2020-trinh-01.bvgoi",
  damaged: "E:\\BV-15709-AnNong-2020-trinh-02.bvgoi",
  unknown: "E:\\BV-15736-XuanThinh-2020-trinh-01.bvgoi",
};

/** So many units have sent; with `late` the last day is over. */
export function inventDistrict(core: InventedCore, sent: number, late = false): InventedDistrict {
  const district = DISTRICTS.get(core) ?? new InventedDistrict();
  DISTRICTS.set(core, district);
  if (late) district.today = "2020-02-25";
  // The plan that is read.
  if (core.records.size === 0)
    for (const record of invent(421)) core.records.set(record.id, record);
  // Those whose files come later have sent nothing yet.
  const waiting = ["15688", "15736"];
  const able = UNITS.filter(([code]) => !waiting.includes(code));
  for (const [at, [code]] of able.slice(0, sent).entries())
    district.put(code, 1, late && at % 9 === 4 ? "2020-02-24T09:30:00" : undefined);
  if (district.held.has("15667")) district.put("15667", 2);
  district.kinds.set(FILES.unknown, { unknown_sender: true });
  district.kinds.set(FILES.damaged, {
    message:
      "Không mở được gói dữ liệu: tệp bị hỏng hoặc bị sửa sau khi xuất. Dữ liệu trên máy này không thay đổi. Hãy đề nghị bên gửi gửi lại.",
    number: null,
    sealed_at: null,
  });
  return district;
}

const DISTRICTS = new WeakMap<InventedCore, InventedDistrict>();

export const district = (core: InventedCore): Handlers => {
  const held = () => DISTRICTS.get(core) ?? inventDistrict(core, 0);
  let own: InventedCore["workplace"] = null;
  return {
    "district.board": () => held().board(),
    "district.unit": ({ unit }) => held().card(unit),
    "district.totals": () => held().totals(),
    "package.judge": ({ paths }) => paths.map((path: string) => held().verdict(path)),
    "package.preview": ({ path }) => held().preview(path),
    "package.receive": ({ paths }) =>
      paths.map((path: string) => {
        const verdict = held().verdict(path);
        if (verdict.good && verdict.unit)
          held().put(verdict.unit, verdict.number ?? 1, "2020-02-11T14:03:21");
        return verdict;
      }),
    "sender.trust": ({ path, words }) => {
      const wrong = WORDS.flatMap((word, at) =>
        fold(words[at] ?? "") === fold(word) ? [] : [at + 1],
      );
      const { unit, sender_name: name } = held().verdict(path);
      if (wrong.length === 0) held().known.add(unit ?? "");
      return {
        ...{ trusted: wrong.length === 0, unit, name, wrong },
        message:
          wrong.length === 0
            ? ""
            : `Từ thứ ${wrong.join(", ")} không khớp với khóa trong tệp. Chưa ghi nhận khóa nào.`,
      };
    },
    "submission.open": ({ unit, fingerprint }) => {
      const choice = UNIT_CHOICES.find((one) => one.code === unit);
      const version = held()
        .held.get(unit)
        ?.find((one) => (fingerprint === null ? one.counts : one.fingerprint === fingerprint));
      if (!core.workplace || !choice || !version) throw refusal("not_found", "Chưa nhận bản nào.");
      own = core.workplace;
      const { number, short, received_at, counts } = version;
      return (core.workplace = {
        ...core.workplace,
        ...{ unit: choice, role: "commune", read_only: true, recovery_due: false },
        ...core.figures(),
        reading: { number, short, received_at, counts },
      });
    },
    "submission.close": () => (core.workplace = own),
    "submission.paper": ({ unit, paper }) => ({
      path: `D:\\KeHoach\\BV-${unit}-ban-01${paper === "services" ? "-dich-vu" : ""}.pdf`,
    }),
    "file.open": () => {},
  };
};
