// The invented core's answers to the commands of one area of the window.
import type {
  Because,
  ChangedMany,
  Choice,
  Chosen,
  ManyChange,
  Narrow,
  RecordView,
} from "$lib/ipc/bindings";
import { flag, text } from "$lib/ipc/record";
import type { Handlers, InventedCore } from "../core";
import { CATALOGUE } from "../invented";

/** Does every condition apply? Enough of the core's conditions for the screens. */
export function fits(core: InventedCore, home: RecordView, narrow: Narrow[]): boolean {
  if (narrow.length === 0) return true;
  if (narrow.every(({ key }) => key === "household"))
    return narrow.every(({ value }) => home.id === value);
  const row = core.row(home);
  const helpers = core
    .of("assignment", home.id)
    .flatMap((one) => [text(one, "organisation"), text(one, "person")]);
  return narrow.every(({ key, value }) => {
    switch (key) {
      case "household":
        return home.id === value;
      case "hamlet":
        return text(home, "hamlet") === value;
      case "gap":
        return row.gaps.includes(value);
      case "expected":
        return (row.expected ?? "") === value;
      case "cause":
        return row.causes.includes(value);
      case "indicator":
        return row.indicators.includes(value);
      case "helper":
      case "assigned":
        return value === "" ? helpers.length === 0 : helpers.includes(value);
      case "class":
        return row.class === value || (value === "poor" && (row.class ?? "").startsWith("poor"));
      default:
        return true;
    }
  });
}

/** The orders that are not by name or hamlet. */
export function ordered(core: InventedCore, homes: RecordView[], order: string): RecordView[] {
  if (order === "name" || order === "hamlet") return homes;
  const key = (home: RecordView): number => {
    const row = core.row(home);
    if (order === "birth") return row.birth_year ?? 0;
    if (order === "class") return ["poor_n1", "poor_n2"].indexOf(row.class ?? "") + 1 || 9;
    if (order === "ready") return row.ready;
    return order === "money" ? row.money : 0;
  };
  const keys = new Map(homes.map((home) => [home.id, key(home)]));
  return homes.sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
}

export const helperChoices = (core: InventedCore) =>
  core.of("helper").map((one) => ({
    id: one.id,
    name: text(one, "name"),
    is_person: text(one, "type") === "person",
    organisation: text(one, "organisation") || null,
    short_name: text(one, "short_name") || null,
    position: text(one, "position") || null,
    load: core
      .of("assignment")
      .filter((help) => [text(help, "person"), text(help, "organisation")].includes(one.id)).length,
  }));

const view = (value: unknown, dot: string) => ({
  value: value as never,
  dots: [dot],
  others: [],
});

export const bulk = (core: InventedCore): Handlers => ({
  "household.chosen": ({ ids }) => chosen(core, ids),
  "household.change_many": ({ ids, change, preview }) => changeMany(core, ids, change, preview),
});

function chosen(core: InventedCore, ids: string[]): Chosen {
  const homes = core.of("household").filter((home) => ids.includes(home.id));
  const rows = homes.map((home) => core.row(home));
  const sum = (of: (row: (typeof rows)[number]) => number | null) =>
    rows.reduce((all, row) => all + (of(row) ?? 0), 0);
  const count = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).length;
  const asked = (kind: "cause" | "indicator") =>
    (kind === "cause" ? CATALOGUE.causes : CATALOGUE.indicators).flatMap((entry) => {
      const having = homes.filter((home) => flag(home, `${kind}.${entry.code}`));
      if (having.length === 0) return [];
      const open = having.filter((home) =>
        core.plan(home).questions.some((one) => one.code === entry.code && !one.answered),
      );
      const entries = CATALOGUE.policies
        .filter((one) => one.answers.includes(entry.code))
        .map((one) => ({
          ...{ code: one.code, name: one.name, basis: one.legal_basis, amount: one.amount },
          unit: one.amount_note,
          fills: one.code === "P09",
          money: {
            source: one.money_source ?? "budget",
            kind: one.money_kind ?? "grant",
            amount: 0,
          },
          ...{ service: false, fits: having.length, uncertain: one.uncertain },
        }));
      const { code, number, name } = entry;
      return [{ code, kind, number, name, households: having.length, open: open.length, entries }];
    });
  return {
    households: homes.length,
    poor: count((row) => (row.class ?? "").startsWith("poor")),
    near_poor: count((row) => row.class === "near_poor"),
    members: sum((row) => row.members),
    workers: sum((row) => row.workers),
    measures: sum((row) => row.measures),
    money: sum((row) => row.money),
    no_measure: count((row) => row.measures === 0),
    no_helper: count((row) => row.gaps.includes("helper")),
    questions: [...asked("cause"), ...asked("indicator")],
    helpers: helperChoices(core),
    hamlets: core.of("hamlet").map((one) => ({ id: one.id, name: text(one, "name") })),
  };
}

