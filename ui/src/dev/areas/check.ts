// The invented core's answers to the commands of one area of the window: the self-check.
import type {
  CauseBar,
  CheckReport,
  CheckSurvey,
  Finding,
  NearHousehold,
  RecordView,
} from "$lib/ipc/bindings";
import { field, text } from "$lib/ipc/record";
import type { Handlers, InventedCore } from "../core";
import { CATALOGUE } from "../invented";
import { targetLines } from "./task";

const RULES: [string, string, string][] = [
  ["H02", "Nguyên nhân nghèo", "KH 154, mục III.1.3"],
  ["H04", "Nguyên nhân chưa có giải pháp", "KH 154, mục III.1.3"],
  ["H05", "Chỉ số thiếu hụt chưa có giải pháp", "KH 154, mục III.1.3 và II.2"],
  ["H07", "Chưa có người giúp đỡ", "KH 154, mục III.1.3"],
  ["H09", "Chưa đặt kết quả cuối năm", "KH 154, mục III.1.3"],
  ["C03", "Chỉ tiêu giảm hộ nghèo", "KH 154, phụ lục 1"],
  [
    "C05",
    "Số hộ cận nghèo cuối năm",
    "Đề xuất của chương trình; KH 154 không nói số giảm đã trừ hộ nghèo xuống cận nghèo hay chưa",
  ],
  ["C10", "Số, ngày, căn cứ và nơi nhận", "KH 154, mục III.1.3; thể thức văn bản"],
];
const SENSITIVE = ["NN09", "NN10"];
const OTHER = "NN11";

const place = (one: Pick<Finding, "rule" | "household" | "record" | "field">) =>
  [one.rule, one.household, one.record, one.field].join("|");

function ofHousehold(core: InventedCore, home: RecordView): Finding[] {
  const found: Finding[] = [];
  const say = (
    severity: Finding["severity"],
    rule: string,
    name: string,
    message: string,
    remedy: string,
  ) =>
    found.push({
      ...{ rule, severity, household: home.id, record: home.id, field: name },
      ...{ message, remedy, reason: null, place: "dossier", spot: null },
      takes_reason: severity === "warns",
    });
  const row = core.row(home);
  const fix = "Thêm giải pháp trả lời; nếu chưa thể có thì ghi lý do.";
  if (row.causes.length === 0)
    say("blocks", "H02", "cause.", "Chưa có nguyên nhân nghèo nào.", "Đánh dấu theo phiếu C.");
  if (row.causes.length > 1 && row.measures > 0)
    say(
      "warns",
      "H04",
      `cause.${row.causes[0]}`,
      `«${CATALOGUE.causes.find((one) => one.code === row.causes[0])?.name}» chỉ được trả lời bằng chính sách ngoài danh mục của nguyên nhân này.`,
      "Chọn thêm giải pháp trong danh mục, hoặc ghi lý do.",
    );
  for (const question of core.plan(home).questions)
    if (!question.answered && question.kind === "cause")
      say("blocks", "H04", `cause.${question.code}`, `«${question.name}» chưa có giải pháp.`, fix);
    else if (!question.answered)
      say(
        "blocks",
        "H05",
        `indicator.${question.code}`,
        `Thiếu hụt «${question.name}» chưa có giải pháp, cũng chưa có lý do.`,
        fix,
      );
  if (row.gaps.includes("helper"))
    say("blocks", "H07", "assignment", "Chưa có người giúp đỡ hộ.", "Phân công tổ chức và người.");
  if (row.gaps.includes("expected"))
    say("blocks", "H09", "expected", "Chưa có kết quả dự kiến cuối năm.", "Chọn kết quả.");
  return found;
}

