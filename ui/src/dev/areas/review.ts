// The appraisal, invented: what was said of xã Thọ Bình's plan, and the plans that have come.
import type {
  ChecklistLine,
  CommentView,
  DecisionView,
  ReviewLine,
  ReviewView,
} from "$lib/ipc/bindings";
import { refusal, type Handlers, type InventedCore } from "../core";
import { UNIT_CHOICES } from "../invented";

const FINGERPRINT = "ab".repeat(32);
const NOW = "2020-02-19T09:41:07";

const CHECKLIST: [string, string, string][] = [
  ["A01", "Danh sách hộ nghèo, hộ cận nghèo khớp số đầu năm huyện giao", "KH 154 §III.1.1"],
  ["A02", "Mỗi hộ có chủ hộ, thôn, phân loại, số khẩu", "KH 154 §III.1.3"],
  ["A03", "Mỗi hộ nghèo có nguyên nhân và nhu cầu", "KH 154 §III.1.3"],
  ["A04", "Mỗi nguyên nhân, mỗi chỉ số thiếu hụt có giải pháp hoặc lý do", "KH 154 §III.1.3"],
  ["A05", "Giải pháp có nguồn lực, thời gian, đơn vị chịu trách nhiệm", "KH 154 §III.1.3"],
  ["A09", "Số hộ thoát nghèo đạt chỉ tiêu giao", "KH 154 phụ lục 1"],
];

export const invent = (n: number, more: Partial<CommentView> = {}): CommentView => ({
  ...{ id: `comment-${n}`, office: "district", who: "Nguyễn Văn Hùng" },
  ...{ at: "2020-02-15T08:30:00", version: 1, fingerprint: FINGERPRINT, severity: "must" },
  text: "Hộ có 2 lao động, vay 60 triệu khó trả. Đề nghị giảm còn 1 bò.",
  ...{ household: "household-0", name: "Phạm Thị Hằng", hamlet: "Suối Trong", within: null },
  ...{ record: "household-0", field: "loan", label: "Vay NHCSXH", paper: null, place: null },
  ...{ read: "60.000.000 đ", now: "60.000.000 đ", changed: false, gone: false },
  ...{ withdrawn: false, settled: false, answer: null },
  ...more,
});

export class InventedReview {
  comments: CommentView[] = [
    invent(1, {
      now: "40.000.000 đ",
      changed: true,
      answer: {
        ...{ state: "done", text: "Đã giảm còn 40 triệu, hộ tự góp 5 triệu." },
        ...{ who: "Lê Văn An", at: "2020-02-18T10:00:00" },
      },
    }),
    invent(2, {
      ...{ severity: "should", text: "Ghi tên người giúp đỡ.", name: "Hà Văn Bảo" },
      ...{
        household: "household-1",
        record: "household-1",
        field: "person",
        label: "Người giúp đỡ",
      },
      ...{ read: "", now: "" },
    }),
    invent(3, {
      ...{ severity: "note", text: "Phần đánh giá nên nêu kết quả năm 2019.", name: null },
      ...{ household: null, record: "s", field: "text", label: "Nội dung", hamlet: null },
      ...{ paper: "poverty", place: "assessment", read: null, now: null },
    }),
  ];
  ticks = new Map<string, { tick: ChecklistLine["tick"]; note: string | null }>([
    ["A01", { tick: "yes", note: null }],
    ["A03", { tick: "no", note: "Còn 3 hộ chưa rõ nguyên nhân" }],
  ]);
  conclusion: string | null = null;
  decisions: DecisionView[] = [];
  unsent = true;
  round = 2;
  empty = false;

  line(unit: string, at: number): ReviewLine {
    const choice = UNIT_CHOICES.find((one) => one.code === unit);
    const stages = ["in_review", "received", "received", "returned", "passed", "approved"] as const;
    const own = unit === "15670";
    const decided = this.decisions.at(-1);
    const stage = own && decided ? decided.outcome : (stages[own ? 0 : at % 6] ?? "received");
    const waits = (one: CommentView) => !one.withdrawn && !one.settled;
    const handled = (one: CommentView) => one.changed || one.gone || one.answer !== null;
    const count = (fit: (one: CommentView) => boolean) =>
      own ? this.comments.filter((one) => waits(one) && fit(one)).length : at % 3;
    return {
      ...{ unit, name: choice?.name ?? unit, search: choice?.search ?? "", stage },
      ...{ number: own ? 2 : 1, fingerprint: FINGERPRINT, short: "7ZK3D 9QW2E R5T6Y 8M4N1" },
      ...{ received_at: "2020-02-19T08:00:00", late: at % 7 === 3, round: own ? this.round : 1 },
      ...{ amends: at === 5, reviewers: ["BCD03"], reviewer_names: ["Nguyễn Văn Hùng"] },
      must: count((one) => !handled(one) && one.severity === "must"),
      open: count((one) => !handled(one) && one.severity !== "must"),
      answered: count(handled),
      proposals: at % 4 === 1 ? ["passed"] : [],
      decision: own ? (decided ?? null) : null,
      unsent: own ? this.unsent : at % 5 === 4,
    };
  }