function changeMany(
  core: InventedCore,
  ids: string[],
  change: ManyChange,
  preview: boolean,
): ChangedMany {
  const homes = core.of("household").filter((home) => ids.includes(home.id));
  const changed: Choice[] = [];
  const kept = new Map<string, Choice[]>();
  const todo: (() => () => void)[] = [];
  const put = (record: RecordView, name: string, value: unknown) => () => {
    const before = record.fields[name];
    record.fields[name] = view(value, core.dot());
    return () => {
      if (before) record.fields[name] = before;
      else delete record.fields[name];
    };
  };
  const add = (kind: string, parent: string, fields: Record<string, unknown>) => () => {
    const id = `${kind}-many-${core.dot()}`;
    const shown = Object.entries(fields).map(([name, value]) => [name, view(value, core.dot())]);
    core.records.set(id, { id, kind, parent, fields: Object.fromEntries(shown), flagged: false });
    return () => void core.records.delete(id);
  };
  for (const home of homes) {
    const choice = { id: home.id, name: text(home, "head_name") };
    const stay = (why: string) => kept.set(why, [...(kept.get(why) ?? []), choice]);
    const row = core.row(home);
    switch (change.what) {
      case "helper": {
        const { organisation, person, replace } = change;
        const help = core.of("assignment", home.id)[0];
        if (help && text(help, "person") === person) {
          stay("Đã có đúng người, tổ chức này giúp đỡ.");
          continue;
        }
        if (help && !replace) {
          stay("Đã có người, tổ chức khác giúp đỡ.");
          continue;
        }
        if (help) todo.push(put(help, "person", person), put(help, "organisation", organisation));
        else todo.push(add("assignment", home.id, { organisation, person }));
        break;
      }
      case "expected":
        if (row.class === "near_poor" && change.expected === "to_near_poor") {
          stay("Hộ cận nghèo không thể xuống cận nghèo.");
          continue;
        }
        if (row.expected && !change.replace) {
          stay("Đã đặt kết quả khác.");
          continue;
        }
        todo.push(put(home, "expected", change.expected));
        break;
      case "hamlet":
        todo.push(put(home, "hamlet", change.hamlet));
        break;
      case "measure":
        if (!core.plan(home).questions.some((one) => one.code === change.question)) {
          stay("Hộ không có nguyên nhân, chỉ số này.");
          continue;
        }
        todo.push(
          add("measure", home.id, {
            title: CATALOGUE.policies.find((one) => one.code === change.entry)?.name,
            ...{
              policy: change.entry,
              [`answers.${change.question}`]: true,
              months: change.months,
            },
          }),
        );
        break;
      case "delete":
        todo.push(() => {
          core.records.delete(home.id);
          return () => void core.records.set(home.id, home);
        });
    }
    changed.push(choice);
  }
  if (!preview && homes[0]) {
    let undos: (() => void)[] = [];
    core.step(
      `Đổi ${changed.length} hộ`,
      () => undos.forEach((undo) => undo()),
      () => (undos = todo.map((work) => work())),
      homes[0],
    );
  }
  const because = [...kept].map(([reason, households]): Because => ({ reason, households }));
  const paid = change.what === "measure" && change.money ? change.money.amount : 0;
  const given = change.what === "helper" ? (change.person ?? change.organisation) : null;
  const load = helperChoices(core).find((one) => one.id === given)?.load ?? 0;
  return {
    saved: core.saved(),
    changed,
    kept: because.sort((a, b) => b.households.length - a.households.length),
    remarks: [],
    money: paid * changed.length,
    measures:
      change.what === "delete" ? homes.reduce((sum, one) => sum + core.row(one).measures, 0) : 0,
    load: given === null ? null : load + (preview ? changed.length : 0),
  };
}
