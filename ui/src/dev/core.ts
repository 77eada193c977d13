// A small model of the core behind the same `Transport`: it answers, keeps drafts, undoes.
// For looking at the window and for tests only; it is no part of the build. Deliberately absent:
// merging, checks beyond what the screens need, files.
import type {
  DraftView,
  ErrorCode,
  Finding,
  HouseholdRow,
  Progress,
  RecordView,
  Saved,
  WorkplaceView,
} from "$lib/ipc/bindings";
import { fold, matches } from "$lib/i18n/format";
import { field, flag, part, partText, text } from "$lib/ipc/record";
import type { CommandName, Transport } from "$lib/ipc/transport";
import { areas } from "./areas";
import { fits, ordered } from "./areas/bulk";
import { offers, prefill } from "./areas/dossier";
import { openConflicts } from "./areas/conflicts";
import { CATALOGUE, DISTRICT, TRAINING, UNIT_CHOICES, invent } from "./invented";

const NOW = "2020-02-11T14:03:21";
const YEAR = 2020;

type Step = { what: string; undo: () => void; redo: () => void; household: string | null };
/* eslint-disable @typescript-eslint/no-explicit-any -- a model takes what the border sends */
export type Handler = (args: any) => unknown;
export type Handlers = Partial<Record<CommandName, Handler>>;

export const refusal = (code: ErrorCode, message: string) => ({ code, message, incident: null });

export class InventedCore implements Transport {
  records = new Map<string, RecordView>();
  drafts = new Map<string, DraftView>();
  workplace: WorkplaceView | null = null;
  /** Every command with its arguments, in order. */
  calls: { command: string; args: any }[] = [];
  /** A test sets an answer here; it is used instead of the model's. */
  answers: Partial<Record<CommandName, Handler>> = {};
  seconds = 0;
  #done: Step[] = [];
  #undone: Step[] = [];
  #made = 0;
  #listeners = new Set<(progress: Progress) => void>();

  constructor(households: number, open = true) {
    for (const record of invent(households)) this.records.set(record.id, record);
    if (open) this.workplace = this.#open(UNIT_CHOICES[2] ?? TRAINING);
  }

  async dispatch(command: string, args: unknown): Promise<unknown> {
    this.calls.push({ command, args });
    const name = command as CommandName;
    const answer = this.answers[name] ?? this.#areas[name] ?? this.#handlers[name];
    if (!answer) throw refusal("unexpected", `Chưa có lệnh ${command}.`);
    // What crosses the border is a copy, as with the real core.
    return JSON.parse(JSON.stringify((await answer(args)) ?? {}));
  }

  nameOf(household: string): string {
    return text(this.records.get(household) ?? null, "head_name");
  }

