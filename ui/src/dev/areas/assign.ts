// Hand out tasks, invented: the units and their numbers are those of annex 1, reviewers, keys and
// what was issued are not.
import type {
  AssignedUnit,
  AssignView,
  Issued,
  IssuedFile,
  ServiceSum,
  TargetSheet,
  TaskChangeView,
} from "$lib/ipc/bindings";
import { day, fold, number } from "$lib/i18n/format";
import { refusal, type Handlers, type InventedCore } from "../core";
import { UNITS } from "./district";

const PEOPLE: [string, string, string][] = [
  ["lan", "Lê Thị Lan", "Trưởng phòng LĐ-TBXH"],
  ["hung", "Nguyễn Văn Hùng", "Phó Trưởng phòng NN-PTNT"],
  ["mai", "Trịnh Thị Mai", "Trưởng phòng Y tế"],
  ["son", "Lê Đình Sơn", "Trưởng phòng KT-HT"],
  ["hoa", "Hoàng Thị Hoa", "Phó Chủ tịch Hội Liên hiệp Phụ nữ"],
  ["tuan", "Phạm Anh Tuấn", "Bí thư Huyện đoàn"],
];
const SERVICES: [string, string, string, string, number | null][] = [
  ["children_at_school", "Trẻ em đi học", "persons", "GD-ĐT", 65],
  ["near_poor_insured", "Bảo hiểm y tế", "near_poor_persons", "Y tế", null],
  ["solid_houses", "Chất lượng nhà ở", "poor_households", "KT-HT", 129],
  ["floor_area", "Diện tích nhà ở", "poor_households", "KT-HT", 295],
  ["latrines", "Hố xí, nhà tiêu hợp vệ sinh", "poor_households", "NN-PTNT", 982],
  ["clean_water", "Nguồn nước sinh hoạt", "poor_households", "NN-PTNT", 425],
  ["information", "Dịch vụ viễn thông, tài sản tiếp cận thông tin", "poor_households", "VH-TT", 46],
];
const LABELS: Record<string, string> = {
  poor_start: "hộ nghèo đầu năm",
  poor_reduce: "chỉ tiêu giảm hộ nghèo",
  near_poor_start: "hộ cận nghèo đầu năm",
  near_poor_reduce: "chỉ tiêu giảm hộ cận nghèo",
  natural_households: "tổng số hộ",
  last_day: "ngày cuối nộp kế hoạch",
  inner_last_day: "ngày cuối theo hạn trong",
  paper_number: "số văn bản giao",
  paper_date: "ngày văn bản giao",
  note: "lời nhắn",
  lead: "người chủ trì thẩm định",
};
const FORMER: Record<string, string> = {
  "15664": "Trước 01/12/2019: Minh Dân, Minh Châu",
  "15718": "Trước 01/12/2019: Tân Ninh",
};
const FOR_ALL = ["last_day", "inner_last_day", "paper_number", "paper_date", "note"];
const COUNTS = [
  ...["natural_households", "poor_start", "poor_reduce", "near_poor_start", "near_poor_reduce"],
];

type Task = Pick<
  AssignedUnit,
  | ("natural_households" | "poor_start" | "poor_reduce" | "near_poor_start" | "near_poor_reduce")
  | ("services" | "last_day" | "inner_last_day" | "reviewers" | "lead")
  | ("paper_number" | "paper_date" | "note")
>;

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const nameOf = (code: string) => PEOPLE.find((one) => one[0] === code)?.[1] ?? code;

/** What the invented district has handed out; a test or the address changes it. */
export class InventedTasks {
  inForce = new Map<string, Task>();
  drafts = new Map<string, Task>();
  issued = new Map<string, { number: number; at: string }>();
  known = new Set<string>();
  /** Units whose file cannot be written. */
  broken = new Set<string>();

  constructor() {
    UNITS.forEach(([code, , start, reduce, near, nearReduce], at) => {
      const three = code === "15664";
      this.inForce.set(code, {
        natural_households: 900 + 37 * at,
        ...{ poor_start: start, poor_reduce: reduce },
        ...{ near_poor_start: near, near_poor_reduce: nearReduce },
        services: SERVICES.map(([key]) => ({ key, count: null })),
        ...{ last_day: "2020-02-23", inner_last_day: null },
        reviewers: three ? ["lan", "hung", "mai"] : [PEOPLE[at % PEOPLE.length]?.[0] ?? "lan"],
        lead: three ? null : (PEOPLE[at % PEOPLE.length]?.[0] ?? "lan"),
        ...{ paper_number: "154/KH-UBND", paper_date: "2020-01-31", note: null },
      });
    });
  }

  /** A draft as it is changed; whole as the one before where nothing was written. */
  draft(unit: string): Task {
    return copy(this.drafts.get(unit) ?? (this.inForce.get(unit) as Task));
  }