export function report(core: InventedCore): CheckReport {
  const homes = core.sorted("hamlet");
  const findings = homes.flatMap((home) => ofHousehold(core, home));
  const commune = {
    ...{ household: null, record: null, field: null, reason: null, takes_reason: false },
    spot: null,
  };
  for (const line of targetLines(core))
    if (line.key === "poor" && line.missing > 0)
      findings.push({
        ...{ ...commune, rule: "C03", severity: "blocks", place: "near" },
        message: `Hộ nghèo: dự kiến giảm ${line.planned} hộ, huyện giao ${line.reduce}, còn thiếu ${line.missing} hộ.`,
        remedy: "Xem các hộ gần đích nhất ở bên phải.",
      });
  findings.push({
    ...{ ...commune, rule: "C05", severity: "informs", place: null },
    message: "Cận nghèo cuối năm dự kiến 128 hộ: đầu năm 115, thoát 24, cộng 37 hộ xuống.",
    remedy: "Không phải sửa; số này được in trong kế hoạch.",
  });
  findings.push({
    ...{ ...commune, rule: "C10", severity: "informs", place: "paper" },
    spot: { paper: "poverty", section: null },
    message:
      "Còn để trống: Kế hoạch giảm nghèo (số, ngày ban hành); Kế hoạch dịch vụ (số, ngày ban hành).",
    remedy: "Ghi ở phần «Số, ngày, người ký» trước khi chốt, hoặc để văn thư ghi tay khi ban hành.",
  });
  const order = ["blocks", "warns", "informs"];
  findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const reasons = core.of("reason").map((one) => ({
    id: one.id,
    rule: text(one, "rule"),
    household: one.parent,
    record: text(one, "record") || null,
    field: text(one, "field") || null,
    text: field(one, "text"),
  }));
  for (const finding of findings) {
    const reason = reasons.find((one) => place(one) === place(finding));
    if (reason && finding.severity === "warns") finding.reason = String(reason.text.value);
  }
  const count = (severity: string, explained = false) =>
    findings.filter((one) => one.severity === severity && (one.reason !== null) === explained)
      .length;
  return {
    findings,
    blocks: count("blocks"),
    warns: count("warns"),
    explained: count("warns", true),
    informs: count("informs"),
    rules: RULES.filter(([id]) => findings.some((one) => one.rule === id)).map(
      ([id, title, basis]) => ({ id, title, basis }),
    ),
    reasons,
    households: homes.map((home) => {
      const { id, head_name, hamlet } = core.row(home);
      return { id, head_name, hamlet };
    }),
  };
}

function survey(core: InventedCore): CheckSurvey {
  const homes = core.sorted("hamlet");
  const rows = homes.map((home) => core.row(home));
  const targets = targetLines(core);
  const near = targets
    .filter((line) => line.missing > 0)
    .map((line) => {
      const found = homes
        .map((home) => ({ home, row: core.row(home) }))
        .filter(({ row }) => (row.class === "near_poor") === (line.key === "near_poor"))
        .filter(({ row }) => row.expected === null || row.expected === "stays")
        .sort((a, b) => (b.row.b1 ?? 0) - (a.row.b1 ?? 0))
        .map(({ home, row }): NearHousehold => {
          const { id, head_name, hamlet, b1, b2, workers } = row;
          const expected = field(home, "expected");
          return {
            id,
            head_name,
            hamlet,
            b1,
            b2,
            workers,
            expected,
            indicators: row.indicators.length,
          };
        });
      return { key: line.key, candidates: found.length, households: found.slice(0, line.missing) };
    });
  const questions = homes.flatMap((home) => core.plan(home).questions);
  const bars: CauseBar[] = CATALOGUE.causes
    .filter(({ code }) => code !== OTHER && !SENSITIVE.includes(code))
    .map(({ code, name }) => ({
      ...{ code, name },
      households: rows.filter((row) => row.causes.includes(code)).length,
      open: questions.filter((one) => one.code === code && !one.answered).length,
    }))
    .sort((a, b) => b.households - a.households);
  return {
    targets,
    near,
    causes: [...bars, { code: null, name: null, households: 0, open: 0 }],
    unnamed: SENSITIVE.length,
    indicators: CATALOGUE.indicators
      .map(({ code, number, name }) => {
        const start = rows.filter((row) => row.indicators.includes(code)).length;
        const open = questions.filter((one) => one.code === code && one.measures.length === 0);
        return { code, number, name, start, answered: start - open.length, end: open.length };
      })
      .sort((a, b) => b.start - a.start),
  };
}

export const check = (core: InventedCore): Handlers => ({
  "plan.check": () => report(core),
  "check.survey": () => survey(core),
  "check.explain": ({ rule, household, record, field: name, text: words }) => {
    const id = `reason-${rule}-${household}-${record}-${name}`;
    const before = core.records.get(id);
    const value = (shown: unknown) => ({ value: shown as never, dots: [core.dot()], others: [] });
    const made: RecordView = {
      ...{ id, kind: "reason", parent: household, flagged: false },
      fields: {
        rule: value(rule),
        record: value(record),
        field: value(name),
        text: value(words),
      },
    };
    const put = (one: RecordView | undefined) =>
      one ? core.records.set(id, one) : core.records.delete(id);
    core.step(
      words === "" ? "Bỏ lý do" : "Ghi lý do",
      () => put(before),
      () => put(words === "" ? undefined : made),
      made,
    );
    return core.saved();
  },
  "plan.expect": ({ households, expected }) => {
    const homes = (households as { household: string }[]).map((one) => core.record(one.household));
    const before = homes.map((home) => home.fields.expected);
    const after = { value: expected, dots: [core.dot()], others: [] };
    const first = homes[0];
    if (!first) return core.saved();
    core.step(
      `Đặt kết quả cuối năm cho ${homes.length} hộ`,
      () =>
        homes.forEach((home, at) => {
          const view = before[at];
          if (view) home.fields.expected = view;
          else delete home.fields.expected;
        }),
      () => homes.forEach((home) => (home.fields.expected = after)),
      first,
    );
    return core.saved();
  },
});