  onProgress(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  report(progress: Progress): void {
    for (const listener of this.#listeners) listener(progress);
  }

  /** What the screens of one area ask; each area models its own commands. */
  #areas: Handlers = areas(this);

  #handlers: Handlers = {
    "session.state": () => ({
      workplace: this.workplace && { ...this.workplace, ...this.figures(), saved: this.saved() },
      recent: [
        {
          path: "D:\\KeHoach\\BV-15670-2020.benvung",
          unit_name: "Xã Thọ Bình",
          unit_code: "15670",
          year: YEAR,
          training: false,
          opened_at: NOW,
          missing: false,
          no_recovery_sheet: false,
        },
        {
          path: "E:\\BV-15709-2020.benvung",
          unit_name: "Xã An Nông",
          unit_code: "15709",
          year: YEAR,
          training: false,
          opened_at: "2020-02-03T09:12:00",
          missing: true,
          no_recovery_sheet: true,
        },
      ],
      units: UNIT_CHOICES,
      district: DISTRICT,
      training: TRAINING,
      year: YEAR,
      now: NOW,
      version: "0.1.0",
    }),
    "workplace.create": ({ unit }) => {
      this.records.clear();
      const all = [...UNIT_CHOICES, DISTRICT, TRAINING];
      return (this.workplace = this.#open(all.find((one) => one.code === unit) ?? TRAINING, true));
    },
    "workplace.open": () => (this.workplace = this.#open(UNIT_CHOICES[2] ?? TRAINING)),
    "workplace.close": () => {
      this.workplace = null;
    },
    "catalogue.get": () => CATALOGUE,
    "household.list": (args) => this.#list(args),
    "household.get": ({ id }) => this.#dossier(id),
    "record.write": ({ id, field: name, value, seen }) => {
      const record = this.record(id);
      const before = record.fields[name];
      const shown = [...(before?.dots ?? []), ...(before?.others.map((other) => other.dot) ?? [])];
      // A dot the screen did not show stays beside the new value.
      const others = shown
        .filter((dot) => !seen.includes(dot))
        .map((dot) => ({ value: before?.value ?? null, dot, who: null, at: null }));
      const dot = this.dot();
      const all = others.length === 0 ? [] : [{ value, dot, who: null, at: null }, ...others];
      const after = { value, dots: [dot], others: all };
      this.step(
        `Sửa ${name}`,
        () => {
          if (before) record.fields[name] = before;
          else delete record.fields[name];
        },
        () => (record.fields[name] = after),
        record,
      );
      return { saved: this.saved(), record };
    },
    "record.create": ({ kind, parent, fields }) => {
      const id = `${kind}-new-${(this.#made += 1)}`;
      const record: RecordView = { id, kind, parent, fields: {}, flagged: false };
      for (const [name, value] of Object.entries(fields))
        record.fields[name] = { value: value as never, dots: [this.dot()], others: [] };
      this.step(
        `Thêm ${kind}`,
        () => this.records.delete(id),
        () => this.records.set(id, record),
        record,
      );
      return { saved: this.saved(), record };
    },
    "record.delete": ({ id }) => {
      const record = this.record(id);
      this.step(
        `Xóa ${record.kind}`,
        () => this.records.set(id, record),
        () => this.records.delete(id),
        record,
      );
      return this.saved();
    },
    "history.undo": () => this.#turn(this.#done, this.#undone, (step) => step.undo()),
    "history.redo": () => this.#turn(this.#undone, this.#done, (step) => step.redo()),
    "history.list": () => [],
    "draft.keep": ({ record, field: name, text: typed }) => {
      const head = this.records.get(record);
      this.drafts.set(`${record}|${name}`, {
        record,
        field: name,
        text: typed,
        at: NOW,
        household: head?.kind === "household" ? record : (head?.parent ?? null),
        head_name: head ? text(head, "head_name") : null,
      });
    },
    "draft.drop": ({ record, field: name }) => {
      this.drafts.delete(`${record}|${name}`);
    },
    "money.parse": ({ text: typed }) => parseMoney(typed),
    "import.preview": () => ({
      sheet: "Danh sách",
      header_row: 3,
      columns: [
        ["B", "Họ và tên chủ hộ", "head_name"],
        ["C", "Năm sinh", "birth_year"],
        ["D", "Thôn", "hamlet"],
        ["E", "Loại hộ", "class"],
        ["K", "Ghi chú riêng", null],
      ].map(([column, heading, name]) => ({ column, heading, field: name })),
      households: 402,
      members: 1490,
      new: 396,
      already: 6,
      errors: [
        {
          row: 17,
          column: "C",
          message: "“19745” không phải năm sinh. Gõ lại, ví dụ 1974.",
          refused: false,
        },
      ],
      sample: [
        ["Lê Văn An", 1968, "Suối Trong"] as const,
        ["Bùi Thị Anh", 1981, "Đồng Xoan"] as const,
      ].map(([head_name, birth_year, hamlet], at) => ({
        ...{ row: at + 4, head_name, birth_year, hamlet, class: "poor_n1", members: 4 },
        already: false,
      })),
    }),
    "import.apply": () => ({
      saved: this.saved(),
      households: 396,
      new: 396,
      members: 1490,
      refused: 6,
      kept: 0,
      errors: [],
    }),
    "job.cancel": () => {},
    "plan.suggest": ({ household }) => this.#suggest(household),
    "plan.accept": ({ measures }) => {
      for (const id of measures) {
        const record = this.record(id);
        const before = record.fields.standing;
        const after = { value: "accepted", dots: [this.dot()], others: [] };
        const put = (view: typeof before) => {
          if (view) record.fields.standing = view;
        };
        this.step(
          "Nhận giải pháp",
          () => put(before),
          () => put(after),
          record,
        );
      }
      return { saved: this.saved(), measures: measures.length };
    },
    "workplace.set_person": ({ name }) => {
      if (this.workplace) this.workplace.person = name;
    },
    "district.totals": () => ({
      ...{ units: [], received: 0, money: [] },
      stated: [
        {
          ...{ name: "Hộ cận nghèo giảm", stated: "795", summed: "818", planned: "0" },
          explanation: "Văn bản ghi 795, cộng 34 dòng được 818.",
        },
      ],
    }),
  };

  /** A new workplace does not know yet who is at the keyboard. */
  #open(unit: WorkplaceView["unit"], made = false): WorkplaceView {
    const district = unit.code === DISTRICT.code;
    return {
      path: `D:\\KeHoach\\BV-${unit.code}-${YEAR}.benvung`,
      unit,
      year: YEAR,
      role: district ? "district" : "commune",
      training: unit.code === TRAINING.code,
      key: null,
      read_only: false,
      reading: null,
      last_day: "2020-02-23",
      days_left: 12,
      saved: this.saved(),
      person: made ? "" : "Lê Thị Hà",
      recovery_printed: made ? null : "2020-02-03",
      recovery_due: made && unit.code !== TRAINING.code,
      backed_up_at: made ? null : "2020-02-11T13:31:02",
      clock_note: null,
      drafts: [...this.drafts.values()],
      ...this.figures(),
    };
  }

  figures(): Pick<WorkplaceView, "households" | "complete" | "meters" | "left" | "conflicts"> {
    const homes = this.of("household");
    const planned = (near: boolean) =>
      homes.filter(
        (home) =>
          text(home, "expected") === "leaves" && (text(home, "class") === "near_poor") === near,
      ).length;
    const lacking = (gap?: string) =>
      homes.filter((home) => {
        const { gaps } = this.row(home);
        return gap ? gaps.includes(gap) : gaps.length > 0;
      }).length;
    return {
      households: homes.length,
      complete: homes.length - lacking(),
      conflicts: openConflicts(this).length,
      left: [
        { step: "dossier", count: lacking() },
        { step: "helpers", count: lacking("helper") },
        { step: "check", count: lacking("answers") },
      ],
      meters: [
        { key: "poor", planned: planned(false), target: 200, start: 306, listed: 306 },
        { key: "near_poor", planned: planned(true), target: 30, start: 115, listed: 115 },
      ],
    };
  }

  of(kind: string, parent?: string): RecordView[] {
    return [...this.records.values()].filter(
      (one) => one.kind === kind && (parent === undefined || one.parent === parent),
    );
  }

  sorted(order: string): RecordView[] {
    const given = (home: RecordView) =>
      fold(text(home, "head_name").split(" ").reverse().join(" "));
    const key = (home: RecordView) =>
      order === "hamlet" ? `${text(home, "hamlet")} ${given(home)}` : given(home);
    return this.of("household").sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  #list({ search, hamlet, classes, with_gaps, narrow, order, descending, offset, limit }: any) {
    const all = ordered(this, this.sorted(order), order);
    if (descending) all.reverse();
    const found = all.filter(
      (home) =>
        matches(text(home, "head_name"), search) &&
        (hamlet === null || text(home, "hamlet") === hamlet) &&
        (!with_gaps || this.row(home).gaps.length > 0) &&
        fits(this, home, narrow ?? []) &&
        (classes === null || classes.includes(text(home, "class"))),
    );
    return {
      total: all.length,
      matching: found.length,
      rows: found
        .slice(offset, limit === 0 ? undefined : offset + limit)
        .map((home) => this.row(home)),
      hamlets: this.of("hamlet").map((one) => ({ id: one.id, name: text(one, "name") })),
    };
  }

  row(home: RecordView): HouseholdRow {
    const ticked = (prefix: string) =>
      Object.keys(home.fields)
        .filter((name) => name.startsWith(prefix) && flag(home, name))
        .map((name) => name.slice(prefix.length));
    const { measures, questions } = this.plan(home);
    const assignment = this.of("assignment", home.id)[0] ?? null;
    const helper = this.records.get(text(assignment, "person")) ?? null;
    const gaps = [
      text(home, "class") === "" && "class",
      ticked("cause.").length === 0 && "causes",
      questions.some((question) => !question.answered) && "answers",
      measures.length === 0 && "measures",
      helper === null && "helper",
      text(home, "expected") === "" && "expected",
    ].filter((gap): gap is string => typeof gap === "string");
    const count = (name: string) => (text(home, name) === "" ? null : Number(text(home, name)));
    return {
      id: home.id,
      code: null,
      head_name: text(home, "head_name"),
      birth_year: count("birth_year"),
      hamlet: text(this.records.get(text(home, "hamlet")) ?? null, "name") || null,
      class: text(home, "class") || null,
      social_protection: flag(home, "social_protection"),
      members: count("stated_members"),
      workers: count("stated_workers"),
      b1: part(home, "score", "b1"),
      b2: part(home, "score", "b2"),
      causes: ticked("cause."),
      indicators: ticked("indicator."),
      needs: ticked("need."),
      measures: measures.length,
      money: measures
        .flatMap((one) => one.funding)
        .reduce((sum, one) => sum + (part(one, "money", "amount") ?? 0), 0),
      helper: helper ? text(helper, "name") : null,
      expected: text(home, "expected") || null,
      ready: 6 - gaps.length,
      gaps,
      conflict: Object.values(home.fields).some((one) => (one?.others.length ?? 0) > 0),
      flagged: home.flagged,
    };
  }

  plan(home: RecordView) {
    const measures = this.of("measure", home.id).map((one) => ({
      record: one,
      funding: this.of("funding", one.id),
    }));
    const ask = (kind: "cause" | "indicator", entries: typeof CATALOGUE.causes) =>
      entries
        .filter((entry) => flag(home, `${kind}.${entry.code}`))
        .map((entry) => {
          const answers = measures
            .filter((one) => flag(one.record, `answers.${entry.code}`))
            .map((one) => one.record.id);
          const reason = text(home, `no_measure.${entry.code}`) || null;
          return {
            code: entry.code,
            kind,
            number: entry.number,
            name: entry.name,
            answered: answers.length > 0 || reason !== null,
            reason,
            measures: answers,
          };
        });
    return {
      measures,
      questions: [...ask("cause", CATALOGUE.causes), ...ask("indicator", CATALOGUE.indicators)],
    };
  }

  #dossier(id: string) {
    const home = this.record(id);
    const order = this.sorted("name").map((one) => one.id);
    const at = order.indexOf(id);
    const plan = this.plan(home);
    const helpers = this.of("helper").map((one) => ({
      id: one.id,
      name: text(one, "name"),
      is_person: text(one, "type") === "person",
      organisation: text(one, "organisation") || null,
      short_name: text(one, "short_name") || null,
      load: this.of("assignment").filter((assignment) => text(assignment, "person") === one.id)
        .length,
    }));
    const finding = (rule: string, name: string, message: string, remedy: string): Finding => ({
      rule,
      severity: "blocks",
      household: id,
      record: id,
      field: name,
      message,
      remedy,
      takes_reason: false,
      reason: null,
      place: "dossier",
      spot: null,
    });
    return {
      record: home,
      members: this.of("member", id),
      ...plan,
      assignments: this.of("assignment", id),
      hamlets: this.of("hamlet").map((one) => ({ id: one.id, name: text(one, "name") })),
      helpers,
      projects: [],
      findings: [
        ...plan.questions
          .filter((one) => !one.answered)
          .map((one) =>
            finding(
              "H04",
              `no_measure.${one.code}`,
              `“${one.name}” chưa có giải pháp.`,
              "Thêm giải pháp, hoặc ghi lý do không đặt.",
            ),
          ),
        ...(text(home, "expected") === ""
          ? [finding("H09", "expected", "Chưa đặt kết quả cuối năm.", "Chọn 1, 2 hoặc 3.")]
          : []),
        ...(field(home, "score").value === null
          ? [finding("H11", "score", "Chưa ghi điểm B1, B2.", "Ghi theo phiếu B.")]
          : []),
      ],
      offers: offers(this, home),
      prefill: prefill(this, home),
      gaps: this.row(home).gaps,
      money: ["budget", "credit", "household", "other"].map((source) =>
        plan.measures
          .flatMap((one) => one.funding)
          .filter((one) => partText(one, "money", "source") === source)
          .reduce((sum, one) => sum + (part(one, "money", "amount") ?? 0), 0),
      ),
      previous: order[at - 1] ?? null,
      previous_name: at > 0 ? this.nameOf(order[at - 1] ?? "") : null,
      next: order[at + 1] ?? null,
      next_name: at + 1 < order.length ? this.nameOf(order[at + 1] ?? "") : null,
      position: at + 1,
      of: order.length,
    };
  }

  /** One suggested measure for each unanswered question that a policy answers. */
  #suggest(household: string) {
    const home = this.record(household);
    const open = this.plan(home).questions.filter((question) => !question.answered);
    const found = open.flatMap(({ code }) => {
      const policy = CATALOGUE.policies.find((one) => one.answers.includes(code));
      return policy ? [{ code, policy }] : [];
    });
    for (const { code, policy } of found)
      this.#handlers["record.create"]?.({
        kind: "measure",
        parent: household,
        fields: {
          title: policy.name,
          policy: policy.code,
          [`answers.${code}`]: true,
          standing: "suggested",
        },
      });
    const measures = found.length;
    return { saved: this.saved(), measures, households: 1, unanswered: open.length - measures };
  }

  record(id: string): RecordView {
    const record = this.records.get(id);
    if (!record)
      throw refusal(
        "not_found",
        "Không còn thấy hộ này trong kế hoạch. Các hộ khác còn nguyên. Về danh sách để chọn lại.",
      );
    return record;
  }

  step(what: string, undo: () => unknown, redo: () => unknown, record: RecordView): void {
    this.seconds += 1;
    redo();
    this.#done.push({
      what,
      undo: () => void undo(),
      redo: () => void redo(),
      household: record.kind === "household" ? record.id : record.parent,
    });
    this.#undone = [];
  }

  #turn(from: Step[], to: Step[], run: (step: Step) => void) {
    const step = from.pop();
    if (!step) throw refusal("refused", "Không còn việc nào để hoàn tác.");
    run(step);
    to.push(step);
    return { saved: this.saved(), did: step.what, household: step.household };
  }

  saved(): Saved {
    const at = `2020-02-11T14:03:${String(21 + (this.seconds % 30)).padStart(2, "0")}`;
    return {
      saved_at: at,
      undo: this.#done.at(-1)?.what ?? null,
      redo: this.#undone.at(-1)?.what ?? null,
    };
  }

  dot(): string {
    return `dot-${(this.#made += 1)}`;
  }
}

/** Enough of the core's reading of amounts for the screens: 2tr5, 40tr, 500k, 2.500.000. */
function parseMoney(typed: string) {
  const clean = fold(typed).replace(/[\s.đ]/g, "");
  const short = /^(\d+)tr(\d*)$/.exec(clean);
  const tail = short?.[2] ?? "";
  const amount = short
    ? Number(short[1]) * 1_000_000 + Number(tail || 0) * 10 ** (6 - tail.length)
    : /^\d+k$/.test(clean)
      ? Number(clean.slice(0, -1)) * 1000
      : /^\d+$/.test(clean)
        ? Number(clean)
        : null;
  return amount === null
    ? {
        amount,
        shown: null,
        message: `“${typed}” không phải số tiền. Gõ lại, ví dụ 2tr5 hoặc 2.500.000.`,
      }
    : { amount, shown: `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đ`, message: null };
}