  changes(unit: string): TaskChangeView[] {
    const draft = this.drafts.get(unit);
    const before = this.inForce.get(unit);
    if (!draft || !before) return [];
    const said = (value: unknown): string | null =>
      value === null || value === ""
        ? null
        : typeof value === "number"
          ? String(value)
          : Array.isArray(value)
            ? value.map(nameOf).join(", ")
            : /^\d{4}-\d\d-\d\d$/.test(String(value))
              ? day(String(value))
              : nameOf(String(value));
    const fields = (Object.keys(before) as (keyof Task)[]).filter((name) => name !== "services");
    const plain = fields.map((field) => ({
      ...{ field: field as string, label: LABELS[field] ?? "người thẩm định" },
      ...{ before: said(before[field]), now: said(draft[field]) },
    }));
    const services = SERVICES.map(([key, name], at) => ({
      ...{ field: `service.${key}`, label: name },
      before: said(before.services[at]?.count ?? null),
      now: said(draft.services[at]?.count ?? null),
    }));
    return [...plain, ...services].filter((change) => change.before !== change.now);
  }

  unit(at: number): AssignedUnit {
    const [code = "", name = ""] = UNITS[at] ?? [];
    const task = this.draft(code);
    const issued = this.issued.get(code);
    const changes = this.changes(code);
    const many = task.lead === null && task.reviewers.length > 1;
    const former = FORMER[code] ?? null;
    return {
      ...{ unit: code, name, order: at + 1, former },
      search: fold(`${name} ${code} ${former ?? ""}`),
      known: this.known.has(code),
      ...{ issued: issued?.number ?? 0, issued_at: issued?.at ?? null },
      ...{ draft: changes.length > 0, changes },
      ...task,
      odd:
        task.poor_reduce > task.poor_start
          ? [
              {
                field: "poor_reduce",
                message: `Giao giảm ${task.poor_reduce} hộ, nhiều hơn ${task.poor_start} hộ đầu năm. Hãy xem lại hai số.`,
              },
            ]
          : [],
      reviewer_note: many
        ? `Có ${task.reviewers.length} người được phân công, chưa chọn người chủ trì. Lê Thị Lan: phụ lục 2 in là «Minh Dân».`
        : null,
    };
  }

  view(core: InventedCore): AssignView {
    const units = UNITS.map((_, at) => this.unit(at));
    const sum = (field: "poor_start" | "poor_reduce" | "near_poor_start" | "near_poor_reduce") =>
      number(units.reduce((all, unit) => all + unit[field], 0));
    const services = SERVICES.map(([key, name, counted, department, stated], at): ServiceSum => {
      const counts = units.flatMap((unit) => unit.services[at]?.count ?? []);
      return {
        ...{ key, name, counted, department, stated, wording: name },
        sum: counts.reduce((all, count) => all + count, 0),
        units: counts.length,
      };
    });
    const line = (name: string, stated: string, planned: string, explanation: string | null) => ({
      ...{ name, stated, summed: name.includes("Giảm hộ cận") ? "818" : stated, planned },
      explanation,
    });
    return {
      ...{ units, services, saved: core.saved() },
      reviewers: PEOPLE.map(([code, name, position]) => ({ code, name, position })),
      stated: [
        line("Hộ nghèo đầu năm", "1.825", sum("poor_start"), null),
        line("Giảm hộ nghèo", "1.297", sum("poor_reduce"), null),
        line("Hộ cận nghèo đầu năm", "4.241", sum("near_poor_start"), null),
        line(
          "Giảm hộ cận nghèo",
          "795",
          sum("near_poor_reduce"),
          "Dòng cộng in 795; các dòng cộng lại là 818. Chênh 23, bằng đúng chỉ tiêu của xã Hợp Thành.",
        ),
      ],
      open: units.filter((unit) => unit.draft || unit.issued === 0).length,
      known: units.filter((unit) => unit.known).length,
    };
  }
}

const OF = new WeakMap<InventedCore, InventedTasks>();

/** The tasks of an invented core. */
export function tasksOf(core: InventedCore): InventedTasks {
  const known = OF.get(core) ?? new InventedTasks();
  OF.set(core, known);
  return known;
}

/** Keys of most units compared, some issued, one being changed. */
export function inventTasks(core: InventedCore, known = 12): InventedTasks {
  const tasks = tasksOf(core);
  UNITS.slice(0, known).forEach(([code]) => tasks.known.add(code));
  for (const [code] of UNITS.slice(1, 8))
    tasks.issued.set(code, { number: 1, at: "2020-02-03T08:12:40" });
  const draft = tasks.draft("15670");
  Object.assign(draft, { poor_reduce: 190, last_day: "2020-02-25" });
  tasks.drafts.set("15670", draft);
  return tasks;
}

/** As the core: «1.234» is a count, «12,5» is none. */
function count(typed: unknown): number | null {
  if (typed === null || typed === "") return null;
  const text = String(typed);
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(text))
    throw refusal("invalid", `«${text}» không phải số hộ, số người. Chưa ghi gì.`);
  return Number(text.replaceAll(".", ""));
}

