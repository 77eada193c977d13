// The invented core's answers to the commands of one area of the window: the task.
import type { HamletLine, TargetLine, TaskView, WorkLine } from "$lib/ipc/bindings";
import { text } from "$lib/ipc/record";
import type { Handlers, InventedCore } from "../core";

/** The targets of Thọ Bình beside the invented plan. */
export function targetLines(core: InventedCore): TargetLine[] {
  const rate = (count: number) => ((100 * count) / 2204).toFixed(2).replace(".", ",");
  const near = (home: { class: string | null }) => home.class === "near_poor";
  const rows = core.of("household").map((home) => core.row(home));
  return core.figures().meters.map(({ key, planned, target, start }) => ({
    key,
    start,
    listed: rows.filter((row) => near(row) === (key === "near_poor")).length,
    reduce: target,
    planned,
    missing: Math.max(0, target - planned),
    end: start - planned,
    end_rate: rate(start - planned),
    target_end: start - target,
    target_rate: rate(start - target),
  }));
}

function hamletLines(core: InventedCore): HamletLine[] {
  return core.of("hamlet").flatMap((hamlet) => {
    const homes = core
      .of("household")
      .filter((home) => text(home, "hamlet") === hamlet.id)
      .map((home) => core.row(home));
    const near_poor = homes.filter((home) => home.class === "near_poor").length;
    const complete = homes.filter((home) => home.gaps.length === 0).length;
    const line = { id: hamlet.id, name: text(hamlet, "name"), near_poor, complete };
    return homes.length > 0 ? [{ ...line, poor: homes.length - near_poor }] : [];
  });
}

function work(core: InventedCore, targets: TargetLine[]): WorkLine[] {
  const rows = core.of("household").map((home) => core.row(home));
  const begun = rows.length > 0;
  const apart = targets.reduce((sum, one) => sum + Math.abs(one.start - one.listed), 0);
  const plain = { narrow: [], most: [] };
  const gap = (key: WorkLine["key"], code: string): WorkLine => {
    const lacking = rows.filter((row) => row.gaps.includes(code));
    const counts = new Map<string, number>();
    for (const { hamlet } of lacking) if (hamlet) counts.set(hamlet, (counts.get(hamlet) ?? 0) + 1);
    const most = [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2)
      .map(([name, count]) => ({ hamlet: { id: name, name }, count }));
    const narrow = [{ key: "gap", value: code }];
    return { key, done: begun && lacking.length === 0, left: lacking.length, narrow, most };
  };
  return [
    { key: "list", done: begun && apart === 0, left: apart, ...plain },
    gap("facts", "class"),
    gap("causes", "causes"),
    gap("answers", "answers"),
    gap("measures", "measures"),
    gap("helper", "helper"),
    gap("expected", "expected"),
    { key: "findings", done: false, left: begun ? 12 : 0, ...plain },
    { key: "frozen", done: false, left: 0, ...plain },
  ];
}

export const task = (core: InventedCore): Handlers => ({
  "task.view": (): TaskView => {
    const targets = targetLines(core);
    const lines = work(core, targets);
    const { households, complete } = core.figures();
    const training = core.workplace?.training ?? false;
    return {
      year: 2020,
      training,
      today: "2020-02-11",
      assignment: {
        number: "154/KH-UBND",
        date: "2020-01-31",
        issuer: "Ủy ban nhân dân huyện Triệu Sơn",
        row: training ? null : 3,
        natural_households: 2204,
        last_day: "2020-02-23",
        days_left: 12,
        income_increase: 228_000,
        income_level: 1_715_000,
        income_note: "Chỉ số của chương trình, không dùng để phân loại hộ.",
        income_source: "KH 154 §II.1",
        task: 0,
        issued_at: null,
        changes: [],
        inner_last_day: null,
        services: [],
        note: null,
        reviewers: training
          ? []
          : [
              {
                name: "Nguyễn Văn Hùng",
                position: "Trưởng phòng Lao động - TBXH",
                leads: false,
                printed: null,
                note: null,
              },
            ],
      },
      targets,
      pace: {
        complete,
        total: households,
        per_day: Math.ceil((households - complete) / 12),
      },
      hamlets: hamletLines(core),
      work: lines,
      next: households === 0 ? "list" : (lines.find((line) => !line.done)?.key ?? null),
      frozen: null,
      catalogue: "2016-2020",
      uncertain: 47,
      version: "0.1.0",
    };
  },
});