  view(): ReviewView {
    const plan = this.line("15670", 0);
    return {
      plan,
      comments: this.comments,
      checklist: CHECKLIST.map(([code, text, basis], at) => ({
        ...{ code, group: "household", text, basis, uncertain: code === "A05", rules: ["H02"] },
        ...{ tick: null, note: null, ...this.ticks.get(code) },
        ...{ blocks: at === 3 ? 2 : 0, warns: at === 4 ? 12 : 0 },
      })),
      ...{ conclusion: this.conclusion, proposal: null, decisions: this.decisions },
      can:
        plan.stage === "passed"
          ? ["approved"]
          : ["received", "in_review"].includes(plan.stage)
            ? ["returned", "passed"]
            : [],
      ...{ before: this.round > 1 ? 1 : null, decides: true },
    };
  }
}

const KNOWN = new WeakMap<InventedCore, InventedReview>();

export function reviewIn(core: InventedCore): InventedReview {
  const known = KNOWN.get(core) ?? new InventedReview();
  KNOWN.set(core, known);
  return known;
}

export const review = (core: InventedCore): Handlers => {
  const held = () => reviewIn(core);
  const figure = (key: string, before: number, after: number, assigned: number | null) => ({
    ...{ key, before, after, assigned },
  });
  return {
    "review.list": () => ({
      plans: held().empty
        ? []
        : UNIT_CHOICES.slice(0, 24).map((unit, at) => held().line(unit.code, at)),
      ...{ missing: held().empty ? 34 : 10, decides: true },
    }),
    "review.view": () => held().view(),
    "review.comment": (args) => {
      const view = held();
      const at = view.comments.length + 1;
      view.comments.push(
        invent(at, {
          ...{ ...args, name: args.household ? core.nameOf(args.household) : null },
          ...{ label: args.field, read: null, now: null, version: 2, at: NOW },
        }),
      );
      view.unsent = true;
      return view.view();
    },
    "review.edit": ({ id, text, severity, withdrawn, settled }) => {
      const view = held();
      view.comments = view.comments.map((one) =>
        one.id === id
          ? {
              ...one,
              text: text ?? one.text,
              severity: severity ?? one.severity,
              withdrawn: withdrawn ?? one.withdrawn,
              settled: settled ?? one.settled,
            }
          : one,
      );
      return view.view();
    },
    "review.tick": ({ code, tick, note }) => {
      held().ticks.set(code, { tick, note });
      return held().view();
    },
    "review.conclude": ({ conclusion }) => {
      held().conclusion = conclusion;
      return held().view();
    },
    "review.compare": () => ({
      ...{ before: 1, number: 2, added: [], removed: [], other: true },
      changed: [
        ...[
          {
            ...{ id: "household-0", head_name: "Phạm Thị Hằng", hamlet: "Suối Trong" },
            what: ["measures", "expected"],
          },
          { id: "household-2", head_name: "Lê Văn Hiền", hamlet: "Đồng Xoan", what: ["helper"] },
        ],
      ],
      figures: [
        figure("households", 421, 421, null),
        figure("poor_planned", 200, 202, 200),
        figure("money", 9_412_500_000, 9_640_000_000, null),
      ],
    }),
    "review.decide": (args) => {
      const open = held().comments.filter(
        (one) => one.severity === "must" && !one.settled && !one.changed && !one.withdrawn,
      );
      if (args.outcome === "passed" && open.length > 0)
        throw refusal("refused", `Còn ${open.length} góp ý phải sửa chưa được trả lời.`);
      held().decisions.push({
        ...{
          id: `decision-${held().decisions.length + 1}`,
          version: 2,
          fingerprint: FINGERPRINT,
          who: "Lê Thị Hòa",
          at: NOW,
        },
        ...args,
      });
      held().unsent = true;
      return held().view();
    },
    "review.undecide": () => {
      held().decisions.pop();
      return held().view();
    },
    "review.write_answer": ({ unit, folder }) => {
      if (unit === "15670") held().unsent = false;
      return {
        path: `${folder}BV-${unit}-2020-tra-01.bvgoi`,
        ...{ number: 1, bytes: 48_211, receiver: `UBND xã ${unit}` },
      };
    },
  };
};