function put(task: Task, field: string, value: unknown): void {
  const [family, key = ""] = field.split(".");
  if (family === "service") {
    const service = task.services.find((one) => one.key === key);
    if (service) service.count = count(value);
  } else if (family === "reviewer") {
    task.reviewers = task.reviewers.filter((one) => one !== key);
    if (value === true) task.reviewers.push(key);
    if (!task.lead || !task.reviewers.includes(task.lead))
      task.lead = task.reviewers.length === 1 ? (task.reviewers[0] ?? null) : null;
  } else if (COUNTS.includes(field)) {
    const read = count(value);
    if (read === null) throw refusal("invalid", "Ô này phải có số. Số cũ vẫn còn.");
    Object.assign(task, { [field]: read });
  } else Object.assign(task, { [field]: value });
}

export const assign = (core: InventedCore): Handlers => {
  const tasks = () => tasksOf(core);
  const step = (what: string, write: (drafts: Map<string, Task>) => void) => {
    const before = tasks().drafts;
    const after = new Map([...before].map(([code, task]) => [code, copy(task)]));
    write(after);
    const record = { id: "task", kind: "task", parent: null, fields: {}, flagged: false };
    core.step(
      what,
      () => (tasks().drafts = before),
      () => (tasks().drafts = after),
      record,
    );
    return tasks().view(core);
  };
  return {
    "assign.view": () => tasks().view(core),
    "assign.write": ({ unit, field, value }) => {
      if (unit === null && !FOR_ALL.includes(field))
        throw refusal("invalid", "Mục này ghi cho từng xã. Chưa ghi gì. Hãy chọn một xã.");
      const codes: string[] = unit === null ? UNITS.map(([code]) => code) : [unit];
      return step(unit === null ? "Sửa nhiệm vụ giao tất cả các xã" : "Sửa nhiệm vụ", (drafts) => {
        for (const code of codes) {
          const draft = tasks().draft(code);
          put(draft, field, value);
          drafts.set(code, draft);
        }
      });
    },
    "assign.forget": ({ unit }) => step("Bỏ phần đang sửa", (drafts) => void drafts.delete(unit)),
    "assign.sheet": ({ apply }): TargetSheet => {
      const before = tasks().draft("15667");
      const changes = [
        {
          ...{ unit: "15667", name: "Xã Thọ Sơn" },
          changes: [
            {
              ...{ field: "poor_reduce", label: "chỉ tiêu giảm hộ nghèo" },
              ...{ before: String(before.poor_reduce), now: "30" },
            },
          ],
        },
      ];
      if (apply)
        step("Nhập chỉ tiêu của 1 đơn vị từ Excel", (drafts) => {
          drafts.set("15667", { ...before, poor_reduce: 30 });
        });
      return {
        sheet: "Chỉ tiêu",
        columns: [
          { heading: "Đơn vị", label: "đơn vị" },
          { heading: "Chỉ tiêu giảm hộ nghèo", label: "chỉ tiêu giảm hộ nghèo" },
          { heading: "Ghi chú", label: null },
        ],
        units: 33,
        changes,
        errors: [
          { row: 12, column: "D", message: "«12,5» không phải là số.", refused: true },
          {
            ...{ row: 20, column: "B", refused: true },
            message: "«Xã Không Có» không phải tên hay mã của xã nào trong 34 đơn vị.",
          },
        ],
        ...{ applied: apply, saved: core.saved() },
      };
    },
    "assign.issue": ({ units }): Issued => {
      const wanted: string[] = units.length === 0 ? UNITS.map(([code]) => code) : units;
      const files = wanted.map((code): IssuedFile => {
        const name = UNITS.find((one) => one[0] === code)?.[1] ?? code;
        const none = { unit: code, name, written: false, number: 0, path: null };
        if (!tasks().known.has(code))
          return {
            ...{ ...none, outcome: "no_key" },
            message: `Chưa đối chiếu khóa của ${name} nên chưa ghi tệp giao. Hãy nhận tệp khóa của xã ở Tiếp nhận, gõ sáu từ trên công văn, rồi ghi lại.`,
          };
        if (tasks().broken.has(code))
          return {
            ...{ ...none, outcome: "failed" },
            message:
              "E:\\ đã đầy nên chưa ghi được gói. Trên đó không còn tệp dở, số giao và bản thảo vẫn còn nguyên trong máy. Hãy xóa bớt tệp trên USB hoặc dùng USB khác rồi ghi lại.",
          };
        const last = tasks().issued.get(code)?.number ?? 0;
        const fresh = last === 0 || tasks().changes(code).length > 0;
        const n = fresh ? last + 1 : last;
        tasks().inForce.set(code, tasks().draft(code));
        tasks().drafts.delete(code);
        tasks().issued.set(code, { number: n, at: "2020-02-11T14:03:21" });
        return {
          ...{ unit: code, name, written: true, outcome: "written", number: n },
          path: `E:\\BV-${code}-2020-giao-${String(n).padStart(2, "0")}.bvgoi`,
          message: `Đã ghi và đọc lại đúng tệp giao ${name}, lần ${n}.`,
        };
      });
      return { files, saved: core.saved() };
    },
  };
};
